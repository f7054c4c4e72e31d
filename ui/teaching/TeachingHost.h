// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <vector>

#include "core/base/StopToken.h"
#include "core/card/ModelCard.h"
#include "core/healing/SliceWindows.h"
#include "core/preprocess/Preparation.h"
#include "core/teaching/HealedSlice.h"
#include "ui/common/Saying.h"

namespace disyre::ui {

/// A brain that a lesson can be given on.
struct TeachingScan {
    int id = 0;  ///< the number of an open scan, or kHealthySample
    QString name;
    bool operator==(const TeachingScan&) const = default;
};
/// The healthy brain that the sample is made of.
inline constexpr int kHealthySample = -1;
/// The same brain with a lesion; the number of the lesion is taken off.
inline constexpr int kLesionedSample = -2;

/// A brain in model space, and the slice of it that is in view.
struct TeachingBrain {
    int id = 0;
    std::shared_ptr<const PreparedScan> prepared;
    int slice = 0;  ///< on the model's grid, from 0
    /// The same brain with its lesion on the same grid, and where the lesion is; null for a brain
    /// that came with none.
    std::shared_ptr<const Volume> lesioned = nullptr;
    std::shared_ptr<const Mask> lesion = nullptr;
};

/// What the bench would heal now.
struct BenchSlice {
    std::shared_ptr<const Volume> volume;  ///< the brain with the corrupted slice in it
    std::shared_ptr<const PreparedScan> brain;
    int slice = 0;
    MaskedPatch healthy;
    Patch corrupted;
    Patch mask;
};

/// What the teaching window needs of the program around it: the open scans, and the model that
/// heals. Everything is called on the window's thread and answers there, later; what is asked for
/// after that makes earlier answers of the same kind stay away.
class TeachingHost {
public:
    /// @param why an empty saying if it was stopped.
    using Failed = std::function<void(const Saying& why)>;

    virtual ~TeachingHost() = default;
    /// The open scans and the healthy sample, in the order in which they are listed.
    [[nodiscard]] virtual std::vector<TeachingScan> scans() const = 0;
    /// The scan that the main window shows; kHealthySample for none.
    [[nodiscard]] virtual int shownScan() const = 0;
    /// The card of the model that heals; a card of defaults without a model.
    [[nodiscard]] virtual ModelCard card() const = 0;
    /// Brings a scan to the space of that model.
    virtual void prepare(int id, const std::function<void(const TeachingBrain&)>& done,
                         const Failed& failed) = 0;
    /// Why nothing can be healed now; empty if it can.
    [[nodiscard]] virtual QString whyNoHealing() const = 0;
    /// The settings of the main window, but for a score of several steps and no smoothing across
    /// slices: every step is to be seen, and a slice stands for itself.
    [[nodiscard]] virtual HealingSettings settings() const = 0;
    /// Heals a slice of a brain in model space, step by step.
    /// @param image in model space, in [0, 1].
    /// @param step called with the number of steps done and of all steps.
    virtual void heal(std::shared_ptr<const Volume> image,
                      std::shared_ptr<const PreparedScan> brain, int slice,
                      const HealingSettings& settings, const StopToken& stop,
                      const std::function<void(int done, int all)>& step,
                      const std::function<void(const HealedSlice&)>& done,
                      const Failed& failed) = 0;
    /// Heals the slice again and keeps what the network says about each window.
    virtual void takeWindowsApart(std::shared_ptr<const Volume> image,
                                  std::shared_ptr<const PreparedScan> brain, int slice,
                                  const HealingSettings& settings, const StopToken& stop,
                                  const std::function<void(const SliceWindows&)>& done,
                                  const Failed& failed) = 0;
};

}  // namespace disyre::ui
