// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingNoteDialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace disyre::ui {

FindingNoteDialog::FindingNoteDialog(const FindingNote& note, int number, QWidget* parent)
    : QDialog(parent), note_(note), name_(new QLineEdit(this)), comment_(new QPlainTextEdit(this)) {
    setObjectName(u"findingNoteDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Finding %1").arg(number));
    name_->setObjectName(u"findingNameField"_s);
    name_->setText(QString::fromStdString(note.name));
    name_->setPlaceholderText(tr("Finding %1").arg(number));
    name_->setMaxLength(120);
    comment_->setObjectName(u"findingCommentField"_s);
    comment_->setPlainText(QString::fromStdString(note.comment));
    comment_->setTabChangesFocus(true);
    auto* nameLabel = new QLabel(tr("&Name"), this);
    nameLabel->setBuddy(name_);
    auto* commentLabel = new QLabel(tr("&Comment"), this);
    commentLabel->setBuddy(comment_);
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* accept = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    accept->setObjectName(u"findingNoteSaveButton"_s);
    accept->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(nameLabel);
    column->addWidget(name_);
    column->addWidget(commentLabel);
    column->addWidget(comment_, 1);
    column->addWidget(buttons);
    resize(380, 260);
}

FindingNote FindingNoteDialog::note() const {
    FindingNote note = note_;
    note.name = name_->text().trimmed().toStdString();
    note.comment = comment_->toPlainText().trimmed().toStdString();
    return note;
}

}  // namespace disyre::ui
