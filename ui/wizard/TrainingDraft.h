// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/card/ModelCard.h"
#include "core/preprocess/ScanSurvey.h"
#include "core/training/TrainingPlan.h"
#include "core/training/TrainingPreset.h"

namespace disyre::ui {

/// A scan in the wizard: what is known of it, and what the person has decided about it.
struct DraftScan {
    SurveyedScan survey;
    std::filesystem::path mask;  ///< brain mask or labels; empty where there is none
    bool used = true;
    bool heldOut = false;

    /// Whether a problem of the scan matters: a skull does not, where the scan has a mask.
    [[nodiscard]] bool concerns(const ScanProblem& problem) const {
        return problem.kind != ScanProblemKind::NotStripped || mask.empty();
    }
};

/// The mask that is a scan's by its name (see masksNamedFor()); empty where there is none, or where
/// there are several and nobody knows which one is meant.
/// @param scans all scans that the masks are for.
[[nodiscard]] std::filesystem::path maskFor(const std::filesystem::path& scan,
                                            const std::vector<std::filesystem::path>& masks,
                                            const std::vector<std::filesystem::path>& scans);

/// Everything that is decided in the wizard before a training starts. It is kept when the wizard is
/// closed.
class TrainingDraft : public QObject {
    Q_OBJECT

public:
    explicit TrainingDraft(QObject* parent = nullptr);

    // ---- Scans
    [[nodiscard]] const std::vector<DraftScan>& scans() const { return scans_; }
    void addScan(SurveyedScan scan);
    /// Takes over what a comparison of the scans with each other has found. Scans that were removed
    /// meanwhile are passed over.
    void takeComparison(const std::vector<SurveyedScan>& compared);
    void setUsed(std::size_t scan, bool used);
    void setSubject(std::size_t scan, const QString& subject);
    /// Holds out, or not, all scans that have the same subject as this one.
    void setHeldOut(std::size_t scan, bool heldOut);
    void removeAll();
    /// Removes all scans, too, but remembers what the person decided about each; a scan that is
    /// added again gets that back.
    void forgetSurveys();
    /// @param masks files in the folder; they are paired with scans by maskFor().
    void setMasks(const QString& folder, const std::vector<std::filesystem::path>& masks);
    [[nodiscard]] const std::vector<std::filesystem::path>& masks() const { return masks_; }
    [[nodiscard]] QString masksFolder() const { return masksFolder_; }
    [[nodiscard]] int usedScans() const;
    [[nodiscard]] int refusedScans() const;
    [[nodiscard]] int usedSubjects() const;
    [[nodiscard]] int heldOutSubjects() const;
    /// Draws the held-out subjects anew. @param subjects how many; 0 for a tenth of all.
    void drawSplit(int subjects, std::uint64_t seed);
    /// At most `count` scans to train on, each of another subject; enough to show what scans look
    /// like.
    [[nodiscard]] std::vector<DraftScan> someTrainingScans(std::size_t count) const;

    // ---- Preparation
    /// A card that says how scans are prepared; what it says of a network has no meaning.
    [[nodiscard]] ModelCard card() const;
    [[nodiscard]] QString modality() const { return modality_; }
    /// Takes over the modality that a person has chosen.
    void setModality(const QString& modality);
    /// The contrast that the tissues of a scan show, such as "FLAIR", if it is not the one that the
    /// modality names; empty if they agree or nothing can be told.
    [[nodiscard]] QString otherContrastOf(const DraftScan& scan) const;
    /// Takes over the contrast that more than half of the used scans show, unless a person has
    /// chosen a modality. @return whether the modality is another one now.
    bool followContrast();
    [[nodiscard]] double spacing() const { return spacing_; }
    void setSpacing(double millimetres) { spacing_ = millimetres; }
    [[nodiscard]] double upperQuantile() const { return upperQuantile_; }
    void setUpperQuantile(double quantile) { upperQuantile_ = quantile; }
    [[nodiscard]] int maskGrowth() const { return maskGrowth_; }
    void setMaskGrowth(int voxels) { maskGrowth_ = voxels; }

    // ---- Training
    [[nodiscard]] TrainingPreset preset() const { return preset_; }
    /// Takes over the settings, the network and the patch size of the preset.
    void choosePreset(TrainingPreset preset);
    [[nodiscard]] TrainingPresetValues& values() { return values_; }
    [[nodiscard]] const TrainingPresetValues& values() const { return values_; }
    [[nodiscard]] QString name() const { return name_; }
    void setName(const QString& name) { name_ = name; }
    [[nodiscard]] std::string device() const { return device_; }
    void setDevice(const std::string& device) { device_ = device; }

    /// The plan that `disyre train` is given.
    [[nodiscard]] TrainingPlan plan() const;

Q_SIGNALS:
    /// Scans were added or removed, are used or not any more, or have other masks.
    void scansChanged();
    void splitChanged();

private:
    [[nodiscard]] std::vector<std::filesystem::path> scanFiles() const;
    /// Pairs every scan with its mask anew, since the names of the others decide too.
    void pairMasks();
    [[nodiscard]] bool isHeldOut(const std::string& subject) const;

    /// What a person decided about a scan.
    struct Decision {
        std::string subject;
        bool leftOut = false;
        bool heldOut = false;
    };

    std::vector<DraftScan> scans_;
    std::map<std::filesystem::path, Decision> decisions_;  ///< see forgetSurveys()
    std::vector<std::filesystem::path> masks_;
    QString masksFolder_;
    QString modality_;
    bool modalityIsChosen_ = false;  ///< by the person
    double spacing_;
    double upperQuantile_;
    int maskGrowth_;
    TrainingPreset preset_ = TrainingPreset::Quick;
    TrainingPresetValues values_;
    QString name_;
    std::string device_ = "auto";
};

}  // namespace disyre::ui
