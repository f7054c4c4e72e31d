// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomSegments.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>
#include <string>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomHeader.h"
#include "core/dicom/DicomLayout.h"

namespace disyre {

namespace {

constexpr int kMostSegments = 4096;

/// Returns the number of the slice whose first voxel lies at a position of the file; nothing if
/// there is none.
std::optional<int> sliceAt(const DicomSeries& series, const std::array<double, 3>& lps) {
    Volume grid;
    grid.affine = series.affine;
    const auto index = grid.indexAt({-lps[0], -lps[1], lps[2]});
    constexpr double kNear = 0.01;  // Voxels.
    const long slice = std::lround(index[2]);
    const bool isThere = std::abs(index[0]) < kNear && std::abs(index[1]) < kNear &&
                         std::abs(index[2] - static_cast<double>(slice)) < kNear && slice >= 0 &&
                         slice < series.size[2];
    return isThere ? std::optional(static_cast<int>(slice)) : std::nullopt;
}

std::string pixelsOf(const DicomHeader& header, const DicomLayout& layout) {
    const std::uint64_t bits = static_cast<std::uint64_t>(header.rows) *
                               static_cast<std::uint64_t>(header.columns) * header.frames.size();
    const std::uint64_t length = (bits + 7) / 8;
    if (!layout.hasPixels || layout.encapsulated || layout.deflated || header.bitsAllocated != 1) {
        throw ScanError(header.file, MessageId::DicomPixelsKind,
                        {header.samples, header.bitsAllocated});
    }
    if (layout.pixelLength < length || layout.pixelOffset + length > layout.sourceLength) {
        throw ScanError(header.file, MessageId::DicomPixelsTruncated);
    }
    std::string bytes(length, '\0');
    std::ifstream stream(header.file, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(layout.pixelOffset));
    stream.read(bytes.data(), static_cast<std::streamsize>(length));
    if (!stream) {
        throw ScanError(header.file, MessageId::DicomPixelsTruncated);
    }
    return bytes;
}

}  // namespace

std::vector<Mask> readDicomSegments(const std::filesystem::path& file, const DicomSeries& onto) {
    const DicomHeader header = readDicomHeader(file);
    if (header.columns != onto.size[0] || header.rows != onto.size[1]) {
        throw ScanError(file, MessageId::DicomSegmentsElsewhere);
    }
    const std::string pixels = pixelsOf(header, readDicomLayout(file));
    const std::size_t perFrame =
        static_cast<std::size_t>(header.rows) * static_cast<std::size_t>(header.columns);
    std::vector<Mask> masks;
    for (std::size_t number = 0; number < header.frames.size(); ++number) {
        const DicomFrame& frame = header.frames[number];
        const auto slice = frame.position ? sliceAt(onto, *frame.position) : std::nullopt;
        if (!slice || frame.segment < 1 || frame.segment > kMostSegments) {
            throw ScanError(file, MessageId::DicomSegmentsElsewhere);
        }
        while (masks.size() < static_cast<std::size_t>(frame.segment)) {
            masks.emplace_back(onto.size);
        }
        Mask& mask = masks[static_cast<std::size_t>(frame.segment) - 1];
        std::uint8_t* voxel =
            mask.voxels.data() + static_cast<std::size_t>(*slice) * mask.sliceSize();
        // Bits follow each other without gaps, the lowest bit of a byte first (PS3.5, 8.1.1).
        for (std::size_t bit = number * perFrame; bit < (number + 1) * perFrame; ++bit) {
            *voxel++ |= (static_cast<unsigned char>(pixels[bit / 8]) >> (bit % 8)) & 1u;
        }
    }
    return masks;
}

}  // namespace disyre
