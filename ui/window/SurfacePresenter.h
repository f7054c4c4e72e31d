// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

#include "ui/healing/Worker.h"
#include "ui/viewer/Surface.h"

namespace disyre::ui {

class HealingSession;
struct OpenedScan;
class SlicePresenter;
class StepCache;
class SurfaceView;

/// Keeps the 3-D view in step with the session: the brain of the scan shown, and the surface around
/// what lies above the overlay's threshold. Surfaces are made in a thread of their own, and only
/// while the view is in sight.
class SurfacePresenter : public QObject {
    Q_OBJECT

public:
    SurfacePresenter(HealingSession& session, SlicePresenter& slices, SurfaceView& view,
                     QObject* parent);

Q_SIGNALS:
    void brainShown();
    void anomaliesShown(bool any);

private:
    /// What the anomalies' surface is made from.
    struct Source {
        std::shared_ptr<const StepCache> cache;
        int slices = 0;
        std::vector<double> weights;  ///< of the steps; none for the plain score
        double threshold = 0.0;
        bool operator==(const Source&) const = default;
    };

    void follow();
    void makeBrain();
    void makeAnomalies();
    void placeCrosshair();
    void updateNote();
    [[nodiscard]] Source sourceNow() const;

    HealingSession& session_;
    SlicePresenter& slices_;
    SurfaceView& view_;
    QTimer anomaliesTimer_;
    std::shared_ptr<const OpenedScan> brainOf_;
    std::optional<Source> anomaliesOf_;
    bool brainInWork_ = false;
    bool anomaliesInWork_ = false;
    bool anyAnomalies_ = false;
    Worker worker_;  // last: its jobs report to what is above
};

}  // namespace disyre::ui
