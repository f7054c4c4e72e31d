// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QImage>
#include <QList>

#include <functional>
#include <memory>

#include "ui/common/Worker.h"
#include "ui/report/ReportHtml.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace disyre::ui {

/// Shows a report as it will be written, asks whether the scan is named in it, and writes it as PDF
/// or HTML. Pages are made and files written beside the window's thread.
class ReportDialog : public QDialog {
    Q_OBJECT

public:
    /// Asks for the file of this ending, ".pdf" or ".html"; empty if the person asks for none.
    using AskForFile = std::function<QString(const QString& ending)>;

    /// @param versionText the version of the program.
    ReportDialog(QString versionText, AskForFile askForFile, QWidget* parent);

    /// Shows what is reported; until then the dialog says that it is being prepared.
    void showReport(const ReportContent& content);
    /// Says in place of the pages why there is no report.
    void showProblem(const QString& problem);

Q_SIGNALS:
    void saved(const QString& file);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void retranslate();
    void makePages();
    void showPages(const std::shared_ptr<const ReportPage>& page, const QList<QImage>& pages);
    void fitPages();
    void save(const QString& ending);
    void setBusy(bool busy);

    const QString versionText_;
    const AskForFile askForFile_;
    QScrollArea* scroll_;
    QWidget* stack_;
    QLabel* note_;
    QCheckBox* namesScan_;
    QPushButton* pdf_;
    QPushButton* html_;
    QPushButton* close_;
    std::shared_ptr<const ReportContent> content_;
    std::shared_ptr<const ReportPage> page_;
    QList<QImage> pages_;
    QList<QLabel*> labels_;
    Worker worker_;
};

}  // namespace disyre::ui
