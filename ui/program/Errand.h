// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <optional>

namespace disyre::ui {

class MainWindow;

/// Does with the window what the command line asks for: opens, heals, writes and quits.
class Errand : public QObject {
    Q_OBJECT

public:
    struct Orders {
        QString scan;
        /// Which volume of a file with several is opened, counted from 1. Without a number the
        /// person is asked, or the first is taken if the program quits by itself.
        std::optional<int> volume;
        bool sample = false;
        bool heal = false;
        QString out;         ///< the folder for the results and screenshot.png; empty for none
        QString screenshot;  ///< the file for a picture of the window; empty for none
        bool quitWhenDone = false;
        std::optional<int> slice;  ///< the axial slice to show, counted from 0
    };

    Errand(MainWindow& window, Orders orders);

    /// Begins the work; to be called once.
    void start();

private:
    void scanIsOpen();
    void tellProgress();
    void healingHasEnded(bool stopped);
    void resultsAreSaved(const QStringList& paths);
    void takeScreenshots(const QStringList& alreadyWritten);
    void writeScreenshotsOnceSettled(const QStringList& alreadyWritten);
    void writeScreenshots(const QStringList& alreadyWritten);
    void fail(const QString& problem);
    void finish();

    MainWindow& window_;
    Orders orders_;
    QElapsedTimer sinceProgress_;
    bool finished_ = false;
};

}  // namespace disyre::ui
