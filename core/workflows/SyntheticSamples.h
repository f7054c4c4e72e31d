// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "core/base/StopToken.h"
#include "core/synthesis/SynthesisSettings.h"

namespace disyre {

/// Synthetic training samples to be written to a file, so that a person can look at them.
struct SyntheticSamplesRequest {
    std::filesystem::path scans;  ///< A file that writePreparedDataset() made.
    std::filesystem::path out;    ///< The file to write; its name ends in .safetensors.
    SynthesisSettings settings;
    int patch = 64;  ///< Side of a patch in pixels.
    int count = 64;
    int threads = 1;         ///< Threads that draw; the samples do not depend on their number.
    std::uint64_t seed = 1;  ///< Seed of every random draw.
};

/// Called from time to time with the number of samples drawn so far.
using SampleObserver = std::function<void(int drawn)>;

/// Draws samples as a training would see them and writes them as arrays of count x rows x columns:
/// "healthy", "corrupted", "mask" and "foreign", and with one number for each sample "alpha" and
/// "t". Returns how many samples were drawn a second. Throws SettingsError for settings out of
/// range, ModelError or FileError when the scans cannot be read or the file not be written, or
/// Stopped.
double writeSyntheticSamples(const SyntheticSamplesRequest& request, const SampleObserver& observer,
                             const StopToken& stop);

}  // namespace disyre
