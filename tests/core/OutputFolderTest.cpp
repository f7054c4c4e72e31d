// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/OutputFolder.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

TEST(OutputFolder, IsTakenAwayAgainWithThoseAboveItIfNothingWasWritten) {
    const test::TemporaryFolder folder;
    {
        const OutputFolder out(folder.path() / "new" / "results");
        EXPECT_TRUE(fs::is_directory(folder.path() / "new" / "results"));
    }
    EXPECT_TRUE(fs::is_empty(folder.path()));
    // A slash at the end of the path makes no difference.
    { const OutputFolder out(folder.path() / "new" / "results" / ""); }
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(OutputFolder, StaysWithWhatWasWritten) {
    const test::TemporaryFolder folder;
    {
        const OutputFolder out(folder.path() / "new" / "results");
        writeTextAtomically(folder.path() / "new" / "results" / "file", "text");
    }
    EXPECT_EQ(readTextFile(folder.path() / "new" / "results" / "file"), "text");
}

TEST(OutputFolder, ThatWasThereBeforeStaysThoughItIsEmpty) {
    const test::TemporaryFolder folder;
    fs::create_directory(folder.path() / "mine");
    { const OutputFolder out(folder.path() / "mine"); }
    EXPECT_TRUE(fs::is_directory(folder.path() / "mine"));
}

TEST(OutputFolder, ThatCannotBeMadeIsRefusedAndLeavesNothing) {
    const test::TemporaryFolder folder;
    writeTextAtomically(folder.path() / "file", "text");
    EXPECT_THROW(OutputFolder(folder.path() / "file" / "results"), FileError);
    EXPECT_EQ(readTextFile(folder.path() / "file"), "text");
}

}  // namespace
}  // namespace disyre
