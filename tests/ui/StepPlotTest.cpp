// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>

#include "tests/ui/UiTestSupport.h"
#include "ui/plots/StepPlot.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

class StepPlotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pointsAppearAsTheyCome();
    void clicksGoToTheNearestStep();
    void coloursFollowThePalette();
    void cursorMarksTheStep();
    void theSameAgainIsNotDrawnAgain();
    void theLegendHasRoomForEightLines();

private:
    [[nodiscard]] QImage picture() const;

    std::unique_ptr<StepPlot> plot_;
};

void StepPlotTest::init() {
    plot_ = std::make_unique<StepPlot>();
    plot_->resize(600, 160);
    plot_->show();
    QVERIFY(QTest::qWaitForWindowExposed(plot_.get()));
    plot_->setSteps({100, 75, 50, 25});
}

QImage StepPlotTest::picture() const {
    plot_->drawNow();
    return plot_->grab().toImage();
}

void StepPlotTest::pointsAppearAsTheyCome() {
    QCOMPARE(plot_->pointsOfSlice(), 0);
    const QImage empty = picture();
    plot_->setValues({0.02, std::nullopt, std::nullopt, std::nullopt},
                     {0.03, std::nullopt, std::nullopt, std::nullopt});
    QCOMPARE(plot_->pointsOfSlice(), 1);
    const QImage one = picture();
    plot_->setValues({0.02, 0.015, 0.01, std::nullopt}, {0.03, 0.02, 0.018, 0.016});
    QCOMPARE(plot_->pointsOfSlice(), 3);
    QCOMPARE(plot_->pointsOfVolume(), 4);
    const QImage all = picture();
    QVERIFY(rootMeanSquare(empty, one) > 1);
    QVERIFY(rootMeanSquare(one, all) > 1);
    plot_->setSteps({100, 50});
    QCOMPARE(plot_->pointsOfVolume(), 0);
}

void StepPlotTest::clicksGoToTheNearestStep() {
    plot_->setValues({}, {0.03, 0.02, 0.018, 0.016});
    plot_->drawNow();
    QSignalSpy chosen(plot_.get(), &StepPlot::stepChosen);
    auto* canvas = plot_->findChild<QWidget*>(u"stepPlotCanvas"_s);
    for (int step = 1; step <= 4; ++step) {
        const QPoint at = canvas->mapFrom(plot_.get(), plot_->pointOf(step).toPoint());
        QTest::mouseClick(canvas, Qt::LeftButton, {}, at + QPoint(9, 12));
        QCOMPARE(chosen.size(), step);
        QCOMPARE(chosen.last().at(0).toInt(), step);
    }
    QTest::mouseClick(canvas, Qt::RightButton, {}, QPoint(200, 60));
    QCOMPARE(chosen.size(), 4);
    // Higher values are drawn higher up, and later steps further to the right.
    QVERIFY(plot_->pointOf(1).y() < plot_->pointOf(4).y());
    QVERIFY(plot_->pointOf(1).x() < plot_->pointOf(4).x());
}

void StepPlotTest::coloursFollowThePalette() {
    plot_->setValues({0.02, 0.015, 0.01, 0.01}, {0.03, 0.02, 0.018, 0.016});
    const QRgb dark = picture().pixel(2, 2);
    Theme::apply(Theme::Choice::Light);
    QCoreApplication::processEvents();
    const QRgb light = picture().pixel(2, 2);
    Theme::apply(Theme::Choice::Dark);
    QCOMPARE(QColor(dark), Theme::darkPalette().color(QPalette::Window));
    QCOMPARE(QColor(light), Theme::lightPalette().color(QPalette::Window));
}

void StepPlotTest::cursorMarksTheStep() {
    plot_->setValues({}, {0.03, 0.02, 0.018, 0.016});
    plot_->setCurrentStep(2);
    const QImage second = picture();
    plot_->setCurrentStep(3);
    const QImage third = picture();
    const auto brightInColumn = [](const QImage& image, double x) {
        int bright = 0;
        for (int y = 20; y < 110; ++y) {
            bright += qGray(image.pixel(qRound(x), y)) > 120 ? 1 : 0;
        }
        return bright;
    };
    const double x = plot_->pointOf(2).x();
    QVERIFY(brightInColumn(second, x) > 70);
    QVERIFY(brightInColumn(third, x) < 40);
}

/// Counts the paintings of a widget and its children.
class PaintCounter : public QObject {
public:
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

void StepPlotTest::theSameAgainIsNotDrawnAgain() {
    PaintCounter painted;
    for (QWidget* child : plot_->findChildren<QWidget*>()) {
        child->installEventFilter(&painted);
    }
    const auto paintingsOf = [&painted](const std::function<void()>& change) {
        (void)waitUntilSettled();
        painted.count = 0;
        change();
        (void)waitUntilSettled();
        return painted.count;
    };
    const StepPlot::Values values{0.1, 0.2, std::nullopt, std::nullopt};
    const std::vector<std::vector<double>> findings{{0.1, 0.2, 0.3, 0.1}};
    const std::vector<StepPlot::Region> regions{{u"area 1"_s, 0, {0.3, 0.2}}};
    // Every kind of values is drawn when it is first set. A healing sets the same values again and
    // again, which must draw nothing.
    for (const bool first : {true, false}) {
        QCOMPARE(paintingsOf([&] { plot_->setValues(values, values); }) > 0, first);
        QCOMPARE(paintingsOf([&] { plot_->setFindings(findings); }) > 0, first);
        QCOMPARE(paintingsOf([&] { plot_->setRegions(regions); }) > 0, first);
    }
    QCOMPARE(plot_->findingLines(), 1);
    QCOMPARE(plot_->valuesOfRegion(0), (std::vector<double>{0.3, 0.2}));
    QVERIFY(paintingsOf([&] { plot_->setRegions({}); }) > 0);
    QCOMPARE(paintingsOf([&] { plot_->setRegions({}); }), 0);
    QVERIFY(plot_->valuesOfRegion(0).empty());
}

void StepPlotTest::theLegendHasRoomForEightLines() {
    const std::vector<double> values{0.1, 0.2, 0.3, 0.1};
    plot_->setFindings({values, values, values, values});
    plot_->setRegions({{u"ellipse 1"_s, 0, values}, {u"ellipse 2"_s, 1, values}});
    for (const QSize size : {QSize(600, 112), QSize(1200, 140), QSize(480, 300)}) {
        plot_->resize(size);
        QVERIFY(waitUntilSettled());
        plot_->drawNow();
        for (int line = 0; line < 8; ++line) {
            const QRectF row = plot_->legendRow(line);
            QVERIFY2(QRectF(plot_->rect()).contains(row) &&
                         row.height() >= QFontMetrics(plot_->font()).height(),
                     qPrintable(u"line %1 at %2 to %3 of %4"_s.arg(line)
                                    .arg(row.top())
                                    .arg(row.bottom())
                                    .arg(size.height())));
            for (int other = 0; other < line; ++other) {
                QVERIFY(!row.intersects(plot_->legendRow(other)));
            }
        }
        // The curves keep most of the width.
        QVERIFY(plot_->pointOf(4).x() - plot_->pointOf(1).x() > 0.35 * size.width());
    }
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::StepPlotTest>(argc, argv);
}

#include "StepPlotTest.moc"
