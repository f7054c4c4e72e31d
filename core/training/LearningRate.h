// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace disyre {

/// Returns the learning rate of torch's OneCycleLR with its default settings, which the paper uses
/// (resources/manual/method.md, section 9): it rises from peak / 25 to `peak` over the first 30 %
/// of the steps and then falls to peak / 250,000, both along a cosine. `step` counts from 0 to
/// steps - 1.
[[nodiscard]] double oneCycleRate(std::int64_t step, std::int64_t steps, double peak);

/// Returns the beta1 of AdamW that torch's OneCycleLR moves against the learning rate: it falls
/// from `highest` to `highest` - 0.1 at the peak of the rate and rises back, along the same
/// cosines.
[[nodiscard]] double oneCycleBeta1(std::int64_t step, std::int64_t steps, double highest);

/// Returns the learning rate of the authors' code, which is diffusers' cosine schedule: it rises
/// linearly over `warmup` steps and then falls to 0 along half a cosine.
[[nodiscard]] double cosineRate(std::int64_t step, std::int64_t steps, std::int64_t warmup,
                                double peak);

}  // namespace disyre
