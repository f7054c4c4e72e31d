// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingsPanel.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace disyre::ui {

FindingsPanel::FindingsPanel(QWidget* parent)
    : QWidget(parent), note_(new QLabel(this)), list_(new QTreeWidget(this)) {
    setObjectName(u"findingsPanel"_s);
    note_->setObjectName(u"findingsNote"_s);
    note_->setWordWrap(true);
    note_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    note_->setForegroundRole(QPalette::PlaceholderText);
    list_->setObjectName(u"findingsList"_s);
    list_->setAccessibleName(tr("Findings"));
    list_->setToolTip(tr("Regions of the anomaly map at or above the threshold, the largest first. "
                         "Click one to go there."));
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAlternatingRowColors(true);
    list_->setHeaderLabels({tr("No."), tr("ml"), tr("score"), tr("place in mm")});
    list_->headerItem()->setToolTip(1, tr("Volume in millilitres"));
    list_->headerItem()->setToolTip(2, tr("Mean anomaly score"));
    list_->headerItem()->setToolTip(3, tr("Where the score is highest: x, y, z in RAS millimetres"));
    list_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    list_->header()->setMinimumSectionSize(24);
    list_->header()->setStretchLastSection(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->setSpacing(4);
    layout->addWidget(note_);
    layout->addWidget(list_, 1);
    connect(list_, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item != nullptr) {
            Q_EMIT findingChosen(list_->indexOfTopLevelItem(item));
        }
    });
    // A second click goes there again.
    connect(list_, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        Q_EMIT findingChosen(list_->indexOfTopLevelItem(item));
    });
    setFindings({}, false);
}

void FindingsPanel::setFindings(const std::vector<Finding>& findings, bool healed) {
    const QSignalBlocker quiet(list_);
    const QLocale locale;
    const int chosen = list_->indexOfTopLevelItem(list_->currentItem());
    list_->clear();
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding& finding = findings[i];
        const auto millimetres = [&](std::size_t axis) {
            return locale.toString(finding.peak[axis], 'f', 0);
        };
        auto* item = new QTreeWidgetItem(
            list_, {QString::number(i + 1), locale.toString(finding.millilitres, 'f', 1),
                    locale.toString(finding.meanScore, 'f', 3),
                    u"%1, %2, %3"_s.arg(millimetres(0), millimetres(1), millimetres(2))});
        for (const int column : {0, 1, 2}) {
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        }
        item->setToolTip(3, tr("Highest score %1, at x %2, y %3, z %4 mm")
                                .arg(locale.toString(finding.peakScore, 'f', 3), millimetres(0),
                                     millimetres(1), millimetres(2)));
    }
    if (chosen >= 0 && chosen < list_->topLevelItemCount()) {
        list_->setCurrentItem(list_->topLevelItem(chosen));
    }
    list_->setVisible(!findings.empty());
    if (!findings.empty()) {
        note_->setText(tr("Regions of %1 ml or more at or above the threshold. No diagnosis: "
                          "healthy brains have some too.")
                           .arg(locale.toString(kSmallestRegionMillilitres)));
    } else {
        note_->setText(healed ? tr("No region of %1 ml or more reaches the threshold.")
                                    .arg(locale.toString(kSmallestRegionMillilitres))
                              : tr("Heal the scan to list the regions that reach the threshold."));
    }
}

int FindingsPanel::count() const {
    return list_->topLevelItemCount();
}

}  // namespace disyre::ui
