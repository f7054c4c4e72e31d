// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace disyre {

/// One of several processes, on one or more machines, that train one model together.
struct TrainingProcesses {
    int rank = 0;         ///< Its number, from 0; the process 0 alone writes files.
    int size = 1;         ///< How many there are.
    int localRank = 0;    ///< Its number among those of its machine, from 0.
    std::string address;  ///< Where they meet: the name or address of the machine of process 0 …
    int port = 0;         ///< … and a port there.
    /// How long a process waits for the others before it gives up.
    int patienceSeconds = 50;

    [[nodiscard]] bool areSeveral() const { return size > 1; }
    /// Returns the number in a batch of this process's first sample, or of the next one's: each
    /// process takes consecutive samples, as equally many as possible.
    [[nodiscard]] int firstOf(int batch, int process) const {
        return static_cast<int>(static_cast<long long>(batch) * process / size);
    }
    [[nodiscard]] int shareOf(int batch) const {
        return firstOf(batch, rank + 1) - firstOf(batch, rank);
    }
};

/// Returns the value of an environment variable; nothing if it is not set.
using ReadVariable = std::function<std::optional<std::string>(const char* name)>;

/// Returns what the environment variables say that torchrun sets: RANK, WORLD_SIZE, MASTER_ADDR,
/// MASTER_PORT and, if it is there, LOCAL_RANK. Without RANK and WORLD_SIZE there is one process.
/// Throws SettingsError if one of the others is missing, or a value is out of range.
[[nodiscard]] TrainingProcesses trainingProcessesFrom(const ReadVariable& variable);
/// The same from the environment of this process.
[[nodiscard]] TrainingProcesses trainingProcessesFromEnvironment();

}  // namespace disyre
