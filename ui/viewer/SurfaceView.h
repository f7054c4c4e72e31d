// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QWidget>

#include <array>
#include <memory>
#include <optional>

#include "ui/viewer/Surface.h"

namespace disyre::ui {

class VtkWidget;

/// A view of the brain as a translucent surface with the anomalies inside it. Dragging with the
/// left button turns it, the wheel zooms, and dragging with the middle button pans; the arrow keys
/// turn it too, and Home shows it from the front again.
class SurfaceView : public QWidget {
    Q_OBJECT

public:
    explicit SurfaceView(QWidget* parent = nullptr);
    ~SurfaceView() override;

    /// Sets the surface of the brain, in RAS millimetres, and shows it from the front.
    void setBrain(const Surface& surface);
    void setAnomalies(const Surface& surface);
    void clear();
    /// Sets where the lines of the cross-hair meet, in RAS millimetres; nothing hides them.
    void setCrosshair(std::optional<std::array<double, 3>> place);
    /// Sets the text in the corner.
    void setNote(const QString& note);

    /// Shows the brain from the front, in its full size.
    void resetCamera();
    void turn(double degreesAround, double degreesUp);
    void zoomBy(double factor);
    /// The point of the widget that shows a place in RAS millimetres.
    [[nodiscard]] QPointF pointOf(const std::array<double, 3>& place) const;
    [[nodiscard]] int framesRendered() const;

Q_SIGNALS:
    void frameRendered();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Scene;
    class Notes;

    void dropGraphics();
    /// Sets every text in the language of the program.
    void retranslate();
    void pan(QPointF pixels);
    void redraw();

    std::unique_ptr<Scene> scene_;
    VtkWidget* vtk_ = nullptr;
    Notes* notes_ = nullptr;
    QPointF dragFrom_;
};

}  // namespace disyre::ui
