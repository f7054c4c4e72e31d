// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vtkNew.h>

#include <QOpenGLWidget>

class QSurface;
class vtkGenericOpenGLRenderWindow;
class vtkObject;
class vtkRenderer;

namespace disyre::ui {

/// Shows one VTK renderer in a Qt widget. It takes no input: views translate their own mouse and
/// keys. Rendering is put off and merged, so that any number of changes costs at most 60 frames a
/// second and the newest state is what is drawn.
class VtkWidget : public QOpenGLWidget {
    Q_OBJECT

public:
    /// Whether this process can have an OpenGL 3.2 context at all. Ask before creating one: a
    /// window that once held an OpenGL widget is composed through OpenGL for good.
    [[nodiscard]] static bool graphicsAvailable();
    /// To be called before the application object is made.
    static void setDefaultFormat();

    explicit VtkWidget(QWidget* parent = nullptr);
    ~VtkWidget() override;

    [[nodiscard]] vtkRenderer* renderer() const { return renderer_; }
    void scheduleRender();
    [[nodiscard]] int framesRendered() const { return framesRendered_; }

Q_SIGNALS:
    void frameRendered();
    /// There is no context, or none that VTK can draw with, after all.
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
    void fitToDevicePixels();

    vtkNew<vtkGenericOpenGLRenderWindow> renderWindow_;
    vtkNew<vtkRenderer> renderer_;
    QMetaObject::Connection contextGoes_;
    QSurface* surface_ = nullptr;
    bool dirty_ = true;
    bool broken_ = false;  // VTK could not take over the context
    int framesRendered_ = 0;
};

}  // namespace disyre::ui
