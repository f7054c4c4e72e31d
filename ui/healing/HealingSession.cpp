// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/HealingSession.h"

#include <algorithm>
#include <new>

#include "core/card/Schedule.h"
#include "ui/healing/Paths.h"
#include "ui/healing/ResultFiles.h"

namespace disyre::ui {

namespace {

// Frames of every step are kept; more than this would push other programs out of memory.
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

bool hasBrain(const PreparedScan& prepared, int slice) {
    const auto count = static_cast<std::ptrdiff_t>(prepared.mask.sliceSize());
    const auto first = prepared.mask.voxels.begin() + slice * count;
    return std::any_of(first, first + count, [](std::uint8_t inside) { return inside != 0; });
}

}  // namespace

HealingSession::HealingSession(RestorerFactory factory, QObject* parent)
    : QObject(parent), factory_(std::move(factory)) {
    if (!factory_) {
        factory_ = [](const std::filesystem::path& model) {
            return compute().loadModel(model, "auto");
        };
    }
}

HealingSession::~HealingSession() {
    stop_.requestStop();
}

bool HealingSession::setModel(const std::filesystem::path& model) {
    bool taken = false;
    guarded(
        [&] {
            ModelCard card = readModelCard(model);
            card_ = std::move(card);
            model_ = model;
            prepared_.reset();
            taken = true;
        },
        [this](const QString& message) { Q_EMIT failed(message); });
    if (taken) {
        Q_EMIT modelChanged();
        Q_EMIT stateChanged();
    }
    return taken;
}

void HealingSession::open(const std::filesystem::path& path) {
    openWith([path] { return openScan(path); });
}

void HealingSession::openSample() {
    openWith([] { return openSampleScan(); });
}

void HealingSession::openWith(std::function<std::shared_ptr<const OpenedScan>()> read) {
    const int job = ++openJob_;
    setOpening(true);
    files_.post([this, job, read = std::move(read)] {
        std::shared_ptr<const OpenedScan> opened;
        QString problem;
        guarded([&] { opened = read(); }, [&](const QString& message) { problem = message; });
        QMetaObject::invokeMethod(this, [this, job, opened, problem] {
            if (job != openJob_) {
                return;  // another file was asked for meanwhile
            }
            setOpening(false);
            if (!opened) {
                Q_EMIT openFailed(problem);
                return;
            }
            stop_.requestStop();
            ++healJob_;
            scan_ = opened;
            prepared_.reset();
            cache_.reset();
            meter_.reset();
            state_ = State::Ready;
            Q_EMIT scanOpened();
            Q_EMIT stateChanged();
        });
    });
}

bool HealingSession::busy() const {
    return state_ == State::Preparing || state_ == State::Healing || state_ == State::Stopping;
}

bool HealingSession::canHeal() const {
    return scan_ != nullptr && card_.has_value() && !busy();
}

bool HealingSession::canSave() const {
    return !busy() && cache_ != nullptr && cache_->slicesComplete() > 0;
}

std::vector<int> HealingSession::plannedTs() const {
    if (busy() && cache_) {
        return cache_->ts();
    }
    if (!card_) {
        return {};
    }
    const int skip = std::clamp(settings_.skip, 1, card_->schedule.steps);
    return Schedule(card_->schedule).stepsWithSkip(skip);
}

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
    const int job = ++healJob_;
    stop_ = StopToken();
    setState(State::Preparing);
    const bool samePreparation = prepared_ && preparedFor_ == scan_;
    healing_.post([this, job, extent, scanSlice, scan = scan_, card = *card_, model = model_,
                   prepared = samePreparation ? prepared_ : nullptr,
                   restorer = restorerModel_ == model_ ? restorer_ : nullptr]() mutable {
        guarded(
            [&] {
                if (!prepared) {
                    prepared = std::make_shared<const PreparedScan>(prepare(scan->scan, card));
                }
                if (!restorer) {
                    restorer = factory_(model);
                }
                QMetaObject::invokeMethod(this, [=, this] {
                    if (scan == scan_ && model == model_) {
                        prepared_ = prepared;
                        preparedFor_ = scan;
                        restorer_ = restorer;
                        restorerModel_ = model;
                    }
                    startHealing(job, extent, scanSlice, prepared, restorer);
                });
            },
            [this, job](const QString& message) {
                QMetaObject::invokeMethod(this,
                                          [this, job, message] { failHealing(job, message); });
            });
    });
}

void HealingSession::startHealing(int job, Extent extent, int scanSlice,
                                  std::shared_ptr<const PreparedScan> prepared,
                                  std::shared_ptr<Restorer> restorer) {
    if (job != healJob_) {
        return;
    }
    try {
        const CacheKey key{prepared, model_, settings_.skip, settings_.stride,
                           settings_.weighting};
        if (!cache_ || key != cacheKey_) {
            cache_.reset();
            cache_ = std::make_unique<StepCache>(prepared, plannedTs(), kCacheBytes);
            cacheKey_ = key;
        }
        const int nearest = modelSliceOf(*prepared, scanSlice);
        const auto wanted = [&] {
            std::vector<int> slices;
            for (const int slice : outwards(nearest, prepared->image.size[2])) {
                if (hasBrain(*prepared, slice) && !cache_->complete(slice) &&
                    (extent == Extent::Volume || slice == nearest)) {
                    slices.push_back(slice);
                }
            }
            return slices;
        };
        if (extent == Extent::Slice && !hasBrain(*prepared, nearest)) {
            throw SettingsError(
                tr("There is no brain in this slice. Scroll to another one.").toStdString());
        }
        slices_ = wanted();
        if (slices_.empty()) {
            // Everything asked for is healed already: the person wants to see it happen again.
            cache_ = std::make_unique<StepCache>(prepared, plannedTs(), kCacheBytes);
            slices_ = wanted();
        }
    } catch (const Error& error) {
        failHealing(job, QString::fromUtf8(error.what()));
        return;
    }
    for (const std::string& warning : prepared->warnings) {
        Q_EMIT warned(QString::fromStdString(warning));
    }
    framesDone_ = 0;
    meter_.emplace(static_cast<double>(slices_.size()) * cache_->steps());
    Q_EMIT healingStarted();
    setState(State::Healing);

    HealingSettings settings = settings_;
    settings.slices = slices_;
    healing_.post([this, job, prepared, restorer, settings, stop = stop_] {
        guarded(
            [&] {
                const StepObserver observer = [this, job](const StepFrame& frame) {
                    QMetaObject::invokeMethod(
                        this, [this, job, copy = std::make_shared<const FrameCopy>(frame)] {
                            takeFrame(job, *copy);
                        });
                };
                auto result = std::make_shared<const HealingResult>(restorer->heal(
                    HealingInput{prepared->image, prepared->mask}, settings, observer, stop));
                QMetaObject::invokeMethod(this, [this, job, result] { endHealing(job, *result); });
            },
            [this, job](const QString& message) {
                QMetaObject::invokeMethod(this,
                                          [this, job, message] { failHealing(job, message); });
            });
    });
}

void HealingSession::takeFrame(int job, const FrameCopy& frame) {
    if (job != healJob_ || !cache_) {
        return;
    }
    cache_->add(frame);
    ++framesDone_;
    meter_->update(framesDone_);
    Q_EMIT frameAdded(frame.slice, frame.step);
}

void HealingSession::endHealing(int job, const HealingResult& result) {
    if (job != healJob_) {
        return;
    }
    lastHealingSeconds_ = meter_->secondsElapsed();
    setState(cache_->slicesComplete() > 0 ? State::Done : State::Ready);
    Q_EMIT healingEnded(result.stopped);
}

void HealingSession::failHealing(int job, const QString& message) {
    if (job != healJob_) {
        return;
    }
    setState(State::Failed);
    Q_EMIT failed(message);
}

void HealingSession::stop() {
    if (state_ == State::Preparing) {
        // Finding the brain and loading a library cannot be interrupted, but nobody has to wait
        // for them either: what they bring is kept for the next time.
        stop_.requestStop();
        ++healJob_;
        setState(cache_ && cache_->slicesComplete() > 0 ? State::Done : State::Ready);
        Q_EMIT healingEnded(true);
    } else if (state_ == State::Healing) {
        stop_.requestStop();
        setState(State::Stopping);
    }
}

double HealingSession::fractionDone() const {
    const double total = static_cast<double>(slices_.size()) * (cache_ ? cache_->steps() : 0);
    return total > 0 ? framesDone_ / total : 0.0;
}

int HealingSession::slicesDone() const {
    return cache_ ? framesDone_ / cache_->steps() : 0;
}

double HealingSession::secondsASlice() const {
    return meter_ && meter_->rate() > 0 && cache_ ? cache_->steps() / meter_->rate() : 0.0;
}

double HealingSession::secondsLeft() const {
    return meter_ ? meter_->secondsLeft() : -1.0;
}

void HealingSession::save(const std::filesystem::path& folder) {
    if (!canSave()) {
        Q_EMIT saveFailed(tr("There is nothing to save yet: heal the scan first."));
        return;
    }
    auto results = std::make_shared<const ResultsToSave>(
        ResultsToSave{cache_->preparedPointer(), cache_->anomalyMap(), cache_->restoration(),
                      cache_->records()});
    files_.post([this, folder, scan = scan_, results] {
        guarded(
            [&] {
                QStringList paths;
                for (const auto& path : writeResults(folder, scan->scan, *results)) {
                    paths << toText(path);
                }
                QMetaObject::invokeMethod(this, [this, paths] { Q_EMIT saved(paths); });
            },
            [this](const QString& message) {
                QMetaObject::invokeMethod(this, [this, message] { Q_EMIT saveFailed(message); });
            });
    });
}

void HealingSession::setState(State state) {
    if (state != state_) {
        state_ = state;
        Q_EMIT stateChanged();
    }
}

void HealingSession::setOpening(bool opening) {
    if (opening != opening_) {
        opening_ = opening;
        Q_EMIT openingChanged();
    }
}

}  // namespace disyre::ui
