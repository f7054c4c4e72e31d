// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

#include "core/findings/FindingNote.h"
#include "core/findings/RegionMatching.h"

class QUndoStack;

namespace disyre::ui {

/// A finding that a person has decided about, changed or drawn. Its voxels are those that it had
/// then, so that it is found again at another threshold.
struct DecidedFinding {
    int id = 0;  ///< Each has another one.
    FindingNote note;
    bool isEdited = false;  ///< whether a person has changed which voxels belong to it
    bool isDrawn = false;   ///< whether a person has drawn it
    /// Indices on the scan's RAS grid, never null.
    std::shared_ptr<const VoxelSet> voxels;
    /// The voxels of the findings that it was made from, which are not listed beside it; null for
    /// its own.
    std::shared_ptr<const VoxelSet> replaced;

    /// Whether its voxels stay as they are when the threshold moves.
    [[nodiscard]] bool isFixed() const { return isEdited || isDrawn; }
    /// Whether nothing is left to remember of it.
    [[nodiscard]] bool isEmpty() const { return !isFixed() && note == FindingNote(); }
    bool operator==(const DecidedFinding&) const = default;
};

/// What a person has decided about the findings of each open scan. Every change of those of the
/// scan in view can be undone and redone until another scan is shown.
class FindingDecisions : public QObject {
    Q_OBJECT

public:
    using All = std::vector<DecidedFinding>;

    /// @param undo takes the changes; it must outlive this.
    explicit FindingDecisions(QUndoStack& undo, QObject* parent = nullptr);

    /// Begins with a scan, or goes on with what was decided on it before.
    void setScan(const std::shared_ptr<const void>& scan);
    [[nodiscard]] const All& all() const { return now_.all; }
    /// Those of any open scan.
    [[nodiscard]] All of(const std::shared_ptr<const void>& scan) const;
    /// Null where there is none with this id.
    [[nodiscard]] const DecidedFinding* find(int id) const;
    /// An id that no finding of the scan in view has had yet.
    [[nodiscard]] int newId() { return ++lastId_; }

    /// Puts these in the place of all others; those that are empty are left out.
    /// @param text says what was done, for undo.
    void change(All all, const QString& text);
    /// Puts these in the place of all others, which cannot be undone.
    void setAll(All all);

Q_SIGNALS:
    void changed();

private:
    friend class DecisionsChange;
    struct Kept {
        std::weak_ptr<const void> scan;
        All all;
    };

    void put(const All& all);

    QUndoStack& undo_;
    Kept now_;
    std::vector<Kept> others_;
    int lastId_ = 0;
};

}  // namespace disyre::ui
