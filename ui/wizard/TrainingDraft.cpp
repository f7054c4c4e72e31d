// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/TrainingDraft.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/Error.h"
#include "core/image/ScanName.h"
#include "core/training/SubjectSplit.h"

namespace disyre::ui {

namespace {

bool suspectsOtherModality(const SurveyedScan& scan) {
    return std::any_of(scan.problems.begin(), scan.problems.end(), [](const ScanProblem& problem) {
        return problem.kind == ScanProblemKind::OtherModality;
    });
}

}  // namespace

std::filesystem::path maskFor(const std::filesystem::path& scan,
                              const std::vector<std::filesystem::path>& masks,
                              const std::vector<std::filesystem::path>& scans) {
    const std::vector<std::filesystem::path> named = masksNamedFor(scan, masks, scans);
    return named.size() == 1 ? named.front() : std::filesystem::path();
}

TrainingDraft::TrainingDraft(QObject* parent) : QObject(parent) {
    const TrainingPlan usual;
    modality_ = QString::fromStdString(usual.modality);
    spacing_ = usual.spacing;
    upperQuantile_ = usual.upperQuantile;
    maskGrowth_ = usual.maskGrowth;
    name_ = tr("My model");
    choosePreset(TrainingPreset::Quick);
}

void TrainingDraft::setModality(const QString& modality) {
    modality_ = modality;
    modalityIsChosen_ = true;
    Q_EMIT scansChanged();
}

QString TrainingDraft::otherContrastOf(const DraftScan& scan) const {
    const Contrast named = contrastNamed(modality_.toStdString());
    const Contrast shown = scan.survey.contrast;
    const bool differ = named != Contrast::Unknown && shown != Contrast::Unknown && shown != named;
    return differ ? QString::fromLatin1(nameOf(shown)) : QString();
}

bool TrainingDraft::followContrast() {
    std::map<Contrast, int> counts;
    for (const DraftScan& scan : scans_) {
        if (scan.used) {
            ++counts[scan.survey.contrast];
        }
    }
    for (const auto& [contrast, count] : counts) {
        const QString name = QString::fromLatin1(nameOf(contrast));
        if (!modalityIsChosen_ && contrast != Contrast::Unknown && 2 * count > usedScans() &&
            name != modality_) {
            modality_ = name;
            Q_EMIT scansChanged();
            return true;
        }
    }
    return false;
}

void TrainingDraft::choosePreset(TrainingPreset preset) {
    preset_ = preset;
    values_ = valuesOf(preset);
}

void TrainingDraft::addScan(SurveyedScan scan) {
    DraftScan added;
    added.survey = std::move(scan);
    added.used = !added.survey.refused();
    const auto decided = decisions_.find(added.survey.path);
    if (decided != decisions_.end()) {
        added.survey.subject = decided->second.subject;
        added.used = added.used && !decided->second.leftOut;
        added.heldOut = decided->second.heldOut;
    }
    added.heldOut = added.heldOut || isHeldOut(added.survey.subject);
    scans_.push_back(std::move(added));
    scans_.back().mask = maskFor(scans_.back().survey.path, masks_, scanFiles());
    Q_EMIT scansChanged();
}

void TrainingDraft::takeComparison(const std::vector<SurveyedScan>& compared) {
    std::map<std::filesystem::path::string_type, const SurveyedScan*> found;
    for (const SurveyedScan& scan : compared) {
        found[scan.path.native()] = &scan;
    }
    for (DraftScan& scan : scans_) {
        const auto at = found.find(scan.survey.path.native());
        if (at == found.end()) {
            continue;
        }
        const bool suspected = suspectsOtherModality(scan.survey);
        scan.survey.problems = at->second->problems;
        // The scan is left out only when it becomes suspect for the first time; after that, the
        // person decides.
        if (at->second->refused() || (!suspected && suspectsOtherModality(*at->second))) {
            scan.used = false;
        }
    }
    pairMasks();
    Q_EMIT scansChanged();
}

void TrainingDraft::setUsed(std::size_t scan, bool used) {
    DraftScan& changed = scans_.at(scan);
    changed.used = used && !changed.survey.refused();
    Q_EMIT scansChanged();
}

void TrainingDraft::setSubject(std::size_t scan, const QString& subject) {
    DraftScan& changed = scans_.at(scan);
    changed.survey.subject = subject.trimmed().toStdString();
    changed.heldOut = false;
    // All scans of a subject are held out or none, so this one goes with the scans of its new
    // subject.
    changed.heldOut = isHeldOut(changed.survey.subject);
    Q_EMIT splitChanged();
}

void TrainingDraft::setHeldOut(std::size_t scan, bool heldOut) {
    const std::string subject = scans_.at(scan).survey.subject;
    for (DraftScan& other : scans_) {
        if (other.survey.subject == subject) {
            other.heldOut = heldOut;
        }
    }
    Q_EMIT splitChanged();
}

bool TrainingDraft::isHeldOut(const std::string& subject) const {
    return std::any_of(scans_.begin(), scans_.end(), [&subject](const DraftScan& scan) {
        return scan.heldOut && scan.survey.subject == subject;
    });
}

void TrainingDraft::forgetSurveys() {
    for (const DraftScan& scan : scans_) {
        decisions_[scan.survey.path] = {scan.survey.subject, !scan.used && !scan.survey.refused(),
                                        scan.heldOut};
    }
    scans_.clear();
    Q_EMIT scansChanged();
}

void TrainingDraft::removeAll() {
    decisions_.clear();
    scans_.clear();
    Q_EMIT scansChanged();
}

void TrainingDraft::setMasks(const QString& folder,
                             const std::vector<std::filesystem::path>& masks) {
    masksFolder_ = folder;
    masks_ = masks;
    pairMasks();
    Q_EMIT scansChanged();
}

std::vector<std::filesystem::path> TrainingDraft::scanFiles() const {
    std::vector<std::filesystem::path> files;
    files.reserve(scans_.size());
    for (const DraftScan& scan : scans_) {
        files.push_back(scan.survey.path);
    }
    return files;
}

void TrainingDraft::pairMasks() {
    const std::vector<std::filesystem::path> files = scanFiles();
    for (DraftScan& scan : scans_) {
        scan.mask = maskFor(scan.survey.path, masks_, files);
    }
}

int TrainingDraft::usedScans() const {
    return static_cast<int>(std::count_if(scans_.begin(), scans_.end(),
                                          [](const DraftScan& scan) { return scan.used; }));
}

int TrainingDraft::refusedScans() const {
    return static_cast<int>(std::count_if(
        scans_.begin(), scans_.end(), [](const DraftScan& scan) { return scan.survey.refused(); }));
}

int TrainingDraft::usedSubjects() const {
    std::set<std::string> subjects;
    for (const DraftScan& scan : scans_) {
        if (scan.used) {
            subjects.insert(scan.survey.subject);
        }
    }
    return static_cast<int>(subjects.size());
}

int TrainingDraft::heldOutSubjects() const {
    std::set<std::string> subjects;
    for (const DraftScan& scan : scans_) {
        if (scan.used && scan.heldOut) {
            subjects.insert(scan.survey.subject);
        }
    }
    return static_cast<int>(subjects.size());
}

void TrainingDraft::drawSplit(int subjects, std::uint64_t seed) {
    std::vector<std::string> names;
    for (const DraftScan& scan : scans_) {
        names.push_back(scan.used ? scan.survey.subject : std::string());
    }
    std::vector<ScanUse> uses;
    try {
        uses = splitBySubject(names, {subjects, seed});
    } catch (const SettingsError&) {
        // With too few subjects nothing is held out, and the page says so.
        uses.assign(names.size(), ScanUse::Training);
    }
    for (std::size_t i = 0; i < scans_.size(); ++i) {
        scans_[i].heldOut = uses[i] == ScanUse::Validation;
    }
    Q_EMIT splitChanged();
}

std::vector<DraftScan> TrainingDraft::someTrainingScans(std::size_t count) const {
    std::vector<DraftScan> some;
    std::set<std::string> subjects;
    for (const DraftScan& scan : scans_) {
        if (some.size() == count) {
            break;
        }
        if (scan.used && !scan.heldOut && subjects.insert(scan.survey.subject).second) {
            some.push_back(scan);
        }
    }
    return some;
}

ModelCard TrainingDraft::card() const {
    ModelCard card;
    card.modality = modality_.toStdString();
    card.spacing = {spacing_, spacing_, spacing_};
    card.intensity.upperQuantile = upperQuantile_;
    return card;
}

TrainingPlan TrainingDraft::plan() const {
    TrainingPlan plan;
    plan.modality = modality_.toStdString();
    plan.spacing = spacing_;
    plan.upperQuantile = upperQuantile_;
    plan.maskGrowth = maskGrowth_;
    for (const DraftScan& scan : scans_) {
        if (scan.used) {
            // The person has seen the warning about such scans and has ticked one all the same.
            plan.mixedContrasts = plan.mixedContrasts || suspectsOtherModality(scan.survey);
            plan.scans.push_back({scan.survey.path, scan.mask, scan.survey.subject,
                                  scan.heldOut ? ScanUse::Validation : ScanUse::Training});
        }
    }
    return plan;
}

}  // namespace disyre::ui
