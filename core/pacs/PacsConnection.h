// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/StopToken.h"
#include "core/pacs/PacsServers.h"

namespace disyre {

/// What series are looked for. Empty fields count as anything; * stands for any characters.
struct PacsQuery {
    std::string patientName = {};
    std::string patientId = {};
    std::string studyDate = {};  ///< Such as "20041103", or "20040101-20041231".
    std::string modality = "MR";
};

/// A series that a server has. Texts are UTF-8.
struct PacsSeries {
    std::string studyUid;
    std::string seriesUid;
    std::string patientName;
    std::string patientId;
    std::string studyDate;
    std::string studyDescription;
    std::string modality;
    std::string description;
    int number = 0;
    int images = 0;  ///< 0 if the server does not say.
};

/// Called with how many of how many files are done; the total is 0 while it is unknown.
using PacsProgress = std::function<void(std::size_t done, std::size_t total)>;

// Each of the functions below opens a connection for itself and closes it, by DIMSE or DICOMweb as
// the server's kind says. All throw Error with
// ServerUnreachable, ServerRefused, ServerLost or ServerFailed, which say what to do about it, and
// Stopped if a stop is requested; a server that does not answer is given up after half a minute.

/// Asks whether the server answers (C-ECHO; QIDO-RS for one study).
void askForEcho(const PacsServer& server);

/// Looks for series (C-FIND, study root; QIDO-RS): first the studies, then the series of each.
[[nodiscard]] std::vector<PacsSeries> findSeries(const PacsServer& server, const PacsQuery& query,
                                                 const StopToken& stop);

/// Receives all images of a series (C-GET; WADO-RS) into a new folder, completely or not at all.
/// @return the files. Throws FileError too.
std::vector<std::filesystem::path> fetchSeries(const PacsServer& server, const PacsSeries& series,
                                               const std::filesystem::path& folder,
                                               const PacsProgress& progress, const StopToken& stop);

/// Sends DICOM files one after the other (C-STORE; STOW-RS). Throws ServerNotStored at the first
/// one that is refused, and FileError if a file cannot be read.
void storeFiles(const PacsServer& server, const std::vector<std::filesystem::path>& files,
                const PacsProgress& progress, const StopToken& stop);

}  // namespace disyre
