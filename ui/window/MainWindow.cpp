// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MainWindow.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSaveFile>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include "core/base/Progress.h"
#include "ui/healing/Paths.h"
#include "ui/plots/StepPlot.h"
#include "ui/timeline/Timeline.h"
#include "ui/viewer/Anatomy.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/SurfaceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/HealingPanel.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/MeasureText.h"
#include "ui/window/ModelPanel.h"
#include "ui/window/SlicePresenter.h"
#include "ui/window/StartPage.h"
#include "ui/window/SurfacePresenter.h"
#include "ui/window/ThemedIcon.h"
#include "ui/window/ViewActions.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kPanelWidth = 264;
constexpr int kBlinkMilliseconds = 400;
constexpr int kProgressMilliseconds = 500;
constexpr int kCurveMilliseconds = 400;

/// Not modal in the way of a question: nothing waits for it.
void openPlainBox(QMessageBox* box) {
    box->setStandardButtons(QMessageBox::Close);
    box->button(QMessageBox::Close)->setIcon({});
    box->open();
}

QString localFileOf(const QMimeData* data) {
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile()
                                                               : QString();
}

}  // namespace

MainWindow::MainWindow(HealingSession::RestorerFactory factory, QWidget* parent)
    : QMainWindow(parent), session_(std::move(factory)) {
    setObjectName(u"mainWindow"_s);
    setWindowIcon(QIcon(u":/disyre/icons/disyre-explorer.svg"_s));
    setAcceptDrops(true);
    buildLayout();
    buildMenus();
    buildStatusBar();
    connectSession();

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

    healingPanel_->setSettings(settings_.healing());
    layers_->setOpacity(settings_.overlayOpacity());
    session_.setSettings(healingPanel_->settings());
    if (!restoreGeometry(settings_.windowGeometry())) {
        resize(1280, 860);
    }
    updateState();
    updateSteps();
    clearReadout();
    view().setFocus();
}

MainWindow::~MainWindow() {
    // Its last signals must not reach widgets that are going.
    session_.disconnect(this);
}

void MainWindow::buildLayout() {
    messages_ = new MessageBar(this);
    auto* start = new StartPage(this);
    connect(start, &StartPage::openRequested, this, &MainWindow::askForFile);
    connect(start, &StartPage::sampleRequested, this, &MainWindow::openSample);
    views_ = new ViewGrid(this);
    presenter_ = new SlicePresenter(session_, *views_, this);
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
    timeline_ = new Timeline(this);
    plot_ = new StepPlot(this);
    plot_->setFixedHeight(136);

    auto* left = new QVBoxLayout;
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addWidget(stack_, 1);
    left->addWidget(timeline_);
    left->addWidget(plot_);

    auto* side = new QWidget(this);
    auto* panels = new QVBoxLayout(side);
    panels->setContentsMargins(8, 8, 8, 8);
    panels->setSpacing(8);
    layers_ = new LayerPanel(side);
    modelPanel_ = new ModelPanel(side);
    healingPanel_ = new HealingPanel(side);
    panels->addWidget(layers_);
    panels->addWidget(healingPanel_);
    panels->addWidget(modelPanel_);
    panels->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(u"sidePanel"_s);
    scroll->setAccessibleName(tr("Layers, settings and model"));
    scroll->setWidget(side);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(kPanelWidth + scroll->verticalScrollBar()->sizeHint().width());

    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left, 1);
    row->addWidget(scroll);
    auto* central = new QWidget(this);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(messages_);
    column->addLayout(row, 1);
    setCentralWidget(central);

    connect(presenter_, &SlicePresenter::crosshairMoved, this, &MainWindow::followSlice);
    connect(presenter_, &SlicePresenter::readoutChanged, this, &MainWindow::showReadout);
    connect(timeline_, &Timeline::sliceChosen, this, &MainWindow::showSlice);
    connect(timeline_, &Timeline::positionChosen, this, [this](int position) {
        following_ = position == timeline_->available();
        presenter_->setPosition(position, following_ && !timeline_->playing());
        plot_->setCurrentStep(position);
    });
    connect(timeline_, &Timeline::healVolumeRequested, this, &MainWindow::healVolume);
    connect(timeline_, &Timeline::healSliceRequested, this, &MainWindow::healSlice);
    connect(timeline_, &Timeline::stopRequested, this, &MainWindow::stopHealing);
    connect(plot_, &StepPlot::stepChosen, this, &MainWindow::showPosition);
    connect(presenter_, &SlicePresenter::overlayMaximumChanged, layers_, &LayerPanel::setMaximum);
    connect(layers_, &LayerPanel::changed, this, [this] {
        presenter_->setChoice(layers_->choice());
        settings_.setOverlayOpacity(layers_->choice().opacity);
    });
    connect(healingPanel_, &HealingPanel::changed, this, [this] {
        session_.setSettings(healingPanel_->settings());
        settings_.setHealing(healingPanel_->settings());
        updateSteps();
    });
    presenter_->setChoice(layers_->choice());
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
    makeAction(file, u"openSampleAction"_s, tr("Open s&ample"), {}, &MainWindow::openSample)
        ->setIcon(themedIcon(u"sample"_s));
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

    QMenu* heal = menuBar()->addMenu(tr("&Heal"));
    healVolume_ = makeAction(heal, u"healVolumeAction"_s, tr("Heal the &volume"),
                             {QKeySequence(Qt::CTRL | Qt::Key_Return)}, &MainWindow::healVolume);
    healSlice_ = makeAction(heal, u"healSliceAction"_s, tr("Heal this &slice only"),
                            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)},
                            &MainWindow::healSlice);
    stop_ = makeAction(heal, u"stopAction"_s, tr("S&top"), {QKeySequence(Qt::Key_Escape)},
                       &MainWindow::stopHealing);

    QMenu* help = menuBar()->addMenu(tr("H&elp"));
    makeAction(help, u"keysAction"_s, tr("&Keys and mouse"), {QKeySequence(Qt::Key_Question)},
               &MainWindow::showKeys);
    makeAction(help, u"aboutAction"_s, tr("&About DISYRE Explorer"), {}, &MainWindow::showAbout)
        ->setMenuRole(QAction::AboutRole);
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
    connect(&session_, &HealingSession::scanOpened, this, &MainWindow::takeScan);
    connect(&session_, &HealingSession::openFailed, this, &MainWindow::showProblem);
    connect(&session_, &HealingSession::failed, this, &MainWindow::showProblem);
    connect(&session_, &HealingSession::saveFailed, this, &MainWindow::showProblem);
    connect(&session_, &HealingSession::warned, this, &MainWindow::showInformation);
    connect(&session_, &HealingSession::saved, this, [this](const QStringList& paths) {
        showInformation(tr("Saved %1").arg(paths.join(u", "_s)));
    });
    connect(&session_, &HealingSession::modelChanged, this, [this] {
        const auto& card = session_.card();
        modelPanel_->setCard(card);
        healingPanel_->setCard(card);
        layers_->setSuggestedThreshold(card->suggestedThreshold,
                                       QString::fromStdString(card->thresholdRule));
        updateSteps();
    });
    connect(&session_, &HealingSession::healingStarted, this, [this] {
        following_ = true;
        timeline_->setPlaying(false);
        updateSteps();
        presenter_->refreshLater();
    });
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

bool MainWindow::setModel(const std::filesystem::path& model) {
    return session_.setModel(model);
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

void MainWindow::healSlice() {
    session_.heal(HealingSession::Extent::Slice, presenter_->slice());
}

void MainWindow::stopHealing() {
    session_.stop();
}

void MainWindow::takeScan() {
    const auto scan = session_.scan();
    messages_->dismiss();
    if (!scan->warnings.isEmpty()) {
        showInformation(scan->warnings.join(u' '));
    }
    setWindowTitle(
        tr("%1 – DISYRE Explorer (research use, not a medical device)").arg(scan->name));
    stack_->setCurrentWidget(viewArea_);
    timeline_->setPlaying(false);
    timeline_->setSlices(scan->slices());
    following_ = true;
    presenter_->showScan();
    views_->active().setFocus();
}

SliceView& MainWindow::view() {
    return views_->view(Plane::Axial);
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
    switch (session_.state()) {
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
        case State::Stopping:
            activity = Timeline::Activity::Stopping;
            break;
        case State::Ready:
        case State::Done:
        case State::Failed:
            break;
    }
    timeline_->setActivity(activity, session_.canHeal());
    healVolume_->setEnabled(session_.canHeal());
    healSlice_->setEnabled(session_.canHeal());
    stop_->setEnabled(activity == Timeline::Activity::Preparing ||
                      activity == Timeline::Activity::Healing);
    saveResults_->setEnabled(session_.canSave());
    session_.busy() ? progressTimer_.start() : progressTimer_.stop();
    updateSteps();
}

void MainWindow::updateProgress() {
    using State = HealingSession::State;
    switch (session_.state()) {
        case State::Empty:
            timeline_->setProgress(0, tr("No scan is open"));
            return;
        case State::Preparing:
            return;
        case State::Healing:
        case State::Stopping: {
            const QLocale locale;
            QStringList parts{
                tr("%1 of %2").arg(session_.slicesDone()).arg(session_.slicesAsked())};
            // The first slice also waits for memory and caches; its time says little.
            if (session_.slicesDone() > 0) {
                parts << tr("%1 s a slice").arg(locale.toString(session_.secondsASlice(), 'f', 1));
            }
            if (session_.slicesDone() > 0 && session_.secondsLeft() >= 0) {
                parts << tr("%1 left").arg(
                    QString::fromStdString(durationText(session_.secondsLeft())));
            }
            timeline_->setProgress(session_.fractionDone(), parts.join(u", "_s));
            return;
        }
        case State::Ready:
            timeline_->setProgress(
                0, session_.card() ? tr("Ready to heal") : tr("No model is loaded"));
            return;
        case State::Failed:
            timeline_->setProgress(0, tr("Healing failed"));
            return;
        case State::Done: {
            const StepCache* cache = session_.cache();
            const int done = cache != nullptr ? cache->slicesComplete() : 0;
            timeline_->setProgress(
                1, tr("%1 of %2 slices healed, last in %3")
                       .arg(done)
                       .arg(cache != nullptr ? cache->modelSlices() : 0)
                       .arg(QString::fromStdString(durationText(session_.lastHealingSeconds()))));
            return;
        }
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
    auto* box = new QMessageBox(this);
    box->setObjectName(u"aboutBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About DISYRE Explorer"));
    box->setIconPixmap(QIcon(u":/disyre/icons/disyre-explorer.svg"_s).pixmap(QSize(64, 64)));
    box->setText(tr("<h3>DISYRE Explorer %1</h3><p>Finds what is unusual in a brain MRI by healing "
                    "it step by step with diffusion-inspired synthetic restoration (DISYRE).</p>"
                    "<p><b>Research software, not a medical device.</b> Do not base any decision "
                    "about a person's health on it.</p><p>Free software under the GNU General "
                    "Public License, version 3 or later.</p>")
                     .arg(QCoreApplication::applicationVersion()));
    openPlainBox(box);
}

void MainWindow::showKeys() {
    auto* box = new QMessageBox(this);
    box->setObjectName(u"keysBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Keys and mouse"));
    QString rows;
    const auto row = [&rows](const QString& keys, const QString& meaning) {
        rows += u"<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(keys.toHtmlEscaped(),
                                                                         meaning.toHtmlEscaped());
    };
    row(tr("Click, drag"), tr("cross-hair, or the tool shown pressed"));
    row(tr("Double click"), tr("one view alone, and back"));
    row(tr("Wheel, Up, Down"), tr("next slice of the view"));
    row(tr("Page Up, Page Down"), tr("ten slices on"));
    row(tr("Left, Right"), tr("step back and on"));
    row(tr("Home, End"), tr("the scan as it is, the last step"));
    row(tr("Space"), tr("play the steps"));
    row(tr("B held"), tr("blink the scan and the restored picture"));
    row(tr("Right drag"), tr("window and level"));
    row(tr("Middle drag"), tr("pan"));
    row(tr("Ctrl and wheel"), tr("zoom"));
    // The rest comes from the actions themselves, so that it cannot go stale.
    for (const QAction* action : findChildren<QAction*>()) {
        if (!action->shortcut().isEmpty()) {
            row(action->shortcut().toString(QKeySequence::NativeText),
                action->statusTip().isEmpty() ? action->text().remove(u'&')
                                              : action->statusTip());
        }
    }
    box->setText(u"<table>%1</table>"_s.arg(rows));
    openPlainBox(box);
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
    if (event->type() == QEvent::ActivationChange && !isActiveWindow()) {
        setBlinking(false);
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    settings_.setWindowGeometry(saveGeometry());
    session_.stop();
    QMainWindow::closeEvent(event);
}

}  // namespace disyre::ui
