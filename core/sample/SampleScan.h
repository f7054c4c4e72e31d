// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/image/Volume.h"
#include "core/sample/SampleLesions.h"

namespace disyre {

/// The sample that the program opens with: a healthy brain, and the same brain with two lesions.
struct SampleScan {
    Volume scan;
    Volume healthy;
    Mask lesion;
    /// A description in JSON: the source, the seed, and the places and sizes of the lesions.
    std::string description;
};

/// Returns the file of the ch2bet brain (MNI space, 1 mm, skull-stripped), searched as makeSample()
/// says. Throws ScanError if it is not installed.
[[nodiscard]] std::filesystem::path sampleBrainFile();

/// Makes the sample from the ch2bet brain of Debian's package mricron-data, or from the file that
/// the environment variable DISYRE_SAMPLE_BRAIN names. A dark cavity and a faint blurred patch with
/// partial-volume edges are put in from a fixed seed; neither is made by equation 1 of the paper.
/// Throws ScanError if the brain is not installed.
[[nodiscard]] SampleScan makeSample();

/// Makes the sample with one of the lesions of lessons instead of the usual two.
/// Throws ScanError if the brain is not installed.
[[nodiscard]] SampleScan makeSample(SampleLesion lesion);

/// Writes scan.nii.gz, lesion_mask.nii.gz, healthy.nii.gz and sample.json. Throws FileError if one
/// cannot be written.
void writeSample(const SampleScan& sample, const std::filesystem::path& folder);

}  // namespace disyre
