// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/evaluation/PooledRanking.h"
#include "core/workflows/Heal.h"
#include "core/workflows/ValidationSources.h"

namespace disyre {

/// What a model is validated on, and how.
struct ValidateModelRequest {
    std::filesystem::path sources;  ///< The list; see readValidationSources().
    HealOptions options;
};

/// Measures of one scan at the threshold that the program would suggest for it.
struct ValidatedScan {
    std::string name;
    std::string kind;
    bool isHealthy = false;
    double level = 1.0;  ///< How many times the card's threshold was raised; see scanLevel().
    double threshold = 0.0;
    double highestScore = 0.0;
    int regions = 0;       ///< Regions at the threshold.
    int falseRegions = 0;  ///< Those of them that hit no lesion.
    double largestFalseMillilitres = 0.0;
    // The rest is 0 for a healthy scan.
    double lesionMillilitres = 0.0;
    double averagePrecision = 0.0;
    double prevalence = 0.0;  ///< The average precision that chance reaches.
    double dice = 0.0;        ///< At the threshold.
    double bestDice = 0.0;    ///< At the threshold that suits the lesion best.
    int largeLesions = 0;     ///< Lesions of kLargeLesionMillilitres or more.
    int largeFound = 0;
};

/// Measures of all scans of a source.
struct ValidatedSource {
    std::string name;
    std::vector<ValidatedScan> scans;
    std::size_t healthy = 0;  ///< The number of healthy scans.
    /// Over all voxels of the scans with lesions; nothing but zeros if there are none.
    RankingMeasures ranking;
    double meanDice = 0.0;  ///< Mean over the scans with lesions, each at its threshold.
    int largeLesions = 0;
    int largeFound = 0;
    /// Mean over the healthy scans where there are any, otherwise over all scans.
    double falseRegions = 0.0;
    int mostFalseRegions = 0;
    double largestFalseMillilitres = 0.0;
    /// Scans with lesions in which no region reached the threshold.
    int emptyLists = 0;
};

struct ValidatedModel {
    std::string model;
    std::string scoring;  ///< How the scans were healed, as scoringText() describes it.
    std::vector<ValidatedSource> sources;
};

/// Called after each scan.
/// @param number the scan's number among all scans, counted from 1.
using ValidationObserver =
    std::function<void(const ValidatedScan& scan, std::size_t number, std::size_t total)>;

/// Heals every scan of the list once and measures the model source by source, as a person would
/// meet it: with the threshold that is suggested for the scan. Nothing is written. Throws as
/// readValidationSources() and prepareAndHeal(), and ScanError when a scan cannot be used.
[[nodiscard]] ValidatedModel validateModel(const ValidateModelRequest& request,
                                           const ValidationObserver& validated,
                                           const HealObserver& observer, const StopToken& stop);

/// Returns the measures as a table of text, a row for each source and a column for each measure.
[[nodiscard]] std::string validationText(const ValidatedModel& model);
/// Returns the measures of all sources and scans as JSON.
[[nodiscard]] std::string validationJson(const ValidatedModel& model);

}  // namespace disyre
