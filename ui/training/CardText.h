// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <utility>

#include "core/card/ModelCard.h"

namespace disyre::ui {

/// A model's card in words, a title and a text each, in the person's language.
class CardText {
    Q_DECLARE_TR_FUNCTIONS(CardText)

public:
    using Rows = QList<std::pair<QString, QString>>;

    /// Always the same titles in the same order, so that two cards can be laid side by side; what a
    /// card does not say is empty.
    [[nodiscard]] static Rows rowsOf(const ModelCard& card);
    /// The rows that say something, as a table in HTML.
    [[nodiscard]] static QString html(const ModelCard& card);
    /// Two cards side by side; rows that differ are in bold.
    [[nodiscard]] static QString compared(const ModelCard& first, const ModelCard& second);
};

}  // namespace disyre::ui
