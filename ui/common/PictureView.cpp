// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/PictureView.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace disyre::ui {

namespace {

constexpr int kSmallestSide = 64;
constexpr int kCaptionGap = 4;

}  // namespace

QImage greyImage(std::span<const float> values, int width, int height, float low, float high) {
    QImage image(width, height, QImage::Format_Grayscale8);
    const float scale = high > low ? 255.0f / (high - low) : 0.0f;
    for (int row = 0; row < height; ++row) {
        uchar* line = image.scanLine(row);
        const auto first = static_cast<std::size_t>(row) * static_cast<std::size_t>(width);
        for (int column = 0; column < width; ++column) {
            const float value = (values[first + static_cast<std::size_t>(column)] - low) * scale;
            line[column] = static_cast<uchar>(std::clamp(value, 0.0f, 255.0f));
        }
    }
    return image;
}

QImage sliceImage(const Volume& ras, Plane plane, int index, double low, double high) {
    const PlaneAxes axes = axesOf(plane);
    const int width = ras.size[axes.column];
    const int height = ras.size[axes.row];
    const std::vector<float> slice = cutSlice(ras, plane, index);
    if (slice.empty()) {
        return {};
    }
    // Columns run to the patient's right (or front), rows to the front or head.
    QImage image =
        greyImage(slice, width, height, static_cast<float>(low), static_cast<float>(high))
            .mirrored(true, true);
    const auto spacing = ras.spacing();
    const double pixel = std::min(spacing[axes.column], spacing[axes.row]);
    if (!(pixel > 0.0)) {
        return image;
    }
    return image.scaled(
        std::max(1, static_cast<int>(std::lround(width * spacing[axes.column] / pixel))),
        std::max(1, static_cast<int>(std::lround(height * spacing[axes.row] / pixel))),
        Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PictureView::setPicture(const QImage& picture) {
    picture_ = picture;
    update();
}

void PictureView::setCaption(const QString& caption) {
    caption_ = caption;
    setAccessibleName(caption);
    updateGeometry();
    update();
}

int PictureView::captionHeight() const {
    return caption_.isEmpty() ? 0 : fontMetrics().height() + kCaptionGap;
}

QSize PictureView::minimumSizeHint() const {
    return {kSmallestSide, kSmallestSide + captionHeight()};
}

QRect PictureView::pictureRect() const {
    const QRect room = rect().adjusted(0, 0, 0, -captionHeight());
    if (picture_.isNull()) {
        return {};
    }
    QRect shown(QPoint(), picture_.size().scaled(room.size(), Qt::KeepAspectRatio));
    shown.moveCenter(room.center());
    return shown;
}

void PictureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect room = rect().adjusted(0, 0, 0, -captionHeight());
    int bottom = room.bottom();
    if (picture_.isNull()) {
        QColor edge = palette().color(QPalette::WindowText);
        edge.setAlpha(60);
        painter.setPen(QPen(edge, 1, Qt::DashLine));
        const int side = std::min(room.width(), room.height()) - 1;
        painter.drawRect(QRect(room.center() - QPoint(side / 2, side / 2), QSize(side, side)));
    } else {
        const QRect shown = pictureRect();
        painter.drawImage(shown, picture_);
        bottom = shown.bottom();
    }
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, bottom + 1 + kCaptionGap, width(), fontMetrics().height()),
                     Qt::AlignHCenter | Qt::AlignVCenter,
                     fontMetrics().elidedText(caption_, Qt::ElideRight, width()));
}

}  // namespace disyre::ui
