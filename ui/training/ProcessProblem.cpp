// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/ProcessProblem.h"

#include <QProcessEnvironment>

#include "core/base/MessageJson.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

void askForMessages(QProcess& process) {
    QProcessEnvironment environment = process.processEnvironment();
    if (environment.isEmpty()) {
        environment = QProcessEnvironment::systemEnvironment();
    }
    environment.insert(u"DISYRE_ERRORS"_s, u"json"_s);
    process.setProcessEnvironment(environment);
}

Saying processProblem(const QByteArray& standardError) {
    QString last = QString::fromUtf8(standardError).trimmed().section(u'\n', -1);
    const Json json = parseJson(last.toStdString());
    const auto message = json.is_object() ? messageFromJson(json) : std::nullopt;
    if (message) {
        return sayingOf(*message);
    }
    if (last.isEmpty()) {
        return {};
    }
    return [last = std::move(last)] { return last; };
}

}  // namespace disyre::ui
