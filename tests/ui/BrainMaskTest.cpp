// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QSignalSpy>

#include <algorithm>

#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/MaskMorphology.h"
#include "core/workflows/BrainExtraction.h"
#include "tests/support/HeadPhantom.h"
#include "tests/support/Reorient.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/Paths.h"
#include "ui/viewer/BrainMaskEditor.h"
#include "ui/viewer/MaskOutline.h"
#include "ui/viewer/ViewGrid.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// The brain mask in the window: its outline, finding it before healing, mending it by hand, and
/// healing with what was mended.
class BrainMaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at_ = std::make_unique<WindowFixture>(); }
    void cleanup() { at_.reset(); }

    void linesLieBetweenInsideAndOutside();
    void theOutlineLiesWhereTheMaskIs();
    void theOutlineIsReadableOnBrightAndDark();
    void theOutlineOfAFoundBrainIsShownAtFirst();
    void whetherTheOutlineIsShownIsRemembered();
    void theBoxOfTheLayersShowsTheOutline();
    void aKnownCubeGrowsShrinksAndIsFilled();
    void theBrushAddsAndShiftTakesAwayInAllPlanes();
    void undoReturnsTheMaskToTheBit();
    void undoTakesBackWhatWasDoneLast();
    void healingUsesTheMendedMask();
    void anEarlierHealingIsKeptUntilItIsHealedAnew();
    void aPausedHealingEndsWhenTheMaskIsMended();
    void theBrainOfAHeadIsFoundAndMendedBeforeHealing();
    void aMaskOfAFileIsUsed();
    void aFileThatIsNoMaskIsSaid();
    void everyScanKeepsItsMask();
    void anEmptyMaskIsNotHealedWith();
    void aHeadWithoutAMaskSaysWhatToDo();

private:
    SliceView& view(Plane plane = Plane::Axial) { return at_->window().views().view(plane); }
    BrainMaskEditor& editor() { return at_->window().brainMask(); }
    const HealingCase& shown() { return *at_->cases().shown(); }
    QAction& action(const QString& name) { return at_->child<QAction>(name); }
    void takeBrush() {
        QTest::keyClick(&view(), Qt::Key_M, Qt::ShiftModifier);
        QCOMPARE(view().tool(), ViewTool::MaskBrush);
    }
    void stroke(Plane plane, QPointF from, QPointF to, Qt::KeyboardModifiers held = {}) {
        SliceView& in = view(plane);
        QTest::mousePress(&in, Qt::LeftButton, held, in.pointOf(from).toPoint());
        hover(in, in.pointOf(to).toPoint(), Qt::LeftButton);
        QTest::mouseRelease(&in, Qt::LeftButton, held, in.pointOf(to).toPoint());
    }
    /// Presses the key of a change of the whole mask and waits for its end.
    void press(Qt::Key key, Qt::KeyboardModifiers held) {
        QTest::keyClick(&view(), key, held);
        QTRY_VERIFY(!editor().working());
    }
    [[nodiscard]] bool openVolume(const Volume& scan, const QString& name) {
        writeScan(toPath(at_->path(name)), scan);
        at_->window().openFile(at_->path(name));
        const bool opened = QTest::qWaitFor(
            [&] { return at_->cases().scan() && at_->cases().scan()->name == name; }, 30000);
        at_->window().presenter().refreshNow();
        return opened;
    }
    /// Opens a head made by code, whose brain the fake networks find.
    [[nodiscard]] bool openHead() {
        at_->job().setExtractorFactory([](const std::filesystem::path&, const std::string&) {
            return std::make_unique<disyre::test::FakeExtractor>();
        });
        return openVolume(disyre::test::phantomHead(), u"head.nii.gz"_s);
    }
    [[nodiscard]] bool findBrain() {
        action(u"findBrainAction"_s).trigger();
        return QTest::qWaitFor([&] { return !at_->job().busy() && editor().hasMask(); }, 30000);
    }
    static std::ptrdiff_t voxelsOf(const Mask& mask) {
        return std::count(mask.voxels.begin(), mask.voxels.end(), 1);
    }
    static Volume cubeScan(const Orientation& order = {}) {
        Volume cube({24, 22, 20}, Affine{{{4, 0, 0, -48}, {0, 4, 0, -44}, {0, 0, 4, -40}}});
        for (int z = 5; z < 15; ++z) {
            for (int y = 6; y < 16; ++y) {
                for (int x = 7; x < 17; ++x) {
                    cube.at(x, y, z) = 100.0f + static_cast<float>((x * 5 + y * 3 + z) % 11);
                }
            }
        }
        return disyre::test::reoriented(cube, order);
    }
    /// The view as it is on the screen, with its annotations.
    QImage picture(Plane plane = Plane::Axial) {
        at_->window().presenter().refreshNow();
        (void)waitUntilSettled();
        return view(plane).grab().toImage();
    }
    /// Whether the outline goes through a point of the widget; it is about a pixel wide, so that
    /// the pixels beside the point count, too.
    static bool showsMaskAt(const QImage& picture, QPointF point) {
        const QPoint middle = (point * picture.devicePixelRatio()).toPoint();
        for (int y = middle.y() - 1; y <= middle.y() + 1; ++y) {
            for (int x = middle.x() - 1; x <= middle.x() + 1; ++x) {
                if (picture.valid(x, y) && isMaskColour(picture.pixelColor(x, y))) {
                    return true;
                }
            }
        }
        return false;
    }
    static bool isMaskColour(const QColor& colour) {
        return colour.green() > colour.red() + 60 && colour.blue() > colour.red() + 60;
    }
    QString message() { return at_->window().messages().text(); }

    std::unique_ptr<WindowFixture> at_;
};

void BrainMaskTest::linesLieBetweenInsideAndOutside() {
    // Two voxels side by side, and one that touches them over a corner; the last reaches the edge.
    const std::vector<std::uint8_t> inside{0, 0, 0, 0,  //
                                           0, 1, 1, 0,  //
                                           0, 0, 0, 1};
    std::vector<QLineF> lines = outlineOfMask(inside, 4);
    const std::vector<QLineF> expected{
        {0.5, 0.5, 2.5, 0.5}, {0.5, 1.5, 3.5, 1.5},  // rows; the third is of two borders that meet
        {2.5, 2.5, 3.5, 2.5}, {0.5, 0.5, 0.5, 1.5}, {2.5, 0.5, 2.5, 2.5}, {3.5, 1.5, 3.5, 2.5}};
    QCOMPARE(lines.size(), expected.size());
    for (const QLineF& line : expected) {
        QVERIFY2(std::find(lines.begin(), lines.end(), line) != lines.end(),
                 qPrintable(u"%1,%2 to %3,%4"_s.arg(line.x1()).arg(line.y1()).arg(line.x2()).arg(
                     line.y2())));
    }
    QVERIFY(outlineOfMask(std::vector<std::uint8_t>(12, 0), 4).empty());
    QCOMPARE(outlineOfMask(std::vector<std::uint8_t>(12, 1), 4).size(), std::size_t(4));
}

void BrainMaskTest::theOutlineLiesWhereTheMaskIs() {
    // The cube lies at RAS columns 7 to 16, rows 6 to 15 and slices 5 to 14, whatever the order of
    // axes in the file is.
    QVERIFY(openVolume(cubeScan({{2, 0, 1}, {true, false, true}}), u"cube.nii.gz"_s));
    at_->window().presenter().setCrosshair({11, 10, 9});
    QTest::keyClick(&view(), Qt::Key_X);  // The cross-hair's lines would lie over the outline.
    // As it is opened the cube reaches from edge to edge of a view, and so would its outline.
    for (SliceView* each : at_->window().views().views()) {
        each->zoomBy(0.6);
    }
    const std::array<std::array<int, 2>, 3> range{{{7, 17}, {6, 16}, {5, 15}}};
    for (const bool isShown : {false, true}) {
        QCOMPARE(action(u"showBrainMaskAction"_s).isChecked(), isShown);
        for (const Plane plane : kPlanes) {
            const PlaneAxes axes = axesOf(plane);
            const auto columns = range[axes.column];
            const auto rows = range[axes.row];
            const QImage seen = picture(plane);
            const auto at = [&](double column, double row) {
                return showsMaskAt(seen, view(plane).pointOf({column, row}));
            };
            const double middleColumn = (columns[0] + columns[1] - 1) / 2.0 + 0.25;
            const double middleRow = (rows[0] + rows[1] - 1) / 2.0 + 0.25;
            QCOMPARE(at(columns[0] - 0.5, middleRow), isShown);
            QCOMPARE(at(columns[1] - 0.5, middleRow), isShown);
            QCOMPARE(at(middleColumn, rows[0] - 0.5), isShown);
            QCOMPARE(at(middleColumn, rows[1] - 0.5), isShown);
            // One voxel further in and one further out there is nothing of it.
            for (const double away : {-1.0, 1.0}) {
                QVERIFY(!at(columns[0] - 0.5 + away, middleRow));
                QVERIFY(!at(columns[1] - 0.5 + away, middleRow));
                QVERIFY(!at(middleColumn, rows[0] - 0.5 + away));
                QVERIFY(!at(middleColumn, rows[1] - 0.5 + away));
            }
        }
        QTest::keyClick(&view(), Qt::Key_O);
    }
}

void BrainMaskTest::theOutlineIsReadableOnBrightAndDark() {
    // A line across a picture that is white on the left and black on the right.
    QImage ground(80, 40, QImage::Format_RGB32);
    ground.fill(Qt::black);
    for (int y = 0; y < 40; ++y) {
        for (int x = 0; x < 40; ++x) {
            ground.setPixelColor(x, y, Qt::white);
        }
    }
    {
        QPainter painter(&ground);
        paintOutline(painter, {{QLineF(0, 20.5, 80, 20.5)}});
    }
    const auto brightness = [](const QColor& colour) { return qGray(colour.rgb()); };
    for (const int x : {20, 60}) {
        QVERIFY(isMaskColour(ground.pixelColor(x, 20)));
        // Beside the line the ground is darkened, so that the line stands out from white as well.
        QVERIFY(brightness(ground.pixelColor(x, 20)) > brightness(ground.pixelColor(x, 19)) + 40);
        QVERIFY(brightness(ground.pixelColor(x, 20)) > brightness(ground.pixelColor(x, 21)) + 40);
    }
    QCOMPARE(ground.pixelColor(20, 10), QColor(Qt::white));
}

void BrainMaskTest::theOutlineOfAFoundBrainIsShownAtFirst() {
    QVERIFY(openHead());
    QVERIFY(!editor().hasMask());
    QVERIFY(!view().maskShown());
    QVERIFY(findBrain());
    QVERIFY(view().maskShown() && view(Plane::Coronal).maskShown());
    QVERIFY(action(u"showBrainMaskAction"_s).isChecked());
    QVERIFY2(message().contains(u"The brain was found: 1"_s), qPrintable(message()));
    QCOMPARE(editor().mask().voxels, shown().brain->mask.voxels);
    QCOMPARE(at_->log().heals.load(), 0);
    QCOMPARE(at_->cases().state(), HealingState::Ready);
    // The scan that is skull-stripped begins without it.
    QVERIFY(at_->open());
    QVERIFY(editor().hasMask());
    QVERIFY(!view().maskShown());
}

void BrainMaskTest::whetherTheOutlineIsShownIsRemembered() {
    QVERIFY(at_->open());
    QTest::keyClick(&view(), Qt::Key_O);
    QVERIFY(view().maskShown());
    at_->makeWindow();
    QVERIFY(at_->open());
    QVERIFY(view().maskShown());
    QTest::keyClick(&view(), Qt::Key_O);
    at_->makeWindow();
    QVERIFY(openHead());
    QVERIFY(findBrain());
    QVERIFY(!view().maskShown());
    QVERIFY(!action(u"showBrainMaskAction"_s).isChecked());
    // The tool that mends it shows it all the same.
    takeBrush();
    QVERIFY(view().maskShown());
    QTest::keyClick(&view(), Qt::Key_Escape);
    QVERIFY(!view().maskShown());
}

void BrainMaskTest::theBoxOfTheLayersShowsTheOutline() {
    QVERIFY(at_->open());
    auto& box = at_->child<QCheckBox>(u"brainMaskCheckBox"_s);
    QVERIFY(box.isEnabled() && !box.isChecked());
    QVERIFY(!box.icon().isNull());
    QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(8, box.height() / 2));
    QVERIFY(view().maskShown());
    QVERIFY(action(u"showBrainMaskAction"_s).isChecked());
}

void BrainMaskTest::aKnownCubeGrowsShrinksAndIsFilled() {
    QVERIFY(openVolume(cubeScan(), u"cube.nii.gz"_s));
    QCOMPARE(editor().voxelCount(), std::size_t(1000));
    press(Qt::Key_G, Qt::ControlModifier);
    QCOMPARE(editor().voxelCount(), std::size_t(1600));
    QVERIFY2(message().contains(u"1,600 voxels now (+600)"_s), qPrintable(message()));
    QCOMPARE(voxelsOf(shown().ownMask->ras), std::ptrdiff_t(1600));
    QVERIFY(shown().ownMask->mended && shown().ownMask->file.empty());
    press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(editor().voxelCount(), std::size_t(1000));
    press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(editor().voxelCount(), std::size_t(512));
    press(Qt::Key_G, Qt::ControlModifier);
    QCOMPARE(editor().voxelCount(), std::size_t(512 + 6 * 64));

    // A hole inside is filled. The brush is made as small as a voxel.
    action(u"foundMaskAction"_s).trigger();
    QCOMPARE(editor().voxelCount(), std::size_t(1000));
    QVERIFY(shown().ownMask == nullptr);
    at_->window().areas().setBrush(4);
    at_->window().presenter().setCrosshair({11, 10, 9});
    at_->window().presenter().refreshNow();
    takeBrush();
    stroke(Plane::Axial, {11, 10}, {11, 10}, Qt::ShiftModifier);
    const std::size_t hole = 1000 - editor().voxelCount();
    QVERIFY2(hole >= 1 && hole <= 5, qPrintable(QString::number(hole)));
    QCOMPARE(editor().mask().at(11, 10, 9), std::uint8_t(0));
    press(Qt::Key_H, Qt::ControlModifier);
    QCOMPARE(editor().voxelCount(), std::size_t(1000));
    QCOMPARE(editor().mask().at(11, 10, 9), std::uint8_t(1));
}

void BrainMaskTest::theBrushAddsAndShiftTakesAwayInAllPlanes() {
    QVERIFY(openVolume(cubeScan(), u"cube.nii.gz"_s));
    at_->window().presenter().setCrosshair({11, 10, 9});
    at_->window().presenter().refreshNow();
    takeBrush();
    const Mask found = editor().mask();
    for (const Plane plane : kPlanes) {
        const PlaneAxes axes = axesOf(plane);
        const std::array<int, 3> crosshair = at_->window().presenter().crosshair();
        // From outside the cube to its middle.
        const QPointF middle(crosshair[axes.column], crosshair[axes.row]);
        stroke(plane, {middle.x() - 7, middle.y()}, middle);
        const std::ptrdiff_t more = voxelsOf(editor().mask()) - voxelsOf(found);
        QVERIFY2(more >= 4 && more <= 24, qPrintable(QString::number(more)));
        for (std::size_t i = 0; i < found.voxels.size(); ++i) {
            QVERIFY(editor().mask().voxels[i] >= found.voxels[i]);
        }
        const std::vector<std::uint8_t> beside = editor().slice(plane, crosshair[axes.through] + 1);
        QCOMPARE(beside, cutSlice(found, plane, crosshair[axes.through] + 1));
        stroke(plane, {middle.x() - 7, middle.y()}, middle, Qt::ShiftModifier);
        QVERIFY(voxelsOf(editor().mask()) < voxelsOf(found));
        QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor().mask().voxels, found.voxels);
    }
    // Mending must not move the cross-hair or paint areas.
    QVERIFY(at_->window().presenter().crosshair() == (std::array<int, 3>{11, 10, 9}));
    QVERIFY(at_->window().areas().isEmpty());
    // Both brushes have one size.
    QTest::keyClick(&view(), Qt::Key_BracketRight);
    QCOMPARE(at_->window().areas().brush(), 12);
    QTRY_VERIFY(at_->child<QWidget>(u"brushSize"_s).isVisible());
}

void BrainMaskTest::undoReturnsTheMaskToTheBit() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    const Mask found = editor().mask();
    QCOMPARE(found.voxels, shown().foundMask->voxels);
    std::vector<Mask> after;
    takeBrush();
    stroke(Plane::Axial, {16, 20}, {30, 28}, Qt::ShiftModifier);
    after.push_back(editor().mask());
    press(Qt::Key_G, Qt::ControlModifier);
    after.push_back(editor().mask());
    stroke(Plane::Coronal, {2, 2}, {8, 6});
    after.push_back(editor().mask());
    press(Qt::Key_H, Qt::ControlModifier);
    after.push_back(editor().mask());
    press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    after.push_back(editor().mask());
    action(u"foundMaskAction"_s).trigger();
    QCOMPARE(editor().mask().voxels, found.voxels);
    QVERIFY(shown().ownMask == nullptr);
    QVERIFY2(action(u"undoAction"_s).text().contains(u"going back to the mask that was found"_s),
             qPrintable(action(u"undoAction"_s).text()));
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor().mask().voxels, after.back().voxels);
    QCOMPARE(shown().ownMask->ras.voxels, after.back().voxels);
    while (editor().undoStack().canUndo()) {
        QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    }
    QCOMPARE(editor().mask().voxels, found.voxels);
    QVERIFY(shown().ownMask == nullptr);
    QVERIFY(editor().origin() == MaskOrigin());
    // Filling holes may have changed nothing, which is no step.
    after.push_back(found);
    after.erase(std::unique(after.begin(), after.end(),
                            [](const Mask& a, const Mask& b) { return a.voxels == b.voxels; }),
                after.end());
    for (const Mask& expected : after) {
        QVERIFY(action(u"redoAction"_s).isEnabled());
        QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(editor().mask().voxels, expected.voxels);
    }
    QVERIFY(!action(u"redoAction"_s).isEnabled());
}

void BrainMaskTest::undoTakesBackWhatWasDoneLast() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    const Mask found = editor().mask();
    PaintedAreas& areas = at_->window().areas();
    QTest::keyClick(&view(), Qt::Key_B, Qt::ShiftModifier);
    stroke(Plane::Axial, {16, 20}, {20, 20});
    takeBrush();
    stroke(Plane::Axial, {16, 28}, {20, 28}, Qt::ShiftModifier);
    QVERIFY(editor().mask().voxels != found.voxels && !areas.isEmpty());
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor().mask().voxels, found.voxels);
    QVERIFY(!areas.isEmpty());
    // Whichever tool is in use, the stroke before that comes next.
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(areas.isEmpty());
    QVERIFY(!action(u"undoAction"_s).isEnabled());
    for (int i = 0; i < 2; ++i) {
        QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    }
    QVERIFY(editor().mask().voxels != found.voxels && !areas.isEmpty());
}

void BrainMaskTest::healingUsesTheMendedMask() {
    // The axes of the file are turned, so that a mask in a wrong order would be seen.
    const Orientation turned{{2, 0, 1}, {true, false, true}};
    at_->window().openFile(writeTestScan(at_->folder(), u"turned.nii.gz"_s, turned));
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 30000);
    at_->window().showSlice(kSpotSlice);
    at_->window().presenter().refreshNow();
    QVERIFY(at_->healVolume());
    const auto earlier = at_->cases().sharedCache();
    QVERIFY(!shown().healedWithOtherMask());

    at_->window().areas().setBrush(20);
    takeBrush();
    stroke(Plane::Axial, {14, 28}, {32, 28}, Qt::ShiftModifier);
    QVERIFY2(message().contains(u"was healed with the earlier brain mask"_s),
             qPrintable(message()));
    const Mask mended = editor().mask();
    QVERIFY(at_->healVolume());
    QVERIFY(at_->cases().sharedCache() != earlier);
    QCOMPARE(shown().prepared->scanMask.voxels, mended.voxels);
    QVERIFY(!shown().healedWithOtherMask());

    QSignalSpy saved(&at_->window().session().saver(), &ResultSaver::saved);
    const QString out = at_->path(u"results"_s);
    at_->window().saveResults(out);
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30000);
    const Volume& scan = at_->cases().scan()->scan;
    const Volume restored = readScan(toPath(out) / "restoration.nii.gz");
    const Volume map = readScan(toPath(out) / "anomaly_map.nii.gz");
    const Volume mask = readScan(toPath(out) / "brain_mask.nii.gz");
    QVERIFY(mask.size == scan.size);
    const Volume rasMask = toRas(mask);
    std::size_t erased = 0;
    std::size_t changed = 0;
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        if (mask.voxels[i] == 0.0f) {
            // Outside the mended mask the scan is as it was, also where it was brain before.
            QCOMPARE(restored.voxels[i], scan.voxels[i]);
            QCOMPARE(map.voxels[i], 0.0f);
        } else {
            changed += restored.voxels[i] != scan.voxels[i] ? 1 : 0;
        }
        QCOMPARE(rasMask.voxels[i], static_cast<float>(mended.voxels[i]));
        erased += mended.voxels[i] == 0 && shown().foundMask->voxels[i] != 0 ? 1 : 0;
    }
    QVERIFY(erased > 50);
    QVERIFY(changed > 1000);
    QFile file(out + u"/result.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject record = json.value(u"brain_mask"_s).toObject();
    QCOMPARE(record.value(u"mended"_s).toBool(), true);
    QCOMPARE(record.value(u"file"_s).toString(), QString());
    QCOMPARE(record.value(u"mask"_s).toString(), u"brain_mask.nii.gz"_s);
    QVERIFY(!json.contains(u"brain_extraction"_s));
}

void BrainMaskTest::anEarlierHealingIsKeptUntilItIsHealedAnew() {
    QVERIFY(at_->open());
    at_->window().presenter().refreshNow();
    QVERIFY(at_->healSlice());
    const auto earlier = at_->cases().sharedCache();
    takeBrush();
    stroke(Plane::Axial, {16, 28}, {30, 28}, Qt::ShiftModifier);
    QVERIFY(message().contains(u"earlier brain mask"_s));
    QCOMPARE(at_->cases().sharedCache(), earlier);
    QCOMPARE(at_->cases().state(), HealingState::Done);
    // With the mask as it was, nothing has been lost: the slice that is healed is kept.
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY2(message().isEmpty(), qPrintable(message()));
    QVERIFY(at_->healVolume());
    QCOMPARE(at_->cases().sharedCache(), earlier);
    QCOMPARE(earlier->slicesComplete(), earlier->modelSlices());
    // Saved meanwhile, it comes with the mask that it was healed with.
    press(Qt::Key_G, Qt::ControlModifier);
    QVERIFY(message().contains(u"earlier brain mask"_s));
    QVERIFY(shown().healedWithOtherMask());
    QSignalSpy saved(&at_->window().session().saver(), &ResultSaver::saved);
    at_->window().saveResults(at_->path(u"earlier"_s));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30000);
    QVERIFY(!QFile::exists(at_->path(u"earlier/brain_mask.nii.gz"_s)));
}

void BrainMaskTest::aPausedHealingEndsWhenTheMaskIsMended() {
    QVERIFY(at_->open());
    at_->log().stepMilliseconds = 20;
    at_->window().healVolume();
    QTRY_VERIFY(at_->cases().cache() != nullptr && at_->cases().cache()->slicesComplete() > 0);
    at_->job().pause();
    QTRY_COMPARE(at_->cases().state(), HealingState::Paused);
    at_->window().presenter().refreshNow();
    press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(at_->cases().state(), HealingState::Done);
    QVERIFY(!at_->job().canResume());
    at_->log().stepMilliseconds = 0;
    QVERIFY(at_->healVolume());
    QCOMPARE(shown().prepared->scanMask.voxels, editor().mask().voxels);
    QCOMPARE(at_->cases().cache()->slicesComplete(), at_->cases().cache()->modelSlices());
}

void BrainMaskTest::theBrainOfAHeadIsFoundAndMendedBeforeHealing() {
    QVERIFY(openHead());
    QVERIFY(findBrain());
    const Mask found = editor().mask();
    const auto brain = shown().brain;
    press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(editor().voxelCount() < static_cast<std::size_t>(voxelsOf(found)));
    QVERIFY(at_->healSlice());
    QCOMPARE(at_->log().heals.load(), 1);
    QCOMPARE(shown().prepared->scanMask.voxels, editor().mask().voxels);
    QCOMPARE(shown().brain, brain);
    QSignalSpy saved(&at_->window().session().saver(), &ResultSaver::saved);
    at_->window().saveResults(at_->path(u"results"_s));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30000);
    QCOMPARE(toRas(readScan(toPath(at_->path(u"results/brain_mask.nii.gz"_s)))).voxels,
             std::vector<float>(editor().mask().voxels.begin(), editor().mask().voxels.end()));
    action(u"foundMaskAction"_s).trigger();
    QCOMPARE(editor().mask().voxels, found.voxels);
    // Finding the brain again takes back what was mended, which can be undone.
    press(Qt::Key_G, Qt::ControlModifier);
    const Mask grownMask = editor().mask();
    QVERIFY(findBrain());
    QCOMPARE(editor().mask().voxels, found.voxels);
    QVERIFY(shown().ownMask == nullptr);
    QCOMPARE(at_->cases().state(), HealingState::Done);
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor().mask().voxels, grownMask.voxels);
    QCOMPARE(shown().ownMask->ras.voxels, grownMask.voxels);
}

void BrainMaskTest::aMaskOfAFileIsUsed() {
    const Volume head = disyre::test::phantomHead();
    QVERIFY(openHead());
    Mask box(head.size);
    for (int z = 20; z < 50; ++z) {
        for (int y = 30; y < 70; ++y) {
            for (int x = 25; x < 55; ++x) {
                box.at(x, y, z) = 1;
            }
        }
    }
    writeBrainMask(toPath(at_->path(u"box.nii.gz"_s)), head, box);
    answerFileDialog(at_->path(u"box.nii.gz"_s));
    action(u"openMaskAction"_s).trigger();
    QTRY_VERIFY(editor().hasMask());
    QCOMPARE(editor().mask().voxels, box.voxels);
    QVERIFY(view().maskShown());
    QVERIFY(!editor().origin().mended);
    QVERIFY(at_->healSlice());
    // The networks were not asked.
    QVERIFY(shown().brain == nullptr);
    QCOMPARE(shown().prepared->scanMask.voxels, box.voxels);
    QSignalSpy saved(&at_->window().session().saver(), &ResultSaver::saved);
    at_->window().saveResults(at_->path(u"results"_s));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30000);
    QFile file(at_->path(u"results/result.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject record =
        QJsonDocument::fromJson(file.readAll()).object().value(u"brain_mask"_s).toObject();
    QVERIFY(record.value(u"file"_s).toString().endsWith(u"box.nii.gz"_s));
    QCOMPARE(record.value(u"mended"_s).toBool(), false);
}

void BrainMaskTest::aFileThatIsNoMaskIsSaid() {
    QVERIFY(at_->open());
    const Mask before = editor().mask();
    QFile text(at_->path(u"mask.nii.gz"_s));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("no mask at all");
    text.close();
    answerFileDialog(at_->path(u"mask.nii.gz"_s));
    action(u"openMaskAction"_s).trigger();
    QTRY_VERIFY(at_->window().messages().kind() == MessageBar::Kind::Problem);
    QVERIFY2(message().contains(u"mask.nii.gz"_s), qPrintable(message()));
    QCOMPARE(editor().mask().voxels, before.voxels);
    QVERIFY(!editor().undoStack().canUndo());
}

void BrainMaskTest::everyScanKeepsItsMask() {
    QVERIFY(at_->open());
    const int first = at_->cases().shownId();
    press(Qt::Key_G, Qt::ControlModifier);
    const Mask mended = editor().mask();
    QVERIFY(openVolume(cubeScan(), u"cube.nii.gz"_s));
    QCOMPARE(editor().voxelCount(), std::size_t(1000));
    QVERIFY(!action(u"undoAction"_s).isEnabled());
    at_->cases().show(first);
    QTRY_COMPARE(at_->cases().shownId(), first);
    QCOMPARE(editor().mask().voxels, mended.voxels);
    QVERIFY(editor().origin().mended);
    QVERIFY(action(u"foundMaskAction"_s).isEnabled());
}

void BrainMaskTest::anEmptyMaskIsNotHealedWith() {
    QVERIFY(openVolume(cubeScan(), u"cube.nii.gz"_s));
    for (int layer = 0; layer < 5; ++layer) {
        press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    }
    QCOMPARE(editor().voxelCount(), std::size_t(0));
    at_->window().healVolume();
    QVERIFY(!at_->job().busy());
    QVERIFY2(message().contains(u"The brain mask is empty"_s), qPrintable(message()));
    QCOMPARE(at_->log().heals.load(), 0);
}

void BrainMaskTest::aHeadWithoutAMaskSaysWhatToDo() {
    QVERIFY(openHead());
    QVERIFY(!action(u"growMaskAction"_s).isEnabled());
    QVERIFY(!action(u"foundMaskAction"_s).isEnabled());
    takeBrush();
    stroke(Plane::Axial, {40, 48}, {45, 48});
    QVERIFY2(message().contains(u"find the brain first"_s), qPrintable(message()));
    QVERIFY(!editor().hasMask());
    QVERIFY(shown().ownMask == nullptr);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::BrainMaskTest>(argc, argv);
}

#include "BrainMaskTest.moc"
