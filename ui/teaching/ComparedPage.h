// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>
#include <optional>

#include "core/teaching/DrawnShape.h"
#include "core/teaching/HealedSlice.h"
#include "ui/teaching/TeachingHost.h"

class QLabel;
class QPushButton;
class QSlider;

namespace disyre::ui {

class MessageBar;
class SettingsColumn;
class SlicePicture;

/// The same slice healed with two settings, side by side: both at the same t, with the pixel under
/// the pointer marked in all pictures, the difference of the maps, and the figures of each.
class ComparedPage : public QWidget {
    Q_OBJECT

public:
    ComparedPage(TeachingHost& host, MessageBar& messages, QWidget* parent = nullptr);
    ~ComparedPage() override;

    /// Takes over what the bench shows; what was healed of another slice is dropped.
    void setSlice(const std::optional<BenchSlice>& slice);

    /// The healing with the first or second settings (0 or 1); no value until it was made.
    [[nodiscard]] const std::optional<HealedSlice>& healed(int side) const {
        return sides_[static_cast<std::size_t>(side)].healed;
    }
    [[nodiscard]] const HealingMeasures& measures(int side) const {
        return sides_[static_cast<std::size_t>(side)].measures;
    }
    /// The number of the step that is shown of a side, from 0.
    [[nodiscard]] int step(int side) const;
    [[nodiscard]] std::pair<int, int> pixel() const { return pixel_; }

Q_SIGNALS:
    /// Both are healed.
    void healingEnded();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Side {
        SettingsColumn* settings = nullptr;
        SlicePicture* slice = nullptr;
        SlicePicture* map = nullptr;
        QLabel* formula = nullptr;
        QLabel* figures = nullptr;
        HealingSettings used;
        std::optional<HealedSlice> healed;
        HealingMeasures measures;
    };

    void retranslate();
    void offerSettings();
    void heal(int side);
    void endHealing();
    void drop();
    void showSides();
    void showPixel();
    void takePointer(const SlicePoint& at);
    [[nodiscard]] bool isComplete() const { return sides_[0].healed && sides_[1].healed; }

    TeachingHost& host_;
    MessageBar& messages_;
    StopToken stop_;
    std::optional<BenchSlice> slice_;
    bool offered_ = false;
    bool healing_ = false;
    std::pair<int, int> pixel_{0, 0};
    std::array<Side, 2> sides_;
    SlicePicture* difference_;
    QLabel* numbers_;
    QLabel* timeTitle_;
    QSlider* time_;
    QLabel* timeText_;
    QPushButton* healButton_;
};

}  // namespace disyre::ui
