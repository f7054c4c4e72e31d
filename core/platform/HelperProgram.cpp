// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/HelperProgram.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

#if defined(_WIN32)
#include <windows.h>

#include <atomic>
#include <thread>
#else
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
extern char** environ;
#endif

namespace disyre {

namespace {

namespace fs = std::filesystem;

using HelperClock = std::chrono::steady_clock;

/// How often a wait looks whether it is to stop.
constexpr int kLookMilliseconds = 50;

[[noreturn]] void throwNotStarted(const fs::path& program, int code) {
    throw Error(MessageId::HelperNotStarted,
                {displayPath(program.filename()), std::system_category().message(code)});
}

}  // namespace

void HelperProgram::throwTooSlow() {
    system_.reset();
    throw Error(MessageId::HelperTooSlow,
                {std::max<long long>(
                    1, std::chrono::duration_cast<std::chrono::seconds>(patience_).count())});
}

#if defined(_WIN32)

struct HelperProgram::System {
    PROCESS_INFORMATION process{};
    HANDLE input = nullptr;   ///< Where the helper reads from.
    HANDLE output = nullptr;  ///< Where it writes to.

    ~System() {
        CloseHandle(input);
        CloseHandle(output);
        end();
        CloseHandle(process.hThread);
        CloseHandle(process.hProcess);
    }

    void end() const {
        TerminateProcess(process.hProcess, 1);
        WaitForSingleObject(process.hProcess, INFINITE);
    }

    /// Lets `work` read or write, which waits, and ends the helper beside it when it is time to.
    template <typename Work>
    bool watched(HelperClock::time_point until, const StopToken& stop, const Work& work) const {
        std::atomic<bool> done = false;
        std::thread watch([&] {
            while (!done && !stop.stopRequested() && HelperClock::now() < until) {
                std::this_thread::sleep_for(std::chrono::milliseconds(kLookMilliseconds / 10));
            }
            if (!done) {
                TerminateProcess(process.hProcess, 1);
            }
        });
        const bool worked = work();
        done = true;
        watch.join();
        return worked;
    }
};

HelperProgram::HelperProgram(const fs::path& program, std::chrono::milliseconds patience)
    : patience_(patience), system_(std::make_unique<System>()) {
    SECURITY_ATTRIBUTES inherited{sizeof inherited, nullptr, TRUE};
    STARTUPINFOW start{};
    start.cb = sizeof start;
    start.dwFlags = STARTF_USESTDHANDLES;
    CreatePipe(&start.hStdInput, &system_->input, &inherited, 0);
    CreatePipe(&system_->output, &start.hStdOutput, &inherited, 0);
    SetHandleInformation(system_->input, HANDLE_FLAG_INHERIT, 0);
    SetHandleInformation(system_->output, HANDLE_FLAG_INHERIT, 0);
    const BOOL made = CreateProcessW(program.c_str(), nullptr, nullptr, nullptr, TRUE,
                                     CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP, nullptr, nullptr,
                                     &start, &system_->process);
    const DWORD problem = GetLastError();
    CloseHandle(start.hStdInput);
    CloseHandle(start.hStdOutput);
    if (!made) {
        throwNotStarted(program, static_cast<int>(problem));
    }
}

long long HelperProgram::processId() const {
    return system_ ? static_cast<long long>(system_->process.dwProcessId) : 0;
}

void HelperProgram::throwEnded() {
    DWORD code = 0;
    if (system_) {
        WaitForSingleObject(system_->process.hProcess, kLookMilliseconds);
        GetExitCodeProcess(system_->process.hProcess, &code);
    }
    system_.reset();
    throw Error(MessageId::HelperStopped, {fmt::format("code {:x}", code)});
}

void HelperProgram::send(std::string_view bytes, const StopToken& stop) {
    const auto until = HelperClock::now() + patience_;
    const bool worked = system_ && system_->watched(until, stop, [&] {
        while (!bytes.empty()) {
            DWORD count = 0;
            const auto piece = static_cast<DWORD>(std::min<std::size_t>(bytes.size(), 1u << 20));
            if (!WriteFile(system_->input, bytes.data(), piece, &count, nullptr)) {
                return false;
            }
            bytes.remove_prefix(count);
        }
        return true;
    });
    stop.throwIfStopped();
    if (!worked) {
        HelperClock::now() >= until ? throwTooSlow() : throwEnded();
    }
}

std::string HelperProgram::receive(std::size_t count, const StopToken& stop) {
    const auto until = HelperClock::now() + patience_;
    std::string bytes(count, '\0');
    const bool worked = system_ && system_->watched(until, stop, [&] {
        std::size_t done = 0;
        while (done < count) {
            DWORD got = 0;
            const auto piece = static_cast<DWORD>(std::min<std::size_t>(count - done, 1u << 20));
            if (!ReadFile(system_->output, bytes.data() + done, piece, &got, nullptr) || got == 0) {
                return false;
            }
            done += got;
        }
        return true;
    });
    stop.throwIfStopped();
    if (!worked) {
        HelperClock::now() >= until ? throwTooSlow() : throwEnded();
    }
    return bytes;
}

#else

struct HelperProgram::System {
    pid_t process = -1;
    int socket = -1;

    ~System() {
        close(socket);
        if (process > 0) {
            kill(process, SIGKILL);
            (void)wait(0);
        }
    }

    /// Waits for the helper's end, or looks whether it ended (WNOHANG). Returns what the system
    /// says of it; nothing meaningful where it still runs.
    int wait(int how) {
        int status = 0;
        pid_t found = -1;
        do {
            found = waitpid(process, &status, how);
        } while (found < 0 && errno == EINTR);
        if (found == process) {
            process = -1;
        }
        return status;
    }

    /// Waits a moment until the socket can be read or written.
    void look(short events) const {
        pollfd waiting{socket, events, 0};
        (void)poll(&waiting, 1, kLookMilliseconds);
    }
};

HelperProgram::HelperProgram(const fs::path& program, std::chrono::milliseconds patience)
    : patience_(patience), system_(std::make_unique<System>()) {
    std::array<int, 2> ends{};
#if defined(SOCK_CLOEXEC)
    const int made = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data());
#else
    const int made = socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data());
#endif
    if (made != 0) {
        throwNotStarted(program, errno);
    }
    system_->socket = ends[0];
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
#if defined(SO_NOSIGPIPE)
    const int on = 1;
    setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t all;
    sigset_t none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    std::string name = program.string();
    std::array<char*, 2> arguments{name.data(), nullptr};
    const int problem = posix_spawn(&system_->process, program.c_str(), &actions, &attributes,
                                    arguments.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (problem != 0) {
        system_->process = -1;
        throwNotStarted(program, problem);
    }
}

long long HelperProgram::processId() const {
    return system_ ? system_->process : 0;
}

void HelperProgram::throwEnded() {
    int status = 0;
    if (system_) {
        // Its socket is closed before the system has taken all of it down; a helper that closed
        // its socket and goes on is ended.
        for (int look = 0; look < 20 && system_->process > 0; ++look) {
            status = system_->wait(WNOHANG);
            if (system_->process > 0) {
                (void)poll(nullptr, 0, kLookMilliseconds / 5);
            }
        }
        system_.reset();
    }
    throw Error(MessageId::HelperStopped,
                {WIFSIGNALED(status) ? fmt::format("signal {}", WTERMSIG(status))
                                     : fmt::format("code {}", WEXITSTATUS(status))});
}

void HelperProgram::send(std::string_view bytes, const StopToken& stop) {
    const auto until = HelperClock::now() + patience_;
#if defined(MSG_NOSIGNAL)
    constexpr int kNoSignal = MSG_NOSIGNAL;
#else
    constexpr int kNoSignal = 0;
#endif
    while (!bytes.empty()) {
        stop.throwIfStopped();
        if (!system_) {
            throwEnded();
        }
        const ssize_t sent = ::send(system_->socket, bytes.data(), bytes.size(), kNoSignal);
        if (sent >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
            throwEnded();
        } else if (HelperClock::now() >= until) {
            throwTooSlow();
        } else {
            system_->look(POLLOUT);
        }
    }
}

std::string HelperProgram::receive(std::size_t count, const StopToken& stop) {
    const auto until = HelperClock::now() + patience_;
    std::string bytes(count, '\0');
    std::size_t done = 0;
    while (done < count) {
        stop.throwIfStopped();
        if (!system_) {
            throwEnded();
        }
        const ssize_t got = recv(system_->socket, bytes.data() + done, count - done, 0);
        if (got > 0) {
            done += static_cast<std::size_t>(got);
        } else if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) {
            throwEnded();
        } else if (HelperClock::now() >= until) {
            throwTooSlow();
        } else {
            system_->look(POLLIN);
        }
    }
    return bytes;
}

#endif

HelperProgram::~HelperProgram() = default;

}  // namespace disyre
