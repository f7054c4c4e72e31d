// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/image/Volume.h"

namespace disyre {

/// The side of the body that a region of the brain lies on.
enum class BodySide { Left, Right, Middle };

/// Returns "left", "right" or "middle".
[[nodiscard]] std::string toText(BodySide side);

/// A region of the atlas. The names are English.
struct AtlasRegion {
    BodySide side = BodySide::Middle;
    std::string lobe;       ///< For instance "frontal lobe", or "deep structures".
    std::string structure;  ///< For instance "precentral gyrus".

    /// Returns the name of the larger part of the brain that a person would name first: the lobe,
    /// or the structure itself if it lies deep in the brain or is a ventricle.
    [[nodiscard]] const std::string& area() const;
    bool operator==(const AtlasRegion&) const = default;
};

/// A template brain with its regions, in its own standard space.
struct BrainAtlas {
    Volume scan;  ///< A stripped T1 brain in RAS order, 0 outside the brain.
    Mask brain;
    /// Numbers of regions on the same grid; 0 for none. They reach a few millimetres beyond the
    /// brain, so that a place at its border has a name as well.
    Volume labels;
    std::map<int, AtlasRegion> regions;
};

/// The files of an atlas.
inline constexpr const char* kAtlasTemplateFile = "template.nii.gz";
inline constexpr const char* kAtlasLabelsFile = "labels.nii.gz";
inline constexpr const char* kAtlasRegionsFile = "regions.json";

/// Returns the folder of the atlas that came with the program: the one installed with it, or else
/// the one in the source tree if the program runs from a build folder.
[[nodiscard]] std::filesystem::path shippedAtlasFolder();

/// Reads an atlas from its folder. Throws FileError if a file is missing or damaged, or if the
/// files do not belong together.
[[nodiscard]] BrainAtlas readAtlas(const std::filesystem::path& folder);

}  // namespace disyre
