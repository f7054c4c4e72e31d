// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "core/card/ModelCard.h"

namespace disyre::ui {

/// What a person should know before trusting a model, by its card: that its training was stopped
/// early, that it has learned from few subjects, or that it was never evaluated.
class ModelCautions {
    Q_DECLARE_TR_FUNCTIONS(ModelCautions)

public:
    /// With fewer subjects to learn from, a model is good for trying things out.
    static constexpr int kFewestSubjects = 30;

    /// Whole sentences; none for a model without such a flaw, as far as its card tells.
    [[nodiscard]] static QStringList sentences(const ModelCard& card);
    /// The same in a few words, for a list; empty for none.
    [[nodiscard]] static QString words(const ModelCard& card);
};

}  // namespace disyre::ui
