// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/dicom/DicomSeries.h"

namespace disyre {

/// Returns what `disyre info` says about a place with DICOM files, as lines for a reader: each
/// series with its number, what it is, its grid, its warnings, and why it is not offered; then the
/// files that could not be read.
[[nodiscard]] std::string dicomListingText(const DicomListing& listing);

/// Returns the same as indented JSON. It names the patient, as the files do.
[[nodiscard]] std::string dicomListingToJson(const DicomListing& listing);

}  // namespace disyre
