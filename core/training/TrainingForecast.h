// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/card/Architecture.h"
#include "core/training/Training.h"

namespace disyre {

/// What training with some settings takes on this machine: what `disyre train --forecast --json` prints
/// for the settings given with it, without DATA, a plan or --out. `--scans N` says how many it will be.
struct TrainingForecast {
    std::string device;             ///< "cpu", or the card's name
    double secondsPerStep = 0.0;    ///< measured
    double seconds = 0.0;           ///< of the whole run
    std::uint64_t memoryBytes = 0;  ///< predicted, the program and the scans included
    /// That the machine has free, or that a card has built in; 0 where it does not say.
    std::uint64_t availableBytes = 0;

    /// Whether it will probably not fit.
    [[nodiscard]] bool tooLarge() const {
        return availableBytes > 0 && memoryBytes > availableBytes;
    }
};

/// One line of JSON, and back; none for a line that is something else.
[[nodiscard]] std::string trainingForecastToJson(const TrainingForecast& forecast);
[[nodiscard]] std::optional<TrainingForecast> trainingForecastFromJson(const std::string& line);

/// Parameters of the network, without making it.
[[nodiscard]] std::int64_t parameterCount(const Architecture& architecture);

/// Bytes that a training process holds on the processor: the program itself, weights, their moments,
/// average, best and gradients of each pass, the activations kept for the way back of the passes that
/// run at once, and `scanBytes` of prepared scans.
/// @param threads passes that run at once.
[[nodiscard]] std::uint64_t trainingMemoryBytes(const Architecture& architecture, int patch,
                                                const TrainingSettings& settings, int threads,
                                                std::uint64_t scanBytes);

/// Bytes that training holds on a CUDA card, an estimate nobody has measured: the driver's context and
/// the libraries' workspaces, weights, moments, gradients, average and best in floats, and the
/// activations of one pass, of which half are in bf16 and half, around the normalisations, in floats.
[[nodiscard]] std::uint64_t cardMemoryBytes(const Architecture& architecture, int patch,
                                            const TrainingSettings& settings);

/// Bytes of a prepared scan at this spacing (mm): a float and a mask byte for each voxel of an adult
/// brain's box.
[[nodiscard]] std::uint64_t preparedScanBytes(double spacing);

}  // namespace disyre
