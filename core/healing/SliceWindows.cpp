// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/SliceWindows.h"

#include <algorithm>
#include <numeric>

namespace disyre {

namespace {

/// Windows in one call of the network: few enough that a stop is answered soon.
constexpr int kWindowsOfCall = 8;

/// Asks the network about all windows of the present step.
void answerWindows(const SlicePlan& plan, SliceHealing& healing, int t, const PredictBatch& restore,
                   const StopToken& stop) {
    const auto area = static_cast<std::size_t>(plan.patch) * static_cast<std::size_t>(plan.patch);
    const std::size_t around = 2 * static_cast<std::size_t>(plan.neighbours) * area;
    std::vector<float> windows;
    std::vector<float> answers;
    for (int first = 0; first < healing.windows(); first += kWindowsOfCall) {
        stop.throwIfStopped();
        const int count = std::min(kWindowsOfCall, healing.windows() - first);
        windows.clear();
        for (int i = first; i < first + count; ++i) {
            windows.insert(windows.end(), healing.x(i), healing.x(i) + area);
            windows.insert(windows.end(), healing.neighbours(i), healing.neighbours(i) + around);
        }
        answers.resize(static_cast<std::size_t>(count) * area);
        restore(windows.data(), count, t, answers.data());
        std::copy(answers.begin(), answers.end(), healing.answer(first));
    }
}

}  // namespace

std::span<const float> SliceWindows::estimateOf(int step, int window) const {
    const auto area = static_cast<std::size_t>(patch) * static_cast<std::size_t>(patch);
    return std::span<const float>(estimates[static_cast<std::size_t>(step)])
        .subspan(static_cast<std::size_t>(window) * area, area);
}

bool SliceWindows::covers(int window, int row, int column) const {
    const WindowOrigin& origin = windows[static_cast<std::size_t>(window)].origin;
    return row >= origin.y && row < origin.y + patch && column >= origin.x &&
           column < origin.x + patch;
}

std::vector<WindowPart> SliceWindows::partsAt(int step, int row, int column) const {
    std::vector<WindowPart> parts;
    double sum = 0.0;
    for (int i = 0; i < static_cast<int>(windows.size()); ++i) {
        if (!covers(i, row, column)) {
            continue;
        }
        const WindowOrigin& origin = windows[static_cast<std::size_t>(i)].origin;
        const auto at = static_cast<std::size_t>((row - origin.y) * patch + column - origin.x);
        parts.push_back({i, importance[at], estimateOf(step, i)[at]});
        sum += parts.back().weight;
    }
    for (WindowPart& part : parts) {
        part.weight /= sum;
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const WindowPart& a, const WindowPart& b) { return a.weight > b.weight; });
    return parts;
}

double blendOf(const std::vector<WindowPart>& parts) {
    return std::accumulate(parts.begin(), parts.end(), 0.0, [](double sum, const WindowPart& part) {
        return sum + part.weight * static_cast<double>(part.estimate);
    });
}

SliceWindows takeWindowsApart(const HealingInput& input, const HealingRequest& request,
                              const ModelCard& card, int slice, const PredictBatch& restore,
                              const StopToken& stop) {
    checkHealingSettings(request.settings, card.patch, card.schedule.steps);
    checkHealingRegion(request.region, input.mask);
    const SlicePlan plan(input, request, card);
    SliceHealing healing(plan, slice);
    SliceWindows apart;
    apart.patch = plan.patch;
    apart.importance = plan.importance;
    for (int i = 0; i < healing.windows(); ++i) {
        apart.windows.push_back({healing.origin(i), healing.isMirrored(i), healing.brainShare(i)});
    }
    const std::ptrdiff_t area = static_cast<std::ptrdiff_t>(plan.patch) * plan.patch;
    for (const int t : plan.steps) {
        answerWindows(plan, healing, t, restore, stop);
        std::vector<float>& kept = apart.estimates.emplace_back();
        kept.assign(healing.answer(0), healing.answer(0) + healing.windows() * area);
        for (int i = 0; i < healing.windows(); ++i) {
            if (healing.isMirrored(i)) {
                for (int row = 0; row < plan.patch; ++row) {
                    const auto first = kept.begin() + i * area + row * plan.patch;
                    std::reverse(first, first + plan.patch);
                }
            }
        }
        (void)healing.finishStep();
    }
    return apart;
}

}  // namespace disyre
