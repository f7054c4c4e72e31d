// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace disyre::ui {

class TrainingDraft;

/// The table of the scans that are used: the name of each scan's subject, which can be typed over,
/// and whether the scan is held out.
class SplitTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { File, Subject, HeldOut, Columns };

    explicit SplitTable(TrainingDraft& draft, QObject* parent = nullptr);

    /// Reads the used scans from the draft.
    void takeScans();
    /// Says the headings and the cells in the language of the program.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

private:
    TrainingDraft& draft_;
    std::vector<std::size_t>
        scans_;  // indices of the draft's scans, in the order of their subjects
};

}  // namespace disyre::ui
