// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace disyre {

/// How far a training run has come, as its notes say.
enum class RunState {
    Running,      ///< The run is going on, or its process was killed.
    Interrupted,  ///< A signal came, or the program that watched the run went away.
    Failed,
    Stopped,  ///< The run was stopped on purpose, and the best model was kept.
    Finished
};

/// The notes that lie beside a model in training (kRunFile), so that an unfinished run can be
/// offered for resuming.
struct TrainingRun {
    static constexpr int kFormatVersion = 1;

    RunState state = RunState::Running;
    std::string name;  ///< The model's name.
    /// Arguments with which `disyre` resumes the run: "train", ..., "--resume".
    std::vector<std::string> arguments;
    int step = 0;  ///< The step of the last checkpoint.
    int steps = 0;
    std::string sentence;  ///< The reason of a failure; empty if there was none.
};

/// Writes the notes as kRunFile into `folder`, completely or not at all. Throws FileError if they
/// cannot be written.
void writeTrainingRun(const std::filesystem::path& folder, const TrainingRun& run);
/// Reads the notes from `folder`. Throws FileError if there are none, if the file is something
/// else, or if it has a newer format.
[[nodiscard]] TrainingRun readTrainingRun(const std::filesystem::path& folder);

/// A run that can be resumed.
struct UnfinishedRun {
    std::filesystem::path folder;
    TrainingRun run;
};

/// Lists the runs under `models`, one folder each, that have a checkpoint and are neither finished
/// nor stopped on purpose, the latest first. A run that a process is working on at the moment,
/// which therefore holds the lock kRunLockFile, is left out. The list is empty if there is no such
/// folder.
[[nodiscard]] std::vector<UnfinishedRun> findUnfinishedRuns(const std::filesystem::path& models);

/// Deletes the half-written files that a killed run left. Only the process that holds the lock
/// kRunLockFile may call this. Errors are ignored.
void removeHalfWritten(const std::filesystem::path& folder);

/// Deletes what a discarded run left, including its folder. Throws SettingsError if the folder
/// holds no run or holds other files too, and FileError if something cannot be deleted.
void discardRun(const std::filesystem::path& folder);

}  // namespace disyre
