// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/dicom/DicomSeries.h"
#include "core/workflows/ScopeFacts.h"

namespace disyre {

/// Returns what `disyre info` says about a place with DICOM files, as lines for a reader: each
/// series with its number, what it is, its grid, its warnings, and why it is not offered; then the
/// files that could not be read.
[[nodiscard]] std::string dicomListingText(const DicomListing& listing);

/// Returns the same as indented JSON. It names the patient, as the files do.
/// @param scope of the likeliest scan; null if it was not measured.
[[nodiscard]] std::string dicomListingToJson(const DicomListing& listing,
                                             const ScopeFacts* scope = nullptr);

/// Reads the likeliest scan of a listing and measures its scope; nothing if no series is offered.
/// Throws what readDicomVolume() and scopeFactsOf() throw.
[[nodiscard]] std::optional<ScopeFacts> scopeOfLikeliest(const DicomListing& listing,
                                                         const ScopeRequest& request,
                                                         const BrainExtractionObserver& observer,
                                                         const StopToken& stop);

}  // namespace disyre
