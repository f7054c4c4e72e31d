// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
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
class ReportDialog;
class ReviewController;
class Settings;

/// Shows a report of the scan shown and writes it as PDF or HTML. Its action is part of the File
/// menu.
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
    void open();
    QString askForFile(const QString& ending);
    void readResults();

    HealingSession& session_;
    Settings& settings_;
    MessageController& messages_;
    const ReviewController& review_;
    QWidget& window_;
    ActionTexts texts_;
    QAction* report_;
    QPointer<ReportDialog> dialog_;
    /// Reports are made of result files, which lie here while they are read.
    std::unique_ptr<QTemporaryDir> results_;
    ResultSaver saver_;
    Worker worker_;
};

}  // namespace disyre::ui
