// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/anatomy/ScanPlaces.h"
#include "core/findings/FindingNote.h"
#include "core/healing/ScanLevel.h"
#include "core/image/Plane.h"
#include "core/image/Volume.h"

namespace disyre {

/// The file beside the results of a healing that tells what a person saw and did.
inline constexpr const char* kReviewFile = "review.json";
/// The areas that a person has painted, as numbers from 1 on the scan's own grid; written only if
/// there are any.
inline constexpr const char* kPaintedAreasFile = "painted_areas.nii.gz";

/// Which scan was looked at.
struct ReviewedScan {
    std::filesystem::path file;  ///< Empty for the built-in sample.
    int volume = 1;              ///< The volume of the file, counted from 1.
    int series = 0;              ///< The number of a DICOM series, from 1; 0 for another file.
    bool operator==(const ReviewedScan&) const = default;
};

/// The threshold at which the findings were listed.
struct ReviewedThreshold {
    double value = 0.0;
    bool isByHand = false;    ///< Whether a person has set it; else it is the suggested one.
    ScanThreshold suggested;  ///< What the model suggested for the scan.
};

/// A region of the anomaly map as it was listed.
struct ReviewedFinding {
    bool isBelow = false;  ///< Whether it does not reach the threshold.
    double millilitres = 0.0;
    double meanScore = 0.0;
    double peakScore = 0.0;
    std::array<double, 3> peak{};     ///< Where the highest score lies, in RAS millimetres.
    std::vector<double> stepMeans;    ///< The mean step gradient of each step.
    std::optional<NamedPlace> place;  ///< Empty for a place without a name.
    FindingNote note;                 ///< What a person decided and wrote about it.
    bool isEdited = false;            ///< Whether a person has changed which voxels belong to it.
    bool isDrawn = false;             ///< Whether a person has drawn it.
    /// How far it reaches along the three axes, in mm; this and the following are empty if they
    /// were not known when the results were saved.
    std::optional<std::array<double, 3>> extent = {};
    std::optional<double> midlineDistance = {};  ///< See FindingRecord.
    std::optional<double> asymmetry = {};        ///< See FindingRecord.
    std::optional<double> healthyPercent = {};   ///< See healthyPercent().
};

/// A ruler or an ellipse. Its ends are columns and rows of a slice of the scan in RAS order.
struct ReviewedMeasurement {
    bool isEllipse = false;
    Plane plane = Plane::Axial;
    int slice = 0;  ///< Along the plane's axis, from 0.
    std::array<double, 2> from{};
    std::array<double, 2> to{};
    std::string numbers;  ///< What stood beside it; for people alone.
};

/// A marked region, which is an ellipse or a painted area, and its curve.
struct ReviewedRegion {
    std::string name;
    std::vector<double> stepMeans;  ///< The mean step gradient of each step; empty before healing.
};

/// What a person saw and did when results were saved.
struct SavedReview {
    ReviewedScan scan;
    ReviewedThreshold threshold;
    std::vector<int> ts;  ///< The t that each step starts from.
    std::vector<ReviewedFinding> findings;
    std::vector<ReviewedMeasurement> measurements;
    std::vector<ReviewedRegion> regions;
    int slicesHealed = 0;  ///< How many slices of the brain were healed.
    int slicesInAll = 0;   ///< How many slices the brain has in model space; 0 if unknown.
    std::array<int, 3> crosshair{};  ///< A voxel of the scan in RAS order.
};

/// Returns the content of review.json. The scan is named by its whole path and, so that a folder
/// can be moved together with its results, by its path from `folder`.
[[nodiscard]] std::string reviewJson(const SavedReview& review,
                                     const std::filesystem::path& folder);

/// Reads the review of a folder. The scan is that at its whole path or, if there is none, that at
/// its path from the folder. Throws FileError if the file cannot be read, is damaged, or was
/// written by a newer version.
[[nodiscard]] SavedReview readReview(const std::filesystem::path& folder);

}  // namespace disyre
