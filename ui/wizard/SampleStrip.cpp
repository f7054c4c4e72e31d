// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/SampleStrip.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

#include "ui/common/PictureView.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kGap = 4;
constexpr int kRows = 3;

QImage stripPictureOf(const Patch& patch) {
    return greyImage(patch.pixels, patch.width, patch.height, 0.0f, 1.0f).mirrored(true, true);
}

}  // namespace

SampleStrip::SampleStrip(QWidget* parent) : QWidget(parent) {
    setObjectName(u"sampleStrip"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    retranslate();
}

void SampleStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void SampleStrip::retranslate() {
    setAccessibleName(tr("Held-out samples"));
    setToolTip(
        tr("Patches the network never learns from: corrupted, restored by the network as it "
           "is now, and as they were. The middle row should come to look like the lower "
           "one."));
    update();
}

void SampleStrip::setPreview(const TrainingPreview& preview) {
    columns_.clear();
    step_ = preview.step;
    for (const PreviewSample& sample : preview.samples) {
        columns_.push_back({stripPictureOf(sample.corrupted), stripPictureOf(sample.restored),
                            stripPictureOf(sample.healthy), sample.t});
    }
    update();
}

void SampleStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (columns_.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Samples come with the first check of the held-out scans"));
        return;
    }
    const std::array<QString, kRows> titles{tr("corrupted"), tr("restored"), tr("healthy")};
    int titleWidth = 0;
    for (const QString& title : titles) {
        titleWidth = std::max(titleWidth, fontMetrics().horizontalAdvance(title));
    }
    titleWidth += 2 * kGap;
    const int captionHeight = fontMetrics().height();
    const auto columns = static_cast<int>(columns_.size());
    const int side = std::max(8, std::min((width() - titleWidth) / columns - kGap,
                                          (height() - captionHeight) / kRows - kGap));
    painter.setPen(palette().color(QPalette::WindowText));
    for (int row = 0; row < kRows; ++row) {
        painter.drawText(QRect(0, row * (side + kGap), titleWidth, side),
                         Qt::AlignLeft | Qt::AlignVCenter, titles[static_cast<std::size_t>(row)]);
    }
    for (int i = 0; i < columns; ++i) {
        const Column& column = columns_[static_cast<std::size_t>(i)];
        const int x = titleWidth + i * (side + kGap);
        painter.drawImage(QRect(x, 0, side, side), column.corrupted);
        painter.drawImage(QRect(x, side + kGap, side, side), column.restored);
        painter.drawImage(QRect(x, 2 * (side + kGap), side, side), column.healthy);
        painter.drawText(QRect(x, kRows * (side + kGap), side, captionHeight), Qt::AlignCenter,
                         tr("t = %1").arg(column.t));
    }
}

}  // namespace disyre::ui
