// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <filesystem>
#include <functional>
#include <vector>

#include "core/pacs/PacsConnection.h"
#include "ui/common/Worker.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace disyre::ui {

/// Looks for series on a DICOM server, and receives one of them.
class FetchDialog : public QDialog {
    Q_OBJECT

public:
    /// @param servers one or more.
    /// @param askForFolder asks where the new folder of a series is made; empty for nowhere.
    FetchDialog(std::vector<PacsServer> servers, std::function<QString()> askForFolder,
                QWidget* parent);
    ~FetchDialog() override;

Q_SIGNALS:
    /// @param folder the new folder with the files of a series.
    void received(const QString& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    void arrange();
    void retranslate();
    void look();
    void showFound(const std::vector<PacsSeries>& found);
    void receive();
    void beginWork();
    void endWork(const QString& said);
    void update();
    /// The server that is chosen, with its password once that was given.
    [[nodiscard]] PacsServer& server();

    std::vector<PacsServer> servers_;
    std::vector<PacsSeries> found_;
    std::function<QString()> askForFolder_;
    QFormLayout* form_ = nullptr;
    QComboBox* server_;
    QLineEdit* patient_;
    QLineEdit* id_;
    QLineEdit* date_;
    QPushButton* look_;
    QTreeWidget* list_;
    QLabel* said_;
    QProgressBar* progress_;
    QPushButton* receive_;
    QPushButton* close_;
    bool isWorking_ = false;
    Worker worker_;
};

}  // namespace disyre::ui
