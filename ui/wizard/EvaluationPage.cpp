// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/EvaluationPage.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

#include "ui/common/Paths.h"
#include "ui/common/Settings.h"
#include "ui/training/ReviewJob.h"
#include "ui/training/TrainingJob.h"
#include "ui/wizard/ScanTable.h"
#include "ui/wizard/TrainingDraft.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr std::size_t kHighest = 10;

}  // namespace

EvaluationPage::EvaluationPage(TrainingDraft& draft, TrainingJob& job, ReviewJob& review,
                               QWidget* parent)
    : WizardPage(u"evaluationPage"_s, parent),
      draft_(draft),
      job_(job),
      review_(review),
      pictures_(this, Worker::Priority::Low) {
    progress_ = new QProgressBar(this);
    progress_->setObjectName(u"reviewProgress"_s);
    progress_->setRange(0, 1000);
    room()->addWidget(progress_);
    figures_ = textLabel(this, u"reviewFigures"_s);
    figures_->setTextFormat(Qt::PlainText);
    room()->addWidget(figures_);
    room()->addLayout(makeHighest(), 1);
    room()->addLayout(makeLabelled());

    connect(&review_, &ReviewJob::progressed, this,
            [this] { progress_->setValue(static_cast<int>(1000 * review_.fraction())); });
    connect(&review_, &ReviewJob::finished, this, [this] {
        setProblem(QString());
        showState();
    });
    connect(&review_, &ReviewJob::failed, this, [this](const Saying& problem) {
        setProblem([problem, healthyStand = review_.resultOf(job_.folder()) != nullptr] {
            return healthyStand
                       ? tr("The scans with lesions could not be used: %1 What is said of the "
                            "healthy ones stands.")
                             .arg(said(problem))
                       : tr("The evaluation failed: %1 The model can be saved all the same, "
                            "without a threshold of its own.")
                             .arg(said(problem));
        });
        showState();
    });
    connect(&job_, &TrainingJob::refused, this, [this](const Saying& problem) {
        retrainAsked_ = false;
        setProblem([problem] {
            return tr("Without these scans it cannot be trained again: %1").arg(said(problem));
        });
    });
    connect(&job_, &TrainingJob::stateChanged, this, [this] {
        if (retrainAsked_ && job_.running()) {
            retrainAsked_ = false;
            highest_->clear();
            Q_EMIT retrainBegun();
        }
    });
    retranslate();
}

void EvaluationPage::retranslate() {
    setHeading(tr("How the model does"),
               tr("The model heals the healthy scans that it was made from. On the held-out ones "
                  "little should differ; the little that does sets the threshold."));
    progress_->setAccessibleName(tr("Scans healed"));
    highestNote_->setText(
        tr("Training scans that look least healthy. Look at them once more: "
           "a lesion that was missed teaches the model to accept it. Tick "
           "what should be left out."));
    highest_->setAccessibleName(tr("Training scans with the highest scores"));
    open_->setText(tr("&Open in the window"));
    open_->setToolTip(tr("Opens the selected scan in the program's window, to look at it closely"));
    retrain_->setText(tr("&Leave out and train again"));
    retrain_->setToolTip(
        tr("Trains another model with the same settings, without the ticked scans"));
    chooseLabelled_->setText(tr("Scans with &lesions…"));
    chooseLabelled_->setToolTip(
        tr("A folder of cases whose lesions were marked: says how well the "
           "map finds them. Not needed."));
    showState();
    showScores();
}

QLayout* EvaluationPage::makeHighest() {
    auto* column = new QVBoxLayout;
    column->setSpacing(8);
    highestNote_ = textLabel(this);
    column->addWidget(highestNote_);
    highest_ = new QListWidget(this);
    highest_->setObjectName(u"highestList"_s);
    highest_->setIconSize(QSize(3 * ScanTable::kPictureHeight + 8, ScanTable::kPictureHeight));
    highest_->viewport()->setBackgroundRole(QPalette::Window);
    highest_->setUniformItemSizes(true);
    column->addWidget(highest_, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    open_ = new QPushButton(this);
    open_->setObjectName(u"openHighestButton"_s);
    retrain_ = new QPushButton(this);
    retrain_->setObjectName(u"retrainButton"_s);
    row->addWidget(open_);
    row->addStretch();
    row->addWidget(retrain_);
    column->addLayout(row);
    connect(highest_, &QListWidget::itemChanged, this, &EvaluationPage::showState);
    connect(highest_, &QListWidget::currentRowChanged, this, &EvaluationPage::showState);
    connect(open_, &QPushButton::clicked, this, [this] {
        if (const QListWidgetItem* item = highest_->currentItem()) {
            Q_EMIT scanChosen(item->toolTip());
        }
    });
    connect(retrain_, &QPushButton::clicked, this, &EvaluationPage::leaveOutAndRetrain);
    return column;
}

QLayout* EvaluationPage::makeLabelled() {
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    chooseLabelled_ = new QPushButton(this);
    chooseLabelled_->setObjectName(u"labelledButton"_s);
    labelledFigures_ = textLabel(this, u"labelledFigures"_s);
    row->addWidget(chooseLabelled_);
    row->addWidget(labelledFigures_, 1);
    connect(chooseLabelled_, &QPushButton::clicked, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(
            this, tr("Choose the folder of labelled scans"), Settings().lastFolder());
        if (!folder.isEmpty()) {
            setLabelledFolder(folder);
        }
    });
    return row;
}

void EvaluationPage::setLabelledFolder(const QString& folder) {
    labelled_ = toPath(folder);
    begin();
}

void EvaluationPage::initializePage() {
    if (job_.hasModel() && review_.resultOf(job_.folder()) == nullptr && !review_.running()) {
        begin();
    }
    showState();
}

void EvaluationPage::begin() {
    setProblem(QString());
    progress_->setValue(0);
    review_.start(job_.folder(), labelled_);
    showState();
}

bool EvaluationPage::isComplete() const {
    return job_.hasModel() && !review_.running();
}

int EvaluationPage::scanNamed(const std::string& name) const {
    for (std::size_t i = 0; i < draft_.scans().size(); ++i) {
        if (displayPath(draft_.scans()[i].survey.path) == name) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

void EvaluationPage::showState() {
    progress_->setVisible(review_.running());
    chooseLabelled_->setEnabled(!review_.running() && job_.hasModel());
    const ReviewReport* result = job_.hasModel() ? review_.resultOf(job_.folder()) : nullptr;
    labelledFigures_->setText(
        tr("Where you have scans with marked lesions, the model can be "
           "measured on them."));
    if (result == nullptr) {
        figures_->setText(review_.running() ? tr("Healing the scans…") : QString());
        highest_->clear();
    } else {
        showFigures();
        if (highest_->count() == 0) {
            showHighest();
        }
    }
    bool ticked = false;
    for (int row = 0; row < highest_->count(); ++row) {
        ticked = ticked || highest_->item(row)->checkState() == Qt::Checked;
    }
    retrain_->setEnabled(ticked && !job_.running());
    open_->setEnabled(highest_->currentRow() >= 0 && !highest_->currentItem()->toolTip().isEmpty());
    Q_EMIT completeChanged();
}

void EvaluationPage::showFigures() {
    const QLocale locale;
    const ReviewReport& result = *review_.resultOf(job_.folder());
    QStringList lines;
    const HealthyScores scores = result.healthy.empty() ? HealthyScores{} : result.healthy.front();
    for (const ScorePercentile& one : scores.percentiles) {
        lines << tr("%1 % below %2")
                     .arg(locale.toString(one.percent, 'g', 3), locale.toString(one.score, 'g', 3));
    }
    QString text = lines.isEmpty()
                       ? QString()
                       : tr("Scores of the held-out healthy brains: %1.").arg(lines.join(u", "_s));
    if (scores.threshold >= 0.0) {
        text += u'\n' + tr("Threshold %1: from there on a healthy scan has at most one region of "
                           "0.1 ml on average (here %2).")
                            .arg(locale.toString(scores.threshold, 'g', 3),
                                 locale.toString(std::max(0.0, scores.falseRegions), 'f', 1));
    }
    figures_->setText(text);
    if (result.averagePrecision) {
        labelledFigures_->setText(
            tr("On your scans with lesions: average precision %1, best Dice %2.")
                .arg(locale.toString(*result.averagePrecision, 'f', 3),
                     locale.toString(result.bestDice.value_or(0.0), 'f', 3)));
    }
}

void EvaluationPage::showHighest() {
    const ReviewReport& result = *review_.resultOf(job_.folder());
    const QSignalBlocker quiet(highest_);
    std::vector<std::filesystem::path> unknown;
    for (std::size_t i = 0; i < std::min(kHighest, result.highest.size()); ++i) {
        const ScoredScan& scored = result.highest[i];
        auto* item = new QListWidgetItem;
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
        item->setToolTip(QString::fromStdString(scored.name));
        if (const int scan = scanNamed(scored.name); scan >= 0) {
            item->setIcon(
                QIcon(middleSlices(draft_.scans()[static_cast<std::size_t>(scan)].survey)));
        } else {
            unknown.push_back(toPath(item->toolTip()));
        }
        highest_->addItem(item);
    }
    showScores();
    if (!unknown.empty()) {
        showPictures(unknown);
    }
}

void EvaluationPage::showScores() {
    const ReviewReport* result = review_.resultOf(job_.folder());
    if (result == nullptr) {
        return;
    }
    const QSignalBlocker quiet(highest_);
    for (int row = 0; row < highest_->count(); ++row) {
        QListWidgetItem* item = highest_->item(row);
        const QFileInfo file(item->toolTip());
        for (const ScoredScan& scored : result->highest) {
            if (QString::fromStdString(scored.name) == item->toolTip()) {
                item->setText(
                    tr("%1: score %2")
                        .arg(file.fileName(), QLocale().toString(scored.regionScore, 'g', 3)));
            }
        }
    }
    highest_->viewport()->update();
}

void EvaluationPage::showPictures(const std::vector<std::filesystem::path>& scans) {
    pictures_.replace([this, scans](const Worker::Reply& reply, const StopToken& stop) {
        try {
            for (const auto& file : scans) {
                const SurveyedScan scan = surveyScan(file, stop, {});
                reply([this, scan] {
                    for (int row = 0; row < highest_->count(); ++row) {
                        if (toPath(highest_->item(row)->toolTip()) == scan.path) {
                            const QSignalBlocker quiet(highest_);
                            highest_->item(row)->setIcon(QIcon(middleSlices(scan)));
                        }
                    }
                    highest_->viewport()->update();
                });
            }
        } catch (const std::exception&) {
            // The work was stopped, so nobody needs the pictures any more.
        }
    });
}

void EvaluationPage::leaveOutAndRetrain() {
    std::vector<std::string> leftOut;
    for (int row = 0; row < highest_->count(); ++row) {
        if (highest_->item(row)->checkState() == Qt::Checked) {
            leftOut.push_back(highest_->item(row)->toolTip().toStdString());
            if (const int scan = scanNamed(leftOut.back()); scan >= 0) {
                draft_.setUsed(static_cast<std::size_t>(scan), false);
            }
        }
    }
    setProblem(QString());
    retrainAsked_ = true;
    job_.trainAgain(leftOut);
}

}  // namespace disyre::ui
