// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

namespace disyre {

/// A file that appears under its final name only when it is complete. It is written in the same
/// folder under a temporary name, so that the final rename is atomic, and is removed unless it is
/// committed.
class AtomicFile {
public:
    /// Throws FileError if the folder does not exist or cannot be written to.
    explicit AtomicFile(std::filesystem::path finalPath);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    /// Returns the path to write to until commit().
    [[nodiscard]] const std::filesystem::path& temporaryPath() const { return temporary_; }

    /// Flushes the file to disk and renames it to its final name. Throws FileError if either fails.
    void commit();

private:
    std::filesystem::path final_;
    std::filesystem::path temporary_;
    bool committed_ = false;
};

/// Writes the next bytes of a file and throws FileError if they cannot be written; see
/// writeFileAtomically().
using WriteBytes = std::function<void(std::span<const std::byte>)>;

/// Creates `path` with what `produce` writes, completely or not at all. Throws FileError, whose
/// text names the system's reason, such as a full disk.
void writeFileAtomically(const std::filesystem::path& path,
                         const std::function<void(const WriteBytes&)>& produce);

/// Creates `path` with this text, completely or not at all. Throws FileError if it cannot be
/// written.
void writeTextAtomically(const std::filesystem::path& path, std::string_view text);

/// Returns the content of a text file. Throws FileError if it cannot be read or has more than
/// `maximumBytes`.
[[nodiscard]] std::string readTextFile(const std::filesystem::path& path,
                                       std::size_t maximumBytes = 16u << 20);

/// Makes the folder and its missing parents. Throws FileError if that fails.
void createFolder(const std::filesystem::path& folder);

/// Throws FileError if a file of this name cannot be written. It is asked before long work, so that
/// the work is not done in vain; nothing is left behind, and a file that is there is not touched.
void checkWritable(const std::filesystem::path& file);

}  // namespace disyre
