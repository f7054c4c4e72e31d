// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <bitset>
#include <memory>
#include <optional>
#include <vector>

#include "ui/viewer/Measurement.h"
#include "ui/window/Contrast.h"
#include "ui/window/LayerPanel.h"

namespace disyre::ui {

class HealingSession;
class PaintedAreas;
struct OpenedScan;
class SliceView;
class StepCache;
class ViewGrid;

/// Brings what the session holds into the slice views: the slices through the cross-hair, step and
/// layers. Any number of changes between two frames of the screen is one redraw, and a view that
/// nothing changed in, or that is hidden, is left alone.
class SlicePresenter : public QObject {
    Q_OBJECT

public:
    /// What lies at a place.
    struct Readout {
        std::array<double, 3> millimetres{};  ///< RAS
        std::array<int, 3> voxel{};           ///< in the file's order, from 0
        double scan = 0.0;
        std::optional<double> restored;
        std::optional<double> score;
    };
    enum class Compare { Nothing, Swipe, SideBySide };
    using Voxel = std::array<int, 3>;

    SlicePresenter(HealingSession& session, ViewGrid& views, PaintedAreas& areas, QObject* parent);

    /// Begins with a scan that has just been opened: where to look, contrast, zoom.
    void showScan();

    /// In RAS order.
    void setCrosshair(const Voxel& voxel);
    [[nodiscard]] const Voxel& crosshair() const { return crosshair_; }
    void setCrosshairShown(bool shown);
    [[nodiscard]] bool crosshairShown() const { return crosshairShown_; }
    /// The axial one.
    void setSlice(int slice);
    [[nodiscard]] int slice() const { return crosshair_[2]; }
    [[nodiscard]] double sliceMillimetres() const;

    /// @param newest whether this is the last step of the axial slice because that is what is to
    /// be seen; the other views then show each slice's last one.
    void setPosition(int position, bool newest);
    [[nodiscard]] int position() const { return position_; }
    void setChoice(const LayerChoice& choice);
    [[nodiscard]] const LayerChoice& choice() const { return choice_; }
    /// Shows the scan as it is, whatever else is chosen, while a person compares.
    void setOriginalShown(bool shown);
    void setCompare(Compare compare);
    [[nodiscard]] Compare compare() const { return compare_; }

    void resetWindowLevel();
    void setAutomaticWindowLevel();
    void setFullWindowLevel();
    /// Multiplies the window, and moves the level by a share of it.
    void changeWindowLevel(double windowFactor, double levelShare);
    [[nodiscard]] const Contrast& contrast() const { return contrast_; }

    [[nodiscard]] Measurements& measurements() { return measurements_; }

    void refreshLater();
    /// A step of one slice is done. The axial view shows it at once where it is `inView`, and a few
    /// times a second where it only has a say in the score there; so do the other views: drawing costs
    /// as much as healing where the processor draws.
    void takeFrame(bool inView, bool hasSayInView);
    /// Does now what was put off.
    void refreshNow();

    [[nodiscard]] std::optional<Readout> readAt(Plane plane, double column, double row) const;
    /// Under the pointer, or else at the cross-hair.
    [[nodiscard]] std::optional<Readout> readout() const;
    [[nodiscard]] double overlayMaximum() const { return overlayMaximum_; }

Q_SIGNALS:
    void refreshed();
    /// Just before the views follow it.
    void crosshairMoved();
    void readoutChanged();
    void overlayMaximumChanged(double maximum);

private:
    struct Picture {
        std::vector<float> scan;
        std::vector<float> change;
        std::vector<float> scores;
    };
    struct Pointer {
        Plane plane;
        QPointF voxel;
    };
    using Planes = std::bitset<3>;

    void connectView(SliceView& view);
    void refreshLater(Planes planes);
    void askForFrame();
    void takeTurn();
    void refresh();
    void refreshPlane(const OpenedScan& scan, Plane plane);
    void cutLayers(const OpenedScan& scan, Plane plane, Picture& picture) const;
    void show(SliceView& view, const OpenedScan& scan, const Picture& picture, BaseLayer base,
              bool overlay);
    void showContrast();
    void placeCrosshair();
    void updateOverlayMaximum();
    [[nodiscard]] std::vector<float> axialScores(const StepCache& cache, int shown,
                                                 int slice) const;
    [[nodiscard]] QString overlayTitle() const;
    [[nodiscard]] bool shownAnywhere(Plane plane) const;
    [[nodiscard]] Picture& pictureOf(Plane plane) {
        return pictures_[static_cast<std::size_t>(plane)];
    }
    [[nodiscard]] const Picture& pictureOf(Plane plane) const {
        return pictures_[static_cast<std::size_t>(plane)];
    }
    [[nodiscard]] Contrast& contrastInUse();
    [[nodiscard]] BaseLayer shownBase() const;
    [[nodiscard]] QString titleOf(const OpenedScan& scan, Plane plane, BaseLayer base) const;
    [[nodiscard]] QString nameOf(BaseLayer base) const;
    [[nodiscard]] QString stateOf(Plane plane, BaseLayer base) const;
    [[nodiscard]] QString textOf(const Measurement& measurement) const;

    HealingSession& session_;
    ViewGrid& views_;
    PaintedAreas& areas_;
    QTimer otherPlanesTimer_;
    Planes planesInTurn_;  // what it refreshes
    Measurements measurements_;
    std::shared_ptr<const OpenedScan> scan_;  // that the contrast belongs to
    bool frameAsked_ = false;
    bool crosshairMoved_ = false;
    Planes stale_;
    LayerChoice choice_;
    Compare compare_ = Compare::Nothing;
    Voxel crosshair_{};
    bool crosshairShown_ = true;
    int position_ = 0;
    bool newest_ = true;
    bool originalShown_ = false;
    Contrast contrast_;
    Contrast differenceContrast_;
    double overlayMaximum_ = 0.1;
    std::optional<Pointer> pointer_;
    std::array<Picture, 3> pictures_;
};

}  // namespace disyre::ui
