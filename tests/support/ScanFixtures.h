// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Error.h"
#include "core/base/Random.h"
#include "core/image/ScanReader.h"
#include "tests/support/Phantom.h"

// Files of scans that tests write byte by byte. Their voxels hold the numbers 0, 1, 2 … in the
// order of the file, so that a voxel that is read from a wrong place is seen.
namespace disyre::test {

/// Appends a number as it lies in memory on a machine of the given byte order.
template <typename T>
void appendNumber(std::string& bytes, T value, bool bigEndian) {
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    if (bigEndian != (std::endian::native == std::endian::big)) {
        std::reverse(raw, raw + sizeof(T));
    }
    bytes.append(raw, sizeof(T));
}

/// Replaces the bytes from `at` on by a number.
template <typename T>
void putNumber(std::string& bytes, std::size_t at, T value, bool bigEndian) {
    std::string raw;
    appendNumber(raw, value, bigEndian);
    bytes.replace(at, raw.size(), raw);
}

/// Returns the numbers 0, 1, 2 … as bytes of type T.
template <typename T>
std::string countedBytes(std::size_t count, bool bigEndian = false) {
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) {
        appendNumber(bytes, static_cast<T>(i), bigEndian);
    }
    return bytes;
}

/// Returns bytes compressed with gzip, or with zlib's own frame.
inline std::string packed(const std::string& bytes, bool gzip = true) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, gzip ? 15 + 16 : 15, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// Writes a file into a folder and returns its path.
inline std::filesystem::path writeBytes(const TemporaryFolder& folder, const std::string& name,
                                        const std::string& bytes) {
    std::filesystem::path path = folder.path() / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

/// Checks that the voxels are `first`, `first + step` … in the order of the file.
inline void expectCounted(const Volume& scan, Size3 size, float first = 0.0f, float step = 1.0f) {
    ASSERT_EQ(scan.size, size);
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        ASSERT_EQ(scan.voxels[i], first + step * static_cast<float>(i)) << i;
    }
}

inline void expectAffine(const Affine& affine, const Affine& expected) {
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
            EXPECT_NEAR(affine[row][column], expected[row][column], 1e-4) << row << ',' << column;
        }
    }
}

/// Returns the name of the message with which a file is refused; empty if it is read.
inline std::string refusalOf(const std::filesystem::path& path, const ScanChoice& choice = {}) {
    try {
        (void)readScan(path, nullptr, choice);
    } catch (const ScanError& error) {
        EXPECT_GT(std::string_view(error.what()).size(), 20u);
        return nameOf(error.id());
    }
    return "";
}

/// Tells whether messages have one of the given id.
inline bool hasMessage(const std::vector<Message>& messages, MessageId id) {
    return std::any_of(messages.begin(), messages.end(),
                       [id](const Message& message) { return message.id == id; });
}

/// Changes a file's first bytes at random many times, and checks that it is then read or refused,
/// and never gives more voxels than it holds.
inline void expectMutationsAreSafe(const TemporaryFolder& folder, const std::string& name,
                                   const std::string& bytes, int header, std::size_t voxels,
                                   std::uint64_t tries = 400) {
    for (std::uint64_t i = 0; i < tries; ++i) {
        Random random(23, i);
        std::string mutated = bytes;
        const int changes = random.integer(1, 5);
        for (int c = 0; c < changes; ++c) {
            mutated[static_cast<std::size_t>(random.integer(0, header - 1))] =
                static_cast<char>(random.bits());
        }
        try {
            const Volume scan = readScan(writeBytes(folder, name, mutated));
            ASSERT_LE(scan.voxels.size(), voxels);
        } catch (const ScanError&) {
        }
    }
}

/// Cuts a file at many places, and checks that every part is refused.
inline void expectPartsAreRefused(const TemporaryFolder& folder, const std::string& name,
                                  const std::string& bytes) {
    const std::size_t step = std::max<std::size_t>(1, bytes.size() / 150);
    for (std::size_t length = 0; length < bytes.size(); length += step) {
        EXPECT_NE(refusalOf(writeBytes(folder, name, bytes.substr(0, length))), "") << length;
    }
}

}  // namespace disyre::test
