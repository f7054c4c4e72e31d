// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>
#include <optional>

#include "core/card/ModelCard.h"
#include "ui/common/Worker.h"

namespace disyre::ui {

/// The model that the next healing uses, as its card describes it; its weights are loaded by the
/// healing. Used on the window's thread.
class ModelChoice : public QObject {
    Q_OBJECT

public:
    explicit ModelChoice(QObject* parent = nullptr);

    /// Reads the card of a model's folder and takes the model. Where the card cannot be read,
    /// failed() tells why, the earlier model stays, and the answer is false.
    bool set(const std::filesystem::path& model);
    /// Does the same as set(), but reads the card beside the window's thread; changed() or failed()
    /// follows.
    void choose(const std::filesystem::path& model);

    /// No value until a model was taken.
    [[nodiscard]] const std::optional<ModelCard>& card() const { return card_; }
    /// The model's folder; empty until a model was taken.
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

Q_SIGNALS:
    /// A model was taken, perhaps the same one again.
    void changed();
    void failed(const QString& message);

private:
    void take(const std::filesystem::path& model, const ModelCard& card);

    std::filesystem::path folder_;
    std::optional<ModelCard> card_;
    Worker files_;
};

}  // namespace disyre::ui
