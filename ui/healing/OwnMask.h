// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/image/Volume.h"

namespace disyre::ui {

/// A brain mask that a person gave instead of the one that the program found. It is never changed
/// once it is made, so that threads share it without locks.
struct OwnMask {
    Mask ras;                    ///< on the RAS grid of the scan
    std::filesystem::path file;  ///< the file it was opened from; empty for the mask that was found
    bool mended = false;         ///< whether it was changed by hand
};

}  // namespace disyre::ui
