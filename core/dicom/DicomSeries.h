// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/base/StopToken.h"
#include "core/dicom/DicomFiles.h"
#include "core/dicom/DicomHeader.h"
#include "core/dicom/DicomKind.h"
#include "core/dicom/DicomSliceRow.h"
#include "core/image/Volume.h"

namespace disyre {

/// A slice of a series: which file it is in, and where it lies.
struct DicomSlice {
    std::shared_ptr<const DicomHeader> header;
    std::size_t frame = 0;  ///< Its number in the file.
    double place = 0.0;     ///< Along the slices' normal in mm.

    [[nodiscard]] const DicomFrame& geometry() const { return header->frames[frame]; }
};

/// Slices that belong together: of one series and one patient, with the same orientation, echo and
/// matrix, sorted by their place along the normal, each place once.
struct DicomSeries {
    DicomKind kind = DicomKind::Scan;
    std::vector<DicomSlice> slices;  ///< Those that are there; never empty.
    std::size_t files = 0;           ///< In how many files they are.
    /// Why the series is not offered as a scan; nothing for a scan.
    std::optional<Message> refusal;
    std::vector<Message> warnings;  ///< What a person should know before trusting it.
    /// Tells whether this looks like the scan to open: the likeliest of those that are offered.
    bool likely = false;

    /// How the volume is made of the slices. Its `slices` are empty where none can be made.
    SliceRow row;
    Size3 size{};                     ///< Of the volume: columns, rows, slices.
    Affine affine{};                  ///< Of the volume, to RAS millimetres.
    std::array<double, 3> spacing{};  ///< Of the volume in mm.

    [[nodiscard]] const DicomHeader& header() const { return *slices.front().header; }
    [[nodiscard]] bool isOffered() const { return !refusal; }
    /// Tells whether a volume can be made, be it a scan or not.
    [[nodiscard]] bool holdsVolume() const { return !row.slices.empty(); }
    /// Returns what a person calls it: its description, or "series 3" without one.
    [[nodiscard]] std::string title() const;
};

/// What is in a place with DICOM files.
struct DicomListing {
    std::filesystem::path place;
    std::vector<DicomSeries> series;   ///< Sorted by date, number and description.
    std::vector<SkippedFile> skipped;  ///< Files that could not be read; not those of other kinds.
    std::size_t filesLookedAt = 0;
    std::size_t otherFiles = 0;                   ///< Files that are no DICOM.
    std::shared_ptr<const DicomArchive> archive;  ///< Keeps the unpacked files of an archive.

    /// Returns the number of the likeliest scan; nothing if there is no scan.
    [[nodiscard]] std::optional<std::size_t> likeliest() const;
    /// Returns how many series are offered as scans.
    [[nodiscard]] std::size_t scans() const;
};

/// Called with how many files have been looked at, of how many.
using DicomProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Looks at all DICOM files of a folder with its subfolders, of a DICOMDIR, of a zip archive, or at
/// a single file, and groups them into series. A file that cannot be read is named in the listing
/// and hides nothing. Throws FileError if the place is missing or vanishes, ScanError if it is a
/// single file that cannot be read or a damaged DICOMDIR or archive, Stopped if a stop is
/// requested.
[[nodiscard]] DicomListing listDicom(const std::filesystem::path& place,
                                     const DicomProgress& progress, const StopToken& stop);

/// Looks at these files only.
[[nodiscard]] DicomListing listDicomFilesOf(const std::vector<std::filesystem::path>& files,
                                            const DicomProgress& progress, const StopToken& stop);

}  // namespace disyre
