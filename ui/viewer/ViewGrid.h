// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

#include "core/image/Plane.h"
#include "ui/viewer/SliceDisplay.h"

namespace disyre::ui {

class SliceView;

/// Lays the three slice views out: one large and two beside it, one alone, four quarters with a
/// view of another kind, or the large one twice, with the original on the left.
class ViewGrid : public QWidget, public SliceDisplays {
    Q_OBJECT

public:
    enum class Arrangement { LargeAndTwo, Quarters };

    explicit ViewGrid(QWidget* parent = nullptr);

    [[nodiscard]] SliceView& view(Plane plane) const;
    /// The view that shows the original beside the large view.
    [[nodiscard]] SliceView& companion() const { return *companion_; }
    /// The views of the three planes and the companion.
    [[nodiscard]] std::vector<SliceView*> views() const;
    /// The view that the keyboard speaks to, or spoke to last.
    [[nodiscard]] SliceView& active() const { return *active_; }
    /// Sets the widget that is shown in the last quarter; the grid becomes its parent.
    void setFourth(QWidget* fourth);

    void setArrangement(Arrangement arrangement);
    [[nodiscard]] Arrangement arrangement() const { return arrangement_; }
    /// Sets the plane whose view is the large one.
    void setMain(Plane plane);
    [[nodiscard]] Plane main() const { return main_; }
    /// Shows only the view of this plane; nothing brings the others back.
    void setAlone(std::optional<Plane> plane);
    [[nodiscard]] std::optional<Plane> alone() const { return alone_; }

    [[nodiscard]] SliceDisplay& display(Plane plane) const override;
    [[nodiscard]] SliceDisplay& originalDisplay() const override;
    [[nodiscard]] bool isShown(Plane plane) const override;
    [[nodiscard]] Plane foremost() const override { return alone_.value_or(main_); }
    [[nodiscard]] Plane activePlane() const override;
    void setSideBySide(bool sideBySide) override;
    [[nodiscard]] bool sideBySide() const override { return sideBySide_; }

Q_SIGNALS:
    /// Views have come into sight, gone out of sight, or changed their places.
    void arranged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();
    void placeAll();

    std::array<SliceView*, 3> views_{};
    SliceView* companion_ = nullptr;
    SliceView* active_ = nullptr;
    QWidget* fourth_ = nullptr;
    Arrangement arrangement_ = Arrangement::LargeAndTwo;
    Plane main_ = Plane::Axial;
    std::optional<Plane> alone_;
    bool sideBySide_ = false;
};

}  // namespace disyre::ui
