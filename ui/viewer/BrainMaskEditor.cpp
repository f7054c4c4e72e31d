// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/BrainMaskEditor.h"

#include <QUndoCommand>

#include <algorithm>
#include <utility>

#include "core/preprocess/MaskMorphology.h"

namespace disyre::ui {

/// A change of the mask as the undo stack knows it: the voxels whose value it turns round, and
/// where the mask came from before and after it.
class MaskChange : public QUndoCommand {
public:
    MaskChange(BrainMaskEditor& editor, std::vector<std::size_t> flipped, MaskOrigin before,
               MaskOrigin after, const QString& text, bool isDone)
        : QUndoCommand(text),
          editor_(editor),
          flipped_(std::move(flipped)),
          before_(std::move(before)),
          after_(std::move(after)),
          isDone_(isDone) {}
    void undo() override {
        editor_.flip(flipped_, before_);
        isDone_ = false;
    }
    void redo() override {
        // A stroke has changed the voxels already when the stack takes it.
        editor_.flip(isDone_ ? std::vector<std::size_t>() : flipped_, after_);
        isDone_ = true;
    }

private:
    BrainMaskEditor& editor_;
    std::vector<std::size_t> flipped_;
    MaskOrigin before_;
    MaskOrigin after_;
    bool isDone_;
};

BrainMaskEditor::BrainMaskEditor(QObject* parent)
    : QObject(parent), worker_(this, Worker::Priority::Normal) {}

void BrainMaskEditor::begin(const Mask* mask, const MaskOrigin& origin,
                            const std::array<double, 3>& spacing) {
    worker_.stop();
    working_ = false;
    stroke_.reset();
    // The changes of another mask cannot be made in this one.
    if (std::exchange(isInUndo_, false)) {
        undo_->clear();
    }
    mask_ = mask != nullptr ? *mask : Mask();
    grid_ = {mask_.size, spacing};
    origin_ = origin;
    count_ = static_cast<std::size_t>(std::count(mask_.voxels.begin(), mask_.voxels.end(), 1));
    Q_EMIT painted();
    Q_EMIT stateChanged();
}

std::vector<std::uint8_t> BrainMaskEditor::slice(Plane plane, int slice) const {
    return hasMask() ? cutSlice(mask_, plane, slice) : std::vector<std::uint8_t>();
}

void BrainMaskEditor::beginStroke(const BrushSlice& slice, QPointF at, double diameter,
                                  bool erase) {
    if (!hasMask()) {
        Q_EMIT maskMissing();
        return;
    }
    if (working_) {
        return;
    }
    stroke_ = Stroke{slice, at, diameter, static_cast<std::uint8_t>(erase ? 0 : 1), {}};
    dab(at);
    Q_EMIT painted();
}

void BrainMaskEditor::moveStroke(QPointF at) {
    if (!stroke_) {
        return;
    }
    for (const QPointF& place :
         brushWay(grid_, stroke_->slice.plane, stroke_->at, at, stroke_->diameter)) {
        dab(place);
    }
    stroke_->at = at;
    Q_EMIT painted();
}

void BrainMaskEditor::endStroke() {
    if (!stroke_) {
        return;
    }
    Stroke done = *std::exchange(stroke_, std::nullopt);
    if (!done.flipped.empty()) {
        isInUndo_ = true;
        undo_->push(new MaskChange(
            *this, std::move(done.flipped), origin_, {origin_.file, true},
            done.value == 0 ? tr("erasing in the brain mask") : tr("painting the brain mask"),
            true));
    }
}

void BrainMaskEditor::replace(const Mask& mask, const MaskOrigin& origin, const QString& text) {
    endStroke();
    std::vector<std::size_t> flipped;
    for (std::size_t voxel = 0; voxel < mask_.voxels.size(); ++voxel) {
        if (mask_.voxels[voxel] != mask.voxels[voxel]) {
            flipped.push_back(voxel);
        }
    }
    if (!flipped.empty() || origin != origin_) {
        isInUndo_ = true;
        undo_->push(new MaskChange(*this, std::move(flipped), origin_, origin, text, false));
    }
}

void BrainMaskEditor::fillHoles() {
    workOut(&withHolesFilled, tr("filling holes of the brain mask"));
}

void BrainMaskEditor::grow() {
    workOut([](const Mask& mask) { return grown(mask); }, tr("growing the brain mask"));
}

void BrainMaskEditor::shrink() {
    workOut([](const Mask& mask) { return shrunk(mask); }, tr("shrinking the brain mask"));
}

void BrainMaskEditor::workOut(std::function<Mask(const Mask&)> filter, const QString& text) {
    if (!hasMask() || working_) {
        return;
    }
    endStroke();
    working_ = true;
    Q_EMIT stateChanged();
    worker_.add([this, filter = std::move(filter), text, mask = mask_](const Worker::Reply& reply,
                                                                       const StopToken&) {
        reply([this, text, result = filter(mask)] {
            // A mask that stays as it is does not count as mended.
            const bool same = result.voxels == mask_.voxels;
            replace(result, same ? origin_ : MaskOrigin{origin_.file, true}, text);
            working_ = false;
            Q_EMIT stateChanged();
        });
    });
}

void BrainMaskEditor::dab(QPointF at) {
    for (const std::size_t voxel : voxelsUnderBrush(grid_, stroke_->slice, at, stroke_->diameter)) {
        if (mask_.voxels[voxel] != stroke_->value) {
            mask_.voxels[voxel] = stroke_->value;
            stroke_->flipped.push_back(voxel);
        }
    }
}

void BrainMaskEditor::flip(const std::vector<std::size_t>& voxels, const MaskOrigin& origin) {
    for (const std::size_t voxel : voxels) {
        mask_.voxels[voxel] = mask_.voxels[voxel] == 0 ? 1 : 0;
    }
    origin_ = origin;
    const auto before = static_cast<qint64>(count_);
    count_ = static_cast<std::size_t>(std::count(mask_.voxels.begin(), mask_.voxels.end(), 1));
    Q_EMIT painted();
    Q_EMIT changed(static_cast<qint64>(count_) - before);
}

}  // namespace disyre::ui
