// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/card/Safetensors.h"

namespace disyre {

/// Returns the nearest IEEE 754 half-precision number (binary16) as its bits. Ties go to the even
/// number; values too large for a half, from 65520 on, become infinity with their sign.
[[nodiscard]] std::uint16_t halfFromFloat(float value);

/// Converts an F32 array to F16, which halves its bytes and keeps 11 significant bits. Arrays of
/// other types are returned unchanged. Throws SettingsError if a value is too large for a half.
[[nodiscard]] StoredTensor inHalfPrecision(const StoredTensor& tensor);

}  // namespace disyre
