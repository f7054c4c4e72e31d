// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ViewActions.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QToolButton>

#include "ui/common/ThemedIcon.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/SlicePresenter.h"
#include "ui/window/ToolStrip.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr double kZoomStep = 1.25;
constexpr double kWindowStep = 1.1;
constexpr double kLevelStep = 0.05;

}  // namespace

ViewActions::ViewActions(ViewGrid& views, SlicePresenter& presenter, QObject* parent)
    : QObject(parent), views_(views), presenter_(presenter), texts_(staticMetaObject) {
    makeTools();
    makeLayouts();
    makeComparisons();
    makeContrasts();
    makeZooms();
    restore();
    connect(&views_, &ViewGrid::arranged, this, [this] {
        updateLayouts();
        updateComparisons();
        remember();
    });
    connect(&presenter_.measurements(), &Measurements::changed, this,
            &ViewActions::updateMeasurements);
    for (SliceView* view : views_.views()) {
        connect(view, &SliceView::toolLeft, this, [this] { setTool(ViewTool::Crosshair); });
    }
    updateLayouts();
    updateComparisons();
    updateMeasurements();
}

QAction* ViewActions::make(const QString& name, const char* text, const Keys& keys, const char* tip,
                           std::function<void()> act) {
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    texts_.add(*action, text, tip);
    connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

QAction* ViewActions::makeSwitch(const QString& name, const char* text, const Keys& keys,
                                 const char* tip, std::function<void(bool)> act) {
    QAction* action = make(name, text, keys, tip, [] {});
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

void ViewActions::retranslate() {
    texts_.retranslate();
    if (strip_ == nullptr) {
        return;
    }
    strip_->setAccessibleName(tr("Tools"));
    for (QToolButton* button : strip_->findChildren<QToolButton*>()) {
        button->setAccessibleName(button->defaultAction()->text().remove(u'&'));
    }
}

void ViewActions::makeTools() {
    tools_ = new QActionGroup(this);
    const auto tool = [this](ViewTool each, const QString& name, const QString& icon,
                             const char* text, const QKeySequence& key, const char* tip) {
        QAction* action = makeSwitch(name, text, {key}, tip, [this, each](bool) { setTool(each); });
        action->setIcon(themedIcon(icon));
        action->setData(static_cast<int>(each));
        tools_->addAction(action);
    };
    tool(ViewTool::Crosshair, u"crosshairToolAction"_s, u"crosshair"_s, QT_TR_NOOP("&Cross-hair"),
         Qt::Key_C, QT_TR_NOOP("Click or drag to move the cross-hair"));
    tool(ViewTool::Ruler, u"rulerToolAction"_s, u"ruler"_s, QT_TR_NOOP("&Ruler"), Qt::Key_M,
         QT_TR_NOOP("Drag to measure a length"));
    tool(ViewTool::Ellipse, u"ellipseToolAction"_s, u"ellipse"_s, QT_TR_NOOP("&Ellipse"), Qt::Key_E,
         QT_TR_NOOP("Drag an ellipse to see the mean, spread and area inside"));
    tool(ViewTool::Brush, u"brushToolAction"_s, u"brush"_s, QT_TR_NOOP("&Brush"),
         QKeySequence(Qt::SHIFT | Qt::Key_B),
         QT_TR_NOOP(
             "Drag to paint an area, with Shift to erase; [ and ], or Shift and wheel, set the "
             "size"));
    tool(ViewTool::MaskBrush, u"maskBrushToolAction"_s, u"mask-brush"_s,
         QT_TR_NOOP("&Mend the brain mask"), QKeySequence(Qt::SHIFT | Qt::Key_M),
         QT_TR_NOOP(
             "Drag to add to the brain mask, with Shift to take away from it; [ and ], or Shift "
             "and wheel, set the size"));
    removeChosen_ = make(u"removeMeasurementAction"_s, QT_TR_NOOP("&Delete the chosen measurement"),
                         {QKeySequence::Delete}, QT_TR_NOOP("Delete the chosen measurement"),
                         [this] { presenter_.measurements().removeChosen(); });
    removeAll_ =
        make(u"removeMeasurementsAction"_s, QT_TR_NOOP("Delete &all measurements"),
             {QKeySequence(Qt::SHIFT | Qt::Key_Delete)}, QT_TR_NOOP("Delete all measurements"),
             [this] { presenter_.measurements().removeAll(); });
    tools_->actions().constFirst()->setChecked(true);
}

void ViewActions::setTool(ViewTool tool) {
    tool_ = tool;
    for (QAction* action : tools_->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(tool));
    }
    for (SliceView* view : views_.views()) {
        view->setTool(tool);
    }
    if (brushSize_ != nullptr) {
        brushSize_->setVisible(isBrush(tool));
    }
    Q_EMIT toolChosen(tool);
    // With the focus on the view, the key Esc reaches it and leaves the tool.
    views_.active().setFocus();
}

QAction* ViewActions::maskBrushAction() const {
    return tools_->actions().constLast();
}

void ViewActions::makeLayouts() {
    mains_ = new QActionGroup(this);
    const auto main = [this](Plane plane, const QString& name, const char* text, Qt::Key key,
                             const char* tip) {
        QAction* action = makeSwitch(name, text, {key}, tip, [this, plane](bool) {
            views_.setMain(plane);
            views_.setArrangement(ViewGrid::Arrangement::LargeAndTwo);
            views_.view(plane).setFocus();
        });
        action->setData(static_cast<int>(plane));
        mains_->addAction(action);
    };
    main(Plane::Axial, u"axialMainAction"_s, QT_TR_NOOP("&Axial large"), Qt::Key_F6,
         QT_TR_NOOP("Axial view large, the others beside it"));
    main(Plane::Coronal, u"coronalMainAction"_s, QT_TR_NOOP("&Coronal large"), Qt::Key_F7,
         QT_TR_NOOP("Coronal view large, the others beside it"));
    main(Plane::Sagittal, u"sagittalMainAction"_s, QT_TR_NOOP("&Sagittal large"), Qt::Key_F8,
         QT_TR_NOOP("Sagittal view large, the others beside it"));
    quarters_ =
        makeSwitch(u"quartersAction"_s, QT_TR_NOOP("&Four quarters with 3-D"), {Qt::Key_F9},
                   QT_TR_NOOP("The three views and the brain in 3-D, equally large"),
                   [this](bool) { views_.setArrangement(ViewGrid::Arrangement::Quarters); });
    quarters_->setIcon(themedIcon(u"quarters"_s));
    mains_->addAction(quarters_);
    alone_ = makeSwitch(
        u"aloneAction"_s, QT_TR_NOOP("One view al&one"), {Qt::Key_V},
        QT_TR_NOOP("Show only the view in use, and back; a double click does the same"),
        [this](bool alone) {
            views_.setAlone(alone ? std::optional(views_.active().plane()) : std::nullopt);
        });
    alone_->setIcon(themedIcon(u"alone"_s));
    crosshair_ =
        makeSwitch(u"showCrosshairAction"_s, QT_TR_NOOP("Show the cross-&hair"), {Qt::Key_X},
                   QT_TR_NOOP("Show or hide the cross-hair's lines"), [this](bool shown) {
                       presenter_.setCrosshairShown(shown);
                       remember();
                   });
    crosshair_->setChecked(true);

    conventions_ = new QActionGroup(this);
    const auto convention = [this](Convention each, const QString& name, const char* text,
                                   const char* tip) {
        QAction* action = makeSwitch(name, text, {}, tip, [this, each](bool) {
            setConvention(each);
            remember();
        });
        action->setData(static_cast<int>(each));
        conventions_->addAction(action);
    };
    convention(Convention::Radiological, u"radiologicalAction"_s, QT_TR_NOOP("&Radiological"),
               QT_TR_NOOP("The patient's right is on the left of the screen"));
    convention(Convention::Neurological, u"neurologicalAction"_s, QT_TR_NOOP("&Neurological"),
               QT_TR_NOOP("The patient's right is on the right of the screen"));
}

void ViewActions::setConvention(Convention convention) {
    convention_ = convention;
    for (QAction* action : conventions_->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(convention));
    }
    for (SliceView* view : views_.views()) {
        view->setConvention(convention);
    }
    Q_EMIT conventionChosen(convention);
}

void ViewActions::makeComparisons() {
    using Compare = SlicePresenter::Compare;
    swipe_ = makeSwitch(
        u"swipeAction"_s, QT_TR_NOOP("S&wipe between original and healed"), {Qt::Key_S},
        QT_TR_NOOP("Show the original left of a line that can be dragged"), [this](bool on) {
            presenter_.setCompare(on ? Compare::Swipe : Compare::Nothing);
            updateComparisons();
        });
    swipe_->setIcon(themedIcon(u"swipe"_s));
    sideBySide_ = makeSwitch(u"sideBySideAction"_s, QT_TR_NOOP("Original and healed si&de by side"),
                             {Qt::Key_D}, QT_TR_NOOP("Show the original beside the healed picture"),
                             [this](bool on) {
                                 presenter_.setCompare(on ? Compare::SideBySide : Compare::Nothing);
                                 updateComparisons();
                             });
    sideBySide_->setIcon(themedIcon(u"side-by-side"_s));
}

void ViewActions::makeContrasts() {
    automatic_ =
        make(u"automaticWindowLevelAction"_s, QT_TR_NOOP("&Automatic contrast"), {Qt::Key_W},
             QT_TR_NOOP("Fit window and level to the middle 98 % of the tissue in view"),
             [this] { presenter_.setAutomaticWindowLevel(); });
    automatic_->setIcon(themedIcon(u"contrast"_s));
    const auto change = [this](const QString& name, const char* text, Qt::Key key, const char* tip,
                               double factor, double share) {
        return make(name, text, {QKeySequence(Qt::SHIFT | key)}, tip,
                    [this, factor, share] { presenter_.changeWindowLevel(factor, share); });
    };
    contrasts_ = {
        make(u"resetWindowLevelAction"_s, QT_TR_NOOP("Contrast &as when opened"), {Qt::Key_R},
             QT_TR_NOOP("Reset window and level"), [this] { presenter_.resetWindowLevel(); }),
        automatic_,
        make(u"fullWindowLevelAction"_s, QT_TR_NOOP("Contrast of the &full range"),
             {QKeySequence(Qt::SHIFT | Qt::Key_W)},
             QT_TR_NOOP("From the scan's lowest to its highest intensity"),
             [this] { presenter_.setFullWindowLevel(); }),
        make(u"brainWindowLevelAction"_s, QT_TR_NOOP("Contrast of the b&rain"),
             {QKeySequence(Qt::SHIFT | Qt::Key_G)},
             QT_TR_NOOP("From the darkest to the brightest tissue of the brain"),
             [this] { presenter_.setBrainWindowLevel(); }),
        make(u"narrowWindowLevelAction"_s, QT_TR_NOOP("Contrast of &grey and white matter"),
             {Qt::Key_G}, QT_TR_NOOP("A narrow window: the middle 80 % of the brain's intensities"),
             [this] { presenter_.setNarrowWindowLevel(); }),
        change(u"narrowerWindowAction"_s, QT_TR_NOOP("&More contrast"), Qt::Key_Left,
               QT_TR_NOOP("Narrower window"), 1 / kWindowStep, 0),
        change(u"widerWindowAction"_s, QT_TR_NOOP("&Less contrast"), Qt::Key_Right,
               QT_TR_NOOP("Wider window"), kWindowStep, 0),
        change(u"lowerLevelAction"_s, QT_TR_NOOP("&Brighter"), Qt::Key_Up,
               QT_TR_NOOP("Lower level"), 1, -kLevelStep),
        change(u"higherLevelAction"_s, QT_TR_NOOP("&Darker"), Qt::Key_Down,
               QT_TR_NOOP("Higher level"), 1, kLevelStep)};
}

void ViewActions::makeZooms() {
    fit_ = make(u"fitAction"_s, QT_TR_NOOP("&Fit to the views"),
                {Qt::Key_F, QKeySequence(Qt::CTRL | Qt::Key_0)},
                QT_TR_NOOP("Show the whole head in every view"), [this] {
                    for (SliceView* view : views_.views()) {
                        view->fit();
                    }
                });
    fit_->setIcon(themedIcon(u"fit"_s));
    zooms_ = {
        fit_,
        make(u"oneToOneAction"_s, QT_TR_NOOP("&One to one"), {QKeySequence(Qt::CTRL | Qt::Key_1)},
             QT_TR_NOOP("One voxel on one pixel of the screen"),
             [this] { views_.active().showOneToOne(); }),
        make(u"zoomInAction"_s, QT_TR_NOOP("Zoom &in"),
             {Qt::Key_Plus, QKeySequence(Qt::CTRL | Qt::Key_Plus),
              QKeySequence(Qt::CTRL | Qt::Key_Equal)},
             QT_TR_NOOP("Zoom in"), [this] { views_.active().zoomBy(kZoomStep); }),
        make(u"zoomOutAction"_s, QT_TR_NOOP("Zoom o&ut"),
             {Qt::Key_Minus, QKeySequence(Qt::CTRL | Qt::Key_Minus)}, QT_TR_NOOP("Zoom out"),
             [this] { views_.active().zoomBy(1 / kZoomStep); })};
}

void ViewActions::addTo(QMenu* menu) {
    menu->addActions({swipe_, sideBySide_});
    menu->addSeparator();
    const auto addMenu = [this, menu](const char* title) {
        QMenu* made = menu->addMenu(QString());
        made->setToolTipsVisible(true);
        texts_.add(*made, title);
        return made;
    };
    QMenu* layout = addMenu(QT_TR_NOOP("&Layout"));
    layout->addActions(mains_->actions());
    layout->addSeparator();
    layout->addAction(alone_);
    QMenu* convention = addMenu(QT_TR_NOOP("Left and ri&ght"));
    convention->addActions(conventions_->actions());
    QMenu* contrast = addMenu(QT_TR_NOOP("&Window and level"));
    contrast->addActions(contrasts_);
    QMenu* zoom = addMenu(QT_TR_NOOP("&Zoom"));
    zoom->addActions(zooms_);
    QMenu* tools = addMenu(QT_TR_NOOP("T&ools"));
    tools->addActions(tools_->actions());
    tools->addSeparator();
    tools->addActions({removeChosen_, removeAll_});
    menu->addAction(crosshair_);
}

QWidget* ViewActions::makeStrip(QWidget* brushSize, QWidget* parent) {
    auto* strip = new ToolStrip(parent);
    for (QAction* tool : tools_->actions()) {
        strip->addButton(tool);
    }
    brushSize_ = brushSize;
    brushSize_->setVisible(isBrush(tool_));
    strip->addWide(brushSize_);
    strip->addLine();
    strip->addButton(swipe_);
    strip->addButton(sideBySide_);
    strip->addLine();
    strip->addButton(automatic_);
    strip->addButton(fit_);
    strip->addButton(alone_);
    strip->addButton(quarters_);
    strip_ = strip;
    retranslate();
    return strip;
}

void ViewActions::addToStrip(QAction& action) {
    strip_->addLine();
    strip_->addButton(&action);
    retranslate();
}

void ViewActions::updateLayouts() {
    const bool quarters = views_.arrangement() == ViewGrid::Arrangement::Quarters;
    for (QAction* action : mains_->actions()) {
        action->setChecked(action == quarters_ ? quarters
                                               : !quarters && action->data().toInt() ==
                                                                  static_cast<int>(views_.main()));
    }
    alone_->setChecked(views_.alone().has_value());
}

void ViewActions::updateComparisons() {
    using Compare = SlicePresenter::Compare;
    // A double click in a view ends the comparison side by side without going through here.
    if (presenter_.compare() == Compare::SideBySide && !views_.sideBySide()) {
        presenter_.setCompare(Compare::Nothing);
    }
    swipe_->setChecked(presenter_.compare() == Compare::Swipe);
    sideBySide_->setChecked(presenter_.compare() == Compare::SideBySide);
}

void ViewActions::updateMeasurements() {
    removeChosen_->setEnabled(presenter_.measurements().chosen().has_value());
    removeAll_->setEnabled(!presenter_.measurements().all().empty());
}

void ViewActions::remember() {
    store_.setValue(u"view/main"_s, static_cast<int>(views_.main()));
    store_.setValue(u"view/quarters"_s, views_.arrangement() == ViewGrid::Arrangement::Quarters);
    store_.setValue(u"view/alone"_s, views_.alone() ? static_cast<int>(*views_.alone()) : -1);
    store_.setValue(u"view/neurological"_s, convention_ == Convention::Neurological);
    store_.setValue(u"view/crosshair"_s, crosshair_->isChecked());
}

void ViewActions::restore() {
    const auto planeOf = [this](const QString& key) -> std::optional<Plane> {
        const int value = store_.value(key, -1).toInt();
        return value >= 0 && value < 3 ? std::optional(static_cast<Plane>(value)) : std::nullopt;
    };
    const auto alone = planeOf(u"view/alone"_s);
    views_.setMain(planeOf(u"view/main"_s).value_or(Plane::Axial));
    views_.setArrangement(store_.value(u"view/quarters"_s, false).toBool()
                              ? ViewGrid::Arrangement::Quarters
                              : ViewGrid::Arrangement::LargeAndTwo);
    views_.setAlone(alone);
    setConvention(store_.value(u"view/neurological"_s, false).toBool() ? Convention::Neurological
                                                                       : Convention::Radiological);
    crosshair_->setChecked(store_.value(u"view/crosshair"_s, true).toBool());
    presenter_.setCrosshairShown(crosshair_->isChecked());
}

}  // namespace disyre::ui
