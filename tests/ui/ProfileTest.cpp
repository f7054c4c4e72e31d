// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>

#include <set>

#include "tests/ui/WindowFixture.h"
#include "ui/healing/SingleStepProfile.h"
#include "ui/plots/ProfilePlot.h"
#include "ui/plots/StepPlot.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/ProfilePanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// The panel with the single-step profile: what single steps change at twenty values of t.
class ProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at_ = std::make_unique<WindowFixture>(); }
    void cleanup() { at_.reset(); }

    void emptyPanelSaysWhatToDo();
    void keyComputesTwentyPoints();
    void pointsAppearOneByOne();
    void stopKeepsWhatIsDone();
    void curveFollowsTheCrosshair();
    void regionsHaveCurvesOfTheirOwn();
    void clickSaysTAndValue();
    void directionAndColoursAreThoseOfTheCurve();
    void healingGoesFirst();

private:
    ProfilePlot& plot() { return at_->window().profile().plot(); }
    QPushButton& button() { return at_->child<QPushButton>(u"profileButton"_s); }
    void press() { QTest::keyClick(&at_->window().view(), Qt::Key_T); }
    /// Waits until nothing runs any more.
    void computed() {
        QTRY_COMPARE(button().text(), MainWindow::tr("Compute"));
        QTRY_COMPARE(plot().points(0), 20);
    }

    std::unique_ptr<WindowFixture> at_;
};

void ProfileTest::emptyPanelSaysWhatToDo() {
    auto& dock = at_->child<QDockWidget>(u"profileDock"_s);
    QVERIFY(!dock.isVisible());
    auto& action = at_->child<QAction>(u"profileDockAction"_s);
    action.trigger();
    QTRY_VERIFY(dock.isVisible());
    QVERIFY(plot().hint().contains(u"Open a scan"_s));
    QVERIFY(!button().isEnabled());
    QVERIFY(at_->open());
    QTRY_VERIFY(plot().hint().contains(u"Press T"_s));
    QTRY_VERIFY(button().isEnabled());
}

void ProfileTest::keyComputesTwentyPoints() {
    QVERIFY(at_->open());
    press();
    QTRY_VERIFY(at_->child<QDockWidget>(u"profileDock"_s).isVisible());
    computed();
    QVERIFY(plot().hint().isEmpty());
    // For a profile one slice is healed, and each t starts from the scan as it is.
    QCOMPARE(at_->log().request.settings.score, ScoreKind::MeanOfSingleSteps);
    QCOMPARE(at_->log().request.settings.skip, 5);
    QCOMPARE(at_->log().request.slices.size(), std::size_t(1));
    // A profile changes neither the settings of healing nor its results.
    QVERIFY(at_->window().session().job().choices().settings == thoroughSettings());
    QVERIFY(at_->window().session().cases().cache() == nullptr);
}

void ProfileTest::pointsAppearOneByOne() {
    QVERIFY(at_->open());
    at_->log().stepMilliseconds = 40;
    press();
    QTRY_VERIFY(plot().points(0) > 0);
    const int first = plot().points(0);
    QVERIFY(first < 20);
    QTRY_VERIFY(plot().points(0) > first);
    computed();
}

void ProfileTest::stopKeepsWhatIsDone() {
    QVERIFY(at_->open());
    at_->log().stepMilliseconds = 50;
    press();
    QTRY_VERIFY(plot().points(0) >= 3);
    QVERIFY(at_->child<QAction>(u"stopAction"_s).isEnabled());
    QTest::keyClick(&at_->window().view(), Qt::Key_Escape);
    QTRY_COMPARE(button().text(), u"Compute"_s);
    QTRY_VERIFY(at_->log().stopSeen);
    const int kept = plot().points(0);
    QVERIFY(kept >= 3 && kept < 20);
    letTimePass(200);
    QCOMPARE(plot().points(0), kept);
    // The button of the panel begins and stops the profile, too.
    at_->log().stopSeen = false;
    QTest::mouseClick(&button(), Qt::LeftButton);
    QTRY_COMPARE(button().text(), u"Stop"_s);
    QTest::mouseClick(&button(), Qt::LeftButton);
    QTRY_COMPARE(button().text(), u"Compute"_s);
}

void ProfileTest::curveFollowsTheCrosshair() {
    QVERIFY(at_->open());
    press();
    computed();
    const auto heals = at_->log().heals.load();
    const auto lookAt = [this](const std::array<int, 3>& voxel) {
        at_->window().presenter().setCrosshair(voxel);
        at_->window().presenter().refreshNow();
    };
    const auto value = [this] { return plot().chosenText().section(u':', 1); };
    // The fake healer changes the spot by another amount than the grey beside it, because the spot
    // is brighter than the grey that it heals to.
    lookAt({32, 37, kSpotSlice});
    // The curve follows the cross-hair with a short delay.
    QVERIFY(waitUntilSettled(400));
    QTest::keyClick(&plot(), Qt::Key_Right);
    const QString spot = value();
    QVERIFY(!spot.isEmpty());
    lookAt({24, 28, kSpotSlice});
    QTRY_VERIFY(!value().isEmpty() && value() != spot);
    lookAt({32, 37, kSpotSlice});
    QTRY_COMPARE(value(), spot);
    lookAt({0, 0, kSpotSlice});
    QTRY_COMPARE(plot().points(0), 0);
    QVERIFY(plot().hint().contains(u"outside the brain"_s));
    // The profile belongs to one slice, so there is none to show in another slice.
    lookAt({24, 28, kSpotSlice - 8});
    QTRY_VERIFY(plot().hint().contains(u"Press T"_s));
    QCOMPARE(at_->log().heals.load(), heals);
}

void ProfileTest::regionsHaveCurvesOfTheirOwn() {
    QVERIFY(at_->open());
    press();
    computed();
    QCOMPARE(plot().lines(), 1);
    QTest::keyClick(&at_->window().view(), Qt::Key_E);
    SliceView& view = at_->window().view();
    drag(view, Qt::LeftButton, view.pointOf({16, 20}).toPoint(), view.pointOf({26, 30}).toPoint());
    QTRY_COMPARE(plot().lines(), 2);
    QCOMPARE(plot().points(1), 20);
    QTest::keyClick(&view, Qt::Key_Delete);
    QTRY_COMPARE(plot().lines(), 1);

    QVERIFY(at_->healSlice());
    at_->window().layers().setThreshold(0.01);
    // A finding has a curve while the cross-hair is in it. It is there now, as it is after a click
    // on the finding in the list.
    QTRY_COMPARE(plot().lines(), 2);
    QCOMPARE(plot().points(1), 20);
}

void ProfileTest::clickSaysTAndValue() {
    QVERIFY(at_->open());
    press();
    computed();
    plot().drawNow();
    auto& canvas = at_->child<QWidget>(u"profilePlotCanvas"_s);
    QTest::mouseClick(&canvas, Qt::LeftButton, {},
                      canvas.mapFrom(&plot(), plot().pointOf(0, 45).toPoint()));
    QVERIFY2(plot().chosenText().contains(u"t = 45"_s), qUtf8Printable(plot().chosenText()));
    QTest::keyClick(&plot(), Qt::Key_Right);
    QVERIFY(plot().chosenText().contains(u"t = 40"_s));
    QTest::keyClick(&plot(), Qt::Key_Left);
    QTest::keyClick(&plot(), Qt::Key_Left);
    QVERIFY(plot().chosenText().contains(u"t = 50"_s));
    // A click that is away from every point chooses none.
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, QPoint(plot().width() / 3, 2));
    QVERIFY(plot().chosenText().isEmpty());
}

void ProfileTest::directionAndColoursAreThoseOfTheCurve() {
    QVERIFY(at_->open() && at_->healVolume());
    at_->window().layers().setThreshold(0.01);
    // Two regions, of which the first lies in another slice: the second must not take its colour.
    SliceView& view = at_->window().view();
    QTest::keyClick(&view, Qt::Key_E);
    for (const int slice : {kSpotSlice - 6, kSpotSlice}) {
        at_->window().showSlice(slice);
        at_->window().presenter().refreshNow();
        drag(view, Qt::LeftButton, view.pointOf({16, 20}).toPoint(),
             view.pointOf({26, 30}).toPoint());
    }
    QTest::keyClick(&view, Qt::Key_Escape);
    at_->window().presenter().setCrosshair({32, 37, kSpotSlice});
    press();
    computed();
    QTRY_COMPARE(plot().lines(), 3);
    StepPlot& curve = at_->window().plot();
    QTRY_VERIFY(curve.findingLines() > 0 && curve.valuesOfRegion(1).size() > 0);
    QVERIFY(curve.colourOfRegion(0) != curve.colourOfRegion(1));
    QCOMPARE(plot().colourOf(1), curve.colourOfRegion(1));
    QCOMPARE(plot().colourOf(2), curve.colourOfFinding(0));
    // On the left t is largest, here as in the curve, and no colour stands for two regions.
    plot().drawNow();
    curve.drawNow();
    QVERIFY(plot().pointOf(0, 90).x() < plot().pointOf(0, 10).x());
    QVERIFY(curve.pointOf(1).x() < curve.pointOf(4).x());
    QVERIFY(at_->window().session().cases().cache()->ts().front() >
            at_->window().session().cases().cache()->ts().back());
    std::set<QRgb> colours;
    for (const int region : {0, 1}) {
        colours.insert(curve.colourOfRegion(region).rgb());
    }
    for (int finding = 0; finding < curve.findingLines(); ++finding) {
        colours.insert(curve.colourOfFinding(finding).rgb());
    }
    QCOMPARE(colours.size(), static_cast<std::size_t>(2 + curve.findingLines()));
}

void ProfileTest::healingGoesFirst() {
    QVERIFY(at_->open());
    at_->log().stepMilliseconds = 30;
    press();
    QTRY_VERIFY(plot().points(0) > 0);
    at_->window().healSlice();
    QTRY_COMPARE(button().text(), u"Compute"_s);
    QTRY_VERIFY(!at_->window().session().job().busy());
    QVERIFY(at_->window().session().cases().cache() != nullptr);
    QCOMPARE(at_->log().request.settings.score, ScoreKind::MultiStep);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::ProfileTest>(argc, argv);
}

#include "ProfileTest.moc"
