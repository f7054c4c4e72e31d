// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ReviewController.h"

#include <algorithm>
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
        saved.push_back({finding.isBelow, finding.millilitres, finding.meanScore, finding.peakScore,
                         finding.peak, finding.stepMeans, listed.place, finding.note,
                         finding.isEdited, finding.isDrawn, finding.extent, finding.midlineDistance,
                         finding.asymmetry, finding.healthyPercent});
    }
    return saved;
}

std::vector<VoxelSet> ReviewController::findingVoxels() const {
    std::vector<VoxelSet> voxels;
    const auto grid = from_.findings.scanVoxels();
    for (const PlacedFinding& listed : from_.findings.listed()) {
        const Finding& finding = listed.finding;
        const DecidedFinding* decided = from_.decisions.find(finding.decided);
        if (decided != nullptr && decided->isFixed()) {
            voxels.push_back(*decided->voxels);
        } else {
            voxels.push_back(grid ? grid->scanVoxelsOf(finding.voxels) : VoxelSet());
        }
    }
    return voxels;
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
    save.findings = findingVoxels();
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
        showDecisions(opened);
    }
    saved_[one->id] = opened.restoredFrom.empty() ? marksOn(*one) : Marks();
}

void ReviewController::showDecisions(const OpenedResult& opened) {
    FindingDecisions::All decided;
    const auto& findings = opened.saved.review.findings;
    for (std::size_t i = 0; i < std::min(findings.size(), opened.findings.size()); ++i) {
        DecidedFinding one;
        one.note = findings[i].note;
        one.isEdited = findings[i].isEdited;
        one.isDrawn = findings[i].isDrawn;
        one.voxels = opened.findings[i];
        if (!one.isEmpty() && !one.voxels->empty()) {
            one.id = from_.decisions.newId();
            decided.push_back(std::move(one));
        }
    }
    from_.decisions.setAll(std::move(decided));
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
        marks.decisions = from_.decisions.of(one.scan);
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

QStringList ReviewController::unsavedOf(const HealingCase& one) const {
    QStringList lost;
    const Marks marks = marksOn(one);
    const auto saved = saved_.find(one.id);
    const Marks before = saved != saved_.end() ? saved->second : Marks();
    if (isBusy(one.state)) {
        lost << tr("%1 is being healed.").arg(one.name);
    } else if (one.hasUnsavedResults()) {
        lost << tr("The results of %1 are not saved.").arg(one.name);
    }
    if (marks.measurements != before.measurements || marks.areas != before.areas) {
        lost << tr("The measurements and painted areas of %1 are not saved.").arg(one.name);
    }
    if (marks.decisions != before.decisions) {
        lost << tr("The decisions about findings of %1 are not saved.").arg(one.name);
    }
    return lost;
}

}  // namespace disyre::ui
