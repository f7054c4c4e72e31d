// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomDecoder.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/SharedLibrary.h"

namespace disyre {

namespace {

/// The size that a compressed image states of itself.
struct CodedSize {
    unsigned columns = 0;
    unsigned rows = 0;
    unsigned bits = 0;
    unsigned samples = 0;
};

/// Reads big-endian numbers from a compressed image; beyond its end they are 0.
class CodedBytes {
public:
    explicit CodedBytes(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] unsigned at(std::size_t offset, int count) const {
        unsigned value = 0;
        for (int i = 0; i < count; ++i) {
            const std::size_t place = offset + static_cast<std::size_t>(i);
            value = (value << 8) |
                    (place < bytes_.size() ? static_cast<unsigned char>(bytes_[place]) : 0u);
        }
        return value;
    }
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }

private:
    std::string_view bytes_;
};

constexpr unsigned kScan = 0xdau;
constexpr unsigned kHuffmanTables = 0xc4u;
constexpr unsigned kQuantisationTables = 0xdbu;
constexpr unsigned kRestartInterval = 0xddu;
constexpr unsigned kComment = 0xfeu;

/// Returns the size that stands in the frame header of a JPEG-LS image (ISO 14495-1, C.2.2).
std::optional<CodedSize> jpegLsSize(const CodedBytes& bytes) {
    if (bytes.at(0, 2) != 0xffd8u) {
        return std::nullopt;
    }
    std::size_t at = 2;
    while (at + 9 < bytes.size() && bytes.at(at, 1) == 0xffu) {
        constexpr unsigned kFrame = 0xf7u;
        if (bytes.at(at + 1, 1) == kFrame) {
            return CodedSize{bytes.at(at + 7, 2), bytes.at(at + 5, 2), bytes.at(at + 4, 1),
                             bytes.at(at + 9, 1)};
        }
        at += 2 + std::max(2u, bytes.at(at + 2, 2));
    }
    return std::nullopt;
}

/// Returns the size that stands in the frame header of a JPEG image (ISO 10918-1, B.2.2), and takes
/// out of the image what only describes it. Returns nothing unless everything before the image's
/// only scan is in order: GDCM ends the program at an assertion where its JPEG library warns of
/// something there.
std::optional<CodedSize> checkedJpeg(std::string& image) {
    const CodedBytes bytes(image);
    std::optional<CodedSize> size;
    unsigned component = 0;
    std::string cleaned = image.substr(0, 2);
    std::size_t at = 2;
    while (bytes.at(0, 2) == 0xffd8u && bytes.at(at, 1) == 0xffu) {
        const unsigned marker = bytes.at(at + 1, 1);
        const unsigned length = bytes.at(at + 2, 2);
        if (marker == 0xffu) {
            ++at;  // A byte that only fills up.
            continue;
        }
        if (length < 2 || at + 2 + length > image.size()) {
            return std::nullopt;
        }
        const bool isFrame = marker == 0xc0u || marker == 0xc1u || marker == 0xc3u;
        const bool describes = (marker & 0xf0u) == 0xe0u || marker == kComment;
        if (isFrame && !size && length == 11) {
            size = CodedSize{bytes.at(at + 7, 2), bytes.at(at + 5, 2), bytes.at(at + 4, 1),
                             bytes.at(at + 9, 1)};
            component = bytes.at(at + 10, 1);
        } else if (marker == kScan && size && length == 8 && bytes.at(at + 4, 1) == 1 &&
                   bytes.at(at + 5, 1) == component) {
            image = cleaned.append(image, at);
            return size;
        } else if (!describes && marker != kHuffmanTables && marker != kQuantisationTables &&
                   marker != kRestartInterval) {
            return std::nullopt;
        }
        if (!describes) {
            cleaned += image.substr(at, 2 + length);
        }
        at += 2 + length;
    }
    return std::nullopt;
}

/// Returns the size that stands at the beginning of a JPEG 2000 codestream (ISO 15444-1, A.5.1),
/// which may be wrapped in a JP2 file.
std::optional<CodedSize> jpeg2000Size(std::string_view image) {
    const std::size_t start = image.substr(0, 4096).find("\xff\x4f\xff\x51");
    if (start == std::string_view::npos) {
        return std::nullopt;
    }
    const CodedBytes bytes(image.substr(start));
    return CodedSize{bytes.at(8, 4) - bytes.at(16, 4), bytes.at(12, 4) - bytes.at(20, 4),
                     (bytes.at(42, 1) & 0x7fu) + 1, bytes.at(40, 2)};
}

/// Tells whether the segments of an RLE image lie inside it, one for each byte of a value (PS3.5,
/// annex G).
bool isSoundRle(std::string_view image, int bytesEach) {
    if (image.size() < 64) {
        return false;
    }
    const auto little = [image](std::size_t at) {
        unsigned value = 0;
        for (std::size_t i = 4; i > 0; --i) {
            value = (value << 8) | static_cast<unsigned char>(image[at + i - 1]);
        }
        return value;
    };
    unsigned before = 63;
    for (int segment = 0; segment < bytesEach; ++segment) {
        const unsigned offset = little(4 + 4 * static_cast<std::size_t>(segment));
        if (offset <= before || offset >= image.size()) {
            return false;
        }
        before = offset;
    }
    return little(0) == static_cast<unsigned>(bytesEach);
}

/// Returns an image in the form in which it is decoded. Throws ScanError if the compressed image is
/// not what the header says. Takes out of a JPEG image what only describes it.
CodedImage checkedImage(const DicomHeader& header, const std::vector<std::string>& fragments) {
    CodedImage coded;
    coded.coding = codingOf(header.transferSyntax);
    coded.columns = static_cast<std::uint32_t>(header.columns);
    coded.rows = static_cast<std::uint32_t>(header.rows);
    coded.isSigned = header.isSigned;
    for (const std::string& fragment : fragments) {
        if (fragment.size() > kLargestCodedImage - coded.bytes.size()) {
            throw ScanError(header.file, MessageId::DicomPixelsDamaged);
        }
        coded.bytes += fragment;
    }
    if (coded.coding == ImageCoding::Rle) {
        if (!isSoundRle(coded.bytes, header.bitsAllocated / 8)) {
            throw ScanError(header.file, MessageId::DicomPixelsDamaged);
        }
        coded.bits = static_cast<std::uint32_t>(header.bitsStored);
        coded.bytesEach = static_cast<std::uint32_t>(header.bitsAllocated / 8);
        return coded;
    }
    const bool isJpeg2000 =
        coded.coding == ImageCoding::Jpeg2000 || coded.coding == ImageCoding::Jpeg2000Lossless;
    const bool isJpegLs =
        coded.coding == ImageCoding::JpegLs || coded.coding == ImageCoding::JpegLsNearLossless;
    const std::optional<CodedSize> size = isJpeg2000 ? jpeg2000Size(coded.bytes)
                                          : isJpegLs ? jpegLsSize(CodedBytes(coded.bytes))
                                                     : checkedJpeg(coded.bytes);
    if (!size || size->columns != coded.columns || size->rows != coded.rows || size->samples != 1 ||
        size->bits < 2 || size->bits > 16) {
        throw ScanError(header.file, MessageId::DicomPixelsDamaged);
    }
    coded.bits = size->bits;
    coded.bytesEach = size->bits <= 8 ? 1 : 2;
    return coded;
}

/// Returns the file of the reader, which lies beside this program.
std::filesystem::path readerProgram() {
#if defined(_WIN32)
    return executableFolder() / "disyre-reader.exe";
#else
    return executableFolder() / "disyre-reader";
#endif
}

}  // namespace

bool canDecode(const std::string& transferSyntax) {
    return codingOf(transferSyntax) != ImageCoding::Unknown;
}

DicomDecoder::DicomDecoder(const StopToken& stop)
    : DicomDecoder(readerProgram(), kPatience, stop) {}

DicomDecoder::DicomDecoder(std::filesystem::path program, std::chrono::milliseconds patience,
                           const StopToken& stop)
    : program_(std::move(program)), patience_(patience), stop_(stop) {}

DicomDecoder::~DicomDecoder() = default;

std::string DicomDecoder::decoded(const DicomHeader& header,
                                  const std::vector<std::string>& fragments, int& bytesEach) {
    const CodedImage image = checkedImage(header, fragments);
    bytesEach = static_cast<int>(image.bytesEach);
    try {
        return answerTo(image);
    } catch (const Stopped&) {
        helper_.reset();
        throw;
    } catch (const Error& error) {
        // Nothing of a helper that failed once is used again.
        helper_.reset();
        throw ScanError(header.file, error.message());
    }
}

std::string DicomDecoder::answerTo(const CodedImage& image) {
    if (!helper_) {
        helper_ = std::make_unique<HelperProgram>(program_, patience_);
    }
    helper_->send(decodingQuestion(image), stop_);
    helper_->send(image.bytes, stop_);
    DecodingOutcome outcome{};
    if (!readDecodingAnswer(helper_->receive(kAnswerLength, stop_), image, outcome)) {
        throw Error(MessageId::HelperForeign, {displayPath(program_.filename())});
    }
    if (outcome == DecodingOutcome::Memory) {
        throw Error(MessageId::HelperMemory, {kReaderMegabytes});
    }
    if (outcome == DecodingOutcome::Damaged) {
        throw Error(MessageId::DicomPixelsDamaged);
    }
    return helper_->receive(image.decodedLength(), stop_);
}

long long DicomDecoder::processId() const {
    return helper_ ? helper_->processId() : 0;
}

}  // namespace disyre
