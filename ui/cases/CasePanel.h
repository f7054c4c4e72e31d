// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QToolButton;

namespace disyre::ui {

class HealingSession;

/// The open scans as a list: what is healed of each, which one is shown.
class CasePanel : public QWidget {
    Q_OBJECT

public:
    CasePanel(HealingSession& session, QWidget* parent);

    /// Says anew how far each is healed.
    void refresh();
    [[nodiscard]] int count() const;

    [[nodiscard]] QSize sizeHint() const override { return {216, 136}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 96}; }

Q_SIGNALS:
    void openRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void closeShown();

    HealingSession& session_;
    QListWidget* list_;
    QLabel* empty_;
    QToolButton* open_;
    QToolButton* close_;
};

}  // namespace disyre::ui
