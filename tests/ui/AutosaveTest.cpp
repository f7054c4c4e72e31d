// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QLockFile>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

#include <csignal>
#include <memory>

#include "core/cases/CaseFile.h"
#include "core/platform/AtomicFile.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Paths.h"
#include "ui/common/QuestionBar.h"
#include "ui/common/StallWatch.h"
#include "ui/healing/AutosaveFolder.h"
#include "ui/window/AutosaveController.h"
#include "ui/window/CaseFileController.h"
#include "ui/window/LayerPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

namespace {

constexpr const char* kKilledProgram = "--killed-program";

void drawRuler(WindowFixture& at) {
    SliceView& view = at.window().view();
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_M);
    const QPoint middle = view.rect().center();
    drag(view, Qt::LeftButton, middle - QPoint(60, 20), middle + QPoint(40, 30));
    QTest::keyClick(&view, Qt::Key_Escape);
}

bool waitUntilKept(WindowFixture& at) {
    QSignalSpy kept(&at.window().autosave(), &AutosaveController::kept);
    return kept.wait(30000);
}

/// What the program does that is killed in the middle of its work: it heals, measures and sets a
/// threshold, and is gone as soon as that is kept.
int runKilledProgram(int argc, char** argv) {
    const QString folder = QString::fromLocal8Bit(argv[2]);
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    Application::prepare();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder);
    Application application(argc, argv);
    WindowFixture at;
    at.window().autosave().setPauses({50, 200});
    at.window().keepUnsaved(toPath(folder + u"/autosave"_s));
    if (!at.open() || !at.healSlice()) {
        return 1;
    }
    drawRuler(at);
    at.window().layers().setThreshold(0.0234);
    // The first of these may have begun before the ruler was there.
    if (!waitUntilKept(at)) {
        return 1;
    }
    letTimePass(1500);
    return std::raise(SIGKILL);
}

}  // namespace

/// What is not saved is kept beside the window's thread, and offered after a crash.
class AutosaveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at_ = std::make_unique<WindowFixture>(); }
    void cleanup() { at_.reset(); }

    void whatAKilledProgramHadIsOfferedOnceAndRestored();
    void whatIsDiscardedIsGone();
    void whatIsNotAnsweredIsOfferedAgain();
    void aRunningProgramKeepsItsOwn();
    void nothingIsLeftOfAProgramThatWasQuit();
    void whatWasSavedOrClosedIsNotKept();
    void whatIsHealedIsKeptWhileHealingGoesOn();
    void aOneMillimetreScanIsKeptBesideTheWindow();
    void aFolderThatCannotBeWrittenIsSaidOnce();

private:
    /// Starts a program that heals a slice and is killed.
    void killAProgram();
    [[nodiscard]] QString autosaves() const { return at_->path(u"autosave"_s); }
    [[nodiscard]] QuestionBar& question() { return at_->child<QuestionBar>(u"restoreQuestion"_s); }
    [[nodiscard]] QStringList kept() const {
        QStringList files;
        for (const QString& folder :
             QDir(autosaves()).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            for (const QString& file : QDir(autosaves() + u'/' + folder).entryList(QDir::Files)) {
                // What was being written when its program was killed is no file yet.
                if (file != u"lock"_s && !file.contains(u".part-"_s)) {
                    files << folder + u'/' + file;
                }
            }
        }
        return files;
    }
    void begin() {
        at_->window().autosave().setPauses({50, 200});
        at_->window().keepUnsaved(toPath(autosaves()));
    }

    std::unique_ptr<WindowFixture> at_;
};

void AutosaveTest::killAProgram() {
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TMPDIR"_s, at_->folder());
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedChannels);
    program.start(QCoreApplication::applicationFilePath(),
                  {QLatin1String(kKilledProgram), at_->folder()});
    QVERIFY(program.waitForFinished(60000));
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    QCOMPARE(kept().size(), 1);
}

void AutosaveTest::whatAKilledProgramHadIsOfferedOnceAndRestored() {
    killAProgram();
    begin();
    QTRY_VERIFY_WITH_TIMEOUT(question().isVisible(), 30000);
    QVERIFY2(question().text().contains(u"brain.nii.gz"_s), qPrintable(question().text()));
    const QString year = QString::number(QDate::currentDate().year()).right(2);
    QVERIFY2(question().text().contains(year), qPrintable(question().text()));
    // Another start at the same time does not offer it, too.
    AutosaveFolder other(toPath(autosaves()));
    QVERIFY(other.findLeftovers().empty());
    QVERIFY(at_->cases().all().empty());
    QTest::mouseClick(&at_->child<QPushButton>(u"restoreQuestionFirst"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 30000);
    QVERIFY(!question().isVisible());
    QCOMPARE(at_->cases().cache()->slicesComplete(), 1);
    QCOMPARE(at_->cases().cache()->steps(), 4);
    QCOMPARE(at_->window().presenter().measurements().all().size(), std::size_t(1));
    QCOMPARE(at_->window().layers().choice().threshold, 0.0234);
    // It is still unsaved: quitting asks, and another crash would lose nothing.
    at_->window().close();
    QVERIFY(at_->window().isVisible());
    QVERIFY(at_->cases().shown()->home->file.empty());
    QCOMPARE(kept().size(), 1);
    // Kept again, it is not there twice.
    drawRuler(*at_);
    QVERIFY(waitUntilKept(*at_));
    QCOMPARE(kept().size(), 1);
}

void AutosaveTest::whatIsDiscardedIsGone() {
    killAProgram();
    begin();
    QTRY_VERIFY_WITH_TIMEOUT(question().isVisible(), 30000);
    QTest::mouseClick(&at_->child<QPushButton>(u"restoreQuestionSecond"_s), Qt::LeftButton);
    QVERIFY(!question().isVisible());
    QVERIFY(kept().isEmpty());
    QVERIFY(at_->cases().all().empty());
    at_->closeWindow();
    at_->makeWindow();
    begin();
    letTimePass(500);
    QVERIFY(!question().isVisible());
}

void AutosaveTest::whatIsNotAnsweredIsOfferedAgain() {
    killAProgram();
    begin();
    QTRY_VERIFY_WITH_TIMEOUT(question().isVisible(), 30000);
    at_->closeWindow();
    QCOMPARE(kept().size(), 1);
    at_->makeWindow();
    begin();
    QTRY_VERIFY_WITH_TIMEOUT(question().isVisible(), 30000);
}

void AutosaveTest::aRunningProgramKeepsItsOwn() {
    begin();
    QVERIFY(at_->open() && at_->healSlice());
    QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 1, 30000);
    AutosaveFolder other(toPath(autosaves()));
    QVERIFY(other.findLeftovers().empty());
    QCOMPARE(kept().size(), 1);
}

void AutosaveTest::nothingIsLeftOfAProgramThatWasQuit() {
    begin();
    QVERIFY(at_->open() && at_->healSlice());
    QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 1, 30000);
    // Nobody else can read it.
    const QStringList folders = QDir(autosaves()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& folder : QStringList{autosaves(), autosaves() + u'/' + folders.first()}) {
        const auto rights = std::filesystem::status(toPath(folder)).permissions();
        QVERIFY(rights == std::filesystem::perms::owner_all);
    }
    at_->closeWindow();
    QTRY_VERIFY(QDir(autosaves()).isEmpty());
}

void AutosaveTest::whatWasSavedOrClosedIsNotKept() {
    begin();
    QVERIFY(at_->open());
    // A scan that was only opened is nothing to lose.
    letTimePass(600);
    QVERIFY(kept().isEmpty());
    drawRuler(*at_);
    QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 1, 30000);
    at_->window().saveCase(at_->path(u"one.disyre"_s), false);
    QTRY_VERIFY_WITH_TIMEOUT(kept().isEmpty(), 30000);
    // What is changed afterwards is kept as the unsaved state of that case.
    drawRuler(*at_);
    QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 1, 30000);
    const CaseSummary summary =
        summaryOf(CaseArchive(toPath(autosaves() + u'/' + kept().constFirst())));
    QVERIFY(summary.isAutosave);
    QCOMPARE(toText(summary.autosaveOf), at_->path(u"one.disyre"_s));
    QTRY_VERIFY(!at_->window().autosave().isSaving());
    // Closing asks, because the ruler is not part of the saved case.
    QTest::keyClick(&at_->window().view(), Qt::Key_W, Qt::ControlModifier);
    auto& loseIt = at_->child<QPushButton>(u"confirmYesButton"_s);
    QTRY_VERIFY(loseIt.isVisible());
    QTest::mouseClick(&loseIt, Qt::LeftButton);
    QTRY_VERIFY(at_->cases().all().empty());
    QTRY_VERIFY(kept().isEmpty());
}

void AutosaveTest::whatIsHealedIsKeptWhileHealingGoesOn() {
    begin();
    QVERIFY(at_->open());
    at_->log().stepMilliseconds = 150;
    QSignalSpy kept(&at_->window().autosave(), &AutosaveController::kept);
    at_->window().healVolume();
    QTRY_VERIFY(at_->job().busy());
    QTRY_VERIFY_WITH_TIMEOUT(kept.count() >= 1, 60000);
    QVERIFY(at_->job().busy());
    QVERIFY(at_->healed());
    at_->log().stepMilliseconds = 0;
    // The last one holds all that was healed.
    QTRY_VERIFY_WITH_TIMEOUT(!at_->window().autosave().isSaving() && this->kept().size() == 1,
                             30000);
    letTimePass(1500);
    QTRY_VERIFY(!at_->window().autosave().isSaving());
    const CaseArchive archive(toPath(autosaves() + u'/' + this->kept().constFirst()));
    QCOMPARE(summaryOf(archive).slicesHealed, at_->cases().cache()->slicesComplete());
}

void AutosaveTest::aOneMillimetreScanIsKeptBesideTheWindow() {
    const QString scan = QDir(qEnvironmentVariable("DISYRE_DATA_DIR"))
                             .filePath(u"lesion/tcga_brainlesion/TCGA-DU-7294_t1.nii.gz"_s);
    if (!QFile::exists(scan)) {
        QSKIP("no scans: set DISYRE_DATA_DIR");
    }
    QVERIFY(at_->useModelOfTwoMillimetres());
    at_->window().openFile(scan);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 60000);
    QVERIFY(at_->healVolume());
    QTRY_VERIFY_WITH_TIMEOUT(at_->window().showsAllFindings(), 60000);
    drawRuler(*at_);
    (void)waitUntilSettled();
    // An hour away, so that the saving below is the one that is measured.
    at_->window().autosave().setPauses({3600000, 3600000});
    at_->window().keepUnsaved(toPath(autosaves()));
    letTimePass(500);
    StallWatch watch;
    watch.start();
    letTimePass(1000);
    const qint64 idle = watch.longest();
    watch.start();
    at_->window().autosave().setPauses({3600000, 1});
    QVERIFY(waitUntilKept(*at_));
    const qint64 longest = watch.longest();
    qInfo(
        "longest stall of the window: %lld ms while a 1 mm scan is kept, %lld ms while nothing "
        "happens",
        longest, idle);
    QVERIFY(kept().size() == 1);
}

void AutosaveTest::aFolderThatCannotBeWrittenIsSaidOnce() {
    QFile blocker(at_->path(u"autosave"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    begin();
    QVERIFY2(at_->window().messages().text().contains(u"crash"_s),
             qPrintable(at_->window().messages().text()));
    // Everything else goes on.
    QVERIFY(at_->open() && at_->healSlice());
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    using namespace disyre::ui::test;
    if (argc == 3 && std::string(argv[1]) == kKilledProgram) {
        return runKilledProgram(argc, argv);
    }
    return runTest<AutosaveTest>(argc, argv);
}

#include "AutosaveTest.moc"
