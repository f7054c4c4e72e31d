// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// How the next x_t is made from x0-hat (method brief, sections 5.1 and 5.2).
enum class UpdateRule {
    Paper,    ///< x = (1 - a') x0_hat + a' x, Algorithm 1 of the paper (the default)
    Corrected ///< x = x0_hat + (a'/a)(x - x0_hat), the cold-diffusion correction of the code
};

/// What windows with much background count for in the anomaly map (section 5.3).
enum class ForegroundWeighting {
    Off,
    Code,       ///< times the window's brain share, which is not in the denominator (the default)
    Normalised  ///< a weighted mean: in the denominator too
};

struct HealingSettings {
    int skip = 25;
    int stride = 0;  ///< of the sliding window in pixels; 0 means a quarter of the patch
    UpdateRule rule = UpdateRule::Paper;
    ForegroundWeighting weighting = ForegroundWeighting::Code;
    /// Slices to heal, in this order; empty means all, from the first on.
    std::vector<int> slices;
};

/// A scan in model space: RAS, the model's spacing, intensities in [0, 1], 0 outside the brain, cut
/// to the brain's box. The view must outlive the call it is given to.
struct HealingInput {
    const Volume& image;
    const Mask& mask;
};

/// One step of one slice, as it is finished. Spans are width * height values, x fastest, and valid
/// during the call only.
struct StepFrame {
    int slice = 0;
    int step = 0;   ///< 0 is the first, at t = T
    int steps = 0;  ///< how many there are
    int t = 0;      ///< the t this step started from
    int width = 0;
    int height = 0;
    std::span<const float> restored;  ///< x after this step, 0 outside the brain
    /// The step gradient |x_t - x0_hat|, blended over the windows, 0 outside the brain.
    std::span<const float> gradient;
    double meanGradient = 0.0;  ///< over the slice's brain
    int slicesDone = 0;         ///< slices finished with this frame
    int slicesTotal = 0;
};

/// Called on the compute thread, in order. It should return quickly.
using StepObserver = std::function<void(const StepFrame&)>;

struct StepRecord {
    int t = 0;
    double meanGradient = 0.0;  ///< mean step gradient over the brain of the healed slices
};

struct HealingResult {
    Volume restoration;  ///< model space; slices not healed are as they came
    Volume anomalyMap;   ///< mean over the steps of the gradient, foreground-weighted as asked
    std::vector<StepRecord> steps;
    int slicesHealed = 0;
    bool stopped = false;  ///< what was healed until then is in the result
    double seconds = 0.0;
    std::string device;
};

/// Throws SettingsError when a setting is out of range for a model of this patch size and T.
void checkHealingSettings(const HealingSettings& settings, int patch, int scheduleSteps);

[[nodiscard]] std::string toText(ForegroundWeighting weighting);
[[nodiscard]] std::optional<ForegroundWeighting> foregroundWeightingFromText(const std::string& text);
[[nodiscard]] std::string toText(UpdateRule rule);
[[nodiscard]] std::optional<UpdateRule> updateRuleFromText(const std::string& text);

}  // namespace disyre
