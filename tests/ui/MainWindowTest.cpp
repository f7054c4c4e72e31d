// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>

#include <cmath>
#include <stdexcept>

#include "tests/ui/FindingRows.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/Paths.h"
#include "ui/common/Worker.h"
#include "ui/plots/StepPlot.h"
#include "ui/program/Errand.h"
#include "ui/timeline/Timeline.h"
#include "ui/viewer/SliceView.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/MainWindow.h"
#include "ui/window/SlicePresenter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

namespace {

class Thrower : public QObject {
protected:
    bool event(QEvent* event) override {
        if (event->type() == QEvent::User) {
            throw std::runtime_error("thrown on purpose");
        }
        return QObject::event(event);
    }
};

double brightnessOf(const QImage& picture) {
    double sum = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            sum += qGray(picture.pixel(x, y));
        }
    }
    return sum / (picture.width() * picture.height());
}

}  // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void startsWithAnInvitation();
    void opensThroughTheMenusDialog();
    void opensADroppedFile();
    void badFilesAreSaidInPlaceAndTheScanStays_data();
    void badFilesAreSaidInPlaceAndTheScanStays();
    void longPathsDoNotWidenTheWindow();
    void wheelAndSliderMoveTheSlice();
    void statusBarReadsTheFilesVoxel();
    void healButtonShowsStepAfterStep();
    void clickOnACurvePointShowsThatStep();
    void keysStepPlayAndBlink();
    void layersChangeThePicture();
    void thresholdStartsWithTheModelsSuggestion();
    void suggestionFollowsTheSettingsUntilTheUserChooses();
    void suggestionIsRaisedForAScanThatScoresHighAllOver();
    void stopAnswersSoon();
    void closingWhileHealingEndsSoon();
    void failureIsSaidInPlace();
    void strayExceptionIsSaidInPlace();
    void resultsAndScreenshotAreWritten();
    void aPictureWaitsForTheFindings();
    void whatIsSaidAboutAScanStaysWithoutAScript();
    void smallWindowKeepsALargeView();
    void everythingFitsASmallScreen();
    void themesAreLightAndDark();
    void everyControlHasNames();

private:
    template <typename Widget>
    Widget& child(const QString& name) {
        return at_->child<Widget>(name);
    }
    void openScanFile();
    void healSlice();
    [[nodiscard]] QImage picture();
    void drop(const QString& file);

    std::unique_ptr<WindowFixture> at_;
    MainWindow* window_ = nullptr;
};

void MainWindowTest::init() {
    at_ = std::make_unique<WindowFixture>();
    window_ = &at_->window();
    static_cast<Application*>(qApp)->setProblemHandler(
        [this](const QString& problem) { window_->showProblem(problem); });
}

void MainWindowTest::cleanup() {
    static_cast<Application*>(qApp)->setProblemHandler({});
    at_.reset();
}

void MainWindowTest::openScanFile() {
    window_->openFile(writeTestScan(at_->folder()));
    QTRY_VERIFY(window_->session().cases().scan() != nullptr);
    window_->showSlice(kSpotSlice);
}

void MainWindowTest::healSlice() {
    window_->healSlice();
    QTRY_VERIFY_WITH_TIMEOUT(!window_->session().job().busy(), 30000);
    QCOMPARE(window_->timeline().available(), 4);
}

QImage MainWindowTest::picture() {
    window_->presenter().refreshNow();
    return slicePicture(window_->view());
}

void MainWindowTest::drop(const QString& file) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window_, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window_, &event);
}

void MainWindowTest::startsWithAnInvitation() {
    QVERIFY(child<QLabel>(u"startTitle"_s).isVisible());
    QVERIFY(child<QPushButton>(u"openScanButton"_s).isEnabled());
    QVERIFY(child<QPushButton>(u"openSampleButton"_s).isEnabled());
    QVERIFY(!child<QToolButton>(u"healButton"_s).isEnabled());
    QVERIFY(!child<QPushButton>(u"stopButton"_s).isEnabled());
    QVERIFY(child<QLabel>(u"noticeLabel"_s).isVisible());
    QVERIFY(child<QLabel>(u"noticeLabel"_s).text().contains(u"not a medical device"_s));
    QVERIFY(window_->windowTitle().contains(u"not a medical device"_s));
}

void MainWindowTest::opensThroughTheMenusDialog() {
    const QString file = writeTestScan(at_->folder());
    QTimer answer;
    connect(&answer, &QTimer::timeout, this, [&] {
        if (auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget())) {
            answer.stop();
            auto* name = dialog->findChild<QLineEdit*>(u"fileNameEdit"_s);
            name->setText(file);
            QTest::keyClick(name, Qt::Key_Return);
        }
    });
    answer.start(50);
    child<QAction>(u"openAction"_s).trigger();
    QTRY_VERIFY(window_->session().cases().scan() != nullptr);
    QVERIFY(window_->windowTitle().startsWith(u"brain.nii.gz"_s));
    QCOMPARE(child<QStackedWidget>(u"viewStack"_s).currentWidget(), &child<QWidget>(u"viewArea"_s));
    QVERIFY(child<QToolButton>(u"healButton"_s).isEnabled());
}

void MainWindowTest::opensADroppedFile() {
    drop(writeTestScan(at_->folder(), u"dropped.nii"_s));
    QTRY_VERIFY(window_->session().cases().scan() != nullptr);
    QVERIFY(window_->windowTitle().startsWith(u"dropped.nii"_s));
    QVERIFY(brightnessOf(picture()) > 5);

    QMimeData text;
    text.setText(u"no file"_s);
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(window_, &enter);
    QVERIFY(!enter.isAccepted());
}

void MainWindowTest::badFilesAreSaidInPlaceAndTheScanStays_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("written");
    // Qt asks for the rows before init() makes the window and its folder, so they need a folder of
    // their own.
    const QTemporaryDir folder;
    QFile whole(writeTestScan(folder.path(), u"whole.nii"_s));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QTest::newRow("missing") << u"missing.nii.gz"_s << QByteArray() << false;
    QTest::newRow("empty") << u"empty.nii"_s << QByteArray() << true;
    QTest::newRow("text") << u"text.nii"_s << QByteArray("this is no scan\n").repeated(60) << true;
    QTest::newRow("truncated") << u"truncated.nii"_s << whole.read(5000) << true;
}

void MainWindowTest::badFilesAreSaidInPlaceAndTheScanStays() {
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(bool, written);
    openScanFile();
    const auto before = window_->session().cases().scan();
    const QString file = at_->path(name);
    if (written) {
        QFile target(file);
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(content);
    }
    drop(file);
    QTRY_VERIFY(!window_->session().cases().opening());
    QVERIFY(window_->messages().isVisible());
    QCOMPARE(window_->messages().kind(), MessageBar::Kind::Problem);
    QVERIFY2(window_->messages().text().contains(name), qPrintable(window_->messages().text()));
    QCOMPARE(window_->session().cases().scan(), before);
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    QVERIFY(window_->windowTitle().startsWith(u"brain.nii.gz"_s));
    QTest::mouseClick(&child<QToolButton>(u"messageCloseButton"_s), Qt::LeftButton);
    QVERIFY(!window_->messages().isVisible());
}

void MainWindowTest::longPathsDoNotWidenTheWindow() {
    window_->resize(1280, 800);
    const int narrowest = window_->minimumSizeHint().width();
    window_->openFile(u"/"_s + u"a-folder-with-quite-a-long-name/"_s.repeated(9) + u"scan.nii"_s);
    QTRY_VERIFY(!window_->session().cases().opening());
    QCOMPARE(window_->messages().kind(), MessageBar::Kind::Problem);
    QVERIFY(waitUntilSettled());
    QVERIFY(window_->minimumSizeHint().width() <= narrowest);
    QCOMPARE(window_->width(), 1280);
}

void MainWindowTest::wheelAndSliderMoveTheSlice() {
    openScanFile();
    const QImage before = picture();
    wheel(window_->view(), 3);
    QCOMPARE(window_->presenter().slice(), kSpotSlice + 3);
    window_->presenter().refreshNow();
    QCOMPARE(child<QSlider>(u"sliceSlider"_s).value(), kSpotSlice + 3);
    QVERIFY(child<QLabel>(u"sliceLabel"_s).text().contains(QString::number(kSpotSlice + 4)));
    QVERIFY(rootMeanSquare(before, picture()) > 3);
    QTest::keyClick(&window_->view(), Qt::Key_Down);
    QCOMPARE(window_->presenter().slice(), kSpotSlice + 2);
    child<QSlider>(u"sliceSlider"_s).setValue(5);
    QCOMPARE(window_->presenter().slice(), 5);
    wheel(window_->view(), -50);
    QCOMPARE(window_->presenter().slice(), 0);
}

void MainWindowTest::statusBarReadsTheFilesVoxel() {
    const Orientation turned{{1, 2, 0}, {true, false, true}};
    window_->openFile(writeTestScan(at_->folder(), u"turned.nii.gz"_s, turned));
    QTRY_VERIFY(window_->session().cases().scan() != nullptr);
    window_->showSlice(kSpotSlice);
    window_->presenter().refreshNow();
    const auto scan = window_->session().cases().scan();
    // This is the middle of the spot on the RAS grid. Where it is on the screen is searched for.
    const int x = scan->ras.size[0] * 2 / 3;
    const int y = scan->ras.size[1] * 2 / 3;
    const auto readout = window_->presenter().readAt(Plane::Axial, x, y);
    QVERIFY(readout.has_value());
    QCOMPARE(readout->scan, kSpotValue);
    QVERIFY(!readout->restored.has_value());
    QCOMPARE(scan->scan.at(readout->voxel[0], readout->voxel[1], readout->voxel[2]),
             static_cast<float>(kSpotValue));
    const auto position = scan->scan.position(
        {double(readout->voxel[0]), double(readout->voxel[1]), double(readout->voxel[2])});
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(std::abs(position[i] - readout->millimetres[i]) < 1e-3);
    }
    const QPoint middle = window_->view().rect().center();
    hover(window_->view(), middle);
    window_->presenter().refreshNow();
    const QPointF under = window_->view().voxelAt(middle);
    const auto shown = window_->presenter().readAt(Plane::Axial, under.x(), under.y());
    QVERIFY(shown.has_value());
    QCOMPARE(child<QLabel>(u"voxelLabel"_s).text(), u"voxel %1, %2, %3"_s.arg(shown->voxel[0] + 1)
                                                        .arg(shown->voxel[1] + 1)
                                                        .arg(shown->voxel[2] + 1));
    QVERIFY(child<QLabel>(u"placeLabel"_s).text().contains(u"mm"_s));
}

void MainWindowTest::healButtonShowsStepAfterStep() {
    openScanFile();
    at_->log().stepMilliseconds = 150;
    const QImage scan = picture();
    QSignalSpy steps(&window_->session().job(), &HealingJob::frameAdded);
    QTest::mouseClick(&child<QToolButton>(u"healButton"_s), Qt::LeftButton, {}, QPoint(12, 12));
    QVERIFY(window_->session().job().busy());
    QVERIFY(!child<QToolButton>(u"healButton"_s).isEnabled());
    QVERIFY(child<QPushButton>(u"stopButton"_s).isEnabled());
    // The picture, the slider and the curve show each step. On a busy machine another step may come
    // while the picture is taken, so the steps that it shows are counted afterwards.
    QImage last = scan;
    for (int seen = 0; seen < 4;) {
        QTRY_VERIFY_WITH_TIMEOUT(window_->timeline().available() > seen, 30000);
        QCOMPARE(window_->timeline().position(), window_->timeline().available());
        QVERIFY(window_->plot().pointsOfSlice() > seen);
        QCOMPARE(window_->plot().currentStep(), window_->timeline().position());
        const QImage now = picture();
        QVERIFY2(rootMeanSquare(now, last) > 0.5, qPrintable(QString::number(seen + 1)));
        seen = window_->timeline().available();
        last = now;
    }
    QVERIFY(window_->view().title().contains(u"step 4"_s));
    QTRY_VERIFY(!child<QLabel>(u"progressLabel"_s).text().isEmpty());
    window_->stopHealing();
    QTRY_VERIFY(!window_->session().job().busy());
}

void MainWindowTest::clickOnACurvePointShowsThatStep() {
    openScanFile();
    healSlice();
    QCOMPARE(window_->timeline().position(), 4);
    const QImage fourth = picture();
    auto& canvas = child<QWidget>(u"stepPlotCanvas"_s);
    QVERIFY(waitUntilSettled());
    const QPoint second = canvas.mapFrom(&window_->plot(), window_->plot().pointOf(2).toPoint());
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, second + QPoint(4, -3));
    QCOMPARE(window_->timeline().position(), 2);
    QCOMPARE(window_->plot().currentStep(), 2);
    QVERIFY(child<QLabel>(u"stepLabel"_s).text().contains(u"75"_s));
    QVERIFY(rootMeanSquare(fourth, picture()) > 0.5);
}

void MainWindowTest::keysStepPlayAndBlink() {
    openScanFile();
    healSlice();
    window_->view().setFocus();
    QTest::keyClick(&window_->view(), Qt::Key_Left);
    QCOMPARE(window_->timeline().position(), 3);
    QTest::keyClick(&window_->view(), Qt::Key_Home);
    QCOMPARE(window_->timeline().position(), 0);
    QTest::keyClick(&window_->view(), Qt::Key_Right);
    QCOMPARE(window_->timeline().position(), 1);
    QTest::keyClick(&window_->view(), Qt::Key_Space);
    QVERIFY(window_->timeline().playing());
    QTRY_COMPARE_WITH_TIMEOUT(window_->timeline().position(), 4, 30000);
    QTRY_VERIFY(!window_->timeline().playing());

    child<QAction>(u"toggleOverlayAction"_s).trigger();
    const QImage restored = picture();
    QTest::keyPress(&window_->view(), Qt::Key_B);
    const QImage original = picture();
    QTest::keyRelease(&window_->view(), Qt::Key_B);
    QVERIFY(rootMeanSquare(restored, original) > 3);
    QVERIFY(rootMeanSquare(restored, picture()) < 0.5);
    window_->showPosition(0);
    QVERIFY(rootMeanSquare(original, picture()) < 0.5);
}

void MainWindowTest::layersChangeThePicture() {
    openScanFile();
    healSlice();
    QTest::keyClick(&window_->view(), Qt::Key_A);
    const QImage restored = picture();
    QCOMPARE(colouredPixels(restored), 0);
    QTest::keyClick(&window_->view(), Qt::Key_1);
    const QImage scan = picture();
    QTest::keyClick(&window_->view(), Qt::Key_3);
    const QImage difference = picture();
    QVERIFY(rootMeanSquare(restored, scan) > 3);
    QVERIFY(rootMeanSquare(difference, scan) > 3);
    // Healing changes nothing outside the brain, so the difference is mid-grey there.
    const int corner = qGray(difference.pixel(difference.width() / 2, 4));
    QVERIFY(corner == 0 || std::abs(corner - 128) <= 2);
    QTest::keyClick(&window_->view(), Qt::Key_2);
    QTest::keyClick(&window_->view(), Qt::Key_A);
    auto& box = child<QDoubleSpinBox>(u"thresholdBox"_s);
    box.setValue(0.01);
    const int many = colouredPixels(picture());
    box.setValue(0.09);
    const int few = colouredPixels(picture());
    QVERIFY(many > 100);
    QVERIFY(few < many);
}

void MainWindowTest::thresholdStartsWithTheModelsSuggestion() {
    const HealthyScores scores = testCard().healthy.front();
    QCOMPARE(window_->layers().choice().threshold, scores.threshold);
    auto& suggest = child<QPushButton>(u"suggestedThresholdButton"_s);
    QVERIFY(suggest.text().contains(QLocale().toString(0.05)));
    QVERIFY(suggest.toolTip().contains(QString::fromStdString(scores.rule)));
    QVERIFY(child<QLabel>(u"thresholdNote"_s).text().contains(u"healthy scans"_s));
    QVERIFY(!suggest.isEnabled());
    child<QDoubleSpinBox>(u"thresholdBox"_s).setValue(0.02);
    QTest::mouseClick(&suggest, Qt::LeftButton);
    QCOMPARE(window_->layers().choice().threshold, scores.threshold);
}

void MainWindowTest::suggestionFollowsTheSettingsUntilTheUserChooses() {
    LayerPanel panel;
    const auto propose = [&panel](double threshold, bool sameSettings, const QString& scoring,
                                  double level = 1.0) {
        ThresholdSuggestion suggestion;
        suggestion.threshold = threshold;
        suggestion.sameSettings = sameSettings;
        suggestion.rule = u"a rule"_s;
        suggestion.scoring = scoring;
        suggestion.level = level;
        suggestion.ofModel = threshold / level;
        panel.setSuggestion(suggestion);
    };
    const auto& note = *panel.findChild<QLabel*>(u"thresholdNote"_s);
    auto& suggest = *panel.findChild<QPushButton*>(u"suggestedThresholdButton"_s);
    propose(0.05, true, u"skip 25"_s);
    QCOMPARE(panel.choice().threshold, 0.05);
    QVERIFY(suggest.toolTip().contains(u"skip 25"_s));
    propose(0.08, true, u"skip 50"_s);
    QCOMPARE(panel.choice().threshold, 0.08);
    const QString same = note.text();
    propose(0.08, false, u"skip 50"_s);
    QVERIFY(note.text() != same && note.text().contains(u"other settings"_s));
    panel.findChild<QDoubleSpinBox*>(u"thresholdBox"_s)->setValue(0.03);
    propose(0.05, true, u"skip 25"_s);
    QCOMPARE(panel.choice().threshold, 0.03);
    QVERIFY(suggest.isEnabled() && suggest.text().contains(QLocale().toString(0.05)));
    propose(0.1, true, u"skip 25"_s, 2.0);
    QVERIFY(note.text().contains(QLocale().toString(2.0, 'f', 1)));
    QVERIFY(!note.text().contains(u"other settings"_s));
    propose(0.1, false, u"skip 25"_s, 2.0);
    QVERIFY(note.text().contains(QLocale().toString(2.0, 'f', 1)));
    QVERIFY(note.text().contains(u"other settings"_s));
    panel.setSuggestion({});
    QCOMPARE(panel.choice().threshold, 0.03);
}

void MainWindowTest::suggestionIsRaisedForAScanThatScoresHighAllOver() {
    ModelCard card = testCard();
    openScanFile();
    const std::string scoring = scoringText(window_->session().job().choices().settings, card);
    card.healthy = {{scoring, {{75.0, 1e-6}}, 1e-6, "a rule", 1.0, {}}};
    writeModelCard(toPath(at_->folder()) / "model", card);
    QVERIFY(window_->setModel(toPath(at_->folder()) / "model"));
    QCOMPARE(window_->layers().choice().threshold, 1e-6);
    window_->healVolume();
    QTRY_VERIFY_WITH_TIMEOUT(!window_->session().job().busy(), 30000);
    const std::optional<double> quartile = window_->session().cases().cache()->upperQuartile();
    QVERIFY(quartile && *quartile > 1.5e-6);
    QCOMPARE(window_->layers().choice().threshold, *quartile);
    QVERIFY(child<QLabel>(u"thresholdNote"_s).text().contains(u"times as high"_s));
    // If the card suggests no threshold for the settings in use, the one for other settings is
    // raised in the same way.
    card.healthy.front().scoring = "other settings";
    writeModelCard(toPath(at_->folder()) / "model", card);
    QVERIFY(window_->setModel(toPath(at_->folder()) / "model"));
    window_->healVolume();
    QTRY_VERIFY_WITH_TIMEOUT(!window_->session().job().busy(), 30000);
    QCOMPARE(window_->layers().choice().threshold, *quartile);
    QVERIFY(child<QLabel>(u"thresholdNote"_s).text().contains(u"other settings"_s));
}

void MainWindowTest::stopAnswersSoon() {
    openScanFile();
    at_->log().stepMilliseconds = 100;
    window_->healVolume();
    QTRY_VERIFY_WITH_TIMEOUT(window_->timeline().available() >= 1, 30000);
    QElapsedTimer clock;
    clock.start();
    auto& stop = child<QPushButton>(u"stopButton"_s);
    QTest::mouseClick(&stop, Qt::LeftButton);
    QVERIFY(stop.text().startsWith(u"Stopping"_s));
    QVERIFY(!stop.isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!window_->session().job().busy(), 10000);
    // A stop within a second is promised; ten seconds are allowed for busy machines.
    QVERIFY(clock.elapsed() < 10000);
    QVERIFY(at_->log().stopSeen);
    QVERIFY(child<QToolButton>(u"healButton"_s).isEnabled());
    QCOMPARE(stop.text(), u"Stop"_s);
}

void MainWindowTest::closingWhileHealingEndsSoon() {
    openScanFile();
    at_->log().stepMilliseconds = 100;
    window_->healVolume();
    QTRY_VERIFY_WITH_TIMEOUT(window_->timeline().available() >= 1, 30000);
    QElapsedTimer clock;
    clock.start();
    window_->close();
    at_->closeWindow();
    // The program waits for its workers at its end in the same way.
    Worker::waitForAll();
    QVERIFY(at_->log().stopSeen);
    QVERIFY(clock.elapsed() < 10000);
}

void MainWindowTest::failureIsSaidInPlace() {
    openScanFile();
    at_->log().failNext = true;
    window_->healVolume();
    QTRY_COMPARE(window_->messages().text(),
                 u"There is not enough memory. Close other programs and try again."_s);
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    QVERIFY(child<QToolButton>(u"healButton"_s).isEnabled());
}

void MainWindowTest::strayExceptionIsSaidInPlace() {
    Thrower thrower;
    QCoreApplication::postEvent(&thrower, new QEvent(QEvent::User));
    QTRY_VERIFY(window_->messages().text().contains(u"thrown on purpose"_s));
    QCOMPARE(window_->messages().kind(), MessageBar::Kind::Problem);
}

void MainWindowTest::resultsAndScreenshotAreWritten() {
    openScanFile();
    QVERIFY(!child<QAction>(u"saveResultsAction"_s).isEnabled());
    healSlice();
    QVERIFY(child<QAction>(u"saveResultsAction"_s).isEnabled());
    const QString out = at_->path(u"out"_s);
    window_->saveResults(out);
    QTRY_VERIFY_WITH_TIMEOUT(window_->messages().text().contains(u"steps.csv"_s), 30000);
    QVERIFY(QFile::exists(out + u"/anomaly_map.nii.gz"_s));
    QVERIFY(QFile::exists(out + u"/restoration.nii.gz"_s));

    const QString file = at_->path(u"window.png"_s);
    QVERIFY(window_->saveScreenshot(file));
    const QImage shot(file);
    QCOMPARE(shot.size(), (QSizeF(window_->size()) * window_->devicePixelRatioF()).toSize());
    // The screenshot must hold the slice and not a black hole where OpenGL draws.
    const QPoint at = window_->view().mapTo(window_, window_->view().rect().center());
    QVERIFY(brightnessOf(shot.copy(QRect(at - QPoint(40, 40), QSize(80, 80)))) > 30);
    QVERIFY(!window_->saveScreenshot(at_->path(u"no-folder/window.png"_s)));
    QCOMPARE(window_->messages().kind(), MessageBar::Kind::Problem);
    QVERIFY(window_->messages().text().contains(u"no-folder"_s));
}

void MainWindowTest::aPictureWaitsForTheFindings() {
    auto& threshold = child<QDoubleSpinBox>(u"thresholdBox"_s);
    const FindingRows list(child<QTreeView>(u"findingsList"_s));
    threshold.setValue(0.1);
    // Whenever findings come, the threshold changes and others are asked for, so the list never
    // belongs to the map that is shown.
    bool never = true;
    connect(list.view().model(), &QAbstractItemModel::rowsInserted, this, [&] {
        if (never) {
            threshold.setValue(threshold.value() > 0.105 ? 0.1 : 0.11);
        }
    });
    const QString file = at_->path(u"errand.png"_s);
    Errand::Orders orders;
    orders.scan = writeTestScan(at_->folder());
    orders.heal = true;
    orders.screenshot = file;
    Errand errand(*window_, orders);
    errand.start();
    QTRY_VERIFY_WITH_TIMEOUT(list.count() > 0 && !window_->session().job().busy(), 30000);
    letTimePass(800);
    QVERIFY(!window_->showsAllFindings());
    QVERIFY(!QFile::exists(file));
    never = false;
    QTRY_VERIFY(QFile::exists(file));
    QVERIFY(window_->showsAllFindings());
}

void MainWindowTest::whatIsSaidAboutAScanStaysWithoutAScript() {
    const QString scan = writeTestScan(at_->folder(), u"nowhere.nii"_s);
    QFile file(scan);
    QVERIFY(file.open(QIODevice::ReadWrite));
    // The codes of the header that say whether there is a qform and an sform.
    QVERIFY(file.seek(252));
    file.write(QByteArray(4, '\0'));
    file.close();
    Errand::Orders orders;
    orders.scan = scan;
    Errand errand(*window_, orders);
    errand.start();
    QTRY_VERIFY(window_->session().cases().scan() != nullptr);
    letTimePass(500);
    QVERIFY(window_->messages().isVisible());
    QVERIFY2(window_->messages().text().contains(u"left and right cannot be trusted"_s),
             qPrintable(window_->messages().text()));
}

void MainWindowTest::smallWindowKeepsALargeView() {
    openScanFile();
    window_->resize(1280, 800);
    QTRY_COMPARE(window_->size(), QSize(1280, 800));
    QTRY_VERIFY(window_->view().width() >= 480);
    QVERIFY2(window_->view().height() >= 480,
             qPrintable(QString::number(window_->view().height())));
}

void MainWindowTest::everythingFitsASmallScreen() {
    // 1366 x 768 with a bar of 40 pixels, and 1920 x 1080 at a scale of 1.5 with one.
    QCOMPARE(firstWindowSize({1366, 728}), QSize(1280, 688));
    QCOMPARE(firstWindowSize({1280, 680}), QSize(1264, 640));
    QCOMPARE(firstWindowSize({2560, 1440}), QSize(1280, 860));
    openScanFile();
    healSlice();
    const QSize smallest = firstWindowSize({1280, 680});
    window_->resize(smallest);
    QTRY_COMPARE(window_->size(), smallest);
    const QRect inside = window_->rect();
    for (const QString& name :
         {u"healButton"_s, u"sliceSlider"_s, u"sliceLabel"_s, u"stepPlot"_s, u"noticeLabel"_s}) {
        const auto& widget = child<QWidget>(name);
        QVERIFY2(widget.isVisible(), qPrintable(name));
        const QRect shown(widget.mapTo(window_, QPoint(0, 0)), widget.size());
        QVERIFY2(inside.contains(shown), qPrintable(name));
        const QSize least = widget.minimumSizeHint();
        // A dock may be one pixel short of what its content asks for.
        QVERIFY2(widget.width() >= least.width() && widget.height() >= least.height() - 1,
                 qPrintable(u"%1 has %2 x %3 and needs %4 x %5"_s.arg(name)
                                .arg(widget.width())
                                .arg(widget.height())
                                .arg(least.width())
                                .arg(least.height())));
    }
    QVERIFY2(window_->view().height() >= 320,
             qPrintable(QString::number(window_->view().height())));
}

void MainWindowTest::themesAreLightAndDark() {
    openScanFile();
    window_->messages().dismiss();
    const auto panelOf = [&] {
        const QImage all = window_->grab().toImage();
        return qGray(all.pixel(all.width() - 4, all.height() / 2));
    };
    window_->chooseTheme(Theme::Choice::Light, true);
    QTRY_VERIFY(panelOf() > 200);
    QCOMPARE(Settings().theme(), Theme::Choice::Light);
    window_->chooseTheme(Theme::Choice::Dark, true);
    QTRY_VERIFY(panelOf() < 60);
    // In both themes text must stand out from its background.
    for (const QPalette& palette : {Theme::lightPalette(), Theme::darkPalette()}) {
        const auto luminance = [](const QColor& colour) {
            const auto linear = [](double c) {
                return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
                   0.0722 * linear(colour.blueF());
        };
        const auto contrast = [&](const QColor& a, const QColor& b) {
            const double light = std::max(luminance(a), luminance(b)) + 0.05;
            return light / (std::min(luminance(a), luminance(b)) + 0.05);
        };
        const QColor ground = palette.color(QPalette::Window);
        QVERIFY(contrast(palette.color(QPalette::WindowText), ground) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::PlaceholderText), ground) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::ButtonText), palette.color(QPalette::Button)) >=
                4.5);
        QVERIFY(contrast(palette.color(QPalette::HighlightedText),
                         palette.color(QPalette::Highlight)) >= 4.5);
        QVERIFY(contrast(Theme::accentOn(ground), ground) >= 4.5);
    }
    QVERIFY(window_->messages().text().isEmpty());
}

void MainWindowTest::everyControlHasNames() {
    int checked = 0;
    QStringList nameless;
    for (const QWidget* widget : window_->findChildren<QWidget*>()) {
        const bool control = qobject_cast<const QAbstractButton*>(widget) != nullptr ||
                             qobject_cast<const QAbstractSlider*>(widget) != nullptr ||
                             qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
                             qobject_cast<const QComboBox*>(widget) != nullptr;
        // Qt itself names the parts inside its larger widgets, so these are left out.
        if (!control || widget->objectName().startsWith(u"qt_"_s) ||
            qobject_cast<const QScrollBar*>(widget) != nullptr) {
            continue;
        }
        ++checked;
        const QString what = u"%1 %2"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                                            widget->objectName());
        if (widget->objectName().isEmpty() || widget->accessibleName().isEmpty() ||
            widget->toolTip().isEmpty()) {
            nameless << what;
        }
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
    QVERIFY(checked >= 20);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::MainWindowTest>(argc, argv);
}

#include "MainWindowTest.moc"
