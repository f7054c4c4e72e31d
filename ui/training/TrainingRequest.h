// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <filesystem>

#include "core/training/TrainingPlan.h"
#include "core/training/TrainingPreset.h"

namespace disyre::ui {

/// A training as the wizard asks for it.
struct TrainingRequest {
    QString name;
    TrainingPlan plan;
    TrainingPresetValues values;
    std::string device = "auto";
};

/// What `disyre` is started with, the program's name left out.
[[nodiscard]] QStringList trainArguments(const TrainingRequest& request,
                                         const std::filesystem::path& folder);
/// Settings of the network and the optimiser alone, as `disyre train` takes them.
[[nodiscard]] QStringList settingsArguments(const TrainingPresetValues& values);

/// What chooses the device; nothing for "auto".
[[nodiscard]] QStringList deviceArguments(const std::string& device);

/// The `disyre` beside the running program.
[[nodiscard]] QString disyreProgram();

}  // namespace disyre::ui
