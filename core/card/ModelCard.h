// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/card/Architecture.h"
#include "core/card/HealthyScores.h"
#include "core/card/Method.h"
#include "core/card/ModelFiles.h"
#include "core/card/ModelRecord.h"
#include "core/card/Schedule.h"
#include "core/card/WholeSliceSettings.h"

namespace disyre {

/// How intensities are scaled to [0, 1] before the network sees them.
struct IntensityRule {
    /// The quantile of the intensities that becomes 1.0.
    double upperQuantile = 0.87;
    /// If true, the quantile is taken inside the brain mask and 0 is the minimum there. If false,
    /// it is taken over all voxels after negative ones are set to 0, as in the authors' code.
    bool insideMask = true;
    /// The value in model space that the quantile becomes, in (0, 1]. A value below 1 leaves room
    /// for tissue that is brighter than any healthy one, which would otherwise be clipped to 1.
    double quantileValue = 1.0;
    /// If true, the bias field of the scan (N4, see estimateBiasField()) is divided out before the
    /// quantile is taken.
    bool correctsBias = false;
    bool operator==(const IntensityRule&) const = default;
};

/// Which number the network is given as the condition for step t.
enum class ConditionOrder {
    /// The number t - 1: it is 0 for an almost clean patch and T - 1 for the most corrupted one.
    Rising,
    /// The number T - t, which weights trained by the authors' code expect
    /// (resources/manual/method.md, section 2).
    Falling
};

/// The card of a model: everything that is needed to use its weights, and what a person should know
/// about them.
struct ModelCard {
    static constexpr int kFormatVersion = 1;

    std::string name;
    Method method = Method::Disyre;
    std::string modality = "T1";
    bool skullStripped = true;
    std::string plane = "axial";
    std::array<double, 3> spacing{1, 1, 1};  ///< Voxel spacing of the model space in mm.
    int patch = 128;                         ///< Side of the square patches in pixels.
    IntensityRule intensity;
    std::string maskRule = "filled brain mask";
    ScheduleSettings schedule;
    ConditionOrder condition = ConditionOrder::Rising;
    Architecture architecture;  ///< Not used by methods that see whole slices.
    /// The networks of a method that sees whole slices; other methods do not use it.
    WholeSliceSettings wholeSlice;
    std::string data;      ///< What the model was trained on, in words.
    std::string training;  ///< How the model was trained, in words.
    /// The ages in years of the youngest and the oldest person whose scan trained the model; empty
    /// where they are not known.
    std::optional<std::array<double, 2>> trainingAges;
    std::string licence;  ///< The licence of the weights.
    std::string intendedUse;
    std::string measures;  ///< What the model reaches, in words.
    std::string limits;    ///< Known misses and false findings of the model, in words.
    /// Standard deviation in mm of the Gaussian that smooths the anomaly map within the slice and
    /// its brain; 0 on cards from before maps were smoothed.
    double mapSmoothingMillimetres = 0.0;
    /// Standard deviation in mm of the smoothing across slices; 0 on cards from before it existed.
    double mapSmoothingAcrossMillimetres = 0.0;
    /// The scores of healthy scans, one entry for each way of healing that was measured.
    std::vector<HealthyScores> healthy;
    std::int64_t parameters = 0;
    std::string weightsSha256;
    ModelRecord record;  ///< Empty on cards from before it existed.

    /// Returns the stride of the sliding window in pixels that is used unless another is asked for:
    /// a quarter of the patch.
    [[nodiscard]] int defaultStride() const { return patch / 4; }
};

/// The largest standard deviation in mm that a map may be smoothed with; a wider Gaussian would
/// leave nothing of a lesion.
inline constexpr double kLargestMapSmoothing = 10.0;

/// The standard deviations in mm for the cards of new models; they were chosen on validation cases
/// (resources/manual/experiments.md).
inline constexpr double kUsualMapSmoothing = 3.0;
inline constexpr double kUsualMapSmoothingAcross = 6.0;

/// Tells whether a scan's slices are so thick that they are healed as they are, instead of being
/// interpolated to the model's spacing: more than half as thick again as the model's. Interpolation
/// would invent slices that nobody has measured.
/// @param sliceSpacing the distance between the scan's axial slices in mm.
[[nodiscard]] bool keepsThickSlices(const ModelCard& card, double sliceSpacing);

/// Returns the number that the card's network is given as the condition for step t; 0 for a method
/// without steps.
[[nodiscard]] int conditionOf(const ModelCard& card, int t);

/// Returns the scores of healthy scans that were healed in this way (scoringText() of the
/// settings). If there are none, scores of an unknown way are returned, or null if the card does
/// not hold such scores either. The result belongs to the card.
[[nodiscard]] const HealthyScores* healthyScoresFor(const ModelCard& card,
                                                    const std::string& scoring);

/// Adds scores to the card. They replace scores of the same way of healing and scores of an unknown
/// way.
void keepHealthyScores(ModelCard& card, HealthyScores scores);

/// Reads `model`/card.json and checks the range of every field; `model` may also name the card or
/// the weights themselves. Throws ModelError if the card cannot be used, for instance because its
/// format is newer than this program.
[[nodiscard]] ModelCard readModelCard(const std::filesystem::path& model);

/// Writes `folder`/card.json, completely or not at all. Throws FileError if it cannot be written.
void writeModelCard(const std::filesystem::path& folder, const ModelCard& card);

/// Returns the folder of a model that is named by its folder, its card or its weights.
[[nodiscard]] std::filesystem::path modelFolder(const std::filesystem::path& model);

[[nodiscard]] std::string toText(OutputForm form);
/// Reads the names that toText() writes; throws SettingsError for any other text.
[[nodiscard]] OutputForm outputFormFromText(const std::string& text);

/// Writes a card as JSON text and reads it back. Errors name `source` as the file. Reading throws
/// ModelError.
[[nodiscard]] std::string modelCardToJson(const ModelCard& card);
[[nodiscard]] ModelCard modelCardFromJson(const std::string& text,
                                          const std::filesystem::path& source);

}  // namespace disyre
