// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/StopToken.h"
#include "core/compute/Compute.h"
#include "ui/healing/HealingCase.h"
#include "ui/healing/Worker.h"

namespace disyre::ui {

/// A scan in model space and a model, ready to be used on the healing thread.
struct ReadyToHeal {
    std::shared_ptr<const OpenedScan> scan;
    std::shared_ptr<const PreparedScan> prepared;
    std::shared_ptr<Restorer> restorer;
    QString computeText;
};

/// The open scans, the model, and everything that healing has brought so far. One scan is shown,
/// one may be healed meanwhile, the same or another. Lives in the window's thread; reading,
/// preparing, healing and writing happen in two others.
class HealingSession : public QObject {
    Q_OBJECT

public:
    using State = HealingState;
    enum class Extent { Volume, Slab, Slice };

    /// Loads a model onto a device ("auto", "cpu", "cuda").
    using RestorerFactory = std::function<std::shared_ptr<Restorer>(
        const std::filesystem::path& model, const std::string& device)>;

    /// @param factory by default goes through compute().
    explicit HealingSession(RestorerFactory factory = {}, QObject* parent = nullptr);
    ~HealingSession() override;

    /// Reads the model's card. On a bad one failed() is emitted and the earlier model stays.
    bool setModel(const std::filesystem::path& model);
    /// The same without waiting for the file.
    void chooseModel(const std::filesystem::path& model);
    [[nodiscard]] const std::optional<ModelCard>& card() const { return card_; }
    [[nodiscard]] const std::filesystem::path& model() const { return model_; }

    /// Opens a scan, or the scans of a folder, and shows it or the first of them. What is open
    /// already is only shown.
    void open(const std::filesystem::path& path);
    void openSample();
    [[nodiscard]] bool opening() const { return opening_ > 0; }

    [[nodiscard]] const std::vector<std::unique_ptr<HealingCase>>& cases() const { return cases_; }
    /// The number of the case that is shown; -1 for none.
    [[nodiscard]] int shownCase() const { return shown_ != nullptr ? shown_->id : -1; }
    /// The case that is healed now; null for none.
    [[nodiscard]] const HealingCase* healingCase() const;
    void showCase(int id);
    /// Ends its healing and lets go of its results.
    void closeCase(int id);

    void setSettings(const HealingSettings& settings) { settings_ = settings; }
    [[nodiscard]] const HealingSettings& settings() const { return settings_; }
    /// Makes the region of the next healing on the model's grid; null for one that is not marked.
    using RegionMask =
        std::function<std::shared_ptr<const Mask>(const OpenedScan&, const PreparedScan&)>;
    /// Where the next healing may change the scan.
    /// @param name of what is marked, for the results.
    void setRegion(RegionUse use, const std::string& name, RegionMask mask) {
        regionUse_ = use;
        regionName_ = name;
        regionMask_ = std::move(mask);
    }
    void setDevice(const std::string& device) { device_ = device; }
    [[nodiscard]] const std::string& device() const { return device_; }
    /// Slices of the scan that a slab has.
    void setSlab(int slices) { slab_ = slices; }
    [[nodiscard]] int slab() const { return slab_; }

    /// Heals the scan shown, outwards from one of its slices; slices already healed with these
    /// settings are kept.
    void heal(Extent extent, int scanSlice);
    void stop();
    void pause();
    /// Goes on with the slices that the scan shown was paused at, in the way that was begun.
    void resume();
    /// Does something else with the scan shown and the model, on the healing thread; a healing asked
    /// for meanwhile waits for its end. What was got ready for it is kept for the next healing.
    /// @param failed called in this thread with a sentence, instead of or during `work`.
    void useModel(std::function<void(const ReadyToHeal&)> work,
                  std::function<void(const QString&)> failed);

    // Of the scan shown:
    [[nodiscard]] std::shared_ptr<const OpenedScan> scan() const;
    [[nodiscard]] State state() const { return shown_ != nullptr ? shown_->state : State::Empty; }
    [[nodiscard]] bool canHeal() const;
    [[nodiscard]] bool canResume() const { return state() == State::Paused && !busy(); }
    [[nodiscard]] bool canSave() const;
    /// Null until healing has begun.
    [[nodiscard]] const StepCache* cache() const;
    [[nodiscard]] std::shared_ptr<const StepCache> sharedCache() const;
    /// Steps of the present or next healing.
    [[nodiscard]] std::vector<int> plannedTs() const;

    /// Whether any scan is being healed.
    [[nodiscard]] bool busy() const { return healingCase() != nullptr; }
    // Of the scan being healed, or else of the one shown:
    [[nodiscard]] double fractionDone() const;
    [[nodiscard]] int slicesDone() const;
    /// Those beside the ones asked for that their map needs count too.
    [[nodiscard]] int slicesAsked() const;
    [[nodiscard]] double secondsASlice() const;
    /// Negative while unknown.
    [[nodiscard]] double secondsLeft() const;
    [[nodiscard]] double lastHealingSeconds() const;
    /// How the map shown was healed; null while there is none.
    [[nodiscard]] const HealingWay* shownWay() const;
    /// When the newest frame was made by the healing thread.
    [[nodiscard]] std::chrono::steady_clock::time_point newestFrameMade() const {
        return newestFrameMade_;
    }
    /// The compute library's version, devices and threads, once it is loaded; empty before.
    [[nodiscard]] const QString& computeText() const { return computeText_; }

    /// Writes the result files into a folder; saved() or saveFailed() follows.
    void save(const std::filesystem::path& folder);

Q_SIGNALS:
    void stateChanged();
    void openingChanged();
    /// Another case is shown, or none.
    void caseShown();
    /// A case was added, closed or read.
    void casesChanged();
    /// A scan was read; it is shown.
    void scanOpened();
    void openFailed(const QString& message);
    void modelChanged();
    /// Healing of the scan shown begins: positions, steps and everything cached before may have
    /// changed.
    void healingStarted();
    /// Of the scan shown.
    void frameAdded(int modelSlice, int step);
    /// A healing has ended, by itself or stopped; what is complete stays.
    void healingEnded(bool stopped);
    void failed(const QString& message);
    void warned(const QString& message);
    void saved(const QStringList& paths);
    void saveFailed(const QString& message);

private:
    /// Which slices a healing is to reach.
    struct Wish {
        Extent extent = Extent::Volume;
        int scanSlice = 0;
        int slab = 1;
        bool resumed = false;
    };

    [[nodiscard]] HealingCase* find(int id) const;
    [[nodiscard]] HealingCase* running() const;
    [[nodiscard]] const HealingCase* inWorkOrShown() const;
    /// The case of a file (of the sample where it is empty), made where there is none.
    HealingCase& caseOf(const std::filesystem::path& file);
    void readAndShow(const HealingCase& one);
    void takeScan(int wish, int id, std::shared_ptr<const OpenedScan> opened,
                  std::filesystem::file_time_type written, const QString& problem);
    void forgetResults(HealingCase& one);
    void show(HealingCase* one);
    void beginOpening();
    void endOpening();
    void takeModel(const std::filesystem::path& model, ModelCard card);

    void prepareAndHeal(HealingCase& one, const HealingWay& way, const Wish& wish);
    /// Prepares and loads what is not ready yet, then does `work`, all on the healing thread.
    void getReady(const HealingCase& one, const HealingWay& way,
                  std::function<void(const ReadyToHeal&)> work,
                  std::function<void(const QString&)> failed);
    /// Throws SettingsError when there is none, or none in the brain.
    [[nodiscard]] HealingRegion markedRegion(const ReadyToHeal& ready) const;
    void keep(int id, const HealingWay& way, const ReadyToHeal& ready);
    void startHealing(int job, int id, HealingWay way, const Wish& wish, const ReadyToHeal& ready);
    void beginHealing(HealingCase& one, const std::vector<int>& slices,
                      const std::vector<int>& neighbours,
                      std::shared_ptr<const PreparedScan> prepared,
                      std::shared_ptr<Restorer> restorer);
    [[nodiscard]] std::vector<int> slicesFor(const HealingCase& one, const Wish& wish) const;
    /// Of these, in their order, what the case's cache does not hold completely.
    [[nodiscard]] static std::vector<int> incomplete(const HealingCase& one,
                                                     std::vector<int> slices);
    [[nodiscard]] double memoryLeftFor(const HealingCase& one) const;
    void takeFrame(int job, int id, const FrameCopy& frame);
    void endHealing(int job, int id, const HealingResult& result);
    void failHealing(int job, int id, const QString& message);
    void setState(HealingCase& one, State state);

    RestorerFactory factory_;
    std::filesystem::path model_;
    std::optional<ModelCard> card_;
    HealingSettings settings_;
    RegionUse regionUse_ = RegionUse::WholeBrain;
    std::string regionName_;
    RegionMask regionMask_;
    std::string device_ = "auto";
    int slab_ = 9;

    std::vector<std::unique_ptr<HealingCase>> cases_;
    HealingCase* shown_ = nullptr;
    int nextId_ = 0;
    int opening_ = 0;
    int wishToShow_ = 0;  // counts them: only the newest is followed

    StopToken stop_;
    int healJob_ = 0;
    std::shared_ptr<Restorer> restorer_;
    std::filesystem::path restorerModel_;
    std::string restorerDevice_;
    std::chrono::steady_clock::time_point newestFrameMade_;
    QString computeText_;

    // Last, so that they end first: their jobs use everything above.
    Worker files_;
    Worker healing_;
};

}  // namespace disyre::ui
