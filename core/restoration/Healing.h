// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/card/ModelCard.h"
#include "core/image/Volume.h"
#include "core/restoration/HealingRegion.h"
#include "core/restoration/SlidingWindow.h"

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

/// What the anomaly score is made of (sections 5.1, 5.2 and 7.2).
enum class ScoreKind {
    MultiStep,         ///< mean over the steps of |x_t - x0_hat|, x healing on the way (the default)
    SingleStep,        ///< |x - P(x, t)| at one t; the restoration is x0_hat
    MeanOfSingleSteps  ///< mean of |x - P(x, t)| over the steps, x staying unhealed; the
                       ///< restoration is the mean of the x0_hat
};

/// When the windows of a slice are blended (section 5.3).
enum class WindowBlending {
    AfterLoop,  ///< every window heals on its own, the results are blended (the default)
    EveryStep   ///< x0_hat is blended at every step, and all windows go on from the blend
};

struct HealingSettings {
    int skip = 25;   ///< between the steps; SingleStep has no use for it
    int stride = 0;  ///< of the sliding window in pixels; 0 means a quarter of the patch
    UpdateRule rule = UpdateRule::Paper;
    ForegroundWeighting weighting = ForegroundWeighting::Code;
    ScoreKind score = ScoreKind::MultiStep;
    int singleT = 50;  ///< the t of SingleStep, 1..T
    /// Standard deviation in millimetres of the Gaussian that smooths the score within the slice's
    /// brain (core/restoration/MapSmoothing); 0 means none, negative what the model's card says.
    double smoothing = -1.0;
    /// Likewise across slices. A slice that is healed alone takes its neighbours along for it.
    double smoothingAcross = -1.0;
    /// Every window is healed a second time, mirrored left to right, as training patches are half of
    /// the time; both count alike. It takes twice as long.
    bool mirrored = false;
    WindowBlending blending = WindowBlending::AfterLoop;
    WindowPlacement placement = WindowPlacement::BrainBox;
    HealingRegion region = {};
    /// Slices to heal, in this order; empty means all, from the first on, unless neighbours are given.
    /// Those in which nothing may change are left out.
    std::vector<int> slices;
    /// Slices to heal after them for the map alone, where they are given; else those that the slices'
    /// own map needs.
    std::vector<int> neighbours = {};
    bool neighboursGiven = false;
    bool operator==(const HealingSettings&) const = default;
};

/// Two ways to heal, picked from a table of quality against time on validation cases
/// (resources/manual/results.md).
enum class HealingMode {
    Fast,     ///< skip 50, windows half a patch apart
    Thorough  ///< skip 25, windows a quarter of the patch apart, as in the paper, mirrored too (the
              ///< default)
};

/// Sets skip, stride and mirroring for a model of this patch size, and nothing else.
void applyMode(HealingSettings& settings, HealingMode mode, int patch);

/// Those of mode thorough, whatever the patch: what the window opens with.
[[nodiscard]] HealingSettings thoroughSettings();

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
    /// Not asked for: healed for the map of a slice near it, into which its own score is smoothed.
    bool isNeighbour = false;
    int step = 0;   ///< 0 is the first, at t = T
    int steps = 0;  ///< how many there are
    int t = 0;      ///< the t this step started from
    int width = 0;
    int height = 0;
    /// x after this step, 0 outside the brain; of MeanOfSingleSteps the mean of the x0_hat so far.
    std::span<const float> restored;
    /// The step gradient |x_t - x0_hat|, blended over the windows, 0 outside the brain.
    std::span<const float> gradient;
    /// The same, foreground-weighted and smoothed within the slice as asked. The mean of these over
    /// the steps, smoothed across slices, is the anomaly map.
    std::span<const float> weighted;
    double meanGradient = 0.0;  ///< over the slice's brain, the region's outside counting too
    int slicesDone = 0;         ///< slices finished with this frame
    int slicesTotal = 0;
};

/// Called on the compute thread, one frame at a time and never concurrently: the slices in the order
/// asked for, then neighbours that were not, the steps of each in their order, all steps of a slice
/// before those of the next.
/// Slices behind are healed meanwhile, a few of them; their frames wait. The first slice is healed by
/// all workers together, so that its frames come as soon as they can. After a stop was requested no
/// further frame comes. It should return quickly.
using StepObserver = std::function<void(const StepFrame&)>;

struct StepRecord {
    int t = 0;
    double meanGradient = 0.0;  ///< mean step gradient over the brain of the healed slices
};

struct HealingResult {
    Volume restoration;  ///< model space; slices not healed are as they came
    Volume anomalyMap;   ///< mean over the steps of the gradient, weighted and smoothed as asked
    std::vector<StepRecord> steps;
    int slicesHealed = 0;    ///< of those asked for
    int windowsHealed = 0;   ///< of all healed slices; each goes through the network at every step
    int windowsSkipped = 0;  ///< placed, but without brain
    /// The slices whose frames all came are in the result; their map may lack their neighbours' share.
    bool stopped = false;
    double seconds = 0.0;
    std::string device;
    /// Empty, or a sentence on what went otherwise than asked, such as a card that failed.
    std::string notice;
};

/// The t that each step starts from, from the most corrupted down. Throws SettingsError for a skip
/// out of range.
[[nodiscard]] std::vector<int> healingSteps(const HealingSettings& settings,
                                            const ModelCard& card);

/// The settings with the model's own values where they leave them to the model: stride and smoothing,
/// within slices and across.
[[nodiscard]] HealingSettings resolvedFor(const HealingSettings& settings, const ModelCard& card);

/// The settings that an anomaly score hangs on, in words and with the card's own values: what healthy
/// scores and thresholds are kept by. Region and slices are not among them.
[[nodiscard]] std::string scoringText(const HealingSettings& settings, const ModelCard& card);

/// What the card tells of healthy scans healed this way; null where it does not.
[[nodiscard]] const HealthyScores* healthyScoresFor(const ModelCard& card,
                                                    const HealingSettings& settings);

/// The threshold that the card suggests for maps healed this way; negative where it suggests none.
[[nodiscard]] double suggestedThreshold(const ModelCard& card, const HealingSettings& settings);

/// Throws SettingsError when a setting is out of range for a model of this patch size and T.
void checkHealingSettings(const HealingSettings& settings, int patch, int scheduleSteps);

/// "fast", "thorough".
[[nodiscard]] std::string toText(HealingMode mode);
[[nodiscard]] std::optional<HealingMode> healingModeFromText(const std::string& text);
[[nodiscard]] std::string toText(ForegroundWeighting weighting);
[[nodiscard]] std::optional<ForegroundWeighting> foregroundWeightingFromText(const std::string& text);
[[nodiscard]] std::string toText(WindowPlacement placement);
[[nodiscard]] std::optional<WindowPlacement> windowPlacementFromText(const std::string& text);
[[nodiscard]] std::string toText(UpdateRule rule);
[[nodiscard]] std::optional<UpdateRule> updateRuleFromText(const std::string& text);
/// "multi-step", "single-step", "mean-single-step".
[[nodiscard]] std::string toText(ScoreKind score);
[[nodiscard]] std::optional<ScoreKind> scoreKindFromText(const std::string& text);
/// "after", "inside" (the healing loop).
[[nodiscard]] std::string toText(WindowBlending blending);
[[nodiscard]] std::optional<WindowBlending> windowBlendingFromText(const std::string& text);

}  // namespace disyre
