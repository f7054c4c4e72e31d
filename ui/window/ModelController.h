// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>

class QWidget;

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

private:
    void rememberModel();
    void showModels();

    HealingSession& session_;
    Settings& settings_;
    ModelPanel& models_;
    HealingPanel& healing_;
    QWidget& window_;
    std::filesystem::path shipped_;
};

}  // namespace disyre::ui
