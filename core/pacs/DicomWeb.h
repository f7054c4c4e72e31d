// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/StopToken.h"
#include "core/pacs/PacsConnection.h"

/// DICOMweb (DICOM PS3.18): what the functions of PacsConnection.h do for servers of that kind.
/// Callers use those. Redirects are not followed, so nothing goes to a host that nobody named.
namespace disyre::dicomweb {

void askForEcho(const PacsServer& server);

[[nodiscard]] std::vector<PacsSeries> findSeries(const PacsServer& server, const PacsQuery& query,
                                                 const StopToken& stop);

std::vector<std::filesystem::path> fetchSeries(const PacsServer& server, const PacsSeries& series,
                                               const std::filesystem::path& folder,
                                               const PacsProgress& progress, const StopToken& stop);

/// A file counts as stored only if the answer names it as stored (Referenced SOP Sequence).
void storeFiles(const PacsServer& server, const std::vector<std::filesystem::path>& files,
                const PacsProgress& progress, const StopToken& stop);

}  // namespace disyre::dicomweb
