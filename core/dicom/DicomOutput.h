// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/StopToken.h"
#include "core/dicom/DicomSeries.h"
#include "core/image/Volume.h"

namespace disyre {

/// What every DICOM object that the program writes says in its description.
inline constexpr const char* kDicomNotice = "Research use, not a medical device";

/// A region that becomes a segment.
struct DicomSegment {
    std::string label;        ///< UTF-8, such as "Finding 1"; at most 64 characters are kept.
    std::string description;  ///< UTF-8; may be empty.
    /// Red, green and blue from 0 to 255, the colour that a viewer is asked to draw it in.
    std::array<std::uint8_t, 3> colour{255, 0, 0};
    Mask mask;  ///< On the grid of the source series.
};

/// What a number of a map stands for.
struct DicomQuantity {
    std::string code;     ///< In the program's own coding scheme, such as "ANOMALY_SCORE".
    std::string meaning;  ///< Such as "Anomaly score".
};

/// Returns a new unique identifier: "2.25." and a random number of 122 bits (PS3.5, annex B.2),
/// which no registration of a root is needed for.
[[nodiscard]] std::string newDicomUid();

/// Throws FileError if the headers of the series lack the identifiers that other objects refer to
/// it by.
void checkDicomReferences(const DicomSeries& source);

// The functions below write one DICOM object each, completely or not at all. It belongs to the
// study, the patient and the frame of reference of the source, names the images that it was made
// from, and lies in a series of its own under new identifiers. Identifying fields of the patient
// and the study are copied as they are. All throw FileError if the source cannot be read or the
// file not be written, and Stopped if a stop is requested.

/// Writes a binary Segmentation (PS3.3, A.51): a frame for each slice of each segment that has a
/// voxel of it.
/// @param segments one or more.
void writeDicomSegmentation(const std::filesystem::path& file, const DicomSeries& source,
                            const std::vector<DicomSegment>& segments, const StopToken& stop);

/// Writes a Parametric Map of floating-point numbers (PS3.3, A.75): a frame for each slice.
/// @param map on the grid of the source series.
void writeDicomParametricMap(const std::filesystem::path& file, const DicomSeries& source,
                             const Volume& map, const DicomQuantity& quantity,
                             const StopToken& stop);

/// Writes a document as an Encapsulated PDF (PS3.3, A.45.1).
/// @param pdf the document's bytes.
void writeDicomPdf(const std::filesystem::path& file, const DicomSeries& source,
                   std::string_view pdf, const std::string& title);

}  // namespace disyre
