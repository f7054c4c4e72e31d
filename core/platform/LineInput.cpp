// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/LineInput.h"

#include <cerrno>
#include <csignal>
#include <utility>

#if defined(_WIN32)
#include <windows.h>
#else
#include <poll.h>
#include <unistd.h>
#endif

namespace disyre {

namespace {

enum class Arrived { Nothing, Bytes, End };

/// Waits for bytes for up to a fifth of a second and appends them to `text`.
Arrived takeBytes(std::string& text) {
    constexpr int kWaitMilliseconds = 200;
    char buffer[512];
#if defined(_WIN32)
    const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    DWORD waiting = 0;
    if (PeekNamedPipe(input, nullptr, 0, nullptr, &waiting, nullptr) == 0) {
        return Arrived::End;
    }
    if (waiting == 0) {
        Sleep(kWaitMilliseconds);
        return Arrived::Nothing;
    }
    DWORD read = 0;
    if (ReadFile(input, buffer, sizeof buffer, &read, nullptr) == 0 || read == 0) {
        return Arrived::End;
    }
    text.append(buffer, read);
#else
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (poll(&input, 1, kWaitMilliseconds) <= 0) {
        return Arrived::Nothing;
    }
    const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
        return Arrived::Nothing;
    }
    if (count <= 0) {
        return Arrived::End;
    }
    text.append(buffer, static_cast<std::size_t>(count));
#endif
    return Arrived::Bytes;
}

}  // namespace

LineInput::LineInput(std::function<void(const std::string&)> onLine, std::function<void()> onEnd)
    : onLine_(std::move(onLine)), onEnd_(std::move(onEnd)), thread_([this] { read(); }) {}

LineInput::~LineInput() {
    ends_ = true;
    thread_.join();
}

void LineInput::read() {
    // No order is this long, so a longer line is dropped before it fills the memory.
    constexpr std::size_t kLongestLine = 4096;
    std::string text;
    while (!ends_) {
        switch (takeBytes(text)) {
            case Arrived::End:
                onEnd_();
                return;
            case Arrived::Nothing:
                continue;
            case Arrived::Bytes:
                break;
        }
        for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n')) {
            onLine_(text.substr(0, end));
            text.erase(0, end + 1);
        }
        if (text.size() > kLongestLine) {
            text.clear();
        }
    }
}

void ignoreBrokenPipes() {
#if !defined(_WIN32)
    std::signal(SIGPIPE, SIG_IGN);
#endif
}

}  // namespace disyre
