// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <optional>
#include <thread>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Progress.h"
#include "core/base/TaskThreads.h"
#include "core/model/Autocast.h"
#include "core/model/KeepThreadCount.h"
#include "core/model/RecordedWork.h"
#include "core/model/TensorStorage.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Machine.h"
#include "core/platform/Sha256.h"
#include "core/synthesis/PatchSampler.h"
#include "core/synthesis/SamplePipeline.h"
#include "core/training/Checkpoint.h"
#include "core/training/LearningRate.h"
#include "core/training/ProcessGroup.h"
#include "core/training/TrainingBreaks.h"
#include "core/training/TrainingPreview.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kValidationSeed = 0x76616c6964ull;

struct Batch {
    torch::Tensor corrupted;  // x_t, followed by its neighbouring slices if the network sees any.
    /// The tensors of a batch hold, per sample: the patch that the network should return, the
    /// condition that tells it t, and the schedule's alpha of t.
    torch::Tensor target;
    torch::Tensor conditions;
    torch::Tensor alphas;
};

/// Makes OpenBLAS allocate the calling thread's workspace before the network takes the rest of the
/// memory. OpenBLAS allocates it at a thread's first large product, and if there is no memory left
/// it tries again for ever; the network's own allocations fail with an error instead.
void allocateBlasWorkspace() {
    constexpr int kLarge = 256;
    const torch::NoGradGuard noGradients;
    (void)torch::mm(torch::ones({kLarge, kLarge}), torch::ones({kLarge, kLarge}));
}

std::vector<SubjectView> viewsOf(const std::vector<TrainingSubject>& subjects) {
    std::vector<SubjectView> views;
    for (const TrainingSubject& subject : subjects) {
        views.push_back({&subject.image, &subject.mask});
    }
    return views;
}

/// Collects the samples that `next` returns one after the other into a batch. For a graphics card
/// the batch lies in page-locked memory, so that the card can fetch it while it still computes.
template <typename Next>
Batch takeBatch(int count, const ModelCard& card, torch::Device device, Next next) {
    Batch batch;
    const auto memory = torch::TensorOptions().pinned_memory(device.is_cuda());
    const int channels = card.architecture.inputChannels();
    batch.corrupted = torch::empty({count, channels, card.patch, card.patch}, memory);
    batch.target = torch::empty({count, 1, card.patch, card.patch}, memory);
    batch.conditions = torch::empty({count}, memory);
    batch.alphas = torch::empty({count}, memory);
    const Schedule schedule(card.schedule);
    const auto pixels = static_cast<std::ptrdiff_t>(card.patch) * card.patch;
    for (int i = 0; i < count; ++i) {
        const SyntheticSample sample = next();
        const Patch expected = target(sample, card.method);
        float* to = std::copy(sample.corrupted.pixels.begin(), sample.corrupted.pixels.end(),
                              batch.corrupted.data_ptr<float>() + i * channels * pixels);
        for (const Patch& neighbour : sample.neighbours) {
            to = std::copy(neighbour.pixels.begin(), neighbour.pixels.end(), to);
        }
        std::copy(expected.pixels.begin(), expected.pixels.end(),
                  batch.target.data_ptr<float>() + i * pixels);
        batch.conditions.data_ptr<float>()[i] = static_cast<float>(conditionOf(card, sample.t));
        batch.alphas.data_ptr<float>()[i] = static_cast<float>(schedule.alpha(sample.t));
    }
    if (channels == 1) {
        // With a single channel both memory layouts store the pixels in the same order, so renaming
        // the strides is enough.
        batch.corrupted =
            batch.corrupted.as_strided(batch.corrupted.sizes(), {pixels, 1, card.patch, 1});
    }
    return batch;
}

class Training {
public:
    /// @param group the processes that train together; null for this one alone.
    /// @param shouldPause whether all of them should pause; only the group asks it.
    Training(const TrainingData& data, const ModelCard& card, const TrainingSettings& settings,
             fs::path folder, const StopToken& stop, ProcessGroup* group,
             std::function<bool()> shouldPause)
        : card_(card),
          settings_(settings),
          folder_(std::move(folder)),
          stop_(stop),
          group_(group),
          shouldPause_(std::move(shouldPause)),
          sampler_(viewsOf(data.training), viewsOf(data.training), Schedule(card.schedule),
                   card.patch, settings.seed, synthesis()),
          net_(card.architecture),
          device_(torch::cuda::is_available() ? torch::kCUDA : torch::kCPU),
          threads_(at::get_num_threads()),
          workers_(workerCount(), [inner = std::max(1, threads_ / workerCount())] {
              at::set_num_threads(inner);
              allocateBlasWorkspace();
          }) {
        keepFreedMemory();
        if (!data.validation.empty()) {
            validationSampler_.emplace(viewsOf(data.validation), viewsOf(data.training),
                                       Schedule(card.schedule), card.patch, kValidationSeed,
                                       synthesis());
        }
        if (settings.writes) {
            createFolder(folder_);
        }
        initialiseWeights(*net_, settings.seed);
        if (!settings.startFrom.empty()) {
            const fs::path weights = modelFolder(settings.startFrom) / kWeightsFile;
            fillWeights(*net_, readSafetensors(weights), weights);
        }
        net_->to(device_, torch::kFloat32);
        for (torch::Tensor& parameter : net_->parameters()) {
            // On a graphics card training is a tenth faster with the plain memory layout, which its
            // normalisation layers want.
            if (parameter.dim() == 4 && device_.is_cpu()) {
                parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
            }
        }
        optimiser_.emplace(net_->parameters(), AdamW::Settings{settings.beta1, settings.beta2, 1e-8,
                                                               settings.weightDecay});
        state_.net = net_;
        state_.optimiser = &*optimiser_;
        state_.history = "step,loss,learning_rate,validation_loss,identity_loss\n";
        if (settings.emaDecay > 0.0) {
            for (const torch::Tensor& parameter : net_->parameters()) {
                state_.average.push_back(parameter.detach().clone());
            }
        }
        if (settings.resume) {
            readCheckpoint(folder_ / kCheckpointFile, state_, card_, settings_);
        }
        if (group_ != nullptr) {
            joinGroup(data);
        }
    }

    TrainingResult run(const TrainingObserver& observer) {
        TrainingResult result;
        pipeline_.emplace(
            [this](std::uint64_t index) { return sampler_.sample(sampleOf(index)); },
            SamplePipeline::Settings{.first = static_cast<std::uint64_t>(optimiser_->steps) *
                                                  static_cast<std::uint64_t>(share()) +
                                              static_cast<std::uint64_t>(state_.partialSamples),
                                     .threads = settings_.dataThreads,
                                     .ahead = 4 * share()});
        if (validationIsMissing()) {
            TrainingProgress progress;
            progress.learningRate = learningRate(optimiser_->steps - 1);
            validate(progress);
        }
        ProgressMeter meter(settings_.steps, static_cast<double>(optimiser_->steps));
        breaks_.begin();
        // A process of a group learns within a step that another one was asked to stop.
        while (optimiser_->steps < settings_.steps &&
               (group_ != nullptr || !stop_.stopRequested())) {
            TrainingProgress progress;
            progress.learningRate = learningRate(optimiser_->steps);
            const std::optional<double> loss = trainStep(progress.learningRate);
            if (!loss) {
                break;
            }
            progress.loss = result.loss = *loss;
            state_.smoothedLoss =
                state_.smoothedLoss < 0.0 ? *loss : 0.98 * state_.smoothedLoss + 0.02 * *loss;
            if (isValidated(optimiser_->steps)) {
                validate(progress);
            }
            meter.leaveOut(breaks_.takeHeldTime());
            meter.update(static_cast<double>(optimiser_->steps));
            progress.step = step();
            progress.steps = settings_.steps;
            progress.smoothedLoss = state_.smoothedLoss;
            progress.bestValidationLoss = state_.bestValidationLoss;
            progress.stepsPerSecond = meter.rate();
            progress.secondsLeft = meter.secondsLeft();
            const PipelineStatistics drawing = pipeline_->statistics();
            progress.samplesPerSecond = drawing.samplesPerSecond();
            progress.waitedShare = drawing.waitedSeconds / std::max(1e-9, meter.secondsElapsed());
            progress.networkShare = networkSeconds_ / std::max(1e-9, meter.secondsElapsed());
            if (observer) {
                observer(progress);
            }
            pauseTogether();
            breaks_.take(step());
        }
        if (settings_.writes) {
            writeModel();
            breaks_.keepCheckpoint(step());
        }
        result.steps = static_cast<int>(optimiser_->steps);
        result.stopped = optimiser_->steps < settings_.steps;
        result.validationLoss = state_.bestValidationLoss;
        result.seconds = meter.secondsElapsed();
        return result;
    }

private:
    [[nodiscard]] SynthesisSettings synthesis() const {
        SynthesisSettings settings = settings_.synthesis;
        settings.method = card_.method;
        settings.neighbours = card_.architecture.neighbours;
        settings.augmentation.brightTissue = card_.intensity.quantileValue;
        return settings;
    }

    /// How many samples of a batch are this process's; all of them where it trains alone.
    [[nodiscard]] int share() const { return settings_.processes.shareOf(settings_.batch); }

    /// The number of a sample among those of all processes, from its number among this one's.
    [[nodiscard]] std::uint64_t sampleOf(std::uint64_t own) const {
        const auto mine = static_cast<std::uint64_t>(share());
        const TrainingProcesses& processes = settings_.processes;
        const auto first =
            static_cast<std::uint64_t>(processes.firstOf(settings_.batch, processes.rank));
        return own / mine * static_cast<std::uint64_t>(settings_.batch) + first + own % mine;
    }

    /// Makes sure that all processes begin with the same weights and train on the same scans.
    void joinGroup(const TrainingData& data) {
        const torch::NoGradGuard noGradients;
        double weights = 0.0;
        for (const torch::Tensor& parameter : net_->parameters()) {
            weights += parameter.to(torch::kCPU, torch::kFloat64).abs().sum().item<double>();
        }
        double scans = 0.0;
        for (const TrainingSubject& subject : data.training) {
            for (std::size_t i = 0; i < subject.image.voxels.size(); i += 97) {
                scans += static_cast<double>(subject.image.voxels[i]) * static_cast<double>(i % 89);
            }
        }
        group_->checkAlike({static_cast<double>(optimiser_->steps), weights, scans,
                            static_cast<double>(settings_.batch),
                            static_cast<double>(settings_.steps), settings_.learningRate,
                            static_cast<double>(settings_.seed), settings_.emaDecay,
                            settings_.gradientClip, static_cast<double>(settings_.validateEvery),
                            static_cast<double>(card_.patch)});
        // A checkpoint of a single process may lie within a step, of which others have no part.
        state_.partialSamples = 0;
    }

    /// Adds the gradients and the loss of all processes. Returns false if one of them was asked to
    /// stop, so that the step must not be made.
    bool sumOverGroup(bool isComplete) {
        const torch::NoGradGuard noGradients;
        torch::Tensor told = torch::zeros({2}, torch::kFloat64);
        told[0] = state_.partialLoss;
        told[1] = isComplete ? 0.0 : 1.0;
        group_->sum(told);
        if (told[1].item<double>() > 0.0) {
            return false;
        }
        state_.partialLoss = told[0].item<double>();
        std::vector<torch::Tensor> flat;
        for (const torch::Tensor& parameter : net_->parameters()) {
            if (parameter.grad().defined()) {
                flat.push_back(parameter.grad().to(torch::kCPU, torch::kFloat32).reshape({-1}));
            }
        }
        torch::Tensor all = torch::cat(flat);
        group_->sum(all);
        std::int64_t at = 0;
        for (torch::Tensor parameter : net_->parameters()) {
            if (parameter.grad().defined()) {
                const std::int64_t count = parameter.grad().numel();
                parameter.mutable_grad().copy_(
                    all.narrow(0, at, count).reshape(parameter.grad().sizes()));
                at += count;
            }
        }
        return true;
    }

    /// Waits as long as one process should pause. All of them wait together, and give up as little
    /// as a single one does.
    void pauseTogether() {
        if (group_ == nullptr) {
            return;
        }
        bool isPaused = false;
        for (;;) {
            torch::Tensor told = torch::zeros({2}, torch::kFloat64);
            told[0] = shouldPause_ && shouldPause_() ? 1.0 : 0.0;
            told[1] = stop_.stopRequested() ? 1.0 : 0.0;
            group_->sum(told);
            const bool pauses = told[0].item<double>() > 0.0 && told[1].item<double>() == 0.0;
            if (pauses && !isPaused) {
                if (settings_.writes) {
                    breaks_.keepCheckpoint(step());
                }
                breaks_.report(TrainingMoment::Paused, step());
            } else if (isPaused && !pauses) {
                breaks_.report(TrainingMoment::Resumed, step());
            }
            isPaused = pauses;
            if (!isPaused) {
                return;
            }
            constexpr std::chrono::milliseconds kTurn{200};
            std::this_thread::sleep_for(kTurn);
        }
    }

    [[nodiscard]] double learningRate(std::int64_t step) const {
        return settings_.rateRule == LearningRateRule::OneCycle
                   ? oneCycleRate(step, settings_.steps, settings_.learningRate)
                   : cosineRate(step, settings_.steps, settings_.warmupSteps,
                                settings_.learningRate);
    }

    [[nodiscard]] bool isValidated(std::int64_t step) const {
        return step % settings_.validateEvery == 0 || step == settings_.steps;
    }

    /// Tells whether the run was stopped while it validated the last step.
    [[nodiscard]] bool validationIsMissing() const {
        const std::int64_t step = optimiser_->steps;
        return step > 0 && state_.partialSamples == 0 && isValidated(step) &&
               state_.history.find(fmt::format("\n{},", step)) == std::string::npos;
    }

    [[nodiscard]] double beta1() const {
        return settings_.rateRule == LearningRateRule::OneCycle
                   ? oneCycleBeta1(optimiser_->steps, settings_.steps, settings_.beta1)
                   : settings_.beta1;
    }

    /// The tensors that a pass reads: patches, conditions, targets and alphas, in this order.
    using Inputs = std::vector<torch::Tensor>;

    static Inputs inputsOf(const Batch& batch) {
        return {batch.corrupted, batch.conditions, batch.target, batch.alphas};
    }

    Inputs onDevice(const Batch& batch) const {
        Inputs inputs;
        for (const torch::Tensor& values : inputsOf(batch)) {
            inputs.push_back(values.to(device_, /*non_blocking=*/true));
        }
        return inputs;
    }

    /// Returns the mean loss over a batch: the squared error of the restored patch, or the binary
    /// cross-entropy of the mask for methods that predict the mask.
    torch::Tensor lossOf(const Inputs& inputs) {
        const torch::Tensor& expected = inputs[2];
        const Autocast autocast(device_);
        if (predictsMask(card_.method)) {
            return torch::binary_cross_entropy_with_logits(
                net_->forward(inputs[0], inputs[1]).to(torch::kFloat32), expected);
        }
        const torch::Tensor restored = net_->restore(inputs[0], inputs[1], inputs[3]);
        return torch::mse_loss(restored.to(torch::kFloat32), expected);
    }

    /// Returns how many patches go through the network in one pass; a step consists of several
    /// passes. On the processor each thread runs passes of its own. Such threads need no barriers
    /// within the network, at which one busy neighbour would make all of them wait, and are twice
    /// as fast as threads that share every operation.
    [[nodiscard]] int passSize() const {
        const int each = (share() + workerCount() - 1) / workerCount();
        return device_.is_cpu() ? std::min(settings_.microBatch, each) : settings_.microBatch;
    }

    [[nodiscard]] int workerCount() const {
        return device_.is_cpu() ? std::clamp(threads_, 1, share()) : 1;
    }

    /// Collects `samples` samples from `next` into passes; returns fewer passes if a stop is
    /// requested.
    template <typename Next>
    std::vector<Batch> takePasses(int samples, Next next) {
        std::vector<Batch> passes;
        for (int done = 0; done < samples && !stop_.stopRequested(); done += passSize()) {
            passes.push_back(takeBatch(std::min(passSize(), samples - done), card_, device_, next));
        }
        return passes;
    }

    /// The loss and the gradients of one pass, weighted by the pass's share of the step.
    struct PassResult {
        torch::Tensor loss;
        // In the order of the parameters. A gradient is undefined if the loss does not depend on
        // its parameter.
        std::vector<torch::Tensor> gradients;
    };

    PassResult passResult(const Batch& batch, const std::vector<torch::Tensor>& parameters) {
        const auto count = static_cast<int>(batch.corrupted.size(0));
        // Recorded work overwrites its results when it is replayed. A step of several passes adds
        // their gradients up and therefore cannot use it.
        if (RecordedWork::isPossible(device_) && count == settings_.batch) {
            return recordedResult(batch, parameters);
        }
        return passResult(onDevice(batch), parameters,
                          static_cast<double>(count) / settings_.batch);
    }

    PassResult passResult(const Inputs& inputs, const std::vector<torch::Tensor>& parameters,
                          double share) {
        const torch::Tensor loss = lossOf(inputs) * share;
        return {loss.detach(),
                torch::autograd::grad({loss}, parameters, {}, /*retain_graph=*/false,
                                      /*create_graph=*/false, /*allow_unused=*/true)};
    }

    PassResult recordedResult(const Batch& batch, const std::vector<torch::Tensor>& parameters) {
        const Inputs inputs = inputsOf(batch);
        if (!recorded_) {
            recorded_.emplace(inputs, device_, [&](const Inputs& onCard) {
                PassResult result = passResult(onCard, parameters, 1.0);
                std::vector<torch::Tensor> outputs = {result.loss};
                for (std::size_t i = 0; i < parameters.size(); ++i) {
                    torch::Tensor& gradient = result.gradients[i];
                    // Each gradient gets the memory layout of its parameter, so that the optimiser
                    // can treat all tensors in one call.
                    if (gradient.defined() && gradient.strides() != parameters[i].strides()) {
                        gradient = torch::empty_strided(gradient.sizes(), parameters[i].strides(),
                                                        gradient.options())
                                       .copy_(gradient);
                    }
                    outputs.push_back(gradient);
                }
                return outputs;
            });
        }
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            recorded_->inputs()[i].copy_(inputs[i], /*non_blocking=*/true);
        }
        const std::vector<torch::Tensor>& outputs = recorded_->replay();
        return {outputs.front(), {outputs.begin() + 1, outputs.end()}};
    }

    /// Draws the next round of passes for a step of which `samplesDone` samples are done.
    std::vector<Batch> drawRound(int samplesDone) {
        return takePasses(std::min(roundSamples(), share() - samplesDone),
                          [this] { return pipeline_->next(); });
    }

    /// Makes one step of the optimiser and returns its loss, or nothing if a stop was requested
    /// before the step was complete.
    std::optional<double> trainStep(double learningRate) {
        net_->train();
        if (state_.partialSamples == 0) {
            optimiser_->clearGradients();
            state_.partialLoss = 0.0;
        }
        bool isComplete = true;
        while (isComplete && state_.partialSamples < share()) {
            isComplete = addRound();
            // The checkpoint of a group lies between steps, because each process has another part
            // of one.
            if (isComplete && group_ == nullptr && state_.partialSamples < share()) {
                breaks_.take(step());
            }
        }
        if (group_ != nullptr && !sumOverGroup(isComplete)) {
            state_.partialSamples = 0;
            return std::nullopt;
        }
        if (!isComplete) {
            return std::nullopt;
        }
        const ProgressMeter clock(1.0);
        // A step with such gradients would turn every weight into a value that is no number, and
        // the next checkpoint would store them.
        if (!std::isfinite(clipGradients(net_->parameters(), settings_.gradientClip))) {
            throwDiverged();
        }
        optimiser_->step(learningRate, beta1());
        updateAverage();
        networkSeconds_ += clock.secondsElapsed();
        state_.partialSamples = 0;
        return state_.partialLoss;
    }

    /// Runs one round of passes, which takes a few seconds, and adds their loss and gradients to
    /// those of the step so far. Returns false if a stop was requested before they were complete.
    bool addRound() {
        const std::vector<Batch> passes = nextBatches_.empty() ? drawRound(state_.partialSamples)
                                                               : std::exchange(nextBatches_, {});
        const ProgressMeter clock(1.0);
        const std::vector<torch::Tensor> parameters = net_->parameters();
        std::vector<PassResult> results(passes.size());
        workers_.run(static_cast<int>(passes.size()), [&](int pass) {
            if (!stop_.stopRequested()) {
                const auto i = static_cast<std::size_t>(pass);
                results[i] = passResult(passes[i], parameters);
            }
        });
        // The next round is drawn while the card still computes the present one.
        int samples = state_.partialSamples;
        for (const Batch& pass : passes) {
            samples += static_cast<int>(pass.corrupted.size(0));
        }
        if (!device_.is_cpu() && (samples < share() || optimiser_->steps + 1 < settings_.steps)) {
            nextBatches_ = drawRound(samples % share());
        }
        if (stop_.stopRequested()) {
            return false;
        }
        // The results are added in the order of the passes, so that the sum does not depend on
        // which thread was faster.
        for (std::size_t i = 0; i < passes.size(); ++i) {
            state_.partialLoss += results[i].loss.item<double>();
            addGradients(parameters, results[i].gradients);
            state_.partialSamples += static_cast<int>(passes[i].corrupted.size(0));
        }
        if (!std::isfinite(state_.partialLoss)) {
            throwDiverged();
        }
        const double seconds = clock.secondsElapsed();
        networkSeconds_ += seconds;
        constexpr double kRoundSeconds = 5.0;
        const double perTurn = seconds * workerCount() / static_cast<double>(passes.size());
        turnsInRound_ =
            std::clamp(static_cast<int>(kRoundSeconds / std::max(1e-6, perTurn)), 1, share());
        return true;
    }

    [[noreturn]] void throwDiverged() const {
        throw ComputeError(MessageId::TrainingBrokeDown,
                           {optimiser_->steps + 1, displayPath(folder_ / kCheckpointFile)});
    }

    /// Returns the number of samples in a round: few enough for checkpoints to fall often enough
    /// between rounds, and enough to need few rounds.
    [[nodiscard]] int roundSamples() const {
        return std::min(share(), turnsInRound_ * workerCount() * passSize());
    }

    /// Returns the number of steps finished.
    [[nodiscard]] int step() const { return static_cast<int>(optimiser_->steps); }

    static void addGradients(const std::vector<torch::Tensor>& parameters,
                             std::vector<torch::Tensor>& gradients) {
        const torch::NoGradGuard noGradients;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            if (!gradients[i].defined()) {
                continue;
            }
            torch::Tensor parameter = parameters[i];
            if (parameter.grad().defined()) {
                parameter.mutable_grad().add_(gradients[i]);
            } else {
                parameter.mutable_grad() = gradients[i];
            }
            gradients[i] = torch::Tensor();
        }
    }

    void updateAverage() {
        const torch::NoGradGuard noGradients;
        // In the first steps the average follows the weights closely, since otherwise it would
        // remember the untrained weights.
        const auto step = static_cast<double>(optimiser_->steps);
        const double decay = std::min(settings_.emaDecay, (1.0 + step) / (10.0 + step));
        if (!state_.average.empty()) {
            at::_foreach_mul_(state_.average, decay);
            at::_foreach_add_(state_.average, net_->parameters(), 1.0 - decay);
        }
    }

    /// Runs `work` with other weights in the network and then restores the network's own; without
    /// other weights the network keeps its own.
    template <typename Work>
    void withWeights(const std::vector<torch::Tensor>& weights, Work work) {
        const torch::NoGradGuard noGradients;
        auto parameters = net_->parameters();
        std::vector<torch::Tensor> kept;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            kept.push_back(parameters[i].detach().clone());
            parameters[i].copy_(weights[i]);
        }
        work();
        for (std::size_t i = 0; i < kept.size(); ++i) {
            parameters[i].copy_(kept[i]);
        }
    }

    void validate(TrainingProgress& progress) {
        double loss = 0.0;
        double identity = 0.0;
        if (validationSampler_) {
            withWeights(state_.average, [&] {
                net_->eval();
                auto index = std::uint64_t{0};
                const std::vector<Batch> passes = takePasses(settings_.validationSamples, [&] {
                    return validationSampler_->sample(index++);
                });
                std::vector<double> losses(passes.size());
                const ProgressMeter clock(1.0);
                workers_.run(static_cast<int>(passes.size()), [&](int pass) {
                    const torch::NoGradGuard noGradients;
                    const auto i = static_cast<std::size_t>(pass);
                    losses[i] = stop_.stopRequested()
                                    ? 0.0
                                    : lossOf(onDevice(passes[i])).template item<double>();
                });
                networkSeconds_ += clock.secondsElapsed();
                if (!stop_.stopRequested()) {
                    writePreview();
                }
                for (std::size_t i = 0; i < passes.size(); ++i) {
                    const auto count = static_cast<double>(passes[i].corrupted.size(0));
                    loss += losses[i] * count;
                    identity += identityLossOf(passes[i]).template item<double>() * count;
                }
            });
        }
        if (validationSampler_ && stop_.stopRequested()) {
            return;  // The missing validation is made up for when the run resumes.
        }
        if (validationSampler_) {
            progress.validationLoss = loss / settings_.validationSamples;
            progress.identityLoss = identity / settings_.validationSamples;
            if (!std::isfinite(progress.validationLoss)) {
                throwDiverged();
            }
            keepIfBest(progress.validationLoss);
        }
        state_.history +=
            fmt::format("{},{:.8f},{:.3e},{:.8f},{:.8f}\n", optimiser_->steps, state_.smoothedLoss,
                        progress.learningRate, progress.validationLoss, progress.identityLoss);
        if (settings_.writes) {
            writeTextAtomically(folder_ / kHistoryFile, state_.history);
        }
    }

    /// Writes the preview: what the weights in the network make of the first validation samples.
    void writePreview() {
        if (!settings_.writes) {
            return;
        }
        std::vector<SyntheticSample> samples;
        for (std::uint64_t i = 0; i < kPreviewSamples; ++i) {
            samples.push_back(validationSampler_->sample(i));
        }
        auto next = samples.begin();
        const Batch batch = takeBatch(kPreviewSamples, card_, device_, [&next] { return *next++; });
        const torch::Tensor restored =
            outputOf(batch).to(torch::kCPU, torch::kFloat32).contiguous();
        TrainingPreview preview{static_cast<int>(optimiser_->steps), {}};
        const float* pixels = restored.data_ptr<float>();
        for (SyntheticSample& sample : samples) {
            Patch patch(card_.patch, card_.patch);
            std::copy_n(pixels, patch.pixels.size(), patch.pixels.begin());
            pixels += patch.pixels.size();
            preview.samples.push_back({std::move(sample.healthy), std::move(sample.corrupted),
                                       std::move(patch), sample.t});
        }
        writeTrainingPreview(folder_ / kPreviewFile, preview);
        breaks_.report(TrainingMoment::Preview, step());
    }

    /// Returns the restored patches, or the predicted probabilities of the mask if the method
    /// predicts the mask.
    torch::Tensor outputOf(const Batch& batch) {
        const torch::NoGradGuard noGradients;
        const torch::Tensor corrupted = batch.corrupted.to(device_);
        const torch::Tensor conditions = batch.conditions.to(device_);
        const Autocast autocast(device_);
        return predictsMask(card_.method)
                   ? torch::sigmoid(net_->forward(corrupted, conditions))
                   : net_->restore(corrupted, conditions, batch.alphas.to(device_));
    }

    /// Returns the loss of a network that does nothing: one that returns x_t unchanged, or, for
    /// methods that predict the mask, the mask's mean value everywhere.
    [[nodiscard]] torch::Tensor identityLossOf(const Batch& batch) const {
        if (!predictsMask(card_.method)) {
            return torch::mse_loss(batch.corrupted.narrow(1, 0, 1), batch.target);
        }
        const torch::Tensor share = batch.target.mean().clamp(1e-6, 1.0 - 1e-6);
        return torch::binary_cross_entropy(share.expand_as(batch.target), batch.target);
    }

    void keepIfBest(double validationLoss) {
        if (state_.bestValidationLoss >= 0.0 && validationLoss >= state_.bestValidationLoss) {
            return;
        }
        state_.bestValidationLoss = validationLoss;
        state_.best.clear();
        const auto weights = state_.average.empty() ? net_->parameters() : state_.average;
        for (const torch::Tensor& weight : weights) {
            state_.best.push_back(weight.detach().clone());
        }
        if (settings_.writes && settings_.keepBest) {
            writeModel();
        }
    }

    /// Writes the best model so far, so that it can be used whatever happens later. Card and
    /// weights belong together, so both are written completely under temporary names before either
    /// is renamed.
    void writeModel() {
        const auto next = [this](const char* file) {
            return folder_ / (std::string(file) + ".part-next");
        };
        const bool best = settings_.keepBest && !state_.best.empty();
        withWeights(best ? state_.best : state_.average,
                    [&] { writeSafetensors(next(kWeightsFile), storeWeights(*net_)); });
        ModelCard card = card_;
        card.parameters = net_->parameterCount();
        card.weightsSha256 = sha256OfFile(next(kWeightsFile));
        writeTextAtomically(next(kCardFile), modelCardToJson(card));
        for (const char* file : {kWeightsFile, kCardFile}) {
            std::error_code error;
            fs::rename(next(file), folder_ / file, error);
            if (error) {
                throw FileError(folder_ / file, MessageId::TrainingModelNotWritten,
                                {error.message()});
            }
        }
    }

    const ModelCard& card_;
    const TrainingSettings& settings_;
    fs::path folder_;
    const StopToken& stop_;
    ProcessGroup* group_ = nullptr;
    std::function<bool()> shouldPause_;
    PatchSampler sampler_;
    std::optional<PatchSampler> validationSampler_;
    // Must be declared after the sampler that it draws from, so that it is destroyed first.
    std::optional<SamplePipeline> pipeline_;
    UNet net_;
    torch::Device device_;
    int threads_ = 1;
    TaskThreads workers_;
    std::optional<AdamW> optimiser_;
    TrainingState state_;
    std::optional<RecordedWork> recorded_;  // A whole step's pass, recorded for a CUDA card.
    std::vector<Batch> nextBatches_;        // The round drawn ahead for a graphics card.
    int turnsInRound_ = 1;                  // Number of passes that each worker runs in a round.
    TrainingBreaks breaks_{settings_, stop_, [this] {
                               writeCheckpoint(folder_ / kCheckpointFile, state_, card_, settings_);
                           }};
    double networkSeconds_ = 0.0;
};

}  // namespace

TrainingResult runTraining(const TrainingData& data, const ModelCard& card,
                           const TrainingSettings& settings, const fs::path& folder,
                           const TrainingObserver& observer, const StopToken& stop) {
    checkTrainingSettings(settings);
    const KeepThreadCount keep;
    if (!settings.processes.areSeveral()) {
        return Training(data, card, settings, folder, stop, nullptr, {}).run(observer);
    }
    // The first process alone writes, and all of them pause together.
    TrainingSettings own = settings;
    own.writes = settings.writes && settings.processes.rank == 0;
    own.control.shouldPause = {};
    ProcessGroup group(settings.processes, stop);
    return Training(data, card, own, folder, stop, &group, settings.control.shouldPause)
        .run(observer);
}

}  // namespace disyre
