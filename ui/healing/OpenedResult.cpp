// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/OpenedResult.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomSeries.h"
#include "core/preprocess/Orientation.h"
#include "core/workflows/ScanSource.h"

namespace disyre::ui {

namespace {

std::shared_ptr<const OpenedScan> scanOf(const SavedResult& saved, const StopToken& stop) {
    const ReviewedScan& which = saved.review.scan;
    if (which.file.empty()) {
        return openSampleScan();
    }
    if (scanSourceKind(which.file) != ScanSourceKind::Dicom) {
        return openScan(which.file, which.volume);
    }
    const DicomListing listing = listScanSource(which.file, {}, stop);
    const auto series = which.series > 0 ? std::optional(static_cast<std::size_t>(which.series - 1))
                                         : listing.likeliest();
    if (!series || *series >= listing.series.size()) {
        throw FileError(saved.folder, MessageId::SavedScanMissing, {which.file});
    }
    return openSeries(listing, *series, stop);
}

/// The scan in a model space that is the scan's own grid, with all voxels where something is saved
/// in the mask.
std::shared_ptr<const PreparedScan> onOwnGrid(const OpenedScan& scan, const Volume& map,
                                              const Volume& restored, const Mask* brain) {
    auto prepared = std::make_shared<PreparedScan>();
    prepared->image = scan.ras;
    prepared->scanMask = brain != nullptr     ? *brain
                         : scan.strippedBrain ? *scan.strippedBrain
                                              : Mask(scan.ras.size);
    for (std::size_t i = 0; i < map.voxels.size(); ++i) {
        if (map.voxels[i] != 0.0f || restored.voxels[i] != scan.ras.voxels[i]) {
            prepared->scanMask.voxels[i] = 1;
        }
    }
    prepared->mask = prepared->scanMask;
    prepared->spacingInScan = {1.0, 1.0, 1.0};
    return prepared;
}

void fill(StepCache& cache, const Volume& map, const Volume& restored) {
    const std::size_t count = map.sliceSize();
    for (int z = 0; z < map.size[2]; ++z) {
        const std::size_t first = map.index(0, 0, z);
        const std::span<const float> scores(map.voxels.data() + first, count);
        if (std::all_of(scores.begin(), scores.end(), [](float score) { return score == 0.0f; })) {
            continue;
        }
        StepFrame frame;
        frame.slice = z;
        frame.steps = 1;
        frame.t = cache.ts().front();
        frame.width = map.size[0];
        frame.height = map.size[1];
        frame.restored = std::span<const float>(restored.voxels.data() + first, count);
        frame.gradient = scores;
        frame.weighted = scores;
        double sum = 0.0;
        double brain = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            if (cache.prepared().mask.voxels[first + i] != 0) {
                sum += static_cast<double>(scores[i]);
                brain += 1.0;
            }
        }
        frame.meanGradient = brain > 0.0 ? sum / brain : 0.0;
        cache.add(FrameCopy(frame));
    }
}

}  // namespace

std::vector<std::shared_ptr<const std::vector<std::size_t>>> voxelsOfLabels(const Volume& volume,
                                                                            std::size_t count) {
    std::vector<std::vector<std::size_t>> regions(count);
    const Volume ras = toRas(volume);
    for (std::size_t i = 0; i < ras.voxels.size(); ++i) {
        const long label = std::lround(ras.voxels[i]);
        if (label > 0 && static_cast<std::size_t>(label) <= count) {
            regions[static_cast<std::size_t>(label) - 1].push_back(i);
        }
    }
    std::vector<std::shared_ptr<const std::vector<std::size_t>>> shared;
    for (auto& region : regions) {
        shared.push_back(std::make_shared<const std::vector<std::size_t>>(std::move(region)));
    }
    return shared;
}

Mask labelsOf(const Volume& volume) {
    const Volume ras = toRas(volume);
    Mask labels(ras.size);
    std::transform(ras.voxels.begin(), ras.voxels.end(), labels.voxels.begin(), [](float value) {
        return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
    });
    return labels;
}

std::shared_ptr<StepCache> cacheOfVolumes(const OpenedScan& scan, const Volume& map,
                                          const Volume& restored, const Mask* brain, int t) {
    auto cache =
        std::make_shared<StepCache>(onOwnGrid(scan, map, restored, brain), std::vector<int>{t},
                                    std::numeric_limits<double>::max());
    fill(*cache, map, restored);
    return cache;
}

std::shared_ptr<const OpenedResult> openResult(const std::filesystem::path& folder,
                                               const StopToken& stop) {
    auto opened = std::make_shared<OpenedResult>();
    opened->saved = readSavedResult(folder);
    opened->scan = scanOf(opened->saved, stop);
    const SavedVolumes volumes = readSavedVolumes(folder, opened->scan->scan);
    const Volume map = toRas(volumes.map);
    const Volume restored = toRas(volumes.restoration);
    if (volumes.brain) {
        opened->brain = std::make_shared<const Mask>(labelsOf(*volumes.brain));
    }
    if (volumes.paintedAreas) {
        opened->paintedAreas = std::make_shared<const Mask>(labelsOf(*volumes.paintedAreas));
    }
    if (volumes.findings) {
        opened->findings = voxelsOfLabels(*volumes.findings, opened->saved.review.findings.size());
    }
    const std::vector<int>& ts = opened->saved.review.ts;
    opened->cache = cacheOfVolumes(*opened->scan, map, restored, opened->brain.get(),
                                   ts.empty() ? 1 : ts.front());
    return opened;
}

}  // namespace disyre::ui
