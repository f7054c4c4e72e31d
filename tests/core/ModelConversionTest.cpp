// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ModelConversion.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/card/ModelFiles.h"
#include "core/platform/Sha256.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

const fs::path kModel = fs::path(DISYRE_SOURCE_DIR) / "resources" / "models" / "t1-2mm";

TEST(ModelConversion, AHalvedModelIsSmallerAndKnowsItsWeights) {
    const test::TemporaryFolder folder;
    const fs::path out = folder.path() / "half";
    const ModelCard card = halveModel(kModel, out);
    EXPECT_EQ(card.weightsSha256, sha256OfFile(out / kWeightsFile));
    EXPECT_EQ(readModelCard(out).name, readModelCard(kModel).name);
    EXPECT_LE(fs::file_size(out / kWeightsFile), fs::file_size(kModel / kWeightsFile));
}

TEST(ModelConversion, AModelThatDiffusersHasNoWordForIsRefusedAndLeavesNoFolder) {
    // diffusers has no name for a network like the shipped one, which predicts a change to its
    // input and not the healthy patch. Exports that succeed are tested in DiffusersFolderTest.
    const test::TemporaryFolder folder;
    EXPECT_THROW((void)exportToDiffusers(kModel, folder.path() / "new"), Error);
    EXPECT_THROW((void)exportToDiffusers(folder.path() / "missing", folder.path() / "new"),
                 ModelError);
    EXPECT_FALSE(fs::exists(folder.path() / "new"));
}

TEST(ModelConversion, AFolderThatIsNoModelIsNotImported) {
    const test::TemporaryFolder folder;
    ModelImport import;
    import.source = folder.path();
    import.out = folder.path() / "model";
    EXPECT_THROW((void)importModel(import), FileError);
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

}  // namespace
}  // namespace disyre
