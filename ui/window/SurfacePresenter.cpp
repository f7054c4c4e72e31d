// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SurfacePresenter.h"

#include <QLocale>

#include "ui/healing/HealingSession.h"
#include "ui/viewer/SurfaceView.h"
#include "ui/window/SlicePresenter.h"

namespace disyre::ui {

namespace {

// The longest side of the grid that the brain's surface is made from, in voxels. A quarter of the
// window shows no finer detail.
constexpr int kBrainVoxels = 96;
// The anomalies' surface is made anew at most this often while slices come in and sliders move.
constexpr int kAnomaliesMilliseconds = 400;

}  // namespace

SurfacePresenter::SurfacePresenter(HealingSession& session, SlicePresenter& slices,
                                   SurfaceView& view, QObject* parent)
    : QObject(parent),
      session_(session),
      slices_(slices),
      view_(view),
      worker_(this, Worker::Priority::Normal) {
    anomaliesTimer_.setSingleShot(true);
    anomaliesTimer_.setInterval(kAnomaliesMilliseconds);
    connect(&anomaliesTimer_, &QTimer::timeout, this, &SurfacePresenter::makeAnomalies);
    connect(&slices_, &SlicePresenter::refreshed, this, &SurfacePresenter::follow);
}

SurfacePresenter::Source SurfacePresenter::sourceNow() const {
    if (slices_.isCovered()) {
        return {};
    }
    const auto cache = session_.cases().sharedCache();
    const LayerChoice& choice = slices_.choice();
    return {cache, cache ? cache->slicesScored() : 0,
            choice.kind == OverlayKind::WeightedSteps ? choice.weights : std::vector<double>(),
            choice.threshold};
}

void SurfacePresenter::follow() {
    if (!view_.isVisible()) {
        return;
    }
    placeCrosshair();
    if (session_.cases().scan() != brainOf_) {
        brainOf_ = session_.cases().scan();
        view_.clear();
        anomaliesOf_.reset();
        anyAnomalies_ = false;
        if (brainOf_) {
            makeBrain();
        }
    }
    if (brainOf_ && anomaliesOf_ != sourceNow() && !anomaliesTimer_.isActive() &&
        !anomaliesInWork_) {
        anomaliesTimer_.start();
    }
    updateNote();
}

void SurfacePresenter::makeBrain() {
    brainInWork_ = true;
    worker_.add([this, scan = brainOf_](const Worker::Reply& reply, const StopToken&) {
        const double range = scan->displayHigh - scan->displayLow;
        const auto background = static_cast<float>(scan->displayLow + 0.1 * range);
        const Surface brain = surfaceAround(shareAbove(scan->ras, background, kBrainVoxels), 0.5);
        reply([this, scan, brain] {
            if (scan != brainOf_) {
                return;  // Another scan is shown by now.
            }
            brainInWork_ = false;
            view_.setBrain(brain);
            updateNote();
            Q_EMIT brainShown();
        });
    });
}

void SurfacePresenter::makeAnomalies() {
    const Source source = sourceNow();
    anomaliesOf_ = source;
    anomaliesInWork_ = true;
    worker_.add([this, scan = brainOf_, source](const Worker::Reply& reply, const StopToken&) {
        Surface anomalies;
        if (source.slices > 0) {
            anomalies =
                surfaceAround(source.weights.empty() ? source.cache->anomalyMap()
                                                     : source.cache->anomalyMap(source.weights),
                              source.threshold);
        }
        reply([this, scan, anomalies] {
            anomaliesInWork_ = false;
            if (scan == brainOf_) {
                anyAnomalies_ = !isEmpty(anomalies);
                view_.setAnomalies(anomalies);
                Q_EMIT anomaliesShown(anyAnomalies_);
            }
            // The surface may be out of date already.
            follow();
        });
    });
}

void SurfacePresenter::placeCrosshair() {
    const auto scan = session_.cases().scan();
    if (!scan || !slices_.crosshairShown()) {
        view_.setCrosshair({});
        return;
    }
    const auto& voxel = slices_.crosshair();
    view_.setCrosshair(scan->ras.position({double(voxel[0]), double(voxel[1]), double(voxel[2])}));
}

void SurfacePresenter::updateNote() {
    if (!brainOf_) {
        view_.setNote({});
    } else if (brainInWork_) {
        view_.setNote(tr("3-D, making the surface…"));
    } else if (!anomaliesOf_ || anomaliesOf_->slices == 0) {
        view_.setNote(tr("3-D, nothing healed yet"));
    } else {
        const QString threshold = QLocale().toString(anomaliesOf_->threshold, 'g', 3);
        view_.setNote(anyAnomalies_ ? tr("3-D, score from %1 up").arg(threshold)
                                    : tr("3-D, no score above %1").arg(threshold));
    }
}

}  // namespace disyre::ui
