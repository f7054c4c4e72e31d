// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "ui/healing/VisitComparer.h"
#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;
class QWidget;

namespace disyre::ui {

class CompareArea;
class ComparePanel;
class HealingSession;
class LayerPanel;
class MessageController;
class Settings;
class SlicePresenter;
class ViewActions;
class ViewGrid;
class ViewLink;

/// Two scans side by side: the scan that is shown, and on the right the same scan otherwise,
/// another open scan, or saved results, carried to the grid of the first one, so that both sides
/// show the same place.
class CompareController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        ViewGrid& views;
        SlicePresenter& presenter;
        ViewActions& actions;
        LayerPanel& layers;
        CompareArea& area;
        ComparePanel& panel;
    };
    CompareController(HealingSession& session, const Parts& parts, Settings& settings,
                      MessageController& messages, QWidget& window);

    void addTo(QMenu& view);
    void retranslate();

    /// Begins a comparison with another open scan, or with the shown one as it is if there is none.
    void begin();
    void end();
    [[nodiscard]] bool isComparing() const { return isComparing_; }
    /// Compares with a folder of saved results.
    void compareWithResults(const std::filesystem::path& folder);
    /// Compares with an open scan, given by its id; the shown one stands for itself.
    void compareWithScan(int id);
    /// What is compared; null while it is worked out.
    [[nodiscard]] const std::shared_ptr<const Comparison>& comparison() const {
        return comparison_;
    }
    /// What the right side shows; null for nothing.
    [[nodiscard]] SlicePresenter* presenter() const { return second_; }
    /// Writes the table of changes; says so, or why not.
    void saveTable(const QString& file);

Q_SIGNALS:
    void begun();
    void ended();

private:
    /// What the right side shows: an open scan, or a folder of results.
    struct Source {
        int id = -1;  ///< -1 for results
        std::filesystem::path folder;
        bool operator==(const Source&) const = default;
    };
    /// What a comparison depends on. While it stays the same, nothing is compared anew.
    struct Inputs {
        std::shared_ptr<const OpenedScan> shownScan;
        std::shared_ptr<const StepCache> shownCache;
        std::shared_ptr<const OpenedScan> otherScan;
        std::shared_ptr<const StepCache> otherCache;
        int shownSlices = 0;
        int otherSlices = 0;
        double shownThreshold = 0.0;
        double otherThreshold = 0.0;
        Source source;
        VisitAlignmentKind kind = VisitAlignmentKind::Rigid;
        bool shownIsLater = false;
        bool operator==(const Inputs&) const = default;
    };

    void makeViews();
    void fillSources();
    void chooseSource(int entry);
    void setSource(const Source& source);
    void askForResults();
    void askForFile();
    void update();
    void updateNames();
    void take(const std::shared_ptr<const Comparison>& comparison);
    void showSide(const ComparedSide& side);
    void passChoice();
    [[nodiscard]] bool isSameScan() const;
    [[nodiscard]] ComparedSide shownSide() const;
    [[nodiscard]] ComparedSide knownOther() const;

    HealingSession& session_;
    Parts parts_;
    Settings& settings_;
    MessageController& messages_;
    QWidget& window_;
    ActionTexts texts_;
    QAction* compare_;
    VisitComparer comparer_;
    QTimer later_;

    SlicePresenter* second_ = nullptr;
    ViewLink* link_ = nullptr;
    bool isComparing_ = false;
    Source source_;
    std::optional<Inputs> inputs_;
    ComparedSide side_;  // What the right side shows.
    std::shared_ptr<const Comparison> comparison_;
    /// Sides that were read for a comparison, by open scan and by folder.
    std::map<int, ComparedSide> read_;
    std::vector<std::filesystem::path> folders_;
    std::map<std::filesystem::path, ComparedSide> results_;
    std::optional<Plane> aloneBefore_;
};

}  // namespace disyre::ui
