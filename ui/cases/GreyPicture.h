// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QSizeF>

#include <vector>

namespace disyre::ui {

/// A small grey picture of a slice whose longer side has `side` pixels. The darkest and the
/// brightest hundredth of the values are black and white.
/// @param values one for each voxel, columns fastest, the first row at the top.
/// @param voxel its width and height in millimetres.
[[nodiscard]] QImage greyPicture(const std::vector<float>& values, QSize size, QSizeF voxel,
                                 int side);

}  // namespace disyre::ui
