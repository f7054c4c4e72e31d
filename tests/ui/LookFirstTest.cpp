// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

#include "tests/ui/FindingRows.h"
#include "tests/ui/ThreeSpots.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/Cover.h"
#include "ui/plots/StepPlot.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/LayerPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// A reader looks before the program says anything, and compares.
class LookFirstTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { at_.reset(); }

    void itIsOffAtFirst();
    void everythingStaysHiddenAlsoWhileHealing();
    void comparingShowsBothAndWhoFoundWhat();
    void theComparisonIsExported();
    void comparingWithoutAMarkIsPossible();
    void eachScanIsHiddenForItself();
    void resultsSavedWhileHiddenHoldTheFindings();

private:
    FindingRows list() { return FindingRows(at_->child<QTreeView>(u"findingsList"_s)); }
    MainWindow& window() { return at_->window(); }
    SliceView& view() { return window().view(); }
    Cover& cover() { return at_->child<Cover>(u"lookFirstCover"_s); }
    QPushButton& compareButton() { return at_->child<QPushButton>(u"compareButton"_s); }
    QTreeWidget& comparison() { return at_->child<QTreeWidget>(u"comparisonList"_s); }
    void switchOn() {
        QTest::mouseClick(&at_->child<QToolButton>(u"lookFirstButton"_s), Qt::LeftButton);
    }
    void heal();
    /// Paints over a place of an axial slice of the scan.
    void paint(const std::array<int, 3>& at);
    /// What the axial view shows.
    QImage picture() { return at_->picture(); }

    std::unique_ptr<WindowFixture> at_;
};

void LookFirstTest::init() {
    at_ = std::make_unique<WindowFixture>();
    window().openFile(writeThreeSpots(at_->folder()));
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 30000);
    at_->child<QDoubleSpinBox>(u"thresholdBox"_s).setValue(0.04);
    window().presenter().setCrosshair(kSpots[0].middle);
}

void LookFirstTest::heal() {
    QVERIFY(at_->healVolume());
    QTRY_VERIFY(window().showsAllFindings());
}

void LookFirstTest::paint(const std::array<int, 3>& at) {
    window().presenter().setCrosshair(at);
    window().presenter().refreshNow();
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_B, Qt::ShiftModifier);
    drag(view(), Qt::LeftButton, view().pointOf(QPointF(at[0] - 1, at[1])).toPoint(),
         view().pointOf(QPointF(at[0] + 1, at[1])).toPoint());
    QTest::keyClick(&view(), Qt::Key_Escape);
}

void LookFirstTest::itIsOffAtFirst() {
    QVERIFY(!at_->child<QAction>(u"lookFirstAction"_s).isChecked());
    QVERIFY(!cover().isVisible());
    heal();
    QCOMPARE(list().count(), 3);
}

void LookFirstTest::everythingStaysHiddenAlsoWhileHealing() {
    const QImage before = picture();
    switchOn();
    QVERIFY(cover().isVisible());
    QVERIFY(!compareButton().isEnabled());
    // Whatever step has come: the picture is that of the scan.
    bool isSame = true;
    connect(&at_->job(), &HealingJob::frameAdded, this,
            [&] { isSame = isSame && list().count() == 0 && window().plot().findingLines() == 0; });
    heal();
    QVERIFY(isSame);
    QCOMPARE(list().count(), 0);
    QCOMPARE(window().plot().findingLines(), 0);
    QVERIFY2(rootMeanSquare(picture(), before) < 1.0,
             qPrintable(QString::number(rootMeanSquare(picture(), before))));
    QVERIFY(view().marks().empty());
    QVERIFY(!window().presenter().readout()->score);
    QVERIFY(!window().presenter().readout()->restored);
    // Keys bring nothing to light either: the overlay, a step, the next finding.
    for (const Qt::Key key : {Qt::Key_A, Qt::Key_A, Qt::Key_2, Qt::Key_End}) {
        QTest::keyClick(&view(), key);
        QVERIFY(rootMeanSquare(picture(), before) < 1.0);
    }
    const auto crosshair = window().presenter().crosshair();
    QTest::keyClick(&view(), Qt::Key_N);
    QCOMPARE(window().presenter().crosshair(), crosshair);
    // The settings name no finding.
    auto& regions = at_->child<QComboBox>(u"regionBox"_s);
    for (int i = 0; i < regions.count(); ++i) {
        QVERIFY2(!regions.itemText(i).contains(u"finding"_s), qPrintable(regions.itemText(i)));
    }
    // Switching it off shows everything.
    switchOn();
    QVERIFY(!cover().isVisible());
    QCOMPARE(list().count(), 3);
    QVERIFY(rootMeanSquare(picture(), before) > 1.0);
}

void LookFirstTest::comparingShowsBothAndWhoFoundWhat() {
    switchOn();
    heal();
    // One place that the program has found, and one that it has not.
    paint(kSpots[0].middle);
    QTest::keyClick(&view(), Qt::Key_N, Qt::ShiftModifier);
    paint({10, 44, 17});
    QCOMPARE(compareButton().text(), u"&Compare"_s);
    QTest::mouseClick(&compareButton(), Qt::LeftButton);
    QVERIFY(!cover().isVisible());
    QTRY_VERIFY(comparison().isVisible());
    QCOMPARE(list().count(), 3);
    QCOMPARE(comparison().topLevelItemCount(), 4);
    QCOMPARE(comparison().topLevelItem(0)->text(0), u"both"_s);
    QVERIFY(comparison().topLevelItem(0)->text(1).startsWith(u"area 1"_s));
    QVERIFY(comparison().topLevelItem(0)->text(2).startsWith(u"finding 1"_s));
    QCOMPARE(comparison().topLevelItem(1)->text(0), u"only you"_s);
    QCOMPARE(comparison().topLevelItem(2)->text(0), u"only the program"_s);
    const QString summary = at_->child<QLabel>(u"comparisonSummary"_s).text();
    QCOMPARE(summary, u"Found by both: 1. Only by you: 1. Only by the program: 2."_s);
    // A row leads there.
    QTest::mouseClick(comparison().viewport(), Qt::LeftButton, {},
                      comparison().visualItemRect(comparison().topLevelItem(2)).center());
    const auto& at = window().presenter().crosshair();
    for (std::size_t axis = 0; axis < 3; ++axis) {
        QVERIFY(std::abs(at[axis] - kSpots[1].middle[axis]) <= kSpots[1].reach + 2);
    }
    // What is painted afterwards is not counted as found before, and another threshold is followed.
    at_->child<QDoubleSpinBox>(u"thresholdBox"_s).setValue(0.9);
    QTRY_VERIFY(window().showsAllFindings());
    QTRY_COMPARE(comparison().topLevelItemCount(), 2);
}

void LookFirstTest::theComparisonIsExported() {
    switchOn();
    heal();
    paint(kSpots[1].middle);
    QTest::mouseClick(&compareButton(), Qt::LeftButton);
    QTRY_VERIFY(comparison().isVisible());
    const QString file = at_->path(u"comparison.csv"_s);
    answerFileDialog(file);
    QTest::mouseClick(&at_->child<QPushButton>(u"exportComparisonButton"_s), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(file));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(written.readAll()).trimmed().split(u'\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith(u"found_by,reader_region,"_s));
    QVERIFY2(lines[1].startsWith(u"both,area 1,"_s) && lines[1].contains(u"finding 2"_s),
             qPrintable(lines[1]));
    QVERIFY(lines[2].startsWith(u"program,,,finding 1,"_s));
}

void LookFirstTest::comparingWithoutAMarkIsPossible() {
    switchOn();
    heal();
    QCOMPARE(compareButton().text(), u"&Compare without a mark"_s);
    QTest::mouseClick(&compareButton(), Qt::LeftButton);
    QTRY_COMPARE(comparison().topLevelItemCount(), 3);
    QCOMPARE(list().count(), 3);
}

void LookFirstTest::eachScanIsHiddenForItself() {
    switchOn();
    heal();
    QTest::mouseClick(&compareButton(), Qt::LeftButton);
    QVERIFY(!cover().isVisible());
    QVERIFY(at_->open(u"two.nii.gz"_s));
    QVERIFY(cover().isVisible());
    QVERIFY(!at_->child<QAction>(u"showComparisonAction"_s).isEnabled());
    at_->cases().show(at_->cases().all().front()->id);
    QTRY_VERIFY(!cover().isVisible());
    QVERIFY(at_->child<QAction>(u"showComparisonAction"_s).isEnabled());
}

void LookFirstTest::resultsSavedWhileHiddenHoldTheFindings() {
    switchOn();
    heal();
    const QString folder = at_->path(u"results"_s);
    window().saveResults(folder);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder + u"/review.json"_s), 30000);
    QVERIFY(QFile::exists(folder + u"/findings_labels.nii.gz"_s));
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::LookFirstTest>(argc, argv);
}

#include "LookFirstTest.moc"
