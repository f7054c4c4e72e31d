// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomPixels.h"

#include <algorithm>
#include <bit>
#include <exception>
#include <limits>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomDecoder.h"

namespace disyre {

namespace {

constexpr int kLargestSide = 4096;

/// Transfer syntaxes without compression (PS3.5, annex A).
bool isPlain(const std::string& transferSyntax) {
    return transferSyntax == "1.2.840.10008.1.2" || transferSyntax == "1.2.840.10008.1.2.1" ||
           transferSyntax == "1.2.840.10008.1.2.2" || transferSyntax == "1.2.840.10008.1.2.1.99";
}

std::uint32_t littleNumber(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i > 0; --i) {
        value = (value << 8) | static_cast<unsigned char>(bytes[at + i - 1]);
    }
    return value;
}

/// Reverses the bytes of each value.
void swapBytes(std::string& bytes, int bytesEach) {
    for (auto value = bytes.begin(); value != bytes.end(); value += bytesEach) {
        std::reverse(value, value + bytesEach);
    }
}

/// Turns stored values into intensities. Bits above those that are stored may hold anything, such
/// as an overlay, and are cut off.
class Rescaling {
public:
    Rescaling(const DicomHeader& header, const DicomFrame& frame)
        : mask_((std::uint64_t{1} << header.bitsStored) - 1),
          sign_(header.isSigned ? std::uint64_t{1} << (header.bitsStored - 1) : 0),
          inverted_(header.isInverted()),
          // The sum of the lowest and the highest value that can be stored.
          ends_(header.isSigned ? -1.0 : static_cast<double>(mask_)),
          slope_(frame.slope),
          intercept_(frame.intercept) {}

    /// Rescales a floating-point number of 32 bits.
    [[nodiscard]] float ofFloat(std::uint64_t bits) const {
        return static_cast<float>(
            static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits))) * slope_ +
            intercept_);
    }

    [[nodiscard]] float operator()(std::uint64_t bits) const {
        bits &= mask_;
        const double stored = static_cast<double>(static_cast<std::int64_t>(bits)) -
                              ((bits & sign_) != 0 ? 2.0 * static_cast<double>(sign_) : 0.0);
        return static_cast<float>((inverted_ ? ends_ - stored : stored) * slope_ + intercept_);
    }

private:
    std::uint64_t mask_;
    std::uint64_t sign_;
    bool inverted_;
    double ends_;
    double slope_;
    double intercept_;
};

}  // namespace

DicomPixels::DicomPixels(const DicomHeader& header, DicomDecoder& decoder)
    : header_(header), decoder_(decoder), layout_(readDicomLayout(header.file)) {
    checkShape();
    if (!layout_.deflated) {
        stream_.open(header_.file, std::ios::binary);
    }
    if (layout_.encapsulated) {
        findFragments();
        return;
    }
    if (!isPlain(header_.transferSyntax)) {
        throw ScanError(header_.file, MessageId::DicomPixelsEncoding, {header_.transferSyntax});
    }
    const std::uint64_t needed =
        static_cast<std::uint64_t>(header_.rows) * static_cast<std::uint64_t>(header_.columns) *
        static_cast<std::uint64_t>(header_.bitsAllocated / 8) * header_.frames.size();
    if (layout_.pixelLength < needed || layout_.pixelOffset + needed > layout_.sourceLength) {
        throw ScanError(header_.file, MessageId::DicomPixelsTruncated);
    }
}

void DicomPixels::checkShape() const {
    if (!layout_.hasPixels || header_.rows < 1 || header_.columns < 1) {
        throw ScanError(header_.file, MessageId::DicomPixelsMissing);
    }
    const int bits = header_.bitsAllocated;
    const bool isKnown = header_.isFloat ? bits == 32 : bits == 8 || bits == 16 || bits == 32;
    if (header_.isColour() || !isKnown) {
        throw ScanError(header_.file, MessageId::DicomPixelsKind, {header_.samples, bits});
    }
    if (header_.rows > kLargestSide || header_.columns > kLargestSide) {
        throw ScanError(header_.file, MessageId::DicomTooLarge,
                        {header_.columns, header_.rows, header_.frames.size()});
    }
    if (layout_.encapsulated && !canDecode(header_.transferSyntax)) {
        throw ScanError(header_.file, MessageId::DicomPixelsEncoding, {header_.transferSyntax});
    }
}

std::string DicomPixels::bytesAt(std::uint64_t offset, std::uint64_t length) {
    if (offset > layout_.sourceLength || length > layout_.sourceLength - offset) {
        throw ScanError(header_.file, MessageId::DicomPixelsTruncated);
    }
    if (layout_.deflated) {
        return layout_.dataSet.substr(offset, length);
    }
    std::string bytes(length, '\0');
    stream_.clear();
    stream_.seekg(static_cast<std::streamoff>(offset));
    stream_.read(bytes.data(), static_cast<std::streamsize>(length));
    if (!stream_) {
        throw ScanError(header_.file, MessageId::DicomPixelsTruncated);
    }
    return bytes;
}

void DicomPixels::findFragments() {
    // The first item is the table of offsets of the frames, which may be empty (PS3.5, A.4).
    constexpr std::uint32_t kFragment = 0xe000fffeu;
    std::uint64_t at = layout_.pixelOffset;
    std::uint32_t length = 0;
    const auto next = [&] {
        const std::string start = bytesAt(at, 8);
        length = littleNumber(start, 4);
        at += 8;
        return littleNumber(start, 0) == kFragment;
    };
    if (!next()) {
        throw ScanError(header_.file, MessageId::DicomPixelsMissing);
    }
    const std::string table = bytesAt(at, length);
    at += length;
    const std::uint64_t first = at;
    while (next()) {
        if (length > layout_.sourceLength - at) {
            throw ScanError(header_.file, MessageId::DicomPixelsTruncated);
        }
        fragments_.push_back({at - 8 - first, at, length});
        at += length;
    }
    const std::size_t frames = header_.frames.size();
    for (std::size_t frame = 0; frame < frames; ++frame) {
        std::size_t fragment = frame;
        if (fragments_.size() != frames && frame > 0) {
            const std::uint64_t offset =
                table.size() >= 4 * frames ? littleNumber(table, 4 * frame) : 0;
            fragment = static_cast<std::size_t>(
                std::find_if(fragments_.begin(), fragments_.end(),
                             [offset](const Fragment& each) { return each.offset == offset; }) -
                fragments_.begin());
        }
        firstFragments_.push_back(fragment);
    }
    firstFragments_.push_back(fragments_.size());
    for (std::size_t frame = 0; frame < frames; ++frame) {
        if (firstFragments_[frame] >= firstFragments_[frame + 1]) {
            throw ScanError(header_.file, MessageId::DicomPixelsTruncated);
        }
    }
}

std::vector<std::string> DicomPixels::fragmentsOf(std::size_t frame) {
    std::vector<std::string> found;
    for (std::size_t i = firstFragments_[frame]; i < firstFragments_[frame + 1]; ++i) {
        found.push_back(bytesAt(fragments_[i].start, fragments_[i].length));
    }
    return found;
}

std::string DicomPixels::storedValues(std::size_t frame, int& bytesEach) {
    bytesEach = header_.bitsAllocated / 8;
    const std::uint64_t length = static_cast<std::uint64_t>(header_.rows) *
                                 static_cast<std::uint64_t>(header_.columns) *
                                 static_cast<std::uint64_t>(bytesEach);
    if (layout_.encapsulated) {
        return decoder_.decoded(header_, fragmentsOf(frame), bytesEach);
    }
    std::string bytes = bytesAt(layout_.pixelOffset + frame * length, length);
    if (layout_.encoding == DicomEncoding::ExplicitBig) {
        swapBytes(bytes, bytesEach);
    }
    return bytes;
}

void DicomPixels::readFrame(std::size_t frame, std::span<float> values) {
    int bytesEach = 1;
    const std::string stored = storedValues(frame, bytesEach);
    const auto step = static_cast<std::size_t>(bytesEach);
    if (frame >= header_.frames.size() || stored.size() < values.size() * step) {
        throw ScanError(header_.file, MessageId::DicomPixelsTruncated);
    }
    const Rescaling rescaled(header_, header_.frames[frame]);
    const auto* byte = reinterpret_cast<const unsigned char*>(stored.data());
    for (float& value : values) {
        std::uint64_t bits = 0;
        for (std::size_t i = step; i > 0; --i) {
            bits = (bits << 8) | byte[i - 1];
        }
        value = header_.isFloat ? rescaled.ofFloat(bits) : rescaled(bits);
        byte += step;
    }
}

}  // namespace disyre
