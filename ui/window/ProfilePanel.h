// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace disyre::ui {

class FindingsPresenter;
class HealingSession;
class MarkedRegions;
class ProfilePlot;
class SingleStepProfile;
class SlicePresenter;

/// The single-step profile of the axial slice in view: of the voxel under the cross-hair, of each
/// marked region that the slice cuts, and of the finding that the cross-hair is in. The curves follow
/// the cross-hair without being computed again.
class ProfilePanel : public QWidget {
    Q_OBJECT

public:
    ProfilePanel(HealingSession& session, SingleStepProfile& profile, SlicePresenter& presenter,
                 MarkedRegions& regions, FindingsPresenter& findings, QWidget* parent);

    [[nodiscard]] ProfilePlot& plot() { return *plot_; }
    /// Begins for the slice in view, or stops what is running.
    void beginOrStop();

private:
    void refresh();
    void showState();

    HealingSession& session_;
    SingleStepProfile& profile_;
    SlicePresenter& presenter_;
    MarkedRegions& regions_;
    FindingsPresenter& findings_;
    ProfilePlot* plot_;
    QPushButton* button_;
    QLabel* state_;
    QTimer soon_;
};

}  // namespace disyre::ui
