// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ShapeTable.h"

namespace disyre {

std::vector<ShapeTableRow> shapeTable(int patch, int count, std::uint64_t seed) {
    const auto measured = [&](ShapeKind kind, FreeForms freeForms) {
        return shapeStatistics(kind, patch, count, seed, freeForms);
    };
    return {{"boxes", measured(ShapeKind::Box, FreeForms::Wide)},
            {"discs", measured(ShapeKind::Disc, FreeForms::Wide)},
            {"free forms, wide", measured(ShapeKind::FreeForm, FreeForms::Wide)},
            {"free forms, authors", measured(ShapeKind::FreeForm, FreeForms::Authors)},
            {"the authors' own", kAuthorsFreeForms}};
}

}  // namespace disyre
