// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <vector>

#include "core/card/ModelCard.h"
#include "core/preprocess/ScanSurvey.h"
#include "core/training/TrainingPlan.h"
#include "core/training/TrainingPreset.h"

namespace disyre::ui {

/// A scan in the wizard: what is known of it and what the person wants with it.
struct DraftScan {
    SurveyedScan survey;
    std::filesystem::path mask;  ///< brain mask or labels; empty where there is none
    bool used = true;
    bool heldOut = false;

    /// A whole head is no problem where a mask comes with it.
    [[nodiscard]] bool concerns(const ScanProblem& problem) const {
        return problem.kind != ScanProblemKind::NotStripped || mask.empty();
    }
};

/// The mask whose name begins with the scan's; empty where there is none.
[[nodiscard]] std::filesystem::path maskFor(const std::filesystem::path& scan,
                                            const std::vector<std::filesystem::path>& masks);

/// All that is decided in the wizard before training starts. It outlives the wizard's window.
class TrainingDraft : public QObject {
    Q_OBJECT

public:
    explicit TrainingDraft(QObject* parent = nullptr);

    // ---- Scans -----------------------------------------------------------------------------------
    [[nodiscard]] const std::vector<DraftScan>& scans() const { return scans_; }
    void addScan(SurveyedScan scan);
    /// What comparing the scans found; of scans that are no longer there it is dropped.
    void takeComparison(const std::vector<SurveyedScan>& compared);
    void setUsed(std::size_t scan, bool used);
    void setSubject(std::size_t scan, const QString& subject);
    /// Of all scans of this one's subject.
    void setHeldOut(std::size_t scan, bool heldOut);
    void removeAll();
    /// @param masks files; a mask's name begins with its scan's.
    void setMasks(const QString& folder, const std::vector<std::filesystem::path>& masks);
    [[nodiscard]] const std::vector<std::filesystem::path>& masks() const { return masks_; }
    [[nodiscard]] QString masksFolder() const { return masksFolder_; }
    [[nodiscard]] int usedScans() const;
    [[nodiscard]] int refusedScans() const;
    [[nodiscard]] int usedSubjects() const;
    [[nodiscard]] int heldOutSubjects() const;
    /// Draws the held-out subjects anew. @param subjects 0 for a tenth.
    void drawSplit(int subjects, std::uint64_t seed);
    /// A few of the used scans of different subjects, enough for pictures.
    [[nodiscard]] std::vector<DraftScan> someTrainingScans(std::size_t count) const;

    // ---- Preparation -----------------------------------------------------------------------------
    /// Says how scans are prepared; its network and training are not meant.
    [[nodiscard]] ModelCard card() const;
    [[nodiscard]] QString modality() const { return modality_; }
    void setModality(const QString& modality) { modality_ = modality; }
    [[nodiscard]] double spacing() const { return spacing_; }
    void setSpacing(double millimetres) { spacing_ = millimetres; }
    [[nodiscard]] double upperQuantile() const { return upperQuantile_; }
    void setUpperQuantile(double quantile) { upperQuantile_ = quantile; }
    [[nodiscard]] int maskGrowth() const { return maskGrowth_; }
    void setMaskGrowth(int voxels) { maskGrowth_ = voxels; }

    // ---- Training --------------------------------------------------------------------------------
    [[nodiscard]] TrainingPreset preset() const { return preset_; }
    /// Sets settings, network and patch to the preset's.
    void choosePreset(TrainingPreset preset);
    [[nodiscard]] TrainingPresetValues& values() { return values_; }
    [[nodiscard]] const TrainingPresetValues& values() const { return values_; }
    [[nodiscard]] QString name() const { return name_; }
    void setName(const QString& name) { name_ = name; }
    [[nodiscard]] std::string device() const { return device_; }
    void setDevice(const std::string& device) { device_ = device; }

    /// What `disyre train` is given.
    [[nodiscard]] TrainingPlan plan() const;

Q_SIGNALS:
    /// A scan came, another mask folder, or one is used or not.
    void scansChanged();
    void splitChanged();

private:
    [[nodiscard]] bool isHeldOut(const std::string& subject) const;

    std::vector<DraftScan> scans_;
    std::vector<std::filesystem::path> masks_;
    QString masksFolder_;
    QString modality_;
    double spacing_;
    double upperQuantile_;
    int maskGrowth_;
    TrainingPreset preset_ = TrainingPreset::Quick;
    TrainingPresetValues values_;
    QString name_;
    std::string device_ = "auto";
};

}  // namespace disyre::ui
