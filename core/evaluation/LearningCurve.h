// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/evaluation/SvgPlot.h"

namespace disyre {

/// A row of training.csv.
struct LossRow {
    double step = 0.0;
    double loss = 0.0;  ///< mean of the patches since the row before
    double rate = 0.0;  ///< learning rate
    std::optional<double> validation;  ///< loss on held-out patches; none before the first validation
    std::optional<double> identity;    ///< of returning those patches unchanged
};

/// The rows of a training.csv; lines that are none are passed over.
[[nodiscard]] std::vector<LossRow> lossRows(const std::string& csv);

/// Losses over the steps: training, held out, and of doing nothing. Needs a row.
[[nodiscard]] Plot learningCurve(const std::string& name, const std::vector<LossRow>& rows);

}  // namespace disyre
