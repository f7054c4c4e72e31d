// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/StartPage.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/common/ThemedIcon.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

StartPage::StartPage(QWidget* parent)
    : QWidget(parent),
      logo_(new QLabel(this)),
      title_(new QLabel(this)),
      hint_(new QLabel(this)),
      open_(new QPushButton(themedIcon(u"open"_s), QString(), this)),
      sample_(new QPushButton(themedIcon(u"sample"_s), QString(), this)) {
    setObjectName(u"startPage"_s);
    logo_->setPixmap(QIcon(u":/disyre/icons/disyre-explorer.svg"_s).pixmap(QSize(64, 64)));
    title_->setObjectName(u"startTitle"_s);
    setTitleFont();
    for (QLabel* label : {logo_, title_, hint_}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != logo_);
    }
    open_->setObjectName(u"openScanButton"_s);
    sample_->setObjectName(u"openSampleButton"_s);
    for (QPushButton* button : {open_, sample_}) {
        button->setMinimumSize(160, 40);
    }
    connect(open_, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(sample_, &QPushButton::clicked, this, &StartPage::sampleRequested);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(16);
    buttons->addStretch();
    buttons->addWidget(open_);
    buttons->addWidget(sample_);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 32, 32, 32);
    layout->setSpacing(16);
    layout->addStretch();
    layout->addWidget(logo_);
    layout->addWidget(title_);
    layout->addWidget(hint_);
    layout->addSpacing(8);
    layout->addLayout(buttons);
    layout->addStretch();
    retranslate();
}

void StartPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        setTitleFont();
    }
}

void StartPage::setTitleFont() {
    QFont large = QApplication::font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    title_->setFont(large);
}

void StartPage::retranslate() {
    logo_->setAccessibleName(tr("DISYRE Explorer"));
    title_->setText(tr("Open a scan, drop one here, or try the sample"));
    hint_->setText(
        tr("A T1 scan of a brain or a whole head: NIfTI, DICOM, NRRD, MetaImage, MGH or Analyze. "
           "Nothing leaves this computer."));
    open_->setText(tr("Open a scan…"));
    open_->setAccessibleName(tr("Open a scan"));
    open_->setToolTip(tr("Choose a scan's file (Ctrl+O)"));
    sample_->setText(tr("Try the sample"));
    sample_->setAccessibleName(tr("Open the sample scan"));
    sample_->setToolTip(tr("A brain with two made-up lesions"));
}

}  // namespace disyre::ui
