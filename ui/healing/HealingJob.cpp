// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/HealingJob.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/healing/MapSmoothing.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Guarded.h"

namespace disyre::ui {

namespace {

// The frames of every step of every open scan are kept in memory; more bytes than this would push
// other programs out of it.
constexpr double kCacheBytes = 3e9;

/// The numbers from 0 to `count` - 1 in the order of their distance from `from`: what is nearest to
/// the view is healed first.
std::vector<int> outwards(int from, int count) {
    std::vector<int> order;
    for (int distance = 0; distance < count; ++distance) {
        if (from + distance < count) {
            order.push_back(from + distance);
        }
        if (distance > 0 && from - distance >= 0) {
            order.push_back(from - distance);
        }
    }
    return order;
}

/// Those of these slices that the cache does not hold completely, in the same order.
std::vector<int> incomplete(const StepCache& cache, std::vector<int> slices) {
    std::erase_if(slices, [&cache](int slice) { return cache.complete(slice); });
    return slices;
}

/// Slices beside the targets that the targets' maps need, and that are neither healed nor among the
/// slices to heal.
std::vector<int> missingNeighbours(const StepCache& cache, const std::vector<int>& targets,
                                   const std::vector<int>& slices) {
    std::vector<int> missing = cache.missingNeighbours(targets);
    std::erase_if(missing, [&slices](int slice) {
        return std::find(slices.begin(), slices.end(), slice) != slices.end();
    });
    return missing;
}

}  // namespace

HealingJob::HealingJob(CaseList& cases, ModelChoice& model, HealerFactory factory, QObject* parent)
    : QObject(parent), cases_(cases), model_(model), runner_(cases, std::move(factory)) {
    connect(&model_, &ModelChoice::changed, this, [this] { runner_.forgetModel(); });
    connect(&cases_, &CaseList::resultsDropped, this, [this](int id) {
        const HealingCase* one = running();
        if (one != nullptr && one->id == id) {
            abandon();
        }
    });
    connect(&cases_, &CaseList::caseClosed, this, [this](bool wasBusy) {
        if (wasBusy) {
            Q_EMIT healingEnded(true);
        }
    });
}

HealingJob::~HealingJob() {
    stop_.requestStop();
}

HealingCase* HealingJob::running() const {
    const auto& cases = cases_.all();
    const auto found = std::find_if(cases.begin(), cases.end(),
                                    [](const auto& one) { return isBusy(one->state); });
    return found == cases.end() ? nullptr : found->get();
}

const HealingCase* HealingJob::runningOrShown() const {
    const HealingCase* one = running();
    return one != nullptr ? one : cases_.shown();
}

bool HealingJob::canHeal() const {
    return cases_.scan() != nullptr && model_.card().has_value() && !busy();
}

bool HealingJob::canFindBrain() const {
    return cases_.scan() != nullptr && !busy();
}

bool HealingJob::canResume() const {
    return cases_.state() == HealingState::Paused && !busy();
}

std::vector<int> HealingJob::plannedTs() const {
    if (isBusy(cases_.state()) && cases_.cache() != nullptr) {
        return cases_.cache()->ts();
    }
    const auto& card = model_.card();
    if (!card) {
        return {};
    }
    HealingSettings settings = choices_.settings;
    settings.skip = std::clamp(settings.skip, 1, card->schedule.steps);
    return healingSteps(settings, *card);
}

JobProgress HealingJob::progress() const {
    const HealingCase* one = runningOrShown();
    return one != nullptr ? progressOf(*one) : JobProgress();
}

JobProgress HealingJob::progressOf(const HealingCase& one) {
    JobProgress progress;
    progress.slicesAsked = one.slicesInWork();
    if (one.meter) {
        progress.secondsLeft = one.meter->secondsLeft();
    }
    if (one.cache) {
        const int steps = one.cache->steps();
        progress.slicesDone = one.framesDone / steps;
        if (one.slicesInWork() > 0) {
            progress.fraction =
                std::min(1.0, one.framesDone / (static_cast<double>(one.slicesInWork()) * steps));
        }
        if (one.meter && one.meter->rate() > 0) {
            progress.secondsPerSlice = steps / one.meter->rate();
        }
    }
    return progress;
}

void HealingJob::heal(Extent extent, int scanSlice) {
    if (!canHeal()) {
        return;
    }
    const ModelCard& card = *model_.card();
    try {
        checkHealingSettings(choices_.settings, card.patch, card.schedule.steps);
    } catch (const Error& error) {
        Q_EMIT failed(errorText(error));
        return;
    }
    HealingCase& one = *cases_.find(cases_.shownId());
    if (one.ownMask && std::none_of(one.ownMask->ras.voxels.begin(), one.ownMask->ras.voxels.end(),
                                    [](std::uint8_t inside) { return inside != 0; })) {
        Q_EMIT failed(
            tr("The brain mask is empty: paint the brain, or go back to the mask that "
               "was found."));
        return;
    }
    const HealingSetup setup{model_.folder(), choices_.device, card, choices_.settings, {}, {}};
    prepareAndHeal(one, setup, {extent, scanSlice, choices_.slab, false});
}

void HealingJob::findBrain() {
    if (!canFindBrain()) {
        return;
    }
    HealingCase& one = *cases_.find(cases_.shownId());
    const int job = ++job_;
    const int id = one.id;
    stop_ = StopToken();
    extracted_ = 0.0;
    const HealingState before = one.state;
    cases_.setState(one, HealingState::Preparing);
    const auto end = [this, job, id, before] {
        HealingCase* searched = cases_.find(id);
        if (searched == nullptr || job != job_) {
            return false;
        }
        extracted_ = -1.0;
        // Slices of a paused healing belong to the mask that it began with.
        const bool ends = before == HealingState::Paused && searched->healedWithOtherMask();
        cases_.setState(*searched, ends ? searched->restingState() : before);
        return true;
    };
    runner_.findBrain(
        one, choices_.device,
        [this, id, end] {
            if (end()) {
                Q_EMIT brainFound(id);
            }
        },
        [this, end](const QString& message) {
            if (end()) {
                Q_EMIT failed(message);
            }
        },
        {stop_, [this, job](double share) {
             if (job == job_) {
                 extracted_ = share;
             }
         }});
}

void HealingJob::resume() {
    if (canResume()) {
        HealingCase& one = *cases_.find(cases_.shownId());
        prepareAndHeal(one, one.setup, {.resumed = true});
    }
}

void HealingJob::useModel(ModelRunner::Work work, ModelRunner::Failed failed) {
    if (canHeal()) {
        // The choices tell how the scan is prepared.
        runner_.run(*cases_.shown(),
                    {model_.folder(), choices_.device, *model_.card(), choices_.settings, {}, {}},
                    std::move(work), std::move(failed));
    }
}

void HealingJob::prepareAndHeal(HealingCase& one, const HealingSetup& setup,
                                const SliceChoice& choice) {
    const int job = ++job_;
    stop_ = StopToken();
    extracted_ = -1.0;
    cases_.setState(one, HealingState::Preparing);
    runner_.run(
        one, setup,
        [this, job, id = one.id, setup, choice](const ReadyToHeal& ready,
                                                const Worker::Reply& reply) {
            reply([=, this] { startHealing(job, id, setup, choice, ready); });
        },
        [this, job, id = one.id](const QString& message) { failHealing(job, id, message); },
        {stop_, [this, job](double share) {
             if (job == job_) {
                 extracted_ = share;
             }
         }});
}

std::vector<int> HealingJob::slicesFor(const HealingCase& one, const SliceChoice& choice) {
    if (choice.resumed) {
        return one.targets;
    }
    const PreparedScan& prepared = *one.prepared;
    const int nearest = modelSliceOf(prepared, choice.scanSlice);
    const int reach = choice.extent == Extent::Slab ? choice.slab : 1;
    const int first = modelSliceOf(prepared, choice.scanSlice - (reach - 1) / 2);
    const int last = modelSliceOf(prepared, choice.scanSlice + reach / 2);
    std::vector<int> slices;
    for (const int slice : outwards(nearest, prepared.image.size[2])) {
        const bool within = choice.extent == Extent::Volume || (slice >= first && slice <= last);
        if (within && mayChange(one.setup.region, prepared.mask, slice)) {
            slices.push_back(slice);
        }
    }
    return slices;
}

double HealingJob::memoryLeftFor(const HealingCase& one) const {
    double left = kCacheBytes;
    for (const auto& other : cases_.all()) {
        if (other.get() != &one && other->cache) {
            left -= other->cache->bytes();
        }
    }
    return left;
}

HealingRegion HealingJob::markedRegion(const PreparedScan& prepared) const {
    if (region_.use == RegionUse::WholeBrain) {
        return {};
    }
    HealingRegion region{region_.use, region_.makeMask ? region_.makeMask(prepared) : nullptr};
    if (!region.mask) {
        throw SettingsError(MessageId::RegionNotMarked);
    }
    checkHealingRegion(region, prepared.mask);
    return region;
}

void HealingJob::renewCache(HealingCase& one, const HealingSetup& setup,
                            const std::shared_ptr<const PreparedScan>& prepared) const {
    const bool isSame =
        one.cache && one.setup.sameAs(setup) && one.cache->preparedPointer() == prepared;
    one.knownQuartile = isSame ? one.upperQuartile() : std::nullopt;
    // The old cache goes first, so that both are never in memory together.
    one.cache.reset();
    one.opened.reset();
    one.cache = std::make_shared<StepCache>(
        prepared, healingSteps(setup.settings, setup.card), memoryLeftFor(one),
        AcrossSlices{smoothingAcross(setup.settings, setup.card, prepared->image),
                     changeableVoxels(setup.region, prepared->mask)});
    one.setup = setup;
    one.allSeconds = 0.0;
}

void HealingJob::startHealing(int job, int id, HealingSetup setup, const SliceChoice& choice,
                              const ReadyToHeal& ready) {
    HealingCase* one = cases_.find(id);
    if (one == nullptr || job != job_) {
        return;
    }
    try {
        if (!choice.resumed) {
            setup.region = markedRegion(*ready.prepared);
            setup.regionName = setup.region.isLimited() ? region_.name : std::string();
        }
        setup.mask = ready.ownMask;
        const bool isFromFile = ready.ownMask && !ready.ownMask->file.empty();
        setup.brain = isFromFile ? nullptr : ready.brain;
        if (!one->cache || !one->setup.sameAs(setup) ||
            one->cache->preparedPointer() != ready.prepared) {
            renewCache(*one, setup, ready.prepared);
        }
        if (!choice.resumed) {
            one->firstScanSlice = choice.scanSlice;
        }
        one->targets = slicesFor(*one, choice);
        if (one->targets.empty()) {
            throw SettingsError(setup.region.isLimited() ? MessageId::HealingRegionNotInSlice
                                                         : MessageId::HealingNoBrainInSlice);
        }
        std::vector<int> slices = incomplete(*one->cache, one->targets);
        if (slices.empty() && missingNeighbours(*one->cache, one->targets, slices).empty()) {
            // When everything that was asked for is healed already, the person wants to see the
            // healing again.
            renewCache(*one, setup, ready.prepared);
            slices = one->targets;
        }
        if (!choice.resumed) {
            one->slices = slices;
        }
        const std::vector<int> neighbours = missingNeighbours(*one->cache, one->targets, slices);
        const int steps = one->cache->steps();
        one->neighbours = static_cast<int>(neighbours.size());
        one->framesDone = static_cast<int>(one->slices.size() - slices.size()) * steps;
        one->meter.emplace(static_cast<double>(one->slicesInWork()) * steps, one->framesDone);
        runHealing(*one, slices, neighbours, ready);
    } catch (const Error& error) {
        failHealing(job, id, errorText(error));
    }
}

void HealingJob::runHealing(HealingCase& one, const std::vector<int>& slices,
                            const std::vector<int>& neighbours, const ReadyToHeal& ready) {
    if (&one == cases_.shown()) {
        if (ready.brain) {
            for (const Message& warning : ready.brain->warnings) {
                Q_EMIT warned(messageText(warning));
            }
        }
        Q_EMIT healingStarted();
    }
    cases_.setState(one, HealingState::Healing);
    const HealingRequest request{one.setup.settings, one.setup.region, slices, neighbours};
    const int job = job_;
    const int id = one.id;
    runner_.run(
        ready,
        [this, job, id, request, stop = stop_](const ReadyToHeal& with,
                                               const Worker::Reply& reply) {
            const StepObserver observer = [&](const StepFrame& frame) {
                reply([this, job, id, copy = std::make_shared<const FrameCopy>(frame)] {
                    takeFrame(job, id, *copy);
                });
            };
            auto result = std::make_shared<const HealingResult>(with.healer->heal(
                HealingInput{with.prepared->image, with.prepared->mask}, request, observer, stop));
            reply([this, job, id, result] { endHealing(job, id, *result); });
        },
        [this, job, id](const QString& message) { failHealing(job, id, message); });
}

void HealingJob::takeFrame(int job, int id, const FrameCopy& frame) {
    HealingCase* one = cases_.find(id);
    if (job != job_ || one == nullptr || !one->cache) {
        return;
    }
    newestFrameMade_ = frame.made;
    one->cache->add(frame);
    ++one->framesDone;
    ++one->changes;
    one->meter->update(one->framesDone);
    if (one == cases_.shown()) {
        Q_EMIT frameAdded(frame.slice, frame.step);
    }
}

void HealingJob::endHealing(int job, int id, const HealingResult& result) {
    HealingCase* one = cases_.find(id);
    if (job != job_ || one == nullptr) {
        return;
    }
    one->lastSeconds = one->meter->secondsElapsed();
    one->allSeconds += one->lastSeconds;
    one->usedDevice = result.device;
    if (result.notice) {
        Q_EMIT warned(messageText(*result.notice));
    }
    const bool paused = one->state == HealingState::Pausing && result.stopped;
    cases_.setState(*one, paused ? HealingState::Paused : one->restingState());
    Q_EMIT healingEnded(result.stopped);
}

void HealingJob::failHealing(int job, int id, const QString& message) {
    HealingCase* one = cases_.find(id);
    if (job != job_ || one == nullptr) {
        return;
    }
    cases_.setState(*one, HealingState::Failed);
    Q_EMIT failed(message);
}

void HealingJob::stop() {
    HealingCase* one = running();
    if (one == nullptr) {
        HealingCase* shown = cases_.find(cases_.shownId());
        if (shown != nullptr && shown->state == HealingState::Paused) {
            cases_.setState(*shown, shown->restingState());
        }
        return;
    }
    stop_.requestStop();
    if (one->state == HealingState::Preparing) {
        // Loading a library cannot be interrupted, but nobody has to wait for it either: what it
        // brings is kept for the next time.
        abandon();
        cases_.setState(*one, one->restingState());
        Q_EMIT healingEnded(true);
    } else {
        cases_.setState(*one, HealingState::Stopping);
    }
}

void HealingJob::pause() {
    HealingCase* one = running();
    if (one != nullptr && one->state == HealingState::Healing) {
        stop_.requestStop();
        cases_.setState(*one, HealingState::Pausing);
    }
}

void HealingJob::abandon() {
    stop_.requestStop();
    ++job_;
}

}  // namespace disyre::ui
