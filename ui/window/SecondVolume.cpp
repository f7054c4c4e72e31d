// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SecondVolume.h"

#include <QColor>

#include <algorithm>
#include <cmath>

namespace disyre::ui {

namespace {

// Colours that can be told apart, also without colour vision, by lightness where not by hue.
const std::array<QColor, 8> kLabelColours{QColor(0xff, 0xd9, 0x2f), QColor(0x56, 0xb4, 0xe9),
                                          QColor(0xd5, 0x5e, 0x00), QColor(0x66, 0xc2, 0xa5),
                                          QColor(0xcc, 0x79, 0xa7), QColor(0xa6, 0xd8, 0x54),
                                          QColor(0x8c, 0x9e, 0xff), QColor(0xe5, 0xc4, 0x94)};

QColor plainColour(SecondColour colour) {
    switch (colour) {
        case SecondColour::Red:
            return {0xff, 0x5a, 0x4d};
        case SecondColour::Blue:
            return {0x5a, 0x9b, 0xff};
        case SecondColour::Green:
            return {0x4c, 0xd9, 0x64};
        case SecondColour::Grey:
        case SecondColour::Automatic:
            break;
    }
    return {0xf0, 0xf0, 0xf0};
}

/// Whether the voxel at a place has the same label as all of its neighbours in the slice.
bool isInner(const std::vector<float>& values, int width, int height, int column, int row) {
    const auto at = [&](int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height
                   ? 0.0f
                   : values[static_cast<std::size_t>(y * width + x)];
    };
    const float label = at(column, row);
    return at(column - 1, row) == label && at(column + 1, row) == label &&
           at(column, row - 1) == label && at(column, row + 1) == label;
}

}  // namespace

QColor labelColour(std::size_t place, SecondColour colour) {
    return colour == SecondColour::Automatic ? kLabelColours[place % kLabelColours.size()]
                                             : plainColour(colour);
}

QColor shadeColour(double share, SecondColour colour) {
    share = std::clamp(share, 0.0, 1.0);
    if (colour == SecondColour::Automatic) {
        // From black over red to yellow, as the colours of hot iron.
        return QColor::fromRgbF(static_cast<float>(std::min(1.0, 1.5 * share)),
                                static_cast<float>(std::clamp(2.0 * share - 0.8, 0.0, 1.0)), 0.0f);
    }
    const QColor full = plainColour(colour);
    const auto part = static_cast<float>(share);
    return QColor::fromRgbF(full.redF() * part, full.greenF() * part, full.blueF() * part);
}

QImage secondPicture(const SecondVolume& second, const SecondStyle& style, Plane plane, int slice) {
    const OverlayVolume& volume = second.volume;
    const std::vector<float> values = cutSlice(volume.onScan, plane, slice);
    const std::vector<std::uint8_t> inside = cutSlice(volume.inside, plane, slice);
    if (values.empty() || std::find(inside.begin(), inside.end(), 1) == inside.end()) {
        return {};
    }
    const PlaneAxes axes = axesOf(plane);
    const int width = volume.onScan.size[axes.column];
    const int height = volume.onScan.size[axes.row];
    QImage picture(width, height, QImage::Format_RGBA8888);
    picture.fill(Qt::transparent);
    const double range = std::max(1e-9, volume.shown.high - volume.shown.low);
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            const auto at = static_cast<std::size_t>(row * width + column);
            if (inside[at] == 0) {
                continue;
            }
            if (!volume.isSegmentation()) {
                picture.setPixelColor(
                    column, row,
                    shadeColour((static_cast<double>(values[at]) - volume.shown.low) / range,
                                style.colour));
            } else if (!style.isOutline || !isInner(values, width, height, column, row)) {
                const auto label =
                    std::lower_bound(volume.labels.begin(), volume.labels.end(), values[at]);
                picture.setPixelColor(
                    column, row,
                    labelColour(static_cast<std::size_t>(label - volume.labels.begin()),
                                style.colour));
            }
        }
    }
    return picture;
}

}  // namespace disyre::ui
