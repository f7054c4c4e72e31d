// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/SeriesChooser.h"

#include <QDate>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>

#include "core/dicom/DicomSeries.h"
#include "ui/cases/SeriesPicture.h"
#include "ui/common/ErrorText.h"
#include "ui/common/FitScreen.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

enum SeriesColumn { Picture, Title, Modality, Date, Voxels, Spacing, Remarks, SeriesColumns };

constexpr int kPictureSide = 72;

/// Three lengths as people write them: "256 × 256 × 192".
template <typename Values, typename Write>
QString threeOf(const Values& values, Write write) {
    return u"%1 × %2 × %3"_s.arg(write(values[0]), write(values[1]), write(values[2]));
}

}  // namespace

SeriesChooser::SeriesChooser(std::shared_ptr<const DicomListing> listing, QWidget* parent)
    : QDialog(parent),
      listing_(std::move(listing)),
      work_(this, Worker::Priority::Normal),
      hint_(new QLabel(this)),
      table_(new QTableWidget(static_cast<int>(listing_->series.size()), SeriesColumns, this)),
      skipped_(new QLabel(this)),
      open_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
    setObjectName(u"seriesChooser"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    resizeToFit(*this, {980, 560});
    hint_->setWordWrap(true);
    skipped_->setWordWrap(true);
    table_->setObjectName(u"seriesTable"_s);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setShowGrid(false);
    table_->setWordWrap(true);
    table_->setIconSize({kPictureSide, kPictureSide});
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(kPictureSide + 8);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->horizontalHeader()->setSectionResizeMode(Remarks, QHeaderView::Stretch);
    const int letter = fontMetrics().averageCharWidth();
    table_->setColumnWidth(Picture, kPictureSide + 12);
    table_->setColumnWidth(Title, 28 * letter);
    table_->setColumnWidth(Modality, 11 * letter);
    table_->setColumnWidth(Date, 14 * letter);
    table_->setColumnWidth(Voxels, 19 * letter);
    table_->setColumnWidth(Spacing, 26 * letter);
    open_->setObjectName(u"openSeriesButton"_s);
    open_->setDefault(true);
    cancel_->setObjectName(u"cancelSeriesButton"_s);
    cancel_->setAutoDefault(false);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(open_);
    buttons->addWidget(cancel_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(hint_);
    layout->addWidget(table_, 1);
    layout->addWidget(skipped_);
    layout->addLayout(buttons);

    connect(table_, &QTableWidget::itemSelectionChanged, this,
            [this] { open_->setEnabled(isOffered(table_->currentRow())); });
    connect(table_, &QTableWidget::cellDoubleClicked, this, &SeriesChooser::openSelected);
    connect(open_, &QPushButton::clicked, this, &SeriesChooser::openSelected);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    table_->selectRow(static_cast<int>(listing_->likeliest().value_or(0)));
    makePictures();
}

SeriesChooser::~SeriesChooser() = default;

void SeriesChooser::retranslate() {
    setWindowTitle(tr("Choose a series"));
    hint_->setText(tr("There are several series in %1. The one that looks most like a T1-weighted "
                      "scan of a head is selected.")
                       .arg(toText(listing_->place.filename())));
    table_->setAccessibleName(tr("Series"));
    table_->setHorizontalHeaderLabels({tr("Picture"), tr("Series"), tr("Modality"), tr("Date"),
                                       tr("Voxels"), tr("Spacing"), tr("Remarks")});
    open_->setText(tr("&Open"));
    open_->setToolTip(tr("Opens the series that is selected"));
    cancel_->setText(tr("&Cancel"));
    cancel_->setToolTip(tr("Opens nothing"));
    skipped_->setVisible(!listing_->skipped.empty());
    if (!listing_->skipped.empty()) {
        const QString first = toText(listing_->skipped.front().file.filename());
        const auto others = static_cast<int>(listing_->skipped.size()) - 1;
        skipped_->setText(
            others == 0
                ? tr("%1 could not be read.").arg(first)
                : tr("%1 and %n other file(s) could not be read.", nullptr, others).arg(first));
    }
    for (int row = 0; row < table_->rowCount(); ++row) {
        fillRow(row);
    }
}

void SeriesChooser::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    // The base class may get events before the constructor has made the last of the widgets.
    if (event->type() == QEvent::LanguageChange && cancel_ != nullptr) {
        retranslate();
    }
}

bool SeriesChooser::isOffered(int row) const {
    return row >= 0 && listing_->series[static_cast<std::size_t>(row)].isOffered();
}

QString SeriesChooser::remarksOf(int row) const {
    const DicomSeries& series = listing_->series[static_cast<std::size_t>(row)];
    QStringList remarks;
    if (series.refusal) {
        remarks << messageText(*series.refusal);
    }
    if (series.likely) {
        remarks << tr("Most likely the scan that you want.");
    }
    for (const Message& warning : series.warnings) {
        remarks << messageText(warning);
    }
    return remarks.join(u' ');
}

QString SeriesChooser::imagesText(std::size_t images) {
    return tr("%n image(s)", nullptr, static_cast<int>(images));
}

void SeriesChooser::fillRow(int row) {
    const DicomSeries& series = listing_->series[static_cast<std::size_t>(row)];
    const DicomHeader& header = series.header();
    const QLocale locale;
    const auto set = [&](SeriesColumn column, const QString& text) {
        QTableWidgetItem* item = table_->item(row, column);
        if (item == nullptr) {
            item = new QTableWidgetItem;
            table_->setItem(row, column, item);
        }
        item->setText(text);
        item->setToolTip(text);
        item->setFlags(series.isOffered() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                          : Qt::ItemFlags(Qt::ItemIsSelectable));
    };
    set(Picture, {});
    set(Title, QString::fromStdString(series.title()));
    set(Modality, QString::fromStdString(header.modality));
    const QDate date = QDate::fromString(QString::fromStdString(header.date), Qt::ISODate);
    set(Date, date.toString(Qt::ISODate));
    const bool isVolume = series.holdsVolume();
    set(Voxels, isVolume ? threeOf(series.size, [&](int n) { return locale.toString(n); })
                         : imagesText(series.slices.size()));
    set(Spacing, isVolume
                     ? tr("%1 mm").arg(threeOf(
                           series.spacing, [&](double mm) { return locale.toString(mm, 'g', 3); }))
                     : QString());
    set(Remarks, remarksOf(row));
}

void SeriesChooser::makePictures() {
    const qreal pixels = devicePixelRatioF();
    for (int row = 0; row < table_->rowCount(); ++row) {
        work_.add([this, listing = listing_, row, pixels](const Worker::Reply& reply,
                                                          const StopToken& stop) {
            QImage picture = seriesPicture(listing->series[static_cast<std::size_t>(row)],
                                           static_cast<int>(kPictureSide * pixels), stop);
            picture.setDevicePixelRatio(pixels);
            reply([this, row, picture] { showPicture(row, picture); });
        });
    }
}

void SeriesChooser::showPicture(int row, const QImage& picture) {
    if (!picture.isNull()) {
        table_->item(row, Picture)->setIcon(QIcon(QPixmap::fromImage(picture)));
    }
}

void SeriesChooser::openSelected() {
    const int row = table_->currentRow();
    if (isOffered(row)) {
        Q_EMIT chosen(static_cast<std::size_t>(row));
        accept();
    }
}

}  // namespace disyre::ui
