// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/evaluation/LearningCurve.h"
#include "core/training/TrainingEvents.h"
#include "core/training/TrainingPreview.h"
#include "core/training/TrainingRun.h"
#include "ui/common/Saying.h"
#include "ui/common/Worker.h"
#include "ui/training/TrainingRequest.h"

namespace disyre::ui {

/// The one training of this program, which runs in a process of its own. It goes on when the wizard
/// is closed. Used on the window's thread; files are read and written beside it.
class TrainingJob : public QObject {
    Q_OBJECT

public:
    enum class State {
        Idle,
        Starting,
        Preparing,
        Training,
        Pausing,
        Paused,
        Stopping,     ///< the training is about to end, and its best model is kept
        Discarding,   ///< it is going to end, and nothing is kept
        Finished,     ///< all steps are done
        Stopped,      ///< the person has ended it, and its best model is kept
        Interrupted,  ///< it has ended and can be resumed
        Failed
    };

    explicit TrainingJob(QObject* parent = nullptr);
    /// A training in progress writes a checkpoint and ends; the next start of the program offers to
    /// resume it.
    ~TrainingJob() override;

    /// Nothing happens while another training is in progress.
    void start(const TrainingRequest& request);
    void resume(UnfinishedRun run);
    /// Resumes the training that was interrupted or failed, from its last checkpoint.
    void resumeLast();
    void pause();
    void goOn();
    void stopAndKeepBest();
    /// Makes the best model so far of a training that failed or was interrupted its result.
    void keepBest();
    /// Starts another training with the plan and settings of the one that has ended with a model,
    /// but without these scans. Where that is not possible, refused() follows.
    /// @param leftOut as displayPath() shows them.
    void trainAgain(const std::vector<std::string>& leftOut);
    void discard();
    /// Ends the process as if the program had been closed.
    void suspend();
    /// Forgets a training that has ended; its files stay.
    void forget();
    /// Deletes the files of the first of unfinished().
    void discardUnfinished();
    /// Begins to look for trainings that were interrupted; unfinishedFound() follows.
    void findUnfinished();

    [[nodiscard]] State state() const { return state_; }
    /// Whether a process is at work.
    [[nodiscard]] bool running() const;
    /// Whether it has ended with a model.
    [[nodiscard]] bool hasModel() const {
        return state_ == State::Finished || state_ == State::Stopped;
    }
    [[nodiscard]] bool canResume() const;
    /// Whether it has failed or was interrupted, and has a model from before.
    [[nodiscard]] bool canKeepBest() const;
    [[nodiscard]] QString name() const { return name_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    /// The last event that told of a training step, and the last one that told of the preparation.
    [[nodiscard]] const TrainingEvent& step() const { return step_; }
    [[nodiscard]] const TrainingEvent& preparation() const { return preparation_; }
    [[nodiscard]] QString device() const { return device_; }
    [[nodiscard]] TrainingVerdict verdict() const { return verdict_; }
    [[nodiscard]] const std::vector<LossRow>& points() const { return points_; }
    [[nodiscard]] const TrainingPreview& preview() const { return preview_; }
    /// The lowest loss on the held-out samples so far; negative before the first.
    [[nodiscard]] double bestValidationLoss() const { return best_; }
    /// Why the training has failed or was interrupted, in the language of the window; empty
    /// otherwise.
    [[nodiscard]] QString problem() const { return said(problem_); }
    [[nodiscard]] const std::vector<UnfinishedRun>& unfinished() const { return unfinished_; }
    /// How much of the present phase is done, 0 to 1.
    [[nodiscard]] double fraction() const;
    /// The state in a few words, for the status bar.
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void stateChanged();
    void progressed();
    void previewed();
    void unfinishedFound();
    /// trainAgain() could not begin a training; the one that has ended is unchanged.
    void refused(const Saying& problem);

private:
    void setState(State state);
    void clear(const QString& name);
    void launch(const QStringList& arguments);
    void order(TrainingOrder order);
    void readEvents();
    void take(const TrainingEvent& event);
    void readCurve();
    void readPreview(const std::filesystem::path& file);
    void end();
    void fail(const Saying& problem);
    /// Finds out whether a training that failed or was interrupted has left a checkpoint and a
    /// model.
    void lookWhatIsLeft();
    void deleteRun();

    State state_ = State::Idle;
    QProcess* process_ = nullptr;
    QByteArray errors_;
    Worker files_;
    Worker previews_;
    Worker search_;
    QString name_;
    QString device_;
    Saying problem_;
    std::filesystem::path folder_;
    TrainingEvent step_;
    TrainingEvent preparation_;
    std::optional<State> ended_;  // the state that the process announced at its end
    bool resumable_ = false;
    bool bestKept_ = false;
    TrainingVerdict verdict_ = TrainingVerdict::TooEarly;
    double best_ = -1.0;
    std::vector<LossRow> points_;
    TrainingPreview preview_;
    std::vector<UnfinishedRun> unfinished_;
    QTimer patience_;
};

}  // namespace disyre::ui
