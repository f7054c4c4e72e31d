// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/FetchDialog.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

#include "ui/common/ChoiceBox.h"
#include "ui/common/FitScreen.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"
#include "ui/export/ServerPassword.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// A patient's name may be typed in part.
std::string asPattern(const QString& text) {
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() || trimmed.contains(u'*') ? trimmed.toStdString()
                                                       : (trimmed + u'*').toStdString();
}

/// The name of the new folder for a series: letters that every system takes.
QString folderNameOf(const PacsSeries& series) {
    QString name = QString::fromStdString(series.studyDate + "_" + series.description);
    for (QChar& each : name) {
        if (!each.isLetterOrNumber() && each != u'-') {
            each = u'_';
        }
    }
    return name;
}

QString dateOf(const std::string& text) {
    const QDate date = QDate::fromString(QString::fromStdString(text), u"yyyyMMdd"_s);
    return date.isValid() ? QLocale().toString(date, QLocale::ShortFormat)
                          : QString::fromStdString(text);
}

}  // namespace

FetchDialog::FetchDialog(std::vector<PacsServer> servers, std::function<QString()> askForFolder,
                         QWidget* parent)
    : QDialog(parent),
      servers_(std::move(servers)),
      askForFolder_(std::move(askForFolder)),
      server_(makeChoiceBox(this, u"fetchServer"_s)),
      patient_(new QLineEdit(this)),
      id_(new QLineEdit(this)),
      date_(new QLineEdit(this)),
      look_(new QPushButton(this)),
      list_(new QTreeWidget(this)),
      said_(new QLabel(this)),
      progress_(new QProgressBar(this)),
      receive_(new QPushButton(this)),
      close_(new QPushButton(this)),
      worker_(this, Worker::Priority::Normal) {
    setObjectName(u"fetchDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    for (const PacsServer& each : servers_) {
        server_->addItem(QString::fromStdString(each.name));
    }
    arrange();
    retranslate();
    connect(look_, &QPushButton::clicked, this, &FetchDialog::look);
    connect(receive_, &QPushButton::clicked, this, &FetchDialog::receive);
    connect(list_, &QTreeWidget::itemSelectionChanged, this, &FetchDialog::update);
    connect(list_, &QTreeWidget::itemActivated, this, &FetchDialog::receive);
    connect(close_, &QPushButton::clicked, this, [this] {
        if (isWorking_) {
            worker_.stop();
            endWork(tr("Cancelled."));
        } else {
            reject();
        }
    });
    resizeToFit(*this, {820, 480});
    update();
}

FetchDialog::~FetchDialog() = default;

void FetchDialog::arrange() {
    patient_->setObjectName(u"fetchPatient"_s);
    id_->setObjectName(u"fetchId"_s);
    date_->setObjectName(u"fetchDate"_s);
    look_->setObjectName(u"fetchLook"_s);
    look_->setDefault(true);
    list_->setObjectName(u"fetchList"_s);
    list_->setRootIsDecorated(false);
    list_->setColumnCount(6);
    said_->setObjectName(u"fetchSaid"_s);
    said_->setWordWrap(true);
    progress_->hide();
    receive_->setObjectName(u"fetchReceive"_s);
    receive_->setAutoDefault(false);
    close_->setObjectName(u"fetchClose"_s);
    close_->setAutoDefault(false);
    form_ = new QFormLayout;
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (QWidget* field : std::initializer_list<QWidget*>{server_, patient_, id_, date_}) {
        form_->addRow(new QLabel(this), field);
    }
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(look_);
    buttons->addWidget(progress_, 1);
    buttons->addStretch();
    buttons->addWidget(receive_);
    buttons->addWidget(close_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addLayout(form_);
    layout->addWidget(list_, 1);
    layout->addWidget(said_);
    layout->addLayout(buttons);
}

void FetchDialog::retranslate() {
    setWindowTitle(tr("Get a scan from a DICOM server"));
    const std::array<QString, 4> labels{tr("&Server"), tr("&Patient's name"), tr("Patient's &ID"),
                                        tr("&Date")};
    const std::array<QWidget*, 4> fields{server_, patient_, id_, date_};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto* label = qobject_cast<QLabel*>(form_->labelForField(fields[i]));
        label->setText(labels[i]);
        label->setBuddy(fields[i]);
    }
    patient_->setPlaceholderText(tr("the beginning of the family name"));
    date_->setPlaceholderText(tr("such as 20041103 or 20040101-20041231"));
    list_->setHeaderLabels(
        {tr("Date"), tr("Patient"), tr("ID"), tr("Study"), tr("Series"), tr("Images")});
    list_->setAccessibleName(tr("Series found"));
    look_->setText(tr("&Look"));
    receive_->setText(tr("&Receive…"));
    close_->setText(isWorking_ ? tr("&Cancel") : tr("&Close"));
}

PacsServer& FetchDialog::server() {
    return servers_[static_cast<std::size_t>(std::max(0, server_->currentIndex()))];
}

void FetchDialog::beginWork() {
    isWorking_ = true;
    progress_->setRange(0, 0);
    progress_->show();
    said_->clear();
    retranslate();
    update();
}

void FetchDialog::endWork(const QString& said) {
    isWorking_ = false;
    progress_->hide();
    said_->setText(said);
    retranslate();
    update();
}

void FetchDialog::look() {
    if (!askForPassword(server(), this)) {
        return;
    }
    PacsQuery query;
    query.patientName = asPattern(patient_->text());
    query.patientId = id_->text().trimmed().toStdString();
    query.studyDate = date_->text().trimmed().toStdString();
    list_->clear();
    found_.clear();
    beginWork();
    worker_.replace(
        [this, query, server = server()](const Worker::Reply& reply, const StopToken& stop) {
            guarded(
                [&] {
                    const std::vector<PacsSeries> found = findSeries(server, query, stop);
                    reply([this, found] { showFound(found); });
                },
                [this, &reply](const QString& problem) {
                    reply([this, problem] {
                        // It may have been a wrong one.
                        this->server().password.clear();
                        endWork(problem);
                    });
                });
        });
}

void FetchDialog::showFound(const std::vector<PacsSeries>& found) {
    found_ = found;
    for (const PacsSeries& series : found_) {
        auto* item = new QTreeWidgetItem(
            list_, {dateOf(series.studyDate), QString::fromStdString(series.patientName),
                    QString::fromStdString(series.patientId),
                    QString::fromStdString(series.studyDescription),
                    QString::fromStdString(series.description),
                    series.images > 0 ? QLocale().toString(series.images) : QString()});
        item->setTextAlignment(5, Qt::AlignRight | Qt::AlignVCenter);
    }
    for (int column = 0; column < list_->columnCount(); ++column) {
        list_->resizeColumnToContents(column);
    }
    if (!found_.empty()) {
        list_->setCurrentItem(list_->topLevelItem(0));
        list_->setFocus();
    }
    endWork(found_.empty()
                ? tr("The server has no MR series that matches.")
                : tr("%n hit(s) on the server.", nullptr, static_cast<int>(found_.size())));
}

void FetchDialog::receive() {
    const int row = list_->indexOfTopLevelItem(list_->currentItem());
    if (row < 0 || isWorking_) {
        return;
    }
    const PacsSeries series = found_[static_cast<std::size_t>(row)];
    const QString parent = askForFolder_();
    if (parent.isEmpty()) {
        return;
    }
    const QString name = folderNameOf(series);
    QString folder = QDir(parent).filePath(name);
    for (int number = 2; QDir(folder).exists(); ++number) {
        folder = QDir(parent).filePath(u"%1-%2"_s.arg(name).arg(number));
    }
    beginWork();
    worker_.replace([this, series, folder, server = server()](const Worker::Reply& reply,
                                                              const StopToken& stop) {
        guarded(
            [&] {
                fetchSeries(
                    server, series, toPath(folder),
                    [&](std::size_t done, std::size_t total) {
                        reply([this, done, total] {
                            progress_->setRange(0, static_cast<int>(total));
                            progress_->setValue(static_cast<int>(done));
                        });
                    },
                    stop);
                reply([this, folder] {
                    endWork(QString());
                    Q_EMIT received(folder);
                    accept();
                });
            },
            [this, &reply](const QString& problem) {
                reply([this, problem] { endWork(problem); });
            });
    });
}

void FetchDialog::update() {
    look_->setEnabled(!isWorking_);
    server_->setEnabled(!isWorking_);
    receive_->setEnabled(!isWorking_ && list_->currentItem() != nullptr);
}

void FetchDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    // The base class may get events before the constructor has made the last of the widgets.
    if (event->type() == QEvent::LanguageChange && form_ != nullptr) {
        retranslate();
    }
}

}  // namespace disyre::ui
