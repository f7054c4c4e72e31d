// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/Preparation.h"

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/preprocess/BiasField.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/IntensityScaling.h"
#include "core/preprocess/Resample.h"

namespace disyre {

namespace {

/// Returns the spacing of model space for a scan in RAS order: the card's, but for thick slices.
std::array<double, 3> modelSpacingFor(const ModelCard& card,
                                      const std::array<double, 3>& scanSpacing) {
    std::array<double, 3> spacing = card.spacing;
    if (keepsThickSlices(card, scanSpacing[2])) {
        spacing[2] = scanSpacing[2];
    }
    return spacing;
}

/// Returns the grid of model space that covers the brain's bounding box and is centred on it.
GridStep modelGrid(const Box& box, const std::array<double, 3>& scanSpacing,
                   const std::array<double, 3>& modelSpacing) {
    GridStep grid;
    for (std::size_t i = 0; i < 3; ++i) {
        double step = modelSpacing[i] / scanSpacing[i];
        // File headers store the spacing in single precision, so 2 mm and 1.9999999 mm mean the
        // same grid.
        if (std::abs(step - std::round(step)) < 1e-4 && step > 0.5) {
            step = std::round(step);
        }
        const double length = box.end[i] - box.first[i];
        grid.step[i] = step;
        grid.size[i] = std::max(1, static_cast<int>(std::ceil(length / step - 1e-6)));
        const double excess = grid.size[i] * step - length;
        grid.origin[i] = box.first[i] - 0.5 - excess / 2.0 + step / 2.0;
    }
    return grid;
}

Affine modelAffine(const Volume& ras, const GridStep& grid) {
    Affine affine = ras.affine;
    const auto origin = ras.position(grid.origin);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t i = 0; i < 3; ++i) {
            affine[row][i] = ras.affine[row][i] * grid.step[i];
        }
        affine[row][3] = origin[row];
    }
    return affine;
}

std::vector<float> insideOf(const ResampledBrain& brain) {
    std::vector<float> values;
    for (std::size_t i = 0; i < brain.mask.voxels.size(); ++i) {
        if (brain.mask.voxels[i] != 0) {
            values.push_back(brain.image.voxels[i]);
        }
    }
    return values;
}

constexpr std::ptrdiff_t kFewestBrainVoxels = 64;

/// Returns the intensities that become 0 and 1 by the card's rule.
/// @param brain the scan in model space.
IntensityRange rangeOf(const IntensityRule& rule, const ResampledBrain& brain, const Volume& scan) {
    IntensityRange range = rule.insideMask ? rangeInsideMask(insideOf(brain), rule.upperQuantile)
                                           : rangeOfAllVoxels(scan.voxels, rule.upperQuantile);
    range.high = range.low + (range.high - range.low) / rule.quantileValue;
    return range;
}

/// The two neighbours and the weight for linear interpolation along one axis.
struct AxisSample {
    int low;
    int high;
    float weight;  // The weight of the higher neighbour.
};

AxisSample sampleAxis(double position, int size) {
    const double clamped = std::clamp(position, 0.0, static_cast<double>(size - 1));
    const int low = static_cast<int>(std::floor(clamped));
    return {low, std::min(low + 1, size - 1), static_cast<float>(clamped - low)};
}

}  // namespace

PreparedScan prepare(const Volume& scan, const ModelCard& card, const Mask* brainMask) {
    PreparedScan prepared;
    const Volume ras = toRas(scan);
    prepared.scanMask = brainMask != nullptr ? toRas(*brainMask, orientationOf(scan.affine))
                                             : findBrain(ras, prepared.warnings);
    const Box box = boxOf(prepared.scanMask);
    if (box.end[0] == 0) {
        throw SettingsError(MessageId::BrainNone);
    }
    const std::array<double, 3> spacing = modelSpacingFor(card, ras.spacing());
    const GridStep grid = modelGrid(box, ras.spacing(), spacing);
    ResampledBrain brain = resampleBrain(ras, prepared.scanMask, grid);
    if (std::count(brain.mask.voxels.begin(), brain.mask.voxels.end(), 1) < kFewestBrainVoxels) {
        throw SettingsError(MessageId::BrainTooSmall);
    }
    if (card.intensity.correctsBias) {
        prepared.biasField = estimateBiasField(brain.image, brain.mask, spacing);
        for (std::size_t i = 0; i < brain.image.voxels.size(); ++i) {
            brain.image.voxels[i] /= prepared.biasField.voxels[i];
        }
    }
    const IntensityRange range = rangeOf(card.intensity, brain, ras);
    if (!(range.high > range.low)) {
        throw SettingsError(MessageId::BrainNoContrast);
    }
    prepared.image = Volume(grid.size, modelAffine(ras, grid));
    for (std::size_t i = 0; i < brain.mask.voxels.size(); ++i) {
        if (brain.mask.voxels[i] != 0) {
            prepared.image.voxels[i] = scaleIntensity(brain.image.voxels[i], range);
        }
    }
    prepared.mask = std::move(brain.mask);
    prepared.originInScan = grid.origin;
    prepared.spacingInScan = grid.step;
    prepared.intensityLow = range.low;
    prepared.intensityHigh = range.high;
    return prepared;
}

std::vector<float> mapSliceToScan(const PreparedScan& prepared, const Grid<float>& modelMap,
                                  int scanSlice, Plane plane) {
    const Mask& scanMask = prepared.scanMask;
    const PlaneAxes axes = axesOf(plane);
    const auto sampleAt = [&](std::size_t axis, int index) {
        return sampleAxis((index - prepared.originInScan[axis]) / prepared.spacingInScan[axis],
                          modelMap.size[axis]);
    };
    const int columns = scanMask.size[axes.column];
    const int rows = scanMask.size[axes.row];
    std::vector<AxisSample> columnSamples;
    for (int column = 0; column < columns; ++column) {
        columnSamples.push_back(sampleAt(axes.column, column));
    }
    std::vector<float> slice(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows),
                             0.0f);
    std::array<AxisSample, 3> sample{};
    std::array<int, 3> voxel{};
    sample[axes.through] = sampleAt(axes.through, scanSlice);
    voxel[axes.through] = scanSlice;
    std::size_t at = 0;
    for (int row = 0; row < rows; ++row) {
        sample[axes.row] = sampleAt(axes.row, row);
        voxel[axes.row] = row;
        for (int column = 0; column < columns; ++column, ++at) {
            voxel[axes.column] = column;
            if (scanMask.at(voxel[0], voxel[1], voxel[2]) == 0) {
                continue;
            }
            sample[axes.column] = columnSamples[static_cast<std::size_t>(column)];
            const auto& [x, y, z] = sample;
            float sum = 0.0f;
            float weights = 0.0f;
            const auto add = [&](int xi, int yi, int zi, float weight) {
                const std::size_t from = modelMap.index(xi, yi, zi);
                // Voxels outside the brain are left out instead of counting as 0, since otherwise
                // the map would fade towards the rim.
                if (prepared.mask.voxels[from] != 0) {
                    sum += weight * modelMap.voxels[from];
                    weights += weight;
                }
            };
            for (const auto& [zi, wz] :
                 {std::pair(z.low, 1.0f - z.weight), std::pair(z.high, z.weight)}) {
                for (const auto& [yi, wy] :
                     {std::pair(y.low, 1.0f - y.weight), std::pair(y.high, y.weight)}) {
                    add(x.low, yi, zi, wz * wy * (1.0f - x.weight));
                    add(x.high, yi, zi, wz * wy * x.weight);
                }
            }
            if (weights > 1e-6f) {
                slice[at] = sum / weights;
            }
        }
    }
    return slice;
}

namespace {

Volume mapToRas(const PreparedScan& prepared, const Volume& ras, const Grid<float>& modelMap) {
    Volume map(ras.size, ras.affine);
    for (int z = 0; z < ras.size[2]; ++z) {
        const std::vector<float> slice = mapSliceToScan(prepared, modelMap, z);
        std::copy(slice.begin(), slice.end(),
                  map.voxels.begin() + static_cast<std::ptrdiff_t>(map.index(0, 0, z)));
    }
    return map;
}

}  // namespace

Volume scaledScan(const Volume& scan, const PreparedScan& prepared) {
    const IntensityRange range{prepared.intensityLow, prepared.intensityHigh};
    const bool isCorrected = !prepared.biasField.voxels.empty();
    const Volume field = isCorrected ? mapToRas(prepared, scan, prepared.biasField) : Volume();
    Volume scaled = scan;
    for (std::size_t i = 0; i < scaled.voxels.size(); ++i) {
        if (prepared.scanMask.voxels[i] == 0) {
            scaled.voxels[i] = 0.0f;
            continue;
        }
        // A few voxels at the rim have no voxel of model space near and keep their intensity.
        const float factor = isCorrected && field.voxels[i] > 0.0f ? field.voxels[i] : 1.0f;
        scaled.voxels[i] = scaleIntensity(scan.voxels[i] / factor, range);
    }
    return scaled;
}

Volume mapToScan(const PreparedScan& prepared, const Volume& scan, const Volume& modelMap) {
    return fromRas(mapToRas(prepared, toRas(scan), modelMap), scan);
}

Volume restorationOnScan(const PreparedScan& prepared, const Volume& scan, const Volume& healed) {
    Grid<float> change = healed;
    for (std::size_t i = 0; i < change.voxels.size(); ++i) {
        change.voxels[i] -= prepared.image.voxels[i];
    }
    shadeLikeScan(prepared, change);
    Volume ras = toRas(scan);
    const Volume onScan = mapToRas(prepared, ras, change);
    const auto range = static_cast<float>(prepared.intensityHigh - prepared.intensityLow);
    for (std::size_t i = 0; i < ras.voxels.size(); ++i) {
        ras.voxels[i] += range * onScan.voxels[i];
    }
    return fromRas(ras, scan);
}

void shadeLikeScan(const PreparedScan& prepared, Grid<float>& change) {
    for (std::size_t i = 0; i < prepared.biasField.voxels.size(); ++i) {
        change.voxels[i] *= prepared.biasField.voxels[i];
    }
}

int modelSliceOf(const PreparedScan& prepared, int scanSlice) {
    const double position = (scanSlice - prepared.originInScan[2]) / prepared.spacingInScan[2];
    return std::clamp(static_cast<int>(std::lround(position)), 0, prepared.image.size[2] - 1);
}

bool hasBrain(const PreparedScan& prepared, int modelSlice) {
    const auto count = static_cast<std::ptrdiff_t>(prepared.mask.sliceSize());
    const auto first = prepared.mask.voxels.begin() + modelSlice * count;
    return std::any_of(first, first + count, [](std::uint8_t inside) { return inside != 0; });
}

}  // namespace disyre
