// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/VerdictText.h"

namespace disyre::ui {

QString VerdictText::of(TrainingVerdict verdict) {
    switch (verdict) {
        case TrainingVerdict::TooEarly:
            return tr(
                "Too early to tell: after three checks of the held-out scans it says here how "
                "the training goes.");
        case TrainingVerdict::StillImproving:
            return tr("Still improving: the held-out loss goes on falling. Let it run.");
        case TrainingVerdict::Flat:
            return tr(
                "Flat: the held-out loss has stopped falling. More steps will bring little; "
                "you can stop and keep the best.");
        case TrainingVerdict::Overfitting:
            return tr(
                "Overfitting: the model begins to learn its scans by heart. Stop and keep the "
                "best; more scans would help.");
    }
    return {};
}

}  // namespace disyre::ui
