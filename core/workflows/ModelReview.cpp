// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ModelReview.h"

#include <utility>
#include <vector>

#include "core/base/Error.h"
#include "core/evaluation/HealthyReview.h"
#include "core/training/TrainingPlan.h"
#include "core/workflows/CaseFolder.h"
#include "core/workflows/HealthyScoring.h"
#include "core/workflows/MeasuredMap.h"

namespace disyre {

namespace {

/// Goes through the scans of a review one by one and counts them.
class Review {
public:
    Review(const ReviewRequest& request, const ReviewObserver& observer, const StopToken& stop)
        : request_(request), observer_(observer), stop_(stop) {
        // The plan's other fields are not needed to read a scan, because the model's card says how
        // it is prepared.
        const TrainingPlan plan = readTrainingPlan(request.plan);
        data_.maskGrowth = plan.maskGrowth;
        scans_ = healthyScansOf(plan);
        if (!request.labelled.empty()) {
            cases_ = findCases(request.labelled, "validation").cases;
        }
        modes_ = request.mode ? std::vector{*request.mode}
                              : std::vector{HealingMode::Thorough, HealingMode::Fast};
        progress_.total = static_cast<int>(
            scans_.training.size() + modes_.size() * scans_.validation.size() + cases_.size());
    }

    ReviewReport run(const ModelCard& card) {
        ReviewReport report;
        report.heldOutScans = static_cast<int>(scans_.validation.size());
        if (!scans_.validation.empty()) {
            for (const HealingMode mode : modes_) {
                report.healthy.push_back(scoreHeldOut(mode, card));
            }
        }
        report.highest = rankTraining();
        if (!cases_.empty()) {
            measureCases(report);
        }
        return report;
    }

private:
    HealthyScores scoreHeldOut(HealingMode mode, const ModelCard& card) {
        HealOptions heal = request_.heal;
        heal.mode = mode;
        HealthyReview heldOut;
        for (const HealthyScan& files : scans_.validation) {
            HealedScan healed = healHealthy(files, data_, heal, observer_.healing, stop_);
            heldOut.addHeldOut(displayPath(files.scan), std::move(healed.result.anomalyMap),
                               healed.prepared.mask);
            count(files.scan);
        }
        return healthyScoresOf(heldOut, scoringText(settingsFor(heal, card), card));
    }

    std::vector<ScoredScan> rankTraining() {
        // Only the order of the training scans matters, so the faster mode is good enough.
        HealOptions heal = request_.heal;
        heal.mode = HealingMode::Fast;
        HealthyReview training;
        for (const HealthyScan& files : scans_.training) {
            const HealedScan healed = healHealthy(files, data_, heal, observer_.healing, stop_);
            training.addTraining(displayPath(files.scan), healed.result.anomalyMap,
                                 healed.prepared.mask);
            count(files.scan);
        }
        return training.highestScored();
    }

    void measureCases(ReviewReport& report) {
        HealOptions heal = request_.heal;
        heal.mode = request_.mode.value_or(heal.mode);
        double precision = 0.0;
        double dice = 0.0;
        for (const CaseFiles& files : cases_) {
            stop_.throwIfStopped();
            const CaseScan scan = readCase(files);
            const MeasuredMap result =
                measureMap({files.name, scan.scan, scan.brain ? &*scan.brain : nullptr, scan.lesion,
                            scan.warnings},
                           heal, false, aboutFile(observer_.healing, files.scan), stop_);
            precision += result.averagePrecision;
            dice += result.dice.dice;
            count(files.scan);
        }
        report.labelledCases = static_cast<int>(cases_.size());
        report.averagePrecision = precision / report.labelledCases;
        report.bestDice = dice / report.labelledCases;
    }

    void count(const std::filesystem::path& scan) {
        ++progress_.number;
        progress_.name = displayPath(scan);
        if (observer_.healed) {
            observer_.healed(progress_);
        }
    }

    const ReviewRequest& request_;
    const ReviewObserver& observer_;
    StopToken stop_;
    HealthyScansOptions data_;
    HealthyScans scans_;
    std::vector<CaseFiles> cases_;
    std::vector<HealingMode> modes_;
    ReviewProgress progress_;
};

void writeOnCard(const ReviewReport& report, const std::filesystem::path& model, ModelCard card) {
    for (const HealthyScores& scores : report.healthy) {
        keepHealthyScores(card, scores);
    }
    if (report.averagePrecision && report.bestDice) {
        card.record.figures["average_precision"] = *report.averagePrecision;
        card.record.figures["best_dice"] = *report.bestDice;
    }
    writeModelCard(model, card);
}

}  // namespace

ReviewReport reviewModel(const ReviewRequest& request, const ReviewObserver& observer,
                         const StopToken& stop) {
    const ModelCard card = readModelCard(request.heal.model);
    ReviewReport report = Review(request, observer, stop).run(card);
    if (request.write) {
        writeOnCard(report, modelFolder(request.heal.model), card);
    }
    return report;
}

}  // namespace disyre
