// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/RecentMenu.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace disyre::ui {

RecentMenu::RecentMenu(const QString& title, QWidget* parent) : QMenu(title, parent) {
    setObjectName(u"recentMenu"_s);
    setToolTipsVisible(true);
    setFiles({});
}

void RecentMenu::setFiles(const QStringList& files) {
    clear();
    setEnabled(!files.isEmpty());
    menuAction()->setEnabled(!files.isEmpty());
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QString& file = files[i];
        // An ampersand in a name is no key.
        QString name = QFileInfo(file).fileName();
        QAction* action = addAction(u"&%1  %2"_s.arg(i + 1).arg(name.replace(u'&', u"&&"_s)), this,
                                    [this, file] { Q_EMIT chosen(file); });
        action->setObjectName(u"recent%1Action"_s.arg(i + 1));
        action->setToolTip(file);
    }
    if (!files.isEmpty()) {
        addSeparator();
        addAction(tr("&Forget these"), this, &RecentMenu::clearRequested)
            ->setObjectName(u"forgetRecentAction"_s);
    }
}

}  // namespace disyre::ui
