// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

#include "core/healing/SliceWindows.h"
#include "ui/teaching/SlicePicture.h"

class QLabel;
class QTableWidget;

namespace disyre::ui {

/// The sliding windows of a step: which of them cover a pixel, with what weight each enters the
/// blend and what it says, and the weights of one chosen window over the whole slice.
class WindowsPane : public QWidget {
    Q_OBJECT

public:
    explicit WindowsPane(QWidget* parent = nullptr);

    /// @param windows no value while they are computed.
    /// @param height of the slice, @param width of the slice, in pixels.
    void setWindows(std::optional<SliceWindows> windows, int height, int width);
    /// Lists the windows over a pixel of a step, the heaviest first, and chooses the first one.
    void showPixel(int step, std::pair<int, int> pixel);

    [[nodiscard]] const std::optional<SliceWindows>& windows() const { return windows_; }
    /// The number of the chosen window, from 0; no value without windows.
    [[nodiscard]] std::optional<int> chosen() const { return chosen_; }
    /// The outlines of all windows: those over the pixel stronger the more they weigh, the chosen
    /// one strongest. They are empty without windows.
    [[nodiscard]] std::vector<SlicePicture::Frame> frames() const;
    /// A slice with the chosen window's own estimate in its place.
    [[nodiscard]] Patch withChosen(const Patch& estimate) const;

Q_SIGNALS:
    /// Another window was chosen in the table.
    void windowChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fillTable();
    void choose(std::optional<int> window);
    void showWeights();

    std::optional<SliceWindows> windows_;
    int height_ = 0;
    int width_ = 0;
    int step_ = 0;
    std::vector<float> total_;  // The sum of the importance of all windows at each pixel.
    std::vector<WindowPart> parts_;
    std::optional<int> chosen_;
    QLabel* title_;
    QTableWidget* table_;
    QLabel* sum_;
    SlicePicture* weights_;
};

}  // namespace disyre::ui
