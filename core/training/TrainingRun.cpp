// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingRun.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/card/ModelFiles.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/FileLock.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;
constexpr const char* kRunFormat = "disyre-run";
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
    Json json = {{"format", kRunFormat}, {"format_version", TrainingRun::kFormatVersion}};
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
    writeTextAtomically(folder / kRunFile, jsonText(json, 2) + "\n");
}

TrainingRun readTrainingRun(const fs::path& folder) {
    const fs::path path = folder / kRunFile;
    const Json json = parseJson(readTextFile(path));
    try {
        if (!json.is_object() || json.at("format").get<std::string>() != kRunFormat) {
            throw FileError(path, MessageId::RunUnknown);
        }
        if (json.at("format_version").get<int>() > TrainingRun::kFormatVersion) {
            throw FileError(path, MessageId::FileNewerVersion);
        }
        return runFromJson(json);
    } catch (const Json::exception&) {
        throw FileError(path, MessageId::RunIncomplete);
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
            // A folder whose notes cannot be read holds nothing that could be resumed.
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
            throw SettingsError(MessageId::RunOtherFiles, {folder, name});
        }
        isRun = isRun || name == kRunFile || name == kCheckpointFile || name == kPlanFile;
        files.push_back(entry.path());
    }
    if (!isRun) {
        throw SettingsError(MessageId::RunNone, {folder});
    }
    files.push_back(folder);
    for (const fs::path& file : files) {
        fs::remove(file, error);
        if (error) {
            throw FileError(file, MessageId::FileNotDeleted, {error.message()});
        }
    }
}

}  // namespace disyre
