// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ErrorText.h"

#include <QCoreApplication>
#include <QLocale>

namespace disyre::ui {

QString messageText(const Message& message) {
    // The patterns of core/base/MessageList.h are the keys of the translation.
    const MessageLanguage language{
        [](const char* english) {
            return QCoreApplication::translate("CoreSentences", english).toStdString();
        },
        QLocale().decimalPoint().toStdString()};
    return QString::fromStdString(message.text(language));
}

QString errorText(const std::exception& error) {
    return messageText(messageOf(error));
}

}  // namespace disyre::ui
