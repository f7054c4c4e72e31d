// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/MessageJson.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace disyre {

namespace {

std::optional<MessageArgument> argumentFromJson(const Json& json) {
    if (json.is_string()) {
        return MessageArgument(json.get<std::string>());
    }
    if (json.contains("number")) {
        return MessageArgument::number(json.at("number").get<std::string>());
    }
    const std::optional<Message> inner = messageFromJson(json.at("message"));
    return inner ? std::optional<MessageArgument>(*inner) : std::nullopt;
}

}  // namespace

Json messageToJson(const Message& message) {
    Json arguments = Json::array();
    for (const MessageArgument& argument : message.arguments) {
        switch (argument.kind()) {
            case MessageArgument::Kind::Text:
                arguments.push_back(argument.written());
                break;
            case MessageArgument::Kind::Number:
                arguments.push_back({{"number", argument.written()}});
                break;
            case MessageArgument::Kind::Message:
                arguments.push_back({{"message", messageToJson(*argument.message())}});
                break;
        }
    }
    Json json = {{"id", nameOf(message.id)}};
    if (!message.file.empty()) {
        json["file"] = message.file;
    }
    json["arguments"] = std::move(arguments);
    return json;
}

std::optional<Message> messageFromJson(const Json& json) {
    try {
        const std::string name = json.at("id").get<std::string>();
        const auto& known = allMessages();
        const auto pattern = std::find_if(
            known.begin(), known.end(),
            [&name](const MessagePattern& candidate) { return candidate.name == name; });
        if (pattern == known.end()) {
            return std::nullopt;
        }
        Message message(pattern->id);
        message.file = json.value("file", std::string());
        for (const Json& each : json.at("arguments")) {
            std::optional<MessageArgument> argument = argumentFromJson(each);
            if (!argument) {
                return std::nullopt;
            }
            message.arguments.push_back(std::move(*argument));
        }
        return message;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

}  // namespace disyre
