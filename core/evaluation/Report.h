// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/evaluation/Evaluation.h"
#include "core/evaluation/SvgPlot.h"

namespace disyre {

/// Names of the files that an evaluation writes into its folder.
inline constexpr const char* kEvaluationTextFile = "evaluation.txt";
inline constexpr const char* kEvaluationJsonFile = "evaluation.json";
inline constexpr const char* kMethodsFile = "methods.csv";
inline constexpr const char* kSubjectsFile = "subjects.csv";
inline constexpr const char* kFrocFile = "froc.csv";
inline constexpr const char* kPrecisionRecallPlotFile = "precision_recall.svg";
inline constexpr const char* kFigure2PlotFile = "figure2.svg";
inline constexpr const char* kFrocPlotFile = "froc.svg";

/// How many of the worst cases the report names, and the smallest lesion in ml that it considers
/// for them; smaller lesions are nearly all missed.
inline constexpr std::size_t kWorstCases = 5;
inline constexpr double kWorstCaseMillilitres = 1.0;

/// Returns the tables as text for a person to read.
[[nodiscard]] std::string evaluationText(const Evaluation& evaluation);

/// Returns the evaluation as JSON: {"format": "disyre-evaluation", "format_version": 1, ...}. An
/// interval is [low, high], or null over fewer than kFewestSubjects subjects.
[[nodiscard]] std::string evaluationJson(const Evaluation& evaluation);

/// Returns one row for each method and stratum; intervals are empty over too few subjects.
[[nodiscard]] std::string methodsCsv(const Evaluation& evaluation);
/// Returns one row for each method and subject.
[[nodiscard]] std::string subjectsCsv(const Evaluation& evaluation);
/// Returns one row for each method and threshold.
[[nodiscard]] std::string frocCsv(const Evaluation& evaluation);

/// Plots the precision-recall curves of the chosen settings, of the methods of Table 2 and of the
/// baselines.
[[nodiscard]] Plot precisionRecallPlot(const Evaluation& evaluation);
/// Plots the paper's Figure 2: the average precision of single-step restoration over t, with that
/// of the chosen settings as a dashed line; each stratum has a colour.
[[nodiscard]] Plot figure2Plot(const Evaluation& evaluation);
/// Plots the share of lesions found over the number of false regions per scan.
[[nodiscard]] Plot frocPlot(const Evaluation& evaluation);

}  // namespace disyre
