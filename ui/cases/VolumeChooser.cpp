// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/VolumeChooser.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

#include "core/base/Error.h"
#include "core/image/Plane.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/Orientation.h"
#include "ui/cases/GreyPicture.h"
#include "ui/common/FitScreen.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kVolumeSide = 96;
// A compressed file is unpacked up to each volume anew, so that not all of a long series get one.
constexpr int kMostVolumePictures = 64;

/// The middle axial slice of a volume, counted from 1, as a radiologist looks at it: the patient's
/// right on the left and the face above. Null where the volume cannot be read.
QImage volumePicture(const std::filesystem::path& file, int volume, int side) {
    try {
        const Volume ras = toRas(readScan(file, nullptr, {.volume = volume}));
        const auto spacing = ras.spacing();
        return greyPicture(cutSlice(ras, Plane::Axial, ras.size[2] / 2), {ras.size[0], ras.size[1]},
                           {spacing[0], spacing[1]}, side)
            .mirrored(true, true);
    } catch (const Error&) {
        return {};  // What is wrong with it is said when it is opened.
    }
}

}  // namespace

VolumeChooser::VolumeChooser(std::filesystem::path file, int volumes, QWidget* parent)
    : QDialog(parent),
      file_(std::move(file)),
      work_(this, Worker::Priority::Normal),
      hint_(new QLabel(this)),
      list_(new QListWidget(this)),
      open_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
    setObjectName(u"volumeChooser"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    resizeToFit(*this, {720, 480});
    hint_->setWordWrap(true);
    list_->setObjectName(u"volumeList"_s);
    list_->setViewMode(QListView::IconMode);
    list_->setMovement(QListView::Static);
    list_->setResizeMode(QListView::Adjust);
    list_->setUniformItemSizes(true);
    list_->setIconSize({kVolumeSide, kVolumeSide});
    list_->setGridSize({kVolumeSide + 20, kVolumeSide + 2 * fontMetrics().height() + 8});
    QPixmap empty(QSize(kVolumeSide, kVolumeSide) * devicePixelRatioF());
    empty.setDevicePixelRatio(devicePixelRatioF());
    empty.fill(Qt::black);
    for (int volume = 1; volume <= volumes; ++volume) {
        // The text is the number alone, so that typing a number finds its volume.
        new QListWidgetItem(QIcon(empty), QString::number(volume), list_);
    }
    open_->setObjectName(u"openVolumeButton"_s);
    open_->setDefault(true);
    cancel_->setObjectName(u"cancelVolumeButton"_s);
    cancel_->setAutoDefault(false);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(open_);
    buttons->addWidget(cancel_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(hint_);
    layout->addWidget(list_, 1);
    layout->addLayout(buttons);

    connect(list_, &QListWidget::itemSelectionChanged, this,
            [this] { open_->setEnabled(list_->currentRow() >= 0); });
    connect(list_, &QListWidget::itemDoubleClicked, this, &VolumeChooser::openSelected);
    connect(open_, &QPushButton::clicked, this, &VolumeChooser::openSelected);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    list_->setCurrentRow(0);
    list_->setFocus();
    makePictures();
}

VolumeChooser::~VolumeChooser() = default;

void VolumeChooser::retranslate() {
    setWindowTitle(tr("Choose a volume"));
    hint_->setText(tr("%1 holds %2 volumes. The first is selected; the arrow keys or its number "
                      "select another.")
                       .arg(toText(file_.filename()), QLocale().toString(list_->count())));
    list_->setAccessibleName(tr("Volumes"));
    for (int row = 0; row < list_->count(); ++row) {
        const QString name = tr("Volume %1").arg(row + 1);
        list_->item(row)->setToolTip(name);
        list_->item(row)->setData(Qt::AccessibleTextRole, name);
    }
    open_->setText(tr("&Open"));
    open_->setToolTip(tr("Opens the volume that is selected"));
    cancel_->setText(tr("&Cancel"));
    cancel_->setToolTip(tr("Opens nothing"));
}

void VolumeChooser::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    // The base class may get events before the constructor has made the last of the widgets.
    if (event->type() == QEvent::LanguageChange && cancel_ != nullptr) {
        retranslate();
    }
}

void VolumeChooser::makePictures() {
    const qreal pixels = devicePixelRatioF();
    for (int row = 0; row < std::min(list_->count(), kMostVolumePictures); ++row) {
        work_.add([this, file = file_, row, pixels](const Worker::Reply& reply, const StopToken&) {
            QImage picture = volumePicture(file, row + 1, static_cast<int>(kVolumeSide * pixels));
            picture.setDevicePixelRatio(pixels);
            reply([this, row, picture] { showPicture(row, picture); });
        });
    }
}

void VolumeChooser::showPicture(int row, const QImage& picture) {
    if (!picture.isNull()) {
        list_->item(row)->setIcon(QIcon(QPixmap::fromImage(picture)));
    }
}

void VolumeChooser::openSelected() {
    if (list_->currentRow() >= 0) {
        Q_EMIT chosen(list_->currentRow() + 1);
        accept();
    }
}

}  // namespace disyre::ui
