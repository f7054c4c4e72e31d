// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QTimer>

#include <filesystem>

#include "ui/healing/HealingSession.h"
#include "ui/window/MessageBar.h"
#include "ui/window/Settings.h"

class QActionGroup;
class QLabel;
class QStackedWidget;

namespace disyre::ui {

class HealingPanel;
class LayerPanel;
class ModelPanel;
class SlicePresenter;
class SliceView;
class StepPlot;
class SurfacePresenter;
class Timeline;
class ViewActions;
class ViewGrid;

/// The program's window: the slice views, the timeline and the curve below it, the panels beside it.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// @param factory loads models; by default through compute().
    explicit MainWindow(HealingSession::RestorerFactory factory = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    bool setModel(const std::filesystem::path& model);
    void openFile(const QString& path);
    void openSample();
    void healVolume();
    void healSlice();
    void stopHealing();
    /// From 0.
    void showSlice(int slice);
    void showPosition(int position);
    void chooseTheme(Theme::Choice choice, bool remember);
    /// For this run only; what the person sets in the panel is remembered.
    void setHealingSettings(const HealingSettings& settings);
    [[nodiscard]] HealingSettings healingSettings() const;

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

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildMenus();
    void buildLayout();
    void buildStatusBar();
    void connectSession();
    QAction* makeAction(QMenu* menu, const QString& name, const QString& text,
                        const QList<QKeySequence>& keys, void (MainWindow::*slot)());
    void askForFile();
    void askForResultsFolder();
    void askForScreenshotFile();
    void showAbout();
    void showKeys();
    void takeScan();
    void followSlice();
    void takeFrame(int modelSlice);
    void updateState();
    void updateSteps();
    void updateProgress();
    void showReadout();
    void clearReadout();
    void setBlinking(bool blinking);

    Settings settings_;
    HealingSession session_;

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
    QLabel* place_ = nullptr;
    QLabel* voxel_ = nullptr;
    QLabel* values_ = nullptr;
    QAction* saveResults_ = nullptr;
    QAction* healVolume_ = nullptr;
    QAction* healSlice_ = nullptr;
    QAction* stop_ = nullptr;
    QActionGroup* themes_ = nullptr;

    QTimer curveTimer_;
    QTimer progressTimer_;
    QTimer blinkTimer_;
    bool blinkOriginal_ = false;
    int sliceFollowed_ = -1;
    bool following_ = true;  // the newest step, until the person goes elsewhere
};

}  // namespace disyre::ui
