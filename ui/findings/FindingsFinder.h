// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include "core/findings/ListedRegions.h"
#include "ui/common/Worker.h"
#include "ui/healing/StepCache.h"

namespace disyre::ui {

/// A connected region of the anomaly map.
struct Finding {
    /// Whether the region does not reach the threshold; see listedRegions().
    bool isBelow = false;
    double millilitres = 0.0;
    double meanScore = 0.0;           ///< mean anomaly score over the region
    double peakScore = 0.0;           ///< highest anomaly score in the region
    std::array<double, 3> peak{};     ///< where the highest score lies, in RAS millimetres
    std::vector<double> stepMeans;    ///< mean step gradient of each step
    std::vector<std::size_t> voxels;  ///< indices on the model's grid, ascending
};

/// Where an anomaly map is highest.
struct StrongestPlace {
    double score = 0.0;
    std::array<double, 3> place{};  ///< in RAS millimetres
};

/// What a search of a map has brought.
struct FoundInMap {
    std::vector<Finding> findings;
    std::optional<StrongestPlace> strongest;  ///< none if nothing scores above 0
};

/// Searches what is healed so far; see findingsOf(). Slow; may be called on any thread.
[[nodiscard]] FoundInMap searchMap(const StepCache& cache, const std::vector<double>& weights,
                                   double threshold);

/// The findings in what is healed so far: the regions of the anomaly map that listedRegions()
/// lists, at most kMostFindings of them. Slow; may be called on any thread.
/// @param weights how much each step counts in the map, one for each step.
[[nodiscard]] std::vector<Finding> findingsOf(const StepCache& cache,
                                              const std::vector<double>& weights, double threshold);
inline constexpr std::size_t kMostFindings = 50;

/// Looks for findings beside the window's thread. Where it is asked several times in a row, only
/// the newest question is answered. Used on the window's thread alone.
class FindingsFinder : public QObject {
    Q_OBJECT

public:
    explicit FindingsFinder(QObject* parent = nullptr);
    ~FindingsFinder() override;

    /// Begins a search; found() follows. See findingsOf() for what is searched.
    /// @param cache null where nothing is healed, which has no findings.
    void find(std::shared_ptr<const StepCache> cache, const std::vector<double>& weights,
              double threshold);
    [[nodiscard]] const std::vector<Finding>& findings() const { return found_.findings; }
    /// Where the map that was searched is highest.
    [[nodiscard]] const std::optional<StrongestPlace>& strongest() const {
        return found_.strongest;
    }
    /// Whether the findings last asked for are still to come.
    [[nodiscard]] bool isLooking() const { return looking_; }

Q_SIGNALS:
    /// findings() has changed. It is the answer to the newest request, or to one made shortly
    /// before.
    void found();

private:
    void begin();
    void end(FoundInMap inMap);

    std::shared_ptr<const StepCache> cache_;
    std::vector<double> weights_;
    double threshold_ = 0.0;
    FoundInMap found_;
    bool looking_ = false;
    /// The number of the newest search. The work reads it too, because a search that is no longer
    /// the newest need not begin.
    std::shared_ptr<std::atomic<int>> newest_ = std::make_shared<std::atomic<int>>(0);
    QTimer timer_;
    Worker worker_;
};

}  // namespace disyre::ui
