// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

#include "core/anatomy/ScanPlaces.h"
#include "ui/findings/FindingsFinder.h"
#include "ui/findings/FindingsNote.h"

class QAction;
class QCheckBox;
class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace disyre::ui {

/// What is known of where the findings lie.
struct FindingPlaces {
    enum class State {
        None,      ///< the scan was not aligned with the atlas, and is not being aligned
        Looking,   ///< it is being aligned
        Named,     ///< places have names
        Saved,     ///< places have the names that were saved with the results
        Rejected,  ///< they could have names, but the person wants none
        Poor       ///< they have no names, because the scan could not be aligned well
    };

    State state = State::None;
    /// How well the scan was aligned; for Named and Rejected.
    TemplateRegistration registration;
    std::optional<Message> problem;  ///< why there are no names; for Poor
    /// The place of each finding; for Named. A finding without a name has no value.
    std::vector<std::optional<NamedPlace>> places;
};

/// Lists the findings, and tells which of them a person has chosen to look at. A click on a heading
/// sorts by that column; the number of a finding stays the same. The right button opens a menu.
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

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeMenu();
    void openMenu(const QPoint& at);
    void choose(QTreeWidgetItem* item);
    /// The row of a finding as text, with tabulators between the cells.
    [[nodiscard]] QString rowText(const QTreeWidgetItem& item) const;
    void copyRow();
    void copyAll();
    void showFindings();
    void showPlaces();
    [[nodiscard]] QString qualityText() const;
    /// Sets every text in the language of the program.
    void retranslate();

    std::vector<Finding> findings_;
    ListedMap map_;
    QLabel* note_;
    QTreeWidget* list_;
    QAction* goThere_;
    QAction* healThere_;
    QAction* copyRow_;
    QAction* copyAll_;
    FindingPlaces places_;
    QCheckBox* names_;
    QLabel* namesNote_;
};

}  // namespace disyre::ui
