// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/TrainingJob.h"

#include <QLocale>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/card/ModelCard.h"
#include "core/card/ModelFiles.h"
#include "core/card/ModelPlaces.h"
#include "core/card/ModelStore.h"
#include "core/evaluation/LearningCurve.h"
#include "core/platform/AtomicFile.h"
#include "ui/healing/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// An order is answered after the pass at hand; one that is not answered by then never will be.
constexpr int kPatienceMilliseconds = 20000;
// What a training says last is the reason; the rest fills memory.
constexpr qsizetype kMostErrorText = 4096;
constexpr std::size_t kMostPoints = 8000;
constexpr int kGoodbyeMilliseconds = 10000;

std::vector<LossPlot::Point> pointsFrom(const std::string& csv) {
    std::vector<LossPlot::Point> points;
    for (const LossRow& row : lossRows(csv)) {
        points.push_back({row.step, row.loss, row.validation, row.rate});
    }
    return points;
}

/// Halves what a day of training would else heap up; what was validated stays.
void thin(std::vector<LossPlot::Point>& points) {
    if (points.size() < kMostPoints) {
        return;
    }
    std::size_t number = 0;
    std::erase_if(points, [&number](const LossPlot::Point& point) {
        return !point.validation && number++ % 2 == 1;
    });
}

/// A run's arguments, for a run of its own in another folder.
QStringList argumentsIn(const std::vector<std::string>& arguments,
                        const std::filesystem::path& folder) {
    QStringList changed;
    for (const std::string& argument : arguments) {
        const QString previous = changed.isEmpty() ? QString() : changed.constLast();
        if (previous == u"--plan"_s) {
            changed << toText(folder / kPlanFile);
        } else if (previous == u"--out"_s) {
            changed << toText(folder);
        } else if (argument != "--resume") {
            changed << QString::fromStdString(argument);
        }
    }
    return changed;
}

}  // namespace

TrainingJob::TrainingJob(QObject* parent)
    : QObject(parent), files_(this), previews_(this), search_(this) {
    patience_.setSingleShot(true);
    patience_.setInterval(kPatienceMilliseconds);
    connect(&patience_, &QTimer::timeout, this, [this] {
        if (process_ != nullptr) {
            process_->kill();
        }
    });
}

TrainingJob::~TrainingJob() {
    if (process_ == nullptr) {
        return;
    }
    // The windows are gone; the checkpoint is worth the wait. Past that the process goes on alone
    // until it has read the end of its orders.
    process_->disconnect(this);
    process_->write(QByteArray::fromStdString(toText(TrainingOrder::Suspend)) + '\n');
    process_->waitForBytesWritten(1000);
    process_->closeWriteChannel();
    if (process_->waitForFinished(kGoodbyeMilliseconds)) {
        delete process_;
    } else {
        process_->setParent(nullptr);
    }
}

void TrainingJob::setState(State state) {
    state_ = state;
    Q_EMIT stateChanged();
}

void TrainingJob::clear(const QString& name) {
    name_ = name;
    step_ = {};
    preparation_ = {};
    ended_.reset();
    resumable_ = false;
    bestKept_ = false;
    verdict_ = TrainingVerdict::TooEarly;
    best_ = -1.0;
    points_.clear();
    preview_ = {};
    problem_.clear();
    device_.clear();
    errors_.clear();
}

bool TrainingJob::running() const {
    switch (state_) {
        case State::Starting:
        case State::Preparing:
        case State::Training:
        case State::Pausing:
        case State::Paused:
        case State::Stopping:
        case State::Discarding:
            return true;
        default:
            return false;
    }
}

bool TrainingJob::canResume() const {
    return (state_ == State::Interrupted || state_ == State::Failed) && resumable_;
}

bool TrainingJob::canKeepBest() const {
    return (state_ == State::Interrupted || state_ == State::Failed) && bestKept_;
}

void TrainingJob::start(const TrainingRequest& request) {
    if (running()) {
        return;
    }
    clear(request.name);
    folder_.clear();
    setState(State::Starting);
    files_.start([this, request](const Background::Say& say, const StopToken&) {
        try {
            const std::filesystem::path folder = newModelFolder(request.name.toStdString());
            createFolder(folder);
            writeTrainingPlan(folder / kPlanFile, request.plan);
            say([this, folder, request] {
                folder_ = folder;
                launch(trainArguments(request, folder));
            });
        } catch (const std::exception& error) {
            say([this, reason = reasonOf(error)] { fail(reason); });
        }
    });
}

void TrainingJob::resume(UnfinishedRun run) {
    if (running()) {
        return;
    }
    clear(QString::fromStdString(run.run.name));
    folder_ = run.folder;
    step_.step = run.run.step;
    step_.steps = run.run.steps;
    std::erase_if(unfinished_,
                  [&run](const UnfinishedRun& other) { return other.folder == run.folder; });
    setState(State::Starting);
    readCurve();
    QStringList arguments;
    for (const std::string& argument : run.run.arguments) {
        arguments << QString::fromStdString(argument);
    }
    if (!arguments.contains(u"--events"_s)) {
        arguments << u"--events"_s;
    }
    launch(arguments);
}

void TrainingJob::resumeLast() {
    if (!canResume()) {
        return;
    }
    files_.start([this, folder = folder_](const Background::Say& say, const StopToken&) {
        try {
            const TrainingRun run = readTrainingRun(folder);
            say([this, folder, run] { resume({folder, run}); });
        } catch (const std::exception& error) {
            say([this, reason = reasonOf(error)] { fail(reason); });
        }
    });
}

void TrainingJob::launch(const QStringList& arguments) {
    process_ = new QProcess(this);
    process_->setProgram(disyreProgram());
    process_->setArguments(arguments);
    connect(process_, &QProcess::readyReadStandardOutput, this, &TrainingJob::readEvents);
    connect(process_, &QProcess::readyReadStandardError, this, [this] {
        errors_ = (errors_ + process_->readAllStandardError()).right(kMostErrorText);
    });
    connect(process_, &QProcess::finished, this, &TrainingJob::end);
    connect(process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            const QString reason = process_->errorString();
            process_->deleteLater();
            process_ = nullptr;
            fail(tr("The training program \"%1\" could not be started: %2. Install the program "
                    "again.")
                     .arg(disyreProgram(), reason));
        }
    });
    setState(State::Preparing);
    process_->start();
}

void TrainingJob::order(TrainingOrder order) {
    if (process_ != nullptr) {
        process_->write(QByteArray::fromStdString(toText(order)) + '\n');
    }
}

void TrainingJob::pause() {
    if (state_ == State::Training) {
        order(TrainingOrder::Pause);
        setState(State::Pausing);
    }
}

void TrainingJob::goOn() {
    if (state_ == State::Paused || state_ == State::Pausing) {
        order(TrainingOrder::Resume);
    }
}

void TrainingJob::stopAndKeepBest() {
    if (process_ != nullptr && running()) {
        order(TrainingOrder::Stop);
        setState(State::Stopping);
    }
}

void TrainingJob::keepBest() {
    if (!canKeepBest()) {
        return;
    }
    files_.start([this, folder = folder_](const Background::Say& say, const StopToken&) {
        try {
            TrainingRun run = readTrainingRun(folder);
            run.state = RunState::Stopped;
            writeTrainingRun(folder, run);
        } catch (const std::exception&) {
            // On a full disk it is offered again at the next start, which loses nothing.
        }
        say([this] {
            problem_.clear();
            setState(State::Stopped);
        });
    });
}

void TrainingJob::trainAgain(const std::vector<std::string>& leftOut) {
    if (!hasModel()) {
        return;
    }
    files_.start([this, old = folder_, leftOut](const Background::Say& say, const StopToken&) {
        try {
            TrainingPlan plan = readTrainingPlan(old / kPlanFile);
            for (PlannedScan& scan : plan.scans) {
                if (std::find(leftOut.begin(), leftOut.end(), displayPath(scan.scan)) !=
                    leftOut.end()) {
                    scan.use = ScanUse::LeftOut;
                }
            }
            const TrainingRun run = readTrainingRun(old);
            const std::filesystem::path folder = newModelFolder(run.name);
            createFolder(folder);
            try {
                writeTrainingPlan(folder / kPlanFile, plan);
            } catch (const std::exception&) {
                std::error_code ignored;
                std::filesystem::remove(folder, ignored);
                throw;
            }
            say([this, folder, run] {
                clear(QString::fromStdString(run.name));
                folder_ = folder;
                launch(argumentsIn(run.arguments, folder));
            });
        } catch (const std::exception& error) {
            say([this, reason = reasonOf(error)] { Q_EMIT refused(reason); });
        }
    });
}

void TrainingJob::suspend() {
    if (process_ != nullptr && running()) {
        order(TrainingOrder::Suspend);
        setState(State::Stopping);
    }
}

void TrainingJob::discard() {
    if (process_ != nullptr) {
        order(TrainingOrder::Suspend);
        setState(State::Discarding);
        patience_.start();
    } else {
        deleteRun();
    }
}

void TrainingJob::discardUnfinished() {
    if (running() || unfinished_.empty()) {
        return;
    }
    folder_ = unfinished_.front().folder;
    unfinished_.erase(unfinished_.begin());
    deleteRun();
}

void TrainingJob::deleteRun() {
    if (folder_.empty()) {
        forget();
        return;
    }
    files_.start([this, folder = folder_](const Background::Say& say, const StopToken&) {
        try {
            discardRun(folder);
            say([this] { forget(); });
        } catch (const std::exception& error) {
            say([this, reason = reasonOf(error)] { fail(reason); });
        }
    });
}

void TrainingJob::forget() {
    if (process_ == nullptr) {
        clear({});
        folder_.clear();
        setState(State::Idle);
    }
}

void TrainingJob::findUnfinished() {
    search_.start([this](const Background::Say& say, const StopToken&) {
        try {
            const auto runs = findUnfinishedRuns(userModelsFolder());
            say([this, runs] {
                unfinished_ = runs;
                Q_EMIT unfinishedFound();
            });
        } catch (const std::exception&) {
            // No home, no runs: nothing to offer.
        }
    });
}

void TrainingJob::readEvents() {
    while (process_ != nullptr && process_->canReadLine()) {
        const QByteArray line = process_->readLine().trimmed();
        if (const auto event = trainingEventFromJson(line.toStdString())) {
            take(*event);
        }
    }
}

void TrainingJob::take(const TrainingEvent& event) {
    const bool ending = state_ == State::Stopping || state_ == State::Discarding;
    switch (event.kind) {
        case TrainingEventKind::Prepared:
            preparation_ = event;
            break;
        case TrainingEventKind::Started:
            step_.step = event.step;
            step_.steps = event.steps;
            device_ = QString::fromStdString(event.device);
            if (!ending) {
                setState(State::Training);
            }
            break;
        case TrainingEventKind::Step: {
            step_ = event;
            LossPlot::Point point{static_cast<double>(event.step), event.loss, std::nullopt,
                                  event.learningRate};
            if (event.validationLoss >= 0.0) {
                point.validation = event.validationLoss;
            }
            points_.push_back(point);
            thin(points_);
            if (event.bestValidationLoss >= 0.0) {
                best_ = event.bestValidationLoss;
            }
            break;
        }
        case TrainingEventKind::Paused:
            if (!ending) {
                setState(State::Paused);
            }
            break;
        case TrainingEventKind::Resumed:
            if (!ending) {
                setState(State::Training);
            }
            break;
        case TrainingEventKind::Checkpoint:
            break;
        case TrainingEventKind::Preview:
            readPreview(toPath(QString::fromStdString(event.file)));
            break;
        case TrainingEventKind::Verdict:
            verdict_ = event.verdict;
            break;
        case TrainingEventKind::Finished:
        case TrainingEventKind::Stopped:
            ended_ = event.kind == TrainingEventKind::Finished ? State::Finished : State::Stopped;
            if (event.bestValidationLoss >= 0.0) {
                best_ = event.bestValidationLoss;
            }
            break;
        case TrainingEventKind::Interrupted:
        case TrainingEventKind::Failed:
            ended_ = event.kind == TrainingEventKind::Failed ? State::Failed : State::Interrupted;
            problem_ = QString::fromStdString(event.sentence);
            resumable_ = !event.file.empty();
            break;
    }
    Q_EMIT progressed();
}

void TrainingJob::readCurve() {
    previews_.start([this, folder = folder_](const Background::Say& say, const StopToken&) {
        try {
            const auto points = pointsFrom(readTextFile(folder / kHistoryFile));
            say([this, points] {
                // Steps may have come since.
                std::vector<LossPlot::Point> all = points;
                all.insert(all.end(), points_.begin(), points_.end());
                points_ = std::move(all);
                Q_EMIT progressed();
            });
        } catch (const std::exception&) {
            // Stopped before the first validation: the curve begins now.
        }
    });
}

void TrainingJob::readPreview(const std::filesystem::path& file) {
    previews_.start([this, file](const Background::Say& say, const StopToken&) {
        try {
            auto preview = readTrainingPreview(file);
            say([this, preview] {
                preview_ = preview;
                Q_EMIT previewed();
            });
        } catch (const std::exception&) {
            // The next one comes with the next validation.
        }
    });
}

void TrainingJob::end() {
    readEvents();
    patience_.stop();
    const bool killed = process_->exitStatus() == QProcess::CrashExit;
    process_->deleteLater();
    process_ = nullptr;
    if (state_ == State::Discarding) {
        deleteRun();
        return;
    }
    if (ended_) {
        setState(*ended_);
    } else {
        const QString last = QString::fromUtf8(errors_).trimmed().section(u'\n', -1);
        fail(killed || last.isEmpty()
                 ? tr("The training ended without a word, as when memory runs out or the process is "
                      "ended from outside. If it happens again, close other programs or choose a "
                      "smaller network.")
                 : last);
    }
    if (!hasModel()) {
        lookWhatIsLeft();
    }
}

void TrainingJob::lookWhatIsLeft() {
    files_.start([this, folder = folder_](const Background::Say& say, const StopToken&) {
        std::error_code error;
        const bool checkpoint = std::filesystem::exists(folder / kCheckpointFile, error);
        bool model = false;
        try {
            (void)readModelCard(folder);
            model = std::filesystem::exists(folder / kWeightsFile, error);
        } catch (const std::exception&) {
            // It ended before the first look at the held-out scans.
        }
        say([this, checkpoint, model] {
            resumable_ = checkpoint;
            bestKept_ = model;
            Q_EMIT stateChanged();
        });
    });
}

void TrainingJob::fail(const QString& problem) {
    problem_ = problem;
    setState(State::Failed);
}

double TrainingJob::fraction() const {
    if (state_ == State::Preparing) {
        return preparation_.total > 0
                   ? static_cast<double>(preparation_.number) / preparation_.total
                   : 0.0;
    }
    return step_.steps > 0 ? static_cast<double>(step_.step) / step_.steps : 0.0;
}

QString TrainingJob::summary() const {
    switch (state_) {
        case State::Idle:
            return {};
        case State::Starting:
            return tr("starting");
        case State::Preparing:
            return preparation_.total > 0 ? tr("preparing scan %1 of %2")
                                                .arg(preparation_.number)
                                                .arg(preparation_.total)
                                          : tr("preparing the scans");
        case State::Training: {
            const QString at = tr("step %1 of %2").arg(step_.step).arg(step_.steps);
            return step_.secondsLeft >= 0.0
                       ? tr("%1, %2 left").arg(at, QString::fromStdString(
                                                       durationText(step_.secondsLeft)))
                       : at;
        }
        case State::Pausing:
            return tr("pausing");
        case State::Paused:
            return tr("paused at step %1 of %2").arg(step_.step).arg(step_.steps);
        case State::Stopping:
        case State::Discarding:
            return tr("stopping");
        case State::Finished:
            return tr("finished");
        case State::Stopped:
            return tr("stopped, the best model is kept");
        case State::Interrupted:
            return tr("interrupted at step %1 of %2").arg(step_.step).arg(step_.steps);
        case State::Failed:
            return tr("failed");
    }
    return {};
}

}  // namespace disyre::ui
