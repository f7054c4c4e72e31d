// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/AutosaveController.h"

#include <QDateTime>
#include <QLocale>
#include <QStandardPaths>

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/base/Error.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"
#include "ui/common/QuestionBar.h"
#include "ui/healing/HealingSession.h"
#include "ui/window/MessageController.h"
#include "ui/window/ReviewController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// Saving takes at most this share of one processor while the scan is being healed.
constexpr int kLeastPauseFactor = 10;

std::size_t hashOf(std::string_view bytes) {
    return std::hash<std::string_view>()(bytes);
}

/// A number that differs where something else is to be kept; never 0.
std::size_t fingerprintOf(int changes, const std::optional<ReviewToSave>& review,
                          const std::string& view) {
    std::size_t number = 1 + static_cast<std::size_t>(changes);
    const auto mix = [&number](std::size_t other) { number = number * 1000003 ^ other; };
    mix(hashOf(view));
    if (review) {
        mix(hashOf(reviewJson(review->review, {})));
        mix(hashOf({reinterpret_cast<const char*>(review->paintedAreas.voxels.data()),
                    review->paintedAreas.voxels.size()}));
    }
    return number == 0 ? 1 : number;
}

QString timeText(const std::string& written) {
    const QDateTime time =
        QDateTime::fromString(QString::fromStdString(written), Qt::ISODate).toLocalTime();
    return QLocale().toString(time, QLocale::ShortFormat);
}

}  // namespace

AutosaveController::AutosaveController(HealingSession& session, const ReviewController& review,
                                       std::function<std::string()> view,
                                       MessageController& messages, QuestionBar& bar,
                                       QObject* parent)
    : QObject(parent),
      session_(session),
      review_(review),
      view_(std::move(view)),
      messages_(messages),
      bar_(bar),
      saver_(session.cases(), DISYRE_VERSION, Worker::Priority::Low),
      worker_(this, Worker::Priority::Low) {
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &AutosaveController::keepAll);
    connect(&minute_, &QTimer::timeout, this, &AutosaveController::keepAll);
    connect(&session_.job(), &HealingJob::frameAdded, this, &AutosaveController::keepSoon);
    connect(&session_.job(), &HealingJob::healingEnded, this, &AutosaveController::keepSoon);
    connect(&session_.cases(), &CaseList::casesChanged, this, &AutosaveController::forgetClosed);
    connect(&saver_, &CaseSaver::saved, this, [this](int id) {
        lastMilliseconds_ = sinceBegun_.elapsed();
        hasComplained_ = false;
        const auto found = kept_.find(id);
        if (found != kept_.end()) {
            found->second.fingerprint = found->second.asked;
        }
        // A scan may have been closed while it was being kept.
        forgetClosed();
        Q_EMIT kept(id);
    });
    connect(&saver_, &CaseSaver::failed, this, [this](int, const QString& problem) {
        if (!std::exchange(hasComplained_, true)) {
            messages_.showProblem(
                tr("What is not saved could not be kept for the case of a crash: %1").arg(problem));
        }
    });
}

std::filesystem::path AutosaveController::usualFolder() {
    return toPath(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)) /
           "autosave";
}

void AutosaveController::setPauses(const Pauses& pauses) {
    pauses_ = pauses;
    if (folder_) {
        minute_.start(pauses_.otherwise);
    }
}

void AutosaveController::begin(const std::filesystem::path& parent) {
    try {
        folder_ = std::make_shared<AutosaveFolder>(parent);
    } catch (const Error& error) {
        messages_.showProblem(tr("What is not saved cannot be kept for the case of a crash: %1")
                                  .arg(errorText(error)));
        return;
    }
    minute_.start(pauses_.otherwise);
    worker_.add([this, folder = folder_](const Worker::Reply& reply, const StopToken&) {
        guarded(
            [&] {
                auto found = std::make_shared<std::vector<AutosaveFolder::Leftover>>(
                    folder->findLeftovers());
                reply([this, found] { offer(std::move(*found)); });
            },
            [](const QString&) {});
    });
}

// ---- What an earlier program has kept

void AutosaveController::offer(std::vector<AutosaveFolder::Leftover> leftovers) {
    if (leftovers.empty()) {
        return;
    }
    const auto all = std::make_shared<std::vector<AutosaveFolder::Leftover>>(std::move(leftovers));
    bar_.ask(
        [all] {
            QStringList names;
            for (const auto& leftover : *all) {
                names << tr("%1 (%2)").arg(QString::fromStdString(leftover.summary.title),
                                           timeText(leftover.summary.written));
            }
            return tr("The program ended unexpectedly. This was not saved, but kept: %1")
                .arg(names.join(u", "_s));
        },
        {[] { return tr("&Restore"); }, [this, all] { restore(*all); }},
        {[] { return tr("&Discard"); },
         [all] {
             for (const auto& leftover : *all) {
                 AutosaveFolder::discard(leftover);
             }
         }});
}

void AutosaveController::restore(const std::vector<AutosaveFolder::Leftover>& leftovers) {
    for (const auto& leftover : leftovers) {
        guarded([&] { session_.cases().restore(folder_->takeOver(leftover)); },
                [this](const QString& problem) { messages_.showProblem(problem); });
    }
}

// ---- What this program keeps

void AutosaveController::keepSoon() {
    if (folder_ && !soon_.isActive()) {
        soon_.start(static_cast<int>(
            std::max<qint64>(pauses_.whileHealing, kLeastPauseFactor * lastMilliseconds_)));
    }
}

void AutosaveController::keepAll() {
    if (!folder_) {
        return;
    }
    if (saver_.isSaving()) {
        keepSoon();
        return;
    }
    for (const auto& one : session_.cases().all()) {
        if (one->scan) {
            keep(*one);
        }
    }
}

void AutosaveController::keep(const HealingCase& one) {
    Kept& kept = kept_[one.id];
    if (kept.file.empty()) {
        const bool isRestored = one.opened && !one.opened->restoredFrom.empty();
        kept.file = isRestored ? one.opened->restoredFrom : folder_->fileOf(one.id);
    }
    if (!one.hasUnsavedResults() && !(one.cache && one.changes != one.savedChanges) &&
        !review_.hasUnsavedMarks(one)) {
        forget(kept);
        return;
    }
    if (one.id == session_.cases().shownId()) {
        kept.review = review_.review();
        kept.view = view_();
    }
    kept.asked = fingerprintOf(one.changes, kept.review, kept.view);
    if (kept.asked == kept.fingerprint) {
        return;
    }
    sinceBegun_.start();
    saver_.save(one.id, {.file = kept.file,
                         .review = kept.review,
                         .view = kept.view,
                         .withScan = false,
                         .isAutosave = true,
                         .alive = folder_});
}

void AutosaveController::forget(Kept& kept) const {
    std::error_code error;
    std::filesystem::remove(kept.file, error);
    kept.fingerprint = 0;
}

void AutosaveController::forgetClosed() {
    for (auto each = kept_.begin(); each != kept_.end();) {
        if (session_.cases().find(each->first) == nullptr) {
            forget(each->second);
            // While it is being kept, it is not forgotten that it is closed.
            each = saver_.isSaving() ? std::next(each) : kept_.erase(each);
        } else {
            ++each;
        }
    }
}

}  // namespace disyre::ui
