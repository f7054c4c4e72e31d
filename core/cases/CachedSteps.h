// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/image/Volume.h"
#include "core/preprocess/Preparation.h"

namespace disyre {

/// One step of a healing, of all slices that have it, on the grid of the scan in model space.
struct CachedStep {
    /// What healing changed up to this step: restored minus scan, with intensities in [0, 1].
    Grid<float> change;
    Grid<float> gradient;  ///< The step gradient.
    /// The step gradient with foreground weighting, smoothed within slices. It is empty if the
    /// score is not smoothed across slices, because it would equal `weighted` then.
    Grid<float> within;
    /// The step gradient of `within`, smoothed across slices as well; the score is the mean of it.
    Grid<float> weighted;
    std::vector<double> means;            ///< The mean step gradient of each model slice.
    std::vector<double> largestWeighted;  ///< The largest value of `weighted` in each model slice.
    /// The sum of the step gradient over the brain of all slices in which this step is done, and
    /// how many voxels entered it.
    double sum = 0.0;
    double count = 0.0;
};

/// Every step of every slice that was healed, with the scan in model space that they belong to.
struct CachedSteps {
    std::shared_ptr<const PreparedScan> prepared;
    std::vector<int> ts;         ///< The t that each step starts from.
    std::vector<double> kernel;  ///< The weights of smoothingAcross(); a single one for none.
    Mask inside;                 ///< The voxels of changeableVoxels(), on the grid of `prepared`.
    std::vector<CachedStep> steps;
    std::vector<int> stepsOf;  ///< How many steps each model slice has.
    /// The same, with the slices that were healed only because a neighbour's score needs them.
    std::vector<int> scoredStepsOf;
    std::vector<double> largestScores;  ///< The largest score of each model slice.
    double largestGradient = 0.0;
};

}  // namespace disyre
