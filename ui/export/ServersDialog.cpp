// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ServersDialog.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

#include "core/pacs/PacsConnection.h"
#include "ui/common/ChoiceBox.h"
#include "ui/common/FitScreen.h"
#include "ui/common/Guarded.h"
#include "ui/export/ServerPassword.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kLongestAeTitle = 16;

QLineEdit* makeLine(QWidget* parent, const QString& name, int most) {
    auto* line = new QLineEdit(parent);
    line->setObjectName(name);
    line->setMaxLength(most);
    return line;
}

}  // namespace

ServersDialog::ServersDialog(std::filesystem::path file, QWidget* parent)
    : QDialog(parent),
      file_(std::move(file)),
      hint_(new QLabel(this)),
      list_(new QListWidget(this)),
      name_(makeLine(this, u"serverName"_s, 64)),
      kind_(makeChoiceBox(this, u"serverKind"_s)),
      url_(makeLine(this, u"serverUrl"_s, 1024)),
      user_(makeLine(this, u"serverUser"_s, 255)),
      address_(makeLine(this, u"serverAddress"_s, 255)),
      port_(new QSpinBox(this)),
      title_(makeLine(this, u"serverTitle"_s, kLongestAeTitle)),
      ownTitle_(makeLine(this, u"serverOwnTitle"_s, kLongestAeTitle)),
      certificates_(makeLine(this, u"serverCertificates"_s, 4096)),
      said_(new QLabel(this)),
      keep_(new QPushButton(this)),
      remove_(new QPushButton(this)),
      try_(new QPushButton(this)),
      close_(new QPushButton(this)),
      worker_(this, Worker::Priority::Normal) {
    setObjectName(u"serversDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    arrange();
    retranslate();
    connect(list_, &QListWidget::currentRowChanged, this, &ServersDialog::showServer);
    for (QLineEdit* line : {name_, url_, user_, address_, title_, ownTitle_, certificates_}) {
        connect(line, &QLineEdit::textChanged, this, &ServersDialog::update);
    }
    connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        update();
    });
    connect(keep_, &QPushButton::clicked, this, &ServersDialog::keep);
    connect(remove_, &QPushButton::clicked, this, &ServersDialog::remove);
    connect(try_, &QPushButton::clicked, this, &ServersDialog::tryIt);
    connect(close_, &QPushButton::clicked, this, &QDialog::accept);
    guarded([this] { servers_ = readServers(file_); },
            [this](const QString& problem) { said_->setText(problem); });
    showList(0);
    resizeToFit(*this, {680, 380});
}

ServersDialog::~ServersDialog() = default;

void ServersDialog::arrange() {
    hint_->setWordWrap(true);
    kind_->addItems({QString(), QString()});
    list_->setObjectName(u"serverList"_s);
    port_->setObjectName(u"serverPort"_s);
    port_->setRange(1, 65535);
    said_->setObjectName(u"serverSaid"_s);
    said_->setWordWrap(true);
    said_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    keep_->setObjectName(u"serverKeep"_s);
    remove_->setObjectName(u"serverRemove"_s);
    try_->setObjectName(u"serverTry"_s);
    close_->setObjectName(u"serverClose"_s);
    for (QPushButton* button : {keep_, remove_, try_, close_}) {
        button->setAutoDefault(false);
    }
    form_ = new QFormLayout;
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (QWidget* field : std::initializer_list<QWidget*>{
             name_, kind_, url_, user_, address_, port_, title_, ownTitle_, certificates_}) {
        form_->addRow(new QLabel(this), field);
    }
    auto* right = new QVBoxLayout;
    right->addLayout(form_);
    right->addWidget(said_);
    right->addStretch();
    auto* columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(list_, 2);
    columns->addLayout(right, 3);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(keep_);
    buttons->addWidget(remove_);
    buttons->addWidget(try_);
    buttons->addStretch();
    buttons->addWidget(close_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(hint_);
    layout->addLayout(columns, 1);
    layout->addLayout(buttons);
}

void ServersDialog::retranslate() {
    setWindowTitle(tr("DICOM servers"));
    hint_->setText(
        tr("The program speaks to these servers only, and only when you ask it to. The "
           "administrator of a DIMSE server has to know this program by its AE title."));
    const std::array<QString, 9> labels{tr("&Name"),
                                        tr("&Spoken to by"),
                                        tr("&URL"),
                                        tr("Us&er name"),
                                        tr("&Address"),
                                        tr("&Port"),
                                        tr("AE &title of the server"),
                                        tr("AE title of t&his program"),
                                        tr("Certificates for T&LS")};
    const std::array<QWidget*, 9> fields{name_, kind_,  url_,      user_,        address_,
                                         port_, title_, ownTitle_, certificates_};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto* label = qobject_cast<QLabel*>(form_->labelForField(fields[i]));
        label->setText(labels[i]);
        label->setBuddy(fields[i]);
    }
    kind_->setItemText(0, tr("DIMSE (address, port, AE titles)"));
    kind_->setItemText(1, tr("DICOMweb (URL)"));
    url_->setPlaceholderText(tr("such as https://pacs.example/dicom-web"));
    user_->setPlaceholderText(tr("none"));
    user_->setToolTip(tr("The password is asked for when it is needed, and not kept."));
    showFields();
    list_->setAccessibleName(tr("DICOM servers"));
    keep_->setText(tr("&Keep"));
    keep_->setToolTip(tr("Keeps what is typed, under this name"));
    remove_->setText(tr("&Remove"));
    try_->setText(tr("Tr&y it"));
    try_->setToolTip(tr("Asks the server whether it answers"));
    close_->setText(tr("&Close"));
}

void ServersDialog::showFields() {
    const bool isWeb = kind_->currentIndex() == 1;
    for (QWidget* field : std::initializer_list<QWidget*>{url_, user_}) {
        form_->setRowVisible(field, isWeb);
    }
    for (QWidget* field : std::initializer_list<QWidget*>{address_, port_, title_, ownTitle_}) {
        form_->setRowVisible(field, !isWeb);
    }
    certificates_->setPlaceholderText(isWeb ? tr("none: those of the system")
                                            : tr("none: not encrypted"));
    certificates_->setToolTip(
        isWeb ? tr("A PEM file with the certificate that the server's own is signed by. Without "
                   "it, those that the system trusts are trusted.")
              : tr("A PEM file with the certificate that the server's own is signed "
                   "by. With it, the connection is encrypted."));
}

void ServersDialog::showList(int row) {
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (const PacsServer& server : servers_) {
        list_->addItem(QString::fromStdString(server.name));
    }
    list_->setCurrentRow(std::min(row, list_->count() - 1));
    showServer();
}

void ServersDialog::showServer() {
    const int row = list_->currentRow();
    const PacsServer server = row >= 0 ? servers_[static_cast<std::size_t>(row)] : PacsServer();
    name_->setText(QString::fromStdString(server.name));
    kind_->setCurrentIndex(server.kind == PacsKind::DicomWeb ? 1 : 0);
    url_->setText(QString::fromStdString(server.url));
    user_->setText(QString::fromStdString(server.user));
    address_->setText(QString::fromStdString(server.address));
    port_->setValue(server.port);
    title_->setText(QString::fromStdString(server.title));
    ownTitle_->setText(QString::fromStdString(server.ownTitle));
    certificates_->setText(QString::fromStdString(server.certificates));
    said_->clear();
    update();
}

PacsServer ServersDialog::typed() const {
    PacsServer server;
    server.name = name_->text().trimmed().toStdString();
    server.certificates = certificates_->text().trimmed().toStdString();
    if (kind_->currentIndex() == 1) {
        server.kind = PacsKind::DicomWeb;
        server.url = url_->text().trimmed().toStdString();
        server.user = user_->text().trimmed().toStdString();
        return server;
    }
    server.address = address_->text().trimmed().toStdString();
    server.port = port_->value();
    server.title = title_->text().trimmed().toStdString();
    server.ownTitle = ownTitle_->text().trimmed().toStdString();
    server.usesTls = !server.certificates.empty();
    return server;
}

void ServersDialog::keep() {
    const PacsServer server = typed();
    std::vector<PacsServer> changed = servers_;
    auto same = std::find_if(changed.begin(), changed.end(), [&server](const PacsServer& each) {
        return each.name == server.name;
    });
    if (same == changed.end()) {
        same = changed.insert(changed.end(), server);
    } else {
        *same = server;
    }
    const auto row = static_cast<int>(same - changed.begin());
    guarded(
        [&] {
            writeServers(file_, changed);
            servers_ = changed;
            showList(row);
        },
        [this](const QString& problem) { said_->setText(problem); });
}

void ServersDialog::remove() {
    const int row = list_->currentRow();
    if (row < 0) {
        return;
    }
    std::vector<PacsServer> changed = servers_;
    changed.erase(changed.begin() + row);
    guarded(
        [&] {
            writeServers(file_, changed);
            servers_ = changed;
            showList(row);
        },
        [this](const QString& problem) { said_->setText(problem); });
}

void ServersDialog::tryIt() {
    PacsServer server = typed();
    if (!askForPassword(server, this)) {
        return;
    }
    said_->setText(tr("Asking…"));
    try_->setEnabled(false);
    worker_.replace([this, server](const Worker::Reply& reply, const StopToken&) {
        guarded(
            [&] {
                askForEcho(server);
                reply([this] {
                    said_->setText(tr("The server answers."));
                    update();
                });
            },
            [this, &reply](const QString& problem) {
                reply([this, problem] {
                    said_->setText(problem);
                    update();
                });
            });
    });
}

void ServersDialog::update() {
    const bool canBeUsed = isUsable(typed());
    keep_->setEnabled(canBeUsed);
    try_->setEnabled(canBeUsed);
    remove_->setEnabled(list_->currentRow() >= 0);
}

void ServersDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    // The base class may get events before the constructor has made the last of the widgets.
    if (event->type() == QEvent::LanguageChange && form_ != nullptr) {
        retranslate();
    }
}

}  // namespace disyre::ui
