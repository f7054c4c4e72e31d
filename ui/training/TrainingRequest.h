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

/// The arguments that `disyre` is started with, without the name of the program.
/// @param folder where the training writes its files.
[[nodiscard]] QStringList trainArguments(const TrainingRequest& request,
                                         const std::filesystem::path& folder);
/// The arguments of `disyre train` for the network and the optimiser alone.
[[nodiscard]] QStringList settingsArguments(const TrainingPresetValues& values);

/// The arguments that choose the device; none for "auto".
[[nodiscard]] QStringList deviceArguments(const std::string& device);

/// The path of the `disyre` that lies in the folder of the running program.
[[nodiscard]] QString disyreProgram();

}  // namespace disyre::ui
