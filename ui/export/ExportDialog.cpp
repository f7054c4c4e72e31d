// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ExportDialog.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

#include "ui/common/FitScreen.h"
#include "ui/common/FolderDialog.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

struct ItemName {
    ExportItem item;
    const char* name;
};
constexpr std::array<ItemName, 6> kItems{{{ExportItem::Map, "exportMap"},
                                          {ExportItem::Restoration, "exportRestoration"},
                                          {ExportItem::Labels, "exportLabels"},
                                          {ExportItem::BrainMask, "exportBrainMask"},
                                          {ExportItem::Steps, "exportSteps"},
                                          {ExportItem::Findings, "exportFindings"}}};

}  // namespace

ExportDialog::ExportDialog(const QString& folder, QWidget* parent)
    : QDialog(parent),
      hint_(new QLabel(this)),
      folderLabel_(new QLabel(this)),
      folder_(new QLineEdit(folder, this)),
      choose_(new QPushButton(this)),
      export_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
    setObjectName(u"exportDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    hint_->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(hint_);
    for (const ItemName& each : kItems) {
        auto* box = new QCheckBox(this);
        box->setObjectName(QString::fromLatin1(each.name));
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &ExportDialog::update);
        layout->addWidget(box);
        boxes_.push_back(box);
    }
    folder_->setObjectName(u"exportFolder"_s);
    folderLabel_->setBuddy(folder_);
    choose_->setObjectName(u"exportChooseFolder"_s);
    choose_->setAutoDefault(false);
    auto* place = new QHBoxLayout;
    place->addWidget(folderLabel_);
    place->addWidget(folder_, 1);
    place->addWidget(choose_);
    layout->addSpacing(8);
    layout->addLayout(place);
    export_->setObjectName(u"exportButton"_s);
    export_->setDefault(true);
    cancel_->setObjectName(u"exportCancel"_s);
    cancel_->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(export_);
    buttons->addWidget(cancel_);
    layout->addStretch();
    layout->addLayout(buttons);
    connect(folder_, &QLineEdit::textChanged, this, &ExportDialog::update);
    connect(choose_, &QPushButton::clicked, this, [this] {
        const QString chosen = askForSaveFolder(this, tr("Choose a folder"), folder_->text());
        if (!chosen.isEmpty()) {
            folder_->setText(chosen);
        }
    });
    connect(export_, &QPushButton::clicked, this, [this] {
        Q_EMIT exportRequested();
        accept();
    });
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    resizeToFit(*this, {560, 330});
    update();
}

void ExportDialog::retranslate() {
    setWindowTitle(tr("Export files"));
    hint_->setText(tr("Volumes are written as NIfTI on the scan's own grid, tables as CSV."));
    const std::array<QString, kItems.size()> texts{
        tr("&Anomaly map (anomaly_map.nii.gz)"),
        tr("&Restoration (restoration.nii.gz)"),
        tr("Findings as &labels, numbered as in the list (findings_labels.nii.gz)"),
        tr("&Brain mask (brain_mask.nii.gz)"),
        tr("Table of &steps (steps.csv)"),
        tr("Table of &findings (findings.csv)")};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        boxes_[i]->setText(texts[i]);
    }
    folderLabel_->setText(tr("F&older"));
    choose_->setText(tr("&Choose…"));
    export_->setText(tr("&Export"));
    cancel_->setText(tr("Ca&ncel"));
}

void ExportDialog::update() {
    export_->setEnabled(!folder().isEmpty() && !items().empty());
}

std::vector<ExportItem> ExportDialog::items() const {
    std::vector<ExportItem> items;
    for (std::size_t i = 0; i < kItems.size(); ++i) {
        if (boxes_[i]->isChecked()) {
            items.push_back(kItems[i].item);
        }
    }
    return items;
}

QString ExportDialog::folder() const {
    return folder_->text().trimmed();
}

void ExportDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    // The base class may get events before the constructor has made the last of the widgets.
    if (event->type() == QEvent::LanguageChange && !boxes_.empty()) {
        retranslate();
    }
}

}  // namespace disyre::ui
