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

/// Shows the single-step profile of the axial slice in view, with one curve for the voxel under the
/// cross-hair, one for each marked region that the slice cuts, and one for the finding that the
/// cross-hair is in. The curves follow the cross-hair without being computed again.
class ProfilePanel : public QWidget {
    Q_OBJECT

public:
    ProfilePanel(HealingSession& session, SingleStepProfile& profile, SlicePresenter& presenter,
                 MarkedRegions& regions, FindingsPresenter& findings, QWidget* parent);

    [[nodiscard]] ProfilePlot& plot() { return *plot_; }
    /// Begins to compute the profile of the slice in view, or stops the computation that runs.
    void beginOrStop();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    /// Sets every text in the language of the program.
    void retranslate();
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
