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

/// The brain as a translucent surface with what is anomalous inside it. Left drag turns it, the
/// wheel zooms, middle drag pans; the arrow keys turn it too, Home looks from the front again.
class SurfaceView : public QWidget {
    Q_OBJECT

public:
    explicit SurfaceView(QWidget* parent = nullptr);
    ~SurfaceView() override;

    /// In RAS millimetres; a new brain is looked at from the front.
    void setBrain(const Surface& surface);
    void setAnomalies(const Surface& surface);
    void clear();
    /// The lines' crossing, in RAS millimetres.
    void setCrosshair(std::optional<std::array<double, 3>> place);
    /// Said in the corner.
    void setNote(const QString& note);

    void lookFromTheFront();
    void turn(double degreesAround, double degreesUp);
    void zoomBy(double factor);
    /// Where a place in RAS millimetres is on the widget.
    [[nodiscard]] QPointF pointOf(const std::array<double, 3>& place) const;
    [[nodiscard]] int framesRendered() const;

Q_SIGNALS:
    void frameRendered();

protected:
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
    void pan(QPointF pixels);
    void redraw();

    std::unique_ptr<Scene> scene_;
    VtkWidget* vtk_ = nullptr;
    Notes* notes_ = nullptr;
    QPointF dragFrom_;
};

}  // namespace disyre::ui
