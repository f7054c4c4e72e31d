// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/base/Json.h"
#include "core/base/StopToken.h"
#include "core/cases/CachedSteps.h"
#include "core/cases/CaseArchive.h"

namespace disyre {

/// Writes steps and the scan in model space as parts "steps/..." and "prepared/..." of a case.
/// Every value is kept to the last bit: a grid is its values as 32-bit little-endian numbers, all
/// lowest bytes first, then all second ones and so on, which makes deflate shorter and faster.
/// Throws FileError, or Stopped if a stop is requested.
/// @return what the manifest says of them: sizes, places, numbers of each slice.
[[nodiscard]] Json writeCachedSteps(CasePacker& packer, const CachedSteps& steps,
                                    const StopToken& stop);

/// Reads what writeCachedSteps() wrote. All sizes are checked before memory is asked for. Throws
/// FileError if something is missing or damaged, or Stopped if a stop is requested.
[[nodiscard]] CachedSteps readCachedSteps(const CaseArchive& archive, const Json& json,
                                          const StopToken& stop);

/// Writes a mask as a part of a case, and reads it back; a byte is a voxel. Reading throws
/// FileError if the part has not one byte for each voxel of this size.
void writeMaskPart(CasePacker& packer, const std::string& name, const Mask& mask);
[[nodiscard]] Mask readMaskPart(const CaseArchive& archive, const std::string& name,
                                const Size3& size);

}  // namespace disyre
