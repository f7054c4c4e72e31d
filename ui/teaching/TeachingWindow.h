// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/teaching/TeachingHost.h"

class QComboBox;
class QTabWidget;

namespace disyre::ui {

class BenchPage;
class ComparedPage;
class MessageBar;
class MicroscopePage;
class QuizPage;

/// The window of the teaching mode: the corruption bench, the step microscope, two
/// settings side by side, and the quiz.
class TeachingWindow : public QDialog {
    Q_OBJECT

public:
    /// @param host must outlive the window.
    explicit TeachingWindow(TeachingHost& host, QWidget* parent = nullptr);

    enum class Page { Bench, Microscope, Compared, Quiz };
    void showPage(Page page);
    /// Takes over that other scans are open, or that another model heals.
    void refresh();

    [[nodiscard]] BenchPage& bench() { return *bench_; }
    [[nodiscard]] MicroscopePage& microscope() { return *microscope_; }
    [[nodiscard]] ComparedPage& compared() { return *compared_; }
    [[nodiscard]] QuizPage& quiz() { return *quiz_; }
    [[nodiscard]] MessageBar& messages() { return *messages_; }

Q_SIGNALS:
    /// A slice was healed in one of the pages.
    void healed();

public Q_SLOTS:
    /// Leaves the full screen; closes the window if it does not fill it.
    void reject() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    MessageBar* messages_;
    QTabWidget* tabs_;
    QComboBox* map_;
    BenchPage* bench_;
    MicroscopePage* microscope_;
    ComparedPage* compared_;
    QuizPage* quiz_;
};

}  // namespace disyre::ui
