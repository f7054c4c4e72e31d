// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/Handout.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

class HandoutTexts {
    Q_DECLARE_TR_FUNCTIONS(Handout)
};

constexpr int kHandoutDots = 96;  // An inch, so that a dot is a pixel of a usual screen.
constexpr int kFiguresInRow = 3;
constexpr double kFigureGap = 14.0;
constexpr double kLongestPicture = 190.0;  // The height of a picture at most, in dots.

QFont handoutFont(int pixels, bool bold = false) {
    QFont font(u"sans-serif"_s);
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

/// Draws text from `top` on and returns where it ends.
double drawText(QPainter& painter, const QFont& font, const QString& text, double left, double top,
                double width, int flags = Qt::AlignLeft) {
    const QRectF room(left, top, width, 10000.0);
    const int how = flags | Qt::AlignTop | Qt::TextWordWrap;
    painter.setFont(font);
    painter.drawText(room, how, text);
    return top + painter.boundingRect(room, how, text).height();
}

/// Draws a row of figures and returns where it ends.
double drawFigures(QPainter& painter, const HandoutFigure* first, int count, double top,
                   double width) {
    const double side = (width - (kFiguresInRow - 1) * kFigureGap) / kFiguresInRow;
    double captions = top;
    for (int i = 0; i < count; ++i) {
        const QSizeF size =
            QSizeF(first[i].picture.size()).scaled(side, kLongestPicture, Qt::KeepAspectRatio);
        const double left = i * (side + kFigureGap);
        painter.drawImage(QRectF(QPointF(left + (side - size.width()) / 2.0, top), size),
                          first[i].picture);
        captions = std::max(captions, top + size.height());
    }
    double bottom = captions;
    for (int i = 0; i < count; ++i) {
        bottom = std::max(bottom, drawText(painter, handoutFont(10), first[i].caption,
                                           i * (side + kFigureGap), captions + 4.0, side));
    }
    return bottom + kFigureGap;
}

}  // namespace

QByteArray handoutPdf(const std::vector<HandoutPage>& pages) {
    constexpr double kFooterDots = 30.0;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    pdf.setPageSize(QPageSize(QPageSize::A4));
    pdf.setPageMargins(QMarginsF(18, 15, 18, 12), QPageLayout::Millimeter);
    pdf.setResolution(kHandoutDots);
    pdf.setCreator(u"DISYRE Explorer"_s);
    pdf.setTitle(pages.empty() ? QString() : pages.front().title);
    const QSizeF paper = pdf.pageLayout().paintRectPixels(kHandoutDots).size();
    QPainter painter(&pdf);
    for (std::size_t number = 0; number < pages.size(); ++number) {
        if (number > 0) {
            pdf.newPage();
        }
        const HandoutPage& page = pages[number];
        double top =
            drawText(painter, handoutFont(20, true), page.title, 0, 0, paper.width()) + kFigureGap;
        const auto figures = static_cast<int>(page.figures.size());
        for (int i = 0; i < figures; i += kFiguresInRow) {
            top = drawFigures(painter, &page.figures[static_cast<std::size_t>(i)],
                              std::min(kFiguresInRow, figures - i), top, paper.width());
        }
        for (const QString& paragraph : page.paragraphs) {
            top = drawText(painter, handoutFont(11), paragraph, 0, top, paper.width()) + 8.0;
        }
        const double footer = paper.height() - kFooterDots;
        drawText(painter, handoutFont(10),
                 HandoutTexts::tr("DISYRE Explorer: research use, not a medical device"), 0, footer,
                 paper.width());
        drawText(painter, handoutFont(10),
                 HandoutTexts::tr("Page %1 of %2").arg(number + 1).arg(pages.size()), 0, footer,
                 paper.width(), Qt::AlignRight);
    }
    painter.end();
    return bytes;
}

}  // namespace disyre::ui
