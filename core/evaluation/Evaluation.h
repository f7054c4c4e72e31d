// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/card/HealthyScores.h"
#include "core/evaluation/Bootstrap.h"
#include "core/evaluation/BrainPlace.h"
#include "core/evaluation/CountedVoxels.h"
#include "core/evaluation/Froc.h"
#include "core/evaluation/PooledRanking.h"

namespace disyre {

/// What is known of a case apart from its voxels.
struct CaseFacts {
    std::string name;
    /// Several cases may be of the same subject; the bootstrap draws subjects.
    std::string subject;
    std::string kind = "lesion";
    /// True if the case's kind of lesion resembles a corruption that models are trained on.
    bool nearTraining = false;
    BrainPlace place = BrainPlace::Deep;
    double lesionMillilitres = 0.0;
    double seconds = 0.0;  ///< Time that healing the case took.
    /// Average precision of the chosen settings on this case's voxels. It is empty if nothing was
    /// healed or if no counted slice holds any of the lesion.
    std::optional<double> averagePrecision = std::nullopt;
    /// Share of lesion voxels among the case's counted voxels, which is the average precision that
    /// chance reaches.
    double prevalence = 0.0;
};

/// The names of strata that are not kinds of lesion.
inline constexpr const char* kAllCases = "all";
inline constexpr const char* kNearTraining = "near training";
inline constexpr const char* kNotNearTraining = "not near training";

/// A stratum: cases that are measured together.
struct Stratum {
    std::string name;
    /// True for a stratum of the cases whose lesion lies in one part of the brain.
    bool isPlace = false;
    /// The subjects with a case in the stratum, and for each of them the numbers of those cases.
    std::vector<std::string> subjects;
    std::vector<std::vector<std::size_t>> casesOfSubject;
};

/// Returns the strata of an evaluation. The first one is the headline: all cases, or, if some but
/// not all are near the training corruptions, those that are not. Then follows each kind of lesion
/// if there are several; then, if the headline is not all cases, those near the training
/// corruptions and all cases; and last each part of the brain in which lesions lie, if there are
/// several, over all cases.
[[nodiscard]] std::vector<Stratum> strataOf(const std::vector<CaseFacts>& cases);

/// Returns one weight for each case: the weight of its subject, or 0 outside the stratum.
[[nodiscard]] std::vector<double> caseWeights(const Stratum& stratum, std::size_t caseCount,
                                              const std::vector<double>& subjectWeights);
/// Returns weight 1 for each case of the stratum and 0 for the others.
[[nodiscard]] std::vector<double> caseWeights(const Stratum& stratum, std::size_t caseCount);

/// How confidence intervals are computed by resampling subjects.
struct BootstrapSettings {
    std::size_t replicates = 1000;
    std::uint64_t seed = 1;
    int threads = 1;  ///< Number of processor threads that share the replicates.
};

/// By how much a method's average precision exceeds that of the chosen method on the same subjects.
struct Difference {
    /// The difference of the average precisions over all voxels together.
    double pooled = 0.0;
    /// The interval of `pooled`, from the same draws of subjects for both methods.
    std::optional<Interval> interval;
    /// The mean over the subjects of the difference of their own average precisions.
    double meanOfSubjects = 0.0;
};

/// What a method reaches on a stratum. Intervals are 95 % bootstrap intervals over subjects; they
/// are empty over fewer than kFewestSubjects subjects.
struct Measures {
    RankingMeasures voxels;
    std::optional<Interval> averagePrecisionInterval;
    std::optional<Interval> bestDiceInterval;
    /// Slice-wise measures, in the order of kSliceReductions; so are the two arrays of intervals.
    std::array<RankingMeasures, kSliceReductions.size()> slices;
    std::array<std::optional<Interval>, kSliceReductions.size()> sliceApInterval;
    std::array<std::optional<Interval>, kSliceReductions.size()> sliceRocInterval;
    std::vector<double> subjectAp;    ///< The average precision of each subject on its own voxels.
    std::vector<double> subjectDice;  ///< The Dice of each subject at its own best threshold.
    std::optional<Difference> difference;
    /// The average precision of each bootstrap replicate.
    std::vector<double> apReplicates;
};

/// The measures of one method or baseline, which is one row of the tables.
struct MethodResult {
    std::string name;
    bool baseline = false;
    bool chosen = false;
    bool beside = false;  ///< True if the method belongs to another model than the chosen one.
    bool inTable1 = false;
    bool inTable2 = false;
    bool inFigure2 = false;
    bool inFilters = false;
    int singleT = 0;               ///< The step t of a single-step method; 0 for any other method.
    std::vector<Measures> strata;  ///< The measures on each stratum.
    /// The precision-recall curve on the cases of the headline stratum.
    std::vector<PrecisionRecallPoint> curve;
};

/// The rankings of a method's scores, with one group for each case.
struct MethodRankings {
    PooledRanking voxels;
    std::array<PooledRanking, kSliceReductions.size()> slices;
};
/// Ranks a method's scores.
/// @param read returns the scores of a case's counted voxels; it is called several times for each
/// case.
[[nodiscard]] MethodRankings rankMethod(
    const std::vector<CountedVoxels>& cases,
    const std::function<std::vector<float>(std::size_t caseNumber)>& read);

/// Fills the strata and the curve of `result`.
void measureMethod(MethodResult& result, const MethodRankings& rankings,
                   const std::vector<Stratum>& strata, const BootstrapSettings& bootstrap);

/// Fills the differences from the first result that is marked as chosen; if there is none, no
/// difference is filled.
void compareWithChosen(std::vector<MethodResult>& results, const std::vector<Stratum>& strata);

/// What a map detects at one of the thresholds that the model's card holds.
struct DetectionAt {
    OperatingPoint point;
    DetectionSummary summary;  ///< The detections in the cases of the headline stratum.
    std::optional<Interval> diceInterval;
    std::optional<Interval> sensitivityInterval;
    std::optional<Interval> largeSensitivityInterval;
    std::optional<Interval> falsePerScanInterval;
    std::vector<DetectionSummary> strata;  ///< The detections in each stratum.
};

/// What a map detects if the threshold is chosen without looking at the labels: at the model's own
/// thresholds if the card holds them, and at a series of thresholds.
struct DetectionResult {
    std::string name;
    bool baseline = false;
    /// One entry for each threshold of the card; empty for methods whose thresholds are not in the
    /// card.
    std::vector<DetectionAt> atCard;
    /// The detections over a series of thresholds (free-response receiver operating
    /// characteristic).
    std::vector<FrocPoint> froc;
};

/// Measures what a map detects.
/// @param read returns the scores of a case's counted voxels.
/// @param points the thresholds of the card, for methods that they were found for; otherwise empty.
[[nodiscard]] DetectionResult measureDetection(
    const std::string& name, const std::vector<CountedVoxels>& cases,
    const std::function<std::vector<float>(std::size_t caseNumber)>& read,
    const std::vector<Stratum>& strata, const std::vector<OperatingPoint>& points,
    const BootstrapSettings& bootstrap);

/// A model that is measured beside the chosen one.
struct BesideModel {
    std::string name;  ///< The name of its row in the tables.
    std::string sha256;
    std::string training;  ///< The card's description of how the model was trained.
};

/// Everything that an evaluation on cases found.
struct Evaluation {
    std::string model;
    std::string modelSha256;
    /// How the card's threshold was found, in the card's words; empty if the card holds none.
    std::string thresholdRule;
    std::string settings;  ///< The chosen settings in words: stride, update rule and weighting.
    std::vector<BesideModel> beside;
    /// Distance in slices from one counted axial slice to the next; 1 counts every slice.
    int every = 1;
    std::string device;  ///< The device that healed; empty if nothing was healed.
    std::string split;
    std::size_t leftClosed = 0;  ///< Number of cases of other splits, which were not opened.
    BootstrapSettings bootstrap;
    std::vector<CaseFacts> cases;
    std::vector<Stratum> strata;
    std::vector<MethodResult> methods;
    std::vector<DetectionResult> detections;
    std::vector<std::string> warnings;
    double seconds = 0.0;
};

/// Returns the numbers of the headline's cases with the lowest average precision, the worst first,
/// among those whose lesion has at least `millilitres`.
[[nodiscard]] std::vector<std::size_t> worstCases(const Evaluation& evaluation, std::size_t count,
                                                  double millilitres);

}  // namespace disyre
