// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include <array>

#include "core/image/Plane.h"
#include "core/preprocess/OverlayVolume.h"

namespace disyre::ui {

/// The colours that a second volume is drawn in.
enum class SecondColour {
    Automatic,  ///< labels each have their own; grey pictures run from red to yellow
    Red,
    Blue,
    Green,
    Grey
};
inline constexpr std::array<SecondColour, 5> kSecondColours{
    SecondColour::Automatic, SecondColour::Red, SecondColour::Blue, SecondColour::Green,
    SecondColour::Grey};

/// How a second volume is drawn.
struct SecondStyle {
    bool isShown = true;
    SecondColour colour = SecondColour::Automatic;
    bool isOutline = false;  ///< of a segmentation, draws only the rim of each label
    double opacity = 0.5;    ///< 0 (invisible) to 1
};

/// Another volume that is laid over a scan. It is never changed once it is made.
struct SecondVolume {
    QString name;
    OverlayVolume volume;  ///< on the scan's RAS grid
};

/// The colour of a label, given by its place among the labels, counted from 0.
[[nodiscard]] QColor labelColour(std::size_t place, SecondColour colour);
/// The colour of a grey picture at a share of its range, 0 to 1.
[[nodiscard]] QColor shadeColour(double share, SecondColour colour);

/// Draws a slice with one pixel for each voxel, columns from the left and rows from the top as they
/// are counted. What is not part of the volume is transparent, and nothing has the opacity of the
/// style yet.
[[nodiscard]] QImage secondPicture(const SecondVolume& second, const SecondStyle& style,
                                   Plane plane, int slice);

}  // namespace disyre::ui
