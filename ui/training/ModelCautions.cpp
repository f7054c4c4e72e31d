// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/ModelCautions.h"

#include <cstdlib>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// The step at which the training ended and the one at which it should have; nothing where it went
/// on to its end, or the card does not tell.
std::optional<std::pair<int, int>> stoppedEarly(const ModelCard& card) {
    const auto done = card.record.figures.find("steps");
    const auto asked = card.record.settings.find("steps");
    if (done == card.record.figures.end() || asked == card.record.settings.end()) {
        return std::nullopt;
    }
    const int steps = std::atoi(asked->second.c_str());
    return done->second < steps ? std::optional(std::pair(static_cast<int>(done->second), steps))
                                : std::nullopt;
}

bool hasFewSubjects(const ModelCard& card) {
    const int subjects = card.record.scans.trainingSubjects;
    return subjects > 0 && subjects < ModelCautions::kFewestSubjects;
}

bool isUnevaluated(const ModelCard& card) {
    return card.healthy.empty();
}

}  // namespace

QStringList ModelCautions::sentences(const ModelCard& card) {
    QStringList all;
    if (const auto stopped = stoppedEarly(card)) {
        all << tr("Its training was stopped early, at step %1 of %2.")
                   .arg(stopped->first)
                   .arg(stopped->second);
    }
    if (hasFewSubjects(card)) {
        all << tr("It has learned from few subjects: %1, where %2 or more are needed.")
                   .arg(card.record.scans.trainingSubjects)
                   .arg(kFewestSubjects);
    }
    if (isUnevaluated(card)) {
        all << tr("It was not evaluated: how healthy scans score is unknown.");
    }
    return all;
}

QString ModelCautions::words(const ModelCard& card) {
    QStringList all;
    if (stoppedEarly(card)) {
        all << tr("stopped early");
    }
    if (hasFewSubjects(card)) {
        all << tr("few subjects");
    }
    if (isUnevaluated(card)) {
        all << tr("not evaluated");
    }
    return all.join(u", "_s);
}

}  // namespace disyre::ui
