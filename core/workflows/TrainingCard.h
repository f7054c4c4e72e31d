// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/card/ModelCard.h"
#include "core/workflows/TrainingRequest.h"

namespace disyre {

/// Returns the name that the model gets.
[[nodiscard]] std::string modelNameOf(const TrainingRequest& request);

/// Makes the card of the model to be, without what the scans decide. Throws SettingsError or
/// ModelError if a choice is out of range.
/// @param preparation how the scans were prepared, as PreparedDataset::preparation states it.
[[nodiscard]] ModelCard cardToTrain(const TrainingRequest& request, const ModelCard& preparation);

/// Makes the same card as cardToTrain() and also describes the scans and the settings, both in
/// words and in the card's record.
[[nodiscard]] ModelCard describedCard(const TrainingRequest& request,
                                      const PreparedDataset& dataset);

/// Adds what a finished training measured to the card in the model's folder.
/// @param identityLoss the validation loss of returning patches unchanged; negative if it is
/// unknown.
void addTrainingFigures(const std::filesystem::path& folder, const TrainingResult& result,
                        double identityLoss);

}  // namespace disyre
