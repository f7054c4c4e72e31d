// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/ReportDialog.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/common/FitScreen.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"
#include "ui/report/ReportWriter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kLeastPageWidth = 480;
constexpr int kMostPageWidth = 900;
/// Pages are drawn finer than they are shown, so that they stay sharp in a wide dialog and on a
/// screen of many dots.
constexpr double kPageScale = 2.0;

}  // namespace

ReportDialog::ReportDialog(QString versionText, AskForFile askForFile, QWidget* parent)
    : QDialog(parent),
      versionText_(std::move(versionText)),
      askForFile_(std::move(askForFile)),
      scroll_(new QScrollArea(this)),
      stack_(new QWidget),
      note_(new QLabel(this)),
      namesScan_(new QCheckBox(this)),
      pdf_(new QPushButton(this)),
      html_(new QPushButton(this)),
      close_(new QPushButton(this)),
      worker_(this, Worker::Priority::Normal) {
    setObjectName(u"reportDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    arrange();
    retranslate();
    setBusy(true);
    connect(namesScan_, &QCheckBox::toggled, this, &ReportDialog::makePages);
    connect(pdf_, &QPushButton::clicked, this, [this] { save(u".pdf"_s); });
    connect(html_, &QPushButton::clicked, this, [this] { save(u".html"_s); });
    connect(close_, &QPushButton::clicked, this, &QDialog::reject);
    resizeToFit(*this, {780, 720});
}

void ReportDialog::arrange() {
    scroll_->setObjectName(u"reportPreview"_s);
    scroll_->setWidget(stack_);
    scroll_->setWidgetResizable(true);
    auto* pages = new QVBoxLayout(stack_);
    pages->setSpacing(12);
    note_->setObjectName(u"reportNote"_s);
    note_->setWordWrap(true);
    namesScan_->setObjectName(u"reportNamesScan"_s);
    pdf_->setObjectName(u"saveReportPdfButton"_s);
    pdf_->setDefault(true);
    html_->setObjectName(u"saveReportHtmlButton"_s);
    html_->setAutoDefault(false);
    close_->setObjectName(u"closeReportButton"_s);
    close_->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(namesScan_);
    buttons->addStretch();
    buttons->addWidget(pdf_);
    buttons->addWidget(html_);
    buttons->addWidget(close_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(scroll_, 1);
    layout->addWidget(note_);
    layout->addLayout(buttons);
}

void ReportDialog::retranslate() {
    setWindowTitle(tr("Report (research use, not a medical device)"));
    scroll_->setAccessibleName(tr("Pages of the report"));
    namesScan_->setText(tr("&Name the scan"));
    namesScan_->setToolTip(
        tr("Puts the path of the scan's file into the report. It may hold the name of a person."));
    pdf_->setText(tr("Save as &PDF…"));
    html_->setText(tr("Save as &HTML…"));
    close_->setText(tr("&Close"));
    if (content_ == nullptr) {
        note_->setText(tr("The report is being prepared…"));
    }
}

void ReportDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        // The report speaks the language of the window.
        makePages();
    }
}

void ReportDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    fitPages();
}

void ReportDialog::setBusy(bool busy) {
    namesScan_->setEnabled(!busy);
    pdf_->setEnabled(!busy);
    html_->setEnabled(!busy);
}

void ReportDialog::showReport(const ReportContent& content) {
    content_ = std::make_shared<const ReportContent>(content);
    makePages();
}

void ReportDialog::showProblem(const QString& problem) {
    note_->setText(problem);
    note_->show();
    setBusy(page_ == nullptr);
}

void ReportDialog::makePages() {
    if (content_ == nullptr) {
        return;
    }
    setBusy(true);
    worker_.replace([this, content = content_,
                     choice = ReportChoice{namesScan_->isChecked(), versionText_}](
                        const Worker::Reply& reply, const StopToken&) {
        guarded(
            [&] {
                const auto page = std::make_shared<const ReportPage>(reportPage(*content, choice));
                const QList<QImage> pages = picturesOfPages(*page, kPageScale);
                reply([this, page, pages] { showPages(page, pages); });
            },
            [this, &reply](const QString& problem) {
                reply([this, problem] { showProblem(problem); });
            });
    });
}

void ReportDialog::showPages(const std::shared_ptr<const ReportPage>& page,
                             const QList<QImage>& pages) {
    page_ = page;
    pages_ = pages;
    note_->hide();
    qDeleteAll(labels_);
    labels_.clear();
    for (qsizetype i = 0; i < pages.size(); ++i) {
        auto* label = new QLabel(stack_);
        label->setObjectName(u"reportPage%1"_s.arg(i + 1));
        label->setAccessibleName(tr("Page %1 of the report").arg(i + 1));
        stack_->layout()->addWidget(label);
        stack_->layout()->setAlignment(label, Qt::AlignHCenter);
        labels_ << label;
    }
    setBusy(false);
    fitPages();
    pdf_->setFocus();
}

void ReportDialog::fitPages() {
    const int room = scroll_->width() - scroll_->verticalScrollBar()->sizeHint().width() - 32;
    const int width = std::clamp(room, kLeastPageWidth, kMostPageWidth);
    for (qsizetype i = 0; i < labels_.size(); ++i) {
        QImage shown =
            pages_[i].scaledToWidth(qRound(width * devicePixelRatioF()), Qt::SmoothTransformation);
        shown.setDevicePixelRatio(devicePixelRatioF());
        labels_[i]->setPixmap(QPixmap::fromImage(shown));
    }
}

void ReportDialog::save(const QString& ending) {
    const QString file = askForFile_(ending);
    if (file.isEmpty()) {
        return;
    }
    setBusy(true);
    note_->setText(tr("Writing the report %1…").arg(file));
    note_->show();
    worker_.replace([this, page = page_, file](const Worker::Reply& reply, const StopToken&) {
        guarded(
            [&] {
                writeReport(toPath(file), *page);
                reply([this, file] {
                    Q_EMIT saved(file);
                    accept();
                });
            },
            [this, &reply](const QString& problem) {
                reply([this, problem] { showProblem(problem); });
            });
    });
}

}  // namespace disyre::ui
