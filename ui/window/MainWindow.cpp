// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MainWindow.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenuBar>
#include <QStatusBar>

#include <cmath>

#include "ui/cases/CasePanel.h"
#include "ui/findings/FindingsPresenter.h"
#include "ui/findings/MarkedRegions.h"
#include "ui/healing/Paths.h"
#include "ui/healing/SingleStepProfile.h"
#include "ui/plots/StepPlot.h"
#include "ui/timeline/Timeline.h"
#include "ui/training/TrainingPresenter.h"
#include "ui/viewer/Anatomy.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/Docks.h"
#include "ui/window/HealingPanel.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/MeasureText.h"
#include "ui/window/ModelPanel.h"
#include "ui/window/ProfilePanel.h"
#include "ui/window/SlicePresenter.h"
#include "ui/window/SurfacePresenter.h"
#include "ui/window/ViewActions.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kBlinkMilliseconds = 400;
constexpr int kProgressMilliseconds = 500;
constexpr int kCurveMilliseconds = 250;

}  // namespace

MainWindow::MainWindow(HealingSession::RestorerFactory factory, QWidget* parent)
    : QMainWindow(parent),
      session_(std::move(factory)),
      training_(std::make_unique<TrainingPresenter>(*this)) {
    setObjectName(u"mainWindow"_s);
    setWindowIcon(QIcon(u":/disyre/icons/disyre-explorer.svg"_s));
    setAcceptDrops(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    profile_ = std::make_unique<SingleStepProfile>(session_);
    build();
    connectSession();
    connectTraining();

    curveTimer_.setSingleShot(true);
    curveTimer_.setInterval(kCurveMilliseconds);
    connect(&curveTimer_, &QTimer::timeout, this, &MainWindow::updateCurve);
    progressTimer_.setInterval(kProgressMilliseconds);
    connect(&progressTimer_, &QTimer::timeout, this, &MainWindow::updateProgress);
    blinkTimer_.setInterval(kBlinkMilliseconds);
    connect(&blinkTimer_, &QTimer::timeout, this, [this] {
        blinkOriginal_ = !blinkOriginal_;
        presenter_->setOriginalShown(blinkOriginal_);
    });

    if (!restoreGeometry(settings_.windowGeometry())) {
        resize(1280, 860);
    }
    docks_->restore(settings_.layout());
    view().setFocus();
}

MainWindow::~MainWindow() {
    // Its last signals must not reach widgets that are going.
    session_.disconnect(this);
    profile_->disconnect();
    profile_->stop();
    training_.reset();
}

void MainWindow::build() {
    // What is made below takes its numbers from here, the plots' axes and spin boxes too.
    setLocale(QLocale());
    buildLayout();
    buildDocks();
    buildMenus();
    buildStatusBar();
    training_->addTo(*menuBar(), *statusBar());
    healingPanel_->setDevice(settings_.device());
    healingPanel_->setSlab(settings_.slab());
    healingPanel_->setSettings(settings_.healing());
    takeHealingSettings();
    connectLayout();
    layers_->setOpacity(settings_.overlayOpacity());
    layers_->setLook(settings_.overlayLook());
    updateRecent();
    updateState();
    clearReadout();
}

void MainWindow::rebuild() {
    const Look look{presenter_->crosshair(), timeline_->position(), following_};
    const LayerChoice layers = layers_->choice();
    const HealingSettings healing = healingPanel_->settings();
    const QByteArray layout = docks_->state();
    setBlinking(false);
    delete findings_;
    delete regions_;
    delete viewActions_;
    delete surfacePresenter_;
    docks_.reset();
    qDeleteAll(findChildren<QDockWidget*>(Qt::FindDirectChildrenOnly));
    // Its views call the presenter until they are gone.
    delete takeCentralWidget();
    delete presenter_;
    delete themes_;
    setMenuBar(new QMenuBar(this));
    setStatusBar(new QStatusBar(this));
    shownCase_ = -1;

    build();
    docks_->restore(layout);
    healingPanel_->setSettings(healing);
    takeModel();
    if (session_.scan()) {
        looks_.insert(session_.shownCase(), look);
        showCase();
    }
    layers_->setBase(layers.base);
    layers_->setOverlayShown(layers.overlay);
    layers_->setKind(layers.kind);
    layers_->setWeights(layers.weights);
    layers_->setThreshold(layers.threshold);
    view().setFocus();
}

void MainWindow::connectSession() {
    connect(&session_, &HealingSession::stateChanged, this, &MainWindow::updateState);
    connect(&session_, &HealingSession::caseShown, this, &MainWindow::showCase);
    connect(&session_, &HealingSession::scanOpened, this, &MainWindow::rememberOpened);
    connect(&session_, &HealingSession::openFailed, this, &MainWindow::showProblem);
    connect(&session_, &HealingSession::failed, this, &MainWindow::showProblem);
    connect(&session_, &HealingSession::saveFailed, this, &MainWindow::showProblem);
    connect(&session_, &HealingSession::warned, this, &MainWindow::showInformation);
    connect(&session_, &HealingSession::saved, this, [this](const QStringList& paths) {
        showInformation(tr("Saved %1").arg(paths.join(u", "_s)));
    });
    connect(&session_, &HealingSession::modelChanged, this, [this] {
        const QString model = toText(session_.model());
        settings_.setModel(session_.model() == shippedModel_ ? QString() : model);
        if (session_.model() != shippedModel_) {
            settings_.addRecentModel(model);
        }
        takeModel();
    });
    connect(&session_, &HealingSession::healingStarted, this, [this] {
        following_ = true;
        timeline_->setPlaying(false);
        updateSteps();
        presenter_->refreshLater();
    });
    connect(profile_.get(), &SingleStepProfile::failed, this, &MainWindow::showProblem);
    connect(profile_.get(), &SingleStepProfile::changed, this,
            [this] { stop_->setEnabled(canStop()); });
    connect(&session_, &HealingSession::frameAdded, this, &MainWindow::takeFrame);
    connect(&session_, &HealingSession::healingEnded, this, [this](bool stopped) {
        suggestThreshold();
        updateSteps();
        presenter_->refreshLater();
        if (stopped) {
            const int slices = session_.cache() != nullptr ? session_.cache()->slicesComplete() : 0;
            showInformation(slices > 0
                                ? tr("Stopped. The slices healed so far are kept; Heal goes on "
                                     "from there.")
                                : tr("Stopped before a slice was finished."));
        }
    });
}

void MainWindow::connectTraining() {
    connect(training_.get(), &TrainingPresenter::modelChosen, &session_,
            &HealingSession::chooseModel);
    connect(training_.get(), &TrainingPresenter::modelSaved, this,
            [this](const std::filesystem::path& model) {
                settings_.addRecentModel(toText(model));
                takeModel();
            });
    connect(training_.get(), &TrainingPresenter::modelDeleted, this,
            [this](const std::filesystem::path& model) {
                settings_.removeRecentModel(toText(model));
                takeModel();
            });
    connect(training_.get(), &TrainingPresenter::scanChosen, this, &MainWindow::openFile);
}

SliceView& MainWindow::view() {
    return views_->view(Plane::Axial);
}

void MainWindow::goTo(const std::array<double, 3>& place) {
    const auto scan = session_.scan();
    if (!scan) {
        return;
    }
    const auto index = scan->ras.indexAt(place);
    presenter_->setCrosshair({static_cast<int>(std::lround(index[0])),
                              static_cast<int>(std::lround(index[1])),
                              static_cast<int>(std::lround(index[2]))});
}

void MainWindow::showSlice(int slice) {
    presenter_->setSlice(slice);
}

void MainWindow::showProblem(const QString& text) {
    messages_->showMessage(MessageBar::Kind::Problem, text);
}

void MainWindow::showInformation(const QString& text) {
    messages_->showMessage(MessageBar::Kind::Information, text);
}

void MainWindow::showReadout() {
    const auto readout = presenter_->readout();
    if (!readout) {
        clearReadout();
        return;
    }
    const QLocale locale;
    const auto side = [&](std::size_t axis) {
        return anatomicalText(axis, readout->millimetres[axis]);
    };
    place_->setText(tr("%1  %2  %3 mm").arg(side(0), side(1), side(2)));
    voxel_->setText(tr("voxel %1 %2 %3")
                        .arg(readout->voxel[0])
                        .arg(readout->voxel[1])
                        .arg(readout->voxel[2]));
    const auto scan = session_.scan();
    const int decimals = decimalsOf(scan->displayHigh - scan->displayLow);
    const auto value = [&](std::optional<double> number, int places) {
        return number ? locale.toString(*number, 'f', places) : u"–"_s;
    };
    values_->setText(tr("scan %1  restored %2  score %3")
                         .arg(value(readout->scan, decimals), value(readout->restored, decimals),
                              value(readout->score, 4)));
}

void MainWindow::clearReadout() {
    place_->setText(session_.scan() ? tr("R –  A –  S – mm") : QString());
    voxel_->setText(session_.scan() ? tr("voxel –") : QString());
    values_->setText(session_.scan() ? tr("scan –  restored –  score –") : QString());
}

void MainWindow::setBlinking(bool blinking) {
    if (blinking == blinkTimer_.isActive()) {
        return;
    }
    blinkOriginal_ = blinking;
    presenter_->setOriginalShown(blinking);
    blinking ? blinkTimer_.start() : blinkTimer_.stop();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && session_.scan()) {
        switch (event->key()) {
            case Qt::Key_Left:
                timeline_->stepBack();
                return;
            case Qt::Key_Right:
                timeline_->stepOn();
                return;
            case Qt::Key_Escape:
                viewActions_->setTool(ViewTool::Crosshair);
                return;
            case Qt::Key_Home:
                showPosition(0);
                return;
            case Qt::Key_End:
                showPosition(timeline_->available());
                return;
            case Qt::Key_Space:
                timeline_->setPlaying(!timeline_->playing());
                return;
            case Qt::Key_B:
                if (!event->isAutoRepeat()) {
                    setBlinking(true);
                }
                return;
            default:
                break;
        }
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_B && !event->isAutoRepeat()) {
        setBlinking(false);
        return;
    }
    QMainWindow::keyReleaseEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    // The key's release goes to another window then.
    if (event->type() == QEvent::LanguageChange && docks_) {
        // Later: the menu that chose it goes too.
        QMetaObject::invokeMethod(this, &MainWindow::rebuild, Qt::QueuedConnection);
    }
    if (event->type() == QEvent::ActivationChange && !isActiveWindow()) {
        setBlinking(false);
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    settings_.setWindowGeometry(saveGeometry());
    settings_.setLayout(docks_->state());
    session_.stop();
    QMainWindow::closeEvent(event);
}

}  // namespace disyre::ui
