// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/OpenedCase.h"

#include <algorithm>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/card/ModelStore.h"
#include "core/dicom/DicomSeries.h"
#include "core/healing/ResultFiles.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/Orientation.h"
#include "core/workflows/BrainExtraction.h"
#include "core/workflows/ReviewFile.h"
#include "core/workflows/ScanSource.h"
#include "ui/common/Paths.h"
#include "ui/healing/ScanFolder.h"

namespace disyre::ui {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> filesOf(const DicomSeries& series) {
    std::vector<fs::path> files;
    for (const DicomSlice& slice : series.slices) {
        if (files.empty() || files.back() != slice.header->file) {
            files.push_back(slice.header->file);
        }
    }
    return files;
}

/// A scan as it was found for a case.
struct FoundScan {
    std::shared_ptr<const OpenedScan> scan;  ///< Null if nothing with that identity is there.
    fs::path file;
    std::shared_ptr<const DicomListing> listing;
    std::size_t series = 0;
};

/// The series of a place with DICOM files that has the identity; the numbers of series change where
/// others are added.
FoundScan findSeries(const fs::path& place, const KeptScan& wanted, const StopToken& stop) {
    FoundScan found{nullptr, place, nullptr, 0};
    auto listing = std::make_shared<const DicomListing>(listScanSource(place, {}, stop));
    for (std::size_t i = 0; i < listing->series.size(); ++i) {
        const DicomSeries& series = listing->series[i];
        if (series.holdsVolume() && identityOf(filesOf(series), stop) == wanted.identity) {
            found.scan = openSeries(*listing, i, stop);
            found.series = i;
            found.listing = listing;
            break;
        }
    }
    return found;
}

/// The scan at a place, if it has the identity.
FoundScan findScan(const fs::path& place, const KeptScan& wanted, const StopToken& stop) {
    if (scanSourceKind(place) == ScanSourceKind::Dicom) {
        return findSeries(place, wanted, stop);
    }
    if (disyre::identityOf(std::span(&place, 1), stop) != wanted.identity) {
        return {nullptr, place, nullptr, 0};
    }
    return {openScan(place, wanted.volume), place, nullptr, 0};
}

/// The scan that lies inside the case.
std::shared_ptr<const OpenedScan> scanInside(const CaseArchive& archive, const KeptScan& scan,
                                             const fs::path& folder, const StopToken& stop) {
    const fs::path target = folder / fs::path(scan.part).filename();
    archive.unpack(scan.part, target, stop);
    if (!scan.affine) {
        auto opened = std::make_shared<OpenedScan>(*openScan(target, scan.volume));
        opened->name = QString::fromStdString(scan.name);
        return opened;
    }
    Volume volume = readScan(target);
    volume.affine = *scan.affine;
    return openVolume(std::move(volume), QString::fromStdString(scan.name));
}

/// The scan as it was when it was healed: the saved restoration less what healing has changed.
/// Null if the case does not hold the results.
std::shared_ptr<const OpenedScan> scanFromResults(const CaseContent& content,
                                                  const StepCache& cache, const fs::path& results) {
    std::error_code error;
    if (!fs::exists(results / kRestorationFile, error)) {
        return nullptr;
    }
    Volume scan = readScan(results / kRestorationFile);
    const Volume nothing(scan.size, scan.affine);
    const Volume change = restorationOnScan(cache.prepared(), nothing, cache.restoration());
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        scan.voxels[i] -= change.voxels[i];
    }
    return openVolume(std::move(scan), QString::fromStdString(content.summary.scan.name));
}

/// What a person did, and what is known of the model, as results that were saved tell it.
SavedResult savedResultOf(const CaseContent& content, const fs::path& folder) {
    SavedResult saved;
    saved.folder = folder;
    saved.model = content.summary.model.name;
    saved.modelSha256 = content.summary.model.weightsSha256;
    saved.device = content.deviceUsed;
    saved.seconds = content.allSeconds;
    saved.slices = content.summary.slicesHealed;
    std::error_code error;
    if (fs::exists(folder / kReviewFile, error)) {
        saved.review = readReview(folder);
        saved.isReviewed = true;
    }
    return saved;
}

std::shared_ptr<const Mask> paintedAreasOf(const fs::path& folder, const OpenedScan& scan) {
    std::error_code error;
    const fs::path file = folder / kPaintedAreasFile;
    if (!fs::exists(file, error)) {
        return nullptr;
    }
    const Volume areas = readScan(file);
    if (areas.size != scan.scan.size) {
        throw FileError(file, MessageId::SavedOtherSize);
    }
    return std::make_shared<const Mask>(labelsOf(areas));
}

/// The voxels of each finding of the review; empty where they were not saved.
std::vector<std::shared_ptr<const std::vector<std::size_t>>> savedFindingVoxels(
    const fs::path& folder, const SavedResult& saved, const OpenedScan& scan) {
    std::error_code error;
    const fs::path file = folder / kLabelsFile;
    if (saved.review.findings.empty() || !fs::exists(file, error)) {
        return {};
    }
    const Volume labels = readScan(file);
    if (labels.size != scan.scan.size) {
        throw FileError(file, MessageId::SavedOtherSize);
    }
    return voxelsOfLabels(labels, saved.review.findings.size());
}

/// The card that the case holds; only the name and the hash for one that this version cannot use.
ModelCard cardOf(const CaseModel& model) {
    ModelCard card;
    card.name = model.name;
    card.weightsSha256 = model.weightsSha256;
    try {
        return model.card.empty() ? card : modelCardFromJson(model.card, model.folder);
    } catch (const ModelError&) {
        return card;
    }
}

/// The folder of the same model on this machine, so that healing can go on.
fs::path folderOf(const CaseModel& model) {
    std::error_code error;
    if (fs::exists(model.folder, error) || model.weightsSha256.empty()) {
        return model.folder;
    }
    for (const StoredModel& stored : listModels()) {
        if (!stored.problem && stored.card.weightsSha256 == model.weightsSha256) {
            return stored.folder;
        }
    }
    return model.folder;
}

void checkSizes(const CaseContent& content, const Size3& ras, const fs::path& file) {
    const auto differs = [&ras](const Mask& mask) { return mask.size != ras; };
    if ((content.steps && differs(content.steps->prepared->scanMask)) ||
        (content.foundMask && differs(*content.foundMask)) ||
        (content.ownMask && differs(content.ownMask->ras))) {
        throw FileError(file, MessageId::CaseFileDamaged);
    }
}

void fillMasks(HealingCase& one, const CaseContent& content) {
    if (content.foundMask) {
        one.foundMask = std::make_shared<const Mask>(*content.foundMask);
    }
    if (content.ownMask) {
        one.ownMask = std::make_shared<const OwnMask>(
            OwnMask{content.ownMask->ras, content.ownMask->file, content.ownMask->mended});
    }
    if (content.healedMask && one.cache) {
        one.setup.mask = std::make_shared<const OwnMask>(OwnMask{
            one.cache->prepared().scanMask, content.healedMask->file, content.healedMask->mended});
    }
    if (content.brain && one.foundMask) {
        auto brain = std::make_shared<ExtractedBrain>();
        brain->mask = maskFromRas(*one.foundMask, one.scan->scan);
        brain->millilitres = content.brain->millilitres;
        brain->wasStripped = content.brain->wasStripped;
        brain->model = content.brain->model;
        brain->modelSha256 = content.brain->modelSha256;
        brain->seconds = content.brain->seconds;
        one.brain = brain;
        one.brainTraits = std::make_shared<const ScanTraits>(
            traitsWithBrain(one.scan->traits, one.scan->ras, *one.foundMask));
        if (content.wasHealedWithBrain) {
            one.setup.brain = brain;
        }
    }
}

void fillSetup(HealingCase& one, const CaseContent& content) {
    one.setup.model = folderOf(content.summary.model);
    one.setup.device = content.deviceAsked;
    one.setup.card = cardOf(content.summary.model);
    one.setup.settings = content.settings;
    one.setup.region.use = content.regionUse;
    if (content.regionUse != RegionUse::WholeBrain) {
        one.setup.region.mask = std::make_shared<const Mask>(content.region);
    }
    one.setup.regionName = content.regionName;
}

}  // namespace

ScanIdentity identityOf(const OpenedScan& scan, const fs::path& file, const DicomListing* listing,
                        std::size_t series, const StopToken& stop) {
    if (listing != nullptr) {
        return disyre::identityOf(filesOf(listing->series[series]), stop);
    }
    return file.empty() ? disyre::identityOf(scan.scan)
                        : disyre::identityOf(std::span(&file, 1), stop);
}

std::shared_ptr<OpenedCase> openCase(const fs::path& file, const CaseScanChoice& choice,
                                     bool isLocked, const StopToken& stop) {
    const CaseArchive archive(file);
    auto opened = std::make_shared<OpenedCase>();
    opened->summary = summaryOf(archive);
    const KeptScan& wanted = opened->summary.scan;
    const bool isSample = wanted.file.empty() && wanted.part.empty();

    const auto place = choice.file.empty() ? placeOf(wanted, file) : std::optional(choice.file);
    if (!place && !isSample && wanted.part.empty() && !choice.withoutScan) {
        opened->isScanMissing = true;
        return opened;
    }
    auto unpacked = std::make_shared<const TemporaryFolder>("case");
    const fs::path results = unpacked->path() / "results";
    fs::create_directory(results);
    unpackResults(archive, results, stop);
    CaseContent content = readCaseFile(archive, stop);

    HealingCase& one = opened->review;
    auto home = std::make_shared<CaseHome>();
    FoundScan found;
    if (isSample) {
        found.scan = openSampleScan();
        if (disyre::identityOf(found.scan->scan) != wanted.identity) {
            found.scan.reset();
        }
    } else if (place && !choice.withoutScan) {
        found = findScan(*place, wanted, stop);
        if (!found.scan && !choice.file.empty()) {
            throw FileError(choice.file, MessageId::CaseFileOtherScan);
        }
    }
    home->scan = wanted;
    one.file = wanted.file;
    if (found.scan) {
        one.file = found.file;
        one.listing = found.listing;
        one.series = found.series;
    } else if (!home->scan.part.empty()) {
        found.scan = scanInside(archive, wanted, unpacked->path(), stop);
        one.file =
            wanted.affine ? wanted.file : unpacked->path() / fs::path(wanted.part).filename();
    }
    std::shared_ptr<StepCache> cache;
    if (content.steps) {
        checkSizes(content, content.steps->prepared->scanMask.size, file);
        cache = std::make_shared<StepCache>(std::move(*content.steps));
    }
    if (!found.scan) {
        found.scan = cache ? scanFromResults(content, *cache, results) : nullptr;
        if (!found.scan) {
            throw FileError(file, MessageId::CaseFileScanUnknown, {wanted.file});
        }
        home->scanHasChanged = true;
    }
    if (cache && cache->prepared().scanMask.size != found.scan->ras.size) {
        throw FileError(file, MessageId::CaseFileDamaged);
    }
    if (!cache) {
        checkSizes(content, found.scan->ras.size, file);
    }

    one.name = QString::fromStdString(opened->summary.title);
    one.volume = wanted.volume;
    one.written = writtenAt(one.file);
    one.scan = found.scan;
    one.identity = std::make_shared<const ScanIdentity>(wanted.identity);
    one.cache = cache;
    fillSetup(one, content);
    one.foundMask = one.scan->strippedBrain;
    fillMasks(one, content);
    if (cache && !content.isOfResults) {
        one.prepared = cache->preparedPointer();
        one.preparedFor = one.setup.model;
        one.preparedWithBias = correctsBias(one.setup.settings, one.setup.card);
    }
    one.usedDevice = content.deviceUsed;
    one.allSeconds = content.allSeconds;
    one.lastSeconds = content.lastSeconds;
    one.knownQuartile = content.knownQuartile;
    one.ownThreshold = content.ownThreshold;
    one.namesPlaces = content.namesPlaces;

    auto result = std::make_shared<OpenedResult>();
    result->saved = savedResultOf(content, results);
    result->saved.review.scan = {one.file, one.volume,
                                 one.listing ? static_cast<int>(one.series) + 1 : 0};
    result->scan = one.scan;
    result->cache = cache;
    result->brain = one.ownMask ? std::make_shared<const Mask>(one.ownMask->ras) : nullptr;
    result->paintedAreas = paintedAreasOf(results, *one.scan);
    result->findings = savedFindingVoxels(results, result->saved, *one.scan);
    result->hasSteps = !content.isOfResults;
    result->restoredFrom = isLocked ? fs::path() : file;
    result->view = content.view;
    result->unpacked = std::move(unpacked);
    one.opened = std::move(result);

    home->file = isLocked ? file : opened->summary.autosaveOf;
    if (!home->file.empty()) {
        lockCase(*home);
    }
    one.home = std::move(home);
    one.state = one.restingState();
    return opened;
}

}  // namespace disyre::ui
