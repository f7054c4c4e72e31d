// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/WelcomePage.h"

#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace disyre::ui {

WelcomePage::WelcomePage(QWidget* parent)
    : WizardPage(u"welcomePage"_s, tr("Train a model on your own healthy scans"),
                 tr("A model knows the scanner, the protocol and the people it was trained on. "
                    "Trained on yours, it shows less that is only different, not ill."),
                 parent) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(16);
    grid->setColumnStretch(1, 1);
    const auto add = [&](const QString& what, const QString& text) {
        const int row = grid->rowCount();
        auto* title = new QLabel(what, this);
        QFont bold = title->font();
        bold.setBold(true);
        title->setFont(bold);
        grid->addWidget(title, row, 0, Qt::AlignTop);
        grid->addWidget(textLabel(text, this), row, 1, Qt::AlignTop);
    };
    add(tr("Healthy scans only"),
        tr("Every lesion that slips in teaches the model to accept it. After training, the scans "
           "that look least healthy are shown to you once more."));
    add(tr("One modality"), tr("All T1, or all T2, or all FLAIR: one scanner or several, but one "
                               "kind of picture. The model works on that kind only."));
    add(tr("How many"),
        tr("3 subjects at least, to try it out; 30 or more for a useful model. One subject in ten "
           "is held out to see whether the model learns or memorises."));
    add(tr("Brain only"), tr("Skull-stripped NIfTI scans, or whole heads with a second folder of "
                             "brain masks or label maps, named like the scans."));
    add(tr("How long"),
        tr("From minutes for a trial to hours. You see the predicted time and memory on this "
           "computer before anything starts, and it goes on when this window is closed."));
    add(tr("Where"), tr("On this computer. Nothing is sent anywhere, and no patient's name gets "
                        "into the model."));
    room()->addLayout(grid);
    room()->addStretch();
    auto* notice = textLabel(tr("Research software, not a medical device. A model trained here "
                                "must not be used for diagnosis."),
                             this, u"wizardNotice"_s);
    QFont bold = notice->font();
    bold.setBold(true);
    notice->setFont(bold);
    room()->addWidget(notice);
}

}  // namespace disyre::ui
