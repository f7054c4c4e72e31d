// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/findings/LightBox.h"

namespace disyre::ui {

/// What a person wants a picture of.
enum class PictureKind {
    View,       ///< the view in use, as it is shown
    Window,     ///< the whole window, as it is shown
    LightBox,   ///< slices beside and below each other
    Animation,  ///< the healing step by step as a GIF
    Series      ///< the same as single pictures
};

/// The picture that a person chose. The scale is 1 to 4; of slices it is in pixels for a
/// millimetre.
struct PictureChoice {
    PictureKind kind = PictureKind::View;
    int scale = 1;
    LightBoxChoice lightBox;
};

[[nodiscard]] constexpr bool isOfTheScreen(PictureKind kind) {
    return kind == PictureKind::View || kind == PictureKind::Window;
}
[[nodiscard]] constexpr bool isAnimated(PictureKind kind) {
    return kind == PictureKind::Animation || kind == PictureKind::Series;
}

}  // namespace disyre::ui
