// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QImageReader>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QToolButton>

#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <csignal>

#include "core/healing/StepShare.h"
#include "core/image/Nifti.h"
#include "core/teaching/Corruptions.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Paths.h"
#include "ui/teaching/BenchPage.h"
#include "ui/teaching/ComparedPage.h"
#include "ui/teaching/CurveView.h"
#include "ui/teaching/MicroscopePage.h"
#include "ui/teaching/PointerHighlight.h"
#include "ui/teaching/QuizPage.h"
#include "ui/teaching/SlicePicture.h"
#include "ui/teaching/TeachingWindow.h"
#include "ui/teaching/WindowsPane.h"
#include "ui/window/TeachingController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// The teaching window, by clicks and keys.
class TeachingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at_ = std::make_unique<WindowFixture>(); }
    void cleanup() { at_.reset(); }

    void theBenchOpensOnTheSliceInView();
    void theBenchShowsAFullSliceBeforeAnyScanIsOpen();
    void shapesAreDrawnWithTheMouse();
    void movingTShowsTheSliceMoreOrLessCorrupted();
    void alphaGoesToTheNearestStep();
    void theEdgeAndTheTextureCanBeChanged();
    void foreignTissueComesFromAnotherOpenScan();
    void aSampleWithALesionOffersItsTrueMask();
    void healingShowsRestorationCurveAndFigures();
    void changingTheSliceDropsItsHealing();
    void aHealingIsStopped();
    void anAnomalyOutsideTheBrainIsSaidToBe();
    void aMissingModelIsSaidInPlace();
    void oneSeedGivesTheSamePicturesByteForByte();
    void aLessonHasAnAnimationAndAHandoutOfTwoPages();
    void theHandoutIsInTheLanguageOfTheWindow();
    void aLessonThatCannotBeWrittenLeavesNothing();
    void aFolderThatIsThereIsNotOverwritten();
    void theMicroscopeShowsTheNumbersOfTheFormula();
    void theMicroscopeShowsWhatEachWindowContributes();
    void twoSettingsAreShownSideBySideAtTheSameT();
    void twoSettingsAreDroppedWithTheirSlice();
    void aQuizHasTenRoundsAndAScore();
    void oneSeedGivesTheSameQuiz();
    void theRingFollowsThePointer();
    void mapsHaveColoursForProjectors();
    void f11FillsTheScreenAndEscapeLeavesIt();
    void everyControlSaysWhatItIs();
    void aLargeSliceIsRedrawn();

private:
    /// Opens the test scan and the teaching window, and waits until its brain is shown.
    bool openBench() { return at_->open() && openTeaching(u"teachingBenchAction"_s); }
    bool openTeaching(const QString& action) {
        at_->child<QAction>(action).trigger();
        return QTest::qWaitForWindowActive(&teaching()) &&
               QTest::qWaitFor([&] { return bench().isReady(); }, 60000) && waitUntilSettled();
    }
    TeachingWindow& teaching() { return *at_->window().teaching().teaching(); }
    BenchPage& bench() { return teaching().bench(); }
    template <typename Child>
    Child& part(const QString& name) {
        auto* found = teaching().findChild<Child*>(name);
        if (found == nullptr) {
            qFatal("there is no %s", qUtf8Printable(name));
        }
        return *found;
    }
    SlicePicture& picture(const QString& name) { return part<SlicePicture>(name); }
    void click(const QString& name) { QTest::mouseClick(&part<QWidget>(name), Qt::LeftButton); }
    /// Drags over a picture between places of the slice.
    void dragOver(SlicePicture& on, const std::vector<SlicePoint>& places) {
        QTest::mousePress(&on, Qt::LeftButton, {}, on.placeOf(places.front()).toPoint());
        for (const SlicePoint& place : places) {
            hover(on, on.placeOf(place).toPoint(), Qt::LeftButton);
        }
        QTest::mouseRelease(&on, Qt::LeftButton, {}, on.placeOf(places.back()).toPoint());
    }
    SlicePoint middle() { return middleOf(bench().healthy().brain); }
    int maskPixels() {
        const auto& mask = bench().anomaly().mask.pixels;
        return static_cast<int>(
            std::count_if(mask.begin(), mask.end(), [](float share) { return share >= 0.5f; }));
    }
    bool heal() {
        click(u"healItButton"_s);
        return QTest::qWaitFor([&] { return bench().healed().has_value(); }, 60000);
    }
    static QByteArray bytesOf(const QString& file) {
        QFile read(file);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }

    /// The same bytes without the date of a PDF file.
    static QByteArray undated(QByteArray bytes) {
        const auto at = bytes.startsWith("%PDF") ? bytes.indexOf("/CreationDate") : -1;
        return at < 0 ? bytes : bytes.remove(at, bytes.indexOf('\n', at) - at);
    }

    std::unique_ptr<WindowFixture> at_;
};

void TeachingTest::theBenchOpensOnTheSliceInView() {
    QVERIFY(openBench());
    QCOMPARE(part<QComboBox>(u"benchScanBox"_s).currentText(), u"brain.nii.gz"_s);
    const auto prepared = at_->cases().scan();
    QVERIFY(prepared != nullptr);
    // An anomaly is there from the start, so that t shows something.
    QVERIFY(maskPixels() > 10);
    QVERIFY(!picture(u"benchCorrupted"_s).picture().isNull());
    QVERIFY(picture(u"benchCorrupted"_s).picture() != picture(u"benchDrawing"_s).picture());
    QVERIFY(picture(u"benchRestoration"_s).picture().isNull());
    QCOMPARE(bench().t(), 100);
    auto& slice = part<QSpinBox>(u"benchSliceBox"_s);
    const QImage before = picture(u"benchDrawing"_s).picture();
    slice.setFocus();
    QTest::keyClick(&slice, Qt::Key_Down);
    QVERIFY(picture(u"benchDrawing"_s).picture() != before);
}

void TeachingTest::theBenchShowsAFullSliceBeforeAnyScanIsOpen() {
    QVERIFY(openTeaching(u"teachingBenchAction"_s));
    // The healthy sample is no scan that is shown, and so has no slice in view.
    const auto& brain = bench().healthy().brain.pixels;
    const auto pixels = std::count(brain.begin(), brain.end(), 1);
    QVERIFY2(pixels > static_cast<std::ptrdiff_t>(brain.size()) / 3,
             qPrintable(QString::number(pixels)));
    QVERIFY(maskPixels() > 10);
}

void TeachingTest::shapesAreDrawnWithTheMouse() {
    QVERIFY(openBench());
    part<QDoubleSpinBox>(u"softnessBox"_s).setValue(0.0);
    SlicePicture& drawing = picture(u"benchDrawing"_s);
    // On the corner of a pixel, so that no centre of a pixel lies near the edge of a shape.
    const SlicePoint at{std::floor(middle().row), std::floor(middle().column)};
    click(u"clearShapeButton"_s);
    QCOMPARE(maskPixels(), 0);

    click(u"boxShapeButton"_s);
    dragOver(drawing, {at, {at.row + 2.0, at.column + 2.0}, {at.row + 4.0, at.column + 5.0}});
    QCOMPARE(maskPixels(), 4 * 5);
    click(u"discShapeButton"_s);
    dragOver(drawing, {at, {at.row + 3.0, at.column}});
    QVERIFY2(std::abs(maskPixels() - 28) <= 10, qPrintable(QString::number(maskPixels())));
    click(u"freeShapeButton"_s);
    dragOver(drawing, {at, {at.row + 5.0, at.column}, {at.row, at.column + 5.0}});
    QVERIFY2(std::abs(maskPixels() - 12) <= 6, qPrintable(QString::number(maskPixels())));
    // Only the brush adds to what is there.
    const int before = maskPixels();
    click(u"brushShapeButton"_s);
    part<QSpinBox>(u"benchBrushBox"_s).setValue(2);
    dragOver(drawing, {{at.row - 3.0, at.column - 3.0}, {at.row - 3.0, at.column + 1.0}});
    QVERIFY(maskPixels() > before + 4);
}

void TeachingTest::movingTShowsTheSliceMoreOrLessCorrupted() {
    QVERIFY(openBench());
    auto& time = part<QSlider>(u"benchTimeSlider"_s);
    time.setFocus();
    QTest::keyClick(&time, Qt::Key_Home);
    QCOMPARE(bench().t(), 0);
    QCOMPARE(bench().corrupted().pixels, bench().healthy().image.pixels);
    const QImage healthy = picture(u"benchCorrupted"_s).picture();
    QCOMPARE(picture(u"benchGaussian"_s).picture(), healthy);
    QTest::keyClick(&time, Qt::Key_PageUp);
    QCOMPARE(bench().t(), 10);
    QTest::keyClick(&time, Qt::Key_Left);
    QCOMPARE(bench().t(), 9);
    QTest::keyClick(&time, Qt::Key_End);
    QCOMPARE(bench().t(), 100);
    QVERIFY(picture(u"benchCorrupted"_s).picture() != healthy);
    QVERIFY(picture(u"benchGaussian"_s).picture() != healthy);
    QVERIFY(picture(u"benchSimplex"_s).picture() != picture(u"benchGaussian"_s).picture());
    const Schedule schedule(testCard().schedule);
    const auto point = part<CurveView>(u"scheduleCurve"_s).point();
    QVERIFY(point.has_value());
    QCOMPARE(point->x(), 100.0);
    QCOMPARE(point->y(), schedule.alpha(100));
    QCOMPARE(part<CurveView>(u"scheduleCurve"_s).points().size(), std::size_t(101));
}

void TeachingTest::alphaGoesToTheNearestStep() {
    QVERIFY(openBench());
    auto& alpha = part<QDoubleSpinBox>(u"benchAlphaBox"_s);
    alpha.setFocus();
    alpha.selectAll();
    QTest::keyClicks(&alpha, QLocale().toString(0.26));
    QTest::keyClick(&alpha, Qt::Key_Return);
    // The alpha of t = 50 is 0.258197.
    QCOMPARE(bench().t(), 50);
    QCOMPARE(alpha.value(), 0.258);
}

void TeachingTest::theEdgeAndTheTextureCanBeChanged() {
    QVERIFY(openBench());
    auto& softness = part<QDoubleSpinBox>(u"softnessBox"_s);
    softness.setValue(0.0);
    const auto isSoft = [](float share) { return share > 0.01f && share < 0.99f; };
    const auto& hard = bench().anomaly().mask.pixels;
    QVERIFY(std::none_of(hard.begin(), hard.end(), isSoft));
    softness.setFocus();
    QTest::keyClick(&softness, Qt::Key_PageUp);
    const auto& soft = bench().anomaly().mask.pixels;
    QVERIFY(std::any_of(soft.begin(), soft.end(), isSoft));
    QVERIFY(bench().anomaly().bias.pixels.empty());
    click(u"version2Box"_s);
    if (!part<QCheckBox>(u"version2Box"_s).isChecked()) {
        part<QCheckBox>(u"version2Box"_s).click();
    }
    QVERIFY(!bench().anomaly().bias.pixels.empty());
}

void TeachingTest::foreignTissueComesFromAnotherOpenScan() {
    QVERIFY(at_->open(u"first.nii.gz"_s));
    // The same brain with another contrast.
    Volume other = spottedBrain();
    for (float& value : other.voxels) {
        value = value > 0.0f ? 400.0f - value : 0.0f;
    }
    writeScan(toPath(at_->path(u"other.nii.gz"_s)), other);
    at_->window().openFile(at_->path(u"other.nii.gz"_s));
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() && at_->cases().scan()->name == u"other.nii.gz"_s,
                             30000);
    QVERIFY(openTeaching(u"teachingBenchAction"_s));
    auto& foreign = part<QComboBox>(u"foreignScanBox"_s);
    // Another place of the same brain, the other scan, and the healthy sample.
    QCOMPARE(foreign.count(), 3);
    const Patch own = bench().anomaly().mixed;
    foreign.setFocus();
    QTest::keyClick(&foreign, Qt::Key_Down);
    QCOMPARE(foreign.currentText(), u"first.nii.gz"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bench().anomaly().mixed.pixels != own.pixels, 30000);
}

void TeachingTest::aSampleWithALesionOffersItsTrueMask() {
    QVERIFY(openTeaching(u"teachingBenchAction"_s));
    auto& scans = part<QComboBox>(u"benchScanBox"_s);
    // The sample is opened beside, and then listed too.
    QTRY_COMPARE_WITH_TIMEOUT(scans.count(), 1 + 1 + static_cast<int>(kSampleLesions.size()),
                              60000);
    part<QDoubleSpinBox>(u"softnessBox"_s).setValue(0.0);
    scans.setFocus();
    std::vector<float> last = bench().anomaly().mask.pixels;
    for (int lesion = 0; lesion < static_cast<int>(kSampleLesions.size()); ++lesion) {
        QTest::keyClick(&scans, Qt::Key_Down);
        if (lesion == 0 && scans.currentText().contains(u"without"_s)) {
            QTest::keyClick(&scans, Qt::Key_Down);
        }
        QVERIFY2(QTest::qWaitFor([&] { return bench().anomaly().mask.pixels != last; }, 60000),
                 qPrintable(scans.currentText()));
        last = bench().anomaly().mask.pixels;
        QVERIFY2(maskPixels() >= 5, qPrintable(scans.currentText()));
        // Inside the mask x_T is the lesion, and outside it the healthy slice.
        const double alpha = Schedule(testCard().schedule).alpha(bench().t());
        QVERIFY(alpha > 0.99);
        const Patch corrupted = bench().corrupted();
        const Patch& healthy = bench().healthy().image;
        double changed = 0.0;
        for (std::size_t i = 0; i < last.size(); ++i) {
            if (last[i] > 0.0f) {
                changed += std::abs(corrupted.pixels[i] - healthy.pixels[i]);
                // Equation 1 with m = 1; alpha need not reach 1 at T.
                const double expected =
                    (1.0 - alpha) * healthy.pixels[i] + alpha * bench().anomaly().mixed.pixels[i];
                QVERIFY(std::abs(corrupted.pixels[i] - expected) < 1e-5);
            } else {
                QCOMPARE(corrupted.pixels[i], healthy.pixels[i]);
            }
        }
        QVERIFY2(changed / maskPixels() > 0.03, qPrintable(scans.currentText()));
    }
    QVERIFY(heal());
    QVERIFY(bench().measures().hasAnomaly);
    // A drawn shape is filled with foreign tissue again.
    dragOver(picture(u"benchDrawing"_s), {middle(), {middle().row + 5.0, middle().column}});
    QVERIFY(bench().anomaly().mask.pixels != last);
}

void TeachingTest::healingShowsRestorationCurveAndFigures() {
    QVERIFY(openBench());
    QVERIFY(heal());
    const HealedSlice& healed = *bench().healed();
    QCOMPARE(healed.steps.size(), healingSteps(at_->job().choices().settings, testCard()).size());
    // What was healed is the corrupted slice, and that slice alone.
    QCOMPARE(healed.steps.front().before.pixels, bench().corrupted().pixels);
    QCOMPARE(at_->log().request.slices.size(), std::size_t(1));
    QVERIFY(!picture(u"benchRestoration"_s).picture().isNull());
    QVERIFY(!picture(u"benchDifference"_s).picture().isNull());
    const auto& curve = part<CurveView>(u"benchStepCurve"_s).points();
    QCOMPARE(curve.size(), healed.steps.size());
    QCOMPARE(curve[0].y(), healed.steps[0].meanChange);
    const HealingMeasures& measures = bench().measures();
    QVERIFY(measures.hasAnomaly);
    QVERIFY(measures.averagePrecision > 0.0);
    const QString said = part<QLabel>(u"benchResult"_s).text();
    QVERIFY2(said.contains(QLocale().toString(measures.averagePrecision, 'f', 3)),
             qPrintable(said));
    QVERIFY2(said.contains(QLocale().toString(measures.bestDice, 'f', 3)), qPrintable(said));
    QVERIFY(!at_->log().onWindowThread);
    // The scan of the main window is not healed by this.
    QVERIFY(at_->cases().cache() == nullptr);
}

void TeachingTest::changingTheSliceDropsItsHealing() {
    QVERIFY(openBench());
    QVERIFY(heal());
    auto& time = part<QSlider>(u"benchTimeSlider"_s);
    time.setFocus();
    QTest::keyClick(&time, Qt::Key_Left);
    QVERIFY(!bench().healed());
    QVERIFY(picture(u"benchRestoration"_s).picture().isNull());
    QVERIFY(part<CurveView>(u"benchStepCurve"_s).points().empty());
    QVERIFY(picture(u"microscopeBefore"_s).picture().isNull());
}

void TeachingTest::aHealingIsStopped() {
    QVERIFY(openBench());
    at_->log().stepMilliseconds = 400;
    const QString before = part<QPushButton>(u"healItButton"_s).text();
    click(u"healItButton"_s);
    QVERIFY(part<QPushButton>(u"healItButton"_s).text() != before);
    QTRY_VERIFY(at_->log().heals > 0);
    click(u"healItButton"_s);
    QTRY_COMPARE(part<QPushButton>(u"healItButton"_s).text(), before);
    QVERIFY(at_->log().stopSeen);
    QVERIFY(!bench().healed());
}

void TeachingTest::anAnomalyOutsideTheBrainIsSaidToBe() {
    QVERIFY(openBench());
    click(u"boxShapeButton"_s);
    part<QDoubleSpinBox>(u"softnessBox"_s).setValue(0.0);
    dragOver(picture(u"benchDrawing"_s), {{0.2, 0.2}, {1.1, 1.1}});
    QVERIFY(!teaching().messages().text().isEmpty());
    QVERIFY(!part<QPushButton>(u"healItButton"_s).isEnabled());
    dragOver(picture(u"benchDrawing"_s), {middle(), {middle().row + 3.0, middle().column + 3.0}});
    QVERIFY(teaching().messages().text().isEmpty());
    QVERIFY(part<QPushButton>(u"healItButton"_s).isEnabled());
}

void TeachingTest::aMissingModelIsSaidInPlace() {
    at_ = std::make_unique<WindowFixture>(QSize(), WindowFixture::Models::Own);
    QVERIFY(openBench());
    QVERIFY(!picture(u"benchCorrupted"_s).picture().isNull());
    click(u"healItButton"_s);
    QVERIFY2(teaching().messages().text().contains(u"model"_s),
             qPrintable(teaching().messages().text()));
    QVERIFY(!bench().healed());
}

void TeachingTest::oneSeedGivesTheSamePicturesByteForByte() {
    QStringList folders;
    for (int run = 0; run < 3; ++run) {
        at_ = std::make_unique<WindowFixture>();
        QVERIFY(openBench());
        click(u"version2Box"_s);
        part<QCheckBox>(u"version2Box"_s).setChecked(true);
        auto& seed = part<QSpinBox>(u"teachingSeedBox"_s);
        seed.setFocus();
        seed.selectAll();
        QTest::keyClicks(&seed, run < 2 ? u"4711"_s : u"4712"_s);
        QTest::keyClick(&seed, Qt::Key_Return);
        QCOMPARE(seed.value(), run < 2 ? 4711 : 4712);
        QVERIFY(heal());
        folders << QDir::temp().filePath(
            u"disyre-lesson-%1-%2"_s.arg(QCoreApplication::applicationPid()).arg(run));
        QDir(folders.back()).removeRecursively();
        bench().saveLesson(folders.back());
        QVERIFY2(QTest::qWaitFor([&] { return QDir(folders.back()).exists(); }, 60000),
                 qPrintable(teaching().messages().text()));
    }
    const QStringList files = QDir(folders[0]).entryList(QDir::Files, QDir::Name);
    QVERIFY2(files.size() > 30, qPrintable(QString::number(files.size())));
    QCOMPARE(QDir(folders[1]).entryList(QDir::Files, QDir::Name), files);
    int others = 0;
    for (const QString& file : files) {
        const QByteArray bytes = undated(bytesOf(QDir(folders[0]).filePath(file)));
        QVERIFY(!bytes.isEmpty());
        QVERIFY2(bytes == undated(bytesOf(QDir(folders[1]).filePath(file))), qPrintable(file));
        others += bytes != bytesOf(QDir(folders[2]).filePath(file)) ? 1 : 0;
    }
    QVERIFY(others > 20);
    QVERIFY(files.contains(u"lesson.gif"_s) && files.contains(u"handout.pdf"_s));
    for (const QString& folder : folders) {
        QDir(folder).removeRecursively();
    }
}

void TeachingTest::aLessonHasAnAnimationAndAHandoutOfTwoPages() {
    QVERIFY(openBench());
    part<QSpinBox>(u"teachingSeedBox"_s).setValue(4711);
    QVERIFY(heal());
    const QString folder = at_->path(u"whole-lesson"_s);
    bench().saveLesson(folder);
    QTRY_VERIFY2_WITH_TIMEOUT(QDir(folder).exists(), qPrintable(teaching().messages().text()),
                              60000);
    const auto steps = static_cast<int>(bench().healed()->steps.size());
    QImageReader gif(QDir(folder).filePath(u"lesson.gif"_s));
    // x_t from 0 to T, the slice that was healed, and its steps.
    QCOMPARE(gif.imageCount(), 11 + 1 + steps);
    const QImage first = gif.read();
    QVERIFY(first.width() % bench().healthy().image.width == 0);
    QVERIFY(first.pixel(first.width() / 2, first.height() / 2) ==
            picture(u"benchDrawing"_s)
                .picture()
                .scaled(first.size())
                .pixel(first.width() / 2, first.height() / 2));
    const QByteArray pdf = bytesOf(QDir(folder).filePath(u"handout.pdf"_s));
    QVERIFY(pdf.startsWith("%PDF"));
    QVERIFY(pdf.contains("/Count 2"));

    const std::vector<HandoutPage> pages = bench().lesson().handout;
    QCOMPARE(pages.size(), std::size_t(2));
    for (const HandoutPage& page : pages) {
        QVERIFY(page.figures.size() >= 6);
        for (const HandoutFigure& figure : page.figures) {
            QVERIFY(!figure.picture.isNull() && !figure.caption.isEmpty());
        }
        QVERIFY2(page.paragraphs.join(u' ').contains(u"4711"_s),
                 qPrintable(page.paragraphs.join(u' ')));
    }
    const QString said = pages[1].paragraphs.join(u' ');
    const HealingMeasures& measures = bench().measures();
    for (const QString& part : {QLocale().toString(measures.averagePrecision, 'f', 3),
                                QLocale().toString(measures.bestDice, 'f', 3), u"test model"_s}) {
        QVERIFY2(said.contains(part), qPrintable(said));
    }
    QCOMPARE(pages[0].figures[0].picture, picture(u"benchDrawing"_s).picture());
}

void TeachingTest::theHandoutIsInTheLanguageOfTheWindow() {
    QVERIFY(openBench());
    QVERIFY(heal());
    const QString english = bench().lesson().handout[0].title;
    QCOMPARE(english, u"A synthetic anomaly"_s);
    at_->window().chooseLanguage(u"de"_s);
    QTRY_COMPARE(bench().lesson().handout[0].title, u"Eine synthetische Anomalie"_s);
    QCOMPARE(bench().lesson().handout[1].title, u"Ihre Heilung"_s);
    at_->window().chooseLanguage(u"en"_s);
}

void TeachingTest::aLessonThatCannotBeWrittenLeavesNothing() {
    QVERIFY(openBench());
    QFile file(at_->path(u"no-folder"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const QStringList before =
        QDir(at_->path(QString())).entryList(QDir::AllEntries | QDir::Hidden);
    bench().saveLesson(at_->path(u"no-folder/lesson"_s));
    QTRY_COMPARE(teaching().messages().kind(), MessageBar::Kind::Problem);
    QVERIFY2(teaching().messages().text().contains(u"no-folder"_s),
             qPrintable(teaching().messages().text()));
    QCOMPARE(QDir(at_->path(QString())).entryList(QDir::AllEntries | QDir::Hidden), before);
    QVERIFY(part<QPushButton>(u"saveLessonButton"_s).isEnabled());

    // A limit on file sizes makes writes fail halfway, as a full disk does.
    teaching().messages().dismiss();
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto restore = [limit] { setrlimit(RLIMIT_FSIZE, &limit); };
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = limit;
    small.rlim_cur = 2000;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    bench().saveLesson(at_->path(u"full/lesson"_s));
    const bool isSaid =
        QTest::qWaitFor([&] { return !teaching().messages().text().isEmpty(); }, 60000);
    restore();
    QVERIFY(isSaid);
    QCOMPARE(teaching().messages().kind(), MessageBar::Kind::Problem);
    QVERIFY(QDir(at_->path(u"full"_s))
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                .isEmpty());
}

void TeachingTest::aFolderThatIsThereIsNotOverwritten() {
    QVERIFY(openBench());
    const QString folder = at_->path(u"lesson"_s);
    QVERIFY(QDir().mkpath(folder));
    bench().saveLesson(folder);
    QTRY_VERIFY(teaching().messages().text().contains(u"lesson"_s));
    QCOMPARE(teaching().messages().kind(), MessageBar::Kind::Problem);
    QVERIFY(QDir(folder).isEmpty());
}

void TeachingTest::theMicroscopeShowsTheNumbersOfTheFormula() {
    QVERIFY(openBench());
    auto& tabs = part<QTabBar>(u"teachingTabBar"_s);
    QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(1).center());
    QVERIFY(part<QLabel>(u"microscopeHint"_s).isVisible());
    QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(0).center());
    QVERIFY(heal());
    QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(1).center());
    QVERIFY(!part<QLabel>(u"microscopeHint"_s).isVisible());
    QVERIFY(waitUntilSettled());

    MicroscopePage& page = teaching().microscope();
    auto& slider = part<QSlider>(u"microscopeStepSlider"_s);
    slider.setFocus();
    QTest::keyClick(&slider, Qt::Key_Right);
    QCOMPARE(page.step(), 1);
    const SliceStep& step = bench().healed()->steps[1];
    const Schedule schedule(testCard().schedule);
    QCOMPARE(step.share,
             stepShare(at_->job().choices().settings, Method::Disyre, schedule, step.t));
    SlicePicture& before = picture(u"microscopeBefore"_s);
    const SlicePoint at = middle();
    hover(before, before.placeOf(at).toPoint());
    const auto [row, column] = page.pixel();
    QVERIFY(std::abs(row - static_cast<int>(at.row)) <= 1);
    QVERIFY(std::abs(column - static_cast<int>(at.column)) <= 1);
    const Patch estimate = estimateOf(step);
    QCOMPARE(
        std::round(1000.0 * step.after.at(row, column)),
        std::round(1000.0 * (estimate.at(row, column) + step.share * (step.before.at(row, column) -
                                                                      estimate.at(row, column)))));
    const QString numbers = part<QLabel>(u"microscopeNumbers"_s).text();
    for (const double value : {static_cast<double>(step.before.at(row, column)),
                               static_cast<double>(estimate.at(row, column)),
                               static_cast<double>(step.after.at(row, column)), step.share}) {
        QVERIFY2(numbers.contains(QLocale().toString(value, 'f', 3)), qPrintable(numbers));
    }
}

void TeachingTest::theMicroscopeShowsWhatEachWindowContributes() {
    // Windows overlap on a slice that is larger than one of them.
    HealingChoices choices = at_->job().choices();
    choices.settings.mirrored = true;
    at_->job().setChoices(choices);
    QVERIFY(openBench());
    QVERIFY(heal());
    teaching().showPage(TeachingWindow::Page::Microscope);
    QVERIFY(waitUntilSettled());
    MicroscopePage& page = teaching().microscope();
    QVERIFY(!page.windows().isVisible());
    auto& box = part<QCheckBox>(u"microscopeWindowsBox"_s);
    const QImage blended = picture(u"microscopeEstimate"_s).picture();
    QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(8, box.height() / 2));
    QVERIFY(page.windows().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(page.windows().windows().has_value(), 30000);
    const SliceWindows& windows = *page.windows().windows();
    QVERIFY(windows.windows.size() >= 2);

    SlicePicture& before = picture(u"microscopeBefore"_s);
    hover(before, before.placeOf(middle()).toPoint());
    const auto [row, column] = page.pixel();
    const auto parts = windows.partsAt(page.step(), row, column);
    auto& table = part<QTableWidget>(u"microscopeWindowTable"_s);
    QCOMPARE(table.rowCount(), static_cast<int>(parts.size()));
    const auto digits = [](double value) { return QLocale().toString(value, 'f', 4); };
    for (int i = 0; i < table.rowCount(); ++i) {
        const WindowPart& part = parts[static_cast<std::size_t>(i)];
        QVERIFY(table.item(i, 0)->text().startsWith(QString::number(part.window + 1)));
        QCOMPARE(table.item(i, 1)->text(), digits(part.weight));
        QCOMPARE(table.item(i, 2)->text(), digits(part.estimate));
    }
    QVERIFY(part<QLabel>(u"microscopeWindowSum"_s).text().contains(digits(blendOf(parts))));
    // All windows are drawn, and the chosen one once more.
    QCOMPARE(before.frames().size(), windows.windows.size() + parts.size() + 1);

    // Another one is chosen by the keyboard; its own estimate is shown.
    QCOMPARE(page.windows().chosen(), std::optional(parts.front().window));
    QVERIFY(!picture(u"microscopeWeights"_s).picture().isNull());
    const QImage first = picture(u"microscopeEstimate"_s).picture();
    QVERIFY(first != blended);
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(page.windows().chosen(), std::optional(parts[1].window));
    QVERIFY(picture(u"microscopeEstimate"_s).picture() != first);
    QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(8, box.height() / 2));
    QVERIFY(before.frames().empty());
    QCOMPARE(picture(u"microscopeEstimate"_s).picture(), blended);
}

void TeachingTest::twoSettingsAreShownSideBySideAtTheSameT() {
    QVERIFY(openBench());
    auto& tabs = part<QTabBar>(u"teachingTabBar"_s);
    QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(2).center());
    QVERIFY(waitUntilSettled());
    ComparedPage& page = teaching().compared();
    part<QSpinBox>(u"comparedFirstSkip"_s).setValue(25);
    auto& skip = part<QSpinBox>(u"comparedSecondSkip"_s);
    skip.setFocus();
    skip.selectAll();
    QTest::keyClicks(&skip, u"50"_s);
    QTest::keyClick(&skip, Qt::Key_Return);
    auto& weighting = part<QComboBox>(u"comparedSecondWeighting"_s);
    weighting.setFocus();
    QTest::keyClick(&weighting, Qt::Key_End);
    click(u"comparedHealButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page.healed(0).has_value() && page.healed(1).has_value(), 60000);
    QCOMPARE(page.healed(0)->steps.size(), std::size_t(4));
    QCOMPARE(page.healed(1)->steps.size(), std::size_t(2));
    QCOMPARE(at_->log().request.settings.skip, 50);
    QCOMPARE(at_->log().request.settings.weighting, ForegroundWeighting::Off);
    QCOMPARE(page.healed(0)->steps.front().before.pixels, bench().corrupted().pixels);
    QCOMPARE(page.healed(1)->steps.front().before.pixels, bench().corrupted().pixels);
    // The maps of the two differ: the fake healing changes more with fewer steps.
    QVERIFY(!picture(u"comparedDifference"_s).picture().isNull());

    // The steps stand at the same t.
    auto& time = part<QSlider>(u"comparedTimeSlider"_s);
    time.setFocus();
    QTest::keyClick(&time, Qt::Key_End);
    QCOMPARE(page.step(0), 0);
    QCOMPARE(page.step(1), 0);
    time.setValue(75);
    QCOMPARE(page.step(0), 1);
    QCOMPARE(page.step(1), 0);
    time.setValue(50);
    QCOMPARE(page.step(0), 2);
    QCOMPARE(page.step(1), 1);
    QTest::keyClick(&time, Qt::Key_Home);
    QCOMPARE(page.step(0), 3);
    QCOMPARE(page.step(1), 1);

    // The same pixel is meant in all pictures, and they have the same size on the screen.
    SlicePicture& map = picture(u"comparedSecondMap"_s);
    hover(map, map.placeOf(middle()).toPoint());
    const auto [row, column] = page.pixel();
    QVERIFY(std::abs(row - static_cast<int>(middle().row)) <= 1);
    const QString numbers = part<QLabel>(u"comparedNumbers"_s).text();
    for (int side = 0; side < 2; ++side) {
        QVERIFY2(numbers.contains(QLocale().toString(
                     static_cast<double>(page.healed(side)->map.at(row, column)), 'f', 3)),
                 qPrintable(numbers));
        const QString figures =
            part<QLabel>(side == 0 ? u"comparedFirstFigures"_s : u"comparedSecondFigures"_s).text();
        QVERIFY2(figures.contains(QLocale().toString(page.measures(side).averagePrecision, 'f', 3)),
                 qPrintable(figures));
        QVERIFY(figures.contains(QLocale().toString(page.measures(side).bestDice, 'f', 3)));
    }
    QCOMPARE(picture(u"comparedFirstMap"_s).pictureRect().size(), map.pictureRect().size());
    QVERIFY(!part<QLabel>(u"comparedFirstFormula"_s).text().isEmpty());
    QVERIFY(!part<QLabel>(u"comparedSecondFormula"_s).text().isEmpty());
}

void TeachingTest::twoSettingsAreDroppedWithTheirSlice() {
    QVERIFY(openBench());
    teaching().showPage(TeachingWindow::Page::Compared);
    ComparedPage& page = teaching().compared();
    click(u"comparedHealButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page.healed(1).has_value(), 60000);
    // It is stopped by the same button, and what is there goes.
    at_->log().stepMilliseconds = 400;
    const QString before = part<QPushButton>(u"comparedHealButton"_s).text();
    click(u"comparedHealButton"_s);
    QTRY_VERIFY(part<QPushButton>(u"comparedHealButton"_s).text() != before);
    click(u"comparedHealButton"_s);
    QTRY_COMPARE(part<QPushButton>(u"comparedHealButton"_s).text(), before);
    QVERIFY(!page.healed(0));
    at_->log().stepMilliseconds = 0;
    click(u"comparedHealButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page.healed(1).has_value(), 60000);
    teaching().showPage(TeachingWindow::Page::Bench);
    part<QSlider>(u"benchTimeSlider"_s).setValue(40);
    teaching().showPage(TeachingWindow::Page::Compared);
    QVERIFY(!page.healed(0) && !page.healed(1));
    QVERIFY(picture(u"comparedFirstMap"_s).picture().isNull());
}

void TeachingTest::aQuizHasTenRoundsAndAScore() {
    QVERIFY(at_->open());
    QVERIFY(openTeaching(u"teachingQuizAction"_s));
    QuizPage& quiz = teaching().quiz();
    for (int round = 0; round < kQuizRounds; ++round) {
        QTRY_VERIFY_WITH_TIMEOUT(quiz.question() != nullptr, 60000);
        QCOMPARE(quiz.round(), round);
        QVERIFY(!part<QPushButton>(u"quizAnswerButton"_s).isEnabled());
        QVERIFY(waitUntilSettled());
        const SlicePoint lesion = middleOf(quiz.question()->lesion);
        SlicePicture& shown = quiz.picture();
        if (round % 2 == 0) {
            QTest::mouseClick(&shown, Qt::LeftButton, {}, shown.placeOf(lesion).toPoint());
        } else {
            dragOver(shown, {lesion, {lesion.row + 2.0, lesion.column + 2.0}});
        }
        QVERIFY(quiz.mark().has_value());
        click(u"quizAnswerButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(quiz.answers().size(), static_cast<std::size_t>(round + 1),
                                  60000);
        QVERIFY2(quiz.answers().back().points >= kQuizPoints - 2,
                 qPrintable(part<QLabel>(u"quizResult"_s).text()));
        QVERIFY(quiz.answers().back().dice > 0.0);
        QCOMPARE(quiz.modelAnswers().size(), quiz.answers().size());
        QVERIFY(!picture(u"quizMap"_s).picture().isNull());
        // A mark cannot be moved after the answer.
        const QuizMark mark = *quiz.mark();
        QTest::mouseClick(&shown, Qt::LeftButton, {}, shown.rect().center() + QPoint(9, 9));
        QCOMPARE(quiz.mark()->middle, mark.middle);
        click(u"quizNextButton"_s);
    }
    QCOMPARE(quiz.round(), kQuizRounds);
    int points = 0;
    for (const QuizAnswer& answer : quiz.answers()) {
        points += answer.points;
    }
    QVERIFY2(part<QLabel>(u"quizState"_s).text().contains(QString::number(points)),
             qPrintable(part<QLabel>(u"quizState"_s).text()));
    QVERIFY(!part<QPushButton>(u"quizNextButton"_s).isEnabled());
    click(u"quizRestartButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(quiz.question() != nullptr, 60000);
    QCOMPARE(quiz.round(), 0);
    QVERIFY(quiz.answers().empty());
}

void TeachingTest::oneSeedGivesTheSameQuiz() {
    QVERIFY(at_->open());
    QVERIFY(openTeaching(u"teachingQuizAction"_s));
    QuizPage& quiz = teaching().quiz();
    const auto begin = [&](int seed) {
        part<QSpinBox>(u"quizSeedBox"_s).setValue(seed);
        click(u"quizRestartButton"_s);
        return QTest::qWaitFor([&] { return quiz.question() != nullptr; }, 60000);
    };
    QTRY_VERIFY_WITH_TIMEOUT(quiz.question() != nullptr, 60000);
    QVERIFY(begin(3));
    const std::vector<float> first = quiz.question()->scan.voxels;
    QVERIFY(begin(4));
    QVERIFY(quiz.question()->scan.voxels != first);
    QVERIFY(begin(3));
    QVERIFY(quiz.question()->scan.voxels == first);
}

void TeachingTest::theRingFollowsThePointer() {
    QVERIFY(openBench());
    QCursor::setPos(bench().mapToGlobal(QPoint(200, 200)));
    at_->child<QAction>(u"highlightPointerAction"_s).trigger();
    QTRY_VERIFY(teaching().findChild<QWidget*>(u"pointerRing"_s) != nullptr);
    auto* ring = teaching().findChild<QWidget*>(u"pointerRing"_s);
    QTRY_COMPARE(ring->geometry().center() + QPoint(1, 1),
                 teaching().mapFromGlobal(QCursor::pos()));
    // Clicks go through it.
    SlicePicture& drawing = picture(u"benchDrawing"_s);
    QCursor::setPos(drawing.mapToGlobal(drawing.rect().center()));
    letTimePass(60);
    QCOMPARE(teaching().childAt(teaching().mapFromGlobal(QCursor::pos())), &drawing);
    at_->child<QAction>(u"highlightPointerAction"_s).trigger();
    QTRY_VERIFY(teaching().findChild<QWidget*>(u"pointerRing"_s) == nullptr);
}

void TeachingTest::mapsHaveColoursForProjectors() {
    QVERIFY(openBench());
    QVERIFY(heal());
    SlicePicture& map = picture(u"benchDifference"_s);
    const QImage first = map.picture();
    const QImage slice = picture(u"benchRestoration"_s).picture();
    auto& box = part<QComboBox>(u"teachingMapBox"_s);
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Down);
    const QImage second = map.picture();
    QVERIFY(second != first);
    QCOMPARE(picture(u"benchRestoration"_s).picture(), slice);
    QTest::keyClick(&box, Qt::Key_Down);
    QVERIFY(map.picture() != second);
    // The outline of the mask stays, and what is healed next has the same colours.
    for (int y = 0; y < map.picture().height(); ++y) {
        for (int x = 0; x < map.picture().width(); ++x) {
            const QRgb pixel = map.picture().pixel(x, y);
            QVERIFY(std::abs(qRed(pixel) - qBlue(pixel)) <= 2);
        }
    }
    const QImage grey = map.picture();
    part<QSlider>(u"benchTimeSlider"_s).setValue(90);
    part<QSlider>(u"benchTimeSlider"_s).setValue(100);
    QVERIFY(heal());
    QCOMPARE(map.picture(), grey);
}

void TeachingTest::f11FillsTheScreenAndEscapeLeavesIt() {
    QVERIFY(openBench());
    const QSize before = teaching().size();
    QTest::keyClick(&teaching(), Qt::Key_F11);
    QTRY_VERIFY(teaching().isFullScreen());
    QTRY_VERIFY(teaching().width() > before.width());
    QTest::keyClick(&teaching(), Qt::Key_Escape);
    QTRY_VERIFY(!teaching().isFullScreen());
    QVERIFY(teaching().isVisible());
    QTest::keyClick(&teaching(), Qt::Key_F11);
    QTRY_VERIFY(teaching().isFullScreen());
    QTest::keyClick(&teaching(), Qt::Key_F11);
    QTRY_VERIFY(!teaching().isFullScreen());
    QTest::keyClick(&teaching(), Qt::Key_Escape);
    QTRY_VERIFY(!teaching().isVisible());
}

void TeachingTest::everyControlSaysWhatItIs() {
    QVERIFY(openBench());
    int checked = 0;
    for (const QWidget* widget : teaching().findChildren<QWidget*>()) {
        if (widget->objectName().startsWith(u"qt_"_s)) {
            continue;
        }
        if (qobject_cast<const QPushButton*>(widget) != nullptr ||
            qobject_cast<const QComboBox*>(widget) != nullptr ||
            qobject_cast<const QSlider*>(widget) != nullptr ||
            qobject_cast<const QSpinBox*>(widget) != nullptr ||
            qobject_cast<const QDoubleSpinBox*>(widget) != nullptr ||
            qobject_cast<const SlicePicture*>(widget) != nullptr) {
            ++checked;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
        }
    }
    QVERIFY2(checked > 25, qPrintable(QString::number(checked)));
}

void TeachingTest::aLargeSliceIsRedrawn() {
    QVERIFY(openBench());
    auto large = std::make_shared<PreparedScan>();
    large->image = Volume({240, 240, 3}, axisAlignedAffine({1, 1, 1}, {0, 0, 0}), 0.5f);
    large->mask = Mask({240, 240, 3}, 1);
    bench().showBrain({kHealthySample, large, 1});
    QCOMPARE(picture(u"benchCorrupted"_s).picture().size(), QSize(240, 240));
    auto& time = part<QSlider>(u"benchTimeSlider"_s);
    QVERIFY(waitUntilSettled());
    int t = 0;
    QBENCHMARK {
        t = (t + 7) % 101;
        time.setValue(t);
        for (const QString& name : {u"benchCorrupted"_s, u"benchGaussian"_s, u"benchSimplex"_s}) {
            picture(name).repaint();
        }
        part<CurveView>(u"scheduleCurve"_s).repaint();
    }
    QCOMPARE(bench().t(), t);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::TeachingTest>(argc, argv);
}

#include "TeachingTest.moc"
