// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include <span>

#include "core/image/Plane.h"

namespace disyre::ui {

/// Values as greys: `low` black, `high` white, what lies beyond cut off. Rows as they are given.
[[nodiscard]] QImage greyImage(std::span<const float> values, int width, int height, float low,
                               float high);

/// A slice of a volume in RAS order as a person is shown it: head or front up, the patient's right
/// on the left, pixels stretched to the shape they have in the body.
[[nodiscard]] QImage sliceImage(const Volume& ras, Plane plane, int index, double low, double high);

/// One picture as large as there is room for, its shape kept, with its caption below.
class PictureView : public QWidget {
    Q_OBJECT

public:
    explicit PictureView(const QString& caption, QWidget* parent = nullptr);

    void setPicture(const QImage& picture);
    void setCaption(const QString& caption);
    [[nodiscard]] const QImage& picture() const { return picture_; }

    [[nodiscard]] QSize sizeHint() const override { return {160, 184}; }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int captionHeight() const;

    QImage picture_;
    QString caption_;
};

}  // namespace disyre::ui
