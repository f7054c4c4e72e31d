// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/TrainingForecaster.h"

#include <algorithm>
#include <chrono>

#include "core/base/Random.h"
#include "core/compute/Compute.h"
#include "core/platform/GraphicsCards.h"
#include "core/platform/Machine.h"
#include "core/workflows/TrainingCard.h"
#include "core/workflows/TrainingDevice.h"

namespace disyre {

namespace {

/// Returns a subject that consists of noise in an ellipsoid of a brain's size. The time of a step
/// does not depend on what the network sees, so noise serves as well as a scan.
TrainingSubject madeUpBrain(double spacing, int number) {
    const auto side = [spacing](double mm) { return std::max(4, static_cast<int>(mm / spacing)); };
    const Size3 size{side(140.0), side(180.0), side(140.0)};
    TrainingSubject subject{"made-up " + std::to_string(number),
                            Volume(size, axisAlignedAffine({spacing, spacing, spacing}, {})),
                            Mask(size)};
    Random random(1, static_cast<std::uint64_t>(number));
    const auto along = [](int at, int of) { return 2.0 * (at + 0.5) / of - 1.0; };
    for (int z = 0; z < size[2]; ++z) {
        for (int y = 0; y < size[1]; ++y) {
            for (int x = 0; x < size[0]; ++x) {
                const double u = along(x, size[0]);
                const double v = along(y, size[1]);
                const double w = along(z, size[2]);
                if (u * u + v * v + w * w < 1.0) {
                    subject.mask.at(x, y, z) = 1;
                    subject.image.at(x, y, z) = static_cast<float>(random.uniform(0.3, 0.9));
                }
            }
        }
    }
    return subject;
}

/// The time that a few steps took, from which the time of the whole run follows.
struct TimedSteps {
    double seconds = 0.0;
    int steps = 0;
};

/// Returns the settings with which a few steps are timed: nothing is validated, written or read.
/// @param threads the number of threads that the compute library uses, which matters on the
/// processor alone.
TrainingSettings settingsToTime(const TrainingSettings& settings, bool onProcessor, int threads) {
    TrainingSettings timed = settings;
    timed.steps = 1000000;
    timed.validateEvery = timed.steps;
    timed.writes = false;
    timed.resume = false;
    timed.startFrom.clear();
    if (onProcessor) {
        // It is enough to time one pass on each thread, because the rest of the batch repeats the
        // same work.
        const int workers = std::clamp(threads, 1, settings.batch);
        const int share = (settings.batch + workers - 1) / workers;
        timed.batch = std::min(settings.batch, workers * std::min(settings.microBatch, share));
    }
    return timed;
}

/// Trains for four seconds or forty steps, whichever comes first, but two steps at least.
TimedSteps timeSteps(Compute& trainer, const ModelCard& card, const TrainingSettings& settings,
                     const StopToken& stop) {
    TrainingData data;
    for (int i = 0; i < 2; ++i) {
        data.training.push_back(madeUpBrain(card.spacing[0], i));
    }
    using Clock = std::chrono::steady_clock;
    StopToken enough;
    Clock::time_point first;
    TimedSteps timed;
    const auto observer = [&](const TrainingProgress& at) {
        constexpr double kLongEnough = 4.0;
        constexpr int kMostSteps = 40;
        // The first step is left out, because it also sets up what all later steps reuse.
        if (at.step == 1) {
            first = Clock::now();
            return;
        }
        timed.seconds = std::chrono::duration<double>(Clock::now() - first).count();
        timed.steps = at.step - 1;
        if (timed.seconds > kLongEnough || timed.steps >= kMostSteps || stop.stopRequested()) {
            enough.requestStop();
        }
    };
    (void)trainer.train(data, card, settings, {}, observer, enough);
    stop.throwIfStopped();
    return timed;
}

TrainingForecast forecastOf(const ModelCard& card, const TrainingSettings& settings,
                            const std::string& device, int scans, const StopToken& stop) {
    checkTrainingSettings(settings);
    Compute& trainer = compute(settings.threads);
    const ComputeInfo info = trainer.info();
    const ComputeDevice used = trainingDevice(info, device);
    const bool onProcessor = used.name == "cpu";
    const TrainingSettings timed = settingsToTime(settings, onProcessor, info.threads);
    const TimedSteps measured = timeSteps(trainer, card, timed, stop);
    TrainingForecast forecast;
    forecast.device = used.name;
    forecast.secondsPerStep = measured.seconds / measured.steps * settings.batch / timed.batch;
    // A validation has no backward pass, so it costs a third of the work of a step.
    const double validations = static_cast<double>(settings.steps) / settings.validateEvery;
    forecast.seconds =
        forecast.secondsPerStep *
        (settings.steps + validations * settings.validationSamples / settings.batch / 3.0);
    if (onProcessor) {
        forecast.memoryBytes = trainingMemoryBytes(
            card.architecture, card.patch, settings, info.threads,
            static_cast<std::uint64_t>(scans) * preparedScanBytes(card.spacing[0]));
        forecast.availableBytes = availableMemoryBytes();
    } else {
        forecast.memoryBytes = cardMemoryBytes(card.architecture, card.patch, settings);
        forecast.availableBytes = used.memoryBytes;
    }
    return forecast;
}

}  // namespace

TrainingForecast forecastTraining(const TrainingRequest& request, int scans,
                                  const StopToken& stop) {
    ModelCard preparation;
    const double spacing = request.data.spacing;
    preparation.spacing = {spacing, spacing, spacing};
    showOnlyDevice(request.device);
    return forecastOf(cardToTrain(request, preparation), request.settings, request.device, scans,
                      stop);
}

}  // namespace disyre
