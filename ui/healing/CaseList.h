// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "ui/common/Worker.h"
#include "ui/healing/HealingCase.h"
#include "ui/healing/OpenedCase.h"

namespace disyre::ui {

/// Returns what reads the scan of a case, beside the window's thread. It throws what openScan() and
/// openSeries() throw.
[[nodiscard]] std::function<std::shared_ptr<const OpenedScan>(const StopToken& stop)> readerOf(
    const HealingCase& one);

/// The scans that are open, at most one of which is shown, each with the results of its healing.
/// Used on the window's thread; files are read beside it, one after another.
class CaseList : public QObject {
    Q_OBJECT

public:
    explicit CaseList(QObject* parent = nullptr);

    /// Opens a scan, or the scans of a folder, and shows it or the first of them; of a folder with
    /// the results of a healing, these results and their scan. A scan that is
    /// open already is only shown, unless its file has changed: then it is read again, and its
    /// results are dropped. A place with DICOM files is listed first; if several of its series can
    /// be healed, seriesFound() asks which one is meant, and volumesFound() does so for a file that
    /// holds several volumes.
    void open(const std::filesystem::path& path);
    /// Opens a volume, counted from 1, of a file and shows it; of a place with DICOM files, what
    /// open() opens.
    void openVolume(const std::filesystem::path& path, int volume);
    /// Opens a case, as open() does, with what a person says about its scan.
    void openCase(const std::filesystem::path& file, const CaseScanChoice& choice);
    /// Opens what the program saved by itself before it ended unexpectedly. It counts as not saved.
    void restore(const std::filesystem::path& autosave, const CaseScanChoice& choice = {});
    /// Opens the DICOM files among these, whose series may lie side by side, as if they were a
    /// folder.
    void openFiles(const std::vector<std::filesystem::path>& files);
    /// Opens a series of a place with DICOM files, given by its number in the listing, and shows
    /// it.
    void openSeries(const std::shared_ptr<const DicomListing>& listing, std::size_t series);
    /// Opens the built-in sample and shows it.
    void openSample();
    /// Whether a file is being read.
    [[nodiscard]] bool opening() const { return opening_ > 0; }

    /// All open scans, in the order they were opened in.
    [[nodiscard]] const std::vector<std::unique_ptr<HealingCase>>& all() const { return cases_; }
    /// Null where no open scan has this id.
    [[nodiscard]] HealingCase* find(int id) const;
    void show(int id);
    /// Ends the healing of this scan and drops its results.
    void close(int id);

    /// The scan that is shown, with its results; null where none is.
    [[nodiscard]] const HealingCase* shown() const { return shown_; }
    /// The id of the scan that is shown; -1 for none.
    [[nodiscard]] int shownId() const { return shown_ != nullptr ? shown_->id : -1; }
    /// The scan that is shown; null for none.
    [[nodiscard]] std::shared_ptr<const OpenedScan> scan() const;
    /// What is healed of the scan that is shown; null until its healing has begun.
    [[nodiscard]] const StepCache* cache() const;
    /// The cache of the scan that is shown, for work that goes on beside the window's thread and
    /// must keep the cache alive.
    [[nodiscard]] std::shared_ptr<const StepCache> sharedCache() const;
    /// The state of the scan that is shown.
    [[nodiscard]] HealingState state() const {
        return shown_ != nullptr ? shown_->state : HealingState::Empty;
    }
    /// What the map shown was healed with; null while there is no map.
    [[nodiscard]] const HealingSetup* shownSetup() const;

    /// Takes the brain that the program has found in a scan. @param ras its mask on the RAS grid.
    void setFoundBrain(HealingCase& one, std::shared_ptr<const ExtractedBrain> brain,
                       std::shared_ptr<const Mask> ras, std::shared_ptr<const ScanTraits> traits);
    /// Takes the brain mask that a person gave for a scan; null goes back to the one that was
    /// found. What was healed with another mask stays until the scan is healed again. A healing
    /// that is paused cannot be resumed, because its slices belong to the earlier mask.
    void setOwnMask(int id, std::shared_ptr<const OwnMask> mask);

    /// Sets the state of a scan. Only the healing job calls this, because it brings the scans from
    /// one state to the next.
    void setState(HealingCase& one, HealingState state);

Q_SIGNALS:
    /// opening() has changed.
    void openingChanged();
    /// DICOM files are being looked at.
    void listing(int filesDone, int filesInAll);
    /// A place with DICOM files holds several series that can be healed; openSeries() opens one.
    void seriesFound(const std::shared_ptr<const DicomListing>& listing);
    /// A file holds several volumes; openVolume() opens one.
    void volumesFound(const std::filesystem::path& path, int volumes);
    /// The scan of a case is not where it was; openCase() or restore() takes where it is now.
    /// @param isAutosave whether it is what the program saved by itself.
    void caseScanMissing(const std::filesystem::path& file, const KeptScan& scan, bool isAutosave);
    /// The program has found the brain of this scan.
    void brainFound(int id);
    /// Another scan is shown, or none.
    void caseShown();
    /// A scan was added, read or closed, or another one is shown.
    void casesChanged();
    /// A scan was read from its file and is shown.
    void scanOpened();
    void openFailed(const QString& message);
    /// The state of a scan has changed, or another one is shown.
    void stateChanged();
    /// The results of this scan are about to be dropped.
    void resultsDropped(int id);
    /// A scan was closed. @param wasBusy whether it was being healed.
    void caseClosed(bool wasBusy);

private:
    using ListDicom = std::function<DicomListing(
        const std::function<void(std::size_t, std::size_t)>& progress, const StopToken& stop)>;

    /// The case of a file, or of the built-in sample if the path is empty; it is added if there is
    /// none. @param series the number of its DICOM series, from 0.
    /// @param volume the number of the volume of the file, from 1.
    HealingCase& caseOf(const std::filesystem::path& file, std::size_t series = 0, int volume = 1);
    /// Finds out beside the window's thread what is to be opened. What `find` throws is told by
    /// openFailed().
    void openWith(
        std::function<void(int showing, const Worker::Reply& reply, const StopToken& stop)> find);
    // These run beside the window's thread and touch nothing but their arguments and `reply`.
    void list(int showing, const ListDicom& lister, const Worker::Reply& reply,
              const StopToken& stop);
    void listFiles(int showing, const std::vector<std::filesystem::path>& files,
                   const Worker::Reply& reply, std::optional<int> volume = {});
    void listVolumes(int showing, const std::filesystem::path& file, const Worker::Reply& reply);
    void listFolder(int showing, const std::filesystem::path& folder, const Worker::Reply& reply,
                    const StopToken& stop);

    void takeListing(int showing, const std::shared_ptr<const DicomListing>& listing);
    void takeFiles(int showing, const std::vector<std::filesystem::path>& files,
                   const std::vector<std::filesystem::file_time_type>& written,
                   std::optional<int> volume);
    /// @param others the scans that lie beside the results.
    void takeResult(int showing, const std::shared_ptr<const OpenedResult>& result,
                    const std::vector<std::filesystem::path>& others);
    void takeCase(int showing, const std::filesystem::path& file, bool isAutosave,
                  const std::shared_ptr<OpenedCase>& opened);
    /// Runs beside the window's thread.
    void readCase(int showing, const std::filesystem::path& file, const CaseScanChoice& choice,
                  bool isAutosave, const Worker::Reply& reply, const StopToken& stop);
    /// The review that is kept in this case; null if none is open.
    [[nodiscard]] HealingCase* keptIn(const std::filesystem::path& file) const;
    void takeVolumes(int showing, const std::filesystem::path& file, int volumes);
    void openAs(const std::filesystem::path& path, std::optional<int> volume);
    void readAndShow(const HealingCase& one);
    void takeScan(int showing, int id, std::shared_ptr<const OpenedScan> opened,
                  std::filesystem::file_time_type written, const QString& problem);
    void dropResults(HealingCase& one);
    void setShown(HealingCase* one);
    void beginOpening();
    void endOpening();

    std::vector<std::unique_ptr<HealingCase>> cases_;
    HealingCase* shown_ = nullptr;
    int nextId_ = 0;
    int opening_ = 0;  // files that are being read
    // The number of the newest request to show a scan; what an older request brings is not shown.
    int showing_ = 0;
    Worker files_;
};

}  // namespace disyre::ui
