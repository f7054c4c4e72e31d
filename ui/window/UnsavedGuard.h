// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace disyre::ui {

class ConfirmBar;
class HealingSession;
class ReviewController;
class TrainingPresenter;

/// Asks once before a scan is closed or the program ends while something would be lost: results or
/// marks that are not saved, a healing or a training in progress.
class UnsavedGuard : public QObject {
    Q_OBJECT

public:
    /// @param bar where it asks. @param window what is closed once the person agrees to quit; it
    /// owns the guard.
    UnsavedGuard(HealingSession& session, const ReviewController& review,
                 const TrainingPresenter& training, ConfirmBar& bar, QWidget& window);

    /// Closes the scan that is shown, perhaps after asking.
    void closeScan();
    /// Whether the program must not end now, because the person is asked first.
    [[nodiscard]] bool asksBeforeQuitting();

private:
    HealingSession& session_;
    const ReviewController& review_;
    const TrainingPresenter& training_;
    ConfirmBar& bar_;
    QWidget& window_;
    bool quitConfirmed_ = false;  // Whether the person agreed to lose what is not saved.
};

}  // namespace disyre::ui
