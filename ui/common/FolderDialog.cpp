// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/FolderDialog.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace disyre::ui {

namespace {

/// Qt's dialogs for folders refuse the name of a folder that is not there, and those for files step
/// into a folder that is. This one takes both.
class SaveFolderDialog : public QFileDialog {
public:
    using QFileDialog::QFileDialog;

    void accept() override {
        if (!selectedFiles().isEmpty()) {
            QDialog::accept();
        }
    }
};

}  // namespace

QString askForSaveFolder(QWidget* parent, const QString& title, const QString& start) {
    SaveFolderDialog dialog(parent, title, start);
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    dialog.setOption(QFileDialog::ShowDirsOnly);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setLabelText(QFileDialog::FileName,
                        QCoreApplication::translate("FolderDialog", "Folder (a new one, too):"));
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().constFirst() : QString();
}

}  // namespace disyre::ui
