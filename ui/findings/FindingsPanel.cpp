// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingsPanel.h"

#include <QCheckBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/common/ErrorText.h"
#include "ui/findings/PlaceTexts.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

FindingsPanel::FindingsPanel(QWidget* parent)
    : QWidget(parent),
      note_(new QLabel(this)),
      list_(new QTreeWidget(this)),
      names_(new QCheckBox(this)),
      namesNote_(new QLabel(this)) {
    setObjectName(u"findingsPanel"_s);
    note_->setObjectName(u"findingsNote"_s);
    note_->setWordWrap(true);
    note_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    note_->setForegroundRole(QPalette::PlaceholderText);
    list_->setObjectName(u"findingsList"_s);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAlternatingRowColors(true);
    list_->setColumnCount(4);
    list_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    list_->header()->setMinimumSectionSize(24);
    list_->header()->setStretchLastSection(true);

    names_->setObjectName(u"placeNamesBox"_s);
    namesNote_->setObjectName(u"placeNamesNote"_s);
    namesNote_->setWordWrap(true);
    namesNote_->setForegroundRole(QPalette::PlaceholderText);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->setSpacing(4);
    layout->addWidget(note_);
    layout->addWidget(list_, 1);
    layout->addWidget(names_);
    layout->addWidget(namesNote_);
    connect(names_, &QCheckBox::toggled, this, &FindingsPanel::namesWanted);
    connect(list_, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item != nullptr) {
            Q_EMIT findingChosen(list_->indexOfTopLevelItem(item));
        }
    });
    // Clicking the chosen finding again shows it again.
    connect(list_, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        Q_EMIT findingChosen(list_->indexOfTopLevelItem(item));
    });
    retranslate();
}

void FindingsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void FindingsPanel::retranslate() {
    list_->setAccessibleName(tr("Findings"));
    list_->setToolTip(
        tr("Regions of the anomaly map at or above the threshold, the largest first, and in grey "
           "the strongest below it. Click one to go there."));
    names_->setText(tr("Names of places"));
    names_->setAccessibleName(names_->text());
    list_->headerItem()->setToolTip(1, tr("Volume in millilitres"));
    list_->headerItem()->setToolTip(2, tr("Mean anomaly score"));
    showFindings();
}

void FindingsPanel::setFindings(const std::vector<Finding>& findings, const ListedMap& map) {
    findings_ = findings;
    map_ = map;
    showFindings();
}

void FindingsPanel::setMap(const ListedMap& map) {
    map_ = map;
    note_->setText(FindingsNote::text(findings_, map_));
}

void FindingsPanel::setPlaces(const FindingPlaces& places) {
    places_ = places;
    showPlaces();
}

void FindingsPanel::showFindings() {
    const std::vector<Finding>& findings = findings_;
    const QSignalBlocker quiet(list_);
    const QLocale locale;
    const int chosen = list_->indexOfTopLevelItem(list_->currentItem());
    list_->clear();
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding& finding = findings[i];
        auto* item = new QTreeWidgetItem(
            list_, {QString::number(i + 1), locale.toString(finding.millilitres, 'f', 1),
                    locale.toString(finding.meanScore, 'f', 3)});
        for (const int column : {0, 1, 2}) {
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        }
        if (finding.isBelow) {
            for (int column = 0; column < list_->columnCount(); ++column) {
                item->setForeground(column, list_->palette().placeholderText());
            }
            item->setToolTip(0, tr("Does not reach the threshold"));
        }
    }
    if (chosen >= 0 && chosen < list_->topLevelItemCount()) {
        list_->setCurrentItem(list_->topLevelItem(chosen));
    }
    list_->setVisible(!findings.empty());
    note_->setText(FindingsNote::text(findings_, map_));
    showPlaces();
}

void FindingsPanel::showPlaces() {
    const QLocale locale;
    const bool isSaved = places_.state == FindingPlaces::State::Saved;
    const bool isNamed = isSaved || places_.state == FindingPlaces::State::Named;
    list_->setHeaderLabels(
        {tr("No."), tr("ml"), tr("score"), isNamed ? tr("place") : tr("place in mm")});
    list_->headerItem()->setToolTip(
        3, isNamed ? tr("The lobe or structure at the middle of the region, approximately")
                   : tr("Where the score is highest: x, y, z in RAS millimetres"));
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        const auto index = static_cast<std::size_t>(i);
        const Finding& finding = findings_[index];
        const auto millimetres = [&](std::size_t axis) {
            return locale.toString(finding.peak[axis], 'f', 0);
        };
        const QString where = tr("Highest score %1, at x %2, y %3, z %4 mm")
                                  .arg(locale.toString(finding.peakScore, 'f', 3), millimetres(0),
                                       millimetres(1), millimetres(2));
        QTreeWidgetItem& item = *list_->topLevelItem(i);
        const bool hasName =
            isNamed && index < places_.places.size() && places_.places[index].has_value();
        if (hasName) {
            const NamedPlace& place = *places_.places[index];
            item.setText(3, areaText(place.region));
            item.setToolTip(3, placeTip(place) + u'\n' + where);
        } else {
            item.setText(3, u"%1, %2, %3"_s.arg(millimetres(0), millimetres(1), millimetres(2)));
            item.setToolTip(3, where);
        }
    }
    const QSignalBlocker quiet(names_);
    names_->setChecked(isNamed);
    names_->setToolTip(qualityText());
    names_->setVisible(!findings_.empty() && !isSaved &&
                       (isNamed || places_.state == FindingPlaces::State::Rejected));
    namesNote_->setVisible(!findings_.empty() && (places_.state == FindingPlaces::State::Looking ||
                                                  places_.state == FindingPlaces::State::Poor));
    namesNote_->setText(places_.problem ? messageText(*places_.problem)
                                        : tr("Names of places follow: the scan is being aligned."));
}

QString FindingsPanel::qualityText() const {
    const QLocale locale;
    return tr("The scan was aligned with an atlas: the brains overlap by %1 (1 would be all of "
              "them), their mutual information is %2. Take the names away if they do not fit this "
              "scan.")
        .arg(locale.toString(places_.registration.overlap, 'f', 2),
             locale.toString(places_.registration.mutualInformation, 'f', 2));
}

int FindingsPanel::count() const {
    return static_cast<int>(findings_.size()) - countBelow();
}

int FindingsPanel::countBelow() const {
    return static_cast<int>(std::count_if(findings_.begin(), findings_.end(),
                                          [](const Finding& each) { return each.isBelow; }));
}

}  // namespace disyre::ui
