// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restoration/Healing.h"

#include <fmt/format.h>

#include "core/base/Error.h"

namespace disyre {

void checkHealingSettings(const HealingSettings& settings, int patch, int scheduleSteps) {
    if (settings.skip < 1 || settings.skip > scheduleSteps) {
        throw SettingsError(fmt::format("The skip must lie between 1 and {}, not at {}.",
                                        scheduleSteps, settings.skip));
    }
    if (settings.stride < 0 || settings.stride > patch) {
        throw SettingsError(
            fmt::format("The stride must lie between 1 and the patch of {} pixels, not at {}.",
                        patch, settings.stride));
    }
}

std::string toText(ForegroundWeighting weighting) {
    switch (weighting) {
        case ForegroundWeighting::Off:
            return "off";
        case ForegroundWeighting::Code:
            return "code";
        case ForegroundWeighting::Normalised:
            return "normalised";
    }
    return {};
}

std::optional<ForegroundWeighting> foregroundWeightingFromText(const std::string& text) {
    for (const auto weighting : {ForegroundWeighting::Off, ForegroundWeighting::Code,
                                 ForegroundWeighting::Normalised}) {
        if (toText(weighting) == text) {
            return weighting;
        }
    }
    return std::nullopt;
}

std::string toText(UpdateRule rule) {
    return rule == UpdateRule::Paper ? "paper" : "corrected";
}

std::optional<UpdateRule> updateRuleFromText(const std::string& text) {
    for (const auto rule : {UpdateRule::Paper, UpdateRule::Corrected}) {
        if (toText(rule) == text) {
            return rule;
        }
    }
    return std::nullopt;
}

}  // namespace disyre
