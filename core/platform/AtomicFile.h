// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

namespace disyre {

/// A file that appears under its final name only when it is whole: it is written beside it under
/// a temporary name (same folder, so the final rename is atomic) and removed unless committed.
class AtomicFile {
public:
    /// Throws FileError when the folder does not exist or cannot be written to.
    explicit AtomicFile(std::filesystem::path finalPath);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    /// Where to write until commit().
    [[nodiscard]] const std::filesystem::path& temporaryPath() const { return temporary_; }

    /// Flushes to disk and renames to the final name. Throws FileError.
    void commit();

private:
    std::filesystem::path final_;
    std::filesystem::path temporary_;
    bool committed_ = false;
};

/// Writes bytes in order, checking each write; see writeFileAtomically().
using WriteBytes = std::function<void(std::span<const std::byte>)>;

/// Creates `path` with what `produce` writes, all or nothing. Throws FileError, whose text names
/// the system's reason (for instance a full disk).
void writeFileAtomically(const std::filesystem::path& path,
                         const std::function<void(const WriteBytes&)>& produce);

/// Creates `path` with this text, all or nothing. Throws FileError.
void writeTextAtomically(const std::filesystem::path& path, std::string_view text);

/// The whole of a text file of at most `maximumBytes`. Throws FileError.
[[nodiscard]] std::string readTextFile(const std::filesystem::path& path,
                                       std::size_t maximumBytes = 16u << 20);

/// Makes the folder and its parents where missing. Throws FileError.
void createFolder(const std::filesystem::path& folder);

}  // namespace disyre
