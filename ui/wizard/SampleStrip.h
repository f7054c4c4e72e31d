// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include <vector>

#include "core/training/TrainingPreview.h"

namespace disyre::ui {

/// Shows held-out samples side by side: on top each corrupted patch, below it what the network
/// restores from it, and at the bottom the healthy patch that it was made of.
class SampleStrip : public QWidget {
    Q_OBJECT

public:
    explicit SampleStrip(QWidget* parent = nullptr);

    void setPreview(const TrainingPreview& preview);
    /// How many samples are shown.
    [[nodiscard]] int samples() const { return static_cast<int>(columns_.size()); }
    /// The training step that the preview was made at.
    [[nodiscard]] int step() const { return step_; }

    [[nodiscard]] QSize sizeHint() const override { return {480, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 144}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

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
