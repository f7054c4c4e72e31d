// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/NumberText.h"

#include <QCoreApplication>
#include <QLocale>

namespace disyre::ui {

QString countText(qint64 count) {
    constexpr qint64 kMillion = 1000000;
    const QLocale locale;
    if (count < kMillion) {
        return locale.toString(count);
    }
    return QCoreApplication::translate("NumberText", "%1 million")
        .arg(locale.toString(static_cast<double>(count) / kMillion, 'f', 1));
}

}  // namespace disyre::ui
