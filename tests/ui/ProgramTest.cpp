// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QProcess>

#include "tests/ui/UiTestSupport.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// Runs the program itself, as a person or a script would.
class ProgramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersionNeedNoDisplay();
    void wrongUsageEndsWithTwo_data();
    void wrongUsageEndsWithTwo();
    void aMissingDisplayIsSaid();
    void aScanIsOpenedAndPictured();
    void aMissingScanIsOneSentence();
    void aMissingModelIsOneSentence();
    void anImpossibleFolderIsFoundAtOnce();
    void anImpossibleSkipIsWrongUsage();

private:
    struct Outcome {
        int code = -1;
        QString output;
        QString errors;
    };
    Outcome run(const QStringList& arguments, bool display = true);

    QTemporaryDir folder_;
};

ProgramTest::Outcome ProgramTest::run(const QStringList& arguments, bool display) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, folder_.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, folder_.path());
    if (!display) {
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
            environment.remove(QString::fromLatin1(name));
        }
    }
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(DISYRE_EXPLORER), arguments);
    Outcome outcome;
    if (process.waitForFinished(60000) && process.exitStatus() == QProcess::NormalExit) {
        outcome.code = process.exitCode();
    }
    outcome.output = QString::fromUtf8(process.readAllStandardOutput());
    outcome.errors = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

void ProgramTest::helpAndVersionNeedNoDisplay() {
    const Outcome help = run({u"--help"_s}, false);
    QCOMPARE(help.code, 0);
    QVERIFY(help.output.contains(u"--quit-when-done"_s));
    QVERIFY(help.output.contains(u"not a medical device"_s));
    const Outcome version = run({u"--version"_s}, false);
    QCOMPARE(version.code, 0);
    QVERIFY(version.output.startsWith(u"disyre-explorer "_s));
}

void ProgramTest::wrongUsageEndsWithTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{u"--heel"_s};
    QTest::newRow("no number") << QStringList{u"--slice"_s, u"many"_s};
    QTest::newRow("slice 0") << QStringList{u"--slice"_s, u"0"_s};
    QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s};
    QTest::newRow("two scans") << QStringList{u"a.nii"_s, u"b.nii"_s};
    QTest::newRow("scan and sample") << QStringList{u"--sample"_s, u"a.nii"_s};
    QTest::newRow("nothing to heal") << QStringList{u"--heal"_s};
    QTest::newRow("nothing to write") << QStringList{u"a.nii"_s, u"--out"_s, u"x"_s};
}

void ProgramTest::wrongUsageEndsWithTwo() {
    QFETCH(QStringList, arguments);
    const Outcome outcome = run(arguments, false);
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.errors.contains(u"--help"_s));
    QVERIFY(outcome.output.isEmpty());
}

void ProgramTest::aMissingDisplayIsSaid() {
    const Outcome outcome = run({}, false);
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.errors.contains(u"display"_s));
}

void ProgramTest::aScanIsOpenedAndPictured() {
    const QString scan = writeTestScan(folder_.path());
    const QString file = folder_.filePath(u"shot.png"_s);
    const Outcome outcome = run({scan, u"--slice"_s, u"21"_s, u"--theme"_s, u"light"_s,
                                 u"--screenshot"_s, file, u"--quit-when-done"_s});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
    QVERIFY(outcome.output.contains(file));
    const QImage shot(file);
    QVERIFY(shot.width() >= 640);
    QVERIFY(qGray(shot.pixel(shot.width() - 4, shot.height() / 2)) > 200);
    const QImage middle =
        shot.copy(shot.width() / 4, shot.height() / 4, shot.width() / 4, shot.height() / 8);
    int grey = 0;
    for (int y = 0; y < middle.height(); ++y) {
        for (int x = 0; x < middle.width(); ++x) {
            grey += qGray(middle.pixel(x, y)) > 20 ? 1 : 0;
        }
    }
    QVERIFY(grey > middle.width() * middle.height() / 4);
}

void ProgramTest::aMissingScanIsOneSentence() {
    const Outcome outcome = run({folder_.filePath(u"none.nii.gz"_s), u"--quit-when-done"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains(u"none.nii.gz"_s), qPrintable(outcome.errors));
    QCOMPARE(outcome.errors.trimmed().count(u'\n'), 0);
}

void ProgramTest::aMissingModelIsOneSentence() {
    const Outcome outcome =
        run({writeTestScan(folder_.path()), u"--model"_s, folder_.filePath(u"no-model"_s),
             u"--heal"_s, u"--quit-when-done"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains(u"no-model"_s), qPrintable(outcome.errors));
    QCOMPARE(outcome.errors.trimmed().count(u'\n'), 0);
}

void ProgramTest::anImpossibleFolderIsFoundAtOnce() {
    const QString scan = writeTestScan(folder_.path());
    const QString model = QString::fromStdString(writeTestModel(folder_.path()).string());
    const Outcome outcome = run({scan, u"--model"_s, model, u"--heal"_s, u"--out"_s,
                                 scan + u"/results"_s, u"--quit-when-done"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains(u"results"_s), qPrintable(outcome.errors));
}

void ProgramTest::anImpossibleSkipIsWrongUsage() {
    const QString model = QString::fromStdString(writeTestModel(folder_.path()).string());
    const Outcome outcome =
        run({writeTestScan(folder_.path()), u"--model"_s, model, u"--skip"_s, u"101"_s});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.errors.contains(u"skip"_s), qPrintable(outcome.errors));
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::ProgramTest>(argc, argv);
}

#include "ProgramTest.moc"
