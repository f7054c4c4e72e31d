// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractSpinBox>
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QToolButton>

#include <atomic>
#include <chrono>
#include <cmath>
#include <set>
#include <thread>

#include "core/anatomy/ScanPlaces.h"
#include "core/base/Error.h"
#include "core/base/Log.h"
#include "tests/ui/FindingRows.h"
#include "tests/ui/WindowFixture.h"
#include "ui/cases/CasePanel.h"
#include "ui/common/Paths.h"
#include "ui/common/PlaceTexts.h"
#include "ui/common/Theme.h"
#include "ui/findings/FindingsPanel.h"
#include "ui/plots/StepPlot.h"
#include "ui/window/HealingPanel.h"
#include "ui/window/LayerPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// The panels around the views, with settings, layers, scans and findings, and the buttons of the
/// timeline.
class PanelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        at_ = std::make_unique<WindowFixture>();
        QTest::mouseClick(&at_->child<QToolButton>(u"expertButton"_s), Qt::LeftButton);
    }
    void cleanup() { at_.reset(); }

    void keysSetTheHealing();
    void modesSetSkipAndStride();
    void healingSettingsAreRememberedAndReset();
    void modelsAreChosenFromTheList();
    void slabAndPauseHaveButtonsAndKeys();
    void playingLoopsAtItsSpeed();
    void overlayShowsSumStepAndWeighting();
    void overlayIsRecomputedSoon();
    void thresholdHidesFadesOutlinesAndFills();
    void colourMapsDifferAndGreyHasNoColour();
    void colourBarMarksTheThreshold();
    void scansAreListedAndSwitched();
    void eachScanKeepsItsPlace();
    void recentFilesOpenAgain();
    void droppedFoldersOpen();
    void findingsAreListedAndLeadThere();
    void findingsSayWhereHowLargeAndWhen();
    void findingsFollowTheThreshold();
    void placesAreNamedAndTheNamesTakenAway();
    void aPoorAlignmentSaysWhyThereAreNoNames();
    void closingAScanStopsItsAlignment();
    void everyNameOfTheAtlasCanBeTranslated();
    void docksCloseAndComeBack();
    void layoutIsRemembered();
    void keysAreListedFromTheActions();
    void aboutHasACopyableReport();
    void logIsShownAndCopied();
    void allSettingsCanBeReset();
    void tickBoxesAreSeenInBothThemes();

private:
    void choose(const QString& box, int index) {
        auto& combo = at_->child<QComboBox>(box);
        combo.setFocus();
        while (combo.currentIndex() != index) {
            const int before = combo.currentIndex();
            QTest::keyClick(&combo, index > before ? Qt::Key_Down : Qt::Key_Up);
            QVERIFY(combo.currentIndex() != before);
        }
    }
    void type(const QString& box, const QString& text) {
        auto& spin = at_->child<QAbstractSpinBox>(box);
        spin.setFocus();
        spin.selectAll();
        QTest::keyClicks(&spin, text);
        QTest::keyClick(&spin, Qt::Key_Return);
    }

    std::unique_ptr<WindowFixture> at_;
};

namespace {

/// The largest contrast that the picture has with its corner, from 1 to 21 (WCAG 2).
double largestContrast(const QImage& picture) {
    const auto luminance = [](QRgb pixel) {
        const auto linear = [](int value) {
            const double c = value / 255.0;
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(qRed(pixel)) + 0.7152 * linear(qGreen(pixel)) +
               0.0722 * linear(qBlue(pixel));
    };
    const double ground = luminance(picture.pixel(0, 0));
    double largest = 1.0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const double other = luminance(picture.pixel(x, y));
            largest = std::max(largest,
                               (std::max(ground, other) + 0.05) / (std::min(ground, other) + 0.05));
        }
    }
    return largest;
}

}  // namespace

void PanelsTest::tickBoxesAreSeenInBothThemes() {
    const Theme::Choice before = Theme::current();
    for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        Theme::apply(choice);
        QCheckBox box;
        QRadioButton button;
        for (QWidget* empty : std::initializer_list<QWidget*>{&box, &button}) {
            empty->setFixedSize(32, 32);
            const double contrast = largestContrast(empty->grab().toImage());
            // Qt's Fusion style alone reaches less than 1.5 on dark backgrounds. The light theme
            // has the contrast that Fusion always has.
            QVERIFY2(contrast > (choice == Theme::Choice::Dark ? 3.0 : 1.5),
                     qPrintable(u"%1 %2"_s.arg(Theme::toText(choice)).arg(contrast)));
        }
    }
    Theme::apply(before);
}

void PanelsTest::keysSetTheHealing() {
    QVERIFY(at_->open());
    type(u"skipBox"_s, u"50"_s);
    type(u"strideBox"_s, u"8"_s);
    choose(u"scoreBox"_s, 2);
    choose(u"weightingBox"_s, 1);
    type(u"smoothingBox"_s, QLocale().toString(1.5));
    type(u"smoothingAcrossBox"_s, QLocale().toString(2.5));
    QVERIFY(at_->child<QCheckBox>(u"mirroredBox"_s).isChecked());
    at_->child<QCheckBox>(u"mirroredBox"_s).setFocus();
    QTest::keyClick(&at_->child<QCheckBox>(u"mirroredBox"_s), Qt::Key_Space);
    choose(u"windowsBox"_s, 1);
    choose(u"deviceBox"_s, 1);
    QVERIFY(at_->child<QLabel>(u"skipNote"_s).text().startsWith(u"2 "_s));
    QVERIFY(!at_->child<QSpinBox>(u"singleTBox"_s).isEnabled());
    QVERIFY(at_->healSlice());
    HealingSettings wanted;
    wanted.skip = 50;
    wanted.stride = 8;
    wanted.score = ScoreKind::MeanOfSingleSteps;
    wanted.weighting = ForegroundWeighting::Normalised;
    wanted.smoothing = 1.5;
    wanted.smoothingAcross = 2.5;
    wanted.placement = WindowPlacement::Padded;
    HealingSettings given = at_->log().request.settings;
    QVERIFY(given == wanted);
    QCOMPARE(at_->log().device, std::string("cpu"));

    choose(u"scoreBox"_s, 1);
    QVERIFY(at_->child<QSpinBox>(u"singleTBox"_s).isEnabled());
    QVERIFY(!at_->child<QSpinBox>(u"skipBox"_s).isEnabled());
    type(u"singleTBox"_s, u"30"_s);
    QVERIFY(at_->healSlice());
    QCOMPARE(at_->log().request.settings.score, ScoreKind::SingleStep);
    QCOMPARE(at_->log().request.settings.singleT, 30);
    QCOMPARE(at_->window().timeline().available(), 1);
}

void PanelsTest::modesSetSkipAndStride() {
    QVERIFY(at_->open());
    const auto& mode = at_->child<QComboBox>(u"modeBox"_s);
    const int patch = at_->window().session().model().card()->patch;
    QCOMPARE(mode.currentIndex(), 0);  // The program starts with the mode thorough.
    choose(u"modeBox"_s, 1);
    QCOMPARE(at_->window().healingSettings().skip, 50);
    QCOMPARE(at_->window().healingSettings().stride, patch / 2);
    QVERIFY(!at_->window().healingSettings().mirrored);
    type(u"skipBox"_s, u"20"_s);
    // This entry stands for settings that belong to no named mode.
    QCOMPARE(mode.currentIndex(), 2);
    type(u"skipBox"_s, u"50"_s);
    QCOMPARE(mode.currentIndex(), 1);
    choose(u"modeBox"_s, 0);
    QVERIFY(at_->window().healingSettings() == thoroughSettings());
}

void PanelsTest::healingSettingsAreRememberedAndReset() {
    type(u"skipBox"_s, u"20"_s);
    choose(u"scoreBox"_s, 1);
    choose(u"deviceBox"_s, 1);
    type(u"slabBox"_s, u"5"_s);
    at_->makeWindow();
    QCOMPARE(at_->window().healingSettings().skip, 20);
    QCOMPARE(at_->window().healingSettings().score, ScoreKind::SingleStep);
    QCOMPARE(at_->window().session().job().choices().device, std::string("cpu"));
    QCOMPARE(at_->window().session().job().choices().slab, 5);
    QTest::mouseClick(&at_->child<QPushButton>(u"resetHealingButton"_s), Qt::LeftButton);
    QVERIFY(at_->window().healingSettings() == thoroughSettings());
    QVERIFY(at_->window().session().job().choices().settings == thoroughSettings());
    QCOMPARE(at_->window().session().job().choices().device, std::string("auto"));
    QCOMPARE(at_->window().session().job().choices().slab, 9);
}

void PanelsTest::modelsAreChosenFromTheList() {
    auto& models = at_->child<QComboBox>(u"modelBox"_s);
    QVERIFY(models.currentText().startsWith(u"model"_s));
    QTemporaryDir other;
    ModelCard card = testCard();
    card.name = "another";
    card.spacing = {3, 3, 3};
    writeModelCard(toPath(other.path()), card);
    at_->window().session().model().choose(toPath(other.path()));
    QTRY_COMPARE(at_->window().session().model().card()->name, std::string("another"));
    QVERIFY(at_->child<QLabel>(u"modelFacts"_s).text().contains(u"another"_s));
    QCOMPARE(models.currentData().toString(), other.path());
    // The key Home chooses the first model of the list, which is the one that came with the
    // program.
    models.setFocus();
    QTest::keyClick(&models, Qt::Key_Home);
    QTRY_COMPARE(at_->window().session().model().card()->name, std::string("test model"));
    QVERIFY(models.findData(other.path()) > 0);
    // If the chosen model has been deleted, the window says so and keeps the present one.
    QVERIFY(other.remove());
    at_->window().session().model().choose(toPath(other.path()));
    QTRY_COMPARE(at_->window().messages().kind(), MessageBar::Kind::Problem);
    QCOMPARE(at_->window().session().model().card()->name, std::string("test model"));
    QVERIFY(models.currentText().startsWith(u"model"_s));
}

void PanelsTest::slabAndPauseHaveButtonsAndKeys() {
    QVERIFY(at_->open());
    auto& pause = at_->child<QPushButton>(u"pauseButton"_s);
    QVERIFY(!pause.isEnabled());
    at_->log().stepMilliseconds = 40;
    type(u"slabBox"_s, u"17"_s);
    at_->window().view().setFocus();
    QTest::keyClick(&at_->window().view(), Qt::Key_Return, Qt::ControlModifier | Qt::AltModifier);
    QTRY_COMPARE(at_->window().session().cases().state(), HealingState::Healing);
    const int asked = at_->window().session().job().progress().slicesAsked;
    QVERIFY(asked >= 8 && asked <= 10);
    QTRY_VERIFY(pause.isEnabled());
    QTest::mouseClick(&pause, Qt::LeftButton);
    QTRY_COMPARE(at_->window().session().cases().state(), HealingState::Paused);
    QCOMPARE(pause.text(), u"Resume"_s);
    QVERIFY(at_->child<QLabel>(u"progressLabel"_s).text().startsWith(u"Paused"_s));
    QTest::keyClick(&at_->window().view(), Qt::Key_P, Qt::ShiftModifier);
    QTRY_COMPARE(at_->window().session().cases().state(), HealingState::Healing);
    QCOMPARE(pause.text(), u"Pause"_s);
    QTest::keyClick(&at_->window().view(), Qt::Key_P, Qt::ShiftModifier);
    QTRY_COMPARE(at_->window().session().cases().state(), HealingState::Paused);
    // Stopping ends the pause as well, so that the healing cannot go on.
    QTest::keyClick(&at_->window().view(), Qt::Key_Escape);
    QVERIFY(at_->window().session().cases().state() != HealingState::Paused);
    QVERIFY(!pause.isEnabled());
    at_->log().stepMilliseconds = 0;
}

void PanelsTest::playingLoopsAtItsSpeed() {
    QVERIFY(at_->open() && at_->healSlice());
    choose(u"speedBox"_s, 3);
    QCOMPARE(at_->window().timeline().speed(), 4.0);
    QTest::mouseClick(&at_->child<QToolButton>(u"loopButton"_s), Qt::LeftButton);
    QVERIFY(at_->window().timeline().looping());
    std::vector<int> seen;
    connect(&at_->window().timeline(), &Timeline::positionChosen, this,
            [&seen](int position) { seen.push_back(position); });
    QTest::mouseClick(&at_->child<QToolButton>(u"playButton"_s), Qt::LeftButton);
    // The steps are played to the last one and then from the start again.
    QTRY_VERIFY_WITH_TIMEOUT(std::count(seen.begin(), seen.end(), 0) >= 2, 30000);
    QVERIFY(std::count(seen.begin(), seen.end(), 4) >= 1);
    QVERIFY(at_->window().timeline().playing());
    QTest::mouseClick(&at_->child<QToolButton>(u"loopButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!at_->window().timeline().playing(), 30000);
    QCOMPARE(at_->window().timeline().position(), 4);
    disconnect(&at_->window().timeline(), nullptr, this, nullptr);
}

void PanelsTest::overlayShowsSumStepAndWeighting() {
    QVERIFY(at_->open() && at_->healSlice());
    SlicePresenter& presenter = at_->window().presenter();
    const int x = 32;
    const int y = 37;  // This pixel lies in the bright spot.
    const auto score = [&] {
        presenter.refreshNow();
        return presenter.readAt(Plane::Axial, x, y)->score.value_or(-1);
    };
    const double sum = score();
    QVERIFY(sum > 0.01);
    choose(u"overlayKindBox"_s, 1);
    // The fake healer changes the same amount at each step, so a single step has the score of all.
    QVERIFY(std::abs(score() - sum) < 1e-6);
    QVERIFY(!at_->child<QWidget>(u"stepWeights"_s).isVisible());
    choose(u"overlayKindBox"_s, 2);
    QVERIFY(at_->child<QWidget>(u"stepWeights"_s).isVisible());
    QVERIFY(std::abs(score() - sum) < 1e-6);
    for (int step = 1; step <= 4; ++step) {
        auto& slider = at_->child<QSlider>(u"stepWeight%1"_s.arg(step));
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_Home);
        QCOMPARE(slider.value(), 0);
    }
    // All weights are 0, so there is no score to show.
    QCOMPARE(score(), -1.0);
    QCOMPARE(colouredPixels(at_->picture()), 0);
    QTest::mouseClick(&at_->child<QToolButton>(u"stepWeightsResetButton"_s), Qt::LeftButton);
    QVERIFY(std::abs(score() - sum) < 1e-6);
    QVERIFY(colouredPixels(at_->picture()) > 50);
}

void PanelsTest::overlayIsRecomputedSoon() {
    QVERIFY(at_->open() && at_->healSlice());
    choose(u"overlayKindBox"_s, 2);
    auto& slider = at_->child<QSlider>(u"stepWeight1"_s);
    QElapsedTimer clock;
    clock.start();
    for (int value = 0; value < 10; ++value) {
        slider.setValue(value);
        at_->window().presenter().refreshNow();
    }
    // A change is promised to show within 100 ms; a second is allowed for busy machines.
    QVERIFY2(clock.elapsed() < 10 * 1000, qPrintable(QString::number(clock.elapsed())));
    // No slice is healed again, and that is what makes it fast.
    QCOMPARE(at_->log().heals.load(), 1);
}

void PanelsTest::thresholdHidesFadesOutlinesAndFills() {
    QVERIFY(at_->open() && at_->healSlice());
    auto& threshold = at_->child<QDoubleSpinBox>(u"thresholdBox"_s);
    threshold.setValue(0.08);
    const int hidden = colouredPixels(at_->picture());
    const QImage hide = at_->picture();
    QVERIFY(hidden > 20);
    choose(u"thresholdMeaningBox"_s, 1);
    const int faded = colouredPixels(at_->picture());
    choose(u"thresholdMeaningBox"_s, 3);
    const QImage filled = at_->picture();
    choose(u"thresholdMeaningBox"_s, 2);
    const int outlined = colouredPixels(at_->picture());
    QVERIFY2(faded > hidden + hidden / 5, qPrintable(u"%1 %2"_s.arg(faded).arg(hidden)));
    QVERIFY2(std::abs(colouredPixels(filled) - hidden) < hidden / 4 + 20,
             qPrintable(u"%1 %2"_s.arg(colouredPixels(filled)).arg(hidden)));
    QVERIFY(rootMeanSquare(filled, hide) > 0.2);
    QVERIFY2(outlined > 0 && outlined < hidden, qPrintable(QString::number(outlined)));
}

void PanelsTest::colourMapsDifferAndGreyHasNoColour() {
    QVERIFY(at_->open() && at_->healSlice());
    const QImage inferno = at_->picture();
    choose(u"colourMapBox"_s, 1);
    const QImage viridis = at_->picture();
    choose(u"colourMapBox"_s, 2);
    const QImage grey = at_->picture();
    QVERIFY(colouredPixels(inferno) > 50);
    QVERIFY(colouredPixels(viridis) > 50);
    QCOMPARE(colouredPixels(grey), 0);
    QVERIFY(rootMeanSquare(inferno, viridis) > 1);
    // In every colour map a higher score is lighter, so that the maps can be read without colours.
    for (const ScoreMap map : kScoreMaps) {
        int before = -1;
        for (int i = 0; i <= 20; ++i) {
            const int lightness = qGray(scoreColour(i / 20.0, map).rgb());
            QVERIFY(lightness > before);
            before = lightness;
        }
    }
    at_->makeWindow();
    QCOMPARE(at_->window().layers().choice().style.map, ScoreMap::Grey);
}

void PanelsTest::colourBarMarksTheThreshold() {
    QVERIFY(at_->open() && at_->healSlice());
    auto& annotations = at_->child<QWidget>(u"sliceAnnotations"_s);
    const auto bar = [&](double threshold) {
        at_->child<QDoubleSpinBox>(u"thresholdBox"_s).setValue(threshold);
        at_->window().presenter().refreshNow();
        QImage image(annotations.size(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::black);
        annotations.render(&image);
        return image.copy(image.width() - 80, 0, 80, image.height());
    };
    const QImage low = bar(0.03);
    const QImage high = bar(0.06);
    QVERIFY(rootMeanSquare(low, high) > 3);
    QCOMPARE(rootMeanSquare(low, bar(0.03)), 0.0);
}

void PanelsTest::scansAreListedAndSwitched() {
    QVERIFY(at_->open(u"one.nii.gz"_s));
    at_->log().stepMilliseconds = 10;
    at_->window().healVolume();
    QVERIFY(at_->open(u"two.nii.gz"_s));
    auto& list = at_->child<QListWidget>(u"caseList"_s);
    QCOMPARE(list.count(), 2);
    QCOMPARE(list.currentRow(), 1);
    QTRY_VERIFY(list.item(0)->text().contains(u"healing"_s));
    QVERIFY(at_->window().windowTitle().startsWith(u"two.nii.gz"_s));
    QVERIFY(at_->child<QLabel>(u"progressLabel"_s).text().contains(u"one.nii.gz"_s));
    QVERIFY(!at_->child<QToolButton>(u"healButton"_s).isEnabled());
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      list.visualItemRect(list.item(0)).center());
    QTRY_VERIFY(at_->window().windowTitle().startsWith(u"one.nii.gz"_s));
    QVERIFY(at_->window().timeline().available() > 0);
    at_->log().stepMilliseconds = 0;
    QTRY_VERIFY_WITH_TIMEOUT(!at_->window().session().job().busy(), 30000);
    QTRY_VERIFY(list.item(0)->text().contains(u"slices healed"_s));
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Delete);
    // What was healed is not saved, so that closing asks first.
    auto& loseIt = at_->child<QPushButton>(u"confirmYesButton"_s);
    QTRY_VERIFY(loseIt.isVisible());
    QTest::mouseClick(&loseIt, Qt::LeftButton);
    QTRY_VERIFY(at_->window().windowTitle().startsWith(u"two.nii.gz"_s));
    QTest::mouseClick(&at_->child<QToolButton>(u"closeCaseButton"_s), Qt::LeftButton);
    QTRY_VERIFY(at_->child<QLabel>(u"startTitle"_s).isVisible());
    QVERIFY(at_->window().windowTitle().startsWith(u"DISYRE"_s));
    QVERIFY(!at_->child<QAction>(u"closeScanAction"_s).isEnabled());
}

void PanelsTest::eachScanKeepsItsPlace() {
    QVERIFY(at_->open(u"one.nii.gz"_s) && at_->healSlice());
    at_->window().showPosition(2);
    const int first = at_->window().session().cases().shownId();
    QVERIFY(at_->open(u"two.nii.gz"_s));
    at_->window().showSlice(7);
    QCOMPARE(at_->window().timeline().available(), 0);
    at_->window().session().cases().show(first);
    QCOMPARE(at_->window().presenter().slice(), kSpotSlice);
    QCOMPARE(at_->window().timeline().position(), 2);
    QCOMPARE(at_->window().plot().currentStep(), 2);
}

void PanelsTest::recentFilesOpenAgain() {
    QVERIFY(!at_->child<QMenu>(u"recentMenu"_s).isEnabled());
    QVERIFY(at_->open(u"one & only.nii.gz"_s) && at_->open(u"two.nii.gz"_s));
    at_->makeWindow();
    auto& menu = at_->child<QMenu>(u"recentMenu"_s);
    QVERIFY(menu.isEnabled());
    QVERIFY(at_->child<QAction>(u"recent1Action"_s).text().contains(u"two"_s));
    at_->child<QAction>(u"recent2Action"_s).trigger();
    QTRY_VERIFY(at_->window().windowTitle().startsWith(u"one & only.nii.gz"_s));
    // If a recent file is gone, the window says so and takes it off the list.
    QVERIFY(QFile::remove(at_->path(u"two.nii.gz"_s)));
    at_->child<QAction>(u"recent2Action"_s).trigger();
    QTRY_COMPARE(at_->window().messages().kind(), MessageBar::Kind::Problem);
    QVERIFY(at_->window().findChild<QAction*>(u"recent2Action"_s) == nullptr);
    at_->child<QAction>(u"forgetRecentAction"_s).trigger();
    QVERIFY(!menu.isEnabled());
}

void PanelsTest::droppedFoldersOpen() {
    QTemporaryDir scans;
    writeTestScan(scans.path(), u"a.nii"_s);
    writeTestScan(scans.path(), u"b.nii"_s);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(scans.path())});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&at_->window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&at_->window(), &event);
    QTRY_VERIFY(at_->window().windowTitle().startsWith(u"a.nii"_s));
    QCOMPARE(at_->window().cases().count(), 2);
}

void PanelsTest::findingsAreListedAndLeadThere() {
    QVERIFY(at_->open());
    QVERIFY(at_->child<QLabel>(u"findingsNote"_s).text().startsWith(u"Heal"_s));
    // At this threshold only the spot remains of what the fake healer changes.
    at_->child<QDoubleSpinBox>(u"thresholdBox"_s).setValue(0.1);
    QVERIFY(at_->healVolume());
    const FindingRows list(at_->child<QTreeView>(u"findingsList"_s));
    QTRY_VERIFY(list.count() >= 1);
    QCOMPARE(at_->window().plot().findingLines(), std::min(4, list.count()));
    const QStringList place = list.text(0, FindingColumn::Place).split(u", "_s);
    QCOMPARE(place.size(), 3);
    at_->window().showSlice(3);
    list.click(0);
    // The list rounds to a millimetre, and a slice is 2 mm thick.
    const QStringList height = place[2].split(u' ');
    const double feetToHead = (height[0] == u"S"_s ? 1 : -1) * height[1].toDouble();
    QVERIFY2(std::abs(at_->window().presenter().sliceMillimetres() - feetToHead) <= 1.6,
             qPrintable(list.text(0, FindingColumn::Place)));
    QVERIFY(at_->window().presenter().slice() != 3);
    QVERIFY(QLocale().toDouble(list.text(0, FindingColumn::Volume)) >= 0.1);
}

void PanelsTest::findingsSayWhereHowLargeAndWhen() {
    auto prepared = std::make_shared<PreparedScan>();
    prepared->image = Volume({20, 20, 20}, axisAlignedAffine({2, 2, 2}, {-19, -9, 1}));
    prepared->mask = Mask({20, 20, 20}, 1);
    StepCache cache(prepared, {100, 50}, 1e9);
    // The map holds a block of 3 x 4 x 2 voxels, which one step changes by 0.2 and the next by 0.4,
    // a corner of it most of all, and a single voxel, which is too small to be a finding.
    const std::size_t peak = prepared->image.index(5, 6, 7);
    for (const int slice : {6, 7, 8}) {
        for (const int step : {0, 1}) {
            std::vector<float> values(prepared->image.sliceSize(), 0.0f);
            const float value = step == 0 ? 0.2f : 0.4f;
            for (int y = 6; y < 10 && slice != 8; ++y) {
                for (int x = 5; x < 8; ++x) {
                    values[static_cast<std::size_t>(y * 20 + x)] = value;
                }
            }
            if (slice == 7) {
                values[peak % prepared->image.sliceSize()] = value + 0.1f;
                values[0] = 1.0f;
            }
            const std::vector<float> nothing(values.size(), 0.0f);
            cache.add(FrameCopy(StepFrame{.slice = slice,
                                          .step = step,
                                          .steps = 2,
                                          .restored = nothing,
                                          .gradient = values,
                                          .weighted = values}));
        }
    }
    const std::vector<Finding> findings = findingsOf(cache, {1, 1}, 0.25);
    QCOMPARE(findings.size(), std::size_t(1));
    const Finding& one = findings[0];
    QVERIFY(std::abs(one.millilitres - 24 * 0.008) < 1e-9);
    QVERIFY(std::abs(one.meanScore - (23 * 0.3 + 0.4) / 24) < 1e-6);
    QVERIFY(std::abs(one.peakScore - 0.4) < 1e-6);
    QVERIFY(one.peak == (std::array<double, 3>{-9, 3, 15}));
    QVERIFY(std::abs(one.stepMeans[0] - (23 * 0.2 + 0.3) / 24) < 1e-6);
    QVERIFY(std::abs(one.stepMeans[1] - (23 * 0.4 + 0.5) / 24) < 1e-6);
    // The weights of the steps decide which scores reach the threshold.
    QVERIFY(!one.isBelow);
    const std::vector<Finding> below = findingsOf(cache, {1, 0}, 0.31);
    QCOMPARE(below.size(), std::size_t(1));
    QVERIFY(below[0].isBelow);
    QVERIFY(std::abs(below[0].peakScore - 0.3) < 1e-6);
    QCOMPARE(findingsOf(cache, {0, 1}, 0.31).size(), std::size_t(1));
    QVERIFY(!findingsOf(cache, {0, 1}, 0.31)[0].isBelow);
    QVERIFY(findingsOf(cache, {1, 1}, 0.0).empty());
}

void PanelsTest::findingsFollowTheThreshold() {
    QVERIFY(at_->open() && at_->healVolume());
    auto& threshold = at_->child<QDoubleSpinBox>(u"thresholdBox"_s);
    const FindingRows list(at_->child<QTreeView>(u"findingsList"_s));
    const auto largest = [&] {
        return list.count() > 0 ? QLocale().toDouble(list.text(0, FindingColumn::Volume)) : 0.0;
    };
    threshold.setValue(0.01);
    QTRY_VERIFY(largest() > 10);
    auto& panel = at_->child<FindingsPanel>(u"findingsPanel"_s);
    QVERIFY(panel.count() > 0);
    threshold.setValue(0.9);
    // What stands out is still listed, in grey, and the note says how high it scores.
    QTRY_COMPARE(panel.count(), 0);
    QVERIFY(panel.countBelow() > 0);
    QCOMPARE(list.count(), panel.countBelow());
    QCOMPARE(list.colour(0, FindingColumn::Volume),
             list.view().palette().placeholderText().color());
    const QString note = at_->child<QLabel>(u"findingsNote"_s).text();
    QVERIFY2(note.startsWith(u"No region"_s), qPrintable(note));
    QVERIFY2(note.contains(u"highest score is 0."_s), qPrintable(note));
    QCOMPARE(at_->window().plot().findingLines(), 0);
    // A click on one goes there, too.
    list.click(0);
    QCOMPARE(list.current(), 0);
}

/// Names for every place of the test scan: the patient's left half is "hippocampus" in the temporal
/// lobe, the right one "putamen".
ScanPlaces namesOfHalves(double overlap) {
    auto atlas = std::make_shared<BrainAtlas>();
    atlas->labels = Volume({2, 1, 1}, axisAlignedAffine({400, 800, 800}, {-200, 0, 0}), 1.0f);
    atlas->labels.voxels[1] = 2.0f;
    atlas->regions = {{1, {BodySide::Left, "temporal lobe", "hippocampus"}},
                      {2, {BodySide::Right, "deep structures", "putamen"}}};
    return {atlas, {axisAlignedAffine({1, 1, 1}, {0, 0, 0}), overlap, 1.0}};
}

void PanelsTest::placesAreNamedAndTheNamesTakenAway() {
    at_->window().session().naming().setFinder(
        [](const PreparedScan&, const StopToken&) { return namesOfHalves(0.93); });
    QVERIFY(at_->open() && at_->healVolume());
    const FindingRows list(at_->child<QTreeView>(u"findingsList"_s));
    auto& names = at_->child<QCheckBox>(u"placeNamesBox"_s);
    auto& structure = at_->child<QLabel>(u"structureLabel"_s);
    QTRY_VERIFY(list.count() > 0 && at_->window().showsAllFindings());
    const QString name = list.text(0, FindingColumn::Place);
    QVERIFY2(name == u"temporal lobe, left"_s || name == u"putamen, right"_s, qPrintable(name));
    const QString tip = list.tip(0, FindingColumn::Place);
    QVERIFY2(tip.startsWith(u"Approximate"_s) && tip.contains(u"Highest score"_s), qPrintable(tip));
    QCOMPARE(list.heading(FindingColumn::Place), u"place"_s);
    QVERIFY(names.isVisible() && names.isChecked());
    QVERIFY2(names.toolTip().contains(u"0.93"_s), qPrintable(names.toolTip()));
    const auto clickOn = [](QCheckBox& box) {
        QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(8, box.height() / 2));
    };
    at_->window().presenter().setCrosshair({4, 20, kSpotSlice});
    QTRY_COMPARE(structure.text(), u"hippocampus, left"_s);
    clickOn(names);
    QTRY_VERIFY(!names.isChecked());
    QCOMPARE(list.heading(FindingColumn::Place), u"place"_s);
    static const QRegularExpression position(u"^[RL] \\d+, [AP] \\d+, [SI] \\d+ mm$"_s);
    QVERIFY2(position.match(list.text(0, FindingColumn::Place)).hasMatch(),
             qPrintable(list.text(0, FindingColumn::Place)));
    QVERIFY(structure.text().isEmpty());
    QVERIFY(names.isVisible());
    clickOn(names);
    QTRY_COMPARE(list.text(0, FindingColumn::Place), name);
    QCOMPARE(structure.text(), u"hippocampus, left"_s);
}

void PanelsTest::aPoorAlignmentSaysWhyThereAreNoNames() {
    at_->window().session().naming().setFinder(
        [](const PreparedScan&, const StopToken&) { return namesOfHalves(0.41); });
    QVERIFY(at_->open() && at_->healVolume());
    const FindingRows list(at_->child<QTreeView>(u"findingsList"_s));
    QTRY_VERIFY(list.count() > 0 && at_->window().showsAllFindings());
    QCOMPARE(list.heading(FindingColumn::Place), u"place"_s);
    QVERIFY(!at_->child<QCheckBox>(u"placeNamesBox"_s).isVisible());
    auto& note = at_->child<QLabel>(u"placeNamesNote"_s);
    QVERIFY(note.isVisible());
    QVERIFY2(note.text().contains(u"0.41"_s), qPrintable(note.text()));
    QVERIFY(at_->child<QLabel>(u"structureLabel"_s).text().isEmpty());
}

void PanelsTest::closingAScanStopsItsAlignment() {
    const auto stopped = std::make_shared<std::atomic<bool>>(false);
    const auto begun = std::make_shared<std::atomic<bool>>(false);
    at_->window().session().naming().setFinder(
        [stopped, begun](const PreparedScan&, const StopToken& stop) -> ScanPlaces {
            *begun = true;
            while (!stop.stopRequested()) {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
            *stopped = true;
            throw Stopped();
        });
    QVERIFY(at_->open() && at_->healSlice());
    QTRY_VERIFY(*begun);
    QVERIFY(!at_->window().showsAllFindings());
    QVERIFY(!*stopped);
    at_->cases().close(at_->cases().shownId());
    QTRY_VERIFY_WITH_TIMEOUT(*stopped, 1000);
    QVERIFY(!at_->window().session().naming().isLooking());
}

void PanelsTest::everyNameOfTheAtlasCanBeTranslated() {
    std::set<std::string> known;
    for (const char* name : translatableNames()) {
        known.insert(name);
    }
    const BrainAtlas atlas = readAtlas(DISYRE_SOURCE_DIR "/resources/atlas");
    std::set<std::string> used;
    for (const auto& [label, region] : atlas.regions) {
        used.insert(region.structure);
        used.insert(region.lobe);
    }
    QCOMPARE(known, used);
}

void PanelsTest::docksCloseAndComeBack() {
    for (const QString& name :
         {u"casesDock"_s, u"settingsDock"_s, u"layersDock"_s, u"findingsDock"_s, u"curveDock"_s}) {
        auto& dock = at_->child<QDockWidget>(name);
        QVERIFY(dock.isVisible());
        at_->child<QAction>(name + u"Action"_s).trigger();
        QTRY_VERIFY(!dock.isVisible());
    }
    at_->window().addDockWidget(Qt::RightDockWidgetArea, &at_->child<QDockWidget>(u"casesDock"_s));
    at_->child<QAction>(u"resetLayoutAction"_s).trigger();
    for (const QString& name :
         {u"casesDock"_s, u"settingsDock"_s, u"layersDock"_s, u"findingsDock"_s, u"curveDock"_s}) {
        QTRY_VERIFY(at_->child<QDockWidget>(name).isVisible());
    }
    QCOMPARE(at_->window().dockWidgetArea(&at_->child<QDockWidget>(u"casesDock"_s)),
             Qt::LeftDockWidgetArea);
}

void PanelsTest::layoutIsRemembered() {
    at_->child<QAction>(u"findingsDockAction"_s).trigger();
    QTRY_VERIFY(!at_->child<QDockWidget>(u"findingsDock"_s).isVisible());
    at_->window().close();
    at_->makeWindow();
    QVERIFY(!at_->child<QDockWidget>(u"findingsDock"_s).isVisible());
    QVERIFY(at_->child<QDockWidget>(u"casesDock"_s).isVisible());
}

void PanelsTest::keysAreListedFromTheActions() {
    QAction added(u"An action made by the test"_s, &at_->window());
    added.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_F12));
    QTest::keyClick(&at_->window(), Qt::Key_Question);
    QTRY_VERIFY(at_->window().findChild<QDialog*>(u"keysBox"_s) != nullptr);
    const QString text = at_->child<QTextBrowser>(u"keysText"_s).toPlainText();
    QVERIFY(text.contains(u"Ctrl+F12"_s) && text.contains(added.text()));
    QVERIFY(text.contains(u"Ctrl+Shift+Return"_s));
    QVERIFY(text.contains(u"Loop"_s));
    auto& box = at_->child<QDialog>(u"keysBox"_s);
    QVERIFY(box.height() <= 700);
    QTest::keyClick(&box, Qt::Key_Escape);
    QTRY_VERIFY(at_->window().findChild<QDialog*>(u"keysBox"_s) == nullptr);
}

void PanelsTest::aboutHasACopyableReport() {
    at_->child<QAction>(u"aboutAction"_s).trigger();
    const auto& report = at_->child<QPlainTextEdit>(u"diagnosticReport"_s);
    QTest::mouseClick(&at_->child<QPushButton>(u"copyReportButton"_s), Qt::LeftButton);
    const QString copied = QApplication::clipboard()->text();
    QCOMPARE(copied, report.toPlainText());
    for (const QString& line : {u"Qt  "_s, u"VTK  "_s, u"ITK  "_s, u"OpenGL"_s, u"LibTorch"_s,
                                QString::fromLatin1(qVersion())}) {
        QVERIFY2(copied.contains(line), qPrintable(line));
    }
    QTest::keyClick(&at_->child<QDialog>(u"aboutBox"_s), Qt::Key_Escape);
    QTRY_VERIFY(at_->window().findChild<QDialog*>(u"aboutBox"_s) == nullptr);
}

void PanelsTest::logIsShownAndCopied() {
    const QTemporaryDir folder;
    startLog(toPath(folder.path()), false);
    logEvent(LogLevel::Information, "program.started", {{"version", "1.2.3"}});
    at_->child<QAction>(u"logAction"_s).trigger();
    stopLog();
    const auto& lines = at_->child<QPlainTextEdit>(u"logLines"_s);
    QVERIFY2(lines.toPlainText().contains(u"program.started version=1.2.3"_s),
             qPrintable(lines.toPlainText()));
    QTest::mouseClick(&at_->child<QPushButton>(u"copyLogButton"_s), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text().trimmed(), lines.toPlainText().trimmed());
    QTest::keyClick(&at_->child<QDialog>(u"logBox"_s), Qt::Key_Escape);
    QTRY_VERIFY(at_->window().findChild<QDialog*>(u"logBox"_s) == nullptr);
    // Without a log the box says so and has nothing to copy.
    at_->child<QAction>(u"logAction"_s).trigger();
    QVERIFY(at_->child<QPlainTextEdit>(u"logLines"_s).toPlainText().isEmpty());
    QVERIFY(!at_->child<QPushButton>(u"copyLogButton"_s).isEnabled());
    QTest::keyClick(&at_->child<QDialog>(u"logBox"_s), Qt::Key_Escape);
}

void PanelsTest::allSettingsCanBeReset() {
    QVERIFY(at_->open());
    type(u"skipBox"_s, u"10"_s);
    choose(u"colourMapBox"_s, 1);
    at_->window().chooseTheme(Theme::Choice::Light, true);
    at_->child<QAction>(u"resetSettingsAction"_s).trigger();
    QVERIFY(at_->window().healingSettings() == thoroughSettings());
    QCOMPARE(at_->window().layers().choice().style.map, ScoreMap::Inferno);
    QCOMPARE(Theme::current(), Theme::Choice::System);
    QVERIFY(!at_->child<QMenu>(u"recentMenu"_s).isEnabled());
    QVERIFY(at_->window().session().cases().scan() != nullptr);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::PanelsTest>(argc, argv);
}

#include "PanelsTest.moc"
