// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/PointerHighlight.h"

#include <QApplication>
#include <QCursor>
#include <QPainter>
#include <QTimer>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kRingSide = 56;
/// How often the ring follows the pointer, in milliseconds.
constexpr int kFollowEvery = 16;

class PointerRing : public QWidget {
public:
    explicit PointerRing(QWidget* window) : QWidget(window) {
        setObjectName(u"pointerRing"_s);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        resize(kRingSide, kRingSide);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QColor(0xe6, 0x9f, 0x00, 220), 3.0));
        painter.setBrush(QColor(0xff, 0xe0, 0x60, 60));
        painter.drawEllipse(QRectF(rect()).adjusted(3, 3, -3, -3));
    }
};

}  // namespace

PointerHighlight::PointerHighlight(QObject* parent) : QObject(parent), follow_(new QTimer(this)) {
    follow_->setInterval(kFollowEvery);
    connect(follow_, &QTimer::timeout, this, &PointerHighlight::follow);
}

PointerHighlight::~PointerHighlight() {
    delete ring_;
}

void PointerHighlight::setShown(bool shown) {
    if (shown) {
        follow_->start();
        follow();
    } else {
        follow_->stop();
        delete ring_;
    }
}

bool PointerHighlight::isShown() const {
    return follow_->isActive();
}

void PointerHighlight::follow() {
    const QPoint at = QCursor::pos();
    QWidget* window = QApplication::topLevelAt(at);
    if (window == nullptr || window->windowType() == Qt::Popup ||
        window->windowType() == Qt::ToolTip) {
        delete ring_;
        return;
    }
    if (ring_ && ring_->parentWidget() != window) {
        delete ring_;
    }
    if (!ring_) {
        ring_ = new PointerRing(window);
        ring_->show();
    }
    const QPoint corner = window->mapFromGlobal(at) - QPoint(kRingSide / 2, kRingSide / 2);
    if (ring_->pos() != corner) {
        ring_->move(corner);
        ring_->raise();
    }
}

}  // namespace disyre::ui
