// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/SlicePicture.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "ui/viewer/OverlayColours.h"

namespace disyre::ui {

QImage sliceGrey(const Patch& slice, float low, float high) {
    return greyImage(slice.pixels, slice.width, slice.height, low, high).mirrored(true, true);
}

namespace {

/// The colour of a heat map, in which 0 is black whatever the map is.
QColor heatColour(float share, ScoreMap map) {
    if (map == ScoreMap::Inferno) {
        return inferno(share);
    }
    // The other maps begin with a colour; it comes up from black within this share.
    constexpr float kDark = 0.15f;
    const float light = std::clamp(share / kDark, 0.0f, 1.0f);
    const QColor colour = scoreColour(share, map);
    return QColor::fromRgbF(colour.redF() * light, colour.greenF() * light, colour.blueF() * light);
}

}  // namespace

QImage sliceHeat(const Patch& slice, float high, ScoreMap map) {
    QImage image(slice.width, slice.height, QImage::Format_RGB32);
    for (int row = 0; row < slice.height; ++row) {
        for (int column = 0; column < slice.width; ++column) {
            const float share = high > 0.0f ? slice.at(row, column) / high : 0.0f;
            image.setPixel(slice.width - 1 - column, slice.height - 1 - row,
                           heatColour(share, map).rgb());
        }
    }
    return image;
}

SlicePicture::SlicePicture(const QString& name, QWidget* parent) : PictureView(parent) {
    setObjectName(name);
    setMouseTracking(true);
}

void SlicePicture::setSlice(const QImage& picture) {
    heat_.reset();
    place(picture);
}

void SlicePicture::setHeat(const Patch& slice, float high) {
    heat_.emplace(slice, high);
    place(sliceHeat(slice, high, colourMap_));
}

void SlicePicture::setColourMap(ScoreMap map) {
    colourMap_ = map;
    if (heat_) {
        place(sliceHeat(heat_->first, heat_->second, map));
    }
}

void SlicePicture::place(const QImage& picture) {
    if (picture.size() != this->picture().size()) {
        areas_.clear();
        frames_.clear();
        pixel_.reset();
    }
    setPicture(picture);
}

void SlicePicture::setDrawable(bool drawable) {
    drawable_ = drawable;
    setCursor(drawable ? Qt::CrossCursor : Qt::ArrowCursor);
}

void SlicePicture::setAreas(std::vector<Area> areas) {
    areas_ = std::move(areas);
    update();
}

void SlicePicture::setFrames(std::vector<Frame> frames) {
    frames_ = std::move(frames);
    update();
}

void SlicePicture::setPixel(std::optional<std::pair<int, int>> pixel) {
    pixel_ = pixel;
    update();
}

SlicePoint SlicePicture::pointAt(const QPointF& place) const {
    const QRectF shown = pictureRect();
    if (shown.isEmpty()) {
        return {-1.0, -1.0};
    }
    const double across = (place.x() - shown.left()) / shown.width();
    const double down = (place.y() - shown.top()) / shown.height();
    return {picture().height() * (1.0 - down), picture().width() * (1.0 - across)};
}

QPointF SlicePicture::placeOf(SlicePoint point) const {
    const QRectF shown = pictureRect();
    return {shown.left() + shown.width() * (1.0 - point.column / picture().width()),
            shown.top() + shown.height() * (1.0 - point.row / picture().height())};
}

void SlicePicture::paintEvent(QPaintEvent* event) {
    PictureView::paintEvent(event);
    if (picture().isNull()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Area& area : areas_) {
        if (area.mask.width != picture().width() || area.mask.height != picture().height()) {
            continue;
        }
        const std::vector<float> inside(area.mask.pixels.begin(), area.mask.pixels.end());
        painter.setPen(QPen(area.colour, 1.6));
        for (const QLineF& line : contourOf(inside, area.mask.width, 0.5)) {
            painter.drawLine(placeOf({line.y1(), line.x1()}), placeOf({line.y2(), line.x2()}));
        }
    }
    painter.setBrush(Qt::NoBrush);
    for (const Frame& frame : frames_) {
        const QRect seen = frame.pixels.intersected(QRect(QPoint(0, 0), picture().size()));
        painter.setPen(QPen(frame.colour, frame.width));
        painter.drawRect(
            QRectF(placeOf({static_cast<double>(seen.y() + seen.height()),
                            static_cast<double>(seen.x() + seen.width())}),
                   placeOf({static_cast<double>(seen.y()), static_cast<double>(seen.x())})));
    }
    if (pixel_) {
        const QPointF a = placeOf({pixel_->first + 1.0, pixel_->second + 1.0});
        const QPointF b =
            placeOf({static_cast<double>(pixel_->first), static_cast<double>(pixel_->second)});
        const QRectF square(a, b);
        painter.setPen(QPen(Qt::black, 3.0));
        painter.drawRect(square.adjusted(-1, -1, 1, 1));
        painter.setPen(QPen(QColor(0x56, 0xb4, 0xe9), 1.6));
        painter.drawRect(square.adjusted(-1, -1, 1, 1));
    }
}

void SlicePicture::mousePressEvent(QMouseEvent* event) {
    if (!drawable_ || event->button() != Qt::LeftButton || picture().isNull() ||
        !pictureRect().contains(event->pos())) {
        PictureView::mousePressEvent(event);
        return;
    }
    drawing_ = true;
    Q_EMIT strokeBegan(pointAt(event->position()));
}

void SlicePicture::mouseMoveEvent(QMouseEvent* event) {
    if (drawing_) {
        Q_EMIT strokeMoved(pointAt(event->position()));
    }
    Q_EMIT hovered(pointAt(event->position()));
}

void SlicePicture::mouseReleaseEvent(QMouseEvent* event) {
    if (drawing_ && event->button() == Qt::LeftButton) {
        drawing_ = false;
        Q_EMIT strokeEnded(pointAt(event->position()));
    }
}

void SlicePicture::leaveEvent(QEvent* event) {
    PictureView::leaveEvent(event);
    Q_EMIT hovered({-1.0, -1.0});
}

}  // namespace disyre::ui
