// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;
class QToolButton;

namespace disyre::ui {

/// The healing steps as a film strip: position 0 is the scan as it is, position k the picture after
/// step k. Below it the slices, beside them the Heal button, Stop and the progress.
class Timeline : public QWidget {
    Q_OBJECT

public:
    enum class Activity { NoScan, Idle, Preparing, Healing, Pausing, Stopping, Paused };

    explicit Timeline(QWidget* parent = nullptr);

    /// The t each step starts from, and the largest position that can be shown now.
    void setSteps(const std::vector<int>& ts, int available);
    void setPosition(int position);
    [[nodiscard]] int position() const { return position_; }
    [[nodiscard]] int available() const { return available_; }

    void setSlices(int count);
    void setSlice(int slice, double millimetres);

    void setActivity(Activity activity, bool canHeal);
    /// @param text what is written beside the bar.
    void setProgress(double fraction, const QString& text);

    [[nodiscard]] bool playing() const { return playTimer_.isActive(); }
    void setPlaying(bool playing);
    [[nodiscard]] bool looping() const;
    void setLooping(bool looping);
    /// 1 is the usual speed.
    [[nodiscard]] double speed() const;

public Q_SLOTS:
    void stepBack();
    void stepOn();

Q_SIGNALS:
    void positionChosen(int position);
    void sliceChosen(int slice);
    void healVolumeRequested();
    void healSlabRequested();
    void healSliceRequested();
    void pauseRequested();
    void resumeRequested();
    void stopRequested();

private:
    void makePlayer();
    void makeSliceControls();
    void makeHealing();
    void arrange();
    QToolButton* makeButton(const QString& name, const QString& icon, const QString& text,
                            const QString& tip);
    void choose(int position);
    void playOn();
    void updateControls();
    void updateStepLabel();

    std::vector<int> ts_;
    int available_ = 0;
    int position_ = 0;
    Activity activity_ = Activity::NoScan;
    QTimer playTimer_;

    QToolButton* first_;
    QToolButton* previous_;
    QToolButton* play_;
    bool playShown_ = false;  // as pressed
    QToolButton* next_;
    QToolButton* last_;
    QToolButton* loop_;
    QComboBox* speed_;
    QSlider* steps_;
    QLabel* stepLabel_;
    QSlider* slices_;
    QLabel* sliceTitle_;
    QLabel* sliceLabel_;
    QToolButton* heal_;
    QPushButton* pause_;
    QPushButton* stop_;
    QProgressBar* progress_;
    QLabel* progressLabel_;
};

}  // namespace disyre::ui
