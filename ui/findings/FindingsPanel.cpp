// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingsPanel.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include "ui/common/ErrorText.h"
#include "ui/common/PlaceTexts.h"
#include "ui/common/Position.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// What the cells of a row keep beside their text: the first one the index of the finding, and each
// what the column is sorted by.
constexpr int kIndexRole = Qt::UserRole;
constexpr int kSortRole = Qt::UserRole + 1;

/// A row of the list, sorted by numbers where a column has numbers and by the words of places.
class FindingItem : public QTreeWidgetItem {
public:
    using QTreeWidgetItem::QTreeWidgetItem;

    bool operator<(const QTreeWidgetItem& other) const override {
        const int column = std::max(0, treeWidget()->sortColumn());
        const QVariant mine = data(column, kSortRole);
        const QVariant its = other.data(column, kSortRole);
        if (mine.typeId() == QMetaType::QString) {
            const int order = QString::localeAwareCompare(mine.toString(), its.toString());
            return order != 0 ? order < 0 : indexOf(*this) < indexOf(other);
        }
        return mine.toDouble() < its.toDouble();
    }

    static int indexOf(const QTreeWidgetItem& item) { return item.data(0, kIndexRole).toInt(); }
};

}  // namespace

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
    list_->sortByColumn(0, Qt::AscendingOrder);
    list_->setSortingEnabled(true);
    // A click must not take the keys away from the views.
    list_->setFocusPolicy(Qt::TabFocus);
    list_->installEventFilter(this);
    makeMenu();

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
    connect(list_, &QTreeWidget::currentItemChanged, this, &FindingsPanel::choose);
    // Clicking the chosen finding again shows it again.
    for (const auto signal : {&QTreeWidget::itemClicked, &QTreeWidget::itemActivated}) {
        connect(list_, signal, this, [this](QTreeWidgetItem* item) {
            choose(item);
            Q_EMIT pictureWanted();
        });
    }
    retranslate();
}

void FindingsPanel::makeMenu() {
    const auto make = [this](const QString& name, auto act) {
        auto* action = new QAction(this);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    goThere_ = make(u"goToFindingAction"_s, [this] {
        choose(list_->currentItem());
        Q_EMIT pictureWanted();
    });
    healThere_ = make(u"healFindingAction"_s, [this] { Q_EMIT healingThereWanted(chosen()); });
    copyRow_ = make(u"copyFindingAction"_s, [this] { copyRow(); });
    copyAll_ = make(u"copyFindingsAction"_s, [this] { copyAll(); });
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(list_, &QTreeWidget::customContextMenuRequested, this, &FindingsPanel::openMenu);
}

void FindingsPanel::openMenu(const QPoint& at) {
    if (list_->currentItem() == nullptr) {
        return;
    }
    auto* menu = new QMenu(list_);
    menu->setObjectName(u"findingsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({goThere_, healThere_});
    menu->addSeparator();
    menu->addActions({copyRow_, copyAll_});
    menu->popup(list_->viewport()->mapToGlobal(at));
}

void FindingsPanel::choose(QTreeWidgetItem* item) {
    if (item != nullptr) {
        Q_EMIT findingChosen(FindingItem::indexOf(*item));
    }
}

int FindingsPanel::chosen() const {
    const QTreeWidgetItem* item = list_->currentItem();
    return item != nullptr ? FindingItem::indexOf(*item) : -1;
}

bool FindingsPanel::walk(int by) {
    const int count = list_->topLevelItemCount();
    if (count == 0) {
        return false;
    }
    QTreeWidgetItem* now = list_->currentItem();
    const int row = list_->indexOfTopLevelItem(now);
    const int next = now == nullptr ? (by > 0 ? 0 : count - 1) : (row + by + count) % count;
    QTreeWidgetItem* item = list_->topLevelItem(next);
    if (item == now) {
        choose(item);
    } else {
        list_->setCurrentItem(item);
    }
    return true;
}

QString FindingsPanel::rowText(const QTreeWidgetItem& item) const {
    const QLocale locale;
    const Finding& finding = findings_[static_cast<std::size_t>(FindingItem::indexOf(item))];
    QStringList cells{item.text(0), item.text(1), item.text(2),
                      locale.toString(finding.peakScore, 'f', 3)};
    for (const double millimetres : finding.peak) {
        cells << locale.toString(millimetres, 'f', 1);
    }
    if (places_.state == FindingPlaces::State::Named) {
        cells << item.text(3);
    }
    return cells.join(u'\t');
}

void FindingsPanel::copyRow() {
    if (const QTreeWidgetItem* item = list_->currentItem()) {
        QApplication::clipboard()->setText(rowText(*item));
    }
}

void FindingsPanel::copyAll() {
    QStringList heading{tr("No."),     tr("ml"),      tr("score"),  tr("highest score"),
                        tr("x in mm"), tr("y in mm"), tr("z in mm")};
    if (places_.state == FindingPlaces::State::Named) {
        heading << tr("place");
    }
    QStringList rows{heading.join(u'\t')};
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        rows << rowText(*list_->topLevelItem(i));
    }
    QApplication::clipboard()->setText(rows.join(u'\n') + u'\n');
}

bool FindingsPanel::eventFilter(QObject* watched, QEvent* event) {
    // In the list, the key that copies copies the row, and not the picture of a view.
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched == list_ && isKey && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        if (event->type() == QEvent::KeyPress) {
            copyRow();
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
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
           "the strongest below it. Click one to go there, a heading to sort by it; N and P go to "
           "the next and the previous one."));
    goThere_->setText(tr("&Go there"));
    healThere_->setText(tr("&Heal only there"));
    healThere_->setToolTip(tr("Keep the next healing inside this finding"));
    copyRow_->setText(tr("&Copy this row"));
    copyAll_->setText(tr("Copy &all rows"));
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
    const int chosenBefore = chosen();
    list_->clear();
    // Rows are sorted once, when all of them are there.
    list_->setSortingEnabled(false);
    QTreeWidgetItem* again = nullptr;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding& finding = findings[i];
        auto* item = new FindingItem(
            list_, {QString::number(i + 1), locale.toString(finding.millilitres, 'f', 1),
                    locale.toString(finding.meanScore, 'f', 3)});
        item->setData(0, kIndexRole, static_cast<int>(i));
        item->setData(0, kSortRole, static_cast<double>(i));
        item->setData(1, kSortRole, finding.millilitres);
        item->setData(2, kSortRole, finding.meanScore);
        again = static_cast<int>(i) == chosenBefore ? item : again;
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
    if (again != nullptr) {
        list_->setCurrentItem(again);
    }
    list_->setVisible(!findings.empty());
    note_->setText(FindingsNote::text(findings_, map_));
    showPlaces();
}

void FindingsPanel::showPlaces() {
    const QLocale locale;
    const bool isSaved = places_.state == FindingPlaces::State::Saved;
    const bool isNamed = isSaved || places_.state == FindingPlaces::State::Named;
    list_->setHeaderLabels({tr("No."), tr("ml"), tr("score"), tr("place")});
    list_->headerItem()->setToolTip(
        3, isNamed ? tr("The lobe or structure at the middle of the region, approximately")
                   : tr("Where the score is highest, in millimetres to the patient's right (R) "
                        "or left (L), front (A) or back (P), head (S) or feet (I)"));
    list_->setSortingEnabled(false);
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem& item = *list_->topLevelItem(i);
        const auto index = static_cast<std::size_t>(FindingItem::indexOf(item));
        const Finding& finding = findings_[index];
        const QString position =
            positionText({std::round(finding.peak[0]), std::round(finding.peak[1]),
                          std::round(finding.peak[2])});
        const QString where =
            tr("Highest score %1, at %2").arg(locale.toString(finding.peakScore, 'f', 3), position);
        const bool hasName =
            isNamed && index < places_.places.size() && places_.places[index].has_value();
        if (hasName) {
            const NamedPlace& place = *places_.places[index];
            item.setText(3, areaText(place.region));
            item.setData(3, kSortRole, item.text(3));
            item.setToolTip(3, placeTip(place) + u'\n' + where);
        } else {
            item.setText(3, position);
            item.setToolTip(3, where);
            // A list of numbers is sorted from the patient's left to the right; among names, a
            // place without one comes last.
            item.setData(3, kSortRole,
                         isNamed ? QVariant(QString(QChar(0xffff))) : QVariant(finding.peak[0]));
        }
    }
    list_->setSortingEnabled(true);
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
