// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/ComparisonDialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace disyre::ui {

ComparisonDialog::ComparisonDialog(QWidget* parent)
    : QDialog(parent),
      summary_(new QLabel(this)),
      list_(new QTreeWidget(this)),
      export_(new QPushButton(this)),
      close_(new QPushButton(this)) {
    setObjectName(u"comparisonDialog"_s);
    summary_->setObjectName(u"comparisonSummary"_s);
    summary_->setWordWrap(true);
    list_->setObjectName(u"comparisonList"_s);
    list_->setRootIsDecorated(false);
    list_->setAlternatingRowColors(true);
    list_->setColumnCount(5);
    list_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    export_->setObjectName(u"exportComparisonButton"_s);
    close_->setObjectName(u"closeComparisonButton"_s);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(export_);
    buttons->addStretch();
    buttons->addWidget(close_);
    auto* column = new QVBoxLayout(this);
    column->addWidget(summary_);
    column->addWidget(list_, 1);
    column->addLayout(buttons);
    connect(export_, &QPushButton::clicked, this, &ComparisonDialog::exportWanted);
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
    connect(list_, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        const auto& row =
            comparison_.rows.at(static_cast<std::size_t>(list_->indexOfTopLevelItem(item)));
        Q_EMIT rowChosen(row.reader ? static_cast<int>(*row.reader) : -1,
                         row.program ? static_cast<int>(*row.program) : -1);
    });
    resize(460, 300);
    retranslate();
}

void ComparisonDialog::setComparison(const ReaderComparison& comparison) {
    comparison_ = comparison;
    showComparison();
}

void ComparisonDialog::showComparison() {
    const QLocale locale;
    const auto count = [this](FoundBy by) {
        return std::count_if(comparison_.rows.begin(), comparison_.rows.end(),
                             [by](const ComparisonRow& row) { return row.by == by; });
    };
    summary_->setText(tr("Found by both: %1. Only by you: %2. Only by the program: %3.")
                          .arg(count(FoundBy::Both))
                          .arg(count(FoundBy::Reader))
                          .arg(count(FoundBy::Program)));
    list_->clear();
    for (const ComparisonRow& row : comparison_.rows) {
        const auto side = [&](const std::vector<ComparedRegion>& regions,
                              const std::optional<std::size_t>& number) {
            if (!number) {
                return u"–"_s;
            }
            const ComparedRegion& region = regions[*number];
            return tr("%1, %2 ml")
                .arg(QString::fromStdString(region.name),
                     locale.toString(
                         static_cast<double>(region.voxels.size()) * comparison_.voxelMillilitres,
                         'f', 1));
        };
        const bool isBoth = row.by == FoundBy::Both;
        new QTreeWidgetItem(
            list_, {isBoth                      ? tr("both")
                    : row.by == FoundBy::Reader ? tr("only you")
                                                : tr("only the program"),
                    side(comparison_.reader, row.reader), side(comparison_.program, row.program),
                    isBoth ? locale.toString(static_cast<double>(row.sharedVoxels) *
                                                 comparison_.voxelMillilitres,
                                             'f', 1)
                           : QString(),
                    isBoth ? locale.toString(row.dice, 'f', 2) : QString()});
    }
}

void ComparisonDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ComparisonDialog::retranslate() {
    setWindowTitle(tr("Your findings and the program's"));
    list_->setHeaderLabels(
        {tr("found by"), tr("yours"), tr("the program's"), tr("shared ml"), tr("Dice")});
    list_->headerItem()->setToolTip(
        4, tr("Dice coefficient: 1 where both mark the same voxels, 0 where they share none"));
    list_->setAccessibleName(windowTitle());
    export_->setText(tr("&Export as CSV…"));
    close_->setText(tr("Close"));
    for (QPushButton* button : {export_, close_}) {
        button->setAccessibleName(button->text().remove(u'&'));
    }
    export_->setToolTip(tr("Write this table as comma-separated values"));
    close_->setToolTip(tr("Close this table; View brings it back"));
    showComparison();
}

}  // namespace disyre::ui
