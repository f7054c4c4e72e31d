// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "core/card/HealthyScores.h"
#include "core/workflows/CheckHealthy.h"
#include "core/workflows/EvaluateCases.h"
#include "core/workflows/EvaluateScan.h"

namespace disyre::app {

// These functions print the results of `disyre evaluate` for a person to read.

void printMeasuredMap(const MeasuredMap& map);
void printSample(const EvaluatedSample& sample);
void printCheckedScan(const CheckedScan& scan);
/// Prints the figures over all checked scans, without those of the single scans, which
/// printCheckedScan() prints.
void printHealthyCheck(const HealthyCheck& check);
void printHealthyScores(const HealthyScores& scores);

/// Shows on the line of progress how far an evaluation is. The line must outlive the observer.
[[nodiscard]] CasesObserver casesShownOn(ProgressLine& line);

}  // namespace disyre::app
