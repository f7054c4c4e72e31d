// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/base/Export.h"

namespace disyre {

/// The log: a file that says what the program did and how it went, for whoever looks for the cause
/// of a fault. It holds no patient data: no scan's file name, no path, nothing of a header.
/// Therefore only events with a fixed name and short facts can be written, and an error is written
/// as its id, without its file and its other arguments. A log that cannot be written is no error.
/// All functions may be called on any thread; before startLog() they do nothing.

/// One fact of an event, such as seconds=1.25.
struct DISYRE_EXPORT LogFact {
    std::string_view name;
    std::string value;

    /// A word such as a device or a version. A word that could be part of a path or a file's name
    /// is left out of the log.
    LogFact(std::string_view factName, std::string_view word);
    LogFact(std::string_view factName, const char* word)
        : LogFact(factName, std::string_view(word)) {}
    LogFact(std::string_view factName, const std::string& word)
        : LogFact(factName, std::string_view(word)) {}
    LogFact(std::string_view factName, double number);
    template <std::integral Integer>
    LogFact(std::string_view factName, Integer number)
        : name(factName), value(std::to_string(number)) {}
};

enum class LogLevel : std::uint8_t {
    Detail,  ///< Shown with --verbose and kept in the file.
    Information,
    Warning,
    Error
};

/// The log's file in a folder, and how large it and its two predecessors become at most, in bytes.
inline constexpr const char* kLogFile = "disyre.log";
inline constexpr std::size_t kLogFileBytes = 1'000'000;
inline constexpr std::size_t kLogFiles = 3;

/// Begins the log.
/// @param folder holds the log; it is made if it does not exist. Empty for no file.
/// @param verbose repeats the log on the standard error.
DISYRE_EXPORT void startLog(const std::filesystem::path& folder, bool verbose,
                            std::size_t bytes = kLogFileBytes);
/// Writes what is left and closes the file.
DISYRE_EXPORT void stopLog();

/// Writes one line: the time, the level, the event's name and its facts.
/// @param event is a fixed name such as "heal.ended".
DISYRE_EXPORT void logEvent(LogLevel level, std::string_view event,
                            std::initializer_list<LogFact> facts = {});
/// Writes the id of an error, never its text.
DISYRE_EXPORT void logError(const std::exception& error);

/// Returns the present text of the log, the oldest lines first; empty without a file.
[[nodiscard]] DISYRE_EXPORT std::string logText();

}  // namespace disyre
