// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/card/Safetensors.h"

namespace disyre {

/// The nearest IEEE 754 half (binary16), ties to even; beyond 65504 the infinity of its sign.
[[nodiscard]] std::uint16_t halfFromFloat(float value);

/// An F32 array as F16: half the bytes, 11 significant bits. Others are returned as they are. Throws
/// SettingsError when a value is too large to be a half.
[[nodiscard]] StoredTensor inHalfPrecision(const StoredTensor& tensor);

}  // namespace disyre
