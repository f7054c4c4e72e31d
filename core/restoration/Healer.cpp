// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restoration/Healer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/restoration/SlidingWindow.h"

namespace disyre {

namespace {

/// The windows of one slice that hold brain, on their way from t = T down.
struct SliceWindows {
    std::vector<WindowOrigin> origins;
    std::vector<float> brainShare;  // of each window's pixels
    torch::Tensor x;                // [windows, 1, patch, patch]
};

std::vector<int> stepsFor(const HealingSettings& settings, Method method,
                          const Schedule& schedule) {
    if (!usesCondition(method)) {
        return {schedule.steps()};
    }
    return settings.score == ScoreKind::SingleStep ? std::vector<int>{settings.singleT}
                                                   : schedule.stepsWithSkip(settings.skip);
}

class SliceHealer {
public:
    SliceHealer(const HealingInput& input, const HealingSettings& settings, const ModelCard& card,
                const RestoreWindows& restore, const StopToken& stop)
        : input_(input),
          settings_(settings),
          schedule_(card.schedule),
          steps_(stepsFor(settings, card.method, schedule_)),
          method_(card.method),
          patch_(card.patch),
          stride_(settings.stride > 0 ? settings.stride : card.defaultStride()),
          width_(input.image.size[0]),
          height_(input.image.size[1]),
          restore_(restore),
          stop_(stop) {
    }

    [[nodiscard]] const std::vector<int>& steps() const { return steps_; }

    /// Heals slice z and calls visit(step, restored, gradient, weighted gradient) after each step.
    /// Throws Stopped in the middle of it.
    template <typename Visit>
    void heal(int z, Visit visit) const {
        SliceWindows windows = cut(z);
        torch::Tensor restored = windows.x;
        for (std::size_t step = 0; step < steps_.size(); ++step) {
            const int t = steps_[step];
            torch::Tensor gradient = torch::zeros_like(windows.x);
            if (!windows.origins.empty()) {
                stop_.throwIfStopped();
                torch::Tensor healthy = restore_(windows.x, t);
                if (settings_.blending == WindowBlending::EveryStep) {
                    healthy = windowsOf(windows.origins,
                                        blend(windows, healthy, ForegroundWeighting::Off));
                }
                if (predictsMask(method_)) {
                    gradient = healthy;
                } else {
                    gradient = (windows.x - healthy).abs();
                    restored = next(windows, healthy, restored, step);
                }
            }
            visit(static_cast<int>(step),
                  insideBrain(blend(windows, restored, ForegroundWeighting::Off), z),
                  insideBrain(blend(windows, gradient, ForegroundWeighting::Off), z),
                  insideBrain(blend(windows, gradient, settings_.weighting), z));
        }
    }

private:
    /// Advances the windows by a step and returns their restoration so far.
    [[nodiscard]] torch::Tensor next(SliceWindows& windows, const torch::Tensor& healthy,
                                     const torch::Tensor& restored, std::size_t step) const {
        if (settings_.score == ScoreKind::MeanOfSingleSteps) {
            const torch::Tensor clamped = healthy.clamp(0.0, 1.0);
            const double count = static_cast<double>(step) + 1.0;
            return step == 0 ? clamped : restored.add(clamped - restored, 1.0 / count);
        }
        windows.x = healthy.add(windows.x - healthy, share(steps_[step])).clamp(0.0, 1.0);
        return windows.x;
    }

    /// How much of x - x0_hat is left for the next step.
    [[nodiscard]] double share(int t) const {
        if (settings_.score == ScoreKind::SingleStep || !usesCondition(method_)) {
            return 0.0;
        }
        const double next = schedule_.alpha(t - settings_.skip);
        return settings_.rule == UpdateRule::Paper ? next : next / schedule_.alpha(t);
    }

    [[nodiscard]] SliceWindows cut(int z) const {
        SliceWindows windows;
        std::vector<float> pixels;
        const auto area = static_cast<std::size_t>(patch_) * static_cast<std::size_t>(patch_);
        for (const WindowOrigin& origin :
             placeWindows(input_.mask, z, patch_, stride_, settings_.placement)) {
            const auto [x, y] = origin;
            std::vector<float> window(area, 0.0f);
            std::size_t brain = 0;
            for (int row = std::max(0, -y); row < std::min(patch_, height_ - y); ++row) {
                for (int column = std::max(0, -x); column < std::min(patch_, width_ - x);
                     ++column) {
                    const std::size_t at = input_.image.index(x + column, y + row, z);
                    window[static_cast<std::size_t>(row * patch_ + column)] =
                        input_.image.voxels[at];
                    brain += input_.mask.voxels[at] != 0 ? 1 : 0;
                }
            }
            // A window without brain has no say in the result, which is 0 outside the brain.
            if (brain > 0) {
                windows.origins.push_back(origin);
                windows.brainShare.push_back(static_cast<float>(brain) / static_cast<float>(area));
                pixels.insert(pixels.end(), window.begin(), window.end());
            }
        }
        const auto count = static_cast<std::int64_t>(windows.origins.size());
        windows.x = torch::empty({count, 1, patch_, patch_});
        std::copy(pixels.begin(), pixels.end(), windows.x.data_ptr<float>());
        return windows;
    }

    /// The windows of a slice, 0 beyond its border.
    [[nodiscard]] torch::Tensor windowsOf(const std::vector<WindowOrigin>& origins,
                                          const std::vector<float>& slice) const {
        torch::Tensor windows =
            torch::zeros({static_cast<std::int64_t>(origins.size()), 1, patch_, patch_});
        float* window = windows.data_ptr<float>();
        for (const WindowOrigin& origin : origins) {
            const int firstColumn = std::max(0, -origin.x);
            const int columns = std::min(patch_, width_ - origin.x) - firstColumn;
            for (int row = std::max(0, -origin.y); row < std::min(patch_, height_ - origin.y);
                 ++row) {
                std::copy_n(slice.begin() + (origin.y + row) * width_ + origin.x + firstColumn,
                            columns, window + row * patch_ + firstColumn);
            }
            window += patch_ * patch_;
        }
        return windows;
    }

    [[nodiscard]] std::vector<float> blend(const SliceWindows& windows, const torch::Tensor& values,
                                           ForegroundWeighting weighting) const {
        WindowBlender blender(width_, height_, patch_);
        const torch::Tensor plain = values.contiguous(torch::MemoryFormat::Contiguous);
        const auto area = static_cast<std::size_t>(patch_) * static_cast<std::size_t>(patch_);
        for (std::size_t i = 0; i < windows.origins.size(); ++i) {
            const float brain = windows.brainShare[i];
            const bool weighted = weighting != ForegroundWeighting::Off;
            blender.add(windows.origins[i], {plain.data_ptr<float>() + i * area, area},
                        weighted ? brain : 1.0f,
                        weighting == ForegroundWeighting::Normalised ? brain : 1.0f);
        }
        return blender.blended();
    }

    [[nodiscard]] std::vector<float> insideBrain(std::vector<float> slice, int z) const {
        const std::size_t first = input_.mask.index(0, 0, z);
        for (std::size_t i = 0; i < slice.size(); ++i) {
            slice[i] = input_.mask.voxels[first + i] != 0 ? slice[i] : 0.0f;
        }
        return slice;
    }

    const HealingInput& input_;
    const HealingSettings& settings_;
    Schedule schedule_;
    std::vector<int> steps_;
    Method method_;
    int patch_;
    int stride_;
    int width_;
    int height_;
    const RestoreWindows& restore_;
    const StopToken& stop_;
};

std::vector<int> slicesToHeal(const HealingSettings& settings, int sliceCount) {
    if (settings.slices.empty()) {
        std::vector<int> all(static_cast<std::size_t>(sliceCount));
        std::iota(all.begin(), all.end(), 0);
        return all;
    }
    for (const int slice : settings.slices) {
        if (slice < 0 || slice >= sliceCount) {
            throw SettingsError("There is no slice " + std::to_string(slice) + "; the scan has " +
                                std::to_string(sliceCount) + ", counted from 0.");
        }
    }
    return settings.slices;
}

}  // namespace

HealingResult healScan(const HealingInput& input, const HealingSettings& settings,
                       const ModelCard& card, const RestoreWindows& restore,
                       const StepObserver& observer, const StopToken& stop) {
    checkHealingSettings(settings, card.patch, card.schedule.steps);
    const std::vector<int> slices = slicesToHeal(settings, input.image.size[2]);
    const SliceHealer healer(input, settings, card, restore, stop);
    const std::vector<int>& steps = healer.steps();
    const auto stepCount = static_cast<float>(steps.size());

    HealingResult result;
    result.restoration = input.image;
    result.anomalyMap = Volume(input.image.size, input.image.affine);
    const ProgressMeter clock(static_cast<double>(slices.size()));
    std::vector<double> gradientSums(steps.size(), 0.0);
    double brainVoxels = 0.0;
    try {
        for (const int z : slices) {
            const std::size_t first = input.image.index(0, 0, z);
            const std::size_t count = input.image.sliceSize();
            const double brain = static_cast<double>(
                std::count(input.mask.voxels.begin() + static_cast<std::ptrdiff_t>(first),
                           input.mask.voxels.begin() + static_cast<std::ptrdiff_t>(first + count),
                           std::uint8_t{1}));
            std::vector<float> score(count, 0.0f);
            std::vector<double> sums(steps.size(), 0.0);
            std::vector<float> healed;
            healer.heal(z, [&](int step, std::vector<float> restored,
                               const std::vector<float>& gradient,
                               const std::vector<float>& weighted) {
                const auto at = static_cast<std::size_t>(step);
                sums[at] = std::accumulate(gradient.begin(), gradient.end(), 0.0);
                for (std::size_t i = 0; i < count; ++i) {
                    score[i] += weighted[i] / stepCount;
                }
                const bool last = at + 1 == steps.size();
                if (observer) {
                    observer({.slice = z,
                              .step = step,
                              .steps = static_cast<int>(steps.size()),
                              .t = steps[at],
                              .width = input.image.size[0],
                              .height = input.image.size[1],
                              .restored = restored,
                              .gradient = gradient,
                              .weighted = weighted,
                              .meanGradient = brain > 0.0 ? sums[at] / brain : 0.0,
                              .slicesDone = result.slicesHealed + (last ? 1 : 0),
                              .slicesTotal = static_cast<int>(slices.size())});
                }
                healed = std::move(restored);
            });
            // Only whole slices enter the result, so a stop leaves none half healed.
            std::copy(healed.begin(), healed.end(),
                      result.restoration.voxels.begin() + static_cast<std::ptrdiff_t>(first));
            std::copy(score.begin(), score.end(),
                      result.anomalyMap.voxels.begin() + static_cast<std::ptrdiff_t>(first));
            for (std::size_t i = 0; i < steps.size(); ++i) {
                gradientSums[i] += sums[i];
            }
            brainVoxels += brain;
            ++result.slicesHealed;
        }
    } catch (const Stopped&) {
        result.stopped = true;
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
        result.steps.push_back({steps[i], brainVoxels > 0.0 ? gradientSums[i] / brainVoxels : 0.0});
    }
    result.seconds = clock.secondsElapsed();
    return result;
}

RestoreWindows restoreWith(UNet net, const ModelCard& card, torch::Device device,
                           const StopToken& stop) {
    // The batch follows from the time that batches take here, so that a stop is answered soon on
    // slow machines and fast ones are kept busy.
    auto batch = std::make_shared<std::int64_t>(device.is_cpu() ? 2 : 64);
    return [net, card, device, stop, batch](const torch::Tensor& windows, int t) mutable {
        constexpr double kLongestCall = 0.3;
        constexpr std::int64_t kLargestBatch = 256;
        const torch::InferenceMode inference;
        torch::Tensor restored = torch::empty_like(windows);
        const double condition = conditionOf(card, t);
        const double alpha = Schedule(card.schedule).alpha(t);
        for (std::int64_t first = 0; first < windows.size(0);) {
            stop.throwIfStopped();
            const std::int64_t count = std::min(*batch, windows.size(0) - first);
            const ProgressMeter clock(1.0);
            const torch::Tensor part = windows.narrow(0, first, count)
                                           .to(device)
                                           .contiguous(torch::MemoryFormat::ChannelsLast);
            const torch::Tensor conditions =
                torch::full({count}, condition, torch::TensorOptions().device(device));
            const torch::Tensor alphas =
                torch::full({count}, alpha, torch::TensorOptions().device(device));
            restored.narrow(0, first, count).copy_(
                predictsMask(card.method)
                    ? torch::sigmoid(net->forward(part, conditions)).to(torch::kFloat32).cpu()
                    : net->restore(part, conditions, alphas).to(torch::kFloat32).cpu());
            const double perWindow = clock.secondsElapsed() / static_cast<double>(count);
            *batch = std::clamp(static_cast<std::int64_t>(0.6 * kLongestCall / perWindow),
                                std::int64_t{1}, std::min(kLargestBatch, 2 * *batch));
            first += count;
        }
        return restored;
    };
}

}  // namespace disyre
