// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "core/compute/Compute.h"

namespace disyre::test {

/// The intensity, in model space, that the healer below moves every voxel towards.
inline constexpr float kHealedGrey = 0.5f;

/// A healer without a network, so that results can be computed by hand: every step moves each voxel
/// of the brain that may change by an equal part of its way to kHealedGrey, and each step's
/// gradient is that part, unweighted and unsmoothed. It heals the slices asked for and the
/// neighbours that are given, calls its observer as the real one does and answers a stop.
[[nodiscard]] std::shared_ptr<Healer> fakeHealer(const ModelCard& card);

/// Makes a card for the healer above: 4 mm voxels, a patch of 32 pixels, and a suggested threshold
/// for the mode thorough.
[[nodiscard]] ModelCard fakeCard();

/// Writes that card into the folder "model" of a folder, and returns that.
std::filesystem::path writeFakeModel(const std::filesystem::path& folder);

}  // namespace disyre::test
