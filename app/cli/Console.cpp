// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Console.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>

#include "core/platform/Machine.h"

namespace disyre::app {

namespace {

StopToken* signalToken = nullptr;
std::vector<std::string> arguments;

extern "C" void requestStopOnSignal(int number) {
    std::signal(number, SIG_DFL);
    if (signalToken != nullptr) {
        signalToken->requestStop();
    }
}

}  // namespace

ProgressLine::ProgressLine(bool quiet) : shown_(!quiet && standardErrorIsTerminal()) {}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::show(const std::string& text) {
    if (shown_) {
        fmt::print(stderr, "\r{:<{}}", text, length_);
        std::fflush(stderr);
        length_ = text.size();
    }
}

void ProgressLine::clear() {
    if (shown_ && length_ > 0) {
        fmt::print(stderr, "\r{:<{}}\r", "", length_);
        std::fflush(stderr);
        length_ = 0;
    }
}

std::function<void(std::size_t, std::size_t)> filesShownOn(ProgressLine& line) {
    return [&line, shown = std::size_t{0}](std::size_t done, std::size_t total) mutable {
        // A line for each percent is enough.
        const std::size_t percent = total == 0 ? 100 : 100 * done / total;
        if (percent != shown) {
            shown = percent;
            line.show(fmt::format("Reading {} of {}", done, total));
        }
    };
}

void rememberArguments(int argc, char** argv) {
    arguments.assign(argv + 1, argv + argc);
}

const std::vector<std::string>& givenArguments() {
    return arguments;
}

std::string counted(std::size_t number, const std::string& one, const std::string& several) {
    return fmt::format("{} {}", number, number == 1 ? one : several);
}

std::string countText(std::int64_t number) {
    constexpr std::int64_t kMillion = 1000000;
    return number < kMillion
               ? fmt::format("{}", number)
               : fmt::format("{:.1f} million", static_cast<double>(number) / kMillion);
}

void printWarning(const std::string& sentence) {
    fmt::print(stderr, "Warning: {}\n", sentence);
}

StopToken stopOnSignals() {
    static StopToken token;
    signalToken = &token;
    std::signal(SIGINT, requestStopOnSignal);
    std::signal(SIGTERM, requestStopOnSignal);
    return token;
}

}  // namespace disyre::app
