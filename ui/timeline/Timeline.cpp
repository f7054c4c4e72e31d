// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/Timeline.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <array>

#include "ui/common/Position.h"
#include "ui/common/Theme.h"
#include "ui/common/ThemedIcon.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kPlayMilliseconds = 700;
constexpr std::array kSpeeds{0.5, 1.0, 2.0, 4.0};
// The index in kSpeeds of the speed at which steps are played at first.
constexpr int kUsualSpeed = 1;

/// Makes a button as wide as the widest of its texts, so that nothing moves when the text changes.
void reserveWidth(QPushButton& button, const QStringList& texts) {
    button.setMinimumWidth(0);
    int widest = 0;
    for (const QString& text : texts) {
        button.setText(text);
        widest = std::max(widest, button.sizeHint().width());
    }
    button.setMinimumWidth(widest);
}

}  // namespace

Timeline::Timeline(QWidget* parent) : QWidget(parent) {
    setObjectName(u"timeline"_s);
    makePlayer();
    makeSliceControls();
    makeHealing();
    arrange();

    setSteps({}, 0);
    setSlices(0);
    setActivity(Activity::NoScan, false);
    retranslate();
}

void Timeline::makePlayer() {
    first_ = makeButton(u"firstStepButton"_s, u"first"_s);
    previous_ = makeButton(u"previousStepButton"_s, u"previous"_s);
    play_ = makeButton(u"playButton"_s, u"play"_s);
    next_ = makeButton(u"nextStepButton"_s, u"next"_s);
    last_ = makeButton(u"lastStepButton"_s, u"last"_s);
    play_->setCheckable(true);
    loop_ = makeButton(u"loopButton"_s, u"loop"_s);
    loop_->setCheckable(true);
    loop_->setShortcut(Qt::Key_L);
    speed_ = new QComboBox(this);
    speed_->setObjectName(u"speedBox"_s);
    speed_->setFocusPolicy(Qt::TabFocus);
    for (const double speed : kSpeeds) {
        speed_->addItem(QString(), speed);
    }
    speed_->setCurrentIndex(kUsualSpeed);
    connect(speed_, &QComboBox::currentIndexChanged, this,
            [this] { playTimer_.setInterval(static_cast<int>(kPlayMilliseconds / speed())); });

    steps_ = new QSlider(Qt::Horizontal, this);
    steps_->setObjectName(u"stepSlider"_s);
    steps_->setTickPosition(QSlider::TicksBelow);
    steps_->setTickInterval(1);
    steps_->setPageStep(1);
    stepLabel_ = new QLabel(this);
    stepLabel_->setObjectName(u"stepLabel"_s);

    playTimer_.setInterval(kPlayMilliseconds);
    connect(&playTimer_, &QTimer::timeout, this, &Timeline::playOn);
    connect(first_, &QToolButton::clicked, this, [this] { choose(0); });
    connect(previous_, &QToolButton::clicked, this, &Timeline::stepBack);
    connect(play_, &QToolButton::clicked, this, &Timeline::setPlaying);
    connect(next_, &QToolButton::clicked, this, &Timeline::stepOn);
    connect(last_, &QToolButton::clicked, this, [this] { choose(available_); });
    connect(steps_, &QSlider::valueChanged, this, &Timeline::choose);
}

void Timeline::makeSliceControls() {
    slices_ = new QSlider(Qt::Horizontal, this);
    slices_->setObjectName(u"sliceSlider"_s);
    sliceLabel_ = new QLabel(this);
    sliceLabel_->setObjectName(u"sliceLabel"_s);
    sliceTitle_ = new QLabel(this);
    sliceTitle_->setBuddy(slices_);
    connect(slices_, &QSlider::valueChanged, this, &Timeline::sliceChosen);
}

void Timeline::makeHealing() {
    heal_ = new QToolButton(this);
    heal_->setObjectName(u"healButton"_s);
    heal_->setPopupMode(QToolButton::MenuButtonPopup);
    heal_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    heal_->setFocusPolicy(Qt::TabFocus);
    heal_->setStyleSheet(Theme::accentButtonStyle());
    auto* menu = new QMenu(heal_);
    menu->setObjectName(u"healMenu"_s);
    healVolume_ = menu->addAction(QString(), this, &Timeline::healVolumeRequested);
    healSlab_ = menu->addAction(QString(), this, &Timeline::healSlabRequested);
    healSlice_ = menu->addAction(QString(), this, &Timeline::healSliceRequested);
    heal_->setMenu(menu);

    pause_ = new QPushButton(this);
    pause_->setObjectName(u"pauseButton"_s);
    pause_->setFocusPolicy(Qt::TabFocus);

    stop_ = new QPushButton(this);
    stop_->setObjectName(u"stopButton"_s);
    stop_->setFocusPolicy(Qt::TabFocus);

    progress_ = new QProgressBar(this);
    progress_->setObjectName(u"healingProgress"_s);
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setFixedHeight(8);
    QSizePolicy keepsPlace = progress_->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    progress_->setSizePolicy(keepsPlace);
    progressLabel_ = new QLabel(this);
    progressLabel_->setObjectName(u"progressLabel"_s);
    // A longer text must not push the sliders about.
    progressLabel_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    connect(heal_, &QToolButton::clicked, this, &Timeline::healVolumeRequested);
    connect(pause_, &QPushButton::clicked, this, [this] {
        activity_ == Activity::Paused ? Q_EMIT resumeRequested() : Q_EMIT pauseRequested();
    });
    connect(stop_, &QPushButton::clicked, this, &Timeline::stopRequested);
}

void Timeline::arrange() {
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    for (QToolButton* button : {first_, previous_, play_, next_, last_, loop_}) {
        buttons->addWidget(button);
    }
    buttons->addSpacing(4);
    buttons->addWidget(speed_);
    auto* healing = new QHBoxLayout;
    healing->setSpacing(8);
    healing->addWidget(heal_, 1);
    healing->addWidget(pause_);
    healing->addWidget(stop_);
    auto* progress = new QVBoxLayout;
    progress->setSpacing(2);
    progress->addWidget(progress_);
    progress->addWidget(progressLabel_);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 8, 8, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addLayout(buttons, 0, 0);
    grid->addWidget(steps_, 0, 1);
    grid->addWidget(stepLabel_, 0, 2);
    grid->addLayout(healing, 0, 3);
    grid->addWidget(sliceTitle_, 1, 0, Qt::AlignRight);
    grid->addWidget(slices_, 1, 1);
    grid->addWidget(sliceLabel_, 1, 2);
    grid->addLayout(progress, 1, 3);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(3, 300);
}

QToolButton* Timeline::makeButton(const QString& name, const QString& icon) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(themedIcon(icon));
    button->setIconSize(QSize(16, 16));
    button->setAutoRaise(true);
    // A click must not take the keyboard away from the view.
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumSize(28, 28);
    return button;
}

void Timeline::setSteps(const std::vector<int>& ts, int available) {
    ts_ = ts;
    available_ = std::min(available, static_cast<int>(ts.size()));
    const QSignalBlocker quiet(steps_);
    steps_->setRange(0, std::max(1, static_cast<int>(ts.size())));
    if (position_ > available_) {
        position_ = available_;
    }
    steps_->setValue(position_);
    updateControls();
    updateStepLabel();
}

void Timeline::setPosition(int position) {
    position_ = std::clamp(position, 0, available_);
    const QSignalBlocker quiet(steps_);
    steps_->setValue(position_);
    updateControls();
    updateStepLabel();
}

void Timeline::choose(int position) {
    setPosition(position);
    Q_EMIT positionChosen(position_);
}

void Timeline::stepBack() {
    setPlaying(false);
    choose(position_ - 1);
}

void Timeline::stepOn() {
    setPlaying(false);
    choose(position_ + 1);
}

void Timeline::setPlaying(bool playing) {
    const bool start = playing && available_ > 0;
    if (start && !playTimer_.isActive()) {
        if (position_ >= available_) {
            choose(0);
        }
        playTimer_.start();
    } else if (!start) {
        playTimer_.stop();
    }
    updateControls();
}

void Timeline::playOn() {
    if (position_ >= available_ && looping()) {
        choose(0);
        return;
    }
    if (position_ < available_) {
        choose(position_ + 1);
    }
    if (position_ >= available_ && !looping()) {
        setPlaying(false);
    }
}

bool Timeline::looping() const {
    return loop_->isChecked();
}

double Timeline::speed() const {
    return speed_->currentData().toDouble();
}

void Timeline::setSlices(int count) {
    sliceCount_ = count;
    const QSignalBlocker quiet(slices_);
    slices_->setEnabled(count > 1);
    slices_->setRange(0, std::max(0, count - 1));
    if (count == 0) {
        sliceLabel_->clear();
    }
}

void Timeline::setSlice(int slice, double millimetres) {
    slice_ = slice;
    sliceMillimetres_ = millimetres;
    const QSignalBlocker quiet(slices_);
    slices_->setValue(slice);
    updateSliceLabel();
}

void Timeline::updateSliceLabel() {
    sliceLabel_->setText(tr("slice %1 of %2, %3 mm")
                             .arg(slice_ + 1)
                             .arg(slices_->maximum() + 1)
                             .arg(sideText(2, sliceMillimetres_)));
}

void Timeline::setActivity(Activity activity, bool canHeal) {
    activity_ = activity;
    const bool busy = activity == Activity::Preparing || activity == Activity::Healing ||
                      activity == Activity::Pausing || activity == Activity::Stopping;
    const bool paused = activity == Activity::Paused;
    heal_->setEnabled(canHeal && !busy);
    pause_->setEnabled(activity == Activity::Healing || (paused && canHeal));
    stop_->setEnabled(activity == Activity::Preparing || activity == Activity::Healing || paused);
    progress_->setVisible(busy);
    progress_->setRange(0, activity == Activity::Preparing ? 0 : 1000);
    updateActivityTexts();
    updateControls();
}

void Timeline::updateActivityTexts() {
    const bool paused = activity_ == Activity::Paused;
    pause_->setText(paused                           ? tr("Resume")
                    : activity_ == Activity::Pausing ? tr("Pausing…")
                                                     : tr("Pause"));
    pause_->setAccessibleName(paused ? tr("Resume healing") : tr("Pause healing"));
    pause_->setToolTip(paused ? tr("Go on with the slices not healed yet (Shift+P)")
                              : tr("Pause healing; it can go on later (Shift+P)"));
    stop_->setText(activity_ == Activity::Stopping ? tr("Stopping…") : tr("Stop"));
    if (activity_ == Activity::Preparing) {
        progressLabel_->setText(tr("Finding the brain, loading the model…"));
    } else if (activity_ == Activity::NoScan) {
        progressLabel_->clear();
    }
}

void Timeline::setProgress(double fraction, const QString& text) {
    if (progress_->maximum() > 0) {
        progress_->setValue(static_cast<int>(fraction * 1000));
    }
    progressLabel_->setText(text);
}

void Timeline::updateControls() {
    const bool any = available_ > 0;
    first_->setEnabled(any && position_ > 0);
    previous_->setEnabled(any && position_ > 0);
    next_->setEnabled(position_ < available_);
    last_->setEnabled(position_ < available_);
    play_->setEnabled(any);
    if (play_->isChecked() != playTimer_.isActive()) {
        play_->setChecked(playTimer_.isActive());
    }
    // Setting an icon draws it again even where it is the same, so it is set only when it changes.
    if (playShown_ != playTimer_.isActive()) {
        playShown_ = playTimer_.isActive();
        play_->setIcon(themedIcon(playShown_ ? u"pause"_s : u"play"_s));
        play_->setAccessibleName(playShown_ ? tr("Pause") : tr("Play"));
    }
    steps_->setEnabled(any);
}

void Timeline::updateStepLabel() {
    if (ts_.empty()) {
        stepLabel_->clear();
    } else if (position_ == 0) {
        stepLabel_->setText(available_ > 0 ? tr("the scan as it is") : tr("not healed yet"));
    } else {
        const auto step = static_cast<std::size_t>(position_);
        stepLabel_->setText(tr("t = %1 → %2, step %3 of %4")
                                .arg(ts_[step - 1])
                                .arg(step < ts_.size() ? ts_[step] : 0)
                                .arg(position_)
                                .arg(ts_.size()));
    }
}

void Timeline::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    // A font of another size needs other widths.
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        retranslate();
    }
    if (event->type() == QEvent::FontChange) {
        // A button with a style sheet learns of the new font only when it gets the sheet again.
        QMetaObject::invokeMethod(
            this,
            [this] {
                heal_->setStyleSheet({});
                heal_->setStyleSheet(Theme::accentButtonStyle());
                heal_->updateGeometry();
            },
            Qt::QueuedConnection);
    }
}

void Timeline::retranslate() {
    const auto describe = [](QWidget* widget, const QString& name, const QString& tip) {
        widget->setAccessibleName(name);
        widget->setToolTip(tip);
    };
    setAccessibleName(tr("Timeline of the healing steps"));
    describe(first_, tr("The scan as it is"), tr("Show the scan as it is (Home)"));
    describe(previous_, tr("Previous step"), tr("Previous step (Left)"));
    describe(play_, playShown_ ? tr("Pause") : tr("Play"), tr("Play the steps (Space)"));
    describe(next_, tr("Next step"), tr("Next step (Right)"));
    describe(last_, tr("Last step"), tr("Last step (End)"));
    describe(loop_, tr("Loop"), tr("Begin again after the last step (L)"));
    describe(speed_, tr("Playing speed"), tr("How fast the steps are played"));
    for (int i = 0; i < speed_->count(); ++i) {
        speed_->setItemText(i, tr("%1×").arg(QLocale().toString(speed_->itemData(i).toDouble())));
    }
    describe(steps_, tr("Healing step"),
             tr("Healing step: left is the scan as it is, right the healed picture"));
    describe(stepLabel_, tr("Step shown"),
             tr("t falls from T, the most corrupted, to 0, the healed picture"));
    stepLabel_->setMinimumWidth(fontMetrics().horizontalAdvance(
        tr("t = %1 → %2, step %3 of %4").arg(100).arg(100).arg(100).arg(100)));
    describe(slices_, tr("Slice"), tr("Axial slice, from the feet to the head (wheel, Up, Down)"));
    describe(sliceLabel_, tr("Slice shown"),
             tr("Number of the slice, counted from 1 at the feet, and its height in millimetres: "
                "S towards the head, I towards the feet"));
    sliceTitle_->setText(tr("Slice"));
    heal_->setText(tr("Heal"));
    describe(heal_, tr("Heal the volume"),
             tr("Heal the whole volume, from this slice outwards (Ctrl+Return)"));
    healVolume_->setText(tr("Heal the volume"));
    healSlab_->setText(tr("Heal a slab about this slice"));
    healSlice_->setText(tr("Heal this slice only"));
    describe(stop_, tr("Stop healing"), tr("Stop healing and keep what is done (Esc)"));
    describe(progress_, tr("Healing progress"), tr("How much of the healing is done"));
    describe(
        progressLabel_, tr("Healing rate and time left"),
        tr("Slices done, time a slice takes and time left; in the end, how long the last healing "
           "took"));
    reserveWidth(*pause_, {tr("Pausing…"), tr("Resume"), tr("Pause")});
    reserveWidth(*stop_, {tr("Stopping…"), tr("Stop")});
    updateActivityTexts();
    updateStepLabel();
    if (sliceCount_ > 0) {
        updateSliceLabel();
    }
}

}  // namespace disyre::ui
