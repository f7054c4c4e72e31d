// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/base/StopToken.h"

namespace disyre {

/// One healing that another program is to repeat.
struct ExchangeRequest {
    std::filesystem::path model;  ///< Folder of the model.
    std::filesystem::path scan;   ///< A skull-stripped scan; empty for the sample.
    std::filesystem::path out;    ///< Folder to write to, made where missing.
    int slices = 0;               ///< Slices around the middle; 0 for all.
    int rounds = 3;               ///< How often it is timed; the shortest time counts.
    int threads = 0;              ///< Processor threads; 0 for all.
    bool padded = false;          ///< Windows over the padded grid, as in the authors' code.
};

/// Heals and writes what tests/benchmarks/reference.py needs to do the same and to compare: the
/// image, the brain mask and the anomaly map as bare numbers (image.f32, mask.u8, map.f32: slices x
/// rows x columns), and about.json with sizes, windows, steps and times. Throws ModelError,
/// ScanError, FileError, ComputeError or Stopped.
void writeExchange(const ExchangeRequest& request, const StopToken& stop);

}  // namespace disyre
