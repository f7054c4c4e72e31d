// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <vector>

#include "ui/findings/FindingPlaces.h"
#include "ui/findings/FindingsFinder.h"

namespace disyre::ui {

/// The columns of the table of findings, in their order.
enum class FindingColumn {
    Number,
    Decision,
    Volume,
    Mean,
    Place,
    Name,
    Extent,
    Peak,
    Step,
    Midline,
    Asymmetry,
    Healthy
};
inline constexpr int kFindingColumns = 12;

/// The findings as a table: a row for each, in the order of the list.
class FindingsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// What a column is sorted by: a number, a text, or nothing where it is not known.
    static constexpr int kSortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows are made anew only if the findings are others, so that a decision leaves the choice of
    /// rows as it is.
    void setFindings(const std::vector<Finding>& findings);
    void setPlaces(const FindingPlaces& places);
    [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }
    [[nodiscard]] const FindingPlaces& places() const { return places_; }
    /// Whether no finding has anything to show in a column that is not always there.
    [[nodiscard]] bool isEmptyColumn(FindingColumn column) const;
    /// The whole name of a column, for a menu.
    [[nodiscard]] QString columnName(FindingColumn column) const;
    /// Sets every text in the language of the program.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString textOf(int row, FindingColumn column) const;
    [[nodiscard]] QVariant sortValueOf(int row, FindingColumn column) const;
    [[nodiscard]] QString tipOf(int row, FindingColumn column) const;
    [[nodiscard]] QString headerTip(FindingColumn column) const;
    [[nodiscard]] const NamedPlace* placeOf(int row) const;
    [[nodiscard]] QString positionOf(int row) const;
    void tellOfChange();

    std::vector<Finding> findings_;
    FindingPlaces places_;
};

/// Sorts the findings by any column: numbers as numbers, words as the language does, and what is
/// not known last. Equal ones keep the order of the list.
class FindingsOrder : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

}  // namespace disyre::ui
