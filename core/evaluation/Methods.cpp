// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/Methods.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/healing/SlidingWindow.h"

namespace disyre {

namespace {

/// Tells whether two settings give the same map.
bool sameMap(const HealingSettings& a, const HealingSettings& b) {
    if (a.score != b.score || a.stride != b.stride || a.weighting != b.weighting ||
        a.blending != b.blending || a.placement != b.placement || a.smoothing != b.smoothing ||
        a.smoothingAcross != b.smoothingAcross || a.mirrored != b.mirrored) {
        return false;
    }
    switch (a.score) {
        case ScoreKind::MultiStep:
            return a.skip == b.skip && a.rule == b.rule;
        case ScoreKind::SingleStep:
            return a.singleT == b.singleT;
        case ScoreKind::MeanOfSingleSteps:
            return a.skip == b.skip;
    }
    return false;
}

class MethodList {
public:
    ScoredMethod& add(const HealingSettings& settings, const MedianReach& median = {}) {
        const auto found = std::find_if(
            methods_.begin(), methods_.end(), [&settings, &median](const ScoredMethod& method) {
                return method.median == median && sameMap(method.settings, settings);
            });
        if (found != methods_.end()) {
            return *found;
        }
        methods_.push_back({describe(settings), settings, median});
        return methods_.back();
    }
    [[nodiscard]] std::vector<ScoredMethod> take() { return std::move(methods_); }

private:
    std::vector<ScoredMethod> methods_;
};

HealingSettings singleStep(HealingSettings settings, int t) {
    settings.score = ScoreKind::SingleStep;
    settings.singleT = t;
    return settings;
}

std::string filterText(double within, double across, const MedianReach& median) {
    std::string text = within > 0.0 || across > 0.0
                           ? fmt::format("smoothed {:g} and {:g} mm", within, across)
                           : "";
    if (!median.isNone()) {
        text += fmt::format("{}median of {} x {} x {}", text.empty() ? "" : ", ",
                            2 * median.within + 1, 2 * median.within + 1, 2 * median.across + 1);
    }
    return text.empty() ? "not filtered" : text;
}

void addFilters(MethodList& methods, const HealingSettings& chosen) {
    struct Filter {
        double within;
        double across;
        MedianReach median = {};
    };
    std::vector<Filter> filters{{0, 0}, {2, 0}, {3, 0}, {4, 0}, {3, 1}, {3, 2}, {3, 3}, {3, 4},
                                {3, 6}, {2, 2}, {2, 3}, {2, 4}, {4, 4}, {4, 6}, {6, 6}};
    for (const MedianReach& median : {MedianReach{1, 0}, MedianReach{1, 1}, MedianReach{2, 2}}) {
        filters.push_back({0, 0, median});
    }
    filters.push_back({2, 3, {1, 1}});
    for (const Filter& filter : filters) {
        HealingSettings settings = chosen;
        settings.smoothing = filter.within;
        settings.smoothingAcross = filter.across;
        ScoredMethod& method = methods.add(settings, filter.median);
        method.inFilters = true;
        if (method.name == describe(chosen)) {
            method.name += ", " + filterText(filter.within, filter.across, filter.median);
        }
    }
}

}  // namespace

std::vector<ScoredMethod> chooseMethods(const HealingSettings& chosen, const MethodChoice& choice,
                                        int scheduleSteps) {
    MethodList methods;
    methods.add(chosen).inFigure2 = choice.figure2;
    if (choice.filters) {
        addFilters(methods, chosen);
    }
    if (choice.table2) {
        for (const auto weighting : {ForegroundWeighting::Off, ForegroundWeighting::Code,
                                     ForegroundWeighting::Normalised}) {
            HealingSettings settings = chosen;
            settings.weighting = weighting;
            methods.add(settings).inTable2 = true;
        }
    }
    const auto addSingleStep = [&](int t, bool ScoredMethod::*place) {
        if (t <= scheduleSteps) {
            methods.add(singleStep(chosen, t)).*place = true;
        }
    };
    const auto addWithSkip = [&](ScoreKind score, int skip) {
        if (skip <= scheduleSteps) {
            HealingSettings settings = chosen;
            settings.score = score;
            settings.skip = skip;
            methods.add(settings).inTable1 = true;
        }
    };
    if (choice.table1) {
        for (const int t : {25, 50, 75, 100}) {
            addSingleStep(t, &ScoredMethod::inTable1);
        }
        for (const int skip : {10, 20, 25, 33, 50}) {
            addWithSkip(ScoreKind::MultiStep, skip);
        }
        addWithSkip(ScoreKind::MeanOfSingleSteps, 25);
    }
    if (choice.figure2) {
        for (int t = 5; t <= 100; t += 5) {
            addSingleStep(t, &ScoredMethod::inFigure2);
        }
    }
    return methods.take();
}

std::string describe(const HealingSettings& settings) {
    std::string text = toText(settings.score);
    text += settings.score == ScoreKind::SingleStep ? fmt::format(" t={}", settings.singleT)
                                                    : fmt::format(" skip={}", settings.skip);
    if (settings.score == ScoreKind::MultiStep && settings.rule == UpdateRule::Corrected) {
        text += ", corrected rule";
    }
    if (settings.blending == WindowBlending::EveryStep) {
        text += ", blended inside";
    }
    if (settings.weighting != ForegroundWeighting::Code) {
        text += settings.weighting == ForegroundWeighting::Off ? ", unweighted"
                                                               : ", normalised weighting";
    }
    return text;
}

std::vector<int> stepsOf(const HealingSettings& settings, const Schedule& schedule) {
    return settings.score == ScoreKind::SingleStep ? std::vector<int>{settings.singleT}
                                                   : schedule.stepsWithSkip(settings.skip);
}

HealingPlan planHealings(const std::vector<ScoredMethod>& methods, const Schedule& schedule) {
    HealingPlan plan;
    const auto passOf = [&plan](HealingSettings settings) {
        settings.weighting = ForegroundWeighting::Code;
        settings.smoothing = 0.0;
        settings.smoothingAcross = 0.0;
        const auto found =
            std::find_if(plan.passes.begin(), plan.passes.end(),
                         [&settings](const HealingSettings& p) { return sameMap(p, settings); });
        const auto at = static_cast<std::size_t>(found - plan.passes.begin());
        if (found == plan.passes.end()) {
            plan.passes.push_back(settings);
        }
        return at;
    };
    const auto isPlanned = [&methods](const HealingSettings& settings) {
        return std::any_of(methods.begin(), methods.end(), [&settings](const ScoredMethod& method) {
            HealingSettings planned = method.settings;
            planned.weighting = settings.weighting;
            planned.smoothing = settings.smoothing;
            planned.smoothingAcross = settings.smoothingAcross;
            return sameMap(planned, settings);
        });
    };
    for (const ScoredMethod& method : methods) {
        std::vector<std::size_t> passes;
        if (method.settings.score == ScoreKind::MeanOfSingleSteps) {
            for (const int t : stepsOf(method.settings, schedule)) {
                if (!isPlanned(singleStep(method.settings, t))) {
                    passes.clear();
                    break;
                }
                passes.push_back(passOf(singleStep(method.settings, t)));
            }
        }
        plan.passesOf.push_back(passes.empty() ? std::vector{passOf(method.settings)}
                                               : std::move(passes));
    }
    for (const HealingSettings& pass : plan.passes) {
        plan.networkSteps += static_cast<int>(stepsOf(pass, schedule).size());
    }
    return plan;
}

std::vector<float> brainShareMap(const Mask& brain, int patch, int stride,
                                 WindowPlacement placement) {
    std::vector<float> map;
    map.reserve(brain.voxels.size());
    const int width = brain.size[0];
    const int height = brain.size[1];
    const std::vector<float> ones(static_cast<std::size_t>(patch) * static_cast<std::size_t>(patch),
                                  1.0f);
    for (int z = 0; z < brain.size[2]; ++z) {
        WindowBlender blender(width, height, patch);
        for (const auto& [x, y] : placeWindows(brain, z, patch, stride, placement)) {
            std::size_t inside = 0;
            for (int row = std::max(0, y); row < std::min(height, y + patch); ++row) {
                for (int column = std::max(0, x); column < std::min(width, x + patch); ++column) {
                    inside += brain.at(column, row, z);
                }
            }
            if (inside > 0) {
                blender.add({x, y}, ones,
                            static_cast<float>(inside) / static_cast<float>(ones.size()));
            }
        }
        std::vector<float> slice = blender.blended();
        const std::size_t first = brain.index(0, 0, z);
        for (std::size_t i = 0; i < slice.size(); ++i) {
            map.push_back(brain.voxels[first + i] != 0 ? slice[i] : 0.0f);
        }
    }
    return map;
}

}  // namespace disyre
