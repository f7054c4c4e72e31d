// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QTest>
#include <QTreeView>

#include "ui/findings/FindingsModel.h"

namespace disyre::ui::test {

/// The table of findings as a person sees it: its rows in the order that they are shown in.
class FindingRows {
public:
    explicit FindingRows(QTreeView& view) : view_(view) {}

    [[nodiscard]] QTreeView& view() const { return view_; }
    [[nodiscard]] int count() const { return view_.model()->rowCount(); }
    [[nodiscard]] QModelIndex cell(int row, FindingColumn column) const {
        return view_.model()->index(row, static_cast<int>(column));
    }
    [[nodiscard]] QString text(int row, FindingColumn column) const {
        return cell(row, column).data().toString();
    }
    [[nodiscard]] QString tip(int row, FindingColumn column) const {
        return cell(row, column).data(Qt::ToolTipRole).toString();
    }
    [[nodiscard]] QColor colour(int row, FindingColumn column) const {
        return cell(row, column).data(Qt::ForegroundRole).value<QBrush>().color();
    }
    [[nodiscard]] bool isStruckThrough(int row, FindingColumn column) const {
        return cell(row, column).data(Qt::FontRole).value<QFont>().strikeOut();
    }
    [[nodiscard]] QString heading(FindingColumn column) const {
        return view_.model()->headerData(static_cast<int>(column), Qt::Horizontal).toString();
    }
    [[nodiscard]] int current() const {
        return view_.currentIndex().isValid() ? view_.currentIndex().row() : -1;
    }
    /// The numbers of the findings from top to bottom.
    [[nodiscard]] QStringList numbers() const {
        QStringList numbers;
        for (int row = 0; row < count(); ++row) {
            numbers << text(row, FindingColumn::Number);
        }
        return numbers;
    }
    /// All cells, also of hidden columns.
    [[nodiscard]] QStringList all() const {
        QStringList rows;
        for (int row = 0; row < count(); ++row) {
            QStringList cells;
            for (int column = 0; column < kFindingColumns; ++column) {
                cells << text(row, static_cast<FindingColumn>(column));
            }
            rows << cells.join(QStringLiteral(" | "));
        }
        return rows;
    }
    [[nodiscard]] QPoint middleOf(int row) const {
        return view_.visualRect(cell(row, FindingColumn::Number)).center();
    }
    void click(int row, Qt::MouseButton button = Qt::LeftButton,
               Qt::KeyboardModifiers modifiers = {}) const {
        QTest::mouseClick(view_.viewport(), button, modifiers, middleOf(row));
    }
    void clickHeading(FindingColumn column) const {
        QHeaderView& header = *view_.header();
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {},
                          QPoint(header.sectionViewportPosition(static_cast<int>(column)) + 8,
                                 header.height() / 2));
    }

private:
    QTreeView& view_;
};

}  // namespace disyre::ui::test
