// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MainWindow.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenuBar>
#include <QMimeData>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include "ui/app/Diagnostics.h"
#include "ui/app/Language.h"
#include "ui/cases/CasePanel.h"
#include "ui/findings/FindingsPanel.h"
#include "ui/findings/FindingsPresenter.h"
#include "ui/findings/MarkedRegions.h"
#include "ui/healing/Paths.h"
#include "ui/healing/ScanCheck.h"
#include "ui/healing/SingleStepProfile.h"
#include "ui/plots/StepPlot.h"
#include "ui/timeline/Timeline.h"
#include "ui/training/TrainingPresenter.h"
#include "ui/viewer/Anatomy.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/SurfaceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/AboutBox.h"
#include "ui/window/Docks.h"
#include "ui/window/HealingPanel.h"
#include "ui/window/HealingProgress.h"
#include "ui/window/KeysBox.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/MeasureText.h"
#include "ui/window/ModelPanel.h"
#include "ui/window/PaintActions.h"
#include "ui/window/ProfilePanel.h"
#include "ui/window/RecentMenu.h"
#include "ui/window/RegionPresenter.h"
#include "ui/window/SlicePresenter.h"
#include "ui/window/StartPage.h"
#include "ui/window/SurfacePresenter.h"
#include "ui/window/ThemedIcon.h"
#include "ui/window/ViewActions.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kBlinkMilliseconds = 400;
constexpr int kProgressMilliseconds = 500;
constexpr int kCurveMilliseconds = 400;
constexpr int kCasesHeight = 120;
constexpr int kCurveHeight = 140;

QString localFileOf(const QMimeData* data) {
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile()
                                                               : QString();
}

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
    connect(&curveTimer_, &QTimer::timeout, this, &MainWindow::updateSteps);
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

void MainWindow::buildLayout() {
    messages_ = new MessageBar(this);
    auto* start = new StartPage(this);
    connect(start, &StartPage::openRequested, this, &MainWindow::askForFile);
    connect(start, &StartPage::sampleRequested, this, &MainWindow::openSample);
    views_ = new ViewGrid(this);
    presenter_ = new SlicePresenter(session_, *views_, areas_, this);
    auto* surfaces = new SurfaceView(this);
    views_->setFourth(surfaces);
    surfacePresenter_ = new SurfacePresenter(session_, *presenter_, *surfaces, this);
    viewActions_ = new ViewActions(*views_, *presenter_, this);
    viewArea_ = new QWidget(this);
    viewArea_->setObjectName(u"viewArea"_s);
    auto* area = new QHBoxLayout(viewArea_);
    area->setContentsMargins(0, 0, 0, 0);
    area->setSpacing(0);
    area->addWidget(viewActions_->makeStrip(viewArea_));
    area->addWidget(views_, 1);
    stack_ = new QStackedWidget(this);
    stack_->setObjectName(u"viewStack"_s);
    stack_->addWidget(start);
    stack_->addWidget(viewArea_);
    auto* central = new QWidget(this);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(messages_);
    column->addWidget(stack_, 1);
    setCentralWidget(central);
}

void MainWindow::buildDocks() {
    timeline_ = new Timeline(this);
    plot_ = new StepPlot(this);
    cases_ = new CasePanel(session_, this);
    layers_ = new LayerPanel(this);
    modelPanel_ = new ModelPanel(this);
    healingPanel_ = new HealingPanel(this);
    findingsPanel_ = new FindingsPanel(this);
    findings_ = new FindingsPresenter(session_, *findingsPanel_, *plot_, this);
    regions_ = new MarkedRegions(session_, presenter_->measurements(), areas_, *plot_, this);
    profilePanel_ =
        new ProfilePanel(session_, *profile_, *presenter_, *regions_, *findings_, this);
    auto* settings = new QWidget(this);
    auto* panels = new QVBoxLayout(settings);
    panels->setContentsMargins(0, 0, 0, 0);
    panels->setSpacing(0);
    panels->addWidget(modelPanel_);
    panels->addWidget(healingPanel_);
    panels->addStretch();

    docks_ = std::make_unique<Docks>(*this);
    QDockWidget* cases = docks_->add(u"casesDock"_s, tr("Scans"), cases_, Qt::LeftDockWidgetArea);
    QDockWidget* healing = docks_->add(
        u"settingsDock"_s, tr("Model and settings"),
        scrolled(settings, u"settingsScroll"_s, tr("Model and settings")), Qt::LeftDockWidgetArea);
    QDockWidget* layers = docks_->add(u"layersDock"_s, tr("Layers"),
                                      scrolled(layers_, u"layersScroll"_s, tr("Layers")),
                                      Qt::RightDockWidgetArea);
    QDockWidget* findings = docks_->add(u"findingsDock"_s, tr("Findings"), findingsPanel_,
                                        Qt::RightDockWidgetArea);
    QDockWidget* timeline =
        docks_->addFixed(u"timelineDock"_s, timeline_, Qt::BottomDockWidgetArea);
    QDockWidget* curve =
        docks_->add(u"curveDock"_s, tr("Change of each step"), plot_, Qt::BottomDockWidgetArea);
    splitDockWidget(timeline, curve, Qt::Vertical);
    QDockWidget* profile = docks_->addHidden(u"profileDock"_s, tr("Single-step profile"),
                                             profilePanel_, Qt::BottomDockWidgetArea);
    tabifyDockWidget(curve, profile);
    profile->hide();
    resizeDocks({cases, healing}, {kCasesHeight, 4 * kCasesHeight}, Qt::Vertical);
    resizeDocks({layers, findings}, {3 * kCasesHeight, 2 * kCasesHeight}, Qt::Vertical);
    resizeDocks({curve}, {kCurveHeight}, Qt::Vertical);
    docks_->finish();
}

void MainWindow::connectLayout() {
    connect(presenter_, &SlicePresenter::crosshairMoved, this, &MainWindow::followSlice);
    connect(presenter_, &SlicePresenter::readoutChanged, this, &MainWindow::showReadout);
    connect(timeline_, &Timeline::sliceChosen, this, &MainWindow::showSlice);
    connect(timeline_, &Timeline::positionChosen, this, [this](int position) {
        following_ = position == timeline_->available();
        presenter_->setPosition(position, following_ && !timeline_->playing());
        plot_->setCurrentStep(position);
    });
    connect(timeline_, &Timeline::healVolumeRequested, this, &MainWindow::healVolume);
    connect(timeline_, &Timeline::healSlabRequested, this, &MainWindow::healSlab);
    connect(timeline_, &Timeline::healSliceRequested, this, &MainWindow::healSlice);
    connect(timeline_, &Timeline::pauseRequested, this, &MainWindow::pauseOrResume);
    connect(timeline_, &Timeline::resumeRequested, this, &MainWindow::pauseOrResume);
    connect(timeline_, &Timeline::stopRequested, this, &MainWindow::stopHealing);
    connect(plot_, &StepPlot::stepChosen, this, &MainWindow::showPosition);
    connect(cases_, &CasePanel::openRequested, this, &MainWindow::askForFile);
    connect(findings_, &FindingsPresenter::placeChosen, this, &MainWindow::goTo);
    connect(presenter_, &SlicePresenter::overlayMaximumChanged, layers_, &LayerPanel::setMaximum);
    const auto takeChoice = [this] {
        presenter_->setChoice(layers_->choice());
        findings_->setChoice(layers_->choice());
    };
    connect(layers_, &LayerPanel::changed, this, [this, takeChoice] {
        takeChoice();
        settings_.setOverlayOpacity(layers_->choice().opacity);
        settings_.setOverlayLook(layers_->choice().look);
    });
    takeChoice();
    connect(healingPanel_, &HealingPanel::changed, this, [this] {
        takeHealingSettings();
        settings_.setHealing(healingPanel_->settings());
        settings_.setDevice(healingPanel_->device());
        settings_.setSlab(healingPanel_->slab());
        updateSteps();
    });
    new RegionPresenter(session_, *regions_, *findings_, *healingPanel_, regions_);
    connect(modelPanel_, &ModelPanel::modelChosen, &session_, &HealingSession::chooseModel);
    connect(modelPanel_, &ModelPanel::folderRequested, this, &MainWindow::askForModel);
}

QAction* MainWindow::makeAction(QMenu* menu, const QString& name, const QString& text,
                                const QList<QKeySequence>& keys, void (MainWindow::*slot)()) {
    QAction* action = menu->addAction(text, this, slot);
    action->setObjectName(name);
    action->setShortcuts(keys);
    return action;
}

void MainWindow::buildMenus() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    makeAction(file, u"openAction"_s, tr("&Open…"), {QKeySequence::Open}, &MainWindow::askForFile)
        ->setIcon(themedIcon(u"open"_s));
    makeAction(file, u"openFolderAction"_s, tr("Open a &folder…"),
               {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}, &MainWindow::askForFolder);
    recent_ = new RecentMenu(tr("Open &recent"), file);
    file->addMenu(recent_);
    connect(recent_, &RecentMenu::chosen, this, &MainWindow::openRecent);
    connect(recent_, &RecentMenu::clearRequested, this, [this] {
        settings_.clearRecentFiles();
        updateRecent();
    });
    makeAction(file, u"openSampleAction"_s, tr("Open s&ample"), {}, &MainWindow::openSample)
        ->setIcon(themedIcon(u"sample"_s));
    closeScan_ = makeAction(file, u"closeScanAction"_s, tr("&Close the scan"),
                            {QKeySequence(Qt::CTRL | Qt::Key_W)}, &MainWindow::closeScan);
    file->addSeparator();
    saveResults_ = makeAction(file, u"saveResultsAction"_s, tr("&Save results…"),
                              {QKeySequence::Save}, &MainWindow::askForResultsFolder);
    saveResults_->setIcon(themedIcon(u"save"_s));
    makeAction(file, u"saveScreenshotAction"_s, tr("Save s&creenshot…"), {},
               &MainWindow::askForScreenshotFile)
        ->setIcon(themedIcon(u"camera"_s));
    file->addSeparator();
    QAction* quit = file->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setObjectName(u"quitAction"_s);
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);

    buildViewMenu();

    QMenu* heal = menuBar()->addMenu(tr("&Heal"));
    healVolume_ = makeAction(heal, u"healVolumeAction"_s, tr("Heal the &volume"),
                             {QKeySequence(Qt::CTRL | Qt::Key_Return)}, &MainWindow::healVolume);
    healSlab_ = makeAction(heal, u"healSlabAction"_s, tr("Heal a sla&b about this slice"),
                           {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Return)},
                           &MainWindow::healSlab);
    healSlice_ = makeAction(heal, u"healSliceAction"_s, tr("Heal this &slice only"),
                            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)},
                            &MainWindow::healSlice);
    heal->addSeparator();
    pause_ = makeAction(heal, u"pauseAction"_s, tr("&Pause or resume"), {QKeySequence(Qt::Key_P)},
                        &MainWindow::pauseOrResume);
    stop_ = makeAction(heal, u"stopAction"_s, tr("S&top"), {QKeySequence(Qt::Key_Escape)},
                       &MainWindow::stopHealing);
    heal->addSeparator();
    computeProfile_ = makeAction(heal, u"computeProfileAction"_s, tr("Single-step p&rofile"),
                                 {QKeySequence(Qt::Key_T)}, &MainWindow::computeProfile);
    computeProfile_->setToolTip(tr("Compute what a single step changes in this slice, at 20 values "
                                   "of t (T)"));
    heal->setToolTipsVisible(true);

    QMenu* help = menuBar()->addMenu(tr("H&elp"));
    makeAction(help, u"keysAction"_s, tr("&Keys and mouse"), {QKeySequence(Qt::Key_Question)},
               &MainWindow::showKeys);
    makeAction(help, u"resetSettingsAction"_s, tr("&Reset all settings"), {},
               &MainWindow::resetSettings);
    help->addSeparator();
    makeAction(help, u"aboutAction"_s, tr("&About DISYRE Explorer"), {}, &MainWindow::showAbout)
        ->setMenuRole(QAction::AboutRole);
}

void MainWindow::buildViewMenu() {
    QMenu* viewMenu = menuBar()->addMenu(tr("&View"));
    struct LayerKey {
        BaseLayer layer;
        QString name;
        QString text;
        Qt::Key key;
    };
    for (const LayerKey& entry :
         {LayerKey{BaseLayer::Scan, u"showScanAction"_s, tr("&Scan"), Qt::Key_1},
          LayerKey{BaseLayer::Restored, u"showRestoredAction"_s, tr("R&estored"), Qt::Key_2},
          LayerKey{BaseLayer::Difference, u"showDifferenceAction"_s, tr("&Difference"),
                   Qt::Key_3}}) {
        QAction* action = viewMenu->addAction(
            entry.text, this, [this, layer = entry.layer] { layers_->setBase(layer); });
        action->setObjectName(entry.name);
        action->setShortcut(entry.key);
    }
    QAction* overlay = viewMenu->addAction(tr("&Anomaly overlay on or off"), this, [this] {
        layers_->setOverlayShown(!layers_->choice().overlay);
    });
    overlay->setObjectName(u"toggleOverlayAction"_s);
    overlay->setShortcut(Qt::Key_A);
    viewMenu->addSeparator();
    viewActions_->addTo(viewMenu);
    auto* painting = new PaintActions(areas_, viewActions_);
    painting->addTo(viewMenu);
    connect(painting, &PaintActions::said, this, &MainWindow::showInformation);
    viewMenu->addSeparator();
    QMenu* themeMenu = viewMenu->addMenu(tr("&Theme"));
    themes_ = new QActionGroup(this);
    for (const auto& [choice, text] : {std::pair{Theme::Choice::System, tr("As the &system")},
                                       std::pair{Theme::Choice::Light, tr("&Light")},
                                       std::pair{Theme::Choice::Dark, tr("&Dark")}}) {
        QAction* action = themeMenu->addAction(
            text, this, [this, chosen = choice] { chooseTheme(chosen, true); });
        action->setObjectName(u"theme-%1"_s.arg(Theme::toText(choice)));
        action->setCheckable(true);
        action->setChecked(choice == Theme::current());
        action->setData(static_cast<int>(choice));
        themes_->addAction(action);
    }
    buildLanguageMenu(viewMenu->addMenu(tr("&Language")));
    viewMenu->addSeparator();
    QMenu* panels = viewMenu->addMenu(tr("&Panels"));
    docks_->fill(*panels);
    makeAction(viewMenu, u"resetLayoutAction"_s, tr("Reset la&yout"), {},
               &MainWindow::resetLayout);
}

void MainWindow::buildLanguageMenu(QMenu* menu) {
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& code, const QString& text) {
        QAction* action =
            menu->addAction(text, this, [this, code] { chooseLanguage(code); });
        action->setObjectName(u"language-%1"_s.arg(code.isEmpty() ? u"system"_s : code));
        action->setCheckable(true);
        action->setChecked(settings_.language() == code);
        group->addAction(action);
    };
    add({}, tr("As the &system"));
    for (const QString& code : Language::all()) {
        add(code, Language::nameOf(code));
    }
}

void MainWindow::buildStatusBar() {
    const auto addLabel = [this](const QString& name, const QString& title, const QString& tip,
                                 const QString& widest) {
        auto* label = new QLabel(this);
        label->setObjectName(name);
        label->setAccessibleName(title);
        label->setToolTip(tip);
        // Fixed places, so that the numbers do not dance under a moving cursor.
        label->setMinimumWidth(label->fontMetrics().horizontalAdvance(widest) + 16);
        label->setContentsMargins(8, 0, 0, 0);
        statusBar()->addWidget(label);
        return label;
    };
    place_ = addLabel(u"placeLabel"_s, tr("Position"),
                      tr("Position under the pointer, or else of the cross-hair: millimetres to "
                         "the patient's right or left, front (anterior) or back (posterior), head "
                         "(superior) or feet (inferior)"),
                      u"R 100.0  A 100.0  S 100.0 mm"_s);
    voxel_ = addLabel(u"voxelLabel"_s, tr("Voxel"), tr("Voxel in the file's own order, from 0"),
                      u"voxel 000 000 000"_s);
    values_ = addLabel(u"valuesLabel"_s, tr("Values"),
                       tr("Intensity of the scan and of the restored picture, and the overlay's "
                          "score"),
                       u"scan 0000.0  restored 0000.0  score 0.0000"_s);
    auto* notice = new QLabel(tr("Research software, not a medical device"), this);
    notice->setObjectName(u"noticeLabel"_s);
    notice->setAccessibleName(notice->text());
    notice->setToolTip(tr("Do not base any decision about a person's health on what is shown"));
    QFont bold = notice->font();
    bold.setBold(true);
    notice->setFont(bold);
    notice->setContentsMargins(8, 0, 8, 0);
    statusBar()->addPermanentWidget(notice);
    statusBar()->setSizeGripEnabled(false);
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

bool MainWindow::setModel(const std::filesystem::path& model) {
    // What the command line names holds for this run only.
    const QString remembered = settings_.model();
    const bool taken = session_.setModel(model);
    settings_.setModel(remembered);
    return taken;
}

void MainWindow::setShippedModel(const std::filesystem::path& model) {
    shippedModel_ = model;
    takeModel();
}

void MainWindow::takeHealingSettings() {
    session_.setSettings(healingPanel_->settings());
    session_.setDevice(healingPanel_->device());
    session_.setSlab(healingPanel_->slab());
}

void MainWindow::takeModel() {
    const auto& card = session_.card();
    std::vector<std::filesystem::path> recent;
    for (const QString& folder : settings_.recentModels()) {
        recent.push_back(toPath(folder));
    }
    modelPanel_->setModels(shippedModel_, recent, session_.model());
    modelPanel_->setCard(card);
    healingPanel_->setCard(card);
    layers_->setSuggestedThreshold(card ? card->suggestedThreshold : -1.0,
                                   QString::fromStdString(card ? card->thresholdRule : ""));
    updateSteps();
}

void MainWindow::openFile(const QString& path) {
    showInformation(tr("Opening %1…").arg(QFileInfo(path).fileName()));
    session_.open(toPath(path));
}

void MainWindow::openSample() {
    showInformation(tr("Making the sample…"));
    session_.openSample();
}

void MainWindow::healVolume() {
    session_.heal(HealingSession::Extent::Volume, presenter_->slice());
}

void MainWindow::healSlab() {
    session_.heal(HealingSession::Extent::Slab, presenter_->slice());
}

void MainWindow::pauseOrResume() {
    session_.busy() ? session_.pause() : session_.resume();
}

void MainWindow::healSlice() {
    session_.heal(HealingSession::Extent::Slice, presenter_->slice());
}

void MainWindow::stopHealing() {
    profile_->running() ? profile_->stop() : session_.stop();
}

void MainWindow::computeProfile() {
    auto* dock = findChild<QDockWidget*>(u"profileDock"_s);
    dock->show();
    dock->raise();
    if (!profile_->running()) {
        profile_->begin(presenter_->slice());
    }
}

void MainWindow::rememberOpened() {
    for (const auto& one : session_.cases()) {
        if (one->id == session_.shownCase() && !one->file.empty()) {
            settings_.addRecentFile(toText(one->file));
            updateRecent();
        }
    }
}

void MainWindow::updateRecent() {
    recent_->setFiles(settings_.recentFiles());
}

void MainWindow::closeScan() {
    session_.closeCase(session_.shownCase());
}

void MainWindow::showCase() {
    if (shownCase_ >= 0) {
        looks_.insert(shownCase_, {presenter_->crosshair(), timeline_->position(), following_});
    }
    shownCase_ = session_.shownCase();
    messages_->dismiss();
    timeline_->setPlaying(false);
    if (session_.scan()) {
        takeScan();
        return;
    }
    stack_->setCurrentIndex(0);
    setWindowTitle(tr("DISYRE Explorer (research use, not a medical device)"));
    timeline_->setSlices(0);
    clearReadout();
    presenter_->refreshLater();
    updateSteps();
}

void MainWindow::takeScan() {
    const auto scan = session_.scan();
    QStringList remarks = scan->warnings;
    if (session_.card()) {
        remarks += doubtsAbout(*scan, *session_.card());
    }
    if (!remarks.isEmpty()) {
        showInformation(remarks.join(u' '));
    }
    setWindowTitle(
        tr("%1 – DISYRE Explorer (research use, not a medical device)").arg(scan->name));
    stack_->setCurrentWidget(viewArea_);
    timeline_->setSlices(scan->slices());
    presenter_->showScan();
    const Look look = looks_.value(session_.shownCase(), {presenter_->crosshair(), 0, true});
    following_ = look.following;
    presenter_->setCrosshair(look.crosshair);
    presenter_->refreshNow();
    updateSteps();
    if (!look.following) {
        showPosition(look.position);
    }
    views_->active().setFocus();
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

void MainWindow::followSlice() {
    timeline_->setSlice(presenter_->slice(), presenter_->sliceMillimetres());
    if (presenter_->slice() != sliceFollowed_) {
        sliceFollowed_ = presenter_->slice();
        if (session_.cache() != nullptr) {
            updateSteps();
        }
    }
}

void MainWindow::showPosition(int position) {
    timeline_->setPlaying(false);
    timeline_->setPosition(position);
    following_ = timeline_->position() == timeline_->available();
    presenter_->setPosition(timeline_->position(), following_);
    plot_->setCurrentStep(timeline_->position());
}

void MainWindow::takeFrame(int modelSlice) {
    const StepCache& cache = *session_.cache();
    // Drawing costs as much as healing where the processor draws: what is out of the axial view
    // moves the curve and the other views only a few times a second.
    const bool inView =
        std::abs(modelSlice - modelSliceOf(cache.prepared(), presenter_->slice())) <= 1;
    presenter_->takeFrame(inView);
    if (inView) {
        updateSteps();
    } else if (!curveTimer_.isActive()) {
        curveTimer_.start();
    }
}

void MainWindow::updateSteps() {
    const StepCache* cache = session_.cache();
    const std::vector<int> ts = cache != nullptr ? cache->ts() : session_.plannedTs();
    const int before = timeline_->position();
    const int available = cache != nullptr ? cache->positionsOf(presenter_->slice()) : 0;
    timeline_->setSteps(ts, available);
    if (following_ && !timeline_->playing()) {
        timeline_->setPosition(available);
    } else if (before <= available) {
        timeline_->setPosition(before);
    }
    presenter_->setPosition(timeline_->position(), following_ && !timeline_->playing());

    layers_->setSteps(ts);
    plot_->setSteps(ts);
    StepPlot::Values slice(ts.size());
    StepPlot::Values volume(ts.size());
    for (std::size_t i = 0; cache != nullptr && i < ts.size(); ++i) {
        slice[i] = cache->meanOfSlice(static_cast<int>(i), presenter_->slice());
        volume[i] = cache->meanOfVolume(static_cast<int>(i));
    }
    plot_->setValues(slice, volume);
    plot_->setCurrentStep(timeline_->position());
    updateProgress();
}

void MainWindow::updateState() {
    using State = HealingSession::State;
    Timeline::Activity activity = Timeline::Activity::Idle;
    // The controls are those of the scan that is healed, even where another is looked at.
    const HealingCase* inWork = session_.healingCase();
    switch (inWork != nullptr ? inWork->state : session_.state()) {
        case State::Empty:
            activity = Timeline::Activity::NoScan;
            setWindowTitle(tr("DISYRE Explorer (research use, not a medical device)"));
            break;
        case State::Preparing:
            activity = Timeline::Activity::Preparing;
            messages_->dismiss();
            break;
        case State::Healing:
            activity = Timeline::Activity::Healing;
            break;
        case State::Pausing:
            activity = Timeline::Activity::Pausing;
            break;
        case State::Stopping:
            activity = Timeline::Activity::Stopping;
            break;
        case State::Paused:
            activity = Timeline::Activity::Paused;
            break;
        case State::Ready:
        case State::Done:
        case State::Failed:
            break;
    }
    timeline_->setActivity(activity, session_.canHeal());
    healVolume_->setEnabled(session_.canHeal());
    healSlab_->setEnabled(session_.canHeal());
    healSlice_->setEnabled(session_.canHeal());
    pause_->setEnabled(activity == Timeline::Activity::Healing || session_.canResume());
    computeProfile_->setEnabled(session_.canHeal());
    stop_->setEnabled(canStop());
    closeScan_->setEnabled(session_.shownCase() >= 0);
    saveResults_->setEnabled(session_.canSave());
    session_.busy() ? progressTimer_.start() : progressTimer_.stop();
    updateSteps();
}

bool MainWindow::canStop() const {
    using State = HealingSession::State;
    const HealingCase* inWork = session_.healingCase();
    const State state = inWork != nullptr ? inWork->state : session_.state();
    return profile_->running() || state == State::Preparing || state == State::Healing ||
           state == State::Paused;
}

void MainWindow::updateProgress() {
    cases_->refresh();
    if (const auto progress = HealingProgress::of(session_)) {
        timeline_->setProgress(progress->fraction, progress->text);
    }
}

void MainWindow::setHealingSettings(const HealingSettings& settings) {
    // The command line's wishes hold for this run only.
    const QSignalBlocker quiet(healingPanel_);
    healingPanel_->setSettings(settings);
    session_.setSettings(healingPanel_->settings());
    updateSteps();
}

HealingSettings MainWindow::healingSettings() const {
    return healingPanel_->settings();
}

void MainWindow::chooseTheme(Theme::Choice choice, bool remember) {
    Theme::apply(choice);
    for (QAction* action : themes_->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(choice));
    }
    if (remember) {
        settings_.setTheme(choice);
    }
}

void MainWindow::askForFile() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a scan"), settings_.lastFolder(),
        tr("NIfTI scans (*.nii *.nii.gz);;All files (*)"));
    if (!path.isEmpty()) {
        settings_.setLastFolder(QFileInfo(path).absolutePath());
        openFile(path);
    }
}

void MainWindow::askForFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of scans"),
                                                             settings_.lastFolder());
    if (!folder.isEmpty()) {
        settings_.setLastFolder(folder);
        openFile(folder);
    }
}

void MainWindow::askForModel() {
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Choose a model's folder"), QFileInfo(toText(session_.model())).absolutePath());
    if (!folder.isEmpty()) {
        session_.chooseModel(toPath(folder));
    }
}

void MainWindow::openRecent(const QString& file) {
    // Back on the list as soon as it opens.
    settings_.removeRecentFile(file);
    updateRecent();
    openFile(file);
}

void MainWindow::chooseLanguage(const QString& code) {
    settings_.setLanguage(code);
    Language::apply(code);
}

void MainWindow::resetLayout() {
    docks_->reset();
}

void MainWindow::resetSettings() {
    settings_.clear();
    healingPanel_->reset();
    layers_->setLook({});
    layers_->setOpacity(LayerChoice().opacity);
    resetLayout();
    chooseTheme(Theme::Choice::System, false);
    updateRecent();
    Language::apply({});
    showInformation(tr("All settings are as the program comes."));
}

void MainWindow::askForResultsFolder() {
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Save the results into a folder"), settings_.lastFolder());
    if (!folder.isEmpty()) {
        saveResults(folder);
    }
}

void MainWindow::askForScreenshotFile() {
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save a screenshot"),
        QDir(settings_.lastFolder()).filePath(u"disyre-explorer.png"_s),
        tr("PNG pictures (*.png)"));
    if (!file.isEmpty() && saveScreenshot(file)) {
        showInformation(tr("Saved %1").arg(file));
    }
}

void MainWindow::saveResults(const QString& folder) {
    showInformation(tr("Saving the results into %1…").arg(folder));
    session_.save(toPath(folder));
}

bool MainWindow::saveScreenshot(const QString& file) {
    presenter_->refreshNow();
    plot_->drawNow();
    const QPixmap picture = grab();
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || !picture.save(&target, "PNG") || !target.commit()) {
        showProblem(tr("The screenshot could not be written to \"%1\": %2.")
                        .arg(file, target.errorString()));
        return false;
    }
    return true;
}

void MainWindow::showProblem(const QString& text) {
    messages_->showMessage(MessageBar::Kind::Problem, text);
}

void MainWindow::showInformation(const QString& text) {
    messages_->showMessage(MessageBar::Kind::Information, text);
}

void MainWindow::showAbout() {
    (new AboutBox(diagnosticReport(session_), this))->open();
}

void MainWindow::showKeys() {
    (new KeysBox(*this))->open();
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

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFileOf(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QString file = localFileOf(event->mimeData());
    if (!file.isEmpty()) {
        event->acceptProposedAction();
        openFile(file);
    }
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
