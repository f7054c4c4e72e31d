// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/Diagnostics.h"

#include <vtkVersion.h>

#include <QGuiApplication>
#include <QLocale>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QScreen>
#include <QSysInfo>
#include <QThread>

#include "core/platform/Machine.h"
#include "core/preprocess/ImageLibraries.h"
#include "ui/common/Language.h"
#include "ui/common/Paths.h"
#include "ui/common/Theme.h"
#include "ui/healing/HealingSession.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

QString graphics() {
    QOffscreenSurface surface;
    surface.create();
    QOpenGLContext context;
    if (!context.create() || !context.makeCurrent(&surface)) {
        return u"none (no OpenGL context can be made)"_s;
    }
    const auto text = [&context](GLenum what) {
        const auto* found = context.functions()->glGetString(what);
        return found != nullptr ? QString::fromLatin1(reinterpret_cast<const char*>(found))
                                : u"?"_s;
    };
    const QString answer = u"%1, OpenGL %2"_s.arg(text(GL_RENDERER), text(GL_VERSION));
    context.doneCurrent();
    return answer;
}

}  // namespace

QString diagnosticReport(const HealingSession& session) {
    QStringList lines;
    const auto add = [&lines](const QString& what, const QString& value) {
        lines << what.leftJustified(14) + value;
    };
    // The report is in English in every language, because whoever helps must be able to read it.
    add(u"program"_s, u"DISYRE Explorer "_s + QCoreApplication::applicationVersion());
    add(u"system"_s,
        u"%1, %2, kernel %3"_s.arg(QSysInfo::prettyProductName(),
                                   QSysInfo::currentCpuArchitecture(), QSysInfo::kernelVersion()));
    add(u"Qt"_s, u"%1 (built with %2), platform %3"_s.arg(QString::fromLatin1(qVersion()),
                                                          QStringLiteral(QT_VERSION_STR),
                                                          QGuiApplication::platformName()));
    add(u"VTK"_s, QString::fromLatin1(vtkVersion::GetVTKVersion()));
    add(u"ITK"_s, QString::fromStdString(itkVersion()));
    add(u"graphics"_s, graphics());
    add(u"LibTorch"_s, session.job().computeText().isEmpty() ? u"not loaded yet; healing loads it"_s
                                                             : session.job().computeText());
    add(u"device asked"_s, QString::fromStdString(session.job().choices().device));
    add(u"processors"_s, QString::number(QThread::idealThreadCount()));
    for (const QScreen* screen : QGuiApplication::screens()) {
        add(u"screen"_s, u"%1 x %2 at %3x"_s.arg(screen->size().width())
                             .arg(screen->size().height())
                             .arg(screen->devicePixelRatio()));
    }
    add(u"language"_s, u"%1, numbers as in %2"_s.arg(Language::current(), QLocale().name()));
    add(u"theme"_s, Theme::toText(Theme::current()));
    add(u"model"_s, session.model().card()
                        ? QString::fromStdString(session.model().card()->name) + u", weights "_s +
                              QString::fromStdString(session.model().card()->weightsSha256).left(12)
                        : u"none"_s);
    return lines.join(u'\n') + u'\n';
}

}  // namespace disyre::ui
