// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace disyre {

/// How alpha_t, the strength of the corruption at step t, follows from the betas; abar_t is the
/// product of 1 - beta over the steps up to t.
enum class ScheduleKind {
    Flipped,  ///< alpha_t = sqrt(abar_{T+1-t}), as in the authors' code; this is the default.
    /// alpha_t = sqrt(1 - abar_t), which is the literal reading of the paper's text after DDPM.
    Noise
};

/// The settings that a schedule is computed from.
struct ScheduleSettings {
    int steps = 100;  ///< T, the number of steps.
    /// The betas rise linearly from this value at the first step to the next one at the last.
    double betaFirst = 1e-3;
    double betaLast = 2e-1;
    ScheduleKind kind = ScheduleKind::Flipped;
    bool operator==(const ScheduleSettings&) const = default;
};

/// The corruption schedule of DISYRE. The betas are linear, and abar_t is the product of 1 - beta
/// up to step t. Steps run from 1 to T, where T is the most corrupted; alpha(0) is 0, a clean
/// patch. Sources: section 2 of the paper (arXiv 2311.15453) and the authors' code, compared in
/// resources/manual/method.md, section 2.
class Schedule {
public:
    /// Throws SettingsError if there are fewer than one step or if a beta lies outside (0, 1).
    explicit Schedule(const ScheduleSettings& settings = {});

    [[nodiscard]] int steps() const { return settings_.steps; }
    [[nodiscard]] const ScheduleSettings& settings() const { return settings_; }

    /// Returns alpha_t, the factor of equation 1 of the paper; 0 for t <= 0. Requires t <= T.
    [[nodiscard]] double alpha(int t) const;

    /// Returns the step in 1..T whose alpha is nearest to `alpha`; of equally near ones the
    /// smallest.
    [[nodiscard]] int nearestStep(double alpha) const;

    /// Returns the steps T, T - skip, T - 2 skip, ... that are above 0 (Algorithm 1 of the paper).
    /// Throws SettingsError unless 1 <= skip <= T.
    [[nodiscard]] std::vector<int> stepsWithSkip(int skip) const;

private:
    ScheduleSettings settings_;
    std::vector<double> alphas_;  // Holds the alpha of step t at index t - 1.
};

[[nodiscard]] std::string toText(ScheduleKind kind);
/// Reads the names that toText() writes; throws SettingsError for any other text.
[[nodiscard]] ScheduleKind scheduleKindFromText(const std::string& text);

}  // namespace disyre
