// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/DisplayRange.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/base/Statistics.h"
#include "core/preprocess/BrainMask.h"

namespace disyre {

namespace {

// How far below the brain's darkest tissue a negative background may be shown black, as a share of
// the brain's range. One that lies further away, such as -1000, would leave no greys for the brain.
constexpr double kMostBelowBrain = 0.5;

/// Returns about 400,000 voxels of the scan, or of the brain if `onlyBrain` is true. So many give
/// the same quantiles as all, and soon.
std::vector<float> someVoxels(const Volume& ras, const Mask& brain, bool onlyBrain) {
    constexpr std::size_t kEnough = 400000;
    const std::size_t stride = std::max<std::size_t>(1, ras.voxels.size() / kEnough);
    std::vector<float> values;
    for (std::size_t i = 0; i < ras.voxels.size(); i += stride) {
        if (!onlyBrain || brain.voxels[i] != 0) {
            values.push_back(ras.voxels[i]);
        }
    }
    return values;
}

}  // namespace

IntensityRange displayRange(const Volume& ras, const Mask& brain) {
    const std::optional<float> background = backgroundOf(ras);
    std::vector<float> values = someVoxels(ras, brain, background.has_value());
    const auto [least, most] = std::minmax_element(ras.voxels.begin(), ras.voxels.end());
    IntensityRange range{*least, *most};
    constexpr std::size_t kFewest = 100;
    if (values.size() > kFewest) {
        range.low = background ? std::min(static_cast<double>(*background), quantile(values, 0.01))
                               : quantile(values, 0.001);
        if (background && *background < 0.0f) {
            const double dark = quantile(values, 0.01);
            const double bright = quantile(values, 0.995);
            range.low = std::max(range.low, dark - kMostBelowBrain * (bright - dark));
        }
        std::erase_if(values, [low = range.low](float value) { return !(value > low); });
    }
    if (values.size() > kFewest) {
        const double bright = quantile(values, 0.995, QuantileRule::Rank);
        range.high = range.low + 1.1 * (bright - range.low);
    }
    if (!(range.high > range.low)) {
        range.high = range.low + 1.0;
    }
    return range;
}

}  // namespace disyre
