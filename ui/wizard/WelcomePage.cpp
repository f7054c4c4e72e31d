// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/WelcomePage.h"

#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace disyre::ui {

WelcomePage::WelcomePage(QWidget* parent) : WizardPage(u"welcomePage"_s, parent) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(16);
    grid->setColumnStretch(1, 1);
    for (Row& row : rows_) {
        row = {new QLabel(this), textLabel(this)};
        QFont bold = row.title->font();
        bold.setBold(true);
        row.title->setFont(bold);
        const int number = grid->rowCount();
        grid->addWidget(row.title, number, 0, Qt::AlignTop);
        grid->addWidget(row.text, number, 1, Qt::AlignTop);
    }
    room()->addLayout(grid);
    room()->addStretch();
    notice_ = textLabel(this, u"wizardNotice"_s);
    QFont bold = notice_->font();
    bold.setBold(true);
    notice_->setFont(bold);
    room()->addWidget(notice_);
    retranslate();
}

void WelcomePage::retranslate() {
    setHeading(tr("Train a model on your own healthy scans"),
               tr("A model knows the scanner, the protocol and the people it was trained on. "
                  "Trained on yours, it shows less that is only different, not ill."));
    std::size_t next = 0;
    const auto set = [&](const QString& title, const QString& text) {
        const Row& row = rows_.at(next++);
        row.title->setText(title);
        row.text->setText(text);
    };
    set(tr("Healthy scans only"),
        tr("Every lesion that slips in teaches the model to accept it. After training, the scans "
           "that look least healthy are shown to you once more."));
    set(tr("One modality"), tr("All T1, or all T2, or all FLAIR: one scanner or several, but one "
                               "kind of picture. The model works on that kind only."));
    set(tr("How many"),
        tr("3 subjects at least, to try it out; 30 or more for a useful model. One subject in ten "
           "is held out to see whether the model learns or memorises."));
    set(tr("Brain only"), tr("Skull-stripped scans, or whole heads with a second folder of "
                             "brain masks or label maps, named like the scans."));
    set(tr("How long"),
        tr("From minutes for a trial to hours. You see the predicted time and memory on this "
           "computer before anything starts, and it goes on when this window is closed."));
    set(tr("Where"), tr("On this computer. Nothing is sent anywhere, and no patient's name gets "
                        "into the model."));
    notice_->setText(
        tr("Research software, not a medical device. A model trained here "
           "must not be used for diagnosis."));
}

}  // namespace disyre::ui
