// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/SingleStepProfile.h"

#include <QPointer>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "ui/healing/HealingJob.h"

namespace disyre::ui {

namespace {

constexpr int kTs = 20;

}  // namespace

SingleStepProfile::SingleStepProfile(CaseList& cases, ModelChoice& model, HealingJob& job)
    : cases_(cases), model_(model), job_(job) {
    const auto check = [this] {
        // A healing takes precedence over a profile, and the profile of a scan that is not shown
        // any more is of no use.
        if (running_ && (job_.busy() || cases_.scan() != scan_)) {
            stop();
        }
    };
    connect(&cases_, &CaseList::stateChanged, this, check);
    connect(&cases_, &CaseList::caseShown, this, [this, check] {
        check();
        Q_EMIT changed();
    });
    connect(&model_, &ModelChoice::changed, this, [this] {
        stop();
        forget();
        Q_EMIT changed();
    });
}

void SingleStepProfile::begin(int scanSlice) {
    if (!job_.canHeal()) {
        return;
    }
    stop();
    forget();
    const ModelCard card = *model_.card();
    HealingSettings settings = job_.choices().settings;
    // With this score every step starts from the scan as it is, and not from the picture after the
    // step before.
    settings.score = ScoreKind::MeanOfSingleSteps;
    settings.weighting = ForegroundWeighting::Off;
    settings.skip = std::max(1, card.schedule.steps / kTs);
    ts_ = healingSteps(settings, card);
    std::reverse(ts_.begin(), ts_.end());
    changes_.resize(ts_.size());
    scan_ = cases_.scan();
    stop_ = StopToken();
    running_ = true;
    const int request = ++request_;
    Q_EMIT changed();
    // Closing the window does not wait for the work, so this object may be gone when the work ends.
    const QPointer<SingleStepProfile> self(this);
    const auto work = [self, request, scanSlice, settings, stop = stop_](
                          const ReadyToHeal& ready, const Worker::Reply& reply) {
        const int slice = modelSliceOf(*ready.prepared, scanSlice);
        if (!hasBrain(*ready.prepared, slice)) {
            throw SettingsError(MessageId::HealingNoBrainInSlice);
        }
        HealingRequest one{.settings = settings, .slices = {slice}};
        // The profile shows the change itself, so the score need not be smoothed.
        one.settings.smoothingAcross = 0.0;
        const StepObserver observer = [&](const StepFrame& frame) {
            reply([self, request, prepared = ready.prepared, slice, t = frame.t,
                   change = std::vector<float>(frame.gradient.begin(), frame.gradient.end())] {
                if (self) {
                    self->take(request, prepared, slice, t, change);
                }
            });
        };
        if (!stop.stopRequested()) {
            (void)ready.healer->heal({ready.prepared->image, ready.prepared->mask}, one, observer,
                                     stop);
        }
        reply([self, request] {
            if (self) {
                self->end(request);
            }
        });
    };
    job_.useModel(work, [self, request](const QString& message) {
        if (self && request == self->request_) {
            self->end(request);
            Q_EMIT self->failed(message);
        }
    });
}

void SingleStepProfile::stop() {
    if (running_) {
        stop_.requestStop();
        end(request_);
    }
}

void SingleStepProfile::forget() {
    scan_.reset();
    prepared_.reset();
    modelSlice_ = -1;
    ts_.clear();
    changes_.clear();
}

void SingleStepProfile::take(int request, const std::shared_ptr<const PreparedScan>& prepared,
                             int slice, int t, std::vector<float> change) {
    const auto place = std::find(ts_.begin(), ts_.end(), t);
    if (request != request_ || !running_ || place == ts_.end()) {
        return;
    }
    prepared_ = prepared;
    modelSlice_ = slice;
    changes_[static_cast<std::size_t>(place - ts_.begin())] = std::move(change);
    Q_EMIT changed();
}

void SingleStepProfile::end(int request) {
    if (request == request_ && running_) {
        running_ = false;
        Q_EMIT changed();
    }
}

int SingleStepProfile::done() const {
    return static_cast<int>(std::count_if(changes_.begin(), changes_.end(),
                                          [](const auto& change) { return !change.empty(); }));
}

bool SingleStepProfile::covers(int scanSlice) const {
    return prepared_ && scan_ == cases_.scan() &&
           modelSliceOf(*prepared_, scanSlice) == modelSlice_;
}

SingleStepProfile::Values SingleStepProfile::over(std::span<const std::size_t> voxels) const {
    Values values(ts_.size());
    if (!prepared_) {
        return values;
    }
    const std::size_t pixels = prepared_->image.sliceSize();
    const std::size_t first = static_cast<std::size_t>(modelSlice_) * pixels;
    std::vector<std::size_t> inside;
    for (const std::size_t voxel : voxels) {
        if (voxel >= first && voxel < first + pixels && prepared_->mask.voxels[voxel] != 0) {
            inside.push_back(voxel - first);
        }
    }
    for (std::size_t i = 0; i < ts_.size() && !inside.empty(); ++i) {
        if (!changes_[i].empty()) {
            double sum = 0.0;
            for (const std::size_t pixel : inside) {
                sum += static_cast<double>(changes_[i][pixel]);
            }
            values[i] = sum / static_cast<double>(inside.size());
        }
    }
    return values;
}

}  // namespace disyre::ui
