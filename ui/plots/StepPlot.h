// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>
#include <QWidget>

#include <optional>
#include <vector>

class QCustomPlot;
class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QMouseEvent;

namespace disyre::ui {

/// A plot of how much each healing step changed: one line for the slice in view, one for the whole
/// volume, and one for each finding and each marked region. A click goes to the nearest step.
class StepPlot : public QWidget {
    Q_OBJECT

public:
    using Values = std::vector<std::optional<double>>;
    struct Region {
        QString name;
        std::size_t colour = 0;  ///< the number of its style; see regionStyle()
        std::vector<double> values;
        bool operator==(const Region&) const = default;
    };

    explicit StepPlot(QWidget* parent = nullptr);

    /// Sets the diffusion step t that each healing step starts from. When they differ from the
    /// ones before, the lines of the slice and of the volume are cleared.
    void setSteps(const std::vector<int>& ts);
    /// Sets the mean change of each step; a step that is not done yet has no value.
    void setValues(const Values& slice, const Values& volume);
    /// Sets the mean change of each step inside each finding, the most important finding first.
    /// Only the first four are drawn, because more lines could not be told apart.
    void setFindings(const std::vector<std::vector<double>>& findings);
    /// Sets the mean change of each step inside each region that a person marked. A region without
    /// values, or without a style of its own, has no line.
    void setRegions(const std::vector<Region>& regions);
    /// Marks a step with a vertical line. Steps are counted from 1; 0 marks none.
    void setCurrentStep(int step);

    /// Draws now instead of in the next turn of the event loop.
    void drawNow();

    [[nodiscard]] int pointsOfSlice() const;
    [[nodiscard]] int pointsOfVolume() const;
    [[nodiscard]] int findingLines() const { return static_cast<int>(findings_.size()); }
    /// The values of the line of a marked region, which is counted from 0; empty when it has none.
    [[nodiscard]] std::vector<double> valuesOfRegion(int region) const;
    /// The colour of the line of a finding, or of a region that has one, counted from 0.
    [[nodiscard]] QColor colourOfFinding(int finding) const;
    [[nodiscard]] QColor colourOfRegion(int region) const;
    /// Where the legend names a line, counted from 0, in pixels of this widget; empty if it does
    /// not.
    [[nodiscard]] QRectF legendRow(int line) const;
    [[nodiscard]] int currentStep() const { return currentStep_; }
    /// Where the volume's line has its point for a step, in pixels of this widget.
    [[nodiscard]] QPointF pointOf(int step) const;

    [[nodiscard]] QSize sizeHint() const override { return {480, 160}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 112}; }

Q_SIGNALS:
    /// @param step counted from 1.
    void stepChosen(int step);

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void choose(QMouseEvent* event);
    void applyPalette();
    void rescale();
    void styleLines();
    /// Names the axis of the changes where the name fits beside it.
    void labelHeight();
    void updateTicks();
    void nameFindings();
    /// Sets every text in the language of the program.
    void retranslate();

    QCustomPlot* plot_;
    QCPGraph* slice_;
    QCPGraph* volume_;
    std::vector<QCPGraph*> findings_;
    std::vector<QCPGraph*> regions_;  // Null where a region has no line.
    QCPItemStraightLine* cursor_;
    QCPItemText* hint_;
    std::vector<int> ts_;
    int currentStep_ = 0;
    // The values that are drawn. Setting the same again draws nothing, because drawing the plot
    // makes the whole window be put together again.
    Values sliceValues_;
    Values volumeValues_;
    std::vector<std::vector<double>> findingValues_;
    std::vector<Region> regionValues_;
};

}  // namespace disyre::ui
