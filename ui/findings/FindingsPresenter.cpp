// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingsPresenter.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/findings/RegionEditing.h"
#include "ui/findings/FindingsPanel.h"
#include "ui/findings/ListedFindings.h"
#include "ui/healing/HealingJob.h"
#include "ui/healing/PlaceNaming.h"
#include "ui/viewer/MaskOutline.h"

namespace disyre::ui {

namespace {

// How often findings are searched during a healing: often enough to see them grow, and seldom
// enough to leave the processor to the healing.
constexpr int kWhileHealingMilliseconds = 1000;

// Peaks as close as this are of the same finding.
constexpr double kSamePlaceMillimetres = 0.6;

/// The mean over all steps as the single step that opened results have.
std::vector<double> oneMean(const std::vector<double>& stepMeans) {
    if (stepMeans.empty()) {
        return {};
    }
    const double sum = std::accumulate(stepMeans.begin(), stepMeans.end(), 0.0);
    return {sum / static_cast<double>(stepMeans.size())};
}

std::vector<Finding> savedFindings(const OpenedResult& opened) {
    std::vector<Finding> findings;
    for (const ReviewedFinding& each : opened.saved.review.findings) {
        Finding finding;
        finding.isBelow = each.isBelow;
        finding.millilitres = each.millilitres;
        finding.meanScore = each.meanScore;
        finding.peakScore = each.peakScore;
        finding.peak = each.peak;
        finding.stepMeans = each.stepMeans;
        finding.extent = each.extent;
        finding.midlineDistance = each.midlineDistance;
        finding.asymmetry = each.asymmetry;
        finding.healthyPercent = each.healthyPercent;
        finding.savedPlace = each.place;
        finding.isEdited = each.isEdited;
        finding.isDrawn = each.isDrawn;
        const std::size_t number = findings.size();
        if (number < opened.findings.size()) {
            finding.voxels = *opened.findings[number];
        }
        findings.push_back(std::move(finding));
    }
    return findings;
}

/// Whether the findings that were saved are these, so that the names of their places hold.
bool listsTheSame(const SavedResult& saved, const std::vector<Finding>& findings) {
    return std::equal(saved.review.findings.begin(), saved.review.findings.end(), findings.begin(),
                      findings.end(), [](const ReviewedFinding& one, const Finding& other) {
                          return one.peak == other.peak && one.isBelow == other.isBelow;
                      });
}

}  // namespace

FindingsPresenter::FindingsPresenter(CaseList& cases, HealingJob& job, PlaceNaming& naming,
                                     FindingDecisions& decisions, FindingsPanel& panel,
                                     QObject* parent)
    : QObject(parent), cases_(cases), naming_(naming), decisions_(decisions), panel_(panel) {
    whileHealing_.setSingleShot(true);
    whileHealing_.setInterval(kWhileHealingMilliseconds);
    connect(&whileHealing_, &QTimer::timeout, this, &FindingsPresenter::refresh);
    connect(&finder_, &FindingsFinder::found, this, &FindingsPresenter::show);
    connect(&cases_, &CaseList::caseShown, this, &FindingsPresenter::forget);
    connect(&job, &HealingJob::healingStarted, this, &FindingsPresenter::forget);
    connect(&job, &HealingJob::healingEnded, this, &FindingsPresenter::refresh);
    connect(&job, &HealingJob::frameAdded, this, [this] {
        if (!whileHealing_.isActive()) {
            whileHealing_.start();
        }
    });
    connect(&cases_, &CaseList::stateChanged, this, [this] { panel_.setMap(listedMap()); });
    connect(&naming_, &PlaceNaming::changed, this, [this] {
        showPlaces();
        // The sides of the brain are known now, or not any more.
        if (reference().places != placesUsed_) {
            refresh();
        }
    });
    connect(&decisions_, &FindingDecisions::changed, this, &FindingsPresenter::showDecisions);
    connect(&panel_, &FindingsPanel::namesWanted, &naming_, &PlaceNaming::setNamed);
    connect(&panel_, &FindingsPanel::findingChosen, this, [this](int index) {
        const auto& findings = shown_;
        if (index >= 0 && index < static_cast<int>(findings.size())) {
            chosen_ = index;
            Q_EMIT marksChanged();
            Q_EMIT placeChosen(findings[static_cast<std::size_t>(index)].peak);
        }
    });
}

void FindingsPresenter::setScore(double threshold, const std::vector<double>& weights) {
    if (threshold != threshold_ || weights != weights_) {
        threshold_ = threshold;
        weights_ = weights;
        refresh();
    }
}

void FindingsPresenter::setJudged(bool canBeJudged) {
    canBeJudged_ = canBeJudged;
    panel_.setMap(listedMap());
}

void FindingsPresenter::setStepShown(int position, int last) {
    if (position != stepShown_ || last != lastStep_) {
        stepShown_ = position;
        lastStep_ = last;
        panel_.setMap(listedMap());
    }
}

ListedMap FindingsPresenter::listedMap() const {
    ListedMap map;
    const HealingCase* one = cases_.shown();
    if (one == nullptr || !one->cache) {
        return map;
    }
    const StepCache& cache = *one->cache;
    map.healed = isKnown_ && cache.slicesComplete() > 0;
    const bool isLooking = !isKnown_ && cache.slicesComplete() > 0;
    map.isPreliminary = isLooking || isBusy(one->state) || one->state == HealingState::Paused;
    map.slicesDone = cache.slicesComplete();
    map.slicesInAll = cache.slicesWithBrain();
    map.stepShown = stepShown_;
    map.steps = cache.steps();
    if (one->savedResults() != nullptr) {
        const SavedReview& review = one->opened->saved.review;
        map.slicesDone = review.slicesHealed;
        map.slicesInAll = review.slicesInAll;
    }
    map.showsLastStep = stepShown_ >= lastStep_;
    map.threshold = threshold_;
    map.canBeJudged = canBeJudged_;
    map.strongest = finder_.strongest();
    return map;
}

void FindingsPresenter::forget() {
    listed_.clear();
    shown_.clear();
    measured_.clear();
    marks_ = {};
    chosen_ = -1;
    Q_EMIT marksChanged();
    isKnown_ = false;
    panel_.setFindings({}, {});
    Q_EMIT curvesChanged({});
    Q_EMIT listChanged();
    refresh();
}

FindingReference FindingsPresenter::reference() const {
    FindingReference known;
    const HealingCase* one = cases_.shown();
    if (one != nullptr && one->places && one->places->isGood()) {
        known.places = one->places;
    }
    if (one != nullptr && !one->opened) {
        if (const HealthyScores* scores = healthyScoresFor(one->setup.card, one->setup.settings);
            scores != nullptr && scores->percentiles.size() > 1) {
            known.healthy = *scores;
        }
    }
    return known;
}

void FindingsPresenter::refresh() {
    const auto cache = cases_.sharedCache();
    const std::size_t steps = cache ? cache->ts().size() : 0;
    const FindingReference known = reference();
    placesUsed_ = known.places;
    const HealingCase* one = cases_.shown();
    const bool isStill =
        one != nullptr && !isBusy(one->state) && one->state != HealingState::Paused;
    finder_.find(cache, weights_.empty() ? std::vector<double>(steps, 1.0) : weights_, threshold_,
                 known, isStill ? std::optional(one->changes) : std::nullopt);
}

void FindingsPresenter::show() {
    isKnown_ = true;
    measured_.clear();
    list();
}

void FindingsPresenter::showDecisions() {
    if (isKnown_) {
        list();
    }
}

void FindingsPresenter::takeGrid() {
    const StepCache* cache = cases_.cache();
    const auto prepared = cache != nullptr ? cache->preparedPointer() : nullptr;
    if (prepared != grid_) {
        grid_ = prepared;
        scanVoxels_ = prepared ? std::make_shared<const ScanVoxels>(*prepared) : nullptr;
    }
}

Finding FindingsPresenter::measured(const DecidedFinding& decided, const VoxelSet& voxels) {
    if (const auto known = measured_.find(decided.voxels); known != measured_.end()) {
        return known->second;
    }
    Finding finding;
    const auto cache = cases_.sharedCache();
    const auto& map = finder_.map();
    if (!voxels.empty() && cache && map && map->size == cache->prepared().image.size) {
        finding = measuredFinding(voxels, *map, *cache, reference());
    }
    // The scan's own voxels may be finer than those of the map.
    if (const auto scan = cases_.scan()) {
        finding.millilitres =
            static_cast<double>(decided.voxels->size()) * scan->ras.voxelMillilitres();
    }
    measured_.emplace(decided.voxels, finding);
    return finding;
}

std::vector<Finding> FindingsPresenter::found(const SavedResult* saved) const {
    if (saved == nullptr) {
        return finder_.findings();
    }
    std::vector<Finding> findings = savedFindings(*cases_.shown()->opened);
    for (Finding& finding : findings) {
        // Results of earlier versions do not hold the voxels, but the map does.
        const auto& again = finder_.findings();
        const auto same = std::find_if(again.begin(), again.end(), [&finding](const Finding& each) {
            return std::equal(
                each.peak.begin(), each.peak.end(), finding.peak.begin(),
                [](double a, double b) { return std::abs(a - b) < kSamePlaceMillimetres; });
        });
        if (finding.voxels.empty() && same != again.end()) {
            finding.voxels = same->voxels;
        }
    }
    return findings;
}

void FindingsPresenter::list() {
    const SavedResult* saved = savedWithoutSteps();
    takeGrid();
    std::vector<DecidedOnGrid> decided;
    for (const DecidedFinding& each : decisions_.all()) {
        if (scanVoxels_) {
            DecidedOnGrid one{&each, scanVoxels_->modelVoxelsOf(*each.voxels), {}};
            one.replaced = each.isDrawn ? VoxelSet()
                           : each.replaced
                               ? joined(one.voxels, scanVoxels_->modelVoxelsOf(*each.replaced))
                               : one.voxels;
            decided.push_back(std::move(one));
        }
    }
    listed_ = listedFindings(found(saved), decided, threshold_, [this](const DecidedOnGrid& each) {
        Finding finding = measured(*each.decided, each.voxels);
        finding.voxels = each.voxels;
        return finding;
    });
    present();
}

void FindingsPresenter::setCovered(bool covered) {
    if (covered != covered_) {
        covered_ = covered;
        present();
    }
}

void FindingsPresenter::present() {
    shown_ = covered_ ? std::vector<Finding>() : listed_;
    panel_.setFindings(shown_, listedMap());
    std::vector<std::vector<double>> curves;
    for (const Finding& finding : shown_) {
        if (!finding.isBelow) {
            curves.push_back(savedWithoutSteps() != nullptr ? oneMean(finding.stepMeans)
                                                            : finding.stepMeans);
        }
    }
    Q_EMIT curvesChanged(curves);
    chosen_ = panel_.chosen();
    const auto cache = cases_.sharedCache();
    marks_ = cache ? FindingMarks(shown_, cache->prepared()) : FindingMarks();
    Q_EMIT marksChanged();
    showPlaces();
    Q_EMIT listChanged();
}

std::vector<NumberMark> FindingsPresenter::marksIn(Plane plane, int slice) const {
    std::vector<NumberMark> marks = marks_.in(plane, slice);
    for (NumberMark& mark : marks) {
        mark.isChosen = mark.number == chosen_ + 1;
    }
    std::erase_if(marks, [this](const NumberMark& mark) {
        const Finding& finding = shown_[static_cast<std::size_t>(mark.number - 1)];
        return finding.note.decision == FindingDecision::Dismissed ||
               (finding.isBelow && !mark.isChosen &&
                finding.note.decision != FindingDecision::Kept);
    });
    for (NumberMark& mark : marks) {
        if (const auto& colour = shown_[static_cast<std::size_t>(mark.number - 1)].note.colour) {
            mark.colour = QColor((*colour)[0], (*colour)[1], (*colour)[2]);
        }
    }
    return marks;
}

std::vector<QLineF> FindingsPresenter::outlinesIn(Plane plane, int slice) const {
    std::vector<QLineF> lines;
    const auto scan = cases_.scan();
    const PlaneAxes axes = axesOf(plane);
    for (const DecidedFinding& each : decisions_.all()) {
        if (covered_ || !scan || !each.isFixed() ||
            each.note.decision == FindingDecision::Dismissed) {
            continue;
        }
        const Size3& size = scan->ras.size;
        const auto columns = static_cast<std::size_t>(size[axes.column]);
        std::vector<std::uint8_t> inside;
        const auto row = static_cast<std::size_t>(size[0]);
        for (const std::size_t voxel : *each.voxels) {
            const std::array<std::size_t, 3> at{voxel % row, voxel % scan->ras.sliceSize() / row,
                                                voxel / scan->ras.sliceSize()};
            if (static_cast<int>(at[axes.through]) == slice) {
                inside.resize(columns * static_cast<std::size_t>(size[axes.row]));
                inside[at[axes.row] * columns + at[axes.column]] = 1;
            }
        }
        const auto outline = outlineOfMask(inside, static_cast<int>(columns));
        lines.insert(lines.end(), outline.begin(), outline.end());
    }
    return lines;
}

void FindingsPresenter::showPlaces() {
    panel_.setPlaces(placesNow());
}

FindingPlaces FindingsPresenter::placesNow() const {
    const HealingCase* one = cases_.shown();
    FindingPlaces shown;
    const SavedResult* saved = savedList();
    const bool hasSteps = savedWithoutSteps() == nullptr;
    if (saved != nullptr && hasSteps && listsTheSame(*saved, listed_)) {
        // A case lists what was found anew, which is what it listed when it was saved.
        for (const ReviewedFinding& finding : saved->review.findings) {
            shown.places.push_back(finding.place);
            if (finding.place) {
                shown.state = FindingPlaces::State::Saved;
            }
        }
    } else if (saved != nullptr && !hasSteps) {
        for (const Finding& finding : listed_) {
            shown.places.push_back(finding.savedPlace);
            if (finding.savedPlace) {
                shown.state = FindingPlaces::State::Saved;
            }
        }
    } else if (one != nullptr && one->places && one->places->isGood()) {
        shown.registration = one->places->registration();
        shown.state = FindingPlaces::State::Rejected;
        const ScanPlaces* places = one->namedPlaces();
        if (places != nullptr && one->cache) {
            shown.state = FindingPlaces::State::Named;
            for (const Finding& finding : listed_) {
                shown.places.push_back(
                    places->placeOf(one->cache->prepared().image, finding.voxels));
            }
        }
    } else if (one != nullptr && one->placesProblem) {
        shown.state = FindingPlaces::State::Poor;
        shown.problem = one->placesProblem;
    } else if (naming_.isLooking()) {
        shown.state = FindingPlaces::State::Looking;
    }
    return shown;
}

const SavedResult* FindingsPresenter::savedList() const {
    const HealingCase* one = cases_.shown();
    const bool isSaved = one != nullptr && one->opened && one->opened->saved.isReviewed &&
                         weights_.empty() &&
                         one->opened->saved.review.threshold.value == threshold_;
    return isSaved ? &one->opened->saved : nullptr;
}

const SavedResult* FindingsPresenter::savedWithoutSteps() const {
    const HealingCase* one = cases_.shown();
    return one != nullptr && one->savedResults() != nullptr ? savedList() : nullptr;
}

std::vector<PlacedFinding> FindingsPresenter::listed() const {
    const FindingPlaces places = placesNow();
    std::vector<PlacedFinding> all;
    for (std::size_t i = 0; i < listed_.size(); ++i) {
        all.push_back({listed_[i], i < places.places.size() ? places.places[i] : std::nullopt});
    }
    return all;
}

}  // namespace disyre::ui
