// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/anatomy/ScanPlaces.h"
#include "core/image/ScanInfo.h"
#include "core/workflows/BrainExtraction.h"

namespace disyre {

/// A scan's file that is to be aligned with the atlas.
struct PlacesFileRequest {
    std::filesystem::path scan;
    ScanChoice choice;  ///< Which volume of the file is aligned, if it holds several.
    /// A brain mask or label file; if it is empty, the brain is found in the scan.
    std::filesystem::path brainMask;
    /// The file for the atlas's labels on the scan's own grid; if it is empty, none is written.
    std::filesystem::path labels;
    BrainExtractionOptions extraction;
};

struct FoundPlaces {
    ScanPlaces places;
    double seconds = 0.0;           ///< How long the alignment took.
    std::vector<Message> warnings;  ///< About the files, the brain, and a poor alignment.
};

/// Reads a scan, finds its brain, aligns it with the atlas that came with the program and writes
/// the atlas's labels on the scan's own grid, also if the alignment is poor. Throws what
/// readScanSource(), extractBrain() and findPlaces() throw, ScanError if no brain was found, and
/// FileError if the labels cannot be written or would overwrite the scan or the mask.
[[nodiscard]] FoundPlaces placesFile(const PlacesFileRequest& request,
                                     const BrainExtractionObserver& observer,
                                     const StopToken& stop);

}  // namespace disyre
