// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/Schedule.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

Schedule::Schedule(const ScheduleSettings& settings) : settings_(settings) {
    const int count = settings.steps;
    if (count < 1 || count > 100000) {
        throw SettingsError(MessageId::ScheduleSteps, {count});
    }
    if (!(settings.betaFirst > 0.0 && settings.betaLast < 1.0 &&
          settings.betaFirst <= settings.betaLast)) {
        throw SettingsError(MessageId::ScheduleBetas, {settings.betaFirst, settings.betaLast});
    }
    std::vector<double> alphaBars;
    double product = 1.0;
    for (int k = 0; k < count; ++k) {
        const double share = count > 1 ? static_cast<double>(k) / (count - 1) : 0.0;
        product *= 1.0 - (settings.betaFirst + share * (settings.betaLast - settings.betaFirst));
        alphaBars.push_back(product);
    }
    if (settings.kind == ScheduleKind::Flipped) {
        std::reverse(alphaBars.begin(), alphaBars.end());
        std::transform(alphaBars.begin(), alphaBars.end(), std::back_inserter(alphas_),
                       [](double bar) { return std::sqrt(bar); });
    } else {
        std::transform(alphaBars.begin(), alphaBars.end(), std::back_inserter(alphas_),
                       [](double bar) { return std::sqrt(1.0 - bar); });
    }
}

double Schedule::alpha(int t) const {
    return t <= 0 ? 0.0 : alphas_.at(static_cast<std::size_t>(t) - 1);
}

int Schedule::nearestStep(double alpha) const {
    const auto nearest = std::min_element(
        alphas_.begin(), alphas_.end(),
        [alpha](double a, double b) { return std::abs(a - alpha) < std::abs(b - alpha); });
    return static_cast<int>(nearest - alphas_.begin()) + 1;
}

std::vector<int> Schedule::stepsWithSkip(int skip) const {
    if (skip < 1 || skip > settings_.steps) {
        throw SettingsError(MessageId::HealingSkip, {settings_.steps, skip});
    }
    std::vector<int> list;
    for (int t = settings_.steps; t > 0; t -= skip) {
        list.push_back(t);
    }
    return list;
}

std::string toText(ScheduleKind kind) {
    return kind == ScheduleKind::Flipped ? "flipped" : "noise";
}

ScheduleKind scheduleKindFromText(const std::string& text) {
    if (text == "flipped") {
        return ScheduleKind::Flipped;
    }
    if (text == "noise") {
        return ScheduleKind::Noise;
    }
    throw SettingsError(MessageId::ScheduleUnknown, {text});
}

}  // namespace disyre
