// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vtkNew.h>

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <array>
#include <memory>
#include <vector>

#include "core/image/Plane.h"
#include "ui/viewer/OverlayColours.h"
#include "ui/viewer/SliceDisplay.h"
#include "ui/viewer/SliceGrid.h"

class vtkCamera;
class vtkImageStack;
class vtkLookupTable;

namespace disyre::ui {

/// What VTK draws in one view: the picture, the original left of a divider, and the overlay, each
/// as a 2-D texture in its plane, and the camera that looks at them.
class SliceScene {
public:
    explicit SliceScene(Plane plane);
    ~SliceScene();

    [[nodiscard]] Plane plane() const { return plane_; }
    void setPlane(Plane plane);
    void setConvention(Convention convention) { convention_ = convention; }
    [[nodiscard]] Convention convention() const { return convention_; }

    void setGrid(const SliceGrid& grid) { grid_ = grid; }
    [[nodiscard]] const SliceGrid& grid() const { return grid_; }
    void setBase(const std::vector<float>& values);
    /// Sets the picture that is shown instead of base and overlay left of the divider; an empty one
    /// removes it.
    void setOriginal(const std::vector<float>& values);
    void setOverlay(const std::vector<float>& values);
    void setSecond(const SecondLayer& second);
    /// Must be called whenever the scene has been drawn.
    void noteDrawn();
    void hide();

    void setWindowLevel(double window, double level);
    /// @return whether that changes anything.
    bool setOriginalWindowLevel(double window, double level);
    /// Sets the threshold, which works as the overlay's style says, and the score at which the
    /// colours end.
    void setOverlayRange(double threshold, double maximum);
    void setOverlayOpacity(double opacity);
    void setOverlayStyle(const OverlayStyle& style);

    /// Aims the camera at an area.
    /// @param area in voxels; at zoom 1 all of it is inside the widget.
    /// @param widget the size of the widget in pixels.
    /// @param kept so many pixels at the widget's right edge stay clear of the area.
    /// @param pan how far the picture is moved, in millimetres along the screen's right and up.
    void aimCamera(const QRectF& area, QSizeF widget, double kept, double zoom, QPointF pan);
    [[nodiscard]] double millimetresPerPixel() const;
    [[nodiscard]] QPointF voxelAt(QPointF point) const;
    [[nodiscard]] QPointF pointOf(QPointF voxel) const;
    /// The letters for left, right, top and bottom of the screen in patient terms, taken from the
    /// axes of the camera.
    [[nodiscard]] std::array<QString, 4> letters() const;
    /// Sets where the original ends, in pixels from the widget's left edge.
    void setDivider(double x);

    [[nodiscard]] vtkImageStack* prop() const { return stack_; }
    [[nodiscard]] vtkCamera* camera() const { return camera_; }

private:
    struct Layer;
    using Vector = std::array<double, 3>;

    /// Gives a layer's image the size and the place of the grid.
    void shape(Layer& layer);
    void show(Layer& layer, const std::vector<float>& values);
    [[nodiscard]] Vector up() const;
    [[nodiscard]] Vector right() const;

    Plane plane_;
    Convention convention_ = Convention::Radiological;
    SliceGrid grid_;
    OverlayStyle style_;
    double threshold_ = 0.0;
    double maximum_ = 1.0;
    bool overlayWasDrawn_ = false;
    QSizeF widget_{1, 1};
    std::unique_ptr<Layer> base_;
    std::unique_ptr<Layer> second_;
    std::unique_ptr<Layer> original_;
    std::unique_ptr<Layer> overlay_;
    vtkNew<vtkImageStack> stack_;
    vtkNew<vtkLookupTable> colours_;
    vtkNew<vtkCamera> camera_;
};

}  // namespace disyre::ui
