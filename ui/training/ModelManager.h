// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <filesystem>
#include <vector>

#include "core/card/ModelStore.h"
#include "ui/training/Background.h"

class QPushButton;
class QTableWidget;
class QTextBrowser;

namespace disyre::ui {

class ConfirmBar;
class MessageBar;

/// The models on this computer: what their cards say, two of them side by side, and what can be done
/// with them.
class ModelManager : public QDialog {
    Q_OBJECT

public:
    explicit ModelManager(QWidget* parent = nullptr);

    /// Reads the list anew.
    void refresh();
    void exportTo(const QString& folder);

Q_SIGNALS:
    void useRequested(const std::filesystem::path& model);
    /// Its folder is no longer there.
    void modelDeleted(const std::filesystem::path& model);

private:
    QLayout* makeButtons();
    void showModels();
    void showSelection();
    void rename(int row, const QString& name);
    void askForExport();
    void askToDelete();
    /// Does it in the background, says what went wrong, and reads the list anew.
    void change(std::function<void()> work, std::function<void()> done);
    /// The models selected, in the list's order.
    [[nodiscard]] std::vector<const StoredModel*> selected() const;

    Background work_;
    std::vector<StoredModel> models_;
    bool filling_ = false;
    MessageBar* messages_;
    QTableWidget* table_;
    QTextBrowser* card_;
    ConfirmBar* confirm_;
    QPushButton* use_ = nullptr;
    QPushButton* rename_ = nullptr;
    QPushButton* export_ = nullptr;
    QPushButton* delete_ = nullptr;
};

}  // namespace disyre::ui
