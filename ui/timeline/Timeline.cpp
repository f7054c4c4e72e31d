// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/Timeline.h"

#include <QComboBox>
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

#include "ui/window/Theme.h"
#include "ui/window/ThemedIcon.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kPlayMilliseconds = 700;
constexpr std::array kSpeeds{0.5, 1.0, 2.0, 4.0};
constexpr int kUsualSpeed = 1;  // among these

}  // namespace

Timeline::Timeline(QWidget* parent) : QWidget(parent) {
    setObjectName(u"timeline"_s);
    setAccessibleName(tr("Timeline of the healing steps"));
    makePlayer();
    makeSliceControls();
    makeHealing();
    arrange();

    setSteps({}, 0);
    setSlices(0);
    setActivity(Activity::NoScan, false);
}

void Timeline::makePlayer() {
    first_ = makeButton(u"firstStepButton"_s, u"first"_s, tr("The scan as it is"),
                        tr("Show the scan as it is (Home)"));
    previous_ = makeButton(u"previousStepButton"_s, u"previous"_s, tr("Previous step"),
                           tr("Previous step (Left)"));
    play_ = makeButton(u"playButton"_s, u"play"_s, tr("Play"), tr("Play the steps (Space)"));
    next_ = makeButton(u"nextStepButton"_s, u"next"_s, tr("Next step"), tr("Next step (Right)"));
    last_ = makeButton(u"lastStepButton"_s, u"last"_s, tr("Last step"), tr("Last step (End)"));
    play_->setCheckable(true);
    loop_ = makeButton(u"loopButton"_s, u"loop"_s, tr("Loop"),
                       tr("Begin again after the last step (L)"));
    loop_->setCheckable(true);
    loop_->setShortcut(Qt::Key_L);
    speed_ = new QComboBox(this);
    speed_->setObjectName(u"speedBox"_s);
    speed_->setAccessibleName(tr("Playing speed"));
    speed_->setToolTip(tr("How fast the steps are played"));
    speed_->setFocusPolicy(Qt::TabFocus);
    for (const double speed : kSpeeds) {
        speed_->addItem(tr("%1×").arg(QLocale().toString(speed)), speed);
    }
    speed_->setCurrentIndex(kUsualSpeed);
    connect(speed_, &QComboBox::currentIndexChanged, this, [this] {
        playTimer_.setInterval(static_cast<int>(kPlayMilliseconds / speed()));
    });

    steps_ = new QSlider(Qt::Horizontal, this);
    steps_->setObjectName(u"stepSlider"_s);
    steps_->setAccessibleName(tr("Healing step"));
    steps_->setToolTip(tr("Healing step: left is the scan as it is, right the healed picture"));
    steps_->setTickPosition(QSlider::TicksBelow);
    steps_->setTickInterval(1);
    steps_->setPageStep(1);
    stepLabel_ = new QLabel(this);
    stepLabel_->setObjectName(u"stepLabel"_s);
    stepLabel_->setAccessibleName(tr("Step shown"));
    stepLabel_->setToolTip(tr("t falls from T, the most corrupted, to 0, the healed picture"));
    stepLabel_->setMinimumWidth(
        fontMetrics().horizontalAdvance(tr("t = %1 → %2, step %3 of %4")
                                            .arg(100).arg(100).arg(100).arg(100)));

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
    slices_->setAccessibleName(tr("Slice"));
    slices_->setToolTip(tr("Axial slice, from the feet to the head (wheel, Up, Down)"));
    sliceLabel_ = new QLabel(this);
    sliceLabel_->setObjectName(u"sliceLabel"_s);
    sliceLabel_->setAccessibleName(tr("Slice shown"));
    sliceLabel_->setToolTip(tr("Slice number from the feet, and its height in RAS millimetres"));
    sliceTitle_ = new QLabel(tr("Slice"), this);
    sliceTitle_->setBuddy(slices_);
    connect(slices_, &QSlider::valueChanged, this, &Timeline::sliceChosen);
}

void Timeline::makeHealing() {
    heal_ = new QToolButton(this);
    heal_->setObjectName(u"healButton"_s);
    heal_->setText(tr("Heal"));
    heal_->setAccessibleName(tr("Heal the volume"));
    heal_->setToolTip(tr("Heal the whole volume, from this slice outwards (Ctrl+Return)"));
    heal_->setPopupMode(QToolButton::MenuButtonPopup);
    heal_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    heal_->setFocusPolicy(Qt::TabFocus);
    heal_->setStyleSheet(Theme::accentButtonStyle());
    auto* menu = new QMenu(heal_);
    menu->setObjectName(u"healMenu"_s);
    menu->addAction(tr("Heal the volume"), this, &Timeline::healVolumeRequested);
    menu->addAction(tr("Heal a slab about this slice"), this, &Timeline::healSlabRequested);
    menu->addAction(tr("Heal this slice only"), this, &Timeline::healSliceRequested);
    heal_->setMenu(menu);

    pause_ = new QPushButton(this);
    pause_->setObjectName(u"pauseButton"_s);
    pause_->setFocusPolicy(Qt::TabFocus);
    // As wide as the widest of its words, so that nothing moves when they change.
    for (const QString& text : {tr("Pausing…"), tr("Resume"), tr("Pause")}) {
        pause_->setText(text);
        pause_->setMinimumWidth(std::max(pause_->minimumWidth(), pause_->sizeHint().width()));
    }

    stop_ = new QPushButton(this);
    stop_->setObjectName(u"stopButton"_s);
    stop_->setAccessibleName(tr("Stop healing"));
    stop_->setToolTip(tr("Stop healing and keep what is done (Esc)"));
    stop_->setFocusPolicy(Qt::TabFocus);
    stop_->setText(tr("Stopping…"));
    stop_->setMinimumWidth(stop_->sizeHint().width());

    progress_ = new QProgressBar(this);
    progress_->setObjectName(u"healingProgress"_s);
    progress_->setAccessibleName(tr("Healing progress"));
    progress_->setToolTip(tr("How much of the healing is done"));
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setFixedHeight(8);
    QSizePolicy keepsPlace = progress_->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    progress_->setSizePolicy(keepsPlace);
    progressLabel_ = new QLabel(this);
    progressLabel_->setObjectName(u"progressLabel"_s);
    progressLabel_->setAccessibleName(tr("Healing rate and time left"));
    progressLabel_->setToolTip(tr("Slices done, time a slice takes and time left"));
    // Longer words must not push the sliders about.
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

QToolButton* Timeline::makeButton(const QString& name, const QString& icon, const QString& text,
                                  const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(themedIcon(icon));
    button->setIconSize(QSize(16, 16));
    button->setAutoRaise(true);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    // A click leaves the keys with the view.
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

void Timeline::setLooping(bool looping) {
    loop_->setChecked(looping);
}

double Timeline::speed() const {
    return speed_->currentData().toDouble();
}

void Timeline::setSlices(int count) {
    const QSignalBlocker quiet(slices_);
    slices_->setEnabled(count > 1);
    slices_->setRange(0, std::max(0, count - 1));
    if (count == 0) {
        sliceLabel_->clear();
    }
}

void Timeline::setSlice(int slice, double millimetres) {
    const QSignalBlocker quiet(slices_);
    slices_->setValue(slice);
    sliceLabel_->setText(tr("slice %1 of %2, z = %3 mm")
                             .arg(slice + 1)
                             .arg(slices_->maximum() + 1)
                             .arg(QLocale().toString(millimetres, 'f', 1)));
}

void Timeline::setActivity(Activity activity, bool canHeal) {
    activity_ = activity;
    const bool busy = activity == Activity::Preparing || activity == Activity::Healing ||
                      activity == Activity::Pausing || activity == Activity::Stopping;
    const bool paused = activity == Activity::Paused;
    heal_->setEnabled(canHeal && !busy);
    pause_->setEnabled(activity == Activity::Healing || (paused && canHeal));
    pause_->setText(paused                           ? tr("Resume")
                    : activity == Activity::Pausing ? tr("Pausing…")
                                                    : tr("Pause"));
    pause_->setAccessibleName(paused ? tr("Resume healing") : tr("Pause healing"));
    pause_->setToolTip(paused ? tr("Go on with the slices not healed yet (P)")
                              : tr("Pause healing; it can go on later (P)"));
    stop_->setEnabled(activity == Activity::Preparing || activity == Activity::Healing || paused);
    stop_->setText(activity == Activity::Stopping ? tr("Stopping…") : tr("Stop"));
    progress_->setVisible(busy);
    if (activity == Activity::Preparing) {
        progress_->setRange(0, 0);
        progressLabel_->setText(tr("Finding the brain, loading the model…"));
    } else {
        progress_->setRange(0, 1000);
    }
    if (activity == Activity::NoScan) {
        progressLabel_->clear();
    }
    updateControls();
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
    // An icon set anew is drawn anew, also where it is the same.
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
        stepLabel_->setText(available_ > 0 ? tr("the scan as it is")
                                           : tr("not healed yet"));
    } else {
        const auto step = static_cast<std::size_t>(position_);
        stepLabel_->setText(tr("t = %1 → %2, step %3 of %4")
                                .arg(ts_[step - 1])
                                .arg(step < ts_.size() ? ts_[step] : 0)
                                .arg(position_)
                                .arg(ts_.size()));
    }
}

}  // namespace disyre::ui
