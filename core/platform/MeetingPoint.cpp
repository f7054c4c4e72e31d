// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/MeetingPoint.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <map>
#include <optional>
#include <thread>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/TaskThreads.h"

#ifndef _WIN32
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace disyre {

std::string MeetingPoint::Place::text() const {
    return address + ":" + std::to_string(port);
}

#ifndef _WIN32

namespace {

using NoteClock = std::chrono::steady_clock;

// A question is its kind, the lengths of name and note, and these two; an answer is the length of
// the note and the note.
constexpr char kLeave = 'L';
constexpr char kTake = 'T';
constexpr std::size_t kQuestionHead = 1 + 2 * sizeof(std::uint32_t);
// Whoever sends more than this is not one of the processes.
constexpr std::uint32_t kLongestNote = 1u << 20;
constexpr int kTurnMilliseconds = 100;

std::string lengthText(std::size_t length) {
    const auto number = static_cast<std::uint32_t>(length);
    std::string text(sizeof number, '\0');
    for (std::size_t i = 0; i < text.size(); ++i) {
        text[i] = static_cast<char>(number >> (8 * i) & 0xffu);
    }
    return text;
}

std::uint32_t lengthFrom(const std::string& text, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i) {
        number |= static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i])) << (8 * i);
    }
    return number;
}

/// The addresses that a name stands for.
class Addresses {
public:
    explicit Addresses(const MeetingPoint::Place& place) {
        addrinfo hints{};
        hints.ai_family = AF_UNSPEC;
        hints.ai_socktype = SOCK_STREAM;
        hints.ai_flags = AI_NUMERICSERV;
        if (getaddrinfo(place.address.c_str(), std::to_string(place.port).c_str(), &hints,
                        &first_) != 0) {
            first_ = nullptr;
        }
    }
    ~Addresses() {
        if (first_ != nullptr) {
            freeaddrinfo(first_);
        }
    }
    Addresses(const Addresses&) = delete;
    Addresses& operator=(const Addresses&) = delete;
    [[nodiscard]] const addrinfo* first() const { return first_; }

private:
    addrinfo* first_ = nullptr;
};

bool isReady(int socket, short events) {
    pollfd waiting{socket, events, 0};
    return poll(&waiting, 1, kTurnMilliseconds) > 0;
}

}  // namespace

/// Keeps the notes on a thread of its own.
class MeetingPoint::Keeper {
public:
    explicit Keeper(const Place& place) {
        const Addresses addresses(place);
        int problem = EADDRNOTAVAIL;
        for (const addrinfo* each = addresses.first(); each != nullptr && listening_ < 0;
             each = each->ai_next) {
            const int made =
                socket(each->ai_family, each->ai_socktype | SOCK_CLOEXEC, each->ai_protocol);
            const int on = 1;
            if (made >= 0 && setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
                bind(made, each->ai_addr, each->ai_addrlen) == 0 && listen(made, SOMAXCONN) == 0) {
                listening_ = made;
            } else {
                problem = errno;
                if (made >= 0) {
                    close(made);
                }
            }
        }
        if (listening_ < 0) {
            throw ComputeError(MessageId::DistributedNotListening,
                               {place.text(), std::strerror(problem)});
        }
        thread_.start(1, [this](int) { keep(); });
    }
    ~Keeper() {
        ends_ = true;
        thread_.wait();
        for (const auto& [socket, guest] : guests_) {
            close(socket);
        }
        close(listening_);
    }

private:
    struct Guest {
        std::string received;
        std::optional<std::string> waitsFor;
    };

    void keep() {
        while (!ends_) {
            std::vector<pollfd> waiting{{listening_, POLLIN, 0}};
            for (const auto& [socket, guest] : guests_) {
                waiting.push_back({socket, POLLIN, 0});
            }
            if (poll(waiting.data(), waiting.size(), kTurnMilliseconds) <= 0) {
                continue;
            }
            for (std::size_t i = 1; i < waiting.size(); ++i) {
                if (waiting[i].revents != 0 && !hear(waiting[i].fd)) {
                    close(waiting[i].fd);
                    guests_.erase(waiting[i].fd);
                }
            }
            if (waiting[0].revents != 0) {
                const int guest = accept(listening_, nullptr, nullptr);
                if (guest >= 0) {
                    guests_[guest];
                }
            }
            answer();
        }
    }

    /// Takes what a guest sends; false if it is gone or says what none of ours would.
    bool hear(int socket) {
        char bytes[4096];
        const ssize_t count = recv(socket, bytes, sizeof bytes, MSG_DONTWAIT);
        if (count <= 0) {
            return count < 0 && (errno == EAGAIN || errno == EINTR);
        }
        Guest& guest = guests_[socket];
        std::string& said = guest.received;
        said.append(bytes, static_cast<std::size_t>(count));
        while (said.size() >= kQuestionHead) {
            const std::uint32_t name = lengthFrom(said, 1);
            const std::uint32_t note = lengthFrom(said, 1 + sizeof name);
            if ((said[0] != kLeave && said[0] != kTake) || name > kLongestNote ||
                note > kLongestNote) {
                return false;
            }
            if (said.size() < kQuestionHead + name + note) {
                return true;
            }
            const std::string key = said.substr(kQuestionHead, name);
            if (said[0] == kLeave) {
                notes_[key] = said.substr(kQuestionHead + name, note);
            } else {
                guest.waitsFor = key;
            }
            said.erase(0, kQuestionHead + name + note);
        }
        return true;
    }

    void answer() {
        for (auto& [socket, guest] : guests_) {
            const auto note = guest.waitsFor ? notes_.find(*guest.waitsFor) : notes_.end();
            if (note != notes_.end()) {
                const std::string bytes = lengthText(note->second.size()) + note->second;
                // Notes are short enough for the system's buffer, so that this does not wait.
                (void)send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
                guest.waitsFor.reset();
            }
        }
    }

    int listening_ = -1;
    std::map<int, Guest> guests_;
    std::map<std::string, std::string> notes_;
    std::atomic<bool> ends_{false};
    // Must be the last member, because its thread uses all others.
    TaskThreads thread_{1};
};

MeetingPoint::MeetingPoint(const Place& place, bool isKeeper, std::chrono::milliseconds patience,
                           const StopToken& stop)
    : place_(place), patience_(patience), stop_(stop) {
    if (isKeeper) {
        keeper_ = std::make_unique<Keeper>(place);
    }
    const auto end = NoteClock::now() + patience_;
    while (socket_ < 0) {
        stop_.throwIfStopped();
        const Addresses addresses(place);
        for (const addrinfo* each = addresses.first(); each != nullptr && socket_ < 0;
             each = each->ai_next) {
            const int made =
                socket(each->ai_family, each->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK,
                       each->ai_protocol);
            if (made < 0) {
                continue;
            }
            int problem = connect(made, each->ai_addr, each->ai_addrlen) == 0 ? 0 : errno;
            while (problem == EINPROGRESS && NoteClock::now() < end && !stop_.stopRequested()) {
                if (isReady(made, POLLOUT)) {
                    socklen_t size = sizeof problem;
                    getsockopt(made, SOL_SOCKET, SO_ERROR, &problem, &size);
                }
            }
            if (problem == 0) {
                socket_ = made;
            } else {
                close(made);
            }
        }
        if (socket_ < 0 && NoteClock::now() >= end) {
            throwNotMet();
        }
        if (socket_ < 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(kTurnMilliseconds));
        }
    }
}

MeetingPoint::~MeetingPoint() {
    if (socket_ >= 0) {
        close(socket_);
    }
}

void MeetingPoint::throwNotMet() const {
    throw ComputeError(
        MessageId::DistributedNotMet,
        {place_.text(), std::chrono::duration_cast<std::chrono::seconds>(patience_).count()});
}

void MeetingPoint::sendAll(const std::string& bytes) {
    const auto end = NoteClock::now() + patience_;
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        stop_.throwIfStopped();
        const ssize_t count = send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count > 0) {
            sent += static_cast<std::size_t>(count);
        } else if ((errno != EAGAIN && errno != EINTR) || NoteClock::now() >= end) {
            throwNotMet();
        } else {
            (void)isReady(socket_, POLLOUT);
        }
    }
}

std::string MeetingPoint::receiveAll(std::size_t count) {
    const auto end = NoteClock::now() + patience_;
    std::string bytes(count, '\0');
    std::size_t done = 0;
    while (done < count) {
        stop_.throwIfStopped();
        const ssize_t got = recv(socket_, bytes.data() + done, count - done, 0);
        if (got > 0) {
            done += static_cast<std::size_t>(got);
        } else if (got == 0 || (errno != EAGAIN && errno != EINTR) || NoteClock::now() >= end) {
            throwNotMet();
        } else {
            (void)isReady(socket_, POLLIN);
        }
    }
    return bytes;
}

void MeetingPoint::leave(const std::string& name, const std::vector<std::uint8_t>& note) {
    sendAll(kLeave + lengthText(name.size()) + lengthText(note.size()) + name +
            std::string(note.begin(), note.end()));
}

std::vector<std::uint8_t> MeetingPoint::take(const std::string& name) {
    sendAll(kTake + lengthText(name.size()) + lengthText(0) + name);
    const std::string note = receiveAll(lengthFrom(receiveAll(sizeof(std::uint32_t)), 0));
    return {note.begin(), note.end()};
}

std::string MeetingPoint::ownAddress() const {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    char host[NI_MAXHOST];
    if (getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0 ||
        getnameinfo(reinterpret_cast<const sockaddr*>(&address), size, host, sizeof host, nullptr,
                    0, NI_NUMERICHOST) != 0) {
        throwNotMet();
    }
    return host;
}

#else

class MeetingPoint::Keeper {};

MeetingPoint::MeetingPoint(const Place&, bool, std::chrono::milliseconds, const StopToken&) {
    throw ComputeError(MessageId::DistributedNotBuilt);
}
MeetingPoint::~MeetingPoint() = default;
void MeetingPoint::leave(const std::string&, const std::vector<std::uint8_t>&) {}
std::vector<std::uint8_t> MeetingPoint::take(const std::string&) {
    return {};
}
std::string MeetingPoint::ownAddress() const {
    return {};
}

#endif

}  // namespace disyre
