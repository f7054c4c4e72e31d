// SPDX-License-Identifier: GPL-3.0-or-later
// Many scans that are healed together (core/workflows/HealMany.h), and the summary of their results
// (core/workflows/HealingSummary.h), with a healer that needs no network.
#include "core/workflows/HealMany.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/workflows/HealingSummary.h"
#include "tests/support/FakeHealer.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

class HealManyTest : public ::testing::Test {
protected:
    HealManyTest() {
        request_.folder = folder_.path() / "out";
        request_.each.namesPlaces = false;
        request_.each.options.model = test::writeFakeModel(folder_.path()).string();
        request_.each.options.loadHealer = [this](const fs::path& model, const std::string&) {
            ++loaded_;
            return test::fakeHealer(readModelCard(model));
        };
        for (const char* name : {"one", "three, last"}) {
            writeScan(folder_.path() / (name + std::string(".nii.gz")), test::phantomBrain());
        }
        std::ofstream(folder_.path() / "two.nii.gz") << "this is no scan";
        ScanTreeRequest search;
        search.places = {folder_.path() / "one.nii.gz", folder_.path() / "two.nii.gz",
                         folder_.path() / "three, last.nii.gz"};
        request_.scans = findScans(search).scans;
    }

    HealManyOutcome heal() {
        healed_.clear();
        failed_.clear();
        return healMany(
            request_,
            [this](const HealManyProgress& progress) {
                (progress.failure ? failed_ : healed_).insert(progress.scan);
            },
            StopToken());
    }

    test::TemporaryFolder folder_;
    HealManyRequest request_;
    std::set<std::size_t> healed_, failed_;
    int loaded_ = 0;
};

TEST_F(HealManyTest, OneFailureStopsNoOtherScan) {
    const HealManyOutcome outcome = heal();
    EXPECT_EQ(outcome.healed, 2u);
    EXPECT_EQ(outcome.failed, 1u);
    EXPECT_EQ(failed_, std::set<std::size_t>{1});
    EXPECT_EQ(loaded_, 1) << "the model is loaded once for all scans";
    for (const char* name : {"one", "three, last"}) {
        EXPECT_TRUE(fs::exists(request_.folder / name / kAnomalyMapFile)) << name;
        EXPECT_TRUE(fs::exists(request_.folder / name / kKeyPictureFile)) << name;
        EXPECT_FALSE(fs::exists(request_.folder / name / kFailureFile)) << name;
    }
    EXPECT_TRUE(fs::exists(request_.folder / "two" / kFailureFile));
    EXPECT_FALSE(fs::exists(request_.folder / "two" / kResultFile));
}

TEST_F(HealManyTest, ASecondRunGoesOnWhereTheFirstStopped) {
    (void)heal();
    HealManyOutcome again = heal();
    EXPECT_EQ(again.before, 2u);
    EXPECT_EQ(again.failed, 1u) << "what failed is tried again";
    EXPECT_TRUE(healed_.count(0) == 0 && healed_.count(2) == 0);
    // The second scan was mended.
    writeScan(folder_.path() / "two.nii.gz", test::phantomBrain());
    again = heal();
    EXPECT_EQ(again.healed, 1u);
    EXPECT_EQ(again.before, 2u);
    EXPECT_EQ(again.failed, 0u);
    EXPECT_FALSE(fs::exists(request_.folder / "two" / kFailureFile));
    EXPECT_EQ(heal().before, 3u);
}

TEST_F(HealManyTest, OtherSettingsAChangedScanOrAWishHealAgain) {
    (void)heal();
    request_.each.options.skip = 50;
    EXPECT_EQ(heal().healed, 2u);
    const fs::path one = folder_.path() / "one.nii.gz";
    fs::last_write_time(one, fs::file_time_type::clock::now() + std::chrono::hours(1));
    EXPECT_EQ(heal().healed, 1u);
    EXPECT_TRUE(healed_.count(0) != 0);
    request_.healsAgain = true;
    EXPECT_EQ(heal().healed, 2u);
}

TEST_F(HealManyTest, AnUnusableModelOrSettingStopsAll) {
    request_.each.options.skip = 1000;
    EXPECT_THROW((void)heal(), SettingsError);
    request_.each.options.skip.reset();
    request_.each.options.model = (folder_.path() / "no model").string();
    EXPECT_THROW((void)heal(), ModelError);
    EXPECT_FALSE(fs::exists(request_.folder / "one"));
}

TEST_F(HealManyTest, AStopEndsAllAndKeepsWhatIsDone) {
    StopToken stop;
    EXPECT_THROW((void)healMany(
                     request_,
                     [&stop](const HealManyProgress& progress) {
                         if (progress.scan == 2) {
                             stop.requestStop();
                         }
                     },
                     stop),
                 Stopped);
    EXPECT_TRUE(fs::exists(request_.folder / "one" / kResultFile));
    EXPECT_FALSE(fs::exists(request_.folder / "three, last" / kResultFile));
}

TEST_F(HealManyTest, TheSummaryHasALineForEachScan) {
    (void)heal();
    const std::vector<SummaryRow> rows = readSummary(request_.folder);
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].folder, "one");
    EXPECT_FALSE(rows[0].problem);
    EXPECT_TRUE(rows[0].hasPicture);
    EXPECT_GT(rows[0].threshold, 0.0);
    EXPECT_EQ(rows[1].folder, "three, last");
    EXPECT_EQ(rows[1].regions, rows[0].regions);
    ASSERT_TRUE(rows[2].problem);
    EXPECT_NE(rows[2].problem->find("two.nii.gz"), std::string::npos);

    writeSummary(request_.folder, rows);
    const std::string csv = readTextFile(request_.folder / kSummaryTableFile);
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 4);
    EXPECT_NE(csv.find("\r\n\"three, last\","), std::string::npos) << csv;
    const std::string page = readTextFile(request_.folder / kSummaryPageFile);
    EXPECT_NE(page.find("<img src=\"three%2C%20last/strongest.png\""), std::string::npos) << page;
    EXPECT_NE(page.find("2 scans healed, 1 not."), std::string::npos);
    EXPECT_NE(page.find("not a medical device"), std::string::npos);
    EXPECT_EQ(page.find("<script"), std::string::npos);
    EXPECT_EQ(page.find("http"), std::string::npos) << "nothing is loaded from elsewhere";
}

TEST(HealingSummaryTest, TextsAreWrittenSoThatTheyBreakNeitherTableNorPage) {
    SummaryRow row;
    row.folder = "a";
    row.scan = "x";
    row.problem = "\"<b>&\": cannot, be\nread";
    const std::string csv = summaryCsv({row});
    EXPECT_NE(csv.find("a,x,no,\"\"\"<b>&\"\": cannot, be\nread\","), std::string::npos) << csv;
    const std::string page = summaryHtml({row});
    EXPECT_NE(page.find("&quot;&lt;b&gt;&amp;&quot;: cannot, be"), std::string::npos) << page;
}

TEST(HealingSummaryTest, AnEmptyListNamesTheStrongestRegionBelow) {
    SummaryRow row;
    row.folder = "a";
    row.threshold = 0.2;
    row.level = 5.0;
    row.strongestBelow = 0.15;
    const std::string page = summaryHtml({row});
    EXPECT_NE(page.find("the strongest below it has a score of up to 0.15"), std::string::npos);
    EXPECT_NE(page.find("0.2, raised 5.0 times for this scan"), std::string::npos);
}

TEST(HealingSummaryTest, DamagedResultsAreRowsAndAnEmptyFolderIsRefused) {
    test::TemporaryFolder folder;
    try {
        (void)readSummary(folder.path());
        FAIL() << "there are no results";
    } catch (const ScanError& error) {
        EXPECT_EQ(error.id(), MessageId::SummaryNothing);
    }
    fs::create_directories(folder.path() / "a");
    std::ofstream(folder.path() / "a" / "result.json") << "{\"scan\": 7}";
    const std::vector<SummaryRow> rows = readSummary(folder.path());
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_TRUE(rows[0].problem);
    EXPECT_THROW((void)readSummary(folder.path() / "missing"), FileError);
}

}  // namespace
}  // namespace disyre
