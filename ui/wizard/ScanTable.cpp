// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/ScanTable.h"

#include <QIcon>
#include <QLocale>
#include <QPainter>

#include <algorithm>

#include "ui/common/Paths.h"
#include "ui/common/ThemedIcon.h"
#include "ui/wizard/ProblemText.h"
#include "ui/wizard/TrainingDraft.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kPictureGap = 4;
constexpr double kIconScale = 2.0;

}  // namespace

QPixmap middleSlices(const SurveyedScan& scan) {
    // The pictures have twice the pixels that a plain screen needs, for screens with finer ones.
    constexpr int kHeight = 2 * ScanTable::kPictureHeight;
    QPixmap strip(3 * kHeight + 2 * kPictureGap, kHeight);
    strip.setDevicePixelRatio(1.0);
    strip.fill(Qt::transparent);
    QPainter painter(&strip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    int x = 0;
    for (const Thumbnail& thumbnail : scan.thumbnails) {
        if (!thumbnail.pixels.empty()) {
            const QImage image(thumbnail.pixels.data(), thumbnail.width, thumbnail.height,
                               thumbnail.width, QImage::Format_Grayscale8);
            QRect room(QPoint(), image.size().scaled(kHeight, kHeight, Qt::KeepAspectRatio));
            room.moveCenter(QPoint(x + kHeight / 2, kHeight / 2));
            painter.drawImage(room, image);
        }
        x += kHeight + kPictureGap;
    }
    painter.end();
    strip.setDevicePixelRatio(2.0);
    return strip;
}

ScanTable::ScanTable(TrainingDraft& draft, QObject* parent)
    : QAbstractTableModel(parent), draft_(draft) {
    connect(&draft_, &TrainingDraft::scansChanged, this, &ScanTable::follow);
    follow();
}

void ScanTable::follow() {
    const int now = static_cast<int>(draft_.scans().size());
    if (now > rows_) {
        // Scans are added at the end, so only the new rows change.
        beginInsertRows({}, rows_, now - 1);
        rows_ = now;
        endInsertRows();
        return;
    }
    if (now < rows_) {
        beginResetModel();
        rows_ = now;
        pictures_.clear();
        endResetModel();
    }
    if (rows_ > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rows_ - 1, Columns - 1));
    }
}

void ScanTable::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (rows_ > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rows_ - 1, Columns - 1));
    }
}

int ScanTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : rows_;
}

int ScanTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant ScanTable::data(const QModelIndex& index, int role) const {
    const auto row = static_cast<std::size_t>(index.row());
    if (!index.isValid() || row >= draft_.scans().size()) {
        return {};
    }
    const DraftScan& scan = draft_.scans()[row];
    switch (role) {
        case Qt::DisplayRole:
            return text(row, index.column());
        case Qt::AccessibleTextRole:
            return index.column() == File ? u"%1, %2"_s.arg(text(row, File), status(row))
                                          : text(row, index.column());
        case Qt::ToolTipRole:
            return tip(row, index.column());
        case Qt::CheckStateRole:
            return index.column() == File
                       ? QVariant(static_cast<int>(scan.used ? Qt::Checked : Qt::Unchecked))
                       : QVariant();
        case Qt::DecorationRole:
            if (index.column() == Pictures) {
                if (pictures_.size() < draft_.scans().size()) {
                    pictures_.resize(draft_.scans().size());
                }
                if (pictures_[row].isNull()) {
                    pictures_[row] = middleSlices(scan.survey);
                }
                return pictures_[row];
            }
            if (index.column() == Status) {
                const bool warned =
                    !draft_.otherContrastOf(scan).isEmpty() ||
                    std::any_of(scan.survey.problems.begin(), scan.survey.problems.end(),
                                [&](const ScanProblem& problem) { return scan.concerns(problem); });
                // A pixmap keeps its size; an icon would be drawn as large as the pictures of the
                // row.
                const QString name = scan.survey.refused() ? u"close"_s : u"warning"_s;
                return scan.survey.refused() || warned
                           ? QVariant(themedIcon(name).pixmap(QSize(16, 16), kIconScale))
                           : QVariant();
            }
            return {};
        default:
            return {};
    }
}

QString ScanTable::text(std::size_t row, int column) const {
    const QLocale locale;
    const SurveyedScan& scan = draft_.scans()[row].survey;
    const bool read = scan.size[0] > 0;
    const auto number = [&locale](double value) { return locale.toString(value, 'g', 3); };
    switch (column) {
        case File:
            return toText(scan.path.filename());
        case Size:
            return read ? tr("%1 × %2 × %3").arg(scan.size[0]).arg(scan.size[1]).arg(scan.size[2]) +
                              u'\n' +
                              tr("%1 × %2 × %3 mm")
                                  .arg(number(scan.spacing[0]), number(scan.spacing[1]),
                                       number(scan.spacing[2]))
                        : QString();
        case Axes:
            return QString::fromStdString(scan.axes);
        case Intensity:
            return read ? tr("%1 to %2\nmedian %3")
                              .arg(number(scan.minimum), number(scan.maximum), number(scan.median))
                        : QString();
        case Status:
            return status(row);
        default:
            return {};
    }
}

QString ScanTable::status(std::size_t row) const {
    const DraftScan& scan = draft_.scans()[row];
    QStringList words;
    for (const ScanProblem& problem : scan.survey.problems) {
        if (scan.concerns(problem)) {
            words << ProblemText::name(problem.kind);
        }
    }
    const QString other = draft_.otherContrastOf(scan);
    if (!other.isEmpty()) {
        words << tr("looks like %1").arg(other);
    }
    if (words.isEmpty()) {
        // Nobody has looked yet whether the brain is healthy, so the scan is not called good.
        return scan.mask.empty() ? tr("no fault found") : tr("no fault found, with a mask");
    }
    return words.join(u", "_s);
}

QString ScanTable::tip(std::size_t row, int column) const {
    const DraftScan& scan = draft_.scans()[row];
    if (column != Status) {
        return toText(scan.survey.path) +
               (scan.mask.empty() ? QString() : u'\n' + tr("Mask: %1").arg(toText(scan.mask)));
    }
    QStringList sentences;
    for (const ScanProblem& problem : scan.survey.problems) {
        if (scan.concerns(problem)) {
            sentences << ProblemText::advice(problem);
        }
    }
    const QString other = draft_.otherContrastOf(scan);
    if (!other.isEmpty()) {
        sentences << tr("Its tissues have the order of brightness of %1, and the modality of this "
                        "training is %2. Choose the other modality, or leave the scan out.")
                         .arg(other, draft_.modality());
    }
    return sentences.isEmpty()
               ? tr("Nothing stands out: its contrast, its size and the likeness of its halves "
                    "were "
                    "looked at. Small lesions, and those of both halves, only the pictures show.")
               : sentences.join(u'\n');
}

QVariant ScanTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case File:
            return tr("Use, file");
        case Pictures:
            return tr("Middle slices");
        case Size:
            return tr("Voxels and their size");
        case Axes:
            return tr("Axes");
        case Intensity:
            return tr("Intensities");
        default:
            return tr("Status");
    }
}

Qt::ItemFlags ScanTable::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const auto row = static_cast<std::size_t>(index.row());
    if (index.column() == File && row < draft_.scans().size() &&
        !draft_.scans()[row].survey.refused()) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

bool ScanTable::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || index.column() != File) {
        return false;
    }
    draft_.setUsed(static_cast<std::size_t>(index.row()), value.toInt() == Qt::Checked);
    return true;
}

}  // namespace disyre::ui
