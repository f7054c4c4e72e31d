// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/WhatIsThis.h"

#include <QAction>
#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QWhatsThis>

#include <array>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// What a part of the window is for, and where the manual tells more.
struct Part {
    const char* name;     // The object name of the part.
    const char* text;     // In English.
    const char* section;  // A heading of the manual's page "Using the window".
};

constexpr std::array<Part, 22> kParts{{
    {"casePanel",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "The scans that are open, with what is healed of each. A click shows one."),
     "A first tour"},
    {"modelPanel",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "The model that heals, and what it was trained on."),
     "Which scans"},
    {"healingPanel",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "The settings of the next healing. They change nothing that is shown until "
                       "you press Heal again."),
     "Settings of healing"},
    {"secondVolumePanel",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "Another volume of the same patient, which lies between the scan and the "
                       "anomaly overlay."),
     "Another volume over the scan"},
    {"layerPanel",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "What the views show: the picture below, the anomaly overlay on it, and how "
                       "the overlay is drawn."),
     "What you see"},
    {"findingsPanel",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "The regions that healing changed most. They are no diagnosis: healthy "
                       "brains have some too."),
     "What you see"},
    {"stepPlot",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "The curves of how much each healing step changed, the first step on the "
                       "left. A click shows that step."),
     "What you see"},
    {"profilePanel",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "What one single step would change in this slice, at 20 values of t."),
     "Regions"},
    {"timeline",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "The healing steps as a film strip, from the scan as it is to the last "
                       "step, with the buttons that heal, pause and stop."),
     "A first tour"},
    {"toolStrip",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "The tools that the left mouse button uses in the views, and how the views "
                       "are laid out. Esc leaves a tool."),
     "What you see"},
    {"surfaceView",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "The brain in 3-D, with the regions above the threshold in it. Drag to turn "
                       "it; the wheel zooms."),
     "What you see"},
    {"viewGrid",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "A slice of the scan. Click or drag to move the cross-hair; the wheel shows "
                       "other slices, the right button changes window and level, the middle button "
                       "moves the picture, Ctrl and wheel zoom. Numbers stand beside findings."),
     "What you see"},
    {"scopeBanner",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "In what the scan differs from the scans that the model was trained on. "
                       "Nothing is refused, but read it before you trust the map."),
     "When something goes wrong"},
    {"messageBar",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "What the program has to say. The cross takes it away."),
     "When something goes wrong"},
    {"startPage",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "The beginning: open a scan, drop one on the window, or look at the sample "
                       "first."),
     "A first tour"},
    {"readoutBar",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "The place under the pointer in millimetres and voxels, and what the scan, "
                       "the restored picture and the score are there."),
     "What you see"},
    {"trainingWizard",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "Trains a model of your own on healthy scans, step by step. Nothing leaves "
                       "this computer."),
     "Which scans"},
    {"modelManager",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "The models on this computer: which one heals, what it was trained on, and "
                       "what it was measured to find."),
     "Which scans"},
    {"tourPanel",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "A guided tour: it says what to do, points at the control, and goes on "
                       "when you have used it."),
     "Teaching"},
    {"teachingWindow",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "Shows a class how a slice is corrupted and healed: place an anomaly, let "
                       "it grow, heal it, and look at each step."),
     "Teaching"},
    {"mainMenuBar",
     QT_TRANSLATE_NOOP(
         "disyre::ui::WhatIsThis",
         "Everything the program can do. F1 on an entry of an open menu explains it."),
     "Keys, help, language"},
    {"mainWindow",
     QT_TRANSLATE_NOOP("disyre::ui::WhatIsThis",
                       "DISYRE Explorer shows what healing by a model of healthy brains changes in "
                       "a scan. Rest the pointer on a control and press F1 to have it explained."),
     "Keys, help, language"},
}};

const Part* partOf(const QWidget& widget) {
    for (const Part& part : kParts) {
        if (widget.objectName() == QLatin1String(part.name)) {
            return &part;
        }
    }
    return nullptr;
}

QString paragraph(const QString& text) {
    return u"<p>%1</p>"_s.arg(text.toHtmlEscaped().replace(u'\n', u"<br>"_s));
}

/// What a widget says of itself: its own explanation or, without one, its name and its tool tip.
QString ownText(const QWidget& widget) {
    if (!widget.whatsThis().isEmpty()) {
        return paragraph(widget.whatsThis());
    }
    if (widget.toolTip().isEmpty()) {
        return {};
    }
    const QString name =
        widget.accessibleName().isEmpty() || widget.accessibleName() == widget.toolTip()
            ? QString()
            : u"<b>%1</b>"_s.arg(widget.accessibleName().toHtmlEscaped());
    return name + paragraph(widget.toolTip());
}

}  // namespace

WhatIsThis::WhatIsThis(QWidget& window)
    : QObject(&window), window_(window), texts_(staticMetaObject), action_(new QAction(this)) {
    action_->setObjectName(u"whatIsThisAction"_s);
    action_->setShortcut(Qt::Key_F1);
    texts_.add(*action_, QT_TR_NOOP("&What is this?"),
               QT_TR_NOOP("Explain the control under the pointer, or the one in use"));
    connect(action_, &QAction::triggered, this, [this] { explain(QApplication::focusWidget()); });
    qApp->installEventFilter(this);
}

WhatIsThis::~WhatIsThis() {
    qApp->removeEventFilter(this);
}

void WhatIsThis::addTo(QMenu& help) {
    help.insertAction(help.actions().value(0), action_);
}

QStringList WhatIsThis::sections() {
    QStringList headings;
    for (const Part& part : kParts) {
        headings << QString::fromLatin1(part.section);
    }
    headings.removeDuplicates();
    return headings;
}

QString WhatIsThis::explanationOf(const QWidget& widget) {
    // A label explains the control that it stands beside.
    const auto* label = qobject_cast<const QLabel*>(&widget);
    if (label != nullptr && label->buddy() != nullptr && label->toolTip().isEmpty()) {
        return explanationOf(*label->buddy());
    }
    QString text;
    for (const QWidget* each = &widget; each != nullptr; each = each->parentWidget()) {
        if (text.isEmpty()) {
            text = ownText(*each);
        }
        if (const Part* part = partOf(*each)) {
            return text + paragraph(tr(part->text)) +
                   u"<p><i>%1</i></p>"_s.arg(tr("The manual tells more: using.md, \"%1\".")
                                                 .arg(QString::fromLatin1(part->section))
                                                 .toHtmlEscaped());
        }
    }
    return text;
}

QString WhatIsThis::explanationOf(const QAction& action) {
    const QString name =
        u"<b>%1</b>"_s.arg(action.text().remove(u'&').section(u'\t', 0, 0).toHtmlEscaped());
    const QString tip = action.statusTip().isEmpty() ? action.toolTip() : action.statusTip();
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    return name + (tip == action.text() ? QString() : paragraph(tip)) +
           (keys.isEmpty() ? QString() : paragraph(tr("Key: %1").arg(keys)));
}

void WhatIsThis::explain(const QWidget* inUse) {
    // The pointer may rest on a window behind the one that has the keys.
    const QWidget* active = inUse != nullptr ? inUse->window() : &window_;
    const bool isPointed = pointed_ != nullptr && pointed_->window() == active;
    const QWidget* wanted = isPointed ? pointed_.data() : inUse;
    const QWidget& target = wanted != nullptr ? *wanted : window_;
    show(explanationOf(target), target);
}

void WhatIsThis::show(const QString& text, const QWidget& at) {
    if (text.isEmpty()) {
        return;
    }
    QWhatsThis::showText(at.mapToGlobal(at.rect().center()), text, &window_);
    Q_EMIT explained(text);
}

bool WhatIsThis::eventFilter(QObject* watched, QEvent* event) {
    auto* widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr) {
        return false;
    }
    switch (event->type()) {
        case QEvent::Enter:
        case QEvent::MouseMove:
            // An open menu is left to itself: its entries are chosen with the keys, too.
            pointed_ = widget;
            break;
        case QEvent::Leave:
            if (pointed_ == widget) {
                pointed_ = widget->isWindow() ? nullptr : widget->parentWidget();
            }
            break;
        case QEvent::FocusIn: {
            const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
            if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                reason == Qt::ShortcutFocusReason) {
                pointed_ = nullptr;
            }
            break;
        }
        case QEvent::KeyPress: {
            // In the program's own window the key is a shortcut and does not come here.
            const auto* key = static_cast<QKeyEvent*>(event);
            if (key->key() != Qt::Key_F1 || key->modifiers() != Qt::NoModifier) {
                break;
            }
            if (const auto* menu = qobject_cast<const QMenu*>(widget)) {
                if (const QAction* entry = menu->activeAction()) {
                    show(explanationOf(*entry), *menu);
                    return true;
                }
            }
            explain(widget);
            return true;
        }
        default:
            break;
    }
    return false;
}

}  // namespace disyre::ui
