// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QWizard>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "core/card/ModelStore.h"
#include "core/compute/Compute.h"
#include "tests/support/TissuePhantom.h"
#include "tests/ui/ShownTexts.h"
#include "tests/ui/WizardFixture.h"
#include "ui/common/Language.h"
#include "ui/common/PictureView.h"
#include "ui/common/StallWatch.h"
#include "ui/models/ModelManager.h"
#include "ui/plots/LossPlot.h"
#include "ui/timeline/Timeline.h"
#include "ui/training/ReviewJob.h"
#include "ui/wizard/AnomalyPage.h"
#include "ui/wizard/SampleStrip.h"
#include "ui/wizard/ScanTable.h"
#include "ui/wizard/SplitTable.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

class WizardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { Language::apply(u"en"_s); }

    void walksAllPagesOnScansMadeByCode();
    void walksAllPagesOnRealScans();
    void hundredScansStayResponsive();
    void masksChosenMeanwhileLoseNoScan();
    void saysWhatIsWrongWithScans();
    void lesionsAndOtherContrastsAreSuspected();
    void refusesASplitWithoutHeldOut();
    void subjectsKeepTheirScansTogether();
    void refusesNetworksThatCannotBe();
    void trainingOutlivesTheWizard();
    void unfinishedTrainingIsOfferedAgain();
    void discardAsksFirstAndDeletes();
    void managerRenamesComparesExportsAndDeletes();
    void masksOfLongerNamesAreNotThoseOfShorterOnes();
    void lossPlotSmoothsAndLeavesOutWhatHasNoLogarithm();
    void speaksGermanAndFits();
    void everyTextOfEveryPageChangesAndWhatWasEnteredStays();
    void theLanguageChangesWhileATrainingRuns();

private:
    /// Goes from the settings page to a saved model that is in use.
    static void trainAndSave(WizardFixture& at, const QString& name);
};

void WizardTest::trainAndSave(WizardFixture& at, const QString& name) {
    at.type(u"modelNameEdit"_s, name);
    typeTinySettings(at);
    QCOMPARE(at.problem(), QString());
    QVERIFY(at.next());
    TrainingJob& job = at.training().job();
    QVERIFY(job.running());
    QTRY_VERIFY_WITH_TIMEOUT(!job.running(), kTrainMilliseconds);
    QVERIFY2(job.state() == TrainingJob::State::Finished, qPrintable(job.problem()));
    QCOMPARE(job.step().step, 8);
    auto& plot = at.child<LossPlot>(u"lossPlot"_s);
    QTRY_VERIFY(plot.trainingPoints() >= 2);
    QVERIFY(plot.validationPoints() >= 2);
    QTRY_VERIFY(at.child<SampleStrip>(u"sampleStrip"_s).samples() > 0);
    QVERIFY(!at.child<QLabel>(u"trainingVerdict"_s).text().isEmpty());

    QVERIFY(at.next());
    ReviewJob& review = at.training().review();
    QTRY_VERIFY_WITH_TIMEOUT(!review.running(), kTrainMilliseconds);
    QVERIFY2(at.problem().isEmpty(), qPrintable(at.problem()));
    QVERIFY(at.child<QListWidget>(u"highestList"_s).count() >= 2);
    QVERIFY(!at.child<QLabel>(u"reviewFigures"_s).text().isEmpty());
    auto& highest = at.child<QListWidget>(u"highestList"_s);
    QVERIFY(!at.child<QPushButton>(u"retrainButton"_s).isEnabled());
    for (int row = 0; row < highest.count(); ++row) {
        QVERIFY(highest.item(row)->flags().testFlag(Qt::ItemIsUserCheckable));
    }

    QVERIFY(at.next());
    QTRY_COMPARE(at.child<QLineEdit>(u"cardNameEdit"_s).text(), name);
    at.type(u"cardDataEdit"_s, u"Phantoms of the tests"_s);
    QVERIFY(at.child<QTextBrowser>(u"cardText"_s).toPlainText().contains(u"Phantoms"_s));
    // A model of so few subjects says so on its card, and nobody heals with it without a tick.
    QVERIFY(at.child<QTextBrowser>(u"cardText"_s).toPlainText().contains(u"few subjects"_s));
    auto& useNow = at.child<QCheckBox>(u"useNowBox"_s);
    QVERIFY(!useNow.isChecked());
    QTest::mouseClick(&useNow, Qt::LeftButton, {}, QPoint(8, useNow.height() / 2));
    QVERIFY(useNow.isChecked());
    QVERIFY(at.press(QWizard::FinishButton));
    QTRY_VERIFY(at.training().wizard() == nullptr);
    // The window offers the new model at once and uses it.
    QTRY_VERIFY(at.window().session().model().card().has_value());
    QTRY_COMPARE(QString::fromStdString(at.window().session().model().card()->name), name);
    auto* models = at.window().findChild<QComboBox*>(u"modelBox"_s);
    QVERIFY(models->findData(toText(at.window().session().model().folder())) >= 0);
    QCOMPARE(QString::fromStdString(readModelCard(at.window().session().model().folder()).data),
             u"Phantoms of the tests"_s);
    QVERIFY(at.window().session().model().card()->healthy.front().threshold >= 0.0);

    at.window().openSample();
    QTRY_VERIFY_WITH_TIMEOUT(at.window().session().cases().scan() != nullptr, 60000);
    auto* heal = at.window().findChild<QAction*>(u"healSliceAction"_s);
    QTRY_VERIFY(heal->isEnabled());
    QTest::keySequence(&at.window(), heal->shortcut());
    QTRY_COMPARE_WITH_TIMEOUT(at.window().session().cases().state(), HealingState::Done, 60000);
    QCOMPARE(at.window().session().cases().state(), HealingState::Done);
    QVERIFY(at.window().timeline().available() > 0);
}

void WizardTest::walksAllPagesOnScansMadeByCode() {
    WizardFixture at;
    writeScans(at.path(u"scans"_s), 5);
    at.openWizard();
    QVERIFY(at.next());
    QVERIFY(!at.next());  // without a scan there is no next page
    at.drop(at.path(u"scans"_s));
    QVERIFY(at.surveyed());
    QCOMPARE(at.training().draft().usedScans(), 5);
    QVERIFY(at.next());

    auto& before = at.child<PictureView>(u"before0"_s);
    auto& after = at.child<PictureView>(u"after0"_s);
    QTRY_VERIFY(!before.picture().isNull() && !after.picture().isNull());
    at.child<QComboBox>(u"spacingBox"_s).setFocus();
    QTest::keyClick(&at.child<QComboBox>(u"spacingBox"_s), Qt::Key_End);
    QCOMPARE(at.training().draft().spacing(), 3.0);
    QVERIFY(at.next());

    QCOMPARE(at.training().draft().heldOutSubjects(), 1);
    QVERIFY(at.next());

    auto& page = at.child<AnomalyPage>(u"anomalyPage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page.sample() != nullptr, 30000);
    auto& slider = at.child<QSlider>(u"corruptionSlider"_s);
    const QImage healthy = at.child<PictureView>(u"healthyPicture"_s).picture();
    slider.setValue(0);
    QCOMPARE(at.child<PictureView>(u"corruptedPicture"_s).picture(), healthy);
    slider.setValue(slider.maximum());
    QVERIFY(at.child<PictureView>(u"corruptedPicture"_s).picture() != healthy);
    at.click(u"anotherSampleButton"_s);
    QTRY_VERIFY(at.child<PictureView>(u"healthyPicture"_s).picture() != healthy);
    // Until the training starts, the earlier pages can be seen again.
    QVERIFY(at.press(QWizard::BackButton));
    QVERIFY(at.next());
    QVERIFY(at.next());
    trainAndSave(at, u"Made by code"_s);
}

void WizardTest::walksAllPagesOnRealScans() {
    const auto data = disyre::test::dataFolder();
    if (data.empty()) {
        QSKIP("no scans: set DISYRE_DATA_DIR");
    }
    WizardFixture at;
    const QDir scans(toText(data / "healthy_t1_ixi" / "T1"));
    const QDir labels(toText(data / "healthy_t1_ixi" / "DLMUSE"));
    QDir().mkpath(at.path(u"T1"_s));
    QDir().mkpath(at.path(u"masks"_s));
    for (const QString& file : scans.entryList({u"*.nii.gz"_s}, QDir::Files).mid(0, 4)) {
        QVERIFY(QFile::copy(scans.filePath(file), at.path(u"T1/"_s + file)));
        const QString label =
            labels.entryList({file.left(file.indexOf(u".nii"_s)) + u"*"_s}, QDir::Files).value(0);
        QVERIFY(QFile::copy(labels.filePath(label), at.path(u"masks/"_s + label)));
    }
    at.openWizard();
    QVERIFY(at.next());
    answerFileDialog(at.path(u"T1"_s));
    at.click(u"addFolderButton"_s);
    QVERIFY(at.surveyed());
    QVERIFY2(at.training().draft().scans().size() == 4u, qPrintable(at.problem()));
    // The heads of the IXI data set have their skull. The page says so, and masks solve it.
    QVERIFY2(at.problem().contains(u"mask"_s), qPrintable(at.problem()));
    answerFileDialog(at.path(u"masks"_s));
    at.click(u"masksButton"_s);
    QTRY_COMPARE(at.training().draft().masks().size(), 4u);
    QVERIFY(at.surveyed());
    QVERIFY2(at.problem().isEmpty(), qPrintable(at.problem()));
    QCOMPARE(at.training().draft().usedScans(), 4);
    for (const DraftScan& scan : at.training().draft().scans()) {
        QVERIFY(!scan.mask.empty());
    }
    QVERIFY(at.next());
    QTRY_VERIFY_WITH_TIMEOUT(!at.child<PictureView>(u"after0"_s).picture().isNull(), 60000);
    QTest::keyClick(&at.child<QComboBox>(u"spacingBox"_s), Qt::Key_End);
    QVERIFY(at.next());
    QVERIFY(at.next());
    QTRY_VERIFY_WITH_TIMEOUT(at.child<AnomalyPage>(u"anomalyPage"_s).sample() != nullptr, 60000);
    QVERIFY(at.next());
    trainAndSave(at, u"IXI in a hurry"_s);
}

void WizardTest::hundredScansStayResponsive() {
    WizardFixture at;
    writeScans(at.path(u"many"_s), 100, {64, 72, 48});
    at.openWizard();
    QVERIFY(at.next());
    StallWatch watch;
    QElapsedTimer clock;
    clock.start();
    watch.start();
    at.drop(at.path(u"many"_s));
    QVERIFY(at.surveyed());
    QVERIFY(waitUntilSettled());
    qInfo("checking 100 scans: %lld ms, longest stall %lld ms", clock.elapsed(), watch.longest());
    QCOMPARE(at.child<QTableView>(u"scanTable"_s).model()->rowCount(), 100);
    QVERIFY(watch.longest() < 150);
    QCOMPARE(at.training().draft().usedScans(), 100);
}

void WizardTest::masksChosenMeanwhileLoseNoScan() {
    WizardFixture at;
    writeScans(at.path(u"scans"_s), 10, {96, 112, 80});
    QDir().mkpath(at.path(u"masks"_s));
    for (const QString& scan : QDir(at.path(u"scans"_s)).entryList(QDir::Files)) {
        QVERIFY(QFile::copy(at.path(u"scans/"_s + scan), at.path(u"masks/"_s + scan)));
    }
    at.openWizard();
    QVERIFY(at.next());
    at.drop(at.path(u"scans"_s));
    QTRY_VERIFY(!at.training().draft().scans().empty());
    QVERIFY(at.training().draft().scans().size() < 10u);
    answerFileDialog(at.path(u"masks"_s));
    at.click(u"masksButton"_s);
    QTRY_COMPARE(at.training().draft().masks().size(), 10u);
    QTRY_VERIFY(at.surveyed() && at.training().draft().scans().size() >= 10u);
    QCOMPARE(at.training().draft().scans().size(), 10u);
    QCOMPARE(at.child<QTableView>(u"scanTable"_s).model()->rowCount(), 10);
    for (const DraftScan& scan : at.training().draft().scans()) {
        QVERIFY(!scan.mask.empty());
    }
    // What a person decided about a scan stays when other masks are chosen.
    const int used = at.training().draft().usedScans();
    at.training().draft().setUsed(2, false);
    QCOMPARE(at.training().draft().usedScans(), used - 1);
    at.training().draft().setSubject(3, u"somebody else"_s);
    const auto path = at.training().draft().scans()[3].survey.path;
    answerFileDialog(at.path(u"masks"_s));
    at.click(u"masksButton"_s);
    QVERIFY(QTest::qWaitFor([&] { return at.training().draft().scans().size() < 10u; }, 5000));
    QTRY_VERIFY(at.surveyed() && at.training().draft().scans().size() == 10u);
    QCOMPARE(at.training().draft().usedScans(), used - 1);
    for (const DraftScan& scan : at.training().draft().scans()) {
        QCOMPARE(scan.survey.subject == "somebody else", scan.survey.path == path);
    }
}

void WizardTest::saysWhatIsWrongWithScans() {
    WizardFixture at;
    at.openWizard();
    QVERIFY(at.next());
    QDir().mkpath(at.path(u"empty"_s));
    at.drop(at.path(u"empty"_s));
    QVERIFY(at.surveyed());
    QVERIFY2(at.problem().contains(u"NIfTI"_s), qPrintable(at.problem()));

    // A folder may be gone by the time it is read.
    at.drop(at.path(u"vanished"_s));
    QVERIFY(at.surveyed());
    QVERIFY(!at.problem().isEmpty());
    at.click(u"removeAllButton"_s);

    writeScans(at.path(u"one"_s), 1);
    at.drop(at.path(u"one"_s));
    QVERIFY(at.surveyed());
    QVERIFY2(at.problem().contains(u"At least 3"_s), qPrintable(at.problem()));
    QVERIFY(!at.next());
    at.click(u"removeAllButton"_s);
    QCOMPARE(at.problem(), QString());

    QDir().mkpath(at.path(u"broken"_s));
    for (int i = 0; i < 3; ++i) {
        std::ofstream(toPath(at.path(u"broken/bad%1.nii"_s.arg(i)))) << "no scan";
    }
    at.drop(at.path(u"broken"_s));
    QVERIFY(at.surveyed());
    QVERIFY2(at.problem().contains(u"None of these"_s), qPrintable(at.problem()));
    QCOMPARE(at.training().draft().refusedScans(), 3);
    const QAbstractItemModel& table = *at.child<QTableView>(u"scanTable"_s).model();
    QVERIFY(!table.index(0, ScanTable::Status).data().toString().isEmpty());
    QVERIFY(table.index(0, ScanTable::Status).data(Qt::ToolTipRole).toString().contains(u"bad0"_s));
    QVERIFY(!table.flags(table.index(0, 0)).testFlag(Qt::ItemIsUserCheckable));

    // A scan with the voxels of another one is used only once.
    writeScans(at.path(u"good"_s), 4);
    QVERIFY(QFile::copy(at.path(u"good/sub-001_T1w.nii"_s), at.path(u"good/twin.nii"_s)));
    at.drop(at.path(u"good"_s));
    QVERIFY(at.surveyed());
    QCOMPARE(at.training().draft().usedScans(), 4);
    QCOMPARE(at.training().draft().refusedScans(), 4);
    QVERIFY(at.problem().isEmpty());
    // A click on the tick of a scan leaves it out.
    auto& view = at.child<QTableView>(u"scanTable"_s);
    const QModelIndex first = view.model()->index(3, ScanTable::File);
    view.scrollTo(first);
    const QRect cell = view.visualRect(first);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::NoModifier,
                      QPoint(cell.left() + 10, cell.center().y()));
    QCOMPARE(at.training().draft().usedScans(), 3);
}

void WizardTest::lesionsAndOtherContrastsAreSuspected() {
    using disyre::test::tissuePhantom;
    WizardFixture at;
    at.openWizard();
    QVERIFY(at.next());
    const QString folder = at.path(u"mixed"_s);
    QDir().mkpath(folder);
    const auto write = [&](const QString& name, const Volume& volume) {
        writeScan(toPath(QDir(folder).filePath(name)), volume);
    };
    // The scans differ, so that none is taken for the copy of another.
    const auto t2 = [](float scale) {
        Volume scan = tissuePhantom(disyre::test::kT2Levels);
        for (float& value : scan.voxels) {
            value *= scale;
        }
        return scan;
    };
    write(u"sub-1.nii.gz"_s, t2(1.0f));
    write(u"sub-2.nii.gz"_s, t2(1.1f));
    write(u"sub-3.nii.gz"_s, t2(0.9f));
    Volume lesioned = t2(1.05f);
    for (int z = 0; z < lesioned.size[2]; ++z) {
        for (int y = 0; y < lesioned.size[1]; ++y) {
            for (int x = 0; x < lesioned.size[0]; ++x) {
                const auto place = lesioned.position({double(x), double(y), double(z)});
                if (lesioned.at(x, y, z) > 0.0f &&
                    std::hypot(place[0] - 30.0, place[1] - 10.0, place[2] - 15.0) < 20.0) {
                    lesioned.at(x, y, z) = 110.0f;
                }
            }
        }
    }
    write(u"sub-4.nii.gz"_s, lesioned);
    at.drop(folder);
    QVERIFY(at.surveyed());
    const QAbstractItemModel& table = *at.child<QTableView>(u"scanTable"_s).model();
    const auto status = [&](int row) {
        return table.index(row, ScanTable::Status).data().toString();
    };
    // The modality is what the scans show, as long as nobody has chosen another one.
    auto& modality = at.child<QComboBox>(u"modalityBox"_s);
    QCOMPARE(modality.currentText(), u"T2"_s);
    for (int row = 0; row < 3; ++row) {
        QCOMPARE(status(row), u"no fault found"_s);
    }
    QVERIFY2(status(3).contains(u"perhaps a large lesion"_s), qPrintable(status(3)));
    QVERIFY(at.problem().isEmpty());
    // Chosen by hand, the modality stays, and the scans are said to differ from it.
    modality.setFocus();
    QTest::keyClick(&modality, Qt::Key_Up);
    QCOMPARE(modality.currentText(), u"T1"_s);
    QVERIFY2(status(0).contains(u"looks like T2"_s), qPrintable(status(0)));
    QVERIFY2(at.problem().contains(u"4 scans look like another contrast than T1"_s),
             qPrintable(at.problem()));
    at.drop(folder);
    QVERIFY(at.surveyed());
    QCOMPARE(modality.currentText(), u"T1"_s);
}

void WizardTest::refusesASplitWithoutHeldOut() {
    WizardFixture at;
    writeScans(at.path(u"scans"_s), 4);
    at.openWizard();
    QVERIFY(at.next());
    at.drop(at.path(u"scans"_s));
    QVERIFY(at.surveyed());
    QVERIFY(at.next() && at.next());
    at.type(u"heldOutBox"_s, u"0"_s);
    QVERIFY2(at.problem().contains(u"held out"_s), qPrintable(at.problem()));
    QVERIFY(!at.next());
    at.type(u"heldOutBox"_s, u"2"_s);
    QCOMPARE(at.problem(), QString());
    QCOMPARE(at.training().draft().heldOutSubjects(), 2);
    QVERIFY(at.next());
}

void WizardTest::subjectsKeepTheirScansTogether() {
    TrainingDraft draft;
    for (const char* name : {"a/sub-01_T1w.nii", "a/sub-01_run-2_T1w.nii", "a/sub-02_T1w.nii",
                             "a/sub-03_T1w.nii", "a/odd.nii"}) {
        SurveyedScan scan;
        scan.path = name;
        scan.size = {9, 9, 9};
        scan.subject = guessSubject(scan.path);
        draft.addScan(scan);
    }
    QCOMPARE(draft.usedSubjects(), 4);
    SplitTable table(draft);
    table.takeScans();
    draft.setHeldOut(0, true);
    QVERIFY(draft.scans()[1].heldOut);
    QCOMPARE(draft.heldOutSubjects(), 1);
    // A scan that gets the name of another subject is held out as that subject's scans are.
    int row = 0;
    while (!table.index(row, SplitTable::File).data().toString().startsWith(u"odd"_s)) {
        ++row;
    }
    QVERIFY(table.setData(table.index(row, SplitTable::Subject), u"sub-01"_s, Qt::EditRole));
    QVERIFY(draft.scans()[4].heldOut);
    QCOMPARE(draft.usedSubjects(), 3);
    for (const PlannedScan& scan : draft.plan().scans) {
        QCOMPARE(scan.use == ScanUse::Validation, scan.subject == "sub-01");
    }
}

void WizardTest::refusesNetworksThatCannotBe() {
    WizardFixture at;
    writeScans(at.path(u"scans"_s), 3);
    QVERIFY(goToSettings(at, at.path(u"scans"_s)));
    at.click(u"preset-standard"_s);
    QCOMPARE(at.child<QSpinBox>(u"stepsBox"_s).value(),
             valuesOf(TrainingPreset::Standard).settings.steps);
    at.click(u"advancedButton"_s);
    QVERIFY(at.child<QSpinBox>(u"stepsBox"_s).isVisible());
    at.type(u"widthsEdit"_s, u"16, x"_s);
    QVERIFY2(at.problem().contains(u"whole numbers"_s), qPrintable(at.problem()));
    QVERIFY(!at.next());
    at.type(u"widthsEdit"_s, u"16, 17"_s);
    QVERIFY2(at.problem().contains(u"divisible"_s), qPrintable(at.problem()));
    at.type(u"widthsEdit"_s, u"16, 32"_s);
    QCOMPARE(at.problem(), QString());
    at.type(u"modelNameEdit"_s, u" "_s);
    QVERIFY(!at.next());
}

/// Chooses a language with the mouse, in the menu within a menu of the program's window.
void clickLanguage(MainWindow& window, const QString& code) {
    auto* entry = window.findChild<QAction*>(u"language-"_s + code);
    auto menuWith = [](QAction* action) {
        for (QObject* object : action->associatedObjects()) {
            if (auto* menu = qobject_cast<QMenu*>(object)) {
                return menu;
            }
        }
        return static_cast<QMenu*>(nullptr);
    };
    QMenu* languages = menuWith(entry);
    QVERIFY(languages != nullptr);
    QMenu* menu = menuWith(languages->menuAction());
    QVERIFY(menu != nullptr);
    QMenuBar* bar = window.menuBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(menu->menuAction()).center());
    QTRY_VERIFY(menu->isVisible());
    QTest::mouseClick(menu, Qt::LeftButton, {},
                      menu->actionGeometry(languages->menuAction()).center());
    QTRY_VERIFY(languages->isVisible());
    QTest::mouseClick(languages, Qt::LeftButton, {}, languages->actionGeometry(entry).center());
    QTRY_COMPARE(Language::current(), code);
    // A running training paints all the time, so a window that shows one never comes to rest. What
    // a change of language posts to the widgets is therefore delivered here, and then what the
    // widgets post in answer to it.
    QTRY_VERIFY(!languages->isVisible() && !menu->isVisible());
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents();
}

/// What a person has entered and chosen in the wizard, whatever the language.
QStringList enteredIn(TrainingWizard& wizard) {
    QStringList entered{u"page %1"_s.arg(wizard.currentId())};
    for (const QWidget* widget : wizard.findChildren<QWidget*>()) {
        const QString name = widget->objectName();
        const auto add = [&](const QString& value) {
            entered << u"%1: %2%3"_s.arg(name, value,
                                         widget->isHidden() ? u" hidden"_s : QString());
        };
        if (name.isEmpty() || name.startsWith(u"qt_"_s)) {
            continue;
        }
        if (const auto* edit = qobject_cast<const QLineEdit*>(widget)) {
            add(edit->text());
        } else if (const auto* whole = qobject_cast<const QSpinBox*>(widget)) {
            add(QString::number(whole->value()));
        } else if (const auto* real = qobject_cast<const QDoubleSpinBox*>(widget)) {
            add(QString::number(real->value()));
        } else if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
            add(box->isEditable() ? box->currentText() : QString::number(box->currentIndex()));
        } else if (const auto* slider = qobject_cast<const QSlider*>(widget)) {
            add(QString::number(slider->value()));
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            // Pages that are not in view learn what can be done on them when they are entered.
            add(u"%1 %2"_s.arg(button->isChecked())
                    .arg(button->isVisible() ? button->isEnabled() : false));
        } else if (const auto* table = qobject_cast<const QTableView*>(widget)) {
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                for (int column = 0; column < table->model()->columnCount(); ++column) {
                    add(table->model()->index(row, column).data(Qt::CheckStateRole).toString());
                }
            }
        } else if (const auto* list = qobject_cast<const QListWidget*>(widget)) {
            for (int row = 0; row < list->count(); ++row) {
                add(QString::number(list->item(row)->checkState()));
            }
        }
    }
    const QWidget* focus = wizard.focusWidget();
    entered << (focus == nullptr ? QString() : focus->objectName());
    return entered;
}

/// Has the window speak German and English again, and checks that the open wizard follows in place.
void switchThereAndBack(WizardFixture& at) {
    const QPointer<TrainingWizard> wizard(at.training().wizard());
    QVERIFY(waitUntilSettled());
    const QMap<QString, QString> english = textsOf(*wizard);
    QVERIFY(std::count_if(english.begin(), english.end(), hasWord) > 200);
    const QStringList before = enteredIn(*wizard);
    clickLanguage(at.window(), u"de"_s);
    QVERIFY(waitUntilSettled());
    QVERIFY2(!wizard.isNull() && wizard == at.training().wizard(), "it must not be made anew");
    QCOMPARE(enteredIn(*wizard), before);
    const QMap<QString, QString> german = textsOf(*wizard);
    QCOMPARE(german.keys(), english.keys());
    QStringList names{u"FLAIR"_s, u"RAS"_s, u"My own"_s, u"empty"_s};
    for (const QString& text : english) {
        if (text.endsWith(u".nii"_s)) {
            names << text;
        }
        static const QRegularExpression subject(u"^(sub-\\d+|bad)$"_s);
        if (text.contains(subject)) {
            names << text;
        }
    }
    const QStringList unchanged = untranslated(english, german, names);
    QVERIFY2(unchanged.isEmpty(), qPrintable(unchanged.join(u" | "_s)));
    static const QRegularExpression point(u"\\d\\.\\d"_s);
    for (auto text = german.begin(); text != german.end(); ++text) {
        // The card quotes its file, files have names, and a format keeps its name in any language.
        QVERIFY2(!QString(text.value()).remove(u"Analyze 7.5"_s).contains(point) ||
                     text.value().startsWith(u'/') || text.key().startsWith(u"cardText"_s),
                 qPrintable(text.key() + u" = "_s + text.value()));
    }
    for (const QAbstractButton* button : wizard->findChildren<QAbstractButton*>()) {
        QVERIFY2(!button->isVisible() || button->width() >= button->minimumSizeHint().width(),
                 qPrintable(button->text()));
    }
    clickLanguage(at.window(), u"en"_s);
    QVERIFY(waitUntilSettled());
    QVERIFY(!wizard.isNull() && wizard == at.training().wizard());
    QCOMPARE(enteredIn(*wizard), before);
    QStringList different = changed(english, textsOf(*wizard));
    // It says how much memory is free, which changes by itself.
    different.removeIf([](const QString& text) { return text.startsWith(u"forecastLabel"_s); });
    QVERIFY2(different.isEmpty(), qPrintable(different.join(u" | "_s)));
}

void chooseInTrainMenu(MainWindow& window, const QString& name) {
    auto* entry = window.findChild<QAction*>(name);
    auto* menu = qobject_cast<QMenu*>(entry->associatedObjects().constFirst());
    QVERIFY(menu != nullptr);
    QTRY_VERIFY(entry->isEnabled());
    QMenuBar* bar = window.menuBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(menu->menuAction()).center());
    QTRY_VERIFY(menu->isVisible());
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(entry).center());
}

void WizardTest::trainingOutlivesTheWizard() {
    WizardFixture at;
    beginTraining(at, at.path(u"scans"_s));
    TrainingJob& job = at.training().job();
    QVERIFY(at.press(QWizard::CancelButton));
    QTRY_VERIFY(at.training().wizard() == nullptr);
    const int step = job.step().step;
    QTRY_VERIFY_WITH_TIMEOUT(job.step().step > step, 30000);
    auto* status = at.window().findChild<QToolButton*>(u"trainingStatus"_s);
    QVERIFY(status->isVisible());
    QVERIFY2(status->text().contains(u"Long one"_s), qPrintable(status->text()));
    // Scans can be opened and looked at while a training runs.
    at.window().openSample();
    QTRY_VERIFY_WITH_TIMEOUT(at.window().session().cases().scan() != nullptr, 60000);

    QTest::mouseClick(status, Qt::LeftButton);
    QVERIFY(at.training().wizard() != nullptr);
    QCOMPARE(at.training().wizard()->currentId(), static_cast<int>(TrainingWizard::Training));
    at.click(u"pauseTrainingButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), TrainingJob::State::Paused, 30000);
    QVERIFY(waitUntilSettled());
    const int paused = job.step().step;
    letTimePass(500);
    QCOMPARE(job.step().step, paused);
    at.click(u"pauseTrainingButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(job.step().step > paused, 30000);
    // The entries of the menu do the same as the buttons.
    chooseInTrainMenu(at.window(), u"pauseTrainingAction"_s);
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), TrainingJob::State::Paused, 30000);
    chooseInTrainMenu(at.window(), u"pauseTrainingAction"_s);
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), TrainingJob::State::Training, 30000);
    chooseInTrainMenu(at.window(), u"stopTrainingAction"_s);
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), TrainingJob::State::Stopped, 30000);
    QVERIFY(QFile::exists(toText(job.folder() / kWeightsFile)));
    QVERIFY(at.training().wizard()->button(QWizard::NextButton)->isEnabled());
    chooseInTrainMenu(at.window(), u"newTrainingAction"_s);
    QTRY_VERIFY(at.training().wizard() != nullptr && at.training().wizard()->currentId() == 0);
    QCOMPARE(job.state(), TrainingJob::State::Idle);
}

void WizardTest::unfinishedTrainingIsOfferedAgain() {
    const QTemporaryDir models;
    const QTemporaryDir scans;
    int reached = 0;
    {
        WizardFixture at;
        qputenv("DISYRE_MODELS", models.path().toUtf8());
        beginTraining(at, scans.path());
        reached = at.training().job().step().step;
    }
    // The first window is closed, as at the end of the program; the next one stands for its next
    // start.
    qputenv("DISYRE_MODELS", models.path().toUtf8());
    MainWindow window;
    window.show();
    TrainingJob& job = window.training().job();
    QTRY_COMPARE_WITH_TIMEOUT(job.unfinished().size(), 1u, 30000);
    QVERIFY(job.unfinished().front().run.step >= std::min(reached, 2));
    auto* status = window.findChild<QToolButton*>(u"trainingStatus"_s);
    QVERIFY(status->isVisible());
    QTest::mouseClick(status, Qt::LeftButton);
    TrainingWizard* wizard = window.training().wizard();
    QTest::mouseClick(wizard->findChild<QPushButton*>(u"pauseTrainingButton"_s), Qt::LeftButton);
    const int from = job.step().step;
    QTRY_VERIFY_WITH_TIMEOUT(job.state() == TrainingJob::State::Training && job.step().step > from,
                             kTrainMilliseconds);
    QCOMPARE(job.name(), u"Long one"_s);
    job.discard();
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), TrainingJob::State::Idle, 30000);
    qunsetenv("DISYRE_MODELS");
}

void WizardTest::discardAsksFirstAndDeletes() {
    WizardFixture at;
    beginTraining(at, at.path(u"scans"_s));
    TrainingJob& job = at.training().job();
    const QString folder = toText(job.folder());
    QVERIFY(QFile::exists(folder));
    at.click(u"discardTrainingButton"_s);
    at.click(u"confirmNoButton"_s);
    QVERIFY(job.running());
    at.click(u"discardTrainingButton"_s);
    at.click(u"confirmYesButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), TrainingJob::State::Idle, 30000);
    QVERIFY(!QFile::exists(folder));
    QVERIFY(!at.window().findChild<QToolButton*>(u"trainingStatus"_s)->isVisible());
}

void WizardTest::managerRenamesComparesExportsAndDeletes() {
    WizardFixture at;
    for (const char* name : {"First", "Second"}) {
        ModelCard card = testCard();
        card.name = name;
        card.modality = std::string(name) == "First" ? "T1" : "FLAIR";
        const auto folder = newModelFolder(name);
        std::filesystem::create_directories(folder);
        writeModelCard(folder, card);
        std::ofstream(folder / kWeightsFile) << "weights";
    }
    at.window().findChild<QAction*>(u"modelsAction"_s)->trigger();
    ModelManager* manager = at.training().manager();
    QVERIFY(manager != nullptr);
    auto* table = manager->findChild<QTableWidget*>(u"modelTable"_s);
    const auto rowOf = [table](const QString& name) {
        const auto items = table->findItems(name, Qt::MatchExactly);
        return items.isEmpty() ? -1 : items.constFirst()->row();
    };
    QTRY_VERIFY(rowOf(u"First"_s) >= 0 && rowOf(u"Second"_s) >= 0);

    const auto clickRow = [&](int row, Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers,
                          table->visualItemRect(table->item(row, 1)).center());
    };
    clickRow(rowOf(u"First"_s), Qt::NoModifier);
    clickRow(rowOf(u"Second"_s), Qt::ControlModifier);
    const QString card = manager->findChild<QTextBrowser*>(u"modelCardText"_s)->toPlainText();
    QVERIFY2(card.contains(u"T1"_s) && card.contains(u"FLAIR"_s), qPrintable(card));

    clickRow(rowOf(u"First"_s), Qt::NoModifier);
    table->item(rowOf(u"First"_s), 0)->setText(u"Renamed"_s);
    QTRY_VERIFY(rowOf(u"Renamed"_s) >= 0);
    QTRY_COMPARE(QString::fromStdString(readModelCard(toPath(at.models()) / "First").name),
                 u"Renamed"_s);

    clickRow(rowOf(u"Second"_s), Qt::NoModifier);
    QDir().mkpath(at.path(u"out"_s));
    manager->exportTo(at.path(u"out"_s));
    QTRY_VERIFY(QFile::exists(at.path(u"out/Second/card.json"_s)));

    QTRY_VERIFY(manager->findChild<QPushButton*>(u"deleteModelButton"_s)->isEnabled());
    QTest::mouseClick(manager->findChild<QPushButton*>(u"deleteModelButton"_s), Qt::LeftButton);
    QTest::mouseClick(manager->findChild<QPushButton*>(u"confirmYesButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!QFile::exists(at.models() + u"/Second"_s));
    QTRY_COMPARE(rowOf(u"Second"_s), -1);
}

void WizardTest::masksOfLongerNamesAreNotThoseOfShorterOnes() {
    TrainingDraft draft;
    draft.setMasks(u"m"_s, {"m/a_mask.nii", "m/a_b_mask.nii"});
    std::vector<SurveyedScan> scans(2);
    scans[0].path = "s/a.nii";
    scans[1].path = "s/a_b.nii";
    for (const SurveyedScan& scan : scans) {
        draft.addScan(scan);
    }
    draft.takeComparison(scans);
    QCOMPARE(draft.scans()[0].mask, std::filesystem::path("m/a_mask.nii"));
    QCOMPARE(draft.scans()[1].mask, std::filesystem::path("m/a_b_mask.nii"));
}

void WizardTest::lossPlotSmoothsAndLeavesOutWhatHasNoLogarithm() {
    LossPlot plot;
    std::vector<LossRow> points;
    points.reserve(100);
    for (int i = 0; i < 100; ++i) {
        points.push_back({static_cast<double>(i), i % 2 == 0 ? 1.0 : 3.0, 1e-3, {}, {}});
    }
    points[50].validation = 2.0;
    points[60].loss = 0.0;
    plot.setSmoothing(0.0);
    plot.setPoints(points, 200);
    QCOMPARE(plot.trainingPoints(), 99);
    QCOMPARE(plot.validationPoints(), 1);
    QCOMPARE(*plot.smoothedLoss(), 3.0);
    plot.setLogarithmic(false);
    QCOMPARE(plot.trainingPoints(), 100);
    plot.setSmoothing(0.95);
    QVERIFY(std::abs(*plot.smoothedLoss() - 2.0) < 0.2);
}

void WizardTest::speaksGermanAndFits() {
    WizardFixture at;
    at.window().chooseLanguage(u"de"_s);
    QTRY_VERIFY(at.window().findChild<QAction*>(u"trainAction"_s)->text().contains(u"Modell"_s));
    writeScans(at.path(u"scans"_s), 3);
    TrainingWizard& wizard = at.openWizard();
    const auto fits = [&wizard] {
        (void)waitUntilSettled();
        for (const QAbstractButton* button : wizard.findChildren<QAbstractButton*>()) {
            if (button->isVisible() && !button->text().isEmpty() &&
                button->width() < button->minimumSizeHint().width()) {
                qWarning("%s", qUtf8Printable(button->text()));
                return false;
            }
        }
        for (const QLabel* label : wizard.findChildren<QLabel*>()) {
            if (label->isVisible() && !label->wordWrap() &&
                label->width() < label->minimumSizeHint().width()) {
                qWarning("%s", qUtf8Printable(label->text()));
                return false;
            }
        }
        return true;
    };
    QVERIFY(fits());
    QVERIFY(at.next());
    at.drop(at.path(u"scans"_s));
    QVERIFY(at.surveyed());
    for (int page = TrainingWizard::Data; page < TrainingWizard::Settings; ++page) {
        QVERIFY(fits());
        QVERIFY(at.next());
    }
    at.click(u"advancedButton"_s);
    QVERIFY(fits());
    at.window().chooseLanguage(u"en"_s);
    QTRY_VERIFY(at.training().wizard() != nullptr &&
                at.training().wizard()->windowTitle().startsWith(u"Train"_s));
    QCOMPARE(at.training().draft().usedScans(), 3);
}

void WizardTest::everyTextOfEveryPageChangesAndWhatWasEnteredStays() {
    WizardFixture at;
    const auto switched = [&at] {
        switchThereAndBack(at);
        return !QTest::currentTestFailed();
    };
    chooseInTrainMenu(at.window(), u"trainAction"_s);
    QTRY_VERIFY(at.training().wizard() != nullptr && at.training().wizard()->isVisible());
    const QPointer<TrainingWizard> wizard(at.training().wizard());
    QVERIFY(switched());

    // A problem is said in the new language; one that was dismissed does not come back.
    QVERIFY(at.next());
    writeScans(at.path(u"scans"_s), 1);
    std::ofstream(toPath(at.path(u"scans/bad.nii"_s))) << "no scan";
    at.drop(at.path(u"scans"_s));
    QVERIFY(at.surveyed());
    QVERIFY2(at.problem().contains(u"At least 3"_s), qPrintable(at.problem()));
    QVERIFY(switched());
    auto* close = wizard->currentPage()->findChild<QAbstractButton*>(u"messageCloseButton"_s);
    QTest::mouseClick(close, Qt::LeftButton);
    QVERIFY(switched());
    QCOMPARE(at.problem(), QString());
    QDir().mkpath(at.path(u"empty"_s));
    answerFileDialog(at.path(u"empty"_s));
    at.click(u"masksButton"_s);
    QTRY_VERIFY2(at.problem().contains(u"There is no NIfTI file"_s), qPrintable(at.problem()));
    QVERIFY(at.surveyed());
    QVERIFY(switched());
    writeScans(at.path(u"scans"_s), 4);
    at.drop(at.path(u"scans"_s));
    QVERIFY(at.surveyed());
    at.type(u"modalityBox"_s, u"T2"_s);
    QVERIFY(switched());

    QVERIFY(at.next());
    at.type(u"quantileBox"_s, u"97.5"_s);
    QTest::keyClick(&at.child<QComboBox>(u"spacingBox"_s), Qt::Key_End);
    auto& facts = at.child<QLabel>(u"preparationFacts"_s);
    QTRY_VERIFY_WITH_TIMEOUT(facts.text().contains(u"become"_s), 30000);
    QVERIFY(switched());
    clickLanguage(at.window(), u"de"_s);
    QCOMPARE(at.child<QDoubleSpinBox>(u"quantileBox"_s).cleanText(), u"97,5"_s);
    clickLanguage(at.window(), u"en"_s);

    QVERIFY(at.next());
    at.type(u"heldOutBox"_s, u"2"_s);
    QVERIFY(switched());

    QVERIFY(at.next());
    QTRY_VERIFY_WITH_TIMEOUT(at.child<AnomalyPage>(u"anomalyPage"_s).sample() != nullptr, 30000);
    at.child<QSlider>(u"corruptionSlider"_s).setValue(40);
    QVERIFY(switched());

    QVERIFY(at.next());
    at.type(u"modelNameEdit"_s, u"My own"_s);
    typeTinySettings(at);
    at.type(u"widthsEdit"_s, u"8, x"_s);
    QVERIFY2(at.problem().contains(u"whole numbers"_s), qPrintable(at.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(at.child<QComboBox>(u"trainingDeviceBox"_s).count() > 1, 30000);
    QVERIFY(switched());
    at.type(u"widthsEdit"_s, u"8, 8"_s);
    auto& forecast = at.child<QLabel>(u"forecastLabel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(forecast.text().contains(u"for 8 steps"_s), kTrainMilliseconds);
    QVERIFY(switched());

    QVERIFY(at.next());
    TrainingJob& job = at.training().job();
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), TrainingJob::State::Finished, kTrainMilliseconds);
    QTRY_VERIFY(at.child<SampleStrip>(u"sampleStrip"_s).samples() > 0);
    QVERIFY(waitUntilSettled(600));
    QVERIFY(switched());

    QVERIFY(at.next());
    QTRY_VERIFY_WITH_TIMEOUT(!at.training().review().running(), kTrainMilliseconds);
    auto& highest = at.child<QListWidget>(u"highestList"_s);
    QTRY_VERIFY(highest.count() > 1);
    highest.item(1)->setCheckState(Qt::Checked);
    QVERIFY(switched());
    QCOMPARE(highest.item(1)->checkState(), Qt::Checked);

    QVERIFY(at.next());
    QTRY_COMPARE(at.child<QLineEdit>(u"cardNameEdit"_s).text(), u"My own"_s);
    at.type(u"cardDataEdit"_s, u"Phantoms of the tests"_s);
    QVERIFY(switched());
    QCOMPARE(at.child<QLineEdit>(u"cardDataEdit"_s).text(), u"Phantoms of the tests"_s);
    QCOMPARE(at.training().draft().name(), u"My own"_s);
    QCOMPARE(at.training().draft().modality(), u"T2"_s);
    QCOMPARE(at.training().wizard(), wizard.data());
}

void WizardTest::theLanguageChangesWhileATrainingRuns() {
    WizardFixture at;
    beginTraining(at, at.path(u"scans"_s));
    TrainingJob& job = at.training().job();
    const QPointer<TrainingWizard> wizard(at.training().wizard());
    clickLanguage(at.window(), u"de"_s);
    QCOMPARE(at.training().wizard(), wizard.data());
    QCOMPARE(wizard->currentId(), static_cast<int>(TrainingWizard::Training));
    QTRY_VERIFY(!wizard->button(QWizard::BackButton)->isEnabled());
    const int step = job.step().step;
    QTRY_VERIFY_WITH_TIMEOUT(job.step().step > step, 30000);
    auto& facts = at.child<QLabel>(u"trainingFacts"_s);
    QTRY_VERIFY2(facts.text().contains(u"Schritte"_s), qPrintable(facts.text()));

    // Why a training has ended is said in the new language, too, here and in the status bar.
    auto* process = job.findChild<QProcess*>();
    QVERIFY(process != nullptr);
    process->kill();
    QTRY_VERIFY_WITH_TIMEOUT(job.state() == TrainingJob::State::Failed && job.canKeepBest(), 30000);
    const QString german = at.problem();
    const QString germanReason = job.problem();
    QVERIFY2(!germanReason.isEmpty() && german.contains(germanReason), qPrintable(german));
    clickLanguage(at.window(), u"en"_s);
    QVERIFY2(at.problem().contains(u"best model so far is kept"_s), qPrintable(at.problem()));
    QVERIFY2(job.problem().contains(u"ended without saying why"_s), qPrintable(job.problem()));
    QVERIFY2(at.problem().contains(job.problem()), qPrintable(at.problem()));
    auto* status = at.window().findChild<QToolButton*>(u"trainingStatus"_s);
    QVERIFY2(status->toolTip().contains(job.problem()), qPrintable(status->toolTip()));
    clickLanguage(at.window(), u"de"_s);
    QCOMPARE(at.problem(), german);
    QTRY_VERIFY(wizard->button(QWizard::BackButton)->isEnabled());
    job.discard();
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), TrainingJob::State::Idle, 30000);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    const int code = disyre::ui::test::runTest<disyre::ui::test::WizardTest>(argc, argv);
    disyre::shutDownCompute();
    return code;
}

#include "WizardTest.moc"
