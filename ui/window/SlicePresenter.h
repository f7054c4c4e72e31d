// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <optional>
#include <vector>

#include "ui/window/LayerPanel.h"

namespace disyre::ui {

class HealingSession;
class SliceView;
class StepCache;

/// Brings what the session holds into the slice view: the right slice, step and layers. Any number
/// of changes in one turn of the event loop is one redraw.
class SlicePresenter : public QObject {
    Q_OBJECT

public:
    /// What lies under the cursor.
    struct Readout {
        std::array<double, 3> millimetres{};  ///< RAS
        std::array<int, 3> voxel{};           ///< in the file's order, from 0
        double scan = 0.0;
        std::optional<double> restored;
        std::optional<double> score;
    };

    SlicePresenter(HealingSession& session, SliceView& view, QObject* parent);

    void setSlice(int slice);
    [[nodiscard]] int slice() const { return slice_; }
    [[nodiscard]] double sliceMillimetres() const;
    void setPosition(int position);
    [[nodiscard]] int position() const { return position_; }
    void setChoice(const LayerChoice& choice);
    /// Shows the scan as it is, whatever else is chosen, while a person compares.
    void setOriginalShown(bool shown);

    void resetWindowLevel();
    void refreshLater();
    /// Does now what refreshLater() put off.
    void refreshNow();

    [[nodiscard]] std::optional<Readout> readAt(double column, double row) const;
    [[nodiscard]] double overlayMaximum() const { return overlayMaximum_; }

Q_SIGNALS:
    void refreshed();
    void overlayMaximumChanged(double maximum);

private:
    struct Contrast {
        double window = 1.0;
        double level = 0.5;
    };

    void refresh();
    void updateOverlayMaximum();
    [[nodiscard]] std::vector<float> scoresAt(const StepCache& cache, int shown) const;
    [[nodiscard]] QString overlayTitle() const;
    [[nodiscard]] BaseLayer shownBase() const;
    [[nodiscard]] QString titleOf(BaseLayer base, int shown, int available) const;

    HealingSession& session_;
    SliceView& view_;
    QTimer refreshTimer_;
    LayerChoice choice_;
    int slice_ = 0;
    int position_ = 0;
    bool originalShown_ = false;
    Contrast contrast_;
    Contrast differenceContrast_;
    double overlayMaximum_ = 0.1;

    std::vector<float> scanValues_;
    std::vector<float> change_;
    std::vector<float> scores_;
};

}  // namespace disyre::ui
