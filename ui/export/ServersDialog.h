// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <filesystem>
#include <vector>

#include "core/pacs/PacsServers.h"
#include "ui/common/Worker.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace disyre::ui {

/// The list of DICOM servers that the program may speak to. Changes are written at once.
class ServersDialog : public QDialog {
    Q_OBJECT

public:
    /// @param file where the list is kept; see serversFile().
    ServersDialog(std::filesystem::path file, QWidget* parent);
    ~ServersDialog() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void arrange();
    void retranslate();
    void showList(int row);
    void showServer();
    /// Shows the fields that the kind of server needs.
    void showFields();
    [[nodiscard]] PacsServer typed() const;
    void keep();
    void remove();
    void tryIt();
    void update();

    std::filesystem::path file_;
    std::vector<PacsServer> servers_;
    QLabel* hint_;
    QListWidget* list_;
    QFormLayout* form_ = nullptr;
    QLineEdit* name_;
    QComboBox* kind_;
    QLineEdit* url_;
    QLineEdit* user_;
    QLineEdit* address_;
    QSpinBox* port_;
    QLineEdit* title_;
    QLineEdit* ownTitle_;
    QLineEdit* certificates_;
    QLabel* said_;
    QPushButton* keep_;
    QPushButton* remove_;
    QPushButton* try_;
    QPushButton* close_;
    Worker worker_;
};

}  // namespace disyre::ui
