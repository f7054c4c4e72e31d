// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/WindowPrediction.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/model/Autocast.h"
#include "core/model/KeepThreadCount.h"

namespace disyre {

namespace {

constexpr int kLargestProcessorBatch = 32;

std::vector<int> slicesToHeal(const HealingRequest& request, const Mask& brain) {
    const int sliceCount = brain.size[2];
    std::vector<int> slices = request.slices;
    if (slices.empty() && !request.neighbours) {
        slices.resize(static_cast<std::size_t>(sliceCount));
        std::iota(slices.begin(), slices.end(), 0);
    }
    for (const auto& asked : {slices, request.neighbours.value_or(std::vector<int>())}) {
        for (const int slice : asked) {
            if (slice < 0 || slice >= sliceCount) {
                throw SettingsError(MessageId::HealingNoSuchSlice, {slice + 1, sliceCount});
            }
        }
    }
    if (request.region.isLimited()) {
        std::erase_if(slices, [&](int slice) { return !mayChange(request.region, brain, slice); });
    }
    return slices;
}

}  // namespace

HealingResult healScan(const HealingInput& input, const HealingRequest& request,
                       const ModelCard& card, const PredictWindows& restore,
                       const StepObserver& observer, const StopToken& stop, int threads,
                       std::shared_ptr<BatchRule> batches) {
    const auto restoreBatch = [&](const float* windows, int count, int t, float* restored) {
        const torch::InferenceMode inference;
        // LibTorch has no read-only tensors, but nothing writes to this one.
        const torch::Tensor x =
            torch::from_blob(const_cast<float*>(windows),
                             {count, card.architecture.inputChannels(), card.patch, card.patch});
        torch::from_blob(restored, {count, 1, card.patch, card.patch}).copy_(restore(x, t));
    };
    return healScan(input, request, card,
                    {.restore = restoreBatch,
                     .threads = threads,
                     .batches = batches ? std::move(batches)
                                        : std::make_shared<BatchRule>(kLargestProcessorBatch)},
                    observer, stop);
}

HealingResult healScan(const HealingInput& input, const HealingRequest& request,
                       const ModelCard& card, const HealingWorkers& workers,
                       const StepObserver& observer, const StopToken& stop) {
    checkHealingSettings(request.settings, card.patch, card.schedule.steps);
    checkHealingRegion(request.region, input.mask);
    const std::vector<int> slices = slicesToHeal(request, input.mask);
    const SlicePlan plan(input, request, card);
    const KeepThreadCount keep;
    HealingWorkers threads = workers;
    threads.begin = [] { at::set_num_threads(1); };
    return healSlices(plan, slices, threads, observer, stop);
}

PredictWindows predictWith(UNet net, const ModelCard& card, torch::Device device,
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

PredictWindows predictRounded(UNet net, const ModelCard& card, const StopToken& stop) {
    return [restore = predictWith(std::move(net), card, torch::kCPU, stop)](
               const torch::Tensor& windows, int t) {
        const Autocast autocast(torch::kCPU, Autocast::Processor::Include);
        return restore(windows, t);
    };
}

PredictBatch predictOnProcessor(std::shared_ptr<const InferenceNet> net, const ModelCard& card,
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

PredictBatch predictOnCard(std::shared_ptr<CardNet> net, const StopToken& stop) {
    return [net = std::move(net), stop](const float* windows, int count, int t, float* restored) {
        stop.throwIfStopped();
        net->restore(windows, count, t, restored);
    };
}

namespace {

/// Returns what an exception says as one line.
MessageArgument reasonOf(const std::exception& error) {
    if (const auto* own = dynamic_cast<const Error*>(&error)) {
        return own->message();
    }
    const std::string text = error.what();
    return text.substr(0, text.find('\n'));
}

}  // namespace

PredictBatch predictWithFallback(PredictBatch first, PredictBatch second, int patch,
                                 std::function<void(const MessageArgument&)> failed) {
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
                failed(reasonOf(error));
            }
        }
        // A batch for a card is far too large for a single call on the processor.
        const std::ptrdiff_t area = static_cast<std::ptrdiff_t>(patch) * patch;
        for (int window = 0; window < count; ++window) {
            second(windows + window * area, 1, t, restored + window * area);
        }
    };
}

}  // namespace disyre
