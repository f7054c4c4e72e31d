// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SampleTour.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/findings/ListedRegions.h"
#include "core/preprocess/Orientation.h"
#include "core/sample/SampleScan.h"
#include "ui/common/Guarded.h"
#include "ui/findings/MarkedRegions.h"
#include "ui/healing/HealingSession.h"
#include "ui/window/HealingController.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/MessageController.h"
#include "ui/window/ScansController.h"

namespace disyre::ui {

namespace {

/// The voxels of the model's grid that each lesion of the sample lies in.
std::vector<std::set<std::size_t>> lesionsOnModel(const Volume& model) {
    const SampleScan sample = makeSample();
    const Volume scan = toRas(sample.scan);
    const Mask lesions = toRas(sample.lesion, orientationOf(sample.scan.affine));
    const auto row = static_cast<std::size_t>(lesions.size[0]);
    std::vector<std::set<std::size_t>> found;
    for (const Region& region : findRegions(lesions)) {
        std::set<std::size_t>& voxels = found.emplace_back();
        for (const std::size_t voxel : region.voxels) {
            const std::array<int, 3> at{static_cast<int>(voxel % row),
                                        static_cast<int>(voxel % lesions.sliceSize() / row),
                                        static_cast<int>(voxel / lesions.sliceSize())};
            if (const auto there = modelVoxelOf(at, scan, model)) {
                voxels.insert(*there);
            }
        }
    }
    return found;
}

/// Whether each lesion holds the highest score of a region that is listed at this threshold, so
/// that the walk from finding to finding comes to it.
bool listsAll(const std::vector<std::set<std::size_t>>& lesions, const Volume& map,
              double threshold) {
    const auto listed = listedRegions(map, static_cast<float>(threshold));
    return std::all_of(lesions.begin(), lesions.end(), [&](const auto& lesion) {
        return std::any_of(listed.begin(), listed.end(), [&](const ListedRegion& region) {
            return !region.isBelow && lesion.contains(region.peak);
        });
    });
}

}  // namespace

std::optional<double> thresholdForBothLesions(const StepCache& cache) {
    const Volume map = cache.anomalyMap(std::vector<double>(cache.ts().size(), 1.0));
    const auto lesions = lesionsOnModel(map);
    double faintest = HUGE_VAL;
    for (const auto& lesion : lesions) {
        double highest = 0.0;
        for (const std::size_t voxel : lesion) {
            highest = std::max(highest, static_cast<double>(map.voxels[voxel]));
        }
        faintest = std::min(faintest, highest);
    }
    for (const double share : {0.9, 0.8, 0.7, 0.6, 0.5}) {
        // Three digits are what a person reads in the panel.
        const double threshold = std::round(1000.0 * share * faintest) / 1000.0;
        if (threshold > 0.0 && listsAll(lesions, map, threshold)) {
            return threshold;
        }
    }
    return std::nullopt;
}

SampleTour::SampleTour(HealingSession& session, ScansController& scans, HealingController& healing,
                       LayerPanel& layers, MessageController& messages, QObject* parent)
    : QObject(parent),
      session_(session),
      scans_(scans),
      healing_(healing),
      layers_(layers),
      messages_(messages),
      worker_(this, Worker::Priority::Normal) {
    // The window lays a scan out when it is shown; healing begins after that, and so does what
    // belongs to the scan that was shown before.
    connect(&session_.cases(), &CaseList::scanOpened, this, &SampleTour::takeScan,
            Qt::QueuedConnection);
    connect(&session_.cases(), &CaseList::caseShown, this, &SampleTour::takeBackThreshold,
            Qt::QueuedConnection);
    connect(&session_.cases(), &CaseList::openFailed, this, [this] { stage_ = Stage::Idle; });
    connect(&session_.job(), &HealingJob::healingEnded, this, &SampleTour::takeEnd);
}

void SampleTour::begin() {
    stage_ = Stage::Opening;
    scans_.openSample();
}

bool SampleTour::showsSample() const {
    const HealingCase* one = session_.cases().shown();
    return one != nullptr && one->scan && one->file.empty();
}

void SampleTour::takeScan() {
    if (stage_ != Stage::Opening) {
        return;
    }
    stage_ = showsSample() && session_.job().canHeal() ? Stage::Healing : Stage::Idle;
    if (stage_ == Stage::Healing) {
        healing_.healVolume();
    }
}

void SampleTour::takeEnd(bool stopped) {
    if (stage_ != Stage::Healing) {
        return;
    }
    stage_ = Stage::Idle;
    if (stopped || !showsSample()) {
        return;
    }
    worker_.add([this, cache = session_.cases().sharedCache()](const Worker::Reply& reply,
                                                               const StopToken&) {
        guarded(
            [&] {
                const auto threshold = thresholdForBothLesions(*cache);
                reply([this, threshold] { showLesions(threshold); });
            },
            [](const QString&) {});
    });
}

void SampleTour::showLesions(std::optional<double> threshold) {
    if (!showsSample()) {
        return;
    }
    if (threshold && *threshold < layers_.choice().threshold) {
        lowered_ = threshold;
        layers_.setThreshold(*threshold);
        messages_.showInformation(
            tr("The sample is healed. The threshold was lowered to %1, so that the faint one of "
               "its two made-up lesions is found too; at the model's own it is missed. N and P go "
               "from finding to finding.")
                .arg(QLocale().toString(*threshold)));
    } else if (threshold) {
        messages_.showInformation(
            tr("The sample is healed. Both of its made-up lesions are among the findings; N and P "
               "go from one to the next."));
    } else {
        messages_.showInformation(
            tr("The sample is healed. Not both of its two made-up lesions are found with these "
               "settings. N and P go from finding to finding."));
    }
}

void SampleTour::takeBackThreshold() {
    if (lowered_ && !showsSample()) {
        // What the person has set meanwhile stays.
        if (layers_.choice().threshold == *lowered_) {
            layers_.useSuggestion();
        }
        lowered_.reset();
    }
}

}  // namespace disyre::ui
