// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <utility>

#include "core/card/ModelCard.h"

namespace disyre::ui {

/// A model's card as rows of a title and a text, in the language of the window.
class CardText {
    Q_DECLARE_TR_FUNCTIONS(CardText)

public:
    using Rows = QList<std::pair<QString, QString>>;

    /// All cards have the same titles in the same order, so that two of them can be shown side by
    /// side. Texts of what a card does not say are empty.
    [[nodiscard]] static Rows rowsOf(const ModelCard& card);
    /// The rows whose text is not empty, as a table in HTML.
    [[nodiscard]] static QString html(const ModelCard& card);
    /// Two cards side by side; rows that differ are in bold.
    [[nodiscard]] static QString compared(const ModelCard& first, const ModelCard& second);
};

}  // namespace disyre::ui
