// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

#include "core/pacs/PacsConnection.h"

namespace disyre::test {

/// An Orthanc (package orthanc) that a test starts on this machine alone. It ends with the object.
class OrthancProcess {
public:
    /// @param folder is made, and takes the server's files. @param options go into its
    /// configuration, such as `"HttpPort": 8042`.
    OrthancProcess(const std::filesystem::path& folder, const std::string& options);
    ~OrthancProcess() { end(); }
    OrthancProcess(const OrthancProcess&) = delete;
    OrthancProcess& operator=(const OrthancProcess&) = delete;

    /// Whether it is installed and was started.
    [[nodiscard]] bool isStarted() const { return process_ != 0; }
    void end();

private:
    pid_t process_ = 0;
};

/// Writes a series of 7 slices into a folder, and returns its files.
[[nodiscard]] std::vector<std::filesystem::path> writeServedSeries(
    const std::filesystem::path& folder);

/// Sends a series to an empty server, finds it there, gets it back into another folder, and expects
/// it to be equal voxel by voxel.
void expectRoundTrip(const PacsServer& server, const std::filesystem::path& series,
                     const std::filesystem::path& back);

}  // namespace disyre::test
