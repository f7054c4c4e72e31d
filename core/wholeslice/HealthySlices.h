// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/healing/SlidingWindow.h"
#include "core/model/Torch.h"
#include "core/training/Training.h"

namespace disyre {

/// The axial slices of healthy subjects, cut to squares of 128 pixels around each slice's brain as
/// a scan is cut when it is scored. Slices that hold less than a twentieth of the brain pixels of
/// the subject's fullest slice are left out, because there is hardly any brain to learn from.
class HealthySlices {
public:
    /// The subjects must outlive this object.
    explicit HealthySlices(const std::vector<TrainingSubject>& subjects);

    [[nodiscard]] std::size_t size() const { return places_.size(); }

    /// Returns the slices of these numbers as [n, 1, 128, 128] float32, 0 outside the brain.
    [[nodiscard]] torch::Tensor batch(const std::vector<std::size_t>& numbers) const;

    /// Returns `count` slices that are drawn with equal odds for step `step` of a training.
    [[nodiscard]] torch::Tensor drawBatch(int count, std::uint64_t seed, std::int64_t step) const;

private:
    struct Place {
        const TrainingSubject* subject;
        int z;
        WindowOrigin origin;
    };

    static void copySlice(const Place& place, float* pixels);

    std::vector<Place> places_;
};

}  // namespace disyre
