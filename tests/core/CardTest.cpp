// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/ModelCard.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/card/HealthyPercent.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Sha256.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

TEST(HealthyScoresTest, PercentilesAreInterpolatedAndEndWithTheTable) {
    HealthyScores scores;
    EXPECT_FALSE(healthyPercent(scores, 0.1));
    scores.percentiles = {{50.0, 0.1}, {90.0, 0.3}, {99.0, 0.4}};
    EXPECT_DOUBLE_EQ(healthyPercent(scores, 0.05).value(), 50.0);
    EXPECT_DOUBLE_EQ(healthyPercent(scores, 0.2).value(), 70.0);
    EXPECT_DOUBLE_EQ(healthyPercent(scores, 0.3).value(), 90.0);
    EXPECT_DOUBLE_EQ(healthyPercent(scores, 0.7).value(), 99.0);
}

TEST(ModelCard, IsReadAsItWasWritten) {
    const test::TemporaryFolder folder;
    ModelCard card;
    card.name = "tëst";
    card.spacing = {2, 2, 2.5};
    card.patch = 64;
    card.intensity = {0.98, false};
    card.schedule.kind = ScheduleKind::Noise;
    card.condition = ConditionOrder::Falling;
    card.architecture.channels = {16, 32};
    card.architecture.attention = {false, true};
    card.architecture.normGroups = 8;
    card.architecture.output = OutputForm::Residual;
    card.architecture.neighbours = 1;
    card.mapSmoothingMillimetres = 2.5;
    card.mapSmoothingAcrossMillimetres = 3.5;
    card.measures = "AP .5";
    card.limits = "Blind to spots.";
    card.healthy = {{"multi-step, skip 25",
                     {{50.0, 0.001}, {99.5, 0.08}},
                     0.0625,
                     "a rule",
                     0.95,
                     {{1.0, 0.0625}},
                     {{"deep", {{99.5, 0.07}}}}}};
    card.weightsSha256 = "abc";
    writeModelCard(folder.path(), card);
    const ModelCard read = readModelCard(folder.path());
    EXPECT_EQ(modelCardToJson(read), modelCardToJson(card));
    EXPECT_EQ(read.architecture, card.architecture);
    EXPECT_EQ(read.schedule, card.schedule);
    EXPECT_EQ(readModelCard(folder.path() / kCardFile).name, card.name);
    EXPECT_EQ(read.mapSmoothingMillimetres, 2.5);
    EXPECT_EQ(read.mapSmoothingAcrossMillimetres, 3.5);
    EXPECT_EQ(read.healthy, card.healthy);
    EXPECT_EQ(read.measures, card.measures);
    EXPECT_EQ(read.limits, card.limits);
}

TEST(ModelCard, HealthyScoresHoldOnlyForTheirOwnSettings) {
    ModelCard card;
    card.healthy = {{"", {}, 0.05, "of before", 1.0, {}}};
    keepHealthyScores(card, {"skip 25", {}, 0.06, "new", 1.0, {}});
    keepHealthyScores(card, {"skip 50", {}, 0.08, "new", 0.9, {}});
    keepHealthyScores(card, {"skip 25", {}, 0.07, "again", 1.0, {}});
    ASSERT_EQ(card.healthy.size(), 2u);
    EXPECT_EQ(healthyScoresFor(card, "skip 25")->threshold, 0.07);
    EXPECT_EQ(healthyScoresFor(card, "skip 50")->threshold, 0.08);
    EXPECT_EQ(healthyScoresFor(card, "skip 10"), nullptr);
}

TEST(ModelCard, AScanThatScoresHigherAllOverHasALevel) {
    const HealthyScores scores{"skip 25", {{50.0, 0.001}, {75.0, 0.002}}, 0.03, "a rule", 1.0, {}};
    EXPECT_EQ(levelOf(scores, 0.001), 1.0);
    EXPECT_EQ(levelOf(scores, 0.0029), 1.0);
    EXPECT_NEAR(levelOf(scores, 0.008), 4.0, 1e-12);
    EXPECT_EQ(levelOf(HealthyScores{}, 0.008), 1.0);
    // This is an older card, without the quartile.
    EXPECT_EQ(levelOf({"skip 25", {{50.0, 0.001}}, 0.03, "a rule", 1.0, {}}, 0.008), 1.0);
}

TEST(ModelCard, TheRecordOfATrainingIsKept) {
    ModelCard card;
    EXPECT_EQ(modelCardToJson(card).find("record"), std::string::npos);
    card.record.programVersion = "1.2";
    card.record.made = "2026-11-26";
    card.record.scans = {10, 12, 2, 3};
    card.record.settings = {{"steps", "3500"}};
    card.record.figures = {{"validation_loss", 0.00125}};
    card.record.hashes = {{"scans", "ab"}};
    card.record.notes = "ü";
    EXPECT_TRUE(modelCardFromJson(modelCardToJson(card), "card.json").record == card.record);
}

// A card as the program wrote it before cards had a record.
TEST(ModelCard, ReadsCardsOfThePreviousVersion) {
    const ModelCard card = readModelCard(std::filesystem::path(DISYRE_SOURCE_DIR) / "tests" /
                                         "data" / "card-without-record");
    EXPECT_EQ(card.name, "past");
    EXPECT_EQ(card.architecture.channels, (std::vector<int>{16, 32, 48, 64}));
    const HealthyScores* scores = healthyScoresFor(card, "whatever the settings");
    ASSERT_NE(scores, nullptr);
    EXPECT_NEAR(scores->threshold, 0.05, 1e-12);
    EXPECT_EQ(card.mapSmoothingMillimetres, 0.0);
    EXPECT_EQ(card.mapSmoothingAcrossMillimetres, 0.0);
    EXPECT_TRUE(card.record == ModelRecord{});
}

TEST(ModelCard, RefusesNewerAndWrongCardsWithASentence) {
    const auto changed = [](const char* key, const nlohmann::json& value) {
        auto json = nlohmann::json::parse(modelCardToJson(ModelCard{}));
        json[key] = value;
        return json.dump();
    };
    const auto refuse = [](const std::string& text, const char* part) {
        try {
            (void)modelCardFromJson(text, "card.json");
            ADD_FAILURE() << "accepted: " << part;
        } catch (const ModelError& error) {
            EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
        }
    };
    refuse("", "no model card");
    refuse("[]", "no model card");
    refuse(changed("format_version", 2), "newer version");
    refuse(changed("patch_pixels", 100), "divisible");
    refuse(changed("patch_pixels", "x"), "wrong type");
    refuse(changed("spacing_mm", {0, 1, 1}), "spacing");
    refuse(changed("plane", "coronal"), "axial");
    refuse(changed("condition_order", "sideways"), "condition order");
}

TEST(ModelCard, ErrorsNameTheMissingModel) {
    const test::TemporaryFolder folder;
    EXPECT_THROW((void)readModelCard(folder.path() / "none"), ModelError);
    EXPECT_THROW((void)readModelCard(folder.path()), ModelError);
}

TEST(Sha256, MatchesAKnownHash) {
    const test::TemporaryFolder folder;
    writeTextAtomically(folder.path() / "abc", "abc");
    EXPECT_EQ(sha256OfFile(folder.path() / "abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace disyre
