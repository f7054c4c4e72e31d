// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CaseStrokes.h"

#include <algorithm>

#include "app/HealthyScans.h"
#include "core/base/Error.h"
#include "core/image/Nifti.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> shapesIn(const fs::path& folder) {
    const std::vector<fs::path> files =
        niftiFilesIn(folder, "Name a folder of stroke masks in standard space.");
    if (files.size() < 2) {
        throw FileError(folder, "holds fewer than two NIfTI files",
                        "Name a folder of stroke masks in standard space: half of them serve "
                        "validation, half the test.");
    }
    return files;
}

}  // namespace

const char* splitName(Split split) { return split == Split::Validation ? "validation" : "test"; }

std::vector<StrokeShape> readStrokeShapes(const fs::path& folder, Split split) {
    const std::vector<fs::path> files = shapesIn(folder);
    const std::size_t half = files.size() / 2;
    const std::size_t first = split == Split::Validation ? 0 : half;
    const std::size_t end = split == Split::Validation ? half : files.size();
    std::vector<StrokeShape> shapes;
    for (std::size_t i = first; i < end; ++i) {
        Volume mask = readScan(files[i]);
        const auto inside = std::count_if(mask.voxels.begin(), mask.voxels.end(),
                                          [](float value) { return value > 0.5f; });
        if (inside == 0 || 2 * static_cast<std::size_t>(inside) > mask.voxels.size()) {
            throw ScanError(files[i], "is no stroke mask", "It must be 1 in the stroke and 0 else.");
        }
        const std::string name = files[i].filename().string();
        shapes.push_back({name.substr(0, name.find(".nii")), std::move(mask)});
    }
    return shapes;
}

}  // namespace disyre::app
