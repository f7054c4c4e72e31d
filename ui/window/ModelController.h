// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>

class QWidget;

namespace disyre {
struct ScanTraits;
}

namespace disyre::ui {

class HealingPanel;
class HealingSession;
class ModelPanel;
class Settings;

/// Chooses the model that heals, remembers it and those used before, and keeps the panels that show
/// it in step.
class ModelController : public QObject {
    Q_OBJECT

public:
    /// @param window the parent of the folder dialog; it owns the controller.
    ModelController(HealingSession& session, Settings& settings, ModelPanel& models,
                    HealingPanel& healing, QWidget& window);

    /// Loads a model's card for this run of the program only. On a bad card the session reports a
    /// failure, the earlier model stays, and false is returned.
    bool setModel(const std::filesystem::path& model);
    /// Names the model that came with the program; it stands first among those to choose from.
    void setShippedModel(const std::filesystem::path& model);
    /// Adds a model that was just trained to those to choose from.
    void addModel(const std::filesystem::path& model);
    /// Takes a model that was deleted out of those to choose from.
    void removeModel(const std::filesystem::path& model);
    void askForFolder();
    /// Takes a model because a person asks for it. From then on none is chosen by the scan.
    void choose(const std::filesystem::path& model);
    /// Takes an installed model whose card names the scan's contrast, if the present one names
    /// another and no person has chosen it. The choice is for this run of the program only. Returns
    /// whether a model was taken.
    bool chooseFor(const ScanTraits& traits);

private:
    bool takeForThisRun(const std::filesystem::path& model);
    void rememberModel();
    void showModels();

    HealingSession& session_;
    Settings& settings_;
    ModelPanel& models_;
    HealingPanel& healing_;
    QWidget& window_;
    std::filesystem::path shipped_;
    bool chosenByPerson_ = false;
};

}  // namespace disyre::ui
