// SPDX-License-Identifier: GPL-3.0-or-later
// DICOM: the walk through the data set, the header, the grouping of slices, and the pixel data up
// to the decoders, which are in a program of their own (tests/core/DicomDecoderTest.cpp).
#include "core/dicom/DicomPixels.h"
#include "core/dicom/DicomSeries.h"
#include "tests/fuzz/FuzzTarget.h"
#include "tests/support/TestDicom.h"

namespace disyre::fuzz {

Target target() {
    Target dicom;
    using test::TestSyntax;
    for (const TestSyntax syntax :
         {TestSyntax::ImplicitLittle, TestSyntax::ExplicitLittle, TestSyntax::ExplicitBig,
          TestSyntax::Deflated, TestSyntax::Rle, TestSyntax::JpegLossless, TestSyntax::JpegLs,
          TestSyntax::Jpeg2000}) {
        const std::filesystem::path file = inputFile("seed.dcm", "");
        test::TestDicom slice;
        slice.columns = 32;
        slice.rows = 32;
        test::writeTestDicom(file, slice, syntax);
        dicom.seeds.push_back(bytesOf(file));
    }
    test::TestDicom frames;
    frames.framePositions = {{0, 0, 0}, {0, 0, 2}, {0, 0, 4}};
    frames.frameSlopes = {1, 2, 3};
    const std::filesystem::path file = inputFile("seed.dcm", "");
    test::writeTestDicom(file, frames);
    dicom.seeds.push_back(bytesOf(file));
    dicom.parse = [](std::string_view input) {
        const std::filesystem::path path = inputFile("slice.dcm", input);
        const DicomHeader header = readDicomHeader(path);
        (void)listDicomFilesOf({path}, {}, StopToken());
        DicomDecoder none("/nothing/disyre-reader", DicomDecoder::kPatience, StopToken());
        DicomPixels pixels(header, none);
        std::vector<float> values(static_cast<std::size_t>(header.rows) *
                                  static_cast<std::size_t>(header.columns));
        for (std::size_t frame = 0; frame < std::min<std::size_t>(header.frames.size(), 4);
             ++frame) {
            pixels.readFrame(frame, values);
        }
    };
    return dicom;
}

}  // namespace disyre::fuzz
