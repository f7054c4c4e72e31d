// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/DicomFacts.h"

#include <fmt/format.h>

#include "core/base/Json.h"
#include "core/dicom/DicomText.h"
#include "core/dicom/DicomVolume.h"
#include "core/image/Nifti.h"

namespace disyre {

namespace {

/// Names the patient in words such as "Mustermann Erika (id 17), 45 years".
std::string patientText(const DicomHeader& header) {
    std::string text = readablePersonName(header.patientName);
    text += text.empty() ? "" : " ";
    text += header.patientId.empty() ? "" : fmt::format("(id {})", header.patientId);
    if (header.patientAge) {
        const std::string years = fmt::format("{:.0f}", *header.patientAge);
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", years,
                            years == "1" ? "year" : "years");
    }
    return text;
}

void addLine(std::string& text, const char* name, const std::string& value) {
    if (!value.empty()) {
        text += fmt::format("  {:<12}{}\n", name, value);
    }
}

std::string seriesText(const DicomSeries& series, std::size_t number) {
    const DicomHeader& header = series.header();
    std::string text = fmt::format("{}. {}{}\n", number, series.title(),
                                   series.likely ? "  <- the likeliest scan" : "");
    addLine(text, "kind",
            fmt::format("{}{}{}", nameOf(series.kind), header.modality.empty() ? "" : ", ",
                        header.modality));
    addLine(text, "patient", patientText(header));
    addLine(text, "date", header.date);
    addLine(text, "agent", header.contrastAgent);
    addLine(text, "slices",
            fmt::format("{} in {} file{}", series.slices.size(), series.files,
                        series.files == 1 ? "" : "s"));
    if (series.holdsVolume()) {
        addLine(text, "size",
                fmt::format("{} x {} x {} voxels", series.size[0], series.size[1], series.size[2]));
        addLine(text, "spacing",
                fmt::format("{:.3f} x {:.3f} x {:.3f} mm", series.spacing[0], series.spacing[1],
                            series.spacing[2]));
        addLine(text, "axes", axesText(series.affine) + " (where each axis points)");
    }
    if (series.refusal) {
        addLine(text, "no scan", series.refusal->text());
    }
    for (const Message& warning : series.warnings) {
        addLine(text, "warning", warning.text());
    }
    return text;
}

Json seriesJson(const DicomSeries& series, std::size_t number) {
    const DicomHeader& header = series.header();
    Json json = {{"number", number},
                 {"description", header.description},
                 {"kind", nameOf(series.kind)},
                 {"offered", series.isOffered()},
                 {"likely", series.likely},
                 {"reason", series.refusal ? Json(series.refusal->text()) : Json()},
                 {"modality", header.modality},
                 {"patient_name", header.patientName},
                 {"patient_id", header.patientId},
                 {"patient_age_years", header.patientAge ? Json(*header.patientAge) : Json()},
                 {"date", header.date},
                 {"contrast_agent", header.contrastAgent},
                 {"series_uid", header.seriesUid},
                 {"study_uid", header.studyUid},
                 {"transfer_syntax", header.transferSyntax},
                 {"slices", series.slices.size()},
                 {"files", series.files}};
    if (series.holdsVolume()) {
        json["size_voxels"] = series.size;
        json["spacing_mm"] = series.spacing;
        json["axes"] = axesText(series.affine);
        json["affine_to_ras_mm"] = series.affine;
    }
    json["warnings"] = textsOf(series.warnings);
    return json;
}

}  // namespace

std::string dicomListingText(const DicomListing& listing) {
    std::string text = fmt::format("{}\n", displayPath(listing.place));
    for (std::size_t i = 0; i < listing.series.size(); ++i) {
        text += seriesText(listing.series[i], i + 1);
    }
    if (!listing.skipped.empty()) {
        text += fmt::format("{} file{} could not be read:\n", listing.skipped.size(),
                            listing.skipped.size() == 1 ? "" : "s");
        for (const SkippedFile& skipped : listing.skipped) {
            text += fmt::format("  {}\n", skipped.reason.text());
        }
    }
    return text;
}

std::string dicomListingToJson(const DicomListing& listing, const ScopeFacts* scope) {
    Json series = Json::array();
    for (std::size_t i = 0; i < listing.series.size(); ++i) {
        series.push_back(seriesJson(listing.series[i], i + 1));
    }
    Json skipped = Json::array();
    for (const SkippedFile& each : listing.skipped) {
        skipped.push_back({{"file", displayPath(each.file)}, {"reason", each.reason.text()}});
    }
    Json json = {{"file", displayPath(listing.place)},
                 {"kind", "dicom"},
                 {"series", series},
                 {"skipped", skipped},
                 {"files", listing.filesLookedAt},
                 {"other_files", listing.otherFiles}};
    if (scope != nullptr) {
        json["scope"] = scopeJson(*scope);
    }
    return jsonText(json, 2);
}

std::optional<ScopeFacts> scopeOfLikeliest(const DicomListing& listing, const ScopeRequest& request,
                                           const BrainExtractionObserver& observer,
                                           const StopToken& stop) {
    const auto likeliest = listing.likeliest();
    if (!likeliest) {
        return std::nullopt;
    }
    const DicomSeries& series = listing.series[*likeliest];
    ScanInfo info;
    info.patientAge = series.header().patientAge;
    info.contrastAgent = series.header().contrastAgent;
    return scopeFactsOf(readDicomVolume(series, {}, stop), info, request, observer, stop);
}

}  // namespace disyre
