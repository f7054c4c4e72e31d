// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace disyre {

/// A folder that results are to be written to. It is made before the work begins, so that a place
/// that cannot be written to is refused at once; and if the work then fails before it has written
/// anything, the folder is taken away again, so that a mistyped name leaves nothing behind.
class OutputFolder {
public:
    /// Makes the folder, and those above it, where they do not exist. Throws FileError when it
    /// cannot be made.
    explicit OutputFolder(const std::filesystem::path& folder);
    /// Removes those folders that it made and that are still empty.
    ~OutputFolder();
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;

private:
    std::vector<std::filesystem::path> made_;  ///< From the innermost to the outermost.
};

}  // namespace disyre
