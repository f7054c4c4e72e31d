// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ServerPassword.h"

#include <QCoreApplication>
#include <QInputDialog>
#include <QLineEdit>

namespace disyre::ui {

namespace {

class PasswordTexts {
    Q_DECLARE_TR_FUNCTIONS(PasswordTexts)
};

}  // namespace

bool askForPassword(PacsServer& server, QWidget* parent) {
    if (server.kind != PacsKind::DicomWeb || server.user.empty() || !server.password.empty()) {
        return true;
    }
    bool isGiven = false;
    const QString password = QInputDialog::getText(
        parent, PasswordTexts::tr("Password"),
        PasswordTexts::tr("Password of %1 for %2. It is not kept.")
            .arg(QString::fromStdString(server.user), QString::fromStdString(server.name)),
        QLineEdit::Password, QString(), &isGiven);
    server.password = password.toStdString();
    return isGiven;
}

}  // namespace disyre::ui
