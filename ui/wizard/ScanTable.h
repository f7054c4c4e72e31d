// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QPixmap>

#include <vector>

#include "core/preprocess/ScanSurvey.h"

namespace disyre::ui {

class TrainingDraft;

/// A scan's three middle slices side by side.
[[nodiscard]] QPixmap middleSlices(const SurveyedScan& scan);

/// The draft's scans as the table of the data page, a row each. A tick in the first column says
/// that the scan is used.
class ScanTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { File, Pictures, Size, Axes, Intensity, Status, Columns };

    explicit ScanTable(TrainingDraft& draft, QObject* parent = nullptr);

    /// Says the headings and the cells in the language of the program.
    void retranslate();

    /// Height of the three pictures of a scan, in points.
    static constexpr int kPictureHeight = 48;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

private:
    void follow();
    [[nodiscard]] QString text(std::size_t row, int column) const;
    [[nodiscard]] QString status(std::size_t row) const;
    [[nodiscard]] QString tip(std::size_t row, int column) const;

    TrainingDraft& draft_;
    int rows_ = 0;
    mutable std::vector<QPixmap> pictures_;  // one for each scan, made when it is first shown
};

}  // namespace disyre::ui
