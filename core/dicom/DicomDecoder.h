// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/dicom/DicomHeader.h"

namespace disyre {

/// Tells whether a compressed image of this transfer syntax can be decoded: RLE, JPEG (lossless and
/// lossy), JPEG-LS, JPEG 2000.
[[nodiscard]] bool canDecode(const std::string& transferSyntax);

/// Decodes one slice with GDCM. Returns its stored values, least significant byte first, and sets
/// how many bytes each has. Throws ScanError naming the file if the compressed image states another
/// size than the header, or is damaged.
[[nodiscard]] std::string decodedImage(const DicomHeader& header,
                                       const std::vector<std::string>& fragments, int& bytesEach);

}  // namespace disyre
