// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/KeysBox.h"

#include <QAbstractButton>
#include <QAction>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace disyre::ui {

KeysBox::KeysBox(QWidget& window) : QDialog(&window) {
    setObjectName(u"keysBox"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys and mouse"));
    QString rows;
    const auto row = [&rows](const QString& keys, const QString& meaning) {
        rows += u"<tr><td><b>%1</b>&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(
            keys.toHtmlEscaped(), meaning.toHtmlEscaped());
    };
    row(tr("Click, drag"), tr("cross-hair, or the tool shown pressed"));
    row(tr("Double click"), tr("one view alone, and back"));
    row(tr("Wheel, Up, Down"), tr("next slice of the view"));
    row(tr("Page Up, Page Down"), tr("ten slices on"));
    row(tr("Left, Right"), tr("step back and on"));
    row(tr("Home, End"), tr("the scan as it is, the last step"));
    row(tr("Space"), tr("play the steps"));
    row(tr("B held"), tr("blink the scan and the restored picture"));
    row(tr("Right drag"), tr("window and level"));
    row(tr("Middle drag"), tr("pan"));
    row(tr("Ctrl and wheel"), tr("zoom"));
    row(tr("Shift and drag"), tr("erase, with the brush"));
    row(tr("Shift and wheel"), tr("the brush's size"));
    for (const QAction* action : window.findChildren<QAction*>()) {
        if (!action->shortcut().isEmpty()) {
            row(action->shortcut().toString(QKeySequence::NativeText),
                action->statusTip().isEmpty() ? action->text().remove(u'&')
                                              : action->statusTip());
        }
    }
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
        if (!button->shortcut().isEmpty() && button->text().isEmpty()) {
            row(button->shortcut().toString(QKeySequence::NativeText), button->accessibleName());
        }
    }
    auto* text = new QTextBrowser(this);
    text->setObjectName(u"keysText"_s);
    text->setAccessibleName(windowTitle());
    text->setHtml(u"<table>%1</table>"_s.arg(rows));
    text->setFrameShape(QFrame::NoFrame);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(text, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
    // Higher than this, it would not fit on a small screen; the rest scrolls.
    resize(560, 600);
}

}  // namespace disyre::ui
