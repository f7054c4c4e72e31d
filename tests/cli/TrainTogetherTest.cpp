// SPDX-License-Identifier: GPL-3.0-or-later
// `disyre train` in several processes, from outside.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <future>
#include <sstream>
#include <thread>
#include <vector>

#include "core/image/Nifti.h"
#include "tests/cli/RunProgram.h"
#include "tests/support/LoopbackPort.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::freePort;
using test::Outcome;
using test::quoted;
using test::run;

class TrainTogether : public ::testing::Test {
protected:
    TrainTogether() {
        fs::create_directories(file("healthy"));
        for (const int subject : {1, 2, 3, 4}) {
            writeScan(file("healthy/s" + std::to_string(subject) + ".nii.gz"),
                      test::phantomBrain({40, 44, 24}, 2.0, subject));
        }
    }
    [[nodiscard]] fs::path file(const std::string& name) const { return folder_.path() / name; }
    [[nodiscard]] std::string command(const std::string& out, const std::string& options) const {
        return "train " + quoted(file("healthy")) + " --out " + quoted(file(out)) +
               " --patch 16 --channels 8,16 --norm-groups 4 --batch 6 --micro-batch 3 --steps 6 "
               "--validate-every 1 --validation-samples 8 --threads 1 --seed 5 --rate 0.005 " +
               options;
    }
    /// Runs one process of several.
    [[nodiscard]] static Outcome runAs(int rank, int size, int port, const std::string& command) {
        return run(command, "RANK=" + std::to_string(rank) + " WORLD_SIZE=" + std::to_string(size) +
                                " MASTER_ADDR=127.0.0.1 MASTER_PORT=" + std::to_string(port));
    }
    /// Runs all processes at once.
    [[nodiscard]] static std::vector<Outcome> runTogether(int size, const std::string& command) {
        const int port = freePort();
        std::vector<std::future<Outcome>> running;
        running.reserve(static_cast<std::size_t>(size));
        for (int rank = 0; rank < size; ++rank) {
            running.push_back(std::async(std::launch::async, runAs, rank, size, port, command));
        }
        std::vector<Outcome> outcomes;
        outcomes.reserve(running.size());
        for (auto& each : running) {
            outcomes.push_back(each.get());
        }
        return outcomes;
    }
    /// The losses of each step: smoothed loss, validation loss, and that of the unchanged patches.
    [[nodiscard]] std::vector<double> losses(const std::string& out) const {
        std::istringstream lines(readTextFile(file(out) / "training.csv"));
        std::vector<double> numbers;
        std::string line;
        std::getline(lines, line);
        while (std::getline(lines, line)) {
            std::istringstream fields(line);
            for (std::string field; std::getline(fields, field, ',');) {
                numbers.push_back(std::stod(field));
            }
        }
        return numbers;
    }

    /// The same command for another number of steps.
    [[nodiscard]] static std::string withSteps(std::string command, std::size_t steps) {
        return command.replace(command.find("--steps 6"), 9, "--steps " + std::to_string(steps));
    }
    /// Runs one process of two, which writes down its number so that it can be sent a signal.
    [[nodiscard]] std::future<Outcome> startAs(int rank, int port, const std::string& command) {
        const std::string before =
            "RANK=" + std::to_string(rank) +
            " WORLD_SIZE=2 MASTER_ADDR=127.0.0.1 MASTER_PORT=" + std::to_string(port) +
            " sh -c 'echo $$ >\"$0\"; exec \"$@\"' " +
            quoted(file("process" + std::to_string(rank)));
        return std::async(std::launch::async, run, command, before);
    }
    void sendSignal(int rank, int signal) const {
        const std::string number = readTextFile(file("process" + std::to_string(rank)));
        EXPECT_EQ(kill(std::stoi(number), signal), 0);
    }
    /// Waits until a file is there, at most two minutes.
    [[nodiscard]] static bool appears(const fs::path& file) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(2);
        while (!fs::exists(file) && std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return fs::exists(file);
    }

    test::TemporaryFolder folder_;
};

TEST_F(TrainTogether, SeveralProcessesHaveTheLossesOfOneWithTheSameBatch) {
    const Outcome alone = run(command("alone", ""));
    ASSERT_EQ(alone.code, 0) << alone.err;
    const std::vector<double> expected = losses("alone");
    ASSERT_EQ(expected.size(), 6u * 5u);
    for (const int size : {2, 3}) {
        const std::string out = "together" + std::to_string(size);
        const std::vector<Outcome> outcomes = runTogether(size, command(out, ""));
        for (const Outcome& each : outcomes) {
            ASSERT_EQ(each.code, 0) << each.err;
        }
        // Only process 0 says something.
        EXPECT_NE(outcomes[0].out.find("Trained after 6 steps"), std::string::npos);
        EXPECT_EQ(outcomes[1].out, "");
        const std::vector<double> found = losses(out);
        ASSERT_EQ(found.size(), expected.size());
        double furthest = 0.0;
        for (std::size_t i = 0; i < found.size(); ++i) {
            furthest = std::max(furthest, std::abs(found[i] - expected[i]));
        }
        EXPECT_LT(furthest, 1e-5);
        std::cout << size << " processes differ from one by " << furthest << '\n';
        EXPECT_TRUE(fs::exists(file(out) / "card.json"));
    }
}

TEST_F(TrainTogether, OneThatIsAloneGivesUpInTimeAndWritesNoModel) {
    const auto begin = std::chrono::steady_clock::now();
    for (const int rank : {0, 1}) {
        const Outcome waits = runAs(rank, 2, freePort(), command("alone", "--patience 2"));
        EXPECT_EQ(waits.code, 1);
        EXPECT_NE(waits.err.find("were not met at 127.0.0.1:"), std::string::npos) << waits.err;
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::minutes(1));
    EXPECT_FALSE(fs::exists(file("alone") / "card.json"));
}

TEST_F(TrainTogether, OneThatIsLostIsSaidAndTheCheckpointGoesOn) {
    const int port = freePort();
    const std::string longer = withSteps(command("lost", "--patience 20"), 100000);
    auto first = startAs(0, port, longer);
    auto second = startAs(1, port, longer);
    EXPECT_TRUE(appears(file("lost") / "card.json"));
    // The other one is killed, as by a machine that fails.
    sendSignal(1, SIGKILL);
    EXPECT_NE(second.get().code, 0);
    const Outcome said = first.get();
    EXPECT_EQ(said.code, 1);
    EXPECT_NE(said.err.find("Another process of this training has ended"), std::string::npos)
        << said.err;
    EXPECT_TRUE(fs::exists(file("lost") / "card.json"));
}

TEST_F(TrainTogether, AStopHoldsForAllAndTheRunGoesOnTogether) {
    constexpr std::size_t kSteps = 200;
    const int port = freePort();
    const std::string longer = withSteps(command("stopped", ""), kSteps);
    auto first = startAs(0, port, longer);
    auto second = startAs(1, port, longer);
    EXPECT_TRUE(appears(file("stopped") / "card.json"));
    sendSignal(0, SIGINT);
    const Outcome stopped = first.get();
    EXPECT_EQ(stopped.code, 130) << stopped.err;
    EXPECT_EQ(second.get().code, 130);
    const std::size_t before = losses("stopped").size() / 5u;
    EXPECT_GT(before, 0u);
    EXPECT_LT(before, kSteps);
    for (const Outcome& each : runTogether(2, longer + " --resume")) {
        EXPECT_EQ(each.code, 0) << each.err;
    }
    EXPECT_EQ(losses("stopped").size(), 5u * kSteps);
}

TEST_F(TrainTogether, ProcessesThatDifferAndOddVariablesAreRefused) {
    const int port = freePort();
    auto first = std::async(std::launch::async, runAs, 0, 2, port, command("unlike", ""));
    const Outcome second = runAs(1, 2, port, command("unlike", "--ema 0.9"));
    for (const Outcome& each : {first.get(), second}) {
        EXPECT_EQ(each.code, 2);
        EXPECT_NE(each.err.find("different settings, data or checkpoints"), std::string::npos)
            << each.err;
    }
    const auto refusal = [&](const std::string& variables) {
        const Outcome outcome = run(command("odd", ""), variables);
        EXPECT_EQ(outcome.code, 2) << variables;
        return outcome.err;
    };
    EXPECT_NE(refusal("WORLD_SIZE=2").find("RANK is not set"), std::string::npos);
    EXPECT_NE(refusal("WORLD_SIZE=2 RANK=0 MASTER_PORT=1234").find("MASTER_ADDR is not set"),
              std::string::npos);
    EXPECT_NE(
        refusal("WORLD_SIZE=2 RANK=2 MASTER_ADDR=127.0.0.1 MASTER_PORT=1").find("RANK is \"2\""),
        std::string::npos);
    EXPECT_NE(refusal("WORLD_SIZE=2 RANK=0 MASTER_ADDR=127.0.0.1 MASTER_PORT=x")
                  .find("MASTER_PORT is \"x\""),
              std::string::npos);
    EXPECT_NE(refusal("WORLD_SIZE=7 RANK=0 MASTER_ADDR=127.0.0.1 MASTER_PORT=1234")
                  .find("cannot be shared by 7"),
              std::string::npos);
    EXPECT_FALSE(fs::exists(file("odd") / "card.json"));
}

TEST_F(TrainTogether, NobodyListensWhereTheUserDidNotSay) {
    const Outcome outcome = run(command("elsewhere", "--patience 2"),
                                "RANK=0 WORLD_SIZE=2 MASTER_ADDR=192.0.2.1 MASTER_PORT=29511");
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.err.find("cannot meet at 192.0.2.1:29511"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace disyre
