// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QSlider;

namespace disyre::ui {

class PaintedAreas;

/// A slider for the width of the brush, narrow enough for the strip of tools.
class BrushSize : public QWidget {
    Q_OBJECT

public:
    explicit BrushSize(PaintedAreas& areas, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showSize();
    /// Sets every text in the language of the program.
    void retranslate();

    PaintedAreas& areas_;
    QSlider* slider_;
    QLabel* label_;
};

}  // namespace disyre::ui
