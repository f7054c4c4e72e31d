// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/HealingProgress.h"

#include <QLocale>
#include <QStringList>

#include "core/base/Progress.h"
#include "ui/healing/HealingSession.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

QString HealingProgress::extentText(const HealingCase& one) {
    QString what;
    if (one.targets.size() == 1) {
        what = tr("slice %1").arg(one.firstScanSlice + 1);
    } else if (one.neighbours > 0) {
        what = one.slices.size() == 1 ? tr("1 slice") : tr("%1 slices").arg(one.slices.size());
    }
    // The scores of a slice are smoothed across its neighbours, so that these are healed, too.
    if (one.neighbours == 1) {
        return tr("%1, with a neighbour").arg(what);
    }
    return one.neighbours > 1 ? tr("%1, with %2 neighbours").arg(what).arg(one.neighbours) : what;
}

std::optional<HealingProgress> HealingProgress::of(const HealingSession& session) {
    using State = HealingState;
    const HealingCase* inWork = session.job().healingCase();
    switch (inWork != nullptr ? inWork->state : session.cases().state()) {
        case State::Empty:
            return HealingProgress{0, tr("No scan is open")};
        case State::Preparing:
            if (session.job().extracted() >= 0.0) {
                return HealingProgress{
                    0, tr("Finding the brain: %1 %")
                           .arg(static_cast<int>(100.0 * session.job().extracted()))};
            }
            return std::nullopt;
        case State::Healing:
        case State::Pausing:
        case State::Stopping: {
            const QLocale locale;
            QStringList parts{tr("%1 of %2")
                                  .arg(session.job().progress().slicesDone)
                                  .arg(session.job().progress().slicesAsked)};
            if (const QString what = extentText(*inWork); !what.isEmpty()) {
                parts.prepend(what);
            }
            if (inWork->id != session.cases().shownId()) {
                parts.prepend(inWork->name);
            }
            // The time of the first slice says little, because it also waits for memory and caches.
            if (session.job().progress().slicesDone > 0) {
                parts << tr("%1 s per slice")
                             .arg(
                                 locale.toString(session.job().progress().secondsPerSlice, 'f', 1));
            }
            if (session.job().progress().slicesDone > 0 &&
                session.job().progress().secondsLeft >= 0) {
                parts << tr("%1 left").arg(
                    QString::fromStdString(durationText(session.job().progress().secondsLeft)));
            }
            return HealingProgress{session.job().progress().fraction, parts.join(u", "_s)};
        }
        case State::Paused:
            return HealingProgress{session.job().progress().fraction,
                                   tr("Paused at %1 of %2 slices")
                                       .arg(session.job().progress().slicesDone)
                                       .arg(session.job().progress().slicesAsked)};
        case State::Ready:
            return HealingProgress{
                0, session.model().card() ? tr("Ready to heal") : tr("No model is loaded")};
        case State::Failed:
            return HealingProgress{0, tr("Healing failed")};
        case State::Done: {
            if (session.cases().shown()->savedResults() != nullptr) {
                return HealingProgress{1, tr("Saved results; Heal makes new ones")};
            }
            const StepCache* cache = session.cases().cache();
            const int done = cache != nullptr ? cache->slicesComplete() : 0;
            return HealingProgress{1, tr("%1 of %n slice(s) healed (%2)", nullptr,
                                         cache != nullptr ? cache->modelSlices() : 0)
                                          .arg(done)
                                          .arg(QString::fromStdString(
                                              durationText(session.cases().shown()->lastSeconds)))};
        }
    }
    return std::nullopt;
}

}  // namespace disyre::ui
