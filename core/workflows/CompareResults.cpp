// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/CompareResults.h"

#include <chrono>
#include <optional>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/preprocess/BrainVolume.h"
#include "core/preprocess/Orientation.h"
#include "core/sample/SampleScan.h"
#include "core/workflows/SavedResult.h"
#include "core/workflows/ScanSource.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// A result with its volumes in RAS order.
struct LoadedResult {
    ComparedResult told;
    ReviewedScan which;
    Volume scan;
    Volume map;
    std::optional<Mask> brain;
};

Volume comparedScan(const ReviewedScan& which, std::vector<Message>& warnings,
                    const StopToken& stop) {
    if (which.file.empty()) {
        return makeSample().scan;
    }
    SeriesChoice choice;
    choice.number = which.series;
    choice.evenIfNotOffered = true;
    choice.inFile.volume = which.volume;
    SourceScan source = readScanSource(which.file, choice, {}, stop);
    warnings.insert(warnings.end(), source.info.warnings.begin(), source.info.warnings.end());
    return std::move(source.volume);
}

/// The brain that was saved with the results or, for a stripped scan, what differs from the
/// background; nothing for a whole head.
std::optional<Mask> brainOf(const SavedVolumes& volumes, const Volume& scan, const Volume& ras) {
    if (volumes.brain) {
        Mask mask(scan.size);
        for (std::size_t i = 0; i < mask.voxels.size(); ++i) {
            mask.voxels[i] = volumes.brain->voxels[i] > 0.0f ? 1 : 0;
        }
        return toRas(mask, orientationOf(scan.affine));
    }
    MeasuredBrain measured = measureBrain(ras);
    return measured.looksStripped() ? std::optional(std::move(measured.mask)) : std::nullopt;
}

LoadedResult load(const fs::path& folder, std::vector<Message>& warnings, const StopToken& stop) {
    const SavedResult saved = readSavedResult(folder);
    LoadedResult loaded;
    loaded.which = saved.review.scan;
    loaded.told = {folder, loaded.which.file, saved.model, saved.review.threshold.value,
                   Contrast::Unknown};
    if (!(loaded.told.threshold > 0.0)) {
        throw FileError(folder, MessageId::VisitWithoutThreshold);
    }
    const Volume scan = comparedScan(loaded.which, warnings, stop);
    stop.throwIfStopped();
    const SavedVolumes volumes = readSavedVolumes(folder, scan);
    loaded.scan = toRas(scan);
    loaded.map = toRas(volumes.map);
    loaded.brain = brainOf(volumes, scan, loaded.scan);
    if (loaded.brain) {
        loaded.told.contrast = tissueContrast(loaded.scan, *loaded.brain).contrast;
    }
    stop.throwIfStopped();
    return loaded;
}

bool isOneScan(const LoadedResult& a, const LoadedResult& b) {
    std::error_code error;
    const bool isOneFile =
        a.which.file == b.which.file || (!a.which.file.empty() && !b.which.file.empty() &&
                                         fs::equivalent(a.which.file, b.which.file, error));
    return isOneFile && a.which.volume == b.which.volume && a.which.series == b.which.series;
}

VisitScan visitOf(const LoadedResult& result) {
    return {result.scan, result.brain ? &*result.brain : nullptr};
}

Json resultToJson(const ComparedResult& result) {
    return {{"folder", displayPath(result.folder)},
            {"scan", result.scan.empty() ? "sample" : displayPath(result.scan)},
            {"model", result.model},
            {"threshold", result.threshold},
            {"contrast", nameOf(result.contrast)}};
}

Json alignmentToJson(const ComparedResults& compared) {
    if (compared.isOneScan) {
        return {{"kind", "one scan"}};
    }
    const RigidAlignment& fit = compared.alignment;
    return {{"kind", compared.kind == VisitAlignmentKind::Rigid ? "rigid" : "by header"},
            {"earlier_to_later", fit.firstToSecond},
            {"turn_degrees", fit.turnDegrees},
            {"shift_mm", fit.shiftMillimetres},
            {"agreement", fit.agreement},
            {"correlation", fit.correlation},
            {"overlap", fit.overlap},
            {"quality", nameOf(fit.quality())},
            {"seconds", compared.seconds}};
}

Json changesToJson(const FindingComparison& findings, const Affine& earlierToLater) {
    Json changes = Json::array();
    for (const FindingChange& change : findings.changes) {
        changes.push_back({{"change", nameOf(change.kind)},
                           {"earlier_ml", change.millilitresEarlier},
                           {"later_ml", change.millilitresLater},
                           {"shared_ml", change.millilitresShared},
                           {"earlier_regions", change.earlier.size()},
                           {"later_regions", change.later.size()},
                           {"place", change.centre},
                           {"later_place", movedBy(earlierToLater, change.centre)}});
    }
    return changes;
}

}  // namespace

ComparedResults compareResults(const CompareRequest& request, const AlignmentProgress& progress,
                               const StopToken& stop) {
    ComparedResults compared;
    const LoadedResult earlier = load(request.earlier, compared.warnings, stop);
    const LoadedResult later = load(request.later, compared.warnings, stop);
    compared.earlier = earlier.told;
    compared.later = later.told;
    compared.isOneScan = isOneScan(earlier, later);
    compared.kind = request.alignment;
    if (!compared.isOneScan) {
        const auto begin = std::chrono::steady_clock::now();
        compared.alignment =
            alignVisits(visitOf(earlier), visitOf(later), request.alignment, progress, stop);
        compared.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        for (Message& remark : visitRemarks(compared.alignment, request.alignment,
                                            earlier.told.contrast, later.told.contrast)) {
            compared.warnings.push_back(std::move(remark));
        }
    }
    if (earlier.told.model != later.told.model) {
        compared.warnings.push_back(
            Message(MessageId::VisitsOtherModels, {earlier.told.model, later.told.model}));
    }
    compared.findings =
        compareFindings({earlier.map, earlier.told.threshold}, {later.map, later.told.threshold},
                        compared.alignment.firstToSecond);
    return compared;
}

std::string comparedResultsToJson(const ComparedResults& compared) {
    const FindingComparison& findings = compared.findings;
    Json counts;
    for (const ChangeKind kind : kChangeKinds) {
        counts[nameOf(kind)] = findings.count(kind);
    }
    const Json json{{"format", "disyre-comparison"},
                    {"format_version", 1},
                    {"earlier", resultToJson(compared.earlier)},
                    {"later", resultToJson(compared.later)},
                    {"alignment", alignmentToJson(compared)},
                    {"limits",
                     {{"least_shared_part", kLeastSharedPart},
                      {"least_change_share", kLeastChangeShare},
                      {"least_change_ml", kLeastChangeMillilitres}}},
                    {"counts", counts},
                    {"changes", changesToJson(findings, compared.alignment.firstToSecond)},
                    {"warnings", textsOf(compared.warnings)},
                    {"notice", "Research software, not a medical device."}};
    return jsonText(json, 2) + "\n";
}

}  // namespace disyre
