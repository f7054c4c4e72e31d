// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "ui/findings/FindingDecisions.h"
#include "ui/healing/ResultSaver.h"
#include "ui/viewer/Measurement.h"

namespace disyre::ui {

class FindingsPresenter;
struct OpenedResult;
class HealingSession;
class LayerPanel;
class MarkedRegions;
class PaintedAreas;
class SlicePresenter;

/// Gathers what a person sees and has done on a scan, so that it is saved with the results; puts it
/// back when saved results are opened; and knows what of all this is not saved yet.
class ReviewController : public QObject {
    Q_OBJECT

public:
    /// Where what is to be saved comes from.
    struct Sources {
        SlicePresenter& slices;
        PaintedAreas& areas;
        MarkedRegions& regions;
        FindingsPresenter& findings;
        FindingDecisions& decisions;
        const LayerPanel& layers;
    };

    ReviewController(HealingSession& session, const Sources& sources, QObject* parent);

    /// What there is on the scan shown; nothing while no scan is shown.
    [[nodiscard]] std::optional<ReviewToSave> review() const;
    /// Whether the findings of review() are still being looked for.
    [[nodiscard]] bool isLooking() const;
    /// Puts back what was saved with the results shown, when they are shown for the first time.
    void showSaved();
    /// Takes note that a scan is being saved as it is now, and later that it was saved.
    /// @param changes HealingCase::changes of what was saved.
    void noteBegun(int id);
    void noteSaved(int id, int changes);
    /// Whether something that a person did on this scan is not saved.
    [[nodiscard]] bool hasUnsavedMarks(const HealingCase& one) const;
    /// What would be lost if a scan were closed now, one sentence for each thing; empty for
    /// nothing.
    [[nodiscard]] QStringList unsavedOf(const HealingCase& one) const;

private:
    /// What a person has drawn and decided on a scan.
    struct Marks {
        std::vector<Measurement> measurements;
        std::size_t areas = 0;  ///< a number that differs where other areas are painted; 0 for none
        FindingDecisions::All decisions = {};
        bool operator==(const Marks&) const = default;
    };

    [[nodiscard]] Marks marksOn(const HealingCase& one) const;
    [[nodiscard]] std::vector<ReviewedFinding> findings() const;
    [[nodiscard]] std::vector<VoxelSet> findingVoxels() const;
    void showDecisions(const OpenedResult& opened);

    HealingSession& session_;
    Sources from_;
    std::map<int, Marks> saved_;   ///< of each scan, what was saved of it last
    std::map<int, Marks> saving_;  ///< the same while it is being saved
};

}  // namespace disyre::ui
