// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/BrainMaskController.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>

#include <cstdlib>

#include "core/preprocess/BrainMask.h"
#include "core/preprocess/LabelFile.h"
#include "core/preprocess/Orientation.h"
#include "core/workflows/BrainExtraction.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Guarded.h"
#include "ui/common/NumberText.h"
#include "ui/common/Paths.h"
#include "ui/common/ScanFilter.h"
#include "ui/common/Settings.h"
#include "ui/healing/HealingSession.h"
#include "ui/viewer/BrainMaskEditor.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/MessageController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

BrainMaskController::BrainMaskController(HealingSession& session, BrainMaskEditor& editor,
                                         ViewGrid& views, LayerPanel& layers, Settings& settings,
                                         MessageController& messages, QWidget& window)
    : QObject(&window),
      session_(session),
      editor_(editor),
      views_(views),
      layers_(layers),
      settings_(settings),
      messages_(messages),
      window_(window),
      texts_(staticMetaObject),
      files_(this, Worker::Priority::Normal) {
    show_ = new QAction(this);
    show_->setObjectName(u"showBrainMaskAction"_s);
    show_->setShortcut(Qt::Key_O);
    show_->setCheckable(true);
    texts_.add(*show_, QT_TR_NOOP("&Brain mask"),
               QT_TR_NOOP("Show or hide the outline of the brain mask, in turquoise"));
    using Me = BrainMaskController;
    find_ = make(u"findBrainAction"_s, QT_TR_NOOP("&Find the brain"), {},
                 QT_TR_NOOP("Find the brain in the scan before it is healed, to look at its mask"),
                 &Me::findBrain);
    open_ = make(u"openMaskAction"_s, QT_TR_NOOP("&Open a brain mask…"), {},
                 QT_TR_NOOP("Take the brain mask from a mask or label file"), &Me::askForMask);
    fill_ = make(u"fillMaskAction"_s, QT_TR_NOOP("Fill &holes"), Qt::CTRL | Qt::Key_H,
                 QT_TR_NOOP("Fill what the brain mask encloses on all sides"), nullptr);
    grow_ = make(u"growMaskAction"_s, QT_TR_NOOP("&Grow by a voxel"), Qt::CTRL | Qt::Key_G,
                 QT_TR_NOOP("Add a layer of voxels all around the brain mask"), nullptr);
    shrink_ = make(u"shrinkMaskAction"_s, QT_TR_NOOP("&Shrink by a voxel"),
                   Qt::CTRL | Qt::SHIFT | Qt::Key_G,
                   QT_TR_NOOP("Take away the outer layer of voxels of the brain mask"), nullptr);
    back_ = make(u"foundMaskAction"_s, QT_TR_NOOP("&Back to the mask that was found"), {},
                 QT_TR_NOOP("Take back everything that was mended; it can be undone"), &Me::goBack);

    connect(show_, &QAction::triggered, this, &Me::chooseShown);
    connect(&layers_, &LayerPanel::brainMaskToggled, this, &Me::chooseShown);
    connect(fill_, &QAction::triggered, &editor_, &BrainMaskEditor::fillHoles);
    connect(grow_, &QAction::triggered, &editor_, &BrainMaskEditor::grow);
    connect(shrink_, &QAction::triggered, &editor_, &BrainMaskEditor::shrink);
    connect(&editor_, &BrainMaskEditor::changed, this, &Me::takeChange);
    connect(&editor_, &BrainMaskEditor::stateChanged, this, &Me::update);
    connect(&editor_, &BrainMaskEditor::maskMissing, this, [this] {
        messages_.showInformation(
            tr("This scan has no brain mask yet: find the brain first (Heal > "
               "Brain mask), or open a mask."));
    });
    connect(&session_.cases(), &CaseList::brainFound, this, &Me::takeFoundBrain);
    connect(&session_.job(), &HealingJob::brainFound, this, &Me::takeSoughtBrain);
    connect(&session_.job(), &HealingJob::healingStarted, this,
            [this] { saysHealedEarlier_ = false; });
    connect(&session_.cases(), &CaseList::stateChanged, this, &Me::update);
    update();
}

QAction* BrainMaskController::make(const QString& name, const char* text, const QKeySequence& key,
                                   const char* tip, void (BrainMaskController::*act)()) {
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setShortcut(key);
    texts_.add(*action, text, tip);
    if (act != nullptr) {
        connect(action, &QAction::triggered, this, act);
    }
    return action;
}

void BrainMaskController::addShowTo(QMenu& menu) {
    menu.addAction(show_);
}

void BrainMaskController::addTo(QMenu& menu, QAction* brush) {
    QMenu* mask = menu.addMenu(QString());
    texts_.add(*mask, QT_TR_NOOP("Brain &mask"));
    mask->setToolTipsVisible(true);
    mask->addActions({find_, open_});
    mask->addSeparator();
    mask->addAction(brush);
    mask->addActions({fill_, grow_, shrink_});
    mask->addSeparator();
    mask->addAction(back_);
}

void BrainMaskController::retranslate() {
    texts_.retranslate();
}

HealingCase* BrainMaskController::shown() const {
    return session_.cases().find(session_.cases().shownId());
}

void BrainMaskController::showScan() {
    const HealingCase* one = shown();
    if (one != nullptr && one->scan && one->scan == scan_.lock()) {
        return;
    }
    saysHealedEarlier_ = false;
    if (one == nullptr || !one->scan) {
        scan_.reset();
        editor_.begin(nullptr, {}, {1, 1, 1});
        return;
    }
    scan_ = one->scan;
    const MaskOrigin origin =
        one->ownMask ? MaskOrigin{one->ownMask->file, one->ownMask->mended} : MaskOrigin();
    editor_.begin(one->brainMask(), origin, one->scan->ras.spacing());
}

// ---- The brain that the program finds

void BrainMaskController::findBrain() {
    messages_.dismiss();
    session_.job().findBrain();
}

void BrainMaskController::takeFoundBrain(int id) {
    const HealingCase* one = session_.cases().find(id);
    if (one == shown() && one != nullptr && !one->ownMask) {
        put(*one->foundMask, {}, tr("finding the brain"));
    }
    update();
}

void BrainMaskController::takeSoughtBrain(int id) {
    const HealingCase* one = session_.cases().find(id);
    if (one == nullptr) {
        return;
    }
    if (one != shown()) {
        session_.cases().setOwnMask(id, nullptr);
        return;
    }
    put(*one->foundMask, {}, tr("finding the brain"));
    QStringList remarks{tr("The brain was found: %1 ml. Where the outline is wrong, mend it before "
                           "you heal (Shift+M).")
                            .arg(QLocale().toString(one->brain->millilitres, 'f', 0))};
    for (const Message& warning : one->brain->warnings) {
        remarks << messageText(warning);
    }
    tell(remarks);
}

// ---- The mask of a file

void BrainMaskController::askForMask() {
    const auto scan = session_.cases().scan();
    const QString file = QFileDialog::getOpenFileName(&window_, tr("Open a brain mask"),
                                                      settings_.lastFolder(), scanFilter());
    if (file.isEmpty() || !scan) {
        return;
    }
    settings_.setLastFolder(QFileInfo(file).absolutePath());
    messages_.showInformation(tr("Opening %1…").arg(QFileInfo(file).fileName()));
    files_.add([this, scan, path = toPath(file)](const Worker::Reply& reply, const StopToken&) {
        guarded(
            [&] {
                std::vector<Message> warnings;
                const Mask mask =
                    toRas(brainFromLabels(readLabelsFor(scan->scan, path, warnings), 0, 0),
                          scan->orientation);
                QStringList remarks;
                for (const Message& warning : warnings) {
                    remarks << messageText(warning);
                }
                reply([this, scan, mask, path, remarks] {
                    takeOpenedMask(scan, mask, {path, false}, remarks);
                });
            },
            [&](const QString& message) {
                reply([this, message] { messages_.showProblem(message); });
            });
    });
}

void BrainMaskController::takeOpenedMask(const std::shared_ptr<const OpenedScan>& scan,
                                         const Mask& ras, const MaskOrigin& origin,
                                         const QStringList& remarks) {
    if (session_.cases().scan() == scan) {
        messages_.dismiss();
        put(ras, origin, tr("opening a brain mask"));
        tell(remarks);
        return;
    }
    for (const auto& one : session_.cases().all()) {
        if (one->scan == scan) {
            session_.cases().setOwnMask(
                one->id, std::make_shared<const OwnMask>(OwnMask{ras, origin.file, false}));
        }
    }
}

// ---- What is mended

void BrainMaskController::put(const Mask& ras, const MaskOrigin& origin, const QString& text) {
    if (editor_.hasMask()) {
        editor_.replace(ras, origin, text);
    } else {
        editor_.begin(&ras, origin, session_.cases().scan()->ras.spacing());
        giveToCase();
        update();
    }
}

void BrainMaskController::goBack() {
    const HealingCase* one = shown();
    if (one != nullptr && one->foundMask) {
        editor_.replace(*one->foundMask, {}, tr("going back to the mask that was found"));
    }
}

void BrainMaskController::giveToCase() {
    const MaskOrigin& origin = editor_.origin();
    session_.cases().setOwnMask(
        session_.cases().shownId(),
        origin == MaskOrigin()
            ? nullptr
            : std::make_shared<const OwnMask>(OwnMask{editor_.mask(), origin.file, origin.mended}));
}

void BrainMaskController::takeChange(qint64 by) {
    giveToCase();
    tellChange(by);
    update();
}

void BrainMaskController::tellChange(qint64 by) {
    QStringList parts;
    // What is drawn with the brush is seen where it is drawn, and a message that comes and goes
    // would move the picture under it.
    if (editor_.working()) {
        const QLocale locale;
        parts << tr("The brain mask has %1 voxels now (%2%3).")
                     .arg(countText(static_cast<qint64>(editor_.voxelCount())),
                          by < 0 ? QString(locale.negativeSign()) : QString(locale.positiveSign()),
                          locale.toString(std::abs(by)));
    }
    tell(parts);
}

void BrainMaskController::tell(QStringList parts) {
    const HealingCase* one = shown();
    const bool isEarlier = one != nullptr && one->healedWithOtherMask();
    if (isEarlier) {
        parts << tr(
            "What is shown was healed with the earlier brain mask; Heal does it anew with "
            "this one.");
    }
    if (!parts.isEmpty()) {
        messages_.showInformation(parts.join(u' '));
    } else if (saysHealedEarlier_) {
        messages_.dismiss();
    }
    saysHealedEarlier_ = isEarlier;
}

// ---- What is shown

void BrainMaskController::chooseShown(bool shown) {
    settings_.setBrainMaskShown(shown);
    update();
}

void BrainMaskController::update() {
    const HealingCase* one = shown();
    const bool isOpen = one != nullptr && one->scan != nullptr;
    const bool isFound = isOpen && (one->brain != nullptr || one->ownMask != nullptr);
    const bool isShown = settings_.brainMaskShown().value_or(isFound);
    show_->setChecked(isShown);
    show_->setEnabled(isOpen);
    layers_.setBrainMask(isShown, isOpen);
    for (SliceView* view : views_.views()) {
        view->setMaskShown(isShown);
    }
    find_->setEnabled(session_.job().canFindBrain());
    open_->setEnabled(isOpen);
    const bool canMend = isOpen && editor_.hasMask() && !editor_.working();
    for (QAction* each : {fill_, grow_, shrink_}) {
        each->setEnabled(canMend);
    }
    back_->setEnabled(canMend && one->foundMask != nullptr && editor_.origin() != MaskOrigin());
}

}  // namespace disyre::ui
