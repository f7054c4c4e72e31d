// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/DataPage.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>

#include <algorithm>
#include <set>

#include "core/base/Error.h"
#include "ui/common/Paths.h"
#include "ui/common/ScanFilter.h"
#include "ui/common/Settings.h"
#include "ui/common/ThemedIcon.h"
#include "ui/wizard/ScanTable.h"
#include "ui/wizard/TrainingDraft.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kLeastSubjects = 3;

/// Whether any scan that is used needs a brain mask and has none.
bool stillHead(const DraftScan& scan) {
    return scan.used && std::any_of(scan.survey.problems.begin(), scan.survey.problems.end(),
                                    [&scan](const ScanProblem& one) {
                                        return one.kind == ScanProblemKind::NotStripped &&
                                               scan.concerns(one);
                                    });
}

}  // namespace

DataPage::DataPage(TrainingDraft& draft, QWidget* parent)
    : WizardPage(u"dataPage"_s, parent),
      draft_(draft),
      survey_(this, Worker::Priority::Low),
      maskSearch_(this, Worker::Priority::Low),
      table_(new ScanTable(draft, this)),
      view_(new QTableView(this)) {
    setAcceptDrops(true);
    room()->addWidget(makeButtons());

    view_->setObjectName(u"scanTable"_s);
    view_->setModel(table_);
    view_->setSelectionBehavior(QAbstractItemView::SelectRows);
    view_->setIconSize(QSize(3 * ScanTable::kPictureHeight + 4, ScanTable::kPictureHeight));
    // On the background of text fields an empty tick box could not be seen.
    view_->viewport()->setBackgroundRole(QPalette::Window);
    view_->setShowGrid(false);
    view_->setWordWrap(true);
    view_->verticalHeader()->hide();
    view_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view_->verticalHeader()->setDefaultSectionSize(ScanTable::kPictureHeight + 8);
    view_->horizontalHeader()->setStretchLastSection(true);
    view_->horizontalHeader()->setHighlightSections(false);
    view_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int letter = fontMetrics().averageCharWidth();
    view_->setColumnWidth(ScanTable::File, 26 * letter);
    view_->setColumnWidth(ScanTable::Pictures, 3 * ScanTable::kPictureHeight + 16);
    view_->setColumnWidth(ScanTable::Size, 22 * letter);
    view_->setColumnWidth(ScanTable::Axes, 9 * letter);
    view_->setColumnWidth(ScanTable::Intensity, 17 * letter);
    room()->addWidget(view_, 1);

    auto* below = new QHBoxLayout;
    below->setSpacing(16);
    summary_ = textLabel(this, u"scanSummary"_s);
    progress_ = new QProgressBar(this);
    progress_->setObjectName(u"surveyProgress"_s);
    progress_->setMaximumWidth(200);
    progress_->hide();
    stop_ = new QPushButton(this);
    stop_->setObjectName(u"stopSurveyButton"_s);
    stop_->hide();
    connect(stop_, &QPushButton::clicked, this, [this] {
        survey_.stop();
        waiting_.clear();
        endSurvey();
    });
    below->addWidget(summary_, 1);
    below->addWidget(progress_);
    below->addWidget(stop_);
    room()->addLayout(below);

    connect(&draft_, &TrainingDraft::scansChanged, this, &DataPage::showState);
    retranslate();
}

void DataPage::retranslate() {
    setHeading(tr("Your healthy scans"),
               tr("Choose a folder or files, or drop them here. Each scan is looked at, and "
                  "the table says why one cannot be used. Untick what you want to leave out."));
    view_->setAccessibleName(tr("Scans"));
    addFolder_->setText(tr("Add a f&older…"));
    addFolder_->setToolTip(tr("All scans in it and below: NIfTI, NRRD, MetaImage, MGH, Analyze"));
    addFiles_->setText(tr("Add &files…"));
    addFiles_->setToolTip(tr("Scans as NIfTI, NRRD, MetaImage, MGH or Analyze"));
    addMasks_->setText(tr("Brain &masks…"));
    addMasks_->setToolTip(
        tr("A folder of brain masks or label maps whose names begin like the scans', for whole "
           "heads. Scans that are skull-stripped need none."));
    modalityTitle_->setText(tr("Moda&lity"));
    modality_->setAccessibleName(tr("Modality"));
    modality_->setToolTip(tr("What kind of picture these are; it is written on the model's card"));
    removeAll_->setText(tr("&Remove all"));
    removeAll_->setToolTip(tr("Empties the table; no file is touched"));
    progress_->setAccessibleName(tr("Scans looked at"));
    stop_->setText(tr("&Stop"));
    stop_->setToolTip(tr("Looks at no further scan; those in the table stay"));
    table_->retranslate();
    showState();
}

QWidget* DataPage::makeButtons() {
    // Two rows, because one would be wider than a small screen.
    auto* row = new QWidget(this);
    auto* scans = new QHBoxLayout;
    auto* facts = new QHBoxLayout;
    auto* both = new QVBoxLayout(row);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(8);
    both->addLayout(scans);
    both->addLayout(facts);
    const auto add = [&](const QString& name, void (DataPage::*slot)()) {
        auto* button = new QPushButton(row);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, slot);
        return button;
    };
    addFolder_ = add(u"addFolderButton"_s, &DataPage::askForFolder);
    addFolder_->setIcon(themedIcon(u"open"_s));
    addFiles_ = add(u"addFilesButton"_s, &DataPage::askForFiles);
    addMasks_ = add(u"masksButton"_s, &DataPage::askForMasks);
    masks_ = new QLabel(row);
    masks_->setObjectName(u"masksLabel"_s);
    // The name of a folder may be long; it gives way where there is little room.
    masks_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    modalityTitle_ = new QLabel(row);
    modality_ = new QComboBox(row);
    modality_->setObjectName(u"modalityBox"_s);
    modality_->addItems({u"T1"_s, u"T2"_s, u"FLAIR"_s, u"PD"_s});
    modality_->setEditable(true);
    modality_->setCurrentText(draft_.modality());
    modalityTitle_->setBuddy(modality_);
    connect(modality_, &QComboBox::currentTextChanged, this, [this](const QString& text) {
        draft_.setModality(text.trimmed());
        showState();
    });
    removeAll_ = add(u"removeAllButton"_s, &DataPage::removeAll);
    for (QHBoxLayout* each : {scans, facts}) {
        each->setSpacing(8);
    }
    scans->addWidget(addFolder_);
    scans->addWidget(addFiles_);
    scans->addStretch();
    scans->addWidget(removeAll_);
    facts->addWidget(addMasks_);
    facts->addWidget(masks_, 1);
    facts->addWidget(modalityTitle_);
    facts->addWidget(modality_);
    return row;
}

bool DataPage::isComplete() const {
    return !surveying_ && draft_.usedSubjects() >= kLeastSubjects && !draft_.modality().isEmpty();
}

void DataPage::askForFolder() {
    Settings settings;
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Add a folder of healthy scans"), settings.lastFolder());
    if (!folder.isEmpty()) {
        settings.setLastFolder(folder);
        addPaths({toPath(folder)});
    }
}

void DataPage::askForFiles() {
    Settings settings;
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Add healthy scans"),
                                                            settings.lastFolder(), scanFilter());
    if (files.isEmpty()) {
        return;
    }
    settings.setLastFolder(QFileInfo(files.constFirst()).absolutePath());
    std::vector<std::filesystem::path> paths;
    for (const QString& file : files) {
        paths.push_back(toPath(file));
    }
    addPaths(paths);
}

void DataPage::askForMasks() {
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Choose the folder of brain masks"), Settings().lastFolder());
    if (!folder.isEmpty()) {
        setMasksFolder(folder);
    }
}

void DataPage::setMasksFolder(const QString& folder) {
    maskSearch_.replace([this, folder](const Worker::Reply& reply, const StopToken& stop) {
        try {
            const auto masks = findScans(toPath(folder), stop);
            reply([this, folder, masks] {
                draft_.setMasks(folder, masks);
                failure_ = {};
                if (masks.empty()) {
                    failure_ = [folder] {
                        return tr("There is no NIfTI file in \"%1\", and none of another format "
                                  "that can be read. Choose the folder in which the masks lie.")
                            .arg(folder);
                    };
                }
                lookAgain();
                showState();
            });
        } catch (const Stopped&) {
        } catch (const std::exception& error) {
            reply([this, reason = sayingOf(error)] {
                failure_ = reason;
                showState();
            });
        }
    });
}

void DataPage::lookAgain() {
    std::vector<std::filesystem::path> paths;
    for (const DraftScan& scan : draft_.scans()) {
        paths.push_back(scan.survey.path);
    }
    if (!paths.empty() || !inWork_.empty()) {
        survey_.stop();
        surveying_ = false;
        // What was being looked at is not among the scans of the draft yet.
        paths.insert(paths.end(), inWork_.begin(), inWork_.end());
        paths.insert(paths.end(), waiting_.begin(), waiting_.end());
        waiting_.clear();
        draft_.forgetSurveys();
        const Saying failure = failure_;
        addPaths(paths);
        failure_ = failure;
    }
}

void DataPage::removeAll() {
    survey_.stop();
    waiting_.clear();
    inWork_.clear();
    failure_ = {};
    looked_ = false;
    draft_.removeAll();
    endSurvey();
}

void DataPage::addPaths(const std::vector<std::filesystem::path>& paths) {
    waiting_.insert(waiting_.end(), paths.begin(), paths.end());
    failure_ = {};
    if (!surveying_) {
        beginSurvey();
    }
}

void DataPage::beginSurvey() {
    surveying_ = true;
    looked_ = true;
    progress_->setRange(0, 0);
    progress_->show();
    stop_->show();
    std::vector<std::filesystem::path> known;
    std::vector<SurveyedScan> all;
    for (const DraftScan& scan : draft_.scans()) {
        known.push_back(scan.survey.path);
        all.push_back(scan.survey);
    }
    inWork_ = std::exchange(waiting_, {});
    survey_.replace([this, paths = inWork_, known, all, masks = draft_.masks()](
                        const Worker::Reply& reply, const StopToken& stop) mutable {
        try {
            std::vector<std::filesystem::path> files;
            for (const auto& path : paths) {
                std::error_code error;
                if (std::filesystem::is_directory(path, error)) {
                    const auto found = findScans(path, stop);
                    files.insert(files.end(), found.begin(), found.end());
                } else {
                    files.push_back(path);
                }
            }
            // A scan may be named itself and by its folder, too.
            std::set<std::filesystem::path> seen(known.begin(), known.end());
            std::erase_if(files, [&](const auto& file) { return !seen.insert(file).second; });
            std::vector<std::filesystem::path> scans = known;
            scans.insert(scans.end(), files.begin(), files.end());
            int done = 0;
            for (const auto& file : files) {
                SurveyedScan scan = surveyScan(file, stop, maskFor(file, masks, scans));
                all.push_back(scan);
                reply([this, scan, number = ++done, total = static_cast<int>(files.size())] {
                    progress_->setRange(0, total);
                    progress_->setValue(number);
                    draft_.addScan(scan);
                });
            }
            compareScans(all);
            reply([this, all] {
                draft_.takeComparison(all);
                endSurvey();
            });
        } catch (const Stopped&) {
        } catch (const std::exception& error) {
            reply([this, reason = sayingOf(error)] {
                failure_ = reason;
                endSurvey();
            });
        }
    });
    showState();
}

void DataPage::endSurvey() {
    surveying_ = false;
    inWork_.clear();
    progress_->hide();
    stop_->hide();
    if (!waiting_.empty()) {
        beginSurvey();
        return;
    }
    if (draft_.followContrast()) {
        const QSignalBlocker quiet(modality_);
        modality_->setCurrentIndex(modality_->findText(draft_.modality()));
    }
    showState();
}

void DataPage::showState() {
    masks_->setText(draft_.masksFolder().isEmpty()
                        ? QString()
                        : fontMetrics().elidedText(QFileInfo(draft_.masksFolder()).fileName(),
                                                   Qt::ElideMiddle, 160));
    masks_->setToolTip(draft_.masksFolder());
    const auto scans = static_cast<int>(draft_.scans().size());
    const int used = draft_.usedScans();
    summary_->setText(scans == 0 ? QString()
                                 : tr("%1: %2 used, of %3; %4 cannot be used.")
                                       .arg(tr("%n scan(s)", nullptr, scans))
                                       .arg(used)
                                       .arg(tr("%n subject(s)", nullptr, draft_.usedSubjects()))
                                       .arg(draft_.refusedScans()));
    QString problem = said(failure_);
    if (problem.isEmpty() && !surveying_ && looked_) {
        const auto headless =
            std::count_if(draft_.scans().begin(), draft_.scans().end(), stillHead);
        const auto others =
            std::count_if(draft_.scans().begin(), draft_.scans().end(), [&](const DraftScan& scan) {
                return scan.used && !draft_.otherContrastOf(scan).isEmpty();
            });
        if (scans == 0) {
            problem =
                tr("There is no NIfTI scan there, and none of another format that can be read. "
                   "Choose a folder with scans.");
        } else if (draft_.refusedScans() == scans) {
            problem = tr("None of these scans can be used; the table says why. Add others.");
        } else if (draft_.usedSubjects() < kLeastSubjects) {
            problem =
                tr("At least %1 subjects are needed: two to learn from and one to check with. "
                   "There are only %n; add more scans.",
                   nullptr, draft_.usedSubjects())
                    .arg(kLeastSubjects);
        } else if (headless > 0) {
            problem =
                tr("%n scan(s) do not look skull-stripped and have no mask. Name a folder of "
                   "brain masks, or untick them.",
                   nullptr, static_cast<int>(headless));
        } else if (others > 0) {
            problem = tr("%n scan(s) look like another contrast than %1. Choose the modality that "
                         "they have, or untick them.",
                         nullptr, static_cast<int>(others))
                          .arg(draft_.modality());
        }
    }
    setProblem(problem);
    Q_EMIT completeChanged();
}

void DataPage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void DataPage::dropEvent(QDropEvent* event) {
    std::vector<std::filesystem::path> paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            paths.push_back(toPath(url.toLocalFile()));
        }
    }
    if (!paths.empty()) {
        event->acceptProposedAction();
        addPaths(paths);
    }
}

}  // namespace disyre::ui
