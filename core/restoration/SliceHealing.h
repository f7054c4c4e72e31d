// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/card/ModelCard.h"
#include "core/card/Schedule.h"
#include "core/restoration/Healing.h"
#include "core/restoration/SlidingWindow.h"

namespace disyre {

/// What the slices of one healing share, worked out once. The scan must outlive it.
struct SlicePlan {
    SlicePlan(const HealingInput& scan, const HealingSettings& wanted, const ModelCard& card);

    /// How much of x_t - x0_hat is left for the next step.
    [[nodiscard]] double share(int t) const;

    HealingInput input;
    HealingSettings settings;
    Schedule schedule;
    Method method;
    std::vector<int> steps;  ///< the t of each, from the most corrupted down
    int patch;
    int neighbours;  ///< slices on either side that the network sees
    int stride;
    Mask changeable;                 ///< voxels of the brain that may change
    double smoothing;                ///< of the score, in pixels
    std::vector<double> across;      ///< of the score across slices: smoothingAcross()
    std::vector<float> importance;  ///< importanceMap(patch)
};

/// A step's three images of a slice, width * height values each, 0 outside the brain.
struct StepImages {
    std::vector<float> restored;
    std::vector<float> gradient;
    std::vector<float> weighted;
    double gradientSum = 0.0;
};

/// The windows of one slice on their way from t = T down. Every window keeps its own x_t; the
/// slice's images are their blend. Windows without brain that may change are left out: they have no
/// say in the result, which is 0 outside the brain.
class SliceHealing {
public:
    /// `plan` must outlive it.
    SliceHealing(const SlicePlan& plan, int z);

    [[nodiscard]] int slice() const { return z_; }
    [[nodiscard]] int windows() const { return static_cast<int>(origins_.size()); }
    /// Windows that would be healed if those without brain were not left out.
    [[nodiscard]] int windowsPlaced() const { return placed_; }
    [[nodiscard]] double brainPixels() const { return brainPixels_; }

    /// x_t of window i, patch * patch values.
    [[nodiscard]] const float* x(int i) const { return x_.data() + at(i); }
    /// What the network sees beside it: the window in each neighbouring slice, from the lowest up, as the
    /// scan has it within the slice's own brain, mirrored as x is; 0 where there is no slice.
    [[nodiscard]] const float* neighbours(int i) const {
        return around_.data() + at(i) * 2 * static_cast<std::size_t>(plan_.neighbours);
    }
    /// Where the network's answer for window i belongs, mirrored as its x.
    [[nodiscard]] float* answer(int i) { return answer_.data() + at(i); }

    /// Takes the answers to all windows, blends the step's images and goes on to the next step.
    [[nodiscard]] StepImages finishStep();

private:
    [[nodiscard]] int t() const { return plan_.steps[static_cast<std::size_t>(step_)]; }
    [[nodiscard]] std::size_t at(int i) const {
        return static_cast<std::size_t>(i) * static_cast<std::size_t>(plan_.patch) *
               static_cast<std::size_t>(plan_.patch);
    }
    void cutWindows();
    void cutNeighbours();
    void placeWindowsWithBrain();
    void blendAnswers();
    void advance();
    /// x of every window becomes the scan's where it may not change.
    void putBack();
    template <typename Visit>
    void visitRows(Visit visit) const;

    const SlicePlan& plan_;
    int z_;
    int width_;
    int height_;
    int step_ = 0;
    int placed_ = 0;
    double brainPixels_ = 0.0;
    std::vector<WindowOrigin> origins_;
    std::vector<bool> isMirrored_;  // left to right
    std::vector<float> brainShare_;  // of each window's pixels
    std::vector<float> x_;
    std::vector<float> around_;
    std::vector<float> answer_;
    std::vector<float> restored_;  // of MeanOfSingleSteps, where x stays as it is
    // Denominators of the blends: they are the same at every step.
    std::vector<double> weight_;
    std::vector<double> weightedWeight_;
};

}  // namespace disyre
