// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QSlider;

namespace disyre::ui {

class PaintedAreas;

/// How wide the brush is, as a slider that fits into the strip of tools.
class BrushSize : public QWidget {
    Q_OBJECT

public:
    explicit BrushSize(PaintedAreas& areas, QWidget* parent = nullptr);

private:
    void takeSize();

    PaintedAreas& areas_;
    QSlider* slider_;
    QLabel* label_;
};

}  // namespace disyre::ui
