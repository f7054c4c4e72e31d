// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace disyre::ui {

/// One message at a time, said in place at the top of the window instead of in a box in the way.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Information, Problem };

    explicit MessageBar(QWidget* parent = nullptr);

    void showMessage(Kind kind, const QString& text);
    void dismiss();
    /// Empty while nothing is shown.
    [[nodiscard]] QString text() const { return text_; }
    [[nodiscard]] Kind kind() const { return kind_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* icon_;
    QLabel* label_;
    QToolButton* close_;
    QString text_;
    Kind kind_ = Kind::Information;
};

}  // namespace disyre::ui
