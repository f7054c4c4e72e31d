// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <span>
#include <vector>

#include "core/preprocess/Preparation.h"
#include "core/restoration/Healing.h"

namespace disyre::ui {

/// A copy of a StepFrame that outlives the observer's call.
struct FrameCopy {
    int slice = 0;
    bool isNeighbour = false;
    int step = 0;
    int t = 0;
    std::vector<float> restored;
    std::vector<float> gradient;
    std::vector<float> weighted;
    double meanGradient = 0.0;
    std::chrono::steady_clock::time_point made = std::chrono::steady_clock::now();

    explicit FrameCopy(const StepFrame& frame);
};

/// How the score is smoothed across slices (core/restoration/MapSmoothing).
struct AcrossSlices {
    std::vector<double> kernel{1.0};  ///< smoothingAcross(); one weight means not at all
    Mask inside;                      ///< changeableVoxels(), on the grid of the prepared scan

    [[nodiscard]] int reach() const { return static_cast<int>(kernel.size()) - 1; }
};

/// Every step's frame of every slice healed so far, in model space, so that scrubbing is instant.
/// Belongs to the window's thread; what is marked so may be called from others meanwhile.
/// The score of a slice is smoothed across those of its neighbours that are there already: it settles
/// as they come, and is final once all within reach have come.
/// "Position" 0 is the scan as it is, position k the picture after step k (counted from 1).
class StepCache {
public:
    /// @param ts the t that each step starts from.
    /// Throws ComputeError when the frames of so many steps would not fit in `memoryLimitBytes`.
    StepCache(std::shared_ptr<const PreparedScan> prepared, std::vector<int> ts,
              double memoryLimitBytes, AcrossSlices across = {});

    /// Memory that the cache takes.
    [[nodiscard]] double bytes() const {
        return bytesFor(*prepared_, ts_.size(), across_.reach() > 0);
    }

    void add(const FrameCopy& frame);

    [[nodiscard]] const PreparedScan& prepared() const { return *prepared_; }
    [[nodiscard]] std::shared_ptr<const PreparedScan> preparedPointer() const { return prepared_; }
    [[nodiscard]] int steps() const { return static_cast<int>(ts_.size()); }
    [[nodiscard]] const std::vector<int>& ts() const { return ts_; }
    [[nodiscard]] int modelSlices() const { return prepared_->image.size[2]; }
    /// How many slices away a frame has a say in a slice's score.
    [[nodiscard]] int reachAcross() const { return across_.reach(); }
    /// Slices that have all steps' scores, whether asked for or as neighbours.
    [[nodiscard]] int slicesScored() const;
    /// What the scores of these slices need beside them, and what has not come yet.
    [[nodiscard]] std::vector<int> missingNeighbours(const std::vector<int>& modelSlices) const;

    /// Steps done of a model slice.
    [[nodiscard]] int stepsOf(int modelSlice) const;
    [[nodiscard]] bool complete(int modelSlice) const { return stepsOf(modelSlice) == steps(); }
    [[nodiscard]] int slicesComplete() const;
    /// Largest position that a slice of the scan can be shown at.
    [[nodiscard]] int positionsOf(int scanSlice) const;

    /// What healing changed up to this position, in the scan's intensities, on the scan's RAS
    /// slice. Empty when this slice has no such position.
    [[nodiscard]] std::vector<float> changeOnScan(int position, int scanSlice) const;
    /// The step gradient of the step that led to this position.
    [[nodiscard]] std::vector<float> gradientOnScan(int position, int scanSlice) const;
    /// The anomaly score: the mean of the weighted step gradients up to this position, of all steps
    /// done for position 0.
    [[nodiscard]] std::vector<float> scoreOnScan(int position, int scanSlice) const;

    /// Likewise a mean in which each step counts as much as its weight; empty when the weights have
    /// no sum or the slice no steps.
    [[nodiscard]] std::vector<float> weightedScoreOnScan(const std::vector<double>& weights,
                                                         int scanSlice) const;

    /// A step's pictures in model space, counted from 0: what is healed of each slice so far.
    [[nodiscard]] const Grid<float>& changeAt(int step) const {
        return steps_[static_cast<std::size_t>(step)].change;
    }
    [[nodiscard]] const Grid<float>& gradientAt(int step) const {
        return steps_[static_cast<std::size_t>(step)].gradient;
    }
    [[nodiscard]] const Grid<float>& weightedAt(int step) const {
        return steps_[static_cast<std::size_t>(step)].weighted;
    }

    /// A picture in model space to work in, of any content; the window's thread alone uses it.
    [[nodiscard]] Grid<float>& scratch() const { return scratch_; }

    /// Mean step gradient over the brain of a slice (of the one nearest to a scan slice).
    [[nodiscard]] std::optional<double> meanOfSlice(int step, int scanSlice) const;
    /// The same over all slices that have made this step.
    [[nodiscard]] std::optional<double> meanOfVolume(int step) const;

    /// Upper quartile of the scores over the brain of the complete slices; none until half of the brain's are.
    [[nodiscard]] std::optional<double> upperQuartile() const;
    /// Largest score and step gradient so far, for the colour bar.
    [[nodiscard]] double largestScore() const;
    [[nodiscard]] double largestGradient() const { return largestGradient_; }
    /// What no weighted score so far exceeds.
    [[nodiscard]] double weightedScoreBound(const std::vector<double>& weights) const;

    // From any thread:

    /// The healed volume and the anomaly map of the complete slices, in model space. The map is of one
    /// moment slice by slice, not as a whole, while healing goes on.
    [[nodiscard]] Volume restoration() const;
    [[nodiscard]] Volume anomalyMap() const { return anomalyMap(std::vector<double>(ts_.size(), 1.0)); }
    /// The same with weighted steps.
    [[nodiscard]] Volume anomalyMap(const std::vector<double>& weights) const;
    /// Mean step gradient of each step over some voxels of the model's grid.
    [[nodiscard]] std::vector<double> meansOver(std::span<const std::size_t> voxels) const;
    /// Mean step gradients over the brain of the complete slices.
    [[nodiscard]] std::vector<StepRecord> records() const;

private:
    struct Step {
        Grid<float> change;
        Grid<float> gradient;
        Grid<float> within;    // foreground-weighted, smoothed within slices; empty where across too
                               // there is nothing to smooth
        Grid<float> weighted;  // the same smoothed across slices; the score is made of it
        std::vector<double> means;            // by model slice
        std::vector<double> largestWeighted;  // likewise
        double sum = 0.0;
        double count = 0.0;
    };

    [[nodiscard]] static double bytesFor(const PreparedScan& prepared, std::size_t steps,
                                         bool across);
    /// After a frame's score has come: that slice's weighted one, and those that it has a say in.
    void smoothAround(int modelSlice, int step);
    /// A slice of the scan may lie between two of the model. Until the other one is healed too, it is
    /// shown as its healed neighbour, not half as strong.
    void showInNeighbours(int modelSlice, int step, Grid<float>& grid);
    void findLargest(int modelSlice);

    [[nodiscard]] std::size_t offset(int modelSlice) const {
        return static_cast<std::size_t>(modelSlice) * prepared_->image.sliceSize();
    }

    [[nodiscard]] std::vector<float> meanOfSteps(const std::vector<double>& weights,
                                                 int scanSlice) const;

    // Written by the window's thread alone, so only other threads lock to read.
    mutable std::shared_mutex mutex_;
    std::shared_ptr<const PreparedScan> prepared_;
    std::vector<int> ts_;
    AcrossSlices across_;
    std::vector<Step> steps_;
    std::vector<int> stepsOf_;
    std::vector<int> scoredStepsOf_;  // neighbours that were not asked for count too
    std::vector<double> brainVoxels_;
    mutable Grid<float> scratch_;  // what is near the slice asked for, made on demand
    std::vector<double> largestScores_;  // by model slice
    double largestGradient_ = 0.0;
};

}  // namespace disyre::ui
