// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "ui/window/ThresholdSuggestion.h"

namespace disyre::ui {

/// The words beside the overlay's threshold.
struct ThresholdText {
    Q_DECLARE_TR_FUNCTIONS(disyre::ui::ThresholdText)

public:
    /// Where the threshold comes from: the model, the model adjusted for the scan (with both
    /// values), or a person. Where something is doubtful about it, that follows.
    /// @param isByHand whether a person has set it.
    /// @param start what the panel starts with where the model suggests none.
    [[nodiscard]] static QString source(const ThresholdSuggestion& suggestion, bool isByHand,
                                        double start);
    /// How the model's threshold was found, for a tool tip; empty where there is none.
    [[nodiscard]] static QString origin(const ThresholdSuggestion& suggestion);

private:
    [[nodiscard]] static QString ofModel(const ThresholdSuggestion& suggestion);
};

}  // namespace disyre::ui
