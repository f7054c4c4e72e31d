// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSlider>

#include <set>

#include "core/image/ScanReader.h"
#include "tests/support/NiftiDescription.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/Paths.h"
#include "ui/plots/StepPlot.h"
#include "ui/viewer/AreaPainter.h"
#include "ui/viewer/PaintedAreas.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/HealingPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// Painting areas with the brush, the curves of painted areas, and healing inside or outside a
/// region.
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
    void aCurveHasTheColourThatItsAreaIsPaintedIn();
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
        // The brush is 10 mm wide and a voxel 2 mm, so the disc has a radius of 2.5 voxels.
        QVERIFY2(voxels.size() >= 16 && voxels.size() <= 26,
                 qPrintable(QString::number(voxels.size())));
        for (const auto& voxel : voxels) {
            QCOMPARE(voxel[axes.through], crosshair[axes.through]);
            QVERIFY(std::abs(voxel[axes.column] - middle.x()) <= 3.5);
            QVERIFY(std::abs(voxel[axes.row] - middle.y()) <= 3.5);
        }
    }
    // Painting must not move the cross-hair.
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
    QVERIFY(!at_->child<QAction>(u"undoAction"_s).isEnabled());
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
    QVERIFY(!at_->child<QAction>(u"redoAction"_s).isEnabled());
    // Painting over the first area takes voxels from it, and undoing that gives them back.
    QTest::keyClick(&view(), Qt::Key_N, Qt::ShiftModifier);
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
    QVERIFY(at_->child<QLabel>(u"brushSizeLabel"_s)
                .text()
                .startsWith(QString::number(areas().brush())));
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
    const auto shownNow = [this] {
        (void)waitUntilSettled();
        return view().grab().toImage();
    };
    const QImage before = shownNow();
    takeBrush();
    stroke(Plane::Axial, {14, 20}, {14, 20});
    hover(view(), QPoint(2, 2));
    const QImage after = shownNow();
    const double scale = after.devicePixelRatio();
    const auto at = [&](const QImage& picture, QPointF voxel) {
        return picture.pixel((view().pointOf(voxel) * scale).toPoint());
    };
    QVERIFY(at(before, {14, 20}) != at(after, {14, 20}));
    QVERIFY(qRed(at(after, {14, 20})) > qBlue(at(after, {14, 20})) + 20);
    // Nothing is drawn on the patient's other side or further in front.
    QCOMPARE(at(before, {33, 20}), at(after, {33, 20}));
    QCOMPARE(at(before, {14, 35}), at(after, {14, 35}));
    // Nothing is drawn in another slice either.
    at_->window().showSlice(kSpotSlice - 5);
    at_->window().presenter().refreshNow();
    const QImage beside = shownNow();
    QVERIFY(std::abs(qRed(at(beside, {14, 20})) - qBlue(at(beside, {14, 20}))) < 8);
}

void RegionsTest::areasHaveCurvesOfTheirOwn() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    QVERIFY(at_->healVolume());
    takeBrush();
    stroke(Plane::Axial, {20, 24}, {26, 30});
    QTRY_COMPARE(at_->window().plot().valuesOfRegion(0).size(), std::size_t(4));
    QTest::keyClick(&view(), Qt::Key_N, Qt::ShiftModifier);
    stroke(Plane::Axial, {31, 36}, {33, 38});
    QTRY_COMPARE(at_->window().plot().valuesOfRegion(1).size(), std::size_t(4));
    // Only the second area holds the bright spot, so the two curves differ.
    QVERIFY(at_->window().plot().valuesOfRegion(1)[0] != at_->window().plot().valuesOfRegion(0)[0]);
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(at_->window().plot().valuesOfRegion(1).empty());
}

void RegionsTest::aCurveHasTheColourThatItsAreaIsPaintedIn() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    QVERIFY(at_->healVolume());
    // An ellipse that was there before must not take the colour of an area.
    QTest::keyClick(&view(), Qt::Key_E);
    drag(view(), Qt::LeftButton, view().pointOf({12, 30}).toPoint(),
         view().pointOf({18, 36}).toPoint());
    takeBrush();
    stroke(Plane::Axial, {20, 24}, {26, 30});
    QTest::keyClick(&view(), Qt::Key_N, Qt::ShiftModifier);
    stroke(Plane::Axial, {31, 36}, {33, 38});
    StepPlot& plot = at_->window().plot();
    QTRY_COMPARE(plot.valuesOfRegion(2).size(), std::size_t(4));
    QCOMPARE(plot.valuesOfRegion(0).size(), std::size_t(4));
    const auto isOf = [&](int region, int area) {
        // The plot darkens its colours on a light ground.
        const QColor shown = plot.colourOfRegion(region);
        return shown == areaColour(area) || shown == areaColour(area).darker(150);
    };
    for (int area = 1; area <= 2; ++area) {
        QVERIFY(isOf(area, area));
        QVERIFY(!isOf(0, area));
    }
}

void RegionsTest::eachScanKeepsItsAreas() {
    QVERIFY(at_->open());
    const int first = at_->window().session().cases().shownId();
    at_->window().presenter().refreshNow();
    takeBrush();
    stroke(Plane::Axial, {20, 24}, {26, 30});
    const std::size_t painted = areas().voxelCount(1);
    QVERIFY(at_->open(u"other.nii.gz"_s));
    QVERIFY(areas().isEmpty());
    at_->window().session().cases().show(first);
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
    const HealingRequest& asked = at_->log().request;
    QCOMPARE(asked.region.use, RegionUse::Inside);
    QVERIFY(asked.region.mask != nullptr);
    QVERIFY(std::count(asked.region.mask->voxels.begin(), asked.region.mask->voxels.end(), 1) > 3);
    // Only one slice is painted, so only one is healed.
    QCOMPARE(asked.slices.size(), std::size_t(1));
    // The finding in the healed area comes after the marked regions in the list. That findings come
    // and go must not change which region is chosen.
    QCOMPARE(at_->child<QComboBox>(u"regionBox"_s).currentText(), u"area 1"_s);
    // More paint makes another region, so slices that were healed for the first one are healed
    // anew.
    stroke(Plane::Axial, {20, 34}, {26, 34});
    const int heals = at_->log().heals;
    QVERIFY(at_->healVolume());
    QCOMPARE(at_->log().heals.load(), heals + 1);
    choose(u"regionUseBox"_s, 0);
    QVERIFY(at_->healVolume());
    QCOMPARE(at_->log().request.region.use, RegionUse::WholeBrain);
    QVERIFY(at_->log().request.slices.size() > 10);
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
    QCOMPARE(at_->log().request.region.use, RegionUse::Outside);
    QVERIFY(at_->log().request.slices.size() > 10);
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
            [&] { return at_->window().messages().text().contains(name + u"/result.json"_s); },
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
    const auto& mask = at_->log().request.region.mask->voxels;
    QCOMPARE(region[u"voxels"_s].toInt(), int(std::count(mask.begin(), mask.end(), 1)));
    QCOMPARE(inside[u"slices"_s].toInt(), 1);
    QCOMPARE(inside[u"steps"_s].toArray().size(), 4);
    QVERIFY(inside[u"scan"_s].toString().endsWith(u"brain.nii.gz"_s));
    for (const auto& [name, subject] : {std::pair{"anomaly_map.nii.gz", "Anomaly score"},
                                        std::pair{"restoration.nii.gz", "Restoration"},
                                        std::pair{"region.nii.gz", "Region of the healing"}}) {
        QCOMPARE(disyre::test::niftiDescription(toPath(at_->path(u"inside"_s)) / name),
                 std::string(subject) + ". Research use, not a medical device");
    }
    // The file holds the painted voxels on the scan's grid, so that the command line can heal the
    // same region.
    const Volume written = readScan(toPath(at_->path(u"inside/region.nii.gz"_s)));
    const auto scan = at_->window().session().cases().scan();
    QVERIFY(written.size == scan->scan.size);
    const auto marked = std::count_if(written.voxels.begin(), written.voxels.end(),
                                      [](float value) { return value > 0.5f; });
    // The model's voxels differ from the scan's. Therefore a little more may be marked than was
    // painted, but none of the painted voxels may be missing.
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
    // If results are saved over those of an earlier healing, its region file is deleted.
    saved(u"inside"_s);
    QTRY_VERIFY(!QFile::exists(at_->path(u"inside/region.nii.gz"_s)));
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::RegionsTest>(argc, argv);
}

#include "RegionsTest.moc"
