// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/FileLock.h"

#include <cerrno>
#include <system_error>

#if defined(_WIN32)
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

#if defined(_WIN32)

FileLock::FileLock(const std::filesystem::path& path) : path_(path) {
    handle_ = CreateFileW(path.c_str(), GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS,
                          FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle_ == INVALID_HANDLE_VALUE) {
        throw FileError(path, MessageId::FileInUse);
    }
}

FileLock::~FileLock() {
    CloseHandle(handle_);
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

bool isLocked(const std::filesystem::path& path) {
    const HANDLE file = CreateFileW(path.c_str(), GENERIC_WRITE, 0, nullptr, OPEN_EXISTING,
                                    FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        return GetLastError() == ERROR_SHARING_VIOLATION;
    }
    CloseHandle(file);
    return false;
}

#else

FileLock::FileLock(const std::filesystem::path& path)
    : path_(path), file_(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
    if (file_ < 0) {
        throw FileError(path, MessageId::FileNotWritten, {std::generic_category().message(errno)});
    }
    if (flock(file_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        close(file_);
        throw FileError(path, MessageId::FileInUse);
    }
}

FileLock::~FileLock() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    close(file_);
}

bool isLocked(const std::filesystem::path& path) {
    const int file = open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    const bool locked = flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(file);
    return locked;
}

#endif

}  // namespace disyre
