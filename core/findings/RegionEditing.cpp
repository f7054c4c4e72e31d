// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/RegionEditing.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <queue>

#include "core/findings/Regions.h"

namespace disyre {

namespace {

Size3 gridPlaceOf(std::size_t voxel, const Size3& grid) {
    const auto columns = static_cast<std::size_t>(grid[0]);
    const std::size_t slice = columns * static_cast<std::size_t>(grid[1]);
    return {static_cast<int>(voxel % columns), static_cast<int>(voxel % slice / columns),
            static_cast<int>(voxel / slice)};
}

std::size_t gridIndexOf(const Size3& at, const Size3& grid) {
    return (static_cast<std::size_t>(at[2]) * static_cast<std::size_t>(grid[1]) +
            static_cast<std::size_t>(at[1])) *
               static_cast<std::size_t>(grid[0]) +
           static_cast<std::size_t>(at[0]);
}

constexpr std::array<Size3, 6> kFaces{
    {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}}};

/// The neighbour of a voxel, or nothing at the edge of the grid.
std::optional<std::size_t> neighbourOf(std::size_t voxel, const Size3& face, const Size3& grid) {
    Size3 at = gridPlaceOf(voxel, grid);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        at[axis] += face[axis];
        if (at[axis] < 0 || at[axis] >= grid[axis]) {
            return std::nullopt;
        }
    }
    return gridIndexOf(at, grid);
}

bool holdsVoxel(const VoxelSet& voxels, std::size_t voxel) {
    return std::binary_search(voxels.begin(), voxels.end(), voxel);
}

std::optional<TwoParts> inOrder(VoxelSet one, VoxelSet other) {
    if (one.empty() || other.empty()) {
        return std::nullopt;
    }
    if (one.size() < other.size()) {
        std::swap(one, other);
    }
    return TwoParts{std::move(one), std::move(other)};
}

/// A region cut out of its grid, so that work on it does not depend on the grid's size.
struct Piece {
    Size3 first{};
    Grid<float> map;
    Mask inside;

    Piece(const Grid<float>& whole, const VoxelSet& voxels) {
        Size3 last = first = gridPlaceOf(voxels.front(), whole.size);
        for (const std::size_t voxel : voxels) {
            const Size3 at = gridPlaceOf(voxel, whole.size);
            for (std::size_t axis = 0; axis < 3; ++axis) {
                first[axis] = std::min(first[axis], at[axis]);
                last[axis] = std::max(last[axis], at[axis]);
            }
        }
        const Size3 size{last[0] - first[0] + 1, last[1] - first[1] + 1, last[2] - first[2] + 1};
        map = cutOut(whole, first, size);
        inside = Mask(size);
        for (const std::size_t voxel : voxels) {
            const Size3 at = gridPlaceOf(voxel, whole.size);
            inside.at(at[0] - first[0], at[1] - first[1], at[2] - first[2]) = 1;
        }
    }

    [[nodiscard]] std::size_t inWhole(std::size_t voxel, const Size3& whole) const {
        const Size3 at = gridPlaceOf(voxel, map.size);
        return gridIndexOf({at[0] + first[0], at[1] + first[1], at[2] + first[2]}, whole);
    }
};

/// The two largest regions into which the piece falls at the lowest level that splits it; none if
/// no level does.
std::vector<Region> seedsOf(const Piece& piece, const std::vector<float>& levels,
                            std::size_t least) {
    for (const float level : levels) {
        Mask above = piece.inside;
        for (std::size_t i = 0; i < above.voxels.size(); ++i) {
            above.voxels[i] = above.voxels[i] != 0 && piece.map.voxels[i] > level ? 1 : 0;
        }
        std::vector<Region> parts = findRegions(above);
        if (parts.size() > 1 && parts[1].voxels.size() >= least) {
            parts.resize(2);
            return parts;
        }
    }
    return {};
}

}  // namespace

VoxelSet joined(const VoxelSet& a, const VoxelSet& b) {
    VoxelSet both;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

VoxelSet without(const VoxelSet& a, const VoxelSet& b) {
    VoxelSet rest;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
    return rest;
}

VoxelSet grownByVoxel(const VoxelSet& voxels, const Size3& grid) {
    VoxelSet all = voxels;
    for (const std::size_t voxel : voxels) {
        for (const Size3& face : kFaces) {
            if (const auto next = neighbourOf(voxel, face, grid);
                next && !holdsVoxel(voxels, *next)) {
                all.push_back(*next);
            }
        }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

VoxelSet shrunkByVoxel(const VoxelSet& voxels, const Size3& grid) {
    VoxelSet inner;
    std::copy_if(voxels.begin(), voxels.end(), std::back_inserter(inner), [&](std::size_t voxel) {
        return std::all_of(kFaces.begin(), kFaces.end(), [&](const Size3& face) {
            const auto next = neighbourOf(voxel, face, grid);
            return next && holdsVoxel(voxels, *next);
        });
    });
    return inner;
}

std::optional<TwoParts> splitAtSaddle(const Grid<float>& map, const VoxelSet& voxels) {
    if (voxels.size() < 4) {
        return std::nullopt;
    }
    const Piece piece(map, voxels);
    // As many levels as a person could tell apart, at equal shares of the voxels.
    std::vector<float> values;
    for (const std::size_t voxel : voxels) {
        values.push_back(map.voxels[voxel]);
    }
    std::sort(values.begin(), values.end());
    std::vector<float> levels;
    constexpr std::size_t kLevels = 100;
    for (std::size_t i = 0; i < kLevels; ++i) {
        levels.push_back(values[i * (values.size() - 1) / kLevels]);
    }
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    const std::vector<Region> seeds =
        seedsOf(piece, levels, std::max<std::size_t>(2, voxels.size() / 50));
    if (seeds.empty()) {
        return std::nullopt;
    }
    // The highest voxel at the edge of the two parts is taken next, each time.
    Grid<std::uint8_t> part(piece.map.size);
    std::priority_queue<std::pair<float, std::size_t>> edge;
    for (std::size_t i = 0; i < 2; ++i) {
        for (const std::size_t voxel : seeds[i].voxels) {
            part.voxels[voxel] = static_cast<std::uint8_t>(i + 1);
            edge.emplace(piece.map.voxels[voxel], voxel);
        }
    }
    while (!edge.empty()) {
        const std::size_t voxel = edge.top().second;
        edge.pop();
        const Size3 at = gridPlaceOf(voxel, part.size);
        for (int dz = -1; dz <= 1; ++dz) {
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx) {
                    const Size3 to{at[0] + dx, at[1] + dy, at[2] + dz};
                    if (!part.contains(to[0], to[1], to[2])) {
                        continue;
                    }
                    const std::size_t next = gridIndexOf(to, part.size);
                    if (piece.inside.voxels[next] != 0 && part.voxels[next] == 0) {
                        part.voxels[next] = part.voxels[voxel];
                        edge.emplace(piece.map.voxels[next], next);
                    }
                }
            }
        }
    }
    VoxelSet first;
    VoxelSet second;
    for (std::size_t i = 0; i < part.voxels.size(); ++i) {
        if (part.voxels[i] != 0) {
            (part.voxels[i] == 1 ? first : second).push_back(piece.inWhole(i, map.size));
        }
    }
    // Voxels that touch neither part belong to the larger one, so that none is lost.
    first = without(voxels, second);
    return inOrder(std::move(first), std::move(second));
}

std::optional<TwoParts> splitByPlane(const Size3& grid, const VoxelSet& voxels,
                                     const std::array<double, 3>& place,
                                     const std::array<double, 3>& normal) {
    VoxelSet before;
    VoxelSet behind;
    for (const std::size_t voxel : voxels) {
        const Size3 at = gridPlaceOf(voxel, grid);
        double distance = 0.0;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            distance += (at[axis] - place[axis]) * normal[axis];
        }
        (distance < 0.0 ? before : behind).push_back(voxel);
    }
    return inOrder(std::move(before), std::move(behind));
}

std::optional<TwoParts> splitInHalf(const Size3& grid, const VoxelSet& voxels,
                                    const std::array<double, 3>& spacing) {
    if (voxels.empty()) {
        return std::nullopt;
    }
    Size3 last = gridPlaceOf(voxels.front(), grid);
    Size3 first = last;
    for (const std::size_t voxel : voxels) {
        const Size3 at = gridPlaceOf(voxel, grid);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            first[axis] = std::min(first[axis], at[axis]);
            last[axis] = std::max(last[axis], at[axis]);
        }
    }
    std::size_t longest = 0;
    for (std::size_t axis = 1; axis < 3; ++axis) {
        if ((last[axis] - first[axis]) * spacing[axis] >
            (last[longest] - first[longest]) * spacing[longest]) {
            longest = axis;
        }
    }
    std::array<double, 3> normal{};
    normal[longest] = 1.0;
    return splitByPlane(
        grid, voxels,
        {(first[0] + last[0]) / 2.0, (first[1] + last[1]) / 2.0, (first[2] + last[2]) / 2.0},
        normal);
}

}  // namespace disyre
