// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/CaseStrokes.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/ScanName.h"
#include "core/image/ScanReader.h"
#include "core/workflows/HealthyScans.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> shapesIn(const fs::path& folder) {
    const std::vector<fs::path> files = scanFilesIn(folder, MessageId::StrokesFolderNotReadable);
    if (files.size() < 2) {
        throw FileError(folder, MessageId::StrokesTooFew);
    }
    return files;
}

StrokeShape readStrokeShape(const fs::path& file) {
    Volume mask = readScan(file);
    const auto inside = std::count_if(mask.voxels.begin(), mask.voxels.end(),
                                      [](float value) { return value > 0.5f; });
    if (inside == 0 || 2 * static_cast<std::size_t>(inside) > mask.voxels.size()) {
        throw ScanError(file, MessageId::StrokesNoMask);
    }
    return {scanStem(file), std::move(mask)};
}

}  // namespace

std::vector<StrokeShape> readStrokeShapes(const fs::path& folder, CaseSplit split) {
    const std::vector<fs::path> files = shapesIn(folder);
    const std::size_t half = files.size() / 2;
    const std::size_t first = split == CaseSplit::Validation ? 0 : half;
    const std::size_t end = split == CaseSplit::Validation ? half : files.size();
    std::vector<StrokeShape> shapes;
    for (std::size_t i = first; i < end; ++i) {
        shapes.push_back(readStrokeShape(files[i]));
    }
    return shapes;
}

}  // namespace disyre
