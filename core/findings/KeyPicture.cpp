// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/KeyPicture.h"

#include <algorithm>

#include "core/findings/SlicePicture.h"

namespace disyre {

namespace {

constexpr int kGap = 4;  // Pixels between two slices.

}  // namespace

RgbPicture keyPicture(const Volume& scan, const Volume& map, double threshold, const Size3& voxel,
                      double pixelsPerMillimetre, bool pointing) {
    const SlicePainter painter(scan, map, threshold, pixelsPerMillimetre);
    int width = kGap * (static_cast<int>(kPlanes.size()) - 1);
    int height = 0;
    for (const Plane plane : kPlanes) {
        width += painter.sizeOf(plane)[0];
        height = std::max(height, painter.sizeOf(plane)[1]);
    }
    RgbPicture picture(width, height);
    int left = 0;
    for (const Plane plane : kPlanes) {
        const auto size = painter.sizeOf(plane);
        const int top = (height - size[1]) / 2;
        painter.draw(picture, left, top, plane, voxel[axesOf(plane).through]);
        if (pointing) {
            painter.pointAt(picture, left, top, plane, voxel);
        }
        left += size[0] + kGap;
    }
    return picture;
}

}  // namespace disyre
