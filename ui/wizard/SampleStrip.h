// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include <vector>

#include "core/training/TrainingPreview.h"

namespace disyre::ui {

/// Held-out samples side by side: corrupted, below them what the network makes of them, below these
/// what they were.
class SampleStrip : public QWidget {
    Q_OBJECT

public:
    explicit SampleStrip(QWidget* parent = nullptr);

    void setPreview(const TrainingPreview& preview);
    [[nodiscard]] int samples() const { return static_cast<int>(columns_.size()); }
    [[nodiscard]] int step() const { return step_; }

    [[nodiscard]] QSize sizeHint() const override { return {480, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 144}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Column {
        QImage corrupted;
        QImage restored;
        QImage healthy;
        int t = 0;
    };
    std::vector<Column> columns_;
    int step_ = 0;
};

}  // namespace disyre::ui
