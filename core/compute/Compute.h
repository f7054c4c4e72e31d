// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/StopToken.h"
#include "core/card/ModelCard.h"
#include "core/restoration/Healing.h"
#include "core/training/Training.h"

namespace disyre {

struct ComputeDevice {
    std::string name;         ///< "cpu", "cuda:0", "mps"
    std::string description;  ///< for a person: processor threads, or the card's own name
    std::uint64_t memoryBytes = 0;  ///< built in, the machine's for the processor; 0 for unknown
};

struct ComputeInfo {
    std::string libraryVersion;  ///< LibTorch's
    int threads = 0;
    std::vector<ComputeDevice> devices;  ///< the first is what "auto" uses
};

/// A model with its weights in memory, ready to heal.
class Restorer {
public:
    virtual ~Restorer() = default;
    [[nodiscard]] virtual const ModelCard& card() const = 0;
    /// Heals slice by slice. Returns early, with `stopped` set, soon after a stop is requested.
    /// Throws SettingsError or ComputeError. Blocks; the work is done on the compute thread.
    virtual HealingResult heal(const HealingInput& input, const HealingSettings& settings,
                               const StepObserver& observer, const StopToken& stop) = 0;
};

/// Seconds a window takes on its way forward through a network, measured side by side, the shortest of
/// several rounds; by workers with one thread each.
struct ForwardTimes {
    int threads = 1;
    double convolutionsAlone = 0.0;  ///< LibTorch's convolutions of the same sizes and nothing else
    double plain = 0.0;              ///< LibTorch's whole network
    double ours = 0.0;               ///< the network that heals
};

/// Everything that needs LibTorch. All members may be called from any thread and block until the
/// one compute thread has done the work; Restorers must not outlive their Compute.
class Compute {
public:
    virtual ~Compute() = default;
    [[nodiscard]] virtual ComputeInfo info() = 0;
    /// @param device "auto", "cpu", "cuda", "mps", or "cpu-bf16" for measuring what a card's rounding
    /// changes. Throws ModelError, SettingsError or ComputeError.
    [[nodiscard]] virtual std::shared_ptr<Restorer> loadModel(const std::filesystem::path& model,
                                                              const std::string& device) = 0;
    /// Trains and writes `folder` (card, weights, checkpoint). `card` describes the model to be;
    /// its parameter count and hash are filled in. With settings.resume it goes on from the
    /// folder's checkpoint. Throws SettingsError, ModelError, FileError or ComputeError.
    virtual TrainingResult train(const TrainingData& data, const ModelCard& card,
                                 const TrainingSettings& settings,
                                 const std::filesystem::path& folder,
                                 const TrainingObserver& observer, const StopToken& stop) = 0;
    /// With one thread, and with all where there are more. Throws ModelError or SettingsError.
    [[nodiscard]] virtual std::vector<ForwardTimes> measureForward(
        const std::filesystem::path& model, int rounds) = 0;
};

/// The one Compute of this process, its library loaded at the first call (about a second) with
/// `threads` threads (0 means all processors). Throws ComputeError when it cannot be loaded. The
/// library is looked for beside the program, in ../lib and in DISYRE_COMPUTE_DIR.
[[nodiscard]] Compute& compute(int threads = 0);

/// Whether compute() has been called with success.
[[nodiscard]] bool isComputeLoaded();

/// Ends the compute thread; call it before main returns. Harmless when nothing was loaded.
void shutDownCompute();

/// What the compute library exports under this name.
inline constexpr const char* kComputeFactory = "disyreCreateCompute";
using ComputeFactory = Compute* (*)(int threads);

}  // namespace disyre
