// SPDX-License-Identifier: GPL-3.0-or-later
// What a window says, to find what a change of language leaves as it was.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QDomDocument>
#include <QFile>
#include <QGroupBox>
#include <QLabel>
#include <QListWidget>
#include <QMap>
#include <QMenu>
#include <QRegularExpression>
#include <QTableView>
#include <QTextEdit>

#include <algorithm>

#include "ui/viewer/ViewAnnotations.h"

namespace disyre::ui::test {

using namespace Qt::StringLiterals;

/// Returns all texts of a window by the object that they belong to: those of actions and menus, and
/// of each widget the text that it shows and those that are read out or explain it.
inline QMap<QString, QString> textsOf(const QWidget& window) {
    QMap<QString, QString> texts;
    const auto add = [&](const QString& owner, const QString& what, const QString& text) {
        if (!owner.isEmpty() && !text.isEmpty()) {
            texts.insert(owner + u": "_s + what, text);
        }
    };
    for (const QAction* action : window.findChildren<QAction*>()) {
        add(action->objectName(), u"text"_s, action->text());
        add(action->objectName(), u"tool tip"_s, action->toolTip());
    }
    for (const QMenu* menu : window.findChildren<QMenu*>()) {
        add(menu->objectName().isEmpty() && !menu->actions().isEmpty()
                ? u"menu of "_s + menu->actions().constFirst()->objectName()
                : menu->objectName(),
            u"title"_s, menu->title());
    }
    int unnamed = 0;
    QMap<QString, int> seen;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        // A wizard has buttons that it never shows, and leaves their texts to Qt.
        if (widget->isHidden() && widget->objectName().startsWith(u"__qt__"_s)) {
            continue;
        }
        // Labels beside a control have no name of their own; their order stays the same.
        const bool label = qobject_cast<const QLabel*>(widget) != nullptr;
        QString name = widget->objectName().isEmpty() && label ? u"label %1"_s.arg(++unnamed)
                                                               : widget->objectName();
        // Each page of a wizard has a part of this name.
        if (const int number = ++seen[name]; number > 1 && !name.isEmpty()) {
            name += u" %1"_s.arg(number);
        }
        add(name, u"accessible name"_s, widget->accessibleName());
        add(name, u"accessible description"_s, widget->accessibleDescription());
        add(name, u"tool tip"_s, widget->toolTip());
        if (qobject_cast<const QDockWidget*>(widget) != nullptr) {
            add(name, u"title"_s, widget->windowTitle());
        } else if (label) {
            add(name, u"text"_s, static_cast<const QLabel*>(widget)->text());
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            add(name, u"text"_s, button->text());
        } else if (const auto* group = qobject_cast<const QGroupBox*>(widget)) {
            add(name, u"title"_s, group->title());
        } else if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
            for (int i = 0; i < box->count(); ++i) {
                add(name, u"entry %1"_s.arg(i), box->itemText(i));
            }
        } else if (const auto* list = qobject_cast<const QListWidget*>(widget)) {
            for (int i = 0; i < list->count(); ++i) {
                add(name, u"entry %1"_s.arg(i), list->item(i)->text());
            }
        } else if (const auto* table = qobject_cast<const QTableView*>(widget);
                   table != nullptr && table->model() != nullptr) {
            const QAbstractItemModel& model = *table->model();
            for (int column = 0; column < model.columnCount(); ++column) {
                add(name, u"heading %1"_s.arg(column),
                    model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
                for (int row = 0; row < model.rowCount(); ++row) {
                    const QModelIndex at = model.index(row, column);
                    const QString cell = u"cell %1, %2 "_s.arg(row).arg(column);
                    add(name, cell + u"text"_s, at.data().toString());
                    add(name, cell + u"tool tip"_s, at.data(Qt::ToolTipRole).toString());
                }
            }
        } else if (const auto* page = qobject_cast<const QTextEdit*>(widget)) {
            add(name, u"text"_s, page->toPlainText());
        } else if (const auto* annotations = qobject_cast<const ViewAnnotations*>(widget)) {
            const QString view = widget->parentWidget()->objectName();
            add(view, u"title"_s, annotations->content().title);
            add(view, u"convention"_s, annotations->content().convention);
            add(view, u"contrast"_s, annotations->content().contrast);
        }
    }
    add(u"window"_s, u"title"_s, window.windowTitle());
    return texts;
}

/// Whether a text has a word, and so is to be translated.
inline bool hasWord(const QString& text) {
    static const QRegularExpression word(u"[A-Za-z]{3}"_s);
    return text.contains(word);
}

/// The words of a text alone, without the mark of its key and the number of a step.
inline QString wordsOf(const QString& text) {
    static const QRegularExpression number(u"^\\d+  "_s);
    return QString(text).remove(u'&').remove(number);
}

/// Returns the texts of `english` that are the same in `german` and should not be.
/// @param names what has the same name in every language.
inline QStringList untranslated(const QMap<QString, QString>& english,
                                const QMap<QString, QString>& german, QStringList names) {
    // A few texts are the same in both languages, and the translations say so.
    QDomDocument document;
    QFile file(QStringLiteral(DISYRE_TRANSLATION_FILE));
    if (!file.open(QIODevice::ReadOnly) || !document.setContent(&file)) {
        return {u"the translations cannot be read"_s};
    }
    const QDomNodeList messages = document.elementsByTagName(u"message"_s);
    for (int i = 0; i < messages.size(); ++i) {
        const QDomElement message = messages.at(i).toElement();
        const QString source = message.firstChildElement(u"source"_s).text();
        if (source == message.firstChildElement(u"translation"_s).text()) {
            names << wordsOf(source);
        }
    }
    QStringList unchanged;
    for (auto text = english.begin(); text != english.end(); ++text) {
        // File names, and the names that Qt gives to parts of its own widgets, are not translated.
        const bool foreign = text.value().startsWith(u'/') ||
                             text.value().contains(u"brain.nii.gz"_s) ||
                             text.key().startsWith(u"qt_"_s) || text.key().startsWith(u"Scroll"_s);
        if (hasWord(text.value()) && german.value(text.key()) == text.value() &&
            !names.contains(wordsOf(text.value())) && !foreign) {
            unchanged << text.key() + u" = "_s + text.value();
        }
    }
    return unchanged;
}

/// Returns the texts of `first` that are others in `second`.
inline QStringList changed(const QMap<QString, QString>& first,
                           const QMap<QString, QString>& second) {
    QStringList different;
    for (auto text = first.begin(); text != first.end(); ++text) {
        if (second.value(text.key()) != text.value()) {
            different << text.key() + u" = "_s + second.value(text.key());
        }
    }
    return different;
}

}  // namespace disyre::ui::test
