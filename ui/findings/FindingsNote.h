// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <vector>

#include "ui/findings/FindingsFinder.h"

namespace disyre::ui {

/// What the list of findings belongs to.
struct ListedMap {
    bool healed = false;         ///< whether there is an anomaly map
    bool isPreliminary = false;  ///< whether healing is unfinished, so that the list may change
    int slicesDone = 0;          ///< how many slices of the brain the map has
    int slicesInAll = 0;         ///< how many it will have in the end
    int stepShown = 0;           ///< the step that the views show; 0 for the scan as it is
    int steps = 0;               ///< how many steps the map is the mean of
    bool showsLastStep = true;   ///< whether the views show the map that the list belongs to
    double threshold = 0.0;
    /// False if the scan scores so high all over that nothing could be found in it.
    bool canBeJudged = true;
    std::optional<StrongestPlace> strongest;  ///< none while nothing scores above 0
};

/// The words above the list of findings.
struct FindingsNote {
    Q_DECLARE_TR_FUNCTIONS(disyre::ui::FindingsNote)

public:
    [[nodiscard]] static QString text(const std::vector<Finding>& findings, const ListedMap& map);

private:
    [[nodiscard]] static QString listText(const std::vector<Finding>& findings,
                                          const ListedMap& map);
    [[nodiscard]] static QString strongestText(const ListedMap& map);
    [[nodiscard]] static QString stepText(const ListedMap& map);
};

}  // namespace disyre::ui
