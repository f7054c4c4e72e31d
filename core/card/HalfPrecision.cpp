// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/HalfPrecision.h"

#include <cmath>
#include <cstring>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

std::uint16_t halfFromFloat(float value) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    const auto sign = static_cast<std::uint16_t>((bits >> 16) & 0x8000u);
    const std::uint32_t magnitude = bits & 0x7fffffffu;
    if (magnitude > 0x7f800000u) {
        return static_cast<std::uint16_t>(sign | 0x7e00u);  // The value is not a number.
    }
    // 65520 is the first value that rounds to infinity.
    if (magnitude >= 0x477ff000u) {
        return static_cast<std::uint16_t>(sign | 0x7c00u);
    }
    std::uint32_t kept = 0;
    std::uint32_t rest = 0;
    std::uint32_t middle = 0;
    if (magnitude >= 0x38800000u) {  // 2^-14 is the smallest normal half.
        kept = (magnitude - 0x38000000u) >> 13;
        rest = magnitude & 0x1fffu;
        middle = 0x1000u;
    } else {
        const std::uint32_t exponent = magnitude >> 23;
        // The value is below half of 2^-24, which is the smallest half above 0.
        if (exponent < 102) {
            return sign;
        }
        const std::uint32_t shift = 126 - exponent;
        const std::uint32_t mantissa = (magnitude & 0x7fffffu) | 0x800000u;
        kept = mantissa >> shift;
        rest = mantissa & ((1u << shift) - 1u);
        middle = 1u << (shift - 1u);
    }
    if (rest > middle || (rest == middle && (kept & 1u) != 0)) {
        ++kept;
    }
    return static_cast<std::uint16_t>(sign | kept);
}

StoredTensor inHalfPrecision(const StoredTensor& tensor) {
    if (tensor.type != "F32") {
        return tensor;
    }
    StoredTensor half{"F16", tensor.shape, std::vector<std::byte>(tensor.bytes.size() / 2)};
    for (std::size_t i = 0; i < tensor.bytes.size() / sizeof(float); ++i) {
        float value = 0.0f;
        std::memcpy(&value, tensor.bytes.data() + i * sizeof value, sizeof value);
        if (std::abs(value) >= 65520.0f) {
            throw SettingsError(MessageId::ModelWeightsTooLarge);
        }
        const std::uint16_t stored = halfFromFloat(value);
        std::memcpy(half.bytes.data() + i * sizeof stored, &stored, sizeof stored);
    }
    return half;
}

}  // namespace disyre
