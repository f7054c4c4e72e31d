// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/SampleScan.h"

#include <cstdlib>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/lesions/ImplantedLesion.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/SharedLibrary.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/Orientation.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

ImplantedLesion darkCavity() {
    ImplantedLesion lesion;
    lesion.centre = {32.0, -38.0, 24.0};
    lesion.radii = {11.0, 13.0, 10.0};
    lesion.unevenness = 0.30;
    lesion.edge = 2.5;
    lesion.level = 0.22;
    lesion.strength = 0.92;
    lesion.texture = 0.02;
    lesion.seed = 20240601;
    return lesion;
}

ImplantedLesion faintPatch() {
    ImplantedLesion lesion;
    lesion.centre = {-28.0, 22.0, 26.0};
    lesion.radii = {9.0, 11.0, 9.0};
    lesion.unevenness = 0.25;
    lesion.edge = 4.0;
    lesion.level = 0.62;
    lesion.strength = 0.60;
    lesion.blur = 2.5;
    lesion.texture = 0.01;
    lesion.seed = 20240602;
    return lesion;
}

Json describe(const char* name, const ImplantedLesion& lesion) {
    return {{"name", name},
            {"centre_ras_mm", lesion.centre},
            {"radii_mm", lesion.radii},
            {"edge_mm", lesion.edge},
            {"level", lesion.level},
            {"strength", lesion.strength},
            {"blur_mm", lesion.blur},
            {"seed", lesion.seed}};
}

}  // namespace

fs::path sampleBrainFile() {
    std::vector<fs::path> places;
    if (const char* given = std::getenv("DISYRE_SAMPLE_BRAIN")) {
        places.emplace_back(given);
    }
    places.push_back(executableFolder() / ".." / "share" / "disyre" / "sample" / "ch2bet.nii.gz");
    places.emplace_back("/usr/share/mricron/templates/ch2bet.nii.gz");
    for (const fs::path& place : places) {
        std::error_code error;
        if (fs::exists(place, error)) {
            return place;
        }
    }
    throw ScanError(places.back(), MessageId::SampleNotInstalled);
}

SampleScan makeSample() {
    const fs::path source = sampleBrainFile();
    SampleScan sample;
    sample.healthy = toRas(readScan(source));
    std::vector<Message> warnings;
    const Mask brain = findBrain(sample.healthy, warnings);
    sample.scan = sample.healthy;
    sample.lesion = Mask(sample.scan.size);
    implantLesion(sample.scan, brain, darkCavity(), sample.lesion);
    implantLesion(sample.scan, brain, faintPatch(), sample.lesion);
    const Json description = {
        {"format", "disyre-sample"},
        {"format_version", 1},
        {"source", "ch2bet of Debian's mricron-data (BSD-3-Clause)"},
        {"note",
         "A healthy brain with two implanted lesions, made without Eq. 1 and without foreign "
         "patches. Not a patient."},
        {"lesions",
         {describe("dark cavity", darkCavity()), describe("faint patch", faintPatch())}}};
    sample.description = jsonText(description, 2) + "\n";
    return sample;
}

SampleScan makeSample(SampleLesion lesion) {
    SampleScan sample;
    sample.healthy = toRas(readScan(sampleBrainFile()));
    std::vector<Message> warnings;
    const Mask brain = findBrain(sample.healthy, warnings);
    sample.scan = sample.healthy;
    sample.lesion = addSampleLesion(sample.scan, brain, lesion);
    const Json description = {
        {"format", "disyre-sample"},
        {"format_version", 1},
        {"source", "ch2bet of Debian's mricron-data (BSD-3-Clause)"},
        {"note",
         "A healthy brain with a lesion made by code, without Eq. 1 and without foreign patches. "
         "Not a patient."},
        {"lesion", toText(lesion)}};
    sample.description = jsonText(description, 2) + "\n";
    return sample;
}

void writeSample(const SampleScan& sample, const fs::path& folder) {
    createFolder(folder);
    Volume lesion(sample.lesion.size, sample.scan.affine);
    std::copy(sample.lesion.voxels.begin(), sample.lesion.voxels.end(), lesion.voxels.begin());
    writeScan(folder / "scan.nii.gz", sample.scan, "healthy brain with lesions made by code");
    writeScan(folder / "lesion_mask.nii.gz", lesion, "implanted lesions");
    writeScan(folder / "healthy.nii.gz", sample.healthy, "ch2bet");
    writeTextAtomically(folder / "sample.json", sample.description);
}

}  // namespace disyre
