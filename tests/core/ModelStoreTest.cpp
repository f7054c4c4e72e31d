// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/ModelStore.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "core/base/Error.h"
#include "core/card/ModelPlaces.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

class ModelStore : public testing::Test {
protected:
    ModelStore() { setenv("DISYRE_MODELS", folder_.path().c_str(), 1); }
    ~ModelStore() override { unsetenv("DISYRE_MODELS"); }

    fs::path make(const std::string& name) {
        const fs::path folder = newModelFolder(name);
        createFolder(folder);
        ModelCard card;
        card.name = name;
        writeModelCard(folder, card);
        for (const char* file :
             {kWeightsFile, kHistoryFile, kPreviewFile, kPlanFile, kCheckpointFile}) {
            writeTextAtomically(folder / file, "content");
        }
        return folder;
    }
    static std::vector<StoredModel> own() {
        std::vector<StoredModel> models = listModels();
        std::erase_if(models, [](const StoredModel& model) { return model.shipped; });
        return models;
    }
    test::TemporaryFolder folder_;
};

TEST_F(ModelStore, ListsShippedModelsThenTheUsersOwnByName) {
    make("zebra");
    make("apple");
    createFolder(folder_.path() / "no model");
    const std::vector<StoredModel> models = listModels();
    ASSERT_GE(models.size(), 3u);
    EXPECT_TRUE(models.front().shipped);
    EXPECT_FALSE(models.front().problem) << models.front().problem->text();
    EXPECT_EQ(models[models.size() - 2].card.name, "apple");
    EXPECT_EQ(models.back().card.name, "zebra");
    EXPECT_FALSE(models.back().shipped);
    EXPECT_GT(models.back().bytes, 7u);
}

TEST_F(ModelStore, DamagedModelsAreListedWithTheirProblem) {
    writeTextAtomically(make("broken") / kCardFile, "{");
    fs::remove(make("empty") / kWeightsFile);
    const auto models = own();
    ASSERT_EQ(models.size(), 2u);
    EXPECT_EQ(models[0].card.name, "broken");
    EXPECT_NE(models[0].problem.value().text().find("card.json"), std::string::npos);
    EXPECT_NE(models[1].problem.value().text().find("weights"), std::string::npos);
}

TEST_F(ModelStore, GivesNewModelsSafeFolderNamesThatAreFree) {
    EXPECT_EQ(newModelFolder("Our T1/2 mm"), folder_.path() / "Our-T1-2-mm");
    EXPECT_EQ(newModelFolder("../.."), folder_.path() / "-----");
    EXPECT_EQ(newModelFolder("Prüfung").filename(), fs::path(u8"Prüfung"));
    make("twice");
    EXPECT_EQ(newModelFolder("twice").filename(), "twice-2");
    EXPECT_THROW((void)newModelFolder("  "), SettingsError);
}

TEST_F(ModelStore, RenamesTheCardAndKeepsTheFolder) {
    const fs::path folder = make("first");
    renameModel(folder, "second");
    EXPECT_EQ(readModelCard(folder).name, "second");
    EXPECT_TRUE(fs::exists(folder));
    EXPECT_THROW(renameModel(folder, ""), SettingsError);
}

TEST_F(ModelStore, AnExportHoldsNothingThatShowsPatients) {
    const fs::path folder = make("mine");
    const test::TemporaryFolder elsewhere;
    const fs::path target = elsewhere.path() / "copy";
    exportModel(folder, target);
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(target)) {
        files.push_back(entry.path().filename().string());
    }
    std::sort(files.begin(), files.end());
    EXPECT_EQ(files, (std::vector<std::string>{kCardFile, kHistoryFile, kWeightsFile}));
    EXPECT_THROW(exportModel(folder, target), FileError);
    fs::remove(folder / kWeightsFile);
    EXPECT_THROW(exportModel(folder, elsewhere.path() / "half"), FileError);
    EXPECT_EQ(std::distance(fs::directory_iterator(elsewhere.path()), fs::directory_iterator()), 1);
}

TEST_F(ModelStore, DeletesOnlyItsOwnFilesAndOnlyTheUsersModels) {
    const fs::path folder = make("gone");
    deleteModel(folder);
    EXPECT_FALSE(fs::exists(folder));
    const fs::path mixed = make("mixed");
    writeTextAtomically(mixed / "notes.txt", "mine");
    deleteModel(mixed);
    EXPECT_TRUE(fs::exists(mixed / "notes.txt"));
    EXPECT_FALSE(fs::exists(mixed / kCardFile));
    EXPECT_TRUE(own().empty());
    const test::TemporaryFolder elsewhere;
    writeModelCard(elsewhere.path(), ModelCard{});
    EXPECT_THROW(deleteModel(elsewhere.path()), SettingsError);
    EXPECT_TRUE(fs::exists(elsewhere.path() / kCardFile));
}

TEST_F(ModelStore, NeitherRenamesNorDeletesShippedModels) {
    const fs::path shipped = defaultModelFolder();
    EXPECT_THROW(deleteModel(shipped), SettingsError);
    EXPECT_THROW(renameModel(shipped, "mine"), SettingsError);
    EXPECT_TRUE(fs::exists(shipped / kCardFile));
}

TEST(ModelPlaces, TheUsersModelsLieInTheSystemsDataFolder) {
    unsetenv("DISYRE_MODELS");
    const char* before = std::getenv("XDG_DATA_HOME");
    const std::string kept = before != nullptr ? before : "";
    setenv("XDG_DATA_HOME", "/data", 1);
#if !defined(_WIN32) && !defined(__APPLE__)
    EXPECT_EQ(userModelsFolder(), fs::path("/data/disyre/models"));
#endif
    if (before != nullptr) {
        setenv("XDG_DATA_HOME", kept.c_str(), 1);
    } else {
        unsetenv("XDG_DATA_HOME");
    }
}

}  // namespace
}  // namespace disyre
