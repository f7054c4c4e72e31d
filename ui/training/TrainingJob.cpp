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
#include "core/platform/AtomicFile.h"
#include "ui/common/Paths.h"
#include "ui/training/ProcessProblem.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// How long an order may take: the process obeys after the step in progress, and where it has not
// done so by then, it never will.
constexpr int kPatienceMilliseconds = 20000;
// How much of the error output is kept: the last lines say why a training has failed.
constexpr qsizetype kMostErrorText = 4096;
constexpr std::size_t kMostPoints = 8000;
constexpr int kGoodbyeMilliseconds = 10000;

/// Drops every second row once there are too many, which a day of training would make. Rows with a
/// validation stay.
void thin(std::vector<LossRow>& points) {
    if (points.size() < kMostPoints) {
        return;
    }
    std::size_t number = 0;
    std::erase_if(
        points, [&number](const LossRow& point) { return !point.validation && number++ % 2 == 1; });
}

/// The arguments of a training, changed for another training in another folder.
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
    : QObject(parent),
      files_(this, Worker::Priority::Low),
      previews_(this, Worker::Priority::Low),
      search_(this, Worker::Priority::Low) {
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
    // The windows are closed already, so waiting for the checkpoint disturbs nobody. A process that
    // takes longer goes on by itself until it reads that no more orders come.
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
    problem_ = {};
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
    files_.replace([this, request](const Worker::Reply& reply, const StopToken&) {
        try {
            const std::filesystem::path folder = newModelFolder(request.name.toStdString());
            createFolder(folder);
            writeTrainingPlan(folder / kPlanFile, request.plan);
            reply([this, folder, request] {
                folder_ = folder;
                launch(trainArguments(request, folder));
            });
        } catch (const std::exception& error) {
            reply([this, reason = sayingOf(error)] { fail(reason); });
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
    files_.replace([this, folder = folder_](const Worker::Reply& reply, const StopToken&) {
        try {
            const TrainingRun run = readTrainingRun(folder);
            reply([this, folder, run] { resume({folder, run}); });
        } catch (const std::exception& error) {
            reply([this, reason = sayingOf(error)] { fail(reason); });
        }
    });
}

void TrainingJob::launch(const QStringList& arguments) {
    process_ = new QProcess(this);
    process_->setProgram(disyreProgram());
    process_->setArguments(arguments);
    askForMessages(*process_);
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
            fail([reason] {
                return tr("The training program \"%1\" could not be started: %2. Install the "
                          "program again.")
                    .arg(disyreProgram(), reason);
            });
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
    files_.replace([this, folder = folder_](const Worker::Reply& reply, const StopToken&) {
        try {
            TrainingRun run = readTrainingRun(folder);
            run.state = RunState::Stopped;
            writeTrainingRun(folder, run);
        } catch (const std::exception&) {
            // If the state cannot be written, as on a full disk, the next start of the program
            // offers this training again, which does no harm.
        }
        reply([this] {
            problem_ = {};
            setState(State::Stopped);
        });
    });
}

void TrainingJob::trainAgain(const std::vector<std::string>& leftOut) {
    if (!hasModel()) {
        return;
    }
    files_.replace([this, old = folder_, leftOut](const Worker::Reply& reply, const StopToken&) {
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
            reply([this, folder, run] {
                clear(QString::fromStdString(run.name));
                folder_ = folder;
                launch(argumentsIn(run.arguments, folder));
            });
        } catch (const std::exception& error) {
            reply([this, reason = sayingOf(error)] { Q_EMIT refused(reason); });
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
    files_.replace([this, folder = folder_](const Worker::Reply& reply, const StopToken&) {
        try {
            discardRun(folder);
            reply([this] { forget(); });
        } catch (const std::exception& error) {
            reply([this, reason = sayingOf(error)] { fail(reason); });
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
    search_.replace([this](const Worker::Reply& reply, const StopToken&) {
        try {
            const auto runs = findUnfinishedRuns(userModelsFolder());
            reply([this, runs] {
                unfinished_ = runs;
                Q_EMIT unfinishedFound();
            });
        } catch (const std::exception&) {
            // Without a home folder there are no trainings to resume.
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
            LossRow point;
            point.step = static_cast<double>(event.step);
            point.loss = event.loss;
            point.rate = event.learningRate;
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
            problem_ = event.message ? sayingOf(*event.message) : [text = event.sentence] {
                return QString::fromStdString(text);
            };
            resumable_ = !event.file.empty();
            break;
    }
    Q_EMIT progressed();
}

void TrainingJob::readCurve() {
    previews_.replace([this, folder = folder_](const Worker::Reply& reply, const StopToken&) {
        try {
            const auto points = lossRows(readTextFile(folder / kHistoryFile));
            reply([this, points] {
                // Steps that have come meanwhile are kept.
                std::vector<LossRow> all = points;
                all.insert(all.end(), points_.begin(), points_.end());
                points_ = std::move(all);
                Q_EMIT progressed();
            });
        } catch (const std::exception&) {
            // The training was stopped before the first validation, so it has no curve yet.
        }
    });
}

void TrainingJob::readPreview(const std::filesystem::path& file) {
    previews_.replace([this, file](const Worker::Reply& reply, const StopToken&) {
        try {
            auto preview = readTrainingPreview(file);
            reply([this, preview] {
                preview_ = preview;
                Q_EMIT previewed();
            });
        } catch (const std::exception&) {
            // A preview that cannot be read is passed over; the next validation brings another one.
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
        const Saying last = processProblem(errors_);
        fail(!killed && last ? last : [] {
            return tr(
                "The training ended without saying why. That happens when memory runs out or "
                "when the process is ended from outside. If it happens again, close other "
                "programs or choose a smaller network.");
        });
    }
    if (!hasModel()) {
        lookWhatIsLeft();
    }
}

void TrainingJob::lookWhatIsLeft() {
    files_.replace([this, folder = folder_](const Worker::Reply& reply, const StopToken&) {
        std::error_code error;
        const bool checkpoint = std::filesystem::exists(folder / kCheckpointFile, error);
        bool model = false;
        try {
            (void)readModelCard(folder);
            model = std::filesystem::exists(folder / kWeightsFile, error);
        } catch (const std::exception&) {
            // The training has ended before its first validation, so there is no model.
        }
        reply([this, checkpoint, model] {
            resumable_ = checkpoint;
            bestKept_ = model;
            Q_EMIT stateChanged();
        });
    });
}

void TrainingJob::fail(const Saying& problem) {
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
                       ? tr("%1, %2 left")
                             .arg(at, QString::fromStdString(durationText(step_.secondsLeft)))
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
