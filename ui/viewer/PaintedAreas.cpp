// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/PaintedAreas.h"

#include <QUndoCommand>

#include <algorithm>
#include <utility>

namespace disyre::ui {

/// A stroke as the undo stack knows it: the labels of its voxels before and after.
class PaintStroke : public QUndoCommand {
public:
    PaintStroke(PaintedAreas& areas, std::vector<PaintedAreas::Change> changes, const QString& text)
        : QUndoCommand(text), areas_(areas), changes_(std::move(changes)) {}
    void undo() override { areas_.apply(changes_, false); }
    void redo() override { areas_.apply(changes_, true); }

private:
    PaintedAreas& areas_;
    std::vector<PaintedAreas::Change> changes_;
};

PaintedAreas::PaintedAreas(QObject* parent) : QObject(parent) {}

void PaintedAreas::setScan(const std::shared_ptr<const void>& scan, Size3 size,
                           std::array<double, 3> spacing) {
    if (now_.scan.lock() == scan) {
        return;
    }
    endStroke();
    undo_->clear();
    others_.push_back(std::move(now_));
    std::erase_if(others_, [](const Painting& each) { return each.scan.expired(); });
    const auto known = std::find_if(others_.begin(), others_.end(),
                                    [&](const Painting& each) { return each.scan.lock() == scan; });
    now_ = {};
    if (known != others_.end()) {
        now_ = std::move(*known);
        others_.erase(known);
    } else {
        now_.scan = scan;
        now_.grid = {size, spacing};
    }
    Q_EMIT painted();
    Q_EMIT changed();
}

void PaintedAreas::setBrush(int millimetres) {
    const int inside = std::clamp(millimetres, kSmallestBrush, kLargestBrush);
    if (inside != brush_) {
        brush_ = inside;
        Q_EMIT brushChanged();
    }
}

bool PaintedAreas::beginArea() {
    for (int area = 1; area <= kMostAreas; ++area) {
        if (voxelCount(area) == 0) {
            now_.area = area;
            Q_EMIT changed();
            return true;
        }
    }
    return false;
}

void PaintedAreas::beginStroke(Plane plane, int slice, QPointF at, bool erase) {
    if (now_.grid.size[0] == 0) {
        return;
    }
    if (now_.labels.voxels.empty()) {
        now_.labels = Grid<Label>(now_.grid.size);
        now_.counts[0] = now_.labels.voxels.size();
    }
    stroke_ = Stroke{{plane, slice}, at, static_cast<Label>(erase ? 0 : now_.area), {}};
    dab(at);
    Q_EMIT painted();
}

void PaintedAreas::moveStroke(QPointF at) {
    if (!stroke_) {
        return;
    }
    for (const QPointF& place :
         brushWay(now_.grid, stroke_->slice.plane, stroke_->at, at, brush_)) {
        dab(place);
    }
    stroke_->at = at;
    Q_EMIT painted();
}

void PaintedAreas::endStroke() {
    if (!stroke_) {
        return;
    }
    const Stroke done = *std::exchange(stroke_, std::nullopt);
    push(done.changes, done.label == 0 ? tr("erasing") : tr("a stroke"));
}

void PaintedAreas::eraseAll() {
    std::vector<Change> changes;
    for (std::size_t voxel = 0; voxel < now_.labels.voxels.size(); ++voxel) {
        if (now_.labels.voxels[voxel] != 0) {
            changes.push_back({voxel, now_.labels.voxels[voxel], 0});
        }
    }
    push(std::move(changes), tr("deleting all areas"));
}

void PaintedAreas::eraseArea(int area) {
    std::vector<Change> changes;
    for (std::size_t voxel = 0; voxel < now_.labels.voxels.size(); ++voxel) {
        if (now_.labels.voxels[voxel] == area) {
            changes.push_back({voxel, now_.labels.voxels[voxel], 0});
        }
    }
    push(std::move(changes), tr("deleting an area"));
}

void PaintedAreas::push(std::vector<Change> changes, const QString& text) {
    if (!changes.empty()) {
        undo_->push(new PaintStroke(*this, std::move(changes), text));
    }
}

void PaintedAreas::apply(const std::vector<Change>& changes, bool forward) {
    for (const Change& change : changes) {
        set(change.voxel, forward ? change.after : change.before);
    }
    Q_EMIT painted();
    Q_EMIT changed();
}

void PaintedAreas::set(std::size_t voxel, Label label) {
    Label& now = now_.labels.voxels[voxel];
    if (now != label) {
        --now_.counts[now];
        ++now_.counts[label];
        now_.voxels[now].reset();
        now_.voxels[label].reset();
        now = label;
    }
}

Grid<PaintedAreas::Label> PaintedAreas::labelsOf(const std::shared_ptr<const void>& scan) const {
    const auto isPainted = [](const Painting& painting) {
        return std::any_of(painting.counts.begin() + 1, painting.counts.end(),
                           [](std::size_t count) { return count > 0; });
    };
    if (now_.scan.lock() == scan) {
        return isPainted(now_) ? now_.labels : Grid<Label>();
    }
    const auto known = std::find_if(others_.begin(), others_.end(),
                                    [&](const Painting& each) { return each.scan.lock() == scan; });
    return known != others_.end() && isPainted(*known) ? known->labels : Grid<Label>();
}

void PaintedAreas::setLabels(const Grid<Label>& labels) {
    if (labels.size != now_.grid.size) {
        return;
    }
    endStroke();
    undo_->clear();
    now_.labels = labels;
    now_.counts = {};
    now_.voxels = {};
    for (Label& label : now_.labels.voxels) {
        label = std::min<Label>(label, kMostAreas);
        ++now_.counts[label];
    }
    Q_EMIT painted();
    Q_EMIT changed();
}

void PaintedAreas::dab(QPointF at) {
    for (const std::size_t voxel : voxelsUnderBrush(now_.grid, stroke_->slice, at, brush_)) {
        const Label before = now_.labels.voxels[voxel];
        if (before != stroke_->label) {
            stroke_->changes.push_back({voxel, before, stroke_->label});
            set(voxel, stroke_->label);
        }
    }
}

bool PaintedAreas::isEmpty() const {
    return std::all_of(now_.counts.begin() + 1, now_.counts.end(),
                       [](std::size_t count) { return count == 0; });
}

std::size_t PaintedAreas::voxelCount(int area) const {
    return area >= 1 && area <= kMostAreas ? now_.counts[static_cast<std::size_t>(area)] : 0;
}

const std::vector<std::array<int, 3>>& PaintedAreas::voxelsOf(int area) const {
    auto& known = now_.voxels.at(static_cast<std::size_t>(area));
    if (!known) {
        known.emplace();
        const auto row = static_cast<std::size_t>(now_.grid.size[0]);
        const Grid<Label>& labels = now_.labels;
        for (std::size_t i = 0; voxelCount(area) > 0 && i < labels.voxels.size(); ++i) {
            if (labels.voxels[i] == area) {
                known->push_back({static_cast<int>(i % row),
                                  static_cast<int>(i % labels.sliceSize() / row),
                                  static_cast<int>(i / labels.sliceSize())});
            }
        }
    }
    return *known;
}

std::vector<PaintedAreas::Label> PaintedAreas::slice(Plane plane, int slice) const {
    return isEmpty() ? std::vector<Label>() : cutSlice(now_.labels, plane, slice);
}

}  // namespace disyre::ui
