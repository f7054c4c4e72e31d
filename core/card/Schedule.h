// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace disyre {

/// How corrupted x_t is at step t.
enum class ScheduleKind {
    Flipped,  ///< alpha_t = sqrt(abar_{T+1-t}), as in the authors' code (the default)
    Noise     ///< alpha_t = sqrt(1 - abar_t), the literal reading after DDPM
};

struct ScheduleSettings {
    int steps = 100;  ///< T
    double betaFirst = 1e-3;
    double betaLast = 2e-1;
    ScheduleKind kind = ScheduleKind::Flipped;
    bool operator==(const ScheduleSettings&) const = default;
};

/// The corruption schedule of DISYRE: linear betas, abar_t = prod(1 - beta). Steps run 1..T with T
/// the most corrupted; alpha(0) is 0 (a clean patch).
/// Source: method brief section 2, after the paper's section 2 and the authors' scheduler.
class Schedule {
public:
    /// Throws SettingsError for fewer than one step or betas outside (0, 1).
    explicit Schedule(const ScheduleSettings& settings = {});

    [[nodiscard]] int steps() const { return settings_.steps; }
    [[nodiscard]] const ScheduleSettings& settings() const { return settings_; }

    /// Interpolation factor of Eq. 1; 0 for t <= 0. Requires t <= T.
    [[nodiscard]] double alpha(int t) const;

    /// The t in 1..T whose alpha is nearest; the smallest of equally near ones.
    [[nodiscard]] int nearestStep(double alpha) const;

    /// T, T-skip, T-2 skip, ... > 0 (Algorithm 1). Throws SettingsError unless 1 <= skip <= T.
    [[nodiscard]] std::vector<int> stepsWithSkip(int skip) const;

    /// `count` evenly spaced steps ending at T ("trailing" in the authors' code), first T, as t.
    /// Throws SettingsError unless 1 <= count <= T.
    [[nodiscard]] std::vector<int> trailingSteps(int count) const;

private:
    ScheduleSettings settings_;
    std::vector<double> alphas_;  // alphas_[t - 1]
};

[[nodiscard]] std::string toText(ScheduleKind kind);
/// Throws SettingsError for an unknown name.
[[nodiscard]] ScheduleKind scheduleKindFromText(const std::string& text);

}  // namespace disyre
