// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ModelTraining.h"

#include <new>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/card/ModelFiles.h"
#include "core/compute/Compute.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/GraphicsCards.h"
#include "core/workflows/TrainingCard.h"
#include "core/workflows/TrainingDevice.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// Checks what can be checked before anything is written, and returns the model's folder.
fs::path checkedFolder(const TrainingRequest& request) {
    checkTrainingSettings(request.settings);
    showOnlyDevice(request.device);
    return request.out;
}

TrainingRun runOf(const TrainingRequest& request) {
    TrainingRun run;
    run.name = modelNameOf(request);
    run.arguments = request.arguments;
    if (!request.settings.resume) {
        run.arguments.emplace_back("--resume");
    }
    run.steps = request.settings.steps;
    return run;
}

}  // namespace

ModelTraining::ModelTraining(const TrainingRequest& request, ModelTrainingObserver observer,
                             const StopToken& stop)
    : request_(request),
      observer_(std::move(observer)),
      stop_(stop),
      folder_(checkedFolder(request_)),
      lock_(fs::path(request_.out) / kRunLockFile),
      watch_(request_.out, runOf(request_), observer_.event, stop_) {
    removeHalfWritten(request_.out);
}

TrainedModel ModelTraining::run() {
    try {
        return trainWatched();
    } catch (const Stopped&) {
        watch_.endedEarly();
        throw;
    } catch (const std::bad_alloc&) {
        watch_.failed(MessageId::MemoryShortForTraining);
        throw;
    } catch (const std::exception& error) {
        watch_.failed(messageOf(error));
        throw;
    }
}

TrainedModel ModelTraining::trainWatched() {
    const PreparedDataset dataset = readTrainingScans(
        request_.data,
        [this](const ScanPreparationProgress& scan) {
            if (scan.prepared) {
                watch_.prepared(scan);
            }
            if (observer_.preparing) {
                observer_.preparing(scan);
            }
        },
        stop_);
    const ModelCard card = describedCard(request_, dataset);
    if (observer_.begins) {
        observer_.begins(card);
    }
    TrainedModel trained;
    double identityLoss = -1.0;
    const auto observer = [&](const TrainingProgress& at) {
        trained.last = at;
        if (at.validationLoss >= 0.0) {
            identityLoss = at.identityLoss;
        }
        watch_.step(at);
        if (observer_.step) {
            observer_.step(at);
        }
    };
    TrainingSettings settings = request_.settings;
    settings.control = watch_.control();
    Compute& trainer = compute(settings.threads);
    watch_.started(trainingDevice(trainer.info(), request_.device).name, settings.resume);
    trained.result = trainer.train(dataset.data, card, settings, request_.out, observer, stop_);
    addTrainingFigures(request_.out, trained.result, identityLoss);
    watch_.ended(trained.result);
    return trained;
}

TrainedModel trainBeside(const TrainingRequest& request, const ModelTrainingObserver& observer,
                         const StopToken& stop) {
    checkTrainingSettings(request.settings);
    showOnlyDevice(request.device);
    const PreparedDataset dataset = readTrainingScans(
        request.data,
        [&observer](const ScanPreparationProgress& scan) {
            if (observer.preparing) {
                observer.preparing(scan);
            }
        },
        stop);
    const ModelCard card = describedCard(request, dataset);
    TrainedModel trained;
    trained.result = compute(request.settings.threads)
                         .train(
                             dataset.data, card, request.settings, request.out,
                             [&](const TrainingProgress& at) {
                                 trained.last = at;
                                 if (observer.step) {
                                     observer.step(at);
                                 }
                             },
                             stop);
    return trained;
}

}  // namespace disyre
