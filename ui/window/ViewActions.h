// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QSettings>

#include <functional>

#include "ui/viewer/Measurement.h"
#include "ui/viewer/SliceGrid.h"

class QAction;
class QActionGroup;
class QMenu;

namespace disyre::ui {

class SlicePresenter;
class ViewGrid;

/// Everything that can be asked of the views, as actions with keys: layout, convention, zoom, window
/// and level, tools and comparing. Remembers the layout and the convention from one start to the
/// next.
class ViewActions : public QObject {
    Q_OBJECT

public:
    ViewActions(ViewGrid& views, SlicePresenter& presenter, QObject* parent);

    void addTo(QMenu* menu);
    /// The column of buttons beside the views.
    /// @param brushSize shown in it while the brush is in use.
    [[nodiscard]] QWidget* makeStrip(QWidget* brushSize, QWidget* parent);

    void setTool(ViewTool tool);
    [[nodiscard]] ViewTool tool() const { return tool_; }
    void setConvention(Convention convention);
    [[nodiscard]] Convention convention() const { return convention_; }

private:
    using Keys = QList<QKeySequence>;

    QAction* make(const QString& name, const QString& text, const Keys& keys, const QString& tip,
                  std::function<void()> act);
    /// One that stays pressed; `act` gets whether it is.
    QAction* makeSwitch(const QString& name, const QString& text, const Keys& keys,
                        const QString& tip, std::function<void(bool)> act);
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
