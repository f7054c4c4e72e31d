// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/HealingSession.h"

#include <algorithm>

#include "core/restoration/MapSmoothing.h"
#include "core/restoration/ScanLevel.h"
#include "ui/healing/ErrorText.h"
#include "ui/healing/Guarded.h"
#include "ui/healing/Paths.h"
#include "ui/healing/ResultFiles.h"
#include "ui/healing/ScanCheck.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// Frames of every step of every open scan are kept; more than this would push other programs out of
// memory.
constexpr double kCacheBytes = 3e9;

/// 0, then one to each side, and so on: what is nearest to the view is healed first.
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

QString describe(const ComputeInfo& info) {
    QStringList devices;
    for (const ComputeDevice& device : info.devices) {
        devices << u"%1 (%2)"_s.arg(QString::fromStdString(device.name),
                                    QString::fromStdString(device.description));
    }
    return u"%1, %2 threads, devices: %3"_s.arg(QString::fromStdString(info.libraryVersion))
        .arg(info.threads)
        .arg(devices.join(u", "_s));
}

}  // namespace

HealingSession::HealingSession(RestorerFactory factory, QObject* parent)
    : QObject(parent), factory_(std::move(factory)) {
    if (!factory_) {
        factory_ = [](const std::filesystem::path& model, const std::string& device) {
            return compute().loadModel(model, device);
        };
    }
}

HealingSession::~HealingSession() {
    stop_.requestStop();
}

// ---- Models

bool HealingSession::setModel(const std::filesystem::path& model) {
    bool taken = false;
    guarded(
        [&] {
            takeModel(model, readModelCard(model));
            taken = true;
        },
        [this](const QString& message) { Q_EMIT failed(message); });
    return taken;
}

void HealingSession::chooseModel(const std::filesystem::path& model) {
    files_.post([this, model] {
        guarded(
            [&] {
                QMetaObject::invokeMethod(this, [this, model, card = readModelCard(model)] {
                    takeModel(model, card);
                });
            },
            [this](const QString& message) {
                QMetaObject::invokeMethod(this, [this, message] { Q_EMIT failed(message); });
            });
    });
}

void HealingSession::takeModel(const std::filesystem::path& model, ModelCard card) {
    card_ = std::move(card);
    model_ = model;
    // What lies there may have been trained on since.
    restorer_.reset();
    Q_EMIT modelChanged();
    Q_EMIT stateChanged();
}

// ---- What is shown

std::shared_ptr<const OpenedScan> HealingSession::scan() const {
    return shown_ != nullptr ? shown_->scan : nullptr;
}

const StepCache* HealingSession::cache() const {
    return shown_ != nullptr ? shown_->cache.get() : nullptr;
}

std::shared_ptr<const StepCache> HealingSession::sharedCache() const {
    return shown_ != nullptr ? shown_->cache : nullptr;
}

bool HealingSession::canHeal() const {
    return scan() != nullptr && card_.has_value() && !busy();
}

bool HealingSession::canSave() const {
    return cache() != nullptr && !isBusy(state()) && cache()->slicesComplete() > 0;
}

std::vector<int> HealingSession::plannedTs() const {
    if (isBusy(state()) && cache() != nullptr) {
        return cache()->ts();
    }
    if (!card_) {
        return {};
    }
    HealingSettings settings = settings_;
    settings.skip = std::clamp(settings.skip, 1, card_->schedule.steps);
    return healingSteps(settings, *card_);
}

// ---- Healing

void HealingSession::heal(Extent extent, int scanSlice) {
    if (!canHeal()) {
        return;
    }
    try {
        checkHealingSettings(settings_, card_->patch, card_->schedule.steps);
    } catch (const Error& error) {
        Q_EMIT failed(errorText(error));
        return;
    }
    HealingWay way{model_, device_, *card_, settings_, {}};
    way.settings.slices.clear();
    prepareAndHeal(*shown_, way, {extent, scanSlice, slab_, false});
}

void HealingSession::resume() {
    if (canResume()) {
        prepareAndHeal(*shown_, shown_->way, {.resumed = true});
    }
}

void HealingSession::prepareAndHeal(HealingCase& one, const HealingWay& way, const Wish& wish) {
    const int job = ++healJob_;
    stop_ = StopToken();
    setState(one, State::Preparing);
    getReady(
        one, way,
        [this, job, id = one.id, way, wish](const ReadyToHeal& ready) {
            QMetaObject::invokeMethod(
                this, [=, this] { startHealing(job, id, way, wish, ready); });
        },
        [this, job, id = one.id](const QString& message) { failHealing(job, id, message); });
}

void HealingSession::useModel(std::function<void(const ReadyToHeal&)> work,
                              std::function<void(const QString&)> failed) {
    if (!canHeal()) {
        return;
    }
    const HealingWay way{model_, device_, *card_, {}, {}};
    getReady(
        *shown_, way,
        [this, id = shown_->id, way, work = std::move(work)](const ReadyToHeal& ready) {
            QMetaObject::invokeMethod(this, [=, this] { keep(id, way, ready); });
            work(ready);
        },
        std::move(failed));
}

void HealingSession::getReady(const HealingCase& one, const HealingWay& way,
                              std::function<void(const ReadyToHeal&)> work,
                              std::function<void(const QString&)> failed) {
    const bool samePreparation = one.prepared && one.preparedFor == way.model;
    const bool sameRestorer =
        restorer_ && restorerModel_ == way.model && restorerDevice_ == way.device;
    healing_.post([this, way, work = std::move(work), failed = std::move(failed),
                   ready = ReadyToHeal{one.scan, samePreparation ? one.prepared : nullptr,
                                       sameRestorer ? restorer_ : nullptr,
                                       {}}]() mutable {
        guarded(
            [&] {
                if (!ready.prepared) {
                    ready.prepared =
                        std::make_shared<const PreparedScan>(prepare(ready.scan->scan, way.card));
                }
                if (!ready.restorer) {
                    ready.restorer = factory_(way.model, way.device);
                }
                // Asked for now: during a healing the answer would have to wait for its end.
                ready.computeText = isComputeLoaded() ? describe(compute().info()) : QString();
                work(ready);
            },
            [this, &failed](const QString& message) {
                QMetaObject::invokeMethod(this, [failed, message] { failed(message); });
            });
    });
}

void HealingSession::keep(int id, const HealingWay& way, const ReadyToHeal& ready) {
    computeText_ = ready.computeText;
    restorer_ = ready.restorer;
    restorerModel_ = way.model;
    restorerDevice_ = way.device;
    HealingCase* one = find(id);
    // The file may have been read again meanwhile.
    if (one != nullptr && one->scan == ready.scan) {
        one->prepared = ready.prepared;
        one->preparedFor = way.model;
    }
}

std::vector<int> HealingSession::slicesFor(const HealingCase& one, const Wish& wish) const {
    const PreparedScan& prepared = *one.prepared;
    std::vector<int> slices;
    const auto add = [&](int slice) {
        if (mayChange(one.way.settings.region, prepared.mask, slice)) {
            slices.push_back(slice);
        }
    };
    if (wish.resumed) {
        return one.wished;
    }
    const int nearest = modelSliceOf(prepared, wish.scanSlice);
    const int reach = wish.extent == Extent::Slab ? wish.slab : 1;
    const int first = modelSliceOf(prepared, wish.scanSlice - (reach - 1) / 2);
    const int last = modelSliceOf(prepared, wish.scanSlice + reach / 2);
    for (const int slice : outwards(nearest, prepared.image.size[2])) {
        if (wish.extent == Extent::Volume || (slice >= first && slice <= last)) {
            add(slice);
        }
    }
    return slices;
}

std::vector<int> HealingSession::incomplete(const HealingCase& one, std::vector<int> slices) {
    std::erase_if(slices, [&one](int slice) { return one.cache->complete(slice); });
    return slices;
}

double HealingSession::memoryLeftFor(const HealingCase& one) const {
    double left = kCacheBytes;
    for (const auto& other : cases_) {
        if (other.get() != &one && other->cache) {
            left -= other->cache->bytes();
        }
    }
    return left;
}

HealingRegion HealingSession::markedRegion(const ReadyToHeal& ready) const {
    if (regionUse_ == RegionUse::WholeBrain) {
        return {};
    }
    HealingRegion region{regionUse_,
                         regionMask_ ? regionMask_(*ready.scan, *ready.prepared) : nullptr};
    if (!region.mask) {
        throw SettingsError(tr("No region is marked yet. Draw an ellipse or paint an area in a "
                               "view, or heal the whole brain.")
                                .toStdString());
    }
    checkHealingRegion(region, ready.prepared->mask);
    return region;
}

void HealingSession::startHealing(int job, int id, HealingWay way, const Wish& wish,
                                  const ReadyToHeal& ready) {
    keep(id, way, ready);
    HealingCase* one = find(id);
    if (one == nullptr || job != healJob_) {
        return;
    }
    const auto& prepared = ready.prepared;
    try {
        if (!wish.resumed) {
            way.settings.region = markedRegion(ready);
            way.regionName = way.settings.region.isLimited() ? regionName_ : std::string();
        }
        const auto freshCache = [&] {
            one->cache.reset();
            one->cache = std::make_shared<StepCache>(
                prepared, healingSteps(way.settings, way.card), memoryLeftFor(*one),
                AcrossSlices{smoothingAcross(way.settings, way.card),
                             changeableVoxels(way.settings.region, prepared->mask)});
            one->way = way;
            one->allSeconds = 0.0;
        };
        if (!one->cache || !one->way.sameAs(way) || one->cache->preparedPointer() != prepared) {
            freshCache();
        }
        one->wished = slicesFor(*one, wish);
        if (one->wished.empty()) {
            throw SettingsError(
                (way.settings.region.isLimited()
                     ? tr("There is nothing to heal in this slice: the region does not reach it.")
                     : tr("There is no brain in this slice. Scroll to another one."))
                    .toStdString());
        }
        std::vector<int> slices = incomplete(*one, one->wished);
        // Those without which a slice's map is not final yet may be all that is left.
        const auto neighbours = [&] {
            std::vector<int> missing = one->cache->missingNeighbours(one->wished);
            std::erase_if(missing, [&slices](int slice) {
                return std::find(slices.begin(), slices.end(), slice) != slices.end();
            });
            return missing;
        };
        if (slices.empty() && neighbours().empty()) {
            // Everything asked for is healed already: the person wants to see it happen again.
            freshCache();
            slices = one->wished;
        }
        if (!wish.resumed) {
            one->slices = slices;
        }
        const std::vector<int> beside = neighbours();
        const int steps = one->cache->steps();
        one->neighbours = static_cast<int>(beside.size());
        one->framesDone = static_cast<int>(one->slices.size() - slices.size()) * steps;
        one->meter.emplace(static_cast<double>(one->slicesInWork()) * steps, one->framesDone);
        beginHealing(*one, slices, beside, prepared, ready.restorer);
    } catch (const Error& error) {
        failHealing(job, id, errorText(error));
    }
}

void HealingSession::beginHealing(HealingCase& one, const std::vector<int>& slices,
                                  const std::vector<int>& neighbours,
                                  std::shared_ptr<const PreparedScan> prepared,
                                  std::shared_ptr<Restorer> restorer) {
    if (&one == shown_) {
        for (const QString& doubt : doubtsAbout(*one.scan, one.way.card)) {
            Q_EMIT warned(doubt);
        }
        Q_EMIT healingStarted();
    }
    setState(one, State::Healing);
    HealingSettings settings = one.way.settings;
    settings.slices = slices;
    settings.neighbours = neighbours;
    settings.neighboursGiven = true;
    healing_.post([this, job = healJob_, id = one.id, prepared, restorer, settings,
                   stop = stop_] {
        guarded(
            [&] {
                const StepObserver observer = [this, job, id](const StepFrame& frame) {
                    QMetaObject::invokeMethod(
                        this, [this, job, id, copy = std::make_shared<const FrameCopy>(frame)] {
                            takeFrame(job, id, *copy);
                        });
                };
                auto result = std::make_shared<const HealingResult>(restorer->heal(
                    HealingInput{prepared->image, prepared->mask}, settings, observer, stop));
                QMetaObject::invokeMethod(this,
                                          [this, job, id, result] { endHealing(job, id, *result); });
            },
            [this, job, id](const QString& message) {
                QMetaObject::invokeMethod(
                    this, [this, job, id, message] { failHealing(job, id, message); });
            });
    });
}

void HealingSession::takeFrame(int job, int id, const FrameCopy& frame) {
    HealingCase* one = find(id);
    if (job != healJob_ || one == nullptr || !one->cache) {
        return;
    }
    newestFrameMade_ = frame.made;
    one->cache->add(frame);
    ++one->framesDone;
    one->meter->update(one->framesDone);
    if (one == shown_) {
        Q_EMIT frameAdded(frame.slice, frame.step);
    }
}

void HealingSession::endHealing(int job, int id, const HealingResult& result) {
    HealingCase* one = find(id);
    if (job != healJob_ || one == nullptr) {
        return;
    }
    one->lastSeconds = one->meter->secondsElapsed();
    one->allSeconds += one->lastSeconds;
    one->usedDevice = result.device;
    if (!result.notice.empty()) {
        Q_EMIT warned(sentenceText(result.notice));
    }
    const bool paused = one->state == State::Pausing && result.stopped;
    setState(*one, paused ? State::Paused : one->restingState());
    Q_EMIT healingEnded(result.stopped);
}

void HealingSession::failHealing(int job, int id, const QString& message) {
    HealingCase* one = find(id);
    if (job != healJob_ || one == nullptr) {
        return;
    }
    setState(*one, State::Failed);
    Q_EMIT failed(message);
}

void HealingSession::stop() {
    HealingCase* one = running();
    if (one == nullptr) {
        if (shown_ != nullptr && shown_->state == State::Paused) {
            setState(*shown_, shown_->restingState());
        }
        return;
    }
    stop_.requestStop();
    if (one->state == State::Preparing) {
        // Finding the brain and loading a library cannot be interrupted, but nobody has to wait
        // for them either: what they bring is kept for the next time.
        ++healJob_;
        setState(*one, one->restingState());
        Q_EMIT healingEnded(true);
    } else {
        setState(*one, State::Stopping);
    }
}

void HealingSession::pause() {
    HealingCase* one = running();
    if (one != nullptr && one->state == State::Healing) {
        stop_.requestStop();
        setState(*one, State::Pausing);
    }
}

double HealingSession::fractionDone() const {
    const HealingCase* one = inWorkOrShown();
    if (one == nullptr || !one->cache || one->slices.empty()) {
        return 0.0;
    }
    return one->framesDone / (static_cast<double>(one->slicesInWork()) * one->cache->steps());
}

int HealingSession::slicesDone() const {
    const HealingCase* one = inWorkOrShown();
    return one != nullptr && one->cache ? one->framesDone / one->cache->steps() : 0;
}

int HealingSession::slicesAsked() const {
    const HealingCase* one = inWorkOrShown();
    return one != nullptr ? one->slicesInWork() : 0;
}

double HealingSession::secondsASlice() const {
    const HealingCase* one = inWorkOrShown();
    return one != nullptr && one->cache && one->meter && one->meter->rate() > 0
               ? one->cache->steps() / one->meter->rate()
               : 0.0;
}

double HealingSession::secondsLeft() const {
    const HealingCase* one = inWorkOrShown();
    return one != nullptr && one->meter ? one->meter->secondsLeft() : -1.0;
}

double HealingSession::lastHealingSeconds() const {
    return shown_ != nullptr ? shown_->lastSeconds : 0.0;
}

const HealingWay* HealingSession::shownWay() const {
    return shown_ != nullptr && shown_->cache ? &shown_->way : nullptr;
}

// ---- Results

void HealingSession::save(const std::filesystem::path& folder) {
    if (!canSave()) {
        Q_EMIT saveFailed(tr("There is nothing to save yet: heal the scan first."));
        return;
    }
    const HealingWay& way = shown_->way;
    ResultRecord record;
    record.scan = shown_->file.empty() ? "sample" : displayPath(shown_->file);
    record.model = way.card.name;
    record.modelSha256 = way.card.weightsSha256;
    record.settings = resolvedFor(way.settings, way.card);
    record.regionSource = way.regionName;
    record.device = shown_->usedDevice;
    record.slices = cache()->slicesComplete();
    record.seconds = shown_->allSeconds;
    record.scanLevel = scanLevel(healthyScoresFor(way.card, way.settings), way.settings,
                                 cache()->upperQuartile());
    record.suggestedThreshold = record.scanLevel * suggestedThreshold(way.card, way.settings);
    files_.post([this, folder, record, scan = scan(), cache = sharedCache()] {
        guarded(
            [&] {
                const ResultsToSave results{cache->preparedPointer(), cache->anomalyMap(),
                                            cache->restoration(), cache->records(), record};
                QStringList paths;
                for (const auto& path : writeResults(folder, scan->scan, results)) {
                    paths << toText(path);
                }
                QMetaObject::invokeMethod(this, [this, paths] { Q_EMIT saved(paths); });
            },
            [this](const QString& message) {
                QMetaObject::invokeMethod(this, [this, message] { Q_EMIT saveFailed(message); });
            });
    });
}

void HealingSession::setState(HealingCase& one, State state) {
    if (state != one.state) {
        one.state = state;
        Q_EMIT stateChanged();
    }
}

}  // namespace disyre::ui
