// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QString>

#include <vector>

class QAction;
class QMenu;
struct QMetaObject;

namespace disyre::ui {

/// The texts of actions and menus, kept in English so that they can be set again when the language
/// of the program changes. Actions and menus get nothing from Qt that tells them of it.
class ActionTexts {
public:
    /// @param owner the meta-object of the class that marks the texts with QT_TR_NOOP, because its
    /// name is the context of their translations.
    explicit ActionTexts(const QMetaObject& owner) : owner_(owner) {}

    /// Sets the text of an action now and with each retranslate().
    /// @param text in English, with an ampersand before the letter that chooses it in a menu.
    /// @param tip in English; the tool tip adds the action's first key to it. Null for no tip.
    void add(QAction& action, const char* text, const char* tip = nullptr);
    /// Sets the title of a menu in the same way.
    void add(QMenu& menu, const char* title);
    void retranslate() const;

private:
    struct Entry {
        QPointer<QAction> action;
        const char* text;
        const char* tip;
    };

    void set(const Entry& entry) const;
    [[nodiscard]] QString translated(const char* text) const;

    const QMetaObject& owner_;
    std::vector<Entry> entries_;
};

}  // namespace disyre::ui
