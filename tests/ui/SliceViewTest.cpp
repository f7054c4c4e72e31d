// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>

#include <cmath>

#include "core/image/Plane.h"
#include "tests/support/Reorient.h"
#include "tests/ui/UiTestSupport.h"
#include "ui/common/Paths.h"
#include "ui/healing/OpenedScan.h"
#include "ui/viewer/ColourMap.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewAnnotations.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

namespace {

// OpenGL in software and in hardware round a little differently.
constexpr double kTolerance = 4.0;

}  // namespace

class SliceViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void lettersFollowTheCamera();
    void everyAxisOrderLooksTheSame();
    void everyPlaneLooksAsItShould();
    void patientRightIsOnTheLeft();
    void voxelsAreFoundUnderThePointer();
    void wheelScrolls();
    void fractionsOfANotchAddUp();
    void arrowKeysScroll();
    void rightDragChangesWindowAndLevel();
    void middleDragPans();
    void controlWheelZoomsAboutThePointer();
    void windowAndLevelChangeThePicture();
    void thresholdHidesLowScores();
    void opacityFadesTheOverlay();
    void colourMapGetsLighterAllTheWay();
    void manyChangesAreOneFrame();
    void annotationsSayWhatIsShown();

private:
    void show(const OpenedScan& scan, int slice = kSpotSlice);
    [[nodiscard]] QImage picture();

    QTemporaryDir folder_;
    std::unique_ptr<SliceView> view_;
    std::shared_ptr<const OpenedScan> scan_;
};

void SliceViewTest::init() {
    scan_ = openScan(toPath(writeTestScan(folder_.path())));
    view_ = std::make_unique<SliceView>();
    view_->resize(240, 240);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    QVERIFY2(view_->graphicsShown(), "this test needs OpenGL");
    show(*scan_);
}

void SliceViewTest::cleanup() {
    view_.reset();
}

void SliceViewTest::show(const OpenedScan& scan, int slice) {
    const auto spacing = scan.ras.spacing();
    view_->setWindowLevel(200, 100);
    view_->setBase({scan.ras.size[0], scan.ras.size[1], spacing[0], spacing[1]}, scan.slice(slice));
}

QImage SliceViewTest::picture() {
    return slicePicture(*view_);
}

void SliceViewTest::lettersFollowTheCamera() {
    const std::array<QString, 4> expected{u"R"_s, u"L"_s, u"A"_s, u"P"_s};
    QCOMPARE(view_->letters(), expected);
}

void SliceViewTest::everyAxisOrderLooksTheSame() {
    QVERIFY(matchesBaseline(picture(), u"slice"_s, kTolerance));
    const std::vector<Orientation> all = disyre::test::allOrientations();
    // Every fifth axis order includes each flip and each permutation at least once, without writing
    // all 48 files.
    for (std::size_t i = 1; i < all.size(); i += 5) {
        const auto turned =
            openScan(toPath(writeTestScan(folder_.path(), u"turned-%1.nii.gz"_s.arg(i), all[i])));
        show(*turned);
        QVERIFY2(matchesBaseline(picture(), u"slice"_s, kTolerance), qPrintable(turned->axes));
    }
}

void SliceViewTest::everyPlaneLooksAsItShould() {
    // The brain alone looks the same upside down, so it gets a second spot towards the head.
    Volume brain = spottedBrain();
    for (int z = 27; z < 32; ++z) {
        for (int y = 35; y < 40; ++y) {
            for (int x = 30; x < 35; ++x) {
                brain.at(x, y, z) = static_cast<float>(kSpotValue);
            }
        }
    }
    const auto spacing = brain.spacing();
    for (const auto& [plane, slice, name] :
         {std::tuple{Plane::Axial, kSpotSlice, u"slice"_s},
          std::tuple{Plane::Coronal, brain.size[1] * 2 / 3, u"slice-coronal"_s},
          std::tuple{Plane::Sagittal, brain.size[0] * 2 / 3, u"slice-sagittal"_s}}) {
        const PlaneAxes axes = axesOf(plane);
        view_->setPlane(plane);
        view_->setBase({brain.size[axes.column], brain.size[axes.row], spacing[axes.column],
                        spacing[axes.row]},
                       cutSlice(brain, plane, slice));
        const QImage shown = picture();
        QVERIFY(matchesBaseline(shown, name, kTolerance));
        // A mirrored picture must not pass, or the comparison would prove nothing.
        QVERIFY(baselineDifference(shown.mirrored(true, false), name) > 2 * kTolerance);
        QVERIFY(baselineDifference(shown.mirrored(false, true), name) > 2 * kTolerance);
        view_->setConvention(Convention::Neurological);
        QCOMPARE(baselineDifference(picture(), name) > 2 * kTolerance, plane != Plane::Sagittal);
        QVERIFY(baselineDifference(picture().mirrored(plane != Plane::Sagittal, false), name) <=
                kTolerance);
        view_->setConvention(Convention::Radiological);
    }
}

void SliceViewTest::patientRightIsOnTheLeft() {
    // The spot is the brightest place and lies in front on the patient's right.
    view_->setWindowLevel(20, kSpotValue - 20);
    const QImage image = picture();
    double x = 0;
    double y = 0;
    int bright = 0;
    for (int row = 0; row < image.height(); ++row) {
        for (int column = 0; column < image.width(); ++column) {
            if (qGreen(image.pixel(column, row)) > 200) {
                x += column;
                y += row;
                ++bright;
            }
        }
    }
    QVERIFY(bright > 20);
    QVERIFY(x / bright < image.width() * 0.45);
    QVERIFY(y / bright < image.height() * 0.45);
}

void SliceViewTest::voxelsAreFoundUnderThePointer() {
    const Size3& size = scan_->ras.size;
    const QPointF middle = view_->voxelAt(QPointF(view_->width(), view_->height()) / 2.0);
    QVERIFY(std::abs(middle.x() - (size[0] - 1) / 2.0) < 0.01);
    QVERIFY(std::abs(middle.y() - (size[1] - 1) / 2.0) < 0.01);
    // The patient's right is on the left of the screen, and the front is at the top.
    QVERIFY(view_->voxelAt({10, 120}).x() > view_->voxelAt({230, 120}).x());
    QVERIFY(view_->voxelAt({120, 10}).y() > view_->voxelAt({120, 230}).y());

    QSignalSpy moved(view_.get(), &SliceView::cursorMoved);
    hover(*view_, QPoint(120, 120));
    QVERIFY(!moved.isEmpty());
    QVERIFY(std::abs(moved.last().at(0).toDouble() - middle.x()) < 0.5);
}

void SliceViewTest::wheelScrolls() {
    QSignalSpy scrolled(view_.get(), &SliceView::slicesScrolled);
    wheel(*view_, 1);
    wheel(*view_, -2);
    QCOMPARE(scrolled.size(), 2);
    QCOMPARE(scrolled.at(0).at(0).toInt(), 1);
    QCOMPARE(scrolled.at(1).at(0).toInt(), -2);
}

void SliceViewTest::fractionsOfANotchAddUp() {
    QSignalSpy scrolled(view_.get(), &SliceView::slicesScrolled);
    for (int i = 0; i < 4; ++i) {
        QWheelEvent event(QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, 30), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view_.get(), &event);
    }
    QCOMPARE(scrolled.size(), 1);
    QCOMPARE(scrolled.at(0).at(0).toInt(), 1);
}

void SliceViewTest::arrowKeysScroll() {
    QSignalSpy scrolled(view_.get(), &SliceView::slicesScrolled);
    QTest::keyClick(view_.get(), Qt::Key_Up);
    QTest::keyClick(view_.get(), Qt::Key_Down);
    QTest::keyClick(view_.get(), Qt::Key_PageUp);
    QCOMPARE(scrolled.size(), 3);
    QCOMPARE(scrolled.at(0).at(0).toInt(), 1);
    QCOMPARE(scrolled.at(1).at(0).toInt(), -1);
    QCOMPARE(scrolled.at(2).at(0).toInt(), 10);
}

void SliceViewTest::rightDragChangesWindowAndLevel() {
    QSignalSpy changed(view_.get(), &SliceView::windowLevelChanged);
    const QImage before = picture();
    drag(*view_, Qt::RightButton, {100, 100}, {140, 130});
    QVERIFY(!changed.isEmpty());
    QVERIFY(view_->window() > 200);
    QVERIFY(view_->level() > 100);
    QVERIFY(rootMeanSquare(before, picture()) > 5);
    const double window = view_->window();
    hover(*view_, QPoint(20, 20));
    QCOMPARE(view_->window(), window);
}

void SliceViewTest::middleDragPans() {
    const QPointF before = view_->voxelAt({100, 100});
    drag(*view_, Qt::MiddleButton, {100, 100}, {130, 80});
    // The same voxel is still under the pointer, because the picture moves along with it.
    const QPointF after = view_->voxelAt({130, 80});
    QVERIFY(std::abs(after.x() - before.x()) < 0.01);
    QVERIFY(std::abs(after.y() - before.y()) < 0.01);
    view_->fit();
    QVERIFY(std::abs(view_->voxelAt({100, 100}).x() - before.x()) < 0.01);
}

void SliceViewTest::controlWheelZoomsAboutThePointer() {
    const QPointF pointer = QRectF(view_->rect()).center();
    const QPointF before = view_->voxelAt(pointer);
    QSignalSpy scrolled(view_.get(), &SliceView::slicesScrolled);
    wheel(*view_, 3, Qt::ControlModifier);
    QVERIFY(scrolled.isEmpty());
    QVERIFY(view_->zoom() > 1.5);
    QVERIFY(std::abs(view_->voxelAt(pointer).x() - before.x()) < 0.01);
    QVERIFY(std::abs(view_->voxelAt(pointer).y() - before.y()) < 0.01);
}

void SliceViewTest::windowAndLevelChangeThePicture() {
    view_->setWindowLevel(80, 120);
    QVERIFY(matchesBaseline(picture(), u"slice-narrow-window"_s, kTolerance));
}

void SliceViewTest::thresholdHidesLowScores() {
    const Size3& size = scan_->ras.size;
    std::vector<float> scores(scan_->ras.sliceSize());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i] =
            static_cast<float>(i % static_cast<std::size_t>(size[0])) / static_cast<float>(size[0]);
    }
    view_->setOverlayOpacity(1.0);
    view_->setOverlayRange(0.25, 1.0);
    view_->setOverlay(scores);
    const int low = colouredPixels(picture());
    QVERIFY(matchesBaseline(picture(), u"slice-overlay"_s, kTolerance));
    view_->setOverlayRange(0.75, 1.0);
    const int high = colouredPixels(picture());
    // Three quarters of the slice's columns lie above the first threshold and one quarter above the
    // second.
    QVERIFY(high > 0);
    QVERIFY(std::abs(static_cast<double>(high) / low - 1.0 / 3.0) < 0.1);
    view_->setOverlayRange(1.5, 2.0);
    QCOMPARE(colouredPixels(picture()), 0);
    view_->setOverlay({});
    QVERIFY(matchesBaseline(picture(), u"slice"_s, kTolerance));
}

void SliceViewTest::opacityFadesTheOverlay() {
    const QImage plain = picture();
    view_->setOverlayRange(0.1, 1.0);
    view_->setOverlay(std::vector<float>(scan_->ras.sliceSize(), 0.8f));
    view_->setOverlayOpacity(1.0);
    const double full = rootMeanSquare(plain, picture());
    view_->setOverlayOpacity(0.5);
    const double half = rootMeanSquare(plain, picture());
    view_->setOverlayOpacity(0.0);
    QVERIFY(full > 20);
    QVERIFY(std::abs(half / full - 0.5) < 0.1);
    QVERIFY(rootMeanSquare(plain, picture()) < 1);
}

void SliceViewTest::colourMapGetsLighterAllTheWay() {
    double last = -1;
    for (int i = 0; i <= 100; ++i) {
        const QColor colour = inferno(i / 100.0);
        const double luminance =
            0.2126 * colour.redF() + 0.7152 * colour.greenF() + 0.0722 * colour.blueF();
        QVERIFY2(luminance > last, qPrintable(QString::number(i)));
        last = luminance;
    }
}

void SliceViewTest::manyChangesAreOneFrame() {
    QVERIFY(waitUntilSettled());
    const int before = view_->framesRendered();
    for (int i = 0; i < 200; ++i) {
        view_->setWindowLevel(100 + i, 100);
    }
    QTRY_VERIFY(view_->framesRendered() > before);
    QVERIFY(waitUntilSettled());
    // The newest state takes one frame, and the window system may ask for another one, but 200
    // changes must not take 200 frames.
    QVERIFY(view_->framesRendered() - before <= 3);
}

void SliceViewTest::annotationsSayWhatIsShown() {
    auto* annotations = view_->findChild<ViewAnnotations*>(u"sliceAnnotations"_s);
    QVERIFY(annotations != nullptr);
    view_->setTitle(u"restored"_s);
    QCOMPARE(annotations->content().convention, u"radiological"_s);
    QCOMPARE(annotations->content().letters[0], u"R"_s);
    QCOMPARE(annotations->content().title, u"restored"_s);
    QVERIFY(!annotations->content().bar.shown);
    QVERIFY(annotations->content().pixelsPerMillimetre > 0);
    view_->setOverlayRange(0.02, 0.1);
    view_->setOverlay(std::vector<float>(scan_->ras.sliceSize(), 0.05f));
    QVERIFY(annotations->content().bar.shown);
    QCOMPARE(annotations->content().bar.threshold, 0.02);
    QCOMPARE(annotations->content().bar.maximum, 0.1);
    // The letter is painted in the middle of the left edge, so something is bright there.
    const QImage drawn = view_->grab(QRect(0, 100, 30, 40)).toImage();
    int bright = 0;
    for (int y = 0; y < drawn.height(); ++y) {
        for (int x = 0; x < drawn.width(); ++x) {
            bright += qGreen(drawn.pixel(x, y)) > 150 ? 1 : 0;
        }
    }
    QVERIFY(bright > 5);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::SliceViewTest>(argc, argv);
}

#include "SliceViewTest.moc"
