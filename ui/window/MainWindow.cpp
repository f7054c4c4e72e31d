// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MainWindow.h"
#include "core/base/Log.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <cmath>

#include "ui/cases/CasePanel.h"
#include "ui/common/ConfirmBar.h"
#include "ui/common/FitScreen.h"
#include "ui/common/QuestionBar.h"
#include "ui/findings/FindingDecisions.h"
#include "ui/findings/FindingEditor.h"
#include "ui/findings/FindingsPanel.h"
#include "ui/findings/FindingsPresenter.h"
#include "ui/findings/MarkedRegions.h"
#include "ui/healing/SingleStepProfile.h"
#include "ui/plots/StepPlot.h"
#include "ui/timeline/Timeline.h"
#include "ui/viewer/SharpPicture.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/SurfaceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/AboutBox.h"
#include "ui/window/AppearanceController.h"
#include "ui/window/AutosaveController.h"
#include "ui/window/BrainMaskController.h"
#include "ui/window/BrushSize.h"
#include "ui/window/CaseController.h"
#include "ui/window/CaseFileController.h"
#include "ui/window/CompareArea.h"
#include "ui/window/CompareController.h"
#include "ui/window/ComparePanel.h"
#include "ui/window/DecisionController.h"
#include "ui/window/Diagnostics.h"
#include "ui/window/Docks.h"
#include "ui/window/ExportController.h"
#include "ui/window/FindingsController.h"
#include "ui/window/HealingController.h"
#include "ui/window/HealingPanel.h"
#include "ui/window/KeyController.h"
#include "ui/window/KeysBox.h"
#include "ui/window/LayerController.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/LogBox.h"
#include "ui/window/LookFirst.h"
#include "ui/window/MainMenus.h"
#include "ui/window/MessageController.h"
#include "ui/window/ModelController.h"
#include "ui/window/ModelPanel.h"
#include "ui/window/PaintActions.h"
#include "ui/window/PictureCopier.h"
#include "ui/window/ProfilePanel.h"
#include "ui/window/ReadoutBar.h"
#include "ui/window/RegionPresenter.h"
#include "ui/window/ReportController.h"
#include "ui/window/ResultsController.h"
#include "ui/window/ReviewController.h"
#include "ui/window/SampleTour.h"
#include "ui/window/ScansController.h"
#include "ui/window/ScopeBanner.h"
#include "ui/window/ScopeController.h"
#include "ui/window/SecondVolumeController.h"
#include "ui/window/SecondVolumePanel.h"
#include "ui/window/ServersController.h"
#include "ui/window/SlicePresenter.h"
#include "ui/window/StartPage.h"
#include "ui/window/StepController.h"
#include "ui/window/SurfacePresenter.h"
#include "ui/window/TeachingController.h"
#include "ui/window/TrainingPresenter.h"
#include "ui/window/UndoActions.h"
#include "ui/window/UnsavedGuard.h"
#include "ui/window/ViewActions.h"
#include "ui/window/ViewLinks.h"
#include "ui/window/WhatIsThis.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// Heights in pixels that docks have at first.
constexpr int kCasesHeight = 120;
constexpr int kCurveHeight = 140;
// In a low window the curve gives way to the views, down to this height.
constexpr int kCurveLeast = 88;

}  // namespace

QSize firstWindowSize(QSize available) {
    return fittingSize(QSize(1280, 860), available);
}

MainWindow::MainWindow(HealerFactory factory, QWidget* parent)
    : QMainWindow(parent),
      session_(std::move(factory)),
      training_(std::make_unique<TrainingPresenter>(*this)) {
    setObjectName(u"mainWindow"_s);
    setWindowIcon(QIcon(u":/disyre/icons/disyre-explorer.svg"_s));
    setAcceptDrops(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    AppearanceController::applyTypeSize(settings_.typeSize());
    // The widgets made below write their numbers as this locale does.
    setLocale(QLocale());
    profile_ =
        std::make_unique<SingleStepProfile>(session_.cases(), session_.model(), session_.job());
    makeViews();
    makePanels();
    makeControllers();
    makeDocks();
    makeMenus();
    connectControllers();
    connectTraining();
    retranslate();

    if (!restoreGeometry(settings_.windowGeometry())) {
        resize(firstWindowSize(screen()->availableSize()));
    }
    // The program begins with the window's frame, where a person finds the way out.
    setWindowState(windowState() & ~Qt::WindowFullScreen);
    docks_->restore(settings_.layout());
    view().setFocus();
}

MainWindow::~MainWindow() {
    // The session and the profile end their work now. What they say meanwhile must not reach
    // controllers and widgets, some of which are gone already.
    session_.disconnect();
    profile_->disconnect();
    profile_->stop();
    training_.reset();
}

void MainWindow::makeViews() {
    messageBar_ = new MessageBar(this);
    scopeBanner_ = new ScopeBanner(this);
    caseBanner_ = new QuestionBar(u"caseBanner"_s, this);
    caseQuestion_ = new QuestionBar(u"caseQuestion"_s, this);
    restoreQuestion_ = new QuestionBar(u"restoreQuestion"_s, this);
    auto* start = new StartPage(this);
    connect(start, &StartPage::openRequested, this, [this] { scans_->askForFile(); });
    connect(start, &StartPage::sampleRequested, this, [this] { sampleTour_->begin(); });
    views_ = new ViewGrid(this);
    presenter_ = new SlicePresenter(
        {[this] { return session_.cases().scan(); }, [this] { return session_.cases().cache(); },
         [this] {
             const HealingCase* one = session_.cases().shown();
             return one != nullptr ? one->brainMask() : nullptr;
         }},
        *views_, this);
    linkViews(*views_, *presenter_, areas_, maskEditor_);
    surfaces_ = new SurfaceView(this);
    views_->setFourth(surfaces_);
    surfacePresenter_ = new SurfacePresenter(session_, *presenter_, *surfaces_, this);
    viewActions_ = new ViewActions(*views_, *presenter_, this);
    paintActions_ = new PaintActions(areas_, this);
    areas_.shareUndo(undo_);
    maskEditor_.shareUndo(undo_);
    presenter_->measurements().shareUndo(undo_);
    decisions_ = new FindingDecisions(undo_, this);
    undoActions_ = new UndoActions(
        undo_,
        [this] {
            areas_.endStroke();
            maskEditor_.endStroke();
            presenter_->measurements().endChange(Measurements::tr("moving a measurement"));
        },
        this);
    viewArea_ = new QWidget(this);
    viewArea_->setObjectName(u"viewArea"_s);
    auto* area = new QHBoxLayout(viewArea_);
    area->setContentsMargins(0, 0, 0, 0);
    area->setSpacing(0);
    area->addWidget(viewActions_->makeStrip(new BrushSize(areas_, viewArea_), viewArea_));
    compareArea_ = new CompareArea(*views_, viewArea_);
    area->addWidget(compareArea_, 1);
    stack_ = new QStackedWidget(this);
    stack_->setObjectName(u"viewStack"_s);
    stack_->addWidget(start);
    stack_->addWidget(viewArea_);
    auto* central = new QWidget(this);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    confirmBar_ = new ConfirmBar(central);
    column->addWidget(confirmBar_);
    column->addWidget(restoreQuestion_);
    column->addWidget(caseQuestion_);
    column->addWidget(messageBar_);
    column->addWidget(caseBanner_);
    column->addWidget(scopeBanner_);
    column->addWidget(stack_, 1);
    setCentralWidget(central);
    readout_ = new ReadoutBar(session_, *presenter_, this);
    setStatusBar(readout_);
}

void MainWindow::makePanels() {
    timeline_ = new Timeline(this);
    plot_ = new StepPlot(this);
    casePanel_ = new CasePanel(session_.cases(), this);
    layerPanel_ = new LayerPanel(this);
    secondPanel_ = new SecondVolumePanel(this);
    modelPanel_ = new ModelPanel(this);
    healingPanel_ = new HealingPanel(this);
    findingsPanel_ = new FindingsPanel(this);
    findings_ = new FindingsPresenter(session_.cases(), session_.job(), session_.naming(),
                                      *decisions_, *findingsPanel_, this);
    regions_ = new MarkedRegions(session_.cases(), session_.job(), presenter_->measurements(),
                                 areas_, this);
    profilePanel_ = new ProfilePanel(session_, *profile_, *presenter_, *regions_, *findings_, this);
    comparePanel_ = new ComparePanel(this);
}

void MainWindow::makeControllers() {
    messages_ = new MessageController(session_, *profile_, *messageBar_, this);
    scans_ = new ScansController(session_, settings_, *messages_, *this);
    const auto picture = [this] {
        presenter_->refreshNow();
        plot_->drawNow();
        return grab();
    };
    review_ = new ReviewController(
        session_, {*presenter_, areas_, *regions_, *findings_, *decisions_, *layerPanel_}, this);
    guard_ = new UnsavedGuard(session_, *review_, *training_, *confirmBar_, *this);
    results_ = new ResultsController(session_, settings_, *messages_, *review_, picture, *this);
    report_ = new ReportController(session_, settings_, *messages_, *review_, *this);
    servers_ = new ServersController(settings_, *messages_, *this);
    export_ = new ExportController(
        session_, settings_, *messages_, *review_, *presenter_, *servers_,
        [this](PictureKind kind, double scale) {
            presenter_->refreshNow();
            plot_->drawNow();
            return sharpPicture(kind == PictureKind::Window ? *this : copier_->viewInUse(), scale);
        },
        *this);
    models_ = new ModelController(session_, settings_, *modelPanel_, *healingPanel_, *this);
    healing_ = new HealingController(session_, *profile_, *presenter_, *timeline_, *healingPanel_,
                                     settings_, this);
    steps_ = new StepController(session_, *presenter_, *timeline_, *plot_, this);
    caseFiles_ =
        new CaseFileController(session_, settings_, *messages_, *review_,
                               CaseView(*presenter_, *layerPanel_, *steps_, *timeline_, *views_),
                               *caseBanner_, *caseQuestion_, *this);
    autosave_ = new AutosaveController(
        session_, *review_, [this] { return caseFiles_->viewText(); }, *messages_,
        *restoreQuestion_, this);
    cases_ = new CaseController(session_, *presenter_, *timeline_, *steps_, *messages_, this);
    scope_ = new ScopeController(session_, *models_, *scopeBanner_, this);
    layers_ = new LayerController(session_, settings_, *layerPanel_, *presenter_, *findings_, this);
    brainMask_ = new BrainMaskController(session_, maskEditor_, *views_, *layerPanel_, settings_,
                                         *messages_, *this);
    regionPresenter_ =
        new RegionPresenter(session_, *regions_, *findings_, *healingPanel_, regions_);
    second_ = new SecondVolumeController(session_, settings_, *secondPanel_, *presenter_,
                                         *messages_, *this);
    readout_->setSecond([this](const auto& place) { return second_->valueAt(place); });
    compare_ = new CompareController(
        session_,
        {*views_, *presenter_, *viewActions_, *layerPanel_, *compareArea_, *comparePanel_},
        settings_, *messages_, *this);
    findingsWalk_ = new FindingsController(*findingsPanel_, *findings_, *regionPresenter_,
                                           *presenter_, *views_, *messages_, this);
    findingEditor_ = new FindingEditor(
        {session_.cases(), *findings_, *decisions_, areas_, undo_,
         [this] {
             const Measurements& measurements = presenter_->measurements();
             const auto chosen = measurements.chosen();
             return chosen && measurements.all()[*chosen].kind == Measurement::Kind::Ruler
                        ? std::optional(measurements.all()[*chosen])
                        : std::nullopt;
         }},
        this);
    decide_ = new DecisionController(*findingEditor_, *findings_, *findingsPanel_, areas_, *views_,
                                     *messages_, *this);
    lookFirst_ = new LookFirst(
        session_, settings_,
        {*presenter_, *findings_, *regions_, *messages_, *findingsPanel_, {plot_, profilePanel_}},
        *this);
    viewActions_->addToStrip(*lookFirst_->action());
    copier_ = new PictureCopier(*views_, *surfaces_, *presenter_, picture, *messages_, this);
    sampleTour_ = new SampleTour(session_, *scans_, *healing_, *layerPanel_, *messages_, this);
    teaching_ = new TeachingController(
        session_, *messages_, [this] { return presenter_->slice(); }, *this);
    whatIsThis_ = new WhatIsThis(*this);
    keys_ = new KeyController(session_, *presenter_, *timeline_, *steps_, *viewActions_, this);
    appearance_ = new AppearanceController(settings_, *this);
}

void MainWindow::makeDocks() {
    auto* settings = new QWidget(this);
    auto* panels = new QVBoxLayout(settings);
    panels->setContentsMargins(0, 0, 0, 0);
    panels->setSpacing(0);
    panels->addWidget(modelPanel_);
    panels->addWidget(healingPanel_);
    panels->addStretch();

    auto* layerPanels = new QWidget(this);
    auto* layerColumn = new QVBoxLayout(layerPanels);
    layerColumn->setContentsMargins(0, 0, 0, 0);
    layerColumn->setSpacing(0);
    layerColumn->addWidget(layerPanel_);
    layerColumn->addWidget(secondPanel_);
    layerColumn->addStretch();

    docks_ = std::make_unique<Docks>(*this);
    QDockWidget* cases = docks_->add(u"casesDock"_s, casePanel_, Qt::LeftDockWidgetArea);
    QDockWidget* healing = docks_->add(u"settingsDock"_s, scrolled(settings, u"settingsScroll"_s),
                                       Qt::LeftDockWidgetArea);
    QDockWidget* layers = docks_->add(u"layersDock"_s, scrolled(layerPanels, u"layersScroll"_s),
                                      Qt::RightDockWidgetArea);
    QDockWidget* findings = docks_->add(u"findingsDock"_s, findingsPanel_, Qt::RightDockWidgetArea);
    QDockWidget* timeline =
        docks_->addFixed(u"timelineDock"_s, timeline_, Qt::BottomDockWidgetArea);
    plot_->setMinimumHeight(kCurveLeast);
    QDockWidget* curve = docks_->add(u"curveDock"_s, plot_, Qt::BottomDockWidgetArea);
    splitDockWidget(timeline, curve, Qt::Vertical);
    QDockWidget* profile =
        docks_->addHidden(u"profileDock"_s, profilePanel_, Qt::BottomDockWidgetArea);
    tabifyDockWidget(curve, profile);
    profile->hide();
    QDockWidget* comparison =
        docks_->addHidden(u"compareDock"_s, comparePanel_, Qt::BottomDockWidgetArea);
    tabifyDockWidget(curve, comparison);
    comparison->hide();
    connect(compare_, &CompareController::begun, this,
            [this] { docks_->bringUp(u"compareDock"_s); });
    connect(compare_, &CompareController::ended, comparison, &QWidget::hide);
    resizeDocks({cases, healing}, {kCasesHeight, 4 * kCasesHeight}, Qt::Vertical);
    resizeDocks({layers, findings}, {5 * kCasesHeight / 2, 5 * kCasesHeight / 2}, Qt::Vertical);
    resizeDocks({curve}, {kCurveHeight}, Qt::Vertical);
    docks_->finish();
}

void MainWindow::makeMenus() {
    menuBar()->setObjectName(u"mainMenuBar"_s);
    menus_ = new MainMenus(*menuBar(), this);
    QMenu& file = menus_->file();
    scans_->addTo(file);
    servers_->addFetchTo(file);
    file.addSeparator();
    second_->addTo(file);
    file.addSeparator();
    caseFiles_->addTo(file);
    file.addSeparator();
    results_->addTo(file);
    report_->addTo(file);
    export_->addTo(file);
    servers_->addServersTo(file);
    copier_->addTo(file);
    file.addSeparator();
    menus_->addQuit();

    QMenu& edit = menus_->edit();
    undoActions_->addTo(&edit);
    edit.addSeparator();
    decide_->addTo(edit);

    QMenu& view = menus_->view();
    layers_->addTo(view);
    second_->addShowTo(view);
    brainMask_->addShowTo(view);
    view.addSeparator();
    findingsWalk_->addTo(view);
    lookFirst_->addTo(view);
    view.addSeparator();
    compare_->addTo(view);
    viewActions_->addTo(&view);
    paintActions_->addTo(&view);
    view.addSeparator();
    appearance_->addTo(view);
    view.addSeparator();
    docks_->fill(menus_->addPanels());

    healing_->addTo(menus_->heal());
    menus_->heal().addSeparator();
    brainMask_->addTo(menus_->heal(), viewActions_->maskBrushAction());
    training_->addTo(*menuBar(), *statusBar());
    teaching_->addTo(menus_->help());
    whatIsThis_->addTo(menus_->help());
}

void MainWindow::connectControllers() {
    connect(servers_, &ServersController::received, scans_,
            [this](const QString& folder) { scans_->open(folder); });
    connect(healing_, &HealingController::settingsChanged, layers_,
            &LayerController::suggestThreshold);
    connect(healing_, &HealingController::settingsChanged, steps_, &StepController::update);
    connect(healing_, &HealingController::profileRequested, this,
            [this] { docks_->bringUp(u"profileDock"_s); });
    connect(healing_, &HealingController::progressed, casePanel_, &CasePanel::refresh);
    connect(steps_, &StepController::positionShown, findings_, &FindingsPresenter::setStepShown);
    connect(steps_, &StepController::stepsChanged, layerPanel_, &LayerPanel::setSteps);
    connect(casePanel_, &CasePanel::openRequested, scans_, &ScansController::askForFile);
    connect(findings_, &FindingsPresenter::placeChosen, this, &MainWindow::goTo);
    connect(findings_, &FindingsPresenter::curvesChanged, plot_, &StepPlot::setFindings);
    connect(regions_, &MarkedRegions::curvesChanged, plot_,
            [this](const std::vector<RegionCurve>& curves) {
                std::vector<StepPlot::Region> lines;
                for (const RegionCurve& curve : curves) {
                    lines.push_back({curve.name, curve.colour, curve.means});
                }
                plot_->setRegions(lines);
            });
    connect(paintActions_, &PaintActions::said, messages_, &MessageController::showInformation);
    connect(casePanel_, &CasePanel::closeRequested, guard_, &UnsavedGuard::closeScan);
    connect(scans_, &ScansController::closeRequested, guard_, &UnsavedGuard::closeScan);
    connect(caseFiles_, &CaseFileController::saved, confirmBar_, &QWidget::hide);
    connect(caseFiles_, &CaseFileController::saved, scans_, &ScansController::updateRecent);
    connect(cases_, &CaseController::aboutToShowScan, this, [this] {
        updateTitle();
        stack_->setCurrentWidget(viewArea_);
        const auto scan = session_.cases().scan();
        areas_.setScan(scan, scan->ras.size, scan->ras.spacing());
        decisions_->setScan(scan);
        brainMask_->showScan();
    });
    connect(cases_, &CaseController::scanShown, this, [this] {
        review_->showSaved();
        caseFiles_->showSaved();
        views_->active().setFocus();
    });
    connect(cases_, &CaseController::nothingShown, this, [this] {
        updateTitle();
        brainMask_->showScan();
        stack_->setCurrentIndex(0);
    });
    connect(menus_, &MainMenus::quitRequested, this, &QWidget::close);
    connect(menus_, &MainMenus::layoutResetRequested, this, [this] { docks_->reset(); });
    connect(menus_, &MainMenus::settingsResetRequested, this, &MainWindow::resetSettings);
    connect(menus_, &MainMenus::keysRequested, this, [this] { (new KeysBox(*this))->open(); });
    connect(menus_, &MainMenus::logRequested, this,
            [this] { (new LogBox(QString::fromStdString(logText()), this))->open(); });
    connect(menus_, &MainMenus::aboutRequested, this,
            [this] { (new AboutBox(diagnosticReport(session_), this))->open(); });
    steps_->update();
}

void MainWindow::connectTraining() {
    connect(training_.get(), &TrainingPresenter::modelChosen, models_, &ModelController::choose);
    connect(training_.get(), &TrainingPresenter::modelSaved, models_, &ModelController::addModel);
    connect(training_.get(), &TrainingPresenter::modelDeleted, models_,
            &ModelController::removeModel);
    connect(training_.get(), &TrainingPresenter::scanChosen, scans_,
            [this](const QString& path) { scans_->open(path); });
}

void MainWindow::retranslate() {
    updateTitle();
    docks_->setTitle(u"casesDock"_s, tr("Scans"));
    docks_->setTitle(u"settingsDock"_s, tr("Settings"));
    docks_->setTitle(u"layersDock"_s, tr("Layers"));
    docks_->setTitle(u"findingsDock"_s, tr("Findings"));
    docks_->setTitle(u"curveDock"_s, tr("Change of each step"));
    docks_->setTitle(u"profileDock"_s, tr("Single-step profile"));
    docks_->setTitle(u"compareDock"_s, tr("Comparison"));
    docks_->retranslateButtons();
    menus_->retranslate();
    scans_->retranslate();
    results_->retranslate();
    caseFiles_->retranslate();
    report_->retranslate();
    export_->retranslate();
    servers_->retranslate();
    healing_->retranslate();
    layers_->retranslate();
    appearance_->retranslate();
    // Its button in the tool strip is named by the action.
    lookFirst_->retranslate();
    viewActions_->retranslate();
    paintActions_->retranslate();
    undoActions_->retranslate();
    brainMask_->retranslate();
    second_->retranslate();
    compare_->retranslate();
    findingsWalk_->retranslate();
    decide_->retranslate();
    copier_->retranslate();
    whatIsThis_->retranslate();
    teaching_->retranslate();
    regions_->retranslate();
    regionPresenter_->retranslate();
    surfacePresenter_->retranslate();
    scope_->update();
    presenter_->refreshLater();
}

void MainWindow::updateTitle() {
    const auto scan = session_.cases().scan();
    setWindowTitle(
        scan ? tr("%1 – DISYRE Explorer (research use, not a medical device)").arg(scan->name)
             : tr("DISYRE Explorer (research use, not a medical device)"));
}

bool MainWindow::setModel(const std::filesystem::path& model) {
    return models_->setModel(model);
}

void MainWindow::setShippedModel(const std::filesystem::path& model) {
    models_->setShippedModel(model);
}

void MainWindow::openFile(const QString& path, std::optional<int> volume) {
    scans_->open(path, volume);
}

void MainWindow::openSample() {
    scans_->openSample();
}

void MainWindow::healVolume() {
    healing_->healVolume();
}

void MainWindow::healSlice() {
    healing_->healSlice();
}

void MainWindow::stopHealing() {
    healing_->stop();
}

void MainWindow::showSlice(int slice) {
    presenter_->setSlice(slice);
}

void MainWindow::showPosition(int position) {
    steps_->showPosition(position);
}

void MainWindow::chooseTheme(Theme::Choice choice, bool remember) {
    appearance_->chooseTheme(choice, remember);
}

void MainWindow::chooseLanguage(const QString& code) {
    appearance_->chooseLanguage(code);
}

void MainWindow::setHealingSettings(const HealingSettings& settings) {
    healing_->setSettings(settings);
}

HealingSettings MainWindow::healingSettings() const {
    return healingPanel_->settings();
}

bool MainWindow::saveScreenshot(const QString& file) {
    return results_->saveScreenshot(file);
}

void MainWindow::saveResults(const QString& folder) {
    results_->save(folder);
}

void MainWindow::saveCase(const QString& file, bool withScan) {
    caseFiles_->saveAs(file, withScan);
}

void MainWindow::keepUnsaved(const std::filesystem::path& folder) {
    autosave_->begin(folder);
}

void MainWindow::showProblem(const QString& text) {
    messages_->showProblem(text);
}

bool MainWindow::showsAllFindings() const {
    return !findings_->finder().isLooking() && !session_.naming().isLooking();
}

SliceView& MainWindow::view() {
    return views_->view(Plane::Axial);
}

void MainWindow::goTo(const std::array<double, 3>& place) {
    if (const auto scan = session_.cases().scan()) {
        const auto index = scan->ras.indexAt(place);
        presenter_->setCrosshair({static_cast<int>(std::lround(index[0])),
                                  static_cast<int>(std::lround(index[1])),
                                  static_cast<int>(std::lround(index[2]))});
    }
}

void MainWindow::resetSettings() {
    settings_.clear();
    healingPanel_->reset();
    healingPanel_->setExpertShown(false);
    layers_->reset();
    brainMask_->reset();
    docks_->reset();
    appearance_->reset();
    scans_->updateRecent();
    // A change of language dismisses the message that is shown, so this one comes after it.
    QMetaObject::invokeMethod(
        this,
        [this] {
            messages_->showInformation(tr("All settings are as at the program's first start."));
        },
        Qt::QueuedConnection);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    ScansController::acceptDrag(*event);
}

void MainWindow::dropEvent(QDropEvent* event) {
    scans_->takeDrop(*event);
}

bool MainWindow::event(QEvent* event) {
    // In full screen, Esc leaves that first, and stops a healing only when it is pressed again.
    if (event->type() == QEvent::ShortcutOverride && isFullScreen() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QMainWindow::event(event);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    // Docks must not be moved while the window is laid out.
    QMetaObject::invokeMethod(
        this, [this] { docks_->fit(size()); }, Qt::QueuedConnection);
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && isFullScreen()) {
        appearance_->setFullScreen(false);
        return;
    }
    if (!keys_->press(*event)) {
        QMainWindow::keyPressEvent(event);
    }
}

void MainWindow::keyReleaseEvent(QKeyEvent* event) {
    if (!keys_->release(*event)) {
        QMainWindow::keyReleaseEvent(event);
    }
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange && appearance_ != nullptr) {
        appearance_->updateFullScreen();
    }
    if (event->type() == QEvent::FontChange && docks_) {
        QMetaObject::invokeMethod(
            this, [this] { docks_->fit(size()); }, Qt::QueuedConnection);
    }
    if (event->type() == QEvent::LanguageChange && menus_ != nullptr) {
        docks_->keepWidths();
        // The widgets in the window take over the locale before they get this event themselves.
        setLocale(QLocale());
        messages_->dismiss();
        retranslate();
        training_->retranslate();
    }
    if (event->type() == QEvent::ActivationChange && !isActiveWindow() && keys_ != nullptr) {
        keys_->stopBlinking();
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (guard_->asksBeforeQuitting()) {
        event->ignore();
        return;
    }
    // The comparison is not remembered, and neither is the layout of the views that it began with.
    compare_->end();
    settings_.setWindowGeometry(saveGeometry());
    settings_.setLayout(docks_->state());
    session_.job().stop();
    QMainWindow::closeEvent(event);
}

}  // namespace disyre::ui
