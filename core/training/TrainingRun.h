// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace disyre {

enum class RunState {
    Running,      ///< also what a run leaves that was killed
    Interrupted,  ///< by a signal, or whoever watched went away
    Failed,
    Stopped,      ///< on purpose, the best model kept
    Finished
};

/// Notes beside a model in training, so that an unfinished run can be offered again.
struct TrainingRun {
    static constexpr int kFormatVersion = 1;

    RunState state = RunState::Running;
    std::string name;                    ///< the model's
    std::vector<std::string> arguments;  ///< of `disyre` that go on with it: "train", ..., "--resume"
    int step = 0;                        ///< of the last checkpoint
    int steps = 0;
    std::string sentence;                ///< why it failed
};

/// As kRunFile, all or nothing. Throws FileError.
void writeTrainingRun(const std::filesystem::path& folder, const TrainingRun& run);
/// Throws FileError for what is no such file, or of a newer format.
[[nodiscard]] TrainingRun readTrainingRun(const std::filesystem::path& folder);

struct UnfinishedRun {
    std::filesystem::path folder;
    TrainingRun run;
};

/// Runs under `models`, one folder each, that have a checkpoint and are neither finished nor stopped on
/// purpose, the latest first. A run that a process is working on right now (it holds the lock of
/// kRunLockFile) is left out. Empty when there is no such folder.
[[nodiscard]] std::vector<UnfinishedRun> findUnfinishedRuns(const std::filesystem::path& models);

/// Deletes what a run that was killed left half-written. To be called by whoever holds the lock of
/// kRunLockFile. Throws nothing.
void removeHalfWritten(const std::filesystem::path& folder);

/// Deletes what a discarded run left, its folder included. Throws FileError, and SettingsError when the
/// folder holds no run or has other files in it.
void discardRun(const std::filesystem::path& folder);

}  // namespace disyre
