// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <vector>

#include "core/findings/ReaderComparison.h"

class QLabel;
class QPushButton;
class QTreeWidget;

namespace disyre::ui {

/// What a reader has marked and what the program lists.
struct ReaderComparison {
    std::vector<ComparedRegion> reader;
    std::vector<ComparedRegion> program;
    std::vector<ComparisonRow> rows;
    double voxelMillilitres = 0.0;
};

/// Shows what the reader and the program have found, row by row, and how often they agree.
class ComparisonDialog : public QDialog {
    Q_OBJECT

public:
    explicit ComparisonDialog(QWidget* parent);

    void setComparison(const ReaderComparison& comparison);

Q_SIGNALS:
    void exportWanted();
    /// A row was clicked; -1 for a side that has no region there.
    void rowChosen(int reader, int program);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showComparison();
    void retranslate();

    ReaderComparison comparison_;
    QLabel* summary_;
    QTreeWidget* list_;
    QPushButton* export_;
    QPushButton* close_;
};

}  // namespace disyre::ui
