// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QSize>
#include <QUndoStack>

#include <array>
#include <filesystem>
#include <memory>
#include <optional>

#include "ui/common/MessageBar.h"
#include "ui/common/Settings.h"
#include "ui/healing/HealingSession.h"
#include "ui/viewer/BrainMaskEditor.h"
#include "ui/viewer/PaintedAreas.h"

class QStackedWidget;

namespace disyre::ui {

class AppearanceController;
class AutosaveController;
class BrainMaskController;
class CaseController;
class CaseFileController;
class CasePanel;
class CompareArea;
class CompareController;
class ComparePanel;
class ConfirmBar;
class DecisionController;
class Docks;
class ExportController;
class FindingDecisions;
class FindingEditor;
class FindingsController;
class FindingsPanel;
class FindingsPresenter;
class HealingController;
class HealingPanel;
class KeyController;
class LayerController;
class LayerPanel;
class LookFirst;
class MainMenus;
class MarkedRegions;
class MessageController;
class ModelController;
class ModelPanel;
class PaintActions;
class PictureCopier;
class ProfilePanel;
class ReadoutBar;
class RegionPresenter;
class QuestionBar;
class ReportController;
class ResultsController;
class ReviewController;
class SampleTour;
class ScansController;
class ScopeBanner;
class ScopeController;
class SecondVolumeController;
class SecondVolumePanel;
class ServersController;
class SingleStepProfile;
class SlicePresenter;
class SliceView;
class StepController;
class StepPlot;
class SurfacePresenter;
class SurfaceView;
class TeachingController;
class Timeline;
class TrainingPresenter;
class UndoActions;
class UnsavedGuard;
class ViewActions;
class ViewGrid;
class WhatIsThis;

/// The size, without its frame, that the window has before a person gives it another one.
/// @param available what a screen has beside the system's own bars, in device-independent pixels.
[[nodiscard]] QSize firstWindowSize(QSize available);

/// The program's window. It makes the widgets, lays them out with docks and menus, and makes the
/// controllers and presenters that join them with the session; what the program does is theirs.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// @param factory loads models; by default through compute().
    explicit MainWindow(HealerFactory factory = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    // A script or a test drives the window with the functions below; each passes the request on to
    // a controller.

    /// Loads a model's card for this run of the program only; false when the card is bad.
    bool setModel(const std::filesystem::path& model);
    /// Names the model that came with the program; it stands first among those to choose from.
    void setShippedModel(const std::filesystem::path& model);
    /// @param volume which volume of a file with several is opened, counted from 1; without a
    /// number the person is asked.
    void openFile(const QString& path, std::optional<int> volume = {});
    void openSample();
    void healVolume();
    void healSlice();
    void stopHealing();
    /// Shows an axial slice, counted from 0 at the feet.
    void showSlice(int slice);
    /// Shows the scan as it is (position 0) or the picture after a step (counted from 1).
    void showPosition(int position);
    void chooseTheme(Theme::Choice choice, bool remember);
    /// Changes every text at once.
    /// @param code one of Language::all(), or empty for the language of the system.
    void chooseLanguage(const QString& code);
    /// Sets the settings of the next healing for this run of the program only. What a person sets
    /// in the panel is remembered instead.
    void setHealingSettings(const HealingSettings& settings);
    [[nodiscard]] HealingSettings healingSettings() const;
    /// Writes the whole window as PNG. When the file cannot be written, returns false and says why.
    bool saveScreenshot(const QString& file);
    /// Begins to write the result files into a folder; the session reports the end.
    void saveResults(const QString& folder);
    /// Begins to save the review that is shown as a case; see CaseFileController.
    void saveCase(const QString& file, bool withScan);
    /// Keeps what is not saved in this folder for the case of a crash, and offers what was kept
    /// before; see AutosaveController, also for the usual folder. Without a call nothing is kept.
    void keepUnsaved(const std::filesystem::path& folder);
    void showProblem(const QString& text);
    /// Whether the findings listed are those of the map shown, with the names of their places.
    [[nodiscard]] bool showsAllFindings() const;

    [[nodiscard]] HealingSession& session() { return session_; }
    /// The axial view.
    [[nodiscard]] SliceView& view();
    [[nodiscard]] ViewGrid& views() { return *views_; }
    [[nodiscard]] Timeline& timeline() { return *timeline_; }
    [[nodiscard]] StepPlot& plot() { return *plot_; }
    [[nodiscard]] MessageBar& messages() { return *messageBar_; }
    [[nodiscard]] LayerPanel& layers() { return *layerPanel_; }
    [[nodiscard]] SlicePresenter& presenter() { return *presenter_; }
    [[nodiscard]] SurfacePresenter& surfaces() { return *surfacePresenter_; }
    [[nodiscard]] CasePanel& cases() { return *casePanel_; }
    [[nodiscard]] PaintedAreas& areas() { return areas_; }
    [[nodiscard]] FindingDecisions& decisions() { return *decisions_; }
    [[nodiscard]] BrainMaskEditor& brainMask() { return maskEditor_; }
    [[nodiscard]] ProfilePanel& profile() { return *profilePanel_; }
    [[nodiscard]] SecondVolumeController& secondVolume() { return *second_; }
    [[nodiscard]] CompareController& comparison() { return *compare_; }
    [[nodiscard]] TrainingPresenter& training() { return *training_; }
    [[nodiscard]] CaseFileController& caseFiles() { return *caseFiles_; }
    [[nodiscard]] AutosaveController& autosave() { return *autosave_; }
    [[nodiscard]] TeachingController& teaching() { return *teaching_; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void makeViews();
    void makePanels();
    void makeControllers();
    void makeDocks();
    void makeMenus();
    void connectControllers();
    void connectTraining();
    /// Sets every text in the language of the program.
    void retranslate();
    void updateTitle();
    void goTo(const std::array<double, 3>& place);
    void resetSettings();

    Settings settings_;
    // The healing thread of the session works for the profile, so the profile is destroyed later.
    std::unique_ptr<SingleStepProfile> profile_;
    HealingSession session_;
    QUndoStack undo_;  ///< what was done on the scan shown
    PaintedAreas areas_;
    BrainMaskEditor maskEditor_;
    std::unique_ptr<TrainingPresenter> training_;

    MessageBar* messageBar_ = nullptr;
    ScopeBanner* scopeBanner_ = nullptr;
    QuestionBar* caseBanner_ = nullptr;
    QuestionBar* caseQuestion_ = nullptr;
    QuestionBar* restoreQuestion_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    QWidget* viewArea_ = nullptr;
    ViewGrid* views_ = nullptr;
    CompareArea* compareArea_ = nullptr;
    SurfaceView* surfaces_ = nullptr;
    Timeline* timeline_ = nullptr;
    StepPlot* plot_ = nullptr;
    CasePanel* casePanel_ = nullptr;
    ModelPanel* modelPanel_ = nullptr;
    HealingPanel* healingPanel_ = nullptr;
    LayerPanel* layerPanel_ = nullptr;
    SecondVolumePanel* secondPanel_ = nullptr;
    FindingsPanel* findingsPanel_ = nullptr;
    ProfilePanel* profilePanel_ = nullptr;
    ComparePanel* comparePanel_ = nullptr;
    std::unique_ptr<Docks> docks_;

    SlicePresenter* presenter_ = nullptr;
    SurfacePresenter* surfacePresenter_ = nullptr;
    FindingDecisions* decisions_ = nullptr;
    FindingsPresenter* findings_ = nullptr;
    FindingEditor* findingEditor_ = nullptr;
    MarkedRegions* regions_ = nullptr;
    RegionPresenter* regionPresenter_ = nullptr;
    ViewActions* viewActions_ = nullptr;
    PaintActions* paintActions_ = nullptr;
    UndoActions* undoActions_ = nullptr;
    BrainMaskController* brainMask_ = nullptr;
    MessageController* messages_ = nullptr;
    ScansController* scans_ = nullptr;
    ScopeController* scope_ = nullptr;
    ReviewController* review_ = nullptr;
    ResultsController* results_ = nullptr;
    ReportController* report_ = nullptr;
    ExportController* export_ = nullptr;
    ServersController* servers_ = nullptr;
    ReadoutBar* readout_ = nullptr;
    ConfirmBar* confirmBar_ = nullptr;
    UnsavedGuard* guard_ = nullptr;
    CaseFileController* caseFiles_ = nullptr;
    AutosaveController* autosave_ = nullptr;
    ModelController* models_ = nullptr;
    HealingController* healing_ = nullptr;
    StepController* steps_ = nullptr;
    CaseController* cases_ = nullptr;
    LayerController* layers_ = nullptr;
    SecondVolumeController* second_ = nullptr;
    CompareController* compare_ = nullptr;
    FindingsController* findingsWalk_ = nullptr;
    DecisionController* decide_ = nullptr;
    LookFirst* lookFirst_ = nullptr;
    PictureCopier* copier_ = nullptr;
    SampleTour* sampleTour_ = nullptr;
    TeachingController* teaching_ = nullptr;
    WhatIsThis* whatIsThis_ = nullptr;
    KeyController* keys_ = nullptr;
    AppearanceController* appearance_ = nullptr;
    MainMenus* menus_ = nullptr;
};

}  // namespace disyre::ui
