// SPDX-License-Identifier: GPL-3.0-or-later
#include <QOpenGLWidget>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tests/ui/UiTestSupport.h"
#include "ui/viewer/Surface.h"
#include "ui/viewer/SurfaceView.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

namespace {

// A volume whose values fall with the distance from a place, from `radius` (in mm) at the place
// itself to 0 at the ball's surface. Its voxels have three different sides, and its axes are
// turned: the first runs to the back, the second to the patient's left, the third to the head.
Volume ball(const std::array<double, 3>& middle, double radius) {
    Volume volume({50, 60, 40}, Affine{{{0, -2, 0, 60}, {-1.5, 0, 0, 40}, {0, 0, 2.5, -50}}});
    for (int z = 0; z < volume.size[2]; ++z) {
        for (int y = 0; y < volume.size[1]; ++y) {
            for (int x = 0; x < volume.size[0]; ++x) {
                const auto at = volume.position({double(x), double(y), double(z)});
                const double distance =
                    std::hypot(at[0] - middle[0], at[1] - middle[1], at[2] - middle[2]);
                volume.at(x, y, z) = static_cast<float>(radius - distance);
            }
        }
    }
    return volume;
}

/// Returns the middle of the bright pixels, as fractions of the picture's width and height.
QPointF brightMiddle(const QImage& picture) {
    double x = 0;
    double y = 0;
    double count = 0;
    for (int row = 0; row < picture.height(); ++row) {
        for (int column = 0; column < picture.width(); ++column) {
            if (qRed(picture.pixel(column, row)) > 100) {
                x += column + 0.5;
                y += row + 0.5;
                ++count;
            }
        }
    }
    return count > 0 ? QPointF(x / count / picture.width(), y / count / picture.height())
                     : QPointF(-1, -1);
}

}  // namespace

class SurfaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void surfaceLiesWhereTheAffineSays();
    void nothingAboveIsEmpty();
    void coarserGridKeepsThePlace();
    void picturesSidesAreThePatients();
    void dragAndKeysTurnIt();

private:
    [[nodiscard]] static QImage pictureOf(QWidget& view) {
        auto* graphics = view.findChild<QOpenGLWidget*>(u"surfaceGraphics"_s);
        return graphics == nullptr ? QImage() : graphics->grabFramebuffer();
    }
};

void SurfaceTest::surfaceLiesWhereTheAffineSays() {
    const std::array<double, 3> middle{10, 15, -5};
    const Surface surface = surfaceAround(ball(middle, 12), 0.0);
    QVERIFY(!isEmpty(surface));
    const auto bounds = boundsOf(surface);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        QVERIFY(std::abs(bounds[2 * axis] - (middle[axis] - 12)) < 1.0);
        QVERIFY(std::abs(bounds[2 * axis + 1] - (middle[axis] + 12)) < 1.0);
    }
    // The triangles must face outwards, or the near side would be the one that is not drawn.
    const double millilitres = 4.0 / 3.0 * std::numbers::pi * 12 * 12 * 12 / 1000;
    QVERIFY2(std::abs(millilitresIn(surface) / millilitres - 1) < 0.1,
             qPrintable(QString::number(millilitresIn(surface))));
    // The ball's grid is a mirror image; the triangles face outwards in a grid that is none, too.
    Volume straight({40, 40, 40}, axisAlignedAffine({1, 1, 1}, {-20, -20, -20}));
    for (int z = 10; z < 30; ++z) {
        for (int y = 10; y < 30; ++y) {
            std::fill_n(&straight.at(10, y, z), 20, 1.0f);
        }
    }
    QVERIFY2(std::abs(millilitresIn(surfaceAround(straight, 0.5)) / 8.0 - 1) < 0.1,
             qPrintable(QString::number(millilitresIn(surfaceAround(straight, 0.5)))));
    // The surface around higher values is smaller and lies inside.
    const auto inner = boundsOf(surfaceAround(ball(middle, 12), 6.0));
    QVERIFY(std::abs(inner[1] - (middle[0] + 6)) < 1.0);
}

void SurfaceTest::nothingAboveIsEmpty() {
    QVERIFY(isEmpty(surfaceAround(ball({0, 0, 0}, 12), 50.0)));
    QVERIFY(isEmpty(surfaceAround(Volume(), 0.5)));
    // A surface that reaches the edges of the grid is closed there.
    const Surface box =
        surfaceAround(Volume({10, 10, 10}, axisAlignedAffine({2, 2, 2}, {0, 0, 0}), 1.0f), 0.5);
    QVERIFY(!isEmpty(box));
    QVERIFY(std::abs(boundsOf(box)[1] - 19.0) < 1.0);
}

void SurfaceTest::coarserGridKeepsThePlace() {
    const Volume coarse = shareAbove(ball({10, 15, -5}, 12), 0.0f, 30);
    QCOMPARE(coarse.size, (Size3{25, 30, 20}));
    const auto bounds = boundsOf(surfaceAround(coarse, 0.5));
    QVERIFY(std::abs((bounds[0] + bounds[1]) / 2 - 10) < 0.7);
    QVERIFY(std::abs((bounds[2] + bounds[3]) / 2 - 15) < 0.7);
    QVERIFY(std::abs((bounds[4] + bounds[5]) / 2 + 5) < 0.7);
}

void SurfaceTest::picturesSidesAreThePatients() {
    SurfaceView view;
    view.resize(300, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    // The ball is on the patient's right and towards the head. The brain around it is left out of
    // this picture.
    view.setBrain(surfaceAround(ball({0, 0, 0}, 40), 0.0));
    view.setAnomalies(surfaceAround(ball({20, 0, 15}, 8), 0.0));
    const QPointF ofBoth = brightMiddle(pictureOf(view));
    view.setBrain({});
    const QPointF front = brightMiddle(pictureOf(view));
    QVERIFY(front.x() > 0 && ofBoth.x() > 0);
    QVERIFY(front.x() < 0.45);
    QVERIFY(front.y() < 0.45);
    const QPointF expected = view.pointOf({20, 0, 15});
    QVERIFY(std::abs(expected.x() / view.width() - front.x()) < 0.02);
    QVERIFY(std::abs(expected.y() / view.height() - front.y()) < 0.02);
    // Seen from behind, the patient's right is on the right of the screen.
    view.turn(180, 0);
    QVERIFY(brightMiddle(pictureOf(view)).x() > 0.55);
    view.setAnomalies({});
    QCOMPARE(brightMiddle(pictureOf(view)), QPointF(-1, -1));
}

void SurfaceTest::dragAndKeysTurnIt() {
    SurfaceView view;
    view.resize(300, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setBrain(surfaceAround(ball({0, 0, 0}, 40), 0.0));
    const std::array<double, 3> nose{0, 40, 0};
    const QPointF before = view.pointOf(nose);
    drag(view, Qt::LeftButton, {150, 150}, {210, 150});
    // The side that faces the viewer follows the pointer.
    QVERIFY(view.pointOf(nose).x() > before.x() + 20);
    QTest::keyClick(&view, Qt::Key_Home);
    QVERIFY(QLineF(view.pointOf(nose), before).length() < 0.5);
    QTest::keyClick(&view, Qt::Key_Up);
    QVERIFY(QLineF(view.pointOf(nose), before).length() > 10);
    QTest::keyClick(&view, Qt::Key_Home);
    const double width = QLineF(view.pointOf({-40, 0, 0}), view.pointOf({40, 0, 0})).length();
    wheel(view, 2);
    QVERIFY(QLineF(view.pointOf({-40, 0, 0}), view.pointOf({40, 0, 0})).length() > 1.2 * width);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::SurfaceTest>(argc, argv);
}

#include "SurfaceTest.moc"
