// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QDirIterator>
#include <QDomDocument>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QTreeWidget>

#include "core/base/Error.h"
#include "tests/ui/WindowFixture.h"
#include "ui/app/Language.h"
#include "ui/healing/ErrorText.h"
#include "ui/healing/Paths.h"
#include "ui/window/LayerPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

class LanguageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { Language::apply(u"en"_s); }

    void everyStringIsTranslated();
    void placeholdersAreKept();
    void windowSpeaksTheChosenLanguageAtOnce();
    void switchingWhileHealingKeepsEverything();
    void languageIsRemembered();
    void germanTextsFit();
    void coreSentencesStandInTheSources();
    void errorsSpeakTheWindowsLanguage();
    void numbersHaveTheLanguagesComma();

private:
    [[nodiscard]] static QDomDocument freshTranslations();
};

/// The .ts file as it would be if strings were taken over from the sources now.
QDomDocument LanguageTest::freshTranslations() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"disyre_de.ts"_s);
    if (!QFile::copy(QStringLiteral(DISYRE_TRANSLATION_FILE), file)) {
        return {};
    }
    QProcess lupdate;
    lupdate.start(QStringLiteral(DISYRE_LUPDATE),
                  {u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-extensions"_s,
                   u"cpp,h"_s, u"-I"_s, QStringLiteral(DISYRE_SOURCE_FOLDER),
                   QStringLiteral(DISYRE_SOURCE_FOLDER "/ui"), u"-ts"_s, file});
    if (!lupdate.waitForFinished(60000) || lupdate.exitCode() != 0) {
        qWarning("%s", lupdate.readAllStandardError().constData());
        return {};
    }
    QFile read(file);
    QDomDocument document;
    return read.open(QIODevice::ReadOnly) && document.setContent(&read) ? document
                                                                       : QDomDocument();
}

void LanguageTest::everyStringIsTranslated() {
    const QDomDocument document = freshTranslations();
    const QDomNodeList messages = document.elementsByTagName(u"message"_s);
    QVERIFY(messages.size() > 300);
    QStringList missing;
    for (int i = 0; i < messages.size(); ++i) {
        const QDomElement message = messages.at(i).toElement();
        const QDomElement translation = message.firstChildElement(u"translation"_s);
        if (translation.text().isEmpty() || translation.hasAttribute(u"type"_s)) {
            missing << message.firstChildElement(u"source"_s).text();
        }
    }
    QVERIFY2(missing.isEmpty(), qPrintable(u"not in German: "_s + missing.join(u" | "_s)));
}

void LanguageTest::placeholdersAreKept() {
    QFile file(QStringLiteral(DISYRE_TRANSLATION_FILE));
    QDomDocument document;
    QVERIFY(file.open(QIODevice::ReadOnly) && document.setContent(&file));
    const QDomNodeList messages = document.elementsByTagName(u"message"_s);
    for (int i = 0; i < messages.size(); ++i) {
        const QDomElement message = messages.at(i).toElement();
        const QString source = message.firstChildElement(u"source"_s).text();
        const QString translation = message.firstChildElement(u"translation"_s).text();
        for (int number = 1; number <= 10; ++number) {
            const QString place = u"%"_s + QString::number(number);
            QVERIFY2(source.contains(place) == translation.contains(place), qPrintable(source));
        }
        QVERIFY2(source.endsWith(u'…') == translation.endsWith(u'…'), qPrintable(source));
    }
}

void LanguageTest::windowSpeaksTheChosenLanguageAtOnce() {
    WindowFixture at;
    QCOMPARE(at.child<QLabel>(u"startTitle"_s).text(),
             u"Open a scan, drop one here, or try the sample"_s);
    at.child<QAction>(u"language-de"_s).trigger();
    QTRY_VERIFY(at.child<QLabel>(u"startTitle"_s).text().startsWith(u"Einen Scan"_s));
    QVERIFY(at.window().menuBar()->actions().constFirst()->text().contains(u"Datei"_s));
    QVERIFY(at.child<QLabel>(u"noticeLabel"_s).text().contains(u"kein Medizinprodukt"_s));
    // What is made later speaks it too.
    QVERIFY(at.open());
    QVERIFY(at.window().windowTitle().contains(u"kein Medizinprodukt"_s));
    QVERIFY2(at.window().messages().text().contains(u"Schädel"_s),
             qPrintable(at.window().messages().text()));
    at.child<QAction>(u"language-en"_s).trigger();
    QTRY_COMPARE(at.child<QToolButton>(u"healButton"_s).text(), u"Heal"_s);
}

void LanguageTest::switchingWhileHealingKeepsEverything() {
    WindowFixture at;
    QVERIFY(at.open() && at.healSlice());
    at.window().showPosition(2);
    at.window().layers().setBase(BaseLayer::Difference);
    at.window().layers().setThreshold(0.033);
    at.log().stepMilliseconds = 20;
    at.window().healVolume();
    QTRY_VERIFY(at.window().session().slicesDone() >= 1);
    const int slice = at.window().presenter().slice();
    at.window().chooseLanguage(u"de"_s);
    QTRY_COMPARE(at.child<QPushButton>(u"stopButton"_s).text(), u"Stopp"_s);
    QVERIFY(at.window().session().busy());
    QCOMPARE(at.window().presenter().slice(), slice);
    QCOMPARE(at.window().layers().choice().base, BaseLayer::Difference);
    QCOMPARE(at.window().layers().choice().threshold, 0.033);
    // The new window goes on showing what comes.
    const int before = at.window().session().slicesDone();
    QTRY_VERIFY(at.window().session().slicesDone() > before);
    at.log().stepMilliseconds = 0;
    QTRY_VERIFY_WITH_TIMEOUT(!at.window().session().busy(), 30000);
    QCOMPARE(at.window().timeline().available(), 4);
    QVERIFY(colouredPixels(at.picture()) > 50);
}

void LanguageTest::languageIsRemembered() {
    {
        WindowFixture at;
        at.window().chooseLanguage(u"de"_s);
    }
    QCOMPARE(Settings().language(), u"de"_s);
    QVERIFY(Language::all().contains(Language::ofSystem()));
}

void LanguageTest::germanTextsFit() {
    Language::apply(u"de"_s);
    WindowFixture at;
    QVERIFY(at.open() && at.healSlice());
    at.window().resize(1280, 800);
    QTest::qWait(200);
    for (const QAbstractButton* button : at.window().findChildren<QAbstractButton*>()) {
        if (button->isVisible() && !button->text().isEmpty()) {
            QVERIFY2(button->width() >= button->minimumSizeHint().width(),
                     qPrintable(button->objectName() + u": "_s + button->text()));
        }
    }
    for (const QLabel* label : at.window().findChildren<QLabel*>()) {
        if (label->isVisible() && !label->wordWrap() && !label->text().isEmpty() &&
            label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored) {
            QVERIFY2(label->width() >= label->minimumSizeHint().width(),
                     qPrintable(label->objectName() + u": "_s + label->text()));
        }
    }
}

/// A sentence that the core does not say any more would never be translated.
void LanguageTest::coreSentencesStandInTheSources() {
    QString sources;
    for (const QString& folder : {u"/core"_s, u"/ui/healing"_s}) {
        QDirIterator files(QStringLiteral(DISYRE_SOURCE_FOLDER) + folder,
                           {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.fileName().endsWith(u"ErrorText.cpp"_s) && file.open(QIODevice::ReadOnly)) {
                sources += QString::fromUtf8(file.readAll());
            }
        }
    }
    sources.replace(QRegularExpression(u"\"\\s*\\n\\s*\""_s), QString());
    QVERIFY(coreSentences().size() > 50);
    for (const QString& sentence : coreSentences()) {
        for (QString part : sentence.split(QRegularExpression(u"%\\d"_s))) {
            part.replace(u"\""_s, u"\\\""_s);
            QVERIFY2(part.size() < 4 || sources.contains(part), qPrintable(sentence));
        }
    }
}

void LanguageTest::errorsSpeakTheWindowsLanguage() {
    Language::apply(u"de"_s);
    WindowFixture at;
    const auto write = [&](const QString& name, const QByteArray& content) {
        QFile file(at.path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    const auto said = [&](const QString& part) { return at.window().messages().text().contains(part); };
    at.window().openFile(at.path(u"none.nii"_s));
    QTRY_VERIFY2(said(u"gibt es nicht. Prüfen Sie"_s), qPrintable(at.window().messages().text()));
    QVERIFY(said(u"none.nii"_s));
    QVERIFY(write(u"text.nii"_s, "no scan"));
    at.window().openFile(at.path(u"text.nii"_s));
    QTRY_VERIFY2(said(u"keine NIfTI-Datei"_s), qPrintable(at.window().messages().text()));
    QDir().mkpath(at.path(u"no-model"_s));
    QVERIFY(write(u"no-model/card.json"_s, "{}"));
    at.window().session().chooseModel(toPath(at.path(u"no-model"_s)));
    QTRY_VERIFY2(said(u"ist keine Modellkarte dieses Programms. Wählen"_s),
                 qPrintable(at.window().messages().text()));
    QVERIFY(at.open() && at.healSlice());
    at.window().saveResults(at.path(u"text.nii"_s));
    QTRY_VERIFY2(said(u"lässt sich nicht als Ordner anlegen"_s),
                 qPrintable(at.window().messages().text()));
    // Numbers put into a sentence are the language's; what has no translation stays as it is.
    QVERIFY(errorText(ScanError("a.nii", "claims voxels of 0.001 mm")).contains(u"0,001"_s));
    QCOMPARE(errorText(SettingsError("Nobody says this.")), u"Nobody says this."_s);
    QCOMPARE(errorText(ScanError("a.nii", "is flat", "Export the scan again.")),
             u"\"a.nii\": is flat. Export the scan again."_s);
    Language::apply(u"en"_s);
    QCOMPARE(errorText(ScanError("a.nii", "does not exist", "Check the name and the folder.")),
             u"\"a.nii\": does not exist. Check the name and the folder."_s);
}

void LanguageTest::numbersHaveTheLanguagesComma() {
    Language::apply(u"de"_s);
    WindowFixture at;
    QVERIFY(at.open() && at.healVolume());
    QTest::qWait(500);
    static const QRegularExpression point(u"\\d\\.\\d"_s);
    static const QRegularExpression comma(u"\\d,\\d"_s);
    int commas = 0;
    for (const QLabel* label : at.window().findChildren<QLabel*>()) {
        QVERIFY2(!label->text().contains(point), qPrintable(label->objectName() + label->text()));
        commas += label->text().contains(comma) ? 1 : 0;
    }
    QVERIFY(commas >= 2);
    for (const QTreeWidget* table : at.window().findChildren<QTreeWidget*>()) {
        for (int row = 0; row < table->topLevelItemCount(); ++row) {
            for (int column = 0; column < table->columnCount(); ++column) {
                const QString text = table->topLevelItem(row)->text(column);
                QVERIFY2(!text.contains(point), qPrintable(text));
            }
        }
    }
    for (const QDoubleSpinBox* box : at.window().findChildren<QDoubleSpinBox*>()) {
        QVERIFY2(box->text().contains(u','), qPrintable(box->objectName()));
    }
    for (const QString& plot : {u"stepPlotCanvas"_s, u"profilePlotCanvas"_s}) {
        QCOMPARE(at.child<QWidget>(plot).locale().decimalPoint(), u","_s);
    }
    at.window().chooseLanguage(u"en"_s);
    QTRY_COMPARE(at.child<QWidget>(u"stepPlotCanvas"_s).locale().decimalPoint(), u"."_s);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::LanguageTest>(argc, argv);
}

#include "LanguageTest.moc"
