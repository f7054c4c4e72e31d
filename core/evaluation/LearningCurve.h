// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/evaluation/SvgPlot.h"

namespace disyre {

/// A row of a training.csv file, which training writes at each validation.
struct LossRow {
    double step = 0.0;
    double loss = 0.0;  ///< The mean training loss since the row before.
    double rate = 0.0;  ///< The learning rate.
    /// Loss on the validation patches; empty before the first validation.
    std::optional<double> validation;
    std::optional<double> identity;  ///< Loss of returning those patches unchanged.
};

/// Reads the rows of a training.csv file; lines that are no rows are skipped.
[[nodiscard]] std::vector<LossRow> lossRows(const std::string& csv);

/// Plots the losses over the steps: the training loss, the validation loss, and the loss of
/// returning the patches unchanged. There must be at least one row.
[[nodiscard]] Plot learningCurve(const std::string& name, const std::vector<LossRow>& rows);

}  // namespace disyre
