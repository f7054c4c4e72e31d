// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "core/base/StopToken.h"
#include "core/card/Safetensors.h"
#include "core/image/Volume.h"
#include "core/model/Torch.h"

namespace disyre {

/// The network that says for each voxel of a cube how likely it is brain: a residual encoder and a
/// light decoder (LinkNet, Chaurasia and Culurciello 2017, in three dimensions), as trained by the
/// authors of deepbet (Fisch et al. 2024). resources/manual/method.md, section 22, describes it.
/// Transposed convolutions are computed as ordinary ones whose channels are then dealt out to the
/// finer voxels, which LibTorch does several times as fast. Large convolutions go slab by slab, so
/// that a stop is answered soon. The results depend on neither.
class ExtractionNet {
public:
    /// Called with the share of the network's work that is done, from 0 to 1.
    using Observer = std::function<void(double)>;

    /// Takes the weights whose names begin with `prefix` from a file. Throws ModelError, which
    /// names the tensor, if one is missing, unknown or of a wrong shape; `source` is named as the
    /// file.
    ExtractionNet(const SafetensorsFile& file, const std::string& prefix,
                  const std::filesystem::path& source);

    /// Moves the weights to a device.
    void moveTo(torch::Device device);

    /// Returns the share of brain, from 0 to 1, of each voxel of a cube.
    /// @param cube a scan in RAS order with the card's intensities; its sides are equal and a
    /// multiple of 32 from 64 on.
    /// Throws Stopped soon after a stop is requested, and c10::Error if the device fails. A cube of
    /// 256^3 voxels takes about 0.6 GB of memory besides the cube and the result.
    [[nodiscard]] Grid<float> brainShare(const Grid<float>& cube, const Observer& observer,
                                         const StopToken& stop) const;

private:
    class Pass;
    std::map<std::string, torch::Tensor> weights_;
};

}  // namespace disyre
