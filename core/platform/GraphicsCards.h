// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace disyre {

/// A graphics card that CUDA can use.
struct GraphicsCard {
    std::string name;               ///< The name that its maker gave it.
    std::uint64_t memoryBytes = 0;  ///< The memory built into it.
};

/// Lists the CUDA cards that this process may use, in CUDA's order. Only the driver is asked. The
/// list is empty if there are none.
[[nodiscard]] std::vector<GraphicsCard> graphicsCards();

/// Restricts this process to one device: "cpu" hides all cards, "cuda:1" hides all but the second
/// of those that it could see so far, and "auto" changes nothing. It must be called before the
/// driver or the compute library is asked anything. Throws SettingsError for any other name.
void showOnlyDevice(const std::string& device);

}  // namespace disyre
