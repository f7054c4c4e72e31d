// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingEditor.h"

#include <QStringList>
#include <QUndoStack>

#include <algorithm>
#include <utility>

#include "core/findings/RegionEditing.h"
#include "ui/findings/FindingsPresenter.h"
#include "ui/healing/CaseList.h"
#include "ui/viewer/PaintedAreas.h"

namespace disyre::ui {

namespace {

std::shared_ptr<const VoxelSet> sharedSet(VoxelSet voxels) {
    return std::make_shared<const VoxelSet>(std::move(voxels));
}

}  // namespace

FindingEditor::FindingEditor(Sources sources, QObject* parent)
    : QObject(parent), from_(std::move(sources)) {}

const Finding& FindingEditor::finding(int row) const {
    return from_.findings.findings().at(static_cast<std::size_t>(row));
}

VoxelSet FindingEditor::voxelsOf(int row) const {
    const DecidedFinding* decided = from_.decisions.find(finding(row).decided);
    if (decided != nullptr && decided->isFixed()) {
        return *decided->voxels;
    }
    const auto grid = from_.findings.scanVoxels();
    return grid ? grid->scanVoxelsOf(finding(row).voxels) : VoxelSet();
}

DecidedFinding FindingEditor::begun(int row) {
    const int id = finding(row).decided;
    const auto& all = from_.findings.findings();
    const auto sharing = std::count_if(all.begin(), all.end(), [id](const Finding& each) {
        return id >= 0 && each.decided == id;
    });
    if (const DecidedFinding* known = from_.decisions.find(id); known != nullptr && sharing == 1) {
        return *known;
    }
    // One of several that a finding has fallen into goes its own way from here.
    DecidedFinding one;
    one.id = from_.decisions.newId();
    one.note = finding(row).note;
    one.voxels = sharedSet(voxelsOf(row));
    return one;
}

DecidedFinding FindingEditor::edited(int row, VoxelSet voxels) {
    DecidedFinding one = begun(row);
    const VoxelSet before = voxelsOf(row);
    one.replaced = sharedSet(one.replaced ? joined(*one.replaced, before) : before);
    one.voxels = sharedSet(std::move(voxels));
    one.isEdited = true;
    return one;
}

QString FindingEditor::numbersOf(const Rows& rows) const {
    QStringList numbers;
    for (const int row : rows) {
        numbers << QString::number(row + 1);
    }
    return numbers.join(QStringLiteral(", "));
}

void FindingEditor::change(std::vector<DecidedFinding> changed, const QString& text,
                           const std::vector<int>& removed) {
    FindingDecisions::All all = from_.decisions.all();
    std::erase_if(all, [&](const DecidedFinding& each) {
        return std::find(removed.begin(), removed.end(), each.id) != removed.end();
    });
    for (DecidedFinding& one : changed) {
        const auto known = std::find_if(all.begin(), all.end(), [&one](const DecidedFinding& each) {
            return each.id == one.id;
        });
        if (known != all.end()) {
            *known = std::move(one);
        } else {
            all.push_back(std::move(one));
        }
    }
    from_.decisions.change(std::move(all), text);
}

void FindingEditor::decide(const Rows& rows, FindingDecision decision, DismissalReason reason) {
    std::vector<DecidedFinding> changed;
    for (const int row : rows) {
        changed.push_back(begun(row));
        if (changed.back().voxels->empty()) {
            Q_EMIT said(tr("The voxels of finding %1 are not known: move the threshold a little to "
                           "look for it again.")
                            .arg(row + 1));
            return;
        }
        changed.back().note.decision = decision;
        changed.back().note.reason =
            decision == FindingDecision::Dismissed ? reason : DismissalReason::None;
    }
    const QString numbers = numbersOf(rows);
    change(std::move(changed), decision == FindingDecision::Kept
                                   ? tr("keeping finding %1").arg(numbers)
                               : decision == FindingDecision::Dismissed
                                   ? tr("dismissing finding %1").arg(numbers)
                                   : tr("putting finding %1 back to open").arg(numbers));
}

std::optional<int> FindingEditor::rowOf(const Finding& finding) const {
    const auto& now = from_.findings.findings();
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (finding.decided >= 0 && now[i].decided == finding.decided) {
            return static_cast<int>(i);
        }
    }
    std::vector<const VoxelSet*> regions{&finding.voxels};
    std::vector<const VoxelSet*> listed;
    for (const Finding& each : now) {
        listed.push_back(&each.voxels);
    }
    const auto match = matchedRegions(regions, listed).front();
    return match ? std::optional(static_cast<int>(*match)) : std::nullopt;
}

void FindingEditor::describe(const Finding& finding, int number, const FindingNote& note) {
    DecidedFinding one;
    const auto grid = from_.findings.scanVoxels();
    if (const auto row = rowOf(finding)) {
        one = begun(*row);
    } else if (grid) {
        one.id = from_.decisions.newId();
        one.note = finding.note;
        one.voxels = sharedSet(grid->scanVoxelsOf(finding.voxels));
    } else {
        return;
    }
    const bool isRenamed = one.note.name != note.name;
    one.note.name = note.name;
    one.note.comment = note.comment;
    change({one}, isRenamed ? tr("naming finding %1").arg(number)
                            : tr("the comment on finding %1").arg(number));
}

void FindingEditor::setColour(const Rows& rows,
                              const std::optional<std::array<std::uint8_t, 3>>& colour) {
    std::vector<DecidedFinding> changed;
    for (const int row : rows) {
        changed.push_back(begun(row));
        changed.back().note.colour = colour;
    }
    change(std::move(changed), tr("colouring finding %1").arg(numbersOf(rows)));
}

void FindingEditor::join(const Rows& rows) {
    if (rows.size() < 2) {
        Q_EMIT said(tr("Select two findings to join: click the second one with Ctrl."));
        return;
    }
    VoxelSet all;
    VoxelSet replaced;
    std::vector<int> removed;
    for (const int row : rows) {
        const DecidedFinding one = begun(row);
        all = joined(all, voxelsOf(row));
        replaced =
            joined(replaced, joined(voxelsOf(row), one.replaced ? *one.replaced : VoxelSet()));
        removed.push_back(one.id);
    }
    DecidedFinding whole = edited(rows.front(), std::move(all));
    whole.replaced = sharedSet(std::move(replaced));
    std::erase(removed, whole.id);
    const int id = whole.id;
    change({std::move(whole)}, tr("joining findings %1").arg(numbersOf(rows)), removed);
    Q_EMIT made(id);
}

std::optional<std::pair<VoxelSet, VoxelSet>> FindingEditor::partsOf(int row) const {
    const auto scan = from_.cases.scan();
    const auto grid = from_.findings.scanVoxels();
    const VoxelSet voxels = voxelsOf(row);
    if (!scan || !grid || voxels.empty()) {
        return std::nullopt;
    }
    if (const auto ruler = from_.ruler()) {
        const PlaneAxes axes = axesOf(ruler->plane);
        std::array<double, 3> place{};
        place[axes.column] = ruler->from.x();
        place[axes.row] = ruler->from.y();
        place[axes.through] = ruler->slice;
        std::array<double, 3> normal{};
        normal[axes.column] = ruler->from.y() - ruler->to.y();
        normal[axes.row] = ruler->to.x() - ruler->from.x();
        if (auto parts = splitByPlane(scan->ras.size, voxels, place, normal)) {
            return parts;
        }
    }
    const auto& map = from_.findings.finder().map();
    const VoxelSet inModel = grid->modelVoxelsOf(voxels);
    if (map && !inModel.empty() && inModel.back() < map->voxels.size()) {
        if (const auto parts = splitAtSaddle(*map, inModel)) {
            std::pair<VoxelSet, VoxelSet> onScan;
            for (const std::size_t voxel : voxels) {
                const VoxelSet at = grid->modelVoxelsOf({voxel});
                const bool isSecond =
                    !at.empty() &&
                    std::binary_search(parts->second.begin(), parts->second.end(), at.front());
                (isSecond ? onScan.second : onScan.first).push_back(voxel);
            }
            if (!onScan.first.empty() && !onScan.second.empty()) {
                return onScan;
            }
        }
    }
    return splitInHalf(scan->ras.size, voxels, scan->ras.spacing());
}

void FindingEditor::split(int row) {
    auto parts = partsOf(row);
    if (!parts) {
        Q_EMIT said(tr("Finding %1 is too small to be split.").arg(row + 1));
        return;
    }
    DecidedFinding first = edited(row, std::move(parts->first));
    DecidedFinding second;
    second.id = from_.decisions.newId();
    second.note.decision = first.note.decision;
    second.note.reason = first.note.reason;
    second.isEdited = true;
    second.voxels = sharedSet(std::move(parts->second));
    second.replaced = first.replaced;
    const int id = first.id;
    change({std::move(first), std::move(second)}, tr("splitting finding %1").arg(row + 1));
    Q_EMIT made(id);
}

void FindingEditor::grow(int row) {
    const auto scan = from_.cases.scan();
    if (!scan) {
        return;
    }
    DecidedFinding one = edited(row, grownByVoxel(voxelsOf(row), scan->ras.size));
    const int id = one.id;
    change({std::move(one)}, tr("growing finding %1").arg(row + 1));
    Q_EMIT made(id);
}

void FindingEditor::shrink(int row) {
    const auto scan = from_.cases.scan();
    VoxelSet inner = scan ? shrunkByVoxel(voxelsOf(row), scan->ras.size) : VoxelSet();
    if (inner.empty()) {
        Q_EMIT said(tr("Nothing of finding %1 would be left. Dismiss it instead.").arg(row + 1));
        return;
    }
    DecidedFinding one = edited(row, std::move(inner));
    const int id = one.id;
    change({std::move(one)}, tr("shrinking finding %1").arg(row + 1));
    Q_EMIT made(id);
}

std::optional<int> FindingEditor::area() const {
    if (from_.areas.voxelCount(from_.areas.area()) > 0) {
        return from_.areas.area();
    }
    for (int area = PaintedAreas::kMostAreas; area >= 1; --area) {
        if (from_.areas.voxelCount(area) > 0) {
            return area;
        }
    }
    return std::nullopt;
}

bool FindingEditor::hasArea() const {
    return area().has_value();
}

VoxelSet FindingEditor::areaVoxels(int area) const {
    VoxelSet voxels;
    if (const auto scan = from_.cases.scan()) {
        for (const auto& at : from_.areas.voxelsOf(area)) {
            voxels.push_back(scan->ras.index(at[0], at[1], at[2]));
        }
    }
    std::sort(voxels.begin(), voxels.end());
    return voxels;
}

void FindingEditor::changeWithArea(int area, DecidedFinding changed, const QString& text) {
    const int id = changed.id;
    from_.undo.beginMacro(text);
    from_.areas.eraseArea(area);
    change({std::move(changed)}, text);
    from_.undo.endMacro();
    Q_EMIT made(id);
}

void FindingEditor::addArea(int row) {
    if (const auto painted = area()) {
        changeWithArea(*painted, edited(row, joined(voxelsOf(row), areaVoxels(*painted))),
                       tr("adding to finding %1").arg(row + 1));
    } else {
        Q_EMIT said(tr("Paint with the brush first (Shift+B) what is to be added."));
    }
}

void FindingEditor::eraseArea(int row) {
    const auto painted = area();
    if (!painted) {
        Q_EMIT said(tr("Paint with the brush first (Shift+B) what is to be taken away."));
        return;
    }
    VoxelSet rest = without(voxelsOf(row), areaVoxels(*painted));
    if (rest.empty()) {
        Q_EMIT said(tr("Nothing of finding %1 would be left. Dismiss it instead.").arg(row + 1));
        return;
    }
    changeWithArea(*painted, edited(row, std::move(rest)),
                   tr("taking away from finding %1").arg(row + 1));
}

void FindingEditor::drawFinding() {
    const auto painted = area();
    if (!painted) {
        Q_EMIT said(tr("Paint the missed lesion with the brush first (Shift+B)."));
        return;
    }
    if (!from_.findings.scanVoxels()) {
        Q_EMIT said(tr("Heal the scan first: a finding is measured in the anomaly map."));
        return;
    }
    DecidedFinding one;
    one.id = from_.decisions.newId();
    one.note.decision = FindingDecision::Kept;
    one.isDrawn = true;
    one.voxels = sharedSet(areaVoxels(*painted));
    changeWithArea(*painted, std::move(one), tr("drawing a finding"));
}

}  // namespace disyre::ui
