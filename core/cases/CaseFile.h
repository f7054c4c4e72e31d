// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/StopToken.h"
#include "core/cases/CachedSteps.h"
#include "core/cases/CaseArchive.h"
#include "core/healing/Healing.h"
#include "core/image/RgbPicture.h"

namespace disyre {

/// What tells one scan from another: the size and the SHA-256 of its bytes.
struct ScanIdentity {
    std::uint64_t bytes = 0;
    std::string sha256;
    bool operator==(const ScanIdentity&) const = default;
};

/// Returns the identity of files that hold one scan, in this order: of a single file, or of the
/// slices of a DICOM series. Throws FileError if one cannot be read, Stopped if a stop is
/// requested.
[[nodiscard]] ScanIdentity identityOf(std::span<const std::filesystem::path> files,
                                      const StopToken& stop);
/// Returns the identity of a scan that lies in no file, by its voxels.
[[nodiscard]] ScanIdentity identityOf(const Volume& scan);

/// The scan that a case belongs to.
struct KeptScan {
    std::string name;  ///< What the window calls it.
    std::filesystem::path
        file;  ///< The file, or the place of a DICOM series; empty for the sample.
    /// The same as seen from the case's own folder, so that both can be moved together.
    std::filesystem::path fileFromHere;
    int volume = 1;  ///< The volume of the file, counted from 1.
    int series = 0;  ///< The number of a DICOM series, from 1; 0 for another file.
    ScanIdentity identity;
    /// The part that holds the scan itself; empty if the case does not hold it.
    std::string part;
    /// The affine of a scan that the case holds as a volume; NIfTI keeps fewer digits. Nothing for
    /// one that it holds as the file that it was.
    std::optional<Affine> affine;
};

/// The model that a scan was healed with.
struct CaseModel {
    std::string name;
    std::string weightsSha256;
    std::filesystem::path folder;
    std::string
        card;  ///< The whole card as JSON, so that its threshold is known without the model.
};

/// A brain mask that a person gave.
struct CaseOwnMask {
    std::filesystem::path
        file;             ///< The file it was opened from; empty for the mask that was found.
    bool mended = false;  ///< Whether it was changed by hand.
    Mask ras;             ///< On the RAS grid of the scan.
};

/// The brain that the networks found in a whole head.
struct CaseBrain {
    std::string model;
    std::string modelSha256;
    double millilitres = 0.0;
    double seconds = 0.0;
    bool wasStripped = false;
};

/// What a case tells without its volumes.
struct CaseSummary {
    std::string title;    ///< What the window calls the case.
    std::string program;  ///< The version of the program that wrote it.
    std::string written;  ///< When, in UTC, such as "2026-01-31T17:05:09Z".
    KeptScan scan;
    CaseModel model;
    int slicesHealed = 0;
    int slicesInAll = 0;  ///< Slices of the model's grid that hold brain.
    int steps = 0;        ///< How many steps a healed slice has.
    bool hasResults = false;
    /// The case that this is the unsaved state of; empty for a case of its own, and for the unsaved
    /// state of a review that was never saved as a case.
    std::filesystem::path autosaveOf;
    bool isAutosave = false;
};

/// Everything of a review but its results folder.
struct CaseContent {
    CaseSummary summary;
    HealingSettings settings;
    RegionUse regionUse = RegionUse::WholeBrain;
    std::string regionName;
    Mask region;  ///< On the model's grid; empty for the whole brain.
    std::string deviceAsked;
    std::string deviceUsed;
    double allSeconds = 0.0;
    double lastSeconds = 0.0;
    std::optional<double> knownQuartile;
    /// Nothing before the scan was healed.
    std::optional<CachedSteps> steps;
    /// Whether `steps` holds the single step of results that were opened from a folder.
    bool isOfResults = false;
    std::optional<Mask> foundMask;  ///< The brain that the program found, on the RAS grid.
    std::optional<CaseBrain> brain;
    std::optional<CaseOwnMask> ownMask;
    /// Where the mask came from that the scan was healed with, if a person gave it; its voxels are
    /// those of PreparedScan::scanMask.
    std::optional<CaseOwnMask> healedMask;
    bool wasHealedWithBrain = false;  ///< Whether it was healed with the brain of `brain`.
    std::optional<double> ownThreshold;
    bool namesPlaces = true;
    /// What the window shows of it, as JSON that only the window understands; may be empty.
    std::string view;
};

/// A review that is to be written as a case. The referenced objects must outlive the call.
struct CaseToWrite {
    const CaseContent& content;
    /// A folder with the result files and the review; all of its files become parts "results/...".
    std::filesystem::path results;
    /// A file that becomes the part that KeptScan::part names; empty if the scan stays outside.
    std::filesystem::path scan = {};
    std::filesystem::path thumbnail = {};  ///< A PNG; empty for none.
};

inline constexpr const char* kThumbnailPart = "thumbnail.png";

/// Writes a case, completely or not at all: an earlier one stays whole whatever fails. Slow. Throws
/// FileError if a file cannot be read or written, for instance because the disk is full, or Stopped
/// if a stop is requested.
void writeCaseFile(const std::filesystem::path& file, const CaseToWrite& review,
                   const StopToken& stop);

/// Returns what a case tells without its volumes. Throws FileError if that is damaged.
[[nodiscard]] CaseSummary summaryOf(const CaseArchive& archive);
/// Reads a case. Slow. Throws FileError if anything of it is damaged, or Stopped if a stop is
/// requested.
[[nodiscard]] CaseContent readCaseFile(const CaseArchive& archive, const StopToken& stop);
/// Unpacks the results and the review of a case into a folder, which must exist. Throws FileError,
/// or Stopped if a stop is requested.
void unpackResults(const CaseArchive& archive, const std::filesystem::path& folder,
                   const StopToken& stop);
/// Returns the place of the scan: that where it was, or that as seen from the case; nothing if
/// nothing is at either.
[[nodiscard]] std::optional<std::filesystem::path> placeOf(const KeptScan& scan,
                                                           const std::filesystem::path& caseFile);

/// Returns the present time in UTC, such as "2026-01-31T17:05:09Z".
[[nodiscard]] std::string timeNow();

}  // namespace disyre
