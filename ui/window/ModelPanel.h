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

/// Which model heals, and its card in a few lines.
class ModelPanel : public QWidget {
    Q_OBJECT

public:
    explicit ModelPanel(QWidget* parent = nullptr);

    void setCard(const std::optional<ModelCard>& card);
    /// The models to choose from, the shipped one first; one more entry asks for a folder.
    void setModels(const std::filesystem::path& shipped,
                   const std::vector<std::filesystem::path>& recent,
                   const std::filesystem::path& present);

Q_SIGNALS:
    void modelChosen(const std::filesystem::path& model);
    void folderRequested();

private:
    void choose(int index);
    void showPresent();

    QComboBox* models_;
    QLabel* facts_;
    QLabel* data_;
    int present_ = -1;
};

}  // namespace disyre::ui
