// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QWidget>

#include <optional>
#include <vector>

namespace disyre::ui {

/// A small curve with one point marked, such as that of the schedule. It begins at 0 on its upright
/// axis.
class CurveView : public QWidget {
    Q_OBJECT

public:
    explicit CurveView(const QString& name, QWidget* parent = nullptr);

    /// @param points from left to right.
    /// @param marked whether each point has a dot of its own.
    void setCurve(std::vector<QPointF> points, bool marked);
    /// The point that is marked; none without a value.
    void setPoint(std::optional<QPointF> point);
    /// Texts in the language of the program: of the axes and below the curve.
    void setTexts(const QString& across, const QString& up, const QString& caption);

    /// Shows the same curve with the same texts, but without the caption.
    void copyFrom(const CurveView& other);
    [[nodiscard]] const std::vector<QPointF>& points() const { return points_; }
    [[nodiscard]] std::optional<QPointF> point() const { return point_; }
    [[nodiscard]] QSize sizeHint() const override { return {160, 184}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {96, 88}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<QPointF> points_;
    std::optional<QPointF> point_;
    bool marked_ = false;
    QString across_;
    QString up_;
    QString caption_;
};

}  // namespace disyre::ui
