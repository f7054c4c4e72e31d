// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include "core/anatomy/ScanPlaces.h"
#include "core/card/HealthyScores.h"
#include "core/findings/FindingNote.h"
#include "core/findings/ListedRegions.h"
#include "ui/common/Worker.h"
#include "ui/healing/StepCache.h"

namespace disyre::ui {

/// A connected region of the anomaly map, or a region that a person has made.
struct Finding {
    /// Whether the region does not reach the threshold; see listedRegions().
    bool isBelow = false;
    double millilitres = 0.0;
    double meanScore = 0.0;           ///< mean anomaly score over the region
    double peakScore = 0.0;           ///< highest anomaly score in the region
    std::array<double, 3> peak{};     ///< where the highest score lies, in RAS millimetres
    std::vector<double> stepMeans;    ///< mean step gradient of each step
    std::vector<std::size_t> voxels;  ///< indices on the model's grid, ascending
    /// How far it reaches along the three axes, in mm. This and the next three are empty where they
    /// are not known; see FindingRecord and healthyPercent().
    std::optional<std::array<double, 3>> extent = {};
    std::optional<double> midlineDistance = {};
    std::optional<double> asymmetry = {};
    std::optional<double> healthyPercent = {};
    std::optional<NamedPlace> savedPlace = {};  ///< as it was saved with the results
    FindingNote note = {};                      ///< what a person decided about it
    int decided = -1;       ///< the id of the DecidedFinding that the note comes from; -1 for none
    bool isEdited = false;  ///< whether a person has changed which voxels belong to it
    bool isDrawn = false;   ///< whether a person has drawn it
};

/// The number, from 1, of the step that changed a finding most; 0 where no step is known.
[[nodiscard]] int strongestStep(const Finding& finding);

/// Where an anomaly map is highest.
struct StrongestPlace {
    double score = 0.0;
    std::array<double, 3> place{};  ///< in RAS millimetres
};

/// What a search of a map has brought.
struct FoundInMap {
    std::vector<Finding> findings;
    std::optional<StrongestPlace> strongest;  ///< none if nothing scores above 0
    std::shared_ptr<const Volume> map;        ///< the map itself; null before the first search
};

/// What findings are compared with.
struct FindingReference {
    /// How the scan lies in the atlas; null where that is not known, or not well.
    std::shared_ptr<const ScanPlaces> places;
    std::optional<HealthyScores> healthy;  ///< how healthy scans score; none where it is not known
};

/// What is measured of a region of a map.
/// @param voxels indices on the map's grid, at least one.
[[nodiscard]] Finding measuredFinding(const std::vector<std::size_t>& voxels, const Volume& map,
                                      const StepCache& cache, const FindingReference& reference);

/// Searches what is healed so far; see findingsOf(). Slow; may be called on any thread.
/// @param map the anomaly map of the cache with these weights; null to make it.
[[nodiscard]] FoundInMap searchMap(const StepCache& cache, const std::vector<double>& weights,
                                   double threshold, const FindingReference& reference = {},
                                   std::shared_ptr<const Volume> map = nullptr);

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
    /// @param content a number that differs where the cache holds something else, so that its map
    /// need not be made anew; none while it may be changing.
    void find(std::shared_ptr<const StepCache> cache, const std::vector<double>& weights,
              double threshold, const FindingReference& reference = {},
              std::optional<int> content = {});
    [[nodiscard]] const std::vector<Finding>& findings() const { return found_.findings; }
    /// The map that was searched; null before the first search.
    [[nodiscard]] const std::shared_ptr<const Volume>& map() const { return found_.map; }
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
    /// What the map was made of that is known.
    struct Origin {
        std::shared_ptr<const StepCache> cache;
        std::vector<double> weights;
        std::optional<int> content;
        bool operator==(const Origin&) const = default;
    };

    void begin();
    void end(FoundInMap inMap, const Origin& origin);

    double threshold_ = 0.0;
    FindingReference reference_;
    Origin origin_;
    Origin foundIn_;
    FoundInMap found_;
    bool looking_ = false;
    /// The number of the newest search. The work reads it too, because a search that is no longer
    /// the newest need not begin.
    std::shared_ptr<std::atomic<int>> newest_ = std::make_shared<std::atomic<int>>(0);
    QTimer timer_;
    Worker worker_;
};

}  // namespace disyre::ui
