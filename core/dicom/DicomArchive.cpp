// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomArchive.h"

#include <fmt/format.h>
#include <unzip.h>

#include <array>
#include <fstream>
#include <memory>
#include <string_view>
#include <type_traits>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostBytes = std::uint64_t{16} << 30;
constexpr std::uint64_t kMostFiles = 200000;
/// DICOM files shrink to a half or a third; black slices shrink more, but a whole archive that
/// unpacks to 500 times its size was made to do harm.
constexpr std::uint64_t kMostExpansion = 500;

struct UnzipDeleter {
    void operator()(unzFile archive) const { unzClose(archive); }
};
using UnzipFile = std::unique_ptr<std::remove_pointer_t<unzFile>, UnzipDeleter>;

/// An entry of the archive.
struct ArchiveEntry {
    std::string name;
    std::uint64_t length = 0;
    bool isFile = false;
};

ArchiveEntry currentEntry(const fs::path& path, unzFile archive) {
    unz_file_info64 info{};
    std::array<char, 1024> name{};
    if (unzGetCurrentFileInfo64(archive, &info, name.data(), name.size() - 1, nullptr, 0, nullptr,
                                0) != UNZ_OK) {
        throw ScanError(path, MessageId::DicomZipDamaged);
    }
    ArchiveEntry entry;
    entry.name = name.data();
    entry.length = info.uncompressed_size;
    entry.isFile =
        !entry.name.ends_with('/') && !entry.name.ends_with('\\') && info.uncompressed_size > 0;
    return entry;
}

/// Calls `use` for each entry.
template <typename Use>
void eachEntry(const fs::path& path, unzFile archive, const StopToken& stop, const Use& use) {
    int status = unzGoToFirstFile(archive);
    while (status == UNZ_OK) {
        stop.throwIfStopped();
        use(currentEntry(path, archive));
        status = unzGoToNextFile(archive);
    }
    if (status != UNZ_END_OF_LIST_OF_FILE) {
        throw ScanError(path, MessageId::DicomZipDamaged);
    }
}

/// Throws ScanError if the archive says that it unpacks to more than is allowed.
void checkArchiveSize(const fs::path& path, unzFile archive, const StopToken& stop) {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    eachEntry(path, archive, stop, [&](const ArchiveEntry& entry) {
        files += entry.isFile ? 1 : 0;
        // Each length is cut off, so that the sum cannot run over.
        bytes += std::min(entry.length, kMostBytes + 1);
    });
    std::error_code error;
    const std::uintmax_t packed = fs::file_size(path, error);
    const std::uint64_t most =
        error ? 0 : std::min<std::uint64_t>(kMostBytes, packed * kMostExpansion);
    if (files > kMostFiles || bytes > most) {
        throw ScanError(path, MessageId::DicomZipTooLarge, {files, bytes >> 20});
    }
}

/// Unpacks the current entry. An entry that holds more than it says is damaged.
void unpackEntry(const fs::path& path, unzFile archive, const ArchiveEntry& entry,
                 const fs::path& target, const StopToken& stop) {
    if (unzOpenCurrentFile(archive) != UNZ_OK) {
        throw ScanError(path, MessageId::DicomZipDamaged);
    }
    std::ofstream out(target, std::ios::binary);
    std::vector<char> piece(1u << 18);
    std::uint64_t done = 0;
    int got = 1;
    while (got > 0 && done <= entry.length && out) {
        stop.throwIfStopped();
        got = unzReadCurrentFile(archive, piece.data(), static_cast<unsigned>(piece.size()));
        if (got > 0) {
            out.write(piece.data(), got);
            done += static_cast<std::uint64_t>(got);
        }
    }
    // Closing checks the sum of the bytes.
    if (unzCloseCurrentFile(archive) != UNZ_OK || got < 0 || done != entry.length) {
        throw ScanError(path, MessageId::DicomZipDamaged);
    }
    out.close();
    if (!out) {
        throw FileError(target, MessageId::FileNotWrittenToDisk);
    }
}

}  // namespace

DicomArchive::DicomArchive(const fs::path& path, const StopToken& stop) {
    const UnzipFile archive(unzOpen64(path.string().c_str()));
    if (!archive) {
        throw ScanError(path, MessageId::DicomZipDamaged);
    }
    checkArchiveSize(path, archive.get(), stop);
    folder_.emplace("zip");
    eachEntry(path, archive.get(), stop, [&](const ArchiveEntry& entry) {
        if (entry.isFile) {
            const fs::path target = folder_->path() / fmt::format("{:06}", files_.size());
            unpackEntry(path, archive.get(), entry, target, stop);
            files_.push_back(target);
            names_[target] = entry.name;
        }
    });
}

DicomArchive::~DicomArchive() = default;

const std::string& DicomArchive::nameInside(const fs::path& file) const {
    static const std::string kUnknown;
    const auto found = names_.find(file);
    return found == names_.end() ? kUnknown : found->second;
}

bool isZipArchive(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::array<char, 4> start{};
    stream.read(start.data(), start.size());
    return stream && std::string_view(start.data(), 4) == std::string_view("PK\x03\x04", 4);
}

}  // namespace disyre
