// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <filesystem>

#include "ui/common/Worker.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace disyre::ui {

/// Lets a person choose one of the volumes of a file with several, such as a series of scans in one
/// NIfTI file. Each has its number and, the first of them, a picture of the middle axial slice. The
/// first is selected; the arrow keys and a number that is typed select another.
class VolumeChooser : public QDialog {
    Q_OBJECT

public:
    /// @param volumes how many there are.
    VolumeChooser(std::filesystem::path file, int volumes, QWidget* parent);
    ~VolumeChooser() override;

Q_SIGNALS:
    /// The person wants to open this volume, counted from 1.
    void chosen(int volume);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// Sets every text in the language of the program.
    void retranslate();
    void makePictures();
    void showPicture(int row, const QImage& picture);
    void openSelected();

    std::filesystem::path file_;
    Worker work_;
    QLabel* hint_;
    QListWidget* list_;
    QPushButton* open_;
    QPushButton* cancel_;
};

}  // namespace disyre::ui
