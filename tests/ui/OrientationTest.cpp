// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QLabel>

#include <cmath>
#include <optional>

#include "core/image/Nifti.h"
#include "tests/support/Reorient.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/Paths.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/MainWindow.h"
#include "ui/window/SlicePresenter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

namespace {

// The voxels have three different sides, and the grid three different sizes. One voxel is bright:
// it lies away from the middle along every axis, on the patient's right, in front and towards the
// head.
const std::array<double, 3> kSpacing{1.5, 2.0, 3.0};
constexpr Size3 kSize{30, 24, 12};
constexpr Size3 kBright{22, 17, 8};
const std::array<double, 3> kOrigin{-22.0, -23.0, -17.0};

std::array<double, 3> brightPoint() {
    std::array<double, 3> point{};
    for (std::size_t i = 0; i < 3; ++i) {
        point[i] = kOrigin[i] + kSpacing[i] * kBright[i];
    }
    return point;
}

Volume phantom() {
    Volume head(kSize, axisAlignedAffine(kSpacing, kOrigin));
    for (int z = 0; z < kSize[2]; ++z) {
        for (int y = 0; y < kSize[1]; ++y) {
            for (int x = 0; x < kSize[0]; ++x) {
                const double radius =
                    std::hypot((x - 14.5) / 13.0, (y - 11.5) / 11.0, (z - 5.5) / 5.5);
                head.at(x, y, z) = radius <= 1.0 ? 60.0f : 0.0f;
            }
        }
    }
    head.at(kBright[0], kBright[1], kBright[2]) = 1000.0f;
    return head;
}

/// Returns the middle of the brightest pixels, as fractions of the picture's width and height;
/// nothing if no pixel is clearly bright.
std::optional<QPointF> brightPlace(const QImage& picture) {
    double x = 0;
    double y = 0;
    double weights = 0;
    for (int row = 0; row < picture.height(); ++row) {
        for (int column = 0; column < picture.width(); ++column) {
            const int grey = qGreen(picture.pixel(column, row));
            if (grey > 160) {
                x += grey * (column + 0.5);
                y += grey * (row + 0.5);
                weights += grey;
            }
        }
    }
    if (weights == 0) {
        return std::nullopt;
    }
    return QPointF(x / weights / picture.width(), y / weights / picture.height());
}

/// Reads a text such as "R 11, A 11.5, S 7 mm" and returns the point in RAS millimetres.
std::optional<std::array<double, 3>> pointOfText(const QString& text) {
    const QStringList parts =
        QString(text).replace(u", "_s, u" "_s).split(u' ', Qt::SkipEmptyParts);
    if (parts.size() != 7 || parts.back() != u"mm"_s) {
        return std::nullopt;
    }
    std::array<double, 3> point{};
    static const std::array<QString, 3> kSides{u"RL"_s, u"AP"_s, u"SI"_s};
    for (int i = 0; i < 3; ++i) {
        const auto side = kSides[static_cast<std::size_t>(i)].indexOf(parts[2 * i]);
        bool number = false;
        const double distance = QLocale().toDouble(parts[2 * i + 1], &number);
        if (side < 0 || !number) {
            return std::nullopt;
        }
        point[static_cast<std::size_t>(i)] = side == 0 ? distance : -distance;
    }
    return point;
}

}  // namespace

/// Checks that everything shows the patient's sides correctly, from a file in any axis order to the
/// numbers under the pointer.
class OrientationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void brightVoxelIsWhereTheReadoutSays_data();
    void brightVoxelIsWhereTheReadoutSays();
    void aMirroredPictureIsNoticed();
    void conventionIsRemembered();

private:
    void open(const Orientation& order);
    [[nodiscard]] QImage picture(Plane plane);
    /// Clicks on the bright pixel of this picture and tells whether the read-out names its point.
    bool readoutNamesThePoint(Plane plane, const QImage& picture);
    void checkSides(Plane plane, bool radiological);

    std::unique_ptr<WindowFixture> at_;
    MainWindow* window_ = nullptr;
};

void OrientationTest::initTestCase() {
    at_ = std::make_unique<WindowFixture>(QSize(1280, 860));
    window_ = &at_->window();
    QVERIFY2(window_->view().graphicsShown(), "this test needs OpenGL");
}

void OrientationTest::cleanupTestCase() {
    at_.reset();
}

void OrientationTest::open(const Orientation& order) {
    const QString file = at_->path(u"phantom.nii"_s);
    writeScan(toPath(file), disyre::test::reoriented(phantom(), order));
    const auto before = window_->session().cases().scan();
    window_->openFile(file);
    QTRY_VERIFY(window_->session().cases().scan() != nullptr &&
                window_->session().cases().scan() != before);
    // With this contrast only the bright voxel is nearly white.
    window_->findChild<QAction*>(u"fullWindowLevelAction"_s)->trigger();
    window_->presenter().refreshNow();
}

QImage OrientationTest::picture(Plane plane) {
    window_->presenter().refreshNow();
    return slicePicture(window_->views().view(plane));
}

bool OrientationTest::readoutNamesThePoint(Plane plane, const QImage& picture) {
    SliceView& view = window_->views().view(plane);
    const auto place = brightPlace(picture);
    if (!place) {
        return false;
    }
    const QPoint at(static_cast<int>(place->x() * view.width()),
                    static_cast<int>(place->y() * view.height()));
    QTest::mouseClick(&view, Qt::LeftButton, {}, at);
    hover(view, at);
    window_->presenter().refreshNow();
    const auto* label = window_->findChild<QLabel*>(u"placeLabel"_s);
    const auto named = pointOfText(label->text());
    const std::array<double, 3> point = brightPoint();
    for (std::size_t i = 0; named && i < 3; ++i) {
        // A pixel of the screen is smaller than a voxel, so the point that is named lies within
        // half a voxel of its centre.
        if (std::abs((*named)[i] - point[i]) > kSpacing[i] / 2) {
            return false;
        }
    }
    const auto* values = window_->findChild<QLabel*>(u"valuesLabel"_s);
    return named.has_value() &&
           values->text().startsWith(u"scan "_s + QLocale().toString(1000.0, 'f', 2));
}

void OrientationTest::checkSides(Plane plane, bool radiological) {
    const auto place = brightPlace(picture(plane));
    QVERIFY(place.has_value());
    // The bright voxel lies in front, on the right and towards the head.
    const bool left = plane == Plane::Sagittal || radiological;
    QVERIFY(left ? place->x() < 0.48 : place->x() > 0.52);
    QVERIFY(place->y() < 0.48);
    const auto letters = window_->views().view(plane).letters();
    QCOMPARE(letters[left ? 0 : 1], plane == Plane::Sagittal ? u"A"_s : u"R"_s);
    QCOMPARE(letters[2], plane == Plane::Axial ? u"A"_s : u"S"_s);
}

void OrientationTest::brightVoxelIsWhereTheReadoutSays_data() {
    QTest::addColumn<int>("order");
    const auto all = disyre::test::allOrientations();
    QCOMPARE(all.size(), 48u);
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        const Orientation& each = all[static_cast<std::size_t>(i)];
        QTest::addRow("%d%d%d-%d%d%d", each.axis[0], each.axis[1], each.axis[2], each.flipped[0],
                      each.flipped[1], each.flipped[2])
            << i;
    }
}

void OrientationTest::brightVoxelIsWhereTheReadoutSays() {
    QFETCH(int, order);
    open(disyre::test::allOrientations()[static_cast<std::size_t>(order)]);
    if (QTest::currentTestFailed()) {
        return;
    }
    window_->findChild<QAction*>(u"radiologicalAction"_s)->trigger();
    // The slice with the voxel is looked for in the pictures themselves. The click on it then
    // brings the other two views to it.
    int found = 0;
    for (int slice = 0; slice < kSize[2]; ++slice) {
        window_->showSlice(slice);
        if (brightPlace(picture(Plane::Axial))) {
            ++found;
            QCOMPARE(slice, kBright[2]);
            QVERIFY(readoutNamesThePoint(Plane::Axial, picture(Plane::Axial)));
            break;
        }
    }
    QCOMPARE(found, 1);
    for (const bool radiological : {true, false}) {
        window_
            ->findChild<QAction*>(radiological ? u"radiologicalAction"_s : u"neurologicalAction"_s)
            ->trigger();
        for (const Plane plane : kPlanes) {
            checkSides(plane, radiological);
            QVERIFY(readoutNamesThePoint(plane, picture(plane)));
        }
    }
}

void OrientationTest::aMirroredPictureIsNoticed() {
    open(Orientation{{2, 0, 1}, {true, false, true}});
    window_->presenter().setCrosshair(kBright);
    for (const Plane plane : kPlanes) {
        const QImage right = picture(plane);
        QVERIFY(readoutNamesThePoint(plane, right));
        QVERIFY(!readoutNamesThePoint(plane, right.mirrored(true, false)));
        window_->presenter().setCrosshair(kBright);
        QVERIFY(!readoutNamesThePoint(plane, right.mirrored(false, true)));
        window_->presenter().setCrosshair(kBright);
        QVERIFY(!readoutNamesThePoint(plane, right.transformed(QTransform().rotate(180))));
        window_->presenter().setCrosshair(kBright);
    }
}

void OrientationTest::conventionIsRemembered() {
    window_->findChild<QAction*>(u"neurologicalAction"_s)->trigger();
    QCOMPARE(window_->view().letters()[0], u"L"_s);
    const MainWindow next([](const std::filesystem::path&, const std::string&) {
        return fakeHealer(testCard(), std::make_shared<FakeLog>());
    });
    QVERIFY(next.findChild<QAction*>(u"neurologicalAction"_s)->isChecked());
    window_->findChild<QAction*>(u"radiologicalAction"_s)->trigger();
    QCOMPARE(window_->view().letters()[0], u"R"_s);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::OrientationTest>(argc, argv);
}

#include "OrientationTest.moc"
