// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace disyre {

struct GraphicsCard {
    std::string name;               ///< as its maker calls it
    std::uint64_t memoryBytes = 0;  ///< built in
};

/// The CUDA cards this process may use, in CUDA's order, asked of the driver alone; empty without one.
[[nodiscard]] std::vector<GraphicsCard> graphicsCards();

/// From now on this process sees that device alone: "cpu" hides all cards, "cuda:1" all but the second
/// of those it could see so far; "auto" changes nothing. To be called before the driver or the compute
/// library is asked anything. Throws SettingsError for another name.
void showOnlyDevice(const std::string& device);

}  // namespace disyre
