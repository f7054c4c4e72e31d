// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/SplitTable.h"

#include <algorithm>

#include "ui/common/Paths.h"
#include "ui/wizard/TrainingDraft.h"

namespace disyre::ui {

SplitTable::SplitTable(TrainingDraft& draft, QObject* parent)
    : QAbstractTableModel(parent), draft_(draft) {
    connect(&draft_, &TrainingDraft::splitChanged, this, [this] {
        if (!scans_.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
        }
    });
    // The rows hold indices of scans, which may change; takeScans() reads them anew when the page
    // is shown.
    connect(&draft_, &TrainingDraft::scansChanged, this, [this] {
        beginResetModel();
        scans_.clear();
        endResetModel();
    });
}

void SplitTable::takeScans() {
    beginResetModel();
    scans_.clear();
    for (std::size_t i = 0; i < draft_.scans().size(); ++i) {
        if (draft_.scans()[i].used) {
            scans_.push_back(i);
        }
    }
    std::stable_sort(scans_.begin(), scans_.end(), [this](std::size_t a, std::size_t b) {
        return draft_.scans()[a].survey.subject < draft_.scans()[b].survey.subject;
    });
    endResetModel();
}

void SplitTable::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    // The names of the subjects do not depend on the language, and one that is being typed would be
    // lost if its cell were read again.
    if (!scans_.empty()) {
        Q_EMIT dataChanged(index(0, HeldOut), index(rowCount() - 1, HeldOut));
    }
}

int SplitTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(scans_.size());
}

int SplitTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant SplitTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const DraftScan& scan = draft_.scans()[scans_[static_cast<std::size_t>(index.row())]];
    const bool shown = role == Qt::DisplayRole || role == Qt::EditRole;
    switch (index.column()) {
        case File:
            return shown                     ? toText(scan.survey.path.filename())
                   : role == Qt::ToolTipRole ? toText(scan.survey.path)
                                             : QVariant();
        case Subject:
            return shown                     ? QString::fromStdString(scan.survey.subject)
                   : role == Qt::ToolTipRole ? tr("Double-click or press F2 to correct it")
                                             : QVariant();
        default:
            if (role == Qt::CheckStateRole) {
                return static_cast<int>(scan.heldOut ? Qt::Checked : Qt::Unchecked);
            }
            return role == Qt::DisplayRole ? (scan.heldOut ? tr("held out") : tr("to learn from"))
                                           : QVariant();
    }
}

QVariant SplitTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == File ? tr("File") : section == Subject ? tr("Subject") : tr("Held out");
}

Qt::ItemFlags SplitTable::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == Subject) {
        flags |= Qt::ItemIsEditable;
    } else if (index.column() == HeldOut) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

bool SplitTable::setData(const QModelIndex& index, const QVariant& value, int role) {
    const std::size_t scan = scans_.at(static_cast<std::size_t>(index.row()));
    if (index.column() == Subject && role == Qt::EditRole) {
        draft_.setSubject(scan, value.toString());
        return true;
    }
    if (index.column() == HeldOut && role == Qt::CheckStateRole) {
        draft_.setHeldOut(scan, value.toInt() == Qt::Checked);
        return true;
    }
    return false;
}

}  // namespace disyre::ui
