// SPDX-License-Identifier: GPL-3.0-or-later
// These tests cover what a run reads, writes and prints: plan, events, orders, preview, notes,
// presets and forecast.
#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/card/ModelFiles.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/FileLock.h"
#include "core/training/TrainingEvents.h"
#include "core/training/TrainingForecast.h"
#include "core/training/TrainingPlan.h"
#include "core/training/TrainingPreset.h"
#include "core/training/TrainingPreview.h"
#include "core/training/TrainingRun.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

TrainingPlan smallPlan(const fs::path& folder) {
    TrainingPlan plan;
    plan.modality = "T2";
    plan.spacing = 1.5;
    plan.upperQuantile = 0.9;
    plan.maskGrowth = 2;
    plan.dataDescription = "our scanner";
    plan.licence = "ours";
    plan.mixedContrasts = true;
    plan.scans = {{folder / "a.nii", folder / "masks" / "a.nii", "a", ScanUse::Training},
                  {folder / "b.nii", {}, "b", ScanUse::Training},
                  {folder / "ü.nii", {}, "c", ScanUse::Validation},
                  {folder / "d.nii", {}, "", ScanUse::LeftOut}};
    return plan;
}

TEST(TrainingPlan, IsReadAsItWasWritten) {
    const test::TemporaryFolder folder;
    const TrainingPlan plan = smallPlan(folder.path());
    writeTrainingPlan(folder.path() / kPlanFile, plan);
    const TrainingPlan read = readTrainingPlan(folder.path() / kPlanFile);
    EXPECT_EQ(read.modality, plan.modality);
    EXPECT_EQ(read.spacing, plan.spacing);
    EXPECT_EQ(read.upperQuantile, plan.upperQuantile);
    EXPECT_EQ(read.maskGrowth, 2);
    EXPECT_EQ(read.dataDescription, plan.dataDescription);
    EXPECT_EQ(read.licence, plan.licence);
    EXPECT_TRUE(read.mixedContrasts);
    ASSERT_EQ(read.scans.size(), 4u);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(read.scans[i].scan, plan.scans[i].scan);
        EXPECT_EQ(read.scans[i].mask, plan.scans[i].mask);
        EXPECT_EQ(read.scans[i].subject, plan.scans[i].subject);
        EXPECT_EQ(read.scans[i].use, plan.scans[i].use);
    }
}

TEST(TrainingPlan, RelativePathsStartAtThePlansFolder) {
    const test::TemporaryFolder folder;
    writeTrainingPlan(folder.path() / "p.json", smallPlan(folder.path()));
    auto json = nlohmann::json::parse(readTextFile(folder.path() / "p.json"));
    json["scans"][0]["scan"] = "sub/a.nii";
    writeTextAtomically(folder.path() / "p.json", json.dump());
    EXPECT_EQ(readTrainingPlan(folder.path() / "p.json").scans[0].scan,
              folder.path() / "sub" / "a.nii");
}

TEST(TrainingPlan, BadPlansAreRefusedWithASentence) {
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "p.json";
    writeTrainingPlan(path, smallPlan(folder.path()));
    const auto good = nlohmann::json::parse(readTextFile(path));
    const auto write = [&](const char* key, const nlohmann::json& value) {
        auto json = good;
        json[key] = value;
        writeTextAtomically(path, json.dump());
    };
    write("format", "other");
    EXPECT_THROW((void)readTrainingPlan(path), FileError);
    write("format_version", 2);
    EXPECT_THROW((void)readTrainingPlan(path), FileError);
    write("scans", "none");
    EXPECT_THROW((void)readTrainingPlan(path), FileError);
    write("scans", nlohmann::json::array());
    EXPECT_THROW((void)readTrainingPlan(path), SettingsError);
    write("spacing_mm", 0.0);
    EXPECT_THROW((void)readTrainingPlan(path), SettingsError);
    writeTextAtomically(path, "{");
    EXPECT_THROW((void)readTrainingPlan(path), FileError);
    EXPECT_THROW((void)readTrainingPlan(folder.path() / "none"), FileError);
    TrainingPlan noValidation = smallPlan(folder.path());
    noValidation.scans[2].use = ScanUse::Training;
    EXPECT_THROW(writeTrainingPlan(folder.path() / "q.json", noValidation), SettingsError);
    EXPECT_FALSE(fs::exists(folder.path() / "q.json"));
}

TEST(TrainingEvents, AFailureKeepsItsMessageSoThatAWindowCanTranslateIt) {
    const SettingsError inner(MessageId::CardSmoothing, {8.5});
    TrainingEvent event;
    event.kind = TrainingEventKind::Failed;
    event.message = ModelError("card.json", MessageId::CardWrong, {inner.message()}).message();
    const auto read = trainingEventFromJson(trainingEventToJson(event));
    ASSERT_TRUE(read && read->message);
    EXPECT_EQ(read->message->id, MessageId::CardWrong);
    EXPECT_EQ(read->message->text(), event.message->text());
    EXPECT_FALSE(
        trainingEventFromJson(R"({"event":"failed","message":{"id":"no.such"}})")->message);
    EXPECT_FALSE(trainingEventFromJson(R"({"event":"failed","message":7})")->message);
}

TEST(TrainingEvents, AreReadAsTheyWereWritten) {
    TrainingEvent event;
    event.kind = TrainingEventKind::Step;
    event.step = 12;
    event.steps = 100;
    event.loss = 0.0;
    event.smoothedLoss = 0.5;
    event.learningRate = 1e-4;
    event.secondsLeft = 3.5;
    event.memoryBytes = 123456789;
    event.sentence = "a \"b\"\n";
    const std::string line = trainingEventToJson(event);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const auto read = trainingEventFromJson(line);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->kind, event.kind);
    EXPECT_EQ(read->step, 12);
    EXPECT_EQ(read->loss, 0.0);
    EXPECT_EQ(read->validationLoss, -1.0);
    EXPECT_EQ(read->learningRate, 1e-4);
    EXPECT_EQ(read->memoryBytes, event.memoryBytes);
    EXPECT_EQ(read->sentence, event.sentence);
    EXPECT_FALSE(read->message);
    for (int kind = 0; kind <= static_cast<int>(TrainingEventKind::Failed); ++kind) {
        TrainingEvent other;
        other.kind = static_cast<TrainingEventKind>(kind);
        other.verdict = TrainingVerdict::Flat;
        const auto back = trainingEventFromJson(trainingEventToJson(other));
        ASSERT_TRUE(back);
        EXPECT_EQ(back->kind, other.kind);
    }
    for (const char* other :
         {"", "[W] a warning", "{}", "[1]", "{\"event\":\"new\"}", "{\"event\":1}"}) {
        EXPECT_FALSE(trainingEventFromJson(other)) << other;
    }
}

TEST(TrainingEvents, ANameThatIsNotUtf8StillGivesAReadableLine) {
    TrainingEvent event;
    event.name = std::string("broken \xff utf-8");
    EXPECT_TRUE(trainingEventFromJson(trainingEventToJson(event)));
}

TEST(TrainingEvents, OrdersAreReadFromTheirWords) {
    for (const auto order : {TrainingOrder::Pause, TrainingOrder::Resume, TrainingOrder::Stop,
                             TrainingOrder::Suspend}) {
        EXPECT_EQ(trainingOrderFromText(toText(order)), order);
        EXPECT_EQ(trainingOrderFromText(toText(order) + "\r"), order);
    }
    EXPECT_FALSE(trainingOrderFromText("halt"));
    EXPECT_FALSE(trainingOrderFromText(""));
}

TEST(TrainingPreview, IsReadAsItWasWritten) {
    const test::TemporaryFolder folder;
    TrainingPreview preview{250, {}};
    for (int i = 0; i < 3; ++i) {
        PreviewSample sample{Patch(4, 5, 0.5f), Patch(4, 5, 0.25f), Patch(4, 5, -0.125f), i + 7};
        sample.restored.at(1, 2) = static_cast<float>(i);
        preview.samples.push_back(sample);
    }
    const fs::path path = folder.path() / kPreviewFile;
    writeTrainingPreview(path, preview);
    const TrainingPreview read = readTrainingPreview(path);
    EXPECT_EQ(read.step, 250);
    ASSERT_EQ(read.samples.size(), 3u);
    EXPECT_EQ(read.samples[2].t, 9);
    EXPECT_EQ(read.samples[2].restored.width, 5);
    EXPECT_EQ(read.samples[2].restored.pixels, preview.samples[2].restored.pixels);
    EXPECT_EQ(read.samples[1].healthy.pixels, preview.samples[1].healthy.pixels);
    EXPECT_THROW((void)readTrainingPreview(folder.path() / "none"), ModelError);
    writeTextAtomically(path, "nothing of the kind, but longer than a header");
    EXPECT_THROW((void)readTrainingPreview(path), ModelError);
}

class TrainingRuns : public testing::Test {
protected:
    fs::path make(const std::string& name, RunState state, bool withCheckpoint) {
        const fs::path folder = models_.path() / name;
        createFolder(folder);
        TrainingRun run;
        run.state = state;
        run.name = name;
        run.arguments = {"train", "--resume"};
        run.step = 3;
        run.steps = 9;
        run.sentence = "why";
        writeTrainingRun(folder, run);
        if (withCheckpoint) {
            writeTextAtomically(folder / kCheckpointFile, "x");
        }
        return folder;
    }
    test::TemporaryFolder models_;
};

TEST_F(TrainingRuns, UnfinishedOnesAreFoundTheLatestFirst) {
    const fs::path old = make("old", RunState::Running, true);
    fs::last_write_time(old / kCheckpointFile,
                        fs::file_time_type::clock::now() - std::chrono::hours(1));
    make("interrupted", RunState::Interrupted, true);
    make("finished", RunState::Finished, true);
    make("stopped", RunState::Stopped, true);
    make("never begun", RunState::Running, false);
    createFolder(models_.path() / "no run");
    const fs::path busy = make("busy", RunState::Running, true);
    std::optional<FileLock> lock(std::in_place, busy / kRunLockFile);
    auto runs = findUnfinishedRuns(models_.path());
    ASSERT_EQ(runs.size(), 2u);
    EXPECT_EQ(runs[0].run.name, "interrupted");
    EXPECT_EQ(runs[1].folder, old);
    EXPECT_EQ(runs[1].run.arguments, (std::vector<std::string>{"train", "--resume"}));
    EXPECT_EQ(runs[1].run.step, 3);
    EXPECT_EQ(runs[1].run.sentence, "why");
    EXPECT_THROW(FileLock(busy / kRunLockFile), FileError);
    lock.reset();
    EXPECT_FALSE(fs::exists(busy / kRunLockFile));
    EXPECT_EQ(findUnfinishedRuns(models_.path()).size(), 3u);
    EXPECT_TRUE(findUnfinishedRuns(models_.path() / "nowhere").empty());
}

TEST_F(TrainingRuns, ADiscardedRunIsGoneAndOtherFilesAreLeftAlone) {
    const fs::path run = make("run", RunState::Failed, true);
    writeTextAtomically(run / (std::string(kCheckpointFile) + ".part-7-0.safetensors"), "half");
    discardRun(run);
    EXPECT_FALSE(fs::exists(run));
    const fs::path mixed = make("mixed", RunState::Failed, true);
    writeTextAtomically(mixed / "thesis.txt", "years of work");
    EXPECT_THROW(discardRun(mixed), SettingsError);
    EXPECT_TRUE(fs::exists(mixed / kCheckpointFile));
    const fs::path none = models_.path() / "none";
    createFolder(none);
    EXPECT_THROW(discardRun(none), SettingsError);
}

TEST(TrainingPresets, HaveNamesAndSoundSettings) {
    for (const TrainingPreset preset : kTrainingPresets) {
        EXPECT_EQ(trainingPresetFromText(toText(preset)), preset);
        const TrainingPresetValues values = valuesOf(preset);
        EXPECT_NO_THROW(checkTrainingSettings(values.settings));
        EXPECT_EQ(values.patch % values.architecture.sideDivisor(), 0);
        EXPECT_EQ(values.architecture.attention.size(), values.architecture.channels.size());
    }
    EXPECT_THROW((void)trainingPresetFromText("slow"), SettingsError);
}

TEST(TrainingForecast, ThePapersNetworkHasItsParameters) {
    EXPECT_EQ(parameterCount(Architecture{}), 26'296'929);
}

TEST(TrainingForecast, PredictsMoreMemoryForMoreOfAnything) {
    const TrainingPresetValues quick = valuesOf(TrainingPreset::Quick);
    const auto bytes = [&](int patch, int microBatch, int threads, std::uint64_t scans) {
        TrainingSettings settings = quick.settings;
        settings.microBatch = microBatch;
        return trainingMemoryBytes(quick.architecture, patch, settings, threads, scans);
    };
    EXPECT_GT(bytes(128, 4, 2, 0), bytes(64, 4, 2, 0));
    EXPECT_GT(bytes(64, 8, 2, 0), bytes(64, 4, 2, 0));
    EXPECT_GT(bytes(64, 4, 4, 0), bytes(64, 4, 2, 0));
    EXPECT_EQ(bytes(64, 4, 2, 1000), bytes(64, 4, 2, 0) + 1000);
}

TEST(TrainingForecast, IsReadAsItWasWritten) {
    const TrainingForecast forecast{"cpu", 0.5, 1750.0, 2'000'000'000, 1'000'000'000};
    const auto read = trainingForecastFromJson(trainingForecastToJson(forecast));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->device, "cpu");
    EXPECT_EQ(read->seconds, 1750.0);
    EXPECT_TRUE(read->tooLarge());
    EXPECT_FALSE(trainingForecastFromJson("{}"));
}

}  // namespace
}  // namespace disyre
