// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <optional>

namespace disyre::ui {

class MainWindow;

/// What the command line asks the window to do by itself: open, heal, write, quit.
class Errand : public QObject {
    Q_OBJECT

public:
    struct Orders {
        QString scan;
        bool sample = false;
        bool heal = false;
        QString out;         ///< folder for results and screenshot.png; empty for none
        QString screenshot;  ///< file; empty for none
        bool quitWhenDone = false;
        std::optional<int> slice;  ///< from 0
    };

    Errand(MainWindow& window, Orders orders);

    /// Call once, before the event loop runs.
    void start();

private:
    void scanIsOpen();
    void healingHasEnded(bool stopped);
    void resultsAreSaved(const QStringList& paths);
    void takeScreenshots(const QStringList& alreadyWritten);
    void writeScreenshotsOnceSettled(const QStringList& alreadyWritten);
    void writeScreenshots(const QStringList& alreadyWritten);
    void fail(const QString& problem);
    void finish();

    MainWindow& window_;
    Orders orders_;
    bool finished_ = false;
};

}  // namespace disyre::ui
