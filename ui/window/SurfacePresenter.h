// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

#include "ui/common/Worker.h"
#include "ui/viewer/Surface.h"

namespace disyre::ui {

class HealingSession;
struct OpenedScan;
class SlicePresenter;
class StepCache;
class SurfaceView;

/// Keeps the 3-D view in step with the session: it shows the brain of the scan, and the surface
/// around what lies above the overlay's threshold. Surfaces are made beside the window's thread,
/// and only while the view is in sight.
class SurfacePresenter : public QObject {
    Q_OBJECT

public:
    SurfacePresenter(HealingSession& session, SlicePresenter& slices, SurfaceView& view,
                     QObject* parent);

    /// Says the note of the view in the language of the program.
    void retranslate() { updateNote(); }

Q_SIGNALS:
    void brainShown();
    void anomaliesShown(bool any);

private:
    /// What the surface of the anomalies is made from.
    struct Source {
        std::shared_ptr<const StepCache> cache;
        int slices = 0;
        std::vector<double> weights;  ///< the weight of each step; empty for the plain score
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
    Worker worker_;
};

}  // namespace disyre::ui
