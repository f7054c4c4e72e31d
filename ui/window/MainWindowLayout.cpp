// SPDX-License-Identifier: GPL-3.0-or-later
// The views, panels and labels of the window.
#include "ui/window/MainWindow.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include "ui/cases/CasePanel.h"
#include "ui/findings/FindingsPanel.h"
#include "ui/findings/FindingsPresenter.h"
#include "ui/findings/MarkedRegions.h"
#include "ui/healing/SingleStepProfile.h"
#include "ui/plots/StepPlot.h"
#include "ui/timeline/Timeline.h"
#include "ui/viewer/SurfaceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/BrushSize.h"
#include "ui/window/Docks.h"
#include "ui/window/HealingPanel.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/ModelPanel.h"
#include "ui/window/ProfilePanel.h"
#include "ui/window/RegionPresenter.h"
#include "ui/window/SlicePresenter.h"
#include "ui/window/StartPage.h"
#include "ui/window/SurfacePresenter.h"
#include "ui/window/ViewActions.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kCasesHeight = 120;
constexpr int kCurveHeight = 140;

}  // namespace

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
    area->addWidget(viewActions_->makeStrip(new BrushSize(areas_, viewArea_), viewArea_));
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

}  // namespace disyre::ui
