// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/AtomicFile.h"

#include <gtest/gtest.h>

#if !defined(_WIN32)
#include <sys/resource.h>

#include <csignal>
#endif

#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

std::ptrdiff_t filesIn(const fs::path& folder) {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

TEST(AtomicFile, AppearsWholeOrNotAtAll) {
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "漢字 é.txt";
    writeTextAtomically(path, "first");
    EXPECT_EQ(readTextFile(path), "first");
    EXPECT_THROW(writeFileAtomically(path,
                                     [](const WriteBytes& write) {
                                         write(std::as_bytes(std::span("half", 4)));
                                         throw Stopped();
                                     }),
                 Stopped);
    EXPECT_EQ(readTextFile(path), "first");
    EXPECT_EQ(filesIn(folder.path()), 1);
}

TEST(AtomicFile, ReportsAMissingFolderWithASentence) {
    const test::TemporaryFolder folder;
    try {
        writeTextAtomically(folder.path() / "none" / "x.txt", "x");
        FAIL();
    } catch (const FileError& error) {
        EXPECT_NE(std::string(error.what()).find("cannot be written"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("x.txt"), std::string::npos);
    }
}

#if !defined(_WIN32)
TEST(AtomicFile, AFailedWriteLeavesNoFile) {
    const test::TemporaryFolder folder;
    // A limit on file sizes makes writes fail halfway, as a full disk does.
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto previous = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{4096, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    std::string message;
    try {
        writeTextAtomically(folder.path() / "large.bin", std::string(1u << 20, 'x'));
    } catch (const FileError& error) {
        message = error.what();
    }
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, previous);
    EXPECT_NE(message.find("cannot be written"), std::string::npos);
    EXPECT_NE(message.find("large.bin"), std::string::npos);
    EXPECT_EQ(filesIn(folder.path()), 0);
}
#endif

TEST(Progress, DurationsAreWrittenForReaders) {
    EXPECT_EQ(durationText(7.4), "7 s");
    EXPECT_EQ(durationText(125.0), "2 min 05 s");
    EXPECT_EQ(durationText(4350.0), "1 h 12 min");
    EXPECT_EQ(durationText(-1.0), "");
}

TEST(AtomicFile, IsAskedForBeforehandAndLeavesNothing) {
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "a.txt";
    checkWritable(path);
    EXPECT_EQ(filesIn(folder.path()), 0);
    writeTextAtomically(path, "kept");
    checkWritable(path);
    EXPECT_EQ(readTextFile(path), "kept");
    EXPECT_THROW(checkWritable(folder.path() / "none" / "a.txt"), FileError);
    EXPECT_THROW(checkWritable(folder.path()), FileError);
}

}  // namespace
}  // namespace disyre
