// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace disyre::ui {

/// A menu of the scans that were opened lately, with an entry that forgets them.
class RecentMenu : public QMenu {
    Q_OBJECT

public:
    explicit RecentMenu(QWidget* parent);

    /// @param files paths, the newest first.
    void setFiles(const QStringList& files);

Q_SIGNALS:
    void chosen(const QString& file);
    void clearRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// Sets every text in the language of the program.
    void retranslate();

    QAction* forget_ = nullptr;  // Null while the menu is empty.
};

}  // namespace disyre::ui
