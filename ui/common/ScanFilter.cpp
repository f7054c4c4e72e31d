// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ScanFilter.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/image/ScanEndings.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

QString scanFilter() {
    QStringList patterns;
    for (const std::string_view ending : scanEndings()) {
        patterns << u'*' + QString::fromLatin1(ending.data(), qsizetype(ending.size()));
    }
    return QCoreApplication::translate("ScanFilter", "Scans (%1);;All files (*)")
        .arg(patterns.join(u' '));
}

}  // namespace disyre::ui
