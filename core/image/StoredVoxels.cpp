// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/StoredVoxels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>
#include <new>
#include <optional>
#include <span>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/HeaderText.h"
#include "core/image/PackedFile.h"
#include "core/image/ScanChecks.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

struct StoredType {
    const char* name;
    int bytes;
};
// In the order of NumberType.
constexpr std::array<StoredType, 10> kStoredTypes = {{{"uint8", 1},
                                                      {"int8", 1},
                                                      {"uint16", 2},
                                                      {"int16", 2},
                                                      {"uint32", 4},
                                                      {"int32", 4},
                                                      {"uint64", 8},
                                                      {"int64", 8},
                                                      {"float32", 4},
                                                      {"float64", 8}}};

std::uint64_t storedNumbersOf(const ScanInfo& info) {
    return static_cast<std::uint64_t>(info.size[0]) * static_cast<std::uint64_t>(info.size[1]) *
           static_cast<std::uint64_t>(info.size[2]) * static_cast<std::uint64_t>(info.volumes);
}

/// Returns how many bytes a file must have at least to hold its share of the numbers.
double leastBytesOf(const StoredVoxels& stored, std::uint64_t numbers) {
    const auto bytes =
        static_cast<double>(stored.offset) + static_cast<double>(numbers) * bytesOf(stored.type);
    // Deflate, the compression of gzip, cannot shrink data by more than about 1032 to 1.
    constexpr double kMostCompression = 1100.0;
    switch (stored.encoding) {
        case VoxelEncoding::Raw:
            return (stored.atEnd ? 0.0 : static_cast<double>(stored.start)) + bytes;
        case VoxelEncoding::Packed:
            return static_cast<double>(stored.start) + bytes / kMostCompression;
        case VoxelEncoding::Text:
            break;
    }
    // Each number is a digit and a space at least; the last one needs no space.
    return static_cast<double>(stored.start) + 2.0 * static_cast<double>(numbers) - 1.0;
}

/// Reads numbers of type T until `count` have been read. Returns false if there are fewer.
template <typename T>
bool readNumbers(PackedFile& file, bool bigEndian, std::uint64_t count,
                 const std::function<void(std::span<const T>)>& take) {
    constexpr std::size_t kPieceOfNumbers = std::size_t{1} << 17;
    std::vector<T> numbers(
        static_cast<std::size_t>(std::min<std::uint64_t>(count, kPieceOfNumbers)));
    const bool swaps = bigEndian != (std::endian::native == std::endian::big);
    while (count > 0) {
        const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(count, numbers.size()));
        auto* bytes = reinterpret_cast<unsigned char*>(numbers.data());
        if (file.read(std::span(bytes, want * sizeof(T))) != want * sizeof(T)) {
            return false;
        }
        for (std::size_t i = 0; swaps && sizeof(T) > 1 && i < want; ++i) {
            std::reverse(bytes + i * sizeof(T), bytes + (i + 1) * sizeof(T));
        }
        take(std::span<const T>(numbers.data(), want));
        count -= want;
    }
    return true;
}

/// Which of the numbers of all files make up the chosen volume: every `step`-th from `first` on.
struct ChosenNumbers {
    std::uint64_t first = 0;
    std::uint64_t step = 1;
    std::uint64_t count = 0;
};

ChosenNumbers chosenNumbers(const StoredVoxels& stored, const ScanInfo& info) {
    const std::uint64_t voxels = storedNumbersOf(info) / static_cast<std::uint64_t>(info.volumes);
    const auto volume = static_cast<std::uint64_t>(info.volume - 1);
    return stored.interleaved
               ? ChosenNumbers{volume, static_cast<std::uint64_t>(info.volumes), voxels}
               : ChosenNumbers{volume * voxels, 1, voxels};
}

/// Puts numbers into a volume, as far as they belong to it.
class VolumeFiller {
public:
    VolumeFiller(Volume& volume, const ChosenNumbers& chosen, const ScanInfo& info)
        : volume_(volume), chosen_(chosen), slope_(info.slope), intercept_(info.intercept) {}

    /// Takes the number that has this place among those of all files, counted from 0.
    void take(std::uint64_t place, double value) {
        if (place < chosen_.first ||
            (chosen_.step > 1 && (place - chosen_.first) % chosen_.step != 0)) {
            return;
        }
        const std::uint64_t voxel = (place - chosen_.first) / chosen_.step;
        if (voxel < chosen_.count) {
            volume_.voxels[static_cast<std::size_t>(voxel)] =
                static_cast<float>(value * slope_ + intercept_);
        }
    }

private:
    Volume& volume_;
    ChosenNumbers chosen_;
    double slope_;
    double intercept_;
};

/// Reads the numbers of one file whose first has the place `place` among those of all files; those
/// before `from` are passed over. Returns false if they cannot be read to the end.
template <typename T>
bool readBinaryFile(PackedFile& file, const StoredVoxels& stored, std::uint64_t place,
                    std::uint64_t count, std::uint64_t from, VolumeFiller& filler) {
    const std::uint64_t passed = from > place ? std::min(from - place, count) : 0;
    if (!file.skip(passed * sizeof(T))) {
        return false;
    }
    place += passed;
    return readNumbers<T>(file, stored.bigEndian, count - passed, [&](std::span<const T> numbers) {
        for (const T number : numbers) {
            filler.take(place++, static_cast<double>(number));
        }
    });
}

bool readTextVoxels(PackedFile& file, std::uint64_t place, std::uint64_t count,
                    VolumeFiller& filler) {
    std::string word;
    std::vector<unsigned char> piece(std::size_t{1} << 16);
    NumberReader reader;
    std::uint64_t done = 0;
    const auto endWord = [&] {
        if (word.empty() || done == count) {
            word.clear();
            return true;
        }
        const std::optional<double> number = reader.number(word);
        word.clear();
        if (number) {
            filler.take(place + done++, *number);
        }
        return number.has_value();
    };
    constexpr std::size_t kLongestNumber = 400;
    while (done < count) {
        const std::size_t got = file.read(piece);
        for (std::size_t i = 0; i < got; ++i) {
            const auto letter = static_cast<char>(piece[i]);
            if (!isHeaderSpace(letter) && letter != ',') {
                word += letter;
            } else if (!endWord()) {
                return false;
            }
            if (word.size() > kLongestNumber) {
                return false;
            }
        }
        if (got < piece.size()) {
            return endWord() && done == count;
        }
    }
    return true;
}

bool readAnyFile(PackedFile& file, const StoredVoxels& stored, std::uint64_t place,
                 std::uint64_t count, std::uint64_t from, VolumeFiller& filler) {
    if (stored.encoding == VoxelEncoding::Text) {
        return readTextVoxels(file, place, count, filler);
    }
    const auto run = [&]<typename T>(T) {
        return readBinaryFile<T>(file, stored, place, count, from, filler);
    };
    switch (stored.type) {
        case NumberType::UInt8:
            return run(std::uint8_t{});
        case NumberType::Int8:
            return run(std::int8_t{});
        case NumberType::UInt16:
            return run(std::uint16_t{});
        case NumberType::Int16:
            return run(std::int16_t{});
        case NumberType::UInt32:
            return run(std::uint32_t{});
        case NumberType::Int32:
            return run(std::int32_t{});
        case NumberType::UInt64:
            return run(std::uint64_t{});
        case NumberType::Int64:
            return run(std::int64_t{});
        case NumberType::Float32:
            return run(float{});
        case NumberType::Float64:
            break;
    }
    return run(double{});
}

/// Returns the byte of a file from which on it is read.
std::uint64_t startIn(const fs::path& file, const StoredVoxels& stored, std::uint64_t numbers) {
    std::error_code error;
    const std::uint64_t bytes = numbers * static_cast<std::uint64_t>(bytesOf(stored.type));
    const std::uint64_t length = fs::file_size(file, error);
    return stored.atEnd && !error && length >= bytes ? length - bytes : stored.start;
}

}  // namespace

const char* nameOf(NumberType type) {
    return kStoredTypes[static_cast<std::size_t>(type)].name;
}

int bytesOf(NumberType type) {
    return kStoredTypes[static_cast<std::size_t>(type)].bytes;
}

void placeVoxels(const fs::path& path, const fs::path& file, std::uint64_t begin,
                 StoredVoxels& stored) {
    stored.files = {file};
    if (!PackedFile::isGzip(file)) {
        stored.start = begin;
        return;
    }
    if (stored.encoding != VoxelEncoding::Raw) {
        throw ScanError(path, MessageId::ScanEncoding, {"gzip"});
    }
    stored.encoding = VoxelEncoding::Packed;
    stored.atEnd = false;
    stored.offset += begin;
}

void checkStoredVoxels(const fs::path& path, const StoredVoxels& stored, const ScanInfo& info) {
    const std::uint64_t numbers = storedNumbersOf(info);
    if (stored.files.empty() || numbers % stored.files.size() != 0) {
        throw ScanError(path, MessageId::ScanHeaderField, {"number of files"});
    }
    for (const fs::path& file : stored.files) {
        std::error_code error;
        if (!fs::is_regular_file(file, error)) {
            throw ScanError(path, MessageId::ScanVoxelFileMissing, {file.filename()});
        }
        const auto available = static_cast<double>(fs::file_size(file, error));
        if (error || available < leastBytesOf(stored, numbers / stored.files.size())) {
            throw ScanError(path, MessageId::ScanShorterThanHeader);
        }
    }
}

Volume readStoredVoxels(const fs::path& path, const StoredVoxels& stored, ScanInfo& info) {
    try {
        Volume volume(info.size, info.affine);
        const ChosenNumbers chosen = chosenNumbers(stored, info);
        const std::uint64_t end = chosen.first + (chosen.count - 1) * chosen.step + 1;
        const std::uint64_t share = storedNumbersOf(info) / stored.files.size();
        VolumeFiller filler(volume, chosen, info);
        for (std::size_t i = 0; i < stored.files.size() && i * share < end; ++i) {
            const std::uint64_t count = std::min(share, end - i * share);
            PackedFile file(stored.files[i], startIn(stored.files[i], stored, share),
                            stored.encoding == VoxelEncoding::Packed);
            file.skipLines(stored.lines);
            if (!file.skip(stored.offset) ||
                !readAnyFile(file, stored, i * share, count, chosen.first, filler) ||
                (count == share && !file.endsWell())) {
                throw ScanError(path, MessageId::ScanTruncated);
            }
        }
        checkScanValues(path, volume, info);
        return volume;
    } catch (const std::bad_alloc&) {
        throw ScanError(path, MessageId::ScanMemory);
    }
}

}  // namespace disyre
