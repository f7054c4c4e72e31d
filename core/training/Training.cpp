// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Training.h"

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

void checkTrainingSettings(const TrainingSettings& settings) {
    const auto require = [](bool holds, MessageId otherwise) {
        if (!holds) {
            throw SettingsError(otherwise);
        }
    };
    require(settings.steps >= 1 && settings.steps <= 10'000'000, MessageId::TrainingSteps);
    require(settings.batch >= 1 && settings.batch <= 4096, MessageId::TrainingBatch);
    if (settings.batch < settings.processes.size) {
        throw SettingsError(MessageId::DistributedBatch, {settings.batch, settings.processes.size});
    }
    require(settings.microBatch >= 1, MessageId::TrainingMicroBatch);
    require(settings.learningRate > 0.0 && settings.learningRate < 1.0,
            MessageId::TrainingLearningRate);
    require(settings.emaDecay >= 0.0 && settings.emaDecay < 1.0, MessageId::TrainingAverageDecay);
    require(settings.gradientClip > 0.0, MessageId::TrainingGradientClip);
    require(settings.warmupSteps >= 0, MessageId::TrainingWarmUp);
    require(settings.dataThreads >= 1 && settings.dataThreads <= 256, MessageId::TrainingThreads);
    require(settings.validationSamples >= 1, MessageId::TrainingValidationSamples);
    checkSynthesisSettings(settings.synthesis);
    require(settings.validateEvery >= 1, MessageId::TrainingValidationOften);
}

}  // namespace disyre
