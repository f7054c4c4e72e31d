// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/CaseThumbnail.h"

#include <algorithm>

namespace disyre {

RgbPicture thumbnailOf(const ThumbnailSlice& slice, int side) {
    RgbPicture picture(side, side);
    const int longer = std::max({slice.width, slice.height, 1});
    const double range = std::max(slice.white - slice.black, 1e-12);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            // The middle of the slice is the middle of the picture; the head's front is up.
            const int column = (slice.width - 1) / 2 - (2 * x + 1 - side) * longer / (2 * side);
            const int row = (slice.height - 1) / 2 - (2 * y + 1 - side) * longer / (2 * side);
            if (column < 0 || row < 0 || column >= slice.width || row >= slice.height) {
                continue;
            }
            const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(slice.width) +
                            static_cast<std::size_t>(column);
            const double grey =
                std::clamp((static_cast<double>(slice.values[at]) - slice.black) / range, 0.0, 1.0);
            const bool isMarked = !slice.scores.empty() && slice.threshold > 0.0 &&
                                  static_cast<double>(slice.scores[at]) >= slice.threshold;
            std::uint8_t* pixel = picture.at(x, y);
            const auto level = static_cast<std::uint8_t>(255.0 * grey);
            pixel[0] = isMarked ? static_cast<std::uint8_t>(150 + 2 * level / 5) : level;
            pixel[1] = isMarked ? static_cast<std::uint8_t>(60 + level / 2) : level;
            pixel[2] = isMarked ? static_cast<std::uint8_t>(level / 4) : level;
        }
    }
    return picture;
}

}  // namespace disyre
