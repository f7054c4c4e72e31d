// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QSettings>

#include <functional>

#include "ui/viewer/Measurement.h"
#include "ui/viewer/SliceGrid.h"
#include "ui/window/ActionTexts.h"

class QAction;
class QActionGroup;
class QMenu;

namespace disyre::ui {

class SlicePresenter;
class ToolStrip;
class ViewGrid;

/// Everything that can be asked of the views, as actions with keys: layout, convention, zoom,
/// window and level, tools, and comparing the original with the healed picture. Layout and
/// convention are remembered from one start of the program to the next.
class ViewActions : public QObject {
    Q_OBJECT

public:
    ViewActions(ViewGrid& views, SlicePresenter& presenter, QObject* parent);

    void addTo(QMenu* menu);
    /// Makes the column of buttons that stands beside the views.
    /// @param brushSize a widget that the column shows while the brush is in use.
    [[nodiscard]] QWidget* makeStrip(QWidget* brushSize, QWidget* parent);

    /// Adds a button for another action at the end of that column, which must have been made.
    void addToStrip(QAction& action);

    /// Sets every text in the language of the program.
    void retranslate();

    void setTool(ViewTool tool);
    /// The action of the tool that mends the brain mask.
    [[nodiscard]] QAction* maskBrushAction() const;
    [[nodiscard]] ViewTool tool() const { return tool_; }
    void setConvention(Convention convention);
    [[nodiscard]] Convention convention() const { return convention_; }

Q_SIGNALS:
    void toolChosen(ViewTool tool);
    void conventionChosen(Convention convention);

private:
    using Keys = QList<QKeySequence>;

    /// Makes an action.
    /// @param name the object name, by which tests find the action.
    /// @param text and @param tip in English, marked with QT_TR_NOOP.
    QAction* make(const QString& name, const char* text, const Keys& keys, const char* tip,
                  std::function<void()> act);
    /// Makes an action that is switched on and off; `act` is told which.
    QAction* makeSwitch(const QString& name, const char* text, const Keys& keys, const char* tip,
                        std::function<void(bool)> act);
    void makeTools();
    void makeLayouts();
    void makeComparisons();
    void makeContrasts();
    void makeZooms();
    void updateLayouts();
    void updateComparisons();
    void updateMeasurements();
    void remember();
    void restore();

    ViewGrid& views_;
    SlicePresenter& presenter_;
    QSettings store_;
    ActionTexts texts_;
    ToolStrip* strip_ = nullptr;
    ViewTool tool_ = ViewTool::Crosshair;
    QWidget* brushSize_ = nullptr;
    Convention convention_ = Convention::Radiological;

    QActionGroup* tools_ = nullptr;
    QActionGroup* mains_ = nullptr;
    QActionGroup* conventions_ = nullptr;
    QAction* quarters_ = nullptr;
    QAction* alone_ = nullptr;
    QAction* crosshair_ = nullptr;
    QAction* swipe_ = nullptr;
    QAction* sideBySide_ = nullptr;
    QAction* removeChosen_ = nullptr;
    QAction* removeAll_ = nullptr;
    QAction* automatic_ = nullptr;
    QAction* fit_ = nullptr;
    QList<QAction*> contrasts_;
    QList<QAction*> zooms_;
};

}  // namespace disyre::ui
