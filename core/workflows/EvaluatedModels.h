// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/evaluation/Evaluation.h"
#include "core/evaluation/Methods.h"
#include "core/workflows/Heal.h"

namespace disyre {

/// A loaded model with the methods by which it scores a scan, each a row of the tables.
struct EvaluatedModel {
    ModelCard card;
    HealingSettings settings;  ///< The chosen settings, which are those of the first method.
    std::vector<ScoredMethod> methods;
    HealingPlan plan;  ///< The healings from which the methods' maps are made.
    std::shared_ptr<Healer> healer;
    std::size_t firstRow = 0;  ///< The row of the first method.
};

/// The models of an evaluation and their rows in its tables. The chosen model comes first, with one
/// row for each method that was asked for; every other model follows with a single row.
class EvaluatedModels {
public:
    /// Makes an empty list of models, for an evaluation of the trivial maps alone.
    EvaluatedModels() = default;
    /// Loads the model that the options name, and those of the folders in `beside` with the same
    /// options. Throws ModelError, SettingsError or ComputeError.
    EvaluatedModels(const HealOptions& options, const MethodChoice& choice,
                    const std::vector<std::string>& beside);

    [[nodiscard]] bool empty() const { return models_.empty(); }
    [[nodiscard]] const EvaluatedModel& chosen() const { return models_.front(); }
    [[nodiscard]] const std::vector<EvaluatedModel>& all() const { return models_; }

    /// Returns the number of rows that the models take.
    [[nodiscard]] std::size_t rows() const;
    /// Returns the number of calls of the network that a window takes with all methods of all
    /// models.
    [[nodiscard]] int networkSteps() const;

    /// Returns the result of a row with the method's description filled in and the measures still
    /// empty.
    [[nodiscard]] MethodResult resultOf(std::size_t row) const;
    /// Returns the thresholds on the card of the row's model for its chosen settings; empty if the
    /// card holds none.
    [[nodiscard]] std::vector<OperatingPoint> operatingPointsOf(std::size_t row) const;

private:
    void add(EvaluatedModel model, const MethodChoice& choice);
    [[nodiscard]] const EvaluatedModel& modelOf(std::size_t row) const;

    std::vector<EvaluatedModel> models_;
};

}  // namespace disyre
