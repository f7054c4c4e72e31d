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
    /// another and no person has chosen it; where there is none, the one of before. The choice is
    /// for this run of the program only, and depends on the scan alone.
    void chooseFor(const ScanTraits& traits);
    /// Whether the present model is one that was taken by a scan's contrast.
    [[nodiscard]] bool isForContrast() const { return isForContrast_; }

private:
    void takeForContrast(const ScanTraits& traits);
    bool takeForThisRun(const std::filesystem::path& model);
    void rememberModel();
    void showModels();

    HealingSession& session_;
    Settings& settings_;
    ModelPanel& models_;
    HealingPanel& healing_;
    QWidget& window_;
    std::filesystem::path shipped_;
    /// The model that is used where no scan's contrast asks for another one.
    std::filesystem::path usual_;
    bool isForContrast_ = false;
    bool chosenByPerson_ = false;
};

}  // namespace disyre::ui
