// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/PlacesFile.h"

#include <chrono>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/LabelFile.h"
#include "core/preprocess/Orientation.h"
#include "core/workflows/ScanSource.h"

namespace disyre {

namespace {

/// Returns the brain on the scan's own grid.
Mask brainFor(const Volume& scan, const PlacesFileRequest& request,
              const BrainExtractionObserver& observer, std::vector<Message>& warnings,
              const StopToken& stop) {
    if (!request.brainMask.empty()) {
        return brainFromLabels(readLabelsFor(scan, request.brainMask, warnings), 0, 0);
    }
    ExtractedBrain brain = extractBrain(scan, request.extraction, observer, stop);
    if (!brain.found()) {
        throw ScanError(request.scan, MessageId::ExtractionNoBrain);
    }
    warnings.insert(warnings.end(), brain.warnings.begin(), brain.warnings.end());
    return std::move(brain.mask);
}

}  // namespace

FoundPlaces placesFile(const PlacesFileRequest& request, const BrainExtractionObserver& observer,
                       const StopToken& stop) {
    for (const auto& input : {request.scan, request.brainMask}) {
        std::error_code notThere;
        if (std::filesystem::equivalent(request.labels, input, notThere) && !notThere) {
            throw FileError(input, MessageId::FileIsInput);
        }
    }
    const SourceScan source = readScanSource(request.scan, {0, false, request.choice}, {}, stop);
    std::vector<Message> warnings = source.info.warnings;
    const Volume& scan = source.volume;
    const Mask brain = brainFor(scan, request, observer, warnings, stop);
    const auto begin = std::chrono::steady_clock::now();
    ScanPlaces places = findPlaces(toRas(scan), toRas(brain, orientationOf(scan.affine)), stop);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    if (const auto problem = places.problem()) {
        warnings.push_back(*problem);
    }
    if (!request.labels.empty()) {
        const auto& stated = source.info.niftiPosition;
        writeScan(request.labels, places.labelsOn(scan),
                  "Approximate labels. Research use, not a medical device",
                  stated ? &*stated : nullptr);
    }
    return {std::move(places), seconds.count(), std::move(warnings)};
}

}  // namespace disyre
