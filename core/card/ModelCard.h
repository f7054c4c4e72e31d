// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/card/Architecture.h"
#include "core/card/HealthyScores.h"
#include "core/card/Method.h"
#include "core/card/ModelFiles.h"
#include "core/card/ModelRecord.h"
#include "core/card/Schedule.h"

namespace disyre {

/// How intensities are brought to [0, 1] before the network sees them.
struct IntensityRule {
    /// 1.0 is this quantile of the intensities.
    double upperQuantile = 0.87;
    /// Inside the brain mask with 0 at its minimum; or, as the authors, over all voxels with
    /// negative ones set to 0.
    bool insideMask = true;
    bool operator==(const IntensityRule&) const = default;
};

/// Which number the network is given for step t.
enum class ConditionOrder {
    Rising,  ///< t - 1: 0 almost clean, T - 1 most corrupted
    Falling  ///< T - t, as weights trained by the authors' code expect (brief, section 5.4)
};

/// All that is needed to use a model's weights, and what a person should know of them.
struct ModelCard {
    static constexpr int kFormatVersion = 1;

    std::string name;
    Method method = Method::Disyre;
    std::string modality = "T1";
    bool skullStripped = true;
    std::string plane = "axial";
    std::array<double, 3> spacing{1, 1, 1};  ///< millimetres
    int patch = 128;                         ///< side in pixels
    IntensityRule intensity;
    std::string maskRule = "filled brain mask";
    ScheduleSettings schedule;
    ConditionOrder condition = ConditionOrder::Rising;
    Architecture architecture;
    std::string data;         ///< what it was trained on, in words
    std::string training;     ///< how it was trained, in words
    std::string licence;      ///< of the weights
    std::string intendedUse;
    std::string measures;  ///< what it reaches, in words
    std::string limits;    ///< what it is blind to, and where it sees what is not there
    /// The anomaly map is smoothed by a Gaussian of this standard deviation, within the slice and its
    /// brain; 0 on cards of before there was one.
    double mapSmoothingMillimetres = 0.0;
    /// Likewise across slices; 0 on cards of before there was one.
    double mapSmoothingAcrossMillimetres = 0.0;
    std::vector<HealthyScores> healthy;  ///< one for each way of healing that was measured
    std::int64_t parameters = 0;
    std::string weightsSha256;
    ModelRecord record;  ///< empty on cards of before there was one

    /// Stride of the sliding window where none is asked for: a quarter of the patch.
    [[nodiscard]] int defaultStride() const { return patch / 4; }
};

/// Millimetres; a wider Gaussian would leave nothing of a lesion.
inline constexpr double kLargestMapSmoothing = 10.0;

/// Millimetres, for cards of new models: chosen on validation cases (resources/manual/results.md).
inline constexpr double kUsualMapSmoothing = 3.0;
inline constexpr double kUsualMapSmoothingAcross = 6.0;

/// The number that the card's network is given for step t; 0 for a method without steps.
[[nodiscard]] int conditionOf(const ModelCard& card, int t);

/// Where the card tells how healthy scans score when healed this way (scoringText() of the settings),
/// or does not tell which way; null where it does not.
[[nodiscard]] const HealthyScores* healthyScoresFor(const ModelCard& card, const std::string& scoring);

/// In place of those of the same scoring, and of those that do not tell.
void keepHealthyScores(ModelCard& card, HealthyScores scores);

/// Reads `model`/card.json; `model` may also name the card or the weights themselves. Checks every
/// field's range. Throws ModelError; a card of a newer format is refused with a sentence.
[[nodiscard]] ModelCard readModelCard(const std::filesystem::path& model);

/// Writes `folder`/card.json, all or nothing. Throws FileError.
void writeModelCard(const std::filesystem::path& folder, const ModelCard& card);

/// The folder of a model named by its folder, its card or its weights.
[[nodiscard]] std::filesystem::path modelFolder(const std::filesystem::path& model);

[[nodiscard]] std::string toText(OutputForm form);
/// Throws SettingsError for an unknown name.
[[nodiscard]] OutputForm outputFormFromText(const std::string& text);

/// JSON text of a card, and back. `source` is named in errors.
[[nodiscard]] std::string modelCardToJson(const ModelCard& card);
[[nodiscard]] ModelCard modelCardFromJson(const std::string& text,
                                          const std::filesystem::path& source);

}  // namespace disyre
