// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <bitset>
#include <functional>
#include <memory>
#include <optional>

#include "ui/viewer/Measurement.h"
#include "ui/viewer/SliceDisplay.h"
#include "ui/window/LayerChoice.h"
#include "ui/window/Readout.h"
#include "ui/window/SliceLayers.h"
#include "ui/window/WindowLevel.h"

namespace disyre::ui {

struct OpenedScan;
class StepCache;

/// What the views show, asked for anew each time.
struct ShownCase {
    /// The scan that is shown; null for none.
    std::function<std::shared_ptr<const OpenedScan>()> scan;
    /// What is healed of it; null until healing has begun.
    std::function<const StepCache*()> cache;
    /// Its brain mask on the RAS grid; null while it is not known.
    std::function<const Mask*()> mask = [] { return nullptr; };
};

/// Brings a scan and what is healed of it into the slice views: the slices through the cross-hair,
/// the step and the layers. Any number of changes between two frames of the screen is one redraw,
/// and a view in which nothing has changed, or that is hidden, is left alone.
class SlicePresenter : public QObject {
    Q_OBJECT

public:
    /// How the original is compared with what is shown.
    enum class Compare {
        Nothing,
        Swipe,      ///< the original is left of a divider that can be dragged
        SideBySide  ///< the original is in a view beside the foremost one
    };
    /// A voxel of the scan's RAS grid.
    using Voxel = std::array<int, 3>;

    SlicePresenter(ShownCase shown, SliceDisplays& displays, QObject* parent);

    /// Begins with a scan that has just come into sight: sets cross-hair, contrast and zoom.
    void showScan();

    void setCrosshair(const Voxel& voxel);
    [[nodiscard]] const Voxel& crosshair() const { return crosshair_; }
    void setCrosshairShown(bool shown);
    [[nodiscard]] bool crosshairShown() const { return crosshairShown_; }
    /// Shows another axial slice, counted from 0 at the feet.
    void setSlice(int slice);
    /// The axial slice in view.
    [[nodiscard]] int slice() const { return crosshair_[2]; }
    /// The height of the axial slice in view, in RAS millimetres.
    [[nodiscard]] double sliceMillimetres() const;

    /// Sets the healing step that is shown.
    /// @param newest whether the newest step is followed: `position` is then the last step of the
    /// axial slice, and each other view shows the last step of every slice that it crosses.
    void setPosition(int position, bool newest);
    [[nodiscard]] int position() const { return step_.position; }
    void setChoice(const LayerChoice& choice);
    [[nodiscard]] const LayerChoice& choice() const { return choice_; }
    /// Shows the scan as it is, whatever layer is chosen, while a person compares.
    void setOriginalShown(bool shown);
    /// Hides everything that healing has brought, as if nothing were healed.
    void setCovered(bool covered);
    [[nodiscard]] bool isCovered() const { return covered_; }
    /// Sets what is drawn of another volume in a slice of a plane.
    void setSecondLayer(std::function<SecondLayer(Plane, int)> second);
    /// Sets which numbers are written in a slice of a plane; they come and go with the overlay.
    void setMarks(std::function<std::vector<NumberMark>(Plane, int)> marks);
    /// Sets which lines are drawn around regions in a slice of a plane, in voxels; they come and go
    /// with the overlay, too.
    void setOutlines(std::function<std::vector<QLineF>(Plane, int)> outlines);
    void setCompare(Compare compare);
    [[nodiscard]] Compare compare() const { return compare_; }

    void resetWindowLevel();
    void setAutomaticWindowLevel();
    void setFullWindowLevel();
    /// Shows the whole brain's intensities, or only the middle of them, in which grey and white
    /// matter lie.
    void setBrainWindowLevel();
    void setNarrowWindowLevel();
    /// Multiplies the window by a factor, and moves the level by a share of the window.
    void changeWindowLevel(double windowFactor, double levelShare);
    /// The contrast of scan and restored picture.
    [[nodiscard]] const Contrast& contrast() const { return windowLevel_.of(BaseLayer::Scan); }
    /// The contrast of the difference.
    [[nodiscard]] const Contrast& differenceContrast() const {
        return windowLevel_.of(BaseLayer::Difference);
    }
    /// Sets both contrasts.
    void setContrasts(const Contrast& picture, const Contrast& difference);

    [[nodiscard]] Measurements& measurements() { return measurements_; }
    /// The numbers beside a measurement, one on each line.
    [[nodiscard]] QString textOf(const Measurement& measurement) const;

    // The views call the functions below for what a person does in them. A view is given by its
    // plane, and a place in it by a column and row of its picture.

    void moveCrosshair(Plane plane, double column, double row);
    /// Moves the cross-hair by a number of slices along the plane's axis.
    void scroll(Plane plane, int slices);
    void setPointer(Plane plane, double column, double row);
    void clearPointer();
    /// Takes the contrast that was dragged in a view.
    /// @param original whether it is the view that shows the original beside another one.
    void takeWindowLevel(const Contrast& contrast, bool original);

    void refreshLater();
    /// Draws the foremost plane anew, after views have come into sight or changed their places.
    void refreshForemostLater();
    /// Takes note that a step of one slice is done. The axial view shows it at once when the slice
    /// is in view, and a few times a second when it only has a part in the score there. The other
    /// views, too, show it a few times a second: drawing costs as much as healing where the
    /// processor draws.
    void takeFrame(bool inView, bool affectsView);
    /// Draws now what was put off.
    void refreshNow();

    /// What lies at a place of the slice in view; nothing outside the scan.
    [[nodiscard]] std::optional<Readout> readAt(Plane plane, double column, double row) const;
    /// What lies under the pointer, or else at the cross-hair.
    [[nodiscard]] std::optional<Readout> readout() const;

Q_SIGNALS:
    void refreshed();
    /// The cross-hair has moved; the views follow just after this.
    void crosshairMoved();
    void readoutChanged();
    /// contrast() may have changed.
    void contrastChanged();
    /// The score has changed at which the colours of the overlay end.
    void overlayMaximumChanged(double maximum);

private:
    struct Pointer {
        Plane plane;
        double column;
        double row;
    };
    using Planes = std::bitset<3>;

    [[nodiscard]] std::array<SliceDisplay*, 4> allDisplays() const;
    void refreshLater(Planes planes);
    void askForFrame();
    void takeTurn();
    void refresh();
    void clearDisplays();
    void refreshPlane(const OpenedScan& scan, Plane plane);
    [[nodiscard]] SliceContent contentOf(const OpenedScan& scan, Plane plane, BaseLayer base,
                                         bool overlay) const;
    void showContrast();
    void placeCrosshair();
    void updateOverlayMaximum();
    [[nodiscard]] BaseLayer shownBase() const;
    /// What is healed, unless it is covered.
    [[nodiscard]] const StepCache* cacheInSight() const {
        return covered_ ? nullptr : shown_.cache();
    }
    [[nodiscard]] const SliceLayers& layersOf(Plane plane) const {
        return layers_[static_cast<std::size_t>(plane)];
    }

    ShownCase shown_;
    SliceDisplays& displays_;
    QTimer otherPlanesTimer_;
    Planes planesInTurn_;  // The planes that are drawn when the timer fires.
    Measurements measurements_;
    std::shared_ptr<const OpenedScan> scan_;  // The scan that showScan() began with.
    WindowLevel windowLevel_;
    bool frameAsked_ = false;
    bool crosshairMoved_ = false;
    Planes stale_;
    LayerChoice choice_;
    std::function<SecondLayer(Plane, int)> second_;
    std::function<std::vector<NumberMark>(Plane, int)> marks_;
    std::function<std::vector<QLineF>(Plane, int)> outlines_;
    Compare compare_ = Compare::Nothing;
    Voxel crosshair_{};
    bool crosshairShown_ = true;
    ShownStep step_;
    bool originalShown_ = false;
    bool covered_ = false;
    double overlayMaximum_ = 0.1;
    std::optional<Pointer> pointer_;
    std::array<SliceLayers, 3> layers_;  // What each plane shows.
};

}  // namespace disyre::ui
