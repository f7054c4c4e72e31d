// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/StartPage.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/window/ThemedIcon.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
    setObjectName(u"startPage"_s);
    auto* logo = new QLabel(this);
    logo->setPixmap(QIcon(u":/disyre/icons/disyre-explorer.svg"_s).pixmap(QSize(64, 64)));
    logo->setAlignment(Qt::AlignCenter);
    logo->setAccessibleName(tr("DISYRE Explorer"));
    auto* title = new QLabel(tr("Open a scan, drop one here, or try the sample"), this);
    title->setObjectName(u"startTitle"_s);
    title->setAlignment(Qt::AlignCenter);
    title->setWordWrap(true);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    title->setFont(large);
    auto* hint = new QLabel(tr("A skull-stripped T1 brain scan as NIfTI (.nii, .nii.gz). Nothing "
                               "leaves this computer."),
                            this);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);

    auto* open = new QPushButton(themedIcon(u"open"_s), tr("Open a scan…"), this);
    open->setObjectName(u"openScanButton"_s);
    open->setAccessibleName(tr("Open a scan"));
    open->setToolTip(tr("Choose a NIfTI file (Ctrl+O)"));
    auto* sample = new QPushButton(themedIcon(u"sample"_s), tr("Try the sample"), this);
    sample->setObjectName(u"openSampleButton"_s);
    sample->setAccessibleName(tr("Open the sample scan"));
    sample->setToolTip(tr("A brain with two made-up lesions"));
    for (QPushButton* button : {open, sample}) {
        button->setMinimumSize(160, 40);
    }
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(sample, &QPushButton::clicked, this, &StartPage::sampleRequested);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(16);
    buttons->addStretch();
    buttons->addWidget(open);
    buttons->addWidget(sample);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 32, 32, 32);
    layout->setSpacing(16);
    layout->addStretch();
    layout->addWidget(logo);
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addSpacing(8);
    layout->addLayout(buttons);
    layout->addStretch();
}

}  // namespace disyre::ui
