// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/image/Volume.h"

namespace disyre {

/// The sample that the program opens with: a healthy brain and the same with two lesions.
struct SampleScan {
    Volume scan;
    Volume healthy;
    Mask lesion;
    std::string description;  ///< JSON: source, seed, the lesions' places and sizes
};

/// The file of the ch2bet brain (MNI space, 1 mm, skull-stripped), found as makeSample() does.
/// Throws ScanError when it is not installed.
[[nodiscard]] std::filesystem::path sampleBrainFile();

/// Makes the sample from the ch2bet brain of Debian's mricron-data (found there, or through
/// DISYRE_SAMPLE_BRAIN): a dark cavity and a faint blurred patch, with partial-volume edges, from a
/// fixed seed. Neither is made by Eq. 1. Throws ScanError when the brain is not installed.
[[nodiscard]] SampleScan makeSample();

/// Writes scan.nii.gz, lesion_mask.nii.gz, healthy.nii.gz and sample.json. Throws FileError.
void writeSample(const SampleScan& sample, const std::filesystem::path& folder);

}  // namespace disyre
