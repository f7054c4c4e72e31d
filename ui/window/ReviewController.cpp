// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ReviewController.h"

#include <functional>
#include <string_view>

#include "ui/findings/FindingsPresenter.h"
#include "ui/findings/MarkedRegions.h"
#include "ui/healing/HealingSession.h"
#include "ui/viewer/PaintedAreas.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/SlicePresenter.h"
#include "ui/window/ThresholdSuggestion.h"

namespace disyre::ui {

namespace {

Measurement measurementOf(const ReviewedMeasurement& saved) {
    return {saved.isEllipse ? Measurement::Kind::Ellipse : Measurement::Kind::Ruler, saved.plane,
            saved.slice, QPointF(saved.from[0], saved.from[1]), QPointF(saved.to[0], saved.to[1])};
}

}  // namespace

ReviewController::ReviewController(HealingSession& session, const Sources& sources, QObject* parent)
    : QObject(parent), session_(session), from_(sources) {
    connect(&session_.saver(), &ResultSaver::caseSaved, this, &ReviewController::noteSaved);
    connect(&session_.saver(), &ResultSaver::begun, this, &ReviewController::noteBegun);
}

bool ReviewController::isLooking() const {
    return from_.findings.finder().isLooking();
}

std::vector<ReviewedFinding> ReviewController::findings() const {
    std::vector<ReviewedFinding> saved;
    for (const PlacedFinding& listed : from_.findings.listed()) {
        const Finding& finding = listed.finding;
        saved.push_back({finding.isBelow,
                         finding.millilitres,
                         finding.meanScore,
                         finding.peakScore,
                         finding.peak,
                         finding.stepMeans,
                         listed.place,
                         {}});
    }
    return saved;
}

std::optional<ReviewToSave> ReviewController::review() const {
    const HealingCase* one = session_.cases().shown();
    if (one == nullptr || !one->scan) {
        return std::nullopt;
    }
    ReviewToSave save;
    SavedReview& review = save.review;
    review.scan = {one->file, one->volume, one->listing ? static_cast<int>(one->series) + 1 : 0};
    const ThresholdSuggestion suggestion = suggestedThreshold(session_);
    review.threshold = {
        from_.layers.choice().threshold,
        from_.layers.ownThreshold().has_value(),
        {suggestion.ofModel, suggestion.level, suggestion.threshold, suggestion.canBeJudged}};
    review.findings = findings();
    for (const Measurement& each : from_.slices.measurements().all()) {
        review.measurements.push_back({each.kind == Measurement::Kind::Ellipse,
                                       each.plane,
                                       each.slice,
                                       {each.from.x(), each.from.y()},
                                       {each.to.x(), each.to.y()},
                                       from_.slices.textOf(each).toStdString()});
    }
    for (const RegionCurve& curve : from_.regions.curves()) {
        review.regions.push_back({curve.name.toStdString(), curve.means});
    }
    review.crosshair = from_.slices.crosshair();
    if (one->savedResults() != nullptr) {
        // The steps between are not part of what was opened, but they belong to the map.
        const SavedReview& before = one->opened->saved.review;
        review.scan = before.scan;
        review.ts = before.ts;
        review.slicesHealed = before.slicesHealed;
        review.slicesInAll = before.slicesInAll;
    } else if (one->cache) {
        review.ts = one->cache->ts();
        review.slicesHealed = one->cache->slicesComplete();
        review.slicesInAll = one->cache->slicesWithBrain();
    }
    save.paintedAreas = from_.areas.labelsOf(one->scan);
    return save;
}

void ReviewController::showSaved() {
    const HealingCase* one = session_.cases().shown();
    if (one == nullptr || !one->opened || saved_.contains(one->id)) {
        return;
    }
    const OpenedResult& opened = *one->opened;
    const SavedReview& review = opened.saved.review;
    if (opened.saved.isReviewed) {
        std::vector<Measurement> measurements;
        for (const ReviewedMeasurement& saved : review.measurements) {
            measurements.push_back(measurementOf(saved));
        }
        from_.slices.measurements().setAll(std::move(measurements));
        if (opened.paintedAreas) {
            from_.areas.setLabels(*opened.paintedAreas);
        }
        from_.slices.setCrosshair(review.crosshair);
    }
    saved_[one->id] = opened.restoredFrom.empty() ? marksOn(*one) : Marks();
}

ReviewController::Marks ReviewController::marksOn(const HealingCase& one) const {
    Marks marks;
    if (one.scan) {
        marks.measurements = from_.slices.measurements().of(one.scan);
        const auto labels = from_.areas.labelsOf(one.scan);
        if (!labels.voxels.empty()) {
            const std::string_view bytes(reinterpret_cast<const char*>(labels.voxels.data()),
                                         labels.voxels.size());
            marks.areas = std::hash<std::string_view>()(bytes);
        }
    }
    return marks;
}

void ReviewController::noteBegun(int id) {
    if (const HealingCase* one = session_.cases().find(id)) {
        saving_[id] = marksOn(*one);
    }
}

void ReviewController::noteSaved(int id, int changes) {
    if (HealingCase* one = session_.cases().find(id)) {
        one->savedChanges = changes;
        saved_[id] = saving_[id];
    }
}

bool ReviewController::hasUnsavedMarks(const HealingCase& one) const {
    const auto saved = saved_.find(one.id);
    return marksOn(one) != (saved != saved_.end() ? saved->second : Marks());
}

QStringList ReviewController::unsaved() const {
    QStringList lost;
    for (const auto& one : session_.cases().all()) {
        if (isBusy(one->state)) {
            lost << tr("%1 is being healed.").arg(one->name);
        } else if (one->hasUnsavedResults()) {
            lost << tr("The results of %1 are not saved.").arg(one->name);
        }
        if (hasUnsavedMarks(*one)) {
            lost << tr("The measurements and painted areas of %1 are not saved.").arg(one->name);
        }
    }
    return lost;
}

}  // namespace disyre::ui
