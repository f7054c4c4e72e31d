// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;
class QToolButton;

namespace disyre::ui {

/// The healing steps as a film strip: position 0 is the scan as it is, position k the picture after
/// step k. Below the steps lies the slider for slices, and beside both are the buttons that heal,
/// pause and stop, with the progress.
class Timeline : public QWidget {
    Q_OBJECT

public:
    enum class Activity { NoScan, Idle, Preparing, Healing, Pausing, Stopping, Paused };

    explicit Timeline(QWidget* parent = nullptr);

    /// Sets the diffusion step t that each healing step starts from, and the largest position that
    /// can be shown now.
    void setSteps(const std::vector<int>& ts, int available);
    /// Moves the slider without telling anyone; positions outside the range are clamped.
    void setPosition(int position);
    [[nodiscard]] int position() const { return position_; }
    [[nodiscard]] int available() const { return available_; }

    /// Sets how many axial slices the scan has; 0 means that no scan is open.
    void setSlices(int count);
    /// Shows which slice is in view.
    /// @param slice counted from 0 at the feet.
    /// @param millimetres the slice's height in RAS space.
    void setSlice(int slice, double millimetres);

    /// Sets which of the buttons can be pressed and what they say.
    void setActivity(Activity activity, bool canHeal);
    /// @param fraction how much of the healing is done, 0 to 1.
    /// @param text what is written beside the bar.
    void setProgress(double fraction, const QString& text);

    [[nodiscard]] bool playing() const { return playTimer_.isActive(); }
    void setPlaying(bool playing);
    [[nodiscard]] bool looping() const;
    /// The factor by which steps are played faster than usual; 1 is the usual speed.
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

protected:
    void changeEvent(QEvent* event) override;

private:
    void makePlayer();
    void makeSliceControls();
    void makeHealing();
    void arrange();
    QToolButton* makeButton(const QString& name, const QString& icon);
    void choose(int position);
    void playOn();
    void updateControls();
    void updateStepLabel();
    void updateSliceLabel();
    void updateActivityTexts();
    /// Sets every text in the language of the program.
    void retranslate();

    std::vector<int> ts_;
    int available_ = 0;
    int position_ = 0;
    int sliceCount_ = 0;
    int slice_ = 0;
    double sliceMillimetres_ = 0.0;
    Activity activity_ = Activity::NoScan;
    QTimer playTimer_;

    QToolButton* first_;
    QToolButton* previous_;
    QToolButton* play_;
    bool playShown_ = false;  // Whether the play button shows the icon for pausing.
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
    QAction* healVolume_;
    QAction* healSlab_;
    QAction* healSlice_;
    QPushButton* pause_;
    QPushButton* stop_;
    QProgressBar* progress_;
    QLabel* progressLabel_;
};

}  // namespace disyre::ui
