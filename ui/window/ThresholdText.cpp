// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ThresholdText.h"

#include <QLocale>
#include <QStringList>

namespace disyre::ui {

namespace {

QString thresholdNumber(double threshold) {
    return QLocale().toString(threshold, 'g', 3);
}

}  // namespace

QString ThresholdText::source(const ThresholdSuggestion& suggestion, bool isByHand, double start) {
    QStringList sentences;
    if (isByHand) {
        sentences << tr("Set by hand.");
    }
    if (suggestion.threshold < 0.0) {
        sentences
            << (isByHand
                    ? tr("The model suggests none.")
                    : tr("The model suggests none; %1 is a start.").arg(thresholdNumber(start)));
    } else {
        sentences << ofModel(suggestion);
        if (!suggestion.sameSettings) {
            sentences << tr("Those scans were healed with other settings: scores differ.");
        }
        if (!suggestion.isLevelKnown) {
            sentences << tr(
                "Whether this scan scores higher all over, so that the threshold has "
                "to be adjusted, shows when half of its slices are healed.");
        } else if (suggestion.isPreliminary) {
            sentences << tr("Preliminary, until healing is done.");
        }
    }
    if (!suggestion.cautions.isEmpty()) {
        sentences << tr("Caution with this model: %1").arg(suggestion.cautions.join(u' '));
    }
    return sentences.join(u' ');
}

QString ThresholdText::ofModel(const ThresholdSuggestion& suggestion) {
    const QString own = thresholdNumber(suggestion.ofModel);
    const QString level = QLocale().toString(suggestion.level, 'f', 1);
    if (!suggestion.canBeJudged) {
        return tr("This scan cannot be judged: it scores %1 times as high all over as healthy "
                  "scans "
                  "did, and raising the model's %2 as much would leave nothing above it. The "
                  "adjusted threshold is the scan's highest score, %3.")
            .arg(level, own, thresholdNumber(suggestion.threshold));
    }
    if (suggestion.level > 1.0) {
        return tr("Adjusted for this scan: %1, which is the model's %2 times %3, because the scan "
                  "scores %3 times as high all over as healthy scans did.")
            .arg(thresholdNumber(suggestion.threshold), own, level);
    }
    return tr("The model's own: %1, from healthy scans.").arg(own);
}

QString ThresholdText::origin(const ThresholdSuggestion& suggestion) {
    if (suggestion.threshold < 0.0) {
        return {};
    }
    QString from = tr("From healthy scans: %1").arg(suggestion.rule);
    if (!suggestion.scoring.isEmpty()) {
        from += u'\n' + tr("Healed with: %1").arg(suggestion.scoring);
    }
    return from;
}

}  // namespace disyre::ui
