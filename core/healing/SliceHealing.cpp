// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/SliceHealing.h"

#include <algorithm>
#include <cmath>

#include "core/healing/MapSmoothing.h"
#include "core/healing/StepShare.h"

namespace disyre {

namespace {

/// The values of a window's row, from the left of the slice to its right.
struct WindowRow {
    std::ptrdiff_t first = 0;  // The index of the first value within the values of all windows.
    std::ptrdiff_t step = 1;

    [[nodiscard]] std::size_t at(int column) const {
        return static_cast<std::size_t>(first + column * step);
    }
};

}  // namespace

SlicePlan::SlicePlan(const HealingInput& scan, const HealingRequest& request, const ModelCard& card)
    : input(scan),
      settings(resolvedFor(request.settings, card)),
      region(request.region),
      mapNeighbours(request.neighbours),
      schedule(card.schedule),
      method(card.method),
      steps(healingSteps(request.settings, card)),
      patch(card.patch),
      neighbours(card.architecture.neighbours),
      stride(settings.stride),
      changeable(changeableVoxels(region, scan.mask)),
      smoothing(mapSmoothingPixels(settings, card)),
      across(smoothingAcross(settings, card, scan.image)),
      importance(importanceMap(card.patch)) {}

double stepShare(const HealingSettings& settings, Method method, const Schedule& schedule, int t) {
    if (settings.score == ScoreKind::SingleStep || !usesCondition(method)) {
        return 0.0;
    }
    const double next = schedule.alpha(t - settings.skip);
    return settings.rule == UpdateRule::Paper ? next : next / schedule.alpha(t);
}

double SlicePlan::share(int t) const {
    return stepShare(settings, method, schedule, t);
}

SliceHealing::SliceHealing(const SlicePlan& plan, int z)
    : plan_(plan), z_(z), width_(plan.input.image.size[0]), height_(plan.input.image.size[1]) {
    const auto first = plan_.input.mask.voxels.begin() +
                       static_cast<std::ptrdiff_t>(plan_.input.mask.index(0, 0, z_));
    const std::size_t pixels = plan_.input.image.sliceSize();
    brainPixels_ = static_cast<double>(std::count_if(
        first, first + static_cast<std::ptrdiff_t>(pixels), [](auto value) { return value != 0; }));
    cutWindows();
    cutNeighbours();
    answer_.resize(x_.size());
    if (plan_.settings.score == ScoreKind::MeanOfSingleSteps) {
        restored_ = x_;
    }
    weight_.assign(pixels, 0.0);
    weightedWeight_.assign(pixels, 0.0);
    const bool normalised = plan_.settings.weighting == ForegroundWeighting::Normalised;
    visitRows([&](int i, std::size_t from, std::size_t to, WindowRow, int columns) {
        const double share = normalised ? brainShare_[static_cast<std::size_t>(i)] : 1.0;
        for (int column = 0; column < columns; ++column) {
            const double importance = plan_.importance[from + static_cast<std::size_t>(column)];
            weight_[to + static_cast<std::size_t>(column)] += importance;
            weightedWeight_[to + static_cast<std::size_t>(column)] += importance * share;
        }
    });
}

/// Calls visit(window, first pixel within a window, first pixel within the slice, row, columns) for
/// each row of each window as far as it lies inside the slice; `row` gives the places of the row's
/// values.
template <typename Visit>
void SliceHealing::visitRows(Visit visit) const {
    const int patch = plan_.patch;
    for (int i = 0; i < windows(); ++i) {
        const WindowOrigin& origin = origins_[static_cast<std::size_t>(i)];
        const int firstColumn = std::max(0, -origin.x);
        const int columns = std::min(patch, width_ - origin.x) - firstColumn;
        for (int row = std::max(0, -origin.y); row < std::min(patch, height_ - origin.y); ++row) {
            const auto from = static_cast<std::size_t>(row * patch + firstColumn);
            const auto to =
                static_cast<std::size_t>((origin.y + row) * width_ + origin.x + firstColumn);
            const bool isMirrored = isMirrored_[static_cast<std::size_t>(i)];
            const int firstValue =
                row * patch + (isMirrored ? patch - 1 - firstColumn : firstColumn);
            visit(i, from, to,
                  WindowRow{static_cast<std::ptrdiff_t>(at(i)) + firstValue, isMirrored ? -1 : 1},
                  columns);
        }
    }
}

void SliceHealing::cutWindows() {
    placeWindowsWithBrain();
    if (plan_.settings.mirrored) {
        const std::vector<WindowOrigin> origins = origins_;
        const std::vector<float> shares = brainShare_;
        origins_.insert(origins_.end(), origins.begin(), origins.end());
        brainShare_.insert(brainShare_.end(), shares.begin(), shares.end());
        isMirrored_.resize(origins_.size(), true);
        placed_ *= 2;
    }
    x_.assign(at(windows()), 0.0f);
    const std::size_t first = plan_.input.mask.index(0, 0, z_);
    visitRows([&](int, std::size_t, std::size_t to, WindowRow row, int columns) {
        for (int column = 0; column < columns; ++column) {
            x_[row.at(column)] =
                plan_.input.image.voxels[first + to + static_cast<std::size_t>(column)];
        }
    });
}

void SliceHealing::cutNeighbours() {
    const int each = 2 * plan_.neighbours;
    const std::size_t area = at(1);
    around_.assign(at(windows()) * static_cast<std::size_t>(each), 0.0f);
    const Volume& image = plan_.input.image;
    const std::size_t own = image.index(0, 0, z_);
    for (int channel = 0; channel < each; ++channel) {
        const int offset = channel - plan_.neighbours + (channel < plan_.neighbours ? 0 : 1);
        const int z = z_ + offset;
        if (z < 0 || z >= image.size[2]) {
            continue;
        }
        const std::size_t first = image.index(0, 0, z);
        visitRows([&](int i, std::size_t, std::size_t to, WindowRow row, int columns) {
            const std::size_t window = at(i) * static_cast<std::size_t>(each) +
                                       static_cast<std::size_t>(channel) * area - at(i);
            for (int column = 0; column < columns; ++column) {
                const std::size_t pixel = to + static_cast<std::size_t>(column);
                if (plan_.input.mask.voxels[own + pixel] != 0) {
                    around_[window + row.at(column)] = image.voxels[first + pixel];
                }
            }
        });
    }
}

void SliceHealing::placeWindowsWithBrain() {
    const auto origins =
        placeWindows(plan_.input.mask, z_, plan_.patch, plan_.stride, plan_.settings.placement);
    placed_ = static_cast<int>(origins.size());
    const std::size_t first = plan_.input.mask.index(0, 0, z_);
    const auto area = static_cast<float>(plan_.patch * plan_.patch);
    // The windows are tried one at a time, so that visitRows() finds the rows of each.
    std::vector<WindowOrigin> kept;
    isMirrored_ = {false};
    for (const WindowOrigin& origin : origins) {
        origins_ = {origin};
        std::int64_t brain = 0;
        bool mayChange = false;
        visitRows([&](int, std::size_t, std::size_t to, WindowRow, int columns) {
            const auto begin =
                plan_.input.mask.voxels.begin() + static_cast<std::ptrdiff_t>(first + to);
            brain += std::count_if(begin, begin + columns, [](auto value) { return value != 0; });
            for (int column = 0; column < columns && !mayChange; ++column) {
                mayChange = begin[column] != 0 &&
                            plan_.region.mayChange(first + to + static_cast<std::size_t>(column));
            }
        });
        if (mayChange) {
            kept.push_back(origin);
            brainShare_.push_back(static_cast<float>(brain) / area);
        }
    }
    origins_ = std::move(kept);
    isMirrored_.assign(origins_.size(), false);
}

/// Replaces the answer of every window by the blend of all windows' answers; it is 0 beyond the
/// slice's border.
void SliceHealing::blendAnswers() {
    std::vector<double> sums(weight_.size(), 0.0);
    visitRows([&](int, std::size_t from, std::size_t to, WindowRow row, int columns) {
        for (int column = 0; column < columns; ++column) {
            const auto c = static_cast<std::size_t>(column);
            sums[to + c] +=
                static_cast<double>(plan_.importance[from + c]) * answer_[row.at(column)];
        }
    });
    std::fill(answer_.begin(), answer_.end(), 0.0f);
    visitRows([&](int, std::size_t, std::size_t to, WindowRow row, int columns) {
        for (int column = 0; column < columns; ++column) {
            const auto c = static_cast<std::size_t>(column);
            answer_[row.at(column)] = static_cast<float>(sums[to + c] / weight_[to + c]);
        }
    });
}

/// Turns the answers into step gradients, and x into the x of the next step.
void SliceHealing::advance() {
    if (answersWithScore(plan_.method)) {
        return;
    }
    const auto limited = [](float value) { return std::min(1.0f, std::max(0.0f, value)); };
    if (plan_.settings.score == ScoreKind::MeanOfSingleSteps) {
        const auto newest = static_cast<float>(1.0 / (step_ + 1.0));
        for (std::size_t i = 0; i < x_.size(); ++i) {
            const float healed = limited(answer_[i]);
            restored_[i] = step_ == 0 ? healed : restored_[i] + (healed - restored_[i]) * newest;
            answer_[i] = std::abs(x_[i] - answer_[i]);
        }
        return;
    }
    const auto left = static_cast<float>(plan_.share(t()));
    for (std::size_t i = 0; i < x_.size(); ++i) {
        const float change = x_[i] - answer_[i];
        x_[i] = limited(answer_[i] + change * left);
        answer_[i] = std::abs(change);
    }
}

void SliceHealing::restoreFixedPixels() {
    const std::size_t first = plan_.input.mask.index(0, 0, z_);
    visitRows([&](int, std::size_t, std::size_t to, WindowRow row, int columns) {
        for (int column = 0; column < columns; ++column) {
            const auto c = static_cast<std::size_t>(column);
            if (!plan_.region.mayChange(first + to + c)) {
                x_[row.at(column)] = plan_.input.image.voxels[first + to + c];
            }
        }
    });
}

StepImages SliceHealing::finishStep() {
    if (plan_.settings.blending == WindowBlending::EveryStep) {
        blendAnswers();
    }
    advance();
    if (plan_.region.isLimited()) {
        restoreFixedPixels();
    }

    const std::size_t pixels = weight_.size();
    std::vector<double> restoredSum(pixels, 0.0);
    std::vector<double> gradientSum(pixels, 0.0);
    std::vector<double> weightedSum(pixels, 0.0);
    const bool weighs = plan_.settings.weighting != ForegroundWeighting::Off;
    const std::vector<float>& restored = restored_.empty() ? x_ : restored_;
    visitRows([&](int i, std::size_t from, std::size_t to, WindowRow row, int columns) {
        const double scale = weighs ? brainShare_[static_cast<std::size_t>(i)] : 1.0;
        for (int column = 0; column < columns; ++column) {
            const auto c = static_cast<std::size_t>(column);
            const double importance = plan_.importance[from + c];
            restoredSum[to + c] += importance * restored[row.at(column)];
            gradientSum[to + c] += importance * answer_[row.at(column)];
            weightedSum[to + c] += importance * scale * answer_[row.at(column)];
        }
    });

    StepImages images;
    images.restored.assign(pixels, 0.0f);
    images.gradient.assign(pixels, 0.0f);
    images.weighted.assign(pixels, 0.0f);
    const std::size_t first = plan_.input.mask.index(0, 0, z_);
    for (std::size_t i = 0; i < pixels; ++i) {
        if (plan_.input.mask.voxels[first + i] != 0 && !plan_.region.mayChange(first + i)) {
            images.restored[i] = plan_.input.image.voxels[first + i];
        } else if (plan_.input.mask.voxels[first + i] != 0 && weight_[i] > 0.0) {
            images.restored[i] = static_cast<float>(restoredSum[i] / weight_[i]);
            images.gradient[i] = static_cast<float>(gradientSum[i] / weight_[i]);
            images.weighted[i] = static_cast<float>(weightedSum[i] / weightedWeight_[i]);
            images.gradientSum += images.gradient[i];
        }
    }
    if (plan_.smoothing > 0.0) {
        images.weighted =
            smoothedWithin(images.weighted, {plan_.changeable.voxels.data() + first, pixels},
                           width_, height_, plan_.smoothing);
    }
    ++step_;
    return images;
}

}  // namespace disyre
