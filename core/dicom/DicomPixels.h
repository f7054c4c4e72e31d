// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include "core/dicom/DicomDecoder.h"
#include "core/dicom/DicomHeader.h"
#include "core/dicom/DicomLayout.h"

namespace disyre {

/// Reads the slices of one DICOM file. Uncompressed values are read as they lie in the file; for
/// all others GDCM's decoders are used, in a program of their own (DicomDecoder).
class DicomPixels {
public:
    /// Finds the image in the file. Throws ScanError if there is none, if it is no grey-value image
    /// of 8, 16 or 32 bits, if it is stored in a way that cannot be read, or if it is truncated.
    /// `decoder` is used for compressed slices and must outlive this object.
    DicomPixels(const DicomHeader& header, DicomDecoder& decoder);

    /// Reads one slice as rescaled values, row by row; where low values are bright, they are turned
    /// over first. `values` has rows * columns elements. Throws ScanError naming the file.
    void readFrame(std::size_t frame, std::span<float> values);

private:
    /// A piece of the compressed image.
    struct Fragment {
        std::uint64_t offset = 0;  ///< Where it begins behind the image's first fragment.
        std::uint64_t start = 0;   ///< Where its bytes begin in the file.
        std::uint32_t length = 0;
    };

    void checkShape() const;
    void findFragments();
    [[nodiscard]] std::string bytesAt(std::uint64_t offset, std::uint64_t length);
    [[nodiscard]] std::vector<std::string> fragmentsOf(std::size_t frame);
    /// Returns the stored values, least significant byte first, and sets how many bytes each has.
    [[nodiscard]] std::string storedValues(std::size_t frame, int& bytesEach);

    DicomHeader header_;
    DicomDecoder& decoder_;
    DicomLayout layout_;
    std::ifstream stream_;
    std::vector<Fragment> fragments_;
    /// For each frame the number of its first fragment, and behind them the number of all.
    std::vector<std::size_t> firstFragments_;
};

}  // namespace disyre
