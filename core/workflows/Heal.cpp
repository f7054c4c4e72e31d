// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/Heal.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Progress.h"
#include "core/card/ModelPlaces.h"
#include "core/healing/ScanLevel.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/OutputFolder.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/BrainVolume.h"
#include "core/preprocess/LabelFile.h"
#include "core/preprocess/Orientation.h"
#include "core/preprocess/Resample.h"
#include "core/workflows/ScanScope.h"
#include "core/workflows/ScanSource.h"

namespace disyre {

std::filesystem::path modelFolderOf(const HealOptions& options) {
    return options.model.empty() ? defaultModelFolder() : modelFolder(options.model);
}

HealingSettings settingsFor(const HealOptions& options, const ModelCard& card) {
    HealingSettings settings = options.settings;
    applyMode(settings, options.mode, card.patch);
    settings.skip = options.skip.value_or(settings.skip);
    settings.stride = options.stride.value_or(0) != 0 ? *options.stride : settings.stride;
    settings.mirrored = options.mirrored.value_or(settings.mirrored);
    checkHealingSettings(settings, card.patch, card.schedule.steps);
    return resolvedFor(settings, card);
}

std::shared_ptr<Healer> loadHealerFor(const HealOptions& options) {
    const std::filesystem::path model = modelFolderOf(options);
    return options.loadHealer ? options.loadHealer(model, options.device)
                              : compute(options.threads).loadModel(model, options.device);
}

namespace {

/// Reads the mask that limits healing to a region, on the grid of its file. Returns nothing if the
/// whole brain is healed.
std::optional<Volume> readRegion(const Volume& scan, const HealOptions& options,
                                 std::vector<Message>& warnings) {
    if (options.regionUse == RegionUse::WholeBrain) {
        return std::nullopt;
    }
    try {
        return readLabels(scan, options.regionMask, warnings);
    } catch (const ConstantScanError&) {
        throw ScanError(options.regionMask, MessageId::RegionMaskConstant);
    }
}

/// Returns the region on the grid of `model`, which is the scan in model space.
HealingRegion regionOn(const Volume& model, const Volume& labels, const HealOptions& options) {
    const Volume onModel = labelsOnGridOf(model, labels);
    auto mask = std::make_shared<Mask>(model.size);
    std::transform(onModel.voxels.begin(), onModel.voxels.end(), mask->voxels.begin(),
                   [](float label) { return static_cast<std::uint8_t>(label > 0.0f ? 1 : 0); });
    if (std::none_of(mask->voxels.begin(), mask->voxels.end(),
                     [](std::uint8_t inside) { return inside != 0; })) {
        throw ScanError(options.regionMask, MessageId::RegionMaskElsewhere);
    }
    return {options.regionUse, mask};
}

/// Turns step frames into progress for an observer. The first one tells the warnings.
StepObserver framesAsProgress(const HealObserver& observer, int slices,
                              const std::vector<Message>& warnings) {
    return [&observer, meter = ProgressMeter(slices),
            untold = warnings](const StepFrame& frame) mutable {
        const double done =
            frame.slicesDone +
            (frame.slicesDone < frame.slicesTotal ? double(frame.step + 1) / frame.steps : 0.0);
        meter.update(std::min<double>(done, frame.slicesTotal));
        if (observer) {
            observer({.isPreparing = false,
                      .slice = std::min(frame.slicesDone + 1, frame.slicesTotal),
                      .slices = frame.slicesTotal,
                      .t = frame.t,
                      .slicesPerSecond = meter.rate(),
                      .secondsLeft = meter.secondsLeft(),
                      .warnings = std::exchange(untold, {})});
        }
    };
}

}  // namespace

ScanThreshold suggestedFor(const HealedScan& healed) {
    const HealingSettings& settings = healed.request.settings;
    const double level = scanLevel(healthyScoresFor(healed.card, settings), healed.request.region,
                                   upperQuartile(healed.result.anomalyMap, healed.prepared.mask));
    const std::vector<float>& scores = healed.result.anomalyMap.voxels;
    const auto highest = std::max_element(scores.begin(), scores.end());
    return scanThreshold(suggestedThreshold(healed.card, settings), level,
                         highest == scores.end() ? 0.0 : static_cast<double>(*highest));
}

HealObserver aboutFile(HealObserver observer, const std::filesystem::path& file) {
    if (!observer) {
        return observer;
    }
    return [observer = std::move(observer), name = displayPath(file)](const HealProgress& told) {
        HealProgress named = told;
        for (Message& warning : named.warnings) {
            warning.file = warning.file.empty() ? name : warning.file;
        }
        observer(named);
    };
}

HealedScan prepareAndHeal(const Volume& scan, const Mask* brain, const HealOptions& options,
                          const HealObserver& observer, const StopToken& stop,
                          const std::vector<Message>& warnings) {
    stop.throwIfStopped();
    HealedScan healed;
    healed.card = readModelCard(modelFolderOf(options));
    healed.request.settings = settingsFor(options, healed.card);
    if (observer) {
        observer({});
    }
    // The mask is read first, so that a bad one is reported at once and not after the seconds that
    // the preparation of the scan takes.
    std::vector<Message> told = warnings;
    const std::optional<Volume> labels = readRegion(scan, options, told);
    healed.prepared = prepare(scan, preparationFor(healed.request.settings, healed.card), brain);
    told = notSaidIn(healed.prepared.warnings, std::move(told));
    healed.prepared.warnings.insert(healed.prepared.warnings.begin(), told.begin(), told.end());
    if (labels) {
        healed.request.region = regionOn(healed.prepared.image, *labels, options);
        checkHealingRegion(healed.request.region, healed.prepared.mask);
    }
    const std::shared_ptr<Healer> healer = loadHealerFor(options);
    healed.result = healer->heal(
        {healed.prepared.image, healed.prepared.mask}, healed.request,
        framesAsProgress(observer, healed.prepared.image.size[2], healed.prepared.warnings), stop);
    if (healed.result.stopped) {
        throw Stopped();
    }
    return healed;
}

namespace {

/// Returns the record for result.json of a healed file, without the fields that writeHealing()
/// fills in.
ResultRecord recordOf(const HealFileRequest& request, const HealedScan& healed,
                      const SourceScan& source) {
    ResultRecord record;
    record.scan = displayPath(request.scan);
    record.scanVolume = source.info.volume;
    record.scanVolumes = source.info.volumes;
    record.scanSeries = source.series;
    record.model = healed.card.name;
    record.modelSha256 = healed.card.weightsSha256;
    record.settings = healed.request.settings;
    record.region = healed.request.region;
    record.regionSource = request.options.regionMask;
    record.device = healed.result.device;
    record.slices = healed.result.slicesHealed;
    record.seconds = healed.result.seconds;
    record.steps = healed.result.steps;
    const ScanThreshold suggested = suggestedFor(healed);
    record.suggested = suggested;
    return record;
}

/// Finds the brain of a scan that is not skull-stripped. Returns nothing for a stripped scan.
/// Throws ScanError if there is no brain in it.
std::optional<ExtractedBrain> extractIfHead(const Volume& scan, const HealFileRequest& request,
                                            const HealObserver& observer, const StopToken& stop) {
    BrainExtractionOptions options;
    options.device = request.options.device == "cpu-bf16" ? "cpu" : request.options.device;
    options.threads = request.options.threads;
    options.loadExtractor = request.loadExtractor;
    const auto asHealing = [&observer](double share) {
        if (observer) {
            observer({.extracted = share});
        }
    };
    ExtractedBrain brain = extractBrain(scan, options, asHealing, stop);
    if (brain.wasStripped) {
        return std::nullopt;
    }
    if (!brain.found()) {
        throw ScanError(request.scan, MessageId::ExtractionNoBrain);
    }
    brain.warnings.insert(
        brain.warnings.begin(),
        Message(MessageId::ExtractionDone,
                {MessageArgument::number(fmt::format("{:.0f}", brain.millilitres))}));
    return brain;
}

/// Says in what a scan differs from what the model was trained on.
/// @param brain the brain on the scan's grid; null if it is what differs from the background.
std::vector<Message> scopeOfScan(const SourceScan& source, const Mask* brain,
                                 const ModelCard& card) {
    const Volume ras = toRas(source.volume);
    ScanTraits traits;
    if (brain != nullptr) {
        traits.patientAge = source.info.patientAge;
        traits.contrastAgent = source.info.contrastAgent;
        traits = traitsWithBrain(traits, ras, toRas(*brain, orientationOf(source.volume.affine)));
    } else {
        traits = traitsOf(ras, measureBrain(ras), source.info);
        // The preparation says what is healed of a head whose brain is not to be found.
        traits.looksLikeHead = false;
    }
    return scopeOf(traits, card);
}

/// Aligns the healed scan with the atlas. If that fails or is poor, a warning says why the places
/// have no names.
std::optional<ScanPlaces> placesOf(const PreparedScan& prepared, std::vector<Message>& warnings,
                                   const StopToken& stop) {
    try {
        ScanPlaces places = findPlaces(prepared.image, prepared.mask, stop);
        if (const auto problem = places.problem()) {
            warnings.push_back(*problem);
        }
        return places;
    } catch (const Stopped&) {
        throw;
    } catch (const Error& error) {
        warnings.emplace_back(MessageId::PlacesNotFound,
                              std::vector<MessageArgument>{error.message()});
        return std::nullopt;
    }
}

/// Refuses a folder that cannot take the results.
void checkFolder(const HealFileRequest& request) {
    checkWritable(request.folder / kResultFile);
    refuseToOverwrite(request.folder,
                      {request.scan, request.options.regionMask, request.brainMask});
}

}  // namespace

HealedFile healFile(const HealFileRequest& request, const HealObserver& observer,
                    const StopToken& stop) {
    const OutputFolder folder(request.folder);
    checkFolder(request);
    const SourceScan source =
        readScanSource(request.scan, {request.series, false, request.choice}, {}, stop);
    const Volume& scan = source.volume;
    std::vector<Message> warnings = source.info.warnings;
    std::optional<Mask> brain;
    std::optional<ExtractedBrain> extracted;
    if (!request.brainMask.empty()) {
        brain = brainFromLabels(readLabelsFor(scan, request.brainMask, warnings), 0, 0);
    } else if (request.extractsBrain &&
               readModelCard(modelFolderOf(request.options)).skullStripped) {
        extracted = extractIfHead(scan, request, observer, stop);
        if (extracted) {
            brain = extracted->mask;
            // Where the brain reaches the edge of the scan is told by its scope.
            std::copy_if(extracted->warnings.begin(), extracted->warnings.end(),
                         std::back_inserter(warnings), [](const Message& warning) {
                             return warning.id != MessageId::ExtractionTouchesEdge;
                         });
        }
    }
    for (Message& message : scopeOfScan(source, brain ? &*brain : nullptr,
                                        readModelCard(modelFolderOf(request.options)))) {
        warnings.push_back(std::move(message));
    }
    HealedFile file;
    file.healed =
        prepareAndHeal(scan, brain ? &*brain : nullptr, request.options, observer, stop, warnings);
    PreparedScan& prepared = file.healed.prepared;
    std::optional<ScanPlaces> places;
    if (request.namesPlaces) {
        places = placesOf(prepared, prepared.warnings, stop);
    }
    file.warnings = prepared.warnings;
    const auto& stated = source.info.niftiPosition;
    const NiftiPosition* position = stated ? &*stated : nullptr;
    ResultRecord record = recordOf(request, file.healed, source);
    if (extracted) {
        record.brainExtraction = {extracted->model, extracted->modelSha256, extracted->millilitres,
                                  extracted->seconds};
    } else if (brain) {
        record.brainMask = {displayPath(request.brainMask), false};
    }
    file.written =
        writeHealing(request.folder,
                     {scan, prepared, file.healed.result.anomalyMap, file.healed.result.restoration,
                      record, places ? &*places : nullptr, position, brain ? &*brain : nullptr});
    return file;
}

}  // namespace disyre
