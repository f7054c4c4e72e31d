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

/// The panels around a window's middle: each can be moved, floated, closed and brought back, and
/// all can be put where they came from.
class Docks {
public:
    explicit Docks(QMainWindow& window);

    /// @param name distinguishes it in what is remembered; one word.
    QDockWidget* add(const QString& name, const QString& title, QWidget* content,
                     Qt::DockWidgetArea area);
    /// One that is brought up when it is wanted.
    QDockWidget* addHidden(const QString& name, const QString& title, QWidget* content,
                           Qt::DockWidgetArea area);
    /// One that is always there and has no title.
    QDockWidget* addFixed(const QString& name, QWidget* content, Qt::DockWidgetArea area);
    /// Call when all are added: what reset() comes back to.
    void finish();

    /// An entry for each dock that can be closed.
    void fill(QMenu& menu) const;
    void reset();
    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray& state);

private:
    QDockWidget* place(const QString& name, QWidget* content, Qt::DockWidgetArea area);

    QMainWindow& window_;
    std::vector<QDockWidget*> docks_;
    std::vector<QDockWidget*> hidden_;  // of these, at first
    QByteArray original_;
};

/// A scroll area around a panel that may be higher than its dock.
[[nodiscard]] QWidget* scrolled(QWidget* panel, const QString& name, const QString& title);

}  // namespace disyre::ui
