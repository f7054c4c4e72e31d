// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/cases/CaseFile.h"

class QLockFile;

namespace disyre::ui {

/// Where the program keeps what is not saved yet, so that little is lost if it ends unexpectedly.
/// Each running program has a folder of its own, which nobody else can read, and a lock that says
/// that it runs. The folder is removed with this object; that of a program that was killed stays,
/// and is found by the next one. Its functions may be called on any thread, but not at the same
/// time.
class AutosaveFolder {
public:
    /// Something that a program has kept which does not run any more.
    struct Leftover {
        std::filesystem::path file;
        CaseSummary summary;
    };

    /// Makes the folder of this program. Throws FileError if that cannot be done.
    /// @param parent the folder that holds those of all programs.
    explicit AutosaveFolder(std::filesystem::path parent);
    ~AutosaveFolder();
    AutosaveFolder(const AutosaveFolder&) = delete;
    AutosaveFolder& operator=(const AutosaveFolder&) = delete;

    /// Where the open scan with this number is kept.
    [[nodiscard]] std::filesystem::path fileOf(int id) const;
    /// What programs have left behind, the newest first. From now on it belongs to this program, so
    /// that no other one offers it too; what is not taken over stays for the next start. What
    /// cannot be read is passed over. Slow.
    [[nodiscard]] std::vector<Leftover> findLeftovers();
    /// Moves a leftover into the folder of this program. Throws FileError. @return where it is now.
    [[nodiscard]] std::filesystem::path takeOver(const Leftover& leftover) const;
    /// Removes a leftover for good.
    static void discard(const Leftover& leftover);

private:
    std::filesystem::path parent_;
    std::filesystem::path folder_;
    std::unique_ptr<QLockFile> lock_;
    /// The locks of folders that others have left behind.
    std::vector<std::unique_ptr<QLockFile>> others_;
};

}  // namespace disyre::ui
