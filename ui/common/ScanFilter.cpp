// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ScanFilter.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/image/ScanEndings.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

QStringList scanPatterns() {
    QStringList patterns;
    for (const std::string_view ending : scanEndings()) {
        patterns << u'*' + QString::fromLatin1(ending.data(), qsizetype(ending.size()));
    }
    return patterns;
}

}  // namespace

QString scanFilter() {
    return QCoreApplication::translate("ScanFilter", "Scans (%1);;All files (*)")
        .arg(scanPatterns().join(u' '));
}

QString scanAndCaseFilter(const QString& caseEnding) {
    const QString cases = u'*' + caseEnding;
    return QCoreApplication::translate(
               "ScanFilter", "Scans and cases (%1);;Scans (%2);;Cases (%3);;All files (*)")
        .arg((QStringList{cases} + scanPatterns()).join(u' '), scanPatterns().join(u' '), cases);
}

}  // namespace disyre::ui
