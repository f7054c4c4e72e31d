// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/HealingFiles.h"

#include <algorithm>
#include <utility>

#include "core/anatomy/MirroredPlace.h"
#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/findings/FindingFacts.h"
#include "core/findings/ListedRegions.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Machine.h"
#include "core/preprocess/Resample.h"
#include "core/workflows/BrainExtraction.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

std::optional<PlaceRecord> placeRecordOf(const std::optional<NamedPlace>& place) {
    if (!place) {
        return std::nullopt;
    }
    const AtlasRegion& region = place->region;
    PlaceRecord record{toText(region.side), region.lobe, region.structure, region.area(), {}};
    for (const RegionShare& part : place->shares) {
        record.shares.push_back({toText(part.region.side), part.region.structure, part.share});
    }
    return record;
}

FindingRecord findingOf(const Volume& map, const ListedRegion& listed, const ScanPlaces* places,
                        std::optional<PlaceRecord> place) {
    const FindingFacts facts = factsOf(map, listed.region);
    FindingRecord record{listed.isBelow,  facts.millilitres, facts.extent, facts.peakScore,
                         facts.meanScore, facts.peak,        facts.centre};
    record.place = std::move(place);
    if (places != nullptr && places->isGood()) {
        record.midlineDistance = midlineDistance(places->registration(), facts.centre);
        record.asymmetry = asymmetryOf(map, listed.region.voxels, places->registration());
    }
    return record;
}

/// Adds the regions that are listed for a person, those below the threshold apart as well.
void addRegions(const Volume& map, const ScanPlaces* places, ResultRecord& record) {
    const auto placeOf = [&](const ListedRegion& listed) {
        return places != nullptr ? placeRecordOf(places->placeOf(map, listed.region.voxels))
                                 : std::nullopt;
    };
    const double millilitres = map.voxelMillilitres();
    for (const ListedRegion& listed :
         listedRegions(map, static_cast<float>(record.suggested.threshold))) {
        const double volume = static_cast<double>(listed.region.voxels.size()) * millilitres;
        record.findings.push_back(findingOf(map, listed, places, placeOf(listed)));
        if (listed.isBelow) {
            record.weakRegions.push_back(
                {volume, static_cast<double>(map.voxels[listed.peak]), placeOf(listed)});
        } else {
            record.regionMillilitres.push_back(volume);
            record.regionPlaces.push_back(placeOf(listed));
        }
    }
}

ResultRecord completeRecord(const HealingToWrite& healing) {
    ResultRecord record = healing.record;
    record.voxelMillilitres = healing.prepared.image.voxelMillilitres();
    record.peakMemoryBytes = peakMemoryBytes();
    addRegions(healing.anomalyMap, healing.places, record);
    if (healing.places != nullptr) {
        const TemplateRegistration& fit = healing.places->registration();
        record.alignment = {fit.overlap, fit.mutualInformation, fit.isGood()};
    }
    record.warnings.insert(record.warnings.end(), healing.prepared.warnings.begin(),
                           healing.prepared.warnings.end());
    return record;
}

/// Brings the region's mask from the model's grid to the scan's grid, as a volume of ones and
/// zeros.
Volume regionOnScan(const HealingToWrite& healing, const Mask& mask) {
    Volume region(mask.size, healing.prepared.image.affine);
    std::copy(mask.voxels.begin(), mask.voxels.end(), region.voxels.begin());
    return labelsOnGridOf(healing.scan, region);
}

/// Removes a file that an earlier healing wrote, where there is one.
void removeEarlier(const fs::path& file) {
    std::error_code notThere;
    fs::remove(file, notThere);
}

}  // namespace

void refuseToOverwrite(const fs::path& folder, const HealingInputs& inputs) {
    const auto refuseUnless = [&folder](const fs::path& input, const std::string& own) {
        for (const std::string name : {kAnomalyMapFile, kRestorationFile, kStepsFile, kFindingsFile,
                                       kLabelsFile, kResultFile, kRegionFile, kBrainMaskFile}) {
            std::error_code notThere;
            if (name != own && fs::equivalent(folder / name, input, notThere) && !notThere) {
                throw FileError(input, MessageId::FileIsInput);
            }
        }
    };
    refuseUnless(inputs.scan, "");
    refuseUnless(inputs.regionMask, kRegionFile);
    refuseUnless(inputs.brainMask, kBrainMaskFile);
}

void writeListedRegions(const fs::path& folder, const Volume& scan, const Volume& map,
                        double threshold, const ScanPlaces* places, const NiftiPosition* position) {
    const std::vector<ListedRegion> listed = listedRegions(map, static_cast<float>(threshold));
    std::vector<FindingRecord> findings;
    for (const ListedRegion& one : listed) {
        findings.push_back(findingOf(map, one, places,
                                     places != nullptr
                                         ? placeRecordOf(places->placeOf(map, one.region.voxels))
                                         : std::nullopt));
    }
    writeTextAtomically(folder / kFindingsFile, findingsCsv(findings));
    writeScan(folder / kLabelsFile, labelsOnGridOf(scan, labelsOf(map, listed)),
              "Findings by number. Research use, not a medical device", position);
}

WrittenHealing writeHealing(const fs::path& folder, const HealingToWrite& healing) {
    createFolder(folder);
    WrittenHealing written{{folder / kAnomalyMapFile, folder / kRestorationFile,
                            folder / kStepsFile, folder / kFindingsFile, folder / kResultFile},
                           {}};
    writeScan(written.files[0], mapToScan(healing.prepared, healing.scan, healing.anomalyMap),
              "Anomaly score. Research use, not a medical device", healing.position);
    writeScan(written.files[1],
              restorationOnScan(healing.prepared, healing.scan, healing.restoration),
              "Restoration. Research use, not a medical device", healing.position);
    writeTextAtomically(written.files[2], stepsCsv(healing.record.steps));
    written.record = completeRecord(healing);
    written.files.push_back(folder / kLabelsFile);
    writeListedRegions(folder, healing.scan, healing.anomalyMap,
                       healing.listThreshold.value_or(written.record.suggested.threshold),
                       healing.places, healing.position);
    const HealingRegion& region = written.record.region;
    if (region.isLimited()) {
        written.files.push_back(folder / kRegionFile);
        writeScan(written.files.back(), regionOnScan(healing, *region.mask),
                  "Region of the healing. Research use, not a medical device", healing.position);
    } else {
        removeEarlier(folder / kRegionFile);
    }
    if (healing.brain != nullptr) {
        written.files.push_back(folder / kBrainMaskFile);
        writeBrainMask(written.files.back(), healing.scan, *healing.brain, healing.position);
    } else {
        removeEarlier(folder / kBrainMaskFile);
    }
    // It is written last, so that where it lies, all files lie that it tells of.
    writeTextAtomically(folder / kResultFile, resultJson(written.record));
    return written;
}

}  // namespace disyre
