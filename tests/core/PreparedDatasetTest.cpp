// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/PreparedDataset.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/card/Safetensors.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

TrainingSubject subjectOf(const std::string& name, float value) {
    TrainingSubject subject{name, Volume({3, 4, 5}, axisAlignedAffine({2, 2, 2}, {}), value),
                            Mask({3, 4, 5}, 1)};
    subject.image.voxels[7] = 0.0f;
    subject.mask.voxels[7] = 0;
    return subject;
}

PreparedDataset example() {
    PreparedDataset dataset;
    dataset.preparation.modality = "T2";
    dataset.preparation.spacing = {2, 2, 2};
    dataset.preparation.intensity.upperQuantile = 0.9;
    dataset.preparation.data = "phantoms";
    dataset.data.training = {subjectOf("a", 0.25f), subjectOf("b", 0.5f)};
    dataset.data.validation = {subjectOf("a", 0.75f)};
    return dataset;
}

TEST(PreparedDataset, IsReadBitForBitAsItWasWritten) {
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "scans.safetensors";
    const PreparedDataset written = example();
    writePreparedDataset(path, written);
    const PreparedDataset read = readPreparedDataset(path);
    EXPECT_EQ(modelCardToJson(read.preparation), modelCardToJson(written.preparation));
    ASSERT_EQ(read.data.training.size(), 2u);
    ASSERT_EQ(read.data.validation.size(), 1u);
    EXPECT_EQ(read.data.training[1].name, "b");
    EXPECT_EQ(read.data.training[1].image.size, (Size3{3, 4, 5}));
    EXPECT_EQ(read.data.training[1].image.voxels, written.data.training[1].image.voxels);
    EXPECT_EQ(read.data.training[1].mask.voxels, written.data.training[1].mask.voxels);
    EXPECT_EQ(read.data.validation[0].image.voxels, written.data.validation[0].image.voxels);
}

TEST(PreparedDataset, WrongFilesAreRefusedWithASentence) {
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "scans.safetensors";
    const auto refuse = [&](auto change, const std::string& part) {
        writePreparedDataset(path, example());
        SafetensorsFile file = readSafetensors(path);
        change(file);
        writeSafetensors(path, file);
        try {
            (void)readPreparedDataset(path);
            ADD_FAILURE() << "accepted: " << part;
        } catch (const ModelError& error) {
            EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
        }
    };
    refuse([](SafetensorsFile& f) { f.metadata.clear(); }, "no prepared scans");
    refuse([](SafetensorsFile& f) { f.metadata["format_version"] = "2"; }, "another version");
    refuse([](SafetensorsFile& f) { f.tensors.erase("training/a/mask"); },
           "image and mask of \"a\"");
    refuse([](SafetensorsFile& f) { f.tensors["training/a/image"].shape = {60}; },
           "image and mask of \"a\"");
    refuse(
        [](SafetensorsFile& f) {
            const std::vector<float> bright(60, 2.0f);
            f.tensors["training/a/image"] = storeFloats(bright, {5, 4, 3});
        },
        "outside 0 to 1");
    refuse(
        [](SafetensorsFile& f) {
            for (const char* name : {"a", "b"}) {
                f.tensors.erase(std::string("training/") + name + "/image");
            }
        },
        "no scan to train on");
}

TEST(PreparedDataset, RefusesNamesThatCannotBeToldApart) {
    const test::TemporaryFolder folder;
    PreparedDataset twice = example();
    twice.data.training[1].name = "a";
    EXPECT_THROW(writePreparedDataset(folder.path() / "x.safetensors", twice), SettingsError);
    twice.data.training[1].name = "a/b";
    EXPECT_THROW(writePreparedDataset(folder.path() / "x.safetensors", twice), SettingsError);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "x.safetensors"));
}

}  // namespace
}  // namespace disyre
