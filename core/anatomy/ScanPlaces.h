// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/anatomy/BrainAtlas.h"
#include "core/anatomy/TemplateRegistration.h"
#include "core/base/Message.h"

namespace disyre {

/// A region of the atlas and the share of some voxels that lies in it, from 0 to 1.
struct RegionShare {
    AtlasRegion region;
    double share = 0.0;
};

/// Where some voxels lie, by names. It is approximate, because an affine does not carry over how
/// one brain differs from another.
struct NamedPlace {
    /// The region at the centre of the voxels or, if no region lies there, that with most of them.
    AtlasRegion region;
    /// The leading regions, the largest share first, at most three of a twentieth or more. The
    /// shares are of all voxels, also of those without a name.
    std::vector<RegionShare> shares;
};

/// The names of the places of a scan: an atlas, and how it is carried to the scan.
class ScanPlaces {
public:
    ScanPlaces(std::shared_ptr<const BrainAtlas> atlas, const TemplateRegistration& registration);

    [[nodiscard]] const TemplateRegistration& registration() const { return registration_; }
    /// Tells whether the alignment is good enough for names. If not, no place has one.
    [[nodiscard]] bool isGood() const { return registration_.isGood(); }
    /// Returns the sentence that says why places have no names; nothing if they have.
    [[nodiscard]] std::optional<Message> problem() const;

    /// Returns the region at a place in the scan's RAS millimetres; null if none lies there or the
    /// alignment is poor.
    [[nodiscard]] const AtlasRegion* regionAt(const std::array<double, 3>& millimetres) const;
    /// Names where some voxels of a grid lie. Returns nothing if none of them lies in a region or
    /// the alignment is poor.
    /// @param grid a volume in the scan's space; its intensities are not used.
    /// @param voxels indices on that grid.
    [[nodiscard]] std::optional<NamedPlace> placeOf(const Volume& grid,
                                                    std::span<const std::size_t> voxels) const;
    /// Returns the numbers of the atlas's regions on a grid in the scan's space, 0 where none lies.
    /// They are returned for a poor alignment as well.
    [[nodiscard]] Volume labelsOn(const Volume& grid) const;

private:
    [[nodiscard]] int labelAt(const std::array<double, 3>& millimetres) const;

    std::shared_ptr<const BrainAtlas> atlas_;
    TemplateRegistration registration_;
    Affine toLabel_;  ///< Takes millimetres of the scan to voxel indices of the atlas.
};

/// Aligns the atlas that came with the program with a scan in RAS order. Takes about two seconds.
/// Throws FileError if the atlas cannot be read, and what registerTemplate() throws.
[[nodiscard]] ScanPlaces findPlaces(const Volume& scan, const Mask& brain, const StopToken& stop);

}  // namespace disyre
