// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ModelPanel.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/common/NumberText.h"
#include "ui/common/Paths.h"
#include "ui/training/ModelCautions.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// A card may describe its data on a whole page. The panel shows this many letters of it, and the
// tool tip shows all.
constexpr qsizetype kLongestWords = 140;

QString shortened(const QString& text) {
    if (text.size() <= kLongestWords) {
        return text;
    }
    return text.left(text.lastIndexOf(u' ', kLongestWords)) + u" …"_s;
}

}  // namespace

ModelPanel::ModelPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(u"modelPanel"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->setSpacing(4);
    models_ = new QComboBox(this);
    models_->setObjectName(u"modelBox"_s);
    models_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    models_->setMinimumContentsLength(8);
    layout->addWidget(models_);
    facts_ = new QLabel(this);
    facts_->setObjectName(u"modelFacts"_s);
    data_ = new QLabel(this);
    data_->setObjectName(u"modelData"_s);
    cautions_ = new QLabel(this);
    cautions_->setObjectName(u"modelCautions"_s);
    for (QLabel* label : {cautions_, facts_, data_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        layout->addWidget(label);
    }
    connect(models_, &QComboBox::activated, this, &ModelPanel::choose);
    retranslate();
}

void ModelPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ModelPanel::retranslate() {
    models_->setAccessibleName(tr("Model"));
    models_->setToolTip(
        tr("The model that heals the scan: the program's own built-in one, one that was used "
           "lately, or one from another folder"));
    showModels();
    showCard();
}

void ModelPanel::setModels(const std::filesystem::path& shipped,
                           const std::vector<std::filesystem::path>& recent,
                           const std::filesystem::path& present) {
    shipped_ = shipped;
    recent_ = recent;
    presentModel_ = present;
    showModels();
}

void ModelPanel::showModels() {
    models_->clear();
    present_ = -1;
    const auto add = [&](const std::filesystem::path& model, const QString& text) {
        if (model.empty() || models_->findData(toText(model)) >= 0) {
            return;
        }
        models_->addItem(text, toText(model));
        const int index = models_->count() - 1;
        models_->setItemData(index, toText(model), Qt::ToolTipRole);
        if (model == presentModel_) {
            present_ = index;
        }
    };
    const auto name = [](const std::filesystem::path& model) {
        return toText(model.has_filename() ? model.filename() : model.parent_path().filename());
    };
    add(shipped_, tr("%1 (built in)").arg(name(shipped_)));
    add(presentModel_, name(presentModel_));
    for (const auto& model : recent_) {
        add(model, name(model));
    }
    models_->addItem(tr("Choose a folder…"));
    showPresent();
}

void ModelPanel::choose(int index) {
    const QString model = models_->itemData(index).toString();
    // The model in use stays shown until the other one is loaded.
    showPresent();
    if (model.isEmpty()) {
        Q_EMIT folderRequested();
    } else if (index != present_) {
        Q_EMIT modelChosen(toPath(model));
    }
}

void ModelPanel::showPresent() {
    models_->setCurrentIndex(present_);
    models_->setPlaceholderText(tr("No model is loaded"));
}

void ModelPanel::setCard(const std::optional<ModelCard>& card) {
    card_ = card;
    showCard();
}

void ModelPanel::showCard() {
    const std::optional<ModelCard>& card = card_;
    data_->setVisible(card.has_value());
    if (!card) {
        cautions_->hide();
        facts_->setText(tr("Choose a model's folder to heal with it."));
        setToolTip({});
        return;
    }
    const QLocale locale;
    const auto number = [&locale](double value) { return locale.toString(value, 'g', 3); };
    const QString stripping = card->skullStripped ? tr("skull-stripped") : tr("with skull");
    facts_->setText(tr("%1: %2, %3, %4\nvoxels of %5 × %6 × %7 mm, patches of %8 pixels\n"
                       "%9 parameters, T = %10")
                        .arg(QString::fromStdString(card->name),
                             QString::fromStdString(card->modality), stripping,
                             QString::fromStdString(card->plane), number(card->spacing[0]),
                             number(card->spacing[1]), number(card->spacing[2]))
                        .arg(card->patch)
                        .arg(countText(static_cast<qint64>(card->parameters)))
                        .arg(card->schedule.steps));
    data_->setText(shortened(tr("Trained on %1").arg(QString::fromStdString(card->data))));
    const QStringList cautions = ModelCautions::sentences(*card);
    cautions_->setText(tr("Caution: %1").arg(cautions.join(u' ')));
    cautions_->setVisible(!cautions.isEmpty());
    QStringList tip;
    for (const auto& [title, text] :
         {std::pair{tr("Data"), card->data}, std::pair{tr("Training"), card->training},
          std::pair{tr("Limits"), card->limits}, std::pair{tr("Intended use"), card->intendedUse},
          std::pair{tr("Licence of the weights"), card->licence}}) {
        if (!text.empty()) {
            tip << u"<p><b>%1</b><br>%2</p>"_s.arg(title,
                                                   QString::fromStdString(text).toHtmlEscaped());
        }
    }
    setToolTip(tip.join(QString()));
}

}  // namespace disyre::ui
