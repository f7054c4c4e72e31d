// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "core/base/Progress.h"
#include "core/base/StopToken.h"
#include "core/compute/Compute.h"
#include "ui/healing/OpenedScan.h"
#include "ui/healing/StepCache.h"
#include "ui/healing/Worker.h"

namespace disyre::ui {

/// The open scan, its model and everything that healing has brought so far. Lives in the window's
/// thread; reading, preparing, healing and writing happen in two others.
class HealingSession : public QObject {
    Q_OBJECT

public:
    enum class State {
        Empty,      ///< no scan
        Ready,      ///< a scan, nothing healed
        Preparing,  ///< finding the brain, loading the model
        Healing,
        Stopping,   ///< asked to stop, the last slice is being finished
        Done,       ///< some or all slices are healed
        Failed      ///< the last healing failed; the scan is still there
    };
    Q_ENUM(State)

    enum class Extent { Volume, Slice };

    using RestorerFactory =
        std::function<std::shared_ptr<Restorer>(const std::filesystem::path& model)>;

    /// @param factory loads a model; by default through compute().
    explicit HealingSession(RestorerFactory factory = {}, QObject* parent = nullptr);
    ~HealingSession() override;

    /// Reads the model's card. On a bad one failed() is emitted and the earlier model stays.
    bool setModel(const std::filesystem::path& model);
    [[nodiscard]] const std::optional<ModelCard>& card() const { return card_; }

    void open(const std::filesystem::path& path);
    void openSample();
    [[nodiscard]] bool opening() const { return opening_; }
    [[nodiscard]] std::shared_ptr<const OpenedScan> scan() const { return scan_; }

    void setSettings(const HealingSettings& settings) { settings_ = settings; }
    [[nodiscard]] const HealingSettings& settings() const { return settings_; }

    /// Heals outwards from a slice of the scan; slices already healed with these settings are kept.
    void heal(Extent extent, int scanSlice);
    void stop();

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] bool busy() const;
    [[nodiscard]] bool canHeal() const;
    [[nodiscard]] bool canSave() const;

    /// Null until healing has begun.
    [[nodiscard]] const StepCache* cache() const { return cache_.get(); }
    /// Steps of the present or next healing.
    [[nodiscard]] std::vector<int> plannedTs() const;

    [[nodiscard]] double fractionDone() const;
    [[nodiscard]] int slicesDone() const;
    [[nodiscard]] int slicesAsked() const { return static_cast<int>(slices_.size()); }
    [[nodiscard]] double secondsASlice() const;
    /// Negative while unknown.
    [[nodiscard]] double secondsLeft() const;
    [[nodiscard]] double lastHealingSeconds() const { return lastHealingSeconds_; }

    /// Writes the three result files into a folder; saved() or saveFailed() follows.
    void save(const std::filesystem::path& folder);

Q_SIGNALS:
    void stateChanged();
    void openingChanged();
    void scanOpened();
    void openFailed(const QString& message);
    void modelChanged();
    /// Healing begins: positions, steps and everything cached before may have changed.
    void healingStarted();
    void frameAdded(int modelSlice, int step);
    /// Healing has ended, by itself or stopped; what is complete stays.
    void healingEnded(bool stopped);
    void failed(const QString& message);
    void warned(const QString& message);
    void saved(const QStringList& paths);
    void saveFailed(const QString& message);

private:
    struct CacheKey {
        std::shared_ptr<const PreparedScan> prepared;
        std::filesystem::path model;
        int skip = 0;
        int stride = 0;
        ForegroundWeighting weighting = ForegroundWeighting::Code;
        bool operator==(const CacheKey&) const = default;
    };

    void openWith(std::function<std::shared_ptr<const OpenedScan>()> read);
    void startHealing(int job, Extent extent, int scanSlice,
                      std::shared_ptr<const PreparedScan> prepared,
                      std::shared_ptr<Restorer> restorer);
    void takeFrame(int job, const FrameCopy& frame);
    void endHealing(int job, const HealingResult& result);
    void failHealing(int job, const QString& message);
    void setState(State state);
    void setOpening(bool opening);

    RestorerFactory factory_;
    std::filesystem::path model_;
    std::optional<ModelCard> card_;
    std::shared_ptr<const OpenedScan> scan_;
    HealingSettings settings_;
    State state_ = State::Empty;
    bool opening_ = false;
    int openJob_ = 0;
    int healJob_ = 0;

    StopToken stop_;
    std::shared_ptr<const PreparedScan> prepared_;
    std::shared_ptr<const OpenedScan> preparedFor_;
    std::shared_ptr<Restorer> restorer_;
    std::filesystem::path restorerModel_;

    std::unique_ptr<StepCache> cache_;
    CacheKey cacheKey_;
    std::vector<int> slices_;  // of the present run
    int framesDone_ = 0;
    std::optional<ProgressMeter> meter_;
    double lastHealingSeconds_ = 0.0;

    // Last, so that they end first: their jobs use everything above.
    Worker files_;
    Worker healing_;
};

}  // namespace disyre::ui
