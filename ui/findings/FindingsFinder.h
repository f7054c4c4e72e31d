// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <atomic>
#include <memory>
#include <vector>

#include "core/findings/Regions.h"
#include "ui/healing/StepCache.h"
#include "ui/healing/Worker.h"

namespace disyre::ui {

/// A connected region of the anomaly map at or above the threshold.
struct Finding {
    double millilitres = 0.0;
    double meanScore = 0.0;
    double peakScore = 0.0;
    std::array<double, 3> peak{};   ///< where, RAS millimetres
    std::vector<double> stepMeans;  ///< mean step gradient of each step
    std::vector<std::size_t> voxels;  ///< of the model's grid, ascending
};

/// The largest regions of what is healed so far, the largest first, from kSmallestRegionMillilitres on; slow.
[[nodiscard]] std::vector<Finding> findingsOf(const StepCache& cache,
                                              const std::vector<double>& weights,
                                              double threshold);
inline constexpr std::size_t kMostFindings = 50;

/// Looks for findings in a thread of its own. Of wishes that come fast, the newest counts.
class FindingsFinder : public QObject {
    Q_OBJECT

public:
    explicit FindingsFinder(QObject* parent = nullptr);
    ~FindingsFinder() override;

    /// @param cache null where nothing is healed.
    void find(std::shared_ptr<const StepCache> cache, const std::vector<double>& weights,
              double threshold);
    [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }
    /// Whether the findings of the newest wish are still to come.
    [[nodiscard]] bool isLooking() const { return looking_; }

Q_SIGNALS:
    void found();

private:
    void begin();
    void end(std::vector<Finding> findings);

    std::shared_ptr<const StepCache> cache_;
    std::vector<double> weights_;
    double threshold_ = 0.0;
    std::vector<Finding> findings_;
    bool looking_ = false;
    std::atomic<int> newest_{0};
    QTimer timer_;
    Worker worker_;  // last, so that it ends first
};

}  // namespace disyre::ui
