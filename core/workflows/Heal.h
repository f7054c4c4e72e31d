// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/base/StopToken.h"
#include "core/card/ModelCard.h"
#include "core/compute/Compute.h"
#include "core/healing/Healing.h"
#include "core/image/ScanInfo.h"
#include "core/preprocess/Preparation.h"
#include "core/workflows/BrainExtraction.h"
#include "core/workflows/HealingFiles.h"

namespace disyre {

/// Loads the model of a folder onto a device ("auto", "cpu", "cuda", ...), ready to heal.
using LoadHealer = std::function<std::shared_ptr<Healer>(const std::filesystem::path& model,
                                                         const std::string& device)>;

/// Says with which model, on which device and with which settings a scan is healed. The mode
/// decides skip, stride and mirroring, unless one of them is given by itself.
struct HealOptions {
    /// The model's folder; empty stands for the model that comes with the program.
    std::string model;
    std::string device = "auto";
    int threads = 0;  ///< The number of processor threads; 0 stands for all of them.
    HealingMode mode = HealingMode::Thorough;
    std::optional<int> skip;       ///< Replaces the mode's skip.
    std::optional<int> stride;     ///< Replaces the mode's stride, in pixels; 0 keeps the mode's.
    std::optional<bool> mirrored;  ///< Replaces what the mode says about mirroring.
    HealingSettings settings;  ///< All other settings; its skip, stride and mirroring are ignored.
    RegionUse regionUse = RegionUse::WholeBrain;
    /// A scan's file on any grid; the region is where its values are above 0.
    std::string regionMask;
    LoadHealer loadHealer = {};  ///< Empty stands for the compute library of this process.
};

/// Returns the folder of the model that these options name. Throws ModelError when no model is
/// named and none came with the program.
[[nodiscard]] std::filesystem::path modelFolderOf(const HealOptions& options);

/// Returns the settings that these options mean for a model. Where the options leave a value to the
/// model, the model's own value is filled in. Throws SettingsError when a value is out of range.
[[nodiscard]] HealingSettings settingsFor(const HealOptions& options, const ModelCard& card);

/// Loads the model that these options name. Throws ModelError, SettingsError or ComputeError.
[[nodiscard]] std::shared_ptr<Healer> loadHealerFor(const HealOptions& options);

/// How far the healing of a scan has come.
struct HealProgress {
    bool isPreparing = true;  ///< The scan is still being prepared, and the numbers below are 0.
    /// While the brain of a whole head is being found: the share of that work that is done, from 0
    /// to 1; negative otherwise.
    double extracted = -1.0;
    int slice = 0;                 ///< The slice that is being healed, counted from 1.
    int slices = 0;                ///< The number of slices that are healed in all.
    int t = 0;                     ///< The t that the last step started from.
    double slicesPerSecond = 0.0;  ///< Counted since healing began; 0 until a slice is done.
    double secondsLeft = -1.0;     ///< Negative while it is unknown.
    /// What is doubtful about the scan, its masks and their preparation. It is told once for each
    /// scan, together with the first step; each message names its file where it is about one.
    std::vector<Message> warnings = {};
};
/// Called from the thread that heals; it should return quickly.
using HealObserver = std::function<void(const HealProgress&)>;

/// A healed scan in model space, with everything that is needed to bring it back to the scan's own
/// grid and to describe how it was made.
struct HealedScan {
    ModelCard card;
    HealingRequest request;
    PreparedScan prepared;
    HealingResult result;
};

/// Returns the threshold that is suggested for a healed scan.
[[nodiscard]] ScanThreshold suggestedFor(const HealedScan& healed);

/// Returns an observer that passes on what it is told, with the warnings that name no file put down
/// to this one. It is for work on many scans.
[[nodiscard]] HealObserver aboutFile(HealObserver observer, const std::filesystem::path& file);

/// Prepares a scan for the model and heals it.
/// @param brain the brain on the scan's grid; null means that the brain is found in the scan.
/// @param warnings what was said while the scan and its masks were read. It is told to the observer
/// and is part of the result, before the warnings of the preparation.
/// Throws Stopped once a stop was requested, ScanError when the region's mask cannot be used,
/// SettingsError when a setting is out of range or nothing can be healed, and ModelError or
/// ComputeError when the model cannot be loaded or run.
[[nodiscard]] HealedScan prepareAndHeal(const Volume& scan, const Mask* brain,
                                        const HealOptions& options, const HealObserver& observer,
                                        const StopToken& stop,
                                        const std::vector<Message>& warnings = {});

/// A scan's file that is to be healed, and the folder for the results.
struct HealFileRequest {
    /// A NIfTI file, or a place with DICOM files; see readScanSource().
    std::filesystem::path scan;
    ScanChoice choice;  ///< Which volume of the file is healed, if it holds several.
    int series = 0;     ///< The number of the DICOM series; 0 stands for the likeliest scan.
    /// A mask or label file; if it is empty, the brain is found in the scan.
    std::filesystem::path brainMask;
    std::filesystem::path folder;  ///< The folder is made if it is missing.
    HealOptions options;
    /// Whether the brain of a scan that is not skull-stripped and comes without a mask is found by
    /// the networks for that; otherwise it is what differs from the background. A model that heals
    /// whole heads gets them as they are.
    bool extractsBrain = true;
    LoadBrainExtractor loadExtractor = {};  ///< Empty stands for the compute library.
    /// Whether the scan is aligned with the atlas, so that the places of the regions have names.
    /// That takes about two seconds.
    bool namesPlaces = true;
};

struct HealedFile {
    HealedScan healed;
    WrittenHealing written;
    std::vector<Message> warnings;  ///< About the files and the preparation, as in result.json.
};

/// Reads a scan, heals it and writes the result files (see writeHealing). The folder is made first,
/// so that a place that cannot be written to is noticed before the work begins, and so is a folder
/// where the results would overwrite an input (see refuseToOverwrite); files are written only after
/// the scan was healed to its end. A mask of the brain that was given or had to be found is written
/// beside the results as kBrainMaskFile, and the record says where it came from. If the scan cannot
/// be aligned well enough with the atlas, its places have no names and a warning says so. Throws
/// what prepareAndHeal() and extractBrain() throw, ScanError when no brain was found, and FileError
/// when a file cannot be read or written.
[[nodiscard]] HealedFile healFile(const HealFileRequest& request, const HealObserver& observer,
                                  const StopToken& stop);

}  // namespace disyre
