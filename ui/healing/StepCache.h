// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <span>
#include <vector>

#include "core/cases/CachedSteps.h"
#include "core/healing/Healing.h"
#include "core/healing/MapAccumulator.h"
#include "core/preprocess/Preparation.h"

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

/// How the score is smoothed across slices (core/healing/MapSmoothing).
struct AcrossSlices {
    /// The weights of smoothingAcross(); a single one for no smoothing.
    std::vector<double> kernel{1.0};
    Mask inside;  ///< the voxels of changeableVoxels(), on the prepared scan's grid

    [[nodiscard]] int reach() const { return static_cast<int>(kernel.size()) - 1; }
};

/// Keeps every step's frame of every slice healed so far, in model space, so that scrubbing is
/// instant. A cache belongs to the window's thread, but the functions that are marked so may be
/// called from other threads at the same time.
/// The score of a slice is smoothed across those of its neighbours that are there already: it
/// changes as they come, and is final once all within reach have come. "Position" 0 is the scan as
/// it is, position k the picture after step k (counted from 1).
class StepCache {
public:
    /// @param ts the t that each step starts from.
    /// Throws ComputeError when the frames of so many steps would not fit in `memoryLimitBytes`.
    StepCache(std::shared_ptr<const PreparedScan> prepared, std::vector<int> ts,
              double memoryLimitBytes, AcrossSlices across = {});

    /// Makes a cache that holds what another one held when content() was asked for. All grids and
    /// lists must have the sizes that fit each other, as readCachedSteps() makes sure.
    explicit StepCache(CachedSteps content);

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
    /// Up to how many slices away a frame influences a slice's score; 0 without smoothing.
    [[nodiscard]] int reachAcross() const { return across_.reach(); }
    /// How many slices have the scores of all steps. Slices that were not asked for, but healed
    /// because the score of a neighbour needs them, count too.
    [[nodiscard]] int slicesScored() const;
    /// The slices around these ones that their scores still need for smoothing, because they have
    /// not all their steps yet.
    [[nodiscard]] std::vector<int> missingNeighbours(const std::vector<int>& modelSlices) const;

    /// How many steps of a slice of the model are done.
    [[nodiscard]] int stepsOf(int modelSlice) const;
    [[nodiscard]] bool complete(int modelSlice) const { return stepsOf(modelSlice) == steps(); }
    [[nodiscard]] int slicesComplete() const;
    /// How many slices of the model's grid hold some of the brain.
    [[nodiscard]] int slicesWithBrain() const;
    /// Largest position that a slice of the scan can be shown at.
    [[nodiscard]] int positionsOf(int scanSlice) const;

    /// What healing changed up to this position, in the scan's intensities, on the scan's RAS
    /// slice. Empty when this slice has no such position.
    [[nodiscard]] std::vector<float> changeOnScan(int position, int scanSlice) const;
    /// The step gradient of the step that led to this position.
    [[nodiscard]] std::vector<float> gradientOnScan(int position, int scanSlice) const;
    /// The anomaly score: the mean of the weighted step gradients up to this position, or of all
    /// steps done for position 0.
    [[nodiscard]] std::vector<float> scoreOnScan(int position, int scanSlice) const;

    /// The same score as a mean in which each step counts as much as its weight. Empty when the sum
    /// of the weights is 0 or the slice has no steps.
    [[nodiscard]] std::vector<float> weightedScoreOnScan(const std::vector<double>& weights,
                                                         int scanSlice) const;

    /// The change, the gradient and the weighted gradient of a step, which is counted from 0, in
    /// model space: what is healed of each slice so far.
    [[nodiscard]] const Grid<float>& changeAt(int step) const {
        return steps_[static_cast<std::size_t>(step)].change;
    }
    [[nodiscard]] const Grid<float>& gradientAt(int step) const {
        return steps_[static_cast<std::size_t>(step)].gradient;
    }
    [[nodiscard]] const Grid<float>& weightedAt(int step) const {
        return steps_[static_cast<std::size_t>(step)].weighted;
    }

    /// A picture in model space for intermediate results. Its content is arbitrary, and only the
    /// window's thread may use it.
    [[nodiscard]] Grid<float>& scratch() const { return scratch_.map(); }

    /// The mean of a step's gradient over the brain of the model's slice that is nearest to a slice
    /// of the scan; no value if this step of that slice is not done. Steps are counted from 0.
    [[nodiscard]] std::optional<double> meanOfSlice(int step, int scanSlice) const;
    /// The mean of a step's gradient over the brain of all slices in which the step is done; no
    /// value if there are none.
    [[nodiscard]] std::optional<double> meanOfVolume(int step) const;

    /// The upper quartile of the scores over the brain of the complete slices; no value until half
    /// of the slices with brain are complete.
    [[nodiscard]] std::optional<double> upperQuartile() const;
    /// Largest score and step gradient so far, for the colour bar.
    [[nodiscard]] double largestScore() const;
    [[nodiscard]] double largestGradient() const { return largestGradient_; }
    /// A bound that no weighted score exceeds so far.
    [[nodiscard]] double weightedScoreBound(const std::vector<double>& weights) const;

    // The functions below may be called from any thread.

    /// The healed volume and the anomaly map of the complete slices, in model space. While healing
    /// goes on, each slice of the map is of one moment, but not all slices are of the same one.
    [[nodiscard]] Volume restoration() const;
    [[nodiscard]] Volume anomalyMap() const {
        return anomalyMap(std::vector<double>(ts_.size(), 1.0));
    }
    /// The anomaly map in which each step counts as much as its weight.
    [[nodiscard]] Volume anomalyMap(const std::vector<double>& weights) const;
    /// Mean step gradient of each step over some voxels of the model's grid.
    [[nodiscard]] std::vector<double> meansOver(std::span<const std::size_t> voxels) const;
    /// Everything that the cache holds, so that it can be kept in a file. Steps that come meanwhile
    /// may be part of the grids already, but do not count as done.
    [[nodiscard]] CachedSteps content() const;
    /// Mean step gradients over the brain of the complete slices.
    [[nodiscard]] std::vector<StepRecord> records() const;

private:
    void countBrain();
    [[nodiscard]] static double bytesFor(const PreparedScan& prepared, std::size_t steps,
                                         bool across);
    /// Smooths the scores of a slice whose frame has come, and of the slices within reach of it.
    void smoothAround(int modelSlice, int step);
    /// Copies a slice of the model to its neighbours that are not healed yet. A slice of the scan
    /// that lies between the two then shows the healed one alone and not half of its change.
    void showInNeighbours(int modelSlice, int step, Grid<float>& grid);
    void findLargest(int modelSlice);

    [[nodiscard]] std::size_t offset(int modelSlice) const {
        return static_cast<std::size_t>(modelSlice) * prepared_->image.sliceSize();
    }

    /// The values of a slice of the model after each step that it has, smoothed across slices.
    [[nodiscard]] std::vector<std::span<const float>> scoresOf(int modelSlice) const;
    [[nodiscard]] std::vector<float> meanOfSteps(const std::vector<double>& weights,
                                                 int scanSlice) const;

    // Only the window's thread writes what the mutex guards, so only other threads lock to read.
    mutable std::shared_mutex mutex_;
    std::shared_ptr<const PreparedScan> prepared_;
    std::vector<int> ts_;
    AcrossSlices across_;
    std::vector<CachedStep> steps_;
    std::vector<int> stepsOf_;
    // As stepsOf_, but with the slices that were healed only because a neighbour's score needs
    // them.
    std::vector<int> scoredStepsOf_;
    std::vector<double> brainVoxels_;
    // The anomaly map near the slice that is asked for. It is made on demand, so that its other
    // slices hold arbitrary values.
    mutable MapAccumulator scratch_;
    std::vector<double> largestScores_;  // the largest score of each slice of the model
    double largestGradient_ = 0.0;
};

}  // namespace disyre::ui
