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

QByteArray pdfOf(const ReportPage& page) {
    constexpr int kDotsPerInch = 96;
    constexpr int kFooter = 40;  // Height of the line below the text, in dots.
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    pdf.setPageSize(QPageSize(QPageSize::A4));
    pdf.setPageMargins(QMarginsF(18, 15, 18, 12), QPageLayout::Millimeter);
    pdf.setResolution(kDotsPerInch);
    pdf.setCreator(u"DISYRE Explorer"_s);
    const QSizeF whole = pdf.pageLayout().paintRectPixels(kDotsPerInch).size();
    // Whole dots, or a sliver of the next page's first line would be drawn at the bottom.
    const QSizeF text(std::floor(whole.width()), std::floor(whole.height()) - kFooter);

    QTextDocument document;
    document.setDocumentMargin(0);
    document.documentLayout()->setPaintDevice(&pdf);
    QFont font(u"sans-serif"_s);
    font.setPixelSize(10);
    document.setDefaultFont(font);
    for (auto it = page.pictures.begin(); it != page.pictures.end(); ++it) {
        document.addResource(QTextDocument::ImageResource, QUrl(it.key()), it.value());
    }
    document.setHtml(page.html);
    document.setPageSize(text);
    pdf.setTitle(document.metaInformation(QTextDocument::DocumentTitle));
    QPainter painter(&pdf);
    const int pages = document.pageCount();
    for (int i = 0; i < pages; ++i) {
        if (i > 0) {
            pdf.newPage();
        }
        painter.save();
        painter.translate(0, -i * text.height());
        document.drawContents(&painter,
                              QRectF(0, i * text.height(), text.width(), text.height() - 1));
        painter.restore();
        painter.setFont(font);
        const QRectF footer(0, text.height(), text.width(), kFooter);
        painter.drawText(footer, Qt::AlignLeft | Qt::AlignBottom, reportNotice());
        painter.drawText(footer, Qt::AlignRight | Qt::AlignBottom,
                         ReportTexts::tr("Page %1 of %2").arg(i + 1).arg(pages));
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
