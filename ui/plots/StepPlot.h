// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

class QCustomPlot;
class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QMouseEvent;

namespace disyre::ui {

/// How much each step changed: one line for the slice in view, one for the whole volume. A click
/// goes to the nearest step.
class StepPlot : public QWidget {
    Q_OBJECT

public:
    using Values = std::vector<std::optional<double>>;
    struct Region {
        QString name;
        std::vector<double> values;
        bool operator==(const Region&) const = default;
    };

    explicit StepPlot(QWidget* parent = nullptr);

    /// The t each step starts from; other ones than before clear both lines.
    void setSteps(const std::vector<int>& ts);
    /// One value a step; steps not done yet are left out.
    void setValues(const Values& slice, const Values& volume);
    /// A line each, the foremost named "1"; only so many as can be told apart are drawn.
    void setFindings(const std::vector<std::vector<double>>& findings);
    /// The same for regions that a person marked: one without values has no line.
    void setRegions(const std::vector<Region>& regions);
    /// Marks a step counted from 1; 0 marks none.
    void setCurrentStep(int step);

    /// Draws at once what is otherwise drawn in the next turn of the event loop.
    void drawNow();

    [[nodiscard]] int pointsOfSlice() const;
    [[nodiscard]] int pointsOfVolume() const;
    [[nodiscard]] int findingLines() const { return static_cast<int>(findings_.size()); }
    /// The values of a marked region's line, counted from 0; empty where there is none.
    [[nodiscard]] std::vector<double> valuesOfRegion(int region) const;
    [[nodiscard]] int currentStep() const { return currentStep_; }
    /// Where a step's point of the volume's line is drawn, in this widget's coordinates.
    [[nodiscard]] QPointF pointOf(int step) const;

    [[nodiscard]] QSize sizeHint() const override { return {480, 160}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 112}; }

Q_SIGNALS:
    /// Counted from 1.
    void stepChosen(int step);

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void choose(QMouseEvent* event);
    void applyPalette();
    void rescale();
    void styleLines();

    QCustomPlot* plot_;
    QCPGraph* slice_;
    QCPGraph* volume_;
    std::vector<QCPGraph*> findings_;
    std::vector<QCPGraph*> regions_;  // null where a region has no line
    QCPItemStraightLine* cursor_;
    QCPItemText* hint_;
    std::vector<int> ts_;
    int currentStep_ = 0;
    // What is shown: the same again is not drawn again, since with it the whole window would be.
    Values sliceValues_;
    Values volumeValues_;
    std::vector<std::vector<double>> findingValues_;
    std::vector<Region> regionValues_;
};

}  // namespace disyre::ui
