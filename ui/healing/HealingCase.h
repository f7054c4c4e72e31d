// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/anatomy/ScanPlaces.h"
#include "core/base/Progress.h"
#include "core/card/ModelCard.h"
#include "core/healing/Healing.h"
#include "ui/healing/CaseHome.h"
#include "ui/healing/OpenedResult.h"
#include "ui/healing/OpenedScan.h"
#include "ui/healing/OwnMask.h"
#include "ui/healing/StepCache.h"

namespace disyre {
struct DicomListing;
struct ExtractedBrain;
}  // namespace disyre

namespace disyre::ui {

enum class HealingState {
    Empty,      ///< no scan
    Ready,      ///< there is a scan, and nothing of it is healed
    Preparing,  ///< the brain is being found, or the model loaded
    Healing,
    Pausing,   ///< a pause was asked for, and the work in progress is being finished
    Stopping,  ///< a stop was asked for, and the work in progress is being finished
    Paused,    ///< healing can go on with the slices that are not healed yet
    Done,      ///< some or all slices are healed
    Failed     ///< the last healing failed; the scan is still there
};

[[nodiscard]] constexpr bool isBusy(HealingState state) {
    return state == HealingState::Preparing || state == HealingState::Healing ||
           state == HealingState::Pausing || state == HealingState::Stopping;
}

/// The model, device and settings that a healing is done with. Slices healed with different ones do
/// not belong to the same result.
struct HealingSetup {
    std::filesystem::path model;  ///< the model's folder
    std::string device = "auto";  ///< "auto", "cpu" or "cuda"
    ModelCard card;               ///< the model's card
    HealingSettings settings;
    HealingRegion region;  ///< where healing may change the scan, on the model's grid
    /// The name of the region that limits healing; empty for the whole brain.
    std::string regionName;
    /// The brain mask that a person gave; null for the one that the program found. Another mask
    /// means another prepared scan, so that sameAs() leaves it and the brain out.
    std::shared_ptr<const OwnMask> mask = {};
    /// The brain that the networks found; null for a stripped scan and for a mask from a file.
    std::shared_ptr<const ExtractedBrain> brain = {};

    [[nodiscard]] bool sameAs(const HealingSetup& other) const {
        return model == other.model && device == other.device &&
               card.weightsSha256 == other.card.weightsSha256 && settings == other.settings &&
               region == other.region;
    }
};

/// One open scan and what healing has brought for it. Belongs to the window's thread.
struct HealingCase {
    int id = 0;
    QString name;
    /// The file, or the place of a DICOM series; empty for the built-in sample.
    std::filesystem::path file;
    /// The DICOM series that it is one of; null for a scan in a file of its own.
    std::shared_ptr<const DicomListing> listing;
    std::size_t series = 0;                  ///< its number in the listing, from 0
    int volume = 1;                          ///< its number among the volumes of the file, from 1
    std::shared_ptr<const OpenedScan> scan;  ///< null until it is looked at for the first time
    /// When the file was last written before it was read.
    std::filesystem::file_time_type written{};
    bool outdated = false;  ///< the file has been written again since it was read
    HealingState state = HealingState::Ready;

    /// The brain that was found in a whole head; null for a scan that is skull-stripped, and until
    /// it was found.
    std::shared_ptr<const ExtractedBrain> brain;
    /// The brain that the program found, on the scan's RAS grid: that of a whole head, or what
    /// differs from the background of a skull-stripped scan; null until it was found.
    std::shared_ptr<const Mask> foundMask;
    /// The mask that a person gave instead; null for none.
    std::shared_ptr<const OwnMask> ownMask;
    /// What was measured of the scan by that brain; null as long as `brain` is.
    std::shared_ptr<const ScanTraits> brainTraits;
    /// The scan in model space; null until it is prepared.
    std::shared_ptr<const PreparedScan> prepared;
    std::filesystem::path preparedFor;  ///< the model in whose space `prepared` is
    bool preparedWithBias = false;      ///< whether its bias field was divided out
    /// The prepared scan that was aligned with the atlas, or is being aligned; null for none.
    std::shared_ptr<const PreparedScan> placesFor;
    /// The names of places; null until the scan was aligned, and if that failed.
    std::shared_ptr<const ScanPlaces> places;
    std::optional<Message> placesProblem;  ///< why places have no names
    bool namesPlaces = true;               ///< false if the person wants no names for this scan
    std::shared_ptr<StepCache> cache;      ///< null until healing has begun
    HealingSetup setup;                    ///< what the cache was healed with

    /// Slices of the model's grid that the present or last healing is to have healed in the end.
    std::vector<int> targets;
    /// The target slices that were not healed when this healing began, in the order of healing.
    std::vector<int> slices;
    /// How many slices are healed beside the targets, because the targets' maps need them.
    int neighbours = 0;
    int framesDone = 0;  ///< steps done of the slices and neighbours of this healing
    std::optional<ProgressMeter> meter;
    /// The axial slice of the scan that the last healing began with, from 0.
    int firstScanSlice = 0;
    double lastSeconds = 0.0;  ///< how long the last healing took
    double allSeconds = 0.0;   ///< how long everything in the cache took
    std::string usedDevice;    ///< the device that healed last; empty before the first healing
    /// The upper quartile of the scores as it was last known for this setup. It stays known when a
    /// slice alone is healed anew.
    std::optional<double> knownQuartile;
    /// Counts what has changed in the results, and what of that was saved, so that a person can be
    /// asked before unsaved results are lost.
    int changes = 0;
    int savedChanges = 0;
    /// The saved results that are shown; null for a scan that was opened itself, and as soon as it
    /// is healed anew.
    std::shared_ptr<const OpenedResult> opened;
    /// The case that this review is kept in; null for one that was never saved as a case.
    std::shared_ptr<const CaseHome> home;
    /// What tells the scan from another one; null until it was worked out.
    std::shared_ptr<const ScanIdentity> identity;
    /// The threshold that a person has set by hand for this scan; none if it is the suggested one.
    std::optional<double> ownThreshold;

    /// The upper quartile of the scores of what is healed with the present setup; no value until
    /// enough slices are healed to tell.
    [[nodiscard]] std::optional<double> upperQuartile() const {
        const auto now = cache ? cache->upperQuartile() : std::nullopt;
        return now ? now : knownQuartile;
    }
    /// The mask that healing uses, on the scan's RAS grid; null while it is not known.
    [[nodiscard]] const Mask* brainMask() const {
        return ownMask ? &ownMask->ras : foundMask.get();
    }
    /// Whether `prepared` is of use for a model and made with the present mask.
    [[nodiscard]] bool isPreparedFor(const std::filesystem::path& model) const {
        return prepared && preparedFor == model && wasMadeWithPresentMask(*prepared);
    }
    /// Whether what is healed was healed with another mask than the present one.
    [[nodiscard]] bool healedWithOtherMask() const {
        return cache && !wasMadeWithPresentMask(cache->prepared());
    }
    [[nodiscard]] bool wasMadeWithPresentMask(const PreparedScan& made) const {
        return brainMask() == nullptr || brainMask()->voxels == made.scanMask.voxels;
    }
    /// Whether something was healed that was not saved yet.
    [[nodiscard]] bool hasUnsavedResults() const {
        return changes != savedChanges && cache && cache->slicesComplete() > 0;
    }
    /// The results that are shown as they were saved, without the steps between; null for a scan
    /// that was healed, be it now or before it was saved as a case.
    [[nodiscard]] const OpenedResult* savedResults() const {
        return opened && !opened->hasSteps ? opened.get() : nullptr;
    }
    /// What is known of the scan, which must have been read.
    [[nodiscard]] const ScanTraits& traits() const {
        return brainTraits ? *brainTraits : scan->traits;
    }
    [[nodiscard]] int slicesInWork() const { return static_cast<int>(slices.size()) + neighbours; }
    /// The names of places, if there are good ones and they are wanted; else null.
    [[nodiscard]] const ScanPlaces* namedPlaces() const {
        return namesPlaces && places && places->isGood() ? places.get() : nullptr;
    }
    /// The state once no healing is in progress.
    [[nodiscard]] HealingState restingState() const {
        return cache && cache->slicesComplete() > 0 ? HealingState::Done : HealingState::Ready;
    }
};

}  // namespace disyre::ui
