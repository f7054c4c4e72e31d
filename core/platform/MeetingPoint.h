// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/StopToken.h"

namespace disyre {

/// A place on the network where the processes of one computation meet and leave each other short
/// notes. One of them keeps the notes: it listens at the address and port that the user named, and
/// nowhere else.
class MeetingPoint {
public:
    struct Place {
        std::string address;  ///< A host's name or its address.
        int port = 0;
        [[nodiscard]] std::string text() const;
    };

    /// Begins to keep the notes if `isKeeper` is true, and connects to the process that does.
    /// Throws ComputeError if the address cannot be listened at, or if the keeper is not met within
    /// `patience`, and Stopped.
    MeetingPoint(const Place& place, bool isKeeper, std::chrono::milliseconds patience,
                 const StopToken& stop);
    ~MeetingPoint();
    MeetingPoint(const MeetingPoint&) = delete;
    MeetingPoint& operator=(const MeetingPoint&) = delete;

    /// Leaves a note.
    void leave(const std::string& name, const std::vector<std::uint8_t>& note);
    /// Returns a note, and waits until it was left. Throws ComputeError after `patience`, and
    /// Stopped.
    [[nodiscard]] std::vector<std::uint8_t> take(const std::string& name);
    /// Returns this machine's address on the way to the keeper.
    [[nodiscard]] std::string ownAddress() const;

private:
    class Keeper;

    void sendAll(const std::string& bytes);
    [[nodiscard]] std::string receiveAll(std::size_t count);
    [[noreturn]] void throwNotMet() const;

    Place place_;
    std::chrono::milliseconds patience_;
    StopToken stop_;
    std::unique_ptr<Keeper> keeper_;
    int socket_ = -1;
};

}  // namespace disyre
