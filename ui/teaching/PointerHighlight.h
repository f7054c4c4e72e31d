// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QTimer;
class QWidget;

namespace disyre::ui {

/// A ring around the pointer in every window of the program, so that a class sees where it is.
class PointerHighlight : public QObject {
    Q_OBJECT

public:
    explicit PointerHighlight(QObject* parent = nullptr);
    ~PointerHighlight() override;

    void setShown(bool shown);
    [[nodiscard]] bool isShown() const;
    /// The ring; null while the pointer is outside the program's windows.
    [[nodiscard]] QWidget* ring() const { return ring_; }

private:
    void follow();

    QTimer* follow_;
    QPointer<QWidget> ring_;
};

}  // namespace disyre::ui
