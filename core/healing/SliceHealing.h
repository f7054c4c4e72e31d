// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/card/ModelCard.h"
#include "core/card/Schedule.h"
#include "core/healing/Healing.h"
#include "core/healing/SlidingWindow.h"

namespace disyre {

/// What all slices of a healing share, computed once. The scan must outlive it.
struct SlicePlan {
    SlicePlan(const HealingInput& scan, const HealingRequest& request, const ModelCard& card);

    /// Returns the share of x_t - x0_hat that is left for the next step after step t
    /// (resources/manual/method.md, sections 11.1 and 11.2).
    [[nodiscard]] double share(int t) const;

    HealingInput input;
    /// The settings, with the model's own values where they were left to the model.
    HealingSettings settings;
    HealingRegion region;
    /// The neighbours of the request; see HealingRequest::neighbours.
    std::optional<std::vector<int>> mapNeighbours;
    Schedule schedule;
    Method method;
    std::vector<int> steps;  ///< The t of each step, beginning with the most corrupted.
    int patch;
    int neighbours;  ///< The number of slices on either side that the network sees.
    int stride;
    Mask changeable;  ///< The brain voxels that may change.
    /// Standard deviation in pixels of the smoothing of the score within slices.
    double smoothing;
    /// Weights of the smoothing of the score across slices, from smoothingAcross().
    std::vector<double> across;
    /// The weights of a window's pixels, from importanceMap(patch).
    std::vector<float> importance;
};

/// The three images of a slice after a step, with width * height values each; they are 0 outside
/// the brain.
struct StepImages {
    std::vector<float> restored;
    std::vector<float> gradient;
    std::vector<float> weighted;
    double gradientSum = 0.0;
};

/// The windows of one slice on their way from t = T down. Every window keeps its own x_t, and the
/// images of the slice are their blend. Windows without brain that may change are left out, since
/// they do not affect the result, which is 0 outside the brain.
class SliceHealing {
public:
    /// The plan must outlive this object. `z` is the slice's number.
    SliceHealing(const SlicePlan& plan, int z);

    [[nodiscard]] int slice() const { return z_; }
    [[nodiscard]] int windows() const { return static_cast<int>(origins_.size()); }
    /// Returns the number of windows if those without brain were not left out.
    [[nodiscard]] int windowsPlaced() const { return placed_; }
    [[nodiscard]] double brainPixels() const { return brainPixels_; }

    /// Returns where window i lies on the slice.
    [[nodiscard]] const WindowOrigin& origin(int i) const {
        return origins_[static_cast<std::size_t>(i)];
    }
    /// Tells whether the values of window i are mirrored left to right.
    [[nodiscard]] bool isMirrored(int i) const { return isMirrored_[static_cast<std::size_t>(i)]; }
    /// Returns the share of the pixels of window i that are brain.
    [[nodiscard]] double brainShare(int i) const {
        return static_cast<double>(brainShare_[static_cast<std::size_t>(i)]);
    }
    /// Returns x_t of window i: patch * patch values.
    [[nodiscard]] const float* x(int i) const { return x_.data() + at(i); }
    /// Returns what the network sees beside window i: the same window in each neighbouring slice,
    /// from the lowest up, as the scan has it within the slice's own brain, and mirrored as x is.
    /// It is 0 where there is no slice.
    [[nodiscard]] const float* neighbours(int i) const {
        return around_.data() + at(i) * 2 * static_cast<std::size_t>(plan_.neighbours);
    }
    /// Returns where the network's answer for window i is to be written; it is mirrored as the
    /// window's x is.
    [[nodiscard]] float* answer(int i) { return answer_.data() + at(i); }

    /// Uses the answers for all windows: blends the images of the step and moves x to the next
    /// step.
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
    /// Sets the pixels of every window that may not change back to the scan's values.
    void restoreFixedPixels();
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
    std::vector<bool> isMirrored_;   // Whether each window is mirrored left to right.
    std::vector<float> brainShare_;  // The share of each window's pixels that are brain.
    std::vector<float> x_;
    std::vector<float> around_;
    std::vector<float> answer_;
    // The restored windows for MeanOfSingleSteps, where x stays as it is.
    std::vector<float> restored_;
    // The denominators of the blends, which are the same at every step.
    std::vector<double> weight_;
    std::vector<double> weightedWeight_;
};

}  // namespace disyre
