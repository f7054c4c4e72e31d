// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingsModel.h"

#include <QApplication>
#include <QColor>
#include <QFont>
#include <QLocale>
#include <QPalette>

#include <algorithm>
#include <cmath>

#include "ui/common/PlaceTexts.h"
#include "ui/common/Position.h"
#include "ui/findings/FindingTexts.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

QString numberOrEmpty(const std::optional<double>& value, int decimals) {
    return value ? QLocale().toString(*value, 'f', decimals) : QString();
}

QVariant knownOr(const std::optional<double>& value) {
    return value ? QVariant(*value) : QVariant();
}

bool sameRegions(const std::vector<Finding>& a, const std::vector<Finding>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Finding& one, const Finding& other) {
                          return one.voxels == other.voxels && one.peak == other.peak &&
                                 one.meanScore == other.meanScore && one.isBelow == other.isBelow;
                      });
}

}  // namespace

void FindingsModel::setFindings(const std::vector<Finding>& findings) {
    if (!findings_.empty() && sameRegions(findings, findings_)) {
        findings_ = findings;
        tellOfChange();
        return;
    }
    if (!findings_.empty()) {
        beginRemoveRows({}, 0, rowCount() - 1);
        findings_.clear();
        endRemoveRows();
    }
    if (!findings.empty()) {
        beginInsertRows({}, 0, static_cast<int>(findings.size()) - 1);
        findings_ = findings;
        endInsertRows();
    }
}

void FindingsModel::setPlaces(const FindingPlaces& places) {
    places_ = places;
    tellOfChange();
}

void FindingsModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kFindingColumns - 1);
    tellOfChange();
}

void FindingsModel::tellOfChange() {
    if (!findings_.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kFindingColumns - 1));
    }
}

bool FindingsModel::isEmptyColumn(FindingColumn column) const {
    return std::none_of(findings_.begin(), findings_.end(), [column](const Finding& finding) {
        switch (column) {
            case FindingColumn::Decision:
                return !FindingTexts::mark(finding).isEmpty();
            case FindingColumn::Name:
                return !finding.note.name.empty();
            case FindingColumn::Healthy:
                return finding.healthyPercent.has_value();
            case FindingColumn::Midline:
                return finding.midlineDistance.has_value();
            case FindingColumn::Asymmetry:
                return finding.asymmetry.has_value();
            default:
                return true;
        }
    });
}

int FindingsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(findings_.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kFindingColumns;
}

const NamedPlace* FindingsModel::placeOf(int row) const {
    const auto index = static_cast<std::size_t>(row);
    return places_.areNamed() && index < places_.places.size() && places_.places[index]
               ? &*places_.places[index]
               : nullptr;
}

QString FindingsModel::positionOf(int row) const {
    const auto& peak = findings_[static_cast<std::size_t>(row)].peak;
    return positionText({std::round(peak[0]), std::round(peak[1]), std::round(peak[2])});
}

QString FindingsModel::textOf(int row, FindingColumn column) const {
    const QLocale locale;
    const Finding& finding = findings_[static_cast<std::size_t>(row)];
    switch (column) {
        case FindingColumn::Number:
            return QString::number(row + 1);
        case FindingColumn::Decision:
            return FindingTexts::mark(finding);
        case FindingColumn::Volume:
            return locale.toString(finding.millilitres, 'f', 1);
        case FindingColumn::Mean:
            return locale.toString(finding.meanScore, 'f', 3);
        case FindingColumn::Place:
            if (const NamedPlace* place = placeOf(row)) {
                return areaText(place->region);
            }
            return positionOf(row);
        case FindingColumn::Name:
            return QString::fromStdString(finding.note.name);
        case FindingColumn::Extent:
            return finding.extent
                       ? u"%1 × %2 × %3"_s.arg(locale.toString((*finding.extent)[0], 'f', 0),
                                               locale.toString((*finding.extent)[1], 'f', 0),
                                               locale.toString((*finding.extent)[2], 'f', 0))
                       : QString();
        case FindingColumn::Peak:
            return locale.toString(finding.peakScore, 'f', 3);
        case FindingColumn::Step: {
            const int step = strongestStep(finding);
            return step > 0 ? QString::number(step) : QString();
        }
        case FindingColumn::Midline:
            return finding.midlineDistance ? sideText(0, std::round(*finding.midlineDistance))
                                           : QString();
        case FindingColumn::Asymmetry:
            return numberOrEmpty(finding.asymmetry, 2);
        case FindingColumn::Healthy:
            return numberOrEmpty(finding.healthyPercent, 1);
    }
    return {};
}

QVariant FindingsModel::sortValueOf(int row, FindingColumn column) const {
    const Finding& finding = findings_[static_cast<std::size_t>(row)];
    switch (column) {
        case FindingColumn::Number:
            return double(row);
        case FindingColumn::Decision:
            return double(static_cast<int>(finding.note.decision));
        case FindingColumn::Volume:
            return finding.millilitres;
        case FindingColumn::Mean:
            return finding.meanScore;
        case FindingColumn::Place:
            // A list of positions is sorted from the patient's left to the right; among names, a
            // place without one comes last.
            if (!places_.areNamed()) {
                return finding.peak[0];
            }
            return placeOf(row) != nullptr ? QVariant(textOf(row, column)) : QVariant();
        case FindingColumn::Name:
            return finding.note.name.empty() ? QVariant() : QVariant(textOf(row, column));
        case FindingColumn::Extent:
            return finding.extent
                       ? QVariant(*std::max_element(finding.extent->begin(), finding.extent->end()))
                       : QVariant();
        case FindingColumn::Peak:
            return finding.peakScore;
        case FindingColumn::Step:
            return double(strongestStep(finding));
        case FindingColumn::Midline:
            return knownOr(finding.midlineDistance);
        case FindingColumn::Asymmetry:
            return knownOr(finding.asymmetry);
        case FindingColumn::Healthy:
            return knownOr(finding.healthyPercent);
    }
    return {};
}

QString FindingsModel::tipOf(int row, FindingColumn column) const {
    const QLocale locale;
    const Finding& finding = findings_[static_cast<std::size_t>(row)];
    if (column == FindingColumn::Place) {
        const QString where = tr("Highest score %1, at %2")
                                  .arg(locale.toString(finding.peakScore, 'f', 3), positionOf(row));
        const NamedPlace* place = placeOf(row);
        return place != nullptr ? placeTip(*place) + u'\n' + where : where;
    }
    QStringList lines;
    if (finding.isBelow && column == FindingColumn::Number) {
        lines << tr("Does not reach the threshold");
    }
    const bool tellsDecision = column == FindingColumn::Number ||
                               column == FindingColumn::Decision || column == FindingColumn::Name;
    if (tellsDecision && finding.decided >= 0) {
        QString decision = FindingTexts::decision(finding.note);
        if (!decision.isEmpty()) {
            decision[0] = decision[0].toUpper();
        }
        lines << decision;
        if (finding.isDrawn) {
            lines << tr("Drawn by hand; it stays as it is when the threshold moves.");
        } else if (finding.isEdited) {
            lines << tr("Changed by hand; it stays as it is when the threshold moves.");
        }
        if (!finding.note.comment.empty()) {
            lines << QString::fromStdString(finding.note.comment);
        }
    }
    return lines.join(u'\n');
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
    const int row = index.row();
    if (!index.isValid() || row >= rowCount()) {
        return {};
    }
    const auto column = static_cast<FindingColumn>(index.column());
    const Finding& finding = findings_[static_cast<std::size_t>(row)];
    const bool isDismissed = finding.note.decision == FindingDecision::Dismissed;
    const bool isText = column == FindingColumn::Place || column == FindingColumn::Name ||
                        column == FindingColumn::Decision;
    switch (role) {
        case Qt::DisplayRole:
            return textOf(row, column);
        case Qt::AccessibleTextRole:
            return column == FindingColumn::Decision ? FindingTexts::decision(finding.note)
                                                     : textOf(row, column);
        case kSortRole:
            return sortValueOf(row, column);
        case Qt::ToolTipRole:
            return tipOf(row, column);
        case Qt::TextAlignmentRole:
            return int(isText ? Qt::AlignLeft | Qt::AlignVCenter
                              : Qt::AlignRight | Qt::AlignVCenter);
        case Qt::ForegroundRole:
            return finding.isBelow || isDismissed
                       ? QVariant(QApplication::palette().placeholderText())
                       : QVariant();
        case Qt::FontRole: {
            // The mark itself stays legible.
            if (!isDismissed || column == FindingColumn::Decision) {
                return {};
            }
            QFont font = QApplication::font("QTreeView");
            font.setStrikeOut(true);
            return font;
        }
        case Qt::DecorationRole:
            if (column == FindingColumn::Number && finding.note.colour) {
                const auto& colour = *finding.note.colour;
                return QColor(colour[0], colour[1], colour[2]);
            }
            return {};
        default:
            return {};
    }
}

QString FindingsModel::columnName(FindingColumn column) const {
    switch (column) {
        case FindingColumn::Number:
            return tr("Number");
        case FindingColumn::Decision:
            return tr("Decision");
        case FindingColumn::Volume:
            return tr("Volume in millilitres");
        case FindingColumn::Mean:
            return tr("Mean anomaly score");
        case FindingColumn::Place:
            return tr("Place");
        case FindingColumn::Name:
            return tr("Name");
        case FindingColumn::Extent:
            return tr("Extent along the three axes, in mm");
        case FindingColumn::Peak:
            return tr("Highest anomaly score");
        case FindingColumn::Step:
            return tr("Step that changed it most");
        case FindingColumn::Midline:
            return tr("Distance to the midline, in mm");
        case FindingColumn::Asymmetry:
            return tr("Asymmetry to the other half");
        case FindingColumn::Healthy:
            return tr("Percentile of healthy scans");
    }
    return {};
}

QString FindingsModel::headerTip(FindingColumn column) const {
    switch (column) {
        case FindingColumn::Place:
            return places_.areNamed()
                       ? tr("The lobe or structure at the middle of the region, approximately")
                       : tr("Where the score is highest, in millimetres to the patient's right (R) "
                            "or left (L), front (A) or back (P), head (S) or feet (I)");
        case FindingColumn::Extent:
            return tr(
                "How far it reaches from side to side, from front to back and from head to "
                "foot, in mm");
        case FindingColumn::Midline:
            return tr(
                "How far its middle lies from the plane between the halves of the brain, to "
                "the patient's right (R) or left (L), in mm");
        case FindingColumn::Asymmetry:
            return tr(
                "1 where only this half of the brain scores, 0 where both halves score alike, "
                "negative where the other half scores more");
        case FindingColumn::Healthy:
            return tr(
                "How many per cent of the voxels of healthy brains score less than this "
                "finding's mean, by the model's card, whose table ends with the highest "
                "value shown");
        default:
            return columnName(column);
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const auto column = static_cast<FindingColumn>(section);
    if (orientation != Qt::Horizontal || section < 0 || section >= kFindingColumns) {
        return {};
    }
    if (role == Qt::ToolTipRole) {
        return headerTip(column);
    }
    if (role == Qt::AccessibleTextRole) {
        return columnName(column);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
        case FindingColumn::Number:
            return tr("No.");
        case FindingColumn::Decision:
            return u"✓"_s;
        case FindingColumn::Volume:
            return tr("ml");
        case FindingColumn::Mean:
            return tr("score");
        case FindingColumn::Place:
            return tr("place");
        case FindingColumn::Name:
            return tr("name");
        case FindingColumn::Extent:
            return tr("extent, mm");
        case FindingColumn::Peak:
            return tr("highest");
        case FindingColumn::Step:
            return tr("step");
        case FindingColumn::Midline:
            return tr("midline, mm");
        case FindingColumn::Asymmetry:
            return tr("asymmetry");
        case FindingColumn::Healthy:
            return tr("healthy, %");
    }
    return {};
}

bool FindingsOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant mine = left.data(FindingsModel::kSortRole);
    const QVariant its = right.data(FindingsModel::kSortRole);
    if (mine.isValid() != its.isValid()) {
        // What is not known stands last whichever way the column is sorted.
        return mine.isValid() == (sortOrder() == Qt::AscendingOrder);
    }
    if (mine.typeId() == QMetaType::QString) {
        const int order = QString::localeAwareCompare(mine.toString(), its.toString());
        return order != 0 ? order < 0 : left.row() < right.row();
    }
    return mine.toDouble() != its.toDouble() ? mine.toDouble() < its.toDouble()
                                             : left.row() < right.row();
}

}  // namespace disyre::ui
