// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/AboutBox.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace disyre::ui {

AboutBox::AboutBox(const QString& report, QWidget* parent)
    : QDialog(parent),
      text_(new QLabel(this)),
      what_(new QLabel(this)),
      details_(new QPlainTextEdit(report, this)),
      copy_(new QPushButton(this)),
      close_(new QPushButton(this)) {
    setObjectName(u"aboutBox"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* logo = new QLabel(this);
    logo->setPixmap(QIcon(u":/disyre/icons/disyre-explorer.svg"_s).pixmap(QSize(64, 64)));
    text_->setWordWrap(true);
    text_->setMinimumWidth(480);
    what_->setWordWrap(true);
    details_->setObjectName(u"diagnosticReport"_s);
    details_->setReadOnly(true);
    details_->setLineWrapMode(QPlainTextEdit::NoWrap);
    details_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    details_->setMinimumHeight(details_->fontMetrics().lineSpacing() * 12);
    copy_->setObjectName(u"copyReportButton"_s);
    close_->setObjectName(u"closeAboutButton"_s);
    close_->setDefault(true);
    connect(copy_, &QPushButton::clicked, this, [this, report] {
        QApplication::clipboard()->setText(report);
        copied_ = true;
        retranslate();
    });
    connect(close_, &QPushButton::clicked, this, &QDialog::close);

    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(logo, 0, Qt::AlignTop);
    top->addWidget(text_, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(copy_);
    buttons->addWidget(close_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(what_);
    layout->addWidget(details_, 1);
    layout->addLayout(buttons);
    close_->setFocus();
    retranslate();
}

void AboutBox::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void AboutBox::retranslate() {
    setWindowTitle(tr("About DISYRE Explorer"));
    text_->setText(
        tr("<h3>DISYRE Explorer %1</h3><p>Finds what is unusual in a brain MRI by healing it step "
           "by step with diffusion-inspired synthetic restoration (DISYRE).</p><p><b>Research "
           "software, not a medical device.</b> Do not base any decision about a person's health "
           "on it.</p><p>Free software under the GNU General Public License, version 3 or "
           "later.</p>")
            .arg(QCoreApplication::applicationVersion()));
    what_->setText(
        tr("When you ask for help, this report says what runs here. It stays on this computer "
           "until you paste it somewhere."));
    details_->setAccessibleName(tr("Diagnostic report"));
    copy_->setText(copied_ ? tr("Copied") : tr("Copy the report"));
    copy_->setAccessibleName(tr("Copy the diagnostic report"));
    copy_->setToolTip(tr("Copy the diagnostic report to the clipboard"));
    close_->setText(tr("Close"));
    close_->setAccessibleName(tr("Close"));
    close_->setToolTip(tr("Close this box (Esc)"));
}

}  // namespace disyre::ui
