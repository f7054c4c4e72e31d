// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

#include "core/card/Architecture.h"
#include "core/training/Training.h"

namespace disyre {

enum class TrainingPreset {
    Quick,     ///< about an hour on one processor core
    Standard,  ///< a wider network: hours on many cores or a card
    Paper      ///< the paper's network and settings at 1 mm: a day on a card
};
inline constexpr std::array kTrainingPresets{TrainingPreset::Quick, TrainingPreset::Standard,
                                             TrainingPreset::Paper};

/// What a preset sets.
struct TrainingPresetValues {
    TrainingSettings settings;
    Architecture architecture;
    int patch = 64;        ///< side in pixels
    double spacing = 2.0;  ///< mm
};
[[nodiscard]] TrainingPresetValues valuesOf(TrainingPreset preset);

/// "quick", "standard", "paper", and back; throws SettingsError for another name.
[[nodiscard]] std::string toText(TrainingPreset preset);
[[nodiscard]] TrainingPreset trainingPresetFromText(const std::string& text);

}  // namespace disyre
