// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMainWindow>
#include <QTimer>

#include <array>
#include <filesystem>
#include <memory>

#include "ui/healing/HealingSession.h"
#include "ui/viewer/PaintedAreas.h"
#include "ui/window/MessageBar.h"
#include "ui/window/Settings.h"

class QActionGroup;
class QLabel;
class QStackedWidget;

namespace disyre::ui {

class CasePanel;
class Docks;
class FindingsPanel;
class FindingsPresenter;
class MarkedRegions;
class HealingPanel;
class LayerPanel;
class ModelPanel;
class ProfilePanel;
class RecentMenu;
class SingleStepProfile;
class SlicePresenter;
class SliceView;
class StepPlot;
class SurfacePresenter;
class Timeline;
class TrainingPresenter;
class ViewActions;
class ViewGrid;

/// The program's window: the views in the middle, the timeline and the curve below it, panels that
/// can be moved around it.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// @param factory loads models; by default through compute().
    explicit MainWindow(HealingSession::RestorerFactory factory = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    bool setModel(const std::filesystem::path& model);
    /// Named first among the models to choose from.
    void setShippedModel(const std::filesystem::path& model);
    void openFile(const QString& path);
    void openSample();
    void healVolume();
    void healSlab();
    void healSlice();
    void pauseOrResume();
    /// Or the single-step profile.
    void stopHealing();
    /// Of the slice in view; its panel comes up.
    void computeProfile();
    /// Of the scan shown, RAS millimetres.
    void goTo(const std::array<double, 3>& place);
    /// From 0.
    void showSlice(int slice);
    void showPosition(int position);
    void chooseTheme(Theme::Choice choice, bool remember);
    /// For this run only; what the person sets in the panel is remembered.
    void setHealingSettings(const HealingSettings& settings);
    [[nodiscard]] HealingSettings healingSettings() const;
    /// Changes every text at once. A code of Language::all(), or empty for the system's.
    void chooseLanguage(const QString& code);
    void resetLayout();
    void resetSettings();

    /// Whether the findings listed are those of the map shown.
    [[nodiscard]] bool showsAllFindings() const;
    /// The whole window as PNG. False (and a message) when the file cannot be written.
    bool saveScreenshot(const QString& file);
    void saveResults(const QString& folder);
    void showProblem(const QString& text);
    void showInformation(const QString& text);

    [[nodiscard]] HealingSession& session() { return session_; }
    /// The axial one.
    [[nodiscard]] SliceView& view();
    [[nodiscard]] ViewGrid& views() { return *views_; }
    [[nodiscard]] Timeline& timeline() { return *timeline_; }
    [[nodiscard]] StepPlot& plot() { return *plot_; }
    [[nodiscard]] MessageBar& messages() { return *messages_; }
    [[nodiscard]] LayerPanel& layers() { return *layers_; }
    [[nodiscard]] SlicePresenter& presenter() { return *presenter_; }
    [[nodiscard]] SurfacePresenter& surfaces() { return *surfacePresenter_; }
    [[nodiscard]] CasePanel& cases() { return *cases_; }
    [[nodiscard]] FindingsPanel& findings() { return *findingsPanel_; }
    [[nodiscard]] PaintedAreas& areas() { return areas_; }
    [[nodiscard]] ProfilePanel& profile() { return *profilePanel_; }
    [[nodiscard]] HealingPanel& healing() { return *healingPanel_; }
    [[nodiscard]] TrainingPresenter& training() { return *training_; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    /// What of a scan was looked at.
    struct Look {
        std::array<int, 3> crosshair{};
        int position = 0;
        bool following = true;
    };

    /// Everything with words in it, so that another language can do it again.
    void build();
    void rebuild();
    void buildMenus();
    void buildViewMenu();
    void buildLanguageMenu(QMenu* menu);
    void buildLayout();
    void buildDocks();
    void connectLayout();
    void buildStatusBar();
    void connectSession();
    void connectTraining();
    QAction* makeAction(QMenu* menu, const QString& name, const QString& text,
                        const QList<QKeySequence>& keys, void (MainWindow::*slot)());
    void askForFile();
    void askForFolder();
    void askForModel();
    void openRecent(const QString& file);
    void takeHealingSettings();
    void suggestThreshold();
    void takeModel();
    void updateRecent();
    void closeScan();
    void askForResultsFolder();
    void askForScreenshotFile();
    void showAbout();
    void showKeys();
    void takeScan();
    void showCase();
    void rememberOpened();
    void followSlice();
    void takeFrame(int modelSlice);
    void updateState();
    [[nodiscard]] bool canStop() const;
    void updateSteps();
    void updateTimeline();
    void updateCurve();
    /// Drawing the curve takes longer than a slice: a few times a second is enough.
    void updateCurveSoon();
    void updateProgress();
    void showReadout();
    void clearReadout();
    void setBlinking(bool blinking);

    Settings settings_;
    std::unique_ptr<SingleStepProfile> profile_;  // outlives the session, whose thread works for it
    HealingSession session_;
    PaintedAreas areas_;
    std::unique_ptr<TrainingPresenter> training_;

    QStackedWidget* stack_ = nullptr;
    QWidget* viewArea_ = nullptr;
    ViewGrid* views_ = nullptr;
    ViewActions* viewActions_ = nullptr;
    SlicePresenter* presenter_ = nullptr;
    SurfacePresenter* surfacePresenter_ = nullptr;
    Timeline* timeline_ = nullptr;
    StepPlot* plot_ = nullptr;
    MessageBar* messages_ = nullptr;
    LayerPanel* layers_ = nullptr;
    ModelPanel* modelPanel_ = nullptr;
    HealingPanel* healingPanel_ = nullptr;
    ProfilePanel* profilePanel_ = nullptr;
    CasePanel* cases_ = nullptr;
    FindingsPanel* findingsPanel_ = nullptr;
    FindingsPresenter* findings_ = nullptr;
    MarkedRegions* regions_ = nullptr;
    RecentMenu* recent_ = nullptr;
    std::unique_ptr<Docks> docks_;
    QLabel* place_ = nullptr;
    QLabel* voxel_ = nullptr;
    QLabel* values_ = nullptr;
    QAction* saveResults_ = nullptr;
    QAction* healVolume_ = nullptr;
    QAction* healSlab_ = nullptr;
    QAction* healSlice_ = nullptr;
    QAction* pause_ = nullptr;
    QAction* stop_ = nullptr;
    QAction* computeProfile_ = nullptr;
    QAction* closeScan_ = nullptr;
    QActionGroup* themes_ = nullptr;

    QTimer curveTimer_;
    QTimer progressTimer_;
    QTimer blinkTimer_;
    bool blinkOriginal_ = false;
    int sliceFollowed_ = -1;
    bool following_ = true;  // the newest step, until the person goes elsewhere
    int shownCase_ = -1;
    QHash<int, Look> looks_;  // by case, of those not shown
    std::filesystem::path shippedModel_;
};

}  // namespace disyre::ui
