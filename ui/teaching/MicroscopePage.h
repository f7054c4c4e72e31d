// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

#include "core/healing/SliceWindows.h"
#include "core/teaching/DrawnShape.h"
#include "core/teaching/HealedSlice.h"

class QCheckBox;
class QLabel;
class QSlider;

namespace disyre::ui {

class SlicePicture;
class WindowsPane;

/// The step microscope: for one step of a healed slice x_t, the network's estimate, their
/// difference and the next x side by side, and the formula with the numbers of one pixel.
class MicroscopePage : public QWidget {
    Q_OBJECT

public:
    explicit MicroscopePage(QWidget* parent = nullptr);

    /// Shows the first step of a healed slice; nothing without a value.
    void setHealed(const std::optional<HealedSlice>& healed);
    /// Shows the windows of that healing; see windowsWanted().
    void setWindows(const SliceWindows& windows);
    [[nodiscard]] const WindowsPane& windows() const { return *windows_; }
    /// The step that is shown, counted from 0.
    [[nodiscard]] int step() const;
    /// The pixel whose numbers are shown: row and column.
    [[nodiscard]] std::pair<int, int> pixel() const { return pixel_; }

Q_SIGNALS:
    /// The windows of the healing are to be shown, and are not there yet.
    void windowsWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showStep();
    void showPixel();
    void showEstimate();
    void showWindows(bool shown);
    void takePointer(const SlicePoint& at);
    [[nodiscard]] const SliceStep* shown() const;

    std::optional<HealedSlice> healed_;
    Patch estimate_;
    std::pair<int, int> pixel_{0, 0};
    QLabel* hint_;
    SlicePicture* before_;
    SlicePicture* estimatePicture_;
    SlicePicture* change_;
    SlicePicture* after_;
    QCheckBox* windowsBox_;
    WindowsPane* windows_;
    QLabel* stepTitle_;
    QSlider* stepSlider_;
    QLabel* stepText_;
    QLabel* formula_;
    QLabel* numbers_;
};

}  // namespace disyre::ui
