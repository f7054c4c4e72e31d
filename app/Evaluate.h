// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/HealScan.h"
#include "app/HealthyScans.h"
#include "core/evaluation/HealthyReview.h"

namespace disyre::app {

struct EvaluateOptions {
    bool sample = false;
    std::string scan;
    std::string lesion;
    std::string mask;
    int implanted = 0;
    bool calibrate = false;
    std::string healthy;  ///< "training", "validation" or "test": healthy scans to look at
    std::string cases;  ///< folder of cases
    std::string split = "validation";
    std::string out;  ///< folder for the results of the cases; empty for none
    std::vector<std::string> methods{"table1", "table2", "figure2"};
    std::vector<std::string> beside;  ///< other models, a row each
    int every = 1;                    ///< axial slices from one that is measured to the next
    bool baselineOnly = false;
    std::string templateScan;  ///< a stripped brain to compare the scans with; empty for none
    std::size_t replicates = 1000;
    std::uint64_t seed = 1;
    HealthyScansOptions data;
    HealScanOptions heal;
    bool json = false;
};

/// Reads a healthy scan and its brain, and heals it. Throws Stopped.
[[nodiscard]] HealedScan healHealthy(const HealthyScan& files, const HealthyScansOptions& data,
                                     const HealScanOptions& heal, ProgressLine& progress,
                                     const StopToken& stop);

/// What the held-out scans of a review say for a card. `scoring` is how they were healed.
[[nodiscard]] HealthyScores healthyScoresOf(const HealthyReview& review, const std::string& scoring);
void printHealthyScores(const HealthyScores& scores);

/// Each is one way to measure a model; returns an ExitCode.
int evaluateSample(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop);
int evaluateScan(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop);
int evaluateImplanted(const EvaluateOptions& options, ProgressLine& progress,
                      const StopToken& stop);
int evaluateCases(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop);
/// Healthy scans: regions at the thresholds of the model's card, which stays as it is; how high each
/// scores all over; scores near the mask's edge.
int evaluateHealthy(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop);
/// Finds the threshold that few voxels of held-out healthy brains exceed, and writes it on the
/// model's card.
int calibrate(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop);

}  // namespace disyre::app
