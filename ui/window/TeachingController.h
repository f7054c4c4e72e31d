// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <filesystem>
#include <functional>
#include <vector>

#include "core/sample/SampleLesions.h"
#include "core/teaching/Tour.h"
#include "ui/common/Worker.h"
#include "ui/teaching/PointerHighlight.h"
#include "ui/teaching/TeachingWindow.h"
#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;

namespace disyre::ui {

class HealingSession;
class MessageController;
class TourPanel;

/// The window's side of teaching: the entries of the Help menu, the teaching window with what it
/// needs of the session, the guided tours, and the ring around the pointer.
class TeachingController : public QObject, public TeachingHost {
    Q_OBJECT

public:
    /// @param scanSlice the axial slice that the views show, counted from 0.
    TeachingController(HealingSession& session, MessageController& messages,
                       std::function<int()> scanSlice, QWidget& window);
    ~TeachingController() override;

    void addTo(QMenu& help);
    /// Sets every text of the menu in the language of the program; the teaching window and the tour
    /// see to their own.
    void retranslate();

    /// Opens the teaching window. Where no scan is open, the sample is opened too.
    void openWindow(TeachingWindow::Page page = TeachingWindow::Page::Bench);
    /// Begins a tour; what it starts with is opened first.
    void beginTour(const Tour& tour);
    /// Begins the tour of a file; says what is wrong with it, if anything is.
    void openTour(const std::filesystem::path& file);

    /// Null until openWindow() was called.
    [[nodiscard]] TeachingWindow* teaching() const { return teaching_; }
    [[nodiscard]] TourPanel& tour() { return *tour_; }
    /// The tours that come with the program, in the order of the menu.
    [[nodiscard]] const std::vector<Tour>& tours() const { return tours_; }

    [[nodiscard]] std::vector<TeachingScan> scans() const override;
    [[nodiscard]] int shownScan() const override;
    [[nodiscard]] ModelCard card() const override;
    void prepare(int id, const std::function<void(const TeachingBrain&)>& done,
                 const Failed& failed) override;
    [[nodiscard]] QString whyNoHealing() const override;
    [[nodiscard]] HealingSettings settings() const override;
    void heal(std::shared_ptr<const Volume> image, std::shared_ptr<const PreparedScan> brain,
              int slice, const HealingSettings& settings, const StopToken& stop,
              const std::function<void(int, int)>& step,
              const std::function<void(const HealedSlice&)>& done, const Failed& failed) override;
    void takeWindowsApart(std::shared_ptr<const Volume> image,
                          std::shared_ptr<const PreparedScan> brain, int slice,
                          const HealingSettings& settings, const StopToken& stop,
                          const std::function<void(const SliceWindows&)>& done,
                          const Failed& failed) override;

private:
    /// A brain that was prepared, and what for.
    struct Kept {
        int id = 0;
        const void* scan = nullptr;  // The scan that was read; null for the healthy sample.
        std::filesystem::path model;
        std::shared_ptr<const PreparedScan> prepared;
    };

    [[nodiscard]] static QString nameOf(SampleLesion lesion);
    void prepareLesioned(int id, const std::function<void(const TeachingBrain&)>& done,
                         const Failed& failed);
    void askForTour();
    void showTourNames();
    void refresh();
    [[nodiscard]] TeachingBrain brainOf(int id, std::shared_ptr<const PreparedScan> prepared) const;

    HealingSession& session_;
    MessageController& messages_;
    std::function<int()> scanSlice_;
    QWidget& window_;
    ActionTexts texts_;
    Worker worker_;
    std::vector<Kept> kept_;
    PointerHighlight highlight_;
    std::vector<Tour> tours_;
    std::vector<QAction*> tourActions_;
    QPointer<TeachingWindow> teaching_;
    TourPanel* tour_;
};

}  // namespace disyre::ui
