// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/MessageId.h"
#include "core/workflows/TrainingWatch.h"

#include <gtest/gtest.h>

#include "core/card/ModelFiles.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

class TrainingWatchTest : public ::testing::Test {
protected:
    TrainingWatchTest() {
        run_.name = "Mine";
        run_.steps = 10;
    }
    [[nodiscard]] TrainingWatch watch() {
        return TrainingWatch(
            folder_.path(), run_, [this](const TrainingEvent& event) { events_.push_back(event); },
            stop_);
    }
    [[nodiscard]] static TrainingProgress at(int step, double validationLoss = -1.0) {
        TrainingProgress progress;
        progress.step = step;
        progress.steps = 10;
        progress.validationLoss = validationLoss;
        return progress;
    }
    [[nodiscard]] RunState keptState() const { return readTrainingRun(folder_.path()).state; }

    test::TemporaryFolder folder_;
    TrainingRun run_;
    StopToken stop_;
    std::vector<TrainingEvent> events_;
};

TEST_F(TrainingWatchTest, StepsAreThinnedOutButValidationsAreTold) {
    TrainingWatch watch = this->watch();
    watch.started("cpu", false);
    for (int step = 1; step <= 4; ++step) {
        watch.step(at(step));
    }
    watch.step(at(5, 0.5));
    watch.step(at(10));
    ASSERT_EQ(events_.size(), 5u);
    EXPECT_EQ(events_[0].kind, TrainingEventKind::Started);
    EXPECT_EQ(events_[0].device, "cpu");
    EXPECT_EQ(events_[1].step, 1);
    EXPECT_EQ(events_[2].step, 5);
    EXPECT_EQ(events_[3].kind, TrainingEventKind::Verdict);
    EXPECT_EQ(events_[4].step, 10) << "the last step is told, however soon it comes";
}

TEST_F(TrainingWatchTest, OrdersReachTheTrainerAndAStopEndsTheRunForGood) {
    TrainingWatch watch = this->watch();
    const TrainingControl control = watch.control();
    EXPECT_FALSE(control.shouldPause());
    watch.applyCommand(TrainingOrder::Pause);
    EXPECT_TRUE(control.shouldPause());
    watch.applyCommand(TrainingOrder::Resume);
    EXPECT_FALSE(control.shouldPause());
    EXPECT_FALSE(stop_.stopRequested());
    watch.applyCommand(TrainingOrder::Stop);
    EXPECT_TRUE(stop_.stopRequested());
    TrainingResult result;
    result.stopped = true;
    watch.ended(result);
    EXPECT_EQ(events_.back().kind, TrainingEventKind::Stopped);
    EXPECT_EQ(keptState(), RunState::Stopped);
}

TEST_F(TrainingWatchTest, ASuspendedRunCanGoOn) {
    TrainingWatch watch = this->watch();
    watch.applyCommand(TrainingOrder::Suspend);
    TrainingResult result;
    result.stopped = true;
    watch.ended(result);
    EXPECT_EQ(events_.back().kind, TrainingEventKind::Interrupted);
    EXPECT_EQ(keptState(), RunState::Interrupted);
}

TEST_F(TrainingWatchTest, ACheckpointKeepsTheNotesOfTheRun) {
    TrainingWatch watch = this->watch();
    watch.control().report(TrainingMoment::Checkpoint, 4);
    EXPECT_EQ(events_.back().kind, TrainingEventKind::Checkpoint);
    const TrainingRun kept = readTrainingRun(folder_.path());
    EXPECT_EQ(kept.name, "Mine");
    EXPECT_EQ(kept.step, 4);
    EXPECT_EQ(kept.state, RunState::Running);
}

TEST_F(TrainingWatchTest, AResumedRunTakesUpItsStepAndValidations) {
    run_.step = 6;
    writeTrainingRun(folder_.path(), run_);
    run_.step = 0;
    writeTextAtomically(folder_.path() / kHistoryFile,
                        "step,loss,learning_rate,validation_loss,identity_loss\n"
                        "3,0.5,1e-4,0.6,0.9\n6,0.4,1e-4,-1.0,-1.0\n");
    TrainingWatch watch = this->watch();
    watch.started("cpu", true);
    EXPECT_EQ(events_.back().step, 6);
    watch.ended({});
    EXPECT_EQ(events_.back().kind, TrainingEventKind::Finished);
    EXPECT_EQ(keptState(), RunState::Finished);
}

TEST_F(TrainingWatchTest, AFailureNamesTheCheckpointFromWhichItCanGoOn) {
    TrainingWatch watch = this->watch();
    watch.failed(MessageId::MemoryShort);
    EXPECT_EQ(events_.back().kind, TrainingEventKind::Failed);
    EXPECT_TRUE(events_.back().file.empty());
    EXPECT_FALSE(fs::exists(folder_.path() / kRunFile)) << "nothing began, so nothing is noted";
    writeTextAtomically(folder_.path() / kCheckpointFile, "");
    watch.failed(MessageId::MemoryShort);
    EXPECT_NE(events_.back().file.find(kCheckpointFile), std::string::npos);
    EXPECT_EQ(readTrainingRun(folder_.path()).sentence, Message(MessageId::MemoryShort).text());
    EXPECT_EQ(keptState(), RunState::Failed);
}

}  // namespace
}  // namespace disyre
