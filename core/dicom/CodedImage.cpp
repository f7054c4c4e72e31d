// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/CodedImage.h"

#include <initializer_list>
#include <utility>

namespace disyre {

namespace {

/// The first bytes of each message: "DSY1", least significant byte first.
constexpr std::uint32_t kMessageMark = 0x31595344u;

void appendLittle(std::string& bytes, std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i) {
        bytes.push_back(static_cast<char>((value >> (8 * i)) & 0xffu));
    }
}

std::uint64_t littleAt(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = count; i > 0; --i) {
        value = (value << 8) | static_cast<unsigned char>(bytes[at + i - 1]);
    }
    return value;
}

}  // namespace

ImageCoding codingOf(std::string_view transferSyntax) {
    static constexpr std::pair<std::string_view, ImageCoding> kCodings[] = {
        {"1.2.840.10008.1.2.5", ImageCoding::Rle},
        {"1.2.840.10008.1.2.4.50", ImageCoding::JpegBaseline},
        {"1.2.840.10008.1.2.4.51", ImageCoding::JpegExtended},
        {"1.2.840.10008.1.2.4.57", ImageCoding::JpegLossless},
        {"1.2.840.10008.1.2.4.70", ImageCoding::JpegLosslessFirstOrder},
        {"1.2.840.10008.1.2.4.80", ImageCoding::JpegLs},
        {"1.2.840.10008.1.2.4.81", ImageCoding::JpegLsNearLossless},
        {"1.2.840.10008.1.2.4.91", ImageCoding::Jpeg2000},
        {"1.2.840.10008.1.2.4.90", ImageCoding::Jpeg2000Lossless}};
    for (const auto& [uid, coding] : kCodings) {
        if (uid == transferSyntax) {
            return coding;
        }
    }
    return ImageCoding::Unknown;
}

std::string decodingQuestion(const CodedImage& image) {
    std::string head;
    for (const std::uint32_t number :
         {kMessageMark, static_cast<std::uint32_t>(image.coding), image.columns, image.rows,
          image.bits, image.bytesEach, image.isSigned ? 1u : 0u, 0u}) {
        appendLittle(head, number, 4);
    }
    appendLittle(head, image.bytes.size(), 8);
    return head;
}

bool readDecodingQuestion(std::string_view head, CodedImage& image, std::uint64_t& following) {
    if (head.size() != kQuestionLength || littleAt(head, 0, 4) != kMessageMark) {
        return false;
    }
    const auto number = [head](std::size_t at) {
        return static_cast<std::uint32_t>(littleAt(head, at, 4));
    };
    const std::uint32_t coding = number(4);
    image.columns = number(8);
    image.rows = number(12);
    image.bits = number(16);
    image.bytesEach = number(20);
    image.isSigned = number(24) != 0;
    following = littleAt(head, 32, 8);
    if (coding < static_cast<std::uint32_t>(ImageCoding::Rle) ||
        coding > static_cast<std::uint32_t>(ImageCoding::Jpeg2000Lossless)) {
        return false;
    }
    image.coding = static_cast<ImageCoding>(coding);
    const std::uint32_t each = image.bytesEach;
    return image.columns > 0 && image.columns <= kLargestCodedSide && image.rows > 0 &&
           image.rows <= kLargestCodedSide && (each == 1 || each == 2 || each == 4) &&
           image.bits > 0 && image.bits <= 8 * each && following > 0 &&
           following <= kLargestCodedImage;
}

std::string decodingAnswer(DecodingOutcome outcome, std::uint64_t following) {
    std::string head;
    appendLittle(head, kMessageMark, 4);
    appendLittle(head, static_cast<std::uint32_t>(outcome), 4);
    appendLittle(head, following, 8);
    return head;
}

bool readDecodingAnswer(std::string_view head, const CodedImage& image, DecodingOutcome& outcome) {
    if (head.size() != kAnswerLength || littleAt(head, 0, 4) != kMessageMark) {
        return false;
    }
    const auto said = static_cast<std::uint32_t>(littleAt(head, 4, 4));
    const std::uint64_t following = littleAt(head, 8, 8);
    outcome = static_cast<DecodingOutcome>(said);
    return outcome == DecodingOutcome::Decoded
               ? following == image.decodedLength()
               : following == 0 &&
                     (outcome == DecodingOutcome::Damaged || outcome == DecodingOutcome::Memory);
}

}  // namespace disyre
