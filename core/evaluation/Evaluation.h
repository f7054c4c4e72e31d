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

/// What is known of a case beside its voxels.
struct CaseFacts {
    std::string name;
    std::string subject;  ///< several cases may be of one subject; the bootstrap draws subjects
    std::string kind = "lesion";
    bool nearTraining = false;  ///< its kind is close to a corruption that models are trained on
    BrainPlace place = BrainPlace::Deep;
    double lesionMillilitres = 0.0;
    double seconds = 0.0;  ///< of healing
    /// What the chosen settings reach on its own voxels, and what chance does; none where nothing is
    /// healed, or no slice that counts holds any of its lesion.
    std::optional<double> averagePrecision = std::nullopt;
    double prevalence = 0.0;
};

/// Names of strata that are no kind of lesion.
inline constexpr const char* kAllCases = "all";
inline constexpr const char* kNearTraining = "near training";
inline constexpr const char* kNotNearTraining = "not near training";

/// Cases that are measured together.
struct Stratum {
    std::string name;
    bool isPlace = false;  ///< the cases whose lesion lies in a part of the brain
    std::vector<std::string> subjects;
    std::vector<std::vector<std::size_t>> casesOfSubject;
};

/// The headline first: all cases, or, where some are of a kind near the training corruptions, the
/// others. Then each kind where there are several; then, where some are, those near, and all; then
/// each part of the brain that lesions lie in, where there are several, of all cases.
[[nodiscard]] std::vector<Stratum> strataOf(const std::vector<CaseFacts>& cases);

/// One weight a case: the weight of its subject, 0 outside the stratum.
[[nodiscard]] std::vector<double> caseWeights(const Stratum& stratum, std::size_t caseCount,
                                              const std::vector<double>& subjectWeights);
/// Every case of the stratum once.
[[nodiscard]] std::vector<double> caseWeights(const Stratum& stratum, std::size_t caseCount);

struct BootstrapSettings {
    std::size_t replicates = 1000;
    std::uint64_t seed = 1;
    int threads = 1;  ///< of the processor that share the replicates
};

/// A method's average precision minus the chosen method's, on the same subjects.
struct Difference {
    double pooled = 0.0;
    std::optional<Interval> interval;  ///< of pooled, from the same draws of subjects
    double meanOfSubjects = 0.0;
};

/// What a method reaches on a stratum. Intervals: 95 %, subjects resampled; none over fewer than
/// kFewestSubjects subjects.
struct Measures {
    RankingMeasures voxels;
    std::optional<Interval> averagePrecisionInterval;
    std::optional<Interval> bestDiceInterval;
    std::array<RankingMeasures, kSliceReductions.size()> slices;  ///< by reduction
    std::array<std::optional<Interval>, kSliceReductions.size()> sliceApInterval;
    std::array<std::optional<Interval>, kSliceReductions.size()> sliceRocInterval;
    std::vector<double> subjectAp;    ///< of each subject's own voxels
    std::vector<double> subjectDice;  ///< each subject at its own best threshold
    std::optional<Difference> difference;
    std::vector<double> apReplicates;
};

/// Measures of one method or baseline.
struct MethodResult {
    std::string name;
    bool baseline = false;
    bool chosen = false;
    bool beside = false;  ///< of another model than the chosen one
    bool inTable1 = false;
    bool inTable2 = false;
    bool inFigure2 = false;
    bool inFilters = false;
    int singleT = 0;                ///< of a single-step method, else 0
    std::vector<Measures> strata;  ///< one a stratum
    std::vector<PrecisionRecallPoint> curve;  ///< of the headline's cases
};

/// Rankings of a method's scores, a group a case.
struct MethodRankings {
    PooledRanking voxels;
    std::array<PooledRanking, kSliceReductions.size()> slices;
};
/// @param read the scores of a case's counted voxels; called several times for each.
[[nodiscard]] MethodRankings rankMethod(
    const std::vector<CountedVoxels>& cases,
    const std::function<std::vector<float>(std::size_t caseNumber)>& read);

/// Fills `result`'s strata and curve.
void measureMethod(MethodResult& result, const MethodRankings& rankings,
                   const std::vector<Stratum>& strata, const BootstrapSettings& bootstrap);

/// Fills the differences from the first chosen result; without one, from none.
void compareWithChosen(std::vector<MethodResult>& results, const std::vector<Stratum>& strata);

/// What a map finds at one of the card's thresholds.
struct DetectionAt {
    OperatingPoint point;
    DetectionSummary summary;  ///< of the headline's cases
    std::optional<Interval> diceInterval;
    std::optional<Interval> sensitivityInterval;
    std::optional<Interval> largeSensitivityInterval;
    std::optional<Interval> falsePerScanInterval;
    std::vector<DetectionSummary> strata;  ///< one a stratum
};

/// What a map finds without looking at the labels: at the model's own thresholds where those are
/// known, and over many.
struct DetectionResult {
    std::string name;
    bool baseline = false;
    std::vector<DetectionAt> atCard;  ///< the card's thresholds, for methods they were found for
    std::vector<FrocPoint> froc;
};

/// @param points the card's, for methods they were found for.
[[nodiscard]] DetectionResult measureDetection(
    const std::string& name, const std::vector<CountedVoxels>& cases,
    const std::function<std::vector<float>(std::size_t caseNumber)>& read,
    const std::vector<Stratum>& strata, const std::vector<OperatingPoint>& points,
    const BootstrapSettings& bootstrap);

/// A model measured beside the chosen one.
struct BesideModel {
    std::string name;  ///< of its row
    std::string sha256;
    std::string training;  ///< the card's words
};

/// Everything an evaluation on cases found.
struct Evaluation {
    std::string model;
    std::string modelSha256;
    std::string thresholdRule;  ///< the card's, empty while unknown
    std::string settings;       ///< in words: stride, rule, weighting
    std::vector<BesideModel> beside;
    int every = 1;              ///< axial slices from one that counts to the next
    std::string device;         ///< empty when nothing was healed
    std::string split;
    std::size_t leftClosed = 0;  ///< cases of other splits, which were not opened
    BootstrapSettings bootstrap;
    std::vector<CaseFacts> cases;
    std::vector<Stratum> strata;
    std::vector<MethodResult> methods;
    std::vector<DetectionResult> detections;
    std::vector<std::string> warnings;
    double seconds = 0.0;
};

/// By number, the cases of the headline with the lowest average precision among those whose lesion
/// has `millilitres` or more, the worst first.
[[nodiscard]] std::vector<std::size_t> worstCases(const Evaluation& evaluation, std::size_t count,
                                                  double millilitres);

}  // namespace disyre
