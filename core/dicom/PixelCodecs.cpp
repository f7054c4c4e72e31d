// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/PixelCodecs.h"

#include <gdcmBitmap.h>
#include <gdcmSequenceOfFragments.h>
#include <gdcmTrace.h>

#include <exception>
#include <mutex>
#include <new>

namespace disyre {

namespace {

/// GDCM prints what it finds odd; a person is told by messages instead.
void silenceGdcm() {
    static std::once_flag once;
    std::call_once(once, [] {
        gdcm::Trace::DebugOff();
        gdcm::Trace::WarningOff();
        gdcm::Trace::ErrorOff();
    });
}

gdcm::TransferSyntax::TSType syntaxOf(ImageCoding coding) {
    switch (coding) {
        case ImageCoding::Rle:
            return gdcm::TransferSyntax::RLELossless;
        case ImageCoding::JpegBaseline:
            return gdcm::TransferSyntax::JPEGBaselineProcess1;
        case ImageCoding::JpegExtended:
            return gdcm::TransferSyntax::JPEGExtendedProcess2_4;
        case ImageCoding::JpegLossless:
            return gdcm::TransferSyntax::JPEGLosslessProcess14;
        case ImageCoding::JpegLosslessFirstOrder:
            return gdcm::TransferSyntax::JPEGLosslessProcess14_1;
        case ImageCoding::JpegLs:
            return gdcm::TransferSyntax::JPEGLSLossless;
        case ImageCoding::JpegLsNearLossless:
            return gdcm::TransferSyntax::JPEGLSNearLossless;
        case ImageCoding::Jpeg2000:
            return gdcm::TransferSyntax::JPEG2000;
        case ImageCoding::Jpeg2000Lossless:
            return gdcm::TransferSyntax::JPEG2000Lossless;
        case ImageCoding::Unknown:
            break;
    }
    return gdcm::TransferSyntax::TS_END;
}

/// Returns GDCM's picture of one slice with its compressed bytes.
gdcm::Bitmap pictureOf(const CodedImage& image) {
    gdcm::Bitmap picture;
    picture.SetNumberOfDimensions(2);
    picture.SetDimension(0, image.columns);
    picture.SetDimension(1, image.rows);
    // GDCM chooses its JPEG decoder by the bits that are stored.
    const auto bits = static_cast<unsigned short>(image.bits);
    picture.SetPixelFormat(gdcm::PixelFormat(1, static_cast<unsigned short>(8 * image.bytesEach),
                                             bits, static_cast<unsigned short>(bits - 1),
                                             image.isSigned ? 1 : 0));
    picture.SetPhotometricInterpretation(gdcm::PhotometricInterpretation::MONOCHROME2);
    picture.SetTransferSyntax(syntaxOf(image.coding));
    const gdcm::SmartPointer<gdcm::SequenceOfFragments> sequence = gdcm::SequenceOfFragments::New();
    gdcm::Fragment fragment;
    fragment.SetByteValue(image.bytes.data(), static_cast<std::uint32_t>(image.bytes.size()));
    sequence->AddFragment(fragment);
    gdcm::DataElement pixels(gdcm::Tag(0x7fe0, 0x0010));
    pixels.SetVR(gdcm::VR::OB);
    pixels.SetValue(*sequence);
    picture.SetDataElement(pixels);
    return picture;
}

}  // namespace

std::optional<std::string> decodedWithGdcm(const CodedImage& image) {
    silenceGdcm();
    try {
        const gdcm::Bitmap picture = pictureOf(image);
        const std::size_t length = image.decodedLength();
        std::string values(length, '\0');
        if (picture.GetBufferLength() == length && picture.GetBuffer(values.data()) &&
            picture.GetBufferLength() == length) {
            return values;
        }
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) {
        // GDCM's own exceptions say nothing that a person could use.
    }
    return std::nullopt;
}

}  // namespace disyre
