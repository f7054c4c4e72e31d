// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTableWidget>
#include <QTreeView>

#include <algorithm>
#include <ctime>
#include <memory>
#include <utility>

#include "core/cases/CaseFile.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "tests/ui/FindingRows.h"
#include "tests/ui/WindowFixture.h"
#include "ui/cases/CaseLibrary.h"
#include "ui/cases/CaseLibraryDialog.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Paths.h"
#include "ui/common/QuestionBar.h"
#include "ui/common/Settings.h"
#include "ui/plots/StepPlot.h"
#include "ui/viewer/PaintedAreas.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/CaseFileController.h"
#include "ui/window/LayerPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// A review that is saved as a case opens exactly as it was; whatever is amiss with a case is said,
/// and nothing is lost.
class CaseFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { at_.reset(); }

    void aCaseOpensExactlyAsItWas();
    void healingGoesOnInACaseThatWasOpened();
    void aHalfHealedScanOpensExactlyAsItWas();
    void aScanThatWasMendedAndNotHealedIsACaseToo();
    void theScanLiesInsideWhereThePersonTicksIt();
    void aScanThatMovedIsAskedForAndOnlyTheSameOneIsTaken();
    void aScanThatChangedIsSaidAndTheSavedOneIsShown();
    void aSecondWindowOpensTheCaseReadOnly();
    void aLockThatWasLeftBehindIsTakenOver();
    void aLockOfAnotherMachineIsTakenOverByAPersonAlone();
    void aCaseThatWasTakenAwayIsNotSavedOver();
    void casesOpenFromTheKeyboardByDropAndAsRecentFiles();
    void damagedCasesAreRefusedAndWhatIsShownStays();
    void savedResultsBecomeACase();
    void savingAsACaseCountsAsSaved();
    void aCaseOfAOneMillimetreScanOpensWithoutHealing();
    void casesAreListedSearchedTaggedAndTakenOff();
    void aDamagedListIsKeptAndMadeAnew();
    void aListOfANewerVersionStaysAsItIs();

private:
    /// Everything of a review that must come back, as values.
    struct Seen {
        QStringList findings;
        std::vector<Measurement> measurements;
        Grid<std::uint8_t> areas;
        CachedSteps steps;
        Mask mask;
        LayerChoice layers;
        std::array<int, 3> crosshair{};
        int position = 0;
        int available = 0;
        Contrast picture;
        Contrast difference;
        std::vector<double> zooms;
        std::vector<QPointF> pans;
        std::vector<std::optional<double>> curveOfSlice;
        std::vector<std::optional<double>> curveOfVolume;
        QString progress;
    };

    [[nodiscard]] MainWindow& window() { return at_->window(); }
    [[nodiscard]] SliceView& view() { return window().view(); }
    [[nodiscard]] Measurements& measurements() { return window().presenter().measurements(); }
    [[nodiscard]] QString message() { return window().messages().text(); }
    [[nodiscard]] QuestionBar& bar(const QString& name) { return at_->child<QuestionBar>(name); }
    void draw(Qt::Key key, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {});
    void mark();
    [[nodiscard]] Seen seen();
    void compare(const Seen& now, const Seen& before);
    [[nodiscard]] QStringList listed();
    /// Saves without a dialog and waits for the end.
    void save(const QString& name, bool withScan = false);
    /// Opens a case and waits until it is shown or refused.
    void openCase(const QString& name);
    void closeScan();
    [[nodiscard]] bool waitUntilOpened() {
        return QTest::qWaitFor([this] { return !at_->cases().opening(); }, 30000);
    }

    std::unique_ptr<WindowFixture> at_;
};

void CaseFileTest::init() {
    at_ = std::make_unique<WindowFixture>();
    // The list of cases is a test's own.
    qputenv("XDG_DATA_HOME", at_->path(u"data"_s).toUtf8());
}

void CaseFileTest::draw(Qt::Key key, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers) {
    view().setFocus();
    QTest::keyClick(&view(), key, modifiers);
    drag(view(), Qt::LeftButton, from, to);
    QTest::keyClick(&view(), Qt::Key_Escape);
}

/// Draws a ruler and an ellipse, paints an area, sets a threshold, another step, layer and
/// contrast, and zooms.
void CaseFileTest::mark() {
    const QPoint middle = view().rect().center();
    draw(Qt::Key_M, middle - QPoint(60, 20), middle + QPoint(40, 30));
    draw(Qt::Key_E, middle - QPoint(50, 50), middle + QPoint(10, 20));
    draw(Qt::Key_B, middle, middle + QPoint(30, 0), Qt::ShiftModifier);
    window().layers().setThreshold(0.0234);
    window().layers().setBase(BaseLayer::Difference);
    window().layers().setOpacity(0.4);
    window().showSlice(kSpotSlice - 1);
    window().showPosition(2);
    view().zoomBy(1.7);
    window().presenter().changeWindowLevel(1.37, 0.11);
    QTRY_VERIFY(window().showsAllFindings());
}

CaseFileTest::Seen CaseFileTest::seen() {
    (void)waitUntilSettled();
    Seen now;
    const HealingCase& one = *at_->cases().shown();
    now.findings = listed();
    now.measurements = measurements().all();
    now.areas = window().areas().labelsOf(one.scan);
    if (one.cache) {
        now.steps = one.cache->content();
        for (int step = 0; step < one.cache->steps(); ++step) {
            now.curveOfSlice.push_back(one.cache->meanOfSlice(step, window().presenter().slice()));
            now.curveOfVolume.push_back(one.cache->meanOfVolume(step));
        }
    }
    if (one.brainMask() != nullptr) {
        now.mask = *one.brainMask();
    }
    now.layers = window().layers().choice();
    now.crosshair = window().presenter().crosshair();
    now.position = window().timeline().position();
    now.available = window().timeline().available();
    now.picture = window().presenter().contrast();
    now.difference = window().presenter().differenceContrast();
    for (const SliceView* each : window().views().views()) {
        now.zooms.push_back(each->zoom());
        now.pans.push_back(each->pan());
    }
    now.progress = at_->child<QLabel>(u"progressLabel"_s).text();
    return now;
}

void CaseFileTest::compare(const Seen& now, const Seen& before) {
    QCOMPARE(now.findings, before.findings);
    QVERIFY(now.measurements == before.measurements);
    QVERIFY(now.areas.voxels == before.areas.voxels);
    QVERIFY(now.mask.voxels == before.mask.voxels);
    QVERIFY(now.layers == before.layers);
    QVERIFY(now.crosshair == before.crosshair);
    QCOMPARE(now.position, before.position);
    QCOMPARE(now.available, before.available);
    QVERIFY(now.picture == before.picture);
    QVERIFY(now.difference == before.difference);
    QVERIFY(now.zooms == before.zooms);
    QVERIFY(now.pans == before.pans);
    QVERIFY(now.curveOfSlice == before.curveOfSlice);
    QVERIFY(now.curveOfVolume == before.curveOfVolume);
    QCOMPARE(now.progress, before.progress);
    // Every value of every step of every slice, to the last bit.
    QCOMPARE(now.steps.ts, before.steps.ts);
    QCOMPARE(now.steps.stepsOf, before.steps.stepsOf);
    QCOMPARE(now.steps.steps.size(), before.steps.steps.size());
    for (std::size_t i = 0; i < now.steps.steps.size(); ++i) {
        QVERIFY(now.steps.steps[i].change.voxels == before.steps.steps[i].change.voxels);
        QVERIFY(now.steps.steps[i].gradient.voxels == before.steps.steps[i].gradient.voxels);
        QVERIFY(now.steps.steps[i].within.voxels == before.steps.steps[i].within.voxels);
        QVERIFY(now.steps.steps[i].weighted.voxels == before.steps.steps[i].weighted.voxels);
        QCOMPARE(now.steps.steps[i].sum, before.steps.steps[i].sum);
    }
    if (before.steps.prepared) {
        QVERIFY(now.steps.prepared->image.voxels == before.steps.prepared->image.voxels);
        QVERIFY(now.steps.prepared->image.affine == before.steps.prepared->image.affine);
        QVERIFY(now.steps.prepared->scanMask.voxels == before.steps.prepared->scanMask.voxels);
    }
}

QStringList CaseFileTest::listed() {
    return FindingRows(at_->child<QTreeView>(u"findingsList"_s)).all();
}

void CaseFileTest::save(const QString& name, bool withScan) {
    window().saveCase(at_->path(name), withScan);
    QTRY_VERIFY_WITH_TIMEOUT(!window().caseFiles().isSaving(), 30000);
    QVERIFY2(message().startsWith(u"Saved "_s), qPrintable(message()));
}

void CaseFileTest::openCase(const QString& name) {
    window().messages().dismiss();
    window().openFile(at_->path(name));
    QVERIFY(waitUntilOpened());
    QTRY_VERIFY(window().showsAllFindings());
}

void CaseFileTest::closeScan() {
    QTest::keyClick(&view(), Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(at_->cases().all().empty());
}

void CaseFileTest::aCaseOpensExactlyAsItWas() {
    QVERIFY(at_->open() && at_->healVolume());
    mark();
    const Seen before = seen();
    QVERIFY(before.steps.ts.size() == 4 && before.available == 4 && before.position == 2);
    QVERIFY(!before.findings.isEmpty() && before.measurements.size() == 2);
    QVERIFY(!before.areas.voxels.empty());
    save(u"one.disyre"_s);
    compare(seen(), before);
    closeScan();

    openCase(u"one.disyre"_s);
    compare(seen(), before);
    QVERIFY(!bar(u"caseBanner"_s).isVisible());
    // The timeline scrubs through all steps.
    for (int position = 0; position <= 4; ++position) {
        window().showPosition(position);
        QCOMPARE(window().timeline().position(), position);
        const auto change =
            at_->cases().cache()->changeOnScan(position, window().presenter().slice());
        QCOMPARE(change.empty(), position == 0);
    }
    // The same in the next start of the program, whose settings are others.
    save(u"one.disyre"_s);
    closeScan();
    at_->makeWindow();
    openCase(u"one.disyre"_s);
    window().showPosition(2);
    compare(seen(), before);
    // What was saved is not lost by quitting.
    window().close();
    QVERIFY(!window().isVisible());
}

void CaseFileTest::healingGoesOnInACaseThatWasOpened() {
    QVERIFY(at_->open() && at_->healSlice());
    save(u"one.disyre"_s);
    const auto before = at_->cases().cache()->content();
    closeScan();
    openCase(u"one.disyre"_s);
    QCOMPARE(at_->cases().cache()->slicesComplete(), 1);
    const auto* cache = at_->cases().cache();
    QVERIFY(at_->healVolume());
    // The slice that was healed already was kept, and only the others were healed.
    QCOMPARE(at_->cases().cache(), cache);
    QVERIFY(cache->slicesComplete() > 1);
    const auto& asked = at_->log().request.slices;
    for (std::size_t z = 0; z < before.stepsOf.size(); ++z) {
        const bool wasHealed = before.stepsOf[z] > 0;
        QVERIFY(!wasHealed ||
                std::find(asked.begin(), asked.end(), static_cast<int>(z)) == asked.end());
    }
}

void CaseFileTest::aHalfHealedScanOpensExactlyAsItWas() {
    QVERIFY(at_->open());
    at_->log().stepMilliseconds = 30;
    window().healVolume();
    QTRY_VERIFY(at_->cases().cache() != nullptr && at_->cases().cache()->slicesComplete() >= 2);
    window().stopHealing();
    QVERIFY(at_->healed());
    at_->log().stepMilliseconds = 0;
    QVERIFY(at_->cases().cache()->slicesComplete() < at_->cases().cache()->slicesWithBrain());
    mark();
    const Seen before = seen();
    save(u"half.disyre"_s);
    closeScan();
    openCase(u"half.disyre"_s);
    compare(seen(), before);
}

void CaseFileTest::aScanThatWasMendedAndNotHealedIsACaseToo() {
    QVERIFY(at_->open());
    Mask mask = *at_->cases().shown()->brainMask();
    std::fill_n(mask.voxels.begin() + static_cast<std::ptrdiff_t>(mask.voxels.size() / 2), 500,
                std::uint8_t{0});
    at_->cases().setOwnMask(at_->cases().shownId(),
                            std::make_shared<const OwnMask>(OwnMask{mask, {}, true}));
    const QPoint middle = view().rect().center();
    draw(Qt::Key_M, middle - QPoint(60, 20), middle + QPoint(40, 30));
    save(u"one.disyre"_s);
    closeScan();
    openCase(u"one.disyre"_s);
    QVERIFY(at_->cases().cache() == nullptr);
    QVERIFY(at_->cases().shown()->ownMask && at_->cases().shown()->ownMask->mended);
    QVERIFY(at_->cases().shown()->brainMask()->voxels == mask.voxels);
    QCOMPARE(measurements().all().size(), std::size_t(1));
}

void CaseFileTest::theScanLiesInsideWhereThePersonTicksIt() {
    QVERIFY(at_->open() && at_->healSlice());
    const std::vector<float> voxels = at_->cases().scan()->ras.voxels;
    const Affine affine = at_->cases().scan()->ras.affine;
    QTimer ticking;
    connect(&ticking, &QTimer::timeout, this, [&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        auto* box = dialog != nullptr ? dialog->findChild<QCheckBox*>(u"caseWithScan"_s) : nullptr;
        if (box != nullptr) {
            ticking.stop();
            box->setChecked(true);
            answerFileDialog(at_->path(u"with.disyre"_s));
        }
    });
    ticking.start(10);
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(message().startsWith(u"Saved "_s), qPrintable(message()), 30000);
    QVERIFY(!summaryOf(CaseArchive(toPath(at_->path(u"with.disyre"_s)))).scan.part.empty());
    closeScan();
    // As on another machine, the scan is not there.
    QVERIFY(QFile::remove(at_->path(u"brain.nii.gz"_s)));
    openCase(u"with.disyre"_s);
    QVERIFY2(at_->cases().scan() != nullptr, qPrintable(message()));
    QVERIFY(at_->cases().scan()->ras.voxels == voxels);
    QVERIFY(at_->cases().scan()->ras.affine == affine);
    QVERIFY(!bar(u"caseBanner"_s).isVisible());
    // Saved again, it still holds the scan.
    QTest::keyClick(&view(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(message().startsWith(u"Saved "_s), qPrintable(message()), 30000);
    closeScan();
    openCase(u"with.disyre"_s);
    QVERIFY(at_->cases().scan()->ras.voxels == voxels);
}

void CaseFileTest::aScanThatMovedIsAskedForAndOnlyTheSameOneIsTaken() {
    QVERIFY(at_->open() && at_->healSlice());
    mark();
    const Seen before = seen();
    save(u"one.disyre"_s);
    closeScan();
    QDir().mkpath(at_->path(u"elsewhere"_s));
    const QString moved = at_->path(u"elsewhere/renamed.nii.gz"_s);
    QVERIFY(QFile::rename(at_->path(u"brain.nii.gz"_s), moved));
    Volume other = spottedBrain();
    other.voxels[other.voxels.size() / 2] += 1.0f;
    writeScan(toPath(at_->path(u"other.nii.gz"_s)), other);

    openCase(u"one.disyre"_s);
    QVERIFY(at_->cases().all().empty());
    auto& question = bar(u"caseQuestion"_s);
    QVERIFY2(question.text().contains(u"brain.nii.gz"_s), qPrintable(question.text()));
    // Another language does not answer it.
    window().chooseLanguage(u"de"_s);
    QVERIFY(question.isVisible());
    window().chooseLanguage(u"en"_s);
    QVERIFY(question.isVisible());
    answerFileDialog(at_->path(u"other.nii.gz"_s));
    at_->child<QPushButton>(u"caseQuestionFirst"_s).click();
    QVERIFY(waitUntilOpened());
    QTRY_VERIFY2(message().contains(u"another scan"_s), qPrintable(message()));
    QVERIFY(at_->cases().all().empty());

    openCase(u"one.disyre"_s);
    answerFileDialog(moved);
    at_->child<QPushButton>(u"caseQuestionFirst"_s).click();
    QVERIFY(waitUntilOpened());
    QTRY_VERIFY(at_->cases().scan() != nullptr && window().showsAllFindings());
    compare(seen(), before);
    QVERIFY(!bar(u"caseBanner"_s).isVisible());
    closeScan();

    // Or without the scan, which is then worked out from the results.
    openCase(u"one.disyre"_s);
    at_->child<QPushButton>(u"caseQuestionSecond"_s).click();
    QVERIFY(waitUntilOpened());
    QTRY_VERIFY(at_->cases().scan() != nullptr && window().showsAllFindings());
    QVERIFY(bar(u"caseBanner"_s).text().contains(u"missing or has changed"_s));
    QCOMPARE(listed(), before.findings);
}

void CaseFileTest::aScanThatChangedIsSaidAndTheSavedOneIsShown() {
    QVERIFY(at_->open() && at_->healVolume());
    const std::vector<float> voxels = at_->cases().scan()->ras.voxels;
    mark();
    const Seen before = seen();
    save(u"one.disyre"_s);
    closeScan();
    Volume changed = spottedBrain();
    for (float& value : changed.voxels) {
        value *= 0.5f;
    }
    writeScan(toPath(at_->path(u"brain.nii.gz"_s)), changed);
    openCase(u"one.disyre"_s);
    QVERIFY2(at_->cases().scan() != nullptr, qPrintable(message()));
    QVERIFY2(bar(u"caseBanner"_s).text().contains(u"brain.nii.gz"_s),
             qPrintable(bar(u"caseBanner"_s).text()));
    QVERIFY(bar(u"caseBanner"_s).text().contains(u"has changed"_s));
    QCOMPARE(listed(), before.findings);
    QVERIFY(measurements().all() == before.measurements);
    // The scan as it was comes from the case, but for rounding.
    const std::vector<float>& shown = at_->cases().scan()->ras.voxels;
    QCOMPARE(shown.size(), voxels.size());
    for (std::size_t i = 0; i < voxels.size(); ++i) {
        QVERIFY(std::abs(shown[i] - voxels[i]) < 1e-3f);
    }
    // Saved again, it still belongs to the scan as it was.
    save(u"again.disyre"_s);
    closeScan();
    writeTestScan(at_->folder());
    openCase(u"again.disyre"_s);
    QVERIFY(!bar(u"caseBanner"_s).isVisible());
    QVERIFY(at_->cases().scan()->ras.voxels == voxels);
}

void CaseFileTest::aSecondWindowOpensTheCaseReadOnly() {
    QVERIFY(at_->open() && at_->healSlice());
    save(u"one.disyre"_s);
    const std::string before = readTextFile(toPath(at_->path(u"one.disyre"_s)));
    // The first window keeps the case while the second one opens it.
    MainWindow second;
    second.show();
    second.openFile(at_->path(u"one.disyre"_s));
    QVERIFY(QTest::qWaitFor([&] { return second.session().cases().scan() != nullptr; }, 30000));
    auto* banner = second.findChild<QuestionBar*>(u"caseBanner"_s);
    QVERIFY2(banner->text().contains(u"open elsewhere"_s), qPrintable(banner->text()));
    QVERIFY(banner->text().contains(QString::number(QCoreApplication::applicationPid())));
    QVERIFY(second.session().cases().shown()->home->isReadOnly());
    // It cannot be written over, but saved as another one.
    second.saveCase(at_->path(u"one.disyre"_s), false);
    QTRY_VERIFY(!second.caseFiles().isSaving());
    QVERIFY2(second.messages().text().contains(u"open elsewhere"_s),
             qPrintable(second.messages().text()));
    QVERIFY(readTextFile(toPath(at_->path(u"one.disyre"_s))) == before);
    second.saveCase(at_->path(u"two.disyre"_s), false);
    QTRY_VERIFY_WITH_TIMEOUT(!second.caseFiles().isSaving(), 30000);
    QVERIFY(QFile::exists(at_->path(u"two.disyre"_s)));
    QVERIFY(!banner->isVisible());
    // Once the first window has closed it, it can be written again.
    second.hide();
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    closeScan();
    QVERIFY(!QFile::exists(at_->path(u"one.disyre.lock"_s)));
    openCase(u"one.disyre"_s);
    QVERIFY(!at_->cases().shown()->home->isReadOnly());
}

void CaseFileTest::aLockThatWasLeftBehindIsTakenOver() {
    QVERIFY(at_->open() && at_->healSlice());
    save(u"one.disyre"_s);
    closeScan();
    // A program that was killed, and whose number no program has now, left its lock.
    QFile lock(at_->path(u"one.disyre.lock"_s));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("4194301\ndisyre-explorer\n" + QSysInfo::machineHostName().toUtf8() + "\n");
    lock.close();
    openCase(u"one.disyre"_s);
    QVERIFY(at_->cases().scan() != nullptr);
    QVERIFY(!at_->cases().shown()->home->isReadOnly());
    QVERIFY(!bar(u"caseBanner"_s).isVisible());
}

void CaseFileTest::aLockOfAnotherMachineIsTakenOverByAPersonAlone() {
    QVERIFY(at_->open() && at_->healSlice());
    save(u"one.disyre"_s);
    closeScan();
    const auto writeLock = [this](const QByteArray& process) {
        QFile lock(at_->path(u"one.disyre.lock"_s));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write(process + "\ndisyre-explorer\nward-3\n");
    };
    writeLock("812");
    openCase(u"one.disyre"_s);
    QVERIFY(at_->cases().shown()->home->isReadOnly());
    auto& banner = bar(u"caseBanner"_s);
    auto& question = bar(u"caseQuestion"_s);
    QVERIFY2(banner.text().contains(u"process 812 on ward-3"_s), qPrintable(banner.text()));
    const auto press = [](QuestionBar& bar, const QString& button) {
        QTest::mouseClick(bar.findChild<QPushButton*>(bar.objectName() + button), Qt::LeftButton);
    };
    // Who does not want to take it over loses nothing.
    press(banner, u"Second"_s);
    QTRY_VERIFY(question.isVisible());
    QVERIFY2(question.text().contains(u"ward-3"_s), qPrintable(question.text()));
    press(question, u"First"_s);
    QVERIFY(!question.isVisible() && banner.isVisible());
    QVERIFY(at_->cases().shown()->home->isReadOnly());
    // Somebody else has it by now.
    press(banner, u"Second"_s);
    QTRY_VERIFY(question.isVisible());
    writeLock("900");
    press(question, u"Second"_s);
    QVERIFY2(message().contains(u"could not be taken over"_s), qPrintable(message()));
    QVERIFY(at_->cases().shown()->home->isReadOnly());
    closeScan();

    openCase(u"one.disyre"_s);
    QVERIFY(banner.text().contains(u"process 900 on ward-3"_s));
    press(banner, u"Second"_s);
    QTRY_VERIFY(question.isVisible());
    press(question, u"Second"_s);
    QVERIFY(!at_->cases().shown()->home->isReadOnly());
    QVERIFY(!banner.isVisible());
    save(u"one.disyre"_s);
}

void CaseFileTest::aCaseThatWasTakenAwayIsNotSavedOver() {
    QVERIFY(at_->open() && at_->healSlice());
    save(u"one.disyre"_s);
    const std::string before = readTextFile(toPath(at_->path(u"one.disyre"_s)));
    // Somebody on another machine takes it over.
    QVERIFY(QFile::remove(at_->path(u"one.disyre.lock"_s)));
    QFile lock(at_->path(u"one.disyre.lock"_s));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("812\ndisyre-explorer\nward-3\n");
    lock.close();
    const QPoint middle = view().rect().center();
    draw(Qt::Key_M, middle - QPoint(60, 20), middle + QPoint(40, 30));
    window().saveCase(at_->path(u"one.disyre"_s), false);
    QTRY_VERIFY(!window().caseFiles().isSaving());
    QVERIFY2(message().contains(u"open elsewhere (process 812 on ward-3)"_s),
             qPrintable(message()));
    QVERIFY(readTextFile(toPath(at_->path(u"one.disyre"_s))) == before);
    QVERIFY(QFile::exists(at_->path(u"one.disyre.lock"_s)));
    // Under another name it is kept.
    save(u"two.disyre"_s);
}

void CaseFileTest::casesOpenFromTheKeyboardByDropAndAsRecentFiles() {
    QVERIFY(at_->open() && at_->healSlice());
    view().setFocus();
    answerFileDialog(at_->path(u"one.disyre"_s));
    QTest::keyClick(&view(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(message().startsWith(u"Saved "_s), qPrintable(message()), 30000);
    QVERIFY(Settings().recentFiles().constFirst().endsWith(u"one.disyre"_s));
    closeScan();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(at_->path(u"one.disyre"_s))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &drop);
    QVERIFY(waitUntilOpened());
    QTRY_VERIFY(at_->cases().cache() != nullptr);
    QCOMPARE(at_->cases().cache()->steps(), 4);
    // Opened a second time, it is only shown.
    openCase(u"one.disyre"_s);
    QCOMPARE(at_->cases().all().size(), std::size_t(1));
    QVERIFY(!at_->cases().shown()->home->isReadOnly());
    // The second saving needs no dialog.
    window().messages().dismiss();
    QTest::keyClick(&view(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(message().startsWith(u"Saved "_s), qPrintable(message()), 30000);
    closeScan();
    at_->child<QAction>(u"recent1Action"_s).trigger();
    QVERIFY(waitUntilOpened());
    QTRY_VERIFY(at_->cases().cache() != nullptr);
}

void CaseFileTest::damagedCasesAreRefusedAndWhatIsShownStays() {
    QVERIFY(at_->open() && at_->healSlice());
    save(u"one.disyre"_s);
    const std::string whole = readTextFile(toPath(at_->path(u"one.disyre"_s)), 1u << 30);
    writeTextAtomically(toPath(at_->path(u"cut.disyre"_s)), whole.substr(0, whole.size() / 2));
    writeTextAtomically(toPath(at_->path(u"text.disyre"_s)), "not a case");
    for (const QString& name : {u"cut.disyre"_s, u"text.disyre"_s, u"missing.disyre"_s}) {
        openCase(name);
        QTRY_VERIFY2(message().contains(name), qPrintable(message()));
        QVERIFY(window().messages().kind() == MessageBar::Kind::Problem);
        QCOMPARE(at_->cases().all().size(), std::size_t(1));
        QCOMPARE(at_->cases().cache()->slicesComplete(), 1);
    }
    // A place that cannot be written to is said, and the case stays what it was.
    QFile blocker(at_->path(u"a file"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    window().saveCase(at_->path(u"a file/one.disyre"_s), false);
    QTRY_VERIFY(!window().caseFiles().isSaving());
    QTRY_VERIFY2(window().messages().kind() == MessageBar::Kind::Problem, qPrintable(message()));
    QVERIFY(at_->cases().shown()->home->file.filename() == "one.disyre");
}

void CaseFileTest::savedResultsBecomeACase() {
    QVERIFY(at_->open() && at_->healVolume());
    window().saveResults(at_->path(u"results"_s));
    QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(u"Saved "_s), 30000);
    closeScan();
    openCase(u"results"_s);
    mark();
    const Seen before = seen();
    save(u"one.disyre"_s);
    closeScan();
    QVERIFY(QDir(at_->path(u"results"_s)).removeRecursively());
    openCase(u"one.disyre"_s);
    QVERIFY2(at_->cases().shown() != nullptr, qPrintable(message()));
    const Seen now = seen();
    QCOMPARE(now.findings, before.findings);
    QVERIFY(now.measurements == before.measurements);
    QVERIFY(now.areas.voxels == before.areas.voxels);
    QCOMPARE(now.steps.steps.size(), std::size_t(1));
    QVERIFY(now.steps.steps[0].weighted.voxels == before.steps.steps[0].weighted.voxels);
    QVERIFY(at_->child<QLabel>(u"progressLabel"_s).text().contains(u"Saved results"_s));
}

void CaseFileTest::savingAsACaseCountsAsSaved() {
    QVERIFY(at_->open() && at_->healSlice());
    const QPoint middle = view().rect().center();
    draw(Qt::Key_M, middle - QPoint(60, 20), middle + QPoint(40, 30));
    window().close();
    QVERIFY(window().isVisible());
    save(u"one.disyre"_s);
    window().close();
    QVERIFY(!window().isVisible());
}

void CaseFileTest::aCaseOfAOneMillimetreScanOpensWithoutHealing() {
    const QString scan = QDir(qEnvironmentVariable("DISYRE_DATA_DIR"))
                             .filePath(u"lesion/tcga_brainlesion/TCGA-DU-7294_t1.nii.gz"_s);
    if (!QFile::exists(scan)) {
        QSKIP("no scans: set DISYRE_DATA_DIR");
    }
    QVERIFY(at_->useModelOfTwoMillimetres());
    QVERIFY(QFile::copy(scan, at_->path(u"t1.nii.gz"_s)));
    window().openFile(at_->path(u"t1.nii.gz"_s));
    QVERIFY(waitUntilOpened() && at_->cases().scan() != nullptr);
    QVERIFY(at_->healVolume());
    const int heals = at_->log().heals;
    const auto before = at_->cases().cache()->content();
    QElapsedTimer clock;
    auto processorMilliseconds = [start = std::clock()]() mutable {
        const std::clock_t now = std::clock();
        return static_cast<int>(1000.0 * static_cast<double>(now - std::exchange(start, now)) /
                                CLOCKS_PER_SEC);
    };
    clock.start();
    save(u"one.disyre"_s);
    const qint64 saving = clock.elapsed();
    const int savingWork = processorMilliseconds();
    closeScan();
    clock.start();
    (void)processorMilliseconds();
    window().openFile(at_->path(u"one.disyre"_s));
    QVERIFY(QTest::qWaitFor([this] { return at_->cases().cache() != nullptr; }, 30000));
    const qint64 opening = clock.elapsed();
    const int openingWork = processorMilliseconds();
    const CaseArchive archive(toPath(at_->path(u"one.disyre"_s)));
    (void)readCaseFile(archive, StopToken());
    const int reading = processorMilliseconds();
    (void)openScan(toPath(at_->path(u"t1.nii.gz"_s)));
    const Size3& size = before.prepared->image.size;
    qInfo(
        "a case of a 1 mm scan with %zu steps on a grid of %d x %d x %d: %.1f MB; saved in %lld "
        "ms (%d ms of a processor), opened in %lld ms (%d); reading the steps takes %d ms of a "
        "processor, opening the scan itself %d",
        before.ts.size(), size[0], size[1], size[2],
        static_cast<double>(QFileInfo(at_->path(u"one.disyre"_s)).size()) / 1e6, saving, savingWork,
        opening, openingWork, reading, processorMilliseconds());
    QCOMPARE(at_->log().heals.load(), heals);
    QCOMPARE(at_->cases().cache()->content().stepsOf, before.stepsOf);
}

void CaseFileTest::casesAreListedSearchedTaggedAndTakenOff() {
    QVERIFY(at_->open() && at_->healSlice());
    save(u"first.disyre"_s);
    save(u"second.disyre"_s);
    closeScan();
    const QString folder = CaseLibrary::usualFolder();
    QVERIFY(folder.startsWith(at_->folder()));
    QTRY_VERIFY_WITH_TIMEOUT(CaseLibrary(folder).all().size() == 2, 10000);
    QVERIFY(QFile::remove(at_->path(u"second.disyre"_s)));

    at_->child<QAction>(u"casesAction"_s).trigger();
    QPointer<CaseLibraryDialog> dialog = window().findChild<CaseLibraryDialog*>();
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY(!dialog->isBusy());
    auto* table = dialog->findChild<QTableWidget*>(u"caseTable"_s);
    QCOMPARE(table->rowCount(), 2);
    const auto rowOf = [table](const QString& name) {
        for (int row = 0; row < table->rowCount(); ++row) {
            if (table->item(row, 0)->text() == name) {
                return row;
            }
        }
        return -1;
    };
    const int first = rowOf(u"first"_s);
    const int second = rowOf(u"second"_s);
    QVERIFY(first >= 0 && second >= 0);
    QVERIFY(!table->item(first, 0)->icon().isNull());
    QCOMPARE(table->item(first, 2)->text(), u"brain.nii.gz"_s);
    QCOMPARE(table->item(first, 3)->text(), QString::fromStdString(testCard().name));
    // The missing one is grey, says so, and does not open.
    QVERIFY(table->item(second, 0)->foreground().color() !=
            table->item(first, 0)->foreground().color());
    QVERIFY(table->item(second, 0)->toolTip().contains(u"not there any more"_s));
    auto* open = dialog->findChild<QPushButton*>(u"caseOpenButton"_s);
    table->selectRow(second);
    QVERIFY(!open->isEnabled());
    // Tags are written in the table, and found.
    table->item(first, 4)->setText(u"glioma, left"_s);
    QTRY_VERIFY(!dialog->isBusy());
    auto* search = dialog->findChild<QLineEdit*>(u"caseSearch"_s);
    QTest::keyClicks(search, u"LEFT glio"_s);
    QVERIFY(!table->isRowHidden(rowOf(u"first"_s)) && table->isRowHidden(rowOf(u"second"_s)));
    search->clear();
    // Taken off the list, a case stays a file.
    table->clearSelection();
    table->selectRow(rowOf(u"second"_s));
    QTest::mouseClick(dialog->findChild<QPushButton*>(u"caseRemoveButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!dialog->isBusy());
    QCOMPARE(table->rowCount(), 1);
    table->selectRow(0);
    QVERIFY(open->isEnabled());
    QTest::mouseClick(open, Qt::LeftButton);
    QVERIFY(waitUntilOpened());
    QTRY_VERIFY(at_->cases().cache() != nullptr);
    QVERIFY(QFile::exists(at_->path(u"first.disyre"_s)));
    // Saving again keeps the tags.
    save(u"first.disyre"_s);
    letTimePass(200);
    const auto all = CaseLibrary(folder).all();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.constFirst().tags, u"glioma, left"_s);
}

void CaseFileTest::aDamagedListIsKeptAndMadeAnew() {
    const QString folder = at_->path(u"list"_s);
    {
        CaseLibrary library(folder);
        QVERIFY(library.isOpen() && library.notice().isEmpty());
        library.put({u"/a.disyre"_s, u"a"_s, QDateTime::currentDateTime(), {}, {}, {}, {}, true});
        QCOMPARE(library.all().size(), 1);
    }
    const QString file = folder + u"/cases.sqlite"_s;
    QFile damaged(file);
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    QVERIFY(damaged.seek(20) && damaged.write(QByteArray(3000, '\x55')) == 3000);
    damaged.close();
    const std::string before = readTextFile(toPath(file));
    CaseLibrary library(folder);
    QVERIFY(library.isOpen());
    QVERIFY2(library.notice().contains(u"damaged"_s), qPrintable(library.notice()));
    QVERIFY(library.all().isEmpty());
    QVERIFY(readTextFile(toPath(file + u".damaged-1"_s)) == before);
    library.put({u"/b.disyre"_s, u"b"_s, QDateTime::currentDateTime(), {}, {}, {}, {}, true});
    QVERIFY(CaseLibrary(folder).notice().isEmpty());
    QCOMPARE(CaseLibrary(folder).all().size(), 1);
}

void CaseFileTest::aListOfANewerVersionStaysAsItIs() {
    const QString folder = at_->path(u"list"_s);
    CaseLibrary(folder).put(
        {u"/a.disyre"_s, u"a"_s, QDateTime::currentDateTime(), {}, {}, {}, {}, true});
    const QString file = folder + u"/cases.sqlite"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        database.setDatabaseName(file);
        QVERIFY(database.open());
        QSqlQuery(database).exec(u"PRAGMA user_version = 2"_s);
        database.close();
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
    const std::string before = readTextFile(toPath(file));
    {
        CaseLibrary library(folder);
        QVERIFY(library.isOpen());
        QVERIFY2(library.notice().contains(u"newer version"_s), qPrintable(library.notice()));
        library.put({u"/b.disyre"_s, u"b"_s, QDateTime::currentDateTime(), {}, {}, {}, {}, true});
    }
    QCOMPARE(CaseLibrary(folder).all().size(), 1);
    QVERIFY(readTextFile(toPath(file)) == before);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::CaseFileTest>(argc, argv);
}

#include "CaseFileTest.moc"
