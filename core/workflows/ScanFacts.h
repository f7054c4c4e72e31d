// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/image/ScanReader.h"
#include "core/workflows/ScopeFacts.h"

namespace disyre {

/// What `disyre info` says about a scan's file.
struct ScanFacts {
    std::string file;  ///< The path as it was given.
    ScanInfo info;
    float minimum = 0.0f;  ///< The lowest intensity of any voxel.
    float maximum = 0.0f;
    std::optional<ScopeFacts> scope;  ///< Empty if it was not asked for.

    /// The kind of file in words, for instance "NIfTI-1, compressed".
    [[nodiscard]] std::string format() const;
};

/// Reads a scan with all its voxels. Throws what readScan() throws.
[[nodiscard]] ScanFacts readScanFacts(const std::string& file, const ScanChoice& choice = {});

/// Reads a scan and measures its scope too. Throws what readScan() and scopeFactsOf() throw.
[[nodiscard]] ScanFacts readScanFacts(const std::string& file, const ScanChoice& choice,
                                      const ScopeRequest& scope,
                                      const BrainExtractionObserver& observer,
                                      const StopToken& stop);

/// Returns the facts as indented JSON.
[[nodiscard]] std::string scanFactsToJson(const ScanFacts& facts);

}  // namespace disyre
