// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingProcesses.h"

#include <charconv>
#include <cstdlib>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

namespace {

std::string required(const ReadVariable& variable, const char* name) {
    const auto value = variable(name);
    if (!value || value->empty()) {
        throw SettingsError(MessageId::DistributedAddress, {name});
    }
    return *value;
}

int numberFrom(const std::string& text, const char* name, int least, int most) {
    int number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < least || number > most) {
        throw SettingsError(MessageId::DistributedVariable, {name, text, least, most});
    }
    return number;
}

}  // namespace

TrainingProcesses trainingProcessesFrom(const ReadVariable& variable) {
    TrainingProcesses processes;
    if (!variable("RANK") && !variable("WORLD_SIZE")) {
        return processes;
    }
    constexpr int kMostProcesses = 4096;
    constexpr int kLastPort = 65535;
    processes.size = numberFrom(required(variable, "WORLD_SIZE"), "WORLD_SIZE", 1, kMostProcesses);
    processes.rank = numberFrom(required(variable, "RANK"), "RANK", 0, processes.size - 1);
    processes.address = required(variable, "MASTER_ADDR");
    processes.port = numberFrom(required(variable, "MASTER_PORT"), "MASTER_PORT", 1, kLastPort);
    if (const auto local = variable("LOCAL_RANK")) {
        processes.localRank = numberFrom(*local, "LOCAL_RANK", 0, kMostProcesses - 1);
    }
    return processes;
}

TrainingProcesses trainingProcessesFromEnvironment() {
    return trainingProcessesFrom([](const char* name) {
        const char* value = std::getenv(name);
        return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
    });
}

}  // namespace disyre
