// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restoration/ResultFiles.h"

#include <fmt/format.h>

namespace disyre {

std::string stepsCsv(const std::vector<StepRecord>& steps) {
    std::string text = "step,t,mean_gradient\n";
    for (std::size_t i = 0; i < steps.size(); ++i) {
        text += fmt::format("{},{},{:.8g}\n", i + 1, steps[i].t, steps[i].meanGradient);
    }
    return text;
}

}  // namespace disyre
