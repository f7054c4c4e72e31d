// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace disyre {

/// The ways to compress the image of a slice that can be decoded. Their numbers are part of what
/// the program and its reader say to each other.
enum class ImageCoding : std::uint32_t {
    Unknown = 0,
    Rle = 1,
    JpegBaseline = 2,
    JpegExtended = 3,
    JpegLossless = 4,
    JpegLosslessFirstOrder = 5,
    JpegLs = 6,
    JpegLsNearLossless = 7,
    Jpeg2000 = 8,
    Jpeg2000Lossless = 9
};

/// Returns the coding that a DICOM transfer syntax names (PS3.6, table A-1); Unknown for those that
/// cannot be decoded and for those without compression.
[[nodiscard]] ImageCoding codingOf(std::string_view transferSyntax);

/// The compressed image of one slice, with all that its decoder has to know.
struct CodedImage {
    ImageCoding coding = ImageCoding::Unknown;
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    std::uint32_t bits = 0;       ///< Of a decoded value, 1 to 8 * bytesEach.
    std::uint32_t bytesEach = 0;  ///< Of a decoded value: 1, 2 or 4.
    bool isSigned = false;
    std::string bytes;

    /// Returns how many bytes the decoded image has.
    [[nodiscard]] std::size_t decodedLength() const {
        return std::size_t{columns} * rows * bytesEach;
    }
};

/// What the program says to its reader: the head of a message, and behind it the image's bytes.
inline constexpr std::size_t kQuestionLength = 40;
/// What the reader says to the program: the head, and behind it the decoded image if there is one.
inline constexpr std::size_t kAnswerLength = 16;
/// The most bytes that a compressed image may have: those of the largest one without compression.
inline constexpr std::uint64_t kLargestCodedImage = std::uint64_t{128} << 20;
/// The longest side of an image.
inline constexpr std::uint32_t kLargestCodedSide = 4096;

/// How many megabytes of memory the reader gets, and for how many seconds it may compute on one
/// image. An image of 4096 x 4096 values in JPEG 2000 took 310 MB.
inline constexpr int kReaderMegabytes = 1024;
inline constexpr int kReaderSeconds = 60;

/// How the reader got on.
enum class DecodingOutcome : std::uint32_t { Decoded = 1, Damaged = 2, Memory = 3 };

/// Returns the head of the message that asks for an image.
[[nodiscard]] std::string decodingQuestion(const CodedImage& image);
/// Reads such a head into `image`, all but its bytes, and says how many bytes follow. Returns false
/// if this is no head of this version or its numbers are out of range.
[[nodiscard]] bool readDecodingQuestion(std::string_view head, CodedImage& image,
                                        std::uint64_t& following);

/// Returns the head of an answer.
[[nodiscard]] std::string decodingAnswer(DecodingOutcome outcome, std::uint64_t following);
/// Reads such a head. Returns false if it is none, or if what follows is not as long as the decoded
/// image, or, for any other outcome, not empty.
[[nodiscard]] bool readDecodingAnswer(std::string_view head, const CodedImage& image,
                                      DecodingOutcome& outcome);

}  // namespace disyre
