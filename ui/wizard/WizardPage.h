// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVBoxLayout>
#include <QWizardPage>

#include "ui/window/MessageBar.h"

namespace disyre::ui {

/// A page of the training wizard: its heading, one sentence of what it is for, a place for what is
/// wrong, and room below.
class WizardPage : public QWizardPage {
    Q_OBJECT

public:
    WizardPage(const QString& name, const QString& heading, const QString& purpose,
               QWidget* parent = nullptr);

    /// What is wrong here and what to do about it; empty for nothing.
    [[nodiscard]] QString problem() const { return messages_->text(); }

protected:
    /// Says it in place; an empty text takes it away.
    void setProblem(const QString& text);
    void setInformation(const QString& text);
    [[nodiscard]] QVBoxLayout* room() { return room_; }

private:
    MessageBar* messages_;
    QVBoxLayout* room_;
};

/// A label of running text that wraps.
[[nodiscard]] QLabel* textLabel(const QString& text, QWidget* parent, const QString& name = {});

}  // namespace disyre::ui
