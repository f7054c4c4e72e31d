// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

#include <cmath>

#include "core/image/Nifti.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/Paths.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/CompareController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

namespace {

/// A brain at one of two visits. The fake healer leaves its middle grey nearly as it is, so that
/// what scores is a dark ventricle, a bright lobe in front, which is also what the intensities are
/// scaled by, and bright spots: one at both visits and one at the later visit alone. At that visit
/// the head lies elsewhere.
Volume visitBrain(bool isLater) {
    Volume brain({48, 56, 40}, axisAlignedAffine({2, 2, 2}, {-47, -55, -39}));
    const auto fill = [&brain](Size3 first, Size3 size, float value) {
        for (int z = 0; z < size[2]; ++z) {
            for (int y = 0; y < size[1]; ++y) {
                for (int x = 0; x < size[0]; ++x) {
                    brain.at(first[0] + x, first[1] + y, first[2] + z) = value;
                }
            }
        }
    };
    for (int z = 0; z < brain.size[2]; ++z) {
        for (int y = 0; y < brain.size[1]; ++y) {
            for (int x = 0; x < brain.size[0]; ++x) {
                if (std::hypot((x - 23.5) / 19.0, (y - 27.5) / 23.0, (z - 19.5) / 16.0) <= 1.0) {
                    const double grey = 100.0 + 8.0 * std::sin(0.6 * x + 0.3 * y);
                    brain.at(x, y, z) = y > 39 ? 200.0f : static_cast<float>(grey);
                }
            }
        }
    }
    fill({22, 20, 17}, {3, 13, 7}, 1.0f);
    fill({30, 32, 15}, {9, 9, 11}, 200.0f);
    if (isLater) {
        fill({10, 18, 15}, {9, 9, 11}, 200.0f);
        brain.affine[0][3] += 9.0;
        brain.affine[1][3] -= 6.0;
        brain.affine[2][3] += 4.0;
    }
    return brain;
}

}  // namespace

/// Two scans side by side: the scan and its restoration, two visits, two results of one scan.
class CompareTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { at_.reset(); }

    void aScanStandsBesideItsRestoration();
    void bothSidesMoveTogether();
    void bothSidesHaveOneContrastIfThatIsWanted();
    void theLayoutComesBackWhenItEnds();
    void twoVisitsAreAlignedAndEachFindingIsTold();
    void theTableIsSavedAndARowGoesThere();
    void theOrderOfTheVisitsDecidesWhatIsNew();
    void theAlignmentCanBeSwitchedOffAndCancelled();
    void savedResultsOfTheSameScanNeedNoAlignment();
    void aScanThatIsClosedIsSaidAndNothingIsLost();
    void anotherContrastAndSizeIsSaid();
    void whatCannotBeReadIsSaid();

private:
    [[nodiscard]] CompareController& comparison() { return at_->window().comparison(); }
    [[nodiscard]] SlicePresenter& left() { return at_->window().presenter(); }
    [[nodiscard]] SlicePresenter& right() { return *comparison().presenter(); }
    [[nodiscard]] SliceView& leftView() { return at_->window().view(); }
    [[nodiscard]] SliceView& rightView() { return at_->child<SliceView>(u"comparedAxialView"_s); }
    [[nodiscard]] QTreeWidget& table() { return at_->child<QTreeWidget>(u"changeTable"_s); }
    [[nodiscard]] QString quality() { return at_->child<QLabel>(u"alignmentQuality"_s).text(); }
    [[nodiscard]] QComboBox& sources() { return at_->child<QComboBox>(u"comparedSourceBox"_s); }

    /// Begins as a person does, with the keys.
    void press() {
        leftView().setFocus();
        QTest::keyClick(&leftView(), Qt::Key_D, Qt::ShiftModifier);
    }
    [[nodiscard]] bool waitForComparison() {
        return QTest::qWaitFor([&] { return comparison().comparison() != nullptr; }, 60000);
    }
    /// Writes and opens a visit, and heals it with a threshold between its grey and its spots.
    [[nodiscard]] bool openVisit(bool isLater, bool heal);
    /// Opens and heals both visits and shows the earlier one.
    [[nodiscard]] bool openBothVisits();
    [[nodiscard]] bool openFile(const QString& name, const Volume& volume);
    [[nodiscard]] QStringList kinds() {
        QStringList texts;
        for (int i = 0; i < table().topLevelItemCount(); ++i) {
            texts << table().topLevelItem(i)->text(1);
        }
        return texts;
    }

    std::unique_ptr<WindowFixture> at_;
};

void CompareTest::init() {
    at_ = std::make_unique<WindowFixture>(QSize(1280, 860));
    QVERIFY(at_->open());
    at_->window().messages().dismiss();
}

bool CompareTest::openFile(const QString& name, const Volume& volume) {
    writeScan(toPath(at_->path(name)), volume);
    at_->window().openFile(at_->path(name));
    return QTest::qWaitFor([&] { return at_->cases().scan() && at_->cases().scan()->name == name; },
                           30000);
}

bool CompareTest::openVisit(bool isLater, bool heal) {
    if (!openFile(isLater ? u"visit2.nii.gz"_s : u"visit1.nii.gz"_s, visitBrain(isLater))) {
        return false;
    }
    if (heal) {
        if (!at_->healVolume()) {
            return false;
        }
        at_->child<QDoubleSpinBox>(u"thresholdBox"_s).setValue(0.08);
    }
    return true;
}

bool CompareTest::openBothVisits() {
    // The scan that the fixture has opened is no part of this.
    const int other = at_->cases().shownId();
    if (!openVisit(false, true)) {
        return false;
    }
    at_->cases().close(other);
    const int first = at_->cases().shownId();
    if (!openVisit(true, true)) {
        return false;
    }
    at_->cases().show(first);
    return true;
}

void CompareTest::aScanStandsBesideItsRestoration() {
    QVERIFY(at_->healVolume());
    press();
    QVERIFY(comparison().isComparing());
    QVERIFY(rightView().isVisible() && leftView().isVisible());
    QCOMPARE(sources().currentText(), u"this scan"_s);
    // The left side shows the restoration, so the right one shows the scan as it is.
    QCOMPARE(left().choice().base, BaseLayer::Restored);
    QCOMPARE(right().choice().base, BaseLayer::Scan);
    QVERIFY(comparison().comparison() && comparison().comparison()->isOneScan);
    QVERIFY2(quality().contains(u"one scan"_s), qPrintable(quality()));
    QTRY_VERIFY(rightView().title().contains(u"scan"_s));
    QTRY_VERIFY(leftView().title().contains(u"restored"_s));
    auto& layers = at_->child<QComboBox>(u"comparedLayerBox"_s);
    layers.setFocus();
    QTest::keyClick(&layers, Qt::Key_Down);
    QCOMPARE(right().choice().base, BaseLayer::Restored);
}

void CompareTest::bothSidesMoveTogether() {
    press();
    QTRY_VERIFY(rightView().isVisible());
    QTRY_VERIFY(leftView().framesRendered() > 0 && rightView().framesRendered() > 0);
    const auto click = [](SliceView& view, QPoint by) {
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.rect().center() + by);
    };
    click(leftView(), {30, -20});
    const auto first = left().crosshair();
    QTRY_COMPARE(right().crosshair(), first);
    click(rightView(), {-40, 25});
    QTRY_VERIFY(left().crosshair() != first);
    QTRY_COMPARE(left().crosshair(), right().crosshair());
    const int slice = left().slice();
    wheel(rightView(), 1);
    QTRY_VERIFY(left().slice() != slice);
    QTRY_COMPARE(left().slice(), right().slice());
    wheel(leftView(), 3, Qt::ControlModifier);
    QTRY_VERIFY(rightView().zoom() > 1.1);
    // Both show as many millimetres, whatever their widths are.
    const auto scaleOf = [](SliceView& view) {
        return view.pointOf({10, 0}).x() - view.pointOf({0, 0}).x();
    };
    QVERIFY(std::abs(scaleOf(leftView()) - scaleOf(rightView())) < 1e-6);
    QTest::mouseDClick(&leftView(), Qt::LeftButton, {}, leftView().rect().center());
    QTRY_VERIFY(!at_->child<ViewGrid>(u"comparedViews"_s).alone());
    QVERIFY(!at_->window().views().alone());
    QTest::keyClick(&leftView(), Qt::Key_C);
}

void CompareTest::bothSidesHaveOneContrastIfThatIsWanted() {
    press();
    QTRY_VERIFY(rightView().isVisible());
    auto& box = at_->child<QCheckBox>(u"oneContrastBox"_s);
    QVERIFY(box.isChecked());
    QTest::keyClick(&leftView(), Qt::Key_Left, Qt::ShiftModifier);
    QTRY_COMPARE(right().contrast(), left().contrast());
    box.click();
    QTest::keyClick(&leftView(), Qt::Key_Left, Qt::ShiftModifier);
    letTimePass(100);
    QVERIFY(right().contrast() != left().contrast());
}

void CompareTest::theLayoutComesBackWhenItEnds() {
    QVERIFY(!at_->window().views().alone());
    press();
    QVERIFY(at_->window().views().alone().has_value());
    QVERIFY(at_->child<QWidget>(u"compareDock"_s).isVisible());
    QTest::mouseClick(&at_->child<QToolButton>(u"closeComparisonButton"_s), Qt::LeftButton);
    QVERIFY(!comparison().isComparing());
    QVERIFY(!at_->window().views().alone() && !rightView().isVisible());
    QVERIFY(!at_->child<QWidget>(u"compareDock"_s).isVisible());
    press();
    QVERIFY(comparison().isComparing());
    press();
    QVERIFY(!comparison().isComparing());
    // When the window is closed meanwhile, the next one begins with the layout of before.
    press();
    at_->window().close();
    at_->makeWindow();
    QVERIFY(at_->open());
    QVERIFY(!at_->window().views().alone());
}

void CompareTest::twoVisitsAreAlignedAndEachFindingIsTold() {
    QVERIFY(openBothVisits());
    press();
    QCOMPARE(sources().currentText(), u"visit2.nii.gz"_s);
    QVERIFY(waitForComparison());
    const auto made = comparison().comparison();
    QVERIFY(!made->isOneScan);
    QCOMPARE(made->alignment.quality(), AlignmentQuality::Good);
    QVERIFY2(quality().contains(u"Alignment: good"_s), qPrintable(quality()));
    const auto moved = movedBy(made->alignment.firstToSecond, {0, 0, 0});
    QVERIFY2(std::hypot(moved[0] - 9, moved[1] + 6, moved[2] - 4) < 1.0,
             qPrintable(u"%1 %2 %3"_s.arg(moved[0]).arg(moved[1]).arg(moved[2])));
    // Both sides lie on one grid, so that one voxel is one place.
    QVERIFY(made->shown.scan->ras.size == at_->cases().scan()->ras.size);
    QVERIFY(made->findings.has_value());
    QVERIFY2(kinds().contains(u"new"_s), qPrintable(kinds().join(u' ')));
    QVERIFY2(kinds().contains(u"unchanged"_s), qPrintable(kinds().join(u' ')));
    QVERIFY(at_->child<QLabel>(u"changeSummary"_s).text().contains(u"1 new"_s));
    QTRY_VERIFY(colouredPixels(slicePicture(rightView())) > 10);
}

void CompareTest::theTableIsSavedAndARowGoesThere() {
    QVERIFY(openBothVisits());
    press();
    QVERIFY(waitForComparison());
    const QTreeWidgetItem* row = table().topLevelItem(0);
    QCOMPARE(row->text(1), u"new"_s);
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, table().visualItemRect(row).center());
    const auto voxel = left().crosshair();
    // The middle of the new spot in the earlier scan, where it is not yet.
    QVERIFY(std::abs(voxel[0] - 14) <= 2 && std::abs(voxel[1] - 22) <= 2 &&
            std::abs(voxel[2] - 20) <= 2);
    QTRY_COMPARE(right().crosshair(), voxel);
    answerFileDialog(at_->path(u"changes.csv"_s));
    QTest::mouseClick(&at_->child<QPushButton>(u"saveChangesButton"_s), Qt::LeftButton);
    QFile file(at_->path(u"changes.csv"_s));
    QTRY_VERIFY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), table().topLevelItemCount() + 1);
    QVERIFY(lines[0].startsWith("number,change,earlier_ml"));
    QVERIFY2(lines[1].startsWith("1,new,0.000,"), lines[1].constData());
    QVERIFY(at_->window().messages().text().contains(u"changes.csv"_s));
    comparison().saveTable(at_->path(u"nowhere/changes.csv"_s));
    QCOMPARE(at_->window().messages().kind(), MessageBar::Kind::Problem);
}

void CompareTest::theOrderOfTheVisitsDecidesWhatIsNew() {
    QVERIFY(openBothVisits());
    press();
    QVERIFY(waitForComparison());
    QVERIFY(at_->child<QLabel>(u"comparedShownName"_s).text().startsWith(u"Earlier"_s));
    at_->child<QCheckBox>(u"shownIsLaterBox"_s).click();
    QTRY_VERIFY(kinds().contains(u"gone"_s));
    QVERIFY(!kinds().contains(u"new"_s));
    QVERIFY(at_->child<QLabel>(u"comparedShownName"_s).text().startsWith(u"Later"_s));
}

void CompareTest::theAlignmentCanBeSwitchedOffAndCancelled() {
    const int first = at_->cases().shownId();
    QVERIFY(openVisit(true, false));
    at_->cases().show(first);
    press();
    auto& cancel = at_->child<QPushButton>(u"cancelAlignmentButton"_s);
    QTRY_VERIFY(cancel.isVisible());
    QVERIFY(at_->child<QProgressBar>(u"alignmentProgress"_s).isVisible());
    QTest::mouseClick(&cancel, Qt::LeftButton);
    QVERIFY(waitForComparison());
    QVERIFY(!at_->child<QCheckBox>(u"alignBox"_s).isChecked());
    QCOMPARE(comparison().comparison()->kind, VisitAlignmentKind::ByHeader);
    QVERIFY2(quality().contains(u"Not aligned"_s), qPrintable(quality()));
    QVERIFY(!cancel.isVisible());
    at_->child<QCheckBox>(u"alignBox"_s).click();
    QTRY_COMPARE_WITH_TIMEOUT(comparison().comparison()->kind, VisitAlignmentKind::Rigid, 60000);
    // Without healing there are no findings to compare, and the table says so.
    QVERIFY(at_->child<QLabel>(u"changeSummary"_s).text().contains(u"Heal both"_s));
    QVERIFY(!at_->child<QPushButton>(u"saveChangesButton"_s).isEnabled());
}

void CompareTest::savedResultsOfTheSameScanNeedNoAlignment() {
    QVERIFY(at_->healVolume());
    const QString folder = at_->path(u"results"_s);
    at_->window().saveResults(folder);
    QTRY_VERIFY(QFile::exists(folder + u"/review.json"_s));
    QTRY_VERIFY(at_->window().messages().text().contains(u"Saved"_s));
    press();
    answerFileDialog(folder);
    sources().setCurrentIndex(sources().count() - 1);
    Q_EMIT sources().activated(sources().count() - 1);
    QTRY_COMPARE(sources().currentText(), u"results"_s);
    QVERIFY(waitForComparison());
    QVERIFY(comparison().comparison()->isOneScan);
    QVERIFY2(!kinds().isEmpty() && !kinds().contains(u"new"_s) && !kinds().contains(u"gone"_s),
             qPrintable(kinds().join(u' ')));
}

void CompareTest::aScanThatIsClosedIsSaidAndNothingIsLost() {
    const int first = at_->cases().shownId();
    QVERIFY(openVisit(true, false));
    const int second = at_->cases().shownId();
    at_->cases().show(first);
    press();
    QVERIFY(waitForComparison());
    at_->cases().close(second);
    QVERIFY(comparison().isComparing());
    QVERIFY(at_->window().messages().text().contains(u"compared scan was closed"_s));
    QTRY_COMPARE(sources().currentText(), u"this scan"_s);
    QTRY_VERIFY(comparison().comparison() && comparison().comparison()->isOneScan);
    // It is closed while it is being aligned, too.
    QVERIFY(openVisit(true, false));
    const int again = at_->cases().shownId();
    at_->cases().show(first);
    comparison().compareWithScan(again);
    at_->cases().close(again);
    QTRY_VERIFY(comparison().comparison() && comparison().comparison()->isOneScan);
    at_->cases().close(first);
    QVERIFY(!comparison().isComparing());
    QVERIFY(!at_->child<QAction>(u"compareAction"_s).isEnabled());
}

void CompareTest::anotherContrastAndSizeIsSaid() {
    const int first = at_->cases().shownId();
    // The lower half of another brain, far away and with dark and bright exchanged.
    Volume other({30, 40, 22}, axisAlignedAffine({3, 2.5, 3}, {400, 0, 0}));
    for (std::size_t i = 0; i < other.voxels.size(); ++i) {
        const int x = static_cast<int>(i % 30);
        const int y = static_cast<int>(i / 30 % 40);
        const int z = static_cast<int>(i / 1200);
        const bool inside = std::hypot((x - 15) / 12.0, (y - 20) / 16.0, (z - 11) / 9.0) < 1.0;
        other.voxels[i] =
            inside ? 100.0f + 40.0f * std::sin(0.9f * static_cast<float>(x * y % 17)) : 0.0f;
    }
    QVERIFY(openFile(u"stranger.nii.gz"_s, other));
    at_->cases().show(first);
    press();
    QVERIFY(waitForComparison());
    QVERIFY2(quality().contains(u"poor"_s), qPrintable(quality()));
    at_->child<QCheckBox>(u"alignBox"_s).click();
    QTRY_VERIFY2(quality().contains(u"no place in common"_s), qPrintable(quality()));
    QVERIFY(rightView().isVisible());
}

void CompareTest::whatCannotBeReadIsSaid() {
    QDir().mkpath(at_->path(u"empty"_s));
    press();
    comparison().compareWithResults(toPath(at_->path(u"empty"_s)));
    QTRY_VERIFY2(quality().contains(u"result.json"_s), qPrintable(quality()));
    QVERIFY(!comparison().comparison());
    QVERIFY(at_->cases().scan() != nullptr);
    QVERIFY(!at_->child<QPushButton>(u"saveChangesButton"_s).isEnabled());
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::CompareTest>(argc, argv);
}

#include "CompareTest.moc"
