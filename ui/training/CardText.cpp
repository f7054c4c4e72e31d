// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/CardText.h"

#include <QLocale>

#include "core/base/Progress.h"
#include "ui/common/NumberText.h"
#include "ui/training/ModelCautions.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

QString number(double value) {
    return QLocale().toString(value, 'g', 3);
}

QString cell(const QString& text, bool bold) {
    const QString safe = text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
    return u"<td style='padding:2px 16px 2px 0'>%1</td>"_s.arg(bold ? u"<b>%1</b>"_s.arg(safe)
                                                                    : safe);
}

}  // namespace

CardText::Rows CardText::rowsOf(const ModelCard& card) {
    const QLocale locale;
    const ModelRecord& record = card.record;
    const auto text = [](const std::string& words) { return QString::fromStdString(words); };
    const auto figure = [&record](const char* name) -> std::optional<double> {
        const auto found = record.figures.find(name);
        return found == record.figures.end() ? std::nullopt : std::optional(found->second);
    };
    const auto figureText = [&](const char* name) {
        const auto value = figure(name);
        return value ? number(*value) : QString();
    };
    QStringList widths;
    for (const int width : card.architecture.channels) {
        widths << QString::number(width);
    }
    QStringList percentiles;
    QStringList places;
    QStringList thresholds;
    for (const HealthyScores& scores : card.healthy) {
        if (&scores == &card.healthy.front()) {
            for (const ScorePercentile& one : scores.percentiles) {
                percentiles << tr("%1 % below %2").arg(number(one.percent), number(one.score));
            }
            for (const PlaceScores& place : scores.places) {
                if (place.percentiles.empty()) {
                    continue;
                }
                const ScorePercentile& highest = place.percentiles.back();
                places << tr("%1: %2 % below %3")
                              .arg(text(place.place), number(highest.percent),
                                   number(highest.score));
            }
        }
        thresholds << (scores.scoring.empty()
                           ? number(scores.threshold)
                           : tr("%1 for %2").arg(number(scores.threshold), text(scores.scoring)));
    }
    QStringList settings;
    for (const auto& [name, value] : record.settings) {
        settings << u"%1 %2"_s.arg(text(name), text(value));
    }
    QStringList hashes;
    if (!card.weightsSha256.empty()) {
        hashes << tr("weights %1").arg(text(card.weightsSha256));
    }
    for (const auto& [name, value] : record.hashes) {
        hashes << u"%1 %2"_s.arg(text(name), text(value));
    }
    const DataSummary& scans = record.scans;
    const auto seconds = figure("seconds");
    const auto steps = figure("steps");
    return {
        {tr("Name"), text(card.name)},
        {tr("Caution"), ModelCautions::sentences(card).join(u' ')},
        {tr("Modality"), card.skullStripped ? tr("%1, skull-stripped").arg(text(card.modality))
                                            : tr("%1, with skull").arg(text(card.modality))},
        {tr("Preparation"),
         tr("%1 slices, voxels of %2 × %3 × %4 mm, white at the %5 % quantile")
             .arg(text(card.plane), number(card.spacing[0]), number(card.spacing[1]),
                  number(card.spacing[2]), number(100.0 * card.intensity.upperQuantile))},
        {tr("Network"), tr("widths %1, patches of %2 pixels a side, %3 parameters")
                            .arg(widths.join(u", "_s))
                            .arg(card.patch)
                            .arg(countText(static_cast<qint64>(card.parameters)))},
        {tr("Scans"), scans.trainingScans > 0
                          ? tr("%1 of %2 to learn from, %3 of %4 held out")
                                .arg(tr("%n scan(s)", nullptr, scans.trainingScans),
                                     tr("%n subject(s)", nullptr, scans.trainingSubjects),
                                     tr("%n scan(s)", nullptr, scans.validationScans),
                                     tr("%n subject(s)", nullptr, scans.validationSubjects))
                          : QString()},
        {tr("Data"), text(card.data)},
        {tr("Training"), text(card.training)},
        {tr("Settings"), settings.join(u", "_s)},
        {tr("Steps"), steps ? locale.toString(static_cast<qlonglong>(*steps)) : QString()},
        {tr("Time"), seconds ? text(durationText(*seconds)) : QString()},
        {tr("Held-out loss"), figureText("validation_loss")},
        {tr("Loss if nothing is changed"), figureText("identity_loss")},
        {tr("Healthy scores"), percentiles.join(u", "_s)},
        {tr("By part of the brain"), places.join(u", "_s)},
        {tr("Threshold"), thresholds.join(u'\n')},
        {tr("How it was found"),
         card.healthy.empty() ? QString() : text(card.healthy.front().rule)},
        {tr("False regions per scan"),
         card.healthy.empty() || card.healthy.front().falseRegions < 0.0
             ? QString()
             : number(card.healthy.front().falseRegions)},
        {tr("Average precision"), figureText("average_precision")},
        {tr("Best Dice"), figureText("best_dice")},
        {tr("Measures"), text(card.measures)},
        {tr("Limits"), text(card.limits)},
        {tr("Intended use"), text(card.intendedUse)},
        {tr("Licence"), text(card.licence)},
        {tr("Notes"), text(record.notes)},
        {tr("Made"),
         record.made.empty()
             ? QString()
             : tr("%1, with version %2").arg(text(record.made), text(record.programVersion))},
        {tr("Hashes (SHA-256)"), hashes.join(u'\n')},
    };
}

QString CardText::html(const ModelCard& card) {
    QString rows;
    for (const auto& [title, words] : rowsOf(card)) {
        if (!words.isEmpty()) {
            rows += u"<tr>"_s + cell(title, true) + cell(words, false) + u"</tr>"_s;
        }
    }
    return u"<table>%1</table>"_s.arg(rows);
}

QString CardText::compared(const ModelCard& first, const ModelCard& second) {
    const Rows one = rowsOf(first);
    const Rows other = rowsOf(second);
    QString rows;
    for (qsizetype i = 0; i < one.size(); ++i) {
        if (one[i].second.isEmpty() && other[i].second.isEmpty()) {
            continue;
        }
        const bool differs = one[i].second != other[i].second;
        rows += u"<tr>"_s + cell(one[i].first, false) + cell(one[i].second, differs) +
                cell(other[i].second, differs) + u"</tr>"_s;
    }
    return u"<table>%1</table>"_s.arg(rows);
}

}  // namespace disyre::ui
