// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ModelPanel.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// The card's own words may run to a page; the tool tip has them all.
constexpr qsizetype kLongestWords = 140;

QString shortened(const QString& text) {
    if (text.size() <= kLongestWords) {
        return text;
    }
    return text.left(text.lastIndexOf(u' ', kLongestWords)) + u" …"_s;
}

}  // namespace

ModelPanel::ModelPanel(QWidget* parent) : QGroupBox(tr("Model"), parent) {
    setObjectName(u"modelPanel"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(4);
    name_ = new QLabel(this);
    name_->setObjectName(u"modelName"_s);
    QFont bold = name_->font();
    bold.setBold(true);
    name_->setFont(bold);
    facts_ = new QLabel(this);
    facts_->setObjectName(u"modelFacts"_s);
    data_ = new QLabel(this);
    data_->setObjectName(u"modelData"_s);
    for (QLabel* label : {name_, facts_, data_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        layout->addWidget(label);
    }
    setCard(std::nullopt);
}

void ModelPanel::setCard(const std::optional<ModelCard>& card) {
    facts_->setVisible(card.has_value());
    data_->setVisible(card.has_value());
    if (!card) {
        name_->setText(tr("No model is loaded"));
        return;
    }
    const QLocale locale;
    const auto number = [&locale](double value) { return locale.toString(value, 'g', 3); };
    name_->setText(QString::fromStdString(card->name));
    const QString stripping = card->skullStripped ? tr("skull-stripped") : tr("with skull");
    facts_->setText(
        tr("%1, %2, %3\n%4 × %5 × %6 mm, patch %7 pixels\n%8 parameters, T = %9")
            .arg(QString::fromStdString(card->modality), stripping,
                 QString::fromStdString(card->plane), number(card->spacing[0]),
                 number(card->spacing[1]), number(card->spacing[2]))
            .arg(card->patch)
            .arg(locale.toString(static_cast<qlonglong>(card->parameters)))
            .arg(card->schedule.steps));
    data_->setText(shortened(tr("Trained on %1").arg(QString::fromStdString(card->data))));
    QStringList tip;
    for (const auto& [title, text] :
         {std::pair{tr("Data"), card->data}, std::pair{tr("Training"), card->training},
          std::pair{tr("Intended use"), card->intendedUse},
          std::pair{tr("Licence of the weights"), card->licence}}) {
        if (!text.empty()) {
            tip << u"<p><b>%1</b><br>%2</p>"_s.arg(title,
                                                   QString::fromStdString(text).toHtmlEscaped());
        }
    }
    setToolTip(tip.join(QString()));
}

}  // namespace disyre::ui
