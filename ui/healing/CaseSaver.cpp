// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/CaseSaver.h"

#include <algorithm>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/cases/CaseThumbnail.h"
#include "core/image/Nifti.h"
#include "core/image/PngFile.h"
#include "core/platform/TemporaryFolder.h"
#include "core/workflows/BrainExtraction.h"
#include "core/workflows/ScanSource.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"
#include "ui/healing/CaseList.h"
#include "ui/healing/OpenedCase.h"
#include "ui/healing/ScanFolder.h"

namespace disyre::ui {

namespace {

namespace fs = std::filesystem;

std::optional<CaseOwnMask> ownMaskOf(const std::shared_ptr<const OwnMask>& mask, bool withVoxels) {
    if (!mask) {
        return std::nullopt;
    }
    return CaseOwnMask{mask->file, mask->mended, withVoxels ? mask->ras : Mask()};
}

/// Everything of the content that is quick to gather.
CaseContent caseContentOf(const HealingCase& one, const CaseToKeep& how,
                          const std::string& version) {
    CaseContent content;
    CaseSummary& summary = content.summary;
    summary.title = one.name.toStdString();
    summary.program = version;
    summary.written = timeNow();
    summary.isAutosave = how.isAutosave;
    if (how.isAutosave && one.home) {
        summary.autosaveOf = one.home->file;
    }
    const HealingSetup& setup = one.setup;
    summary.model = {setup.card.name, setup.card.weightsSha256, setup.model, {}};
    content.settings = setup.settings;
    content.regionUse = setup.region.use;
    content.regionName = setup.regionName;
    content.deviceAsked = setup.device;
    content.deviceUsed = one.usedDevice;
    content.allSeconds = one.allSeconds;
    content.lastSeconds = one.lastSeconds;
    content.knownQuartile = one.knownQuartile;
    content.isOfResults = one.savedResults() != nullptr;
    content.ownThreshold = one.ownThreshold;
    content.namesPlaces = one.namesPlaces;
    content.healedMask = ownMaskOf(setup.mask, false);
    content.wasHealedWithBrain = setup.brain != nullptr;
    if (one.brain) {
        content.brain = CaseBrain{one.brain->model, one.brain->modelSha256, one.brain->millilitres,
                                  one.brain->seconds, one.brain->wasStripped};
    }
    content.view = how.view;
    return content;
}

/// The part for a scan that is put into the case as the file that it is; empty for one that is
/// better put there as a volume, because it lies in several files or in none.
std::string filePartOf(const fs::path& file) {
    std::error_code error;
    if (file.empty() || !fs::is_regular_file(file, error) ||
        scanSourceKind(file) == ScanSourceKind::Dicom) {
        return {};
    }
    std::string name = file.filename().string();
    std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    for (const char* ending : {".nii.gz", ".nii", ".mgz", ".mgh", ".nrrd", ".mha"}) {
        if (name.ends_with(ending)) {
            return std::string("scan/scan") + ending;
        }
    }
    return {};
}

void writeThumbnail(const fs::path& file, const OpenedScan& scan, const StepCache* cache,
                    const CaseToKeep& how) {
    const int slice = how.review
                          ? std::clamp(how.review->review.crosshair[2], 0, scan.ras.size[2] - 1)
                          : scan.firstSlice;
    std::vector<float> values = scan.slice(slice);
    std::vector<float> scores;
    if (cache != nullptr && cache->slicesComplete() > 0) {
        scores = mapSliceToScan(cache->prepared(), cache->anomalyMap(), slice);
    }
    // The picture is small, so that it shows the head without the air around it.
    const QRect head = scan.tissueIn(Plane::Axial).toAlignedRect() &
                       QRect(0, 0, scan.ras.size[0], scan.ras.size[1]);
    const auto cut = [&head, width = scan.ras.size[0]](const std::vector<float>& whole) {
        std::vector<float> part;
        for (int y = head.top(); !whole.empty() && y <= head.bottom(); ++y) {
            const auto row = whole.begin() + static_cast<std::ptrdiff_t>(y) * width;
            part.insert(part.end(), row + head.left(), row + head.right() + 1);
        }
        return part;
    };
    values = cut(values);
    scores = cut(scores);
    writePng(file, thumbnailOf({head.width(), head.height(), values, scores, scan.displayLow,
                                scan.displayHigh,
                                how.review ? how.review->review.threshold.value : 0.0}));
}

}  // namespace

CaseWriting caseWritingOf(const HealingCase& one, const CaseToKeep& how,
                          const std::string& version) {
    const bool withResults =
        !how.isAutosave && one.cache != nullptr && one.cache->slicesComplete() > 0;
    return [content = caseContentOf(one, how, version), how, scan = one.scan,
            cache = std::shared_ptr<const StepCache>(one.cache), card = one.setup.card,
            region = one.setup.region.mask, found = one.foundMask, own = one.ownMask,
            home = one.home, identity = one.identity, file = one.file, listing = one.listing,
            series = one.series, volume = one.volume, written = one.written,
            writeResults = withResults ? resultWriterOf(one, how.review)
                                       : ResultWriter()](const StopToken& stop) mutable {
        const TemporaryFolder folder("case");
        const fs::path results = folder.path() / "results";
        fs::create_directory(results);
        if (writeResults) {
            (void)writeResults(results);
        }
        (void)writeReview(results, how.review, *scan);
        stop.throwIfStopped();

        KeptScan& named = content.summary.scan;
        const bool isFromCase = home && !home->scan.identity.sha256.empty();
        if (isFromCase) {
            // The scan may be missing now, or lie unpacked among temporary files.
            named = home->scan;
        } else {
            named.file = file.empty() ? file : fs::absolute(file);
            named.volume = volume;
            named.series = listing ? static_cast<int>(series) + 1 : 0;
            if (identity) {
                named.identity = *identity;
            } else if (writtenAt(file) == written) {
                named.identity = identityOf(*scan, file, listing.get(), series, stop);
            }  // A file that was written again since it was read is another scan by now.
        }
        named.name = scan->name.toStdString();
        std::error_code unknown;
        named.fileFromHere = fs::relative(named.file, how.file.parent_path(), unknown);
        named.part.clear();
        named.affine.reset();
        CaseToWrite writing{content, results};
        if (how.withScan) {
            named.part = home && home->scanHasChanged ? std::string() : filePartOf(file);
            writing.scan = file;
            if (named.part.empty()) {
                named.part = "scan/scan.nii";
                named.affine = scan->scan.affine;
                writing.scan = folder.path() / "scan.nii";
                writeScan(writing.scan, scan->scan);
            }
        }
        if (cache) {
            content.summary.model.card =
                card.patch > 0 && !content.isOfResults ? modelCardToJson(card) : std::string();
            content.summary.slicesHealed = cache->slicesComplete();
            content.summary.slicesInAll = cache->slicesWithBrain();
            content.steps = cache->content();
            if (region) {
                content.region = *region;
            }
        }
        if (found) {
            content.foundMask = *found;
        }
        content.ownMask = ownMaskOf(own, true);
        stop.throwIfStopped();
        writing.thumbnail = folder.path() / "thumbnail.png";
        writeThumbnail(writing.thumbnail, *scan, cache.get(), how);
        writeCaseFile(how.file, writing, stop);
        KeptReview kept{how.file, fs::file_size(how.file, unknown), named};
        return kept;
    };
}

CaseSaver::CaseSaver(CaseList& cases, std::string version, Worker::Priority priority,
                     QObject* parent)
    : QObject(parent), cases_(cases), version_(std::move(version)), worker_(this, priority) {}

bool CaseSaver::canSave(const HealingCase* one) {
    return one != nullptr && one->scan != nullptr && !isBusy(one->state);
}

void CaseSaver::save(int id, const CaseToKeep& how) {
    const HealingCase* one = cases_.find(id);
    if (one == nullptr || !one->scan || (!how.isAutosave && !canSave(one))) {
        Q_EMIT failed(id, tr("There is nothing to save yet: open a scan first."));
        return;
    }
    std::shared_ptr<CaseHome> home;
    if (!how.isAutosave) {
        home = std::make_shared<CaseHome>();
        home->file = how.file;
        home->scanHasChanged = one->home && one->home->scanHasChanged;
        std::error_code error;
        if (one->home && one->home->lock && fs::equivalent(one->home->file, how.file, error)) {
            home->lock = one->home->lock;
            if (!stillHolds(*home)) {
                home->lock = nullptr;
                lockCase(*home);
            }
        } else {
            lockCase(*home);
        }
        if (!home->lock && !home->heldBy.isEmpty()) {
            Q_EMIT failed(id, tr("%1 is open elsewhere (%2). Save it under another name.")
                                  .arg(toText(how.file), home->heldBy));
            return;
        }
    }
    ++saving_;
    Q_EMIT begun(id);
    worker_.add(
        [this, id, changes = one->changes, home, write = caseWritingOf(*one, how, version_)](
            const Worker::Reply& reply, const StopToken& stop) mutable {
            guarded(
                [&] {
                    const KeptReview kept = write(stop);
                    reply([this, id, changes, kept, home] { end(id, changes, kept, home); });
                },
                [&](const QString& message) {
                    reply([this, id, message] {
                        --saving_;
                        Q_EMIT failed(id, message);
                    });
                });
        });
}

void CaseSaver::end(int id, int changes, const KeptReview& kept,
                    const std::shared_ptr<CaseHome>& home) {
    --saving_;
    if (HealingCase* one = cases_.find(id)) {
        if (!one->identity) {
            one->identity = std::make_shared<const ScanIdentity>(kept.scan.identity);
        }
        if (home) {
            home->scan = kept.scan;
            one->home = home;
        }
    }
    Q_EMIT saved(id, changes, kept);
}

}  // namespace disyre::ui
