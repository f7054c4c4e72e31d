// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/CaseList.h"

#include <algorithm>
#include <optional>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/healing/ResultFiles.h"
#include "core/image/ScanReader.h"
#include "core/workflows/ScanSource.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"
#include "ui/healing/ScanFolder.h"

namespace disyre::ui {

std::function<std::shared_ptr<const OpenedScan>(const StopToken& stop)> readerOf(
    const HealingCase& one) {
    return [file = one.file, listing = one.listing, series = one.series,
            volume = one.volume](const StopToken& stop) {
        if (listing) {
            return openSeries(*listing, series, stop);
        }
        return file.empty() ? openSampleScan() : openScan(file, volume);
    };
}

CaseList::CaseList(QObject* parent) : QObject(parent), files_(this, Worker::Priority::Normal) {}

HealingCase* CaseList::find(int id) const {
    const auto found =
        std::find_if(cases_.begin(), cases_.end(), [id](const auto& one) { return one->id == id; });
    return found == cases_.end() ? nullptr : found->get();
}

std::shared_ptr<const OpenedScan> CaseList::scan() const {
    return shown_ != nullptr ? shown_->scan : nullptr;
}

const StepCache* CaseList::cache() const {
    return shown_ != nullptr ? shown_->cache.get() : nullptr;
}

std::shared_ptr<const StepCache> CaseList::sharedCache() const {
    return shown_ != nullptr ? shown_->cache : nullptr;
}

const HealingSetup* CaseList::shownSetup() const {
    return shown_ != nullptr && shown_->cache ? &shown_->setup : nullptr;
}

HealingCase& CaseList::caseOf(const std::filesystem::path& file, std::size_t series, int volume) {
    const auto found = std::find_if(cases_.begin(), cases_.end(), [&](const auto& one) {
        return !one->opened && one->file == file && one->series == series && one->volume == volume;
    });
    if (found != cases_.end()) {
        return **found;
    }
    auto added = std::make_unique<HealingCase>();
    added->id = nextId_++;
    added->name = file.empty() ? sampleName() : toText(file.filename());
    added->file = file;
    added->series = series;
    added->volume = volume;
    cases_.push_back(std::move(added));
    return *cases_.back();
}

void CaseList::list(int showing, const ListDicom& lister, const Worker::Reply& reply,
                    const StopToken& stop) {
    const auto tell = [&](std::size_t done, std::size_t total) {
        reply([this, done, total] {
            Q_EMIT listing(static_cast<int>(done), static_cast<int>(total));
        });
    };
    const auto found = std::make_shared<const DicomListing>(lister(tell, stop));
    if (found->scans() == 0) {
        throw found->series.empty()
            ? ScanError(found->place, MessageId::DicomNothingFound)
            : ScanError(found->place, MessageId::DicomNoScan, {*found->series.front().refusal});
    }
    reply([this, showing, found] { takeListing(showing, found); });
}

void CaseList::listFiles(int showing, const std::vector<std::filesystem::path>& files,
                         const Worker::Reply& reply, std::optional<int> volume) {
    std::vector<std::filesystem::file_time_type> written;
    written.reserve(files.size());
    for (const auto& file : files) {
        written.push_back(writtenAt(file));
    }
    reply([this, showing, files, written, volume] { takeFiles(showing, files, written, volume); });
}

void CaseList::listVolumes(int showing, const std::filesystem::path& file,
                           const Worker::Reply& reply) {
    int volumes = 1;
    try {
        volumes = readScanInfo(file).volumes;
    } catch (const Error&) {
        // What is wrong with the file is said when it is read.
    }
    if (volumes > 1) {
        reply([this, showing, file, volumes] { takeVolumes(showing, file, volumes); });
    } else {
        listFiles(showing, {file}, reply);
    }
}

void CaseList::listFolder(int showing, const std::filesystem::path& folder,
                          const Worker::Reply& reply, const StopToken& stop) {
    // A map without result.json among other scans is only one more scan.
    const std::vector<std::filesystem::path> others = otherScansAt(folder);
    if (isResultFolder(folder) && (hasResultRecord(folder) || others.empty())) {
        const auto result = openResult(folder, stop);
        reply([this, showing, result, others] { takeResult(showing, result, others); });
        return;
    }
    std::optional<FileError> withoutScans;
    try {
        listFiles(showing, scansAt(folder), reply);
        return;
    } catch (const FileError& error) {
        withoutScans = error;
    }
    // A folder without other scans may hold DICOM files, in subfolders too.
    try {
        list(
            showing,
            [&folder](const DicomProgress& progress, const StopToken& stopping) {
                return listScanSource(folder, progress, stopping);
            },
            reply, stop);
    } catch (const ScanError& error) {
        throw error.id() == MessageId::DicomNothingFound ? *withoutScans : FileError(error);
    }
}

void CaseList::openWith(std::function<void(int, const Worker::Reply&, const StopToken&)> find) {
    beginOpening();
    files_.add([this, showing = ++showing_, find = std::move(find)](const Worker::Reply& reply,
                                                                    const StopToken& stop) {
        guarded([&] { find(showing, reply, stop); },
                [this, &reply](const QString& message) {
                    reply([this, message] {
                        endOpening();
                        Q_EMIT openFailed(message);
                    });
                });
    });
}

void CaseList::open(const std::filesystem::path& path) {
    openAs(path, {});
}

void CaseList::openVolume(const std::filesystem::path& path, int volume) {
    openAs(path, volume);
}

HealingCase* CaseList::keptIn(const std::filesystem::path& file) const {
    const auto found = std::find_if(cases_.begin(), cases_.end(), [&file](const auto& one) {
        std::error_code error;
        return one->home && !one->home->file.empty() &&
               std::filesystem::equivalent(one->home->file, file, error);
    });
    return found == cases_.end() ? nullptr : found->get();
}

void CaseList::readCase(int showing, const std::filesystem::path& file,
                        const CaseScanChoice& choice, bool isAutosave, const Worker::Reply& reply,
                        const StopToken& stop) {
    const auto opened = ui::openCase(file, choice, !isAutosave, stop);
    reply(
        [this, showing, file, isAutosave, opened] { takeCase(showing, file, isAutosave, opened); });
}

void CaseList::openCase(const std::filesystem::path& file, const CaseScanChoice& choice) {
    openWith([this, file, choice](int showing, const Worker::Reply& reply, const StopToken& stop) {
        readCase(showing, file, choice, false, reply, stop);
    });
}

void CaseList::restore(const std::filesystem::path& autosave, const CaseScanChoice& choice) {
    openWith(
        [this, autosave, choice](int showing, const Worker::Reply& reply, const StopToken& stop) {
            readCase(showing, autosave, choice, true, reply, stop);
        });
}

void CaseList::takeCase(int showing, const std::filesystem::path& file, bool isAutosave,
                        const std::shared_ptr<OpenedCase>& opened) {
    if (opened->isScanMissing) {
        Q_EMIT caseScanMissing(file, opened->summary.scan, isAutosave);
        endOpening();
        return;
    }
    HealingCase& one =
        *cases_.emplace_back(std::make_unique<HealingCase>(std::move(opened->review)));
    one.id = nextId_++;
    one.changes = isAutosave ? 1 : 0;
    if (showing == showing_) {
        ++showing_;
        setShown(&one);
        Q_EMIT scanOpened();
    } else {
        Q_EMIT casesChanged();
    }
    endOpening();
}

void CaseList::openAs(const std::filesystem::path& path, std::optional<int> volume) {
    // A case that is open here already has its lock, so that it is not opened a second time.
    if (const HealingCase* known = keptIn(path)) {
        show(known->id);
        Q_EMIT scanOpened();
        return;
    }
    openWith([this, path, volume](int showing, const Worker::Reply& reply, const StopToken& stop) {
        std::error_code error;
        if (path.filename() == kResultFile || path.filename() == kReviewFile) {
            listFolder(showing, path.parent_path(), reply, stop);
        } else if (std::filesystem::is_directory(path, error)) {
            listFolder(showing, path, reply, stop);
        } else if (isCaseFile(path)) {
            readCase(showing, path, {}, false, reply, stop);
        } else if (scanSourceKind(path) == ScanSourceKind::Dicom) {
            list(
                showing,
                [&path](const DicomProgress& progress, const StopToken& stopping) {
                    return listScanSource(path, progress, stopping);
                },
                reply, stop);
        } else if (volume) {
            listFiles(showing, {path}, reply, volume);
        } else {
            listVolumes(showing, path, reply);
        }
    });
}

void CaseList::openFiles(const std::vector<std::filesystem::path>& files) {
    openWith([this, files](int showing, const Worker::Reply& reply, const StopToken& stop) {
        list(
            showing,
            [&files](const DicomProgress& progress, const StopToken& stopping) {
                DicomListing listing = listDicomFilesOf(files, progress, stopping);
                // Files that do not fill a folder are known by the first of them.
                listing.place = files.front();
                return listing;
            },
            reply, stop);
    });
}

void CaseList::openSeries(const std::shared_ptr<const DicomListing>& listing, std::size_t series) {
    HealingCase& one = caseOf(listing->place, series);
    one.listing = listing;
    one.name = QString::fromStdString(listing->series[series].title());
    Q_EMIT casesChanged();
    show(one.id);
}

void CaseList::takeListing(int showing, const std::shared_ptr<const DicomListing>& listing) {
    if (listing->scans() == 1) {
        openSeries(listing, *listing->likeliest());
    } else if (showing == showing_) {
        Q_EMIT seriesFound(listing);
    }
    endOpening();
}

void CaseList::takeFiles(int showing, const std::vector<std::filesystem::path>& files,
                         const std::vector<std::filesystem::file_time_type>& written,
                         std::optional<int> volume) {
    std::vector<int> ids;
    for (std::size_t i = 0; i < files.size(); ++i) {
        HealingCase& one = caseOf(files[i], 0, volume.value_or(1));
        if (volume.value_or(1) > 1) {
            one.name = volumeName(files[i], *volume);
        }
        one.outdated = one.scan && one.written != written[i];
        ids.push_back(one.id);
    }
    Q_EMIT casesChanged();
    if (showing == showing_) {
        show(ids.front());
    }
    endOpening();
}

void CaseList::takeResult(int showing, const std::shared_ptr<const OpenedResult>& result,
                          const std::vector<std::filesystem::path>& others) {
    const auto known = std::find_if(cases_.begin(), cases_.end(), [&](const auto& one) {
        return one->opened && one->opened->saved.folder == result->saved.folder;
    });
    HealingCase* one = known != cases_.end() ? known->get() : nullptr;
    if (one == nullptr) {
        one = cases_.emplace_back(std::make_unique<HealingCase>()).get();
        one->id = nextId_++;
    } else {
        Q_EMIT resultsDropped(one->id);
    }
    const SavedResult& saved = result->saved;
    one->name = tr("%1, saved results").arg(result->scan->name);
    one->file = saved.review.scan.file;
    one->volume = saved.review.scan.volume;
    one->written = writtenAt(one->file);
    one->scan = result->scan;
    one->foundMask = std::make_shared<const Mask>(result->cache->prepared().scanMask);
    if (result->brain) {
        one->ownMask = std::make_shared<const OwnMask>(
            OwnMask{*one->foundMask, saved.folder / kBrainMaskFile, false});
    }
    one->cache = result->cache;
    one->opened = result;
    one->setup = {};
    one->setup.model = saved.folder;
    one->setup.card.name = saved.model;
    one->setup.card.weightsSha256 = saved.modelSha256;
    one->usedDevice = saved.device;
    one->allSeconds = saved.seconds;
    one->lastSeconds = saved.seconds;
    if (saved.review.threshold.isByHand) {
        one->ownThreshold = saved.review.threshold.value;
    }
    one->state = one->restingState();
    const int id = one->id;
    for (const auto& other : others) {
        if (other != saved.review.scan.file) {
            caseOf(other);
        }
    }
    one = find(id);
    if (showing == showing_) {
        ++showing_;
        setShown(one);
        Q_EMIT scanOpened();
    } else {
        Q_EMIT casesChanged();
    }
    endOpening();
}

void CaseList::takeVolumes(int showing, const std::filesystem::path& file, int volumes) {
    if (showing == showing_) {
        Q_EMIT volumesFound(file, volumes);
    }
    endOpening();
}

void CaseList::openSample() {
    const int id = caseOf({}).id;
    Q_EMIT casesChanged();
    show(id);
}

void CaseList::show(int id) {
    HealingCase* one = find(id);
    if (one == nullptr) {
        return;
    }
    ++showing_;
    if (one->scan && !one->outdated) {
        setShown(one);
    } else {
        readAndShow(*one);
    }
}

void CaseList::setShown(HealingCase* one) {
    shown_ = one;
    Q_EMIT caseShown();
    Q_EMIT casesChanged();
    Q_EMIT stateChanged();
}

void CaseList::readAndShow(const HealingCase& one) {
    beginOpening();
    files_.add([this, showing = showing_, id = one.id, file = one.file, read = readerOf(one)](
                   const Worker::Reply& reply, const StopToken& stop) {
        std::shared_ptr<const OpenedScan> opened;
        QString problem;
        const auto written = writtenAt(file);
        guarded([&] { opened = read(stop); }, [&](const QString& message) { problem = message; });
        reply([=, this] { takeScan(showing, id, opened, written, problem); });
    });
}

void CaseList::takeScan(int showing, int id, std::shared_ptr<const OpenedScan> opened,
                        std::filesystem::file_time_type written, const QString& problem) {
    HealingCase* one = find(id);
    if (one != nullptr && !opened) {
        std::erase_if(cases_, [id](const auto& each) { return each->id == id && !each->scan; });
        Q_EMIT casesChanged();
    } else if (one != nullptr) {
        dropResults(*one);
        one->scan = std::move(opened);
        one->foundMask = one->scan->strippedBrain;
        one->name = one->scan->name;
        one->written = written;
        one->outdated = false;
        if (showing == showing_) {
            setShown(one);
            Q_EMIT scanOpened();
        } else {
            Q_EMIT casesChanged();
        }
    }
    endOpening();
    if (!problem.isEmpty()) {
        Q_EMIT openFailed(problem);
    }
}

void CaseList::dropResults(HealingCase& one) {
    Q_EMIT resultsDropped(one.id);
    one.brain.reset();
    one.foundMask.reset();
    one.ownMask.reset();
    one.brainTraits.reset();
    one.prepared.reset();
    one.placesFor.reset();
    one.places.reset();
    one.placesProblem.reset();
    one.namesPlaces = true;
    one.cache.reset();
    one.opened.reset();
    one.home.reset();
    one.identity.reset();
    one.knownQuartile.reset();
    one.slices.clear();
    one.framesDone = 0;
    one.meter.reset();
    one.state = HealingState::Ready;
}

void CaseList::close(int id) {
    const auto place =
        std::find_if(cases_.begin(), cases_.end(), [id](const auto& one) { return one->id == id; });
    if (place == cases_.end()) {
        return;
    }
    const bool wasBusy = isBusy((*place)->state);
    const bool wasShown = place->get() == shown_;
    Q_EMIT resultsDropped(id);
    const auto next = cases_.erase(place);
    if (wasShown) {
        // The neighbour in the list takes its place. Only scans that were read already are
        // candidates, or closing one scan would begin to read another.
        const auto wasRead = [](const auto& one) { return one->scan != nullptr; };
        auto neighbour = std::find_if(next, cases_.end(), wasRead);
        if (neighbour == cases_.end()) {
            const auto before = std::find_if(cases_.rbegin(), cases_.rend(), wasRead);
            setShown(before == cases_.rend() ? nullptr : before->get());
        } else {
            setShown(neighbour->get());
        }
    } else {
        Q_EMIT casesChanged();
    }
    if (wasBusy) {
        Q_EMIT stateChanged();
    }
    Q_EMIT caseClosed(wasBusy);
}

void CaseList::setFoundBrain(HealingCase& one, std::shared_ptr<const ExtractedBrain> brain,
                             std::shared_ptr<const Mask> ras,
                             std::shared_ptr<const ScanTraits> traits) {
    one.brain = std::move(brain);
    one.foundMask = std::move(ras);
    one.brainTraits = std::move(traits);
    Q_EMIT brainFound(one.id);
}

void CaseList::setOwnMask(int id, std::shared_ptr<const OwnMask> mask) {
    HealingCase* one = find(id);
    if (one == nullptr) {
        return;
    }
    one->ownMask = std::move(mask);
    if (one->state == HealingState::Paused && one->healedWithOtherMask()) {
        setState(*one, one->restingState());
    }
}

void CaseList::setState(HealingCase& one, HealingState state) {
    if (state != one.state) {
        one.state = state;
        Q_EMIT stateChanged();
    }
}

void CaseList::beginOpening() {
    if (++opening_ == 1) {
        Q_EMIT openingChanged();
    }
}

void CaseList::endOpening() {
    if (--opening_ == 0) {
        Q_EMIT openingChanged();
    }
}

}  // namespace disyre::ui
