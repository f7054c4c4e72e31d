// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/SideDifference.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/Statistics.h"
#include "core/findings/Regions.h"
#include "core/preprocess/GridFilters.h"
#include "core/preprocess/Resample.h"

namespace disyre {

namespace {

constexpr double kCoarse = 4.0;          // Voxel spacing of the comparison, in mm.
constexpr double kSmoothing = 6.0;       // Standard deviation of its Gaussian, in mm.
constexpr double kDiffering = 0.2;       // Of the range from the 5th to the 95th percentile.
constexpr double kLeastSymmetry = 0.55;  // Below it the midline counts as not found.
constexpr double kLeastMillilitres = 6;  // Healthy brains reach 5.1.

/// The plane that mirrors one half onto the other: it goes through `through` and its normal is the
/// x axis, turned a little.
struct MirrorPlane {
    double yaw = 0.0;    // The normal's part along y, where its part along x is 1.
    double roll = 0.0;   // The same along z.
    double shift = 0.0;  // How far the plane lies from the brain's middle, in voxels.
};

/// A brain on a coarse grid.
struct CoarseBrain {
    Grid<float> image;  // From 0 at the 5th to 1 at the 95th percentile.
    Mask mask;
    std::vector<Eigen::Vector3d> voxels;  // The positions of the brain's voxels, in voxels.
    Eigen::Vector3d middle;
};

std::optional<CoarseBrain> coarseBrainOf(const Volume& ras, const Mask& brain) {
    const std::array<double, 3> spacing = ras.spacing();
    GridStep target;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        target.step[axis] = kCoarse / spacing[axis];
        target.size[axis] = std::max(1, static_cast<int>(ras.size[axis] / target.step[axis]));
        target.origin[axis] = (target.step[axis] - 1.0) / 2.0;
    }
    ResampledBrain coarse = resampleBrain(ras, brain, target);
    CoarseBrain found{std::move(coarse.image), std::move(coarse.mask), {}, {0, 0, 0}};
    std::vector<float> inside;
    for (int z = 0; z < found.mask.size[2]; ++z) {
        for (int y = 0; y < found.mask.size[1]; ++y) {
            for (int x = 0; x < found.mask.size[0]; ++x) {
                if (found.mask.at(x, y, z) != 0) {
                    inside.push_back(found.image.at(x, y, z));
                    found.voxels.emplace_back(x, y, z);
                    found.middle += found.voxels.back();
                }
            }
        }
    }
    constexpr double kFewestMillilitres = 200.0;
    constexpr double kMillilitresEach = kCoarse * kCoarse * kCoarse / 1000.0;
    if (static_cast<double>(inside.size()) * kMillilitresEach < kFewestMillilitres) {
        return std::nullopt;
    }
    found.middle /= static_cast<double>(inside.size());
    const double low = quantile(inside, 0.05);
    const double high = quantile(inside, 0.95);
    const double range = high - low;
    // Averaging leaves rounding errors behind where all voxels are alike.
    if (!(range > 1e-4 * std::max(std::abs(low), std::abs(high)))) {
        return std::nullopt;
    }
    for (float& value : found.image.voxels) {
        value = static_cast<float>((static_cast<double>(value) - low) / range);
    }
    return found;
}

/// Where a place lies once it is mirrored.
Eigen::Vector3d mirroredBy(const MirrorPlane& plane, const Eigen::Vector3d& middle,
                           const Eigen::Vector3d& place) {
    const Eigen::Vector3d normal = Eigen::Vector3d(1.0, plane.yaw, plane.roll).normalized();
    const Eigen::Vector3d through = middle + plane.shift * normal;
    return place - 2.0 * normal.dot(place - through) * normal;
}

/// The intensity at a place between voxels of the brain; nothing if one of them lies outside it.
std::optional<double> intensityAt(const CoarseBrain& brain, const Eigen::Vector3d& place) {
    const Eigen::Vector3i base = place.array().floor().cast<int>();
    double sum = 0.0;
    for (int corner = 0; corner < 8; ++corner) {
        const Eigen::Vector3i at = base + Eigen::Vector3i(corner & 1, corner >> 1 & 1, corner >> 2);
        const Eigen::Vector3d apart = (place - at.cast<double>()).cwiseAbs();
        const double weight = (1.0 - apart[0]) * (1.0 - apart[1]) * (1.0 - apart[2]);
        if (!(weight > 0.0)) {
            continue;
        }
        if (!brain.mask.contains(at[0], at[1], at[2]) || brain.mask.at(at[0], at[1], at[2]) == 0) {
            return std::nullopt;
        }
        sum += weight * static_cast<double>(brain.image.at(at[0], at[1], at[2]));
    }
    return sum;
}

/// SideDifference::symmetry about a plane.
double symmetryAbout(const MirrorPlane& plane, const CoarseBrain& brain) {
    double n = 0.0;
    double sumA = 0.0;
    double sumB = 0.0;
    double sumAA = 0.0;
    double sumBB = 0.0;
    double sumAB = 0.0;
    for (const Eigen::Vector3d& voxel : brain.voxels) {
        const auto other = intensityAt(brain, mirroredBy(plane, brain.middle, voxel));
        if (!other) {
            continue;
        }
        const double own = static_cast<double>(brain.image.at(
            static_cast<int>(voxel[0]), static_cast<int>(voxel[1]), static_cast<int>(voxel[2])));
        n += 1.0;
        sumA += own;
        sumB += *other;
        sumAA += own * own;
        sumBB += *other * *other;
        sumAB += own * *other;
    }
    constexpr double kFewest = 100.0;
    const double varianceA = sumAA - sumA * sumA / n;
    const double varianceB = sumBB - sumB * sumB / n;
    if (n < kFewest || !(varianceA > 0.0) || !(varianceB > 0.0)) {
        return -1.0;
    }
    const double correlation = (sumAB - sumA * sumB / n) / std::sqrt(varianceA * varianceB);
    return correlation - (1.0 - n / static_cast<double>(brain.voxels.size()));
}

/// Finds the plane of the greatest symmetry: the best of a coarse grid of planes, moved by steps
/// that are halved when none of them makes it better.
MirrorPlane mirrorPlaneOf(const CoarseBrain& brain) {
    MirrorPlane best;
    double symmetry = symmetryAbout(best, brain);
    const auto take = [&](const MirrorPlane& plane) {
        const double reached = symmetryAbout(plane, brain);
        if (reached > symmetry) {
            symmetry = reached;
            best = plane;
            return true;
        }
        return false;
    };
    for (const double yaw : {-0.2, 0.0, 0.2}) {
        for (const double roll : {-0.2, 0.0, 0.2}) {
            take({yaw, roll, 0.0});
        }
    }
    constexpr double kFinest = 0.005;
    double turn = 0.1;
    double shift = 1.0;
    while (turn > kFinest) {
        const MirrorPlane from = best;
        bool better = false;
        for (const double sign : {-1.0, 1.0}) {
            better = take({from.yaw + sign * turn, from.roll, from.shift}) || better;
            better = take({from.yaw, from.roll + sign * turn, from.shift}) || better;
            better = take({from.yaw, from.roll, from.shift + sign * shift}) || better;
        }
        if (!better) {
            turn /= 2.0;
            shift /= 2.0;
        }
    }
    return best;
}

/// The terms of a smooth function of the place, of which shading consists.
Eigen::VectorXd smoothTerms(const Eigen::Vector3d& place) {
    const double x = place[0];
    const double y = place[1];
    const double z = place[2];
    Eigen::VectorXd terms(14);
    terms << 1.0, x, y, z, x * x, x * y, x * z, y * y, y * z, z * z, x * x * x, x * y * y,
        x * z * z, x * y * z;
    return terms;
}

/// Takes from the differences what a smooth function of the place explains, such as shading. Places
/// that differ from it by more than two deviations are left out of its fit, and it is fitted again.
void removeSmoothPart(const std::vector<Eigen::Vector3d>& places,
                      std::vector<double>& differences) {
    constexpr int kRounds = 4;
    constexpr double kDeviations = 2.0 * 1.4826;  // Times the median of the distances.
    const auto rows = static_cast<Eigen::Index>(places.size());
    Eigen::MatrixXd all(rows, 14);
    for (Eigen::Index i = 0; i < rows; ++i) {
        // The places are scaled, so that the powers stay near 1.
        all.row(i) = smoothTerms(places[static_cast<std::size_t>(i)] / 20.0);
    }
    const Eigen::VectorXd values = Eigen::Map<const Eigen::VectorXd>(differences.data(), rows);
    Eigen::VectorXd weights = Eigen::VectorXd::Ones(rows);
    Eigen::VectorXd left = values;
    for (int round = 0; round < kRounds; ++round) {
        const Eigen::MatrixXd weighted = weights.asDiagonal() * all;
        left =
            values - all * (weighted.transpose() * all).ldlt().solve(weighted.transpose() * values);
        std::vector<float> distances;
        for (const double each : left) {
            distances.push_back(static_cast<float>(std::abs(each)));
        }
        const double limit = kDeviations * quantile(distances, 0.5);
        weights = (left.array().abs() < limit).cast<double>();
    }
    std::copy(left.begin(), left.end(), differences.begin());
}

}  // namespace

bool SideDifference::isLarge() const {
    return symmetry >= kLeastSymmetry && millilitres >= kLeastMillilitres;
}

std::optional<SideDifference> sideDifference(const Volume& ras, const Mask& brain) {
    const auto coarse = coarseBrainOf(ras, brain);
    if (!coarse) {
        return std::nullopt;
    }
    const MirrorPlane plane = mirrorPlaneOf(*coarse);
    std::vector<Eigen::Vector3d> places;
    std::vector<std::size_t> voxels;
    std::vector<double> differences;
    for (const Eigen::Vector3d& voxel : coarse->voxels) {
        if (const auto other = intensityAt(*coarse, mirroredBy(plane, coarse->middle, voxel))) {
            voxels.push_back(coarse->image.index(static_cast<int>(voxel[0]),
                                                 static_cast<int>(voxel[1]),
                                                 static_cast<int>(voxel[2])));
            places.emplace_back(voxel - coarse->middle);
            differences.push_back(static_cast<double>(coarse->image.voxels[voxels.back()]) -
                                  *other);
        }
    }
    if (places.empty()) {
        return SideDifference{};
    }
    removeSmoothPart(places, differences);
    Grid<float> sums(coarse->image.size);
    Grid<float> weights(coarse->image.size);
    for (std::size_t i = 0; i < voxels.size(); ++i) {
        sums.voxels[voxels[i]] = static_cast<float>(differences[i]);
        weights.voxels[voxels[i]] = 1.0f;
    }
    // Both are smoothed, so that what lies outside of the brain does not count.
    const std::array<double, 3> spacing{kCoarse, kCoarse, kCoarse};
    const Grid<float> smoothed = gaussian(sums, spacing, kSmoothing);
    const Grid<float> shares = gaussian(weights, spacing, kSmoothing);
    Mask differing(coarse->image.size);
    const std::size_t row = static_cast<std::size_t>(coarse->image.size[0]);
    const std::size_t slice = coarse->image.sliceSize();
    for (const std::size_t voxel : voxels) {
        // The surface is left out, because the halves never match there.
        bool isInner = true;
        for (const std::size_t step : {std::size_t{1}, row, slice}) {
            isInner = isInner && voxel >= step && voxel + step < weights.voxels.size() &&
                      weights.voxels[voxel - step] > 0.0f && weights.voxels[voxel + step] > 0.0f;
        }
        differing.voxels[voxel] =
            isInner && std::abs(smoothed.voxels[voxel] / shares.voxels[voxel]) >= float{kDiffering};
    }
    const std::vector<Region> regions = findRegions(differing);
    constexpr double kMillilitresEach = kCoarse * kCoarse * kCoarse / 1000.0;
    return SideDifference{
        symmetryAbout(plane, *coarse),
        regions.empty() ? 0.0
                        : static_cast<double>(regions.front().voxels.size()) * kMillilitresEach};
}

}  // namespace disyre
