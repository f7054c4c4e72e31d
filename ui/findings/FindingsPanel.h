// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <optional>
#include <vector>

#include "ui/findings/FindingPlaces.h"
#include "ui/findings/FindingsFinder.h"
#include "ui/findings/FindingsNote.h"

class QAction;
class QCheckBox;
class QLabel;
class QModelIndex;
class QTreeView;
class QVBoxLayout;

namespace disyre::ui {

class FindingsModel;
class FindingsOrder;

/// Lists the findings in a table, and tells which of them a person has chosen to look at. A click
/// on a heading sorts by that column; the number of a finding stays the same. The right button
/// opens a menu, on a heading that of the columns that are shown.
class FindingsPanel : public QWidget {
    Q_OBJECT

public:
    explicit FindingsPanel(QWidget* parent = nullptr);

    /// @param map what the findings were looked for in; where nothing is healed, a note says what
    /// to do.
    void setFindings(const std::vector<Finding>& findings, const ListedMap& map);
    /// Says anew what the list belongs to.
    void setMap(const ListedMap& map);
    /// Shows where the findings that are listed lie.
    void setPlaces(const FindingPlaces& places);
    /// How many findings are listed that reach the threshold, and how many that do not.
    [[nodiscard]] int count() const;
    [[nodiscard]] int countBelow() const;
    /// The finding that is chosen, counted from 0 in the order of setFindings(); -1 for none.
    [[nodiscard]] int chosen() const;
    /// All findings that are selected, in the order of the table; a decision is about all of them.
    [[nodiscard]] std::vector<int> selected() const;
    /// Chooses a finding, as a click on it does; it must be listed.
    void choose(int index);
    /// What the menu of a finding offers beside going there and copying, and the row of controls
    /// below the table.
    void setTools(const QList<QAction*>& actions, QWidget* controls);
    /// Chooses another finding, in the order in which they are listed: the next one for 1, the one
    /// before for -1; behind the last comes the first. @return false if there are none.
    bool walk(int by);

    [[nodiscard]] QSize sizeHint() const override { return {248, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 96}; }

Q_SIGNALS:
    /// @param index of the finding, counted from 0 in the order of setFindings().
    void findingChosen(int index);
    /// A finding was chosen with the mouse or Return, so that the picture is what a person turns to
    /// next.
    void pictureWanted();
    /// The next healing is to be kept inside this finding.
    void healingThereWanted(int index);
    /// The person wants the places of this scan to be named, or not.
    void namesWanted(bool wanted);
    /// Another finding is chosen, or others are selected.
    void selectionChanged();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeMenu();
    void openMenu(const QPoint& at);
    void openColumnMenu(const QPoint& at);
    void showColumns();
    void goTo(const QModelIndex& index);
    /// The index of the finding in a row of the table.
    [[nodiscard]] int findingOf(const QModelIndex& index) const;
    /// A finding as text, with tabulators between the cells.
    [[nodiscard]] QString rowText(int finding) const;
    [[nodiscard]] bool isAnyDecided() const;
    void copyRow();
    void copyAll();
    void showPlaces();
    [[nodiscard]] QString qualityText() const;
    /// Sets every text in the language of the program.
    void retranslate();

    ListedMap map_;
    FindingsModel* model_;
    FindingsOrder* order_;
    QVBoxLayout* column_;
    QLabel* note_;
    QTreeView* list_;
    QWidget* controls_ = nullptr;
    QAction* goThere_;
    QAction* healThere_;
    QAction* copyRow_;
    QAction* copyAll_;
    QList<QAction*> tools_;
    bool isFilling_ = false;  ///< rows are made anew, so that a choice is not a person's
    QCheckBox* names_;
    QLabel* namesNote_;
};

}  // namespace disyre::ui
