// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/SharpPicture.h"

#include <QPainter>
#include <QWidget>

#include "ui/viewer/VtkWidget.h"

namespace disyre::ui {

namespace {

/// Draws what lies above a widget: the later children of its parent.
void drawAbove(QPainter& painter, QWidget& whole, const QWidget& below) {
    bool isAbove = false;
    for (QObject* child : below.parentWidget()->children()) {
        auto* sibling = qobject_cast<QWidget*>(child);
        if (sibling == nullptr || sibling->isWindow()) {
            continue;
        }
        if (isAbove && sibling->isVisible()) {
            sibling->render(&painter, sibling->mapTo(&whole, QPoint()), QRegion(),
                            QWidget::DrawChildren);
        }
        isAbove = isAbove || sibling == &below;
    }
}

}  // namespace

QImage sharpPicture(QWidget& widget, double scale) {
    const double ratio = widget.devicePixelRatioF() * scale;
    QImage picture((QSizeF(widget.size()) * ratio).toSize(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::black);
    widget.render(&picture);
    QPainter painter(&picture);
    auto views = widget.findChildren<VtkWidget*>();
    if (auto* self = qobject_cast<VtkWidget*>(&widget)) {
        views.prepend(self);
    }
    for (VtkWidget* view : views) {
        const QImage drawn = view->isVisible() ? view->pictureAt(scale) : QImage();
        if (!drawn.isNull()) {
            painter.drawImage(QRect(view->mapTo(&widget, QPoint()), view->size()), drawn);
            if (view != &widget) {
                drawAbove(painter, widget, *view);
            }
        }
    }
    return picture;
}

}  // namespace disyre::ui
