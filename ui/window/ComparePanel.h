// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>
#include <memory>
#include <vector>

#include "ui/healing/VisitComparer.h"

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace disyre::ui {

/// What a person may choose for a comparison, how well the two scans fit each other, and the table
/// of what became of each finding.
class ComparePanel : public QWidget {
    Q_OBJECT

public:
    explicit ComparePanel(QWidget* parent = nullptr);

    [[nodiscard]] bool wantsAlignment() const;
    [[nodiscard]] bool wantsOneContrast() const;
    [[nodiscard]] bool shownIsLater() const;
    void setOneContrast(bool on);
    void setAlignment(bool on);

    /// Shows that the alignment is in progress. @param share 0 to 1.
    void setWorking(double share);
    /// Shows a comparison; null for none.
    /// @param names the names of places of the scan on the left; null for none.
    void setComparison(const std::shared_ptr<const Comparison>& comparison,
                       const std::shared_ptr<const ScanPlaces>& names);
    /// Shows why there is no comparison.
    void setProblem(const QString& text);

Q_SIGNALS:
    void alignmentWanted();
    void contrastWanted();
    void orderWanted();
    void cancelRequested();
    void saveRequested();
    /// @param place in RAS millimetres of the scan on the left.
    void placeChosen(const std::array<double, 3>& place);

protected:
    void changeEvent(QEvent* event) override;

private:
    void arrange();
    void retranslate();
    void showComparison();
    void fillTable();
    [[nodiscard]] QString qualityText() const;
    [[nodiscard]] QString summaryText() const;
    [[nodiscard]] std::array<double, 3> placeOf(const FindingChange& change) const;

    QCheckBox* align_;
    QCheckBox* contrast_;
    QCheckBox* order_;
    QProgressBar* progress_;
    QPushButton* cancel_;
    QLabel* quality_;
    QLabel* summary_;
    QPushButton* save_;
    QTreeWidget* table_;
    std::shared_ptr<const Comparison> comparison_;
    std::shared_ptr<const ScanPlaces> names_;
    QString problem_;
};

}  // namespace disyre::ui
