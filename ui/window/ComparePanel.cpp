// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ComparePanel.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <cmath>

#include "ui/common/ErrorText.h"
#include "ui/common/PlaceTexts.h"
#include "ui/common/Position.h"
#include "ui/window/ControlTexts.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kColumns = 6;

QString fixed(double value, int decimals) {
    return QLocale().toString(value, 'f', decimals);
}

}  // namespace

ComparePanel::ComparePanel(QWidget* parent)
    : QWidget(parent),
      align_(new QCheckBox(this)),
      contrast_(new QCheckBox(this)),
      order_(new QCheckBox(this)),
      progress_(new QProgressBar(this)),
      cancel_(new QPushButton(this)),
      quality_(new QLabel(this)),
      summary_(new QLabel(this)),
      save_(new QPushButton(this)),
      table_(new QTreeWidget(this)) {
    setObjectName(u"comparePanel"_s);
    align_->setObjectName(u"alignBox"_s);
    align_->setChecked(true);
    contrast_->setObjectName(u"oneContrastBox"_s);
    order_->setObjectName(u"shownIsLaterBox"_s);
    progress_->setObjectName(u"alignmentProgress"_s);
    progress_->setRange(0, 100);
    cancel_->setObjectName(u"cancelAlignmentButton"_s);
    quality_->setObjectName(u"alignmentQuality"_s);
    quality_->setWordWrap(true);
    summary_->setObjectName(u"changeSummary"_s);
    summary_->setWordWrap(true);
    save_->setObjectName(u"saveChangesButton"_s);
    table_->setObjectName(u"changeTable"_s);
    table_->setRootIsDecorated(false);
    table_->setUniformRowHeights(true);
    table_->setAlternatingRowColors(true);
    table_->setColumnCount(kColumns);
    table_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    // A click must not take the keys away from the views.
    for (QWidget* each :
         std::initializer_list<QWidget*>{align_, contrast_, order_, cancel_, save_, table_}) {
        each->setFocusPolicy(Qt::TabFocus);
    }
    arrange();
    connect(align_, &QCheckBox::toggled, this, &ComparePanel::alignmentWanted);
    connect(contrast_, &QCheckBox::toggled, this, &ComparePanel::contrastWanted);
    connect(order_, &QCheckBox::toggled, this, &ComparePanel::orderWanted);
    connect(cancel_, &QPushButton::clicked, this, &ComparePanel::cancelRequested);
    connect(save_, &QPushButton::clicked, this, &ComparePanel::saveRequested);
    const auto go = [this](const QTreeWidgetItem* item) {
        if (item != nullptr && comparison_ && comparison_->findings) {
            const auto row = static_cast<std::size_t>(item->data(0, Qt::UserRole).toInt());
            Q_EMIT placeChosen(placeOf(comparison_->findings->changes[row]));
        }
    };
    connect(table_, &QTreeWidget::currentItemChanged, this, go);
    connect(table_, &QTreeWidget::itemClicked, this, go);
    retranslate();
}

void ComparePanel::arrange() {
    auto* working = new QHBoxLayout;
    working->addWidget(progress_, 1);
    working->addWidget(cancel_);
    auto* inside = new QWidget(this);
    auto* choices = new QVBoxLayout(inside);
    choices->setContentsMargins(0, 0, 0, 0);
    choices->setSpacing(4);
    choices->addWidget(align_);
    choices->addLayout(working);
    choices->addWidget(quality_);
    choices->addWidget(contrast_);
    choices->addWidget(order_);
    choices->addStretch();
    // In a low dock the choices are scrolled, so that no line is cut off.
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(u"compareScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto* heading = new QHBoxLayout;
    heading->addWidget(summary_, 1);
    heading->addWidget(save_, 0, Qt::AlignTop);
    auto* changes = new QVBoxLayout;
    changes->setSpacing(4);
    changes->addLayout(heading);
    changes->addWidget(table_, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->setSpacing(12);
    layout->addWidget(scroll, 2);
    layout->addLayout(changes, 3);
}

bool ComparePanel::wantsAlignment() const {
    return align_->isChecked();
}

bool ComparePanel::wantsOneContrast() const {
    return contrast_->isChecked();
}

bool ComparePanel::shownIsLater() const {
    return order_->isChecked();
}

void ComparePanel::setOneContrast(bool on) {
    const QSignalBlocker quiet(contrast_);
    contrast_->setChecked(on);
}

void ComparePanel::setAlignment(bool on) {
    const QSignalBlocker quiet(align_);
    align_->setChecked(on);
}

void ComparePanel::setWorking(double share) {
    problem_.clear();
    progress_->setValue(static_cast<int>(std::lround(100.0 * share)));
    progress_->setVisible(true);
    cancel_->setVisible(true);
    quality_->setText(tr("The two scans are being aligned…"));
}

void ComparePanel::setComparison(const std::shared_ptr<const Comparison>& comparison,
                                 const std::shared_ptr<const ScanPlaces>& names) {
    comparison_ = comparison;
    names_ = names;
    problem_.clear();
    showComparison();
}

void ComparePanel::setProblem(const QString& text) {
    comparison_.reset();
    problem_ = text;
    showComparison();
}

void ComparePanel::showComparison() {
    progress_->setVisible(false);
    cancel_->setVisible(false);
    quality_->setText(qualityText());
    quality_->setVisible(!quality_->text().isEmpty());
    summary_->setText(summaryText());
    const bool isOneScan = comparison_ && comparison_->isOneScan;
    align_->setEnabled(!isOneScan);
    order_->setEnabled(!isOneScan || comparison_->findings);
    save_->setEnabled(comparison_ && comparison_->findings);
    fillTable();
}

QString ComparePanel::qualityText() const {
    if (!problem_.isEmpty() || !comparison_) {
        return problem_;
    }
    QStringList sentences;
    if (comparison_->isOneScan) {
        sentences << tr("Both sides are one scan and need no alignment.");
    } else {
        const RigidAlignment& fit = comparison_->alignment;
        QString quality = tr("poor");
        if (fit.quality() == AlignmentQuality::Good) {
            quality = tr("good");
        } else if (fit.quality() == AlignmentQuality::Doubtful) {
            quality = tr("doubtful");
        }
        const QString agreement = fixed(fit.agreement, 2);
        if (comparison_->kind == VisitAlignmentKind::Rigid) {
            sentences << tr("Alignment: %1 (agreement %2 of 1). The right scan was turned by %3° "
                            "and shifted by %4 mm.")
                             .arg(quality, agreement, fixed(fit.turnDegrees, 1),
                                  fixed(fit.shiftMillimetres, 1));
        } else {
            sentences << tr("Not aligned. By the positions in their headers the fit is %1 "
                            "(agreement %2 of 1).")
                             .arg(quality, agreement);
        }
    }
    for (const Message& remark : comparison_->remarks) {
        sentences << messageText(remark);
    }
    return sentences.join(u' ');
}

QString ComparePanel::summaryText() const {
    if (!comparison_) {
        return {};
    }
    if (!comparison_->findings && comparison_->isOneScan) {
        return {};
    }
    if (!comparison_->findings) {
        return tr("Heal both scans to see what became of each finding.");
    }
    const FindingComparison& findings = *comparison_->findings;
    if (findings.changes.empty()) {
        return tr("Neither scan has a finding at its threshold.");
    }
    const auto count = [&findings](ChangeKind kind) {
        return static_cast<int>(findings.count(kind));
    };
    const QString part =
        comparison_->isPartial ? tr("Not all slices are healed.") + u' ' : QString();
    return part + tr("Findings: %1 new, %2 grown, %3 shrunk, %4 gone, %5 unchanged")
                      .arg(count(ChangeKind::New))
                      .arg(count(ChangeKind::Grown))
                      .arg(count(ChangeKind::Shrunk))
                      .arg(count(ChangeKind::Gone))
                      .arg(count(ChangeKind::Unchanged));
}

std::array<double, 3> ComparePanel::placeOf(const FindingChange& change) const {
    return shownIsLater() ? movedBy(comparison_->earlierToLater, change.centre) : change.centre;
}

void ComparePanel::fillTable() {
    const QSignalBlocker quiet(table_);
    table_->clear();
    if (!comparison_ || !comparison_->findings) {
        return;
    }
    const auto kindText = [](ChangeKind kind) {
        switch (kind) {
            case ChangeKind::New:
                return tr("new");
            case ChangeKind::Grown:
                return tr("grown");
            case ChangeKind::Shrunk:
                return tr("shrunk");
            case ChangeKind::Gone:
                return tr("gone");
            case ChangeKind::Unchanged:
                break;
        }
        return tr("unchanged");
    };
    const auto millilitres = [](double value) {
        return value > 0.0 ? tr("%1 ml").arg(fixed(value, 2)) : u"–"_s;
    };
    int row = 0;
    for (const FindingChange& change : comparison_->findings->changes) {
        auto* item = new QTreeWidgetItem(table_);
        const double difference = change.millilitresLater - change.millilitresEarlier;
        const QString sign = difference > 0.0 ? u"+"_s : QString();
        QString differs = sign + tr("%1 ml").arg(fixed(difference, 2));
        if (!change.earlier.empty() && !change.later.empty()) {
            differs += u" ("_s + sign +
                       tr("%1 %").arg(fixed(100.0 * difference / change.millilitresEarlier, 0)) +
                       u')';
        }
        const std::array<double, 3> place = placeOf(change);
        const AtlasRegion* region = names_ ? names_->regionAt(place) : nullptr;
        const QString where = positionText(place);
        const QStringList texts{QLocale().toString(row + 1),
                                kindText(change.kind),
                                millilitres(change.millilitresEarlier),
                                millilitres(change.millilitresLater),
                                differs,
                                region != nullptr ? areaText(*region) + u", "_s + where : where};
        for (int column = 0; column < kColumns; ++column) {
            item->setText(column, texts[column]);
            if (column == 0 || (column >= 2 && column <= 4)) {
                item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
            }
        }
        item->setData(0, Qt::UserRole, row);
        ++row;
    }
}

void ComparePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ComparePanel::retranslate() {
    align_->setText(tr("Align the two scans"));
    describe(*align_, tr("Align the two scans"),
             tr("Turn and shift the right scan until it fits the left one; without it, the "
                "positions in the headers hold"));
    contrast_->setText(tr("One window and level for both"));
    describe(*contrast_, tr("One window and level for both"),
             tr("A change of contrast on one side is made on the other side too"));
    order_->setText(tr("The left scan is the later one"));
    describe(*order_, tr("The left scan is the later one"),
             tr("Which of the two scans is the later one decides what is new and what is gone"));
    cancel_->setText(tr("Cancel"));
    describe(*cancel_, tr("Cancel the alignment"),
             tr("End the alignment and compare by the positions in the headers"));
    save_->setText(tr("Save the table…"));
    describe(*save_, tr("Save the table"), tr("Write the table of changes into a CSV file"));
    describe(*progress_, tr("Progress of the alignment"), {});
    describe(*table_, tr("Changes of the findings"),
             tr("What became of each finding. A finding has grown or shrunk if its volume differs "
                "by a quarter and by 0.1 ml. Click a row to go there."));
    table_->setHeaderLabels(
        {tr("No."), tr("Change"), tr("Earlier"), tr("Later"), tr("Difference"), tr("Place")});
    showComparison();
}

}  // namespace disyre::ui
