// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/PackedFile.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>

namespace disyre {

namespace {

constexpr std::size_t kPieceOfFile = std::size_t{1} << 18;
constexpr std::array<unsigned char, 2> kGzipMagic = {0x1f, 0x8b};

}  // namespace

/// The state of zlib and the bytes of the file that it has not unpacked yet.
struct PackedFile::Inflater {
    Inflater() : input(kPieceOfFile) {
        // 15 is the largest window; 32 more let zlib recognise gzip and zlib by themselves.
        constexpr int kAnyWindow = 15 + 32;
        if (inflateInit2(&state, kAnyWindow) != Z_OK) {
            throw std::bad_alloc();
        }
    }
    ~Inflater() { inflateEnd(&state); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    z_stream state{};
    std::vector<unsigned char> input;
};

PackedFile::PackedFile(const std::filesystem::path& file, std::uint64_t start, bool packed)
    : stream_(file, std::ios::binary), inflater_(packed ? std::make_unique<Inflater>() : nullptr) {
    good_ = stream_.is_open() &&
            start <= static_cast<std::uint64_t>(std::numeric_limits<std::streamoff>::max());
    if (good_) {
        good_ = static_cast<bool>(stream_.seekg(static_cast<std::streamoff>(start)));
    }
}

PackedFile::~PackedFile() = default;

void PackedFile::skipLines(std::uint64_t count) {
    for (std::uint64_t i = 0; good_ && i < count; ++i) {
        stream_.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
        good_ = stream_.good();
    }
}

bool PackedFile::skip(std::uint64_t count) {
    std::vector<unsigned char> passed(
        static_cast<std::size_t>(std::min<std::uint64_t>(count, kPieceOfFile)));
    while (count > 0) {
        const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(count, passed.size()));
        if (read(std::span(passed.data(), want)) != want) {
            return false;
        }
        count -= want;
    }
    return true;
}

std::size_t PackedFile::read(std::span<unsigned char> bytes) {
    if (!good_) {
        return 0;
    }
    if (inflater_) {
        return readPacked(bytes);
    }
    stream_.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return static_cast<std::size_t>(stream_.gcount());
}

/// Gets more of the file for zlib once it has used up what it had. Returns false at the file's end.
bool PackedFile::refill() {
    z_stream& state = inflater_->state;
    if (state.avail_in == 0) {
        stream_.read(reinterpret_cast<char*>(inflater_->input.data()),
                     static_cast<std::streamsize>(inflater_->input.size()));
        state.next_in = inflater_->input.data();
        state.avail_in = static_cast<uInt>(stream_.gcount());
    }
    return state.avail_in > 0;
}

std::size_t PackedFile::readPacked(std::span<unsigned char> bytes) {
    z_stream& state = inflater_->state;
    std::size_t done = 0;
    while (done < bytes.size() && good_ && !ended_) {
        if (!refill()) {
            good_ = false;
            break;
        }
        const std::size_t want = std::min<std::size_t>(bytes.size() - done, 1u << 24);
        state.next_out = bytes.data() + done;
        state.avail_out = static_cast<uInt>(want);
        const int status = inflate(&state, Z_NO_FLUSH);
        done += want - state.avail_out;
        if (status == Z_STREAM_END) {
            // A gzip file may consist of several pieces one after the other; anything else that
            // follows does not belong to it.
            ended_ = !refill() || state.next_in[0] != kGzipMagic[0];
            if (!ended_) {
                inflateReset(&state);
            }
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            good_ = false;
        }
    }
    return done;
}

bool PackedFile::endsWell(std::uint64_t most) {
    if (!inflater_) {
        return good_;
    }
    std::vector<unsigned char> rest(kPieceOfFile);
    for (std::uint64_t seen = 0; seen < most && good_ && !ended_; seen += rest.size()) {
        (void)read(rest);
    }
    return good_;
}

bool PackedFile::isGzip(const std::filesystem::path& file) {
    std::array<unsigned char, kGzipMagic.size()> first{};
    PackedFile plain(file, 0, false);
    return plain.read(first) == first.size() && first == kGzipMagic;
}

std::vector<unsigned char> firstBytesOf(const std::filesystem::path& file, std::size_t count) {
    std::vector<unsigned char> bytes(count);
    PackedFile opened(file, 0, PackedFile::isGzip(file));
    bytes.resize(opened.read(bytes));
    return bytes;
}

}  // namespace disyre
