// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QUndoView>

#include <cmath>

#include "core/image/ScanReader.h"
#include "tests/ui/FindingRows.h"
#include "tests/ui/ThreeSpots.h"
#include "tests/ui/WindowFixture.h"
#include "ui/findings/FindingDecisions.h"
#include "ui/findings/FindingsFinder.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/LayerPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// What a person decides about findings, and how their voxels are changed by hand.
class DecisionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { at_.reset(); }

    void keysKeepDismissAndReopen();
    void dismissedOnesAreStruckThroughAndLoseTheirNumber();
    void theMenuAndTheButtonsDecideToo();
    void aFindingIsNamedAndCommented();
    void columnsAreShownAndHidden();
    void decisionsSurviveAnotherThresholdAndAnotherScan();
    void aDecidedFindingStaysListed();
    void decisionsAreSavedAndComeBack();
    void quittingAsksAboutDecisions();
    void everythingIsUndoneInOrder();
    void theHistoryListsAndGoesBack();
    void aFindingIsSplitAndJoinedAgain();
    void aFindingGrowsAndShrinks();
    void theBrushAddsTakesAwayAndDraws();
    void editedFindingsStayWhenTheThresholdMoves();
    void editedFindingsAreSavedAndComeBack();
    void anotherThresholdDoesNotMakeTheMapAnew();

private:
    FindingRows list() { return FindingRows(at_->child<QTreeView>(u"findingsList"_s)); }
    MainWindow& window() { return at_->window(); }
    SliceView& view() { return window().view(); }
    QAction& action(const QString& name) { return at_->child<QAction>(name); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void undo() { key(Qt::Key_Z, Qt::ControlModifier); }
    void redo() { key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
    QString decision(int row) { return list().text(row, FindingColumn::Decision); }
    double millilitres(int row) {
        return QLocale().toDouble(list().text(row, FindingColumn::Volume));
    }
    /// Chooses an entry of the menu Edit > Voxels or Edit > Dismiss with the mouse.
    void useEntry(const QString& name);
    void setThreshold(double threshold);
    /// Paints an area with a stroke over the middle of the axial view's slice through a spot.
    void paint(int spot);
    void save(const QString& folder);
    void reopen(const QString& folder);

    std::unique_ptr<WindowFixture> at_;
};

void DecisionsTest::init() {
    at_ = std::make_unique<WindowFixture>();
    window().openFile(writeThreeSpots(at_->folder()));
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 30000);
    at_->child<QDoubleSpinBox>(u"thresholdBox"_s).setValue(0.04);
    QVERIFY(at_->healVolume());
    QTRY_VERIFY(list().count() == 3 && window().showsAllFindings());
}

void DecisionsTest::useEntry(const QString& name) {
    // The menus belong to the buttons below the table.
    for (const QString& button : {u"dismissFindingButton"_s, u"findingVoxelsButton"_s}) {
        auto& tool = at_->child<QToolButton>(button);
        if (!tool.menu()->actions().contains(&action(name))) {
            continue;
        }
        QMenu* menu = tool.menu();
        QTimer::singleShot(0, menu, [this, menu, name] {
            QTest::mouseClick(menu, Qt::LeftButton, {},
                              menu->actionGeometry(&action(name)).center());
        });
        QVERIFY(action(name).isEnabled());
        QTest::mouseClick(&tool, Qt::LeftButton);
        QTRY_VERIFY(!menu->isVisible());
        return;
    }
    QFAIL(qPrintable(name));
}

void DecisionsTest::setThreshold(double threshold) {
    at_->child<QDoubleSpinBox>(u"thresholdBox"_s).setValue(threshold);
    QTRY_VERIFY(window().showsAllFindings());
}

void DecisionsTest::paint(int spot) {
    const Spot& one = kSpots[static_cast<std::size_t>(spot)];
    window().presenter().setCrosshair(one.middle);
    window().presenter().refreshNow();
    view().setFocus();
    key(Qt::Key_B, Qt::ShiftModifier);
    const auto pointAt = [&](int dx) {
        return view().pointOf(QPointF(one.middle[0] + dx, one.middle[1])).toPoint();
    };
    drag(view(), Qt::LeftButton, pointAt(-1), pointAt(1));
    QTest::keyClick(&view(), Qt::Key_Escape);
    QVERIFY(window().areas().voxelCount(1) > 0);
}

void DecisionsTest::save(const QString& folder) {
    window().messages().dismiss();
    window().saveResults(folder);
    QTRY_VERIFY2_WITH_TIMEOUT(window().messages().text().startsWith(u"Saved "_s),
                              qPrintable(window().messages().text()), 30000);
}

void DecisionsTest::reopen(const QString& folder) {
    view().setFocus();
    key(Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(at_->cases().all().empty());
    window().openFile(folder);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().shown() != nullptr && at_->cases().shown()->opened,
                             30000);
    QTRY_VERIFY(window().showsAllFindings() && list().count() > 0);
}

void DecisionsTest::keysKeepDismissAndReopen() {
    list().click(1);
    QVERIFY(view().hasFocus());
    key(Qt::Key_K);
    QCOMPARE(decision(1), u"✓"_s);
    // The picture still has the keys, and the number stays.
    key(Qt::Key_N);
    QCOMPARE(list().current(), 2);
    key(Qt::Key_J);
    QCOMPARE(decision(2), u"✗"_s);
    QCOMPARE(list().numbers(), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
    key(Qt::Key_U);
    QCOMPARE(decision(2), QString());
    QVERIFY(window().decisions().all().size() == 1);
    // Several at once.
    list().click(0);
    list().click(2, Qt::LeftButton, Qt::ControlModifier);
    key(Qt::Key_J);
    QCOMPARE(decision(0), u"✗"_s);
    QCOMPARE(decision(1), u"✓"_s);
    QCOMPARE(decision(2), u"✗"_s);
    // Another language changes the words and no decision.
    window().chooseLanguage(u"de"_s);
    QCOMPARE(decision(1), u"✓"_s);
    window().chooseLanguage(u"en"_s);
    QCOMPARE(decision(0), u"✗"_s);
}

void DecisionsTest::dismissedOnesAreStruckThroughAndLoseTheirNumber() {
    window().presenter().setCrosshair({17, 33, 11});
    window().presenter().refreshNow();
    const auto numbers = [this] {
        window().presenter().refreshNow();
        std::vector<int> marked;
        for (const NumberMark& mark : window().views().view(Plane::Coronal).marks()) {
            marked.push_back(mark.number);
        }
        return marked;
    };
    QCOMPARE(numbers(), (std::vector<int>{1, 2}));
    list().view().selectionModel()->select(
        list().cell(0, FindingColumn::Number),
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    view().setFocus();
    key(Qt::Key_J);
    QCOMPARE(numbers(), std::vector<int>{2});
    QVERIFY(list().isStruckThrough(0, FindingColumn::Volume));
    QVERIFY(!list().isStruckThrough(1, FindingColumn::Volume));
    QCOMPARE(list().count(), 3);
    key(Qt::Key_K);
    QCOMPARE(numbers(), (std::vector<int>{1, 2}));
    QVERIFY(!list().isStruckThrough(0, FindingColumn::Volume));
}

void DecisionsTest::theMenuAndTheButtonsDecideToo() {
    list().click(0);
    QTest::mouseClick(&at_->child<QToolButton>(u"keepFindingButton"_s), Qt::LeftButton);
    QCOMPARE(decision(0), u"✓"_s);
    useEntry(u"dismissArtefactAction"_s);
    QCOMPARE(decision(0), u"✗"_s);
    QVERIFY2(list().tip(0, FindingColumn::Decision).contains(u"artefact"_s),
             qPrintable(list().tip(0, FindingColumn::Decision)));
    QTest::mouseClick(&at_->child<QToolButton>(u"reopenFindingButton"_s), Qt::LeftButton);
    QCOMPARE(decision(0), QString());
    // The right button.
    list().click(1, Qt::RightButton);
    QContextMenuEvent event(QContextMenuEvent::Mouse, list().middleOf(1), QCursor::pos());
    QCoreApplication::sendEvent(list().view().viewport(), &event);
    QTRY_VERIFY(list().view().findChild<QMenu*>(u"findingsMenu"_s) != nullptr);
    QPointer<QMenu> menu = list().view().findChild<QMenu*>(u"findingsMenu"_s);
    QTRY_VERIFY(menu->isVisible());
    QTest::mouseClick(menu, Qt::LeftButton, {},
                      menu->actionGeometry(&action(u"keepFindingAction"_s)).center());
    QTRY_VERIFY(menu.isNull());
    QCOMPARE(decision(1), u"✓"_s);
    // A colour is that of the number in the picture.
    action(u"findingColour3Action"_s).trigger();
    QVERIFY(list().cell(1, FindingColumn::Number).data(Qt::DecorationRole).isValid());
    QCOMPARE(window().decisions().all().front().note.colour->at(1), std::uint8_t(158));
}

void DecisionsTest::aFindingIsNamedAndCommented() {
    list().click(0);
    QVERIFY(list().view().isColumnHidden(static_cast<int>(FindingColumn::Name)));
    key(Qt::Key_F2);
    QTRY_VERIFY(window().findChild<QDialog*>(u"findingNoteDialog"_s) != nullptr);
    QPointer<QDialog> dialog = window().findChild<QDialog*>(u"findingNoteDialog"_s);
    QTest::keyClicks(dialog->findChild<QLineEdit*>(u"findingNameField"_s), u"old bleed"_s);
    auto* comment = dialog->findChild<QPlainTextEdit*>(u"findingCommentField"_s);
    QTest::keyClicks(comment, u"first line"_s);
    QTest::keyClick(comment, Qt::Key_Return);
    QTest::keyClicks(comment, u"second line"_s);
    // The list may change while a person types.
    setThreshold(0.045);
    QTest::mouseClick(dialog->findChild<QPushButton*>(u"findingNoteSaveButton"_s), Qt::LeftButton);
    QTRY_VERIFY(dialog.isNull());
    QCOMPARE(list().text(0, FindingColumn::Name), u"old bleed"_s);
    QVERIFY(!list().view().isColumnHidden(static_cast<int>(FindingColumn::Name)));
    QVERIFY(list().tip(0, FindingColumn::Name).contains(u"first line\nsecond line"_s));
    QVERIFY2(action(u"undoAction"_s).text().endsWith(u"Undo naming finding 1"_s),
             qPrintable(action(u"undoAction"_s).text()));
}

void DecisionsTest::columnsAreShownAndHidden() {
    const int extent = static_cast<int>(FindingColumn::Extent);
    QVERIFY(list().view().isColumnHidden(extent));
    QHeaderView& header = *list().view().header();
    const auto choose = [&](int section) {
        Q_EMIT header.customContextMenuRequested(QPoint(8, header.height() / 2));
        QPointer<QMenu> menu = list().view().findChild<QMenu*>(u"findingColumnsMenu"_s);
        QTRY_VERIFY(menu && menu->isVisible());
        auto* entry = menu->findChild<QAction*>(u"findingColumnAction%1"_s.arg(section));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(entry).center());
        QTRY_VERIFY(menu.isNull());
    };
    choose(extent);
    QVERIFY(!list().view().isColumnHidden(extent));
    // The middle spot is 7 voxels of 2 mm wide, which voxels of 4 mm may round up.
    const QStringList sides = list().text(1, FindingColumn::Extent).split(u" × "_s);
    QCOMPARE(sides.size(), 3);
    for (const QString& side : sides) {
        QVERIFY2(std::abs(side.toInt() - 14) <= 6, qPrintable(side));
    }
    choose(static_cast<int>(FindingColumn::Volume));
    QVERIFY(list().view().isColumnHidden(static_cast<int>(FindingColumn::Volume)));
    // It is remembered.
    at_->makeWindow();
    QVERIFY(!list().view().isColumnHidden(extent));
    QVERIFY(list().view().isColumnHidden(static_cast<int>(FindingColumn::Volume)));
    // The test model's card holds no percentiles of healthy scans.
    QVERIFY(list().view().isColumnHidden(static_cast<int>(FindingColumn::Healthy)));
}

void DecisionsTest::decisionsSurviveAnotherThresholdAndAnotherScan() {
    list().click(1);
    key(Qt::Key_J);
    list().click(0);
    key(Qt::Key_K);
    for (const double threshold : {0.06, 0.03, 0.04}) {
        setThreshold(threshold);
        QStringList decisions;
        for (int row = 0; row < list().count(); ++row) {
            decisions << decision(row);
        }
        QCOMPARE(decisions.count(u"✓"_s), 1);
        QCOMPARE(decisions.count(u"✗"_s), 1);
    }
    QCOMPARE(decision(0), u"✓"_s);
    QCOMPARE(decision(1), u"✗"_s);
    QVERIFY(at_->open(u"two.nii.gz"_s));
    QVERIFY(window().decisions().all().empty());
    auto& cases = at_->child<QListWidget>(u"caseList"_s);
    QTest::mouseClick(cases.viewport(), Qt::LeftButton, {},
                      cases.visualItemRect(cases.item(0)).center());
    QTRY_VERIFY(window().showsAllFindings() && list().count() == 3);
    QCOMPARE(decision(0), u"✓"_s);
    QCOMPARE(decision(1), u"✗"_s);
    // Healing anew finds them again, too.
    QVERIFY(at_->healVolume());
    QTRY_VERIFY(window().showsAllFindings() && list().count() >= 3);
    QCOMPARE(decision(0), u"✓"_s);
    QCOMPARE(decision(1), u"✗"_s);
}

void DecisionsTest::aDecidedFindingStaysListed() {
    list().click(2);
    key(Qt::Key_K);
    setThreshold(0.9);
    // Three of the strongest are listed in grey anyway; the kept one is among them, whatever
    // happened to its region.
    bool isKept = false;
    for (int row = 0; row < list().count(); ++row) {
        isKept = isKept || decision(row) == u"✓"_s;
    }
    QVERIFY(isKept);
}

void DecisionsTest::decisionsAreSavedAndComeBack() {
    list().click(0);
    key(Qt::Key_K);
    list().click(2);
    useEntry(u"dismissVariantAction"_s);
    const QStringList before = list().all();
    const QString folder = at_->path(u"results"_s);
    save(folder);
    QFile file(folder + u"/review.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray findings =
        QJsonDocument::fromJson(file.readAll()).object()[u"findings"_s].toArray();
    QCOMPARE(findings[0][u"note"_s][u"decision"_s].toString(), u"kept"_s);
    QCOMPARE(findings[2][u"note"_s][u"reason"_s].toString(), u"normal variant"_s);
    const Volume labels = readScan(toPath(folder) / "findings_labels.nii.gz");
    QVERIFY(labels.size == at_->cases().scan()->scan.size);
    const auto& middle = kSpots[1].middle;
    const auto position = at_->cases().scan()->ras.position(
        {double(middle[0]), double(middle[1]), double(middle[2])});
    const auto at = labels.indexAt(position);
    QCOMPARE(labels.at(int(std::lround(at[0])), int(std::lround(at[1])), int(std::lround(at[2]))),
             2.0f);
    reopen(folder);
    QCOMPARE(list().all(), before);
    QVERIFY(list().tip(2, FindingColumn::Decision).contains(u"normal variant"_s));
    // Also at another threshold.
    setThreshold(0.045);
    QCOMPARE(decision(0), u"✓"_s);
    setThreshold(0.04);
    QCOMPARE(list().all(), before);
}

void DecisionsTest::quittingAsksAboutDecisions() {
    auto& question = at_->child<QLabel>(u"confirmQuestion"_s);
    const QString sentence = u"The decisions about findings of three.nii.gz are not saved."_s;
    save(at_->path(u"results"_s));
    list().click(0);
    key(Qt::Key_K);
    window().close();
    QVERIFY(window().isVisible() && question.isVisible());
    QVERIFY2(question.text().contains(sentence), qPrintable(question.text()));
    QTest::mouseClick(&at_->child<QPushButton>(u"confirmNoButton"_s), Qt::LeftButton);
    save(at_->path(u"results"_s));
    window().close();
    QVERIFY(!window().isVisible());
}

void DecisionsTest::everythingIsUndoneInOrder() {
    list().click(1);
    key(Qt::Key_J);
    const QPoint middle = view().rect().center();
    QTest::keyClick(&view(), Qt::Key_M);
    drag(view(), Qt::LeftButton, middle - QPoint(60, 20), middle + QPoint(40, 30));
    QTest::keyClick(&view(), Qt::Key_Escape);
    paint(0);
    const std::size_t painted = window().areas().voxelCount(1);
    undo();
    QVERIFY(window().areas().isEmpty());
    undo();
    QVERIFY(window().presenter().measurements().all().empty());
    QCOMPARE(decision(1), u"✗"_s);
    QVERIFY2(action(u"undoAction"_s).text().endsWith(u"Undo dismissing finding 2"_s),
             qPrintable(action(u"undoAction"_s).text()));
    undo();
    QCOMPARE(decision(1), QString());
    QVERIFY(!action(u"undoAction"_s).isEnabled());
    QVERIFY(action(u"redoAction"_s).text().endsWith(u"Redo dismissing finding 2"_s));
    redo();
    QCOMPARE(decision(1), u"✗"_s);
    redo();
    redo();
    QCOMPARE(window().areas().voxelCount(1), painted);
    QVERIFY(!action(u"redoAction"_s).isEnabled());
}

void DecisionsTest::theHistoryListsAndGoesBack() {
    list().click(0);
    key(Qt::Key_K);
    list().click(1);
    key(Qt::Key_J);
    action(u"historyAction"_s).trigger();
    auto& history = at_->child<QUndoView>(u"historyList"_s);
    QTRY_VERIFY(history.isVisible());
    QCOMPARE(history.model()->rowCount(), 3);
    QCOMPARE(history.model()->index(2, 0).data().toString(), u"dismissing finding 2"_s);
    QTest::mouseClick(history.viewport(), Qt::LeftButton, {},
                      history.visualRect(history.model()->index(1, 0)).center());
    QCOMPARE(decision(0), u"✓"_s);
    QCOMPARE(decision(1), QString());
}

void DecisionsTest::aFindingIsSplitAndJoinedAgain() {
    list().click(0);
    const double whole = millilitres(0);
    useEntry(u"splitFindingAction"_s);
    QCOMPARE(list().count(), 4);
    int edited = 0;
    double sum = 0.0;
    for (int row = 0; row < list().count(); ++row) {
        if (decision(row) == u"edited"_s) {
            ++edited;
            sum += millilitres(row);
        }
    }
    QCOMPARE(edited, 2);
    QVERIFY2(std::abs(sum - whole) <= 0.16, qPrintable(QString::number(sum)));
    undo();
    QCOMPARE(list().count(), 3);
    QCOMPARE(millilitres(0), whole);
    redo();
    std::vector<int> parts;
    for (int row = 0; row < list().count(); ++row) {
        if (decision(row) == u"edited"_s) {
            parts.push_back(row);
        }
    }
    list().click(parts[0]);
    list().click(parts[1], Qt::LeftButton, Qt::ControlModifier);
    useEntry(u"joinFindingsAction"_s);
    QCOMPARE(list().count(), 3);
    QVERIFY(std::abs(millilitres(0) - whole) <= 0.11);
    QCOMPARE(decision(0), u"edited"_s);
}

void DecisionsTest::aFindingGrowsAndShrinks() {
    list().click(1);
    const double before = millilitres(1);
    useEntry(u"growFindingAction"_s);
    const double grown = millilitres(1);
    QVERIFY(grown > before);
    QCOMPARE(decision(1), u"edited"_s);
    useEntry(u"shrinkFindingAction"_s);
    QVERIFY(millilitres(1) < grown);
    // It never becomes nothing.
    for (int i = 0; i < 20; ++i) {
        action(u"shrinkFindingAction"_s).trigger();
    }
    QVERIFY2(window().messages().text().contains(u"Nothing of finding"_s),
             qPrintable(window().messages().text()));
    QCOMPARE(list().count(), 3);
}

void DecisionsTest::theBrushAddsTakesAwayAndDraws() {
    QVERIFY(!action(u"drawFindingAction"_s).isEnabled());
    // In the first spot, so that it is taken away from it.
    paint(0);
    list().click(0);
    const double before = millilitres(0);
    useEntry(u"eraseAreaAction"_s);
    QVERIFY2(millilitres(0) < before, qPrintable(u"%1 and %2 after %3"_s.arg(before)
                                                     .arg(millilitres(0))
                                                     .arg(action(u"undoAction"_s).text())));
    QVERIFY(window().areas().isEmpty());
    // One step takes back both.
    undo();
    QCOMPARE(millilitres(0), before);
    QVERIFY(!window().areas().isEmpty());
    redo();
    const double less = millilitres(0);
    paint(0);
    list().click(0);
    useEntry(u"addAreaAction"_s);
    QVERIFY(millilitres(0) > less);
    // Where the program found nothing.
    window().presenter().setCrosshair({10, 40, 17});
    window().presenter().refreshNow();
    view().setFocus();
    key(Qt::Key_B, Qt::ShiftModifier);
    drag(view(), Qt::LeftButton, view().pointOf(QPointF(10, 40)).toPoint(),
         view().pointOf(QPointF(14, 40)).toPoint());
    QTest::keyClick(&view(), Qt::Key_Escape);
    useEntry(u"drawFindingAction"_s);
    QCOMPARE(list().count(), 4);
    bool isDrawn = false;
    for (int row = 0; row < list().count(); ++row) {
        isDrawn = isDrawn || decision(row) == u"✓ drawn"_s;
    }
    QVERIFY(isDrawn);
    undo();
    QCOMPARE(list().count(), 3);
    QVERIFY(!window().areas().isEmpty());
}

void DecisionsTest::editedFindingsStayWhenTheThresholdMoves() {
    list().click(1);
    useEntry(u"growFindingAction"_s);
    const double grown = millilitres(1);
    for (const double threshold : {0.06, 0.03}) {
        setThreshold(threshold);
        int edited = 0;
        for (int row = 0; row < list().count(); ++row) {
            if (decision(row) == u"edited"_s) {
                ++edited;
                QCOMPARE(millilitres(row), grown);
            }
        }
        QCOMPARE(edited, 1);
    }
}

void DecisionsTest::editedFindingsAreSavedAndComeBack() {
    list().click(0);
    useEntry(u"splitFindingAction"_s);
    const QStringList before = list().all();
    const QString folder = at_->path(u"results"_s);
    save(folder);
    reopen(folder);
    QCOMPARE(list().all(), before);
    // Saving what was opened keeps them.
    const QString second = at_->path(u"second"_s);
    save(second);
    reopen(second);
    QCOMPARE(list().all(), before);
}

void DecisionsTest::anotherThresholdDoesNotMakeTheMapAnew() {
    auto prepared = std::make_shared<PreparedScan>();
    prepared->image = Volume({240, 240, 155}, axisAlignedAffine({1, 1, 1}, {0, 0, 0}));
    prepared->mask = Mask(prepared->image.size, 1);
    prepared->scanMask = prepared->mask;
    prepared->spacingInScan = {1, 1, 1};
    auto cache = std::make_shared<StepCache>(prepared, std::vector<int>{100}, 1e9);
    // Hills of several heights in a brain that scores a little all over.
    for (int z = 0; z < 155; ++z) {
        std::vector<float> values(prepared->image.sliceSize(), 0.0f);
        for (int y = 0; y < 240; ++y) {
            for (int x = 0; x < 240; ++x) {
                const double away =
                    std::hypot((x - 120) / 100.0, (y - 120) / 110.0, (z - 77) / 70.0);
                double value = away < 1.0 ? 0.02 : 0.0;
                for (int hill = 0; hill < 6; ++hill) {
                    const double near = std::hypot(x - 70 - 18 * hill, y - 90 - 10 * hill, z - 77);
                    value = std::max(value, 0.3 + 0.1 * hill - 0.02 * near);
                }
                values[static_cast<std::size_t>(y) * 240 + static_cast<std::size_t>(x)] =
                    static_cast<float>(value);
            }
        }
        StepFrame frame;
        frame.slice = z;
        frame.steps = 1;
        frame.t = 100;
        frame.width = 240;
        frame.height = 240;
        frame.restored = values;
        frame.gradient = values;
        frame.weighted = values;
        cache->add(FrameCopy(frame));
    }
    FindingsFinder finder;
    const auto search = [&](double threshold) {
        QSignalSpy found(&finder, &FindingsFinder::found);
        QElapsedTimer timer;
        timer.start();
        finder.find(cache, {1.0}, threshold, {}, 1);
        if (!QTest::qWaitFor([&] { return found.count() > 0; }, 200000)) {
            qFatal("no findings came");
        }
        qInfo("240 x 240 x 155 voxels, threshold %.2f: %zu findings after %lld ms", threshold,
              finder.findings().size(), static_cast<long long>(timer.elapsed()));
    };
    search(0.4);
    const auto map = finder.map();
    const std::size_t before = finder.findings().size();
    QVERIFY(before >= 1);
    for (const double threshold : {0.3, 0.2, 0.75, 2.0}) {
        search(threshold);
        QVERIFY(finder.map() == map);
    }
    // The weights of the steps make another map.
    QSignalSpy found(&finder, &FindingsFinder::found);
    finder.find(cache, {0.5}, 0.4, {}, 1);
    QTRY_VERIFY(found.count() > 0);
    QVERIFY(finder.map() != map);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::DecisionsTest>(argc, argv);
}

#include "DecisionsTest.moc"
