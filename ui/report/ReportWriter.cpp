// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/ReportWriter.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>
#include <QUrl>

#include <cmath>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"
#include "ui/report/ReportTexts.h"

namespace disyre::ui {

using namespace Qt::StringLiterals;

namespace {

QByteArray pngOf(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

constexpr int kDotsPerInch = 96;
constexpr int kFooter = 40;  // Height of the line below the text, in dots.

/// A report on pages of A4. Its measures are those of the PDF document, whatever it is drawn on.
class PagedReport {
public:
    PagedReport(QPdfWriter& pdf, const ReportPage& page) : font_(u"sans-serif"_s) {
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins(QMarginsF(18, 15, 18, 12), QPageLayout::Millimeter);
        pdf.setResolution(kDotsPerInch);
        pdf.setCreator(u"DISYRE Explorer"_s);
        const QSizeF whole = pdf.pageLayout().paintRectPixels(kDotsPerInch).size();
        // Whole dots, or a sliver of the next page's first line would be drawn at the bottom.
        text_ = QSizeF(std::floor(whole.width()), std::floor(whole.height()) - kFooter);
        font_.setPixelSize(10);
        document_.setDocumentMargin(0);
        document_.documentLayout()->setPaintDevice(&pdf);
        document_.setDefaultFont(font_);
        for (auto it = page.pictures.begin(); it != page.pictures.end(); ++it) {
            document_.addResource(QTextDocument::ImageResource, QUrl(it.key()), it.value());
        }
        document_.setHtml(page.html);
        document_.setPageSize(text_);
        pdf.setTitle(document_.metaInformation(QTextDocument::DocumentTitle));
    }

    [[nodiscard]] int count() const { return document_.pageCount(); }

    /// Draws a page, counted from 0; the upper left corner of its text lies at the origin.
    void draw(QPainter& painter, int page) {
        painter.save();
        painter.translate(0, -page * text_.height());
        // Without this the colour of the text would be that of the window's theme.
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette.setColor(QPalette::Text, Qt::black);
        context.clip = QRectF(0, page * text_.height(), text_.width(), text_.height() - 1);
        painter.setClipRect(context.clip);
        document_.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(font_);
        painter.setPen(Qt::black);
        const QRectF footer(0, text_.height(), text_.width(), kFooter);
        painter.drawText(footer, Qt::AlignLeft | Qt::AlignBottom, reportNotice());
        painter.drawText(footer, Qt::AlignRight | Qt::AlignBottom,
                         ReportTexts::tr("Page %1 of %2").arg(page + 1).arg(count()));
    }

private:
    QTextDocument document_;
    QFont font_;
    QSizeF text_;
};

QByteArray pdfOf(const ReportPage& page) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    PagedReport report(pdf, page);
    QPainter painter(&pdf);
    for (int i = 0; i < report.count(); ++i) {
        if (i > 0) {
            pdf.newPage();
        }
        report.draw(painter, i);
    }
    painter.end();
    return bytes;
}

QByteArray htmlOf(const ReportPage& page) {
    QString html = page.html;
    for (auto it = page.pictures.begin(); it != page.pictures.end(); ++it) {
        html.replace(u"src=\"%1\""_s.arg(it.key()),
                     u"src=\"data:image/png;base64,%1\""_s.arg(
                         QString::fromLatin1(pngOf(it.value()).toBase64())));
    }
    return html.toUtf8();
}

}  // namespace

QList<QImage> picturesOfPages(const ReportPage& page, double scale) {
    // The document is never written; it only says how large letters are.
    QBuffer unused;
    unused.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&unused);
    PagedReport report(pdf, page);
    const QRect whole = pdf.pageLayout().fullRectPixels(kDotsPerInch);
    const QPoint corner = pdf.pageLayout().paintRectPixels(kDotsPerInch).topLeft();
    QList<QImage> pictures;
    for (int i = 0; i < report.count(); ++i) {
        QImage picture(whole.size() * scale, QImage::Format_RGB32);
        picture.setDotsPerMeterX(qRound(kDotsPerInch / 0.0254));
        picture.setDotsPerMeterY(qRound(kDotsPerInch / 0.0254));
        picture.fill(Qt::white);
        QPainter painter(&picture);
        painter.setRenderHints(QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
        painter.scale(scale, scale);
        painter.translate(corner);
        report.draw(painter, i);
        pictures << picture;
    }
    return pictures;
}

void writeReport(const std::filesystem::path& file, const ReportPage& page) {
    const auto ending = file.extension();
    if (ending != ".pdf" && ending != ".html") {
        throw SettingsError(MessageId::ReportFileName, {file});
    }
    const QByteArray bytes = ending == ".pdf" ? pdfOf(page) : htmlOf(page);
    writeTextAtomically(
        file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

}  // namespace disyre::ui
