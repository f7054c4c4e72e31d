// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <filesystem>
#include <memory>

#include "core/cases/CaseFile.h"

class QLockFile;

namespace disyre::ui {

/// Where a review is kept as a case, and whether this window may write there. It is never changed
/// once it is made.
struct CaseHome {
    std::filesystem::path
        file;  ///< Empty for a review that was restored and never saved as a case.
    /// Tells other windows that the case is open here; null if another window has it open, or if
    /// nothing can be written to its folder.
    std::shared_ptr<QLockFile> lock;
    QString heldBy;  ///< Who else has it open, such as "process 812 on ward-3"; may be empty.
    /// Whether that is on another machine, where nobody can tell whether it still runs.
    bool isHeldElsewhere = false;
    QDateTime heldSince;
    KeptScan scan;  ///< The scan as the case names it.
    /// Whether the scan's file is missing or another one now. What is shown is then the scan as it
    /// was when the case was saved, worked out from its results.
    bool scanHasChanged = false;

    [[nodiscard]] bool isReadOnly() const { return !file.empty() && lock == nullptr; }
};

/// Makes the lock of a case, or says in `home` who has it. A lock that a program left behind which
/// does not run any more is taken over.
void lockCase(CaseHome& home);

/// Takes a case from a program on another machine, as `home` describes it: removes that program's
/// lock and makes an own one. Does nothing if somebody else has the case by now.
/// @return whether the case is this window's.
bool takeOverCase(CaseHome& home);

/// Whether the lock of a case is still this window's. Another machine may have taken the case over.
[[nodiscard]] bool stillHolds(const CaseHome& home);

}  // namespace disyre::ui
