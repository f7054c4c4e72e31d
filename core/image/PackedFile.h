// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <span>
#include <vector>

namespace disyre {

/// Reads a file from a place on, either its bytes as they are or what was compressed there with
/// gzip or zlib. Files whose name is not of the system's old alphabet open on every platform.
class PackedFile {
public:
    /// Opens a file for reading from byte `start` of the file on, as it lies on the disk.
    /// @param packed true if what begins there is compressed with gzip or zlib.
    PackedFile(const std::filesystem::path& file, std::uint64_t start, bool packed);
    ~PackedFile();
    PackedFile(const PackedFile&) = delete;
    PackedFile& operator=(const PackedFile&) = delete;

    /// Returns whether the file could be opened and nothing damaged has been met yet.
    [[nodiscard]] bool isGood() const { return good_; }
    /// Passes over so many lines of the file as it lies on the disk; to be called before anything
    /// is read.
    void skipLines(std::uint64_t count);
    /// Passes over so many bytes of the content. Returns whether there were as many.
    bool skip(std::uint64_t count);
    /// Fills `bytes` with the next ones of the content. Returns how many there were; fewer only at
    /// the end or where the compressed data is damaged.
    std::size_t read(std::span<unsigned char> bytes);
    /// Returns whether what follows up to the end of compressed data is undamaged, as far as its
    /// checksum and its length tell. True for a file that is not packed.
    /// @param most how many bytes of the content are looked at, because a hostile file may unpack
    /// to a thousand times its size; without the argument a few megabytes.
    bool endsWell(std::uint64_t most = std::uint64_t{1} << 22);

    /// Returns whether a file begins as a gzip file does. False if it cannot be read.
    [[nodiscard]] static bool isGzip(const std::filesystem::path& file);

private:
    struct Inflater;

    std::size_t readPacked(std::span<unsigned char> bytes);
    bool refill();

    std::ifstream stream_;
    std::unique_ptr<Inflater> inflater_;  ///< Null for a file that is not packed.
    bool good_ = true;
    bool ended_ = false;  ///< The compressed data came to its end.
};

/// Returns the first bytes of a file's content, at most `count`, unpacked if it is gzipped.
[[nodiscard]] std::vector<unsigned char> firstBytesOf(const std::filesystem::path& file,
                                                      std::size_t count);

}  // namespace disyre
