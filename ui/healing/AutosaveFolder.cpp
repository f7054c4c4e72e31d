// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/AutosaveFolder.h"

#include <QCoreApplication>
#include <QLockFile>
#include <QUuid>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"
#include "ui/common/Paths.h"

namespace disyre::ui {

namespace {

namespace fs = std::filesystem;

constexpr const char* kLockName = "lock";

std::unique_ptr<QLockFile> lockIn(const fs::path& folder) {
    auto lock = std::make_unique<QLockFile>(toText(folder / kLockName));
    lock->setStaleLockTime(0);
    return lock;
}

void makePrivate(const fs::path& folder) {
    std::error_code error;
    fs::permissions(folder, fs::perms::owner_all, error);
    if (error) {
        throw FileError(folder, MessageId::FolderNotWritten, {error.message()});
    }
}

std::vector<fs::path> entriesOf(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        entries.push_back(entry->path());
    }
    return entries;
}

}  // namespace

AutosaveFolder::AutosaveFolder(fs::path parent) : parent_(std::move(parent)) {
    createFolder(parent_);
    makePrivate(parent_);
    folder_ = parent_ / QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    createFolder(folder_);
    makePrivate(folder_);
    lock_ = lockIn(folder_);
    if (!lock_->tryLock(0)) {
        throw FileError(folder_, MessageId::FileInUse);
    }
}

AutosaveFolder::~AutosaveFolder() {
    std::error_code error;
    for (const auto& lock : others_) {
        const fs::path folder = toPath(lock->fileName()).parent_path();
        lock->unlock();
        // It goes if nothing is left in it.
        fs::remove(folder, error);
    }
    lock_->unlock();
    fs::remove_all(folder_, error);
}

fs::path AutosaveFolder::fileOf(int id) const {
    return folder_ / ("scan-" + std::to_string(id) + kCaseEnding);
}

std::vector<AutosaveFolder::Leftover> AutosaveFolder::findLeftovers() {
    std::vector<Leftover> leftovers;
    for (const fs::path& folder : entriesOf(parent_)) {
        std::error_code error;
        if (folder == folder_ || !fs::is_directory(folder, error)) {
            continue;
        }
        auto lock = lockIn(folder);
        if (!lock->tryLock(0)) {
            continue;
        }
        for (const fs::path& file : entriesOf(folder)) {
            if (file.filename() == kLockName) {
                continue;
            }
            // A file that was being written when its program ended has another name.
            if (file.filename().string().find(".part-") != std::string::npos) {
                fs::remove(file, error);
                continue;
            }
            try {
                leftovers.push_back({file, summaryOf(CaseArchive(file))});
            } catch (const Error& problem) {
                logError(problem);
            }
        }
        others_.push_back(std::move(lock));
    }
    std::sort(leftovers.begin(), leftovers.end(), [](const Leftover& one, const Leftover& other) {
        return one.summary.written > other.summary.written;
    });
    return leftovers;
}

fs::path AutosaveFolder::takeOver(const Leftover& leftover) const {
    const fs::path target =
        folder_ / ("restored-" + QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString() +
                   kCaseEnding);
    std::error_code error;
    fs::rename(leftover.file, target, error);
    if (error) {
        throw FileError(leftover.file, MessageId::FileNotWritten, {error.message()});
    }
    return target;
}

void AutosaveFolder::discard(const Leftover& leftover) {
    std::error_code error;
    fs::remove(leftover.file, error);
}

}  // namespace disyre::ui
