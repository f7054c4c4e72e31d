// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/findings/Regions.h"
#include "core/image/Volume.h"

namespace disyre {

/// What became of a finding between two visits.
enum class ChangeKind {
    New,       ///< It is in the later scan alone.
    Grown,     ///< It is larger in the later scan.
    Shrunk,    ///< It is smaller in the later scan.
    Gone,      ///< It is in the earlier scan alone.
    Unchanged  ///< It is in both and about as large.
};

inline constexpr std::array kChangeKinds{ChangeKind::New, ChangeKind::Grown, ChangeKind::Shrunk,
                                         ChangeKind::Gone, ChangeKind::Unchanged};

/// Returns "new", "grown", "shrunk", "gone" or "unchanged".
[[nodiscard]] const char* nameOf(ChangeKind kind);

/// Two regions are the same finding if they have at least this share of the smaller one in common.
/// It is small, because a rigid alignment leaves up to a millimetre, and small findings are a few
/// millimetres wide.
inline constexpr double kLeastSharedPart = 0.1;
/// A finding has grown or shrunk if its volume differs by at least this share of the earlier one …
inline constexpr double kLeastChangeShare = 0.25;
/// … and by at least this volume, which is that of the smallest finding. Both limits are
/// conventions of this program: they lie above what the borders of a finding move if the same brain
/// is healed twice, and they are no medical criterion.
inline constexpr double kLeastChangeMillilitres = kSmallestRegionMillilitres;

/// A region of a visit on the grid on which both visits are compared.
struct VisitRegion {
    /// Indices into that grid, ascending; none if the region is too small for it or lies beyond it.
    std::vector<std::size_t> voxels;
    double millilitres = 0.0;        ///< Its volume, as it was measured on the visit's own grid.
    std::array<double, 3> centre{};  ///< In RAS millimetres of the earlier scan.
};

/// A finding of one or of both visits. It has several regions of a visit if it fell into pieces, or
/// if several grew into one.
struct FindingChange {
    ChangeKind kind = ChangeKind::Unchanged;
    std::vector<std::size_t> earlier;  ///< Its regions, as indices into the lists compared.
    std::vector<std::size_t> later;
    double millilitresEarlier = 0.0;
    double millilitresLater = 0.0;
    double millilitresShared = 0.0;  ///< What lies in both, on the grid of the comparison.
    std::array<double, 3> centre{};  ///< In RAS millimetres of the earlier scan.
};

/// Tells what became of each finding. Regions that belong together by kLeastSharedPart make up one
/// finding. The findings come in the order of ChangeKind, of one kind the largest first.
/// @param grid the grid that the regions' voxels are indices into; its values are not used.
[[nodiscard]] std::vector<FindingChange> changesOf(const Volume& grid,
                                                   const std::vector<VisitRegion>& earlier,
                                                   const std::vector<VisitRegion>& later);

/// The findings of one visit: the regions of its map at or above a threshold.
struct VisitFindings {
    const Volume& map;
    double threshold = 0.0;
};

/// The findings of two visits and what became of them.
struct FindingComparison {
    std::vector<VisitRegion> earlier;  ///< The largest first.
    std::vector<VisitRegion> later;
    std::vector<FindingChange> changes;

    /// Returns how many findings are of a kind.
    [[nodiscard]] std::size_t count(ChangeKind kind) const;
};

/// Finds the regions of kSmallestRegionMillilitres or more in two maps, brings those of the later
/// one to the grid of the earlier one, and compares them there.
/// @param earlierToLater takes RAS millimetres of the earlier scan to those of the later one.
[[nodiscard]] FindingComparison compareFindings(const VisitFindings& earlier,
                                                const VisitFindings& later,
                                                const Affine& earlierToLater);

/// Returns the rows of a table of changes as CSV, with a header. Places are in RAS millimetres of
/// the earlier and of the later scan; a change in percent is empty for what is new.
[[nodiscard]] std::string changesCsv(const std::vector<FindingChange>& changes,
                                     const Affine& earlierToLater);

}  // namespace disyre
