// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingVerdict.h"

#include <algorithm>

namespace disyre {

namespace {

constexpr std::size_t kRecent = 3;
constexpr double kWorse = 1.03;
constexpr double kBetter = 0.99;

constexpr std::pair<TrainingVerdict, const char*> kVerdicts[] = {
    {TrainingVerdict::TooEarly, "too-early"},
    {TrainingVerdict::StillImproving, "still-improving"},
    {TrainingVerdict::Flat, "flat"},
    {TrainingVerdict::Overfitting, "overfitting"}};

}  // namespace

TrainingVerdict judgeTraining(std::span<const ValidationPoint> points) {
    if (points.size() <= kRecent) {
        return TrainingVerdict::TooEarly;
    }
    const auto before = points.first(points.size() - kRecent);
    const auto recent = points.last(kRecent);
    const ValidationPoint& best = *std::min_element(
        before.begin(), before.end(),
        [](const auto& a, const auto& b) { return a.validationLoss < b.validationLoss; });
    const auto all = [&recent](const auto& holds) {
        return std::all_of(recent.begin(), recent.end(), holds);
    };
    if (all([&](const auto& point) {
            return point.validationLoss > kWorse * best.validationLoss;
        }) &&
        recent.back().trainingLoss < best.trainingLoss) {
        return TrainingVerdict::Overfitting;
    }
    return all([&](const auto& point) {
        return point.validationLoss >= kBetter * best.validationLoss;
    })
               ? TrainingVerdict::Flat
               : TrainingVerdict::StillImproving;
}

std::string toText(TrainingVerdict verdict) {
    for (const auto& [known, name] : kVerdicts) {
        if (known == verdict) {
            return name;
        }
    }
    return {};
}

TrainingVerdict trainingVerdictFromText(const std::string& text) {
    for (const auto& [verdict, name] : kVerdicts) {
        if (text == name) {
            return verdict;
        }
    }
    return TrainingVerdict::TooEarly;
}

std::string verdictSentence(TrainingVerdict verdict) {
    switch (verdict) {
        case TrainingVerdict::StillImproving:
            return "Still improving: held-out scans are restored better and better. Let it run.";
        case TrainingVerdict::Flat:
            return "Flat: held-out scans have not been restored noticeably better lately. Stopping "
                   "now loses little.";
        case TrainingVerdict::Overfitting:
            return "Overfitting: it learns its own scans by heart and does worse on held-out ones. "
                   "Stop and keep the best; more scans would help.";
        case TrainingVerdict::TooEarly:
            break;
    }
    return "Too early to tell: wait for four validations.";
}

}  // namespace disyre
