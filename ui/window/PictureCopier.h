// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPixmap>

#include <functional>

#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;
class QWidget;

namespace disyre::ui {

class MessageController;
class SlicePresenter;
class ViewGrid;

/// Copies pictures to the clipboard: the view that the keyboard speaks to, or the whole window. Its
/// actions are part of the File menu.
class PictureCopier : public QObject {
    Q_OBJECT

public:
    /// @param surfaces the view in 3-D, which is copied while it has the keyboard.
    /// @param window draws the whole window.
    PictureCopier(ViewGrid& views, QWidget& surfaces, SlicePresenter& presenter,
                  std::function<QPixmap()> window, MessageController& messages, QObject* parent);

    void addTo(QMenu& menu);
    /// The view that the keyboard speaks to, or spoke to before a dialog was opened.
    [[nodiscard]] QWidget& viewInUse() const;
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

private:
    QAction* make(const QString& name, const QKeySequence& key, const char* text, const char* tip);
    void copyView();
    void copyWindow();

    ViewGrid& views_;
    QWidget& surfaces_;
    SlicePresenter& presenter_;
    std::function<QPixmap()> window_;
    MessageController& messages_;
    ActionTexts texts_;
    QAction* copyView_;
    QAction* copyWindow_;
};

}  // namespace disyre::ui
