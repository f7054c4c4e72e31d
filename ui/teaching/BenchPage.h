// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

#include "core/card/Schedule.h"
#include "core/teaching/Corruptions.h"
#include "core/teaching/DrawnShape.h"
#include "ui/common/Worker.h"
#include "ui/teaching/BenchControls.h"
#include "ui/teaching/LessonPictures.h"
#include "ui/teaching/TeachingHost.h"

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSlider;

namespace disyre::ui {

class CurveView;
class MessageBar;
class SlicePicture;

/// The corruption bench: a person places an anomaly on a healthy slice, sees it grow with t, sees
/// Gaussian and simplex noise of the same t beside it, and has the model heal the slice.
class BenchPage : public QWidget {
    Q_OBJECT

public:
    /// @param messages where the page says what goes wrong.
    BenchPage(TeachingHost& host, MessageBar& messages, QWidget* parent = nullptr);
    ~BenchPage() override;

    /// Lists the open scans anew; brings another brain in if the one shown is gone or the model has
    /// changed.
    void refresh();
    /// Shows this brain; see TeachingHost::prepare().
    void showBrain(const TeachingBrain& brain);

    /// Whether a brain is shown.
    [[nodiscard]] bool isReady() const { return brain_.prepared != nullptr; }
    [[nodiscard]] int t() const;
    /// The slice without its anomaly; empty until a brain is shown.
    [[nodiscard]] const MaskedPatch& healthy() const { return healthy_; }
    [[nodiscard]] const SliceCorruption& anomaly() const { return anomaly_; }
    /// x_t of the slice, as it would be healed.
    [[nodiscard]] Patch corrupted() const;
    /// What was healed last; no value if the slice was changed since.
    [[nodiscard]] const std::optional<HealedSlice>& healed() const { return healed_; }
    /// What would be healed now; no value until a brain is shown.
    [[nodiscard]] std::optional<BenchSlice> slice() const;
    /// Takes the windows of that healing apart; answers later, and not at all if the slice has
    /// changed meanwhile.
    void takeWindowsApart(const std::function<void(const SliceWindows&)>& done);
    [[nodiscard]] const HealingMeasures& measures() const { return measures_; }
    /// The pictures of the lesson as it stands, for t from 0 to T in ten parts.
    [[nodiscard]] LessonPictures lesson() const;
    /// Writes them into a new folder, beside the window's thread.
    void saveLesson(const QString& folder);

Q_SIGNALS:
    /// A slice was healed; it is healed().
    void healingEnded();
    /// What was healed before belongs to another slice now.
    void healingDropped();

protected:
    void changeEvent(QEvent* event) override;

private:
    QLayout* makePictures();
    QLayout* makeTimeRow();
    void connectDrawing();
    void retranslate();
    void chooseSlice();
    /// @param isLesion whether the shape is that of the lesion that the brain came with, whose own
    /// tissue is then mixed in.
    void draw(PatchMask shape, bool isLesion = false);
    void suggestShape();
    void makeCorruptions();
    void makeNoise();
    void chooseForeign();
    void showAt();
    void showMeasures();
    void dropHealing();
    void heal();
    void takeHealing(const HealedSlice& healed, const Patch& corrupted, const Patch& mask);
    void setHealing(bool running);
    void complain(const Saying& why);
    void enableControls();
    void askForFolder();
    [[nodiscard]] HandoutPage corruptionHandout() const;
    [[nodiscard]] HandoutPage healingHandout() const;
    [[nodiscard]] std::shared_ptr<const Volume> corruptedBrain() const;
    [[nodiscard]] double alpha() const { return schedule_.alpha(t()); }

    TeachingHost& host_;
    MessageBar& messages_;
    Worker files_;
    StopToken stop_;
    StopToken windowsStop_;
    Schedule schedule_;
    TeachingBrain brain_;
    TeachingBrain foreignBrain_;
    MaskedPatch healthy_;
    PatchMask shape_;
    bool showsLesion_ = false;
    std::optional<SlicePoint> strokeFrom_;
    std::vector<SlicePoint> outline_;
    SliceCorruption anomaly_;
    SliceCorruption gaussian_;
    SliceCorruption simplex_;
    std::optional<std::uint64_t> noiseSeed_;  // What the noise was drawn with for this slice.
    std::optional<HealedSlice> healed_;
    Patch healedFrom_;  // The slice that was healed, and the mask of its anomaly.
    Patch healedMask_;
    std::shared_ptr<const Volume> healedVolume_;  // The brain with that slice in it.
    HealingSettings healedSettings_;
    HealingMeasures measures_;
    bool healing_ = false;

    BenchControls* controls_;
    SlicePicture* drawing_;
    SlicePicture* mask_;
    SlicePicture* corrupted_;
    SlicePicture* withGaussian_;
    SlicePicture* withSimplex_;
    SlicePicture* restoration_;
    SlicePicture* difference_;
    CurveView* scheduleCurve_;
    CurveView* stepCurve_;
    QLabel* timeTitle_;
    QSlider* time_;
    QLabel* timeText_;
    QLabel* alphaTitle_;
    QDoubleSpinBox* alphaBox_;
    QPushButton* healButton_;
    QPushButton* saveButton_;
    QLabel* result_;
};

}  // namespace disyre::ui
