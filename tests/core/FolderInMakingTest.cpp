// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/FolderInMaking.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

TEST(FolderInMaking, AppearsUnderItsNameOnlyWhenFinished) {
    const test::TemporaryFolder folder;
    FolderInMaking making(folder.path(), "case");
    writeTextAtomically(making.path() / "file", "text");
    EXPECT_FALSE(fs::exists(folder.path() / "case"));
    making.finish();
    EXPECT_EQ(readTextFile(folder.path() / "case" / "file"), "text");
}

TEST(FolderInMaking, LeavesNothingWhenItIsNotFinished) {
    const test::TemporaryFolder folder;
    {
        const FolderInMaking making(folder.path(), "case");
        writeTextAtomically(making.path() / "file", "text");
    }
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(FolderInMaking, RefusesAFolderThatExists) {
    const test::TemporaryFolder folder;
    fs::create_directories(folder.path() / "case");
    EXPECT_THROW(FolderInMaking(folder.path(), "case"), FileError);
}

}  // namespace
}  // namespace disyre
