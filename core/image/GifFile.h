// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "core/base/StopToken.h"
#include "core/image/RgbPicture.h"

namespace disyre {

/// A picture of an animation, and for how many hundredths of a second it is shown.
struct GifPicture {
    const RgbPicture& picture;
    int hundredths = 100;
};

/// Writes an animation that is repeated without end as a GIF file, completely or not at all. Each
/// pixel gets the nearest of the colours. Throws FileError if it cannot be written, and Stopped if
/// a stop is requested.
/// @param pictures one or more, all of one size, at most 65535 pixels along a side.
/// @param colours 2 to 256 of red, green and blue.
/// @param progress may be empty; called with how many pictures of how many are written.
void writeGif(const std::filesystem::path& path, const std::vector<GifPicture>& pictures,
              const std::vector<std::array<std::uint8_t, 3>>& colours,
              const std::function<void(std::size_t done, std::size_t total)>& progress,
              const StopToken& stop);

}  // namespace disyre
