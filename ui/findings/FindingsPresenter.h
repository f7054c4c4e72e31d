// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <vector>

#include "ui/findings/FindingMarks.h"
#include "ui/findings/FindingsFinder.h"

namespace disyre::ui {

class FindingsPanel;
class CaseList;
class HealingJob;
class PlaceNaming;

/// Keeps the list of findings and their curves up to date with the scan that is shown, what is
/// healed of it, and the threshold. Lives in the window's thread.
class FindingsPresenter : public QObject {
    Q_OBJECT

public:
    FindingsPresenter(CaseList& cases, HealingJob& job, PlaceNaming& naming, FindingsPanel& panel,
                      QObject* parent);

    /// What findings are looked for in: the anomaly map whose steps count as much as their weights,
    /// at or above this threshold.
    /// @param weights one for each step; empty where all steps count the same.
    void setScore(double threshold, const std::vector<double>& weights);
    [[nodiscard]] const FindingsFinder& finder() const { return finder_; }
    /// The numbers of the findings that a slice of the scan cuts, and where they are written. Of
    /// those below the threshold only the chosen one is marked.
    [[nodiscard]] std::vector<NumberMark> marksIn(Plane plane, int slice) const;

Q_SIGNALS:
    /// The person has chosen a finding, whose highest score lies here, in RAS millimetres.
    void placeChosen(const std::array<double, 3>& place);
    /// The mean step gradients of each finding that reaches the threshold, the largest finding
    /// first; none when it is empty.
    void curvesChanged(const std::vector<std::vector<double>>& curves);
    /// What marksIn() says has changed.
    void marksChanged();

private:
    void refresh();
    void forget();
    void show();
    void showPlaces();

    CaseList& cases_;
    PlaceNaming& naming_;
    FindingsPanel& panel_;
    double threshold_ = 0.0;
    std::vector<double> weights_;
    FindingsFinder finder_;
    FindingMarks marks_;
    int chosen_ = -1;              ///< the finding that a person looks at; -1 for none
    std::vector<Finding> listed_;  ///< what the panel lists; empty until it is found
    QTimer whileHealing_;
};

}  // namespace disyre::ui
