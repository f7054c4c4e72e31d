// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/image/Volume.h"

namespace disyre::test {

/// Makes a skull-stripped "brain": an ellipsoid with a bright core, a grey rim, two dark ventricles
/// and smooth texture, on an axis-aligned RAS grid, with 0 outside.
/// @param variant the number of a subject; each has an anatomy of its own.
Volume phantomBrain(Size3 size = {48, 56, 40}, double spacing = 2.0, int variant = 0);

/// Returns the mask of the voxels of phantomBrain() that differ from 0.
Mask phantomMask(const Volume& phantom);

/// A temporary folder that is deleted with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Returns the folder of real scans (DISYRE_DATA_DIR); empty if there is none.
std::filesystem::path dataFolder();

}  // namespace disyre::test
