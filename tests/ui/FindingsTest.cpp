// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QMenu>

#include <cmath>

#include "tests/ui/FindingRows.h"
#include "tests/ui/ThreeSpots.h"
#include "tests/ui/WindowFixture.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/LayerPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// What a person does with the list of findings: sort it, walk through it, copy it, and look at the
/// numbers in the picture.
class FindingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { at_.reset(); }

    void everyColumnSortsAndNumbersStay();
    void theOrderStaysWhenFindingsComeAnew();
    void numbersStandBesideTheirFindings();
    void keysWalkAndStillReachThePicture();
    void aClickGivesTheKeysToThePicture();
    void theMenuGoesThereAndCopies();
    void healingIsKeptInsideAFinding();
    void withoutFindingsTheWalkSaysSo();

private:
    FindingRows list() { return FindingRows(at_->child<QTreeView>(u"findingsList"_s)); }
    SliceView& view() { return at_->window().view(); }
    void heal();
    /// Takes the names of places away: this phantom happens to fit the atlas.
    void takeNamesAway();
    QStringList numbers() { return list().numbers(); }
    void clickHeading(FindingColumn column) { list().clickHeading(column); }
    void clickRow(int row, Qt::MouseButton button = Qt::LeftButton) { list().click(row, button); }
    /// Whether the cross-hair is in a spot, counted from 0.
    bool isAt(int spot) {
        const auto& at = at_->window().presenter().crosshair();
        const Spot& one = kSpots[static_cast<std::size_t>(spot)];
        return std::abs(at[0] - one.middle[0]) <= one.reach + 1 &&
               std::abs(at[1] - one.middle[1]) <= one.reach + 1 &&
               std::abs(at[2] - one.middle[2]) <= one.reach + 1;
    }
    /// Opens the menu of a row and chooses an entry with the mouse.
    void choose(int row, const QString& entry);

    std::unique_ptr<WindowFixture> at_;
};

void FindingsTest::init() {
    at_ = std::make_unique<WindowFixture>();
    at_->window().openFile(writeThreeSpots(at_->folder()));
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 30000);
}

void FindingsTest::heal() {
    at_->child<QDoubleSpinBox>(u"thresholdBox"_s).setValue(0.04);
    QVERIFY(at_->healVolume());
    QTRY_VERIFY(list().count() == 3 && at_->window().showsAllFindings());
    QCOMPARE(numbers(), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
}

void FindingsTest::takeNamesAway() {
    auto& names = at_->child<QCheckBox>(u"placeNamesBox"_s);
    QTRY_VERIFY_WITH_TIMEOUT(names.isChecked(), 30000);
    names.click();
    QTRY_VERIFY(!names.isChecked());
}

void FindingsTest::everyColumnSortsAndNumbersStay() {
    heal();
    takeNamesAway();
    const auto chosenOf = [this](int row) {
        clickRow(row);
        const int number = list().text(row, FindingColumn::Number).toInt();
        return isAt(number - 1) ? number : 0;
    };
    // Volumes: the first click sorts upwards, the next downwards.
    clickHeading(FindingColumn::Volume);
    QCOMPARE(numbers(), (QStringList{u"3"_s, u"2"_s, u"1"_s}));
    QCOMPARE(chosenOf(0), 3);
    clickHeading(FindingColumn::Volume);
    QCOMPARE(numbers(), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
    // Scores, as numbers.
    clickHeading(FindingColumn::Mean);
    double before = 0.0;
    for (int row = 0; row < 3; ++row) {
        const double score = QLocale().toDouble(list().text(row, FindingColumn::Mean));
        QVERIFY(score >= before);
        before = score;
        QCOMPARE(chosenOf(row), list().text(row, FindingColumn::Number).toInt());
    }
    // Places, from the patient's left to the right, as numbers and not as texts.
    clickHeading(FindingColumn::Place);
    QCOMPARE(numbers(), (QStringList{u"1"_s, u"3"_s, u"2"_s}));
    QCOMPARE(chosenOf(1), 3);
    clickHeading(FindingColumn::Number);
    QCOMPARE(numbers(), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
}

void FindingsTest::theOrderStaysWhenFindingsComeAnew() {
    heal();
    clickHeading(FindingColumn::Volume);
    QCOMPARE(numbers(), (QStringList{u"3"_s, u"2"_s, u"1"_s}));
    clickRow(1);
    at_->child<QDoubleSpinBox>(u"thresholdBox"_s).setValue(0.045);
    QTRY_VERIFY(at_->window().showsAllFindings());
    QCOMPARE(numbers(), (QStringList{u"3"_s, u"2"_s, u"1"_s}));
    QCOMPARE(list().text(list().current(), FindingColumn::Number), u"2"_s);
    at_->window().chooseLanguage(u"de"_s);
    QCOMPARE(numbers(), (QStringList{u"3"_s, u"2"_s, u"1"_s}));
    at_->window().chooseLanguage(u"en"_s);
}

void FindingsTest::numbersStandBesideTheirFindings() {
    heal();
    at_->window().presenter().setCrosshair({17, 33, 11});
    at_->window().presenter().refreshNow();
    const auto numbersIn = [this](Plane plane) {
        std::vector<int> numbers;
        for (const NumberMark& mark : at_->window().views().view(plane).marks()) {
            numbers.push_back(mark.number);
        }
        return numbers;
    };
    QCOMPARE(numbersIn(Plane::Axial), std::vector<int>{1});
    // The second spot lies in the same coronal plane.
    QCOMPARE(numbersIn(Plane::Coronal), (std::vector<int>{1, 2}));
    const NumberMark mark = view().marks().front();
    // The model's voxels are 4 mm wide, which is 2 of the scan's.
    QVERIFY(std::abs(mark.left.y() - 30.0) <= 2.0);
    QVERIFY(std::abs(mark.left.x() - 10.5) <= 4.0 && std::abs(mark.right.x() - 25.5) <= 4.0);
    // Another order of the list changes nothing, and the chosen one stands out.
    clickHeading(FindingColumn::Volume);
    clickRow(2);
    at_->window().presenter().setCrosshair({17, 33, 11});
    at_->window().presenter().refreshNow();
    QCOMPARE(view().marks().size(), std::size_t(1));
    QCOMPARE(view().marks().front().number, 1);
    QVERIFY(view().marks().front().isChosen);
    // The number is drawn beside the region, in yellow while it is chosen.
    QVERIFY(waitUntilSettled());
    const auto yellowPixels = [this] {
        const QImage picture = view().grab().toImage();
        const double scale = picture.devicePixelRatio();
        const NumberMark& drawn = view().marks().front();
        const double x = std::max(view().pointOf(drawn.left).x(), view().pointOf(drawn.right).x());
        const QRectF place(x, view().pointOf(drawn.left).y() - 12, 20, 24);
        int yellow = 0;
        for (int row = 0; row < qRound(place.height() * scale); ++row) {
            for (int column = 0; column < qRound(place.width() * scale); ++column) {
                const QColor pixel = picture.pixelColor(qRound(place.x() * scale) + column,
                                                        qRound(place.y() * scale) + row);
                yellow += pixel.red() > 200 && pixel.green() > 160 && pixel.blue() < 160 ? 1 : 0;
            }
        }
        return yellow;
    };
    QVERIFY2(yellowPixels() > 5, qPrintable(QString::number(yellowPixels())));
    // Who looks without the overlay sees no numbers either.
    QTest::keyClick(&view(), Qt::Key_A);
    at_->window().presenter().refreshNow();
    QVERIFY(view().marks().empty());
}

void FindingsTest::keysWalkAndStillReachThePicture() {
    heal();
    view().setFocus();
    for (const int spot : {0, 1, 2, 0}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_N);
        QVERIFY2(isAt(spot), qPrintable(QString::number(spot)));
        const int slice = at_->window().presenter().slice();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up);
        QCOMPARE(at_->window().presenter().slice(), slice + 1);
    }
    for (const int spot : {2, 1, 0}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_P);
        QVERIFY2(isAt(spot), qPrintable(QString::number(spot)));
    }
    // The walk follows the order of the list, and also begins in the list itself.
    clickHeading(FindingColumn::Volume);
    list().view().setFocus(Qt::TabFocusReason);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_N);
    QVERIFY(isAt(2));
    QVERIFY(view().hasFocus());
}

void FindingsTest::aClickGivesTheKeysToThePicture() {
    heal();
    at_->child<QDoubleSpinBox>(u"thresholdBox"_s).setFocus();
    clickRow(1);
    QVERIFY(isAt(1));
    QVERIFY(view().hasFocus());
    const int slice = at_->window().presenter().slice();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(at_->window().presenter().slice(), slice - 1);
    // A second click on the same finding goes back there.
    clickRow(1);
    QVERIFY(isAt(1));
    // With the keyboard alone, the list can be read row by row, and Return turns to the picture.
    list().view().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&list().view(), Qt::Key_Down);
    QVERIFY(isAt(2) && list().view().hasFocus());
    QTest::keyClick(&list().view(), Qt::Key_Return);
    QVERIFY(view().hasFocus());
}

void FindingsTest::choose(int row, const QString& entry) {
    clickRow(row, Qt::RightButton);
    QContextMenuEvent event(QContextMenuEvent::Mouse, list().middleOf(row), QCursor::pos());
    QCoreApplication::sendEvent(list().view().viewport(), &event);
    QTRY_VERIFY(list().view().findChild<QMenu*>(u"findingsMenu"_s) != nullptr);
    QPointer<QMenu> menu = list().view().findChild<QMenu*>(u"findingsMenu"_s);
    QTRY_VERIFY(menu->isVisible());
    QTest::mouseClick(menu, Qt::LeftButton, {},
                      menu->actionGeometry(&at_->child<QAction>(entry)).center());
    QTRY_VERIFY(menu.isNull());
}

void FindingsTest::theMenuGoesThereAndCopies() {
    heal();
    takeNamesAway();
    at_->window().showSlice(3);
    choose(1, u"goToFindingAction"_s);
    QVERIFY(isAt(1) && view().hasFocus());
    choose(2, u"copyFindingAction"_s);
    const QStringList row = QApplication::clipboard()->text().split(u'\t');
    QCOMPARE(row.size(), 7);
    QCOMPARE(row[0], u"3"_s);
    QCOMPARE(row[1], list().text(2, FindingColumn::Volume));
    const auto position = at_->cases().scan()->ras.position({22, 10, 16});
    for (int axis = 0; axis < 3; ++axis) {
        QVERIFY(std::abs(QLocale().toDouble(row[4 + axis]) -
                         position[static_cast<std::size_t>(axis)]) <= 8.0);
    }
    clickHeading(FindingColumn::Volume);
    choose(0, u"copyFindingsAction"_s);
    const QStringList rows = QApplication::clipboard()->text().trimmed().split(u'\n');
    QCOMPARE(rows.size(), 4);
    QVERIFY(rows[0].startsWith(u"No.\tml\tscore\t"_s));
    QVERIFY(rows[1].startsWith(u"3\t"_s) && rows[3].startsWith(u"1\t"_s));
    // In the list, the key that copies copies the row.
    QApplication::clipboard()->clear();
    list().view().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&list().view(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(u"3\t"_s));
}

void FindingsTest::healingIsKeptInsideAFinding() {
    heal();
    const auto cache = at_->cases().sharedCache();
    choose(1, u"healFindingAction"_s);
    // Nothing is lost by choosing it: healing begins when the person says so.
    QVERIFY(at_->cases().sharedCache() == cache && list().count() == 3);
    QCOMPARE(at_->child<QComboBox>(u"regionBox"_s).currentText(), u"finding 2"_s);
    QVERIFY(at_->window().messages().text().contains(u"inside finding 2"_s));
    QVERIFY(at_->healVolume());
    const auto& region = at_->log().request.region;
    QVERIFY(region.mask != nullptr);
    // 343 voxels of the scan are 43 of the model's.
    const auto voxels = std::count(region.mask->voxels.begin(), region.mask->voxels.end(), 1);
    QVERIFY2(voxels > 20 && voxels < 80, qPrintable(QString::number(voxels)));
}

void FindingsTest::withoutFindingsTheWalkSaysSo() {
    QTest::keyClick(&view(), Qt::Key_N);
    QVERIFY(at_->window().messages().text().contains(u"Heal the scan first"_s));
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::FindingsTest>(argc, argv);
}

#include "FindingsTest.moc"
