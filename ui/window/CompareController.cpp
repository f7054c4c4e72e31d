// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/CompareController.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

#include "core/platform/AtomicFile.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"
#include "ui/common/Settings.h"
#include "ui/healing/HealingSession.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/CompareArea.h"
#include "ui/window/ComparePanel.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/MessageController.h"
#include "ui/window/SlicePresenter.h"
#include "ui/window/ViewActions.h"
#include "ui/window/ViewLink.h"
#include "ui/window/ViewLinks.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// What the entries of the box of sources keep beside their text: the id of an open scan, or one of
// these two.
constexpr int kResults = -1;       // a folder of results, whose number is in the second role
constexpr int kOtherResults = -2;  // asks for a folder of results
constexpr int kFolderRole = Qt::UserRole + 1;
// How long after the last change of a threshold the findings are compared anew.
constexpr int kLaterMilliseconds = 300;

}  // namespace

CompareController::CompareController(HealingSession& session, const Parts& parts,
                                     Settings& settings, MessageController& messages,
                                     QWidget& window)
    : QObject(&window),
      session_(session),
      parts_(parts),
      settings_(settings),
      messages_(messages),
      window_(window),
      texts_(staticMetaObject),
      compare_(new QAction(this)),
      comparer_(this) {
    compare_->setObjectName(u"compareAction"_s);
    compare_->setShortcut(Qt::SHIFT | Qt::Key_D);
    compare_->setCheckable(true);
    texts_.add(*compare_, QT_TR_NOOP("&Compare with another scan"),
               QT_TR_NOOP("Show a second scan beside this one, another visit or other results, and "
                          "say what became of each finding"));
    connect(compare_, &QAction::triggered, this, [this](bool on) { on ? begin() : end(); });
    connect(&parts_.area, &CompareArea::closeRequested, this, &CompareController::end);
    connect(&parts_.area.sources(), &QComboBox::activated, this, &CompareController::chooseSource);
    connect(&parts_.area.layers(), &QComboBox::activated, this, &CompareController::passChoice);
    later_.setSingleShot(true);
    later_.setInterval(kLaterMilliseconds);
    connect(&later_, &QTimer::timeout, this, &CompareController::update);
    connect(&parts_.layers, &LayerPanel::changed, this, [this] {
        passChoice();
        later_.start();
    });

    CaseList& cases = session_.cases();
    connect(&cases, &CaseList::casesChanged, this, [this] {
        fillSources();
        update();
    });
    connect(&cases, &CaseList::caseShown, this, [this] {
        compare_->setEnabled(session_.cases().scan() != nullptr);
        if (!session_.cases().scan()) {
            end();
        }
        fillSources();
        update();
    });
    connect(&cases, &CaseList::stateChanged, this, &CompareController::update);
    connect(&cases, &CaseList::brainFound, this, &CompareController::update);
    connect(&session_.naming(), &PlaceNaming::changed, this,
            [this] { parts_.panel.setComparison(comparison_, shownSide().places); });

    connect(&comparer_, &VisitComparer::progressed, &parts_.panel, &ComparePanel::setWorking);
    connect(&comparer_, &VisitComparer::compared, this, &CompareController::take);
    connect(&comparer_, &VisitComparer::failed, this, [this](const QString& said) {
        comparison_.reset();
        showSide({});
        parts_.area.setNote(said);
        parts_.panel.setProblem(said);
    });
    ComparePanel& panel = parts_.panel;
    connect(&panel, &ComparePanel::cancelRequested, this, [this] {
        comparer_.cancel();
        parts_.panel.setAlignment(false);
        update();
    });
    connect(&panel, &ComparePanel::alignmentWanted, this, &CompareController::update);
    connect(&panel, &ComparePanel::orderWanted, this, [this] {
        updateNames();
        update();
    });
    connect(&panel, &ComparePanel::contrastWanted, this, [this] {
        if (link_ != nullptr) {
            link_->setContrastLinked(parts_.panel.wantsOneContrast());
        }
    });
    connect(&panel, &ComparePanel::saveRequested, this, &CompareController::askForFile);
    connect(&panel, &ComparePanel::placeChosen, this, [this](const std::array<double, 3>& place) {
        if (const auto scan = session_.cases().scan()) {
            const auto index = scan->ras.indexAt(place);
            parts_.presenter.setCrosshair({static_cast<int>(std::lround(index[0])),
                                           static_cast<int>(std::lround(index[1])),
                                           static_cast<int>(std::lround(index[2]))});
        }
    });
    compare_->setEnabled(session_.cases().scan() != nullptr);
    panel.setComparison(nullptr, nullptr);
}

void CompareController::addTo(QMenu& view) {
    view.addAction(compare_);
}

void CompareController::retranslate() {
    texts_.retranslate();
    fillSources();
    updateNames();
}

void CompareController::makeViews() {
    ViewGrid& views = parts_.area.second();
    second_ =
        new SlicePresenter({[this] { return side_.scan; }, [this] { return side_.cache.get(); },
                            [this] { return side_.brain.get(); }},
                           views, this);
    linkViews(views, *second_);
    link_ = new ViewLink({parts_.views, parts_.presenter}, {views, *second_}, this);
    const auto setConvention = [&views](Convention convention) {
        for (SliceView* view : views.views()) {
            view->setConvention(convention);
        }
    };
    connect(&parts_.actions, &ViewActions::conventionChosen, this, setConvention);
    setConvention(parts_.actions.convention());
    connect(&parts_.area, &QSplitter::splitterMoved, link_, &ViewLink::align);
}

void CompareController::begin() {
    const CaseList& cases = session_.cases();
    if (isComparing_ || !cases.scan()) {
        compare_->setChecked(isComparing_);
        return;
    }
    isComparing_ = true;
    compare_->setChecked(true);
    if (second_ == nullptr) {
        makeViews();
    }
    const auto& all = cases.all();
    const auto other = std::find_if(
        all.begin(), all.end(), [&cases](const auto& one) { return one->id != cases.shownId(); });
    // Two small sets of three views would show little: each side begins with one large view.
    aloneBefore_ = parts_.views.alone();
    parts_.views.setAlone(parts_.views.foremost());
    parts_.area.setComparing(true);
    link_->setActive(true);
    setSource({other != all.end() ? (*other)->id : cases.shownId(), {}});
    Q_EMIT begun();
}

void CompareController::end() {
    compare_->setChecked(false);
    if (!isComparing_) {
        return;
    }
    isComparing_ = false;
    comparer_.forget();
    later_.stop();
    link_->setActive(false);
    parts_.area.setComparing(false);
    parts_.views.setAlone(aloneBefore_);
    parts_.views.active().setFocus();
    comparison_.reset();
    inputs_.reset();
    read_.clear();
    results_.clear();
    showSide({});
    parts_.panel.setComparison(nullptr, nullptr);
    Q_EMIT ended();
}

bool CompareController::isSameScan() const {
    return source_.id >= 0 && source_.id == session_.cases().shownId();
}

void CompareController::fillSources() {
    const CaseList& cases = session_.cases();
    const bool isGone = isComparing_ && source_.id >= 0 && cases.find(source_.id) == nullptr;
    if (isGone) {
        messages_.showInformation(tr("The compared scan was closed."));
        source_ = {cases.shownId(), {}};
    }
    QComboBox& box = parts_.area.sources();
    const QSignalBlocker quiet(box);
    box.clear();
    if (cases.scan()) {
        box.addItem(tr("this scan"), cases.shownId());
    }
    for (const auto& one : cases.all()) {
        if (one->id != cases.shownId()) {
            box.addItem(one->name, one->id);
        }
    }
    for (std::size_t i = 0; i < folders_.size(); ++i) {
        box.addItem(toText(folders_[i].filename()), kResults);
        box.setItemData(box.count() - 1, static_cast<int>(i), kFolderRole);
    }
    box.addItem(tr("Saved results…"), kOtherResults);
    for (int i = 0; i < box.count(); ++i) {
        const int id = box.itemData(i).toInt();
        const bool isSource =
            source_.id >= 0
                ? id == source_.id
                : id == kResults &&
                      folders_[static_cast<std::size_t>(box.itemData(i, kFolderRole).toInt())] ==
                          source_.folder;
        if (isSource) {
            box.setCurrentIndex(i);
        }
    }
}

void CompareController::chooseSource(int entry) {
    const QComboBox& box = parts_.area.sources();
    const int id = box.itemData(entry).toInt();
    if (id == kOtherResults) {
        fillSources();
        askForResults();
    } else if (id == kResults) {
        setSource(
            {-1, folders_[static_cast<std::size_t>(box.itemData(entry, kFolderRole).toInt())]});
    } else {
        setSource({id, {}});
    }
}

void CompareController::compareWithScan(int id) {
    begin();
    setSource({id, {}});
}

void CompareController::compareWithResults(const std::filesystem::path& folder) {
    begin();
    if (std::find(folders_.begin(), folders_.end(), folder) == folders_.end()) {
        folders_.push_back(folder);
    }
    setSource({-1, folder});
}

void CompareController::setSource(const Source& source) {
    if (!isComparing_) {
        return;
    }
    source_ = source;
    inputs_.reset();
    const bool sameScan = isSameScan();
    // Before and after: one side shows what the other one does not.
    BaseLayer layer = parts_.presenter.choice().base;
    if (sameScan) {
        layer = layer == BaseLayer::Scan ? BaseLayer::Restored : BaseLayer::Scan;
    }
    parts_.area.layers().setCurrentIndex(static_cast<int>(layer));
    parts_.panel.setOneContrast(sameScan);
    link_->setContrastLinked(sameScan);
    comparison_.reset();
    showSide({});
    fillSources();
    updateNames();
    update();
}

void CompareController::askForResults() {
    const QString folder = QFileDialog::getExistingDirectory(
        &window_, tr("Compare with saved results"), settings_.lastFolder());
    if (!folder.isEmpty()) {
        settings_.setLastFolder(folder);
        compareWithResults(toPath(folder));
    }
}

ComparedSide CompareController::shownSide() const {
    const HealingCase* shown = session_.cases().shown();
    if (shown == nullptr) {
        return {};
    }
    ComparedSide side = sideOf(*shown);
    side.threshold = parts_.presenter.choice().threshold;
    return side;
}

ComparedSide CompareController::knownOther() const {
    if (source_.id < 0) {
        const auto found = results_.find(source_.folder);
        return found != results_.end() ? found->second : ComparedSide();
    }
    const HealingCase* one = session_.cases().find(source_.id);
    if (one == nullptr) {
        return {};
    }
    if (one->scan) {
        return sideOf(*one);
    }
    const auto found = read_.find(source_.id);
    return found != read_.end() ? found->second : ComparedSide();
}

void CompareController::update() {
    if (!isComparing_ || !session_.cases().scan()) {
        return;
    }
    const ComparedSide shown = shownSide();
    const ComparedSide other = isSameScan() ? shown : knownOther();
    const HealingCase* one = session_.cases().find(source_.id);
    const bool isBusyNow =
        isBusy(session_.cases().state()) || (one != nullptr && isBusy(one->state));
    const Inputs inputs{
        shown.scan, shown.cache, other.scan, other.cache,
        // While a scan is healed, what is said of it would change all the time.
        isBusyNow && inputs_ ? inputs_->shownSlices : shown.slicesHealed,
        isBusyNow && inputs_ ? inputs_->otherSlices : other.slicesHealed, shown.threshold,
        other.threshold, source_,
        parts_.panel.wantsAlignment() ? VisitAlignmentKind::Rigid : VisitAlignmentKind::ByHeader,
        parts_.panel.shownIsLater()};
    if (inputs_ == inputs) {
        return;
    }
    if (inputs_ && inputs_->shownScan != shown.scan) {
        // What the right side shows lies on the grid of the scan before.
        comparison_.reset();
        showSide({});
    }
    inputs_ = inputs;
    if (isSameScan()) {
        // Both sides are live: the right one follows the healing of the left one.
        auto made = std::make_shared<Comparison>();
        made->other = shown;
        made->shown = shown;
        made->isOneScan = true;
        take(made);
        return;
    }
    ComparisonOrder order;
    order.shown = shown;
    order.kind = inputs.kind;
    order.shownIsLater = inputs.shownIsLater;
    if (other.scan) {
        order.other = [other](const StopToken&) { return other; };
    } else if (source_.id < 0) {
        order.other = [folder = source_.folder](const StopToken& stop) {
            return sideOfResults(folder, stop);
        };
    } else if (one != nullptr) {
        order.other = [read = readerOf(*one), name = one->name](const StopToken& stop) {
            ComparedSide side;
            side.name = name;
            side.scan = read(stop);
            side.brain = side.scan->strippedBrain;
            side.contrast = side.scan->traits.tissue.contrast;
            return side;
        };
    } else {
        return;
    }
    parts_.panel.setWorking(0.0);
    if (!side_.scan) {
        parts_.area.setNote(tr("The two scans are being aligned…"));
    }
    comparer_.compare(order);
}

void CompareController::take(const std::shared_ptr<const Comparison>& comparison) {
    if (!isComparing_) {
        return;
    }
    comparison_ = comparison;
    if (source_.id < 0) {
        results_[source_.folder] = comparison->other;
    } else if (const HealingCase* one = session_.cases().find(source_.id); one && !one->scan) {
        read_[source_.id] = comparison->other;
    }
    if (inputs_) {
        // What was read only now is known from here on.
        inputs_->otherScan = comparison->other.scan;
        inputs_->otherCache = comparison->other.cache;
        inputs_->otherSlices = comparison->other.slicesHealed;
        inputs_->otherThreshold = comparison->other.threshold;
    }
    parts_.area.setNote(comparison->remarks.empty() ? QString()
                                                    : messageText(comparison->remarks.front()));
    showSide(comparison->shown);
    updateNames();
    parts_.panel.setComparison(comparison, shownSide().places);
}

void CompareController::showSide(const ComparedSide& side) {
    const bool isNew = side.scan != side_.scan;
    side_ = side;
    if (second_ == nullptr) {
        return;
    }
    passChoice();
    if (isNew) {
        second_->showScan();
        link_->align();
    }
    second_->refreshLater();
}

void CompareController::passChoice() {
    if (second_ == nullptr || !isComparing_) {
        return;
    }
    LayerChoice choice = parts_.presenter.choice();
    choice.base = static_cast<BaseLayer>(parts_.area.layers().currentIndex());
    if (!isSameScan()) {
        // The other scan has its own threshold, and its map alone without the steps.
        choice.threshold = side_.threshold > 0.0 ? side_.threshold : choice.threshold;
        choice.kind = OverlayKind::Score;
    }
    second_->setPosition(side_.cache ? side_.cache->steps() : 0, true);
    second_->setChoice(choice);
}

void CompareController::updateNames() {
    const HealingCase* shown = session_.cases().shown();
    if (shown == nullptr) {
        return;
    }
    if (isSameScan()) {
        parts_.area.setName(shown->name);
    } else {
        parts_.area.setName(parts_.panel.shownIsLater() ? tr("Later: %1").arg(shown->name)
                                                        : tr("Earlier: %1").arg(shown->name));
    }
}

void CompareController::askForFile() {
    QString file = QFileDialog::getSaveFileName(
        &window_, tr("Save the table"), QDir(settings_.lastFolder()).filePath(u"changes.csv"_s),
        tr("Tables (*.csv)"));
    if (!file.isEmpty()) {
        settings_.setLastFolder(QFileInfo(file).absolutePath());
        saveTable(file);
    }
}

void CompareController::saveTable(const QString& file) {
    if (!comparison_ || !comparison_->findings) {
        return;
    }
    guarded(
        [&] {
            writeTextAtomically(toPath(file), changesCsv(comparison_->findings->changes,
                                                         comparison_->earlierToLater));
            messages_.showInformation(tr("Saved %1").arg(file));
        },
        [&](const QString& message) { messages_.showProblem(message); });
}

}  // namespace disyre::ui
