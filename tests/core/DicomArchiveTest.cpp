// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomArchive.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomVolume.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

MessageId archiveProblem(const fs::path& path) {
    try {
        (void)listDicom(path, {}, StopToken());
    } catch (const ScanError& error) {
        EXPECT_EQ(error.file(), path);
        return error.id();
    }
    ADD_FAILURE() << path << " was read";
    return MessageId::ProgramUnexpected;
}

TEST(DicomArchive, ASeriesInAZipIsReadAndLeavesNothingBehind) {
    const test::TemporaryFolder folder;
    test::writeTestSeries(folder.path() / "scan", 14);
    std::vector<std::pair<std::string, std::string>> entries;
    for (const auto& entry : fs::directory_iterator(folder.path() / "scan")) {
        entries.push_back({"head/" + entry.path().filename().string(), readTextFile(entry.path())});
    }
    // A name that leads out of the folder is only a name.
    entries.push_back({"../../outside.dcm", std::string(128, '\0') + "DICMnonsense"});
    const fs::path zip = folder.path() / "scan.zip";
    test::writeTestZip(zip, entries);
    EXPECT_TRUE(isZipArchive(zip));
    fs::path unpacked;
    {
        const DicomListing listing = listDicom(zip, {}, StopToken());
        ASSERT_EQ(listing.series.size(), 1u);
        unpacked = listing.series[0].header().file;
        EXPECT_TRUE(fs::exists(unpacked));
        EXPECT_EQ(unpacked.parent_path().parent_path(), fs::temp_directory_path());
        const Volume volume = readDicomVolume(listing.series[0], {}, StopToken());
        EXPECT_EQ(volume.at(1, 2, 4), static_cast<float>(test::storedValue(5, 1, 2)));
        ASSERT_EQ(listing.skipped.size(), 1u);
        EXPECT_EQ(listing.skipped[0].file, zip / "../../outside.dcm");
        EXPECT_NE(listing.skipped[0].reason.text().find("outside.dcm"), std::string::npos);
    }
    EXPECT_FALSE(fs::exists(unpacked.parent_path()));
    EXPECT_FALSE(fs::exists(folder.path().parent_path() / "outside.dcm"));
}

TEST(DicomArchive, ABombIsRefusedBeforeItIsUnpacked) {
    const test::TemporaryFolder folder;
    const fs::path zip = folder.path() / "bomb.zip";
    test::writeTestZip(zip, {{"image.dcm", std::string(64u << 20, '\0')}});
    EXPECT_LT(fs::file_size(zip), 100000u);
    EXPECT_EQ(archiveProblem(zip), MessageId::DicomZipTooLarge);
}

TEST(DicomArchive, DamagedArchivesAreRefused) {
    const test::TemporaryFolder folder;
    const fs::path zip = folder.path() / "scan.zip";
    test::writeTestSeries(folder.path() / "scan", 1);
    const std::string image = readTextFile(folder.path() / "scan" / "slice-001.dcm");
    test::writeTestZip(zip, {{"a.dcm", image}, {"b.dcm", image}});
    const std::string whole = readTextFile(zip);
    writeTextAtomically(zip, whole.substr(0, whole.size() / 2));
    EXPECT_EQ(archiveProblem(zip), MessageId::DicomZipDamaged);
    std::string changed = whole;
    changed[60] = static_cast<char>(~changed[60]);
    writeTextAtomically(zip, changed);
    EXPECT_EQ(archiveProblem(zip), MessageId::DicomZipDamaged);
    for (std::size_t place = 0; place < whole.size(); place += 11) {
        changed = whole;
        changed[place] = static_cast<char>(~changed[place]);
        writeTextAtomically(zip, changed);
        try {
            (void)listDicom(zip, {}, StopToken());
        } catch (const FileError&) {
        }
    }
}

TEST(DicomArchive, AStopIsObeyed) {
    const test::TemporaryFolder folder;
    const fs::path zip = folder.path() / "scan.zip";
    test::writeTestZip(zip, {{"a", "some text"}});
    StopToken stop;
    stop.requestStop();
    EXPECT_THROW((void)listDicom(zip, {}, stop), Stopped);
}

}  // namespace
}  // namespace disyre
