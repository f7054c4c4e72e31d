// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace disyre {

/// A lock file that tells other processes that this one works in a folder. The system releases the
/// lock when the process ends, however it ends. The file is deleted with the lock, unless the
/// process was killed.
class FileLock {
public:
    /// Makes the file if it is missing and locks it. Throws FileError if the file cannot be made,
    /// or if another process or another FileLock holds the lock.
    explicit FileLock(const std::filesystem::path& path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    std::filesystem::path path_;
#if defined(_WIN32)
    void* handle_ = nullptr;
#else
    int file_ = -1;
#endif
};

/// Tells whether anyone holds the lock of this file; false if there is no such file.
[[nodiscard]] bool isLocked(const std::filesystem::path& path);

}  // namespace disyre
