// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/StopToken.h"
#include "ui/healing/CaseList.h"
#include "ui/healing/ModelChoice.h"
#include "ui/healing/ModelRunner.h"

namespace disyre::ui {

/// What a person chooses for the next healing.
struct HealingChoices {
    HealingSettings settings;
    std::string device = "auto";  ///< "auto", "cpu" or "cuda"
    int slab = 9;                 ///< slices of the scan that a slab has
};

/// Where the next healing may change the scan.
struct RegionChoice {
    /// Makes the region on the model's grid; null where nothing is marked.
    using MakeMask = std::function<std::shared_ptr<const Mask>(const PreparedScan&)>;

    RegionUse use = RegionUse::WholeBrain;
    std::string name;  ///< the name of the marked region, for the result files
    MakeMask makeMask;
};

/// How far a healing has come.
struct JobProgress {
    double fraction = 0.0;         ///< 0 to 1
    int slicesDone = 0;            ///< how many of `slicesAsked` are done
    int slicesAsked = 0;           ///< slices to heal, with the neighbours that their maps need
    double secondsPerSlice = 0.0;  ///< 0 while unknown
    double secondsLeft = -1.0;     ///< negative while unknown
};

/// The healing of one open scan at a time: prepares it, heals it slice by slice, and puts the steps
/// into the scan's cache. Used on the window's thread; preparing and healing happen beside it, in a
/// ModelRunner.
class HealingJob : public QObject {
    Q_OBJECT

public:
    enum class Extent { Volume, Slab, Slice };

    /// @param factory see ModelRunner.
    HealingJob(CaseList& cases, ModelChoice& model, HealerFactory factory,
               QObject* parent = nullptr);
    ~HealingJob() override;

    void setChoices(const HealingChoices& choices) { choices_ = choices; }
    [[nodiscard]] const HealingChoices& choices() const { return choices_; }
    void setRegion(RegionChoice region) { region_ = std::move(region); }

    /// Heals the scan that is shown, outwards from one of its slices. Slices that are healed with
    /// the same setup already are kept.
    void heal(Extent extent, int scanSlice);
    /// Finds the brain of the scan that is shown, as healing a whole head does first, even if the
    /// scan looks skull-stripped. It can be stopped as a healing can.
    void findBrain();
    /// Asks the healing to end after the step in progress; what it has healed stays.
    void stop();
    /// Asks the healing to pause after the step in progress, so that resume() can go on from there.
    void pause();
    /// Goes on with the slices at which the healing of the scan shown was paused, with the setup it
    /// was begun with.
    void resume();
    /// Does other work than healing with the scan that is shown and the chosen model. A healing
    /// that is asked for meanwhile waits until this work has ended. Nothing happens if canHeal() is
    /// false.
    void useModel(ModelRunner::Work work, ModelRunner::Failed failed);

    /// Whether findBrain() would begin: a scan is shown, and no healing in progress.
    [[nodiscard]] bool canFindBrain() const;
    /// Whether heal() would begin: a scan is shown, a model chosen, and no healing in progress.
    [[nodiscard]] bool canHeal() const;
    [[nodiscard]] bool canResume() const;
    /// Whether any scan is being healed.
    [[nodiscard]] bool busy() const { return running() != nullptr; }
    /// The scan that is being healed; null for none.
    [[nodiscard]] const HealingCase* healingCase() const { return running(); }
    /// How far the healing has come: that of the scan that is being healed, or of the scan that is
    /// shown while none is being healed.
    [[nodiscard]] JobProgress progress() const;
    /// How far the last healing of a scan has come.
    [[nodiscard]] static JobProgress progressOf(const HealingCase& one);
    /// The share of the search for a whole head's brain that is done, 0 to 1; negative while none
    /// goes on.
    [[nodiscard]] double extracted() const { return extracted_; }
    /// Makes the networks that find a brain come from elsewhere than compute(), for tests.
    void setExtractorFactory(LoadBrainExtractor factory) {
        runner_.setExtractorFactory(std::move(factory));
    }
    /// The t that each step of the present or next healing starts from.
    [[nodiscard]] std::vector<int> plannedTs() const;
    /// When the newest frame was made.
    [[nodiscard]] std::chrono::steady_clock::time_point newestFrameMade() const {
        return newestFrameMade_;
    }
    /// What ModelRunner::computeText() says.
    [[nodiscard]] const QString& computeText() const { return runner_.computeText(); }

Q_SIGNALS:
    /// The healing of the scan shown begins. Its steps and what is cached may differ from before.
    void healingStarted();
    /// A step of a slice of the scan shown is done. @param modelSlice of the model's grid.
    /// @param step counted from 0.
    void frameAdded(int modelSlice, int step);
    /// A healing has ended, by itself or stopped; what is complete stays.
    void healingEnded(bool stopped);
    /// The search for a brain that findBrain() began has ended with one.
    void brainFound(int id);
    void failed(const QString& message);
    void warned(const QString& message);

private:
    /// Which slices a healing is to reach.
    struct SliceChoice {
        Extent extent = Extent::Volume;
        int scanSlice = 0;
        int slab = 1;
        bool resumed = false;  ///< whether to heal the slices of the paused healing instead
    };

    [[nodiscard]] HealingCase* running() const;
    [[nodiscard]] const HealingCase* runningOrShown() const;
    void prepareAndHeal(HealingCase& one, const HealingSetup& setup, const SliceChoice& choice);
    void startHealing(int job, int id, HealingSetup setup, const SliceChoice& choice,
                      const ReadyToHeal& ready);
    /// The region that a person has marked, on the model's grid; that of the whole brain if none is
    /// asked for. Throws SettingsError if one is asked for but none is marked, or if nothing of it
    /// lies in the brain.
    [[nodiscard]] HealingRegion markedRegion(const PreparedScan& prepared) const;
    void renewCache(HealingCase& one, const HealingSetup& setup,
                    const std::shared_ptr<const PreparedScan>& prepared) const;
    void runHealing(HealingCase& one, const std::vector<int>& slices,
                    const std::vector<int>& neighbours, const ReadyToHeal& ready);
    [[nodiscard]] static std::vector<int> slicesFor(const HealingCase& one,
                                                    const SliceChoice& choice);
    [[nodiscard]] double memoryLeftFor(const HealingCase& one) const;
    void takeFrame(int job, int id, const FrameCopy& frame);
    void endHealing(int job, int id, const HealingResult& result);
    void failHealing(int job, int id, const QString& message);
    /// Stops listening to the healing in progress, whatever it still brings.
    void abandon();

    CaseList& cases_;
    ModelChoice& model_;
    HealingChoices choices_;
    RegionChoice region_;
    // Stops the healing in progress.
    StopToken stop_;
    // The number of the newest healing; what an older one still brings is ignored.
    int job_ = 0;
    double extracted_ = -1.0;
    std::chrono::steady_clock::time_point newestFrameMade_;
    ModelRunner runner_;
};

}  // namespace disyre::ui
