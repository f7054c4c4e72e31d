// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/HealingProgress.h"

#include <QLocale>
#include <QStringList>

#include "core/base/Progress.h"
#include "ui/healing/HealingSession.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

std::optional<HealingProgress> HealingProgress::of(const HealingSession& session) {
    using State = HealingSession::State;
    const HealingCase* inWork = session.healingCase();
    switch (inWork != nullptr ? inWork->state : session.state()) {
        case State::Empty:
            return HealingProgress{0, tr("No scan is open")};
        case State::Preparing:
            return std::nullopt;
        case State::Healing:
        case State::Pausing:
        case State::Stopping: {
            const QLocale locale;
            QStringList parts{tr("%1 of %2").arg(session.slicesDone()).arg(session.slicesAsked())};
            if (inWork->id != session.shownCase()) {
                parts.prepend(inWork->name);
            }
            // The first slice also waits for memory and caches; its time says little.
            if (session.slicesDone() > 0) {
                parts << tr("%1 s a slice").arg(locale.toString(session.secondsASlice(), 'f', 1));
            }
            if (session.slicesDone() > 0 && session.secondsLeft() >= 0) {
                parts << tr("%1 left").arg(
                    QString::fromStdString(durationText(session.secondsLeft())));
            }
            return HealingProgress{session.fractionDone(), parts.join(u", "_s)};
        }
        case State::Paused:
            return HealingProgress{session.fractionDone(), tr("Paused at %1 of %2 slices")
                                                               .arg(session.slicesDone())
                                                               .arg(session.slicesAsked())};
        case State::Ready:
            return HealingProgress{
                0, session.card() ? tr("Ready to heal") : tr("No model is loaded")};
        case State::Failed:
            return HealingProgress{0, tr("Healing failed")};
        case State::Done: {
            const StepCache* cache = session.cache();
            const int done = cache != nullptr ? cache->slicesComplete() : 0;
            return HealingProgress{
                1, tr("%1 of %2 slices healed, last in %3")
                       .arg(done)
                       .arg(cache != nullptr ? cache->modelSlices() : 0)
                       .arg(QString::fromStdString(durationText(session.lastHealingSeconds())))};
        }
    }
    return std::nullopt;
}

}  // namespace disyre::ui
