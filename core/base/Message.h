// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Export.h"

namespace disyre {

/// The messages that the core has for a person, with one value for each entry of MessageList.h. The
/// values are named in MessageId.h, which is included only by files that create messages, so that a
/// new message does not recompile the whole program.
enum class MessageId : std::uint16_t;

struct Message;

/// A value that is put into a sentence: a text that is the same in every language (a name, a path,
/// what the system answered), a number, or another message, which is translated too.
class DISYRE_EXPORT MessageArgument {
public:
    MessageArgument(std::string text);
    MessageArgument(const char* text);
    MessageArgument(const std::filesystem::path& path);
    MessageArgument(const Message& message);
    /// Makes a message without arguments, such as the name of a tissue.
    MessageArgument(MessageId message);
    /// Makes a number that is written with as many digits as it needs.
    MessageArgument(double value);
    template <std::integral Integer>
    MessageArgument(Integer value) : MessageArgument(Kind::Number, std::to_string(value)) {}
    /// Returns a number that was already written in English, for instance with two decimals.
    [[nodiscard]] static MessageArgument number(std::string written);

    /// Returns the argument as it stands in a sentence of the given language.
    [[nodiscard]] std::string text(const struct MessageLanguage& language) const;

    enum class Kind : std::uint8_t { Text, Number, Message };
    [[nodiscard]] Kind kind() const { return kind_; }
    /// Returns the text or the number as it is written in English; empty for a message.
    [[nodiscard]] const std::string& written() const { return written_; }
    /// Returns the message that is put in, or null for a text or a number.
    [[nodiscard]] const Message* message() const;

private:
    MessageArgument(Kind kind, std::string written);

    Kind kind_;
    std::string written_;
    // Holds no message or one; it is a vector because Message is not a complete type here.
    std::vector<Message> message_;
};

/// What a language needs to put a message into words.
struct DISYRE_EXPORT MessageLanguage {
    /// Translates an English pattern of MessageList.h; the result has the same places {0}, {1} …,
    /// and wordings such as {0:file|files} where it needs them.
    std::function<std::string(const char* english)> sentence;
    /// The character that replaces the English decimal point in numbers.
    std::string decimalPoint = ".";
};

/// One or two sentences for a person. They are known by their id, so that they can be shown in any
/// language, written to the log without their file and arguments, and recognised by tests.
struct DISYRE_EXPORT Message {
    Message(MessageId id, std::vector<MessageArgument> arguments = {});

    MessageId id;
    std::vector<MessageArgument> arguments;
    /// The file or folder that the message is about, as UTF-8; the text then begins with it. Empty
    /// for a message that is about no file.
    std::string file;

    /// Returns the message in English.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::string text(const MessageLanguage& language) const;
};

/// Returns the stable name of a message in the log, in JSON and in tests, such as "scan.not-nifti".
[[nodiscard]] DISYRE_EXPORT const char* nameOf(MessageId id);

/// The English words of one message. Both patterns have places {0}, {1} … for the arguments, and
/// {0:file|files} for the wording that fits an argument's number: the first for 1, or else the
/// second.
struct MessagePattern {
    MessageId id;
    const char* name;
    const char* problem;  ///< What happened; without a full stop if the message is about a file.
    const char* advice;   ///< What to do about it; may be empty.
};

/// Returns all messages in the order of their ids.
[[nodiscard]] DISYRE_EXPORT const std::vector<MessagePattern>& allMessages();

/// Returns the message of an exception. An Error carries its own message; a lack of memory and the
/// exceptions of other libraries have general ones.
[[nodiscard]] DISYRE_EXPORT Message messageOf(const std::exception& error);

/// Returns the English texts of several messages.
[[nodiscard]] DISYRE_EXPORT std::vector<std::string> textsOf(const std::vector<Message>& messages);

/// Returns a path as UTF-8 text on every platform, for messages and JSON.
[[nodiscard]] std::string displayPath(const std::filesystem::path& path);

}  // namespace disyre
