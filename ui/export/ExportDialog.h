// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace disyre::ui {

/// One kind of file that results become.
enum class ExportItem { Map, Restoration, Labels, BrainMask, Steps, Findings };

/// Asks which results are written as files, and into which folder.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// @param folder the one that is offered first.
    ExportDialog(const QString& folder, QWidget* parent);

    /// Those that are ticked, in their order.
    [[nodiscard]] std::vector<ExportItem> items() const;
    [[nodiscard]] QString folder() const;

Q_SIGNALS:
    void exportRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void update();

    QLabel* hint_;
    std::vector<QCheckBox*> boxes_;
    QLabel* folderLabel_;
    QLineEdit* folder_;
    QPushButton* choose_;
    QPushButton* export_;
    QPushButton* cancel_;
};

}  // namespace disyre::ui
