// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace disyre {

/// Says to other processes that this one works in a folder; the system takes it back when the process
/// ends, however it ends. The file goes with the lock, unless the process was killed.
class FileLock {
public:
    /// Makes the file where missing. Throws FileError when it cannot be made, or another process or
    /// FileLock holds it.
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

/// Whether somebody holds the lock of this file; false where there is no such file.
[[nodiscard]] bool isLocked(const std::filesystem::path& path);

}  // namespace disyre
