// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vtkNew.h>

#include <QImage>
#include <QOpenGLWidget>

class QSurface;
class vtkGenericOpenGLRenderWindow;
class vtkObject;
class vtkRenderer;

namespace disyre::ui {

/// Shows one VTK renderer in a Qt widget. It takes no input; the views handle mouse and keys
/// themselves. Rendering is put off until the next frame of the screen, so that any number of
/// changes costs at most 60 frames a second, and always the newest state is drawn.
class VtkWidget : public QOpenGLWidget {
    Q_OBJECT

public:
    /// Whether this process can have an OpenGL 3.2 context at all. To be asked before a VtkWidget
    /// is made, because a window that once held an OpenGL widget is composed through OpenGL for
    /// good.
    [[nodiscard]] static bool graphicsAvailable();
    /// Sets the format of OpenGL surfaces. Must be called before the application object is made.
    static void setDefaultFormat();

    explicit VtkWidget(QWidget* parent = nullptr);
    ~VtkWidget() override;

    [[nodiscard]] vtkRenderer* renderer() const { return renderer_; }
    void scheduleRender();
    /// Draws the view `scale` times as large as on the screen; null where there are no graphics.
    /// The view itself is drawn anew afterwards.
    [[nodiscard]] QImage pictureAt(double scale);
    [[nodiscard]] int framesRendered() const { return framesRendered_; }

Q_SIGNALS:
    void frameRendered();
    /// It has turned out that there is no OpenGL context, or none that VTK can draw with.
    void graphicsFailed();

protected:
    void initializeGL() override;
    void paintGL() override;
    void resizeGL(int width, int height) override;
    void showEvent(QShowEvent* event) override;
    bool event(QEvent* event) override;

private:
    void answerMakeCurrent(vtkObject* caller, unsigned long event, void* answer);
    void answerIsCurrent(vtkObject* caller, unsigned long event, void* answer);
    void noteError(vtkObject* caller, unsigned long event, void* text);
    void answerYes(vtkObject* caller, unsigned long event, void* answer);
    void releaseGraphics();
    void fitToDevicePixels(double scale = 1.0);

    vtkNew<vtkGenericOpenGLRenderWindow> renderWindow_;
    vtkNew<vtkRenderer> renderer_;
    QMetaObject::Connection contextGoes_;
    QSurface* surface_ = nullptr;
    bool dirty_ = true;
    bool broken_ = false;  // Whether VTK could not take over the context.
    int framesRendered_ = 0;
};

}  // namespace disyre::ui
