// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/CaseHome.h"

#include <QCoreApplication>
#include <QLockFile>

#include "ui/common/Paths.h"

namespace disyre::ui {

void lockCase(CaseHome& home) {
    auto lock = std::make_shared<QLockFile>(toText(home.file) + QStringLiteral(".lock"));
    // However old a lock is, it holds while its program runs.
    lock->setStaleLockTime(0);
    if (lock->tryLock(0)) {
        home.lock = std::move(lock);
        return;
    }
    qint64 process = 0;
    QString host;
    QString program;
    if (lock->error() == QLockFile::LockFailedError &&
        lock->getLockInfo(&process, &host, &program)) {
        home.heldBy =
            QCoreApplication::translate("CaseHome", "process %1 on %2").arg(process).arg(host);
    }
}

}  // namespace disyre::ui
