// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGroupBox>

#include <optional>

#include "core/card/ModelCard.h"

class QLabel;

namespace disyre::ui {

/// The model's card in a few lines.
class ModelPanel : public QGroupBox {
    Q_OBJECT

public:
    explicit ModelPanel(QWidget* parent = nullptr);
    void setCard(const std::optional<ModelCard>& card);

private:
    QLabel* name_;
    QLabel* facts_;
    QLabel* data_;
};

}  // namespace disyre::ui
