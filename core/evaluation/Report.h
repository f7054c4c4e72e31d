// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/evaluation/Evaluation.h"
#include "core/evaluation/SvgPlot.h"

namespace disyre {

/// Names of the files that an evaluation leaves in its folder.
inline constexpr const char* kEvaluationTextFile = "evaluation.txt";
inline constexpr const char* kEvaluationJsonFile = "evaluation.json";
inline constexpr const char* kMethodsFile = "methods.csv";
inline constexpr const char* kSubjectsFile = "subjects.csv";
inline constexpr const char* kFrocFile = "froc.csv";
inline constexpr const char* kPrecisionRecallPlotFile = "precision_recall.svg";
inline constexpr const char* kFigure2PlotFile = "figure2.svg";
inline constexpr const char* kFrocPlotFile = "froc.svg";

/// How many of the worst cases the report names, and the smallest lesion, in millilitres, of which it
/// does: smaller ones are missed one and all.
inline constexpr std::size_t kWorstCases = 5;
inline constexpr double kWorstCaseMillilitres = 1.0;

/// The tables for a person to read.
[[nodiscard]] std::string evaluationText(const Evaluation& evaluation);

/// {"format": "disyre-evaluation", "format_version": 1, ...}. An interval is [low, high], or null
/// over fewer than kFewestSubjects subjects.
[[nodiscard]] std::string evaluationJson(const Evaluation& evaluation);

/// A row a method and stratum; intervals are empty over too few subjects.
[[nodiscard]] std::string methodsCsv(const Evaluation& evaluation);
/// A row a method and subject.
[[nodiscard]] std::string subjectsCsv(const Evaluation& evaluation);
/// A row a method and threshold.
[[nodiscard]] std::string frocCsv(const Evaluation& evaluation);

/// Curves of the chosen settings, of Table 2's and of the baselines.
[[nodiscard]] Plot precisionRecallPlot(const Evaluation& evaluation);
/// The paper's Figure 2: average precision of single-step restoration over t, with the chosen
/// settings as a dashed line beside it; a colour a stratum.
[[nodiscard]] Plot figure2Plot(const Evaluation& evaluation);
/// Lesion-wise sensitivity over the false regions per scan.
[[nodiscard]] Plot frocPlot(const Evaluation& evaluation);

/// A text as one field of a CSV row: quoted where it holds a comma, a quote or a line break.
[[nodiscard]] std::string csvField(const std::string& text);

}  // namespace disyre
