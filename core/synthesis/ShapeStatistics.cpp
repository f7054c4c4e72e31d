// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/ShapeStatistics.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Statistics.h"

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

}  // namespace

ShapeStatistics shapeStatistics(ShapeKind kind, int patch, int count, std::uint64_t seed,
                                FreeForms freeForms) {
    if (count < 1 || patch < 8) {
        throw SettingsError(MessageId::SynthesisStatistics, {count, patch});
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
    result.coverage5 = quantile(coverages, 0.05, QuantileRule::Nearest);
    result.medianCoverage = quantile(coverages, 0.5, QuantileRule::Nearest);
    result.coverage95 = quantile(coverages, 0.95, QuantileRule::Nearest);
    return result;
}

}  // namespace disyre
