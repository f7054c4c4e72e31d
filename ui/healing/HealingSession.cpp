// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/HealingSession.h"

#include <algorithm>
#include <new>

#include "ui/healing/Paths.h"
#include "ui/healing/ResultFiles.h"
#include "ui/healing/ScanCheck.h"
#include "ui/healing/ScanFolder.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// Frames of every step of every open scan are kept; more than this would push other programs out of
// memory.
constexpr double kCacheBytes = 3e9;

/// Runs `work` and turns what it throws into a sentence for `complain`.
template <typename Work, typename Complain>
void guarded(Work&& work, Complain&& complain) {
    try {
        work();
    } catch (const std::bad_alloc&) {
        complain(HealingSession::tr("There is not enough memory for this."));
    } catch (const Error& error) {
        complain(QString::fromUtf8(error.what()));
    } catch (const std::exception& error) {
        complain(HealingSession::tr("Something unexpected went wrong: %1")
                     .arg(QString::fromUtf8(error.what())));
    }
}

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

// ---- Cases

HealingCase* HealingSession::find(int id) const {
    const auto found = std::find_if(cases_.begin(), cases_.end(),
                                    [id](const auto& one) { return one->id == id; });
    return found == cases_.end() ? nullptr : found->get();
}

HealingCase* HealingSession::running() const {
    const auto found = std::find_if(cases_.begin(), cases_.end(),
                                    [](const auto& one) { return isBusy(one->state); });
    return found == cases_.end() ? nullptr : found->get();
}

const HealingCase* HealingSession::healingCase() const {
    return running();
}

const HealingCase* HealingSession::inWorkOrShown() const {
    const HealingCase* one = running();
    return one != nullptr ? one : shown_;
}

HealingCase& HealingSession::caseOf(const std::filesystem::path& file) {
    const auto found = std::find_if(cases_.begin(), cases_.end(),
                                    [&file](const auto& one) { return one->file == file; });
    if (found != cases_.end()) {
        return **found;
    }
    auto added = std::make_unique<HealingCase>();
    added->id = nextId_++;
    added->name = file.empty() ? sampleName() : toText(file.filename());
    added->file = file;
    cases_.push_back(std::move(added));
    return *cases_.back();
}

void HealingSession::open(const std::filesystem::path& path) {
    beginOpening();
    const int wish = ++wishToShow_;
    files_.post([this, wish, path] {
        guarded(
            [&] {
                const std::vector<std::filesystem::path> files = scansAt(path);
                std::vector<std::filesystem::file_time_type> written;
                for (const auto& file : files) {
                    written.push_back(writtenAt(file));
                }
                QMetaObject::invokeMethod(this, [this, wish, files, written] {
                    std::vector<int> ids;
                    for (std::size_t i = 0; i < files.size(); ++i) {
                        HealingCase& one = caseOf(files[i]);
                        one.outdated = one.scan && one.written != written[i];
                        ids.push_back(one.id);
                    }
                    Q_EMIT casesChanged();
                    if (wish == wishToShow_) {
                        showCase(ids.front());
                    }
                    endOpening();
                });
            },
            [this](const QString& message) {
                QMetaObject::invokeMethod(this, [this, message] {
                    endOpening();
                    Q_EMIT openFailed(message);
                });
            });
    });
}

void HealingSession::openSample() {
    const int id = caseOf({}).id;
    Q_EMIT casesChanged();
    showCase(id);
}

void HealingSession::showCase(int id) {
    HealingCase* one = find(id);
    if (one == nullptr) {
        return;
    }
    ++wishToShow_;
    if (one->scan && !one->outdated) {
        show(one);
    } else {
        readAndShow(*one);
    }
}

void HealingSession::show(HealingCase* one) {
    shown_ = one;
    Q_EMIT caseShown();
    Q_EMIT casesChanged();
    Q_EMIT stateChanged();
}

void HealingSession::readAndShow(const HealingCase& one) {
    beginOpening();
    files_.post([this, wish = wishToShow_, id = one.id, file = one.file] {
        std::shared_ptr<const OpenedScan> opened;
        QString problem;
        const auto written = writtenAt(file);
        guarded([&] { opened = file.empty() ? openSampleScan() : openScan(file); },
                [&](const QString& message) { problem = message; });
        QMetaObject::invokeMethod(this,
                                  [=, this] { takeScan(wish, id, opened, written, problem); });
    });
}

void HealingSession::takeScan(int wish, int id, std::shared_ptr<const OpenedScan> opened,
                              std::filesystem::file_time_type written, const QString& problem) {
    HealingCase* one = find(id);
    if (one != nullptr && !opened) {
        std::erase_if(cases_, [id](const auto& each) { return each->id == id && !each->scan; });
        Q_EMIT casesChanged();
    } else if (one != nullptr) {
        forgetResults(*one);
        one->scan = std::move(opened);
        one->written = written;
        one->outdated = false;
        if (wish == wishToShow_) {
            show(one);
            Q_EMIT scanOpened();
        } else {
            Q_EMIT casesChanged();
        }
    }
    endOpening();
    if (!problem.isEmpty()) {
        Q_EMIT openFailed(problem);
    }
}

void HealingSession::forgetResults(HealingCase& one) {
    if (isBusy(one.state)) {
        stop_.requestStop();
        ++healJob_;
    }
    one.prepared.reset();
    one.cache.reset();
    one.slices.clear();
    one.framesDone = 0;
    one.meter.reset();
    one.state = State::Ready;
}

void HealingSession::closeCase(int id) {
    const auto place = std::find_if(cases_.begin(), cases_.end(),
                                    [id](const auto& one) { return one->id == id; });
    if (place == cases_.end()) {
        return;
    }
    const bool healed = isBusy((*place)->state);
    if (healed) {
        stop_.requestStop();
        ++healJob_;
    }
    const bool wasShown = place->get() == shown_;
    const auto next = cases_.erase(place);
    if (wasShown) {
        // The neighbour that takes its place in the list; of those read, or it would open files.
        const auto read = [](const auto& one) { return one->scan != nullptr; };
        auto neighbour = std::find_if(next, cases_.end(), read);
        if (neighbour == cases_.end()) {
            const auto before = std::find_if(cases_.rbegin(), cases_.rend(), read);
            show(before == cases_.rend() ? nullptr : before->get());
        } else {
            show(neighbour->get());
        }
    } else {
        Q_EMIT casesChanged();
    }
    if (healed) {
        Q_EMIT stateChanged();
        Q_EMIT healingEnded(true);
    }
}

void HealingSession::beginOpening() {
    if (++opening_ == 1) {
        Q_EMIT openingChanged();
    }
}

void HealingSession::endOpening() {
    if (--opening_ == 0) {
        Q_EMIT openingChanged();
    }
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
        Q_EMIT failed(QString::fromUtf8(error.what()));
        return;
    }
    HealingWay way{model_, device_, *card_, settings_};
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
    const HealingWay way{model_, device_, *card_, {}};
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
        if (mayChange(one.way.settings.region, prepared.mask, slice) &&
            !one.cache->complete(slice)) {
            slices.push_back(slice);
        }
    };
    if (wish.resumed) {
        for (const int slice : one.slices) {
            add(slice);
        }
        return slices;
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

double HealingSession::memoryLeftFor(const HealingCase& one) const {
    double left = kCacheBytes;
    for (const auto& other : cases_) {
        if (other.get() != &one && other->cache) {
            left -= StepCache::bytesFor(other->cache->prepared(), other->cache->ts().size());
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
        }
        const auto freshCache = [&] {
            one->cache.reset();
            one->cache = std::make_shared<StepCache>(
                prepared, healingSteps(way.settings, way.card), memoryLeftFor(*one));
            one->way = way;
        };
        if (!one->cache || !one->way.sameAs(way) || one->cache->preparedPointer() != prepared) {
            freshCache();
        }
        std::vector<int> slices = slicesFor(*one, wish);
        if (slices.empty()) {
            // Everything asked for is healed already: the person wants to see it happen again.
            freshCache();
            slices = slicesFor(*one, wish);
        }
        if (slices.empty()) {
            throw SettingsError(
                (way.settings.region.isLimited()
                     ? tr("There is nothing to heal in this slice: the region does not reach it.")
                     : tr("There is no brain in this slice. Scroll to another one."))
                    .toStdString());
        }
        if (!wish.resumed) {
            one->slices = slices;
        }
        const int steps = one->cache->steps();
        one->framesDone = static_cast<int>(one->slices.size() - slices.size()) * steps;
        one->meter.emplace(static_cast<double>(one->slices.size()) * steps, one->framesDone);
        beginHealing(*one, slices, prepared, ready.restorer);
    } catch (const Error& error) {
        failHealing(job, id, QString::fromUtf8(error.what()));
    }
}

void HealingSession::beginHealing(HealingCase& one, const std::vector<int>& slices,
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
    if (!result.notice.empty()) {
        Q_EMIT warned(QString::fromStdString(result.notice));
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
    return one->framesDone / (static_cast<double>(one->slices.size()) * one->cache->steps());
}

int HealingSession::slicesDone() const {
    const HealingCase* one = inWorkOrShown();
    return one != nullptr && one->cache ? one->framesDone / one->cache->steps() : 0;
}

int HealingSession::slicesAsked() const {
    const HealingCase* one = inWorkOrShown();
    return one != nullptr ? static_cast<int>(one->slices.size()) : 0;
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

// ---- Results

void HealingSession::save(const std::filesystem::path& folder) {
    if (!canSave()) {
        Q_EMIT saveFailed(tr("There is nothing to save yet: heal the scan first."));
        return;
    }
    files_.post([this, folder, scan = scan(), cache = sharedCache()] {
        guarded(
            [&] {
                const ResultsToSave results{cache->preparedPointer(), cache->anomalyMap(),
                                            cache->restoration(), cache->records()};
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
