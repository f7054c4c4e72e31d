// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QToolButton;

namespace disyre::ui {

class CaseList;

/// Lists the open scans with what is healed of each, and marks the one that is shown.
class CasePanel : public QWidget {
    Q_OBJECT

public:
    CasePanel(CaseList& cases, QWidget* parent);

    /// Updates what is said of each scan.
    void refresh();
    /// How many scans are listed.
    [[nodiscard]] int count() const;

    [[nodiscard]] QSize sizeHint() const override { return {216, 136}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 96}; }

Q_SIGNALS:
    /// The person wants to choose a scan to open.
    void openRequested();
    /// The person wants the scan that is shown to be closed.
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Says of the scan shown what its file says about the patient.
    void showInformation();
    /// Sets every text in the language of the program.
    void retranslate();

    CaseList& cases_;
    QListWidget* list_;
    QLabel* empty_;
    QLabel* information_;
    QToolButton* open_;
    QToolButton* close_;
};

}  // namespace disyre::ui
