// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTemporaryDir>

#include <memory>

#include "ui/common/Worker.h"
#include "ui/healing/ResultSaver.h"
#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;
class QWidget;

namespace disyre::ui {

class HealingSession;
class MessageController;
class ReviewController;
class Settings;

/// Writes a report of the scan shown as PDF or HTML. Its action is part of the File menu.
class ReportController : public QObject {
    Q_OBJECT

public:
    /// @param window the parent of the file dialog; it owns the controller.
    /// @param review what a person decided about the findings.
    ReportController(HealingSession& session, Settings& settings, MessageController& messages,
                     const ReviewController& review, QWidget& window);

    void addTo(QMenu& menu);
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

private:
    void askForFile();
    void write(const QString& file);
    void writeFromResults(const QStringList& results);
    void end();

    HealingSession& session_;
    Settings& settings_;
    MessageController& messages_;
    const ReviewController& review_;
    QWidget& window_;
    ActionTexts texts_;
    QAction* report_;
    /// Reports are made of result files, which lie here while one is written.
    std::unique_ptr<QTemporaryDir> results_;
    QString file_;  ///< the report that is being written; empty for none
    ResultSaver saver_;
    Worker worker_;
};

}  // namespace disyre::ui
