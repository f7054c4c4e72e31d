// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/Application.h"

#include <QIcon>
#include <QImageReader>
#include <QPixmap>

#include <clocale>
#include <exception>

#include "ui/common/ErrorText.h"
#include "ui/common/Language.h"
#include "ui/common/WheelGuard.h"
#include "ui/common/Worker.h"
#include "ui/viewer/VtkWidget.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

void Application::prepare() {
    VtkWidget::setDefaultFormat();
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(
        Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QCoreApplication::setOrganizationName(u"disyre"_s);
    QCoreApplication::setApplicationName(u"disyre-explorer"_s);
    QCoreApplication::setApplicationVersion(versionText());
    QGuiApplication::setApplicationDisplayName(QString());
    QGuiApplication::setDesktopFileName(u"disyre-explorer"_s);
}

QString Application::versionText() {
    return QStringLiteral(DISYRE_VERSION);
}

Application::Application(int& argc, char** argv) : QApplication(argc, argv) {
    // Qt has taken over the locale of the user, but numbers in files must have a decimal point.
    std::setlocale(LC_NUMERIC, "C");
    installEventFilter(new WheelGuard(this));
    Language::begin();
    // The compute library may bring another version of Qt into the process. The plug-ins that this
    // one would load on demand are therefore loaded now.
    (void)QImageReader::supportedImageFormats();
    (void)QIcon(u":/disyre/icons/disyre-explorer.svg"_s).pixmap(QSize(16, 16));
}

Application::~Application() {
    Worker::waitForAll();
}

void Application::setProblemHandler(std::function<void(const QString&)> handler) {
    problemHandler_ = std::move(handler);
}

bool Application::notify(QObject* receiver, QEvent* event) {
    try {
        return QApplication::notify(receiver, event);
    } catch (const std::exception& error) {
        report(errorText(error));
    } catch (...) {
        report(tr("Something unexpected went wrong."));
    }
    return true;
}

void Application::report(const QString& problem) {
    // The handler is called later, because the exception may have come in the middle of painting.
    QMetaObject::invokeMethod(
        this,
        [this, problem] {
            if (problemHandler_) {
                problemHandler_(problem);
            } else {
                qWarning("%s", qUtf8Printable(problem));
            }
        },
        Qt::QueuedConnection);
}

}  // namespace disyre::ui
