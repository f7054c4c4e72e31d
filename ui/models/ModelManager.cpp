// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ModelManager.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QTextBrowser>

#include "ui/common/ConfirmBar.h"
#include "ui/common/FitScreen.h"
#include "ui/common/FolderDialog.h"
#include "ui/common/Guarded.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Paths.h"
#include "ui/common/Settings.h"
#include "ui/training/CardText.h"
#include "ui/training/ModelCautions.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

enum Column { Name, Modality, Spacing, Made, Size, Caution, Columns };

}  // namespace

ModelManager::ModelManager(QWidget* parent)
    : QDialog(parent),
      work_(this, Worker::Priority::Low),
      messages_(new MessageBar(this)),
      table_(new QTableWidget(0, Columns, this)),
      card_(new QTextBrowser(this)),
      confirm_(new ConfirmBar(this)),
      hint_(new QLabel(this)) {
    setObjectName(u"modelManager"_s);
    setModal(false);
    resizeToFit(*this, {880, 640});
    table_->setObjectName(u"modelTable"_s);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setShowGrid(false);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
    const int letter = fontMetrics().averageCharWidth();
    table_->setColumnWidth(Modality, 12 * letter);
    table_->setColumnWidth(Spacing, 16 * letter);
    table_->setColumnWidth(Made, 26 * letter);
    table_->setColumnWidth(Size, 12 * letter);
    card_->setObjectName(u"modelCardText"_s);
    card_->setOpenLinks(false);
    auto* split = new QSplitter(Qt::Vertical, this);
    split->addWidget(table_);
    split->addWidget(card_);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 2);
    hint_->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(hint_);
    layout->addWidget(messages_);
    layout->addWidget(split, 1);
    layout->addWidget(confirm_);
    layout->addLayout(makeButtons());
    connect(table_, &QTableWidget::itemSelectionChanged, this, &ModelManager::showSelection);
    connect(table_, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
        if (!filling_ && item->column() == Name) {
            rename(item->row(), item->text());
        }
    });
    retranslate();
    refresh();
}

void ModelManager::retranslate() {
    setWindowTitle(tr("Models"));
    table_->setAccessibleName(tr("Models"));
    table_->setHorizontalHeaderLabels(
        {tr("Name"), tr("Modality"), tr("Voxel size"), tr("Made"), tr("Size"), tr("Caution")});
    table_->setToolTip(tr("Select two to compare them; F2 renames one"));
    card_->setAccessibleName(tr("Model card"));
    hint_->setText(tr("Select a model to read its card, two to compare them."));
    use_->setText(tr("&Use it"));
    use_->setToolTip(tr("Heals with this model from now on"));
    rename_->setText(tr("&Rename"));
    rename_->setToolTip(tr("Changes the name on the card (F2)"));
    export_->setText(tr("&Export…"));
    export_->setToolTip(tr("Copies the model into a folder, to take elsewhere; no scan is in it"));
    delete_->setText(tr("&Delete…"));
    delete_->setToolTip(tr("Deletes the model's files"));
    close_->setText(tr("&Close"));
    close_->setToolTip(tr("Closes this window"));
    showModels();
}

void ModelManager::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    // The base class may get events before the constructor has made the last of the widgets.
    if (event->type() == QEvent::LanguageChange && close_ != nullptr) {
        retranslate();
    }
}

QLayout* ModelManager::makeButtons() {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    const auto add = [&](const QString& name) {
        auto* button = new QPushButton(this);
        button->setObjectName(name);
        button->setAutoDefault(false);
        row->addWidget(button);
        return button;
    };
    use_ = add(u"useModelButton"_s);
    rename_ = add(u"renameModelButton"_s);
    export_ = add(u"exportModelButton"_s);
    delete_ = add(u"deleteModelButton"_s);
    row->addStretch();
    close_ = add(u"closeModelsButton"_s);
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
    connect(use_, &QPushButton::clicked, this,
            [this] { Q_EMIT useRequested(selected().front()->folder); });
    connect(rename_, &QPushButton::clicked, this, [this] {
        if (QTableWidgetItem* item = table_->item(table_->currentRow(), Name)) {
            table_->editItem(item);
        }
    });
    connect(export_, &QPushButton::clicked, this, &ModelManager::askForExport);
    connect(delete_, &QPushButton::clicked, this, &ModelManager::askToDelete);
    return row;
}

void ModelManager::refresh() {
    work_.replace([this](const Worker::Reply& reply, const StopToken&) {
        try {
            const auto models = listModels();
            reply([this, models] {
                models_ = models;
                showModels();
            });
        } catch (const std::exception& error) {
            reply([this, reason = errorText(error)] {
                messages_->showMessage(MessageBar::Kind::Problem, reason);
            });
        }
    });
}

void ModelManager::showModels() {
    filling_ = true;
    const QLocale locale;
    const int shown = table_->currentRow();
    table_->setRowCount(static_cast<int>(models_.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const StoredModel& model = models_[static_cast<std::size_t>(row)];
        const bool sound = !model.problem;
        const QString spacing = tr("%1 mm").arg(locale.toString(model.card.spacing[0], 'g', 3));
        const QString made =
            model.shipped ? tr("built in") : QString::fromStdString(model.card.record.made);
        const QStringList texts{QString::fromStdString(model.card.name),
                                sound ? QString::fromStdString(model.card.modality) : QString(),
                                sound ? spacing : QString(),
                                sound ? made : tr("damaged"),
                                locale.formattedDataSize(static_cast<qint64>(model.bytes), 1,
                                                         QLocale::DataSizeSIFormat),
                                sound ? ModelCautions::words(model.card) : QString()};
        for (int column = 0; column < Columns; ++column) {
            auto* item = new QTableWidgetItem(texts.at(column));
            item->setToolTip(sound ? toText(model.folder) : messageText(*model.problem));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            if (column == Name && sound && !model.shipped) {
                item->setFlags(item->flags() | Qt::ItemIsEditable);
            }
            table_->setItem(row, column, item);
        }
    }
    filling_ = false;
    if (table_->rowCount() > 0 && table_->selectedItems().isEmpty()) {
        table_->selectRow(std::clamp(shown, 0, table_->rowCount() - 1));
    }
    showSelection();
}

std::vector<const StoredModel*> ModelManager::selected() const {
    std::vector<const StoredModel*> chosen;
    for (int row = 0; row < table_->rowCount(); ++row) {
        if (table_->selectionModel()->isRowSelected(row)) {
            chosen.push_back(&models_[static_cast<std::size_t>(row)]);
        }
    }
    return chosen;
}

void ModelManager::showSelection() {
    const auto chosen = selected();
    const bool one = chosen.size() == 1;
    const bool sound = one && !chosen.front()->problem;
    use_->setEnabled(sound);
    rename_->setEnabled(sound && !chosen.front()->shipped);
    export_->setEnabled(sound);
    delete_->setEnabled(one && !chosen.front()->shipped);
    if (chosen.size() == 2) {
        card_->setHtml(CardText::compared(chosen[0]->card, chosen[1]->card));
    } else if (one && !sound) {
        card_->setPlainText(messageText(*chosen.front()->problem));
    } else if (one) {
        card_->setHtml(CardText::html(chosen.front()->card));
    } else {
        card_->clear();
    }
}

void ModelManager::change(std::function<void()> work, std::function<void()> done) {
    messages_->dismiss();
    work_.replace([this, work = std::move(work), done = std::move(done)](const Worker::Reply& reply,
                                                                         const StopToken&) {
        QString problem;
        try {
            work();
        } catch (const std::exception& error) {
            problem = errorText(error);
        }
        reply([this, problem, done] {
            if (problem.isEmpty()) {
                done();
            } else {
                messages_->showMessage(MessageBar::Kind::Problem, problem);
            }
            refresh();
        });
    });
}

void ModelManager::rename(int row, const QString& name) {
    const auto folder = models_[static_cast<std::size_t>(row)].folder;
    change([folder, name] { renameModel(folder, name.trimmed().toStdString()); }, [] {});
}

void ModelManager::askForExport() {
    const QString parent =
        askForSaveFolder(this, tr("Export into a folder"), Settings().lastFolder());
    if (!parent.isEmpty()) {
        exportTo(parent);
    }
}

void ModelManager::exportTo(const QString& folder) {
    const auto source = selected().front()->folder;
    const auto target = toPath(folder) / source.filename();
    change([source, target] { exportModel(source, target); },
           [this, target] {
               messages_->showMessage(MessageBar::Kind::Information,
                                      tr("Exported to %1").arg(toText(target)));
           });
}

void ModelManager::askToDelete() {
    const StoredModel& model = *selected().front();
    confirm_->ask(tr("Delete \"%1\"? Scans healed with it keep their results.")
                      .arg(QString::fromStdString(model.card.name)),
                  tr("&Delete it"), [this, folder = model.folder] {
                      change([folder] { deleteModel(folder); },
                             [this, folder] { Q_EMIT modelDeleted(folder); });
                  });
}

}  // namespace disyre::ui
