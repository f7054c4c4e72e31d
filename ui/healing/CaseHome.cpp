// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/CaseHome.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSysInfo>

#include "ui/common/Paths.h"

namespace disyre::ui {

namespace {

QString lockFileOf(const CaseHome& home) {
    return toText(home.file) + QStringLiteral(".lock");
}

/// Reads who has the case, and since when.
void readHolder(const QLockFile& lock, CaseHome& home) {
    qint64 process = 0;
    QString host;
    QString program;
    home.heldBy.clear();
    if (lock.getLockInfo(&process, &host, &program)) {
        home.heldBy =
            QCoreApplication::translate("CaseHome", "process %1 on %2").arg(process).arg(host);
        home.isHeldElsewhere = host != QSysInfo::machineHostName();
        home.heldSince = QFileInfo(lockFileOf(home)).lastModified();
    }
}

bool isOurs(const QLockFile& lock) {
    qint64 process = 0;
    QString host;
    QString program;
    return lock.getLockInfo(&process, &host, &program) &&
           process == QCoreApplication::applicationPid() && host == QSysInfo::machineHostName();
}

/// Ends a lock. One that another machine has taken over is never destroyed, because that would
/// remove the other machine's file.
void endLock(QLockFile* lock) {
    if (!lock->isLocked() || isOurs(*lock)) {
        delete lock;
    }
}

}  // namespace

void lockCase(CaseHome& home) {
    const std::shared_ptr<QLockFile> lock(new QLockFile(lockFileOf(home)), endLock);
    // However old a lock is, it holds while its program runs.
    lock->setStaleLockTime(0);
    if (lock->tryLock(0)) {
        home.lock = lock;
    } else if (lock->error() == QLockFile::LockFailedError) {
        readHolder(*lock, home);
    }
}

bool takeOverCase(CaseHome& home) {
    CaseHome now;
    now.file = home.file;
    readHolder(QLockFile(lockFileOf(home)), now);
    if (now.heldBy != home.heldBy || now.heldSince != home.heldSince || !home.isHeldElsewhere ||
        !QFile::remove(lockFileOf(home))) {
        return false;
    }
    home.heldBy.clear();
    home.isHeldElsewhere = false;
    lockCase(home);
    return home.lock != nullptr;
}

bool stillHolds(const CaseHome& home) {
    return home.lock != nullptr && isOurs(*home.lock);
}

}  // namespace disyre::ui
