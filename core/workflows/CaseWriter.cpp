// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/CaseWriter.h"

#include <algorithm>

#include "core/base/Json.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/FolderInMaking.h"
#include "core/workflows/CaseFolder.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// Describes in words which voxels the lesion mask of a kind marks.
const char* maskRule(CaseKind kind) {
    switch (kind) {
        case CaseKind::MassEffect:
            return "the core where it fills half of a voxel or more, and displaced tissue whose "
                   "intensity changed by the stated share";
        case CaseKind::Atrophy:
            return "tissue inside the reach whose intensity changed by the stated share";
        case CaseKind::BlurredBorder:
            return "tissue at least half inside the blurred region whose intensity changes by the "
                   "stated share";
        default:
            return "tissue of which the lesion fills half of a voxel or more";
    }
}

/// Tells whether kStatedChange decides which voxels belong to the lesion mask of a kind.
bool usesStatedChange(CaseKind kind) {
    return kind == CaseKind::MassEffect || kind == CaseKind::Atrophy ||
           kind == CaseKind::BlurredBorder;
}

Json describe(const CaseOrigin& origin, const BenchmarkCase& made, const LabelledBrain& brain) {
    Json json = {{"format", kCaseFormat},
                 {"format_version", kCaseFormatVersion},
                 {"subject", origin.subject},
                 {"kind", caseKindName(made.kind)},
                 {"near_training", isNearTraining(made.kind)},
                 {"split", caseSplitName(origin.split)},
                 {"lesion_ml", made.lesionMl},
                 {"seed", origin.seed},
                 {"number", origin.number},
                 {"centre_mm", made.centreMm}};
    if (made.askedMl > 0.0) {
        json["asked_ml"] = made.askedMl;
    }
    json["mask_rule"] = maskRule(made.kind);
    if (usesStatedChange(made.kind)) {
        json["stated_change"] = kStatedChange;
    }
    json["levels"] = {
        {"fluid", brain.levels.fluid}, {"grey", brain.levels.grey}, {"white", brain.levels.white}};
    json["noise"] = {{"deviation", brain.noise.deviation},
                     {"correlation", brain.noise.correlation}};
    for (const auto& [name, value] : made.drawn) {
        json["drawn"][name] = value;
    }
    if (!made.shape.empty()) {
        json["shape"] = made.shape;
    }
    if (origin.alignment) {
        json["alignment"] = {{"template_to_scan", origin.alignment->templateToScan},
                             {"correlation", origin.alignment->correlation},
                             {"overlap", origin.alignment->overlap}};
    }
    return json;
}

Volume maskOnScanGrid(const LabelledBrain& brain, const Mask& mask, const Volume& original) {
    Grid<float> values(mask.size);
    std::copy(mask.voxels.begin(), mask.voxels.end(), values.voxels.begin());
    return onScanGrid(brain, values, original);
}

}  // namespace

void writeCase(const fs::path& folder, const CaseOrigin& origin, const BenchmarkCase& made,
               const LabelledBrain& brain, const Volume& original) {
    FolderInMaking making(folder, origin.name);
    writeScan(making.path() / kCaseScanFile, onScanGrid(brain, made.scan, original),
              "synthetic lesion");
    writeScan(making.path() / kCaseLesionFile, maskOnScanGrid(brain, made.lesion, original),
              "lesion");
    writeScan(making.path() / kCaseBrainFile, maskOnScanGrid(brain, brain.brain, original),
              "brain");
    writeTextAtomically(making.path() / kCaseFile,
                        jsonText(describe(origin, made, brain), 2) + "\n");
    making.finish();
}

}  // namespace disyre
