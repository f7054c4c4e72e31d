// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include <span>

#include "core/image/Plane.h"

namespace disyre::ui {

/// A grey picture of `height` rows of `width` values each, the first row on top. `low` and what
/// lies below it is black, `high` and what lies above it white.
[[nodiscard]] QImage greyImage(std::span<const float> values, int width, int height, float low,
                               float high);

/// A grey picture of a slice of a volume in RAS order: the head or the front is up, the patient's
/// right side on the left, and the pixels have the proportions of the voxels in the body.
[[nodiscard]] QImage sliceImage(const Volume& ras, Plane plane, int index, double low, double high);

/// Shows a picture as large as there is room for, in its own proportions, with a caption below.
class PictureView : public QWidget {
    Q_OBJECT

public:
    explicit PictureView(QWidget* parent = nullptr);

    void setPicture(const QImage& picture);
    /// @param caption in the language of the program; it is the name for screen readers, too.
    void setCaption(const QString& caption);
    [[nodiscard]] const QImage& picture() const { return picture_; }
    /// Where the picture is drawn, in pixels of the widget; empty without a picture.
    [[nodiscard]] QRect pictureRect() const;

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
