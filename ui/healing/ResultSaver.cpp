// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ResultSaver.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>

#include "core/healing/ScanLevel.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/preprocess/Orientation.h"
#include "core/workflows/BrainExtraction.h"
#include "core/workflows/HealingFiles.h"
#include "core/workflows/SavedResult.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"

namespace disyre::ui {

namespace {

/// What result.json tells of a healing, but for what is found out while the files are written.
ResultRecord recordOf(const HealingCase& one) {
    const HealingSetup& setup = one.setup;
    ResultRecord record;
    record.scan = one.file.empty() ? "sample" : displayPath(one.file);
    record.scanVolume = one.scan->volume;
    record.scanVolumes = one.scan->volumes;
    record.scanSeries = one.listing ? static_cast<int>(one.series) + 1 : 0;
    record.model = setup.card.name;
    record.modelSha256 = setup.card.weightsSha256;
    record.settings = resolvedFor(setup.settings, setup.card);
    record.region = setup.region;
    record.regionSource = setup.regionName;
    record.warnings = one.scan->messages;
    const std::vector<Message> scope =
        notSaidIn(one.cache->prepared().warnings, scopeOf(one.traits(), setup.card));
    record.warnings.insert(record.warnings.end(), scope.begin(), scope.end());
    record.device = one.usedDevice;
    record.slices = one.cache->slicesComplete();
    record.seconds = one.allSeconds;
    record.suggested = scanThreshold(
        suggestedThreshold(setup.card, setup.settings),
        scanLevel(healthyScoresFor(setup.card, setup.settings), setup.region, one.upperQuartile()),
        one.cache->largestScore());
    if (const auto& brain = setup.brain) {
        record.brainExtraction = {brain->model, brain->modelSha256, brain->millilitres,
                                  brain->seconds};
    }
    if (setup.mask) {
        record.brainMask = {displayPath(setup.mask->file), setup.mask->mended};
    }
    return record;
}

/// The threshold of the list of findings if a person has set it; else the suggested one counts.
std::optional<double> thresholdOf(const std::optional<ReviewToSave>& review) {
    return review && review->review.threshold.isByHand
               ? std::optional(review->review.threshold.value)
               : std::nullopt;
}

ResultWriter writerOf(const HealingCase& one, const std::optional<double>& threshold) {
    return [threshold, record = recordOf(one), scan = one.scan,
            places = one.namesPlaces ? one.places : nullptr,
            cache =
                std::shared_ptr<const StepCache>(one.cache)](const std::filesystem::path& folder) {
        const NiftiPosition* position = scan->niftiPosition ? &*scan->niftiPosition : nullptr;
        const Volume map = cache->anomalyMap();
        const Volume restoration = cache->restoration();
        ResultRecord complete = record;
        complete.steps = cache->records();
        std::optional<Mask> brain;
        if (record.brainExtraction || record.brainMask) {
            brain = maskFromRas(cache->prepared().scanMask, scan->scan);
        }
        return writeHealing(folder, {scan->scan, cache->prepared(), map, restoration, complete,
                                     places.get(), position, brain ? &*brain : nullptr, threshold})
            .files;
    };
}

ResultWriter writerOf(const std::shared_ptr<const OpenedResult>& opened,
                      const std::optional<double>& threshold) {
    return [opened, threshold](const std::filesystem::path& folder) {
        auto files = copySavedResult(opened->saved.folder, folder);
        if (threshold) {
            const OpenedScan& scan = *opened->scan;
            writeListedRegions(folder, scan.scan, opened->cache->anomalyMap(), *threshold, nullptr,
                               scan.niftiPosition ? &*scan.niftiPosition : nullptr);
        }
        return files;
    };
}

/// The findings as numbers from 1; where two share a voxel, it belongs to the smaller one.
Volume labelsOf(const std::vector<std::vector<std::size_t>>& findings, const Volume& ras) {
    std::vector<std::size_t> order(findings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return findings[a].size() > findings[b].size();
    });
    Volume labels(ras.size, ras.affine);
    for (const std::size_t finding : order) {
        for (const std::size_t voxel : findings[finding]) {
            labels.voxels[voxel] = static_cast<float>(finding + 1);
        }
    }
    return labels;
}

}  // namespace

ResultWriter resultWriterOf(const HealingCase& one, const std::optional<ReviewToSave>& review) {
    return one.savedResults() != nullptr ? writerOf(one.opened, thresholdOf(review))
                                         : writerOf(one, thresholdOf(review));
}

std::vector<std::filesystem::path> writeReview(const std::filesystem::path& folder,
                                               const std::optional<ReviewToSave>& review,
                                               const OpenedScan& scan) {
    std::vector<std::filesystem::path> files;
    std::error_code notThere;
    const auto write = [&](const char* name, const char* description, const Volume& labels) {
        const std::filesystem::path path = folder / name;
        writeScan(path, fromRas(labels, scan.scan), description,
                  scan.niftiPosition ? &*scan.niftiPosition : nullptr);
        files.push_back(path);
    };
    if (review && !review->paintedAreas.voxels.empty()) {
        Volume labels(scan.ras.size, scan.ras.affine);
        std::copy(review->paintedAreas.voxels.begin(), review->paintedAreas.voxels.end(),
                  labels.voxels.begin());
        write(kPaintedAreasFile, "Painted areas. Research use, not a medical device", labels);
    } else {
        std::filesystem::remove(folder / kPaintedAreasFile, notThere);
    }
    if (review && !review->findings.empty()) {
        // What was written with the map has the numbers of the map's own list; these are those of
        // the list that a person has seen and perhaps edited. Where two findings share a voxel, it
        // belongs to the smaller one.
        write(kLabelsFile, "Findings. Research use, not a medical device",
              labelsOf(review->findings, scan.ras));
    }
    const std::filesystem::path file = folder / kReviewFile;
    if (review) {
        writeTextAtomically(file, reviewJson(review->review, folder));
        files.push_back(file);
    } else {
        std::filesystem::remove(file, notThere);
    }
    return files;
}

ResultSaver::ResultSaver(QObject* parent)
    : QObject(parent), worker_(this, Worker::Priority::Normal) {}

bool ResultSaver::canSave(const HealingCase* one) {
    return one != nullptr && one->cache != nullptr && !isBusy(one->state) &&
           one->cache->slicesComplete() > 0;
}

void ResultSaver::save(const HealingCase* one, const std::filesystem::path& folder,
                       const std::optional<ReviewToSave>& review) {
    if (!canSave(one)) {
        Q_EMIT failed(tr("There is nothing to save yet: heal the scan first."));
        return;
    }
    Q_EMIT begun(one->id);
    const HealingInputs inputs{one->file, {}, one->setup.mask ? one->setup.mask->file : ""};
    const auto save = resultWriterOf(*one, review);
    worker_.add([this, folder, inputs, save, review, scan = one->scan, id = one->id,
                 changes = one->changes](const Worker::Reply& reply, const StopToken&) {
        guarded(
            [&] {
                refuseToOverwrite(folder, inputs);
                QStringList paths;
                for (const auto& path : save(folder)) {
                    paths << toText(path);
                }
                for (const auto& path : writeReview(folder, review, *scan)) {
                    paths << toText(path);
                }
                reply([this, paths, id, changes] {
                    Q_EMIT caseSaved(id, changes);
                    Q_EMIT saved(paths);
                });
            },
            [this, &reply](const QString& message) {
                reply([this, message] { Q_EMIT failed(message); });
            });
    });
}

}  // namespace disyre::ui
