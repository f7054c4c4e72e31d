// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/torch.h>
#include <torch/version.h>

#include <utility>

#include "core/base/Export.h"
#include "core/compute/Compute.h"
#include "core/compute/ComputeThread.h"
#include "core/compute/ForwardBenchmark.h"
#include "core/model/TensorStorage.h"
#include "core/platform/GraphicsCards.h"
#include "core/platform/Machine.h"
#include "core/restoration/Healer.h"
#include "core/training/Trainer.h"

namespace disyre {

namespace {

/// The processor, computing as a card rounds.
constexpr const char* kRoundedProcessor = "cpu-bf16";

/// Apple's graphics processors, which LibTorch knows since its second version.
bool hasMps() {
#if TORCH_VERSION_MAJOR >= 2
    return torch::mps::is_available();
#else
    return false;
#endif
}

torch::Device chooseDevice(const std::string& name) {
    if (name == "cpu" || name == kRoundedProcessor) {
        return torch::kCPU;
    }
    const bool hasCuda = torch::cuda::is_available();
    if (name == "cuda" && !hasCuda) {
        throw ComputeError(
            "There is no CUDA device, or this LibTorch was built without CUDA. Use the device "
            "\"cpu\".");
    }
    if (name == "mps" && !hasMps()) {
        throw ComputeError(
            "There is no Apple graphics processor, or this LibTorch was built without MPS. Use the "
            "device \"cpu\".");
    }
    if (name == "cuda" || (name == "auto" && hasCuda)) {
        return torch::kCUDA;
    }
    if (name == "mps" || (name == "auto" && hasMps())) {
        return torch::kMPS;
    }
    if (name != "auto") {
        throw SettingsError("The device \"" + name +
                            "\" is unknown; use auto, cpu, cuda, mps or cpu-bf16.");
    }
    return torch::kCPU;
}

/// They blend what the card has computed and copy windows to and fro; more would only wait for it.
constexpr int kCardWorkers = 4;

std::string firstLine(const std::string& text) { return text.substr(0, text.find('\n')); }

class LoadedModel final : public Restorer {
public:
    LoadedModel(ComputeThread& thread, const std::filesystem::path& model, const std::string& device)
        : thread_(thread),
          folder_(model),
          card_(readModelCard(model)),
          net_(loadNet(model, card_)),
          device_(chooseDevice(device)),
          rounded_(device == kRoundedProcessor) {
        if (InferenceNet::supports(card_.architecture) && !rounded_) {
            fast_ = std::make_shared<InferenceNet>(card_.architecture, card_.patch,
                                                   weightSource(*net_));
        }
        if (!device_.is_cpu()) {
            moveToCard();
        }
        batches_ = std::make_shared<BatchRule>(device_.is_cpu() ? 32 : 512);
        if (onCard_) {
            return;
        }
        if (device_.is_cpu() && fast_) {
            net_ = nullptr;  // its weights would lie in memory twice
            return;
        }
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
                      : healScan(input, settings, card_,
                                 rounded_ ? restoreRounded(net_, card_, stop)
                                          : restoreWith(net_, card_, device_, stop),
                                 observer, stop, device_.is_cpu() ? at::get_num_threads() : 1,
                                 batches_);
            result.device = rounded_ ? kRoundedProcessor : device_.str();
            result.notice = notice.empty() ? std::exchange(loadingNotice_, {}) : notice;
            return result;
        });
    }

private:
    /// A card without room for the weights is left alone; the first healing says so.
    void moveToCard() {
        try {
            net_->to(device_);
            if (fast_) {
                onCard_ = std::make_shared<CardNet>(net_, card_, device_);
            }
        } catch (const c10::Error& error) {
            loadingNotice_ = "The card could not take the model, so the processor heals: " +
                             firstLine(error.what_without_backtrace());
            device_ = torch::kCPU;
            net_ = loadNet(folder_, card_);
        }
    }

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
        return {.restore = restoreWithFallback(restoreOnCard(onCard_, stop), onProcessor, card_.patch,
                                               failed),
                .threads = kCardWorkers,
                .batches = batches_};
    }

    ComputeThread& thread_;
    std::filesystem::path folder_;
    ModelCard card_;
    UNet net_;
    std::shared_ptr<CardNet> onCard_;           // null on the processor
    std::shared_ptr<const InferenceNet> fast_;  // null where it does not support the architecture
    torch::Device device_;
    bool rounded_ = false;  // as bf16 would
    std::string loadingNotice_;
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
            const std::vector<GraphicsCard> known =
                cards > 0 ? graphicsCards() : std::vector<GraphicsCard>();
            for (std::size_t i = 0; i < static_cast<std::size_t>(cards); ++i) {
                const GraphicsCard card =
                    i < known.size() ? known[i] : GraphicsCard{fmt::format("CUDA card {}", i)};
                info.devices.push_back({fmt::format("cuda:{}", i), card.name, card.memoryBytes});
            }
            if (hasMps()) {
                info.devices.push_back({"mps", "Apple graphics processor", totalMemoryBytes()});
            }
            info.devices.push_back(
                {"cpu", fmt::format("processor, {} threads", info.threads), totalMemoryBytes()});
            return info;
        });
    }

    std::shared_ptr<Restorer> loadModel(const std::filesystem::path& model,
                                        const std::string& device) override {
        return thread_.run([&]() -> std::shared_ptr<Restorer> {
            return std::make_shared<LoadedModel>(thread_, model, device);
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
