// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/SingleStepProfile.h"

#include <algorithm>

#include "core/base/Error.h"
#include "ui/healing/HealingSession.h"

namespace disyre::ui {

namespace {

constexpr int kTs = 20;

}  // namespace

SingleStepProfile::SingleStepProfile(HealingSession& session) : session_(session) {
    const auto check = [this] {
        // The person's healing goes first, and another scan has another profile.
        if (running_ && (session_.busy() || session_.scan() != scan_)) {
            stop();
        }
    };
    connect(&session_, &HealingSession::stateChanged, this, check);
    connect(&session_, &HealingSession::caseShown, this, [this, check] {
        check();
        Q_EMIT changed();
    });
    connect(&session_, &HealingSession::modelChanged, this, [this] {
        stop();
        forget();
        Q_EMIT changed();
    });
}

void SingleStepProfile::begin(int scanSlice) {
    if (!session_.canHeal()) {
        return;
    }
    stop();
    forget();
    const ModelCard card = *session_.card();
    HealingSettings settings = session_.settings();
    // The mean of single steps leaves the scan as it is, so that its steps are what is asked for.
    settings.score = ScoreKind::MeanOfSingleSteps;
    settings.weighting = ForegroundWeighting::Off;
    settings.skip = std::max(1, card.schedule.steps / kTs);
    ts_ = healingSteps(settings, card);
    std::reverse(ts_.begin(), ts_.end());
    changes_.resize(ts_.size());
    scan_ = session_.scan();
    stop_ = StopToken();
    running_ = true;
    const int job = ++job_;
    Q_EMIT changed();
    const auto work = [this, job, scanSlice, settings, stop = stop_](const ReadyToHeal& ready) {
        const int slice = modelSliceOf(*ready.prepared, scanSlice);
        if (!hasBrain(*ready.prepared, slice)) {
            throw SettingsError(HealingSession::tr("There is no brain in this slice. Scroll to "
                                                   "another one.").toStdString());
        }
        HealingSettings one = settings;
        one.slices = {slice};
        one.smoothingAcross = 0.0;  // the profile is of the change, not of the score
        const StepObserver observer = [&](const StepFrame& frame) {
            QMetaObject::invokeMethod(
                this, [this, job, prepared = ready.prepared, slice, t = frame.t,
                       change = std::vector<float>(frame.gradient.begin(), frame.gradient.end())] {
                    take(job, prepared, slice, t, change);
                });
        };
        if (!stop.stopRequested()) {
            (void)ready.restorer->heal({ready.prepared->image, ready.prepared->mask}, one, observer,
                                       stop);
        }
        QMetaObject::invokeMethod(this, [this, job] { end(job); });
    };
    session_.useModel(work, [this, job](const QString& message) {
        if (job == job_) {
            end(job);
            Q_EMIT failed(message);
        }
    });
}

void SingleStepProfile::stop() {
    if (running_) {
        stop_.requestStop();
        end(job_);
    }
}

void SingleStepProfile::forget() {
    scan_.reset();
    prepared_.reset();
    modelSlice_ = -1;
    ts_.clear();
    changes_.clear();
}

void SingleStepProfile::take(int job, const std::shared_ptr<const PreparedScan>& prepared,
                             int slice, int t, std::vector<float> change) {
    const auto place = std::find(ts_.begin(), ts_.end(), t);
    if (job != job_ || !running_ || place == ts_.end()) {
        return;
    }
    prepared_ = prepared;
    modelSlice_ = slice;
    changes_[static_cast<std::size_t>(place - ts_.begin())] = std::move(change);
    Q_EMIT changed();
}

void SingleStepProfile::end(int job) {
    if (job == job_ && running_) {
        running_ = false;
        Q_EMIT changed();
    }
}

int SingleStepProfile::done() const {
    return static_cast<int>(std::count_if(changes_.begin(), changes_.end(),
                                          [](const auto& change) { return !change.empty(); }));
}

bool SingleStepProfile::covers(int scanSlice) const {
    return prepared_ && scan_ == session_.scan() &&
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
