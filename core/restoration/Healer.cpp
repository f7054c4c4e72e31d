// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restoration/Healer.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>

#include "core/base/Error.h"
#include "core/model/Autocast.h"
#include "core/model/KeepThreadCount.h"

namespace disyre {

namespace {

constexpr int kLargestProcessorBatch = 32;

std::vector<int> slicesToHeal(const HealingSettings& settings, const Mask& brain) {
    const int sliceCount = brain.size[2];
    std::vector<int> slices = settings.slices;
    if (slices.empty() && !settings.neighboursGiven) {
        slices.resize(static_cast<std::size_t>(sliceCount));
        std::iota(slices.begin(), slices.end(), 0);
    }
    for (const auto& asked : {slices, settings.neighbours}) {
        for (const int slice : asked) {
            if (slice < 0 || slice >= sliceCount) {
                throw SettingsError("There is no slice " + std::to_string(slice) +
                                    "; the scan has " + std::to_string(sliceCount) +
                                    ", counted from 0.");
            }
        }
    }
    if (settings.region.isLimited()) {
        std::erase_if(slices, [&](int slice) { return !mayChange(settings.region, brain, slice); });
    }
    return slices;
}

}  // namespace

HealingResult healScan(const HealingInput& input, const HealingSettings& settings,
                       const ModelCard& card, const RestoreWindows& restore,
                       const StepObserver& observer, const StopToken& stop, int threads,
                       std::shared_ptr<BatchRule> batches) {
    const auto restoreBatch = [&](const float* windows, int count, int t, float* restored) {
        const torch::InferenceMode inference;
        // LibTorch has no read-only tensors; nothing writes to this one.
        const torch::Tensor x = torch::from_blob(const_cast<float*>(windows),
                                                 {count, card.architecture.inputChannels(),
                                                  card.patch, card.patch});
        torch::from_blob(restored, {count, 1, card.patch, card.patch}).copy_(restore(x, t));
    };
    return healScan(input, settings, card,
                    {.restore = restoreBatch,
                     .threads = threads,
                     .batches = batches ? std::move(batches)
                                        : std::make_shared<BatchRule>(kLargestProcessorBatch)},
                    observer, stop);
}

HealingResult healScan(const HealingInput& input, const HealingSettings& settings,
                       const ModelCard& card, const HealingWorkers& workers,
                       const StepObserver& observer, const StopToken& stop) {
    checkHealingSettings(settings, card.patch, card.schedule.steps);
    checkHealingRegion(settings.region, input.mask);
    const std::vector<int> slices = slicesToHeal(settings, input.mask);
    const SlicePlan plan(input, settings, card);
    const KeepThreadCount keep;
    HealingWorkers threads = workers;
    threads.begin = [] { at::set_num_threads(1); };
    return healSlices(plan, slices, threads, observer, stop);
}

RestoreWindows restoreWith(UNet net, const ModelCard& card, torch::Device device,
                           const StopToken& stop) {
    return [net, card, device, stop](const torch::Tensor& windows, int t) mutable {
        stop.throwIfStopped();
        const torch::InferenceMode inference;
        const auto options = torch::TensorOptions().device(device);
        const std::int64_t count = windows.size(0);
        const torch::Tensor x =
            windows.to(device, /*non_blocking=*/true).contiguous(torch::MemoryFormat::ChannelsLast);
        const torch::Tensor conditions =
            torch::full({count}, static_cast<double>(conditionOf(card, t)), options);
        const torch::Tensor alphas =
            torch::full({count}, Schedule(card.schedule).alpha(t), options);
        const torch::Tensor restored = predictsMask(card.method)
                                           ? torch::sigmoid(net->forward(x, conditions))
                                           : net->restore(x, conditions, alphas);
        return restored.to(torch::kFloat32).cpu();
    };
}

RestoreWindows restoreRounded(UNet net, const ModelCard& card, const StopToken& stop) {
    return [restore = restoreWith(std::move(net), card, torch::kCPU, stop)](
               const torch::Tensor& windows, int t) {
        const Autocast autocast(torch::kCPU, Autocast::Processor::Too);
        return restore(windows, t);
    };
}

RestoreBatch restoreOnProcessor(std::shared_ptr<const InferenceNet> net, const ModelCard& card,
                                const StopToken& stop) {
    return [net = std::move(net), card, stop, schedule = Schedule(card.schedule)](
               const float* windows, int count, int t, float* restored) {
        stop.throwIfStopped();
        const double condition = conditionOf(card, t);
        if (!predictsMask(card.method)) {
            net->restore(windows, count, condition, schedule.alpha(t), restored);
            return;
        }
        net->forward(windows, count, condition, restored);
        const std::ptrdiff_t values = static_cast<std::ptrdiff_t>(count) * card.patch * card.patch;
        std::transform(restored, restored + values, restored,
                       [](float logit) { return 1.0f / (1.0f + std::exp(-logit)); });
    };
}

RestoreBatch restoreOnCard(std::shared_ptr<CardNet> net, const StopToken& stop) {
    return [net = std::move(net), stop](const float* windows, int count, int t, float* restored) {
        stop.throwIfStopped();
        net->restore(windows, count, t, restored);
    };
}

RestoreBatch restoreWithFallback(RestoreBatch first, RestoreBatch second, int patch,
                                 std::function<void(const std::string&)> failed) {
    struct State {
        std::mutex mutex;
        bool hasFailed = false;
    };
    return [first = std::move(first), second = std::move(second), patch, failed = std::move(failed),
            state = std::make_shared<State>()](const float* windows, int count, int t,
                                               float* restored) {
        bool usesFirst = false;
        {
            const std::lock_guard lock(state->mutex);
            usesFirst = !state->hasFailed;
        }
        if (!usesFirst) {
            second(windows, count, t, restored);
            return;
        }
        try {
            first(windows, count, t, restored);
            return;
        } catch (const Stopped&) {
            throw;
        } catch (const std::exception& error) {
            const std::lock_guard lock(state->mutex);
            if (!state->hasFailed) {
                state->hasFailed = true;
                const std::string reason = error.what();
                failed(reason.substr(0, reason.find('\n')));
            }
        }
        // A card's batch is far too large for one call of the processor.
        const std::ptrdiff_t area = static_cast<std::ptrdiff_t>(patch) * patch;
        for (int window = 0; window < count; ++window) {
            second(windows + window * area, 1, t, restored + window * area);
        }
    };
}

}  // namespace disyre
