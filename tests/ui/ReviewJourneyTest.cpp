// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QTreeView>

#include <memory>

#include "tests/ui/FindingRows.h"
#include "tests/ui/ThreeSpots.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Settings.h"
#include "ui/findings/FindingDecisions.h"
#include "ui/viewer/PaintedAreas.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/CaseFileController.h"
#include "ui/window/LayerPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// A whole review by keys and mouse alone: from the scan that is opened to the report, and to the
/// case that is opened the next day in another window.
class ReviewJourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        at_ = std::make_unique<WindowFixture>();
        // The list of cases is a test's own.
        qputenv("XDG_DATA_HOME", at_->path(u"data"_s).toUtf8());
    }
    void cleanup() { at_.reset(); }

    void aReviewGoesFromTheScanToTheReportAndToTheReopenedCase();
    void aCaseKeepsTheViewsAndLeavesTheReadersSides();

private:
    /// Everything that a person sees of the review, as values.
    struct Review {
        QStringList rows;
        QStringList tips;
        QStringList colours;
        std::vector<Measurement> measurements;
        std::size_t painted = 0;
        LayerChoice layers;
        QString thresholdNote;
        std::array<int, 3> crosshair{};
        int position = 0;
        Plane main = Plane::Axial;
        std::optional<Plane> alone;
        std::vector<double> zooms;
        CachedSteps steps;
    };

    [[nodiscard]] FindingRows list() {
        return FindingRows(at_->child<QTreeView>(u"findingsList"_s));
    }
    [[nodiscard]] MainWindow& window() { return at_->window(); }
    [[nodiscard]] SliceView& view() { return window().view(); }
    [[nodiscard]] QAction& action(const QString& name) { return at_->child<QAction>(name); }
    [[nodiscard]] QString message() { return window().messages().text(); }
    [[nodiscard]] QString decision(int row) { return list().text(row, FindingColumn::Decision); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        // The window gets the focus back a moment after a menu or a dialog has closed.
        QTRY_VERIFY(QApplication::activeWindow() == &window());
        QTRY_VERIFY(QApplication::focusWidget() != nullptr);
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    /// Opens a file by the keyboard and the dialog.
    void openByKeys(const QString& file);
    void typeThreshold(const QString& text);
    /// Chooses an entry of a menu, or of a menu within it, with the mouse.
    void choose(QMenu& menu, const QString& name);
    /// Chooses an entry of the menu of a button below the table of findings with the mouse.
    void chooseBelowTheTable(const QString& button, const QString& name);
    void nameAndComment(const QString& name, const QString& comment);
    void drawMissedLesion();
    void saveCase(const QString& file);
    void saveReport(const QString& button, const QString& file);
    [[nodiscard]] Review seen();

    std::unique_ptr<WindowFixture> at_;
};

void ReviewJourneyTest::openByKeys(const QString& file) {
    // A shortcut works in the active window alone.
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    view().setFocus();
    answerFileDialog(file);
    QTest::keyClick(&window(), Qt::Key_O, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr && !at_->cases().opening(), 30000);
}

void ReviewJourneyTest::typeThreshold(const QString& text) {
    auto& box = at_->child<QDoubleSpinBox>(u"thresholdBox"_s);
    QTest::mouseDClick(box.findChild<QLineEdit*>(), Qt::LeftButton);
    QTest::keyClick(&box, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&box, text);
    QTest::keyClick(&box, Qt::Key_Return);
    view().setFocus();
}

void ReviewJourneyTest::choose(QMenu& menu, const QString& name) {
    QAction& entry = action(name);
    QTRY_VERIFY(menu.isVisible());
    QMenu* holder = &menu;
    if (!menu.actions().contains(&entry)) {
        holder = nullptr;
        for (QAction* each : menu.actions()) {
            if (each->menu() != nullptr && each->menu()->actions().contains(&entry)) {
                holder = each->menu();
                QTest::mouseClick(&menu, Qt::LeftButton, {}, menu.actionGeometry(each).center());
                QTRY_VERIFY(holder->isVisible());
            }
        }
        QVERIFY2(holder != nullptr, qPrintable(name));
    }
    QVERIFY2(entry.isEnabled(), qPrintable(name));
    QTest::mouseClick(holder, Qt::LeftButton, {}, holder->actionGeometry(&entry).center());
}

void ReviewJourneyTest::chooseBelowTheTable(const QString& button, const QString& name) {
    auto& tool = at_->child<QToolButton>(button);
    QTimer::singleShot(0, tool.menu(), [this, &tool, name] { choose(*tool.menu(), name); });
    QTest::mouseClick(&tool, Qt::LeftButton);
    QTRY_VERIFY(!tool.menu()->isVisible());
    view().setFocus();
}

void ReviewJourneyTest::nameAndComment(const QString& name, const QString& comment) {
    key(Qt::Key_F2);
    QTRY_VERIFY(window().findChild<QDialog*>(u"findingNoteDialog"_s) != nullptr);
    QPointer<QDialog> dialog = window().findChild<QDialog*>(u"findingNoteDialog"_s);
    QTest::keyClicks(dialog->findChild<QLineEdit*>(u"findingNameField"_s), name);
    QTest::keyClicks(dialog->findChild<QPlainTextEdit*>(u"findingCommentField"_s), comment);
    QTest::mouseClick(dialog->findChild<QPushButton*>(u"findingNoteSaveButton"_s), Qt::LeftButton);
    QTRY_VERIFY(dialog.isNull());
    view().setFocus();
}

void ReviewJourneyTest::drawMissedLesion() {
    const auto& at = window().presenter().crosshair();
    const QPointF place(at[0] - 6, at[1] + 6);
    view().setFocus();
    key(Qt::Key_B, Qt::ShiftModifier);
    drag(view(), Qt::LeftButton, view().pointOf(place).toPoint(),
         view().pointOf(place + QPointF(4, 0)).toPoint());
    key(Qt::Key_Escape);
    QVERIFY(window().areas().voxelCount(1) > 0);
    chooseBelowTheTable(u"findingVoxelsButton"_s, u"drawFindingAction"_s);
    QVERIFY(window().areas().isEmpty());
}

void ReviewJourneyTest::saveCase(const QString& file) {
    window().messages().dismiss();
    // A shortcut works in the active window alone.
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    view().setFocus();
    answerFileDialog(file);
    QTest::keyClick(&view(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(message().startsWith(u"Saved "_s), qPrintable(message()), 30000);
}

void ReviewJourneyTest::saveReport(const QString& button, const QString& file) {
    window().messages().dismiss();
    QMenuBar& bar = *window().menuBar();
    QMenu* menu = qobject_cast<QMenu*>(action(u"saveReportAction"_s).associatedObjects().front());
    QVERIFY(menu != nullptr);
    QTest::mouseClick(&bar, Qt::LeftButton, {}, bar.actionGeometry(menu->menuAction()).center());
    choose(*menu, u"saveReportAction"_s);
    QTRY_VERIFY(window().findChild<QDialog*>(u"reportDialog"_s) != nullptr);
    QPointer<QDialog> dialog = window().findChild<QDialog*>(u"reportDialog"_s);
    auto* save = dialog->findChild<QPushButton*>(button);
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), 30000);
    QVERIFY(dialog->findChild<QLabel*>(u"reportPage1"_s)->pixmap().width() > 400);
    answerFileDialog(file);
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_VERIFY2_WITH_TIMEOUT(message().startsWith(u"Saved "_s), qPrintable(message()), 30000);
    QTRY_VERIFY(dialog.isNull());
}

ReviewJourneyTest::Review ReviewJourneyTest::seen() {
    (void)waitUntilSettled();
    Review now;
    now.rows = list().all();
    for (int row = 0; row < list().count(); ++row) {
        now.tips << list().tip(row, FindingColumn::Decision) + list().tip(row, FindingColumn::Name);
        now.colours << list()
                           .cell(row, FindingColumn::Number)
                           .data(Qt::DecorationRole)
                           .value<QColor>()
                           .name();
    }
    now.measurements = window().presenter().measurements().all();
    now.painted = window().areas().voxelCount(1);
    now.layers = window().layers().choice();
    now.thresholdNote = at_->child<QLabel>(u"thresholdNote"_s).text();
    now.crosshair = window().presenter().crosshair();
    now.position = window().timeline().position();
    now.main = window().views().main();
    now.alone = window().views().alone();
    for (const SliceView* each : window().views().views()) {
        now.zooms.push_back(each->zoom());
    }
    now.steps = at_->cases().cache()->content();
    return now;
}

void ReviewJourneyTest::aReviewGoesFromTheScanToTheReportAndToTheReopenedCase() {
    openByKeys(writeThreeSpots(at_->folder()));
    typeThreshold(u"0.04"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().state() == HealingState::Done, 30000);
    QTRY_VERIFY(window().showsAllFindings() && list().count() == 3);

    // The first is kept, named and coloured, the second dismissed, and the third stays open.
    key(Qt::Key_N);
    QCOMPARE(list().current(), 0);
    key(Qt::Key_K);
    nameAndComment(u"old bleed"_s, u"seen in May, too"_s);
    list().click(0, Qt::RightButton);
    QContextMenuEvent context(QContextMenuEvent::Mouse, list().middleOf(0), QCursor::pos());
    QCoreApplication::sendEvent(list().view().viewport(), &context);
    QTRY_VERIFY(list().view().findChild<QMenu*>(u"findingsMenu"_s) != nullptr);
    QPointer<QMenu> menu = list().view().findChild<QMenu*>(u"findingsMenu"_s);
    choose(*menu, u"findingColour3Action"_s);
    QTRY_VERIFY(menu.isNull());
    view().setFocus();
    key(Qt::Key_N);
    QCOMPARE(list().current(), 1);
    chooseBelowTheTable(u"dismissFindingButton"_s, u"dismissArtefactAction"_s);
    key(Qt::Key_N);
    key(Qt::Key_P);
    QCOMPARE(list().current(), 1);
    drawMissedLesion();
    QCOMPARE(list().count(), 4);

    // A ruler, an area, another threshold, another step, another large view, nearer.
    const QPoint middle = view().rect().center();
    key(Qt::Key_M);
    drag(view(), Qt::LeftButton, middle - QPoint(60, 20), middle + QPoint(40, 30));
    key(Qt::Key_Escape);
    key(Qt::Key_B, Qt::ShiftModifier);
    drag(view(), Qt::LeftButton, middle, middle + QPoint(30, 0));
    key(Qt::Key_Escape);
    typeThreshold(u"0.05"_s);
    QTRY_VERIFY(window().showsAllFindings());
    key(Qt::Key_Plus);
    key(Qt::Key_F7);
    QCOMPARE(window().views().main(), Plane::Coronal);
    const Review before = seen();
    QCOMPARE(before.measurements.size(), std::size_t(1));
    QVERIFY(before.painted > 0);
    QVERIFY(before.rows.filter(u"old bleed"_s).size() == 1);
    QVERIFY(before.tips.filter(u"artefact"_s).size() == 1);

    saveCase(at_->path(u"one.disyre"_s));
    QVERIFY(QFile::exists(at_->path(u"one.disyre"_s)));
    saveReport(u"saveReportHtmlButton"_s, at_->path(u"report.html"_s));
    saveReport(u"saveReportPdfButton"_s, at_->path(u"report.pdf"_s));
    view().setFocus();
    key(Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(at_->cases().all().empty());

    // The next day, in another window.
    at_->makeWindow();
    openByKeys(at_->path(u"one.disyre"_s));
    QTRY_VERIFY(window().showsAllFindings());
    const Review after = seen();
    QCOMPARE(after.rows, before.rows);
    QCOMPARE(after.tips, before.tips);
    QCOMPARE(after.colours, before.colours);
    QVERIFY(after.measurements == before.measurements);
    QCOMPARE(after.painted, before.painted);
    QVERIFY(after.layers == before.layers);
    QCOMPARE(after.thresholdNote, before.thresholdNote);
    QCOMPARE(after.crosshair, before.crosshair);
    QCOMPARE(after.position, before.position);
    QCOMPARE(after.main, before.main);
    QVERIFY(after.alone == before.alone);
    QVERIFY(after.zooms == before.zooms);
    QCOMPARE(after.steps.stepsOf, before.steps.stepsOf);
    for (std::size_t i = 0; i < before.steps.steps.size(); ++i) {
        QVERIFY(after.steps.steps[i].weighted.voxels == before.steps.steps[i].weighted.voxels);
    }
    // Nothing of it is left to be saved, and what is done next can be undone.
    QVERIFY(!window().isWindowModified());
    key(Qt::Key_N);
    key(Qt::Key_K);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(list().all(), before.rows);

    // The report tells of the same findings.
    QFile html(at_->path(u"report.html"_s));
    QVERIFY(html.open(QIODevice::ReadOnly));
    const QString page = QString::fromUtf8(html.readAll());
    QVERIFY(page.contains(u"old bleed"_s));
    QVERIFY(page.contains(u"seen in May, too"_s));
    QVERIFY(page.contains(u"not a medical device"_s));
    QVERIFY2(!page.contains(u"three.nii"_s), "the scan is named only if a person asks for it");
    for (int row = 0; row < list().count(); ++row) {
        const QString volume = list().text(row, FindingColumn::Volume);
        const bool isKept = decision(row).startsWith(u"✓"_s);
        QVERIFY2(!isKept || page.contains(u'>' + volume + u'<'), qPrintable(volume));
    }
    QFile pdf(at_->path(u"report.pdf"_s));
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QVERIFY(pdf.readAll().startsWith("%PDF-"));
}

void ReviewJourneyTest::aCaseKeepsTheViewsAndLeavesTheReadersSides() {
    openByKeys(writeThreeSpots(at_->folder()));
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().state() == HealingState::Done, 30000);
    key(Qt::Key_F8);
    key(Qt::Key_V);
    QVERIFY(window().views().alone() == Plane::Sagittal);
    for (SliceView* each : window().views().views()) {
        each->setZoomAndPan(2.0, {7.0, 3.0});
    }
    saveCase(at_->path(u"one.disyre"_s));
    key(Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(at_->cases().all().empty());

    // Another reader, who has the patient's right on the right of the screen.
    at_->makeWindow();
    key(Qt::Key_V);
    key(Qt::Key_F6);
    action(u"neurologicalAction"_s).trigger();
    QVERIFY(window().views().main() == Plane::Axial && !window().views().alone());
    openByKeys(at_->path(u"one.disyre"_s));
    QVERIFY(window().views().main() == Plane::Sagittal);
    QVERIFY(window().views().alone() == Plane::Sagittal);
    for (const Plane plane : kPlanes) {
        const SliceView& one = window().views().view(plane);
        QVERIFY(one.convention() == Convention::Neurological);
        QCOMPARE(one.zoom(), 2.0);
        // The same place of the brain is in the middle of the view.
        QCOMPARE(one.pan(), QPointF(plane == Plane::Sagittal ? 7.0 : -7.0, 3.0));
    }
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::ReviewJourneyTest>(argc, argv);
}

#include "ReviewJourneyTest.moc"
