// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/CheckHealthy.h"

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/evaluation/HealthyReview.h"
#include "core/healing/ScanLevel.h"
#include "core/workflows/HealthyScoring.h"

namespace disyre {

namespace {

const std::vector<HealthyScan>& scansOf(const HealthyScans& scans, const std::string& split) {
    if (split == "validation") {
        return validationScansOf(scans);
    }
    const auto& found = split == "test" ? scans.test : scans.training;
    if (found.empty()) {
        throw SettingsError(MessageId::ScansNoScanOfSplit, {split});
    }
    return found;
}

CheckedScan checkScan(const std::string& name, const HealedScan& healed,
                      const HealthyScores* scores, const std::vector<OperatingPoint>& points) {
    CheckedScan scan;
    scan.name = name;
    const std::optional<double> quartile =
        upperQuartile(healed.result.anomalyMap, healed.prepared.mask);
    if (scores != nullptr && quartile) {
        scan.quartileRatio = quartileRatio(*scores, *quartile);
    }
    HealthyReview review;
    review.addHeldOut(name, healed.result.anomalyMap, healed.prepared.mask);
    scan.meanScore = review.heldOutScores().front().meanScore;
    for (const OperatingPoint& point : points) {
        scan.falseRegions.push_back(review.falseRegions(point.threshold));
    }
    return scan;
}

}  // namespace

HealthyCheck checkHealthy(const CheckHealthyRequest& request,
                          const std::function<void(const CheckedScan&)>& checked,
                          const HealObserver& observer, const StopToken& stop) {
    HealthyScansOptions data = request.data;
    data.withTest = request.split == "test";
    const HealthyScans scans = findHealthyScans(data);
    const std::vector<HealthyScan>& found = scansOf(scans, request.split);
    const ModelCard card = readModelCard(modelFolderOf(request.options));
    const HealingSettings settings = settingsFor(request.options, card);
    const HealthyScores* scores = healthyScoresFor(card, settings);

    HealthyCheck check;
    check.split = request.split;
    check.scoring = scoringText(settings, card);
    if (scores != nullptr && scores->threshold > 0.0) {
        check.points = operatingPoints(*scores);
    }
    check.falseRegions.assign(check.points.size(), 0.0);
    RimReview rim;
    for (const HealthyScan& files : found) {
        HealedScan healed = healHealthy(files, data, request.options, observer, stop);
        check.scans.push_back(checkScan(files.name, healed, scores, check.points));
        for (std::size_t point = 0; point < check.points.size(); ++point) {
            check.falseRegions[point] += check.scans.back().falseRegions[point];
        }
        rim.add(std::move(healed.result.anomalyMap), healed.prepared.mask);
        if (checked) {
            checked(check.scans.back());
        }
    }
    for (double& regions : check.falseRegions) {
        regions /= static_cast<double>(check.scans.size());
    }
    check.rim = rim.scores();
    return check;
}

}  // namespace disyre
