// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "ui/findings/FindingDecisions.h"
#include "ui/findings/FindingsFinder.h"
#include "ui/viewer/Measurement.h"

class QUndoStack;

namespace disyre::ui {

class CaseList;
class FindingsPresenter;
class PaintedAreas;

/// Does what a person decides about findings and what changes their voxels. Findings are given by
/// their index in the list, from 0. Each of it is one step that can be undone.
class FindingEditor : public QObject {
    Q_OBJECT

public:
    using Rows = std::vector<int>;

    /// What it works with.
    struct Sources {
        CaseList& cases;
        FindingsPresenter& findings;
        FindingDecisions& decisions;
        PaintedAreas& areas;
        QUndoStack& undo;
        /// The ruler that is chosen in the views, which a finding is split along; none for no
        /// ruler.
        std::function<std::optional<Measurement>()> ruler;
    };

    FindingEditor(Sources sources, QObject* parent);

    /// @param reason only for dismissed findings.
    void decide(const Rows& rows, FindingDecision decision,
                DismissalReason reason = DismissalReason::None);
    /// Sets the name and the comment of a finding as it was listed when the person began to type.
    /// The list may have changed since then; if it is in it no more, it is put back.
    void describe(const Finding& finding, int number, const FindingNote& note);
    void setColour(const Rows& rows, const std::optional<std::array<std::uint8_t, 3>>& colour);

    /// Makes one finding of several.
    void join(const Rows& rows);
    /// Splits a finding along the chosen ruler, or else at the saddle between its peaks, or else
    /// across the middle of its longest side.
    void split(int row);
    /// Adds to a finding the voxels around it, or takes away those at its edge.
    void grow(int row);
    void shrink(int row);
    /// Adds the painted area to a finding, or takes its voxels away from it; the area is used up.
    void addArea(int row);
    void eraseArea(int row);
    /// Makes a finding of the painted area, which is used up.
    void drawFinding();

    /// Whether anything is painted that addArea() and the like could take.
    [[nodiscard]] bool hasArea() const;

Q_SIGNALS:
    /// There is something to tell the person: why nothing happened.
    void said(const QString& text);
    /// The finding with this DecidedFinding::id was changed or made.
    void made(int id);

private:
    [[nodiscard]] const Finding& finding(int row) const;
    [[nodiscard]] VoxelSet voxelsOf(int row) const;
    /// What is kept of a finding, begun if nothing is yet, without being put into the list.
    [[nodiscard]] DecidedFinding begun(int row);
    /// The finding's row in the list as it is now; none where it is not in it any more.
    [[nodiscard]] std::optional<int> rowOf(const Finding& finding) const;
    /// The same with other voxels.
    [[nodiscard]] DecidedFinding edited(int row, VoxelSet voxels);
    [[nodiscard]] QString numbersOf(const Rows& rows) const;
    [[nodiscard]] std::optional<int> area() const;
    [[nodiscard]] VoxelSet areaVoxels(int area) const;
    void change(std::vector<DecidedFinding> changed, const QString& text,
                const std::vector<int>& removed = {});
    void changeWithArea(int area, DecidedFinding changed, const QString& text);
    [[nodiscard]] std::optional<std::pair<VoxelSet, VoxelSet>> partsOf(int row) const;

    Sources from_;
};

}  // namespace disyre::ui
