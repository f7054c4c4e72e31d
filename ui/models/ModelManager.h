// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <filesystem>
#include <vector>

#include "core/card/ModelStore.h"
#include "ui/common/Worker.h"

class QLabel;
class QPushButton;
class QTableWidget;
class QTextBrowser;

namespace disyre::ui {

class ConfirmBar;
class MessageBar;

/// A window that lists the models on this computer, shows the card of one or two of them, and can
/// rename, export and delete them.
class ModelManager : public QDialog {
    Q_OBJECT

public:
    explicit ModelManager(QWidget* parent = nullptr);

    /// Reads the list of models anew.
    void refresh();
    /// Copies the model that is selected into this folder.
    void exportTo(const QString& folder);

Q_SIGNALS:
    /// The person wants to heal with this model.
    void useRequested(const std::filesystem::path& model);
    /// A model and its folder were deleted.
    void modelDeleted(const std::filesystem::path& model);

protected:
    void changeEvent(QEvent* event) override;

private:
    QLayout* makeButtons();
    /// Sets every text in the language of the program.
    void retranslate();
    void showModels();
    void showSelection();
    void rename(int row, const QString& name);
    void askForExport();
    void askToDelete();
    /// Does the work beside the window's thread, then either calls `done` or shows what went wrong,
    /// and reads the list anew.
    void change(std::function<void()> work, std::function<void()> done);
    /// The models selected, in the list's order.
    [[nodiscard]] std::vector<const StoredModel*> selected() const;

    Worker work_;
    std::vector<StoredModel> models_;
    bool filling_ = false;
    MessageBar* messages_;
    QTableWidget* table_;
    QTextBrowser* card_;
    ConfirmBar* confirm_;
    QLabel* hint_;
    QPushButton* use_ = nullptr;
    QPushButton* rename_ = nullptr;
    QPushButton* export_ = nullptr;
    QPushButton* delete_ = nullptr;
    QPushButton* close_ = nullptr;
};

}  // namespace disyre::ui
