// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <vector>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

QString& currentCode() {
    static QString code = u"en"_s;
    return code;
}

/// The translators in use. They are children of the application object, which deletes them.
std::vector<QTranslator*>& installed() {
    static std::vector<QTranslator*> translators;
    return translators;
}

void install(const QString& file, const QString& folder) {
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(file, folder)) {
        installed().push_back(translator);
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;
    }
}

}  // namespace

QStringList Language::all() {
    return {u"en"_s, u"de"_s};
}

QString Language::nameOf(const QString& code) {
    return code == u"de"_s ? u"Deutsch"_s : u"English"_s;
}

QString Language::ofSystem() {
    for (const QString& wanted : QLocale::system().uiLanguages()) {
        const QString code = wanted.left(2);
        if (all().contains(code)) {
            return code;
        }
    }
    return u"en"_s;
}

void Language::begin() {
    if (installed().empty()) {
        install(u"disyre_en"_s, u":/disyre/translations"_s);
    }
}

void Language::apply(const QString& code) {
    const QString wanted = all().contains(code) ? code : ofSystem();
    // Numbers are written as in the chosen language, even where the system has another one.
    QLocale numbers(wanted);
    numbers.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::RejectGroupSeparator);
    QLocale::setDefault(numbers);
    if (wanted == currentCode()) {
        return;
    }
    currentCode() = wanted;
    for (QTranslator* translator : installed()) {
        QCoreApplication::removeTranslator(translator);
        delete translator;
    }
    installed().clear();
    // Qt's own texts are translated where its translations are installed. The program's own
    // translator comes last, so that it is asked first.
    if (wanted != u"en"_s) {
        install(u"qtbase_"_s + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    }
    install(u"disyre_"_s + wanted, u":/disyre/translations"_s);
}

QString Language::current() {
    return currentCode();
}

}  // namespace disyre::ui
