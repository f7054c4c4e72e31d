// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/TourPanel.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/common/Theme.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kPanelWidth = 340;
constexpr int kGapToControl = 14;
constexpr int kFrameMargin = 6;
/// How often the panel looks where its control is, in milliseconds.
constexpr int kLookEvery = 100;
/// A person sees what the control does before the next step comes, in milliseconds.
constexpr int kBeforeNext = 600;

/// Draws a frame around the control that a step points at. The mouse goes through it.
class ControlFrame : public QWidget {
public:
    explicit ControlFrame(QWidget* window) : QWidget(window) {
        setObjectName(u"tourFrame"_s);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QColor(0xe6, 0x9f, 0x00), 3.0));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 6, 6);
    }
};

/// The visible widget with this object name, in any window of the program.
QWidget* visibleWidget(const QString& name) {
    for (QWidget* window : QApplication::topLevelWidgets()) {
        if (!window->isVisible()) {
            continue;
        }
        if (window->objectName() == name) {
            return window;
        }
        for (QWidget* widget : window->findChildren<QWidget*>(name)) {
            if (widget->isVisible() && widget->window() == window) {
                return widget;
            }
        }
    }
    return nullptr;
}

/// Tells whether `widget` is `whole` or lies in it.
bool isPartOf(const QObject* widget, const QObject* whole) {
    while (widget != nullptr && widget != whole) {
        widget = widget->parent();
    }
    return widget != nullptr;
}

QString inLanguage(const TourText& text) {
    const bool german = QLocale().language() == QLocale::German && !text.german.empty();
    return QString::fromStdString(german ? text.german : text.english);
}

}  // namespace

TourPanel::TourPanel(QWidget& window)
    : QFrame(&window),
      window_(window),
      look_(new QTimer(this)),
      advance_(new QTimer(this)),
      title_(new QLabel(this)),
      text_(new QLabel(this)),
      state_(new QLabel(this)),
      back_(new QPushButton(this)),
      next_(new QPushButton(this)),
      end_(new QPushButton(this)) {
    setObjectName(u"tourPanel"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    setFixedWidth(kPanelWidth);
    title_->setObjectName(u"tourTitle"_s);
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    title_->setWordWrap(true);
    text_->setObjectName(u"tourText"_s);
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    state_->setObjectName(u"tourState"_s);
    state_->setWordWrap(true);
    back_->setObjectName(u"tourBackButton"_s);
    next_->setObjectName(u"tourNextButton"_s);
    end_->setObjectName(u"tourEndButton"_s);
    for (QPushButton* button : {back_, next_, end_}) {
        // The keys stay with the control that the tour speaks of.
        button->setFocusPolicy(Qt::TabFocus);
        button->setAutoDefault(false);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(end_);
    buttons->addStretch();
    buttons->addWidget(back_);
    buttons->addWidget(next_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    column->addWidget(title_);
    column->addWidget(text_);
    column->addWidget(state_);
    column->addLayout(buttons);
    hide();

    look_->setInterval(kLookEvery);
    connect(look_, &QTimer::timeout, this, &TourPanel::lookForControl);
    advance_->setInterval(kBeforeNext);
    advance_->setSingleShot(true);
    connect(advance_, &QTimer::timeout, this, [this] {
        // While the mouse is held, the control is still being used.
        if (QApplication::mouseButtons() != Qt::NoButton) {
            advance_->start();
        } else {
            go(1);
        }
    });
    connect(back_, &QPushButton::clicked, this, [this] { go(-1); });
    connect(next_, &QPushButton::clicked, this, [this] { go(1); });
    connect(end_, &QPushButton::clicked, this, &TourPanel::end);
    const auto addKey = [this](const QKeySequence& key, int steps) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::ApplicationShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, steps] {
            if (isRunning()) {
                steps == 0 ? end() : go(steps);
            }
        });
    };
    addKey(QKeySequence(Qt::ALT | Qt::Key_Right), 1);
    addKey(QKeySequence(Qt::ALT | Qt::Key_Left), -1);
    addKey(QKeySequence(Qt::ALT | Qt::Key_End), 0);
    retranslate();
}

TourPanel::~TourPanel() {
    qApp->removeEventFilter(this);
    delete frame_;
}

void TourPanel::retranslate() {
    back_->setText(tr("Back"));
    back_->setAccessibleName(back_->text());
    back_->setToolTip(tr("Goes back to the step before (Alt+Left)"));
    end_->setText(tr("End"));
    end_->setAccessibleName(end_->text());
    end_->setToolTip(tr("Ends the tour (Alt+End)"));
    next_->setToolTip(tr("Goes on without waiting (Alt+Right)"));
    next_->setAccessibleName(tr("Next"));
}

void TourPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (isRunning()) {
            showStep();
        }
    }
}

void TourPanel::begin(const Tour& tour) {
    tour_ = tour;
    step_ = 0;
    qApp->installEventFilter(this);
    look_->start();
    showStep();
}

void TourPanel::end() {
    if (!isRunning()) {
        return;
    }
    tour_.reset();
    look_->stop();
    advance_->stop();
    qApp->removeEventFilter(this);
    if (control_) {
        control_->disconnect(this);
    }
    control_ = nullptr;
    delete frame_;
    hide();
    Q_EMIT ended();
}

void TourPanel::go(int steps) {
    if (!isRunning()) {
        return;
    }
    advance_->stop();
    if (step_ + steps < 0) {
        return;
    }
    if (step_ + steps >= static_cast<int>(tour_->steps.size())) {
        end();
        return;
    }
    step_ += steps;
    showStep();
}

void TourPanel::showStep() {
    used_ = false;
    advance_->stop();
    if (control_) {
        control_->disconnect(this);
    }
    control_ = nullptr;
    const auto count = static_cast<int>(tour_->steps.size());
    title_->setText(tr("%1 (%2 of %3)").arg(inLanguage(tour_->title)).arg(step_ + 1).arg(count));
    text_->setText(inLanguage(present().text));
    back_->setEnabled(step_ > 0);
    next_->setText(step_ + 1 == count ? tr("Finish") : tr("Next"));
    next_->setAccessibleName(next_->text());
    next_->setStyleSheet(present().wait == TourWait::Next ? Theme::accentButtonStyle() : QString());
    show();
    lookForControl();
}

void TourPanel::use() {
    used_ = true;
    // A value that is still being changed puts the next step off.
    advance_->start();
}

void TourPanel::takeHealed() {
    if (isRunning() && present().wait == TourWait::Healed) {
        use();
    }
}

void TourPanel::lookForControl() {
    if (!isRunning()) {
        return;
    }
    const QString name = QString::fromStdString(present().control);
    QWidget* found = name.isEmpty() ? nullptr : visibleWidget(name);
    if (found != control_) {
        if (control_) {
            control_->disconnect(this);
        }
        control_ = found;
        if (found != nullptr) {
            listenTo(*found);
        }
    }
    if (found != nullptr && present().wait == TourWait::Shown && !used_) {
        use();
    }
    QString state;
    if (!name.isEmpty() && found == nullptr) {
        state = tr("The control of this step (%1) is not on the screen now. Open the window, panel "
                   "or tab that holds it, or go on with Next.")
                    .arg(name);
    } else if (used_) {
        state = tr("Done.");
    } else {
        switch (present().wait) {
            case TourWait::Next:
                break;
            case TourWait::Clicked:
                state = tr("The tour waits for your click.");
                break;
            case TourWait::Changed:
                state = tr("The tour waits until you change it.");
                break;
            case TourWait::Healed:
                state = tr("The tour waits for the end of a healing.");
                break;
            case TourWait::Shown:
                state = tr("The tour waits until it is on the screen.");
                break;
        }
    }
    if (state_->text() != state) {
        state_->setText(state);
    }
    state_->setVisible(!state.isEmpty());
    place();
}

void TourPanel::listenTo(QWidget& control) {
    const auto changed = [this] {
        if (isRunning() && present().wait == TourWait::Changed) {
            use();
        }
    };
    if (auto* slider = qobject_cast<QAbstractSlider*>(&control)) {
        connect(slider, &QAbstractSlider::valueChanged, this, changed);
    } else if (auto* whole = qobject_cast<QSpinBox*>(&control)) {
        connect(whole, &QSpinBox::valueChanged, this, changed);
    } else if (auto* decimal = qobject_cast<QDoubleSpinBox*>(&control)) {
        connect(decimal, &QDoubleSpinBox::valueChanged, this, changed);
    } else if (auto* choice = qobject_cast<QComboBox*>(&control)) {
        connect(choice, &QComboBox::currentIndexChanged, this, changed);
    } else if (auto* tabs = qobject_cast<QTabBar*>(&control)) {
        connect(tabs, &QTabBar::currentChanged, this, changed);
    } else if (auto* button = qobject_cast<QAbstractButton*>(&control)) {
        connect(button, &QAbstractButton::toggled, this, changed);
        // A key presses it, too.
        connect(button, &QAbstractButton::clicked, this, [this] {
            if (isRunning() && present().wait == TourWait::Clicked) {
                use();
            }
        });
    }
}

bool TourPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonRelease && isRunning() && control_ &&
        control_->isEnabled() && watched->isWidgetType() && isPartOf(watched, control_)) {
        const bool hasSignals = qobject_cast<QAbstractSlider*>(control_) != nullptr ||
                                qobject_cast<QAbstractButton*>(control_) != nullptr ||
                                qobject_cast<QComboBox*>(control_) != nullptr ||
                                qobject_cast<QTabBar*>(control_) != nullptr ||
                                qobject_cast<QAbstractSpinBox*>(control_) != nullptr;
        const TourWait wait = present().wait;
        if (!hasSignals && (wait == TourWait::Clicked || wait == TourWait::Changed)) {
            use();
        }
    }
    return QFrame::eventFilter(watched, event);
}

void TourPanel::place() {
    QWidget* host = control_ ? control_->window() : parentWidget();
    if (host == nullptr || !host->isVisible()) {
        host = &window_;
    }
    if (parentWidget() != host) {
        setParent(host);
        delete frame_;
        show();
    }
    adjustSize();
    const QRect room = host->rect().adjusted(8, 8, -8, -8);
    QRect own(QPoint(), size());
    if (!control_) {
        delete frame_;
        own.moveBottomRight(room.bottomRight());
    } else {
        const QRect target(control_->mapTo(host, QPoint(0, 0)), control_->size());
        if (!frame_) {
            frame_ = new ControlFrame(host);
        }
        frame_->setGeometry(
            target.adjusted(-kFrameMargin, -kFrameMargin, kFrameMargin, kFrameMargin));
        frame_->show();
        frame_->raise();
        // Beside the control where there is room; else in the corner that is farthest from it.
        own.moveTopLeft({target.left(), target.bottom() + kGapToControl});
        own.moveRight(std::min(own.right(), room.right()));
        own.moveLeft(std::max(own.left(), room.left()));
        if (!room.contains(own)) {
            own.moveBottom(target.top() - kGapToControl);
        }
        if (!room.contains(own)) {
            own.moveTop(std::clamp(target.top(), room.top(),
                                   std::max(room.top(), room.bottom() - own.height())));
            own.moveLeft(target.right() + kGapToControl);
        }
        if (!room.contains(own)) {
            own.moveRight(target.left() - kGapToControl);
        }
        if (!room.contains(own)) {
            own.moveBottomRight(room.bottomRight());
            if (own.intersects(target) && target.center().x() > room.center().x()) {
                own.moveLeft(room.left());
            }
        }
    }
    if (geometry() != own) {
        setGeometry(own);
    }
    raise();
}

}  // namespace disyre::ui
