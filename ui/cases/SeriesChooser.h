// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <cstddef>
#include <memory>

#include "ui/common/Worker.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace disyre {
struct DicomListing;
}

namespace disyre::ui {

/// Lets a person choose one of the series of a DICOM folder. Each row has a picture of the middle
/// slice and what the files say of the series; series that cannot be healed are grey and say why.
/// The likeliest one is selected at first.
class SeriesChooser : public QDialog {
    Q_OBJECT

public:
    SeriesChooser(std::shared_ptr<const DicomListing> listing, QWidget* parent);
    ~SeriesChooser() override;

Q_SIGNALS:
    /// The person wants to open this series, given by its number in the listing, from 0.
    void chosen(std::size_t series);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// Sets every text in the language of the program.
    void retranslate();
    void fillRow(int row);
    void makePictures();
    void showPicture(int row, const QImage& picture);
    void openSelected();
    [[nodiscard]] bool isOffered(int row) const;
    [[nodiscard]] QString remarksOf(int row) const;
    [[nodiscard]] static QString imagesText(std::size_t images);

    std::shared_ptr<const DicomListing> listing_;
    Worker work_;
    QLabel* hint_;
    QTableWidget* table_;
    QLabel* skipped_;
    QPushButton* open_;
    QPushButton* cancel_;
};

}  // namespace disyre::ui
