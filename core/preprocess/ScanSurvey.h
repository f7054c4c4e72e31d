// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/StopToken.h"
#include "core/image/Volume.h"
#include "core/preprocess/ContrastGroups.h"

namespace disyre {

enum class ScanProblemKind {
    // Found on a scan of its own.
    Unreadable,       ///< refused; `what` is the reader's own sentence
    NotFinite,        ///< warning: it holds voxels that are no numbers
    Constant,         ///< refused: all voxels have one value
    TooFewSlices,     ///< refused: fewer than kLeastBrainSlices axial slices hold brain
    NotStripped,      ///< warning: what differs from the background is no brain's volume
    // Found by comparing scans.
    Duplicate,        ///< refused: the same voxels as an earlier scan of the list
    OtherSpacing,     ///< warning
    OtherOrientation, ///< warning
    IntensityOutlier, ///< warning: its median lies far from the others'
    OtherModality     ///< warning: it does not look like most of the others
};

enum class ScanProblemSeverity {
    Warning,  ///< it may be used; a person should look
    Refused   ///< it cannot be trained on
};

struct ScanProblem {
    ScanProblemKind kind = ScanProblemKind::Unreadable;
    ScanProblemSeverity severity = ScanProblemSeverity::Warning;
    std::string what;  ///< one or two English sentences: what it is, and what to do
};

/// A picture of 8-bit grey values, row by row, the top row first; its pixels are square.
struct Thumbnail {
    static constexpr int kLargestSide = 96;
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;  ///< width * height
};

/// Scans with brain in fewer axial slices are not trained on.
inline constexpr int kLeastBrainSlices = 8;

/// What is known of one scan without preparing it for a model.
struct SurveyedScan {
    std::filesystem::path path;
    Size3 size{};                      ///< voxels, in the file's order; 0 when unreadable
    std::array<double, 3> spacing{};   ///< millimetres, in the file's order
    std::string axes;                  ///< where the file's axes point, such as "RAS"
    double minimum = 0.0;              ///< of all voxels
    double median = 0.0;               ///< of the brain's voxels
    double maximum = 0.0;              ///< of all voxels
    /// SHA-256 of size and voxels in RAS order, so that neither compression nor axis order hides a
    /// duplicate; empty when unreadable.
    std::string contentHash;
    /// Middle slices, in the order of kPlanes (axial, coronal, sagittal), patient's right on the
    /// picture's left, front and head at the top, of the
    /// sagittal one the front at the left; empty when unreadable.
    std::array<Thumbnail, 3> thumbnails;
    int brainSlices = 0;               ///< axial slices with brain
    std::string subject;               ///< guessSubject(); a person may change it
    std::vector<ScanProblem> problems; ///< own ones, then those of compareScans()
    /// For compareScans(); empty when unreadable.
    ContrastSignature signature;

    /// Whether a problem forbids training on it.
    [[nodiscard]] bool refused() const;
};

/// Reads and looks at one scan. What is wrong with the file becomes a problem in the result. Takes up to
/// a second for a scan of 240 x 240 x 160. Thread-safe. Throws Stopped.
/// @param mask its brain mask or label map; without one the scan should be skull-stripped.
[[nodiscard]] SurveyedScan surveyScan(const std::filesystem::path& path, const StopToken& stop,
                                      const std::filesystem::path& mask = {});

/// Replaces the problems found by comparison, of all scans that are not unreadable. Call it again when
/// scans were added or left out. Fast: nothing is read.
void compareScans(std::vector<SurveyedScan>& scans);

/// The scans of a folder and its subfolders by path: .nii and .nii.gz, no hidden files. Folders that
/// cannot be entered are passed over. Throws FileError when `folder` itself cannot be read, Stopped.
[[nodiscard]] std::vector<std::filesystem::path> findScans(const std::filesystem::path& folder,
                                                           const StopToken& stop);

/// Whose scan it is: "sub-XX" in the file's name or a folder's (BIDS), else "id-" and twelve digits of
/// the SHA-256 of `patientId` where a reader gives one, else the file's stem without words that tell no
/// subject ("T1", "brain", ... at its end), else, where the stem is nothing but such words, the
/// folder's name.
[[nodiscard]] std::string guessSubject(const std::filesystem::path& path,
                                       const std::string& patientId = {});

}  // namespace disyre
