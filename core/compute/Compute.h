// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/StopToken.h"
#include "core/card/ExtractionCard.h"
#include "core/card/ModelCard.h"
#include "core/healing/Healing.h"
#include "core/image/Volume.h"
#include "core/training/Training.h"

namespace disyre {

/// A processor or graphics card that can heal.
struct ComputeDevice {
    std::string name;  ///< The name that loadModel() takes: "cpu", "cuda:0" or "mps".
    /// A description for a person: the processor's threads, or the card's own name.
    std::string description;
    /// The memory built into the card, or the machine's memory for the processor; 0 if it is
    /// unknown.
    std::uint64_t memoryBytes = 0;
};

/// What the compute library can use on this machine.
struct ComputeInfo {
    std::string libraryVersion;  ///< The version of LibTorch.
    int threads = 0;
    std::vector<ComputeDevice> devices;  ///< The first device is the one that "auto" uses.
};

/// A model with its weights in memory, ready to heal.
class Healer {
public:
    virtual ~Healer() = default;
    [[nodiscard]] virtual const ModelCard& card() const = 0;
    /// Heals a scan as requested, slice by slice. Soon after a stop is requested it returns early,
    /// with `stopped` set. Throws SettingsError if a setting does not fit the scan or the model,
    /// and ComputeError if the computation fails. It blocks its caller while the compute thread
    /// does the work.
    virtual HealingResult heal(const HealingInput& input, const HealingRequest& request,
                               const StepObserver& observer, const StopToken& stop) = 0;
};

/// The two networks that find the brain of a whole head, with their weights in memory.
class BrainExtractor {
public:
    /// Called with the share of a network's work that is done, from 0 to 1, on the compute thread.
    using Observer = std::function<void(double)>;
    /// Which of the two networks: one finds the brain's box in the whole scan, the other one cuts
    /// the brain out of the box.
    enum class Stage { Box, Brain };

    virtual ~BrainExtractor() = default;
    [[nodiscard]] virtual const ExtractionCard& card() const = 0;
    /// Returns the share of brain, from 0 to 1, of each voxel of a cube that
    /// core/preprocess/ExtractionSteps.h made; its side is the card's for this stage. Throws
    /// Stopped within a second after a stop is requested, and ComputeError if the computation
    /// fails. It blocks its caller while the compute thread does the work.
    [[nodiscard]] virtual Grid<float> brainShare(Stage stage, const Grid<float>& cube,
                                                 const Observer& observer,
                                                 const StopToken& stop) = 0;
};

/// Seconds that a window takes on its way forward through a network, by workers with one thread
/// each. The three ways are measured side by side, and the shortest of several rounds counts.
struct ForwardTimes {
    int threads = 1;
    /// Time of LibTorch's convolutions of the same sizes and nothing else.
    double convolutionsAlone = 0.0;
    double plain = 0.0;  ///< Time of the whole network in LibTorch.
    double ours = 0.0;   ///< Time of InferenceNet, the network that heals on a processor.
};

/// Everything that needs LibTorch. All members may be called from any thread; they block until the
/// single compute thread has done the work. Healers must not outlive their Compute.
class Compute {
public:
    virtual ~Compute() = default;
    [[nodiscard]] virtual ComputeInfo info() = 0;
    /// Loads a model.
    /// @param device "auto", "cpu", "cuda", "mps", or "cpu-bf16" for measuring what a card's
    /// rounding changes.
    /// Throws ModelError if the model cannot be used, SettingsError for an unknown device, and
    /// ComputeError if the device cannot be used.
    [[nodiscard]] virtual std::shared_ptr<Healer> loadModel(const std::filesystem::path& model,
                                                            const std::string& device) = 0;
    /// Loads the networks that find the brain of a whole head.
    /// @param folder the folder of their card and weights; see brainExtractionFolder().
    /// @param device as for loadModel().
    /// Throws as loadModel() does.
    [[nodiscard]] virtual std::unique_ptr<BrainExtractor> loadBrainExtractor(
        const std::filesystem::path& folder, const std::string& device) = 0;
    /// Trains a network and writes the card, the weights and checkpoints into `folder`. `card`
    /// describes the model that is to be; its parameter count and hash are filled in. With
    /// settings.resume the run continues from the folder's checkpoint. Throws SettingsError,
    /// ModelError, FileError or ComputeError.
    virtual TrainingResult train(const TrainingData& data, const ModelCard& card,
                                 const TrainingSettings& settings,
                                 const std::filesystem::path& folder,
                                 const TrainingObserver& observer, const StopToken& stop) = 0;
    /// Measures the network of a model with one thread and, if the machine has more, with all
    /// threads. Throws ModelError or SettingsError.
    [[nodiscard]] virtual std::vector<ForwardTimes> measureForward(
        const std::filesystem::path& model, int rounds) = 0;
};

/// Returns the Compute of this process. The first call loads its library, which takes about a
/// second, and starts it with `threads` threads (0 stands for all processors). The library is
/// searched beside the program, in ../lib and in the folder that the environment variable
/// DISYRE_COMPUTE_DIR names. Throws ComputeError if it cannot be loaded.
[[nodiscard]] Compute& compute(int threads = 0);

/// Tells whether compute() has been called successfully.
[[nodiscard]] bool isComputeLoaded();

/// Ends the compute thread; it must be called before main() returns. It does nothing if the library
/// was not loaded.
void shutDownCompute();

/// The name under which the compute library exports its factory.
inline constexpr const char* kComputeFactory = "disyreCreateCompute";
using ComputeFactory = Compute* (*)(int threads);

}  // namespace disyre
