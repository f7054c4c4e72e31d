// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/RepeatedHealing.h"

#include <QCoreApplication>

#include "core/healing/ResultFiles.h"
#include "core/workflows/BrainExtraction.h"
#include "core/workflows/HealCommandLine.h"
#include "ui/healing/HealingCase.h"

namespace disyre::ui {

using namespace Qt::StringLiterals;

namespace {

class RepeatTexts {
    Q_DECLARE_TR_FUNCTIONS(RepeatedHealing)
};

}  // namespace

RepeatedHealing repeatedHealing(const HealingCase& one, const std::filesystem::path& saved) {
    if (one.opened) {
        return {QString(),
                RepeatTexts::tr("These results were opened from a folder, and it does not "
                                "tell every setting; heal the scan here first.")};
    }
    if (!one.cache || one.cache->slicesComplete() == 0) {
        return {QString(),
                RepeatTexts::tr("There is no healing to repeat yet: heal the scan first.")};
    }
    const HealingSetup& setup = one.setup;
    const bool needsMask = setup.mask && (setup.mask->mended || setup.mask->file.empty());
    const bool needsRegion = setup.region.isLimited();
    if ((needsMask || needsRegion) && saved.empty()) {
        return {QString(),
                RepeatTexts::tr("The brain mask or the region was drawn by hand, and a command "
                                "needs it as a file: save the results first, then copy the "
                                "command.")};
    }
    HealFileRequest request;
    const bool isSample = one.file.empty();
    request.scan = isSample ? std::filesystem::path("sample/scan.nii.gz") : one.file;
    request.folder = "result";
    request.series = one.listing ? static_cast<int>(one.series) + 1 : 0;
    request.choice.volume = one.volume;
    request.namesPlaces = one.namesPlaces;
    if (needsMask) {
        request.brainMask = saved / kBrainMaskFile;
    } else if (setup.mask) {
        request.brainMask = setup.mask->file;
    }
    HealOptions& options = request.options;
    options.model = setup.model.string();
    options.device = setup.device;
    options.settings = setup.settings;
    options.skip = setup.settings.skip;
    options.stride = setup.settings.stride;
    options.mirrored = setup.settings.mirrored;
    if (needsRegion) {
        options.regionUse = setup.region.use;
        options.regionMask = (saved / kRegionFile).string();
    }
    RepeatedHealing repeated;
    if (isSample) {
        repeated.command =
            QString::fromStdString(shellCommand("disyre", {"sample", "--out", "sample"}) + " && ");
    }
    repeated.command += QString::fromStdString(shellCommand("disyre", healArguments(request)));
    const int missing = one.cache->slicesWithBrain() - one.cache->slicesComplete();
    repeated.note = missing > 0
                        ? RepeatTexts::tr(
                              "The command was copied. It heals the %n slice(s), too, that "
                              "are not healed here.",
                              nullptr, missing)
                        : RepeatTexts::tr("The command that repeats this healing was copied.");
    return repeated;
}

}  // namespace disyre::ui
