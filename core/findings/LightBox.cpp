// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/LightBox.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/findings/PictureText.h"
#include "core/findings/SlicePicture.h"

namespace disyre {

namespace {

constexpr int kSpace = 2;  // Pixels between two slices.

/// Where the slices of a light-box lie.
struct Layout {
    std::vector<int> slices;  // Counted from 0.
    int columns = 1;
    int rows = 1;
    std::array<int, 2> tile{};
    std::array<int, 2> size{};
};

Layout layoutOf(const Volume& scan, const SlicePainter& painter, const LightBoxChoice& choice) {
    const int count = sliceCount(scan.size, choice.plane);
    const int last = choice.last == 0 ? count : choice.last;
    if (choice.first < 1 || last > count || choice.first > last || choice.step < 1 ||
        choice.columns < 1) {
        throw SettingsError(MessageId::PictureNoSlices, {choice.first, last, count});
    }
    Layout layout;
    for (int slice = choice.first; slice <= last; slice += choice.step) {
        layout.slices.push_back(slice - 1);
    }
    const int slices = static_cast<int>(layout.slices.size());
    layout.columns = std::min(choice.columns, slices);
    layout.rows = (slices + layout.columns - 1) / layout.columns;
    layout.tile = painter.sizeOf(choice.plane);
    const auto side = [](int number, int pixels) {
        return static_cast<double>(number) * pixels + static_cast<double>(kSpace) * (number - 1);
    };
    const double width = side(layout.columns, layout.tile[0]);
    const double height = side(layout.rows, layout.tile[1]);
    if (width > kLargestPicture || height > kLargestPicture) {
        throw SettingsError(MessageId::PictureTooLarge,
                            {static_cast<long long>(width), static_cast<long long>(height)});
    }
    layout.size = {static_cast<int>(width), static_cast<int>(height)};
    return layout;
}

SlicePainter painterOf(const Volume& scan, const Volume& map, double threshold,
                       const LightBoxChoice& choice) {
    SlicePainter painter(scan, map, choice.hasOverlay ? threshold : 0.0,
                         choice.pixelsPerMillimetre);
    painter.setPart(brightPart(scan));
    return painter;
}

}  // namespace

LightBoxChoice spreadBetween(Plane plane, int first, int last, int slices) {
    LightBoxChoice choice;
    choice.plane = plane;
    choice.step =
        std::max(1, static_cast<int>(std::lround(static_cast<double>(last - first + 1) / slices)));
    choice.first = std::min(first + 1 + choice.step / 2, last + 1);
    choice.last = std::min(last + 1, choice.first + (slices - 1) * choice.step);
    return choice;
}

LightBoxChoice spreadOver(const Volume& scan, Plane plane, int slices) {
    const std::size_t axis = axesOf(plane).through;
    const SlicePart part = brightPart(scan);
    return spreadBetween(plane, part.first[axis], part.last[axis], slices);
}

std::array<int, 2> lightBoxSize(const Volume& scan, const LightBoxChoice& choice) {
    const Volume none;
    return layoutOf(scan, painterOf(scan, none, 0.0, choice), choice).size;
}

RgbPicture lightBox(const Volume& scan, const Volume& map, double threshold,
                    const LightBoxChoice& choice) {
    const SlicePainter painter = painterOf(scan, map, threshold, choice);
    const Layout layout = layoutOf(scan, painter, choice);
    RgbPicture picture(layout.size[0], layout.size[1]);
    const int letters = std::max(1, layout.tile[1] / 150);
    for (std::size_t i = 0; i < layout.slices.size(); ++i) {
        const int column = static_cast<int>(i) % layout.columns;
        const int row = static_cast<int>(i) / layout.columns;
        const int left = column * (layout.tile[0] + kSpace);
        const int top = row * (layout.tile[1] + kSpace);
        painter.draw(picture, left, top, choice.plane, layout.slices[i]);
        drawText(picture, left + 2 * letters, top + 2 * letters,
                 std::to_string(layout.slices[i] + 1), letters);
        drawText(picture, left + 2 * letters, top + layout.tile[1] / 2 - 3 * letters,
                 choice.plane == Plane::Sagittal ? "A" : "R", letters);
    }
    return picture;
}

}  // namespace disyre
