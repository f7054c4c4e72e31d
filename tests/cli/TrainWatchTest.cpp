// SPDX-License-Identifier: GPL-3.0-or-later
// These tests train as the window does: in a process that prints its events and obeys orders.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/Random.h"
#include "core/card/ModelCard.h"
#include "core/card/Safetensors.h"
#include "core/compute/DeviceList.h"
#include "core/evaluation/ReviewReport.h"
#include "core/image/Nifti.h"
#include "core/platform/Machine.h"
#include "core/training/TrainingEvents.h"
#include "core/training/TrainingForecast.h"
#include "core/training/TrainingPlan.h"
#include "core/training/TrainingPreview.h"
#include "core/training/TrainingRun.h"
#include "tests/cli/RunProgram.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::Outcome;
using test::quoted;
using test::run;

constexpr const char* kSmall =
    " --patch 16 --channels 8,16 --norm-groups 4 --batch 4 --micro-batch 1 --threads 1 "
    "--validation-samples 4";

std::vector<TrainingEvent> eventsIn(const std::string& output) {
    std::vector<TrainingEvent> events;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        const auto event = trainingEventFromJson(line);
        EXPECT_TRUE(event) << line;
        if (event) {
            events.push_back(*event);
        }
    }
    return events;
}

long countOf(const std::vector<TrainingEvent>& events, TrainingEventKind kind) {
    return std::count_if(events.begin(), events.end(),
                         [kind](const TrainingEvent& event) { return event.kind == kind; });
}

class TrainWatch : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = new test::TemporaryFolder;
        TrainingPlan plan;
        plan.dataDescription = "phantoms";
        for (int i = 0; i < 5; ++i) {
            const fs::path scan = folder_->path() / ("sub-0" + std::to_string(i) + ".nii.gz");
            writeScan(scan, test::phantomBrain({40, 44, 24}, 2.0, i));
            plan.scans.push_back({scan,
                                  {},
                                  "sub-0" + std::to_string(i),
                                  i < 3   ? ScanUse::Training
                                  : i < 4 ? ScanUse::Validation
                                          : ScanUse::LeftOut});
        }
        writeTrainingPlan(planFile(), plan);
        // The pipe is held open at both ends, so that the input never ends by itself.
        ASSERT_EQ(std::system(("mkfifo '" + fifo().string() + "'").c_str()), 0);
    }
    static void TearDownTestSuite() { delete folder_; }

    static fs::path planFile() { return folder_->path() / "plan.json"; }
    static fs::path fifo() { return folder_->path() / "orders"; }
    static std::string train(const fs::path& out, const std::string& more) {
        return "train --plan " + quoted(planFile()) + " --out " + quoted(out) + " --name Mine" +
               kSmall + " --events " + more;
    }
    static std::string withOpenInput() { return " <> " + quoted(fifo()); }

    /// Trains in the background, waits until the file's content matches `text`, then runs `then`.
    static Outcome trainAndThen(const fs::path& out, const std::string& more,
                                const std::string& text, const std::string& then) {
        const fs::path log = folder_->path() / "log";
        return run(train(out, more) + withOpenInput() + " >" + quoted(log) +
                       " & pid=$!; for i in $(seq 1200); do grep -qs '" + text + "' " +
                       quoted(log) + " && break; kill -0 $pid || break; sleep 0.05; done; " + then +
                       "; wait $pid; code=$?; cat " + quoted(log) + "; exit $code",
                   "rm -f " + quoted(log) + "; ");
    }

    static test::TemporaryFolder* folder_;
};
test::TemporaryFolder* TrainWatch::folder_ = nullptr;

TEST_F(TrainWatch, PrintsEveryEventAndLeavesADescribedModel) {
    const test::TemporaryFolder out;
    const Outcome trained =
        run(train(out.path(), "--steps 20 --validate-every 5 --checkpoint-minutes 0") +
            withOpenInput());
    ASSERT_EQ(trained.code, 0) << trained.err;
    const auto events = eventsIn(trained.out);
    EXPECT_EQ(countOf(events, TrainingEventKind::Prepared), 4);
    EXPECT_EQ(events[0].total, 4);
    EXPECT_EQ(events[3].name, "sub-03");
    EXPECT_EQ(events[4].kind, TrainingEventKind::Started);
    EXPECT_EQ(events[4].steps, 20);
    EXPECT_EQ(countOf(events, TrainingEventKind::Preview), 4);
    EXPECT_EQ(countOf(events, TrainingEventKind::Verdict), 4);
    EXPECT_GE(countOf(events, TrainingEventKind::Checkpoint), 4);
    EXPECT_EQ(events.back().kind, TrainingEventKind::Finished);
    EXPECT_EQ(events.back().step, 20);
    EXPECT_FALSE(events.back().sentence.empty());
    const auto step = std::find_if(events.begin(), events.end(), [](const TrainingEvent& event) {
        return event.kind == TrainingEventKind::Step && event.validationLoss >= 0.0;
    });
    ASSERT_NE(step, events.end());
    EXPECT_GT(step->loss, 0.0);
    EXPECT_GT(step->learningRate, 0.0);
    EXPECT_GT(step->memoryBytes, 1u << 20);
    EXPECT_EQ(readTrainingPreview(out.path() / kPreviewFile).step, 20);
    EXPECT_EQ(readTrainingRun(out.path()).state, RunState::Finished);
    const ModelCard card = readModelCard(out.path());
    EXPECT_EQ(card.name, "Mine");
    EXPECT_EQ(card.record.scans, (DataSummary{3, 3, 1, 1}));
    EXPECT_EQ(card.record.settings.at("steps"), "20");
    EXPECT_GT(card.record.figures.at("validation_loss"), 0.0);
    EXPECT_EQ(card.record.hashes.at("scans").size(), 64u);
    EXPECT_EQ(modelCardToJson(card).find("sub-0"), std::string::npos) << "a patient's name";
}

TEST_F(TrainWatch, ObeysPauseResumeAndStop) {
    const test::TemporaryFolder out;
    const Outcome stopped =
        trainAndThen(out.path(), "--steps 1000000 --validate-every 5", "\"verdict\"",
                     "echo pause >" + quoted(fifo()) + "; sleep 1.5; echo resume >" +
                         quoted(fifo()) + "; sleep 1; echo stop >" + quoted(fifo()));
    EXPECT_EQ(stopped.code, 130) << stopped.err;
    const auto events = eventsIn(stopped.out);
    const auto paused = std::find_if(events.begin(), events.end(), [](const TrainingEvent& event) {
        return event.kind == TrainingEventKind::Paused;
    });
    ASSERT_NE(paused, events.end());
    EXPECT_EQ((paused - 1)->kind, TrainingEventKind::Checkpoint);
    EXPECT_EQ((paused + 1)->kind, TrainingEventKind::Resumed);
    EXPECT_GT(std::count_if(
                  paused, events.end(),
                  [](const TrainingEvent& event) { return event.kind == TrainingEventKind::Step; }),
              0);
    EXPECT_EQ(events.back().kind, TrainingEventKind::Stopped);
    EXPECT_EQ(readTrainingRun(out.path()).state, RunState::Stopped);
    EXPECT_NO_THROW((void)readModelCard(out.path()));
    const test::TemporaryFolder scan;
    const Outcome healed = run("heal " + quoted(folder_->path() / "sub-00.nii.gz") + " --model " +
                               quoted(out.path()) + " --threads 1 --out " + quoted(scan.path()));
    EXPECT_EQ(healed.code, 0) << healed.err;
}

TEST_F(TrainWatch, ClosingItsInputSuspendsARunThatLaterResumes) {
    const test::TemporaryFolder models;
    const fs::path out = models.path() / "mine";
    const fs::path log = folder_->path() / "log";
    const Outcome left =
        run(train(out, "--steps 100 --validate-every 5") + " >" + quoted(log) + "; code=$?; cat " +
                quoted(log) + "; exit $code",
            "rm -f " + quoted(log) + "; ( for i in $(seq 1200); do grep -qs '\"verdict\"' " +
                quoted(log) + " && break; sleep 0.05; done ) |");
    ASSERT_EQ(left.code, 130) << left.err << left.out;
    const auto events = eventsIn(left.out);
    ASSERT_EQ(events.back().kind, TrainingEventKind::Interrupted) << left.out;
    const auto runs = findUnfinishedRuns(models.path());
    ASSERT_EQ(runs.size(), 1u);
    EXPECT_EQ(runs[0].run.state, RunState::Interrupted);
    EXPECT_EQ(runs[0].run.step, events.back().step);
    std::string arguments;
    for (const std::string& argument : runs[0].run.arguments) {
        arguments += quoted(fs::path(argument)) + " ";
    }
    const Outcome finished = run(arguments + withOpenInput());
    ASSERT_EQ(finished.code, 0) << finished.err << arguments;
    const auto later = eventsIn(finished.out);
    const auto started = std::find_if(later.begin(), later.end(), [](const TrainingEvent& event) {
        return event.kind == TrainingEventKind::Started;
    });
    ASSERT_NE(started, later.end());
    EXPECT_EQ(started->step, events.back().step);
    EXPECT_EQ(later.back().kind, TrainingEventKind::Finished);
    EXPECT_TRUE(findUnfinishedRuns(models.path()).empty());
}

TEST_F(TrainWatch, ARunKilledAtTenRandomMomentsReachesTheSameLosses) {
    const test::TemporaryFolder folder;
    const std::string settings = "--steps 300 --validate-every 5 --checkpoint-minutes 0 --seed 3";
    const fs::path unbroken = folder.path() / "unbroken";
    ASSERT_EQ(run(train(unbroken, settings) + withOpenInput()).code, 0);
    const fs::path killed = folder.path() / "killed";
    Random random(20261126);
    int kills = 0;
    std::vector<int> steps;
    for (int i = 0; i < 10; ++i) {
        const bool canResume = fs::exists(killed / kCheckpointFile);
        const Outcome outcome = trainAndThen(
            killed, settings + (canResume ? " --resume" : ""), "\"started\"",
            "sleep " + std::to_string(random.uniform(0.05, 0.8)) + "; kill -KILL $pid");
        kills += outcome.code == 137 ? 1 : 0;
        if (fs::exists(killed / kRunFile)) {
            steps.push_back(readTrainingRun(killed).step);
        }
    }
    EXPECT_EQ(kills, 10) << "it finished before it was killed ten times";
    const Outcome finished = run(train(killed, settings + " --resume") + withOpenInput());
    ASSERT_EQ(finished.code, 0) << finished.err;
    EXPECT_EQ(readTextFile(killed / kHistoryFile), readTextFile(unbroken / kHistoryFile));
    const auto weights = readSafetensors(unbroken / kWeightsFile);
    for (const auto& [name, tensor] : readSafetensors(killed / kWeightsFile).tensors) {
        EXPECT_EQ(tensor.bytes, weights.tensors.at(name).bytes) << name;
    }
    for (const auto& entry : fs::directory_iterator(killed)) {
        EXPECT_EQ(entry.path().string().find(".part-"), std::string::npos) << entry.path();
    }
    std::string text;
    for (const int step : steps) {
        text += " " + std::to_string(step);
    }
    std::printf("Killed %d times, with checkpoints at steps%s; history and weights equal.\n", kills,
                text.c_str());
}

TEST_F(TrainWatch, ReportsAFullDiskWithOneSentenceAndKeepsTheLastGoodState) {
    const test::TemporaryFolder out;
    const std::string settings = "--steps 100000 --validate-every 5 --checkpoint-minutes 0";
    ASSERT_EQ(
        trainAndThen(out.path(), settings, "\"verdict\"", "echo suspend >" + quoted(fifo())).code,
        130);
    const std::string checkpoint = readTextFile(out.path() / kCheckpointFile, 64u << 20);
    const ModelCard card = readModelCard(out.path());
    // A limit on file sizes (in 512-byte blocks) stops the checkpoint halfway, as a full disk does.
    const auto blocks = std::to_string(checkpoint.size() / 2 / 512);
    const Outcome failed = run(train(out.path(), settings + " --resume") + withOpenInput(),
                               "trap '' XFSZ; ulimit -f " + blocks + "; ");
    EXPECT_EQ(failed.code, 1);
    const auto events = eventsIn(failed.out);
    EXPECT_EQ(events.back().kind, TrainingEventKind::Failed);
    EXPECT_NE(events.back().sentence.find("cannot be written"), std::string::npos);
    EXPECT_NE(events.back().file.find(kCheckpointFile), std::string::npos);
    // Warnings about the scans come first, and then the one sentence.
    EXPECT_EQ(failed.err.find("disyre: "), failed.err.rfind("disyre: ")) << failed.err;
    EXPECT_NE(failed.err.find("disyre: "), std::string::npos) << failed.err;
    EXPECT_EQ(readTextFile(out.path() / kCheckpointFile, 64u << 20), checkpoint);
    EXPECT_NO_THROW((void)readSafetensors(out.path() / kWeightsFile));
    EXPECT_EQ(readModelCard(out.path()).name, card.name);
    EXPECT_EQ(readTrainingRun(out.path()).state, RunState::Failed);
    for (const auto& entry : fs::directory_iterator(out.path())) {
        EXPECT_EQ(entry.path().string().find(".part-"), std::string::npos) << entry.path();
    }
    // Once the disk has room again, the training can be resumed.
    EXPECT_EQ(trainAndThen(out.path(), settings + " --resume", "\"verdict\"",
                           "echo stop >" + quoted(fifo()))
                  .code,
              130);
}

TEST_F(TrainWatch, ReportsAFolderThatVanishes) {
    const test::TemporaryFolder folder;
    const fs::path out = folder.path() / "model";
    const Outcome failed = trainAndThen(out, "--steps 100000 --validate-every 5", "\"verdict\"",
                                        "rm -rf " + quoted(out));
    EXPECT_EQ(failed.code, 1);
    const auto events = eventsIn(failed.out);
    EXPECT_EQ(events.back().kind, TrainingEventKind::Failed);
    EXPECT_NE(events.back().sentence.find("cannot be written"), std::string::npos);
    EXPECT_TRUE(events.back().file.empty());
}

TEST_F(TrainWatch, BadPlansAndASecondRunInAFolderAreRefused) {
    const test::TemporaryFolder out;
    TrainingPlan plan = readTrainingPlan(planFile());
    plan.scans[0].scan = folder_->path() / "missing.nii.gz";
    const fs::path file = folder_->path() / "missing.json";
    writeTrainingPlan(file, plan);
    const Outcome missing = run("train --plan " + quoted(file) + " --out " + quoted(out.path()) +
                                kSmall + " --events" + withOpenInput());
    EXPECT_EQ(missing.code, 1);
    const auto events = eventsIn(missing.out);
    ASSERT_EQ(events.size(), 1u) << missing.out;
    EXPECT_EQ(events[0].kind, TrainingEventKind::Failed);
    EXPECT_NE(events[0].sentence.find("missing.nii.gz"), std::string::npos);
    EXPECT_TRUE(fs::is_empty(out.path()));
    EXPECT_EQ(run("train --out " + quoted(out.path())).code, 2);

    const Outcome second =
        trainAndThen(out.path(), "--steps 100000 --validate-every 5", "\"verdict\"",
                     "'" DISYRE_PROGRAM "' " + train(out.path(), "--steps 1") +
                         " </dev/null >/dev/null; echo second $? >&2; "
                         "echo stop >" +
                         quoted(fifo()));
    EXPECT_NE(second.err.find("in use"), std::string::npos) << second.err;
    EXPECT_NE(second.err.find("second 1"), std::string::npos) << second.err;
}

/// The two scores come from two runs, in which windows went through the network in other batches;
/// this changes the last digits.
void expectSameScores(const HealthyScores& one, const HealthyScores& other) {
    EXPECT_EQ(one.scoring, other.scoring);
    EXPECT_EQ(one.rule, other.rule);
    EXPECT_NEAR(one.threshold, other.threshold, 1e-6);
    ASSERT_EQ(one.percentiles.size(), other.percentiles.size());
    for (std::size_t i = 0; i < one.percentiles.size(); ++i) {
        EXPECT_NEAR(one.percentiles[i].score, other.percentiles[i].score, 1e-6);
    }
    ASSERT_EQ(one.points.size(), other.points.size());
    for (std::size_t i = 0; i < one.points.size(); ++i) {
        EXPECT_NEAR(one.points[i].threshold, other.points[i].threshold, 1e-6);
    }
}

TEST_F(TrainWatch, ReviewGivesPercentilesAThresholdAndARanking) {
    const test::TemporaryFolder out;
    ASSERT_EQ(run(train(out.path(), "--steps 6") + withOpenInput()).code, 0);
    const std::string review = "review " + quoted(out.path()) + " --plan " + quoted(planFile()) +
                               " --mode fast --threads 1 --events";
    const Outcome reviewed = run(review);
    ASSERT_EQ(reviewed.code, 0) << reviewed.err;
    std::istringstream lines(reviewed.out);
    std::string line;
    for (int i = 1; i <= 4; ++i) {
        std::getline(lines, line);
        const auto progress = reviewProgressFromJson(line);
        ASSERT_TRUE(progress) << line;
        EXPECT_EQ(progress->number, i);
        EXPECT_EQ(progress->total, 4);
    }
    std::getline(lines, line);
    const auto report = reviewReportFromJson(line);
    ASSERT_TRUE(report) << line;
    EXPECT_EQ(report->heldOutScans, 1);
    ASSERT_EQ(report->healthy.size(), 1u);
    const HealthyScores scores = report->healthy.front();
    ASSERT_EQ(scores.percentiles.size(), 6u);
    EXPECT_LT(scores.percentiles[0].score, scores.percentiles[5].score);
    EXPECT_LE(scores.falseRegions, 1.0);
    ASSERT_EQ(report->highest.size(), 3u);
    EXPECT_GE(report->highest[0].regionScore, report->highest[2].regionScore);
    EXPECT_NE(report->highest[0].name.find("sub-0"), std::string::npos);
    EXPECT_TRUE(readModelCard(out.path()).healthy.empty());
    ASSERT_EQ(run(review + " --write").code, 0);
    const ModelCard card = readModelCard(out.path());
    ASSERT_EQ(card.healthy.size(), 1u);
    expectSameScores(card.healthy.front(), scores);
    // The older command gives the same scores.
    ASSERT_EQ(run("evaluate --calibrate --plan " + quoted(planFile()) + " --mode fast --threads 1" +
                  " --model " + quoted(out.path()))
                  .code,
              0);
    expectSameScores(readModelCard(out.path()).healthy.front(), scores);
    // The scans that the thresholds were found with do not exceed the allowed number of false
    // regions.
    const Outcome healthy = run("evaluate --healthy validation --plan " + quoted(planFile()) +
                                " --mode fast --threads 1 --json --model " + quoted(out.path()));
    ASSERT_EQ(healthy.code, 0) << healthy.err;
    const auto checked = nlohmann::json::parse(healthy.out);
    ASSERT_EQ(checked["scans"].size(), 1u);
    ASSERT_EQ(checked["thresholds"].size(), 3u);
    for (const auto& one : checked["thresholds"]) {
        EXPECT_LE(one["false_regions"], one["allowed"]);
    }
    // The quartile on the card was measured on this very scan.
    EXPECT_NEAR(checked["scans"][0]["quartile_ratio"].get<double>(), 1.0, 1e-3);
    EXPECT_GT(checked["rim"]["share_of_brain"], 0.05);
    EXPECT_LT(checked["rim"]["share_of_brain"], 0.95);
    EXPECT_GT(checked["rim"]["score_99_5_percent"], 0.0);
    // For other settings than the card's there are no thresholds to check, and the output says how
    // to find some.
    const Outcome otherwise = run("evaluate --healthy validation --plan " + quoted(planFile()) +
                                  " --skip 10 --threads 1 --model " + quoted(out.path()));
    EXPECT_EQ(otherwise.code, 0) << otherwise.err;
    EXPECT_NE(otherwise.out.find("--calibrate"), std::string::npos) << otherwise.out;
    EXPECT_EQ(otherwise.out.find("Threshold"), std::string::npos) << otherwise.out;
    EXPECT_NE(otherwise.out.find("Within 4 mm of the mask's edge"), std::string::npos)
        << otherwise.out;
    const Outcome training = run("evaluate --healthy training --plan " + quoted(planFile()) +
                                 " --mode fast --threads 1 --json --model " + quoted(out.path()));
    ASSERT_EQ(training.code, 0) << training.err;
    EXPECT_GT(nlohmann::json::parse(training.out)["scans"].size(), 1u);
    // If no mode is asked for, both are reviewed.
    const Outcome both = run("review " + quoted(out.path()) + " --plan " + quoted(planFile()) +
                             " --threads 1 --write");
    ASSERT_EQ(both.code, 0) << both.err;
    const ModelCard calibrated = readModelCard(out.path());
    ASSERT_EQ(calibrated.healthy.size(), 2u);
    expectSameScores(calibrated.healthy.front(), scores);
    EXPECT_NE(calibrated.healthy.back().scoring.find("skip 25"), std::string::npos);
}

TEST_F(TrainWatch, ReviewOfLabelledScansGivesPrecisionAndDice) {
    const test::TemporaryFolder out;
    ASSERT_EQ(run(train(out.path(), "--steps 6") + withOpenInput()).code, 0);
    const test::TemporaryFolder cases;
    const std::string review = "review " + quoted(out.path()) + " --plan " + quoted(planFile()) +
                               " --mode fast --threads 1 --labelled " + quoted(cases.path());
    const Outcome none = run(review);
    EXPECT_EQ(none.code, 1);
    EXPECT_NE(none.err.find("holds no case"), std::string::npos) << none.err;
    for (const int number : {1, 2}) {
        const fs::path folder = cases.path() / ("case" + std::to_string(number));
        fs::create_directories(folder);
        Volume scan = test::phantomBrain({40, 44, 24}, 2.0, 10 + number);
        Volume lesion(scan.size, scan.affine);
        for (int y = 18; y < 26; ++y) {
            for (int x = 16; x < 24; ++x) {
                scan.at(x, y, 12) = 1.0f;
                lesion.at(x, y, 12) = 1.0f;
            }
        }
        writeScan(folder / "scan.nii.gz", scan);
        writeScan(folder / "lesion_mask.nii.gz", lesion);
    }
    const Outcome reviewed = run(review + " --json --write");
    ASSERT_EQ(reviewed.code, 0) << reviewed.err;
    const auto report = reviewReportFromJson(reviewed.out.substr(0, reviewed.out.find('\n')));
    ASSERT_TRUE(report) << reviewed.out;
    EXPECT_EQ(report->labelledCases, 2);
    ASSERT_TRUE(report->averagePrecision && report->bestDice);
    // The lesion has 64 of thousands of voxels, so chance would be near 0.005.
    EXPECT_GT(*report->averagePrecision, 0.005);
    EXPECT_LE(*report->averagePrecision, 1.0);
    EXPECT_GT(*report->bestDice, 0.0);
    EXPECT_LE(*report->bestDice, 1.0);
    const ModelCard card = readModelCard(out.path());
    EXPECT_NEAR(card.record.figures.at("average_precision"), *report->averagePrecision, 1e-9);
    EXPECT_NEAR(card.record.figures.at("best_dice"), *report->bestDice, 1e-9);
}

TEST_F(TrainWatch, ReportsTooLittleMemoryWithOneSentenceInsteadOfCrashing) {
    const test::TemporaryFolder out;
    const Outcome failed =
        run("train --plan " + quoted(planFile()) + " --out " + quoted(out.path()) +
                " --patch 128 --channels 256,512 --norm-groups 8 --batch 32 "
                "--micro-batch 32 --threads 1 --steps 10 --events" +
                withOpenInput(),
            "ulimit -v 2000000; ");
    EXPECT_EQ(failed.code, 1) << failed.err;
    const auto events = eventsIn(failed.out);
    ASSERT_FALSE(events.empty());
    EXPECT_EQ(events.back().kind, TrainingEventKind::Failed);
    EXPECT_NE(events.back().sentence.find("not enough memory"), std::string::npos)
        << events.back().sentence;
}

TEST_F(TrainWatch, DevicesAreListedAndOneCanBeChosen) {
    const Outcome listed = run("devices --json");
    ASSERT_EQ(listed.code, 0) << listed.err;
    const auto devices = deviceListFromJson(listed.out.substr(0, listed.out.find('\n')));
    ASSERT_TRUE(devices) << listed.out;
    ASSERT_FALSE(devices->empty());
    EXPECT_EQ(devices->back().name, "cpu");
    EXPECT_EQ(devices->back().memoryBytes, totalMemoryBytes());
    EXPECT_GT(devices->back().memoryBytes, availableMemoryBytes());
    EXPECT_NE(run("devices").out.find("processor"), std::string::npos);

    const test::TemporaryFolder out;
    const Outcome trained = run(train(out.path(), "--steps 2 --device cpu") + withOpenInput());
    ASSERT_EQ(trained.code, 0) << trained.err;
    for (const TrainingEvent& event : eventsIn(trained.out)) {
        if (event.kind == TrainingEventKind::Started) {
            EXPECT_EQ(event.device, "cpu");
        }
    }
    EXPECT_EQ(run(train(out.path(), "--steps 2 --device gpu") + withOpenInput()).code, 2);
    const Outcome missing = run(train(out.path(), "--steps 2 --device cuda:99") + withOpenInput());
    EXPECT_EQ(missing.code, 2);
    EXPECT_NE(missing.err.find("cuda:99"), std::string::npos) << missing.err;
}

TEST_F(TrainWatch, ForecastsMemoryAndTimeCloseToWhatTrainingTakes) {
    const std::string network = " --patch 64 --channels 16,32,48,64 --norm-groups 8 --threads 1";
    const Outcome asked = run("train --forecast --json --scans 3 --steps 12" + network);
    ASSERT_EQ(asked.code, 0) << asked.err;
    const auto forecast = trainingForecastFromJson(asked.out.substr(0, asked.out.find('\n')));
    ASSERT_TRUE(forecast) << asked.out;
    const test::TemporaryFolder out;
    const Outcome trained =
        run("train --plan " + quoted(planFile()) + " --out " + quoted(out.path()) + network +
            " --steps 12 --events" + withOpenInput());
    ASSERT_EQ(trained.code, 0) << trained.err;
    double seconds = 0.0;
    double bytes = 0.0;
    for (const TrainingEvent& event : eventsIn(trained.out)) {
        bytes = std::max(bytes, static_cast<double>(event.memoryBytes));
        seconds = std::max(seconds, event.seconds);
    }
    std::printf("forecast %.1f s and %.0f MB, measured %.1f s and %.0f MB\n", forecast->seconds,
                static_cast<double>(forecast->memoryBytes) / 1e6, seconds, bytes / 1e6);
    EXPECT_LT(bytes, 1.3 * static_cast<double>(forecast->memoryBytes));
    EXPECT_GT(bytes, static_cast<double>(forecast->memoryBytes) / 2.5);
    // The bound is wide, because other programs may use the processor at any time.
    EXPECT_LT(seconds, 5.0 * forecast->seconds);
    EXPECT_GT(seconds, forecast->seconds / 5.0);
}

}  // namespace
}  // namespace disyre
