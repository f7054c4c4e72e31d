// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/ShapeStatistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"

namespace disyre {

namespace {

double covered(const PatchMask& shape) {
    return static_cast<double>(std::count(shape.pixels.begin(), shape.pixels.end(), 1)) /
           static_cast<double>(shape.pixels.size());
}

double borderCovered(const PatchMask& shape) {
    int inside = 0;
    int border = 0;
    for (int row = 0; row < shape.height; ++row) {
        for (int column = 0; column < shape.width; ++column) {
            if (row == 0 || column == 0 || row == shape.height - 1 || column == shape.width - 1) {
                ++border;
                inside += shape.at(row, column);
            }
        }
    }
    return static_cast<double>(inside) / border;
}

double percentile(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(std::lround(share * static_cast<double>(sorted.size() - 1)))];
}

}  // namespace

ShapeStatistics shapeStatistics(ShapeKind kind, int patch, int count, std::uint64_t seed,
                                FreeForms freeForms) {
    if (count < 1 || patch < 8) {
        throw SettingsError(fmt::format(
            "Shape statistics need at least 1 shape and a patch of 8 pixels, not {} and {}.", count,
            patch));
    }
    const ShapeSizes sizes(patch);
    ShapeStatistics result;
    std::vector<double> coverages;
    for (int i = 0; i < count; ++i) {
        Random random(seed, static_cast<std::uint64_t>(i));
        const PatchMask shape = drawShape(kind, sizes, random, freeForms);
        coverages.push_back(covered(shape));
        const double border = borderCovered(shape);
        result.meanCoverage += coverages.back() / count;
        result.borderCovered += border / count;
        result.touching += border > 0.0 ? 1.0 / count : 0.0;
    }
    std::sort(coverages.begin(), coverages.end());
    result.coverage5 = percentile(coverages, 0.05);
    result.medianCoverage = percentile(coverages, 0.5);
    result.coverage95 = percentile(coverages, 0.95);
    return result;
}

}  // namespace disyre
