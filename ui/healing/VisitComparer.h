// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>

#include "core/findings/FindingChange.h"
#include "core/workflows/VisitAlignment.h"
#include "ui/common/Worker.h"
#include "ui/healing/ComparedSide.h"

namespace disyre::ui {

/// What two scans are compared by.
struct ComparisonOrder {
    ComparedSide shown;  ///< the scan whose grid both are shown on
    /// Reads the other side where it was not read yet; called beside the window's thread.
    std::function<ComparedSide(const StopToken& stop)> other;
    VisitAlignmentKind kind = VisitAlignmentKind::Rigid;
    bool shownIsLater = false;
};

/// Two scans on one grid, how well they fit, and what became of each finding.
struct Comparison {
    ComparedSide other;                      ///< as it was read, on a grid of its own
    ComparedSide shown;                      ///< the other side on the grid of the shown scan
    std::shared_ptr<const OpenedScan> grid;  ///< the shown scan
    int slices = 0;                          ///< how many slices of the other side were healed
    bool isOneScan = false;  ///< whether both have the same voxels, which need no alignment
    VisitAlignmentKind kind = VisitAlignmentKind::Rigid;
    RigidAlignment alignment;
    /// Takes RAS millimetres of the earlier scan to those of the later one.
    Affine earlierToLater{};
    std::vector<Message> remarks;
    bool isPartial = false;  ///< whether slices of one of them are still to be healed
    /// None if not both are healed, or one has no threshold.
    std::optional<FindingComparison> findings;
};

/// Aligns two scans beside the window's thread and compares their findings. What was aligned once
/// is not aligned again. Used on the window's thread alone.
class VisitComparer : public QObject {
    Q_OBJECT

public:
    explicit VisitComparer(QObject* parent = nullptr);

    /// Begins; compared(), failed() or stopped() follows. An earlier order that is not done is
    /// dropped.
    void compare(const ComparisonOrder& order);
    /// Ends the work in progress; stopped() follows.
    void cancel();
    /// Ends the work in progress, of which nothing is heard any more, and forgets what was aligned.
    void forget();
    [[nodiscard]] bool isWorking() const { return isWorking_; }

Q_SIGNALS:
    /// @param share of the alignment that is done, 0 to 1.
    void progressed(double share);
    void compared(const std::shared_ptr<const disyre::ui::Comparison>& comparison);
    void failed(const QString& message);
    void stopped();

private:
    struct Aligned {
        std::shared_ptr<const OpenedScan> shown;
        std::shared_ptr<const Mask> shownBrain;
        std::shared_ptr<const OpenedScan> other;
        std::shared_ptr<const Mask> otherBrain;
        VisitAlignmentKind kind;
        RigidAlignment alignment;
    };

    std::vector<Aligned> known_;
    std::shared_ptr<const Comparison> last_;
    bool isWorking_ = false;
    Worker worker_;
};

}  // namespace disyre::ui
