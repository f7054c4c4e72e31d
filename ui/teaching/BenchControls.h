// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <cstdint>
#include <vector>

#include "ui/teaching/TeachingHost.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace disyre::ui {

/// How the mouse draws an anomaly.
enum class ShapeTool { Box, Disc, FreeForm, Brush };

/// The settings of the corruption bench: the slice, the shape's tool, the foreign patch, the seed.
class BenchControls : public QWidget {
    Q_OBJECT

public:
    explicit BenchControls(QWidget* parent = nullptr);

    /// Lists the brains, of which the one with this id is chosen. Nothing is emitted.
    void setScans(const std::vector<TeachingScan>& scans, int chosen);
    /// Sets the slices to choose from and the one that is chosen. Nothing is emitted.
    void setSlices(int count, int slice);

    [[nodiscard]] int scan() const;
    [[nodiscard]] QString scanName() const;
    [[nodiscard]] int slice() const;
    [[nodiscard]] ShapeTool tool() const;
    [[nodiscard]] double brushRadius() const;
    /// The standard deviation of the blur of the edge, in pixels.
    [[nodiscard]] double softness() const;
    /// The scan that the foreign patch comes from, which may be scan() itself.
    [[nodiscard]] int foreignScan() const;
    [[nodiscard]] bool version2() const;
    [[nodiscard]] std::uint64_t seed() const;

Q_SIGNALS:
    void scanChosen();
    void sliceChosen();
    void foreignScanChosen();
    /// The softness, version 2 or the seed.
    void recipeChanged();
    void clearRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void listForeign();

    std::vector<TeachingScan> scans_;
    QLabel* scanTitle_;
    QComboBox* scan_;
    QLabel* sliceTitle_;
    QSpinBox* slice_;
    QLabel* toolTitle_;
    QButtonGroup* tools_;
    QLabel* brushTitle_;
    QSpinBox* brush_;
    QPushButton* clear_;
    QLabel* softnessTitle_;
    QDoubleSpinBox* softness_;
    QLabel* foreignTitle_;
    QComboBox* foreign_;
    QCheckBox* version2_;
    QLabel* seedTitle_;
    QSpinBox* seed_;
};

}  // namespace disyre::ui
