// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/torch.h>
#include <torch/version.h>

#include "core/base/Export.h"
#include "core/compute/Compute.h"
#include "core/compute/ComputeThread.h"
#include "core/compute/ForwardBenchmark.h"
#include "core/model/TensorStorage.h"
#include "core/restoration/Healer.h"
#include "core/training/Trainer.h"

namespace disyre {

namespace {

torch::Device chooseDevice(const std::string& name) {
    if (name == "cpu") {
        return torch::kCPU;
    }
    const bool hasCuda = torch::cuda::is_available();
    if (name == "cuda" && !hasCuda) {
        throw ComputeError(
            "There is no CUDA device, or this LibTorch was built without CUDA. Use the device "
            "\"cpu\".");
    }
    if (name != "cuda" && name != "auto") {
        throw SettingsError("The device \"" + name + "\" is unknown; use auto, cpu or cuda.");
    }
    return hasCuda ? torch::kCUDA : torch::kCPU;
}

class LoadedModel final : public Restorer {
public:
    LoadedModel(ComputeThread& thread, const std::filesystem::path& model, torch::Device device)
        : thread_(thread),
          card_(readModelCard(model)),
          net_(loadNet(model, card_)),
          device_(device),
          batches_(std::make_shared<BatchRule>(device.is_cpu() ? 32 : 512)) {
        if (InferenceNet::supports(card_.architecture)) {
            fast_ = std::make_shared<InferenceNet>(card_.architecture, card_.patch,
                                                   weightSource(*net_));
        }
        if (device_.is_cpu() && fast_) {
            net_ = nullptr;  // its weights would lie in memory twice
            return;
        }
        net_->to(device_);
        for (torch::Tensor& parameter : net_->parameters()) {
            if (parameter.dim() == 4) {
                parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
            }
        }
    }

    [[nodiscard]] const ModelCard& card() const override { return card_; }

    HealingResult heal(const HealingInput& input, const HealingSettings& settings,
                       const StepObserver& observer, const StopToken& stop) override {
        return thread_.run([&] {
            std::string notice;
            HealingResult result =
                fast_ ? healScan(input, settings, card_, workers(stop, notice), observer, stop)
                      : healScan(input, settings, card_, restoreWith(net_, card_, device_, stop),
                                 observer, stop, device_.is_cpu() ? at::get_num_threads() : 1,
                                 batches_);
            result.device = device_.str();
            result.notice = notice;
            return result;
        });
    }

private:
    /// @param notice set when the card fails: from then on the processor heals.
    HealingWorkers workers(const StopToken& stop, std::string& notice) {
        const RestoreBatch onProcessor = restoreOnProcessor(fast_, card_, stop);
        const int threads = at::get_num_threads();
        if (device_.is_cpu()) {
            return {.restore = onProcessor, .threads = threads, .batches = batches_};
        }
        const auto failed = [this, &notice](const std::string& reason) {
            notice = "The card failed, so the processor went on: " + reason;
            device_ = torch::kCPU;
            batches_->reset();
        };
        return {.restore = restoreWithFallback(restoreOnCard(net_, card_, device_, stop),
                                               onProcessor, card_.patch, failed),
                .threads = std::max(2, threads),
                .batches = batches_};
    }

    ComputeThread& thread_;
    ModelCard card_;
    UNet net_;
    std::shared_ptr<const InferenceNet> fast_;  // null where it does not support the architecture
    torch::Device device_;
    std::shared_ptr<BatchRule> batches_;
};

class TorchCompute final : public Compute {
public:
    explicit TorchCompute(int threads) : thread_(threads) {}

    ComputeInfo info() override {
        return thread_.run([] {
            ComputeInfo info;
            info.libraryVersion = fmt::format("{}.{}.{}", TORCH_VERSION_MAJOR, TORCH_VERSION_MINOR,
                                              TORCH_VERSION_PATCH);
            info.threads = at::get_num_threads();
            const auto cards = torch::cuda::is_available() ? torch::cuda::device_count() : 0;
            for (std::size_t i = 0; i < static_cast<std::size_t>(cards); ++i) {
                info.devices.push_back({fmt::format("cuda:{}", i), fmt::format("CUDA card {}", i)});
            }
            info.devices.push_back({"cpu", fmt::format("processor, {} threads", info.threads)});
            return info;
        });
    }

    std::shared_ptr<Restorer> loadModel(const std::filesystem::path& model,
                                        const std::string& device) override {
        return thread_.run([&]() -> std::shared_ptr<Restorer> {
            return std::make_shared<LoadedModel>(thread_, model, chooseDevice(device));
        });
    }

    TrainingResult train(const TrainingData& data, const ModelCard& card,
                         const TrainingSettings& settings, const std::filesystem::path& folder,
                         const TrainingObserver& observer, const StopToken& stop) override {
        return thread_.run(
            [&] { return runTraining(data, card, settings, folder, observer, stop); });
    }

    std::vector<ForwardTimes> measureForward(const std::filesystem::path& model,
                                             int rounds) override {
        return thread_.run([&] { return forwardTimes(model, at::get_num_threads(), rounds); });
    }

private:
    ComputeThread thread_;
};

}  // namespace

}  // namespace disyre

extern "C" DISYRE_EXPORT disyre::Compute* disyreCreateCompute(int threads);

disyre::Compute* disyreCreateCompute(int threads) { return new disyre::TorchCompute(threads); }
