// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/TrainingPage.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QWizard>

#include <cmath>

#include "core/base/Progress.h"
#include "ui/common/ConfirmBar.h"
#include "ui/common/ThemedIcon.h"
#include "ui/plots/LossPlot.h"
#include "ui/training/TrainingJob.h"
#include "ui/training/VerdictText.h"
#include "ui/wizard/SampleStrip.h"
#include "ui/wizard/TrainingDraft.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// Steps may come ten times a second, and drawing the curves each time would be too slow.
constexpr int kRefreshMilliseconds = 400;
constexpr int kSmoothingSteps = 100;
constexpr int kUsualSmoothing = 60;

/// The smoothing for a position of the slider: the higher it is, the more steps of the training are
/// averaged, up to about 500.
double smoothingOf(int value) {
    return value == 0 ? 0.0 : 1.0 - std::pow(10.0, -2.7 * value / kSmoothingSteps);
}

}  // namespace

TrainingPage::TrainingPage(TrainingDraft& draft, TrainingJob& job, QWidget* parent)
    : WizardPage(u"trainingPage"_s, parent), draft_(draft), job_(job) {
    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    state_ = new QLabel(this);
    state_->setObjectName(u"trainingState"_s);
    QFont bold = state_->font();
    bold.setBold(true);
    state_->setFont(bold);
    state_->setTextFormat(Qt::PlainText);
    progress_ = new QProgressBar(this);
    progress_->setObjectName(u"trainingProgress"_s);
    progress_->setRange(0, 1000);
    // The bar shows no text, because the label beside it says more.
    progress_->setTextVisible(false);
    top->addWidget(state_);
    top->addWidget(progress_, 1);
    room()->addLayout(top);

    plot_ = new LossPlot(this);
    room()->addWidget(plot_, 3);
    room()->addWidget(makePlotOptions());
    facts_ = textLabel(this, u"trainingFacts"_s);
    room()->addWidget(facts_);
    verdict_ = textLabel(this, u"trainingVerdict"_s);
    room()->addWidget(verdict_);
    samples_ = new SampleStrip(this);
    room()->addWidget(samples_, 2);
    confirm_ = new ConfirmBar(this);
    room()->addWidget(confirm_);
    room()->addLayout(makeButtons());

    refresh_.setSingleShot(true);
    refresh_.setInterval(kRefreshMilliseconds);
    connect(&refresh_, &QTimer::timeout, this, &TrainingPage::showProgress);
    connect(&job_, &TrainingJob::stateChanged, this, &TrainingPage::showState);
    connect(&job_, &TrainingJob::unfinishedFound, this, &TrainingPage::showState);
    connect(&job_, &TrainingJob::progressed, this, [this] {
        if (!refresh_.isActive()) {
            refresh_.start();
        }
    });
    connect(&job_, &TrainingJob::previewed, this, [this] { samples_->setPreview(job_.preview()); });
    plot_->setSmoothing(smoothingOf(smoothing_->value()));
    samples_->setPreview(job_.preview());
    retranslate();
}

void TrainingPage::retranslate() {
    setHeading(tr("Training"),
               tr("It goes on when you close this window, and after a restart from where it was; "
                  "scans can be healed meanwhile."));
    progress_->setAccessibleName(tr("Progress of the training"));
    logarithmic_->setText(tr("&Logarithmic"));
    logarithmic_->setToolTip(
        tr("Shows small improvements late in the training as well as the large "
           "early ones"));
    rate_->setText(tr("Learning &rate"));
    rate_->setToolTip(tr("How far each correction goes, on the axis to the right"));
    smoothingTitle_->setText(tr("S&moothing"));
    smoothing_->setAccessibleName(tr("Smoothing"));
    smoothing_->setToolTip(tr("Over how many steps the training line is averaged"));
    stop_->setText(tr("&Stop and keep the best"));
    stop_->setToolTip(
        tr("Ends the training; the model is the one with the lowest held-out loss so "
           "far"));
    discard_->setText(tr("&Discard…"));
    discard_->setToolTip(tr("Ends the training and deletes what it made"));
    showState();
}

QWidget* TrainingPage::makePlotOptions() {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    logarithmic_ = new QCheckBox(box);
    logarithmic_->setObjectName(u"logarithmicBox"_s);
    logarithmic_->setChecked(plot_->logarithmic());
    rate_ = new QCheckBox(box);
    rate_->setObjectName(u"rateShownBox"_s);
    rate_->setChecked(true);
    smoothingTitle_ = new QLabel(box);
    smoothing_ = new QSlider(Qt::Horizontal, box);
    smoothing_->setObjectName(u"smoothingSlider"_s);
    smoothing_->setRange(0, kSmoothingSteps);
    smoothing_->setValue(kUsualSmoothing);
    smoothing_->setMaximumWidth(160);
    smoothingTitle_->setBuddy(smoothing_);
    row->addWidget(logarithmic_);
    row->addWidget(rate_);
    row->addWidget(smoothingTitle_);
    row->addWidget(smoothing_);
    row->addStretch();
    connect(logarithmic_, &QCheckBox::toggled, plot_, &LossPlot::setLogarithmic);
    connect(rate_, &QCheckBox::toggled, plot_, &LossPlot::setRateShown);
    connect(smoothing_, &QSlider::valueChanged, this,
            [this](int value) { plot_->setSmoothing(smoothingOf(value)); });
    return box;
}

QLayout* TrainingPage::makeButtons() {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    pause_ = new QPushButton(this);
    pause_->setObjectName(u"pauseTrainingButton"_s);
    pause_->setIcon(themedIcon(u"pause"_s));
    stop_ = new QPushButton(this);
    stop_->setObjectName(u"stopTrainingButton"_s);
    discard_ = new QPushButton(this);
    discard_->setObjectName(u"discardTrainingButton"_s);
    row->addWidget(pause_);
    row->addWidget(stop_);
    row->addStretch();
    row->addWidget(discard_);
    connect(pause_, &QPushButton::clicked, this, &TrainingPage::pauseOrGoOn);
    connect(stop_, &QPushButton::clicked, this, &TrainingPage::stopOrKeepBest);
    connect(discard_, &QPushButton::clicked, this, &TrainingPage::askToDiscard);
    return row;
}

void TrainingPage::initializePage() {
    if (startWanted_ && !job_.running()) {
        startWanted_ = false;
        job_.start({draft_.name(), draft_.plan(), draft_.values(), draft_.device()});
    }
    showState();
}

void TrainingPage::allowBack() {
    if (wizard() != nullptr && wizard()->currentPage() == this && job_.running()) {
        wizard()->button(QWizard::BackButton)->setEnabled(false);
    }
}

bool TrainingPage::isComplete() const {
    return job_.hasModel();
}

void TrainingPage::pauseOrGoOn() {
    using State = TrainingJob::State;
    if (job_.state() == State::Paused || job_.state() == State::Pausing) {
        job_.goOn();
    } else if (job_.state() == State::Training) {
        job_.pause();
    } else if (job_.canResume()) {
        job_.resumeLast();
    } else if (!job_.running() && !job_.unfinished().empty()) {
        job_.resume(job_.unfinished().front());
    }
}

void TrainingPage::stopOrKeepBest() {
    job_.canKeepBest() ? job_.keepBest() : job_.stopAndKeepBest();
}

QString TrainingPage::troubleText() const {
    if (job_.canResume() && job_.canKeepBest()) {
        return tr("%1 The best model so far is kept. Go on when the cause is gone, or stop and "
                  "keep "
                  "that model.")
            .arg(job_.problem());
    }
    if (job_.canKeepBest()) {
        return tr("%1 The best model so far is kept: stop and keep it.").arg(job_.problem());
    }
    if (job_.canResume()) {
        return tr("%1 It can go on from its last checkpoint when the cause is gone.")
            .arg(job_.problem());
    }
    return tr("%1 There is no model yet. Mend the cause and start again from the settings.")
        .arg(job_.problem());
}

void TrainingPage::askToDiscard() {
    const bool offered = job_.state() == TrainingJob::State::Idle && !job_.unfinished().empty();
    const QString name =
        offered ? QString::fromStdString(job_.unfinished().front().run.name) : job_.name();
    confirm_->ask(tr("Discard \"%1\"? What was trained so far is deleted.").arg(name),
                  tr("D&iscard"),
                  [this, offered] { offered ? job_.discardUnfinished() : job_.discard(); });
}

void TrainingPage::showState() {
    using State = TrainingJob::State;
    const State state = job_.state();
    const bool offered = state == State::Idle && !job_.unfinished().empty();
    QString pauseText = tr("&Pause");
    QString pauseIcon = u"pause"_s;
    QString pauseTip = tr("Gives the processor back; nothing is lost");
    if (state == State::Paused || job_.canResume() || offered) {
        pauseText = tr("&Go on");
        pauseIcon = u"play"_s;
        pauseTip = tr("Goes on from where it was, with the same losses");
    }
    pause_->setText(pauseText);
    pause_->setIcon(themedIcon(pauseIcon));
    pause_->setToolTip(pauseTip);
    pause_->setEnabled(state == State::Training || state == State::Paused || job_.canResume() ||
                       offered);
    stop_->setEnabled(state == State::Training || state == State::Paused ||
                      state == State::Pausing || job_.canKeepBest());
    discard_->setEnabled((state != State::Idle && state != State::Discarding) || offered);
    if (offered) {
        const UnfinishedRun& run = job_.unfinished().front();
        setInformation(tr("The training \"%1\" was interrupted at step %2 of %3. It can go on from "
                          "there.")
                           .arg(QString::fromStdString(run.run.name))
                           .arg(run.run.step)
                           .arg(run.run.steps));
    } else if (state == State::Idle) {
        setInformation(tr("No training is at work. Start one from the settings."));
    } else if (state == State::Failed || state == State::Interrupted) {
        setProblem(troubleText());
    } else {
        setProblem(QString());
    }
    showProgress();
    Q_EMIT completeChanged();
    allowBack();
}

void TrainingPage::showProgress() {
    const QLocale locale;
    const TrainingEvent& at = job_.step();
    state_->setText(job_.state() == TrainingJob::State::Idle
                        ? QString()
                        : tr("%1: %2").arg(job_.name(), job_.summary()));
    progress_->setValue(static_cast<int>(1000 * job_.fraction()));
    plot_->setPoints(job_.points(), at.steps);
    QStringList facts;
    if (at.smoothedLoss >= 0.0) {
        facts << tr("loss %1").arg(locale.toString(at.smoothedLoss, 'g', 3));
    }
    if (job_.bestValidationLoss() >= 0.0) {
        facts << tr("held out %1 at best").arg(locale.toString(job_.bestValidationLoss(), 'g', 3));
    }
    if (at.learningRate >= 0.0) {
        facts << tr("learning rate %1").arg(locale.toString(at.learningRate, 'g', 2));
    }
    if (at.stepsPerSecond > 0.0) {
        facts << tr("%1 steps a second").arg(locale.toString(at.stepsPerSecond, 'f', 1));
    }
    if (at.secondsLeft >= 0.0 && job_.running()) {
        facts << tr("%1 left").arg(QString::fromStdString(durationText(at.secondsLeft)));
    }
    if (at.memoryBytes > 0) {
        facts << locale.formattedDataSize(static_cast<qint64>(at.memoryBytes), 1,
                                          QLocale::DataSizeSIFormat);
    }
    if (!job_.device().isEmpty() && job_.device() != u"auto"_s) {
        facts << job_.device();
    }
    facts_->setText(facts.join(u" · "_s));
    verdict_->setText(job_.points().empty() ? QString() : VerdictText::of(job_.verdict()));
}

}  // namespace disyre::ui
