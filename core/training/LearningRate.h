// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace disyre {

/// torch's OneCycleLR with its defaults: from peak / 25 up to `peak` over the first 30 % of the
/// steps, then down to peak / 250,000, both along a cosine. `step` counts from 0.
[[nodiscard]] double oneCycleRate(std::int64_t step, std::int64_t steps, double peak);

/// The AdamW beta1 that torch's OneCycleLR moves against the rate: from `highest` down to
/// `highest` - 0.1 at the peak and back, along the same cosines.
[[nodiscard]] double oneCycleBeta1(std::int64_t step, std::int64_t steps, double highest);

/// The authors' code: `warmup` linear steps, then half a cosine to 0 (diffusers).
[[nodiscard]] double cosineRate(std::int64_t step, std::int64_t steps, std::int64_t warmup,
                                double peak);

}  // namespace disyre
