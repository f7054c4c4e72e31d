// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/HealthyScans.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/platform/AtomicFile.h"
#ifdef DISYRE_WITH_IMAGES
#include "core/image/Nifti.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/Resample.h"
#endif

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

std::string stemOf(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.substr(0, name.find(".nii"));
}

fs::path maskOf(const fs::path& scan, const std::vector<fs::path>& masks) {
    const std::string stem = stemOf(scan);
    const auto found = std::find_if(masks.begin(), masks.end(), [&stem](const fs::path& mask) {
        return stemOf(mask).starts_with(stem);
    });
    if (found == masks.end()) {
        throw FileError(scan, "has no mask in the folder of masks",
                        "A mask's file name must start with its scan's.");
    }
    return *found;
}

using Names = std::vector<std::string>;

struct SubjectList {
    Names training;
    Names validation;
    Names test;
};

SubjectList readSubjectList(const std::string& path) {
    const auto json = nlohmann::json::parse(readTextFile(path), nullptr, false);
    try {
        return {json.at("training").get<Names>(), json.at("validation").get<Names>(),
                json.value("test", Names())};
    } catch (const nlohmann::json::exception&) {
        throw FileError(path, "is no subject list",
                        "It must be JSON with the lists \"training\" and \"validation\".");
    }
}

bool startsWithAny(const std::string& text, const Names& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&text](const std::string& beginning) {
        return text.starts_with(beginning);
    });
}

}  // namespace

std::vector<fs::path> niftiFilesIn(const fs::path& folder, const std::string& advice) {
    std::error_code error;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".nii") || name.ends_with(".nii.gz")) {
            files.push_back(entry.path());
        }
    }
    if (error) {
        throw FileError(folder, "cannot be read as a folder (" + error.message() + ")",
                        advice);
    }
    std::sort(files.begin(), files.end());
    return files;
}

void addHealthyScansOptions(CLI::App& command, HealthyScansOptions& options) {
    command.add_option("--masks", options.masks,
                       "Folder of brain masks or label maps, named like the scans; without it the "
                       "scans must be skull-stripped");
    command.add_option("--mask-growth", options.maskGrowth, "Voxels by which masks are grown")
        ->check(CLI::Range(0, 10))
        ->capture_default_str();
    command.add_option("--subjects", options.subjects,
                       "JSON file with the lists \"training\" and \"validation\" of scan names; "
                       "without it every tenth scan validates");
}

HealthyScans findHealthyScans(const HealthyScansOptions& options) {
    if (!options.plan.empty()) {
        return healthyScansOf(readTrainingPlan(options.plan));
    }
    const std::vector<fs::path> masks =
        options.masks.empty() ? std::vector<fs::path>() : niftiFilesIn(options.masks);
    const std::optional<SubjectList> list =
        options.subjects.empty() ? std::nullopt : std::optional(readSubjectList(options.subjects));
    const std::vector<fs::path> files = niftiFilesIn(options.folder);
    HealthyScans scans;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string name = stemOf(files[i]);
        constexpr std::size_t kEvery = 10;
        const bool heldOut = i % kEvery == kEvery - 1 || (files.size() < kEvery && i > 1 && i + 1 == files.size());
        const bool validates = list ? startsWithAny(name, list->validation) : heldOut;
        const bool trains = list ? startsWithAny(name, list->training) : !heldOut;
        const bool tests = options.withTest && list && startsWithAny(name, list->test);
        if (validates || trains || tests) {
            (validates ? scans.validation : trains ? scans.training : scans.test)
                .push_back({name, files[i],
                            options.masks.empty() ? fs::path() : maskOf(files[i], masks)});
        }
    }
    if (scans.training.empty() && scans.validation.empty() && scans.test.empty()) {
        throw FileError(options.folder, "holds no NIfTI scan that could be used",
                        "Check the folder and the subject list.");
    }
    return scans;
}

HealthyScans healthyScansOf(const TrainingPlan& plan) {
    HealthyScans scans;
    for (const PlannedScan& scan : plan.scans) {
        if (scan.use != ScanUse::LeftOut) {
            (scan.use == ScanUse::Training ? scans.training : scans.validation)
                .push_back({stemOf(scan.scan), scan.scan, scan.mask});
        }
    }
    return scans;
}

#ifdef DISYRE_WITH_IMAGES

Volume readLabelsFor(const Volume& scan, const fs::path& path) {
    Volume labels = labelsOnGridOf(scan, readScan(path));
    if (std::none_of(labels.voxels.begin(), labels.voxels.end(),
                     [](float label) { return label > 0.0f; })) {
        throw ScanError(path, "marks no voxel of its scan", "Check that they belong together.");
    }
    return labels;
}

std::optional<Mask> readBrain(const HealthyScan& files, const Volume& scan,
                              const HealthyScansOptions& options) {
    if (files.mask.empty()) {
        return std::nullopt;
    }
    constexpr int kClosing = 2;
    return brainFromLabels(readLabelsFor(scan, files.mask), kClosing, options.maskGrowth);
}

#endif

}  // namespace disyre::app
