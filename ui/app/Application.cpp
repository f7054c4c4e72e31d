// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/Application.h"

#include <QIcon>
#include <QImageReader>
#include <QPixmap>

#include <clocale>
#include <exception>

#include "core/base/Error.h"
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
    // Qt takes over the user's locale; files are to have points in their numbers.
    std::setlocale(LC_NUMERIC, "C");
    // The compute library may bring another Qt into the process. What this one loads on demand is
    // loaded before.
    (void)QImageReader::supportedImageFormats();
    (void)QIcon(u":/disyre/icons/disyre-explorer.svg"_s).pixmap(QSize(16, 16));
}

void Application::setProblemHandler(std::function<void(const QString&)> handler) {
    problemHandler_ = std::move(handler);
}

bool Application::notify(QObject* receiver, QEvent* event) {
    try {
        return QApplication::notify(receiver, event);
    } catch (const Error& error) {
        report(QString::fromUtf8(error.what()));
    } catch (const std::exception& error) {
        report(tr("Something unexpected went wrong: %1").arg(QString::fromUtf8(error.what())));
    } catch (...) {
        report(tr("Something unexpected went wrong."));
    }
    return true;
}

void Application::report(const QString& problem) {
    // Called back later: the stack that threw may be in the middle of painting.
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
