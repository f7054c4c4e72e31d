// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingRun.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/card/ModelFiles.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/FileLock.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "disyre-run";
constexpr std::pair<RunState, const char*> kStates[] = {{RunState::Running, "running"},
                                                        {RunState::Interrupted, "interrupted"},
                                                        {RunState::Failed, "failed"},
                                                        {RunState::Stopped, "stopped"},
                                                        {RunState::Finished, "finished"}};

TrainingRun runFromJson(const Json& json) {
    TrainingRun run;
    const std::string state = json.at("state").get<std::string>();
    for (const auto& [known, name] : kStates) {
        run.state = state == name ? known : run.state;
    }
    run.name = json.at("name").get<std::string>();
    run.arguments = json.at("arguments").get<std::vector<std::string>>();
    run.step = json.at("step").get<int>();
    run.steps = json.at("steps").get<int>();
    run.sentence = json.value("sentence", std::string());
    return run;
}

}  // namespace

void writeTrainingRun(const fs::path& folder, const TrainingRun& run) {
    Json json = {{"format", kFormat}, {"format_version", TrainingRun::kFormatVersion}};
    for (const auto& [state, name] : kStates) {
        if (state == run.state) {
            json["state"] = name;
        }
    }
    json["name"] = run.name;
    json["step"] = run.step;
    json["steps"] = run.steps;
    json["arguments"] = run.arguments;
    if (!run.sentence.empty()) {
        json["sentence"] = run.sentence;
    }
    writeTextAtomically(folder / kRunFile,
                        json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

TrainingRun readTrainingRun(const fs::path& folder) {
    const fs::path path = folder / kRunFile;
    const Json json = Json::parse(readTextFile(path), nullptr, false);
    try {
        if (!json.is_object() || json.at("format").get<std::string>() != kFormat) {
            throw FileError(path, "describes no training run of this program");
        }
        if (json.at("format_version").get<int>() > TrainingRun::kFormatVersion) {
            throw FileError(path, "was written by a newer version", "Update the program.");
        }
        return runFromJson(json);
    } catch (const nlohmann::json::exception&) {
        throw FileError(path, "describes a training run incompletely", "Start training anew.");
    }
}

std::vector<UnfinishedRun> findUnfinishedRuns(const fs::path& models) {
    std::vector<std::pair<fs::file_time_type, UnfinishedRun>> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(models, error)) {
        const fs::path checkpoint = entry.path() / kCheckpointFile;
        std::error_code ignored;
        const auto time = fs::last_write_time(checkpoint, ignored);
        if (ignored || isLocked(entry.path() / kRunLockFile)) {
            continue;
        }
        try {
            UnfinishedRun unfinished{entry.path(), readTrainingRun(entry.path())};
            if (unfinished.run.state != RunState::Finished &&
                unfinished.run.state != RunState::Stopped) {
                found.emplace_back(time, std::move(unfinished));
            }
        } catch (const Error&) {
            // Nothing that could be gone on with.
        }
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<UnfinishedRun> runs;
    for (auto& [time, run] : found) {
        runs.push_back(std::move(run));
    }
    return runs;
}

void removeHalfWritten(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const std::string name = displayPath(entry.path().filename());
        if (isModelFile(name) && name.find(".part-") != std::string::npos) {
            files.push_back(entry.path());
        }
    }
    for (const fs::path& file : files) {
        fs::remove(file, error);
    }
}

void discardRun(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> files;
    bool isRun = false;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const std::string name = displayPath(entry.path().filename());
        if (!isModelFile(name)) {
            throw SettingsError("\"" + displayPath(folder) + "\" holds other files too (\"" + name +
                                "\"), so it is left alone. Delete it by hand.");
        }
        isRun = isRun || name == kRunFile || name == kCheckpointFile || name == kPlanFile;
        files.push_back(entry.path());
    }
    if (!isRun) {
        throw SettingsError("\"" + displayPath(folder) + "\" holds no training run.");
    }
    files.push_back(folder);
    for (const fs::path& file : files) {
        fs::remove(file, error);
        if (error) {
            throw FileError(file, "cannot be deleted (" + error.message() + ")",
                            "Close what uses it and try again.");
        }
    }
}

}  // namespace disyre
