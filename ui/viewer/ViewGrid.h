// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

#include "core/image/Plane.h"

namespace disyre::ui {

class SliceView;

/// Lays the three slice views out: one large and two beside it, one alone, four quarters with a
/// view of another kind, or the large one twice, with the original on the left.
class ViewGrid : public QWidget {
    Q_OBJECT

public:
    enum class Arrangement { LargeAndTwo, Quarters };

    explicit ViewGrid(QWidget* parent = nullptr);

    [[nodiscard]] SliceView& view(Plane plane) const;
    /// Shows the original beside the large view.
    [[nodiscard]] SliceView& companion() const { return *companion_; }
    /// All of the above.
    [[nodiscard]] std::vector<SliceView*> views() const;
    /// The one the keyboard speaks to, or spoke to last.
    [[nodiscard]] SliceView& active() const { return *active_; }
    /// Shown in the last quarter; the grid takes it.
    void setFourth(QWidget* fourth);

    void setArrangement(Arrangement arrangement);
    [[nodiscard]] Arrangement arrangement() const { return arrangement_; }
    /// The large one.
    void setMain(Plane plane);
    [[nodiscard]] Plane main() const { return main_; }
    /// Only this one; nothing brings the others back.
    void setAlone(std::optional<Plane> plane);
    [[nodiscard]] std::optional<Plane> alone() const { return alone_; }
    void setSideBySide(bool sideBySide);
    [[nodiscard]] bool sideBySide() const { return sideBySide_; }
    /// The plane shown twice, or alone, or large.
    [[nodiscard]] Plane foremost() const { return alone_.value_or(main_); }

Q_SIGNALS:
    void arranged();
    void activeChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();
    void takeFocus(SliceView* view);
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
