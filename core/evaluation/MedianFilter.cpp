// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/MedianFilter.h"

#include <algorithm>
#include <vector>

#include "core/base/Statistics.h"

namespace disyre {

Volume medianFiltered(const Volume& map, const Mask& brain, const MedianReach& reach) {
    Volume filtered(map.size, map.affine);
    std::vector<float> box;
    const auto first = [](int at, int by) { return std::max(0, at - by); };
    const auto last = [](int at, int by, int size) { return std::min(size - 1, at + by); };
    for (int z = 0; z < map.size[2]; ++z) {
        for (int y = 0; y < map.size[1]; ++y) {
            for (int x = 0; x < map.size[0]; ++x) {
                if (brain.at(x, y, z) == 0) {
                    continue;
                }
                box.clear();
                for (int k = first(z, reach.across); k <= last(z, reach.across, map.size[2]); ++k) {
                    for (int j = first(y, reach.within); j <= last(y, reach.within, map.size[1]);
                         ++j) {
                        for (int i = first(x, reach.within);
                             i <= last(x, reach.within, map.size[0]); ++i) {
                            if (brain.at(i, j, k) != 0) {
                                box.push_back(map.at(i, j, k));
                            }
                        }
                    }
                }
                filtered.at(x, y, z) = static_cast<float>(quantile(box, 0.5, QuantileRule::Rank));
            }
        }
    }
    return filtered;
}

}  // namespace disyre
