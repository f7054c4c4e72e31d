// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace disyre::ui {

class HealingSession;

/// The threshold that a model's card suggests for the anomaly overlay, and what it holds for.
struct ThresholdSuggestion {
    /// The suggested threshold of the anomaly score; negative when the card suggests none.
    double threshold = -1.0;
    /// Whether the healthy scans, from whose scores the threshold comes, were healed with the same
    /// settings as the scan shown, or as the next healing will use.
    bool sameSettings = false;
    /// How the threshold was found, in the words of the card.
    QString rule;
    /// The settings that the healthy scans were healed with, in the words of the card.
    QString scoring;
    /// By which factor the threshold is raised already, because the scan scores that many times as
    /// high all over as healthy scans do; 1 when it is not raised.
    double level = 1.0;
    /// The card's own threshold, before it was raised.
    double ofModel = -1.0;
    /// Whether the scan's level is known, which it is as soon as half of the slices are healed.
    bool isLevelKnown = true;
    /// Whether healing goes on, so that the level may still change.
    bool isPreliminary = false;
    /// False if the level would raise the threshold above all scores of the scan, so that nothing
    /// could be found.
    bool canBeJudged = true;
    /// What is doubtful about the model; see ModelCautions::sentences().
    QStringList cautions;
    bool operator==(const ThresholdSuggestion&) const = default;
};

/// What the model's card suggests for the map that is shown, or for the map of the next healing
/// while there is none yet.
[[nodiscard]] ThresholdSuggestion suggestedThreshold(const HealingSession& session);

}  // namespace disyre::ui
