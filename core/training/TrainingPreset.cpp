// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingPreset.h"

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

namespace {

constexpr std::pair<TrainingPreset, const char*> kNames[] = {{TrainingPreset::Quick, "quick"},
                                                             {TrainingPreset::Standard, "standard"},
                                                             {TrainingPreset::Paper, "paper"}};

/// Returns a network with these channels that learns fast on a processor.
Architecture smallNetwork(std::vector<int> channels) {
    Architecture net;
    net.attention.assign(channels.size(), false);
    net.channels = std::move(channels);
    net.midAttention = false;
    net.normGroups = 8;
    net.output = OutputForm::ScaledResidual;
    return net;
}

}  // namespace

TrainingPresetValues valuesOf(TrainingPreset preset) {
    TrainingPresetValues values;
    switch (preset) {
        case TrainingPreset::Quick:
            values.settings.steps = 3500;
            values.architecture = smallNetwork({16, 32, 48, 64});
            break;
        case TrainingPreset::Standard:
            values.settings.steps = 20000;
            values.settings.batch = 32;
            values.architecture = smallNetwork({32, 64, 96, 128});
            break;
        case TrainingPreset::Paper:
            values.settings.steps = 100000;
            values.settings.batch = 96;
            values.settings.learningRate = 1e-4;
            values.settings.rateRule = LearningRateRule::Cosine;
            values.settings.emaDecay = 0.0;
            values.settings.validateEvery = 10000;
            values.patch = 128;
            values.spacing = 1.0;
            break;
    }
    return values;
}

std::string toText(TrainingPreset preset) {
    for (const auto& [known, name] : kNames) {
        if (known == preset) {
            return name;
        }
    }
    return {};
}

TrainingPreset trainingPresetFromText(const std::string& text) {
    for (const auto& [preset, name] : kNames) {
        if (text == name) {
            return preset;
        }
    }
    throw SettingsError(MessageId::TrainingPresetUnknown, {text});
}

}  // namespace disyre
