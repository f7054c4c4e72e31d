// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/card/Method.h"
#include "core/card/Schedule.h"
#include "core/healing/Healing.h"

namespace disyre {

/// Returns the share of x_t - x0_hat that is left for the next step after step t
/// (resources/manual/method.md, sections 11.1 and 11.2): the next x is
/// x0_hat + share (x_t - x0_hat).
[[nodiscard]] double stepShare(const HealingSettings& settings, Method method,
                               const Schedule& schedule, int t);

}  // namespace disyre
