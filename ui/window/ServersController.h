// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <optional>

#include "core/pacs/PacsServers.h"
#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;
class QWidget;

namespace disyre::ui {

class MessageController;
class Settings;

/// Gets scans from DICOM servers, and keeps the list of servers. Its actions are part of the File
/// menu.
class ServersController : public QObject {
    Q_OBJECT

public:
    /// @param window the parent of the dialogs; it owns the controller.
    ServersController(Settings& settings, MessageController& messages, QWidget& window);

    /// Adds the action that gets a scan.
    void addFetchTo(QMenu& menu);
    /// Adds the action that shows the list of servers.
    void addServersTo(QMenu& menu);
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

    /// Asks to which server something is sent. Where none is named yet, the list is shown, so that
    /// one can be.
    [[nodiscard]] std::optional<PacsServer> askForServer();

Q_SIGNALS:
    /// @param folder holds the files of a series that was received.
    void received(const QString& folder);

private:
    /// The servers; empty, with the list shown, if there are none.
    [[nodiscard]] std::vector<PacsServer> namedServers();
    void fetch();
    void showServers();

    Settings& settings_;
    MessageController& messages_;
    QWidget& window_;
    ActionTexts texts_;
    QAction* fetch_;
    QAction* servers_;
};

}  // namespace disyre::ui
