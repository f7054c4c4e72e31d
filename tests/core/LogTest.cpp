// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Log.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/StateFolder.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

class LogTest : public testing::Test {
protected:
    void TearDown() override { stopLog(); }

    test::TemporaryFolder folder_;
};

TEST_F(LogTest, AnEventIsOneLineWithItsFacts) {
    startLog(folder_.path() / "state", false);
    logEvent(LogLevel::Information, "heal.ended",
             {{"device", "cpu"}, {"slices", 12}, {"seconds", 1.25}});
    EXPECT_NE(logText().find(" info heal.ended device=cpu slices=12 seconds=1.250\n"),
              std::string::npos)
        << logText();
}

TEST_F(LogTest, AnErrorLeavesItsIdButNoNameInTheLog) {
    startLog(folder_.path(), false);
    logError(ScanError("/home/anna/Mueller_Anna_1970.nii.gz", MessageId::ScanNotNifti));
    logError(SettingsError(MessageId::SplitSubjectOnBothSides, {"Mueller"}));
    logError(std::runtime_error("/home/anna/Mueller_Anna_1970.nii.gz is odd"));
    const std::string text = logText();
    EXPECT_NE(text.find("error id=scan.not-nifti"), std::string::npos) << text;
    EXPECT_NE(text.find("error id=split.subject-on-both-sides"), std::string::npos) << text;
    EXPECT_NE(text.find("error id=program.unexpected"), std::string::npos) << text;
    EXPECT_EQ(text.find("ueller"), std::string::npos) << text;
    EXPECT_EQ(text.find("anna"), std::string::npos) << text;
}

TEST_F(LogTest, AFactThatCouldBeAPathOrAFileIsLeftOut) {
    startLog(folder_.path(), false);
    for (const char* word : {"/home/anna", "C:\\anna", "anna.nii", "anna mueller"}) {
        logEvent(LogLevel::Warning, "test", {{"word", word}});
    }
    EXPECT_EQ(logText().find("anna"), std::string::npos) << logText();
    EXPECT_NE(logText().find("word=left-out"), std::string::npos);
}

TEST_F(LogTest, FullFilesAreRotatedAndTheOldestIsDropped) {
    constexpr std::size_t kBytes = 2000;
    startLog(folder_.path(), false, kBytes);
    for (int i = 0; i < 400; ++i) {
        logEvent(LogLevel::Information, "test", {{"number", i}});
    }
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
        EXPECT_LE(entry.file_size(), kBytes + 200) << entry.path();
        ++files;
    }
    EXPECT_EQ(files, kLogFiles);
    const std::string text = logText();
    EXPECT_EQ(text.find("number=0\n"), std::string::npos);
    EXPECT_LT(text.find("number=398\n"), text.find("number=399\n"));
}

TEST_F(LogTest, ALogThatCannotBeWrittenIsNoError) {
    std::ofstream(folder_.path() / "file") << "a file where the folder should be";
    startLog(folder_.path() / "file" / "state", false);
    logEvent(LogLevel::Information, "test");
    EXPECT_EQ(logText(), "");
    startLog({}, false);
    logEvent(LogLevel::Information, "test");
    EXPECT_EQ(logText(), "");
}

TEST_F(LogTest, NothingIsWrittenBeforeTheLogBegins) {
    logEvent(LogLevel::Error, "test");
    EXPECT_EQ(logText(), "");
}

}  // namespace
}  // namespace disyre
