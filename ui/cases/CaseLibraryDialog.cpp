// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/CaseLibraryDialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPixmap>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/common/FitScreen.h"
#include "ui/common/MessageBar.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

enum LibraryColumn { CaseName, CaseSaved, CaseScanName, CaseModelName, CaseTags, LibraryColumns };
constexpr int kThumbnailSide = 56;

QString textsOf(const LibraryCase& one) {
    return QStringList{one.name, one.scan, one.model, one.tags, one.file}.join(u'\n');
}

}  // namespace

CaseLibraryDialog::CaseLibraryDialog(QString folder, QWidget* parent)
    : QDialog(parent),
      folder_(std::move(folder)),
      messages_(new MessageBar(this)),
      search_(new QLineEdit(this)),
      table_(new QTableWidget(0, LibraryColumns, this)),
      empty_(new QLabel(this)),
      open_(new QPushButton(tr("&Open"), this)),
      remove_(new QPushButton(tr("&Remove from the list"), this)),
      worker_(this, Worker::Priority::Normal) {
    setObjectName(u"caseLibrary"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Cases"));
    resizeToFit(*this, {860, 560});
    search_->setObjectName(u"caseSearch"_s);
    search_->setPlaceholderText(tr("Search in names, scans, models and tags"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setClearButtonEnabled(true);
    table_->setObjectName(u"caseTable"_s);
    table_->setAccessibleName(tr("Cases"));
    table_->setHorizontalHeaderLabels(
        {tr("Name"), tr("Saved"), tr("Scan"), tr("Model"), tr("Tags")});
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setEditTriggers(QAbstractItemView::SelectedClicked | QAbstractItemView::EditKeyPressed);
    table_->setShowGrid(false);
    table_->setWordWrap(true);
    table_->setIconSize({kThumbnailSide, kThumbnailSide});
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(kThumbnailSide + 8);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->horizontalHeader()->setSectionResizeMode(CaseName, QHeaderView::Stretch);
    const int letter = fontMetrics().averageCharWidth();
    table_->setColumnWidth(CaseSaved, 20 * letter);
    table_->setColumnWidth(CaseScanName, 24 * letter);
    table_->setColumnWidth(CaseModelName, 14 * letter);
    table_->setColumnWidth(CaseTags, 22 * letter);
    empty_->setObjectName(u"caseLibraryEmpty"_s);
    empty_->setText(
        tr("No case was saved yet. File > Save case keeps a review as one file, and "
           "lists it here."));
    empty_->setWordWrap(true);
    empty_->setAlignment(Qt::AlignCenter);
    empty_->hide();
    open_->setObjectName(u"caseOpenButton"_s);
    remove_->setObjectName(u"caseRemoveButton"_s);
    remove_->setToolTip(
        tr("Takes the chosen cases off this list; their files stay where they are"));
    remove_->setAutoDefault(false);
    auto* close = new QPushButton(tr("&Close"), this);
    close->setObjectName(u"caseCloseButton"_s);
    close->setAutoDefault(false);

    auto* hint = new QLabel(
        tr("F2, or a second click, edits the tags. A grey case is not where it was."), this);
    hint->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(hint, 1);
    buttons->addWidget(remove_);
    buttons->addWidget(open_);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(messages_);
    column->addWidget(search_);
    column->addWidget(table_, 1);
    column->addWidget(empty_, 1);
    column->addLayout(buttons);

    connect(search_, &QLineEdit::textChanged, this, &CaseLibraryDialog::search);
    connect(open_, &QPushButton::clicked, this, &CaseLibraryDialog::openChosen);
    connect(remove_, &QPushButton::clicked, this, &CaseLibraryDialog::removeChosen);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(table_, &QTableWidget::itemSelectionChanged, this, &CaseLibraryDialog::update);
    connect(table_, &QTableWidget::itemDoubleClicked, this, [this](const QTableWidgetItem* item) {
        if (item->column() != CaseTags) {
            openChosen();
        }
    });
    connect(table_, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem* item) {
        if (!filling_ && item->column() == CaseTags) {
            change([file = cases_[item->row()].file, tags = item->text()](CaseLibrary& library) {
                library.setTags(file, tags);
            });
        }
    });
    search_->setFocus();
    change([](CaseLibrary&) {});
}

void CaseLibraryDialog::change(std::function<void(CaseLibrary&)> act) {
    ++busy_;
    worker_.add([this, folder = folder_, act = std::move(act)](const Worker::Reply& reply,
                                                               const StopToken&) {
        CaseLibrary library(folder);
        act(library);
        reply([this, cases = library.all(), notice = library.notice()] {
            --busy_;
            show(cases, notice);
        });
    });
}

void CaseLibraryDialog::show(const QList<LibraryCase>& cases, const QString& notice) {
    QStringList kept;
    for (const LibraryCase& one : chosen()) {
        kept << one.file;
    }
    filling_ = true;
    cases_ = cases;
    table_->setRowCount(static_cast<int>(cases.size()));
    const QColor grey = palette().color(QPalette::Disabled, QPalette::Text);
    for (int row = 0; row < table_->rowCount(); ++row) {
        const LibraryCase& one = cases_[row];
        const QStringList texts{one.name,
                                QLocale().toString(one.saved.toLocalTime(), QLocale::ShortFormat),
                                one.scan, one.model, one.tags};
        for (int column = 0; column < LibraryColumns; ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setToolTip(one.isThere ? one.file : tr("%1 is not there any more").arg(one.file));
            if (column != CaseTags) {
                item->setFlags(item->flags() & ~Qt::ItemIsEditable);
            }
            if (!one.isThere) {
                item->setForeground(grey);
            }
            if (column == CaseName) {
                QPixmap picture;
                picture.loadFromData(one.thumbnail);
                const QIcon icon(picture);
                item->setIcon(one.isThere || picture.isNull()
                                  ? icon
                                  : QIcon(icon.pixmap(picture.size(), QIcon::Disabled)));
            }
            table_->setItem(row, column, item);
        }
        if (kept.contains(one.file)) {
            table_->selectionModel()->select(
                table_->model()->index(row, 0),
                QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    filling_ = false;
    table_->setHidden(cases_.isEmpty());
    empty_->setVisible(cases_.isEmpty());
    if (!notice.isEmpty()) {
        messages_->showMessage(MessageBar::Kind::Problem, notice);
    }
    search(search_->text());
}

void CaseLibraryDialog::search(const QString& words) {
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    for (int row = 0; row < table_->rowCount(); ++row) {
        const QString texts = textsOf(cases_[row]);
        const bool fits = std::all_of(wanted.begin(), wanted.end(), [&texts](const QString& word) {
            return texts.contains(word, Qt::CaseInsensitive);
        });
        table_->setRowHidden(row, !fits);
    }
    update();
}

QList<LibraryCase> CaseLibraryDialog::chosen() const {
    QList<LibraryCase> cases;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
        if (!table_->isRowHidden(index.row()) && index.row() < cases_.size()) {
            cases << cases_[index.row()];
        }
    }
    return cases;
}

void CaseLibraryDialog::openChosen() {
    const QList<LibraryCase> cases = chosen();
    if (cases.size() == 1 && cases.constFirst().isThere) {
        Q_EMIT openRequested(cases.constFirst().file);
        accept();
    }
}

void CaseLibraryDialog::removeChosen() {
    QStringList files;
    for (const LibraryCase& one : chosen()) {
        files << one.file;
    }
    change([files](CaseLibrary& library) {
        for (const QString& file : files) {
            library.remove(file);
        }
    });
}

void CaseLibraryDialog::update() {
    const QList<LibraryCase> cases = chosen();
    open_->setEnabled(cases.size() == 1 && cases.constFirst().isThere);
    remove_->setEnabled(!cases.isEmpty());
}

}  // namespace disyre::ui
