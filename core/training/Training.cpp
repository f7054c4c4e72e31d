// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Training.h"

#include "core/base/Error.h"

namespace disyre {

void checkTrainingSettings(const TrainingSettings& settings) {
    const auto require = [](bool holds, const char* sentence) {
        if (!holds) {
            throw SettingsError(sentence);
        }
    };
    require(settings.steps >= 1 && settings.steps <= 10'000'000,
            "Training takes 1 to 10,000,000 steps.");
    require(settings.batch >= 1 && settings.batch <= 4096, "A batch holds 1 to 4096 patches.");
    require(settings.microBatch >= 1, "A pass holds at least one patch.");
    require(settings.learningRate > 0.0 && settings.learningRate < 1.0,
            "The learning rate lies between 0 and 1.");
    require(settings.emaDecay >= 0.0 && settings.emaDecay < 1.0,
            "The decay of the moving average lies in [0, 1).");
    require(settings.gradientClip > 0.0, "The gradient clip is positive.");
    require(settings.warmupSteps >= 0, "A warm-up has no negative length.");
    require(settings.dataThreads >= 1 && settings.dataThreads <= 256,
            "1 to 256 threads draw samples.");
    require(settings.validationSamples >= 1, "Validation takes at least one patch.");
    checkSynthesisSettings(settings.synthesis);
    require(settings.validateEvery >= 1, "Validation happens at most once a step.");
}

}  // namespace disyre
