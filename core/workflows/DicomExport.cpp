// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/DicomExport.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomOutput.h"
#include "core/healing/ResultFiles.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/OutputFolder.h"
#include "core/workflows/ResultVolumes.h"
#include "core/workflows/SavedResult.h"
#include "core/workflows/ScanSource.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

using Colour = std::array<std::uint8_t, 3>;

/// Colours that differ, for segments that have none of their own.
constexpr std::array<Colour, 8> kColours{{{230, 85, 13},
                                          {49, 130, 189},
                                          {49, 163, 84},
                                          {117, 107, 177},
                                          {222, 45, 38},
                                          {0, 160, 160},
                                          {221, 28, 119},
                                          {160, 130, 0}}};

/// A finding as the list has it, be it that of a person or that of the program.
struct Listed {
    bool isBelow = false;
    double millilitres = 0.0;
    double peakScore = 0.0;
    FindingNote note;
};

std::vector<Listed> listOf(const SavedResult& saved) {
    std::vector<Listed> list;
    if (saved.isReviewed) {
        for (const ReviewedFinding& one : saved.review.findings) {
            list.push_back({one.isBelow, one.millilitres, one.peakScore, one.note});
        }
        return list;
    }
    const Json record = readResultRecord(saved.folder);
    try {
        for (const Json& one : record.at("findings")) {
            list.push_back({!one.at("at_threshold").get<bool>(),
                            one.at("millilitres").get<double>(),
                            one.at("peak_score").get<double>(),
                            {}});
        }
    } catch (const Json::exception&) {
        throw FileError(saved.folder / kResultFile, MessageId::SavedDamaged);
    }
    return list;
}

/// Returns the numbers, from 0, of the findings that become segments.
std::vector<std::size_t> chosenOf(const std::vector<Listed>& list) {
    const bool isDecided = std::any_of(list.begin(), list.end(), [](const Listed& one) {
        return one.note.decision != FindingDecision::Open;
    });
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (isDecided ? list[i].note.decision == FindingDecision::Kept : !list[i].isBelow) {
            chosen.push_back(i);
        }
    }
    return chosen;
}

DicomSeries seriesOf(const SavedResult& saved, DicomListing& listing, const StopToken& stop) {
    const ReviewedScan& scan = saved.review.scan;
    if (scan.file.empty() || scanSourceKind(scan.file) != ScanSourceKind::Dicom) {
        const fs::path sample = "sample";
        throw FileError(scan.file.empty() ? sample : scan.file, MessageId::DicomOutNotDicom);
    }
    listing = listScanSource(scan.file, {}, stop);
    const auto likeliest = listing.likeliest();
    if (scan.series == 0 && !likeliest) {
        throw FileError(scan.file, MessageId::DicomNoScan, {*listing.series.front().refusal});
    }
    const std::size_t number =
        scan.series > 0 ? static_cast<std::size_t>(scan.series) - 1 : *likeliest;
    if (number >= listing.series.size()) {
        throw FileError(scan.file, MessageId::DicomSeriesUnknown,
                        {scan.series, listing.series.size()});
    }
    checkDicomReferences(listing.series[number]);
    return listing.series[number];
}

/// Reads a volume of the results, which has the grid of the series.
Volume readOnGrid(const fs::path& file, const DicomSeries& series) {
    std::error_code error;
    if (!fs::exists(file, error)) {
        throw FileError(file, MessageId::SavedFileMissing);
    }
    Volume volume;
    try {
        volume = readScan(file);
    } catch (const ConstantScanError&) {
        // A map of a healthy scan, or labels of no finding, may be the same everywhere.
        volume = Volume(series.size, series.affine);
    }
    if (volume.size != series.size) {
        throw FileError(file, MessageId::SavedOtherSize);
    }
    return volume;
}

std::vector<DicomSegment> segmentsOf(const SavedResult& saved, const DicomSeries& series) {
    const std::vector<Listed> list = listOf(saved);
    const std::vector<std::size_t> chosen = chosenOf(list);
    std::vector<DicomSegment> segments;
    if (chosen.empty()) {
        return segments;
    }
    const Volume labels = readOnGrid(saved.folder / kLabelsFile, series);
    for (const std::size_t number : chosen) {
        const Listed& one = list[number];
        DicomSegment segment;
        segment.label =
            one.note.name.empty() ? fmt::format("Finding {}", number + 1) : one.note.name;
        segment.description = fmt::format("{:.2f} ml, highest score {:.3g}. {}", one.millilitres,
                                          one.peakScore, kDicomNotice);
        segment.colour = one.note.colour.value_or(kColours[number % kColours.size()]);
        segment.mask = Mask(series.size);
        const auto value = static_cast<float>(number + 1);
        std::transform(labels.voxels.begin(), labels.voxels.end(), segment.mask.voxels.begin(),
                       [value](float label) { return std::uint8_t(label == value ? 1 : 0); });
        // A finding may be smaller than a voxel of the scan's grid.
        if (std::find(segment.mask.voxels.begin(), segment.mask.voxels.end(), 1) !=
            segment.mask.voxels.end()) {
            segments.push_back(std::move(segment));
        }
    }
    return segments;
}

}  // namespace

DicomExported exportAsDicom(const DicomExportRequest& request,
                            const std::function<void(std::size_t, std::size_t)>& progress,
                            const StopToken& stop) {
    const SavedResult saved = readSavedResult(request.results);
    DicomListing listing;
    const DicomSeries series = seriesOf(saved, listing, stop);
    const OutputFolder folder(request.folder);
    DicomExported exported;
    const std::size_t total = request.makeReport ? 3 : 2;
    std::size_t done = 0;
    const auto tell = [&] {
        if (progress) {
            progress(done, total);
        }
        ++done;
    };
    tell();
    const auto segments = segmentsOf(saved, series);
    if (segments.empty()) {
        exported.warnings.emplace_back(MessageId::DicomOutNoFindings);
    } else {
        exported.files.push_back(request.folder / kSegmentationObject);
        writeDicomSegmentation(exported.files.back(), series, segments, stop);
    }
    tell();
    exported.files.push_back(request.folder / kMapObject);
    writeDicomParametricMap(exported.files.back(), series,
                            readOnGrid(request.results / kAnomalyMapFile, series),
                            {"ANOMALY_SCORE", "Anomaly score of DISYRE"}, stop);
    tell();
    if (request.makeReport) {
        constexpr std::size_t kLargestReport = std::size_t{256} << 20;
        exported.files.push_back(request.folder / kReportObject);
        writeDicomPdf(exported.files.back(), series,
                      readTextFile(request.makeReport(), kLargestReport), "Report of DISYRE");
        tell();
    }
    return exported;
}

}  // namespace disyre
