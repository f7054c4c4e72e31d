// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingEvents.h"
#include "core/base/Json.h"
#include "core/base/MessageJson.h"

#include <algorithm>

namespace disyre {

namespace {

constexpr const char* kEventKey = "event";
constexpr std::pair<TrainingEventKind, const char*> kKinds[] = {
    {TrainingEventKind::Prepared, "prepared"},
    {TrainingEventKind::Started, "started"},
    {TrainingEventKind::Step, "step"},
    {TrainingEventKind::Paused, "paused"},
    {TrainingEventKind::Resumed, "resumed"},
    {TrainingEventKind::Checkpoint, "checkpoint"},
    {TrainingEventKind::Preview, "preview"},
    {TrainingEventKind::Verdict, "verdict"},
    {TrainingEventKind::Finished, "finished"},
    {TrainingEventKind::Stopped, "stopped"},
    {TrainingEventKind::Interrupted, "interrupted"},
    {TrainingEventKind::Failed, "failed"}};
constexpr std::pair<TrainingOrder, const char*> kOrders[] = {{TrainingOrder::Pause, "pause"},
                                                             {TrainingOrder::Resume, "resume"},
                                                             {TrainingOrder::Stop, "stop"},
                                                             {TrainingOrder::Suspend, "suspend"}};

constexpr std::pair<const char*, double TrainingEvent::*> kFigures[] = {
    {"loss", &TrainingEvent::loss},
    {"smoothed_loss", &TrainingEvent::smoothedLoss},
    {"validation_loss", &TrainingEvent::validationLoss},
    {"identity_loss", &TrainingEvent::identityLoss},
    {"best_validation_loss", &TrainingEvent::bestValidationLoss},
    {"learning_rate", &TrainingEvent::learningRate},
    {"steps_per_second", &TrainingEvent::stepsPerSecond},
    {"seconds_left", &TrainingEvent::secondsLeft},
    {"seconds", &TrainingEvent::seconds}};
constexpr std::pair<const char*, int TrainingEvent::*> kCounts[] = {
    {"number", &TrainingEvent::number},
    {"total", &TrainingEvent::total},
    {"step", &TrainingEvent::step},
    {"steps", &TrainingEvent::steps}};
constexpr std::pair<const char*, std::string TrainingEvent::*> kTexts[] = {
    {"name", &TrainingEvent::name},
    {"device", &TrainingEvent::device},
    {"file", &TrainingEvent::file},
    {"sentence", &TrainingEvent::sentence}};

}  // namespace

std::string trainingEventToJson(const TrainingEvent& event) {
    Json json;
    for (const auto& [kind, name] : kKinds) {
        if (kind == event.kind) {
            json[kEventKey] = name;
        }
    }
    for (const auto& [name, count] : kCounts) {
        if (event.*count != 0) {
            json[name] = event.*count;
        }
    }
    for (const auto& [name, text] : kTexts) {
        if (!(event.*text).empty()) {
            json[name] = event.*text;
        }
    }
    for (const auto& [name, figure] : kFigures) {
        if (event.*figure >= 0.0) {
            json[name] = event.*figure;
        }
    }
    if (event.memoryBytes > 0) {
        json["memory_bytes"] = event.memoryBytes;
    }
    if (event.kind == TrainingEventKind::Verdict) {
        json["verdict"] = toText(event.verdict);
    }
    if (event.message) {
        json["message"] = messageToJson(*event.message);
    }
    return jsonText(json);
}

std::optional<TrainingEvent> trainingEventFromJson(const std::string& line) {
    const Json json = parseJson(line);
    try {
        const std::string kind = json.at(kEventKey).get<std::string>();
        const auto* known = std::find_if(std::begin(kKinds), std::end(kKinds),
                                         [&kind](const auto& pair) { return kind == pair.second; });
        if (known == std::end(kKinds)) {
            return std::nullopt;
        }
        TrainingEvent event;
        event.kind = known->first;
        for (const auto& [name, count] : kCounts) {
            event.*count = json.value(name, event.*count);
        }
        for (const auto& [name, text] : kTexts) {
            event.*text = json.value(name, event.*text);
        }
        for (const auto& [name, figure] : kFigures) {
            event.*figure = json.value(name, event.*figure);
        }
        if (json.contains("message")) {
            event.message = messageFromJson(json.at("message"));
        }
        event.memoryBytes = json.value("memory_bytes", std::uint64_t{0});
        event.verdict = trainingVerdictFromText(json.value("verdict", std::string()));
        return event;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

std::string toText(TrainingOrder order) {
    for (const auto& [known, name] : kOrders) {
        if (known == order) {
            return name;
        }
    }
    return {};
}

std::optional<TrainingOrder> trainingOrderFromText(const std::string& line) {
    const std::string word = line.substr(0, line.find_last_not_of(" \t\r\n") + 1);
    for (const auto& [order, name] : kOrders) {
        if (word == name) {
            return order;
        }
    }
    return std::nullopt;
}

}  // namespace disyre
