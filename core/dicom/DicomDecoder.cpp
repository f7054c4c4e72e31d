// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomDecoder.h"

#include <gdcmBitmap.h>
#include <gdcmSequenceOfFragments.h>
#include <gdcmTrace.h>

#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>
#include <string_view>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

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
            image = cleaned + image.substr(at);
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

/// How many bits of a decoded value count, and how many bytes it has.
struct CodedFormat {
    int bits = 0;
    int bytes = 0;
};

/// Returns the format of the decoded values. Throws ScanError if the compressed image is not what
/// the header says. Takes out of a JPEG image what only describes it.
CodedFormat checkedFormat(const DicomHeader& header, gdcm::TransferSyntax::TSType syntax,
                          std::string& image) {
    const int stated = header.bitsAllocated / 8;
    if (syntax == gdcm::TransferSyntax::RLELossless) {
        if (isSoundRle(image, stated)) {
            return {header.bitsStored, stated};
        }
        throw ScanError(header.file, MessageId::DicomPixelsDamaged);
    }
    const bool isJpeg2000 = syntax == gdcm::TransferSyntax::JPEG2000 ||
                            syntax == gdcm::TransferSyntax::JPEG2000Lossless;
    const bool isJpegLs = syntax == gdcm::TransferSyntax::JPEGLSLossless ||
                          syntax == gdcm::TransferSyntax::JPEGLSNearLossless;
    const std::optional<CodedSize> size = isJpeg2000 ? jpeg2000Size(image)
                                          : isJpegLs ? jpegLsSize(CodedBytes(image))
                                                     : checkedJpeg(image);
    if (!size || size->columns != static_cast<unsigned>(header.columns) ||
        size->rows != static_cast<unsigned>(header.rows) || size->samples != 1 || size->bits < 2 ||
        size->bits > 16) {
        throw ScanError(header.file, MessageId::DicomPixelsDamaged);
    }
    return {static_cast<int>(size->bits), size->bits <= 8 ? 1 : 2};
}

/// GDCM prints what it finds odd; a person is told by messages instead.
void silenceGdcm() {
    static std::once_flag once;
    std::call_once(once, [] {
        gdcm::Trace::DebugOff();
        gdcm::Trace::WarningOff();
        gdcm::Trace::ErrorOff();
    });
}

gdcm::TransferSyntax::TSType syntaxOf(const std::string& uid) {
    return gdcm::TransferSyntax::GetTSType(uid.c_str());
}

/// Returns GDCM's picture of one slice with its compressed bytes.
gdcm::Bitmap pictureOf(const DicomHeader& header, gdcm::TransferSyntax::TSType syntax,
                       const std::string& image, const CodedFormat& format) {
    gdcm::Bitmap picture;
    picture.SetNumberOfDimensions(2);
    picture.SetDimension(0, static_cast<unsigned>(header.columns));
    picture.SetDimension(1, static_cast<unsigned>(header.rows));
    // GDCM chooses its JPEG decoder by the bits that are stored.
    const auto bits = static_cast<unsigned short>(format.bits);
    picture.SetPixelFormat(gdcm::PixelFormat(1, static_cast<unsigned short>(8 * format.bytes), bits,
                                             static_cast<unsigned short>(bits - 1),
                                             header.isSigned ? 1 : 0));
    picture.SetPhotometricInterpretation(gdcm::PhotometricInterpretation::MONOCHROME2);
    picture.SetTransferSyntax(syntax);
    const gdcm::SmartPointer<gdcm::SequenceOfFragments> sequence = gdcm::SequenceOfFragments::New();
    gdcm::Fragment fragment;
    fragment.SetByteValue(image.data(), static_cast<std::uint32_t>(image.size()));
    sequence->AddFragment(fragment);
    gdcm::DataElement pixels(gdcm::Tag(0x7fe0, 0x0010));
    pixels.SetVR(gdcm::VR::OB);
    pixels.SetValue(*sequence);
    picture.SetDataElement(pixels);
    return picture;
}

}  // namespace

bool canDecode(const std::string& transferSyntax) {
    switch (syntaxOf(transferSyntax)) {
        case gdcm::TransferSyntax::RLELossless:
        case gdcm::TransferSyntax::JPEGBaselineProcess1:
        case gdcm::TransferSyntax::JPEGExtendedProcess2_4:
        case gdcm::TransferSyntax::JPEGLosslessProcess14:
        case gdcm::TransferSyntax::JPEGLosslessProcess14_1:
        case gdcm::TransferSyntax::JPEGLSLossless:
        case gdcm::TransferSyntax::JPEGLSNearLossless:
        case gdcm::TransferSyntax::JPEG2000Lossless:
        case gdcm::TransferSyntax::JPEG2000:
            return true;
        default:
            return false;
    }
}

std::string decodedImage(const DicomHeader& header, const std::vector<std::string>& fragments,
                         int& bytesEach) {
    const gdcm::TransferSyntax::TSType syntax = syntaxOf(header.transferSyntax);
    std::string joined;
    for (const std::string& fragment : fragments) {
        joined += fragment;
    }
    silenceGdcm();
    const CodedFormat format = checkedFormat(header, syntax, joined);
    bytesEach = format.bytes;
    const std::size_t length = static_cast<std::size_t>(header.rows) *
                               static_cast<std::size_t>(header.columns) *
                               static_cast<std::size_t>(bytesEach);
    try {
        const gdcm::Bitmap picture = pictureOf(header, syntax, joined, format);
        std::string values(length, '\0');
        if (picture.GetBufferLength() == length && picture.GetBuffer(values.data()) &&
            picture.GetBufferLength() == length) {
            return values;
        }
    } catch (const std::bad_alloc&) {
        throw ScanError(header.file, MessageId::ScanMemory);
    } catch (const std::exception&) {
        // GDCM's own exceptions say nothing that a person could use.
    }
    throw ScanError(header.file, MessageId::DicomPixelsDamaged);
}

}  // namespace disyre
