// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace disyre {

/// How the bytes of a DICOM data set are written.
enum class DicomEncoding { ImplicitLittle, ExplicitLittle, ExplicitBig };

struct DicomElement;

/// The elements of a data set or of a sequence's item, by tag: group and element number in one.
using DicomDataSet = std::map<std::uint32_t, DicomElement>;

/// Where an element's value lies.
struct DicomElement {
    std::uint64_t offset = 0;  ///< Where it begins in DicomLayout::dataSet.
    std::uint64_t length = 0;  ///< 0 for a sequence of undefined length.
    bool bigEndian = false;
    std::vector<DicomDataSet> items;  ///< Those of a sequence.
};

/// Where the parts of a DICOM file lie (DICOM PS3.5, section 7). It is found by walking from
/// element to element, and whatever does not lie inside the file or is nested without end is
/// refused. This is not left to GDCM, whose reader trusts lengths, and ends the program at an
/// assertion where a file is odd, as Debian builds it.
struct DicomLayout {
    std::string transferSyntax;  ///< The UID that the file states; guessed if it states none.
    DicomEncoding encoding = DicomEncoding::ExplicitLittle;
    /// The file up to the pixel data; of a deflated file the whole data set, inflated.
    std::string dataSet;
    DicomDataSet elements;  ///< Those before the pixel data.

    bool hasPixels = false;
    bool hasFloatPixels = false;     ///< They are floating-point numbers of 32 bits.
    bool deflated = false;           ///< pixelOffset then counts in dataSet, else in the file.
    bool encapsulated = false;       ///< The pixel data are fragments, each with a length.
    std::uint64_t pixelOffset = 0;   ///< Where the pixel data's value begins.
    std::uint64_t pixelLength = 0;   ///< As stated; 0 if encapsulated.
    std::uint64_t sourceLength = 0;  ///< The number of bytes in which pixelOffset counts.
};

/// Reads the header part of a file and finds its layout. Throws ScanError if the file cannot be
/// read, is no DICOM file, or is damaged or truncated before its pixel data.
[[nodiscard]] DicomLayout readDicomLayout(const std::filesystem::path& path);

/// Tells by its first bytes whether a file is DICOM, whatever its name is; false if it cannot be
/// read. Files without DICOM's usual preamble are not recognised.
[[nodiscard]] bool hasDicomPreamble(const std::filesystem::path& path);

}  // namespace disyre
