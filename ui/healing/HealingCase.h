// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/card/ModelCard.h"
#include "core/restoration/Healing.h"
#include "ui/healing/OpenedScan.h"
#include "ui/healing/StepCache.h"

namespace disyre::ui {

enum class HealingState {
    Empty,      ///< no scan
    Ready,      ///< a scan, nothing healed
    Preparing,  ///< finding the brain, loading the model
    Healing,
    Pausing,   ///< asked to pause, the work at hand is being finished
    Stopping,  ///< asked to stop, likewise
    Paused,    ///< can go on with the slices not healed yet
    Done,      ///< some or all slices are healed
    Failed     ///< the last healing failed; the scan is still there
};

[[nodiscard]] constexpr bool isBusy(HealingState state) {
    return state == HealingState::Preparing || state == HealingState::Healing ||
           state == HealingState::Pausing || state == HealingState::Stopping;
}

/// With what a healing is done. Results of different ways do not go together.
struct HealingWay {
    std::filesystem::path model;
    std::string device = "auto";
    ModelCard card;
    HealingSettings settings;  ///< without slices
    std::string regionName;    ///< of what was marked; empty for the whole brain

    [[nodiscard]] bool sameAs(const HealingWay& other) const {
        return model == other.model && device == other.device &&
               card.weightsSha256 == other.card.weightsSha256 && settings == other.settings;
    }
};

/// One open scan and what healing has brought for it.
struct HealingCase {
    int id = 0;
    QString name;
    std::filesystem::path file;              ///< empty for the sample
    std::shared_ptr<const OpenedScan> scan;  ///< null until it is looked at for the first time
    /// Of the file as it was read; another one means that the file has changed since.
    std::filesystem::file_time_type written{};
    bool outdated = false;
    HealingState state = HealingState::Ready;

    std::shared_ptr<const PreparedScan> prepared;
    std::filesystem::path preparedFor;  ///< this model
    std::shared_ptr<StepCache> cache;  ///< null until healing has begun
    HealingWay way;                    ///< of the cache

    std::vector<int> wished;  ///< of the model: those that the present or last healing is to have done
    std::vector<int> slices;  ///< of these, what it had to heal
    int neighbours = 0;       ///< healed beside them, for the map of those wished
    int framesDone = 0;       ///< of all these
    std::optional<ProgressMeter> meter;
    double lastSeconds = 0.0;
    double allSeconds = 0.0;  ///< spent on what the cache holds
    std::string usedDevice;

    [[nodiscard]] int slicesInWork() const { return static_cast<int>(slices.size()) + neighbours; }
    [[nodiscard]] HealingState restingState() const {
        return cache && cache->slicesComplete() > 0 ? HealingState::Done : HealingState::Ready;
    }
};

}  // namespace disyre::ui
