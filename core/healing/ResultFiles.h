// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/healing/Healing.h"
#include "core/healing/ScanLevel.h"

namespace disyre {

/// Names of the files that a healing writes into its folder.
inline constexpr const char* kAnomalyMapFile = "anomaly_map.nii.gz";
inline constexpr const char* kRestorationFile = "restoration.nii.gz";
inline constexpr const char* kStepsFile = "steps.csv";
inline constexpr const char* kFindingsFile = "findings.csv";
/// The listed regions as numbers from 1 in the order of the list, on the scan's own grid.
inline constexpr const char* kLabelsFile = "findings_labels.nii.gz";
inline constexpr const char* kResultFile = "result.json";
/// The file of the region; written only if healing was limited to the region or left it out.
inline constexpr const char* kRegionFile = "region.nii.gz";

/// The mask of the brain that the program found itself, or that a person gave or mended; written
/// only if one of them is the case.
inline constexpr const char* kBrainMaskFile = "brain_mask.nii.gz";

/// How the program found the brain of a scan that was not skull-stripped.
struct BrainExtractionRecord {
    std::string model;        ///< Name of the networks.
    std::string modelSha256;  ///< SHA-256 of their weights.
    double millilitres = 0.0;
    double seconds = 0.0;
};

/// Where a brain mask came from that a person gave.
struct BrainMaskRecord {
    std::string file;     ///< The file that it was opened from; empty for the mask that was found.
    bool mended = false;  ///< Whether it was changed by hand.
};

/// A structure of the brain and the share of a region's voxels that lies in it, from 0 to 1.
struct StructureRecord {
    std::string side;  ///< "left", "right" or "middle".
    std::string structure;
    double share = 0.0;
};

/// Where a region lies, by English names of the atlas.
struct PlaceRecord {
    std::string side;  ///< "left", "right" or "middle".
    std::string lobe;
    std::string structure;
    std::string area;  ///< What is named first: the lobe or, deep in the brain, the structure.
    std::vector<StructureRecord> shares;  ///< The leading structures, the largest share first.
};

/// How well the scan was aligned with the atlas that names places.
struct AlignmentRecord {
    double overlap = 0.0;            ///< Dice coefficient of the two brains.
    double mutualInformation = 0.0;  ///< In nats.
    bool isGood = false;             ///< False if the places have no names because of it.
};

/// A region as it is listed for a person, with everything that is measured of it.
struct FindingRecord {
    bool isBelow = false;  ///< Whether it does not reach the suggested threshold.
    double millilitres = 0.0;
    /// How far it reaches to the sides, to the front and to the head, in mm.
    std::array<double, 3> extent{};
    double peakScore = 0.0;
    double meanScore = 0.0;
    std::array<double, 3> peak{};    ///< Where the highest score lies, in RAS millimetres.
    std::array<double, 3> centre{};  ///< Of its voxels, in RAS millimetres.
    /// From the plane between the halves of the brain, to the patient's right, in mm. Like the
    /// next two it is empty if the scan could not be aligned with the atlas.
    std::optional<double> midlineDistance = {};
    /// By how much it scores more than the other half of the brain does there, from -1 to 1; see
    /// asymmetryOf().
    std::optional<double> asymmetry = {};
    std::optional<PlaceRecord> place = {};
};

/// A region that does not reach the suggested threshold.
struct WeakRegion {
    double millilitres = 0.0;
    double peakScore = 0.0;                 ///< Its highest score.
    std::optional<PlaceRecord> place = {};  ///< Nothing if the place has no name.
};

/// What result.json says about a healing.
struct ResultRecord {
    std::string scan;
    int scanVolume = 1;   ///< The volume of the scan's file that was healed, counted from 1.
    int scanVolumes = 1;  ///< The number of volumes in that file.
    int scanSeries = 0;   ///< The number of the DICOM series, from 1; 0 for another file.
    std::string model;
    std::string modelSha256;
    HealingSettings settings;
    HealingRegion region;  ///< The region, on the model's grid.
    /// Where the region came from: a file's name, or the name of what was marked in the window.
    std::string regionSource;
    double voxelMillilitres = 0.0;  ///< Volume of a voxel of the model's grid.
    std::string device;
    int slices = 0;
    double seconds = 0.0;
    std::uint64_t peakMemoryBytes = 0;  ///< The largest memory that the program has held so far.
    std::vector<StepRecord> steps;
    ScanThreshold suggested = {};  ///< The threshold that is suggested for the scan.
    /// The volumes in ml of the regions of the map at that threshold, on the model's grid, as
    /// regionMillilitres() returns them and the window lists its findings.
    std::vector<double> regionMillilitres = {};
    /// Where these regions lie, one for each or none at all; nothing for a place without a name.
    std::vector<std::optional<PlaceRecord>> regionPlaces = {};
    /// Nothing if no names were asked for, or none could be found.
    std::optional<AlignmentRecord> alignment = {};
    /// The strongest regions below that threshold, the strongest first, where fewer than
    /// kFewestListed reach it; see listedRegions().
    std::vector<WeakRegion> weakRegions = {};
    /// All of these regions in the same order.
    std::vector<FindingRecord> findings = {};
    std::vector<Message> warnings;
    /// Empty if the scan was skull-stripped or came with a mask.
    std::optional<BrainExtractionRecord> brainExtraction = {};
    /// Empty if nobody gave or mended a mask.
    std::optional<BrainMaskRecord> brainMask = {};
};

/// Returns the content of result.json. Its member "region" has the member "use" ("whole", "inside"
/// or "outside"); for "inside" and "outside" it also has "source", "voxels" (of the model's grid)
/// and "millilitres". It has a member "brain_extraction" only if the program found the brain
/// itself, and "alignment" only if the scan was aligned with the atlas. If a person gave or mended
/// the brain mask, it has a member "brain_mask" with "file" (empty for the mask that was found),
/// "mended" (true or false) and "mask", the mask's file among the results. "findings" has an entry
/// for each region that is listed, with null for what is not known; "region_millilitres",
/// "region_places" and "strongest_below_threshold" tell the same of them as earlier versions did.
[[nodiscard]] std::string resultJson(const ResultRecord& record);

/// Returns the content of steps.csv: a header, and for each step a row with its number (from 1),
/// its t and its mean gradient.
[[nodiscard]] std::string stepsCsv(const std::vector<StepRecord>& steps);

/// Returns the content of findings.csv: a header, and a row for each region that is listed. Lengths
/// and places are in mm, places in RAS coordinates; what is not known is an empty field.
[[nodiscard]] std::string findingsCsv(const std::vector<FindingRecord>& findings);

}  // namespace disyre
