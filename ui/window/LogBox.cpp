// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/LogBox.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCursor>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace disyre::ui {

LogBox::LogBox(const QString& log, QWidget* parent)
    : QDialog(parent),
      explanation_(new QLabel(this)),
      lines_(new QPlainTextEdit(log, this)),
      copy_(new QPushButton(this)),
      close_(new QPushButton(this)) {
    setObjectName(u"logBox"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    explanation_->setWordWrap(true);
    explanation_->setMinimumWidth(640);
    lines_->setObjectName(u"logLines"_s);
    lines_->setReadOnly(true);
    lines_->setLineWrapMode(QPlainTextEdit::NoWrap);
    lines_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    lines_->setMinimumHeight(lines_->fontMetrics().lineSpacing() * 18);
    lines_->moveCursor(QTextCursor::End);
    copy_->setObjectName(u"copyLogButton"_s);
    copy_->setEnabled(!log.isEmpty());
    close_->setObjectName(u"closeLogButton"_s);
    close_->setDefault(true);
    connect(copy_, &QPushButton::clicked, this, [this, log] {
        QApplication::clipboard()->setText(log);
        copied_ = true;
        retranslate();
    });
    connect(close_, &QPushButton::clicked, this, &QDialog::close);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(copy_);
    buttons->addWidget(close_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(explanation_);
    layout->addWidget(lines_, 1);
    layout->addLayout(buttons);
    close_->setFocus();
    retranslate();
}

void LogBox::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void LogBox::retranslate() {
    setWindowTitle(tr("Log"));
    explanation_->setText(
        tr("The log says what the program did and which errors came up. It holds no file names, "
           "nothing of a scan and nothing about a patient, and it stays on this computer until "
           "you paste it somewhere."));
    lines_->setAccessibleName(tr("Lines of the log"));
    lines_->setPlaceholderText(tr("There is no log: its file could not be written."));
    copy_->setText(copied_ ? tr("Copied") : tr("Copy the log"));
    copy_->setAccessibleName(tr("Copy the log"));
    copy_->setToolTip(tr("Copy the log to the clipboard"));
    close_->setText(tr("Close"));
    close_->setAccessibleName(tr("Close"));
    close_->setToolTip(tr("Close this box (Esc)"));
}

}  // namespace disyre::ui
