// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/SavePage.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBrowser>
#include <QWizard>

#include "ui/plots/LossPlot.h"
#include "ui/training/CardText.h"
#include "ui/training/ModelCautions.h"
#include "ui/training/ReviewJob.h"
#include "ui/training/TrainingJob.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

SavePage::SavePage(TrainingJob& job, ReviewJob& review, QWidget* parent)
    : WizardPage(u"savePage"_s, parent),
      job_(job),
      review_(review),
      work_(this, Worker::Priority::Low),
      form_(new QFormLayout) {
    setFinalPage(true);
    form_->setHorizontalSpacing(16);
    form_->setVerticalSpacing(8);
    const auto addRow = [this](QWidget* field) {
        auto* title = new QLabel(this);
        title->setBuddy(field);
        form_->addRow(title, field);
    };
    const auto add = [&](const QString& name) {
        auto* field = new QLineEdit(this);
        field->setObjectName(name);
        addRow(field);
        connect(field, &QLineEdit::textChanged, this, &SavePage::showCard);
        return field;
    };
    name_ = add(u"cardNameEdit"_s);
    data_ = add(u"cardDataEdit"_s);
    licence_ = add(u"cardLicenceEdit"_s);
    use_ = add(u"cardUseEdit"_s);
    notes_ = new QPlainTextEdit(this);
    notes_->setObjectName(u"cardNotesEdit"_s);
    notes_->setTabChangesFocus(true);
    notes_->setFixedHeight(3 * fontMetrics().height() + 8);
    addRow(notes_);
    connect(notes_, &QPlainTextEdit::textChanged, this, &SavePage::showCard);
    room()->addLayout(form_);
    auto* below = new QHBoxLayout;
    below->setSpacing(16);
    text_ = new QTextBrowser(this);
    text_->setObjectName(u"cardText"_s);
    text_->setOpenLinks(false);
    curves_ = new LossPlot(this);
    curves_->setObjectName(u"cardCurves"_s);
    curves_->setRateShown(false);
    below->addWidget(text_, 1);
    below->addWidget(curves_, 1);
    room()->addLayout(below, 1);
    useNow_ = new QCheckBox(this);
    useNow_->setObjectName(u"useNowBox"_s);
    useNow_->setChecked(true);
    room()->addWidget(useNow_);
    retranslate();
}

void SavePage::retranslate() {
    setHeading(
        tr("The model's card"),
        tr("What a person should know who uses the model. Write no patient's name into it."));
    setButtonText(QWizard::FinishButton, tr("&Save the model"));
    const auto set = [this](QWidget* field, const QString& title, const QString& tip) {
        static_cast<QLabel*>(form_->labelForField(field))->setText(title);
        field->setAccessibleName(title);
        field->setToolTip(tip);
    };
    set(name_, tr("Name"), tr("As it stands in the list of models"));
    set(data_, tr("Scans"),
        tr("Where the scans come from: scanner, protocol, "
           "ages; no patient's name"));
    set(licence_, tr("Licence"),
        tr("Who may use the weights and how; it follows from the scans' own terms"));
    set(use_, tr("Intended use"), tr("What it is for, and what it is not for"));
    set(notes_, tr("Notes"), tr("Anything else worth knowing"));
    text_->setAccessibleName(tr("Model card"));
    useNow_->setText(tr("&Heal with it from now on"));
    useNow_->setToolTip(tr("It is in the list of models either way"));
    showCard();
}

void SavePage::initializePage() {
    read_ = false;
    written_ = false;
    curves_->setPoints(job_.points(), job_.step().steps);
    work_.replace([this, folder = job_.folder()](const Worker::Reply& reply, const StopToken&) {
        try {
            const ModelCard card = readModelCard(folder);
            reply([this, card] {
                card_ = card;
                takeCard();
            });
        } catch (const std::exception& error) {
            reply([this, reason = sayingOf(error)] { setProblem(reason); });
        }
    });
}

void SavePage::takeCard() {
    if (const ReviewReport* result = review_.resultOf(job_.folder())) {
        for (const HealthyScores& scores : result->healthy) {
            keepHealthyScores(card_, scores);
        }
        if (result->averagePrecision) {
            card_.record.figures["average_precision"] = *result->averagePrecision;
        }
        if (result->bestDice) {
            card_.record.figures["best_dice"] = *result->bestDice;
        }
    }
    name_->setText(QString::fromStdString(card_.name));
    data_->setText(QString::fromStdString(card_.data));
    licence_->setText(QString::fromStdString(card_.licence));
    use_->setText(QString::fromStdString(card_.intendedUse));
    notes_->setPlainText(QString::fromStdString(card_.record.notes));
    for (QLineEdit* field : {name_, data_, licence_, use_}) {
        field->setCursorPosition(0);
    }
    // A model that should not be trusted yet is not what scans are healed with from now on, unless
    // the person says so.
    useNow_->setChecked(ModelCautions::sentences(card_).isEmpty());
    read_ = true;
    showCard();
}

ModelCard SavePage::cardNow() const {
    ModelCard card = card_;
    card.name = name_->text().trimmed().toStdString();
    card.data = data_->text().trimmed().toStdString();
    card.licence = licence_->text().trimmed().toStdString();
    card.intendedUse = use_->text().trimmed().toStdString();
    card.record.notes = notes_->toPlainText().trimmed().toStdString();
    return card;
}

void SavePage::showCard() {
    if (read_) {
        text_->setHtml(CardText::html(cardNow()));
    }
    Q_EMIT completeChanged();
}

bool SavePage::isComplete() const {
    return read_ && !name_->text().trimmed().isEmpty();
}

bool SavePage::validatePage() {
    if (written_) {
        return true;
    }
    work_.replace([this, folder = job_.folder(), card = cardNow(), use = useNow_->isChecked()](
                      const Worker::Reply& reply, const StopToken&) {
        try {
            writeModelCard(folder, card);
            reply([this, folder, use] {
                written_ = true;
                Q_EMIT saved(folder, use);
                wizard()->accept();
            });
        } catch (const std::exception& error) {
            reply([this, reason = sayingOf(error)] { setProblem(reason); });
        }
    });
    return false;
}

}  // namespace disyre::ui
