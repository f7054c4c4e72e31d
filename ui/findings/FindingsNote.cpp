// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingsNote.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

#include "core/findings/Regions.h"

namespace disyre::ui {

namespace {

QString scoreNumber(double score) {
    return QLocale().toString(score, 'f', 3);
}

}  // namespace

QString FindingsNote::text(const std::vector<Finding>& findings, const ListedMap& map) {
    if (!map.healed) {
        return map.isPreliminary
                   ? tr("The list of regions is being made.")
                   : tr("Heal the scan to list the regions that reach the threshold.");
    }
    QStringList sentences;
    if (map.isPreliminary) {
        sentences << tr("Preliminary, of %1 of %2 slices: the threshold and the list may still "
                        "change.")
                         .arg(map.slicesDone)
                         .arg(map.slicesInAll);
    } else if (map.slicesDone < map.slicesInAll) {
        sentences << tr("Of %1 of %2 slices.").arg(map.slicesDone).arg(map.slicesInAll);
    }
    if (!map.showsLastStep) {
        sentences << stepText(map);
    }
    if (!map.canBeJudged) {
        sentences << tr("Findings cannot be judged on this scan: it scores too high all over.");
    }
    sentences << listText(findings, map);
    return sentences.join(u' ');
}

QString FindingsNote::stepText(const ListedMap& map) {
    return map.stepShown == 0
               ? tr("The list is that of all %1 steps; the views show the scan as it is.")
                     .arg(map.steps)
               : tr("The list is that of all %1 steps; the views show step %2.")
                     .arg(map.steps)
                     .arg(map.stepShown);
}

QString FindingsNote::listText(const std::vector<Finding>& findings, const ListedMap& map) {
    const QString smallest = QLocale().toString(kSmallestRegionMillilitres);
    if (map.threshold <= 0.0) {
        return tr("Set a threshold above 0 to list regions.") + u' ' + strongestText(map);
    }
    if (findings.empty()) {
        return tr("No region of %1 ml or more reaches the threshold.").arg(smallest) + u' ' +
               strongestText(map);
    }
    const auto below = std::count_if(findings.begin(), findings.end(),
                                     [](const Finding& each) { return each.isBelow; });
    if (below == static_cast<std::ptrdiff_t>(findings.size())) {
        return tr("No region of %1 ml or more reaches the threshold. The strongest below it are "
                  "listed in grey; their highest score is %2.")
            .arg(smallest, scoreNumber(findings.front().peakScore));
    }
    const QString note = tr("Regions of %1 ml or more at or above the threshold. No diagnosis: "
                            "healthy brains have some too.")
                             .arg(smallest);
    return below > 0 ? note + u' ' + tr("Grey ones lie below the threshold.") : note;
}

QString FindingsNote::strongestText(const ListedMap& map) {
    if (!map.strongest) {
        return tr("No place scores above 0.");
    }
    const auto millimetres = [&](std::size_t axis) {
        return QLocale().toString(map.strongest->place[axis], 'f', 0);
    };
    return tr("The highest score is %1, at x %2, y %3, z %4 mm.")
        .arg(scoreNumber(map.strongest->score), millimetres(0), millimetres(1), millimetres(2));
}

}  // namespace disyre::ui
