// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Log.h"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>
#include <system_error>
#include <vector>

#include "core/base/Message.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

struct Log {
    std::mutex mutex;
    std::shared_ptr<spdlog::logger> logger;
    fs::path file;
};

Log& theLog() {
    static Log log;
    return log;
}

spdlog::level::level_enum levelOf(LogLevel level) {
    switch (level) {
        case LogLevel::Detail:
            return spdlog::level::debug;
        case LogLevel::Information:
            return spdlog::level::info;
        case LogLevel::Warning:
            return spdlog::level::warn;
        case LogLevel::Error:
            break;
    }
    return spdlog::level::err;
}

/// Tells whether a word cannot be part of a path or name a scan: it is short, consists of letters,
/// digits and the few signs that devices and versions contain, and has no ending of an image file.
bool isHarmless(std::string_view word) {
    constexpr std::size_t kLongest = 40;
    static constexpr std::array<std::string_view, 10> kImageEndings = {
        ".nii", ".hdr", ".img", ".nrrd", ".nhdr", ".mha", ".mhd", ".mgh", ".mgz", ".raw"};
    return word.size() <= kLongest &&
           std::none_of(kImageEndings.begin(), kImageEndings.end(),
                        [word](std::string_view ending) {
                            return word.find(ending) != std::string_view::npos;
                        }) &&
           std::all_of(word.begin(), word.end(), [](char letter) {
               return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                      (letter >= '0' && letter <= '9') ||
                      std::string_view(".-_:+,").find(letter) != std::string_view::npos;
           });
}

std::string rotatedName(const fs::path& file, std::size_t number) {
    return number == 0 ? file.string()
                       : (file.parent_path() / fmt::format("{}.{}{}", file.stem().string(), number,
                                                           file.extension().string()))
                             .string();
}

}  // namespace

LogFact::LogFact(std::string_view factName, std::string_view word)
    : name(factName), value(isHarmless(word) ? std::string(word) : "left-out") {}

LogFact::LogFact(std::string_view factName, double number)
    : name(factName), value(fmt::format("{:.3f}", number)) {}

void startLog(const fs::path& folder, bool verbose, std::size_t bytes) {
    Log& log = theLog();
    const std::lock_guard lock(log.mutex);
    std::vector<spdlog::sink_ptr> sinks;
    log.file.clear();
    if (!folder.empty()) {
        std::error_code error;
        fs::create_directories(folder, error);
        try {
            sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
                (folder / kLogFile).string(), bytes, kLogFiles - 1));
            log.file = folder / kLogFile;
        } catch (const spdlog::spdlog_ex&) {
            // The program works without a log, for instance where the home folder is read-only.
        }
    }
    if (verbose) {
        sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
    }
    log.logger = std::make_shared<spdlog::logger>("disyre", sinks.begin(), sinks.end());
    log.logger->set_pattern("%Y-%m-%d %H:%M:%S.%e %P %l %v");
    log.logger->set_level(spdlog::level::debug);
    log.logger->flush_on(spdlog::level::info);
    // Without this handler a full disk would fill the standard error with messages of the library.
    log.logger->set_error_handler([](const std::string&) {});
}

void stopLog() {
    Log& log = theLog();
    const std::lock_guard lock(log.mutex);
    if (log.logger) {
        log.logger->flush();
    }
    log.logger.reset();
    log.file.clear();
}

void logEvent(LogLevel level, std::string_view event, std::initializer_list<LogFact> facts) {
    Log& log = theLog();
    const std::lock_guard lock(log.mutex);
    if (!log.logger) {
        return;
    }
    std::string line(event);
    for (const LogFact& fact : facts) {
        line += fmt::format(" {}={}", fact.name, fact.value);
    }
    log.logger->log(levelOf(level), "{}", line);
}

void logError(const std::exception& error) {
    logEvent(LogLevel::Error, "error", {{"id", nameOf(messageOf(error).id)}});
}

std::string logText() {
    Log& log = theLog();
    const std::lock_guard lock(log.mutex);
    if (log.file.empty()) {
        return {};
    }
    log.logger->flush();
    std::string text;
    for (std::size_t number = kLogFiles; number-- > 0;) {
        std::ifstream stream(rotatedName(log.file, number), std::ios::binary);
        text.append(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }
    return text;
}

}  // namespace disyre
