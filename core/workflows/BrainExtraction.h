// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/base/StopToken.h"
#include "core/compute/Compute.h"
#include "core/image/NiftiPosition.h"
#include "core/image/Volume.h"

namespace disyre {

/// Loads the networks of a folder onto a device ("auto", "cpu", "cuda", ...).
using LoadBrainExtractor = std::function<std::unique_ptr<BrainExtractor>(
    const std::filesystem::path& folder, const std::string& device)>;

/// Says how the brain of a head is found.
struct BrainExtractionOptions {
    /// Whether the networks are used even if the scan is skull-stripped already.
    bool evenIfStripped = false;
    std::string device = "auto";
    int threads = 0;  ///< The number of processor threads; 0 stands for all of them.
    LoadBrainExtractor loadExtractor = {};  ///< Empty stands for the compute library.
};

/// The brain of a scan.
struct ExtractedBrain {
    /// The brain on the scan's own grid, in the scan's own order of axes. It is empty (all 0) if no
    /// brain was found; there is a warning then.
    Mask mask;
    double millilitres = 0.0;
    /// Whether the scan was skull-stripped already and the mask is only what differs from its
    /// background.
    bool wasStripped = false;
    std::string model;        ///< Name of the networks; empty if they were not used.
    std::string modelSha256;  ///< SHA-256 of their weights; empty if they were not used.
    double seconds = 0.0;     ///< How long all of it took.
    std::vector<Message> warnings;

    /// Tells whether a brain was found.
    [[nodiscard]] bool found() const { return millilitres > 0.0; }
};

/// Called with the share of the work that is done, from 0 to 1; it should return quickly.
using BrainExtractionObserver = std::function<void(double)>;

/// Finds the brain of a scan with any order of axes: of a whole head with the networks that come
/// with the program, of a skull-stripped scan as what differs from its background.
/// resources/manual/method.md, section 22, describes the steps. Warnings say if no brain was found,
/// if it reaches the edge of the scan, or if its volume is no adult's. Throws Stopped within a
/// second after a stop is requested, ModelError if the networks cannot be loaded, and ComputeError
/// if they cannot be run.
[[nodiscard]] ExtractedBrain extractBrain(const Volume& scan, const BrainExtractionOptions& options,
                                          const BrainExtractionObserver& observer,
                                          const StopToken& stop);

/// A scan's file whose brain is to be found, and the file for the mask.
struct MaskFileRequest {
    std::filesystem::path scan;
    std::filesystem::path mask;  ///< Its name ends in .nii or .nii.gz.
    BrainExtractionOptions options;
};

/// Reads a scan, finds its brain and writes the mask on the scan's own grid, 1 inside the brain and
/// 0 outside. The warnings hold those about the file, too. Throws what extractBrain() throws,
/// SettingsError if the mask's name has another ending, ScanError if the scan cannot be read or no
/// brain was found in it, and FileError if the mask cannot be written; then nothing is written.
[[nodiscard]] ExtractedBrain maskFile(const MaskFileRequest& request,
                                      const BrainExtractionObserver& observer,
                                      const StopToken& stop);

/// Writes a brain mask on the grid of `scan`. Throws FileError.
/// @param position what the scan's own NIfTI header says about its position; see writeScan().
void writeBrainMask(const std::filesystem::path& file, const Volume& scan, const Mask& brain,
                    const NiftiPosition* position = nullptr);

}  // namespace disyre
