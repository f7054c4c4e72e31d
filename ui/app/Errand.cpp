// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/Errand.h"

#include <QCoreApplication>
#include <QDir>
#include <QTextStream>
#include <QTimer>

#include "core/platform/AtomicFile.h"
#include "ui/healing/ErrorText.h"
#include "ui/healing/Paths.h"
#include "ui/window/MainWindow.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

Errand::Errand(MainWindow& window, Orders orders)
    : QObject(&window), window_(window), orders_(std::move(orders)) {
    HealingSession& session = window_.session();
    connect(&session, &HealingSession::scanOpened, this, &Errand::scanIsOpen);
    connect(&session, &HealingSession::healingEnded, this, &Errand::healingHasEnded);
    connect(&session, &HealingSession::saved, this, &Errand::resultsAreSaved);
    connect(&session, &HealingSession::openFailed, this, &Errand::fail);
    connect(&session, &HealingSession::failed, this, &Errand::fail);
    connect(&session, &HealingSession::saveFailed, this, &Errand::fail);
}

void Errand::start() {
    if (!orders_.out.isEmpty()) {
        // Found out now rather than after the healing.
        try {
            createFolder(toPath(orders_.out));
        } catch (const Error& error) {
            window_.showProblem(errorText(error));
            fail(QString::fromUtf8(error.what()));
            return;
        }
    }
    if (orders_.sample) {
        window_.openSample();
    } else if (!orders_.scan.isEmpty()) {
        window_.openFile(orders_.scan);
    }
}

void Errand::scanIsOpen() {
    if (finished_) {
        return;
    }
    if (orders_.slice) {
        window_.showSlice(*orders_.slice);
    }
    if (!orders_.heal) {
        finish();
    } else if (window_.session().canHeal()) {
        window_.healVolume();
    } else {
        fail(tr("There is no model to heal with. Name one with --model."));
    }
}

void Errand::healingHasEnded(bool stopped) {
    if (finished_) {
        return;
    }
    if (stopped) {
        fail(tr("Healing was stopped."));
    } else {
        finish();
    }
}

void Errand::finish() {
    if (!orders_.out.isEmpty() && orders_.heal) {
        window_.saveResults(orders_.out);
    } else {
        takeScreenshots({});
    }
}

void Errand::resultsAreSaved(const QStringList& paths) {
    if (!finished_) {
        takeScreenshots(paths);
    }
}

void Errand::takeScreenshots(const QStringList& alreadyWritten) {
    finished_ = true;
    window_.messages().dismiss();
    writeScreenshotsOnceSettled(alreadyWritten);
}

void Errand::writeScreenshotsOnceSettled(const QStringList& alreadyWritten) {
    // The view takes the message's place in the next round of events, and then draws.
    constexpr int kSettlingMilliseconds = 200;
    QTimer::singleShot(kSettlingMilliseconds, this, [this, alreadyWritten] {
        if (window_.showsAllFindings()) {
            writeScreenshots(alreadyWritten);
        } else {
            writeScreenshotsOnceSettled(alreadyWritten);
        }
    });
}

void Errand::writeScreenshots(const QStringList& alreadyWritten) {
    QStringList files;
    if (!orders_.out.isEmpty()) {
        files << QDir(orders_.out).filePath(u"screenshot.png"_s);
    }
    if (!orders_.screenshot.isEmpty()) {
        files << orders_.screenshot;
    }
    QTextStream print(stdout);
    for (const QString& file : files) {
        if (!window_.saveScreenshot(file)) {
            fail(window_.messages().text());
            return;
        }
        print << file << Qt::endl;
    }
    for (const QString& path : alreadyWritten) {
        print << path << Qt::endl;
    }
    if (orders_.quitWhenDone) {
        QCoreApplication::exit(0);
    }
}

void Errand::fail(const QString& problem) {
    const bool first = !finished_ || orders_.quitWhenDone;
    finished_ = true;
    if (first && orders_.quitWhenDone) {
        QTextStream(stderr) << problem << Qt::endl;
        QCoreApplication::exit(1);
    }
}

}  // namespace disyre::ui
