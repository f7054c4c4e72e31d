// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/TrainingForecaster.h"

#include <algorithm>
#include <chrono>

#include "app/TrainingDevice.h"
#include "core/base/Random.h"
#include "core/compute/Compute.h"
#include "core/platform/Machine.h"

namespace disyre::app {

namespace {

/// Noise in an ellipsoid of a brain's size: how fast a step is does not depend on what is seen.
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

}  // namespace

TrainingForecast forecastTraining(const ModelCard& card, const TrainingSettings& settings,
                                  const std::string& device, int scans, const StopToken& stop) {
    checkTrainingSettings(settings);
    Compute& trainer = compute(settings.threads);
    const ComputeInfo info = trainer.info();
    TrainingForecast forecast;
    const ComputeDevice used = trainingDevice(info, device);
    forecast.device = used.name;
    TrainingSettings timed = settings;
    timed.steps = 1000000;
    timed.validateEvery = timed.steps;
    timed.writes = false;
    timed.resume = false;
    timed.startFrom.clear();
    if (forecast.device == "cpu") {
        // A pass for each thread: the rest of the batch repeats it.
        const int workers = std::clamp(info.threads, 1, settings.batch);
        const int share = (settings.batch + workers - 1) / workers;
        timed.batch = std::min(settings.batch, workers * std::min(settings.microBatch, share));
    }
    TrainingData data;
    for (int i = 0; i < 2; ++i) {
        data.training.push_back(madeUpBrain(card.spacing[0], i));
    }
    using Clock = std::chrono::steady_clock;
    StopToken enough;
    Clock::time_point first;
    double seconds = 0.0;
    int steps = 0;
    const auto observer = [&](const TrainingProgress& at) {
        constexpr double kLongEnough = 4.0;
        constexpr int kMostSteps = 40;
        // The first step also makes what the others use again.
        if (at.step == 1) {
            first = Clock::now();
            return;
        }
        seconds = std::chrono::duration<double>(Clock::now() - first).count();
        steps = at.step - 1;
        if (seconds > kLongEnough || steps >= kMostSteps || stop.stopRequested()) {
            enough.requestStop();
        }
    };
    (void)trainer.train(data, card, timed, {}, observer, enough);
    stop.throwIfStopped();
    forecast.secondsPerStep = seconds / steps * settings.batch / timed.batch;
    // A validation goes forward only, which is a third of the work.
    const double validations = static_cast<double>(settings.steps) / settings.validateEvery;
    forecast.seconds =
        forecast.secondsPerStep *
        (settings.steps + validations * settings.validationSamples / settings.batch / 3.0);
    if (forecast.device == "cpu") {
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

}  // namespace disyre::app
