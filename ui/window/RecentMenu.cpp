// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/RecentMenu.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// The folder of a file as the menu shows it: the home folder as "~", and the middle of a long one
/// left out.
QString shownFolder(const QString& file, const QWidget& widget) {
    constexpr int kMostCharacters = 48;
    QString folder = QFileInfo(file).absolutePath();
    const QString home = QDir::homePath();
    if (folder == home || folder.startsWith(home + u'/')) {
        folder.replace(0, home.size(), u"~"_s);
    }
    const QFontMetrics metrics = widget.fontMetrics();
    return metrics.elidedText(QDir::toNativeSeparators(folder), Qt::ElideMiddle,
                              kMostCharacters * metrics.averageCharWidth());
}

}  // namespace

RecentMenu::RecentMenu(QWidget* parent) : QMenu(parent) {
    setObjectName(u"recentMenu"_s);
    setToolTipsVisible(true);
    setFiles({});
}

void RecentMenu::changeEvent(QEvent* event) {
    QMenu::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void RecentMenu::retranslate() {
    setTitle(tr("Open &recent"));
    if (forget_ != nullptr) {
        forget_->setText(tr("&Forget these"));
    }
}

void RecentMenu::setFiles(const QStringList& files) {
    clear();
    forget_ = nullptr;
    setEnabled(!files.isEmpty());
    menuAction()->setEnabled(!files.isEmpty());
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QString& file = files[i];
        // An ampersand in a menu marks a key, so one in a file's name must be doubled.
        QString name = QFileInfo(file).fileName();
        QString folder = shownFolder(file, *this);
        // The folder stands in a column of its own, behind the tabulator.
        QAction* action = addAction(u"&%1  %2\t%3"_s.arg(i + 1).arg(name.replace(u'&', u"&&"_s),
                                                                    folder.replace(u'&', u"&&"_s)),
                                    this, [this, file] { Q_EMIT chosen(file); });
        action->setObjectName(u"recent%1Action"_s.arg(i + 1));
        action->setToolTip(file);
    }
    if (!files.isEmpty()) {
        addSeparator();
        forget_ = addAction(QString(), this, &RecentMenu::clearRequested);
        forget_->setObjectName(u"forgetRecentAction"_s);
    }
    retranslate();
}

}  // namespace disyre::ui
