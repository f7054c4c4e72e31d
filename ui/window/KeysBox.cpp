// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/KeysBox.h"

#include <QAbstractButton>
#include <QAction>
#include <QEvent>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/common/FitScreen.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

KeysBox::KeysBox(QWidget& window)
    : QDialog(&window),
      window_(window),
      text_(new QTextBrowser(this)),
      close_(new QPushButton(this)) {
    setObjectName(u"keysBox"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    text_->setObjectName(u"keysText"_s);
    text_->setFrameShape(QFrame::NoFrame);
    close_->setDefault(true);
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(text_, 1);
    layout->addWidget(close_, 0, Qt::AlignRight);
    // A higher box would not fit on a small screen; the rest of the list scrolls.
    resizeToFit(*this, {560, 600});
    retranslate();
}

void KeysBox::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void KeysBox::retranslate() {
    setWindowTitle(tr("Keys and mouse"));
    close_->setText(tr("Close"));
    text_->setAccessibleName(windowTitle());
    QString rows;
    const auto row = [&rows](const QString& keys, const QString& meaning) {
        rows += u"<tr><td><b>%1</b>&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(
            keys.toHtmlEscaped(), meaning.toHtmlEscaped());
    };
    row(tr("Click, drag"), tr("move the cross-hair, or use the tool that is chosen"));
    row(tr("Double click"), tr("one view alone, and back"));
    row(tr("Wheel, Up, Down"), tr("next slice of the view"));
    row(tr("Page Up, Page Down"), tr("ten slices further"));
    row(tr("Left, Right"), tr("previous and next healing step"));
    row(tr("Home, End"), tr("the scan as it is, and the last healing step"));
    row(tr("Space"), tr("play the healing steps"));
    row(tr("Hold B"), tr("show the scan and the restored picture in turn"));
    row(tr("Right drag"), tr("change contrast and brightness (window and level)"));
    row(tr("Middle drag"), tr("move the picture"));
    row(tr("Ctrl and wheel"), tr("zoom"));
    row(tr("Shift and drag"), tr("erase, with the brush"));
    row(tr("Shift and wheel"), tr("the brush's size"));
    for (const QAction* action : window_.findChildren<QAction*>()) {
        if (!action->shortcut().isEmpty()) {
            row(action->shortcut().toString(QKeySequence::NativeText),
                action->statusTip().isEmpty() ? action->text().remove(u'&') : action->statusTip());
        }
    }
    for (const QAbstractButton* button : window_.findChildren<QAbstractButton*>()) {
        if (!button->shortcut().isEmpty() && button->text().isEmpty()) {
            row(button->shortcut().toString(QKeySequence::NativeText), button->accessibleName());
        }
    }
    text_->setHtml(u"<table>%1</table>"_s.arg(rows));
}

}  // namespace disyre::ui
