// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/StopToken.h"
#include "ui/common/Worker.h"
#include "ui/healing/ResultSaver.h"

namespace disyre::ui {

class CaseList;

/// How a review is kept as a case.
struct CaseToKeep {
    std::filesystem::path file;
    std::optional<ReviewToSave> review;  ///< What a person sees and has done.
    std::string view;                    ///< What the window shows, as JSON; may be empty.
    bool withScan = false;               ///< Whether the scan itself is put into the case.
    /// Whether this is what the program keeps by itself: it has no volumes of results, which take
    /// seconds to make and can be made of the steps, and it does not become the review's home.
    bool isAutosave = false;
    /// Something that must not go before the case is written, such as its folder's owner.
    std::shared_ptr<const void> alive = {};
};

/// What writing a case has brought.
struct KeptReview {
    std::filesystem::path file;
    std::uint64_t bytes = 0;
    KeptScan scan;
};

/// Writes an open scan as a case. May be called on any thread. Throws FileError, or Stopped if a
/// stop is requested.
using CaseWriting = std::function<KeptReview(const StopToken& stop)>;

/// Returns what writes this scan, as it is now, as a case. Steps that a healing brings meanwhile
/// may be part of it. The scan must have been read.
/// @param version of the program.
[[nodiscard]] CaseWriting caseWritingOf(const HealingCase& one, const CaseToKeep& how,
                                        const std::string& version);

/// Saves open scans as cases, beside the window's thread; used on the window's thread.
class CaseSaver : public QObject {
    Q_OBJECT

public:
    /// @param version of the program, which each case names.
    CaseSaver(CaseList& cases, std::string version, Worker::Priority priority,
              QObject* parent = nullptr);

    /// Whether this scan can be saved as a case: it was read, and is not being healed. False for
    /// null.
    [[nodiscard]] static bool canSave(const HealingCase* one);
    /// Saves this scan; saved() or failed() follows. A case becomes the home of its review.
    void save(int id, const CaseToKeep& how);
    /// Whether a case is being written.
    [[nodiscard]] bool isSaving() const { return saving_ > 0; }

Q_SIGNALS:
    /// The scan is being saved, as it is now.
    void begun(int id);
    /// @param changes HealingCase::changes of what was saved.
    void saved(int id, int changes, const KeptReview& kept);
    void failed(int id, const QString& message);

private:
    void end(int id, int changes, const KeptReview& kept, const std::shared_ptr<CaseHome>& home);

    CaseList& cases_;
    std::string version_;
    int saving_ = 0;
    Worker worker_;
};

}  // namespace disyre::ui
