// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>
#include <optional>

#include "core/image/Plane.h"

namespace disyre::ui {

class SlicePresenter;
class SliceView;
class ViewGrid;

/// Keeps two sets of views in step, which show two pictures on one grid: cross-hair and slice,
/// layout, zoom in millimetres and, if it is wanted, window and level. Whatever a person does on
/// one side happens on the other side too.
class ViewLink : public QObject {
    Q_OBJECT

public:
    /// Both sides must outlive the link, which does nothing until it is active.
    struct Side {
        ViewGrid& views;
        SlicePresenter& presenter;
    };
    ViewLink(Side first, Side second, QObject* parent);

    /// Begins to keep both in step, or no longer does so; the second side takes over at once what
    /// the first one shows.
    void setActive(bool active);
    [[nodiscard]] bool isActive() const { return isActive_; }
    void setContrastLinked(bool linked);
    /// Makes the second side show what the first one shows, for instance after its picture changed.
    void align();

private:
    using Voxel = std::array<int, 3>;

    void connectSide(std::size_t from, std::size_t to);
    void passCrosshair(std::size_t from, std::size_t to);
    void passLayout(std::size_t from, std::size_t to);
    void passZoom(std::size_t from, std::size_t to, Plane plane);
    void passContrast(std::size_t from, std::size_t to);

    std::array<Side, 2> sides_;
    bool isActive_ = false;
    bool isContrastLinked_ = false;
    bool isPassing_ = false;
    /// The cross-hair that a side was given, which it will tell of once more.
    std::array<std::optional<Voxel>, 2> given_;
};

}  // namespace disyre::ui
