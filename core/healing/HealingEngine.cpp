// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/HealingEngine.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>

#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/base/TaskThreads.h"
#include "core/healing/MapAccumulator.h"
#include "core/healing/MapSmoothing.h"

namespace disyre {

namespace {

/// A slice that is being healed, with what only the engine needs to know about it. Everything
/// except `healing` is guarded by the engine's mutex; `healing` belongs to the worker that brought
/// the last answer of a step until it has finished that step.
struct SliceInWork {
    SliceInWork(const SlicePlan& plan, int z) : healing(plan, z) {}

    SliceHealing healing;
    bool isAwaited = false;  // True if the caller waits for its frames.
    std::size_t step = 0;
    int unclaimed = healing.windows();   // The windows of this step that no worker has taken.
    int unanswered = healing.windows();  // The windows of this step that have no answer yet.
    std::deque<StepImages> finished;     // The steps that the caller has not seen yet.
};

/// Windows of one slice that a worker takes into a call.
struct Claim {
    std::shared_ptr<SliceInWork> slice;
    int first = 0;
    int count = 0;
};

class Engine {
public:
    Engine(const SlicePlan& plan, const std::vector<int>& slices, const HealingWorkers& workers,
           const StopToken& stop)
        : plan_(plan), slices_(slices), workers_(workers), stop_(stop), threads_(workers.threads) {
        threads_.start(threads_.count(), [this](int) { work(); });
    }
    ~Engine() {
        {
            const std::lock_guard lock(mutex_);
            ends_ = true;
        }
        wakeWorkers_.notify_all();
    }
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// Waits for the next step of the slice that comes first in the order, and returns it. Throws
    /// Stopped after a stop, or whatever a worker threw.
    [[nodiscard]] std::pair<std::shared_ptr<SliceInWork>, StepImages> nextStep() {
        std::unique_lock lock(mutex_);
        wakeCaller_.wait(lock, [this] {
            return failure_ || (!inWork_.empty() && !inWork_.front()->finished.empty());
        });
        // The workers may be several slices ahead of the observer that asked for the stop.
        stop_.throwIfStopped();
        if (failure_) {
            std::rethrow_exception(failure_);
        }
        const std::shared_ptr<SliceInWork> slice = inWork_.front();
        StepImages images = std::move(slice->finished.front());
        slice->finished.pop_front();
        if (slice->step == plan_.steps.size() && slice->finished.empty()) {
            inWork_.pop_front();
            wakeWorkers_.notify_all();
        }
        return {slice, std::move(images)};
    }

private:
    void work() {
        try {
            if (workers_.begin) {
                workers_.begin();
            }
            Buffers buffers;
            while (true) {
                const std::vector<Claim> claims = waitForClaims();
                if (claims.empty()) {
                    return;
                }
                stop_.throwIfStopped();
                computeAnswers(claims, buffers);
                for (const Claim& claim : claims) {
                    finishClaim(claim);
                }
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) {
                failure_ = std::current_exception();
            }
            ends_ = true;
        }
        wakeWorkers_.notify_all();
        wakeCaller_.notify_all();
    }

    /// Waits until there are windows to heal and takes some; returns none when the work has ended.
    std::vector<Claim> waitForClaims() {
        std::unique_lock lock(mutex_);
        while (!ends_) {
            std::vector<Claim> claims = claim();
            if (!claims.empty()) {
                return claims;
            }
            wakeWorkers_.wait(lock);
        }
        return {};
    }

    /// Takes windows of one step t, first from the first slice in the order that has any, then from
    /// those after it.
    std::vector<Claim> claim() {
        const int most = workers_.batches->next();
        std::vector<Claim> claims;
        int room = most;
        for (std::size_t i = 0; room > 0; ++i) {
            if (i == inWork_.size() &&
                ((!claims.empty() && claims[0].slice->step > 0) || !startSlice(most))) {
                break;
            }
            SliceInWork& slice = *inWork_[i];
            if (slice.unclaimed == 0 || (!claims.empty() && claims[0].slice->step != slice.step)) {
                continue;
            }
            // A slice that does not fit into one call is divided evenly. All workers share a slice
            // whose frames the caller waits for, and the last slice when no other work is left.
            int limit = most;
            bool isShared = false;
            if (slice.isAwaited || isTheLastWork(i)) {
                isShared = true;
                const auto shared = [this](int windows) {
                    return (windows + threads_.count() - 1) / threads_.count();
                };
                // It is best if each worker makes one call, even if that call is larger than the
                // size that runs fastest. If it would last too long, the last calls are made the
                // smallest, since otherwise one worker would still run while the others wait.
                limit = workers_.batches->mostInTime() >= shared(slice.healing.windows())
                            ? shared(slice.healing.windows())
                            : std::min(most, shared(slice.unclaimed));
            }
            const int parts = (slice.unclaimed + limit - 1) / limit;
            const int count = (slice.unclaimed + parts - 1) / parts;
            if (count > room && !(isShared && claims.empty())) {
                break;
            }
            claims.push_back({inWork_[i], slice.healing.windows() - slice.unclaimed, count});
            slice.unclaimed -= count;
            room -= count;
            if (slice.unclaimed > 0) {
                break;
            }
        }
        return claims;
    }

    [[nodiscard]] bool isTheLastWork(std::size_t i) const {
        return nextSlice_ == slices_.size() &&
               std::all_of(inWork_.begin() + static_cast<std::ptrdiff_t>(i) + 1, inWork_.end(),
                           [](const auto& slice) { return slice->unclaimed == 0; });
    }

    /// Begins the next slice, unless there is none or enough slices are being healed: results that
    /// wait for the caller take memory and are lost after a stop.
    bool startSlice(int batch) {
        int windows = 0;
        for (const auto& slice : inWork_) {
            windows += slice->healing.windows();
        }
        if (nextSlice_ == slices_.size() || (static_cast<int>(inWork_.size()) > threads_.count() &&
                                             windows >= 2 * batch * threads_.count())) {
            return false;
        }
        auto slice = std::make_shared<SliceInWork>(plan_, slices_[nextSlice_]);
        slice->isAwaited = nextSlice_ == 0;
        ++nextSlice_;
        if (slice->healing.windows() == 0) {
            for (; slice->step < plan_.steps.size(); ++slice->step) {
                slice->finished.push_back(slice->healing.finishStep());
            }
            wakeCaller_.notify_all();
        }
        inWork_.push_back(std::move(slice));
        return true;
    }

    struct Buffers {
        std::vector<float> windows;
        std::vector<float> answers;
    };

    void computeAnswers(const std::vector<Claim>& claims, Buffers& buffers) {
        const auto area =
            static_cast<std::size_t>(plan_.patch) * static_cast<std::size_t>(plan_.patch);
        const std::size_t around = 2 * static_cast<std::size_t>(plan_.neighbours) * area;
        const int t = plan_.steps[claims[0].slice->step];
        if (claims.size() == 1 && around == 0) {
            SliceHealing& healing = claims[0].slice->healing;
            call(healing.x(claims[0].first), claims[0].count, t, healing.answer(claims[0].first));
            return;
        }
        int count = 0;
        for (const Claim& claim : claims) {
            count += claim.count;
        }
        buffers.windows.resize(static_cast<std::size_t>(count) * (area + around));
        buffers.answers.resize(static_cast<std::size_t>(count) * area);
        float* to = buffers.windows.data();
        for (const Claim& claim : claims) {
            const SliceHealing& healing = claim.slice->healing;
            for (int i = claim.first; i < claim.first + claim.count; ++i) {
                to = std::copy_n(healing.x(i), area, to);
                to = std::copy_n(healing.neighbours(i), around, to);
            }
        }
        call(buffers.windows.data(), count, t, buffers.answers.data());
        const float* from = buffers.answers.data();
        for (const Claim& claim : claims) {
            const std::size_t values = static_cast<std::size_t>(claim.count) * area;
            std::copy_n(from, values, claim.slice->healing.answer(claim.first));
            from += values;
        }
    }

    void call(const float* windows, int count, int t, float* answers) {
        const ProgressMeter clock(1.0);
        workers_.restore(windows, count, t, answers);
        workers_.batches->report(count, clock.secondsElapsed());
    }

    /// Notes the answers of a call; the worker that brings the last answer of a step blends the
    /// step.
    void finishClaim(const Claim& claim) {
        SliceInWork& slice = *claim.slice;
        {
            const std::lock_guard lock(mutex_);
            slice.unanswered -= claim.count;
            if (slice.unanswered > 0) {
                return;
            }
        }
        StepImages images = slice.healing.finishStep();
        {
            const std::lock_guard lock(mutex_);
            slice.finished.push_back(std::move(images));
            ++slice.step;
            if (slice.step < plan_.steps.size()) {
                slice.unclaimed = slice.unanswered = slice.healing.windows();
            }
        }
        wakeWorkers_.notify_all();
        wakeCaller_.notify_all();
    }

    const SlicePlan& plan_;
    const std::vector<int>& slices_;
    const HealingWorkers& workers_;
    const StopToken& stop_;
    std::mutex mutex_;
    std::condition_variable wakeWorkers_;
    std::condition_variable wakeCaller_;
    std::size_t nextSlice_ = 0;
    // The slices that are being healed, in the order asked for.
    std::deque<std::shared_ptr<SliceInWork>> inWork_;
    std::exception_ptr failure_;
    bool ends_ = false;
    TaskThreads threads_;  // Must be the last member, because its threads use all others.
};

}  // namespace

HealingResult healSlices(const SlicePlan& plan, const std::vector<int>& slices,
                         const HealingWorkers& workers, const StepObserver& observer,
                         const StopToken& stop) {
    const Volume& image = plan.input.image;
    const auto steps = static_cast<int>(plan.steps.size());
    HealingResult result;
    result.restoration = image;
    std::vector<int> order = slices;
    const auto reach = static_cast<int>(plan.across.size()) - 1;
    const std::vector<int> neighbours =
        plan.mapNeighbours ? *plan.mapNeighbours : neighboursWithin(reach, slices, plan.changeable);
    order.insert(order.end(), neighbours.begin(), neighbours.end());
    const ProgressMeter clock(static_cast<double>(order.size()));
    std::vector<double> gradientSums(plan.steps.size(), 0.0);
    double brainVoxels = 0.0;
    MapAccumulator map(image);
    try {
        Engine engine(plan, order, workers, stop);
        std::vector<double> sums(plan.steps.size());
        for (std::size_t slice = 0; slice < order.size(); ++slice) {
            const bool isNeighbour = slice >= slices.size();
            for (int step = 0; step < steps; ++step) {
                const auto [work, images] = engine.nextStep();
                const auto at = static_cast<std::size_t>(step);
                const double brain = work->healing.brainPixels();
                sums[at] = images.gradientSum;
                map.add(order[slice], step, steps, images.weighted);
                const bool last = step + 1 == steps;
                if (observer) {
                    observer({.slice = order[slice],
                              .isNeighbour = isNeighbour,
                              .step = step,
                              .steps = steps,
                              .t = plan.steps[at],
                              .width = image.size[0],
                              .height = image.size[1],
                              .restored = images.restored,
                              .gradient = images.gradient,
                              .weighted = images.weighted,
                              .meanGradient = brain > 0.0 ? sums[at] / brain : 0.0,
                              .slicesDone = static_cast<int>(slice) + (last ? 1 : 0),
                              .slicesTotal = static_cast<int>(order.size())});
                }
                if (!last) {
                    continue;
                }
                // Only complete slices enter the result, so a stop leaves no slice half healed.
                result.windowsHealed += work->healing.windows();
                result.windowsSkipped += work->healing.windowsPlaced() - work->healing.windows();
                if (isNeighbour) {
                    continue;
                }
                std::copy(images.restored.begin(), images.restored.end(),
                          result.restoration.voxels.begin() +
                              static_cast<std::ptrdiff_t>(image.index(0, 0, order[slice])));
                for (std::size_t i = 0; i < sums.size(); ++i) {
                    gradientSums[i] += sums[i];
                }
                brainVoxels += brain;
                ++result.slicesHealed;
            }
        }
    } catch (const Stopped&) {
        result.stopped = true;
    }
    result.anomalyMap = map.take();
    if (reach > 0) {
        smoothMapAcross(result.anomalyMap, plan.changeable, map.finishedSlices(), plan.across);
        for (const int neighbour : neighbours) {
            std::fill_n(result.anomalyMap.voxels.begin() +
                            static_cast<std::ptrdiff_t>(image.index(0, 0, neighbour)),
                        image.sliceSize(), 0.0f);
        }
    }
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        result.steps.push_back(
            {plan.steps[i], brainVoxels > 0.0 ? gradientSums[i] / brainVoxels : 0.0});
    }
    result.seconds = clock.secondsElapsed();
    return result;
}

}  // namespace disyre
