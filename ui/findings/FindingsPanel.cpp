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
#include <QSettings>
#include <QSignalBlocker>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

#include "ui/common/ErrorText.h"
#include "ui/findings/FindingTexts.h"
#include "ui/findings/FindingsModel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// The columns that are shown before a person chooses others. Those of decisions and names come as
/// soon as there is one.
constexpr std::array kUsualColumns{FindingColumn::Number, FindingColumn::Decision,
                                   FindingColumn::Volume, FindingColumn::Mean,
                                   FindingColumn::Place,  FindingColumn::Name};

QString columnKey(FindingColumn column) {
    return u"findings/column%1"_s.arg(static_cast<int>(column));
}

}  // namespace

FindingsPanel::FindingsPanel(QWidget* parent)
    : QWidget(parent),
      model_(new FindingsModel(this)),
      order_(new FindingsOrder(this)),
      column_(new QVBoxLayout(this)),
      note_(new QLabel(this)),
      list_(new QTreeView(this)),
      names_(new QCheckBox(this)),
      namesNote_(new QLabel(this)) {
    setObjectName(u"findingsPanel"_s);
    note_->setObjectName(u"findingsNote"_s);
    note_->setWordWrap(true);
    note_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    note_->setForegroundRole(QPalette::PlaceholderText);
    order_->setSourceModel(model_);
    list_->setObjectName(u"findingsList"_s);
    list_->setModel(order_);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAlternatingRowColors(true);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    list_->header()->setMinimumSectionSize(24);
    // A name that a person gave stands where it is seen.
    list_->header()->moveSection(static_cast<int>(FindingColumn::Name), 2);
    list_->header()->setContextMenuPolicy(Qt::CustomContextMenu);
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

    column_->setContentsMargins(8, 4, 8, 8);
    column_->setSpacing(4);
    column_->addWidget(note_);
    column_->addWidget(list_, 1);
    column_->addWidget(names_);
    column_->addWidget(namesNote_);
    connect(names_, &QCheckBox::toggled, this, &FindingsPanel::namesWanted);
    connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (!isFilling_) {
                    goTo(index);
                }
            });
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FindingsPanel::selectionChanged);
    // Clicking the chosen finding again shows it again.
    for (const auto signal : {&QTreeView::clicked, &QTreeView::activated}) {
        connect(list_, signal, this, [this](const QModelIndex& index) {
            goTo(index);
            Q_EMIT pictureWanted();
        });
    }
    connect(list_->header(), &QHeaderView::customContextMenuRequested, this,
            &FindingsPanel::openColumnMenu);
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
        goTo(list_->currentIndex());
        Q_EMIT pictureWanted();
    });
    healThere_ = make(u"healFindingAction"_s, [this] { Q_EMIT healingThereWanted(chosen()); });
    copyRow_ = make(u"copyFindingAction"_s, [this] { copyRow(); });
    copyAll_ = make(u"copyFindingsAction"_s, [this] { copyAll(); });
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(list_, &QTreeView::customContextMenuRequested, this, &FindingsPanel::openMenu);
}

void FindingsPanel::setTools(const QList<QAction*>& actions, QWidget* controls) {
    tools_ = actions;
    controls_ = controls;
    column_->insertWidget(column_->indexOf(list_) + 1, controls);
    controls->setVisible(count() + countBelow() > 0);
}

void FindingsPanel::openMenu(const QPoint& at) {
    if (chosen() < 0) {
        return;
    }
    auto* menu = new QMenu(list_);
    menu->setObjectName(u"findingsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({goThere_, healThere_});
    if (!tools_.isEmpty()) {
        menu->addSeparator();
        menu->addActions(tools_);
    }
    menu->addSeparator();
    menu->addActions({copyRow_, copyAll_});
    menu->popup(list_->viewport()->mapToGlobal(at));
}

void FindingsPanel::openColumnMenu(const QPoint& at) {
    auto* menu = new QMenu(list_);
    menu->setObjectName(u"findingColumnsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // Without its number a finding could not be told from the others.
    for (int section = 1; section < kFindingColumns; ++section) {
        const auto column = static_cast<FindingColumn>(section);
        // The card of this model says nothing of healthy scans.
        if (column == FindingColumn::Healthy && model_->isEmptyColumn(column)) {
            continue;
        }
        QAction* action = menu->addAction(model_->columnName(column));
        action->setObjectName(u"findingColumnAction%1"_s.arg(section));
        action->setCheckable(true);
        action->setChecked(!list_->isColumnHidden(section));
        connect(action, &QAction::triggered, this, [this, column](bool shown) {
            QSettings().setValue(columnKey(column), shown);
            showColumns();
        });
    }
    menu->popup(list_->header()->viewport()->mapToGlobal(at));
}

void FindingsPanel::showColumns() {
    const QSettings store;
    bool isAnyFurther = false;
    for (int section = 0; section < kFindingColumns; ++section) {
        const auto column = static_cast<FindingColumn>(section);
        const QVariant own = store.value(columnKey(column));
        const bool isUsual =
            std::find(kUsualColumns.begin(), kUsualColumns.end(), column) != kUsualColumns.end();
        const bool isFilled = !model_->isEmptyColumn(column);
        bool isShown = own.isValid() ? own.toBool() : isUsual && isFilled;
        if (column == FindingColumn::Healthy) {
            isShown = isShown && isFilled;
        }
        list_->setColumnHidden(section, !isShown && column != FindingColumn::Number);
        isAnyFurther = isAnyFurther || (isShown && column > FindingColumn::Name);
    }
    // Among the usual columns the place takes what room there is, and is cut short rather than the
    // list scrolled. The two ways to stretch do not go together.
    list_->header()->setStretchLastSection(isAnyFurther);
    list_->header()->setSectionResizeMode(
        static_cast<int>(FindingColumn::Place),
        isAnyFurther ? QHeaderView::ResizeToContents : QHeaderView::Stretch);
}

int FindingsPanel::findingOf(const QModelIndex& index) const {
    return index.isValid() ? order_->mapToSource(index).row() : -1;
}

void FindingsPanel::goTo(const QModelIndex& index) {
    if (index.isValid()) {
        Q_EMIT findingChosen(findingOf(index));
    }
}

int FindingsPanel::chosen() const {
    return findingOf(list_->currentIndex());
}

std::vector<int> FindingsPanel::selected() const {
    QModelIndexList rows = list_->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(),
              [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    std::vector<int> findings;
    for (const QModelIndex& row : rows) {
        findings.push_back(findingOf(row));
    }
    return findings;
}

void FindingsPanel::choose(int index) {
    list_->setCurrentIndex(order_->mapFromSource(model_->index(index, 0)));
}

bool FindingsPanel::walk(int by) {
    const int count = order_->rowCount();
    if (count == 0) {
        return false;
    }
    const QModelIndex now = list_->currentIndex();
    const int next = !now.isValid() ? (by > 0 ? 0 : count - 1) : (now.row() + by + count) % count;
    if (now.isValid() && next == now.row()) {
        goTo(now);
    } else {
        list_->setCurrentIndex(order_->index(next, 0));
    }
    return true;
}

bool FindingsPanel::isAnyDecided() const {
    const auto& findings = model_->findings();
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& each) { return each.decided >= 0; });
}

QString FindingsPanel::rowText(int finding) const {
    const QLocale locale;
    const Finding& one = model_->findings()[static_cast<std::size_t>(finding)];
    const auto cell = [&](FindingColumn column) {
        return model_->index(finding, static_cast<int>(column)).data().toString();
    };
    QStringList cells{cell(FindingColumn::Number), cell(FindingColumn::Volume),
                      cell(FindingColumn::Mean), cell(FindingColumn::Peak)};
    for (const double millimetres : one.peak) {
        cells << locale.toString(millimetres, 'f', 1);
    }
    if (model_->places().state == FindingPlaces::State::Named) {
        cells << cell(FindingColumn::Place);
    }
    if (isAnyDecided()) {
        cells << FindingTexts::decision(one.note) << QString::fromStdString(one.note.name)
              << QString::fromStdString(one.note.comment).simplified();
    }
    return cells.join(u'\t');
}

void FindingsPanel::copyRow() {
    if (chosen() >= 0) {
        QApplication::clipboard()->setText(rowText(chosen()));
    }
}

void FindingsPanel::copyAll() {
    QStringList heading{tr("No."),     tr("ml"),      tr("score"),  tr("highest score"),
                        tr("x in mm"), tr("y in mm"), tr("z in mm")};
    if (model_->places().state == FindingPlaces::State::Named) {
        heading << tr("place");
    }
    if (isAnyDecided()) {
        heading << tr("decision") << tr("name") << tr("comment");
    }
    QStringList rows{heading.join(u'\t')};
    for (int row = 0; row < order_->rowCount(); ++row) {
        rows << rowText(findingOf(order_->index(row, 0)));
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
           "the next and the previous one. The right button on a heading shows other columns."));
    goThere_->setText(tr("&Go there"));
    healThere_->setText(tr("&Heal only there"));
    healThere_->setToolTip(tr("Keep the next healing inside this finding"));
    copyRow_->setText(tr("&Copy this row"));
    copyAll_->setText(tr("Copy &all rows"));
    names_->setText(tr("Names of places"));
    names_->setAccessibleName(names_->text());
    model_->retranslate();
    note_->setText(FindingsNote::text(model_->findings(), map_));
    showColumns();
    showPlaces();
}

void FindingsPanel::setFindings(const std::vector<Finding>& findings, const ListedMap& map) {
    map_ = map;
    const int chosenBefore = chosen();
    const std::vector<int> selectedBefore = selected();
    isFilling_ = true;
    model_->setFindings(findings);
    const auto rowOf = [this](int finding) {
        return order_->mapFromSource(model_->index(finding, 0));
    };
    if (chosen() != chosenBefore && chosenBefore < model_->rowCount()) {
        list_->selectionModel()->setCurrentIndex(rowOf(chosenBefore),
                                                 QItemSelectionModel::NoUpdate);
    }
    if (selected() != selectedBefore) {
        QItemSelection again;
        for (const int finding : selectedBefore) {
            if (finding < model_->rowCount()) {
                again.select(rowOf(finding), rowOf(finding));
            }
        }
        list_->selectionModel()->select(
            again, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    isFilling_ = false;
    list_->setVisible(!findings.empty());
    if (controls_ != nullptr) {
        controls_->setVisible(!findings.empty());
    }
    note_->setText(FindingsNote::text(findings, map_));
    showColumns();
    showPlaces();
    Q_EMIT selectionChanged();
}

void FindingsPanel::setMap(const ListedMap& map) {
    map_ = map;
    note_->setText(FindingsNote::text(model_->findings(), map_));
}

void FindingsPanel::setPlaces(const FindingPlaces& places) {
    model_->setPlaces(places);
    showPlaces();
}

void FindingsPanel::showPlaces() {
    const FindingPlaces& places = model_->places();
    const bool isAny = model_->rowCount() > 0;
    const QSignalBlocker quiet(names_);
    names_->setChecked(places.areNamed());
    names_->setToolTip(qualityText());
    names_->setVisible(isAny && (places.state == FindingPlaces::State::Named ||
                                 places.state == FindingPlaces::State::Rejected));
    namesNote_->setVisible(isAny && (places.state == FindingPlaces::State::Looking ||
                                     places.state == FindingPlaces::State::Poor));
    namesNote_->setText(places.problem ? messageText(*places.problem)
                                       : tr("Names of places follow: the scan is being aligned."));
}

QString FindingsPanel::qualityText() const {
    const QLocale locale;
    const TemplateRegistration& fit = model_->places().registration;
    return tr("The scan was aligned with an atlas: the brains overlap by %1 (1 would be all of "
              "them), their mutual information is %2. Take the names away if they do not fit this "
              "scan.")
        .arg(locale.toString(fit.overlap, 'f', 2), locale.toString(fit.mutualInformation, 'f', 2));
}

int FindingsPanel::count() const {
    return model_->rowCount() - countBelow();
}

int FindingsPanel::countBelow() const {
    const auto& findings = model_->findings();
    return static_cast<int>(std::count_if(findings.begin(), findings.end(),
                                          [](const Finding& each) { return each.isBelow; }));
}

}  // namespace disyre::ui
