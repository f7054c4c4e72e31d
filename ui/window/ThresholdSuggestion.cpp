// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ThresholdSuggestion.h"

#include <optional>

#include "core/healing/ScanLevel.h"
#include "ui/healing/HealingSession.h"
#include "ui/training/ModelCautions.h"

namespace disyre::ui {

ThresholdSuggestion suggestedThreshold(const HealingSession& session) {
    ThresholdSuggestion suggestion;
    const HealingSetup* shown = session.cases().shownSetup();
    if (shown == nullptr && !session.model().card()) {
        return suggestion;
    }
    const HealingCase* one = session.cases().shown();
    if (one != nullptr && one->savedResults() != nullptr) {
        const ScanThreshold& saved = one->opened->saved.review.threshold.suggested;
        suggestion.threshold = saved.threshold;
        suggestion.sameSettings = true;
        suggestion.level = saved.level;
        suggestion.ofModel = saved.ofModel;
        suggestion.canBeJudged = saved.canBeJudged;
        return suggestion;
    }
    const ModelCard& card = shown != nullptr ? shown->card : *session.model().card();
    suggestion.cautions = ModelCautions::sentences(card);
    const HealthyScores* scores = healthyScoresFor(
        card, shown != nullptr ? shown->settings : session.job().choices().settings);
    suggestion.sameSettings = scores != nullptr;
    if (scores == nullptr && !card.healthy.empty()) {
        scores = &card.healthy.front();
    }
    if (scores == nullptr) {
        return suggestion;
    }
    double level = 1.0;
    if (shown != nullptr) {
        // The level is the same while the slices come and when all have come, as far as it can be
        // told already. If it were applied at the end alone, the threshold would jump there.
        const std::optional<double> quartile = one->upperQuartile();
        level = scanLevel(scores, shown->region, quartile);
        suggestion.isLevelKnown = quartile.has_value() || shown->region.isLimited();
        suggestion.isPreliminary = isBusy(one->state) || one->state == HealingState::Paused;
    }
    const ScanThreshold raised = scanThreshold(scores->threshold, level,
                                               shown != nullptr ? one->cache->largestScore() : 0.0);
    suggestion.level = raised.level;
    suggestion.ofModel = raised.ofModel;
    suggestion.threshold = raised.threshold;
    suggestion.canBeJudged = raised.canBeJudged;
    suggestion.rule = QString::fromStdString(scores->rule);
    suggestion.scoring = QString::fromStdString(scores->scoring);
    return suggestion;
}

}  // namespace disyre::ui
