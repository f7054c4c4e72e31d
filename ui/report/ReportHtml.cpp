// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/ReportHtml.h"

#include <QDate>
#include <QLocale>

#include <algorithm>
#include <cmath>

#include "core/base/Progress.h"
#include "ui/common/ErrorText.h"
#include "ui/common/PlaceTexts.h"
#include "ui/common/Position.h"
#include "ui/report/ReportTexts.h"
#include "ui/report/StepCurve.h"

namespace disyre::ui {

using namespace Qt::StringLiterals;

namespace {

QString number(double value, int decimals) {
    return QLocale().toString(value, 'f', decimals);
}

QString score(double value) {
    return QLocale().toString(value, 'g', 3);
}

QString placeText(const FindingRecord& finding) {
    if (!finding.place) {
        return {};
    }
    const PlaceRecord& place = *finding.place;
    const BodySide side = place.side == "left"    ? BodySide::Left
                          : place.side == "right" ? BodySide::Right
                                                  : BodySide::Middle;
    const AtlasRegion region{side, place.lobe, place.structure};
    const QString area = areaText(region);
    const QString structure = structureText(region);
    return area == structure ? area : area + u": "_s + structure;
}

QString cell(const QString& text) {
    return u"<td>"_s + text.toHtmlEscaped() + u"</td>"_s;
}

QString row(const QString& name, const QString& text) {
    return u"<tr>"_s + u"<th align=\"left\">"_s + name.toHtmlEscaped() + u"</th>"_s + cell(text) +
           u"</tr>\n"_s;
}

QString paragraph(const QString& text) {
    return u"<p>"_s + text.toHtmlEscaped() + u"</p>\n"_s;
}

QString heading(const char* text) {
    return u"<h2>"_s + ReportTexts::tr(text).toHtmlEscaped() + u"</h2>\n"_s;
}

QString thresholdText(const ReportContent& content) {
    if (content.suggested.threshold < 0.0) {
        return ReportTexts::tr("none: the model's card has no threshold for these settings");
    }
    if (!content.suggested.canBeJudged) {
        return ReportTexts::tr(
            "findings cannot be judged on this scan: it scores too high all over");
    }
    if (content.suggested.level > 1.0) {
        return ReportTexts::tr(
                   "%1: the model's own, %2, raised %3 times for this scan, which scores so "
                   "much more all over than healthy ones did")
            .arg(score(content.suggested.threshold), score(content.suggested.ofModel),
                 number(content.suggested.level, 1));
    }
    return ReportTexts::tr("%1, the model's own").arg(score(content.suggested.threshold));
}

QString factsTable(const ReportContent& content, const ReportChoice& choice) {
    const HealingSettings& settings = content.settings;
    QString table = u"<table cellpadding=\"3\">\n"_s;
    table += row(ReportTexts::tr("Scan"), choice.namesScan
                                              ? QString::fromStdString(content.scan)
                                              : ReportTexts::tr("not named in this report"));
    if (!content.scanSha256.empty()) {
        table +=
            row(ReportTexts::tr("SHA-256 of the scan"), QString::fromStdString(content.scanSha256));
    }
    table += row(ReportTexts::tr("Model"), QString::fromStdString(content.model));
    table +=
        row(ReportTexts::tr("SHA-256 of the model"), QString::fromStdString(content.modelSha256));
    table += row(ReportTexts::tr("Settings"),
                 ReportTexts::tr("skip %1, windows %2 pixels apart%3, map smoothed by %4 mm within "
                                 "slices and %5 mm across them")
                     .arg(settings.skip)
                     .arg(settings.stride)
                     .arg(settings.mirrored ? ReportTexts::tr(", each mirrored, too") : QString(),
                          number(settings.smoothing, 1), number(settings.smoothingAcross, 1)));
    table += row(ReportTexts::tr("Threshold"), thresholdText(content));
    table += row(ReportTexts::tr("Healed"),
                 (content.slices == 1 ? ReportTexts::tr("1 slice")
                                      : ReportTexts::tr("%1 slices").arg(content.slices)) +
                     ReportTexts::tr(" in %1 on %2")
                         .arg(QString::fromStdString(durationText(content.seconds)),
                              QString::fromStdString(content.device)));
    table += row(ReportTexts::tr("Program"), u"DISYRE Explorer "_s + choice.versionText);
    table += row(ReportTexts::tr("Report made"), QLocale().toString(QDate::currentDate()));
    return table + u"</table>\n"_s;
}

/// The number of a finding in the list, with its name where a person gave it one.
QString nameOf(const ReportContent& content, std::size_t finding) {
    if (finding >= content.notes.size()) {
        return QString::number(finding + 1);
    }
    const QString number = QString::number(content.numbers[finding]);
    const QString name = QString::fromStdString(content.notes[finding].name);
    return name.isEmpty() ? number : number + u": "_s + name;
}

/// Says how many findings a person has left out; empty where nothing was decided.
QString decisionsSentence(const ReportContent& content) {
    QStringList sentences;
    if (content.notes.empty() && content.dismissed == 0) {
        return {};
    }
    sentences << (content.findings.empty()
                      ? ReportTexts::tr("A reader has decided about the findings and kept none.")
                      : ReportTexts::tr("A reader has decided about the findings; those that were "
                                        "kept are listed."));
    if (content.dismissed > 0) {
        sentences << ReportTexts::tr("Dismissed and left out: %1.").arg(content.dismissed);
    }
    if (content.undecided > 0) {
        sentences << ReportTexts::tr("Not decided and left out: %1.").arg(content.undecided);
    }
    return sentences.join(u' ');
}

QString findingsTable(const ReportContent& content) {
    QString table =
        u"<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" width=\"99%\">\n<tr>"_s;
    for (const auto& [name, width] :
         {std::pair(QT_TRANSLATE_NOOP("Report", "No."), 13),
          std::pair(QT_TRANSLATE_NOOP("Report", "Volume, ml"), 11),
          std::pair(QT_TRANSLATE_NOOP("Report", "Extent, mm"), 13),
          std::pair(QT_TRANSLATE_NOOP("Report", "Score: highest, mean"), 13),
          std::pair(QT_TRANSLATE_NOOP("Report", "Highest at"), 13),
          std::pair(QT_TRANSLATE_NOOP("Report", "Place"), 24),
          std::pair(QT_TRANSLATE_NOOP("Report", "Asymmetry"), 13)}) {
        table += u"<th align=\"left\" width=\"%1%\">%2</th>"_s.arg(width).arg(
            ReportTexts::tr(name).toHtmlEscaped());
    }
    table += u"</tr>\n"_s;
    for (std::size_t i = 0; i < content.findings.size(); ++i) {
        const FindingRecord& finding = content.findings[i];
        const QString name = nameOf(content, i);
        table +=
            u"<tr>"_s +
            cell(finding.isBelow ? ReportTexts::tr("%1, below the threshold").arg(name) : name) +
            cell(number(finding.millilitres, 1)) +
            cell(u"%1 × %2 × %3"_s.arg(number(finding.extent[0], 0), number(finding.extent[1], 0),
                                       number(finding.extent[2], 0))) +
            cell(score(finding.peakScore) + u", "_s + score(finding.meanScore)) +
            cell(positionText({std::round(finding.peak[0]), std::round(finding.peak[1]),
                               std::round(finding.peak[2])})) +
            cell(placeText(finding)) +
            cell(finding.asymmetry ? number(*finding.asymmetry, 2) : QString()) + u"</tr>\n"_s;
        if (i < content.notes.size() && !content.notes[i].comment.empty()) {
            QString comment = QString::fromStdString(content.notes[i].comment).toHtmlEscaped();
            comment.replace(u"\n"_s, u"<br>"_s);
            table += u"<tr><td></td><td colspan=\"6\">"_s + comment + u"</td></tr>\n"_s;
        }
    }
    return table + u"</table>\n"_s;
}

/// What the list of findings means. It never says that a brain is normal.
QString findingsSentence(const ReportContent& content) {
    const bool isAnyAbove =
        std::any_of(content.findings.begin(), content.findings.end(),
                    [](const FindingRecord& finding) { return !finding.isBelow; });
    if (isAnyAbove || content.dismissed > 0) {
        return ReportTexts::tr(
            "The map marks what differs from the healthy scans that the model was "
            "trained on. That may be a lesion, a normal variant, another scanner or "
            "a poor brain mask.");
    }
    return ReportTexts::tr(
        "No region reaches the threshold; this does not exclude disease. The "
        "strongest regions below it are listed.");
}

class PictureList {
public:
    explicit PictureList(QMap<QString, QImage>& pictures) : pictures_(pictures) {}

    /// Keeps a picture and returns the tag that shows it.
    /// @param width on the page, in pixels of 1/96 inch.
    QString add(const QImage& picture, int width, const QString& description) {
        const QString address = u"picture%1.png"_s.arg(pictures_.size() + 1);
        pictures_.insert(address, picture);
        // Without a height, QTextDocument would stretch the picture when it is used beside the
        // window's thread.
        const int height = qRound(double(width) * picture.height() / picture.width());
        return u"<img src=\"%1\" width=\"%2\" height=\"%3\" alt=\"%4\">"_s.arg(
            address, QString::number(width), QString::number(height), description.toHtmlEscaped());
    }

private:
    QMap<QString, QImage>& pictures_;
};

QImage imageOf(const RgbPicture& picture) {
    return QImage(picture.bytes.data(), picture.width, picture.height, 3 * picture.width,
                  QImage::Format_RGB888)
        .copy();
}

QString picturesHtml(const ReportContent& content, PictureList& pictures) {
    // The pictures begin a new page of a printed report.
    QString html = u"<h2 style=\"page-break-before: always\">"_s +
                   ReportTexts::tr("Pictures").toHtmlEscaped() + u"</h2>\n"_s;
    html += paragraph(ReportTexts::tr(
        "Axial, coronal and sagittal slice through the highest score. The patient's right is on "
        "the left; the face of the sagittal slice looks to the left. Colours stand for scores at "
        "or above the threshold, the brighter the higher. Short blue lines point at the finding."));
    if (content.isScanMissing) {
        html +=
            paragraph(ReportTexts::tr("The scan is not there any more, or has changed: the "
                                      "restoration is shown in its place."));
    }
    constexpr int kWide = 470;
    constexpr int kNarrow = 310;  // Two of them stand side by side.
    QString others;
    for (std::size_t i = 0; i < content.pictures.size(); ++i) {
        const ReportPicture& one = content.pictures[i];
        const QString name = content.findings.empty()
                                 ? ReportTexts::tr("The middle of the scan")
                                 : ReportTexts::tr("Finding %1").arg(nameOf(content, one.finding));
        const auto show = [&](const RgbPicture& picture, int width, const QString& what) {
            return pictures.add(imageOf(picture), width, name + u": "_s + what);
        };
        if (i > 0) {
            others += u"<td><p><b>"_s + name.toHtmlEscaped() + u"</b></p>"_s +
                      show(one.mapped, kNarrow, ReportTexts::tr("the scan with the anomaly map")) +
                      u"</td>"_s;
            continue;
        }
        html += u"<h3>"_s +
                ReportTexts::tr(
                    "%1: the scan, the scan with the anomaly map, and what healing made of "
                    "it")
                    .arg(name)
                    .toHtmlEscaped() +
                u"</h3>\n"_s;
        for (const QString& tag :
             {show(one.scan, kWide, ReportTexts::tr("the scan")),
              show(one.mapped, kWide, ReportTexts::tr("the scan with the anomaly map")),
              show(one.restored, kWide, ReportTexts::tr("after healing"))}) {
            html += u"<p>"_s + tag + u"</p>\n"_s;
        }
    }
    return others.isEmpty() ? html : html + u"<table><tr>"_s + others + u"</tr></table>\n"_s;
}

}  // namespace

QString reportNotice() {
    return ReportTexts::tr("Research use, not a medical device.");
}

ReportPage reportPage(const ReportContent& content, const ReportChoice& choice) {
    ReportPage page;
    PictureList pictures(page.pictures);
    const QString title = ReportTexts::tr("Anomaly map of a brain scan");
    QString& html = page.html;
    html = u"<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"_s.arg(
        QLocale().name().left(2));
    html += u"<title>%1</title>\n<style>\n"_s.arg(title.toHtmlEscaped());
    html +=
        u"body { font-family: sans-serif; max-width: 800px; }\n"
        "th, td { vertical-align: top; }\n</style>\n</head>\n<body>\n"_s;
    html += u"<h1>"_s + title.toHtmlEscaped() + u"</h1>\n"_s;
    html += u"<p><b>"_s + reportNotice().toHtmlEscaped() + u"</b></p>\n"_s;
    html += heading(QT_TRANSLATE_NOOP("Report", "Findings"));
    html += paragraph(findingsSentence(content));
    if (const QString decided = decisionsSentence(content); !decided.isEmpty()) {
        html += paragraph(decided);
    }
    if (!content.findings.empty()) {
        html += findingsTable(content);
    }
    if (content.alignment && content.alignment->isGood) {
        html += paragraph(
            ReportTexts::tr(
                "Places are approximate: they come from an atlas aligned with "
                "the scan (overlap of the brains %1). Asymmetry is 1 where only this half of the "
                "brain scores, and 0 where both halves score alike.")
                .arg(number(content.alignment->overlap, 2)));
    }
    if (!content.warnings.empty()) {
        html += heading(QT_TRANSLATE_NOOP("Report", "What to know of this scan")) + u"<ul>\n"_s;
        for (const ReportedWarning& warning : content.warnings) {
            const QString text = warning.message ? messageText(*warning.message)
                                                 : QString::fromStdString(warning.english);
            html += u"<li>"_s + text.toHtmlEscaped() + u"</li>\n"_s;
        }
        html += u"</ul>\n"_s;
    }
    html += heading(QT_TRANSLATE_NOOP("Report", "How it was made"));
    html += factsTable(content, choice);
    html += heading(QT_TRANSLATE_NOOP("Report", "Mean change at each step"));
    constexpr int kCurveWidth = 330;
    html += u"<p>"_s +
            pictures.add(stepCurve(content.steps), kCurveWidth,
                         ReportTexts::tr("Mean change at each step")) +
            u"</p>\n"_s;
    if (!content.modelMeasures.empty()) {
        html += heading(QT_TRANSLATE_NOOP("Report", "What the model was measured to find"));
        html += paragraph(QString::fromStdString(content.modelMeasures));
        html += paragraph(QString::fromStdString(content.modelLimits));
    }
    html += picturesHtml(content, pictures);
    html += u"<p><b>"_s + reportNotice().toHtmlEscaped() + u"</b></p>\n</body>\n</html>\n"_s;
    return page;
}

}  // namespace disyre::ui
