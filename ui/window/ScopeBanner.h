// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QGridLayout;
class QLabel;
class QToolButton;

namespace disyre::ui {

/// Says for as long as a scan is open in what it differs from what the model was trained on: a line
/// that sums it up, and below it the points as a list, which a person can fold away. Unlike a
/// message it cannot be dismissed.
class ScopeBanner : public QFrame {
    Q_OBJECT

public:
    enum class Kind {
        Fits,    ///< what is said is no reason for doubt
        Differs  ///< the scan differs from what the model was trained on
    };

    explicit ScopeBanner(QWidget* parent = nullptr);

    /// Shows a summary and its points; hides the banner if there are no points.
    void setPoints(Kind kind, const QString& summary, const QStringList& points);
    [[nodiscard]] const QStringList& points() const { return points_; }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showPoints();
    /// Folds the list in a low window and shows it in a tall one, until a person has chosen.
    void fitWindow();
    void setFolded(bool folded);
    /// Sets the texts that belong to the banner in the language of the program.
    void retranslate();

    QLabel* icon_;
    QLabel* summary_;
    QToolButton* fold_;
    QWidget* list_;
    QGridLayout* rows_;
    QStringList points_;
    bool folded_ = false;
    bool foldIsChosen_ = false;
};

}  // namespace disyre::ui
