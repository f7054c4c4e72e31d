// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QThread>

#include <chrono>

#include "core/image/Nifti.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/Paths.h"
#include "ui/common/StallWatch.h"
#include "ui/common/Waiting.h"
#include "ui/plots/StepPlot.h"
#include "ui/program/Scrolling.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/LayerPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// Checks that the window answers fast, and what makes it fast. Ten times the goals of `--selftest`
/// are allowed, because a machine that runs tests may be slow and busy.
class LatencyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at_ = std::make_unique<WindowFixture>(); }
    void cleanup() { at_.reset(); }

    void windowIsThereSoon();
    void filesAreReadElsewhere();
    void healingComputesElsewhere();
    void theWindowNeverStalls();
    void aStepIsShownSoon();
    void manyMovesAreOneRedraw();
    void scrollingDoesNotWaitForTheCurve();
    void threeViewsScroll();
    void stopIsAnsweredSoon();

private:
    void openLarge();

    std::unique_ptr<WindowFixture> at_;
};

void LatencyTest::windowIsThereSoon() {
    QElapsedTimer clock;
    clock.start();
    at_->makeWindow();
    QVERIFY(at_->window().isVisible());
    QVERIFY2(clock.elapsed() < 15000, qPrintable(QString::number(clock.elapsed())));
}

void LatencyTest::filesAreReadElsewhere() {
    const QString file = writeTestScan(at_->path(u"."_s), u"brain.nii.gz"_s);
    at_->window().openFile(file);
    // The scan cannot be there yet, because the reading thread hands it over through the event
    // loop.
    QVERIFY(at_->window().session().cases().opening());
    QVERIFY(!at_->window().session().cases().scan());
    QTRY_VERIFY(at_->window().session().cases().scan());
}

void LatencyTest::healingComputesElsewhere() {
    QVERIFY(at_->open());
    at_->log().onWindowThread = true;
    QVERIFY(at_->healSlice());
    QVERIFY(!at_->log().onWindowThread);
}

void LatencyTest::theWindowNeverStalls() {
    QVERIFY(at_->open());
    settle(500);
    StallWatch stalls;
    stalls.start();
    settle(1000);
    QVERIFY2(stalls.longest() < 1000, qPrintable(QString::number(stalls.longest())));
    at_->log().stepMilliseconds = 60;
    at_->log().busyThreads = QThread::idealThreadCount();
    at_->window().healVolume();
    stalls.start();
    settle(2000);
    QVERIFY(at_->window().session().job().busy());
    QVERIFY2(stalls.longest() < 1000, qPrintable(QString::number(stalls.longest())));
}

void LatencyTest::aStepIsShownSoon() {
    QVERIFY(at_->open());
    at_->log().stepMilliseconds = 200;
    at_->log().busyThreads = QThread::idealThreadCount();
    std::optional<std::chrono::steady_clock::time_point> made;
    std::chrono::steady_clock::duration longest{};
    int shown = 0;
    HealingSession& session = at_->window().session();
    connect(&session.job(), &HealingJob::frameAdded, at_->window().windowHandle(),
            [&] { made = session.job().newestFrameMade(); });
    connect(&at_->window().view(), &SliceView::frameRendered, at_->window().windowHandle(), [&] {
        if (made) {
            longest = std::max(longest, std::chrono::steady_clock::now() - *made);
            made.reset();
            ++shown;
        }
    });
    QVERIFY(at_->healSlice());
    QTRY_VERIFY(shown >= 2);
    QVERIFY(longest < std::chrono::seconds(1));
}

void LatencyTest::manyMovesAreOneRedraw() {
    QVERIFY(at_->open());
    settle(300);
    SlicePresenter& presenter = at_->window().presenter();
    QSignalSpy refreshed(&presenter, &SlicePresenter::refreshed);
    const int before = at_->window().view().framesRendered();
    for (int slice = 5; slice < 35; ++slice) {
        presenter.setCrosshair({24, 28, slice});
    }
    QCOMPARE(refreshed.size(), 0);
    QTRY_COMPARE(refreshed.size(), 1);
    settle(200);
    QVERIFY(at_->window().view().framesRendered() - before <= 3);
}

void LatencyTest::openLarge() {
    Volume large({256, 256, 180}, axisAlignedAffine({1, 1, 1}, {-128, -128, -90}));
    const Volume brain = spottedBrain();
    for (int z = 20; z < 160; ++z) {
        for (int y = 16; y < 240; ++y) {
            for (int x = 32; x < 224; ++x) {
                large.at(x, y, z) = brain.at((x - 32) / 4, (y - 16) / 4, (z - 20) * 2 / 7);
            }
        }
    }
    const QString file = at_->path(u"large.nii"_s);
    writeScan(toPath(file), large);
    at_->window().resize(1280, 800);
    at_->window().openFile(file);
    QTRY_VERIFY_WITH_TIMEOUT(
        at_->window().session().cases().scan() && !at_->window().session().cases().opening(),
        30000);
    settle(500);
}

/// The curve takes longer to draw than a slice, so it follows a few times a second.
void LatencyTest::scrollingDoesNotWaitForTheCurve() {
    class PaintCount : public QObject {
    public:
        int count = 0;
        bool eventFilter(QObject*, QEvent* event) override {
            count += event->type() == QEvent::Paint ? 1 : 0;
            return false;
        }
    };
    QVERIFY(at_->open() && at_->healVolume());
    settle(500);
    PaintCount curve;
    PaintCount play;
    at_->child<QWidget>(u"stepPlotCanvas"_s).installEventFilter(&curve);
    at_->child<QWidget>(u"playButton"_s).installEventFilter(&play);
    QElapsedTimer clock;
    clock.start();
    int scrolled = 0;
    for (int slice = 8; slice < 32; ++slice, ++scrolled) {
        const int before = at_->window().view().framesRendered();
        at_->window().showSlice(slice);
        QTRY_VERIFY(at_->window().view().framesRendered() > before);
    }
    const auto mostCurves = static_cast<int>(clock.elapsed() / 250) + 2;
    QVERIFY2(curve.count <= mostCurves && curve.count < scrolled,
             qPrintable(QString::number(curve.count)));
    QVERIFY2(play.count <= 2, qPrintable(QString::number(play.count)));
    // The curve is drawn nevertheless, once the scrolling has ended at the latest.
    QTRY_VERIFY(curve.count > 0);
    QTRY_COMPARE(at_->window().plot().pointsOfSlice(), 4);
}

void LatencyTest::threeViewsScroll() {
    openLarge();
    const double idle = scrollThreeViews(at_->window(), 2000);
    QVERIFY2(idle >= 2.5, qPrintable(QString::number(idle)));
    at_->log().stepMilliseconds = 20;
    at_->log().busyThreads = QThread::idealThreadCount();
    at_->window().healVolume();
    QTRY_VERIFY_WITH_TIMEOUT(at_->window().session().cases().cache() != nullptr, 30000);
    const double healing = scrollThreeViews(at_->window(), 2000);
    QVERIFY(at_->window().session().job().busy());
    QVERIFY2(healing >= 1.0, qPrintable(QString::number(healing)));
}

void LatencyTest::stopIsAnsweredSoon() {
    QVERIFY(at_->open());
    at_->log().stepMilliseconds = 50;
    at_->log().busyThreads = QThread::idealThreadCount();
    at_->window().healVolume();
    QTRY_COMPARE(at_->window().session().cases().state(), HealingState::Healing);
    QElapsedTimer clock;
    clock.start();
    QTest::keyClick(&at_->window().view(), Qt::Key_Escape);
    QTRY_VERIFY(!at_->window().session().job().busy());
    QVERIFY2(clock.elapsed() < 10000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(at_->log().stopSeen);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::LatencyTest>(argc, argv);
}

#include "LatencyTest.moc"
