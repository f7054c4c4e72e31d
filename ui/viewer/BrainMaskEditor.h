// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>
#include <QString>
#include <QUndoStack>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "core/image/Plane.h"
#include "core/image/Volume.h"
#include "ui/common/Worker.h"
#include "ui/viewer/Brush.h"

namespace disyre::ui {

/// Where a brain mask comes from.
struct MaskOrigin {
    std::filesystem::path file;  ///< the file it was opened from; empty for the mask that was found
    bool mended = false;         ///< whether it was changed by hand
    bool operator==(const MaskOrigin&) const = default;
};

/// The brain mask of the scan that is shown, on its RAS grid, while a person mends it: with a
/// brush, or as a whole. Every change can be undone and redone until another scan is shown.
class BrainMaskEditor : public QObject {
    Q_OBJECT

public:
    explicit BrainMaskEditor(QObject* parent = nullptr);

    /// Begins with the mask of a scan; null if it has none yet. Nothing can be undone any more.
    /// @param spacing the size of a voxel in millimetres.
    void begin(const Mask* mask, const MaskOrigin& origin, const std::array<double, 3>& spacing);

    [[nodiscard]] bool hasMask() const { return !mask_.voxels.empty(); }
    [[nodiscard]] const Mask& mask() const { return mask_; }
    [[nodiscard]] const MaskOrigin& origin() const { return origin_; }
    [[nodiscard]] std::size_t voxelCount() const { return count_; }
    /// One slice of the mask, columns fastest; empty where there is no mask.
    [[nodiscard]] std::vector<std::uint8_t> slice(Plane plane, int slice) const;

    /// Begins a stroke, which is a disc moved over a slice. Nothing happens while the mask is being
    /// worked out; where there is no mask yet, maskMissing() says so.
    /// @param at the column and row of the disc's centre, in voxels.
    /// @param diameter of the disc in millimetres.
    /// @param erase whether voxels are taken out of the mask instead of added.
    void beginStroke(const BrushSlice& slice, QPointF at, double diameter, bool erase);
    void moveStroke(QPointF at);
    void endStroke();
    [[nodiscard]] bool painting() const { return stroke_.has_value(); }

    /// Puts another mask on the same grid in the place of this one.
    /// @param text says what that is, for undo.
    void replace(const Mask& mask, const MaskOrigin& origin, const QString& text);
    // These are worked out beside the window's thread, and changed() follows.
    void fillHoles();
    void grow();
    void shrink();
    /// Whether one of these is being worked out; the mask stays as it is until then.
    [[nodiscard]] bool working() const { return working_; }

    [[nodiscard]] QUndoStack& undoStack() { return *undo_; }
    /// Makes its changes go to a stack that others use, too, and that outlives it.
    void shareUndo(QUndoStack& stack) { undo_ = &stack; }

Q_SIGNALS:
    /// Voxels have changed, possibly in the middle of a stroke.
    void painted();
    /// A change was completed, undone or redone. @param by how many voxels the mask has grown.
    void changed(qint64 by);
    /// working() or hasMask() has changed, or another mask was begun with.
    void stateChanged();
    /// A stroke was begun, but there is no mask.
    void maskMissing();

private:
    friend class MaskChange;
    struct Stroke {
        BrushSlice slice;
        QPointF at;
        double diameter = 0.0;
        std::uint8_t value = 0;
        std::vector<std::size_t> flipped;
    };

    void dab(QPointF at);
    void flip(const std::vector<std::size_t>& voxels, const MaskOrigin& origin);
    void workOut(std::function<Mask(const Mask&)> filter, const QString& text);

    Mask mask_;
    BrushGrid grid_;
    MaskOrigin origin_;
    std::size_t count_ = 0;
    std::optional<Stroke> stroke_;
    QUndoStack ownUndo_;
    QUndoStack* undo_ = &ownUndo_;
    bool isInUndo_ = false;  ///< whether the stack has taken changes of this mask
    bool working_ = false;
    Worker worker_;
};

}  // namespace disyre::ui
