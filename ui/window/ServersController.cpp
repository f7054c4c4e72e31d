// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ServersController.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>

#include "ui/common/FolderDialog.h"
#include "ui/common/Guarded.h"
#include "ui/common/Settings.h"
#include "ui/export/FetchDialog.h"
#include "ui/export/ServerPassword.h"
#include "ui/export/ServersDialog.h"
#include "ui/window/MessageController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

ServersController::ServersController(Settings& settings, MessageController& messages,
                                     QWidget& window)
    : QObject(&window),
      settings_(settings),
      messages_(messages),
      window_(window),
      texts_(staticMetaObject),
      fetch_(new QAction(this)),
      servers_(new QAction(this)) {
    fetch_->setObjectName(u"fetchAction"_s);
    servers_->setObjectName(u"serversAction"_s);
    texts_.add(*fetch_, QT_TR_NOOP("&Get from a DICOM server…"),
               QT_TR_NOOP("Looks for series on a server that you named, and receives one"));
    texts_.add(*servers_, QT_TR_NOOP("D&ICOM servers…"),
               QT_TR_NOOP("The servers that the program may speak to"));
    connect(fetch_, &QAction::triggered, this, &ServersController::fetch);
    connect(servers_, &QAction::triggered, this, &ServersController::showServers);
}

void ServersController::addFetchTo(QMenu& menu) {
    menu.addAction(fetch_);
}

void ServersController::addServersTo(QMenu& menu) {
    menu.addAction(servers_);
}

std::vector<PacsServer> ServersController::namedServers() {
    std::vector<PacsServer> servers;
    bool isRead = false;
    guarded(
        [&] {
            servers = readServers(serversFile());
            isRead = true;
        },
        [this](const QString& problem) { messages_.showProblem(problem); });
    if (isRead && servers.empty()) {
        messages_.showInformation(tr("No DICOM server is named yet: add one, then try again."));
        showServers();
    }
    return servers;
}

std::optional<PacsServer> ServersController::askForServer() {
    const std::vector<PacsServer> servers = namedServers();
    if (servers.empty()) {
        return std::nullopt;
    }
    QStringList names;
    for (const PacsServer& each : servers) {
        names << QString::fromStdString(each.name);
    }
    bool isChosen = false;
    const QString name = QInputDialog::getItem(&window_, tr("Send to a DICOM server"),
                                               tr("Findings, anomaly map and report are sent to"),
                                               names, 0, false, &isChosen);
    if (!isChosen) {
        return std::nullopt;
    }
    PacsServer server = serverNamed(servers, name.toStdString());
    return askForPassword(server, &window_) ? std::optional(server) : std::nullopt;
}

void ServersController::fetch() {
    std::vector<PacsServer> servers = namedServers();
    if (servers.empty()) {
        return;
    }
    auto* dialog = new FetchDialog(
        std::move(servers),
        [this] {
            return askForSaveFolder(&window_, tr("Make the folder of the series in"),
                                    settings_.lastFolder());
        },
        &window_);
    connect(dialog, &FetchDialog::received, this, &ServersController::received);
    dialog->open();
}

void ServersController::showServers() {
    guarded([this] { (new ServersDialog(serversFile(), &window_))->open(); },
            [this](const QString& problem) { messages_.showProblem(problem); });
}

}  // namespace disyre::ui
