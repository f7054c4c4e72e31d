// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/ScanChecks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "core/image/PackedFile.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kLargestSide = 4096;
constexpr std::int64_t kMostVoxels = std::int64_t{1024} * 1024 * 1024;

/// Axes count as turned or leaning from this angle in degrees on: less moves no voxel of a head by
/// more than a third of a millimetre.
constexpr double kSmallestAngle = 0.1;

/// Returns the angle in degrees whose cosine or sine is given as a number that rounding may have
/// moved out of range.
double degreesOf(double radians) {
    return radians * 180.0 / std::numbers::pi;
}

/// Returns a column of the affine's matrix with length 1.
std::array<double, 3> directionOf(const Affine& affine, std::size_t column) {
    const double length = std::hypot(affine[0][column], affine[1][column], affine[2][column]);
    return {affine[0][column] / length, affine[1][column] / length, affine[2][column] / length};
}

/// Returns by how many degrees the two axes farthest from a right angle are off.
double shearOf(const Affine& affine) {
    double largest = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto a = directionOf(affine, i);
        const auto b = directionOf(affine, (i + 1) % 3);
        const double cosine = std::clamp(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1.0, 1.0);
        largest = std::max(largest, degreesOf(std::asin(std::abs(cosine))));
    }
    return largest;
}

/// Returns the largest angle in degrees between an axis of the voxels and the nearest axis of the
/// patient.
double turnOf(const Affine& affine) {
    double largest = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto axis = directionOf(affine, i);
        const double nearest = std::max({std::abs(axis[0]), std::abs(axis[1]), std::abs(axis[2])});
        largest = std::max(largest, degreesOf(std::acos(std::min(nearest, 1.0))));
    }
    return largest;
}

MessageArgument angleText(double degrees) {
    return MessageArgument::number(fmt::format("{:.1f}", degrees));
}

bool isFiniteAffine(const Affine& affine) {
    return std::all_of(affine.begin(), affine.end(), [](const auto& row) {
        return std::all_of(row.begin(), row.end(), [](double value) {
            constexpr double kFarthest = 1e6;
            return std::isfinite(value) && std::abs(value) <= kFarthest;
        });
    });
}

}  // namespace

void checkScanFile(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
        throw ScanError(path, MessageId::ScanMissing);
    }
    if (fs::is_directory(status)) {
        throw ScanError(path, MessageId::ScanIsFolder);
    }
    if (!fs::is_regular_file(status)) {
        throw ScanError(path, MessageId::FileNotAFile);
    }
    if (fs::file_size(path, error) == 0 && !error) {
        throw ScanError(path, MessageId::ScanEmptyFile);
    }
    if (!PackedFile(path, 0, false).isGood()) {
        throw ScanError(path, MessageId::ScanNotOpened);
    }
}

Size3 checkedScanSize(const fs::path& path, const std::array<std::int64_t, 3>& size) {
    if (*std::min_element(size.begin(), size.end()) < 1) {
        throw ScanError(path, MessageId::ScanHeaderDimensionNotPositive);
    }
    if (*std::min_element(size.begin(), size.end()) < 2) {
        throw ScanError(path, MessageId::ScanFlat);
    }
    const bool isLong = *std::max_element(size.begin(), size.end()) > kLargestSide;
    if (isLong || size[0] * size[1] * size[2] > kMostVoxels) {
        throw ScanError(path, MessageId::ScanTooLarge, {size[0], size[1], size[2]});
    }
    return {static_cast<int>(size[0]), static_cast<int>(size[1]), static_cast<int>(size[2])};
}

void chooseVolume(const fs::path& path, std::span<const std::int64_t> extra,
                  const ScanChoice& choice, ScanInfo& info) {
    double volumes = 1.0;
    int longer = 0;
    for (const std::int64_t count : extra) {
        if (count < 1) {
            throw ScanError(path, MessageId::ScanHeaderDimensionNotPositive);
        }
        longer += count > 1 ? 1 : 0;
        volumes *= static_cast<double>(count);
    }
    if (longer > 1) {
        throw ScanError(path, MessageId::ScanSeveralSeries,
                        {MessageArgument::number(fmt::format("{:.0f}", volumes))});
    }
    constexpr double kMostVolumes = 1e6;
    if (volumes > kMostVolumes) {
        throw ScanError(path, MessageId::ScanHeaderDimensions);
    }
    info.volumes = static_cast<int>(volumes);
    info.volume = choice.volume.value_or(1);
    if (info.volume < 1 || info.volume > info.volumes) {
        throw ScanError(path, MessageId::ScanNoSuchVolume, {info.volume, info.volumes});
    }
    if (info.volumes > 1) {
        info.warnings.push_back({MessageId::ScanOfSeries, {info.volumes, info.volume}});
    }
}

void warnOfNoPosition(ScanInfo& info) {
    info.hasPosition = false;
    info.warnings.emplace_back(MessageId::ScanNoPosition);
}

void describeAffine(const fs::path& path, ScanInfo& info) {
    const Volume voxel({1, 1, 1}, info.affine);
    constexpr double kSmallestVoxelMillilitres = 1e-9;
    if (!isFiniteAffine(info.affine) || !(voxel.voxelMillilitres() > kSmallestVoxelMillilitres)) {
        throw ScanError(path, MessageId::ScanHeaderSpacing);
    }
    info.spacing = voxel.spacing();
    for (const double mm : info.spacing) {
        constexpr double kSmallest = 0.01;
        constexpr double kLargest = 100.0;
        if (mm < kSmallest || mm > kLargest) {
            throw ScanError(path, MessageId::ScanVoxelSize,
                            {MessageArgument::number(fmt::format("{:.4g}", mm))});
        }
    }
    info.axes = axesText(info.affine);
    noteUnusualAxes(info);
}

void noteUnusualAxes(ScanInfo& info) {
    const double shear = shearOf(info.affine);
    const double turn = turnOf(info.affine);
    if (shear >= kSmallestAngle) {
        info.notes.push_back({MessageId::ScanSheared, {angleText(shear)}});
    }
    if (turn >= kSmallestAngle) {
        info.notes.push_back({MessageId::ScanOblique, {angleText(turn)}});
    }
}

void checkScanValues(const fs::path& path, Volume& volume, ScanInfo& info) {
    std::size_t broken = 0;
    float low = std::numeric_limits<float>::max();
    float high = std::numeric_limits<float>::lowest();
    for (float& value : volume.voxels) {
        if (!std::isfinite(value)) {
            value = 0.0f;
            ++broken;
            continue;
        }
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (broken == volume.voxels.size()) {
        throw ScanError(path, MessageId::ScanNoNumbers);
    }
    info.notFinite = broken;
    if (broken > 0) {
        // They count as 0 from now on, so that a mask of 1 and NaN is not constant.
        low = std::min(low, 0.0f);
        high = std::max(high, 0.0f);
        info.warnings.push_back({MessageId::ScanNotFinite, {broken}});
    }
    if (!(low < high)) {
        throw ConstantScanError(path, MessageId::ScanConstant,
                                {MessageArgument::number(fmt::format("{:g}", low))});
    }
}

}  // namespace disyre
