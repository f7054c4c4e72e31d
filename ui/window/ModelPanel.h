// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <filesystem>
#include <optional>
#include <vector>

#include "core/card/ModelCard.h"

class QComboBox;
class QLabel;

namespace disyre::ui {

/// Chooses the model that heals, and shows what its card says in a few lines.
class ModelPanel : public QWidget {
    Q_OBJECT

public:
    explicit ModelPanel(QWidget* parent = nullptr);

    /// Shows a model's card; nothing says that no model is loaded.
    void setCard(const std::optional<ModelCard>& card);
    /// Sets the models to choose from: the one that came with the program, the one in use, and
    /// those used lately. One more entry asks for a folder.
    /// @param present the model in use; empty for none.
    void setModels(const std::filesystem::path& shipped,
                   const std::vector<std::filesystem::path>& recent,
                   const std::filesystem::path& present);

Q_SIGNALS:
    void modelChosen(const std::filesystem::path& model);
    void folderRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void choose(int index);
    void showModels();
    void showPresent();
    void showCard();
    /// Sets every text in the language of the program.
    void retranslate();

    QComboBox* models_;
    QLabel* cautions_ = nullptr;
    QLabel* facts_;
    QLabel* data_;
    std::filesystem::path shipped_;
    std::vector<std::filesystem::path> recent_;
    std::filesystem::path presentModel_;
    std::optional<ModelCard> card_;
    int present_ = -1;  // The entry of the model in use; -1 for none.
};

}  // namespace disyre::ui
