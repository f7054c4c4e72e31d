// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restoration/HealingEngine.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/restoration/MapSmoothing.h"

namespace disyre {

namespace {

/// A slice on its way, with what only the engine needs to know of it. All but `healing` is guarded by
/// the engine's mutex; `healing` belongs to the worker that brought the step's last answer until it
/// has finished that step.
struct SliceInWork {
    SliceInWork(const SlicePlan& plan, int z) : healing(plan, z) {}

    SliceHealing healing;
    bool isAwaited = false;  // somebody waits for its frames
    std::size_t step = 0;
    int unclaimed = healing.windows();   // windows of this step that no worker has taken
    int unanswered = healing.windows();  // windows of this step without an answer
    std::deque<StepImages> finished;     // steps that the caller has not seen
};

/// Windows of one slice that a worker takes along in a call.
struct Claim {
    std::shared_ptr<SliceInWork> slice;
    int first = 0;
    int count = 0;
};

class Engine {
public:
    Engine(const SlicePlan& plan, const std::vector<int>& slices, const HealingWorkers& workers,
           const StopToken& stop)
        : plan_(plan),
          slices_(slices),
          workers_(workers),
          stop_(stop),
          threadCount_(std::max(1, workers.threads)) {
        for (int i = 0; i < threadCount_; ++i) {
            threads_.emplace_back([this] { work(); });
        }
    }
    ~Engine() {
        {
            const std::lock_guard lock(mutex_);
            ends_ = true;
        }
        wakeWorkers_.notify_all();
        for (std::thread& thread : threads_) {
            thread.join();
        }
    }
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// The next step of the slice that is foremost in the order, waiting for it. Throws Stopped, or
    /// what a worker threw.
    [[nodiscard]] std::pair<std::shared_ptr<SliceInWork>, StepImages> nextStep() {
        std::unique_lock lock(mutex_);
        wakeCaller_.wait(lock, [this] {
            return failure_ || (!inWork_.empty() && !inWork_.front()->finished.empty());
        });
        // Workers may be slices ahead of the observer that asked for the stop.
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
                restore(claims, buffers);
                for (const Claim& claim : claims) {
                    answered(claim);
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

    /// Nothing where the work ends.
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

    /// Takes windows of one t, from the foremost slice that has any, then from those behind it.
    std::vector<Claim> claim() {
        const int most = workers_.batches->next();
        std::vector<Claim> claims;
        int room = most;
        for (std::size_t i = 0; room > 0; ++i) {
            if (i == inWork_.size() && ((!claims.empty() && claims[0].slice->step > 0) ||
                                        !startSlice(most))) {
                break;
            }
            SliceInWork& slice = *inWork_[i];
            if (slice.unclaimed == 0 || (!claims.empty() && claims[0].slice->step != slice.step)) {
                continue;
            }
            // A slice that one call cannot hold is cut evenly. One that somebody waits for, and the
            // last one when nothing else is left, is shared by all workers.
            int limit = most;
            bool isShared = false;
            if (slice.isAwaited || isTheLastWork(i)) {
                isShared = true;
                const auto shared = [this](int windows) {
                    return (windows + threadCount_ - 1) / threadCount_;
                };
                // One call a worker is best, even where it is larger than the size that runs fastest;
                // where that would last too long, the last calls are the smallest, or one worker would
                // be left waiting.
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

    /// Begins the next slice, unless there is none or enough is in work: what waits for the caller
    /// takes memory, and is lost at a stop.
    bool startSlice(int batch) {
        int windows = 0;
        for (const auto& slice : inWork_) {
            windows += slice->healing.windows();
        }
        if (nextSlice_ == slices_.size() ||
            (static_cast<int>(inWork_.size()) > threadCount_ && windows >= 2 * batch * threadCount_)) {
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

    void restore(const std::vector<Claim>& claims, Buffers& buffers) {
        const auto area = static_cast<std::size_t>(plan_.patch) * static_cast<std::size_t>(plan_.patch);
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

    /// Whoever brings a step's last answer blends the step.
    void answered(const Claim& claim) {
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
    const int threadCount_;  // workers run before all of threads_ is there
    std::mutex mutex_;
    std::condition_variable wakeWorkers_;
    std::condition_variable wakeCaller_;
    std::size_t nextSlice_ = 0;
    std::deque<std::shared_ptr<SliceInWork>> inWork_;  // in the order asked for
    std::exception_ptr failure_;
    bool ends_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace

HealingResult healSlices(const SlicePlan& plan, const std::vector<int>& slices,
                         const HealingWorkers& workers, const StepObserver& observer,
                         const StopToken& stop) {
    const Volume& image = plan.input.image;
    const auto steps = static_cast<int>(plan.steps.size());
    HealingResult result;
    result.restoration = image;
    result.anomalyMap = Volume(image.size, image.affine);
    std::vector<int> order = slices;
    const auto reach = static_cast<int>(plan.across.size()) - 1;
    const std::vector<int> neighbours =
        plan.settings.neighboursGiven ? plan.settings.neighbours
                                      : neighboursWithin(reach, slices, plan.changeable);
    order.insert(order.end(), neighbours.begin(), neighbours.end());
    std::vector<std::uint8_t> there(static_cast<std::size_t>(image.size[2]), 0);
    const ProgressMeter clock(static_cast<double>(order.size()));
    std::vector<double> gradientSums(plan.steps.size(), 0.0);
    double brainVoxels = 0.0;
    try {
        Engine engine(plan, order, workers, stop);
        std::vector<float> score(image.sliceSize());
        std::vector<double> sums(plan.steps.size());
        for (std::size_t slice = 0; slice < order.size(); ++slice) {
            const bool isNeighbour = slice >= slices.size();
            std::fill(score.begin(), score.end(), 0.0f);
            for (int step = 0; step < steps; ++step) {
                const auto [work, images] = engine.nextStep();
                const auto at = static_cast<std::size_t>(step);
                const double brain = work->healing.brainPixels();
                sums[at] = images.gradientSum;
                for (std::size_t i = 0; i < score.size(); ++i) {
                    score[i] += images.weighted[i] / static_cast<float>(steps);
                }
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
                // Only whole slices enter the result, so a stop leaves none half healed.
                const auto first =
                    static_cast<std::ptrdiff_t>(image.index(0, 0, order[slice]));
                std::copy(score.begin(), score.end(), result.anomalyMap.voxels.begin() + first);
                there[static_cast<std::size_t>(order[slice])] = 1;
                result.windowsHealed += work->healing.windows();
                result.windowsSkipped += work->healing.windowsPlaced() - work->healing.windows();
                if (isNeighbour) {
                    continue;
                }
                std::copy(images.restored.begin(), images.restored.end(),
                          result.restoration.voxels.begin() + first);
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
    if (reach > 0) {
        smoothMapAcross(result.anomalyMap, plan.changeable, there, plan.across);
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
