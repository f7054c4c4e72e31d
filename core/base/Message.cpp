// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Message.h"

#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

namespace {

/// One of two wordings: the first for exactly one thing, the second for any other number.
/// @param wordings "file|files".
std::string_view wordingFor(std::string_view wordings, const MessageArgument& number) {
    const std::size_t bar = wordings.find('|');
    if (bar == std::string_view::npos) {
        return wordings;
    }
    return number.written() == "1" ? wordings.substr(0, bar) : wordings.substr(bar + 1);
}

/// Puts the arguments into the places of a pattern: {0}, {1} … are the arguments themselves, and
/// {0:file|files} is the wording that fits the number of the argument. A place without an argument
/// stays.
std::string filled(std::string_view pattern, const std::vector<MessageArgument>& arguments,
                   const MessageLanguage& language) {
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const std::size_t end = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
        const std::string_view place =
            end != std::string_view::npos ? pattern.substr(i + 1, end - i - 1) : "";
        const bool isPlace = !place.empty() && place[0] >= '0' && place[0] <= '9' &&
                             (place.size() == 1 || place[1] == ':');
        const auto number = isPlace ? static_cast<std::size_t>(place[0] - '0') : 0;
        if (!isPlace || number >= arguments.size()) {
            text += pattern[i];
            continue;
        }
        if (place.size() == 1) {
            text += arguments[number].text(language);
        } else {
            text += wordingFor(place.substr(2), arguments[number]);
        }
        i = end;
    }
    return text;
}

const MessageLanguage& english() {
    static const MessageLanguage language{[](const char* sentence) { return sentence; }, "."};
    return language;
}

const MessagePattern& patternOf(MessageId id) {
    return allMessages()[static_cast<std::size_t>(id)];
}

}  // namespace

MessageArgument::MessageArgument(Kind kind, std::string written)
    : kind_(kind), written_(std::move(written)) {}
MessageArgument::MessageArgument(std::string text) : MessageArgument(Kind::Text, std::move(text)) {}
MessageArgument::MessageArgument(const char* text) : MessageArgument(Kind::Text, text) {}
MessageArgument::MessageArgument(const std::filesystem::path& path)
    : MessageArgument(Kind::Text, displayPath(path)) {}
MessageArgument::MessageArgument(const Message& message)
    : kind_(Kind::Message), message_{message} {}
MessageArgument::MessageArgument(MessageId message) : MessageArgument(Message(message)) {}
MessageArgument::MessageArgument(double value)
    : MessageArgument(Kind::Number, fmt::format("{}", value)) {}

MessageArgument MessageArgument::number(std::string written) {
    return {Kind::Number, std::move(written)};
}

const Message* MessageArgument::message() const {
    return message_.empty() ? nullptr : message_.data();
}

std::string MessageArgument::text(const MessageLanguage& language) const {
    if (kind_ == Kind::Message) {
        return message_.front().text(language);
    }
    const std::size_t point = kind_ == Kind::Number ? written_.find('.') : std::string::npos;
    return point == std::string::npos
               ? written_
               : written_.substr(0, point) + language.decimalPoint + written_.substr(point + 1);
}

Message::Message(MessageId messageId, std::vector<MessageArgument> given)
    : id(messageId), arguments(std::move(given)) {}

std::string Message::text() const {
    return text(english());
}

std::string Message::text(const MessageLanguage& language) const {
    const MessagePattern& pattern = patternOf(id);
    std::string said = filled(language.sentence(pattern.problem), arguments, language);
    if (!file.empty()) {
        said = "\"" + file + "\": " + said + (said.ends_with('.') ? "" : ".");
    }
    if (*pattern.advice != '\0') {
        said += ' ' + filled(language.sentence(pattern.advice), arguments, language);
    }
    return said;
}

const char* nameOf(MessageId id) {
    return patternOf(id).name;
}

const std::vector<MessagePattern>& allMessages() {
// The context tells Qt's lupdate, which reads MessageList.h too, where the translations belong.
#define DISYRE_SENTENCE(context, text) text
#define DISYRE_MESSAGE(id, name, problem, advice) {MessageId::id, name, problem, advice},
    static const std::vector<MessagePattern> patterns = {
#include "core/base/MessageList.h"
    };
#undef DISYRE_MESSAGE
#undef DISYRE_SENTENCE
    return patterns;
}

Message messageOf(const std::exception& error) {
    if (const auto* own = dynamic_cast<const Error*>(&error)) {
        return own->message();
    }
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
        return MessageId::MemoryShortForThis;
    }
    return {MessageId::ProgramUnexpected, {error.what()}};
}

std::vector<std::string> textsOf(const std::vector<Message>& messages) {
    std::vector<std::string> texts;
    texts.reserve(messages.size());
    for (const Message& message : messages) {
        texts.push_back(message.text());
    }
    return texts;
}

std::string displayPath(const std::filesystem::path& path) {
    const auto text = path.u8string();
    return {reinterpret_cast<const char*>(text.data()), text.size()};
}

}  // namespace disyre
