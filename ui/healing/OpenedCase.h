// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>

#include "core/base/StopToken.h"
#include "core/cases/CaseFile.h"
#include "ui/healing/HealingCase.h"

namespace disyre::ui {

/// What a person says about the scan of a case that is not where it was.
struct CaseScanChoice {
    std::filesystem::path file;  ///< Where it is now; empty for the place that the case names.
    /// Whether the case is shown without it, from its results alone.
    bool withoutScan = false;
};

/// A case that was read: everything of an open scan but its number. The window's thread takes it
/// over into its list of open scans.
struct OpenedCase {
    /// The scan is nowhere; nothing but `summary` is known then.
    bool isScanMissing = false;
    CaseSummary summary;
    /// The scan with what was healed, found, drawn and chosen.
    HealingCase review;
};

/// Opens a case: its scan, from its file or from the case itself, and all that was healed. The
/// scan's file must have the hash that the case tells; where it has another one, or with
/// CaseScanChoice::withoutScan, the scan is worked out from the results of the case. Slow. Throws
/// FileError and ScanError, for instance if the file that a person chose is another scan, or
/// Stopped if a stop is requested.
/// @param isLocked whether the case's lock is asked for, so that it can be saved again; not for
/// what the program saved by itself.
[[nodiscard]] std::shared_ptr<OpenedCase> openCase(const std::filesystem::path& file,
                                                   const CaseScanChoice& choice, bool isLocked,
                                                   const StopToken& stop);

/// Returns what tells the scan of an open case from another one. Slow. Throws FileError, or Stopped
/// if a stop is requested.
[[nodiscard]] ScanIdentity identityOf(const OpenedScan& scan, const std::filesystem::path& file,
                                      const DicomListing* listing, std::size_t series,
                                      const StopToken& stop);

}  // namespace disyre::ui
