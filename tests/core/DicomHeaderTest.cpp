// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomHeader.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomLayout.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

/// A file in a folder of its own.
struct HeaderFile {
    test::TemporaryFolder folder;
    fs::path path = folder.path() / "image.dcm";

    DicomHeader read(const test::TestDicom& file,
                     test::TestSyntax syntax = test::TestSyntax::ExplicitLittle) const {
        test::writeTestDicom(path, file, syntax);
        return readDicomHeader(path);
    }
};

MessageId headerProblem(const fs::path& path) {
    try {
        (void)readDicomHeader(path);
    } catch (const ScanError& error) {
        EXPECT_EQ(error.file(), path);
        return error.id();
    }
    ADD_FAILURE() << path << " was read";
    return MessageId::ProgramUnexpected;
}

TEST(DicomHeader, TellsWhatAClassicFileSays) {
    test::TestDicom file;
    file.contrastAgent = "Gadovist";
    file.slope = "2.5";
    file.intercept = "-7";
    file.position = {-10.5, 20, 33.25};
    file.instance = 12;
    const DicomHeader header = HeaderFile().read(file);
    EXPECT_EQ(header.seriesUid, "1.2.3.4.1");
    EXPECT_EQ(header.studyUid, "1.2.3.4");
    EXPECT_EQ(header.modality, "MR");
    EXPECT_EQ(header.imageType, "ORIGINAL\\PRIMARY\\M");
    EXPECT_EQ(header.description, "t1_mprage");
    EXPECT_EQ(header.date, "2004-11-03");
    EXPECT_EQ(header.patientName, "Mustermann^Erika");
    EXPECT_EQ(header.patientId, "17");
    EXPECT_EQ(header.patientAge, 45.0);
    EXPECT_EQ(header.contrastAgent, "Gadovist");
    EXPECT_EQ(header.rows, 5);
    EXPECT_EQ(header.columns, 6);
    EXPECT_EQ(header.bitsAllocated, 16);
    EXPECT_EQ(header.bitsStored, 12);
    EXPECT_EQ(header.echoNumber, 1);
    EXPECT_EQ(header.instanceNumber, 12);
    EXPECT_TRUE(header.isThreeDimensional);
    EXPECT_TRUE(header.hasPixels);
    EXPECT_FALSE(header.isColour());
    EXPECT_EQ(header.transferSyntax, "1.2.840.10008.1.2.1");
    ASSERT_EQ(header.frames.size(), 1u);
    const DicomFrame& frame = header.frames.front();
    EXPECT_EQ(frame.position, (std::array<double, 3>{-10.5, 20, 33.25}));
    EXPECT_EQ(frame.orientation, (std::array<double, 6>{1, 0, 0, 0, 1, 0}));
    EXPECT_EQ(frame.pixelSpacing, (std::array<double, 2>{1.5, 0.5}));
    EXPECT_EQ(frame.sliceThickness, 2.0);
    EXPECT_EQ(frame.slope, 2.5);
    EXPECT_EQ(frame.intercept, -7.0);
}

TEST(DicomHeader, IsTheSameInEveryEncodingOfTheDataSet) {
    for (const test::TestSyntax syntax :
         {test::TestSyntax::ImplicitLittle, test::TestSyntax::ExplicitBig,
          test::TestSyntax::Deflated, test::TestSyntax::Rle, test::TestSyntax::JpegLs}) {
        test::TestDicom file;
        file.position = {1, 2, 3};
        const DicomHeader header = HeaderFile().read(file, syntax);
        EXPECT_EQ(header.rows, 5) << header.transferSyntax;
        EXPECT_EQ(header.columns, 6) << header.transferSyntax;
        EXPECT_EQ(header.description, "t1_mprage") << header.transferSyntax;
        EXPECT_EQ(header.frames.front().position, (std::array<double, 3>{1, 2, 3}));
        EXPECT_TRUE(header.hasPixels) << header.transferSyntax;
    }
}

TEST(DicomHeader, AnEnhancedFileHasAPlaceAndARescalingForEachFrame) {
    test::TestDicom file;
    file.sopClass = "1.2.840.10008.5.1.4.1.1.4.1";
    file.framePositions = {{0, 0, 0}, {0, 0, 3}, {0, 0, 6}};
    file.frameSlopes = {1, 2, 4};
    const DicomHeader header = HeaderFile().read(file);
    ASSERT_EQ(header.frames.size(), 3u);
    EXPECT_EQ(header.frames[1].position, (std::array<double, 3>{0, 0, 3}));
    EXPECT_EQ(header.frames[2].orientation, (std::array<double, 6>{1, 0, 0, 0, 1, 0}));
    EXPECT_EQ(header.frames[2].pixelSpacing, (std::array<double, 2>{1.5, 0.5}));
    EXPECT_EQ(header.frames[2].slope, 4.0);
}

TEST(DicomHeader, NamesAreReadInTheirCharacterSet) {
    test::TestDicom file;
    file.characterSet = "ISO_IR 100";
    file.patientName = "M\xfcller^J\xf6rg";
    EXPECT_EQ(HeaderFile().read(file).patientName, "Müller^Jörg");
    file.characterSet = "ISO_IR 192";
    file.patientName = "Müller^Jörg";
    EXPECT_EQ(HeaderFile().read(file).patientName, "Müller^Jörg");
}

TEST(DicomHeader, AgesAreReadInAllUnits) {
    test::TestDicom file;
    file.patientAge = "018M";
    EXPECT_EQ(HeaderFile().read(file).patientAge, 1.5);
    file.patientAge = "abcY";
    EXPECT_EQ(HeaderFile().read(file).patientAge, std::nullopt);
}

TEST(DicomHeader, TheDateOfBirthIsReadAndGivesAnAgeThatIsNotWritten) {
    test::TestDicom file;
    EXPECT_EQ(HeaderFile().read(file).patientBirthDate, "");
    file.patientBirthDate = "19591103";
    file.patientAge = "";
    EXPECT_EQ(HeaderFile().read(file).patientBirthDate, "1959-11-03");
    EXPECT_EQ(HeaderFile().read(file).patientAge, 45.0);
}

TEST(DicomHeader, DirectionsThatAreNoneAreNotBelieved) {
    test::TestDicom file;
    file.orientation = {1, 0, 0, 1, 0, 0};
    EXPECT_EQ(HeaderFile().read(file).frames.front().orientation, std::nullopt);
    file.orientation = {0, 0, 0, 0, 0, 0};
    EXPECT_EQ(HeaderFile().read(file).frames.front().orientation, std::nullopt);
}

TEST(DicomHeader, MissingEmptyAndForeignFilesAreRefused) {
    const HeaderFile file;
    EXPECT_EQ(headerProblem(file.path), MessageId::ScanNotOpened);
    writeTextAtomically(file.path, "");
    EXPECT_EQ(headerProblem(file.path), MessageId::ScanEmptyFile);
    writeTextAtomically(file.path, "This is a letter about a scan, and no scan by itself.");
    EXPECT_EQ(headerProblem(file.path), MessageId::DicomNotDicom);
    EXPECT_FALSE(hasDicomPreamble(file.path));
    writeTextAtomically(file.path, std::string(128, '\0') + "DICM");
    EXPECT_EQ(headerProblem(file.path), MessageId::DicomHeaderDamaged);
    EXPECT_TRUE(hasDicomPreamble(file.path));
}

TEST(DicomHeader, AFileCutOffAnywhereInItsHeaderIsRefused) {
    const HeaderFile file;
    (void)file.read({});
    const std::string whole = readTextFile(file.path);
    const std::size_t pixels = readDicomLayout(file.path).pixelOffset;
    for (std::size_t length = 1; length < pixels - 12; length += 7) {
        writeTextAtomically(file.path, whole.substr(0, length));
        try {
            // A cut between two elements leaves a header that is whole, but has no image.
            EXPECT_FALSE(readDicomHeader(file.path).hasPixels) << length;
        } catch (const ScanError& error) {
            EXPECT_EQ(error.file(), file.path);
        }
    }
}

TEST(DicomHeader, ChangedBytesNeverDoHarm) {
    for (const test::TestSyntax syntax :
         {test::TestSyntax::ImplicitLittle, test::TestSyntax::ExplicitLittle}) {
        const HeaderFile file;
        test::TestDicom enhanced;
        enhanced.framePositions = {{0, 0, 0}, {0, 0, 3}};
        (void)file.read(enhanced, syntax);
        const std::string whole = readTextFile(file.path);
        for (std::size_t place = 132; place < whole.size(); place += 3) {
            for (const char value : {'\0', '\x7f', '\xff'}) {
                std::string changed = whole;
                changed[place] = value;
                std::ofstream(file.path, std::ios::binary) << changed;
                try {
                    (void)readDicomHeader(file.path);
                } catch (const ScanError&) {
                }
            }
        }
    }
}

TEST(DicomHeader, ALengthBeyondTheFileIsNotAllocated) {
    const HeaderFile file;
    (void)file.read({});
    std::string bytes = readTextFile(file.path);
    // An unknown element that claims 4 GB stands where the image should.
    const std::size_t pixels = bytes.find(std::string("\xe0\x7f\x10\x00", 4));
    ASSERT_NE(pixels, std::string::npos);
    bytes.replace(pixels, 12, std::string("\x09\x00\x10\x00OB\0\0\xf0\xff\xff\xff", 12));
    writeTextAtomically(file.path, bytes);
    EXPECT_EQ(headerProblem(file.path), MessageId::DicomHeaderDamaged);
}

TEST(DicomHeader, EndlesslyNestedSequencesAreRefused) {
    const HeaderFile file;
    (void)file.read({});
    std::string bytes = readTextFile(file.path);
    bytes.resize(bytes.find(std::string("\xe0\x7f\x10\x00", 4)));
    for (int depth = 0; depth < 20000; ++depth) {
        bytes += std::string("\x08\x00\x40\x11SQ\0\0\xff\xff\xff\xff", 12);
        bytes += std::string("\xfe\xff\x00\xe0\xff\xff\xff\xff", 8);
    }
    writeTextAtomically(file.path, bytes);
    EXPECT_EQ(headerProblem(file.path), MessageId::DicomHeaderDamaged);
}

TEST(DicomHeader, MoreFramesThanAnyFileHasAreRefused) {
    test::TestDicom file;
    file.framePositions = {{0, 0, 0}, {0, 0, 3}};
    const HeaderFile at;
    (void)at.read(file);
    std::string bytes = readTextFile(at.path);
    const std::size_t count = bytes.find(std::string("\x28\x00\x08\x00IS\x02\x00", 8));
    ASSERT_NE(count, std::string::npos);
    bytes.replace(count, 10, std::string("\x28\x00\x08\x00IS\x0a\x00", 8) + "2000000000");
    writeTextAtomically(at.path, bytes);
    EXPECT_EQ(headerProblem(at.path), MessageId::DicomTooLarge);
}

}  // namespace
}  // namespace disyre
