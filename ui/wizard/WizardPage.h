// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVBoxLayout>
#include <QWizardPage>

#include "ui/common/MessageBar.h"
#include "ui/common/Saying.h"

class QLabel;
class QScrollArea;

namespace disyre::ui {

/// A page of the training wizard. On top it has its heading, one sentence on what it is for, and a
/// bar for messages; what the page itself shows comes below.
class WizardPage : public QWizardPage {
    Q_OBJECT

public:
    explicit WizardPage(const QString& name, QWidget* parent = nullptr);

    /// The message in the bar: what is wrong on this page and what can be done about it. Empty for
    /// none.
    [[nodiscard]] QString problem() const { return messages_->text(); }

protected:
    /// Says everything on the page in the new language of the program. A message that was dismissed
    /// does not come back.
    void changeEvent(QEvent* event) override;
    /// Sets every text of the page in the language of the program, those too that say what state it
    /// is in. What the person has typed or chosen stays. Each page calls it in its constructor.
    virtual void retranslate() = 0;
    void setHeading(const QString& heading, const QString& purpose);

    /// Shows a problem in the bar; an empty text removes it. retranslate() must set it again.
    void setProblem(const QString& text);
    /// Shows a problem that the page itself says again when the language changes.
    void setProblem(const Saying& saying);
    /// The same for what is no problem.
    void setInformation(const QString& text);
    void setInformation(const Saying& saying);
    /// The layout for what the page itself shows.
    [[nodiscard]] QVBoxLayout* room() { return room_; }

private:
    void setHeadingFont();

    QLabel* heading_;
    QLabel* purpose_;
    MessageBar* messages_;
    QVBoxLayout* room_;
    QScrollArea* scroll_;
    Saying saying_;  // the message in the bar, where retranslate() does not set it
};

/// Makes a label of running text that wraps. @param name the object name, by which tests find it.
[[nodiscard]] QLabel* textLabel(QWidget* parent, const QString& name = {});

}  // namespace disyre::ui
