// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/NiftiPosition.h"

#include <nifti2_io.h>

#include <algorithm>
#include <cmath>

#include "core/base/MessageId.h"

namespace disyre {

namespace {

double millimetresOf(int unitCode) {
    switch (XYZT_TO_SPACE(unitCode)) {
        case NIFTI_UNITS_METER:
            return 1000.0;
        case NIFTI_UNITS_MICRON:
            return 0.001;
        default:
            return 1.0;
    }
}

bool isUsable(const Affine& affine) {
    for (const auto& row : affine) {
        for (const double value : row) {
            if (!std::isfinite(value) || std::abs(value) > 1e6) {
                return false;
            }
        }
    }
    return Volume({1, 1, 1}, affine).voxelMillilitres() > 1e-9;
}

Affine scaledBy(Affine affine, double factor) {
    for (auto& row : affine) {
        for (double& value : row) {
            value *= factor;
        }
    }
    return affine;
}

/// Returns the affine that the quaternion and the spacing, in mm, mean.
Affine qformOf(const NiftiPosition& position, const std::array<double, 3>& spacing, double unit) {
    const auto& [b, c, d] = position.quaternion;
    const auto& [x, y, z] = position.offset;
    const nifti_dmat44 matrix =
        nifti_quatern_to_dmat44(b, c, d, x * unit, y * unit, z * unit, spacing[0], spacing[1],
                                spacing[2], position.handedness < 0.0 ? -1.0 : 1.0);
    Affine affine{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
            affine[row][column] = matrix.m[row][column];
        }
    }
    return affine;
}

/// Tells whether two affines bring the voxels of a grid to places that differ by more than what
/// rounding in files explains.
bool differ(const Affine& a, const Affine& b, const Size3& size) {
    constexpr double kLargestOfAxes = 0.05;
    constexpr double kLargestOfMiddles = 1.0;
    std::array<double, 3> middle{};
    for (std::size_t column = 0; column < 3; ++column) {
        middle[column] = (size[column] - 1) / 2.0;
        for (std::size_t row = 0; row < 3; ++row) {
            if (std::abs(a[row][column] - b[row][column]) > kLargestOfAxes) {
                return true;
            }
        }
    }
    const auto inA = movedBy(a, middle);
    const auto inB = movedBy(b, middle);
    return std::hypot(inA[0] - inB[0], inA[1] - inB[1], inA[2] - inB[2]) > kLargestOfMiddles;
}

Affine centred(const std::array<double, 3>& spacing, const Size3& size) {
    std::array<double, 3> origin{};
    for (std::size_t i = 0; i < 3; ++i) {
        origin[i] = -spacing[i] * static_cast<double>(size[i] - 1) / 2.0;
    }
    return axisAlignedAffine(spacing, origin);
}

}  // namespace

ChosenAffine chooseAffine(const NiftiPosition& position, std::vector<Message>& warnings) {
    const double unit = millimetresOf(position.unitCode);
    std::array<double, 3> spacing{};
    bool isSpacingWhole = true;
    for (std::size_t i = 0; i < 3; ++i) {
        const double stated = std::abs(position.spacing[i]);
        const bool isGood = std::isfinite(stated) && stated > 0.0;
        spacing[i] = isGood ? stated * unit : 1.0;
        isSpacingWhole = isSpacingWhole && isGood;
    }
    const Affine sform = scaledBy(position.sform, unit);
    const Affine qform = qformOf(position, spacing, unit);
    const bool hasSform = position.sformCode > 0 && isUsable(sform);
    const bool hasQform = position.qformCode > 0 && isUsable(qform);
    if (hasSform) {
        if (!isSpacingWhole) {
            warnings.emplace_back(MessageId::ScanSpacingIgnored);
        } else if (hasQform && differ(sform, qform, position.size)) {
            warnings.emplace_back(MessageId::ScanTwoPositions);
        }
        return {sform};
    }
    if (!isSpacingWhole) {
        warnings.emplace_back(MessageId::ScanSpacingMissing);
    }
    if (hasQform) {
        return {qform};
    }
    warnings.emplace_back(MessageId::ScanNoPosition);
    return {centred(spacing, position.size), false};
}

}  // namespace disyre
