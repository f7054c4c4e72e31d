// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QObject>
#include <QTimer>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/anatomy/ScanPlaces.h"
#include "core/preprocess/ScanVoxels.h"
#include "core/workflows/SavedResult.h"
#include "ui/findings/FindingDecisions.h"
#include "ui/findings/FindingMarks.h"
#include "ui/findings/FindingPlaces.h"
#include "ui/findings/FindingsFinder.h"
#include "ui/findings/FindingsNote.h"

namespace disyre::ui {

class FindingsPanel;
class CaseList;
class HealingJob;
class PlaceNaming;

/// A finding as it is listed, with the name of its place.
struct PlacedFinding {
    Finding finding;
    std::optional<NamedPlace> place;  ///< none where it has no name
};

/// Keeps the list of findings and their curves up to date with the scan that is shown, what is
/// healed of it, and the threshold. Lives in the window's thread.
class FindingsPresenter : public QObject {
    Q_OBJECT

public:
    FindingsPresenter(CaseList& cases, HealingJob& job, PlaceNaming& naming,
                      FindingDecisions& decisions, FindingsPanel& panel, QObject* parent);

    /// What findings are looked for in: the anomaly map whose steps count as much as their
    /// weights, at or above this threshold.
    /// @param weights one for each step; empty where all steps count the same.
    void setScore(double threshold, const std::vector<double>& weights);
    /// Says whether findings can be judged on the scan shown; see ScanThreshold::canBeJudged.
    void setJudged(bool canBeJudged);
    /// Says which step the views show.
    /// @param position 0 for the scan as it is. @param last the last one of the slice in view.
    void setStepShown(int position, int last);
    /// What the panel lists, or would list if it were not covered.
    [[nodiscard]] std::vector<PlacedFinding> listed() const;
    [[nodiscard]] const FindingsFinder& finder() const { return finder_; }
    /// Hides the findings, their curves and their marks; listed() tells of them all the same.
    void setCovered(bool covered);
    [[nodiscard]] bool isCovered() const { return covered_; }
    /// The findings as they are listed, none while they are covered, whose voxels lie on the grid
    /// of the map; see listedFindings().
    [[nodiscard]] const std::vector<Finding>& findings() const { return shown_; }
    /// How the grid of the map lies on that of the scan; null while nothing is healed.
    [[nodiscard]] std::shared_ptr<const ScanVoxels> scanVoxels() const { return scanVoxels_; }
    /// The numbers of the findings that a slice of the scan cuts, and where they are written.
    /// Dismissed ones are not marked, and of those below the threshold only the chosen one and
    /// those that are kept.
    [[nodiscard]] std::vector<NumberMark> marksIn(Plane plane, int slice) const;

    /// The outlines of the findings that a person has changed or drawn in a slice of the scan, in
    /// voxels; those of dismissed ones are left out.
    [[nodiscard]] std::vector<QLineF> outlinesIn(Plane plane, int slice) const;

Q_SIGNALS:
    /// The person has chosen a finding, whose highest score lies here, in RAS millimetres.
    void placeChosen(const std::array<double, 3>& place);
    /// The mean step gradients of each finding that reaches the threshold, the largest finding
    /// first; none when it is empty.
    void curvesChanged(const std::vector<std::vector<double>>& curves);
    /// What marksIn() says has changed.
    void marksChanged();
    /// findings() has changed.
    void listChanged();

private:
    void refresh();
    void forget();
    void show();
    void showDecisions();
    void list();
    void present();
    [[nodiscard]] std::vector<Finding> found(const SavedResult* saved) const;
    [[nodiscard]] FindingReference reference() const;
    void takeGrid();
    [[nodiscard]] Finding measured(const DecidedFinding& decided, const VoxelSet& voxels);
    void showPlaces();
    [[nodiscard]] ListedMap listedMap() const;
    /// The saved results whose findings are shown as they were listed then; null where the
    /// findings are looked for anew: for other results, and at another threshold.
    [[nodiscard]] const SavedResult* savedList() const;
    /// The same, but null for a case, whose steps are there to look for the findings anew.
    [[nodiscard]] const SavedResult* savedWithoutSteps() const;
    [[nodiscard]] FindingPlaces placesNow() const;

    CaseList& cases_;
    PlaceNaming& naming_;
    FindingDecisions& decisions_;
    FindingsPanel& panel_;
    double threshold_ = 0.0;
    std::vector<double> weights_;
    bool isKnown_ = false;  ///< whether the map of the scan shown was searched
    bool canBeJudged_ = true;
    int stepShown_ = 0;
    int lastStep_ = 0;
    FindingsFinder finder_;
    FindingMarks marks_;
    int chosen_ = -1;              ///< the finding that a person looks at; -1 for none
    std::vector<Finding> listed_;  ///< what there is to list; empty until it is found
    std::vector<Finding> shown_;   ///< the same, or none while it is covered
    bool covered_ = false;
    QTimer whileHealing_;
    std::shared_ptr<const PreparedScan> grid_;  ///< what scanVoxels_ was made for
    std::shared_ptr<const ScanVoxels> scanVoxels_;
    /// What was measured of decided findings in the present map, by their voxels, which are held so
    /// that no others can take their address.
    std::map<std::shared_ptr<const VoxelSet>, Finding> measured_;
    std::shared_ptr<const ScanPlaces> placesUsed_;  ///< those of the last search
};

}  // namespace disyre::ui
