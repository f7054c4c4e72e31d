// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/image/NiftiPosition.h"
#include "core/image/Volume.h"

namespace disyre {

/// What a person may choose when a scan is read.
struct ScanChoice {
    /// Which volume of a series is read, counted from 1. Without a number it is the first.
    std::optional<int> volume;
};

/// What the header of a scan's file says, before any voxel is read.
struct ScanInfo {
    std::string format;  ///< The kind of file in words, such as "NIfTI-1" or "NRRD".
    Size3 size{};
    std::array<double, 3> spacing{};  ///< The edge lengths of a voxel in mm.
    Affine affine{};                  ///< Takes a voxel index to RAS millimetres.
    /// False if the file does not say where the voxels lie; the affine is then a guess.
    bool hasPosition = true;
    /// What a NIfTI header says about the position, so that results can say it in the same numbers;
    /// nothing for other formats.
    std::optional<NiftiPosition> niftiPosition = {};
    std::string axes;  ///< The directions in which the three axes point, such as "RAS" or "PSR".
    std::string dataType;  ///< The type of the values as stored, such as "uint8".
    double slope = 1.0;    ///< A value is slope * stored + intercept.
    double intercept = 0.0;
    bool compressed = false;
    int volumes = 1;  ///< The number of volumes in the file; more than 1 for a series.
    int volume = 1;   ///< The volume that is read, counted from 1.
    /// The number of voxels that hold no finite number; known only after the voxels were read.
    std::size_t notFinite = 0;
    std::optional<double> patientAge;  ///< In years, of a DICOM series that tells it.
    std::string contrastAgent;         ///< That the patient was given, by DICOM; empty for none.
    std::vector<Message> warnings;     ///< Messages for the person who opens the file.
    /// What is unusual about the file and does no harm, such as axes that are turned a little.
    std::vector<Message> notes;
};

}  // namespace disyre
