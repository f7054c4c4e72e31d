// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <span>

namespace disyre {

/// A header whose fields lie at fixed bytes, in either byte order.
struct BinaryHeader {
    std::span<const unsigned char> bytes;
    bool bigEndian = false;

    /// Returns the number of type T that begins at a byte; the header must reach beyond it.
    template <typename T>
    [[nodiscard]] T at(std::size_t first) const {
        std::array<unsigned char, sizeof(T)> raw{};
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(first), sizeof(T), raw.begin());
        if (bigEndian != (std::endian::native == std::endian::big)) {
            std::reverse(raw.begin(), raw.end());
        }
        T value;
        std::memcpy(&value, raw.data(), sizeof(T));
        return value;
    }
};

}  // namespace disyre
