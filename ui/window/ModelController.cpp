// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ModelController.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <vector>

#include "core/base/Error.h"
#include "core/card/ModelStore.h"
#include "core/workflows/ScanScope.h"
#include "ui/common/Paths.h"
#include "ui/common/Settings.h"
#include "ui/healing/HealingSession.h"
#include "ui/window/HealingPanel.h"
#include "ui/window/ModelPanel.h"

namespace disyre::ui {

ModelController::ModelController(HealingSession& session, Settings& settings, ModelPanel& models,
                                 HealingPanel& healing, QWidget& window)
    : QObject(&window),
      session_(session),
      settings_(settings),
      models_(models),
      healing_(healing),
      window_(window) {
    connect(&models_, &ModelPanel::modelChosen, this, &ModelController::choose);
    connect(&models_, &ModelPanel::folderRequested, this, &ModelController::askForFolder);
    connect(&session_.model(), &ModelChoice::changed, this, [this] {
        rememberModel();
        showModels();
    });
}

bool ModelController::setModel(const std::filesystem::path& model) {
    const bool taken = takeForThisRun(model);
    chosenByPerson_ = taken && model != shipped_;
    if (taken) {
        usual_ = model;
        isForContrast_ = false;
    }
    return taken;
}

bool ModelController::takeForThisRun(const std::filesystem::path& model) {
    const QString remembered = settings_.model();
    const bool taken = session_.model().set(model);
    settings_.setModel(remembered);
    return taken;
}

void ModelController::choose(const std::filesystem::path& model) {
    chosenByPerson_ = true;
    isForContrast_ = false;
    session_.model().choose(model);
}

void ModelController::chooseFor(const ScanTraits& traits) {
    const std::optional<ModelCard>& present = session_.model().card();
    if (chosenByPerson_ || !present || fitsContrast(traits, *present)) {
        return;
    }
    // A model that was chosen for the scan before says nothing of this one: the choice depends on
    // the scan alone, so that the same is said of it whatever was opened before.
    if (isForContrast_ && takeForThisRun(usual_)) {
        isForContrast_ = false;
    }
    if (session_.model().card() && hasOtherContrast(traits, *session_.model().card())) {
        takeForContrast(traits);
    }
}

void ModelController::takeForContrast(const ScanTraits& traits) {
    const auto take = [this, &traits](const std::filesystem::path& model, const ModelCard& card) {
        const bool taken = fitsContrast(traits, card) && takeForThisRun(model);
        isForContrast_ = taken && model != usual_;
        return taken;
    };
    // The model that is used by default comes before others of the same contrast.
    if (std::error_code error; std::filesystem::exists(shipped_ / kCardFile, error)) {
        try {
            if (take(shipped_, readModelCard(shipped_))) {
                return;
            }
        } catch (const ModelError&) {
            // It cannot be used, so another one is looked for.
        }
    }
    for (const StoredModel& model : listModels()) {
        if (!model.problem && take(model.folder, model.card)) {
            return;
        }
    }
}

void ModelController::setShippedModel(const std::filesystem::path& model) {
    shipped_ = model;
    showModels();
}

void ModelController::addModel(const std::filesystem::path& model) {
    settings_.addRecentModel(toText(model));
    showModels();
}

void ModelController::removeModel(const std::filesystem::path& model) {
    settings_.removeRecentModel(toText(model));
    showModels();
}

void ModelController::askForFolder() {
    const QString folder = QFileDialog::getExistingDirectory(
        &window_, tr("Choose a model's folder"),
        QFileInfo(toText(session_.model().folder())).absolutePath());
    if (!folder.isEmpty()) {
        choose(toPath(folder));
    }
}

void ModelController::rememberModel() {
    const bool shipped = session_.model().folder() == shipped_;
    const QString model = toText(session_.model().folder());
    settings_.setModel(shipped ? QString() : model);
    if (!shipped) {
        settings_.addRecentModel(model);
    }
}

void ModelController::showModels() {
    std::vector<std::filesystem::path> recent;
    for (const QString& folder : settings_.recentModels()) {
        recent.push_back(toPath(folder));
    }
    models_.setModels(shipped_, recent, session_.model().folder());
    models_.setCard(session_.model().card());
    healing_.setCard(session_.model().card());
}

}  // namespace disyre::ui
