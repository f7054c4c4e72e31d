// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/image/Volume.h"

namespace disyre::test {

/// A skull-stripped "brain" made by code: an ellipsoid with a bright core, a grey rim, two dark
/// ventricles and smooth texture, on an axis-aligned RAS grid, 0 outside.
/// @param variant other subjects' anatomies.
Volume phantomBrain(Size3 size = {48, 56, 40}, double spacing = 2.0, int variant = 0);

/// The voxels of phantomBrain() that differ from 0.
Mask phantomMask(const Volume& phantom);

/// A folder that is removed with everything in it.
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

/// The folder of real scans (DISYRE_DATA_DIR); empty when there is none.
std::filesystem::path dataFolder();

}  // namespace disyre::test
