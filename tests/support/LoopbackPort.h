// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

namespace disyre::test {

/// Opens a socket that only this machine can reach. The second value is its port.
inline std::pair<int, int> openLoopback() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    (void)::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address);
    (void)::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length);
    return {socket, ntohs(address.sin_port)};
}

/// Returns a port of this machine that nobody listens at.
inline int freePort() {
    const auto [socket, port] = openLoopback();
    ::close(socket);
    return port;
}

}  // namespace disyre::test
