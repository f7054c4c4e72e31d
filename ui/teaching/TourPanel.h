// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

#include <optional>

#include "core/teaching/Tour.h"

class QLabel;
class QPushButton;
class QTimer;

namespace disyre::ui {

/// A small panel that leads through a tour: it says the text of a step, points at its control,
/// waits until that is used, and goes on to the next step. It lies over the window that holds the
/// control. Alt+Right, Alt+Left and Alt+End go on, back, and end the tour.
class TourPanel : public QFrame {
    Q_OBJECT

public:
    /// @param window where the panel lies as long as a step has no control on the screen.
    explicit TourPanel(QWidget& window);
    ~TourPanel() override;

    /// Begins a tour at its first step, and ends the one before.
    void begin(const Tour& tour);
    void end();
    /// Tells the panel that a healing has ended.
    void takeHealed();

    [[nodiscard]] bool isRunning() const { return tour_.has_value(); }
    /// The step that is shown, counted from 0.
    [[nodiscard]] int step() const { return step_; }
    /// The control that is pointed at; null if the step has none or it is not on the screen.
    [[nodiscard]] QWidget* control() const { return control_; }

Q_SIGNALS:
    void ended();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showStep();
    void go(int steps);
    /// The step's control was used as it asks for; the next step follows after a moment.
    void use();
    void lookForControl();
    void listenTo(QWidget& control);
    void place();
    [[nodiscard]] const TourStep& present() const {
        return tour_->steps[static_cast<std::size_t>(step_)];
    }

    QWidget& window_;
    std::optional<Tour> tour_;
    int step_ = 0;
    bool used_ = false;
    QPointer<QWidget> control_;
    QPointer<QWidget> frame_;
    QTimer* look_;
    QTimer* advance_;
    QLabel* title_;
    QLabel* text_;
    QLabel* state_;
    QPushButton* back_;
    QPushButton* next_;
    QPushButton* end_;
};

}  // namespace disyre::ui
