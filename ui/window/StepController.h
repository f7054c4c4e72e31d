// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <vector>

namespace disyre::ui {

class HealingSession;
class SlicePresenter;
class StepPlot;
class Timeline;

/// Keeps the timeline, the curve of the steps and the views at the same healing step and the same
/// axial slice. Unless a person goes elsewhere, it follows the newest step of the slice in view.
class StepController : public QObject {
    Q_OBJECT

public:
    StepController(HealingSession& session, SlicePresenter& presenter, Timeline& timeline,
                   StepPlot& plot, QObject* parent);

    /// Shows the scan as it is (position 0) or the picture after a step (counted from 1).
    void showPosition(int position);
    /// Whether the newest step is shown as soon as it is there.
    [[nodiscard]] bool followsNewest() const { return followsNewest_; }
    void setFollowsNewest(bool follows) { followsNewest_ = follows; }
    /// Brings timeline and curve up to date with the scan shown.
    void update();

Q_SIGNALS:
    /// The steps of the present or next healing, each by the diffusion step t that it starts from.
    void stepsChanged(const std::vector<int>& ts);
    /// The views show another step. @param position 0 for the scan as it is.
    /// @param last the last one that the slice in view has.
    void positionShown(int position, int last);

private:
    void takeChosenPosition(int position);
    void showInViews(int position);
    void takeFrame(int modelSlice);
    void followSlice();
    void updateTimeline();
    void updateCurve();
    void updateCurveSoon();
    [[nodiscard]] std::vector<int> steps() const;

    HealingSession& session_;
    SlicePresenter& presenter_;
    Timeline& timeline_;
    StepPlot& plot_;
    QTimer curveTimer_;
    int followedSlice_ = -1;
    bool followsNewest_ = true;
};

}  // namespace disyre::ui
