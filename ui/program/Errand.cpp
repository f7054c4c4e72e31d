// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/Errand.h"

#include <QCoreApplication>
#include <QDir>
#include <QTextStream>
#include <QTimer>

#include "core/healing/ResultFiles.h"
#include "core/platform/AtomicFile.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Paths.h"
#include "ui/window/MainWindow.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

Errand::Errand(MainWindow& window, Orders orders)
    : QObject(&window), window_(window), orders_(std::move(orders)) {
    HealingSession& session = window_.session();
    connect(&session.cases(), &CaseList::scanOpened, this, &Errand::scanIsOpen);
    if (orders_.quitWhenDone) {
        connect(&session.job(), &HealingJob::frameAdded, this, &Errand::tellProgress);
    }
    connect(&session.job(), &HealingJob::healingEnded, this, &Errand::healingHasEnded);
    connect(&session.saver(), &ResultSaver::saved, this, &Errand::resultsAreSaved);
    connect(&session.cases(), &CaseList::openFailed, this, &Errand::fail);
    connect(&session.model(), &ModelChoice::failed, this, &Errand::fail);
    connect(&session.job(), &HealingJob::failed, this, &Errand::fail);
    connect(&session.saver(), &ResultSaver::failed, this, &Errand::fail);
}

void Errand::start() {
    if (!orders_.out.isEmpty()) {
        // A folder that cannot be made or written to is reported now, before the healing takes its
        // time.
        try {
            createFolder(toPath(orders_.out));
            checkWritable(toPath(orders_.out) / kResultFile);
        } catch (const Error& error) {
            window_.showProblem(errorText(error));
            fail(QString::fromUtf8(error.what()));
            return;
        }
    }
    if (orders_.sample) {
        window_.openSample();
    } else if (!orders_.scan.isEmpty()) {
        const std::optional<int> first = orders_.quitWhenDone ? std::optional(1) : std::nullopt;
        window_.openFile(orders_.scan, orders_.volume ? orders_.volume : first);
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
    } else if (window_.session().job().canHeal()) {
        window_.healVolume();
    } else {
        fail(tr("There is no model to heal with. Name one with --model."));
    }
}

void Errand::tellProgress() {
    // A script that waits for the end sees by these lines that healing goes on.
    constexpr qint64 kMilliseconds = 2000;
    if (sinceProgress_.isValid() && sinceProgress_.elapsed() < kMilliseconds) {
        return;
    }
    sinceProgress_.start();
    const HealingSession& session = window_.session();
    const double left = session.job().progress().secondsLeft;
    QTextStream(stderr) << (left < 0 ? tr("Healing: slice %1 of %2")
                                           .arg(session.job().progress().slicesDone)
                                           .arg(session.job().progress().slicesAsked)
                                     : tr("Healing: slice %1 of %2, %3 s left")
                                           .arg(session.job().progress().slicesDone)
                                           .arg(session.job().progress().slicesAsked)
                                           .arg(qRound(left)))
                        << Qt::endl;
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
    // A window that stays open keeps what it says about the scan. Where results were saved, the
    // message in view tells only that.
    if (orders_.quitWhenDone || !alreadyWritten.isEmpty()) {
        window_.messages().dismiss();
    }
    writeScreenshotsOnceSettled(alreadyWritten);
}

void Errand::writeScreenshotsOnceSettled(const QStringList& alreadyWritten) {
    // When the message is dismissed, the views take its place in the next round of events and are
    // drawn after that.
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
