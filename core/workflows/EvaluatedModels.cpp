// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/EvaluatedModels.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/card/Schedule.h"

namespace disyre {

namespace {

EvaluatedModel openModel(const HealOptions& options) {
    EvaluatedModel model;
    model.card = readModelCard(modelFolderOf(options));
    model.settings = settingsFor(options, model.card);
    model.healer = loadHealerFor(options);
    return model;
}

/// Returns the model's name. If another row has the same name, the name of the model's folder is
/// added.
std::string rowName(const EvaluatedModel& model, const std::string& folder,
                    const std::vector<std::string>& taken) {
    std::string name = model.card.name;
    if (std::find(taken.begin(), taken.end(), name) != taken.end()) {
        name += fmt::format(" ({})", std::filesystem::path(folder).filename().string());
    }
    return name;
}

}  // namespace

EvaluatedModels::EvaluatedModels(const HealOptions& options, const MethodChoice& choice,
                                 const std::vector<std::string>& beside) {
    add(openModel(options), choice);
    std::vector<std::string> names{chosen().card.name};
    for (const std::string& folder : beside) {
        HealOptions own = options;
        own.model = folder;
        EvaluatedModel model = openModel(own);
        names.push_back(rowName(model, folder, names));
        add(std::move(model), {});
        ScoredMethod& method = models_.back().methods.front();
        method.name =
            names.back() + ": " +
            (usesCondition(models_.back().card.method) ? method.name : std::string("one pass"));
    }
}

void EvaluatedModels::add(EvaluatedModel model, const MethodChoice& choice) {
    model.firstRow = rows();
    model.methods = chooseMethods(model.settings, choice, model.card.schedule.steps);
    model.plan = planHealings(model.methods, Schedule(model.card.schedule));
    if (!usesCondition(model.card.method)) {
        model.plan.networkSteps = 1;
    }
    models_.push_back(std::move(model));
}

std::size_t EvaluatedModels::rows() const {
    return models_.empty() ? 0 : models_.back().firstRow + models_.back().methods.size();
}

int EvaluatedModels::networkSteps() const {
    int steps = 0;
    for (const EvaluatedModel& model : models_) {
        steps += model.plan.networkSteps;
    }
    return steps;
}

const EvaluatedModel& EvaluatedModels::modelOf(std::size_t row) const {
    return *std::find_if(models_.rbegin(), models_.rend(),
                         [row](const EvaluatedModel& model) { return model.firstRow <= row; });
}

MethodResult EvaluatedModels::resultOf(std::size_t row) const {
    const EvaluatedModel& model = modelOf(row);
    const ScoredMethod& method = model.methods[row - model.firstRow];
    MethodResult result;
    result.name = method.name;
    result.chosen = row == 0;
    result.beside = &model != &models_.front();
    result.inTable1 = method.inTable1;
    result.inTable2 = method.inTable2;
    result.inFigure2 = method.inFigure2;
    result.inFilters = method.inFilters;
    if (method.settings.score == ScoreKind::SingleStep) {
        result.singleT = method.settings.singleT;
    }
    return result;
}

std::vector<OperatingPoint> EvaluatedModels::operatingPointsOf(std::size_t row) const {
    const EvaluatedModel& model = modelOf(row);
    const HealthyScores* scores = healthyScoresFor(model.card, model.settings);
    return scores != nullptr ? operatingPoints(*scores) : std::vector<OperatingPoint>();
}

}  // namespace disyre
