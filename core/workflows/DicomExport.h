// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "core/base/Message.h"
#include "core/base/StopToken.h"

namespace disyre {

/// Names of the files that results become as DICOM objects.
inline constexpr const char* kSegmentationObject = "findings-seg.dcm";
inline constexpr const char* kMapObject = "anomaly-map.dcm";
inline constexpr const char* kReportObject = "report.dcm";

/// Which results become DICOM objects.
struct DicomExportRequest {
    std::filesystem::path results;  ///< A folder of results; see writeHealing().
    std::filesystem::path folder;   ///< For the objects, made where it is missing.
    /// Makes the report as PDF, once it is known that the scan came from DICOM, and returns its
    /// file; empty for no report.
    std::function<std::filesystem::path()> makeReport = {};
};

struct DicomExported {
    std::vector<std::filesystem::path> files;
    std::vector<Message> warnings;
};

/// Writes the findings as a Segmentation, the anomaly map as a Parametric Map and the report as an
/// Encapsulated PDF. They refer to the series that was healed. One finding is one segment: those
/// that a person kept, if any was decided on, and else all that reach the threshold of the list.
/// Throws FileError if a file is missing or cannot be written, or if the scan did not come from
/// DICOM (DicomOutNotDicom), and Stopped if a stop is requested.
/// @param progress may be empty; called with how many of the objects are written.
[[nodiscard]] DicomExported exportAsDicom(
    const DicomExportRequest& request,
    const std::function<void(std::size_t done, std::size_t total)>& progress,
    const StopToken& stop);

}  // namespace disyre
