// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <map>
#include <vector>

#include "core/findings/ReaderComparison.h"
#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;

namespace disyre::ui {

class ComparisonDialog;
class Cover;
class FindingsPanel;
class FindingsPresenter;
class HealingSession;
class MarkedRegions;
class MessageController;
struct ReaderComparison;
class Settings;
class SlicePresenter;

/// Lets a reader look at a scan before the program says anything: while it is switched on, the map,
/// the findings and the curves of a scan stay hidden, also while it heals, until the reader has
/// marked what is to be marked and asks to compare. Then both are shown, with a list of what was
/// found by both, by the reader alone, and by the program alone.
class LookFirst : public QObject {
    Q_OBJECT

public:
    /// What it hides, and what it tells of.
    struct Sources {
        SlicePresenter& slices;
        FindingsPresenter& findings;
        MarkedRegions& regions;
        MessageController& messages;
        FindingsPanel& panel;
        /// Widgets that show what healing has brought and are covered as a whole.
        std::vector<QWidget*> hidden;
    };

    LookFirst(HealingSession& session, Settings& settings, const Sources& sources, QWidget& window);

    [[nodiscard]] QAction* action() const { return action_; }
    void addTo(QMenu& menu);
    /// Whether something of the scan shown is hidden now.
    [[nodiscard]] bool isHiding() const;
    /// Sets every text in the language of the program.
    void retranslate();

private:
    /// What a reader had marked on a scan when asking to compare, on the scan's RAS grid.
    using Marks = std::vector<ComparedRegion>;

    void update();
    void compare();
    void updateComparison();
    [[nodiscard]] ReaderComparison comparison() const;
    void exportComparison();
    void goTo(int reader, int program);
    void updateTexts();

    HealingSession& session_;
    Settings& settings_;
    Sources from_;
    QWidget& window_;
    ActionTexts texts_;
    QAction* action_;
    QAction* show_;
    Cover* panelCover_;
    std::vector<Cover*> covers_;
    ComparisonDialog* dialog_;
    std::map<int, Marks> compared_;  ///< of the scans that were compared, by their id
};

}  // namespace disyre::ui
