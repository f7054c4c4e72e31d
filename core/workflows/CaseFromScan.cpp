// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/CaseFromScan.h"

#include <algorithm>
#include <optional>

#include "core/base/Json.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/FolderInMaking.h"
#include "core/preprocess/LabelFile.h"
#include "core/workflows/CaseFolder.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// Reads a mask file and brings it to the scan's grid. The result is 1 wherever the file is above
/// 0, and 0 elsewhere.
Volume readMask(const Volume& scan, const fs::path& file, std::vector<Message>& warnings) {
    Volume mask = readLabelsFor(scan, file, warnings);
    for (float& value : mask.voxels) {
        value = value > 0.0f ? 1.0f : 0.0f;
    }
    return mask;
}

Json describe(const ScanWithLesion& added, double lesionMl) {
    return {{"format", kCaseFormat},
            {"format_version", kCaseFormatVersion},
            {"subject", added.subject.empty() ? added.name : added.subject},
            {"kind", added.kind},
            {"near_training", false},
            {"split", caseSplitName(added.split)},
            {"lesion_ml", lesionMl},
            {"mask_origin", added.automaticMask ? "automatic" : "manual"}};
}

}  // namespace

AddedCase addCase(const fs::path& cases, const ScanWithLesion& added) {
    ScanInfo info;
    const Volume scan = readScan(added.scan, &info);
    const Volume lesion = readMask(scan, added.lesion, info.warnings);
    std::optional<Volume> brain;
    if (!added.brain.empty()) {
        brain = readMask(scan, added.brain, info.warnings);
    }
    const double lesionMl =
        static_cast<double>(std::count(lesion.voxels.begin(), lesion.voxels.end(), 1.0f)) *
        scan.voxelMillilitres();
    createFolder(cases);
    FolderInMaking making(cases, added.name);
    writeScan(making.path() / kCaseScanFile, scan);
    writeScan(making.path() / kCaseLesionFile, lesion, "lesion");
    if (brain) {
        writeScan(making.path() / kCaseBrainFile, *brain, "brain");
    }
    writeTextAtomically(making.path() / kCaseFile, jsonText(describe(added, lesionMl), 2) + "\n");
    making.finish();
    return {cases / added.name, lesionMl, info.warnings};
}

}  // namespace disyre
