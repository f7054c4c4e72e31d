// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSize>
#include <QString>

#include <vector>

class QDockWidget;
class QMainWindow;
class QMenu;
class QWidget;

namespace disyre::ui {

/// The panels around a window's middle. Each can be moved, floated, closed and brought back, and
/// all can be put back to where they were at first.
class Docks {
public:
    explicit Docks(QMainWindow& window);

    /// Adds a dock around a panel.
    /// @param name a single word, under which the dock's place is remembered.
    QDockWidget* add(const QString& name, QWidget* content, Qt::DockWidgetArea area);
    /// Adds a dock that stays out of sight until bringUp().
    QDockWidget* addHidden(const QString& name, QWidget* content, Qt::DockWidgetArea area);
    /// Adds a dock that has no title and cannot be moved or closed.
    QDockWidget* addFixed(const QString& name, QWidget* content, Qt::DockWidgetArea area);
    /// Must be called when all docks are added, in the layout that reset() comes back to.
    void finish();

    /// Sets a dock's title, in the language of the program.
    void setTitle(const QString& name, const QString& title);
    /// Sets the texts of the docks' own buttons in the language of the program. Qt sets them only
    /// when it makes the buttons.
    void retranslateButtons();

    /// Adds an entry for each dock that can be closed.
    void fill(QMenu& menu) const;
    /// Shows a dock and puts it before those that it shares its place with.
    void bringUp(const QString& name);
    void reset();
    /// Folds the panels of both sides into one column in a narrow window, where they are tabs, and
    /// unfolds them again in a wide one.
    void fit(QSize window);
    /// Must be called before the texts change their language: panels get back the widths that they
    /// have now, as far as the new texts fit.
    void keepWidths();
    /// The layout, as it is unfolded.
    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray& state);

private:
    [[nodiscard]] QDockWidget* find(const QString& name) const;
    QDockWidget* place(const QString& name, QWidget* content, Qt::DockWidgetArea area);
    void fold();
    void unfold();

    QMainWindow& window_;
    std::vector<QDockWidget*> docks_;
    std::vector<QDockWidget*> hidden_;  // Those of the docks that are out of sight at first.
    QByteArray original_;
    bool folded_ = false;
    QByteArray unfolded_;    // The layout of before; it has a meaning only while folded.
    int unfoldedLeast_ = 0;  // How narrow the window can be while unfolded.
    QList<int> widthsBefore_;
};

}  // namespace disyre::ui
