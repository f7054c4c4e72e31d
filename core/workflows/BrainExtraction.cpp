// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/BrainExtraction.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Progress.h"
#include "core/card/ModelPlaces.h"
#include "core/image/Nifti.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/BrainVolume.h"
#include "core/preprocess/ExtractionSteps.h"
#include "core/preprocess/Orientation.h"
#include "core/workflows/ScanSource.h"

namespace disyre {

namespace {

/// The share of the whole work that the first, smaller network has.
constexpr double kBoxWork = 0.11;

std::unique_ptr<BrainExtractor> loadExtractorFor(const BrainExtractionOptions& options) {
    const std::filesystem::path folder = brainExtractionFolder();
    return options.loadExtractor
               ? options.loadExtractor(folder, options.device)
               : compute(options.threads).loadBrainExtractor(folder, options.device);
}

/// Passes the progress of one network on as a part of the whole.
BrainExtractor::Observer asPart(const BrainExtractionObserver& observer, double from, double to) {
    if (!observer) {
        return {};
    }
    return [&observer, from, to](double share) { observer(from + share * (to - from)); };
}

/// Finds the brain of a head with the networks; the scan and the mask are in RAS order. The mask is
/// empty (all 0) if there is none.
Mask brainByNetworks(const Volume& ras, BrainExtractor& networks,
                     const BrainExtractionObserver& observer, const StopToken& stop) {
    using Stage = BrainExtractor::Stage;
    const ExtractionCard& card = networks.card();
    std::optional<IntensityRange> range;
    std::optional<Box> box;
    {
        Grid<float> cube = cubeOf(ras, {{0, 0, 0}, ras.size}, card.boxSide);
        range = extractionRange(cube, card);
        if (!range || !standardise(cube, *range, card)) {
            return Mask(ras.size);
        }
        box = brainBox(networks.brainShare(Stage::Box, cube, asPart(observer, 0.0, kBoxWork), stop),
                       ras.size, card);
    }
    if (!box) {
        return Mask(ras.size);
    }
    Grid<float> cube = cubeOf(ras, *box, card.brainSide);
    if (!standardise(cube, *range, card)) {
        return Mask(ras.size);
    }
    cube = networks.brainShare(Stage::Brain, cube, asPart(observer, kBoxWork, 1.0), stop);
    stop.throwIfStopped();
    return brainInBox(cube, *box, ras.size, card);
}

void warnOfOddBrain(const Mask& ras, ExtractedBrain& brain) {
    const double litres = brain.millilitres / 1000.0;
    if (!brain.found()) {
        brain.warnings.emplace_back(MessageId::BrainNone);
        return;
    }
    // A stripped scan may well be cut to its brain.
    if (!brain.wasStripped && touchesEdge(ras)) {
        brain.warnings.emplace_back(MessageId::ExtractionTouchesEdge);
    }
    if (!isBrainVolume(litres)) {
        brain.warnings.push_back({MessageId::ExtractionVolume,
                                  {MessageArgument::number(fmt::format("{:.2f}", litres))}});
    }
}

}  // namespace

ExtractedBrain extractBrain(const Volume& scan, const BrainExtractionOptions& options,
                            const BrainExtractionObserver& observer, const StopToken& stop) {
    stop.throwIfStopped();
    const ProgressMeter clock(1.0);
    const Volume ras = toRas(scan);
    ExtractedBrain brain;
    Mask mask;
    // Measuring takes longer and is not needed where the background is not even empty.
    if (!options.evenIfStripped && hasEmptyBackground(ras)) {
        MeasuredBrain measured = measureBrain(ras);
        brain.wasStripped = !measured.looksLikeHead();
        mask = std::move(measured.mask);
    }
    stop.throwIfStopped();
    if (!brain.wasStripped) {
        const std::unique_ptr<BrainExtractor> networks = loadExtractorFor(options);
        mask = brainByNetworks(ras, *networks, observer, stop);
        brain.model = networks->card().name;
        brain.modelSha256 = networks->card().weightsSha256;
    }
    const auto voxels = std::count(mask.voxels.begin(), mask.voxels.end(), 1);
    brain.millilitres = static_cast<double>(voxels) * scan.voxelMillilitres();
    warnOfOddBrain(mask, brain);
    brain.mask = maskFromRas(mask, scan);
    brain.seconds = clock.secondsElapsed();
    return brain;
}

void writeBrainMask(const std::filesystem::path& file, const Volume& scan, const Mask& brain,
                    const NiftiPosition* position) {
    Volume values(scan.size, scan.affine);
    std::copy(brain.voxels.begin(), brain.voxels.end(), values.voxels.begin());
    writeScan(file, values, "Brain mask. Research use, not a medical device", position);
}

ExtractedBrain maskFile(const MaskFileRequest& request, const BrainExtractionObserver& observer,
                        const StopToken& stop) {
    const std::string name = request.mask.filename().string();
    const auto endsWith = [&name](const std::string& end) {
        return name.size() > end.size() &&
               name.compare(name.size() - end.size(), end.size(), end) == 0;
    };
    if (!endsWith(".nii") && !endsWith(".nii.gz")) {
        throw SettingsError(MessageId::ExtractionFileName, {request.mask});
    }
    const SourceScan source = readScanSource(request.scan, {}, {}, stop);
    const Volume& scan = source.volume;
    ExtractedBrain brain = extractBrain(scan, request.options, observer, stop);
    if (!brain.found()) {
        throw ScanError(request.scan, MessageId::ExtractionNoBrain);
    }
    brain.warnings.insert(brain.warnings.begin(), source.info.warnings.begin(),
                          source.info.warnings.end());
    const auto& stated = source.info.niftiPosition;
    writeBrainMask(request.mask, scan, brain.mask, stated ? &*stated : nullptr);
    return brain;
}

}  // namespace disyre
