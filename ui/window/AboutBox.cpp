// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/AboutBox.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace disyre::ui {

AboutBox::AboutBox(const QString& report, QWidget* parent) : QDialog(parent) {
    setObjectName(u"aboutBox"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About DISYRE Explorer"));
    auto* logo = new QLabel(this);
    logo->setPixmap(QIcon(u":/disyre/icons/disyre-explorer.svg"_s).pixmap(QSize(64, 64)));
    auto* text = new QLabel(
        tr("<h3>DISYRE Explorer %1</h3><p>Finds what is unusual in a brain MRI by healing it step "
           "by step with diffusion-inspired synthetic restoration (DISYRE).</p><p><b>Research "
           "software, not a medical device.</b> Do not base any decision about a person's health "
           "on it.</p><p>Free software under the GNU General Public License, version 3 or "
           "later.</p>")
            .arg(QCoreApplication::applicationVersion()),
        this);
    text->setWordWrap(true);
    text->setMinimumWidth(480);
    auto* what = new QLabel(
        tr("When you ask for help, this report says what runs here. It stays on this computer "
           "until you paste it somewhere."),
        this);
    what->setWordWrap(true);
    auto* details = new QPlainTextEdit(report, this);
    details->setObjectName(u"diagnosticReport"_s);
    details->setAccessibleName(tr("Diagnostic report"));
    details->setReadOnly(true);
    details->setLineWrapMode(QPlainTextEdit::NoWrap);
    details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    details->setMinimumHeight(details->fontMetrics().lineSpacing() * 12);
    auto* copy = new QPushButton(tr("Copy the report"), this);
    copy->setObjectName(u"copyReportButton"_s);
    copy->setAccessibleName(tr("Copy the diagnostic report"));
    copy->setToolTip(tr("Copy the diagnostic report to the clipboard"));
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"closeAboutButton"_s);
    close->setAccessibleName(tr("Close"));
    close->setToolTip(tr("Close this box (Esc)"));
    close->setDefault(true);
    connect(copy, &QPushButton::clicked, this, [copy, report] {
        QApplication::clipboard()->setText(report);
        copy->setText(tr("Copied"));
    });
    connect(close, &QPushButton::clicked, this, &QDialog::close);

    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(logo, 0, Qt::AlignTop);
    top->addWidget(text, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(copy);
    buttons->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(what);
    layout->addWidget(details, 1);
    layout->addLayout(buttons);
    close->setFocus();
}

}  // namespace disyre::ui
