// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/card/ModelCard.h"
#include "core/healing/HealingRegion.h"
#include "core/healing/SlidingWindow.h"
#include "core/image/Volume.h"

namespace disyre {

/// How the next x_t is computed from x0_hat, the network's restored window
/// (resources/manual/method.md, sections 11.1 and 11.2). Here a is alpha of the present step and a'
/// alpha of the next one.
enum class UpdateRule {
    Paper,  ///< x = (1 - a') x0_hat + a' x, which is Algorithm 1 of the paper and the default.
    /// x = x0_hat + (a'/a)(x - x0_hat), which is the cold-diffusion correction of the authors'
    /// code.
    Corrected
};

/// How much windows with much background count in the anomaly map (resources/manual/method.md,
/// section 14).
enum class ForegroundWeighting {
    /// All windows count alike.
    Off,
    /// The window's score is multiplied by the share of the window that is brain, and the
    /// denominator is not; this is the rule of the authors' code and the default.
    Code,
    /// The denominator is multiplied by that share too, which makes the map a weighted mean.
    Normalised
};

/// What the anomaly score consists of (resources/manual/method.md, section 12).
enum class ScoreKind {
    /// The mean over the steps of |x_t - x0_hat|, with x healing on the way; this is the default.
    MultiStep,
    SingleStep,  ///< |x - P(x, t)| at a single step t; the restoration is x0_hat.
    /// The mean over the steps of |x - P(x, t)|, with x staying as it is; the restoration is the
    /// mean of the x0_hat.
    MeanOfSingleSteps
};

/// When the windows of a slice are blended (resources/manual/method.md, section 13).
enum class WindowBlending {
    /// Every window heals on its own, and the results are blended; this is the default.
    AfterLoop,
    /// x0_hat is blended at every step, and all windows start the next step from the blend.
    EveryStep
};

/// Whether the scan's bias field (N4) is divided out before it is healed.
enum class BiasCorrection {
    Model,  ///< As the model's card says, which is how its training scans were prepared.
    On,
    Off
};

/// How a scan is healed; resources/manual/method.md, sections 11 to 15, explains the settings.
struct HealingSettings {
    int skip = 25;  ///< Distance between the steps in t; SingleStep does not use it.
    /// Stride of the sliding window in pixels; 0 stands for a quarter of the patch.
    int stride = 0;
    UpdateRule rule = UpdateRule::Paper;
    ForegroundWeighting weighting = ForegroundWeighting::Code;
    ScoreKind score = ScoreKind::MultiStep;
    int singleT = 50;  ///< The t of the score SingleStep, from 1 to T.
    /// Standard deviation in mm of the Gaussian that smooths the score within the slice's brain
    /// (see MapSmoothing.h); 0 stands for no smoothing, a negative value for what the model's card
    /// says.
    double smoothing = -1.0;
    /// Standard deviation in mm of the smoothing across slices, with the same special values. A
    /// slice that is healed alone takes the neighbours along that it needs for this.
    double smoothingAcross = -1.0;
    /// If true, every window is healed a second time, mirrored left to right as training patches
    /// are half of the time, and both results count alike. This takes twice as long.
    bool mirrored = false;
    WindowBlending blending = WindowBlending::AfterLoop;
    WindowPlacement placement = WindowPlacement::BrainBox;
    /// It is no part of scoringText(): thresholds were measured as the card says, and are suggested
    /// for either choice.
    BiasCorrection bias = BiasCorrection::Model;
    bool operator==(const HealingSettings&) const = default;
};

/// What is to be healed of a scan, and with which settings.
struct HealingRequest {
    HealingSettings settings;
    HealingRegion region = {};  ///< Where the scan may change, on its grid in model space.
    /// Slices of the scan in model space, counted from 0, in the order in which they are healed.
    /// Slices in which nothing may change are left out. If the list is empty, all slices are healed
    /// from the first one on, unless `neighbours` has a value; then none are.
    std::vector<int> slices = {};
    /// Slices that are healed afterwards only because the map is smoothed across slices: their
    /// scores enter the map of `slices`. Without a value they are worked out; an empty list means
    /// that there are none.
    std::optional<std::vector<int>> neighbours = {};
    bool operator==(const HealingRequest&) const = default;
};

/// Two ways to heal, chosen from a table of quality and time on validation cases
/// (resources/manual/experiments.md).
enum class HealingMode {
    Fast,  ///< Skip 50, with windows half a patch apart.
    /// Skip 25, with windows a quarter of a patch apart, as in the paper, and mirrored as well;
    /// this is the default.
    Thorough
};

/// Sets only the skip, the stride and the mirroring, for a model of this patch size.
void applyMode(HealingSettings& settings, HealingMode mode, int patch);

/// Returns the settings of the mode Thorough for any patch size, with which the window opens.
[[nodiscard]] HealingSettings thoroughSettings();

/// A scan in model space: RAS order, the model's voxel spacing (but for thick slices, see
/// keepsThickSlices()), intensities in [0, 1], 0 outside the brain, cut to the brain's bounding
/// box. The referenced objects must outlive the call that
/// this is given to.
struct HealingInput {
    const Volume& image;
    const Mask& mask;
};

/// One step of one slice, when it has been computed. Spans have width * height values with x
/// running fastest, and are valid during the call only.
struct StepFrame {
    int slice = 0;
    /// True if the slice was not asked for: it is healed for the map of a slice near it, into which
    /// its score is smoothed.
    bool isNeighbour = false;
    int step = 0;   ///< Number of this step; the first one, at t = T, is 0.
    int steps = 0;  ///< Number of all steps.
    int t = 0;      ///< The t that this step started from.
    int width = 0;
    int height = 0;
    /// x after this step, 0 outside the brain; for MeanOfSingleSteps the mean of the x0_hat so far.
    std::span<const float> restored;
    /// The step gradient |x_t - x0_hat|, blended over the windows, 0 outside the brain.
    std::span<const float> gradient;
    /// The step gradient, foreground-weighted and smoothed within the slice as the settings ask.
    /// The mean of these over the steps, smoothed across slices, is the anomaly map.
    std::span<const float> weighted;
    /// The mean step gradient over the slice's whole brain, including what may not change.
    double meanGradient = 0.0;
    int slicesDone = 0;  ///< Number of slices that are finished with this frame.
    int slicesTotal = 0;
};

/// Receives the frames on the compute thread, one at a time. The slices come in the order asked for
/// and then the neighbours that were not asked for; all steps of a slice come in their order before
/// those of the next slice. A few of the following slices are healed meanwhile, and their frames
/// wait. All workers heal the first slice together, so that its frames come as early as possible.
/// No frame comes after a stop was requested. The function should return quickly.
using StepObserver = std::function<void(const StepFrame&)>;

/// One step of a healing, over all its slices.
struct StepRecord {
    int t = 0;
    double meanGradient = 0.0;  ///< The mean step gradient over the brain of the healed slices.
};

/// What a healing returns. Volumes are in model space.
struct HealingResult {
    Volume restoration;  ///< The healed scan; slices that were not healed are as they were.
    /// The mean over the steps of the gradient, weighted and smoothed as the settings ask.
    Volume anomalyMap;
    std::vector<StepRecord> steps;
    int slicesHealed = 0;  ///< Number of healed slices among those asked for.
    /// Number of windows in all healed slices; each goes through the network at every step.
    int windowsHealed = 0;
    /// Number of windows that were placed but hold no brain, and so were not healed.
    int windowsSkipped = 0;
    /// True if a stop ended the healing early. The result then holds the slices whose frames have
    /// all come; their map may lack the share of neighbours.
    bool stopped = false;
    double seconds = 0.0;
    std::string device;
    /// Says what went differently from the request, such as a graphics card that failed; empty
    /// otherwise.
    std::optional<Message> notice;
};

/// Returns the t that each step starts from, beginning with the most corrupted. Throws
/// SettingsError if the skip is out of range.
[[nodiscard]] std::vector<int> healingSteps(const HealingSettings& settings, const ModelCard& card);

/// Tells whether the bias field is divided out of a scan that is healed with these settings.
[[nodiscard]] bool correctsBias(const HealingSettings& settings, const ModelCard& card);

/// Returns the card by which a scan is prepared for a healing with these settings: the model's own,
/// but for the bias field where the settings decide about that.
[[nodiscard]] ModelCard preparationFor(const HealingSettings& settings, ModelCard card);

/// Returns the settings with the model's own stride, smoothing (within slices and across them) and
/// bias correction wherever they leave these to the model. A method that sees whole slices has its
/// own way of scoring: neither mirroring nor foreground weighting nor overlapping windows apply to
/// it.
[[nodiscard]] HealingSettings resolvedFor(const HealingSettings& settings, const ModelCard& card);

/// Describes in words, with the card's own values, the settings that an anomaly score depends on.
/// Healthy scores and thresholds are stored under this text. The region and the slices do not
/// belong to it.
[[nodiscard]] std::string scoringText(const HealingSettings& settings, const ModelCard& card);

/// Returns what the card tells of healthy scans that were healed in this way, or null if it tells
/// nothing.
[[nodiscard]] const HealthyScores* healthyScoresFor(const ModelCard& card,
                                                    const HealingSettings& settings);

/// Returns the threshold that the card suggests for maps of scans healed in this way; negative if
/// it suggests none.
[[nodiscard]] double suggestedThreshold(const ModelCard& card, const HealingSettings& settings);

/// Throws SettingsError if a setting is out of range for a model of this patch size and number of
/// steps T.
void checkHealingSettings(const HealingSettings& settings, int patch, int scheduleSteps);

/// Returns "fast" or "thorough".
[[nodiscard]] std::string toText(HealingMode mode);
[[nodiscard]] std::optional<HealingMode> healingModeFromText(const std::string& text);
[[nodiscard]] std::string toText(ForegroundWeighting weighting);
[[nodiscard]] std::optional<ForegroundWeighting> foregroundWeightingFromText(
    const std::string& text);
[[nodiscard]] std::string toText(WindowPlacement placement);
[[nodiscard]] std::optional<WindowPlacement> windowPlacementFromText(const std::string& text);
/// Returns "model", "on" or "off".
[[nodiscard]] std::string toText(BiasCorrection bias);
[[nodiscard]] std::optional<BiasCorrection> biasCorrectionFromText(const std::string& text);
[[nodiscard]] std::string toText(UpdateRule rule);
[[nodiscard]] std::optional<UpdateRule> updateRuleFromText(const std::string& text);
/// Returns "multi-step", "single-step" or "mean-single-step".
[[nodiscard]] std::string toText(ScoreKind score);
[[nodiscard]] std::optional<ScoreKind> scoreKindFromText(const std::string& text);
/// Returns "after" (the healing loop) or "inside" (it).
[[nodiscard]] std::string toText(WindowBlending blending);
[[nodiscard]] std::optional<WindowBlending> windowBlendingFromText(const std::string& text);

}  // namespace disyre
