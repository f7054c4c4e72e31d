// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/VtkWidget.h"

#include <vtkCommand.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>
#include <vtkUnsignedCharArray.h>

#include <QEvent>
#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>
#include <QSurfaceFormat>
#include <QTimer>

#include "ui/viewer/FrameClock.h"

namespace disyre::ui {

bool VtkWidget::graphicsAvailable() {
    static const bool available = [] {
        // These platforms may have OpenGL, but cannot show it in a widget.
        for (const char* platform : {"offscreen", "minimal", "linuxfb", "vnc"}) {
            if (QGuiApplication::platformName() == QLatin1String(platform)) {
                return false;
            }
        }
        QOffscreenSurface surface;
        surface.setFormat(QSurfaceFormat::defaultFormat());
        surface.create();
        QOpenGLContext context;
        context.setFormat(QSurfaceFormat::defaultFormat());
        if (!surface.isValid() || !context.create() || !context.makeCurrent(&surface)) {
            return false;
        }
        const QSurfaceFormat format = context.format();
        context.doneCurrent();
        return format.renderableType() != QSurfaceFormat::OpenGLES &&
               format.version() >= qMakePair(3, 2);
    }();
    return available;
}

void VtkWidget::setDefaultFormat() {
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setSamples(0);
    format.setStencilBufferSize(8);
    format.setDepthBufferSize(24);
    QSurfaceFormat::setDefaultFormat(format);
}

VtkWidget::VtkWidget(QWidget* parent) : QOpenGLWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setUpdateBehavior(QOpenGLWidget::NoPartialUpdate);

    renderWindow_->SetReadyForRendering(false);
    renderWindow_->SetFrameBlitModeToNoBlit();
    renderWindow_->SetMultiSamples(0);
    renderWindow_->AddRenderer(renderer_);
    renderWindow_->AddObserver(vtkCommand::WindowMakeCurrentEvent, this,
                               &VtkWidget::answerMakeCurrent);
    renderWindow_->AddObserver(vtkCommand::WindowIsCurrentEvent, this, &VtkWidget::answerIsCurrent);
    renderWindow_->AddObserver(vtkCommand::WindowSupportsOpenGLEvent, this, &VtkWidget::answerYes);
    renderWindow_->AddObserver(vtkCommand::WindowIsDirectEvent, this, &VtkWidget::answerYes);
}

VtkWidget::~VtkWidget() {
    // If it stayed connected, the end of the context would call into a widget whose members are
    // destroyed already.
    disconnect(contextGoes_);
    releaseGraphics();
    renderWindow_->RemoveAllObservers();
}

void VtkWidget::scheduleRender() {
    dirty_ = true;
    FrameClock::instance().schedule(this);
}

void VtkWidget::initializeGL() {
    disconnect(contextGoes_);
    surface_ = context()->surface();
    contextGoes_ = connect(context(), &QOpenGLContext::aboutToBeDestroyed, this,
                           &VtkWidget::releaseGraphics, Qt::DirectConnection);
    renderWindow_->SetReadyForRendering(true);
    renderWindow_->SetForceMaximumHardwareLineWidth(1);
    // Qt may use EGL where VTK's loader needs GLX. That this is so shows only as an error in the
    // call that takes over the context.
    const unsigned long observer =
        renderWindow_->AddObserver(vtkCommand::ErrorEvent, this, &VtkWidget::noteError);
    renderWindow_->InitializeFromCurrentContext();
    renderWindow_->RemoveObserver(observer);
    if (broken_) {
        renderWindow_->SetReadyForRendering(false);
        QMetaObject::invokeMethod(this, &VtkWidget::graphicsFailed, Qt::QueuedConnection);
        return;
    }
    // Taking over the context has changed the sample count and the blit mode.
    renderWindow_->SetFrameBlitModeToNoBlit();
    renderWindow_->SetMultiSamples(0);
    renderWindow_->SetOwnContext(0);
    fitToDevicePixels();
    dirty_ = true;
}

void VtkWidget::resizeGL(int, int) {
    fitToDevicePixels();
    dirty_ = true;
}

void VtkWidget::fitToDevicePixels(double scale) {
    const double ratio = devicePixelRatioF() * scale;
    renderWindow_->SetSize(qRound(width() * ratio), qRound(height() * ratio));
    renderWindow_->SetDPI(qRound(72 * ratio));
}

QImage VtkWidget::pictureAt(double scale) {
    if (broken_ || surface_ == nullptr) {
        return {};
    }
    makeCurrent();
    fitToDevicePixels(scale);
    vtkOpenGLState* state = renderWindow_->GetState();
    state->Reset();
    state->Push();
    state->vtkglDepthFunc(GL_LEQUAL);  // As in paintGL().
    renderWindow_->Render();
    const int* size = renderWindow_->GetSize();
    const vtkNew<vtkUnsignedCharArray> pixels;
    constexpr int kBack = 0;
    constexpr int kLeftEye = 0;
    renderWindow_->GetPixelData(0, 0, size[0] - 1, size[1] - 1, kBack, pixels.Get(), kLeftEye);
    // VTK's rows begin at the bottom.
    const QImage picture =
        QImage(pixels->GetPointer(0), size[0], size[1], 3 * size[0], QImage::Format_RGB888)
            .mirrored(false, true);
    fitToDevicePixels();
    renderWindow_->Render();
    state->Pop();
    state->Reset();
    doneCurrent();
    scheduleRender();
    return picture;
}

void VtkWidget::paintGL() {
    if (broken_) {
        return;
    }
    fitToDevicePixels();
    vtkOpenGLState* state = renderWindow_->GetState();
    state->Reset();
    state->Push();
    // Qt leaves the depth function at GL_LESS, but VTK relies on GL_LEQUAL.
    state->vtkglDepthFunc(GL_LEQUAL);
    const bool rendered = dirty_;
    if (dirty_) {
        dirty_ = false;
        renderWindow_->Render();
        ++framesRendered_;
    }

    makeCurrent();
    auto* gl = context()->extraFunctions();
    gl->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, defaultFramebufferObject());
    const GLenum target = GL_COLOR_ATTACHMENT0;
    gl->glDrawBuffers(1, &target);
    const int* size = renderWindow_->GetSize();
    state->vtkglDisable(GL_SCISSOR_TEST);
    state->vtkglViewport(0, 0, size[0], size[1]);
    renderWindow_->BlitDisplayFramebuffer(0, 0, 0, size[0], size[1], 0, 0, size[0], size[1],
                                          GL_COLOR_BUFFER_BIT, GL_NEAREST);
    // Without an opaque alpha channel, the background of the window would shine through wherever
    // VTK left alpha below one.
    gl->glBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
    gl->glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
    gl->glClearColor(0, 0, 0, 1);
    gl->glClear(GL_COLOR_BUFFER_BIT);
    gl->glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    state->Pop();
    state->Reset();
    if (rendered) {
        Q_EMIT frameRendered();
    }
}

void VtkWidget::showEvent(QShowEvent* event) {
    QOpenGLWidget::showEvent(event);
    // Qt makes the context while the widget is shown, so only afterwards it is known to be missing.
    QTimer::singleShot(0, this, [this] {
        if (isVisible() && !size().isEmpty() && !isValid()) {
            Q_EMIT graphicsFailed();
        }
    });
}

bool VtkWidget::event(QEvent* event) {
    const QEvent::Type type = event->type();
    const bool handled = QOpenGLWidget::event(event);
    if (type == QEvent::ScreenChangeInternal || type == QEvent::Resize) {
        scheduleRender();
    }
    return handled;
}

void VtkWidget::answerMakeCurrent(vtkObject*, unsigned long, void*) {
    // QOpenGLWidget::makeCurrent() cannot be used here, because it would bind Qt's framebuffer in
    // the middle of rendering.
    if (context() != nullptr && surface_ != nullptr) {
        context()->makeCurrent(surface_);
    }
}

void VtkWidget::answerIsCurrent(vtkObject*, unsigned long, void* answer) {
    *static_cast<bool*>(answer) =
        context() != nullptr && QOpenGLContext::currentContext() == context();
}

void VtkWidget::noteError(vtkObject*, unsigned long, void*) {
    broken_ = true;
}

void VtkWidget::answerYes(vtkObject*, unsigned long, void* answer) {
    *static_cast<int*>(answer) = 1;
}

void VtkWidget::releaseGraphics() {
    if (context() == nullptr || surface_ == nullptr) {
        return;
    }
    makeCurrent();
    if (!broken_) {
        renderWindow_->Finalize();
    }
    renderWindow_->SetReadyForRendering(false);
    doneCurrent();
    surface_ = nullptr;
}

}  // namespace disyre::ui
