// SPDX-License-Identifier: GPL-3.0-or-later
// The command line beside a reader that crashes, hangs, answers nonsense or is missing: each
// becomes one sentence and an exit code, and leaves no file and no process behind.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "tests/cli/RunProgram.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::quoted;

/// A copy of the program beside a reader of the test's own, and a compressed scan.
class HostileReader : public ::testing::Test {
protected:
    HostileReader() {
        fs::create_directories(scan_);
        for (int i = 1; i <= 12; ++i) {
            test::TestDicom file;
            file.instance = i;
            file.columns = 32;
            file.rows = 32;
            file.position = {0.0, 0.0, 2.0 * i};
            test::writeTestDicom(scan_ / (std::to_string(i) + ".dcm"), file,
                                 test::TestSyntax::Jpeg2000);
        }
        fs::create_directories(programs_);
        fs::copy_file(DISYRE_PROGRAM, programs_ / "disyre");
    }

    void writeReader(const std::string& script) const {
        const fs::path path = programs_ / "disyre-reader";
        std::ofstream(path) << "#!/bin/sh\n" << script << "\n";
        fs::permissions(path, fs::perms::owner_all);
    }

    /// Converts the scan; `before` stands before the program.
    [[nodiscard]] test::Outcome convert(const std::string& before = "") const {
        const fs::path out = folder_.path() / "out.txt";
        const fs::path err = folder_.path() / "err.txt";
        const int status =
            std::system((before + " " + quoted(programs_ / "disyre") + " convert " + quoted(scan_) +
                         " " + quoted(target_) + " >" + quoted(out) + " 2>" + quoted(err))
                            .c_str());
        EXPECT_FALSE(fs::exists(target_) && status != 0) << "It left a file behind.";
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, readTextFile(out), readTextFile(err)};
    }

    test::TemporaryFolder folder_;
    fs::path scan_ = folder_.path() / "scan";
    fs::path programs_ = folder_.path() / "programs";
    fs::path target_ = folder_.path() / "scan.nii.gz";
};

TEST_F(HostileReader, ThatIsTheRealOneReadsTheScan) {
    fs::copy_file(fs::path(DISYRE_PROGRAM).parent_path() / "disyre-reader",
                  programs_ / "disyre-reader");
    const test::Outcome outcome = convert();
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_TRUE(fs::exists(target_));
}

TEST_F(HostileReader, ThatCrashesIsASentence) {
    writeReader("kill -SEGV $$");
    const test::Outcome outcome = convert();
    EXPECT_NE(outcome.code, 0);
    EXPECT_NE(outcome.err.find("could not be read: the part of the program that decodes compressed "
                               "images stopped (signal 11)."),
              std::string::npos)
        << outcome.err;
    EXPECT_NE(outcome.err.find(".dcm"), std::string::npos) << outcome.err;
}

TEST_F(HostileReader, ThatIsMissingIsASentence) {
    const test::Outcome outcome = convert();
    EXPECT_NE(outcome.code, 0);
    EXPECT_NE(outcome.err.find("the program disyre-reader, which decodes compressed images, could "
                               "not be started"),
              std::string::npos)
        << outcome.err;
}

TEST_F(HostileReader, ThatTalksNonsenseIsASentence) {
    writeReader("exec yes");
    const test::Outcome outcome = convert();
    EXPECT_NE(outcome.code, 0);
    EXPECT_NE(outcome.err.find("gave an answer that does not fit"), std::string::npos)
        << outcome.err;
}

TEST_F(HostileReader, ThatHangsEndsWithTheProgramOnCtrlC) {
    const fs::path number = folder_.path() / "reader-process";
    writeReader("echo $$ >" + quoted(number) + "\nexec sleep 1000");
    const auto begun = std::chrono::steady_clock::now();
    const test::Outcome outcome = convert("timeout --signal INT --kill-after 20 3");
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    EXPECT_LT(seconds, 20.0) << "It had to be killed.";
    EXPECT_NE(outcome.code, 0);
    pid_t reader = 0;
    std::ifstream(number) >> reader;
    ASSERT_GT(reader, 0) << "The reader was not started: " << outcome.err;
    EXPECT_NE(kill(reader, 0), 0) << "The reader goes on.";
}

}  // namespace
}  // namespace disyre
