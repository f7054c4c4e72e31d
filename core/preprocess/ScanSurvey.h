// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/base/StopToken.h"
#include "core/image/Volume.h"
#include "core/preprocess/ContrastGroups.h"
#include "core/preprocess/TissueContrast.h"

namespace disyre {

/// What can be wrong with a scan that is to be trained on.
enum class ScanProblemKind {
    // The following problems are found on each scan by itself.
    Unreadable,    ///< Refused: the file cannot be read; `what` is the reader's own message.
    NotFinite,     ///< Warning: the scan holds voxels that are no numbers.
    Constant,      ///< Refused: all voxels have the same value.
    TooFewSlices,  ///< Refused: fewer than kLeastBrainSlices axial slices hold brain.
    /// Warning: what differs from the background does not have the volume of a brain.
    NotStripped,
    MaskDoubtful,  ///< Warning: something is unusual about the scan's mask; `what` says it.
    OneSided,      ///< Warning: the halves of the brain differ as a large lesion makes them.
    // The following problems are found by comparing scans.
    Duplicate,         ///< Refused: the scan holds the same voxels as an earlier scan of the list.
    OtherSpacing,      ///< Warning: most other scans have another voxel spacing.
    OtherOrientation,  ///< Warning: most other scans have another orientation.
    IntensityOutlier,  ///< Warning: the median intensity lies far from that of the other scans.
    OtherModality      ///< Warning: the scan does not look like most of the others.
};

/// How serious a problem is.
enum class ScanProblemSeverity {
    Warning,  ///< The scan may be used, but a person should look at it.
    Refused   ///< The scan cannot be used for training.
};

/// A problem of a scan.
struct ScanProblem {
    ScanProblemKind kind;
    ScanProblemSeverity severity;
    Message what;  ///< The message that says what is wrong and what to do.
};

/// A picture of 8-bit grey values, row by row from the top; its pixels are square in mm.
struct Thumbnail {
    static constexpr int kLargestSide = 96;
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;  ///< There are width * height values.
};

/// A scan with brain in fewer axial slices than this is not trained on.
inline constexpr int kLeastBrainSlices = 8;

/// What is known of a scan without preparing it for a model.
struct SurveyedScan {
    std::filesystem::path path;
    /// Number of voxels along each axis, in the file's order; 0 if the file is unreadable.
    Size3 size{};
    std::array<double, 3> spacing{};  ///< Voxel spacing in mm, in the file's order.
    std::string axes;      ///< The directions in which the file's axes point, such as "RAS".
    double minimum = 0.0;  ///< The minimum of all voxels.
    double median = 0.0;   ///< The median of the brain's voxels.
    double maximum = 0.0;  ///< The maximum of all voxels.
    /// SHA-256 of the size and the voxels in RAS order, so that neither compression nor the order
    /// of axes hides a duplicate; empty if the file is unreadable.
    std::string contentHash;
    /// The middle slices in the order of kPlanes: axial, coronal, sagittal. The patient's right is
    /// on the picture's left, and the front or the head is at the top; in the sagittal slice the
    /// front is on the left. Empty if the file is unreadable.
    std::array<Thumbnail, 3> thumbnails;
    int brainSlices = 0;  ///< Number of axial slices with brain.
    /// What the order of the tissues' intensities shows; Unknown for whole heads without a mask.
    Contrast contrast = Contrast::Unknown;
    std::string subject;  ///< The subject as guessSubject() names it; a person may change it.
    /// The problems of the scan itself, then those that compareScans() found.
    std::vector<ScanProblem> problems;
    /// Used by compareScans(); empty if the file is unreadable.
    ContrastSignature signature;

    /// Tells whether a problem forbids training on the scan.
    [[nodiscard]] bool refused() const;
};

/// Reads and examines one scan; whatever is wrong with the file becomes a problem in the result. It
/// takes about a second for a scan of 240 x 240 x 160 voxels. It may be called from several threads
/// at once. Throws Stopped if a stop is requested.
/// @param mask the scan's brain mask or label map; if empty, the scan should be skull-stripped.
[[nodiscard]] SurveyedScan surveyScan(const std::filesystem::path& path, const StopToken& stop,
                                      const std::filesystem::path& mask = {});

/// Finds the problems that show by comparing all readable scans, and replaces those found earlier.
/// It is called again whenever scans were added or left out. It is fast, because no file is read.
void compareScans(std::vector<SurveyedScan>& scans);

/// Lists the files of a folder and its subfolders that are named like scans (see isScanName()),
/// sorted by path, without those in hidden folders. Subfolders that cannot be read are skipped.
/// Throws FileError if `folder` itself cannot be read, and Stopped if a stop is requested.
[[nodiscard]] std::vector<std::filesystem::path> findScans(const std::filesystem::path& folder,
                                                           const StopToken& stop);

/// Guesses whose scan it is. The first of these that applies is returned: "sub-XX" in the file's
/// name or a folder's (BIDS); "id-" and twelve digits of the SHA-256 of `patientId` if a reader
/// gives one; the file's stem without words at its end that say nothing about the subject ("T1",
/// "brain", ...); or, if the stem holds only such words, the folder's name.
[[nodiscard]] std::string guessSubject(const std::filesystem::path& path,
                                       const std::string& patientId = {});

}  // namespace disyre
