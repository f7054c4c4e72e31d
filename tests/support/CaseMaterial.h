// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <filesystem>
#include <string>

#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/LabelledPhantom.h"
#include "tests/support/Reorient.h"

namespace disyre::test {

/// Writes into a folder what cases are made from: two phantom heads in T1/, stored in another axis
/// order than RAS, their region labels in labels/, two stroke shapes in strokes/, template.nii.gz,
/// and list.json, which names both heads as validation.
inline void writeCaseMaterial(const std::filesystem::path& folder) {
    for (const char* name : {"T1", "labels", "strokes"}) {
        std::filesystem::create_directories(folder / name);
    }
    const Orientation order{{2, 0, 1}, {false, true, true}};
    int number = 0;
    for (const char* name : {"sub-a", "sub-b"}) {
        const double stretch = number++ == 0 ? 1.0 : 0.95;
        const auto head = labelledPhantom(20.0f, {1.0, stretch, 1.0});
        writeScan(folder / "T1" / (std::string(name) + ".nii.gz"), reoriented(head.scan, order));
        writeScan(folder / "labels" / (std::string(name) + "_labels.nii.gz"),
                  reoriented(head.labels, order));
    }
    const auto head = labelledPhantom();
    Volume stripped = head.scan;
    for (std::size_t i = 0; i < stripped.voxels.size(); ++i) {
        stripped.voxels[i] = head.labels.voxels[i] > 0.0f ? stripped.voxels[i] : 0.0f;
    }
    writeScan(folder / "template.nii.gz", stripped);
    for (const char* name : {"one", "two"}) {
        Volume shape({40, 40, 40}, axisAlignedAffine({1, 1, 1}, {10.0, 0.0, -5.0}));
        for (int z = 0; z < 40; ++z) {
            for (int y = 0; y < 40; ++y) {
                for (int x = 0; x < 40; ++x) {
                    shape.at(x, y, z) =
                        std::hypot(x - 20.0, y - 20.0, z - 20.0) < 9.0 ? 1.0f : 0.0f;
                }
            }
        }
        writeScan(folder / "strokes" / (std::string(name) + ".nii.gz"), shape);
    }
    writeTextAtomically(folder / "list.json",
                        R"({"training": [], "validation": ["sub-a", "sub-b"], "test": []})");
}

}  // namespace disyre::test
