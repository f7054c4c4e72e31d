// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/compute/Compute.h"
#include "core/image/Volume.h"

namespace disyre::test {

/// The half axes of the phantom's brain in mm, from right to left, from back to front and from
/// bottom to top.
inline constexpr std::array<double, 3> kHeadBrainAxes{66.0, 82.0, 60.0};

/// Makes a head with a skull on a RAS grid of 80 x 96 x 76 voxels of 2.5 mm: a brain (an ellipsoid
/// about the middle of space, with texture), dark fluid and bone around it, a bright scalp, and
/// noise in the air.
/// @param shift moves the head on the grid, in mm.
[[nodiscard]] Volume phantomHead(std::array<double, 3> shift = {0.0, 0.0, 0.0});

/// Returns the mask of that head's brain.
[[nodiscard]] Mask phantomHeadBrain(const Volume& head,
                                    std::array<double, 3> shift = {0.0, 0.0, 0.0});

/// A stand-in for the two networks: brain is what has the intensities of the phantom's brain, which
/// lie from `low` to `high` between the lowest and the highest of the cube. It reports its progress
/// in four steps and answers a stop before each.
class FakeExtractor final : public BrainExtractor {
public:
    explicit FakeExtractor(float low = 0.4f, float high = 0.85f);
    [[nodiscard]] const ExtractionCard& card() const override { return card_; }
    [[nodiscard]] Grid<float> brainShare(Stage stage, const Grid<float>& cube,
                                         const Observer& observer, const StopToken& stop) override;

private:
    ExtractionCard card_;
    float low_;
    float high_;
};

}  // namespace disyre::test
