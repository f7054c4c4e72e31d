// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "core/workflows/Heal.h"
#include "core/workflows/ScanTree.h"

namespace disyre {

/// The file that says why a scan of many could not be healed. It lies where its results would.
inline constexpr const char* kFailureFile = "failure.json";
/// The picture of a scan's strongest region; see keyPicture().
inline constexpr const char* kKeyPictureFile = "strongest.png";

/// Many scans that are to be healed alike, one after the other.
struct HealManyRequest {
    std::vector<ScanInTree> scans;
    std::filesystem::path folder;  ///< Holds a folder of results for each scan.
    /// How each scan is healed; its scan and its folder are ignored.
    HealFileRequest each;
    /// Whether scans are healed again that have results already, made with the same model and
    /// settings from a scan that has not changed since.
    bool healsAgain = false;
};

/// How far the healing of many scans has come.
struct HealManyProgress {
    std::size_t scan =
        0;  ///< The scan that is being healed, as an index into those of the request.
    std::size_t scans = 0;
    double secondsLeft = -1.0;  ///< Of the whole work; negative while it is unknown.
    /// How far this scan's healing has come; its warnings name their scan.
    HealProgress healing = {};
    /// Set once, when the scan cannot be healed: what is wrong with it.
    std::optional<Message> failure = {};
};
using HealManyObserver = std::function<void(const HealManyProgress&)>;

/// What became of many scans.
struct HealManyOutcome {
    std::size_t healed = 0;  ///< By this call.
    std::size_t before = 0;  ///< Those that had results already and were left as they are.
    std::size_t failed = 0;
};

/// Heals many scans with one loaded model. The results of each lie in a folder of its own (see
/// writeHealing), with a picture of its strongest region. A scan that cannot be read or healed is
/// noted in kFailureFile and never stops the others; when the same call is made again, it goes on
/// where it was stopped, and tries once more what failed.
/// Throws what holds for all scans alike: ModelError, SettingsError or ComputeError when the model
/// or the settings cannot be used, FileError when the folder cannot be written to, and Stopped.
[[nodiscard]] HealManyOutcome healMany(const HealManyRequest& request,
                                       const HealManyObserver& observer, const StopToken& stop);

}  // namespace disyre
