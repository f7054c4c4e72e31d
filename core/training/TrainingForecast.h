// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/card/Architecture.h"
#include "core/training/Training.h"

namespace disyre {

/// What training with some settings will take on this machine. `disyre train --forecast --json`
/// prints it for the settings given along with it, without DATA, a plan or --out; `--scans N` tells
/// how many scans will be trained on.
struct TrainingForecast {
    std::string device;           ///< "cpu", or the name of the graphics card.
    double secondsPerStep = 0.0;  ///< Measured by training a few steps.
    double seconds = 0.0;         ///< Duration of the whole run.
    /// Predicted memory, including the program itself and the scans.
    std::uint64_t memoryBytes = 0;
    /// Memory that the machine has free, or that a graphics card has built in; 0 if it is unknown.
    std::uint64_t availableBytes = 0;

    /// Tells whether training will probably not fit into the memory.
    [[nodiscard]] bool tooLarge() const {
        return availableBytes > 0 && memoryBytes > availableBytes;
    }
};

/// Writes a forecast as one line of JSON and reads it back; reading returns nothing for any other
/// line.
[[nodiscard]] std::string trainingForecastToJson(const TrainingForecast& forecast);
[[nodiscard]] std::optional<TrainingForecast> trainingForecastFromJson(const std::string& line);

/// Counts the parameters of a network without building it.
[[nodiscard]] std::int64_t parameterCount(const Architecture& architecture);

/// Predicts the bytes that a training process holds on the processor: the program itself; the
/// weights, their two moments, average, best copy and the gradients of each pass; the activations
/// that the passes running at once keep for the backward pass; and `scanBytes` of prepared scans.
/// @param patch the side of the square patches in pixels.
/// @param threads the number of passes that run at once.
[[nodiscard]] std::uint64_t trainingMemoryBytes(const Architecture& architecture, int patch,
                                                const TrainingSettings& settings, int threads,
                                                std::uint64_t scanBytes);

/// Estimates the bytes that training holds on a CUDA card; the estimate has not been checked by a
/// measurement. It counts the driver's context and the libraries' workspaces; weights, moments,
/// gradients, average and best copy in 32-bit floats; and the activations of one pass, half of them
/// in bf16 and half, around the normalisation layers, in 32-bit floats.
[[nodiscard]] std::uint64_t cardMemoryBytes(const Architecture& architecture, int patch,
                                            const TrainingSettings& settings);

/// Predicts the bytes of a prepared scan at this voxel spacing in mm: a float and a mask byte for
/// each voxel of the bounding box of an adult brain.
[[nodiscard]] std::uint64_t preparedScanBytes(double spacing);

}  // namespace disyre
