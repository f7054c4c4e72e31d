// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// Makes a map from the frames that a healing delivers: in each slice it is the mean over the steps
/// of the slice, which is how the anomaly score is defined (Algorithm 1 of the paper;
/// resources/manual/method.md, section 12). A slice counts as finished when all of its steps have
/// been added; only finished slices are part of the map. Values are added in the order of the
/// calls, so that equal frames give maps that are equal to the last bit.
class MapAccumulator {
public:
    /// Starts with a map of zeros that has the size and the affine of this volume.
    explicit MapAccumulator(const Volume& grid);

    /// Adds one step of a slice: its values, each divided by the number of steps. Step 0 clears the
    /// slice first, so that a slice may be healed again.
    /// @param step the step's number, counted from 0; the steps of a slice come in order.
    /// @param values one value for each pixel of the slice, with x running fastest.
    void add(int slice, int step, int steps, std::span<const float> values);

    /// Sets a slice to the weighted mean of its steps, which finishes it: the sum of each step's
    /// values times its share of all weights. If no weight is above 0, the slice becomes 0.
    /// @param steps the values of each step, one for each pixel of the slice. Weights beyond the
    /// last step count in the sum of all weights and add nothing.
    void setToMean(int slice, std::span<const std::span<const float>> steps,
                   std::span<const double> weights);

    /// Returns one value for each slice: 1 if the slice is finished and 0 otherwise.
    [[nodiscard]] const std::vector<std::uint8_t>& finishedSlices() const { return finished_; }

    /// Returns the map so far; an unfinished slice holds what has been added to it.
    [[nodiscard]] Volume& map() { return map_; }

    /// Returns the map with 0 in unfinished slices. Nothing may be added afterwards.
    [[nodiscard]] Volume take();

private:
    [[nodiscard]] std::span<float> pixelsOf(int slice);

    Volume map_;
    std::vector<std::uint8_t> finished_;
};

}  // namespace disyre
