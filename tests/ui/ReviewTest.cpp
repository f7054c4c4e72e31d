// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "tests/ui/FindingRows.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Paths.h"
#include "ui/common/Settings.h"
#include "ui/findings/FindingsPanel.h"
#include "ui/viewer/PaintedAreas.h"
#include "ui/window/LayerPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// What a person has done is saved with the results, comes back with them, survives looking at
/// another scan, and is not lost by quitting without a word.
class ReviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at_ = std::make_unique<WindowFixture>(); }
    void cleanup() { at_.reset(); }

    void resultsAreSavedIntoANewFolderThatIsTyped();
    void savedResultsAreShownAgain();
    void aReviewFromOpeningToReopeningTakesTwelveActions();
    void resultsWithoutAReviewOpenToo();
    void openedResultsAreSavedWithWhatWasAdded();
    void openedResultsCanBeHealedAnew();
    void otherScansBesideTheResultsAreListed();
    void incompleteResultsAreRefusedAndNothingIsLost_data();
    void incompleteResultsAreRefusedAndNothingIsLost();
    void marksSurviveLookingAtAnotherScan();
    void everyMeasurementCanBeUndone();
    void quittingAsksOnceAndSaysWhatWouldBeLost();
    void closingAScanAsksAndSaysWhatWouldBeLost();
    void damagedSettingsAreReadAsDefaults();

private:
    [[nodiscard]] MainWindow& window() { return at_->window(); }
    [[nodiscard]] SliceView& view() { return window().view(); }
    [[nodiscard]] Measurements& measurements() { return window().presenter().measurements(); }
    [[nodiscard]] QString message() { return window().messages().text(); }
    /// Draws with a tool of the axial view, given by its key.
    void draw(Qt::Key key, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {});
    /// Heals the test scan, draws a ruler and an ellipse, paints an area and sets a threshold.
    void healAndMark();
    /// Saves by the keyboard and the dialog.
    void save(const QString& folder);
    /// Opens a folder of results and waits until it is shown.
    void openResults(const QString& folder);
    [[nodiscard]] QStringList listed();

    std::unique_ptr<WindowFixture> at_;
};

void ReviewTest::draw(Qt::Key key, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers) {
    view().setFocus();
    QTest::keyClick(&view(), key, modifiers);
    drag(view(), Qt::LeftButton, from, to);
    QTest::keyClick(&view(), Qt::Key_Escape);
}

void ReviewTest::healAndMark() {
    QVERIFY(at_->open() && at_->healVolume());
    const QPoint middle = view().rect().center();
    draw(Qt::Key_M, middle - QPoint(60, 20), middle + QPoint(40, 30));
    draw(Qt::Key_E, middle - QPoint(50, 50), middle + QPoint(10, 20));
    draw(Qt::Key_B, middle, middle + QPoint(30, 0), Qt::ShiftModifier);
    QCOMPARE(measurements().all().size(), std::size_t(2));
    QVERIFY(window().areas().voxelCount(1) > 0);
    window().layers().setThreshold(0.02);
    QTRY_VERIFY(window().showsAllFindings() && !listed().isEmpty());
}

void ReviewTest::save(const QString& folder) {
    window().messages().dismiss();
    answerFileDialog(folder);
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(message().startsWith(u"Saved "_s), qPrintable(message()), 30000);
}

void ReviewTest::openResults(const QString& folder) {
    window().openFile(folder);
    QVERIFY(QTest::qWaitFor([this] { return !at_->cases().opening(); }, 30000));
    QVERIFY2(at_->cases().shown() != nullptr && at_->cases().shown()->opened,
             qPrintable(message()));
    QTRY_VERIFY(window().showsAllFindings());
}

QStringList ReviewTest::listed() {
    return FindingRows(at_->child<QTreeView>(u"findingsList"_s)).all();
}

void ReviewTest::resultsAreSavedIntoANewFolderThatIsTyped() {
    healAndMark();
    const QString folder = at_->path(u"new folder/results of today"_s);
    QVERIFY(!QFile::exists(folder));
    QDir().mkpath(at_->path(u"new folder"_s));
    save(folder);
    for (const auto* name : {"anomaly_map.nii.gz", "restoration.nii.gz", "steps.csv", "result.json",
                             "review.json", "painted_areas.nii.gz"}) {
        QVERIFY2(QFile::exists(folder + u'/' + QString::fromLatin1(name)), name);
    }
    QFile file(folder + u"/review.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject review = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(review[u"format"_s].toString(), u"disyre-review"_s);
    QCOMPARE(review[u"format_version"_s].toInt(), 1);
    QCOMPARE(review[u"threshold"_s].toObject()[u"value"_s].toDouble(), 0.02);
    QCOMPARE(review[u"threshold"_s].toObject()[u"source"_s].toString(), u"hand"_s);
    QCOMPARE(review[u"threshold"_s].toObject()[u"model"_s].toDouble(), 0.05);
    QCOMPARE(review[u"findings"_s].toArray().size(), listed().size());
    QCOMPARE(review[u"measurements"_s].toArray().size(), 2);
    // The ellipse and the painted area, each with the mean change of every step.
    QCOMPARE(review[u"marked_regions"_s].toArray().size(), 2);
    for (const QJsonValue& region : review[u"marked_regions"_s].toArray()) {
        QCOMPARE(region[u"step_means"_s].toArray().size(), 4);
    }
    const Volume areas = readScan(toPath(folder) / "painted_areas.nii.gz");
    QVERIFY(areas.size == at_->cases().scan()->scan.size);
    QCOMPARE(static_cast<std::size_t>(std::count(areas.voxels.begin(), areas.voxels.end(), 1.0f)),
             window().areas().voxelCount(1));
    // A folder that cannot be made is said in place, and the results stay.
    QFile blocker(at_->path(u"a file"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    window().messages().dismiss();
    window().saveResults(at_->path(u"a file/results"_s));
    QTRY_VERIFY2_WITH_TIMEOUT(message().contains(u"a file"_s) && !message().startsWith(u"Saving"_s),
                              qPrintable(message()), 30000);
    QVERIFY(window().messages().kind() == MessageBar::Kind::Problem);
    QVERIFY(at_->cases().cache()->slicesComplete() > 0);
}

void ReviewTest::savedResultsAreShownAgain() {
    healAndMark();
    const QStringList findings = listed();
    const std::vector<Measurement> drawn = measurements().all();
    const std::size_t painted = window().areas().voxelCount(1);
    const QImage picture = at_->picture();
    const int slice = window().presenter().slice();
    const Volume map = at_->cases().cache()->anomalyMap();
    const QString folder = at_->path(u"results"_s);
    save(folder);
    QTest::keyClick(&view(), Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(at_->cases().all().empty());

    openResults(folder);
    QCOMPARE(at_->cases().all().size(), std::size_t(1));
    QCOMPARE(at_->cases().scan()->name, u"brain.nii.gz"_s);
    QVERIFY(at_->cases().shown()->name.contains(u"saved results"_s));
    QCOMPARE(window().layers().choice().threshold, 0.02);
    QCOMPARE(listed(), findings);
    QVERIFY(measurements().all() == drawn);
    QCOMPARE(window().areas().voxelCount(1), painted);
    QCOMPARE(window().presenter().slice(), slice);
    // The restored picture with its overlay is the same as before.
    QTRY_VERIFY2(rootMeanSquare(at_->picture(), picture) < 2.0,
                 qPrintable(QString::number(rootMeanSquare(at_->picture(), picture))));
    // At another threshold the findings are looked for in the map, and at that one the saved list
    // comes back.
    window().layers().setThreshold(0.04);
    QTRY_VERIFY(window().showsAllFindings() && listed() != findings);
    window().layers().setThreshold(0.02);
    QTRY_COMPARE(listed(), findings);
    // The map's own file still opens as a scan when a person names it.
    window().openFile(folder + u"/anomaly_map.nii.gz"_s);
    QTRY_COMPARE(at_->cases().scan()->name, u"anomaly_map.nii.gz"_s);
    // The same results are not opened twice.
    openResults(folder);
    QCOMPARE(at_->cases().all().size(), std::size_t(2));
}

void ReviewTest::aReviewFromOpeningToReopeningTakesTwelveActions() {
    int actions = 0;
    const auto press = [&](QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        ++actions;
        QTest::keyClick(widget, key, modifiers);
    };
    // In a dialog a person types or pastes a path, and presses Return.
    const auto answer = [&](const QString& path) {
        actions += 2;
        answerFileDialog(path);
    };
    const QString scan = writeTestScan(at_->folder());
    const QString folder = at_->path(u"results"_s);
    view().setFocus();
    answer(scan);
    press(&window(), Qt::Key_O, Qt::ControlModifier);
    QTRY_VERIFY(at_->cases().scan() != nullptr);
    press(&view(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().state() == HealingState::Done, 30000);
    window().layers().setThreshold(0.02);
    QTRY_VERIFY(window().showsAllFindings() && !listed().isEmpty());
    const auto before = window().presenter().crosshair();
    press(&view(), Qt::Key_N);
    QTRY_VERIFY(window().presenter().crosshair() != before);
    const auto strongest = window().presenter().crosshair();
    QCOMPARE(at_->child<FindingsPanel>(u"findingsPanel"_s).chosen(), 0);
    answer(folder);
    press(&view(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(message().startsWith(u"Saved "_s), qPrintable(message()), 30000);
    const QStringList findings = listed();
    press(&view(), Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(at_->cases().all().empty());
    // What was saved last is the first of the recent files.
    QMenuBar& bar = *window().menuBar();
    press(&bar, Qt::Key_F, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    press(QApplication::activePopupWidget(), Qt::Key_R);
    auto& recent = at_->child<QMenu>(u"recentMenu"_s);
    QTRY_VERIFY(recent.isVisible());
    press(&recent, Qt::Key_1);
    QTRY_VERIFY(at_->cases().shown() != nullptr && at_->cases().shown()->opened);
    QTRY_VERIFY(window().showsAllFindings());
    QCOMPARE(listed(), findings);
    QCOMPARE(window().presenter().crosshair(), strongest);
    QCOMPARE(actions, 12);
}

void ReviewTest::resultsWithoutAReviewOpenToo() {
    QVERIFY(at_->open() && at_->healVolume());
    const QString folder = at_->path(u"results"_s);
    save(folder);
    QVERIFY(QFile::remove(folder + u"/review.json"_s));
    openResults(folder + u"/result.json"_s);
    QCOMPARE(at_->cases().scan()->name, u"brain.nii.gz"_s);
    QCOMPARE(window().layers().choice().threshold, 0.05);
    QTRY_VERIFY(!listed().isEmpty());
    QVERIFY(measurements().all().empty());
}

void ReviewTest::openedResultsAreSavedWithWhatWasAdded() {
    healAndMark();
    const QString first = at_->path(u"first"_s);
    save(first);
    openResults(first);
    const QPoint middle = view().rect().center();
    draw(Qt::Key_M, middle - QPoint(80, 60), middle - QPoint(20, 60));
    QCOMPARE(measurements().all().size(), std::size_t(3));
    const QString second = at_->path(u"second"_s);
    save(second);
    const Volume before = readScan(toPath(first) / "anomaly_map.nii.gz");
    const Volume after = readScan(toPath(second) / "anomaly_map.nii.gz");
    QVERIFY(before.voxels == after.voxels);
    openResults(second);
    QCOMPARE(measurements().all().size(), std::size_t(3));
    // Saving into the folder that was opened changes the review alone.
    save(second);
    QVERIFY(readScan(toPath(second) / "anomaly_map.nii.gz").voxels == before.voxels);
}

void ReviewTest::openedResultsCanBeHealedAnew() {
    QVERIFY(at_->open() && at_->healVolume());
    const QString folder = at_->path(u"results"_s);
    save(folder);
    openResults(folder);
    QVERIFY(at_->child<QLabel>(u"progressLabel"_s).text().contains(u"Saved results"_s));
    QVERIFY(at_->healSlice());
    QVERIFY(!at_->cases().shown()->opened);
    QCOMPARE(at_->cases().cache()->steps(), 4);
    QCOMPARE(at_->cases().cache()->slicesComplete(), 1);
}

void ReviewTest::otherScansBesideTheResultsAreListed() {
    QVERIFY(at_->open() && at_->healVolume());
    QDir().mkpath(at_->path(u"study"_s));
    (void)writeTestScan(at_->path(u"study"_s), u"another.nii.gz"_s);
    save(at_->path(u"study"_s));
    openResults(at_->path(u"study"_s));
    QStringList names;
    for (const auto& one : at_->cases().all()) {
        names << one->name;
    }
    QVERIFY2(names.contains(u"another.nii.gz"_s), qPrintable(names.join(u", "_s)));
    QVERIFY2(!names.contains(u"anomaly_map.nii.gz"_s), qPrintable(names.join(u", "_s)));
}

void ReviewTest::incompleteResultsAreRefusedAndNothingIsLost_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    const QByteArray newer = "{\"format\": \"disyre-review\", \"format_version\": 99}";
    QTest::newRow("no map") << u"results/anomaly_map.nii.gz"_s << QByteArray() << u"missing"_s;
    QTest::newRow("no restoration")
        << u"results/restoration.nii.gz"_s << QByteArray() << u"missing"_s;
    QTest::newRow("no scan") << u"brain.nii.gz"_s << QByteArray() << u"not there any more"_s;
    QTest::newRow("no record") << u"results/result.json"_s << QByteArray() << u"missing"_s;
    QTest::newRow("damaged record")
        << u"results/result.json"_s << QByteArray("{\"format\": ") << u"cannot be read"_s;
    QTest::newRow("damaged review")
        << u"results/review.json"_s << QByteArray("{\"format\": \"disyre-review\"}")
        << u"cannot be read"_s;
    QTest::newRow("newer review") << u"results/review.json"_s << newer << u"newer version"_s;
    QTest::newRow("map of another size")
        << u"results/anomaly_map.nii.gz"_s << QByteArray("small") << u"another size"_s;
}

void ReviewTest::incompleteResultsAreRefusedAndNothingIsLost() {
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    QVERIFY(at_->open() && at_->healSlice());
    save(at_->path(u"results"_s));
    const QString damaged = at_->path(file);
    QVERIFY(QFile::remove(damaged));
    if (content == "small") {
        Volume small({4, 4, 4}, axisAlignedAffine({1, 1, 1}, {0, 0, 0}));
        small.voxels.front() = 1.0f;
        writeScan(toPath(damaged), small);
    } else if (!content.isEmpty()) {
        QFile written(damaged);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(content);
    }
    window().messages().dismiss();
    window().openFile(at_->path(u"results"_s));
    QVERIFY(QTest::qWaitFor([this] { return !at_->cases().opening(); }, 30000));
    QTRY_VERIFY2(message().contains(said), qPrintable(message()));
    QVERIFY(window().messages().kind() == MessageBar::Kind::Problem);
    QCOMPARE(at_->cases().all().size(), std::size_t(1));
    QCOMPARE(at_->cases().cache()->slicesComplete(), 1);
}

void ReviewTest::marksSurviveLookingAtAnotherScan() {
    healAndMark();
    const std::vector<Measurement> drawn = measurements().all();
    const std::size_t painted = window().areas().voxelCount(1);
    QVERIFY(at_->open(u"two.nii.gz"_s));
    QVERIFY(measurements().all().empty());
    QCOMPARE(window().areas().voxelCount(1), std::size_t(0));
    auto& list = at_->child<QListWidget>(u"caseList"_s);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      list.visualItemRect(list.item(0)).center());
    QTRY_COMPARE(at_->cases().scan()->name, u"brain.nii.gz"_s);
    QVERIFY(measurements().all() == drawn);
    QCOMPARE(window().areas().voxelCount(1), painted);
    // Another language and another theme change none of it.
    window().chooseLanguage(u"de"_s);
    window().chooseTheme(Theme::Choice::Light, false);
    QVERIFY(measurements().all() == drawn);
    QCOMPARE(window().areas().voxelCount(1), painted);
    QCOMPARE(window().layers().choice().threshold, 0.02);
    QVERIFY(at_->cases().cache()->slicesComplete() > 0);
    window().chooseLanguage(u"en"_s);
    window().chooseTheme(Theme::Choice::Dark, false);
}

void ReviewTest::everyMeasurementCanBeUndone() {
    QVERIFY(at_->open());
    const QPoint middle = view().rect().center();
    const auto undo = [this] { QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier); };
    const auto redo = [this] {
        QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    };
    draw(Qt::Key_M, middle - QPoint(60, 20), middle + QPoint(40, 30));
    const std::vector<Measurement> one = measurements().all();
    QCOMPARE(one.size(), std::size_t(1));
    // Moving an end by a drag is one change.
    drag(view(), Qt::LeftButton, middle + QPoint(40, 30), middle + QPoint(70, 60));
    const std::vector<Measurement> moved = measurements().all();
    QVERIFY(moved != one);
    QTest::keyClick(&view(), Qt::Key_Delete);
    QVERIFY(measurements().all().empty());
    undo();
    QVERIFY(measurements().all() == moved);
    undo();
    QVERIFY(measurements().all() == one);
    undo();
    QVERIFY(measurements().all().empty());
    redo();
    QVERIFY(measurements().all() == one);
    redo();
    QVERIFY(measurements().all() == moved);
    draw(Qt::Key_E, middle - QPoint(50, 50), middle - QPoint(10, 20));
    QTest::keyClick(&view(), Qt::Key_Delete, Qt::ShiftModifier);
    QVERIFY(measurements().all().empty());
    undo();
    QCOMPARE(measurements().all().size(), std::size_t(2));
}

void ReviewTest::quittingAsksOnceAndSaysWhatWouldBeLost() {
    auto& question = at_->child<QLabel>(u"confirmQuestion"_s);
    healAndMark();
    window().close();
    QVERIFY(window().isVisible());
    QVERIFY(question.isVisible());
    QVERIFY2(question.text().contains(u"The results of brain.nii.gz are not saved."_s),
             qPrintable(question.text()));
    QVERIFY2(question.text().contains(u"painted areas of brain.nii.gz are not saved."_s),
             qPrintable(question.text()));
    auto& stay = at_->child<QPushButton>(u"confirmNoButton"_s);
    QCOMPARE(stay.text(), u"&Stay"_s);
    QTest::mouseClick(&stay, Qt::LeftButton);
    QVERIFY(window().isVisible() && !question.isVisible());
    // What was saved is not asked about, and a question that is there goes; what was drawn since
    // then is asked about.
    window().close();
    QVERIFY(question.isVisible());
    save(at_->path(u"results"_s));
    QVERIFY(!question.isVisible());
    const QPoint middle = view().rect().center();
    draw(Qt::Key_M, middle - QPoint(80, 60), middle - QPoint(20, 60));
    window().close();
    QVERIFY(window().isVisible());
    QVERIFY2(!question.text().contains(u"The results of"_s), qPrintable(question.text()));
    QTest::mouseClick(&at_->child<QPushButton>(u"confirmYesButton"_s), Qt::LeftButton);
    QVERIFY(!window().isVisible());
    // With everything saved, and with nothing done, the window closes at once.
    at_->makeWindow();
    QVERIFY(at_->open());
    window().close();
    QVERIFY(!window().isVisible());
}

void ReviewTest::closingAScanAsksAndSaysWhatWouldBeLost() {
    auto& question = at_->child<QLabel>(u"confirmQuestion"_s);
    healAndMark();
    for (const bool byKey : {true, false}) {
        if (byKey) {
            QTest::keyClick(&view(), Qt::Key_W, Qt::ControlModifier);
        } else {
            QTest::mouseClick(&at_->child<QToolButton>(u"closeCaseButton"_s), Qt::LeftButton);
        }
        QCOMPARE(at_->cases().all().size(), std::size_t(1));
        QTRY_VERIFY(question.isVisible());
        QVERIFY2(question.text().contains(u"The results of brain.nii.gz are not saved."_s) &&
                     question.text().contains(u"painted areas of brain.nii.gz are not saved."_s),
                 qPrintable(question.text()));
        QTest::mouseClick(&at_->child<QPushButton>(u"confirmNoButton"_s), Qt::LeftButton);
        QCOMPARE(at_->cases().all().size(), std::size_t(1));
        QVERIFY(!question.isVisible());
    }
    // A question about one scan does not stay while another one is shown, and a scan of which
    // nothing would be lost is closed at once.
    QTest::mouseClick(&at_->child<QToolButton>(u"closeCaseButton"_s), Qt::LeftButton);
    QTRY_VERIFY(question.isVisible());
    const int healed = at_->cases().shownId();
    QVERIFY(at_->open(u"other.nii.gz"_s));
    QVERIFY(!question.isVisible());
    QTest::keyClick(&view(), Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(at_->cases().all().size(), std::size_t(1));
    QCOMPARE(at_->cases().shownId(), healed);
    // Whoever agrees loses it.
    QTest::keyClick(&view(), Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(question.isVisible());
    QTest::mouseClick(&at_->child<QPushButton>(u"confirmYesButton"_s), Qt::LeftButton);
    QTRY_VERIFY(at_->cases().all().empty());
}

void ReviewTest::damagedSettingsAreReadAsDefaults() {
    QSettings store;
    store.setValue(u"windowGeometry"_s, QByteArray("no geometry"));
    store.setValue(u"layout"_s, u"of an older version"_s);
    store.setValue(u"healing/skip"_s, u"many"_s);
    store.setValue(u"healing/slab"_s, -7);
    store.setValue(u"healing/score"_s, u"unknown"_s);
    store.setValue(u"overlay/opacity"_s, u"x"_s);
    store.setValue(u"overlay/map"_s, 77);
    store.setValue(u"theme"_s, u"pink"_s);
    store.setValue(u"language"_s, u"xx"_s);
    store.setValue(u"recentFiles"_s, QStringList{u"/gone.nii"_s});
    store.sync();
    at_->makeWindow();
    QVERIFY(window().isVisible());
    QVERIFY(window().healingSettings().skip >= 1);
    QVERIFY(at_->open() && at_->healSlice());
    QVERIFY(Settings().recentFiles().contains(u"/gone.nii"_s));
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::ReviewTest>(argc, argv);
}

#include "ReviewTest.moc"
