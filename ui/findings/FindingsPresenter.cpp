// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingsPresenter.h"

#include <algorithm>
#include <numeric>

#include "ui/findings/FindingsPanel.h"
#include "ui/healing/HealingJob.h"
#include "ui/healing/PlaceNaming.h"

namespace disyre::ui {

namespace {

// How often findings are searched during a healing: often enough to see them grow, and seldom
// enough to leave the processor to the healing.
constexpr int kWhileHealingMilliseconds = 1000;

/// The mean over all steps as the single step that opened results have.
std::vector<double> oneMean(const std::vector<double>& stepMeans) {
    if (stepMeans.empty()) {
        return {};
    }
    const double sum = std::accumulate(stepMeans.begin(), stepMeans.end(), 0.0);
    return {sum / static_cast<double>(stepMeans.size())};
}

std::vector<Finding> findingsOf(const SavedResult& saved) {
    std::vector<Finding> findings;
    for (const ReviewedFinding& each : saved.review.findings) {
        findings.push_back({each.isBelow,
                            each.millilitres,
                            each.meanScore,
                            each.peakScore,
                            each.peak,
                            each.stepMeans,
                            {}});
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
                                     FindingsPanel& panel, QObject* parent)
    : QObject(parent), cases_(cases), naming_(naming), panel_(panel) {
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
    connect(&naming_, &PlaceNaming::changed, this, &FindingsPresenter::showPlaces);
    connect(&panel_, &FindingsPanel::namesWanted, &naming_, &PlaceNaming::setNamed);
    connect(&panel_, &FindingsPanel::findingChosen, this, [this](int index) {
        const auto& findings = listed_;
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
    marks_ = {};
    chosen_ = -1;
    Q_EMIT marksChanged();
    isKnown_ = false;
    panel_.setFindings({}, {});
    Q_EMIT curvesChanged({});
    refresh();
}

void FindingsPresenter::refresh() {
    const auto cache = cases_.sharedCache();
    const std::size_t steps = cache ? cache->ts().size() : 0;
    finder_.find(cache, weights_.empty() ? std::vector<double>(steps, 1.0) : weights_, threshold_);
}

void FindingsPresenter::show() {
    const HealingCase* one = cases_.shown();
    const bool hasSteps = one != nullptr && one->savedResults() == nullptr;
    const SavedResult* saved = hasSteps ? nullptr : savedList();
    listed_ = saved != nullptr ? findingsOf(*saved) : finder_.findings();
    isKnown_ = true;
    const auto& findings = listed_;
    panel_.setFindings(findings, listedMap());
    std::vector<std::vector<double>> curves;
    for (const Finding& finding : findings) {
        if (!finding.isBelow) {
            curves.push_back(saved != nullptr ? oneMean(finding.stepMeans) : finding.stepMeans);
        }
    }
    Q_EMIT curvesChanged(curves);
    chosen_ = panel_.chosen();
    const auto cache = cases_.sharedCache();
    marks_ = cache ? FindingMarks(findings, cache->prepared()) : FindingMarks();
    Q_EMIT marksChanged();
    showPlaces();
}

std::vector<NumberMark> FindingsPresenter::marksIn(Plane plane, int slice) const {
    std::vector<NumberMark> marks = marks_.in(plane, slice);
    for (NumberMark& mark : marks) {
        mark.isChosen = mark.number == chosen_ + 1;
    }
    std::erase_if(marks, [this](const NumberMark& mark) {
        return listed_[static_cast<std::size_t>(mark.number - 1)].isBelow && !mark.isChosen;
    });
    return marks;
}

void FindingsPresenter::showPlaces() {
    panel_.setPlaces(placesNow());
}

FindingPlaces FindingsPresenter::placesNow() const {
    const HealingCase* one = cases_.shown();
    FindingPlaces shown;
    const SavedResult* saved = savedList();
    if (saved != nullptr && listsTheSame(*saved, listed_)) {
        for (const ReviewedFinding& finding : saved->review.findings) {
            shown.places.push_back(finding.place);
            if (finding.place) {
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

std::vector<PlacedFinding> FindingsPresenter::listed() const {
    const FindingPlaces places = placesNow();
    std::vector<PlacedFinding> all;
    for (std::size_t i = 0; i < listed_.size(); ++i) {
        all.push_back({listed_[i], i < places.places.size() ? places.places[i] : std::nullopt});
    }
    return all;
}

}  // namespace disyre::ui
