// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong while a model is fitted is said where it is seen, with what to do, and costs
// nothing.
#include <QLabel>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QToolButton>

#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstring>
#include <limits>

#include "core/card/ModelCard.h"
#include "core/card/ModelFiles.h"
#include "core/card/Safetensors.h"
#include "core/training/TrainingPlan.h"
#include "core/training/TrainingRun.h"
#include "tests/ui/WizardFixture.h"
#include "ui/training/ReviewJob.h"

namespace disyre::ui::test {

class TrainingTroubleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFullDiskKeepsTheBestAndGoesOn();
    void scansThatVanishBeforeAreNamed();
    void scansThatVanishMeanwhileDoNotMatter();
    void aLossThatIsNoNumberStopsAndKeepsTheBest();
    void tooLittleMemoryIsPredicted();
    void aProcessThatIsKilledGoesOn();
    void quittingMeanwhileAsks();
    void theDeviceIsListedAndRemembered();
    void scansLeftOutAreTrainedWithout();
    void leavingOutWorksAfterARestart();
};

namespace {

using State = TrainingJob::State;

pid_t processOf(TrainingJob& job) {
    auto* process = job.findChild<QProcess*>();
    return process == nullptr ? 0 : static_cast<pid_t>(process->processId());
}

/// From now on the training's process can write only tiny files, as if the disk were full.
void fillDiskFor(TrainingJob& job) {
    const rlimit limit{256, RLIM_INFINITY};
    QCOMPARE(prlimit(processOf(job), RLIMIT_FSIZE, &limit, nullptr), 0);
}

/// Pauses the training, which writes a checkpoint, and lets it go on.
void writeCheckpoint(WizardFixture& at) {
    TrainingJob& job = at.training().job();
    at.click(u"pauseTrainingButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), State::Paused, 30000);
    at.click(u"pauseTrainingButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), State::Training, 30000);
}

/// Checks that the training has failed because of `reason`, and that the page says why, what is
/// left and what can be done. The status bar must give the reason, too.
void expectTrouble(WizardFixture& at, const QString& reason) {
    TrainingJob& job = at.training().job();
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), State::Failed, 60000);
    QTRY_VERIFY(job.canResume() && job.canKeepBest());
    const QString problem = at.problem();
    QVERIFY2(problem.contains(reason), qPrintable(problem));
    QVERIFY2(problem.contains(u"best model so far is kept"_s), qPrintable(problem));
    auto* status = at.window().findChild<QToolButton*>(u"trainingStatus"_s);
    QVERIFY(status->isVisible());
    QVERIFY2(status->toolTip().contains(reason), qPrintable(status->toolTip()));
}

/// Takes the best model so far, and checks that it can be evaluated and saved.
void keepBest(WizardFixture& at) {
    TrainingJob& job = at.training().job();
    at.click(u"stopTrainingButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), State::Stopped, 30000);
    QVERIFY(at.problem().isEmpty());
    QVERIFY(readModelCard(job.folder()).parameters > 0);
    QVERIFY(at.training().wizard()->button(QWizard::NextButton)->isEnabled());
    QTRY_COMPARE(readTrainingRun(job.folder()).state, RunState::Stopped);
    for (const auto& [name, tensor] : readSafetensors(job.folder() / kWeightsFile).tensors) {
        std::vector<float> values(tensor.bytes.size() / sizeof(float));
        std::memcpy(values.data(), tensor.bytes.data(), values.size() * sizeof(float));
        QVERIFY2(std::all_of(values.begin(), values.end(),
                             [](float value) { return std::isfinite(value); }),
                 name.c_str());
    }
}

/// Ticks the row's box with the mouse.
void tick(QListWidget& list, int row) {
    list.scrollToItem(list.item(row));
    const QRect room = list.visualItemRect(list.item(row));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      QPoint(room.left() + 10, room.center().y()));
    QCOMPARE(list.item(row)->checkState(), Qt::Checked);
}

int leftOutIn(const TrainingPlan& plan) {
    return static_cast<int>(
        std::count_if(plan.scans.begin(), plan.scans.end(),
                      [](const PlannedScan& scan) { return scan.use == ScanUse::LeftOut; }));
}

/// Goes from the end of the training to the end of its evaluation.
void evaluate(WizardFixture& at) {
    QTRY_VERIFY(at.training().wizard()->button(QWizard::NextButton)->isEnabled());
    QVERIFY(at.next());
    QTRY_VERIFY_WITH_TIMEOUT(!at.training().review().running(), kTrainMilliseconds);
}

}  // namespace

void TrainingTroubleTest::aFullDiskKeepsTheBestAndGoesOn() {
    // Without this, the limit would end the process instead of making its write fail.
    std::signal(SIGXFSZ, SIG_IGN);
    WizardFixture at;
    beginTraining(at, at.path(u"scans"_s));
    TrainingJob& job = at.training().job();
    writeCheckpoint(at);
    fillDiskFor(job);
    expectTrouble(at, u"cannot be written"_s);

    const int failedAt = job.step().step;
    at.click(u"pauseTrainingButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(job.state() == State::Training && job.step().step > failedAt,
                             kTrainMilliseconds);
    QVERIFY(at.problem().isEmpty());
    fillDiskFor(job);
    expectTrouble(at, u"cannot be written"_s);
    keepBest(at);
}

void TrainingTroubleTest::scansThatVanishBeforeAreNamed() {
    WizardFixture at;
    writeScans(at.path(u"scans"_s), 3);
    QVERIFY(goToSettings(at, at.path(u"scans"_s)));
    typeTinySettings(at);
    QVERIFY(QDir(at.path(u"scans"_s)).removeRecursively());
    QVERIFY(at.next());
    TrainingJob& job = at.training().job();
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), State::Failed, 30000);
    QVERIFY2(at.problem().contains(u"sub-00"_s), qPrintable(at.problem()));
    QVERIFY2(at.problem().contains(u"There is no model yet"_s), qPrintable(at.problem()));
    QVERIFY(!job.canResume() && !job.canKeepBest());
    // The folder is there again, as when a drive is plugged in again.
    writeScans(at.path(u"scans"_s), 3);
    QVERIFY(at.press(QWizard::BackButton));
    QVERIFY(at.next());
    QTRY_VERIFY_WITH_TIMEOUT(!job.running(), kTrainMilliseconds);
    QVERIFY2(job.state() == State::Finished, qPrintable(job.problem()));
}

void TrainingTroubleTest::scansThatVanishMeanwhileDoNotMatter() {
    WizardFixture at;
    beginTraining(at, at.path(u"scans"_s));
    TrainingJob& job = at.training().job();
    QVERIFY(QDir(at.path(u"scans"_s)).removeRecursively());
    const int step = job.step().step;
    QTRY_VERIFY_WITH_TIMEOUT(job.step().step > step + 4, kTrainMilliseconds);
    at.click(u"stopTrainingButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), State::Stopped, 30000);
    // The evaluation needs the scans that are gone, but the model can still be saved.
    evaluate(at);
    QVERIFY2(at.problem().contains(u"sub-00"_s), qPrintable(at.problem()));
    QVERIFY2(at.problem().contains(u"can be saved all the same"_s), qPrintable(at.problem()));
    QVERIFY(at.next());
    // A model that was stopped early and not evaluated is used only if the person says so.
    auto& use = at.child<QCheckBox>(u"useNowBox"_s);
    QTRY_VERIFY(!use.isChecked());
    use.setChecked(true);
    QTRY_VERIFY(at.press(QWizard::FinishButton));
    QTRY_VERIFY(at.training().wizard() == nullptr);
    QTRY_VERIFY(at.window().session().model().card().has_value());
}

void TrainingTroubleTest::aLossThatIsNoNumberStopsAndKeepsTheBest() {
    WizardFixture at;
    beginTraining(at, at.path(u"scans"_s));
    TrainingJob& job = at.training().job();
    QTRY_VERIFY_WITH_TIMEOUT(job.bestValidationLoss() >= 0.0, kTrainMilliseconds);
    job.suspend();
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), State::Interrupted, 30000);
    // A weight that is no number is what too high a learning rate would have led to.
    const auto checkpoint = job.folder() / kCheckpointFile;
    SafetensorsFile state = readSafetensors(checkpoint);
    const float none = std::numeric_limits<float>::quiet_NaN();
    StoredTensor& weight = state.tensors.at("parameter.0000");
    std::memcpy(weight.bytes.data(), &none, sizeof none);
    writeSafetensors(checkpoint, state);
    QTRY_VERIFY(job.canResume());
    at.click(u"pauseTrainingButton"_s);
    expectTrouble(at, u"no longer a number"_s);
    QVERIFY2(at.problem().contains(u"lower learning rate"_s), qPrintable(at.problem()));
    keepBest(at);
}

void TrainingTroubleTest::tooLittleMemoryIsPredicted() {
    WizardFixture at;
    writeScans(at.path(u"scans"_s), 3);
    QVERIFY(goToSettings(at, at.path(u"scans"_s)));
    typeTinySettings(at);
    QVERIFY(at.problem().isEmpty());
    at.type(u"widthsEdit"_s, u"1024, 1024, 1024"_s);
    at.type(u"patchBox"_s, u"512"_s);
    at.type(u"batchBox"_s, u"256"_s);
    at.type(u"microBatchBox"_s, u"256"_s);
    QVERIFY2(at.problem().contains(u"not fit into memory"_s), qPrintable(at.problem()));
    QVERIFY2(at.problem().contains(u"fewer patches a pass"_s), qPrintable(at.problem()));
    auto& forecast = at.child<QLabel>(u"forecastLabel"_s);
    QVERIFY2(forecast.text().contains(u"too much"_s), qPrintable(forecast.text()));
    typeTinySettings(at);
    QVERIFY2(at.problem().isEmpty(), qPrintable(at.problem()));
}

void TrainingTroubleTest::aProcessThatIsKilledGoesOn() {
    WizardFixture at;
    beginTraining(at, at.path(u"scans"_s));
    TrainingJob& job = at.training().job();
    writeCheckpoint(at);
    // The system ends a process in this way when memory runs out.
    QCOMPARE(::kill(processOf(job), SIGKILL), 0);
    expectTrouble(at, u"memory runs out"_s);
    const int killedAt = job.step().step;
    at.click(u"pauseTrainingButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        job.state() == State::Training && job.step().step > 4 && job.step().step != killedAt,
        kTrainMilliseconds);
    at.click(u"stopTrainingButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), State::Stopped, 30000);
}

void TrainingTroubleTest::quittingMeanwhileAsks() {
    WizardFixture at;
    beginTraining(at, at.path(u"scans"_s));
    at.window().close();
    QVERIFY(at.window().isVisible());
    auto* question = at.window().centralWidget()->findChild<QLabel*>(u"confirmQuestion"_s);
    QVERIFY(question->isVisible());
    QVERIFY2(question->text().contains(u"A training is running"_s), qPrintable(question->text()));
    QTest::mouseClick(at.window().centralWidget()->findChild<QPushButton*>(u"confirmNoButton"_s),
                      Qt::LeftButton);
    QVERIFY(at.training().job().running());
}

void TrainingTroubleTest::theDeviceIsListedAndRemembered() {
    const QTemporaryDir models;
    QTemporaryDir scans;
    std::filesystem::path folder;
    {
        WizardFixture at(models.path());
        writeScans(scans.path(), 3);
        QVERIFY(goToSettings(at, scans.path()));
        auto& devices = at.child<QComboBox>(u"trainingDeviceBox"_s);
        QTRY_VERIFY_WITH_TIMEOUT(devices.count() >= 2, 30000);
        QVERIFY2(devices.itemText(0).contains(u"GB"_s), qPrintable(devices.itemText(0)));
        const QString processor = devices.itemText(devices.count() - 1);
        QVERIFY2(processor.contains(u"Processor"_s) && processor.contains(u"GB"_s),
                 qPrintable(processor));
        typeTinySettings(at);
        at.type(u"stepsBox"_s, u"100000"_s);
        devices.setFocus();
        QTest::keyClick(&devices, Qt::Key_End);
        QCOMPARE(at.training().draft().device(), std::string("cpu"));
        QVERIFY(at.next());
        TrainingJob& job = at.training().job();
        QTRY_VERIFY_WITH_TIMEOUT(job.step().step >= 4, kTrainMilliseconds);
        QCOMPARE(job.device(), u"cpu"_s);
        folder = job.folder();
    }
    const std::vector<std::string> kept = readTrainingRun(folder).arguments;
    const auto option = std::find(kept.begin(), kept.end(), "--device");
    QVERIFY(option != kept.end());
    QCOMPARE(*(option + 1), std::string("cpu"));
    WizardFixture at(models.path());
    QTRY_COMPARE(at.training().job().unfinished().size(), 1u);
    at.openWizard();
    at.click(u"pauseTrainingButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(at.training().job().state(), State::Training, kTrainMilliseconds);
    QCOMPARE(at.training().job().device(), u"cpu"_s);
}

void TrainingTroubleTest::scansLeftOutAreTrainedWithout() {
    WizardFixture at;
    writeScans(at.path(u"scans"_s), 5);
    QVERIFY(goToSettings(at, at.path(u"scans"_s)));
    typeTinySettings(at);
    QVERIFY(at.next());
    TrainingJob& job = at.training().job();
    QTRY_VERIFY_WITH_TIMEOUT(!job.running(), kTrainMilliseconds);
    evaluate(at);
    QVERIFY2(at.problem().isEmpty(), qPrintable(at.problem()));
    const QString figures = at.child<QLabel>(u"reviewFigures"_s).text();
    auto& highest = at.child<QListWidget>(u"highestList"_s);
    QCOMPARE(highest.count(), 4);

    // A folder without cases is reported, and the results for the healthy scans stay.
    answerFileDialog(at.path(u"scans"_s));
    at.click(u"labelledButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!at.problem().isEmpty(), 30000);
    QVERIFY2(at.problem().contains(u"holds no case"_s), qPrintable(at.problem()));
    QCOMPARE(at.child<QLabel>(u"reviewFigures"_s).text(), figures);
    QCOMPARE(highest.count(), 4);

    QDir().mkpath(at.path(u"cases/one"_s));
    Volume scan = disyre::test::phantomBrain({48, 56, 40}, 3.0, 9);
    Volume lesion(scan.size, scan.affine);
    for (int x = 20; x < 28; ++x) {
        for (int y = 24; y < 32; ++y) {
            scan.at(x, y, 20) = 1.0f;
            lesion.at(x, y, 20) = 1.0f;
        }
    }
    writeScan(toPath(at.path(u"cases/one/scan.nii.gz"_s)), scan);
    writeScan(toPath(at.path(u"cases/one/lesion_mask.nii.gz"_s)), lesion);
    answerFileDialog(at.path(u"cases"_s));
    at.click(u"labelledButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        at.child<QLabel>(u"labelledFigures"_s).text().contains(u"average precision 0."_s),
        kTrainMilliseconds);
    QVERIFY(at.child<QLabel>(u"labelledFigures"_s).text().contains(u"best Dice 0."_s));
    QVERIFY(at.problem().isEmpty());
    QVERIFY(at.training().review().resultOf(job.folder())->averagePrecision.has_value());

    // The person can open a scan of the list in the program's window to look at it closely.
    const QString file = highest.item(1)->toolTip();
    QTest::mouseClick(highest.viewport(), Qt::LeftButton, {},
                      highest.visualItemRect(highest.item(1)).center());
    at.click(u"openHighestButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(at.window().session().cases().scan() != nullptr, 30000);
    QTRY_VERIFY2(at.window().windowTitle().contains(QFileInfo(file).fileName()),
                 qPrintable(at.window().windowTitle()));

    tick(highest, 0);
    const std::string out = highest.item(0)->toolTip().toStdString();
    const std::filesystem::path before = job.folder();
    at.click(u"retrainButton"_s);
    QTRY_VERIFY(job.folder() != before);
    QTRY_COMPARE(at.training().wizard()->currentId(), static_cast<int>(TrainingWizard::Training));
    const TrainingPlan plan = readTrainingPlan(job.folder() / kPlanFile);
    QCOMPARE(leftOutIn(plan), 1);
    for (const PlannedScan& planned : plan.scans) {
        QCOMPARE(planned.use == ScanUse::LeftOut, planned.scan.string() == out);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!job.running(), kTrainMilliseconds);
    QVERIFY2(job.state() == State::Finished, qPrintable(job.problem()));
    QCOMPARE(readModelCard(job.folder()).record.scans.trainingScans, 3);
    QCOMPARE(readModelCard(before).record.scans.trainingScans, 4);  // The first model is unchanged.
    QVERIFY(modelCardToJson(readModelCard(job.folder())).find("sub-0") == std::string::npos);
}

void TrainingTroubleTest::leavingOutWorksAfterARestart() {
    const QTemporaryDir models;
    const QTemporaryDir scans;
    {
        WizardFixture at(models.path());
        beginTraining(at, scans.path(), 4);
    }
    WizardFixture at(models.path());
    TrainingJob& job = at.training().job();
    QTRY_COMPARE(job.unfinished().size(), 1u);
    at.openWizard();
    at.click(u"pauseTrainingButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), State::Training, kTrainMilliseconds);
    at.click(u"stopTrainingButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), State::Stopped, 30000);
    evaluate(at);
    QVERIFY(at.training().draft().scans().empty());
    auto& highest = at.child<QListWidget>(u"highestList"_s);
    QCOMPARE(highest.count(), 3);
    QTRY_VERIFY_WITH_TIMEOUT(!highest.item(0)->icon().isNull(), 30000);
    const std::filesystem::path before = job.folder();
    // Too few scans would be left to train on, so this is refused and the model stays.
    tick(highest, 0);
    tick(highest, 1);
    at.click(u"retrainButton"_s);
    QTRY_VERIFY2(at.problem().contains(u"cannot be trained again"_s), qPrintable(at.problem()));
    QCOMPARE(job.state(), State::Stopped);
    QCOMPARE(QDir(models.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);

    QTest::mouseClick(highest.viewport(), Qt::LeftButton, {},
                      QPoint(10, highest.visualItemRect(highest.item(1)).center().y()));
    at.click(u"retrainButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(job.folder() != before && job.state() == State::Training,
                             kTrainMilliseconds);
    QCOMPARE(leftOutIn(readTrainingPlan(job.folder() / kPlanFile)), 1);
    QCOMPARE(job.name(), u"Long one"_s);
    job.discard();
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), State::Idle, 30000);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    const int code = disyre::ui::test::runTest<disyre::ui::test::TrainingTroubleTest>(argc, argv);
    disyre::shutDownCompute();
    return code;
}

#include "TrainingTroubleTest.moc"
