// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/VisitComparer.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "ui/common/Guarded.h"

namespace disyre::ui {

namespace {

VisitScan visitOf(const ComparedSide& side) {
    return {side.scan->ras, side.brain.get()};
}

/// Compares the findings of both sides, if both have any.
std::optional<FindingComparison> findingsOfBoth(const ComparedSide& earlier,
                                                const ComparedSide& later,
                                                const Affine& earlierToLater) {
    if (!earlier.isHealed() || !later.isHealed() || earlier.threshold <= 0.0 ||
        later.threshold <= 0.0) {
        return std::nullopt;
    }
    const Volume earlierMap = earlier.cache->anomalyMap();
    const Volume laterMap = later.cache->anomalyMap();
    return compareFindings({earlierMap, earlier.threshold}, {laterMap, later.threshold},
                           earlierToLater);
}

/// Whether what was carried for an earlier comparison is what this one shows.
bool isCarried(const Comparison* earlier, const Comparison& now) {
    return earlier != nullptr && !earlier->isOneScan && earlier->grid == now.grid &&
           earlier->other.scan == now.other.scan && earlier->other.cache == now.other.cache &&
           earlier->other.brain == now.other.brain && earlier->slices == now.slices &&
           earlier->alignment.firstToSecond == now.alignment.firstToSecond;
}

}  // namespace

VisitComparer::VisitComparer(QObject* parent)
    : QObject(parent), worker_(this, Worker::Priority::Normal) {}

void VisitComparer::compare(const ComparisonOrder& order) {
    isWorking_ = true;
    worker_.replace([this, order, known = known_, last = last_](const Worker::Reply& reply,
                                                                const StopToken& stop) {
        try {
            auto made = std::make_shared<Comparison>();
            made->other = order.other(stop);
            made->kind = order.kind;
            const ComparedSide& shown = order.shown;
            const ComparedSide& other = made->other;
            made->isOneScan = isOneScan(*shown.scan, *other.scan);
            bool isNew = false;
            if (!made->isOneScan) {
                const auto same = std::find_if(known.begin(), known.end(), [&](const Aligned& one) {
                    return one.shown == shown.scan && one.shownBrain == shown.brain &&
                           one.other == other.scan && one.otherBrain == other.brain &&
                           one.kind == order.kind;
                });
                if (same != known.end()) {
                    made->alignment = same->alignment;
                } else {
                    isNew = true;
                    made->alignment = alignVisits(
                        visitOf(shown), visitOf(other), order.kind,
                        [&reply, this](double share) {
                            reply([this, share] { Q_EMIT progressed(share); });
                        },
                        stop);
                }
                made->remarks =
                    visitRemarks(made->alignment, order.kind, shown.contrast, other.contrast);
            }
            if (shown.isHealed() && other.isHealed() && shown.model != other.model) {
                made->remarks.push_back(
                    Message(MessageId::VisitsOtherModels,
                            {shown.model.toStdString(), other.model.toStdString()}));
            }
            stop.throwIfStopped();
            const Affine& toOther = made->alignment.firstToSecond;
            made->grid = shown.scan;
            made->slices = other.slicesHealed;
            made->isPartial = shown.isHealedInPart() || other.isHealedInPart();
            if (made->isOneScan) {
                made->shown = other;
            } else if (isCarried(last.get(), *made)) {
                made->shown = last->shown;
                made->shown.threshold = other.threshold;
            } else {
                made->shown = carriedToGrid(*shown.scan, other, toOther, stop);
            }
            stop.throwIfStopped();
            made->earlierToLater = order.shownIsLater ? inverseOf(toOther) : toOther;
            made->findings = order.shownIsLater
                                 ? findingsOfBoth(other, shown, made->earlierToLater)
                                 : findingsOfBoth(shown, other, made->earlierToLater);
            const Aligned aligned{shown.scan,  shown.brain, other.scan,
                                  other.brain, order.kind,  made->alignment};
            reply([this, made, aligned, isNew] {
                isWorking_ = false;
                if (isNew) {
                    known_.push_back(aligned);
                }
                last_ = made;
                Q_EMIT compared(made);
            });
        } catch (const Stopped&) {
            // Nobody waits for it any more.
        } catch (const std::exception& error) {
            logError(error);
            reply([this, said = errorText(error)] {
                isWorking_ = false;
                Q_EMIT failed(said);
            });
        }
    });
}

void VisitComparer::cancel() {
    worker_.stop();
    if (isWorking_) {
        isWorking_ = false;
        Q_EMIT stopped();
    }
}

void VisitComparer::forget() {
    worker_.stop();
    isWorking_ = false;
    known_.clear();
    last_.reset();
}

}  // namespace disyre::ui
