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
#include "ui/viewer/OverlayLook.h"
#include "ui/viewer/SliceGrid.h"

class vtkCamera;
class vtkImageStack;
class vtkLookupTable;

namespace disyre::ui {

/// What VTK draws in one view: the picture, the original beside a divider, and the overlay, each a
/// 2-D texture in the plane's place in RAS space, and the camera that looks at them.
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
    /// Shown instead of base and overlay on the left of a divider; empty removes it.
    void setOriginal(const std::vector<float>& values);
    void setOverlay(const std::vector<float>& values);
    /// To be called when all that is shown was drawn.
    void noteDrawn();
    void hide();

    void setWindowLevel(double window, double level);
    /// Whether that changes anything.
    bool setOriginalWindowLevel(double window, double level);
    /// Scores below `threshold` are not shown; colours run from 0 to `maximum`.
    void setOverlayRange(double threshold, double maximum);
    void setOverlayOpacity(double opacity);
    void setOverlayLook(const OverlayLook& look);

    /// Looks at `area` (in voxels), all of it inside a widget of this size at zoom 1.
    /// @param kept pixels at the widget's right edge that the area stays clear of.
    /// @param pan millimetres along the screen's right and up.
    void look(const QRectF& area, QSizeF widget, double kept, double zoom, QPointF pan);
    [[nodiscard]] double millimetresPerPixel() const;
    [[nodiscard]] QPointF voxelAt(QPointF point) const;
    [[nodiscard]] QPointF pointOf(QPointF voxel) const;
    /// Left, right, top and bottom of the screen in patient terms, from the camera's axes.
    [[nodiscard]] std::array<QString, 4> letters() const;
    /// Where the original ends, in the widget's pixels from the left.
    void setDivider(double x);

    [[nodiscard]] vtkImageStack* prop() const { return stack_; }
    [[nodiscard]] vtkCamera* camera() const { return camera_; }

private:
    struct Layer;
    using Vector = std::array<double, 3>;

    void show(Layer& layer, const std::vector<float>& values);
    [[nodiscard]] Vector up() const;
    [[nodiscard]] Vector right() const;

    Plane plane_;
    Convention convention_ = Convention::Radiological;
    SliceGrid grid_;
    OverlayLook look_;
    double threshold_ = 0.0;
    double maximum_ = 1.0;
    bool overlayWasDrawn_ = false;
    QSizeF widget_{1, 1};
    std::unique_ptr<Layer> base_;
    std::unique_ptr<Layer> original_;
    std::unique_ptr<Layer> overlay_;
    vtkNew<vtkImageStack> stack_;
    vtkNew<vtkLookupTable> colours_;
    vtkNew<vtkCamera> camera_;
};

}  // namespace disyre::ui
