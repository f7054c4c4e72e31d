// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
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
    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray& state);

private:
    [[nodiscard]] QDockWidget* find(const QString& name) const;
    QDockWidget* place(const QString& name, QWidget* content, Qt::DockWidgetArea area);

    QMainWindow& window_;
    std::vector<QDockWidget*> docks_;
    std::vector<QDockWidget*> hidden_;  // Those of the docks that are out of sight at first.
    QByteArray original_;
};

/// Makes a scroll area around a panel that may be higher than its dock.
[[nodiscard]] QWidget* scrolled(QWidget* panel, const QString& name);

}  // namespace disyre::ui
