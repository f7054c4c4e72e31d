// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "core/workflows/ReviewFile.h"
#include "ui/common/Worker.h"
#include "ui/healing/HealingCase.h"

namespace disyre::ui {

/// What a person sees and has done, to be written beside the results.
struct ReviewToSave {
    SavedReview review;
    Grid<std::uint8_t> paintedAreas;  ///< on the RAS grid; without voxels where nothing is painted
    /// The voxels of each listed finding on the RAS grid.
    std::vector<std::vector<std::size_t>> findings = {};
};

/// Writes the results of a scan into a folder and returns the files. It owns all that it uses, and
/// may be called on any thread, where it throws FileError.
using ResultWriter =
    std::function<std::vector<std::filesystem::path>(const std::filesystem::path& folder)>;
/// Returns what writes the results of this scan as they are now; a slice of it must be healed.
/// Results that were opened are copied.
/// @param review whose threshold the findings are listed at, if a person has set it.
[[nodiscard]] ResultWriter resultWriterOf(const HealingCase& one,
                                          const std::optional<ReviewToSave>& review);

/// Writes what a person did beside the results, or removes what an earlier saving left there. May
/// be called on any thread. Throws FileError. @return the files that were written.
std::vector<std::filesystem::path> writeReview(const std::filesystem::path& folder,
                                               const std::optional<ReviewToSave>& review,
                                               const OpenedScan& scan);

/// Writes what a healing has brought into files. Used on the window's thread; the files are written
/// beside it.
class ResultSaver : public QObject {
    Q_OBJECT

public:
    explicit ResultSaver(QObject* parent = nullptr);

    /// Whether there is something to save: a slice is healed, and no healing in progress. False for
    /// null.
    [[nodiscard]] static bool canSave(const HealingCase* one);
    /// Writes the result files (see writeHealing()) of this scan into a folder; saved() or failed()
    /// follows. Results that were opened are copied there.
    /// @param review written beside them; without it, what an earlier one left there is removed.
    void save(const HealingCase* one, const std::filesystem::path& folder,
              const std::optional<ReviewToSave>& review = {});

Q_SIGNALS:
    /// @param paths of the files written.
    void saved(const QStringList& paths);
    /// The results of this scan are being saved, as they are now.
    void begun(int id);
    /// The results of this scan were saved. @param changes HealingCase::changes of what was saved.
    void caseSaved(int id, int changes);
    void failed(const QString& message);

private:
    Worker worker_;
};

}  // namespace disyre::ui
