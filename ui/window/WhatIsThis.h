// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;
class QWidget;

namespace disyre::ui {

/// Explains what F1 is pressed on: the control that the pointer rests on or, where the keyboard was
/// used last, the one that has the focus; in an open menu, the entry that is marked. An explanation
/// has the control's name, what its tool tip says, what its panel is for, and the section of the
/// manual. It works in every window of the program.
class WhatIsThis : public QObject {
    Q_OBJECT

public:
    explicit WhatIsThis(QWidget& window);
    ~WhatIsThis() override;

    void addTo(QMenu& help);
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

    /// What F1 says of a widget, as rich text; empty if nothing is known of it.
    [[nodiscard]] static QString explanationOf(const QWidget& widget);
    [[nodiscard]] static QString explanationOf(const QAction& action);
    /// The headings of the manual's page "Using the window" that explanations name.
    [[nodiscard]] static QStringList sections();

Q_SIGNALS:
    /// An explanation was opened.
    void explained(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// @param inUse the control that the keyboard speaks to; null for none.
    void explain(const QWidget* inUse);
    void show(const QString& text, const QWidget& at);

    QWidget& window_;
    ActionTexts texts_;
    QAction* action_;
    QPointer<QWidget> pointed_;  // What the pointer is on; null where the keyboard was used last.
};

}  // namespace disyre::ui
