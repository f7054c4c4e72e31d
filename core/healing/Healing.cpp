// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/Healing.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/card/Schedule.h"

namespace disyre {

std::vector<int> healingSteps(const HealingSettings& settings, const ModelCard& card) {
    const Schedule schedule(card.schedule);
    if (!usesCondition(card.method)) {
        return {schedule.steps()};
    }
    return settings.score == ScoreKind::SingleStep ? std::vector<int>{settings.singleT}
                                                   : schedule.stepsWithSkip(settings.skip);
}

void applyMode(HealingSettings& settings, HealingMode mode, int patch) {
    settings.skip = mode == HealingMode::Fast ? 50 : 25;
    settings.stride = mode == HealingMode::Fast ? patch / 2 : patch / 4;
    settings.mirrored = mode == HealingMode::Thorough;
}

HealingSettings thoroughSettings() {
    HealingSettings settings;
    settings.mirrored = true;
    return settings;
}

bool correctsBias(const HealingSettings& settings, const ModelCard& card) {
    return settings.bias == BiasCorrection::Model ? card.intensity.correctsBias
                                                  : settings.bias == BiasCorrection::On;
}

ModelCard preparationFor(const HealingSettings& settings, ModelCard card) {
    card.intensity.correctsBias = correctsBias(settings, card);
    return card;
}

HealingSettings resolvedFor(const HealingSettings& settings, const ModelCard& card) {
    HealingSettings resolved = settings;
    resolved.stride = settings.stride > 0 ? settings.stride : card.defaultStride();
    resolved.smoothing =
        settings.smoothing < 0.0 ? card.mapSmoothingMillimetres : settings.smoothing;
    resolved.smoothingAcross = settings.smoothingAcross < 0.0 ? card.mapSmoothingAcrossMillimetres
                                                              : settings.smoothingAcross;
    resolved.bias = correctsBias(settings, card) ? BiasCorrection::On : BiasCorrection::Off;
    if (seesWholeSlices(card.method)) {
        // One window holds the whole slice, and its score is taken as it is.
        resolved.stride = card.patch;
        resolved.mirrored = false;
        resolved.weighting = ForegroundWeighting::Off;
        resolved.placement = WindowPlacement::BrainBox;
        resolved.blending = WindowBlending::AfterLoop;
    }
    return resolved;
}

std::string scoringText(const HealingSettings& settings, const ModelCard& card) {
    const HealingSettings all = resolvedFor(settings, card);
    const std::string steps = all.score == ScoreKind::SingleStep ? fmt::format("t {}", all.singleT)
                                                                 : fmt::format("skip {}", all.skip);
    // Cards made before smoothing across slices and mirroring existed do not mention them. The text
    // must match theirs, so it mentions these settings only if they are used.
    const std::string across = all.smoothingAcross > 0.0
                                   ? fmt::format(" and {:g} mm across slices", all.smoothingAcross)
                                   : std::string();
    return fmt::format(
        "{}, {}, stride {}{}, foreground weighting {}, smoothing {:g} mm{}, update rule "
        "{}, windows over the {}, blended {} the loop",
        toText(all.score), steps, all.stride, all.mirrored ? ", mirrored too" : "",
        toText(all.weighting), all.smoothing, across, toText(all.rule), toText(all.placement),
        toText(all.blending));
}

const HealthyScores* healthyScoresFor(const ModelCard& card, const HealingSettings& settings) {
    return healthyScoresFor(card, scoringText(settings, card));
}

double suggestedThreshold(const ModelCard& card, const HealingSettings& settings) {
    const HealthyScores* scores = healthyScoresFor(card, settings);
    return scores != nullptr ? scores->threshold : -1.0;
}

void checkHealingSettings(const HealingSettings& settings, int patch, int scheduleSteps) {
    if (settings.skip < 1 || settings.skip > scheduleSteps) {
        throw SettingsError(MessageId::HealingSkip, {scheduleSteps, settings.skip});
    }
    if (settings.stride < 0 || settings.stride > patch) {
        throw SettingsError(MessageId::HealingStride, {patch, settings.stride});
    }
    for (const double smoothing : {settings.smoothing, settings.smoothingAcross}) {
        if (smoothing > kLargestMapSmoothing) {
            throw SettingsError(MessageId::HealingSmoothing, {kLargestMapSmoothing, smoothing});
        }
    }
    if (settings.score == ScoreKind::SingleStep &&
        (settings.singleT < 1 || settings.singleT > scheduleSteps)) {
        throw SettingsError(MessageId::HealingSingleStep, {scheduleSteps, settings.singleT});
    }
}

std::string toText(HealingMode mode) {
    return mode == HealingMode::Fast ? "fast" : "thorough";
}

std::optional<HealingMode> healingModeFromText(const std::string& text) {
    for (const auto mode : {HealingMode::Fast, HealingMode::Thorough}) {
        if (toText(mode) == text) {
            return mode;
        }
    }
    return std::nullopt;
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
    for (const auto weighting :
         {ForegroundWeighting::Off, ForegroundWeighting::Code, ForegroundWeighting::Normalised}) {
        if (toText(weighting) == text) {
            return weighting;
        }
    }
    return std::nullopt;
}

std::string toText(WindowPlacement placement) {
    return placement == WindowPlacement::BrainBox ? "brain-box" : "padded";
}

std::optional<WindowPlacement> windowPlacementFromText(const std::string& text) {
    for (const auto placement : {WindowPlacement::BrainBox, WindowPlacement::Padded}) {
        if (toText(placement) == text) {
            return placement;
        }
    }
    return std::nullopt;
}

std::string toText(BiasCorrection bias) {
    switch (bias) {
        case BiasCorrection::Model:
            return "model";
        case BiasCorrection::On:
            return "on";
        case BiasCorrection::Off:
            return "off";
    }
    return {};
}

std::optional<BiasCorrection> biasCorrectionFromText(const std::string& text) {
    for (const auto bias : {BiasCorrection::Model, BiasCorrection::On, BiasCorrection::Off}) {
        if (toText(bias) == text) {
            return bias;
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

std::string toText(ScoreKind score) {
    switch (score) {
        case ScoreKind::MultiStep:
            return "multi-step";
        case ScoreKind::SingleStep:
            return "single-step";
        case ScoreKind::MeanOfSingleSteps:
            return "mean-single-step";
    }
    return {};
}

std::optional<ScoreKind> scoreKindFromText(const std::string& text) {
    for (const auto score :
         {ScoreKind::MultiStep, ScoreKind::SingleStep, ScoreKind::MeanOfSingleSteps}) {
        if (toText(score) == text) {
            return score;
        }
    }
    return std::nullopt;
}

std::string toText(WindowBlending blending) {
    return blending == WindowBlending::AfterLoop ? "after" : "inside";
}

std::optional<WindowBlending> windowBlendingFromText(const std::string& text) {
    for (const auto blending : {WindowBlending::AfterLoop, WindowBlending::EveryStep}) {
        if (toText(blending) == text) {
            return blending;
        }
    }
    return std::nullopt;
}

}  // namespace disyre
