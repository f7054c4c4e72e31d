// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

#include <functional>

#include "ui/cases/CaseLibrary.h"
#include "ui/common/Worker.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace disyre::ui {

class MessageBar;

/// The list of cases in a window of its own: a picture, name, date, scan, model and tags of each,
/// with a field that searches in all of them. A case whose file is missing is grey. Tags are
/// written in the table.
class CaseLibraryDialog : public QDialog {
    Q_OBJECT

public:
    /// @param folder that the list is kept in.
    CaseLibraryDialog(QString folder, QWidget* parent);

    /// Whether the list is being read or written.
    [[nodiscard]] bool isBusy() const { return busy_ > 0; }

Q_SIGNALS:
    void openRequested(const QString& file);

private:
    /// Does something with the list beside the window's thread, and then shows it anew.
    void change(std::function<void(CaseLibrary&)> act);
    void show(const QList<LibraryCase>& cases, const QString& notice);
    void search(const QString& words);
    void openChosen();
    void removeChosen();
    void update();
    [[nodiscard]] QList<LibraryCase> chosen() const;

    QString folder_;
    QList<LibraryCase> cases_;
    int busy_ = 0;
    bool filling_ = false;
    MessageBar* messages_;
    QLineEdit* search_;
    QTableWidget* table_;
    QLabel* empty_;
    QPushButton* open_;
    QPushButton* remove_;
    Worker worker_;
};

}  // namespace disyre::ui
