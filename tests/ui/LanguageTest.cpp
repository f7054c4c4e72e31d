// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QDomDocument>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "tests/ui/FindingRows.h"
#include "tests/ui/ShownTexts.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Language.h"
#include "ui/common/Paths.h"
#include "ui/viewer/ViewAnnotations.h"
#include "ui/window/LayerPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

class LanguageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { Language::apply(u"en"_s); }

    void everyStringIsTranslated();
    void englishHasAFormForOneAndOneForSeveral();
    void placeholdersAreKept();
    void windowSpeaksTheChosenLanguageAtOnce();
    void switchingWhileHealingKeepsEverything();
    void everyTextOfAnOpenWindowChangesAndItsStateStays();
    void languageIsRemembered();
    void germanTextsFit();
    void everyMessageIsToldInBothLanguages();
    void errorsSpeakTheWindowsLanguage();
    void numbersHaveTheLanguagesComma();

private:
    /// @param options for lupdate.
    [[nodiscard]] static QDomDocument freshTranslations(const QString& code = u"de"_s,
                                                        const QStringList& options = {});
};

/// Returns the .ts file as it would be if strings were taken over from the sources now.
QDomDocument LanguageTest::freshTranslations(const QString& code, const QStringList& options) {
    const QTemporaryDir folder;
    const QString name = u"/disyre_%1.ts"_s.arg(code);
    const QString file = folder.path() + name;
    if (!QFile::copy(QStringLiteral(DISYRE_SOURCE_FOLDER "/translations") + name, file)) {
        return {};
    }
    QProcess lupdate;
    lupdate.start(
        QStringLiteral(DISYRE_LUPDATE),
        options + QStringList{u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s,
                              u"-tr-function-alias"_s, u"QT_TRANSLATE_NOOP+=DISYRE_SENTENCE"_s,
                              u"-extensions"_s, u"cpp,h"_s, u"-I"_s,
                              QStringLiteral(DISYRE_SOURCE_FOLDER),
                              QStringLiteral(DISYRE_SOURCE_FOLDER "/ui"),
                              QStringLiteral(DISYRE_SOURCE_FOLDER "/core/base/Message.cpp"),
                              u"-ts"_s, file});
    if (!lupdate.waitForFinished(60000) || lupdate.exitCode() != 0) {
        qWarning("%s", lupdate.readAllStandardError().constData());
        return {};
    }
    QFile read(file);
    QDomDocument document;
    return read.open(QIODevice::ReadOnly) && document.setContent(&read) ? document : QDomDocument();
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

void LanguageTest::englishHasAFormForOneAndOneForSeveral() {
    const QDomDocument document = freshTranslations(u"en"_s, {u"-pluralonly"_s});
    const QDomNodeList messages = document.elementsByTagName(u"message"_s);
    QVERIFY(messages.size() >= 10);
    for (int i = 0; i < messages.size(); ++i) {
        const QDomElement message = messages.at(i).toElement();
        const QString source = message.firstChildElement(u"source"_s).text();
        const QDomElement translation = message.firstChildElement(u"translation"_s);
        const QDomNodeList forms = translation.elementsByTagName(u"numerusform"_s);
        QVERIFY2(!translation.hasAttribute(u"type"_s) && forms.size() == 2, qPrintable(source));
        const QString one = forms.at(0).toElement().text();
        const QString several = forms.at(1).toElement().text();
        QVERIFY2(one != several && !one.contains(u"(s)"_s) && !several.contains(u"(s)"_s),
                 qPrintable(source));
    }
    WindowFixture at;
    QVERIFY(at.open());
    auto& note = at.child<QLabel>(u"skipNote"_s);
    HealingSettings settings = thoroughSettings();
    at.window().setHealingSettings(settings);
    QCOMPARE(note.text(), u"4 steps"_s);
    settings.skip = 100;
    at.window().setHealingSettings(settings);
    QCOMPARE(note.text(), u"1 step"_s);
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
            for (const QString& place : {u"%%1"_s.arg(number), u"{%1}"_s.arg(number - 1)}) {
                QVERIFY2(source.contains(place) == translation.contains(place), qPrintable(source));
            }
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
    // Texts that are made after the change of language are German, too.
    QVERIFY(at.open());
    QVERIFY(at.window().windowTitle().contains(u"kein Medizinprodukt"_s));
    const QString point = at.child<QLabel>(u"scopePoint"_s).text();
    QVERIFY2(point.contains(u"Liter"_s), qPrintable(point));
    at.child<QAction>(u"language-en"_s).trigger();
    QTRY_COMPARE(at.child<QToolButton>(u"healButton"_s).text(), u"Heal"_s);
    // What the banner says of the open scan changes with the language, too.
    QVERIFY(at.child<QLabel>(u"scopePoint"_s).text().contains(u"litres"_s));
}

void LanguageTest::switchingWhileHealingKeepsEverything() {
    WindowFixture at;
    QVERIFY(at.open() && at.healSlice());
    at.window().showPosition(2);
    at.window().layers().setBase(BaseLayer::Difference);
    at.window().layers().setThreshold(0.033);
    at.log().stepMilliseconds = 20;
    at.window().healVolume();
    QTRY_VERIFY(at.window().session().job().progress().slicesDone >= 1);
    const int slice = at.window().presenter().slice();
    at.window().chooseLanguage(u"de"_s);
    QTRY_COMPARE(at.child<QPushButton>(u"stopButton"_s).text(), u"Stopp"_s);
    QVERIFY(at.window().session().job().busy());
    QCOMPARE(at.window().presenter().slice(), slice);
    QCOMPARE(at.window().layers().choice().base, BaseLayer::Difference);
    QCOMPARE(at.window().layers().choice().threshold, 0.033);
    // The healing goes on, and the window shows its progress after the change of language.
    const int before = at.window().session().job().progress().slicesDone;
    QTRY_VERIFY(at.window().session().job().progress().slicesDone > before);
    at.log().stepMilliseconds = 0;
    QTRY_VERIFY_WITH_TIMEOUT(!at.window().session().job().busy(), 30000);
    QCOMPARE(at.window().timeline().available(), 4);
    QVERIFY(colouredPixels(at.picture()) > 50);
}

void LanguageTest::everyTextOfAnOpenWindowChangesAndItsStateStays() {
    WindowFixture at;
    QVERIFY(at.open() && at.healVolume());
    MainWindow& window = at.window();
    window.messages().dismiss();
    window.showPosition(2);
    window.presenter().setCrosshair({20, 25, 18});
    window.layers().setBase(BaseLayer::Difference);
    window.layers().setKind(OverlayKind::WeightedSteps);
    window.layers().setWeights({1.0, 0.5, 0.5, 0.0});
    window.layers().setThreshold(0.033);
    at.child<QComboBox>(u"modeBox"_s).setCurrentIndex(1);
    at.child<QDockWidget>(u"layersDock"_s).setFloating(true);
    at.child<QDockWidget>(u"findingsDock"_s).close();
    QPointer<SliceView> view(&window.view());
    view->zoomBy(1.5);
    view->setFocus();
    const FindingRows findings(at.child<QTreeView>(u"findingsList"_s));
    QTRY_VERIFY(findings.count() > 0 && window.showsAllFindings());
    findings.view().setCurrentIndex(findings.cell(0, FindingColumn::Number));
    window.showPosition(2);
    QVERIFY(waitUntilSettled());

    const auto stateOf = [&] {
        window.presenter().refreshNow();
        QStringList state;
        for (const int index : window.presenter().crosshair()) {
            state << QString::number(index);
        }
        const LayerChoice& layers = window.layers().choice();
        state << QString::number(window.timeline().position())
              << QString::number(static_cast<int>(layers.base))
              << QString::number(static_cast<int>(layers.kind))
              << QString::number(layers.threshold);
        for (const double weight : layers.weights) {
            state << QString::number(weight);
        }
        const HealingSettings settings = window.healingSettings();
        state << QString::number(settings.skip) << QString::number(settings.stride)
              << QString::number(view->zoom()) << QString::number(view->window())
              << QString::number(findings.current())
              << QString::number(at.child<QListWidget>(u"caseList"_s).currentRow())
              << QString::fromLatin1(view->hasFocus() ? "focus" : "");
        // German texts may make a dock wider, but it stays where it is.
        for (QDockWidget* dock : window.findChildren<QDockWidget*>()) {
            state << u"%1 in %2%3%4"_s.arg(dock->objectName())
                         .arg(window.dockWidgetArea(dock))
                         .arg(dock->isFloating() ? u", floats"_s : QString(),
                              dock->isHidden() ? u", hidden"_s : QString());
        }
        return state;
    };
    const QMap<QString, QString> english = textsOf(window);
    const QStringList before = stateOf();
    const auto worded = std::count_if(english.begin(), english.end(), hasWord);
    QVERIFY2(worded > 200, qPrintable(QString::number(worded)));

    window.chooseLanguage(u"de"_s);
    QTRY_COMPARE(at.child<QToolButton>(u"healButton"_s).text(), u"Heilen"_s);
    QVERIFY2(!view.isNull(), "the views must not be made anew");
    QVERIFY(waitUntilSettled());
    QCOMPARE(stateOf(), before);
    const QMap<QString, QString> german = textsOf(window);
    const QStringList unchanged =
        untranslated(english, german,
                     {u"Deutsch"_s, u"English"_s, u"brain.nii.gz"_s, u"test model"_s, u"model"_s});
    QVERIFY2(unchanged.isEmpty(), qPrintable(unchanged.join(u" | "_s)));

    window.chooseLanguage(u"en"_s);
    QTRY_COMPARE(at.child<QToolButton>(u"healButton"_s).text(), u"Heal"_s);
    QVERIFY(waitUntilSettled());
    QCOMPARE(stateOf(), before);
    const QStringList different = changed(english, textsOf(window));
    QVERIFY2(different.isEmpty(), qPrintable(different.join(u" | "_s)));
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
    QVERIFY(waitUntilSettled());
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

void LanguageTest::everyMessageIsToldInBothLanguages() {
    for (const MessagePattern& pattern : allMessages()) {
        const std::string both = std::string(pattern.problem) + pattern.advice;
        std::vector<MessageArgument> arguments;
        while (both.find("{" + std::to_string(arguments.size()) + "}") != std::string::npos) {
            arguments.emplace_back("<value " + std::to_string(arguments.size()) + ">");
        }
        const Message message(pattern.id, arguments);
        const Error error(message);
        Language::apply(u"en"_s);
        const QString english = errorText(error);
        QCOMPARE(english, QString::fromUtf8(error.what()));
        QCOMPARE(messageText(message), english);
        Language::apply(u"de"_s);
        const QString german = errorText(error);
        for (const QString& text : {english, german}) {
            QVERIFY2(!text.contains(u'{'), pattern.name);
            for (const MessageArgument& argument : arguments) {
                QVERIFY2(text.contains(QString::fromStdString(argument.written())), pattern.name);
            }
        }
        QVERIFY2(german != english, pattern.name);
    }
}

void LanguageTest::errorsSpeakTheWindowsLanguage() {
    Language::apply(u"de"_s);
    WindowFixture at;
    const auto write = [&](const QString& name, const QByteArray& content) {
        QFile file(at.path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    const auto said = [&](const QString& part) {
        return at.window().messages().text().contains(part);
    };
    at.window().openFile(at.path(u"none.nii"_s));
    QTRY_VERIFY2(said(u"gibt es nicht. Prüfen Sie"_s), qPrintable(at.window().messages().text()));
    QVERIFY(said(u"none.nii"_s));
    QVERIFY(write(u"text.nii"_s, "no scan"));
    at.window().openFile(at.path(u"text.nii"_s));
    QTRY_VERIFY2(said(u"keine NIfTI-Datei"_s), qPrintable(at.window().messages().text()));
    QDir().mkpath(at.path(u"no-model"_s));
    QVERIFY(write(u"no-model/card.json"_s, "{}"));
    at.window().session().model().choose(toPath(at.path(u"no-model"_s)));
    QTRY_VERIFY2(said(u"ist keine Modellkarte dieses Programms. Wählen"_s),
                 qPrintable(at.window().messages().text()));
    QVERIFY(at.open() && at.healSlice());
    at.window().saveResults(at.path(u"text.nii"_s));
    QTRY_VERIFY2(said(u"lässt sich nicht als Ordner anlegen"_s),
                 qPrintable(at.window().messages().text()));
    // Numbers in a sentence are written as in the language; the words of another library stay as
    // they are.
    QVERIFY(
        errorText(ScanError("a.nii", MessageId::ScanVoxelSize, {MessageArgument::number("0.001")}))
            .contains(u"0,001"_s));
    QCOMPARE(errorText(std::runtime_error("Nobody says this.")),
             u"Etwas Unerwartetes ist fehlgeschlagen: Nobody says this."_s);
    QCOMPARE(errorText(ScanError("a.nii", MessageId::ScanFlat)),
             u"\"a.nii\": ist ein flaches Bild, kein 3-D-Scan. Wählen Sie einen 3-D-Scan."_s);
    Language::apply(u"en"_s);
    QCOMPARE(errorText(ScanError("a.nii", MessageId::ScanMissing)),
             u"\"a.nii\": does not exist. Check the name and the folder."_s);
}

void LanguageTest::numbersHaveTheLanguagesComma() {
    Language::apply(u"de"_s);
    WindowFixture at;
    QVERIFY(at.open() && at.healVolume());
    QVERIFY(waitUntilSettled(300));
    static const QRegularExpression point(u"\\d\\.\\d"_s);
    static const QRegularExpression comma(u"\\d,\\d"_s);
    int commas = 0;
    for (const QLabel* label : at.window().findChildren<QLabel*>()) {
        QVERIFY2(!label->text().contains(point), qPrintable(label->objectName() + label->text()));
        commas += label->text().contains(comma) ? 1 : 0;
    }
    QVERIFY(commas >= 2);
    for (const QTreeView* table : at.window().findChildren<QTreeView*>()) {
        const QAbstractItemModel& model = *table->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                const QString text = model.index(row, column).data().toString();
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
