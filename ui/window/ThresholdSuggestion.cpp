// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ThresholdSuggestion.h"

#include "core/healing/ScanLevel.h"
#include "ui/healing/HealingSession.h"

namespace disyre::ui {

ThresholdSuggestion suggestedThreshold(const HealingSession& session) {
    ThresholdSuggestion suggestion;
    const HealingSetup* shown = session.cases().shownSetup();
    if (shown == nullptr && !session.model().card()) {
        return suggestion;
    }
    const ModelCard& card = shown != nullptr ? shown->card : *session.model().card();
    const HealthyScores* scores = healthyScoresFor(
        card, shown != nullptr ? shown->settings : session.job().choices().settings);
    suggestion.sameSettings = scores != nullptr;
    if (scores == nullptr && !card.healthy.empty()) {
        scores = &card.healthy.front();
    }
    if (scores == nullptr) {
        return suggestion;
    }
    const StepCache* cache = session.cases().cache();
    // While slices are still coming, the level of the whole scan is not known.
    const bool isHealed = shown != nullptr && cache != nullptr && !isBusy(session.cases().state());
    if (isHealed) {
        suggestion.level = scanLevel(scores, shown->region, cache->upperQuartile());
    }
    suggestion.threshold = scores->threshold * suggestion.level;
    suggestion.rule = QString::fromStdString(scores->rule);
    suggestion.scoring = QString::fromStdString(scores->scoring);
    return suggestion;
}

}  // namespace disyre::ui
