// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/SplitPage.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableView>

#include <algorithm>

#include "ui/wizard/SplitTable.h"
#include "ui/wizard/TrainingDraft.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

SplitPage::SplitPage(TrainingDraft& draft, QWidget* parent)
    : WizardPage(u"splitPage"_s, parent),
      draft_(draft),
      table_(new SplitTable(draft, this)),
      view_(new QTableView(this)) {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    countTitle_ = new QLabel(this);
    count_ = new QSpinBox(this);
    count_->setObjectName(u"heldOutBox"_s);
    count_->setRange(0, 0);
    count_->setKeyboardTracking(false);
    countTitle_->setBuddy(count_);
    again_ = new QPushButton(this);
    again_->setObjectName(u"drawAgainButton"_s);
    row->addWidget(countTitle_);
    row->addWidget(count_);
    row->addWidget(again_);
    row->addStretch();
    room()->addLayout(row);

    view_->setObjectName(u"splitTable"_s);
    view_->setModel(table_);
    view_->viewport()->setBackgroundRole(QPalette::Window);
    view_->setShowGrid(false);
    view_->verticalHeader()->hide();
    view_->setSelectionBehavior(QAbstractItemView::SelectRows);
    view_->horizontalHeader()->setHighlightSections(false);
    view_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view_->horizontalHeader()->setSectionResizeMode(SplitTable::File, QHeaderView::Stretch);
    view_->horizontalHeader()->setSectionResizeMode(SplitTable::Subject, QHeaderView::Stretch);
    view_->setColumnWidth(SplitTable::HeldOut, 20 * fontMetrics().averageCharWidth());
    room()->addWidget(view_, 1);
    summary_ = textLabel(this, u"splitSummary"_s);
    room()->addWidget(summary_);

    connect(count_, &QSpinBox::valueChanged, this, &SplitPage::draw);
    connect(again_, &QPushButton::clicked, this, [this] {
        ++seed_;
        draw();
    });
    connect(&draft_, &TrainingDraft::splitChanged, this, &SplitPage::showState);
    retranslate();
}

void SplitPage::retranslate() {
    setHeading(tr("Learn from some, check with others"),
               tr("Some subjects are held out: the model never learns from them, so they show "
                  "whether it learned what healthy brains look like or only these ones. All scans "
                  "of a subject stay on one side; correct a subject where it was guessed wrong."));
    countTitle_->setText(tr("&Held-out subjects"));
    count_->setAccessibleName(tr("Held-out subjects"));
    count_->setToolTip(tr("One in ten is usual; with few subjects, one or two"));
    again_->setText(tr("&Draw again"));
    again_->setToolTip(tr("Holds out other subjects, as many"));
    view_->setAccessibleName(tr("Scans and their subjects"));
    table_->retranslate();
    if (entered_) {
        showState();
    }
}

void SplitPage::initializePage() {
    entered_ = true;
    table_->takeScans();
    if (draft_.heldOutSubjects() == 0) {
        draft_.drawSplit(0, seed_);
    }
    showState();
}

void SplitPage::draw() {
    if (count_->value() > 0) {
        draft_.drawSplit(count_->value(), seed_);
        return;
    }
    // The number that the person has typed stays, and the page says why it is not possible.
    for (std::size_t i = 0; i < draft_.scans().size(); ++i) {
        if (draft_.scans()[i].heldOut) {
            draft_.setHeldOut(i, false);
        }
    }
}

bool SplitPage::isComplete() const {
    const int held = draft_.heldOutSubjects();
    const bool named = std::none_of(
        draft_.scans().begin(), draft_.scans().end(),
        [](const DraftScan& scan) { return scan.used && scan.survey.subject.empty(); });
    return named && held > 0 && draft_.usedSubjects() - held >= 2;
}

void SplitPage::showState() {
    const int subjects = draft_.usedSubjects();
    const int held = draft_.heldOutSubjects();
    const QSignalBlocker quiet(count_);
    count_->setRange(0, std::max(0, subjects - 2));
    count_->setValue(held);
    summary_->setText(
        tr("%n subject(s) to learn from, %1 held out.", nullptr, subjects - held).arg(held));
    const bool nameless =
        std::any_of(draft_.scans().begin(), draft_.scans().end(),
                    [](const DraftScan& scan) { return scan.used && scan.survey.subject.empty(); });
    if (nameless) {
        setProblem(
            tr("A scan has no subject. Type whose it is, or any name that no other scan has."));
    } else if (held == 0) {
        setProblem(
            tr("No subject is held out, so nothing could tell learning from memorising. Hold "
               "out one at least."));
    } else if (subjects - held < 2) {
        setProblem(
            tr("At least two subjects must be left to learn from: anomalies are made of "
               "another subject's brain. Hold out fewer, or add scans."));
    } else {
        setProblem(QString());
    }
    Q_EMIT completeChanged();
}

}  // namespace disyre::ui
