// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/SelfTest.h"

#include <QTextStream>

#include "ui/app/Waiting.h"
#include "ui/timeline/Timeline.h"
#include "ui/viewer/SliceView.h"
#include "ui/window/MainWindow.h"

namespace disyre::ui {

namespace {

constexpr int kPatience = 120000;

void print(const QString& what, qint64 milliseconds) {
    QTextStream(stdout) << what << ": " << milliseconds << " ms" << Qt::endl;
}

int fail(const QString& problem) {
    QTextStream(stderr) << problem << Qt::endl;
    return 1;
}

}  // namespace

int runSelfTest(MainWindow& window, const QElapsedTimer& sinceStart) {
    HealingSession& session = window.session();
    QWindow* handle = window.windowHandle();
    waitUntil([&] { return handle != nullptr && handle->isExposed(); }, kPatience);
    print(MainWindow::tr("start to window shown"), sinceStart.elapsed());

    QElapsedTimer clock;
    clock.start();
    window.openSample();
    if (!waitUntil([&] { return !session.opening(); }, kPatience) || !session.scan()) {
        return fail(window.messages().text());
    }
    print(MainWindow::tr("open the sample"), clock.elapsed());
    clock.start();
    const int framesBefore = window.view().framesRendered();
    if (window.view().graphicsShown() &&
        waitUntil([&] { return window.view().framesRendered() > framesBefore; }, kPatience)) {
        print(MainWindow::tr("scan to first frame"), clock.elapsed());
    }
    clock.start();
    window.showSlice(0);
    const int frames = window.view().framesRendered();
    if (window.view().graphicsShown() &&
        waitUntil([&] { return window.view().framesRendered() > frames; }, kPatience)) {
        print(MainWindow::tr("change the slice"), clock.elapsed());
    }
    window.showSlice(session.scan()->firstSlice);

    clock.start();
    window.healVolume();
    waitUntil([&] { return session.state() != HealingSession::State::Preparing; }, kPatience);
    print(MainWindow::tr("prepare and load the model"), clock.elapsed());
    clock.start();
    if (!waitUntil([&] { return window.timeline().available() > 0 || !session.busy(); },
                   kPatience) ||
        !session.busy()) {
        return fail(window.messages().text());
    }
    print(MainWindow::tr("first step"), clock.elapsed());
    clock.start();
    window.stopHealing();
    if (!waitUntil([&] { return !session.busy(); }, kPatience)) {
        return fail(MainWindow::tr("Healing did not stop."));
    }
    print(MainWindow::tr("stop"), clock.elapsed());
    return 0;
}

}  // namespace disyre::ui
