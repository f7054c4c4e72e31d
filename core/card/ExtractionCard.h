// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace disyre {

/// What a network that finds the brain of a whole head is, where it comes from and what it expects.
/// It is a card of its own kind (format "disyre-brain-extraction"), because nothing in it is healed
/// or trained here. resources/manual/method.md, section 22, says how the values are used.
struct ExtractionCard {
    std::string name;
    std::string source;   ///< Where the weights come from, for a person.
    std::string licence;  ///< The licence of the weights.
    std::string weightsSha256;
    int boxSide = 128;            ///< Side in voxels of the cube in which the brain's box is found.
    int brainSide = 256;          ///< Side in voxels of the cube in which the brain is cut out.
    double lowQuantile = 0.005;   ///< The quantile of the whole scan that becomes 0.
    double highQuantile = 0.995;  ///< The quantile of the whole scan that becomes 1.
    double mean = 0.449;          ///< Mean of a cube's intensities as the network sees them.
    double deviation = 0.226;     ///< Their standard deviation.
    /// Share of a plane's voxels that brain must exceed for the plane to count for the box.
    double boxShare = 0.02;
    /// The share of the box's length by which it is made longer at each of its two ends.
    double boxMargin = 0.1;
    double threshold = 0.5;  ///< A voxel with a larger share of brain belongs to the brain.
};

/// Reads the card of a network from its folder and checks the range of every value. Throws
/// FileError if it cannot be read, and ModelError, which names what is wrong, if it is no such card
/// or was written by a newer version.
[[nodiscard]] ExtractionCard readExtractionCard(const std::filesystem::path& folder);

}  // namespace disyre
