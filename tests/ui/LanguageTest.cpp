// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAction>
#include <QDomDocument>
#include <QFile>
#include <QLabel>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QToolButton>

#include "tests/ui/WindowFixture.h"
#include "ui/app/Language.h"
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

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::LanguageTest>(argc, argv);
}

#include "LanguageTest.moc"
