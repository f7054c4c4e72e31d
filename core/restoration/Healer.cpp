// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restoration/Healer.h"

#include <numeric>

#include "core/base/Error.h"

namespace disyre {

namespace {

constexpr int kLargestProcessorBatch = 32;

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

/// Gives the calling thread its own number of LibTorch threads back: workers set theirs to one, and
/// part of that (the matrix library's) is shared by all threads.
class KeepThreadCount {
public:
    KeepThreadCount() : threads_(at::get_num_threads()) {}
    ~KeepThreadCount() { at::set_num_threads(threads_); }
    KeepThreadCount(const KeepThreadCount&) = delete;
    KeepThreadCount& operator=(const KeepThreadCount&) = delete;

private:
    int threads_;
};

}  // namespace

HealingResult healScan(const HealingInput& input, const HealingSettings& settings,
                       const ModelCard& card, const RestoreWindows& restore,
                       const StepObserver& observer, const StopToken& stop, int threads,
                       std::shared_ptr<BatchRule> batches) {
    checkHealingSettings(settings, card.patch, card.schedule.steps);
    const std::vector<int> slices = slicesToHeal(settings, input.image.size[2]);
    const SlicePlan plan(input, settings, card);
    const auto restoreBatch = [&](const float* windows, int count, int t, float* restored) {
        const torch::InferenceMode inference;
        // LibTorch has no read-only tensors; nothing writes to this one.
        const torch::Tensor x = torch::from_blob(const_cast<float*>(windows),
                                                 {count, 1, card.patch, card.patch});
        torch::from_blob(restored, x.sizes()).copy_(restore(x, t));
    };
    const KeepThreadCount keep;
    return healSlices(plan, slices,
                      {.restore = restoreBatch,
                       .threads = threads,
                       .batches = batches ? std::move(batches)
                                          : std::make_shared<BatchRule>(kLargestProcessorBatch),
                       .begin = [] { at::set_num_threads(1); }},
                      observer, stop);
}

RestoreWindows restoreWith(UNet net, const ModelCard& card, torch::Device device,
                           const StopToken& stop) {
    return [net, card, device, stop](const torch::Tensor& windows, int t) mutable {
        stop.throwIfStopped();
        const torch::InferenceMode inference;
        const auto options = torch::TensorOptions().device(device);
        const std::int64_t count = windows.size(0);
        const torch::Tensor x =
            windows.to(device).contiguous(torch::MemoryFormat::ChannelsLast);
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

}  // namespace disyre
