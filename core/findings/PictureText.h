// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/image/RgbPicture.h"

namespace disyre {

/// Draws a short text in light grey with a dark rim into a picture, in letters of 5 by 7 dots. Only
/// digits and the letters A and R are known; others leave a space. What does not fit into the
/// picture is cut off.
/// @param size the pixels of a dot, 1 or more.
void drawText(RgbPicture& picture, int left, int top, std::string_view text, int size);

}  // namespace disyre
