// SPDX-License-Identifier: GPL-3.0-or-later
// What a training does before it needs LibTorch: its card, its folder, and bad input.
#include "core/workflows/ModelTraining.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/card/ModelFiles.h"
#include "core/workflows/TrainingCard.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

TrainingSubject subjectOf(const std::string& name) {
    return {name, Volume({3, 4, 5}, axisAlignedAffine({2, 2, 2}, {}), 0.5f), Mask({3, 4, 5}, 1)};
}

PreparedDataset smallDataset() {
    PreparedDataset dataset;
    dataset.preparation.spacing = {2, 2, 2};
    dataset.preparation.data = "phantoms";
    dataset.data.training = {subjectOf("a"), subjectOf("b")};
    dataset.data.validation = {subjectOf("c")};
    return dataset;
}

class ModelTrainingTest : public ::testing::Test {
protected:
    ModelTrainingTest() {
        request_.out = (folder_.path() / "Mine").string();
        request_.data.scans.folder = (folder_.path() / "scans.safetensors").string();
        request_.programVersion = "1.2";
        observer_.event = [this](const TrainingEvent& event) { events_.push_back(event); };
    }

    test::TemporaryFolder folder_;
    TrainingRequest request_;
    ModelTrainingObserver observer_;
    std::vector<TrainingEvent> events_;
};

TEST_F(ModelTrainingTest, TheCardDescribesNetworkScansAndSettings) {
    request_.network.attention = {2};
    request_.settings.steps = 7;
    const ModelCard card = describedCard(request_, smallDataset());
    EXPECT_EQ(card.name, "Mine") << "without a name it is called like its folder";
    EXPECT_EQ(card.architecture.attention, (std::vector<bool>{false, true, false, false}));
    EXPECT_TRUE(card.architecture.midAttention);
    EXPECT_EQ(card.data, "phantoms: 2 healthy scans for training, 1 for validation");
    EXPECT_NE(card.training.find("7 steps of 16 patches, AdamW, OneCycle"), std::string::npos)
        << card.training;
    EXPECT_EQ(card.record.programVersion, "1.2");
    EXPECT_EQ(card.record.settings.at("steps"), "7");
    EXPECT_EQ(card.record.settings.at("channels"), "16,32,48,64");
    EXPECT_EQ(card.record.scans.trainingScans, 2);
    EXPECT_EQ(card.record.hashes.at("scans").size(), 64u);
}

TEST_F(ModelTrainingTest, TheRecordNamesTheNetworkOfTheModelThatTrainingStartsFrom) {
    const fs::path earlier = folder_.path() / "earlier";
    fs::create_directories(earlier);
    request_.network.channels = {8, 24};
    request_.network.patch = 32;
    writeModelCard(earlier, cardToTrain(request_, {}));
    request_.network = {};
    request_.settings.startFrom = earlier;
    const ModelCard card = describedCard(request_, smallDataset());
    EXPECT_EQ(card.architecture.channels, (std::vector<int>{8, 24}));
    EXPECT_EQ(card.record.settings.at("channels"), "8,24");
    EXPECT_EQ(card.record.settings.at("patch"), "32");
}

TEST_F(ModelTrainingTest, TheCardRefusesChoicesThatAreOutOfRange) {
    request_.network.attention = {5};
    EXPECT_THROW((void)cardToTrain(request_, {}), SettingsError) << "there are four levels";
    request_.network.attention = {};
    request_.network.output = "other";
    EXPECT_THROW((void)cardToTrain(request_, {}), SettingsError);
    request_.network.output = "direct";
    request_.network.patch = -3;
    EXPECT_THROW((void)cardToTrain(request_, {}), Error);
    request_.settings.startFrom = folder_.path() / "missing";
    EXPECT_THROW((void)cardToTrain(request_, {}), ModelError);
}

TEST_F(ModelTrainingTest, FiguresAreAddedToTheCardInTheFolder) {
    fs::create_directories(request_.out);
    writeModelCard(request_.out, cardToTrain(request_, {}));
    TrainingResult result;
    result.steps = 7;
    result.validationLoss = 0.25;
    addTrainingFigures(request_.out, result, -1.0);
    const auto figures = readModelCard(request_.out).record.figures;
    EXPECT_EQ(figures.at("steps"), 7.0);
    EXPECT_EQ(figures.at("validation_loss"), 0.25);
    EXPECT_EQ(figures.count("identity_loss"), 0u) << "it is not known";
}

TEST_F(ModelTrainingTest, ScansThatCannotBeReadEndInAFailedEvent) {
    std::ofstream(request_.data.scans.folder) << "no scans";
    ModelTraining training(request_, observer_, {});
    EXPECT_THROW((void)training.run(), ModelError);
    ASSERT_EQ(events_.size(), 1u);
    EXPECT_EQ(events_[0].kind, TrainingEventKind::Failed);
    EXPECT_NE(events_[0].sentence.find("scans.safetensors"), std::string::npos);
}

TEST_F(ModelTrainingTest, OneTrainingAtATimeWorksInAFolder) {
    {
        const ModelTraining first(request_, {}, {});
        EXPECT_THROW(ModelTraining(request_, {}, {}), FileError);
    }
    EXPECT_FALSE(fs::exists(fs::path(request_.out) / kRunLockFile)) << "the lock is given back";
}

TEST_F(ModelTrainingTest, WrongSettingsLeaveNoFolder) {
    request_.settings.steps = 0;
    EXPECT_THROW(ModelTraining(request_, {}, {}), SettingsError);
    request_.settings.steps = 1;
    request_.device = "abacus";
    EXPECT_THROW(ModelTraining(request_, {}, {}), SettingsError);
    EXPECT_FALSE(fs::exists(request_.out));
}

TEST_F(ModelTrainingTest, ANewRunIsNotedWithTheArgumentsThatGoOnWithIt) {
    request_.arguments = {"train", "--out", "Mine"};
    observer_.begins = [this](const ModelCard& card) {
        EXPECT_EQ(card.name, "Mine");
        throw FileError(request_.out, MessageId::FileNotReadable);
    };
    fs::create_directories(request_.out);
    std::ofstream(fs::path(request_.out) / kCheckpointFile) << "x";
    writePreparedDataset(request_.data.scans.folder, smallDataset());
    ModelTraining training(request_, observer_, {});
    EXPECT_THROW((void)training.run(), FileError);
    EXPECT_EQ(readTrainingRun(request_.out).arguments,
              (std::vector<std::string>{"train", "--out", "Mine", "--resume"}));
}

}  // namespace
}  // namespace disyre
