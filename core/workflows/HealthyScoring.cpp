// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/HealthyScoring.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/findings/Regions.h"
#include "core/image/ScanReader.h"
#include "core/workflows/HealthyBrain.h"

namespace disyre {

HealedScan healHealthy(const HealthyScan& files, const HealthyScansOptions& data,
                       const HealOptions& options, const HealObserver& observer,
                       const StopToken& stop) {
    stop.throwIfStopped();
    ScanInfo info;
    const Volume scan = readScan(files.scan, &info);
    const std::optional<Mask> brain = readBrain(files, scan, data, info.warnings);
    return prepareAndHeal(scan, brain ? &*brain : nullptr, options, aboutFile(observer, files.scan),
                          stop, info.warnings);
}

HealthyScores healthyScoresOf(const HealthyReview& review, const std::string& scoring) {
    HealthyScores scores;
    scores.scoring = scoring;
    scores.percentiles = review.percentiles();
    scores.threshold = review.suggestedThreshold();
    scores.rule = fmt::format(
        "the lowest from which on {} held-out healthy brains have at most one region of {:g} ml or "
        "more on average",
        review.heldOutScans(), kSmallestRegionMillilitres);
    scores.falseRegions = review.falseRegions(scores.threshold);
    scores.points = review.operatingPoints();
    scores.places = review.placeScores();
    return scores;
}

const std::vector<HealthyScan>& validationScansOf(const HealthyScans& scans) {
    if (scans.validation.empty()) {
        throw SettingsError(MessageId::ScansNoValidation);
    }
    return scans.validation;
}

HealthyScores calibrateModel(const HealthyScansOptions& data, const HealOptions& options,
                             const HealObserver& observer, const StopToken& stop) {
    const HealthyScans scans = findHealthyScans(data);
    HealthyReview review;
    for (const HealthyScan& files : validationScansOf(scans)) {
        HealedScan healed = healHealthy(files, data, options, observer, stop);
        review.addHeldOut(files.name, std::move(healed.result.anomalyMap), healed.prepared.mask);
    }
    const std::filesystem::path model = modelFolderOf(options);
    // The card is read again, because another process may have changed it during the healing.
    ModelCard card = readModelCard(model);
    const HealthyScores scores =
        healthyScoresOf(review, scoringText(settingsFor(options, card), card));
    keepHealthyScores(card, scores);
    writeModelCard(model, card);
    return scores;
}

}  // namespace disyre
