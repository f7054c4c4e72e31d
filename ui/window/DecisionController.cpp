// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/DecisionController.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QToolButton>

#include <array>

#include "ui/common/ThemedIcon.h"
#include "ui/findings/FindingEditor.h"
#include "ui/findings/FindingNoteDialog.h"
#include "ui/findings/FindingsPanel.h"
#include "ui/findings/FindingsPresenter.h"
#include "ui/viewer/PaintedAreas.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/MessageController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// Colours that differ for most people, also on grey (Okabe and Ito, 2008).
struct NamedColour {
    const char* name;
    std::array<std::uint8_t, 3> colour;
};
constexpr std::array<NamedColour, 6> kColours{
    {{QT_TRANSLATE_NOOP("disyre::ui::DecisionController", "Orange"), {230, 159, 0}},
     {QT_TRANSLATE_NOOP("disyre::ui::DecisionController", "Sky blue"), {86, 180, 233}},
     {QT_TRANSLATE_NOOP("disyre::ui::DecisionController", "Green"), {0, 158, 115}},
     {QT_TRANSLATE_NOOP("disyre::ui::DecisionController", "Yellow"), {240, 228, 66}},
     {QT_TRANSLATE_NOOP("disyre::ui::DecisionController", "Vermilion"), {213, 94, 0}},
     {QT_TRANSLATE_NOOP("disyre::ui::DecisionController", "Purple"), {204, 121, 167}}}};

QIcon colourIcon(const std::array<std::uint8_t, 3>& colour) {
    QPixmap pixmap(16, 16);
    pixmap.fill(QColor(colour[0], colour[1], colour[2]));
    return QIcon(pixmap);
}

}  // namespace

DecisionController::DecisionController(FindingEditor& editor, FindingsPresenter& findings,
                                       FindingsPanel& panel, PaintedAreas& areas, ViewGrid& views,
                                       MessageController& messages, QWidget& window)
    : QObject(&window),
      editor_(editor),
      findings_(findings),
      panel_(panel),
      views_(views),
      messages_(messages),
      window_(window),
      texts_(staticMetaObject) {
    makeDecisions();
    makeColours();
    makeEdits();
    makeControls();
    connect(&panel_, &FindingsPanel::selectionChanged, this, &DecisionController::update);
    connect(&findings_, &FindingsPresenter::listChanged, this, &DecisionController::update);
    connect(&areas, &PaintedAreas::changed, this, &DecisionController::update);
    connect(&editor_, &FindingEditor::said, &messages_, &MessageController::showInformation);
    connect(&editor_, &FindingEditor::made, this, &DecisionController::follow);
    update();
}

QAction* DecisionController::make(const QString& name, const QString& icon, const char* text,
                                  const QKeySequence& key, const char* tip,
                                  std::function<void()> act) {
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setShortcut(key);
    if (!icon.isEmpty()) {
        action->setIcon(themedIcon(icon));
    }
    texts_.add(*action, text, tip);
    connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

void DecisionController::makeDecisions() {
    keep_ = make(u"keepFindingAction"_s, u"keep"_s, QT_TR_NOOP("&Keep"), Qt::Key_K,
                 QT_TR_NOOP("Keep the finding: it is to be reported"),
                 [this] { editor_.decide(panel_.selected(), FindingDecision::Kept); });
    reasons_ = new QMenu(&window_);
    const auto reason = [this](const QString& name, const char* text, const QKeySequence& key,
                               DismissalReason why) {
        QAction* action = make(
            name, {}, text, key,
            QT_TR_NOOP("Dismiss the finding: it stays listed, struck through, without a number in "
                       "the picture"),
            [this, why] { editor_.decide(panel_.selected(), FindingDecision::Dismissed, why); });
        reasons_->addAction(action);
        ofSome_ << action;
        return action;
    };
    dismiss_ = reason(u"dismissFindingAction"_s, QT_TR_NOOP("&Without a reason"), Qt::Key_J,
                      DismissalReason::None);
    reason(u"dismissVariantAction"_s, QT_TR_NOOP("Normal &variant"), {},
           DismissalReason::NormalVariant);
    reason(u"dismissArtefactAction"_s, QT_TR_NOOP("&Artefact"), {}, DismissalReason::Artefact);
    reason(u"dismissMaskAction"_s, QT_TR_NOOP("Wrong brain &mask"), {}, DismissalReason::WrongMask);
    reason(u"dismissOtherAction"_s, QT_TR_NOOP("&Other reason"), {}, DismissalReason::Other);
    texts_.add(*reasons_, QT_TR_NOOP("&Dismiss"));
    open_ = make(u"reopenFindingAction"_s, u"reopen"_s, QT_TR_NOOP("&Back to open"), Qt::Key_U,
                 QT_TR_NOOP("Take back the decision about the finding"),
                 [this] { editor_.decide(panel_.selected(), FindingDecision::Open); });
    note_ = make(u"nameFindingAction"_s, u"note"_s, QT_TR_NOOP("&Name and comment…"), Qt::Key_F2,
                 QT_TR_NOOP("Give the finding a name, and write a comment on it"),
                 [this] { describe(); });
    ofSome_ << keep_ << open_;
    ofOne_ << note_;
}

void DecisionController::makeColours() {
    colours_ = new QMenu(&window_);
    texts_.add(*colours_, QT_TR_NOOP("C&olour"));
    for (std::size_t i = 0; i < kColours.size(); ++i) {
        QAction* action =
            make(u"findingColour%1Action"_s.arg(i + 1), {}, kColours[i].name, {},
                 QT_TR_NOOP("Write the number of the finding in this colour"),
                 [this, i] { editor_.setColour(panel_.selected(), kColours[i].colour); });
        action->setIcon(colourIcon(kColours[i].colour));
        colours_->addAction(action);
        ofSome_ << action;
    }
    QAction* own = make(u"findingColour0Action"_s, {}, QT_TR_NOOP("&As the program chooses"), {},
                        QT_TR_NOOP("Give the finding no colour of its own"),
                        [this] { editor_.setColour(panel_.selected(), std::nullopt); });
    colours_->addAction(own);
    ofSome_ << own;
}

void DecisionController::makeEdits() {
    voxels_ = new QMenu(&window_);
    texts_.add(*voxels_, QT_TR_NOOP("&Voxels"));
    const auto ofOne = [this](const QString& name, const char* text, const char* tip,
                              void (FindingEditor::*act)(int)) {
        QAction* action = make(name, {}, text, {}, tip,
                               [this, act] { (editor_.*act)(panel_.selected().front()); });
        voxels_->addAction(action);
        ofOne_ << action;
        return action;
    };
    ofOne(u"splitFindingAction"_s, QT_TR_NOOP("&Split in two"),
          QT_TR_NOOP("Split the finding along the ruler that is chosen, or else between its two "
                     "peaks"),
          &FindingEditor::split);
    join_ = make(u"joinFindingsAction"_s, {}, QT_TR_NOOP("&Join the selected ones"), {},
                 QT_TR_NOOP("Make one finding of those that are selected; Ctrl and click selects "
                            "several"),
                 [this] { editor_.join(panel_.selected()); });
    voxels_->addAction(join_);
    ofOne(u"growFindingAction"_s, QT_TR_NOOP("&Grow by a voxel"),
          QT_TR_NOOP("Add the voxels around the finding to it"), &FindingEditor::grow);
    ofOne(u"shrinkFindingAction"_s, QT_TR_NOOP("Sh&rink by a voxel"),
          QT_TR_NOOP("Take the voxels at its edge away from the finding"), &FindingEditor::shrink);
    voxels_->addSeparator();
    addArea_ = ofOne(u"addAreaAction"_s, QT_TR_NOOP("&Add the painted area"),
                     QT_TR_NOOP("Add what is painted with the brush to the finding"),
                     &FindingEditor::addArea);
    eraseArea_ = ofOne(u"eraseAreaAction"_s, QT_TR_NOOP("&Take the painted area away"),
                       QT_TR_NOOP("Take what is painted with the brush away from the finding"),
                       &FindingEditor::eraseArea);
    draw_ = make(u"drawFindingAction"_s, {}, QT_TR_NOOP("Make the painted area a &finding"), {},
                 QT_TR_NOOP("Add what is painted with the brush to the list, as a finding that the "
                            "program has missed"),
                 [this] { editor_.drawFinding(); });
    voxels_->addAction(draw_);
}

void DecisionController::makeControls() {
    auto* controls = new QWidget(&panel_);
    controls->setObjectName(u"findingControls"_s);
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    const auto button = [&](const QString& name) {
        auto* made = new QToolButton(controls);
        made->setObjectName(name);
        made->setAutoRaise(true);
        made->setIconSize(QSize(16, 16));
        made->setMinimumSize(26, 26);
        made->setFocusPolicy(Qt::TabFocus);
        row->addWidget(made);
        return made;
    };
    button(u"keepFindingButton"_s)->setDefaultAction(keep_);
    reasonsButton_ = button(u"dismissFindingButton"_s);
    reasonsButton_->setIcon(themedIcon(u"dismiss"_s));
    reasonsButton_->setMenu(reasons_);
    reasonsButton_->setPopupMode(QToolButton::InstantPopup);
    button(u"reopenFindingButton"_s)->setDefaultAction(open_);
    button(u"nameFindingButton"_s)->setDefaultAction(note_);
    voxelsButton_ = button(u"findingVoxelsButton"_s);
    voxelsButton_->setIcon(themedIcon(u"scissors"_s));
    voxelsButton_->setMenu(voxels_);
    voxelsButton_->setPopupMode(QToolButton::InstantPopup);
    row->addStretch();
    panel_.setTools({keep_, reasons_->menuAction(), open_, note_, colours_->menuAction(),
                     voxels_->menuAction()},
                    controls);
    retranslate();
}

void DecisionController::addTo(QMenu& menu) {
    menu.addAction(keep_);
    menu.addMenu(reasons_);
    menu.addActions({open_, note_});
    menu.addMenu(colours_);
    menu.addMenu(voxels_);
}

void DecisionController::retranslate() {
    texts_.retranslate();
    for (QToolButton* button : reasonsButton_->parentWidget()->findChildren<QToolButton*>()) {
        if (button->defaultAction() != nullptr) {
            button->setAccessibleName(button->defaultAction()->text().remove(u'&'));
        }
    }
    reasonsButton_->setToolTip(tr("Dismiss the finding, for a reason (J: without one)"));
    reasonsButton_->setAccessibleName(tr("Dismiss the finding"));
    voxelsButton_->setToolTip(tr("Change which voxels belong to the finding"));
    voxelsButton_->setAccessibleName(voxelsButton_->toolTip());
}

void DecisionController::describe() {
    const std::vector<int> rows = panel_.selected();
    if (rows.size() != 1) {
        return;
    }
    const Finding finding = findings_.findings().at(static_cast<std::size_t>(rows.front()));
    auto* dialog = new FindingNoteDialog(finding.note, rows.front() + 1, &window_);
    connect(dialog, &QDialog::accepted, this, [this, dialog, finding, number = rows.front() + 1] {
        editor_.describe(finding, number, dialog->note());
    });
    dialog->open();
}

void DecisionController::follow(int id) {
    const auto& now = findings_.findings();
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i].decided == id) {
            panel_.choose(static_cast<int>(i));
        }
    }
    views_.active().setFocus();
}

void DecisionController::update() {
    const std::size_t count = panel_.selected().size();
    for (QAction* action : ofSome_) {
        action->setEnabled(count > 0);
    }
    for (QAction* action : ofOne_) {
        action->setEnabled(count == 1);
    }
    const bool hasArea = editor_.hasArea();
    join_->setEnabled(count > 1);
    draw_->setEnabled(hasArea);
    addArea_->setEnabled(count == 1 && hasArea);
    eraseArea_->setEnabled(count == 1 && hasArea);
    reasonsButton_->setEnabled(count > 0);
}

}  // namespace disyre::ui
