// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

#include "core/card/Architecture.h"
#include "core/training/Training.h"

namespace disyre {

/// A set of training settings that is offered under one name.
enum class TrainingPreset {
    Quick,     ///< Takes about an hour on one processor core.
    Standard,  ///< Trains a wider network, which takes hours on many cores or on a graphics card.
    Paper  ///< Uses the paper's network and settings at 1 mm, which takes a day on a graphics card.
};
inline constexpr std::array kTrainingPresets{TrainingPreset::Quick, TrainingPreset::Standard,
                                             TrainingPreset::Paper};

/// The settings that a preset stands for.
struct TrainingPresetValues {
    TrainingSettings settings;
    Architecture architecture;
    int patch = 64;        ///< Side of the square patches in pixels.
    double spacing = 2.0;  ///< Edge of a voxel in mm.
};
[[nodiscard]] TrainingPresetValues valuesOf(TrainingPreset preset);

/// Returns "quick", "standard" or "paper".
[[nodiscard]] std::string toText(TrainingPreset preset);
/// Reads the names that toText() writes; throws SettingsError for any other text.
[[nodiscard]] TrainingPreset trainingPresetFromText(const std::string& text);

}  // namespace disyre
