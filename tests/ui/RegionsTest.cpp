// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSlider>

#include <set>

#include "core/image/Nifti.h"
#include "tests/ui/WindowFixture.h"
#include "ui/healing/Paths.h"
#include "ui/plots/StepPlot.h"
#include "ui/viewer/PaintedAreas.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/HealingPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// Areas painted with the brush, their curves, and healing inside or outside a region.
class RegionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at_ = std::make_unique<WindowFixture>(); }
    void cleanup() { at_.reset(); }

    void brushPaintsInAllThreeViews();
    void shiftErases();
    void strokesAreUndoneAndDoneAgain();
    void keysAndWheelSetTheBrush();
    void aSliderSetsTheBrush();
    void aFastStrokeHasNoGaps();
    void paintIsDrawnWhereItIs();
    void areasHaveCurvesOfTheirOwn();
    void eachScanKeepsItsAreas();
    void healingStaysInsideTheRegion();
    void healingLeavesTheRegionUntouched();
    void aMissingRegionIsSaid();
    void resultsTellTheRegion();

private:
    SliceView& view(Plane plane = Plane::Axial) { return at_->window().views().view(plane); }
    PaintedAreas& areas() { return at_->window().areas(); }
    void takeBrush() {
        QTest::keyClick(&view(), Qt::Key_B, Qt::ShiftModifier);
        QCOMPARE(view().tool(), ViewTool::Brush);
    }
    void stroke(Plane plane, QPointF from, QPointF to, Qt::KeyboardModifiers held = {}) {
        SliceView& shown = view(plane);
        QTest::mousePress(&shown, Qt::LeftButton, held, shown.pointOf(from).toPoint());
        hover(shown, shown.pointOf(to).toPoint(), Qt::LeftButton);
        QTest::mouseRelease(&shown, Qt::LeftButton, held, shown.pointOf(to).toPoint());
    }
    void choose(const QString& box, int index) {
        auto& combo = at_->child<QComboBox>(box);
        combo.setFocus();
        for (int tries = 0; combo.currentIndex() != index && tries < 20; ++tries) {
            QTest::keyClick(&combo, index > combo.currentIndex() ? Qt::Key_Down : Qt::Key_Up);
        }
        QCOMPARE(combo.currentIndex(), index);
    }

    std::unique_ptr<WindowFixture> at_;
};

void RegionsTest::brushPaintsInAllThreeViews() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    takeBrush();
    const auto crosshair = at_->window().presenter().crosshair();
    for (const Plane plane : kPlanes) {
        areas().eraseAll();
        const PlaneAxes axes = axesOf(plane);
        QPointF middle(crosshair[axes.column], crosshair[axes.row]);
        stroke(plane, middle, middle);
        const auto& voxels = areas().voxelsOf(1);
        // 10 mm across at 2 mm a voxel: a disc of radius 2.5 voxels.
        QVERIFY2(voxels.size() >= 16 && voxels.size() <= 26, qPrintable(QString::number(voxels.size())));
        for (const auto& voxel : voxels) {
            QCOMPARE(voxel[axes.through], crosshair[axes.through]);
            QVERIFY(std::abs(voxel[axes.column] - middle.x()) <= 3.5);
            QVERIFY(std::abs(voxel[axes.row] - middle.y()) <= 3.5);
        }
    }
    // The cross-hair stayed where it was.
    QVERIFY(at_->window().presenter().crosshair() == crosshair);
}

void RegionsTest::shiftErases() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    takeBrush();
    stroke(Plane::Axial, {16, 28}, {30, 28});
    const std::size_t whole = areas().voxelCount(1);
    stroke(Plane::Axial, {23, 28}, {23, 28}, Qt::ShiftModifier);
    QVERIFY(areas().voxelCount(1) < whole);
    QVERIFY(areas().voxelCount(1) > 0);
}

void RegionsTest::strokesAreUndoneAndDoneAgain() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    takeBrush();
    QVERIFY(!at_->child<QAction>(u"undoPaintAction"_s).isEnabled());
    stroke(Plane::Axial, {16, 20}, {20, 20});
    const std::size_t one = areas().voxelCount(1);
    stroke(Plane::Axial, {16, 34}, {20, 34});
    const std::size_t two = areas().voxelCount(1);
    QVERIFY(two > one);
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(areas().voxelCount(1), one);
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(areas().isEmpty());
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(areas().voxelCount(1), two);
    QVERIFY(!at_->child<QAction>(u"redoPaintAction"_s).isEnabled());
    // Another area takes voxels from the first, and gives them back.
    QTest::keyClick(&view(), Qt::Key_N);
    stroke(Plane::Axial, {16, 20}, {18, 20});
    QVERIFY(areas().voxelCount(2) > 0);
    QVERIFY(areas().voxelCount(1) < two);
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(areas().voxelCount(1), two);
    QCOMPARE(areas().voxelCount(2), std::size_t(0));
    at_->child<QAction>(u"eraseAreasAction"_s).trigger();
    QVERIFY(areas().isEmpty());
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(areas().voxelCount(1), two);
}

void RegionsTest::keysAndWheelSetTheBrush() {
    QVERIFY(at_->open());
    takeBrush();
    QCOMPARE(areas().brush(), 10);
    QTest::keyClick(&view(), Qt::Key_BracketRight);
    QCOMPARE(areas().brush(), 12);
    QTest::keyClick(&view(), Qt::Key_BracketLeft);
    QCOMPARE(areas().brush(), 10);
    const int slice = at_->window().presenter().slice();
    wheel(view(), 3, Qt::ShiftModifier);
    QCOMPARE(areas().brush(), 13);
    QCOMPARE(at_->window().presenter().slice(), slice);
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(&view(), Qt::Key_BracketLeft);
    }
    QCOMPARE(areas().brush(), PaintedAreas::kSmallestBrush);
    at_->window().presenter().refreshNow();
    stroke(Plane::Axial, {20, 20}, {20, 20});
    QCOMPARE(areas().voxelCount(1), std::size_t(1));
}

void RegionsTest::aSliderSetsTheBrush() {
    QVERIFY(at_->open());
    auto& slider = at_->child<QSlider>(u"brushSizeSlider"_s);
    QVERIFY(!slider.isVisible());
    takeBrush();
    QVERIFY(slider.isVisible());
    QVERIFY(!slider.accessibleName().isEmpty() && !slider.toolTip().isEmpty());
    QCOMPARE(slider.value(), areas().brush());
    const int before = areas().brush();
    slider.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&slider, Qt::Key_Up);
    QCOMPARE(areas().brush(), before + 1);
    QTest::keyClick(&slider, Qt::Key_End);
    QCOMPARE(areas().brush(), PaintedAreas::kLargestBrush);
    QTest::keyClick(&view(), Qt::Key_BracketLeft);
    QVERIFY(areas().brush() < PaintedAreas::kLargestBrush);
    QCOMPARE(slider.value(), areas().brush());
    QVERIFY(at_->child<QLabel>(u"brushSizeLabel"_s).text().startsWith(
        QString::number(areas().brush())));
    QTest::keyClick(&view(), Qt::Key_C);
    QVERIFY(!slider.isVisible());
}

void RegionsTest::aFastStrokeHasNoGaps() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    takeBrush();
    areas().setBrush(4);
    stroke(Plane::Axial, {10, 28}, {38, 28});
    std::set<int> columns;
    for (const auto& voxel : areas().voxelsOf(1)) {
        columns.insert(voxel[0]);
    }
    QVERIFY2(columns.size() >= 28, qPrintable(QString::number(columns.size())));
}

void RegionsTest::paintIsDrawnWhereItIs() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    const auto look = [this] {
        QTest::qWait(100);
        return view().grab().toImage();
    };
    const QImage before = look();
    takeBrush();
    stroke(Plane::Axial, {14, 20}, {14, 20});
    hover(view(), QPoint(2, 2));
    const QImage after = look();
    const double scale = after.devicePixelRatio();
    const auto at = [&](const QImage& picture, QPointF voxel) {
        return picture.pixel((view().pointOf(voxel) * scale).toPoint());
    };
    QVERIFY(at(before, {14, 20}) != at(after, {14, 20}));
    QVERIFY(qRed(at(after, {14, 20})) > qBlue(at(after, {14, 20})) + 20);
    // Not on the other side, nor in front.
    QCOMPARE(at(before, {33, 20}), at(after, {33, 20}));
    QCOMPARE(at(before, {14, 35}), at(after, {14, 35}));
    // Nor in another slice.
    at_->window().showSlice(kSpotSlice - 5);
    at_->window().presenter().refreshNow();
    const QImage beside = look();
    QVERIFY(std::abs(qRed(at(beside, {14, 20})) - qBlue(at(beside, {14, 20}))) < 8);
}

void RegionsTest::areasHaveCurvesOfTheirOwn() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    QVERIFY(at_->healVolume());
    takeBrush();
    stroke(Plane::Axial, {20, 24}, {26, 30});
    QTRY_COMPARE(at_->window().plot().valuesOfRegion(0).size(), std::size_t(4));
    QTest::keyClick(&view(), Qt::Key_N);
    stroke(Plane::Axial, {31, 36}, {33, 38});
    QTRY_COMPARE(at_->window().plot().valuesOfRegion(1).size(), std::size_t(4));
    // The second holds the bright spot.
    QVERIFY(at_->window().plot().valuesOfRegion(1)[0] !=
            at_->window().plot().valuesOfRegion(0)[0]);
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(at_->window().plot().valuesOfRegion(1).empty());
}

void RegionsTest::eachScanKeepsItsAreas() {
    QVERIFY(at_->open());
    const int first = at_->window().session().shownCase();
    at_->window().presenter().refreshNow();
    takeBrush();
    stroke(Plane::Axial, {20, 24}, {26, 30});
    const std::size_t painted = areas().voxelCount(1);
    QVERIFY(at_->open(u"other.nii.gz"_s));
    QVERIFY(areas().isEmpty());
    at_->window().session().showCase(first);
    QTRY_COMPARE(areas().voxelCount(1), painted);
}

void RegionsTest::healingStaysInsideTheRegion() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    takeBrush();
    stroke(Plane::Axial, {20, 24}, {26, 30});
    choose(u"regionUseBox"_s, 1);
    QVERIFY(at_->child<QComboBox>(u"regionBox"_s).isVisible());
    QCOMPARE(at_->child<QComboBox>(u"regionBox"_s).currentText(), u"area 1"_s);
    QVERIFY(at_->healVolume());
    const HealingSettings& asked = at_->log().settings;
    QCOMPARE(asked.region.use, RegionUse::Inside);
    QVERIFY(asked.region.mask != nullptr);
    QVERIFY(std::count(asked.region.mask->voxels.begin(), asked.region.mask->voxels.end(), 1) > 3);
    // Painted in one slice: one is healed.
    QCOMPARE(asked.slices.size(), std::size_t(1));
    // The finding in it comes after what was marked, and its coming and going chooses nothing.
    QCOMPARE(at_->child<QComboBox>(u"regionBox"_s).currentText(), u"area 1"_s);
    // More paint is another region, and what was healed of the first does not count for it.
    stroke(Plane::Axial, {20, 34}, {26, 34});
    const int heals = at_->log().heals;
    QVERIFY(at_->healVolume());
    QCOMPARE(at_->log().heals.load(), heals + 1);
    choose(u"regionUseBox"_s, 0);
    QVERIFY(at_->healVolume());
    QCOMPARE(at_->log().settings.region.use, RegionUse::WholeBrain);
    QVERIFY(at_->log().settings.slices.size() > 10);
}

void RegionsTest::healingLeavesTheRegionUntouched() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    QTest::keyClick(&view(), Qt::Key_E);
    drag(view(), Qt::LeftButton, view().pointOf({16, 20}).toPoint(),
         view().pointOf({26, 30}).toPoint());
    choose(u"regionUseBox"_s, 2);
    QCOMPARE(at_->child<QComboBox>(u"regionBox"_s).currentText(), u"ellipse 1"_s);
    QVERIFY(at_->healVolume());
    QCOMPARE(at_->log().settings.region.use, RegionUse::Outside);
    QVERIFY(at_->log().settings.slices.size() > 10);
}

void RegionsTest::aMissingRegionIsSaid() {
    QVERIFY(at_->open());
    choose(u"regionUseBox"_s, 1);
    QVERIFY(!at_->child<QComboBox>(u"regionBox"_s).isEnabled());
    QVERIFY(at_->healVolume());
    QVERIFY(at_->window().messages().text().contains(u"No region is marked"_s));
    QCOMPARE(at_->log().heals.load(), 0);
}

void RegionsTest::resultsTellTheRegion() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    takeBrush();
    stroke(Plane::Axial, {20, 24}, {26, 30});
    choose(u"regionUseBox"_s, 1);
    QVERIFY(at_->healVolume());
    const auto saved = [this](const QString& name) {
        const QString folder = at_->path(name);
        at_->window().saveResults(folder);
        const bool there = QTest::qWaitFor(
            [&] {
                return at_->window().messages().text().contains(name + u"/result.json"_s);
            },
            30000);
        QFile file(folder + u"/result.json"_s);
        return there && file.open(QIODevice::ReadOnly)
                   ? QJsonDocument::fromJson(file.readAll()).object()
                   : QJsonObject();
    };
    const QJsonObject inside = saved(u"inside"_s);
    const QJsonObject region = inside[u"region"_s].toObject();
    QCOMPARE(region[u"use"_s].toString(), u"inside"_s);
    QCOMPARE(region[u"source"_s].toString(), u"area 1"_s);
    const auto& mask = at_->log().settings.region.mask->voxels;
    QCOMPARE(region[u"voxels"_s].toInt(), int(std::count(mask.begin(), mask.end(), 1)));
    QCOMPARE(inside[u"slices"_s].toInt(), 1);
    QCOMPARE(inside[u"steps"_s].toArray().size(), 4);
    QVERIFY(inside[u"scan"_s].toString().endsWith(u"brain.nii.gz"_s));
    // What the command line takes to do it again: the painted voxels, on the scan's grid.
    const Volume written = readScan(toPath(at_->path(u"inside/region.nii.gz"_s)));
    const auto scan = at_->window().session().scan();
    QVERIFY(written.size == scan->scan.size);
    const auto marked = std::count_if(written.voxels.begin(), written.voxels.end(),
                                      [](float value) { return value > 0.5f; });
    // The model's voxels are not the scan's: a little more is marked, none of the painted is missing.
    for (const auto& voxel : areas().voxelsOf(1)) {
        QVERIFY(written.at(voxel[0], voxel[1], voxel[2]) > 0.5f);
    }
    QVERIFY2(marked < 5 * static_cast<std::ptrdiff_t>(areas().voxelCount(1)),
             qPrintable(QString::number(marked)));
    choose(u"regionUseBox"_s, 0);
    QVERIFY(at_->healVolume());
    const QJsonObject whole = saved(u"whole"_s);
    QCOMPARE(whole[u"region"_s].toObject()[u"use"_s].toString(), u"whole"_s);
    QVERIFY(!QFile::exists(at_->path(u"whole/region.nii.gz"_s)));
    // Nor does one of an earlier healing stay where this one is saved.
    saved(u"inside"_s);
    QTRY_VERIFY(!QFile::exists(at_->path(u"inside/region.nii.gz"_s)));
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::RegionsTest>(argc, argv);
}

#include "RegionsTest.moc"
