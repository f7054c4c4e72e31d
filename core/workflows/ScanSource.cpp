// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ScanSource.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomArchive.h"
#include "core/dicom/DicomLayout.h"
#include "core/dicom/DicomVolume.h"
#include "core/image/Nifti.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

std::string lowerEnding(const fs::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

bool holdsFile(const DicomSeries& series, const fs::path& file) {
    return std::any_of(series.slices.begin(), series.slices.end(),
                       [&file](const DicomSlice& slice) { return slice.header->file == file; });
}

/// Returns the files that lie beside a file, itself among them.
std::vector<fs::path> filesBeside(const fs::path& file) {
    std::vector<fs::path> files;
    std::error_code error;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored) && entry->path().filename() != file.filename()) {
            files.push_back(entry->path());
        }
    }
    files.push_back(file);
    std::sort(files.begin(), files.end());
    return files;
}

/// Lists the series to which a file with a single slice belongs.
DicomListing listAround(const fs::path& file, const DicomHeader& header,
                        const DicomProgress& progress, const StopToken& stop) {
    DicomListing listing = listDicomFilesOf(filesBeside(file), progress, stop);
    listing.place = file;
    auto& list = listing.series;
    list.erase(std::remove_if(list.begin(), list.end(),
                              [&header](const DicomSeries& series) {
                                  return series.header().seriesUid != header.seriesUid;
                              }),
               list.end());
    for (DicomSeries& series : list) {
        series.likely = series.isOffered() && holdsFile(series, file);
    }
    return listing;
}

/// Returns the number of the series that is meant, from 0.
std::size_t chosenSeries(const DicomListing& listing, const SeriesChoice& choice) {
    if (choice.number == 0) {
        if (const auto likeliest = listing.likeliest()) {
            return *likeliest;
        }
        throw ScanError(listing.place, MessageId::DicomNoScan, {*listing.series.front().refusal});
    }
    if (choice.number < 1 || static_cast<std::size_t>(choice.number) > listing.series.size()) {
        throw ScanError(listing.place, MessageId::DicomSeriesUnknown,
                        {choice.number, listing.series.size()});
    }
    const auto number = static_cast<std::size_t>(choice.number) - 1;
    const DicomSeries& series = listing.series[number];
    if (!series.isOffered() && !(choice.evenIfNotOffered && series.holdsVolume())) {
        throw ScanError(listing.place, MessageId::DicomSeriesNotOffered,
                        {choice.number, *series.refusal});
    }
    return number;
}

/// Returns what a person should know of a series that was chosen.
std::vector<Message> warningsOf(const DicomListing& listing, std::size_t number,
                                const SeriesChoice& choice) {
    const DicomSeries& series = listing.series[number];
    std::vector<Message> warnings;
    if (choice.number == 0 && listing.scans() > 1) {
        warnings.push_back(
            {MessageId::DicomSeriesChosen, {listing.scans(), number + 1, series.title()}});
    }
    if (!series.isOffered()) {
        warnings.push_back({MessageId::DicomSeriesOddPick, {*series.refusal}});
    }
    warnings.insert(warnings.end(), series.warnings.begin(), series.warnings.end());
    if (!listing.skipped.empty()) {
        warnings.push_back(
            {MessageId::DicomFilesLeftOut, {listing.skipped.size(), listing.skipped.front().file}});
    }
    return warnings;
}

SourceScan readDicomSource(const fs::path& path, const SeriesChoice& choice,
                           const DicomProgress& progress, const StopToken& stop) {
    const DicomListing listing = listScanSource(path, progress, stop);
    const std::size_t number = chosenSeries(listing, choice);
    const DicomSeries& series = listing.series[number];
    SourceScan scan;
    scan.title = series.title();
    scan.series = static_cast<int>(number) + 1;
    scan.volume = readDicomVolume(series, progress, stop);
    scan.info.size = series.size;
    scan.info.spacing = series.spacing;
    scan.info.affine = series.affine;
    scan.info.axes = axesText(series.affine);
    scan.info.dataType = series.header().isSigned ? "int" : "uint";
    scan.info.dataType += std::to_string(series.header().bitsAllocated);
    scan.info.patientAge = series.header().patientAge;
    scan.info.contrastAgent = series.header().contrastAgent;
    scan.info.warnings = warningsOf(listing, number, choice);
    return scan;
}

}  // namespace

ScanSourceKind scanSourceKind(const fs::path& path) {
    std::error_code error;
    const std::string ending = lowerEnding(path);
    const bool isDicom = fs::is_directory(path, error) || isDicomDirectory(path) ||
                         ending == ".dcm" || ending == ".ima" || isZipArchive(path) ||
                         hasDicomPreamble(path);
    return isDicom ? ScanSourceKind::Dicom : ScanSourceKind::File;
}

DicomListing listScanSource(const fs::path& path, const DicomProgress& progress,
                            const StopToken& stop) {
    std::error_code error;
    if (fs::is_regular_file(path, error) && !isDicomDirectory(path) && !isZipArchive(path)) {
        const DicomHeader header = readDicomHeader(path);
        if (header.frames.size() == 1 && !header.seriesUid.empty()) {
            return listAround(path, header, progress, stop);
        }
    }
    DicomListing listing = listDicom(path, progress, stop);
    if (listing.series.empty() && !listing.skipped.empty()) {
        throw ScanError(path, MessageId::DicomNoScan, {listing.skipped.front().reason});
    }
    if (listing.series.empty()) {
        throw ScanError(path, MessageId::DicomNothingFound);
    }
    return listing;
}

SourceScan readScanSource(const fs::path& path, const SeriesChoice& choice,
                          const DicomProgress& progress, const StopToken& stop) {
    if (scanSourceKind(path) == ScanSourceKind::Dicom) {
        return readDicomSource(path, choice, progress, stop);
    }
    if (choice.number > 1) {
        throw ScanError(path, MessageId::DicomSeriesUnknown, {choice.number, 1});
    }
    SourceScan scan;
    scan.volume = readScan(path, &scan.info, choice.inFile);
    return scan;
}

}  // namespace disyre
