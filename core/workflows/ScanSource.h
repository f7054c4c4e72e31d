// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/base/StopToken.h"
#include "core/dicom/DicomSeries.h"
#include "core/image/ScanReader.h"
#include "core/image/Volume.h"

namespace disyre {

/// In what form a scan lies on disk.
enum class ScanSourceKind {
    File,  ///< A file of a format that readScan() knows, or one that is to be refused as such.
    Dicom  ///< A DICOM file, a folder, a DICOMDIR, or a zip archive.
};

/// Tells what a path is, by its beginning and its name; a file that is missing counts as one.
[[nodiscard]] ScanSourceKind scanSourceKind(const std::filesystem::path& path);

/// Lists the series of a place with DICOM files. For a single file with one slice, that is its
/// whole series, from the files beside it. Throws what listDicom() throws, and ScanError if there
/// is no DICOM image at all.
[[nodiscard]] DicomListing listScanSource(const std::filesystem::path& path,
                                          const DicomProgress& progress, const StopToken& stop);

/// Says which scan is meant where a path holds several: a DICOM series, or a volume of a file.
struct SeriesChoice {
    /// Its number in the listing, from 1; 0 stands for the likeliest scan. Other files have one.
    int number = 0;
    /// Reads a series that is named by its number even if it is not offered as a scan, as long as
    /// it holds a volume.
    bool evenIfNotOffered = false;
    ScanChoice inFile = {};  ///< Which volume is meant of a file that is no DICOM.
};

/// A scan, and what a person should know of it.
struct SourceScan {
    Volume volume;
    ScanInfo info;      ///< Its warnings are those about the files and the series.
    std::string title;  ///< Of a DICOM series; empty for another file.
    int series = 0;     ///< Its number in the listing, from 1; 0 for another file.
};

/// Opens whatever a path is as a volume: a file that readScan() reads, a DICOM file, folder or
/// DICOMDIR, or a zip archive of DICOM files. Throws what readScan(), listScanSource() and
/// readDicomVolume() throw, and ScanError if there is no scan, or no series with that number.
[[nodiscard]] SourceScan readScanSource(const std::filesystem::path& path,
                                        const SeriesChoice& choice, const DicomProgress& progress,
                                        const StopToken& stop);

}  // namespace disyre
