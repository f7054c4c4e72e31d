// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/WholeSliceTraining.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Progress.h"
#include "core/card/ModelCard.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Sha256.h"
#include "core/training/TrainingBreaks.h"
#include "core/wholeslice/HealthySlices.h"
#include "core/wholeslice/WholeSliceCheckpoint.h"
#include "core/wholeslice/WholeSliceMethods.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// Describes the run, so that only a run with the same settings continues from its checkpoint.
std::string wholeSliceRunText(const ModelCard& card, const TrainingSettings& settings) {
    ModelCard comparable = card;
    comparable.weightsSha256.clear();
    comparable.parameters = 0;
    comparable.record = {};
    return fmt::format("steps {}, batch {}, seed {}\n{}", settings.steps, settings.batch,
                       settings.seed, modelCardToJson(comparable));
}

/// One training of a method that sees whole slices.
class WholeSliceTraining {
public:
    WholeSliceTraining(const TrainingData& data, const ModelCard& card,
                       const TrainingSettings& settings, fs::path folder, const StopToken& stop)
        : card_(card),
          settings_(settings),
          folder_(std::move(folder)),
          stop_(stop),
          slices_(data.training),
          heldOut_(data.validation),
          device_(torch::cuda::is_available() ? torch::kCUDA : torch::kCPU),
          runText_(wholeSliceRunText(card, settings)),
          method_(makeWholeSliceMethod(card, settings.seed)) {
        if (settings_.writes) {
            createFolder(folder_);
        }
        method_->networks().to(device_);
        progress_.history = "step,loss,learning_rate,validation_loss,identity_loss\n";
        if (settings_.resume) {
            progress_ = readWholeSliceCheckpoint(folder_ / kWholeSliceCheckpointFile, *method_,
                                                 device_, runText_);
        }
    }

    TrainingResult run(const TrainingObserver& observer) {
        TrainingResult result;
        ProgressMeter meter(settings_.steps, static_cast<double>(progress_.step));
        breaks_.begin();
        while (progress_.step < settings_.steps && !stop_.stopRequested()) {
            TrainingProgress at;
            at.loss = result.loss = trainStep();
            if (progress_.step % settings_.validateEvery == 0 ||
                progress_.step == settings_.steps) {
                at.validationLoss = validate();
            }
            meter.leaveOut(breaks_.takeHeldTime());
            meter.update(static_cast<double>(progress_.step));
            at.step = step();
            at.steps = settings_.steps;
            at.smoothedLoss = progress_.smoothedLoss;
            at.learningRate = method_->optimisers().front()->defaults().get_lr();
            at.bestValidationLoss = progress_.validationLoss;
            at.stepsPerSecond = meter.rate();
            at.secondsLeft = meter.secondsLeft();
            at.networkShare = networkSeconds_ / std::max(1e-9, meter.secondsElapsed());
            if (observer) {
                observer(at);
            }
            breaks_.take(step());
        }
        if (settings_.writes) {
            writeModel();
            breaks_.keepCheckpoint(step());
        }
        result.steps = step();
        result.stopped = progress_.step < settings_.steps;
        result.validationLoss = progress_.validationLoss;
        result.seconds = meter.secondsElapsed();
        return result;
    }

private:
    double trainStep() {
        const torch::Tensor batch =
            slices_.drawBatch(settings_.batch, settings_.seed, progress_.step).to(device_);
        const ProgressMeter clock(1.0);
        const double loss = method_->trainStep(batch, progress_.step, settings_.steps);
        networkSeconds_ += clock.secondsElapsed();
        if (!std::isfinite(loss)) {
            throw ComputeError(
                MessageId::TrainingBrokeDown,
                {progress_.step + 1, displayPath(folder_ / kWholeSliceCheckpointFile)});
        }
        progress_.smoothedLoss =
            progress_.step == 0 ? loss : 0.98 * progress_.smoothedLoss + 0.02 * loss;
        ++progress_.step;
        return loss;
    }

    /// Returns the mean loss of held-out slices that are spread evenly over all of them; negative
    /// if there are none.
    double validate() {
        double loss = -1.0;
        if (heldOut_.size() > 0) {
            const std::size_t count =
                std::min(heldOut_.size(), static_cast<std::size_t>(settings_.validationSamples));
            constexpr std::size_t kAtOnce = 16;
            loss = 0.0;
            for (std::size_t done = 0; done < count; done += kAtOnce) {
                std::vector<std::size_t> numbers;
                for (std::size_t i = done; i < std::min(count, done + kAtOnce); ++i) {
                    numbers.push_back(i * heldOut_.size() / count);
                }
                loss += method_->heldOutLoss(heldOut_.batch(numbers).to(device_)) *
                        static_cast<double>(numbers.size()) / static_cast<double>(count);
            }
            progress_.validationLoss = loss;
        }
        progress_.history +=
            fmt::format("{},{:.8f},{:.3e},{:.8f},{:.8f}\n", progress_.step, progress_.smoothedLoss,
                        method_->optimisers().front()->defaults().get_lr(), loss, -1.0);
        if (settings_.writes) {
            writeTextAtomically(folder_ / kHistoryFile, progress_.history);
        }
        return loss;
    }

    /// Returns the number of steps finished.
    [[nodiscard]] int step() const { return static_cast<int>(progress_.step); }

    void writeModel() {
        writeSafetensors(folder_ / kWeightsFile, storeNetworks(method_->networks()));
        ModelCard card = card_;
        card.parameters = 0;
        for (const torch::Tensor& parameter : method_->networks().parameters()) {
            card.parameters += parameter.numel();
        }
        card.weightsSha256 = sha256OfFile(folder_ / kWeightsFile);
        writeModelCard(folder_, card);
    }

    const ModelCard& card_;
    const TrainingSettings& settings_;
    fs::path folder_;
    const StopToken& stop_;
    HealthySlices slices_;
    HealthySlices heldOut_;
    torch::Device device_;
    std::string runText_;
    std::unique_ptr<WholeSliceMethod> method_;
    WholeSliceProgress progress_;
    TrainingBreaks breaks_{settings_, stop_, [this] {
                               writeWholeSliceCheckpoint(folder_ / kWholeSliceCheckpointFile,
                                                         *method_, progress_, runText_);
                           }};
    double networkSeconds_ = 0.0;
};

}  // namespace

TrainingResult runWholeSliceTraining(const TrainingData& data, const ModelCard& card,
                                     const TrainingSettings& settings, const fs::path& folder,
                                     const TrainingObserver& observer, const StopToken& stop) {
    checkTrainingSettings(settings);
    if (!settings.startFrom.empty()) {
        throw SettingsError(MessageId::TrainingWholeSliceStart);
    }
    return WholeSliceTraining(data, card, settings, folder, stop).run(observer);
}

}  // namespace disyre
