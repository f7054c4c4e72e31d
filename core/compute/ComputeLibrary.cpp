// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/version.h>
#if TORCH_VERSION_MAJOR >= 2
#include <torch/mps.h>
#endif

#include <utility>

#include "core/base/Error.h"
#include "core/base/Export.h"
#include "core/base/Log.h"
#include "core/base/MessageId.h"
#include "core/card/ModelFiles.h"
#include "core/compute/Compute.h"
#include "core/compute/ComputeThread.h"
#include "core/compute/ForwardBenchmark.h"
#include "core/compute/WindowNetwork.h"
#include "core/compute/WindowPrediction.h"
#include "core/extraction/ExtractionNet.h"
#include "core/model/TensorStorage.h"
#include "core/model/Torch.h"
#include "core/platform/GraphicsCards.h"
#include "core/platform/Machine.h"
#include "core/platform/Sha256.h"
#include "core/training/Trainer.h"
#include "core/wholeslice/WholeSliceMethods.h"
#include "core/wholeslice/WholeSliceScoring.h"
#include "core/wholeslice/WholeSliceTraining.h"

namespace disyre {

namespace {

/// The name of the device that is the processor computing with the rounding of a card.
constexpr const char* kRoundedProcessor = "cpu-bf16";

/// Tells whether LibTorch can use Apple's graphics processors, which it knows since version 2.
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
        throw ComputeError(MessageId::ComputeNoCuda);
    }
    if (name == "mps" && !hasMps()) {
        throw ComputeError(MessageId::ComputeNoMps);
    }
    if (name == "cuda" || (name == "auto" && hasCuda)) {
        return torch::kCUDA;
    }
    if (name == "mps" || (name == "auto" && hasMps())) {
        return torch::kMPS;
    }
    if (name != "auto") {
        throw SettingsError(MessageId::ComputeDeviceUnknown, {name});
    }
    return torch::kCPU;
}

/// The number of workers that use a card. They blend what the card has computed and copy windows to
/// it and back; more workers would only wait for the card.
constexpr int kCardWorkers = 4;

std::string firstLine(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

class LoadedModel final : public Healer, public WindowNetwork {
public:
    LoadedModel(ComputeThread& thread, const std::filesystem::path& model,
                const std::string& device)
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
            // The plain network is dropped, since its weights would otherwise lie in memory twice.
            net_ = nullptr;
            return;
        }
        for (torch::Tensor& parameter : net_->parameters()) {
            if (parameter.dim() == 4) {
                parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
            }
        }
    }

    [[nodiscard]] const ModelCard& card() const override { return card_; }

    HealingResult heal(const HealingInput& input, const HealingRequest& request,
                       const StepObserver& observer, const StopToken& stop) override {
        logEvent(LogLevel::Information, "healing.begun",
                 {{"model", card_.weightsSha256}, {"slices", input.image.size[2]}});
        return thread_.run([&] {
            std::optional<Message> notice;
            HealingResult result =
                fast_ ? healScan(input, request, card_, workers(stop, notice), observer, stop)
                      : healScan(input, request, card_,
                                 rounded_ ? predictRounded(net_, card_, stop)
                                          : predictWith(net_, card_, device_, stop),
                                 observer, stop, device_.is_cpu() ? at::get_num_threads() : 1,
                                 batches_);
            result.device = rounded_ ? kRoundedProcessor : device_.str();
            result.notice = notice ? notice : std::exchange(loadingNotice_, std::nullopt);
            logEvent(LogLevel::Information, result.stopped ? "healing.stopped" : "healing.ended",
                     {{"device", result.device},
                      {"slices", result.slicesHealed},
                      {"windows", result.windowsHealed},
                      {"seconds", result.seconds}});
            return result;
        });
    }

    void restoreWindows(const float* windows, int count, int t, float* restored,
                        const StopToken& stop) override {
        thread_.run([&] {
            std::optional<Message> notice;
            if (fast_) {
                workers(stop, notice).restore(windows, count, t, restored);
                return;
            }
            const PredictWindows predict = rounded_ ? predictRounded(net_, card_, stop)
                                                    : predictWith(net_, card_, device_, stop);
            const torch::InferenceMode inference;
            // LibTorch has no read-only tensors, but nothing writes to this one.
            const torch::Tensor x = torch::from_blob(
                const_cast<float*>(windows),
                {count, card_.architecture.inputChannels(), card_.patch, card_.patch});
            torch::from_blob(restored, {count, 1, card_.patch, card_.patch}).copy_(predict(x, t));
        });
    }

private:
    /// Moves the network to the card. If the card has no room for the weights, it is not used, and
    /// the first healing says so.
    void moveToCard() {
        try {
            net_->to(device_);
            if (fast_) {
                onCard_ = std::make_shared<CardNet>(net_, card_, device_);
            }
        } catch (const c10::Error& error) {
            loadingNotice_ = Message(MessageId::ComputeCardNotLoaded,
                                     {firstLine(error.what_without_backtrace())});
            device_ = torch::kCPU;
            net_ = loadNet(folder_, card_);
        }
    }

    /// Returns the workers of one healing.
    /// @param notice is set if the card fails; from then on the processor heals.
    HealingWorkers workers(const StopToken& stop, std::optional<Message>& notice) {
        const PredictBatch onProcessor = predictOnProcessor(fast_, card_, stop);
        const int threads = at::get_num_threads();
        if (device_.is_cpu()) {
            return {.restore = onProcessor, .threads = threads, .batches = batches_};
        }
        const auto failed = [this, &notice](const MessageArgument& reason) {
            notice = Message(MessageId::ComputeCardFailed, {reason});
            device_ = torch::kCPU;
            batches_->reset();
        };
        return {.restore = predictWithFallback(predictOnCard(onCard_, stop), onProcessor,
                                               card_.patch, failed),
                .threads = kCardWorkers,
                .batches = batches_};
    }

    ComputeThread& thread_;
    std::filesystem::path folder_;
    ModelCard card_;
    UNet net_;
    std::shared_ptr<CardNet> onCard_;           // Null on the processor.
    std::shared_ptr<const InferenceNet> fast_;  // Null if it does not support the architecture.
    torch::Device device_;
    bool rounded_ = false;  // True if the processor computes in bf16, as a card would.
    std::optional<Message> loadingNotice_;
    std::shared_ptr<BatchRule> batches_;
};

/// A model of a method that sees whole slices. Healing a scan with it yields its anomaly map in a
/// single step; the scan stays as it is.
class LoadedWholeSliceModel final : public Healer {
public:
    LoadedWholeSliceModel(ComputeThread& thread, const std::filesystem::path& model,
                          const std::string& device)
        : thread_(thread),
          card_(readModelCard(model)),
          method_(loadWholeSliceMethod(model, card_)),
          device_(chooseDevice(device)) {
        method_->networks().to(device_);
    }

    [[nodiscard]] const ModelCard& card() const override { return card_; }

    HealingResult heal(const HealingInput& input, const HealingRequest& request,
                       const StepObserver& observer, const StopToken& stop) override {
        return thread_.run([&] {
            const HealingWorkers workers{
                .restore = scoreWholeSlices(method_, device_, at::get_num_threads(), stop),
                .threads = 1,
                .batches = std::make_shared<BatchRule>(1)};
            HealingResult result = healScan(input, request, card_, workers, observer, stop);
            result.device = device_.str();
            return result;
        });
    }

private:
    ComputeThread& thread_;
    ModelCard card_;
    std::shared_ptr<WholeSliceMethod> method_;
    torch::Device device_;
};

class LoadedExtractor final : public BrainExtractor {
public:
    LoadedExtractor(ComputeThread& thread, const std::filesystem::path& folder,
                    const std::string& device)
        : thread_(thread),
          card_(readExtractionCard(folder)),
          file_(folder / kWeightsFile),
          weights_(readSafetensors(file_)),
          box_(weights_, "box.", file_),
          brain_(weights_, "brain.", file_),
          device_(chooseDevice(device)) {
        if (sha256OfFile(file_) != card_.weightsSha256) {
            throw ModelError(file_, MessageId::ModelHashDiffers);
        }
        requireFinite(weights_, file_);
        weights_ = {};
        if (!device_.is_cpu()) {
            onCard([this] { moveTo(device_); });
        }
    }

    [[nodiscard]] const ExtractionCard& card() const override { return card_; }

    Grid<float> brainShare(Stage stage, const Grid<float>& cube, const Observer& observer,
                           const StopToken& stop) override {
        return thread_.run([&] {
            const ExtractionNet& net = stage == Stage::Box ? box_ : brain_;
            const auto compute = [&] { return net.brainShare(cube, observer, stop); };
            Grid<float> share;
            if (!device_.is_cpu() && onCard([&] { share = compute(); })) {
                return share;
            }
            return compute();
        });
    }

private:
    void moveTo(torch::Device device) {
        box_.moveTo(device);
        brain_.moveTo(device);
    }

    /// Does work on the card. If the card fails, for instance because its memory is short, the
    /// networks are moved to the processor for good and false is returned.
    template <typename Work>
    bool onCard(Work work) {
        try {
            work();
            return true;
        } catch (const c10::Error& error) {
            logEvent(LogLevel::Warning, "extraction.card-failed",
                     {{"reason", firstLine(error.what_without_backtrace())}});
            device_ = torch::kCPU;
            moveTo(device_);
            return false;
        }
    }

    ComputeThread& thread_;
    ExtractionCard card_;
    std::filesystem::path file_;
    SafetensorsFile weights_;  // Empty once the networks are made.
    ExtractionNet box_;
    ExtractionNet brain_;
    torch::Device device_;
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

    std::shared_ptr<Healer> loadModel(const std::filesystem::path& model,
                                      const std::string& device) override {
        return thread_.run([&]() -> std::shared_ptr<Healer> {
            if (seesWholeSlices(readModelCard(model).method)) {
                return std::make_shared<LoadedWholeSliceModel>(thread_, model, device);
            }
            return std::make_shared<LoadedModel>(thread_, model, device);
        });
    }

    std::unique_ptr<BrainExtractor> loadBrainExtractor(const std::filesystem::path& folder,
                                                       const std::string& device) override {
        return thread_.run([&]() -> std::unique_ptr<BrainExtractor> {
            return std::make_unique<LoadedExtractor>(thread_, folder, device);
        });
    }

    TrainingResult train(const TrainingData& data, const ModelCard& card,
                         const TrainingSettings& settings, const std::filesystem::path& folder,
                         const TrainingObserver& observer, const StopToken& stop) override {
        logEvent(LogLevel::Information, "training.begun",
                 {{"patch", card.patch}, {"steps", settings.steps}});
        TrainingResult result = thread_.run([&] {
            if (seesWholeSlices(card.method) && settings.processes.areSeveral()) {
                throw SettingsError(MessageId::DistributedOnlyPatches);
            }
            const auto run = seesWholeSlices(card.method) ? &runWholeSliceTraining : &runTraining;
            return run(data, card, settings, folder, observer, stop);
        });
        logEvent(LogLevel::Information, result.stopped ? "training.stopped" : "training.ended",
                 {{"steps", result.steps}, {"seconds", result.seconds}});
        return result;
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

disyre::Compute* disyreCreateCompute(int threads) {
    return new disyre::TorchCompute(threads);
}
