// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/HealthyScans.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/image/ScanName.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// Returns the one mask of the folder that belongs to a scan; `scans` are all scans of their
/// folder.
fs::path maskOf(const fs::path& scan, const std::vector<fs::path>& masks,
                const std::vector<fs::path>& scans) {
    const std::vector<fs::path> named = masksNamedFor(scan, masks, scans);
    if (named.empty()) {
        throw FileError(scan, MessageId::ScansNoMask);
    }
    if (named.size() > 1) {
        throw FileError(scan, MessageId::ScansSeveralMasks,
                        {named[0].filename(), named[1].filename()});
    }
    return named.front();
}

/// A list of scan names. An entry also stands for every scan whose name belongs to it; see
/// belongsToName().
using Names = std::vector<std::string>;

struct SubjectList {
    Names training;
    Names validation;
    Names test;
};

SubjectList readSubjectList(const std::string& path) {
    const auto json = parseJson(readTextFile(path));
    try {
        return {json.at("training").get<Names>(), json.at("validation").get<Names>(),
                json.value("test", Names())};
    } catch (const Json::exception&) {
        throw FileError(path, MessageId::ScansListUnknown);
    }
}

/// Returns the longest entry of a list that stands for a scan; empty if there is none.
std::string bestEntry(const Names& names, const std::string& scan) {
    std::string best;
    for (const std::string& entry : names) {
        if (belongsToName(scan, entry) && entry.size() > best.size()) {
            best = entry;
        }
    }
    return best;
}

/// Returns the group to which the subject list assigns a scan, or null when the list does not name
/// the scan. The longest entry that stands for the scan decides. Throws FileError when it is in two
/// lists, because a scan that is trained on proves nothing.
std::vector<HealthyScan>* groupByList(HealthyScans& scans, const std::string& name,
                                      const SubjectList& list, const HealthyScansOptions& options) {
    const std::pair<std::string, std::vector<HealthyScan>*> found[] = {
        {bestEntry(list.training, name), &scans.training},
        {bestEntry(list.validation, name), &scans.validation},
        {bestEntry(list.test, name), options.withTest ? &scans.test : nullptr}};
    const auto* best = std::max_element(
        std::begin(found), std::end(found),
        [](const auto& a, const auto& b) { return a.first.size() < b.first.size(); });
    if (best->first.empty()) {
        return nullptr;
    }
    const auto sameEntry = [best](const auto& other) { return other.first == best->first; };
    if (std::count_if(std::begin(found), std::end(found), sameEntry) > 1) {
        throw FileError(options.subjects, MessageId::ScansListedTwice, {best->first});
    }
    return best->second;
}

/// Returns the group of scan `number` (counted from 0) of `count` scans that come without a subject
/// list.
std::vector<HealthyScan>* groupByNumber(HealthyScans& scans, std::size_t number,
                                        std::size_t count) {
    constexpr std::size_t kEvery = 10;
    const bool validates =
        number % kEvery == kEvery - 1 || (count < kEvery && number > 1 && number + 1 == count);
    return validates ? &scans.validation : &scans.training;
}

}  // namespace

std::vector<fs::path> scanFilesIn(const fs::path& folder, MessageId notReadable) {
    std::error_code error;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        std::error_code ignored;
        if (isScanName(entry.path()) && entry.is_regular_file(ignored)) {
            files.push_back(entry.path());
        }
    }
    if (error) {
        throw FileError(folder, notReadable, {error.message()});
    }
    std::sort(files.begin(), files.end());
    return files;
}

HealthyScans findHealthyScans(const HealthyScansOptions& options) {
    if (!options.plan.empty()) {
        return healthyScansOf(readTrainingPlan(options.plan));
    }
    const std::vector<fs::path> masks =
        options.masks.empty() ? std::vector<fs::path>()
                              : scanFilesIn(options.masks, MessageId::ScansFolderNotReadable);
    const std::optional<SubjectList> list =
        options.subjects.empty() ? std::nullopt : std::optional(readSubjectList(options.subjects));
    const std::vector<fs::path> files =
        scanFilesIn(options.folder, MessageId::ScansFolderNotReadable);
    HealthyScans scans;
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::vector<HealthyScan>* group =
            list ? groupByList(scans, scanStem(files[i]), *list, options)
                 : groupByNumber(scans, i, files.size());
        if (group != nullptr) {
            const fs::path mask =
                options.masks.empty() ? fs::path() : maskOf(files[i], masks, files);
            group->push_back({scanStem(files[i]), files[i], mask});
        }
    }
    if (scans.training.empty() && scans.validation.empty() && scans.test.empty()) {
        throw FileError(options.folder, MessageId::ScansNone);
    }
    return scans;
}

HealthyScans healthyScansOf(const TrainingPlan& plan) {
    HealthyScans scans;
    for (const PlannedScan& scan : plan.scans) {
        if (scan.use != ScanUse::LeftOut) {
            (scan.use == ScanUse::Training ? scans.training : scans.validation)
                .push_back({scanStem(scan.scan), scan.scan, scan.mask});
        }
    }
    return scans;
}

}  // namespace disyre
