// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace disyre::ui {

/// The scans opened lately.
class RecentMenu : public QMenu {
    Q_OBJECT

public:
    RecentMenu(const QString& title, QWidget* parent);

    void setFiles(const QStringList& files);

Q_SIGNALS:
    void chosen(const QString& file);
    void clearRequested();
};

}  // namespace disyre::ui
