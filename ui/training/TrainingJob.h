// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/training/TrainingEvents.h"
#include "core/training/TrainingPreview.h"
#include "core/training/TrainingRun.h"
#include "ui/plots/LossPlot.h"
#include "ui/training/Background.h"
#include "ui/training/TrainingRequest.h"

namespace disyre::ui {

/// The one training that goes on in this program, in a process of its own. It belongs to the program,
/// not to the wizard: windows come and go while it works.
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
        Stopping,     ///< it will end, the best model kept
        Discarding,   ///< it will end, nothing kept
        Finished,     ///< all steps done
        Stopped,      ///< ended by the person, the best model kept
        Interrupted,  ///< it can go on
        Failed
    };

    explicit TrainingJob(QObject* parent = nullptr);
    /// A run in progress writes a checkpoint and ends; it is offered again at the next start.
    ~TrainingJob() override;

    /// Nothing happens while another one runs.
    void start(const TrainingRequest& request);
    void resume(UnfinishedRun run);
    /// The run that was interrupted or failed, from its last checkpoint.
    void resumeLast();
    void pause();
    void goOn();
    void stopAndKeepBest();
    /// Of a run that failed or was interrupted: its best model so far becomes the result.
    void keepBest();
    /// Another training with the plan and settings of the one that has ended with a model, without
    /// these scans of its plan; refused() answers where that cannot be.
    /// @param leftOut as displayPath() shows them.
    void trainAgain(const std::vector<std::string>& leftOut);
    void discard();
    /// Ends as if the program had closed.
    void suspend();
    /// Forgets a run that has ended; its files stay.
    void forget();
    /// Deletes the first of unfinished().
    void discardUnfinished();
    /// Looks for runs that were interrupted; unfinishedFound() answers.
    void findUnfinished();

    [[nodiscard]] State state() const { return state_; }
    /// A process is at work.
    [[nodiscard]] bool running() const;
    /// It has ended with a model.
    [[nodiscard]] bool hasModel() const {
        return state_ == State::Finished || state_ == State::Stopped;
    }
    [[nodiscard]] bool canResume() const;
    /// It ended without finishing, and there is a model from before.
    [[nodiscard]] bool canKeepBest() const;
    [[nodiscard]] QString name() const { return name_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    /// The last of its kind.
    [[nodiscard]] const TrainingEvent& step() const { return step_; }
    [[nodiscard]] const TrainingEvent& preparation() const { return preparation_; }
    [[nodiscard]] QString device() const { return device_; }
    [[nodiscard]] TrainingVerdict verdict() const { return verdict_; }
    [[nodiscard]] const std::vector<LossPlot::Point>& points() const { return points_; }
    [[nodiscard]] const TrainingPreview& preview() const { return preview_; }
    /// Of held-out samples, the lowest so far; negative before the first.
    [[nodiscard]] double bestValidationLoss() const { return best_; }
    /// Why it failed or was interrupted; empty otherwise.
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] const std::vector<UnfinishedRun>& unfinished() const { return unfinished_; }
    /// For the progress bar: 0 to 1 of the present phase.
    [[nodiscard]] double fraction() const;
    /// In a few words, for the status bar.
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void stateChanged();
    void progressed();
    void previewed();
    void unfinishedFound();
    /// trainAgain() did not begin; what there was stands.
    void refused(const QString& problem);

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
    void fail(const QString& problem);
    /// Whether a run that ended badly left a checkpoint and a model.
    void lookWhatIsLeft();
    void deleteRun();

    State state_ = State::Idle;
    QProcess* process_ = nullptr;
    QByteArray errors_;
    Background files_;
    Background previews_;
    Background search_;
    QString name_;
    QString device_;
    QString problem_;
    std::filesystem::path folder_;
    TrainingEvent step_;
    TrainingEvent preparation_;
    std::optional<State> ended_;  // said by its last event
    bool resumable_ = false;
    bool bestKept_ = false;
    TrainingVerdict verdict_ = TrainingVerdict::TooEarly;
    double best_ = -1.0;
    std::vector<LossPlot::Point> points_;
    TrainingPreview preview_;
    std::vector<UnfinishedRun> unfinished_;
    QTimer patience_;
};

}  // namespace disyre::ui
