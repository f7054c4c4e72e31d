// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/image/Plane.h"
#include "core/image/RgbPicture.h"
#include "core/image/Volume.h"

namespace disyre {

/// A part of a slice, in voxels of the grid's axes; the last one is part of it.
struct SlicePart {
    Size3 first{};
    Size3 last{};
};

/// Draws slices of a scan in RAS order with its anomaly map laid over it. The view is radiological:
/// the patient's right is on the left of axial and coronal slices, and sagittal slices are seen
/// from the patient's left. A colour stands for a score at or above the threshold, the brightest
/// for the map's largest; a threshold that is not above 0 leaves the scan without colours.
class SlicePainter {
public:
    /// @param scan in RAS order, with intensities in [0, 1].
    /// @param map the anomaly map on the scan's grid. Both must outlive the painter.
    /// @param pixelsPerMillimetre above 0.
    SlicePainter(const Volume& scan, const Volume& map, double threshold,
                 double pixelsPerMillimetre);

    /// Draws only this part of each slice.
    void setPart(const SlicePart& part) { part_ = part; }

    /// The width and height in pixels of a slice.
    [[nodiscard]] std::array<int, 2> sizeOf(Plane plane) const;
    /// Draws slice `index` with its upper left corner at this pixel; all of it lies in the picture.
    void draw(RgbPicture& picture, int left, int top, Plane plane, int index) const;
    /// Points at a voxel with four short lines around it, which leave the voxel itself and 8 pixels
    /// on each side of it free. The slice was drawn with the same upper left corner.
    void pointAt(RgbPicture& picture, int left, int top, Plane plane, const Size3& voxel) const;

private:
    [[nodiscard]] int pixelsAlong(std::size_t axis) const;
    [[nodiscard]] int voxelAt(std::size_t axis, int pixel) const;
    [[nodiscard]] int pixelAt(std::size_t axis, int voxel) const;

    const Volume& scan_;
    const Volume& map_;
    double threshold_;
    double largest_;
    double pixelsPerMillimetre_;
    SlicePart part_;
};

/// Returns the part of a scan that holds everything brighter than black, with two voxels around it;
/// the whole scan if it is black.
[[nodiscard]] SlicePart brightPart(const Volume& scan);

/// The colours that slices are drawn in, 256 of them: greys, then those of scores.
[[nodiscard]] std::vector<std::array<std::uint8_t, 3>> sliceColours();

}  // namespace disyre
