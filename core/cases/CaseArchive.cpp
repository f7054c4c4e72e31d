// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/CaseArchive.h"

#include <unzip.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/Sha256.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

constexpr const char* kFormat = "disyre-case";
constexpr int kVersion = 1;
constexpr const char* kManifest = "manifest.json";
/// The first part of each case, not compressed, so that the beginning of the file tells its kind.
constexpr const char* kKindPart = "mimetype";
constexpr std::string_view kKind = "application/x-disyre-case";
/// Where the name of the first part begins in a zip archive.
constexpr std::size_t kFirstName = 30;

constexpr std::uint64_t kMostParts = 10000;
constexpr std::uint64_t kMostBytes = std::uint64_t{32} << 30;
constexpr std::uint64_t kMostManifest = std::uint64_t{16} << 20;
constexpr std::size_t kLongestName = 200;
/// Deflate makes at most 1032 bytes of one; what claims more lies about its size.
constexpr std::uint64_t kMostExpansion = 1040;
constexpr std::size_t kPiece = std::size_t{1} << 20;

/// Tells whether a name stays inside the case on every system: plain letters of folders and files.
bool isPlainName(std::string_view name) {
    if (name.empty() || name.size() > kLongestName || name.front() == '/' || name.back() == '/') {
        return false;
    }
    const bool plain = std::all_of(name.begin(), name.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '.' || letter == '-' ||
               letter == '_' || letter == '/';
    });
    // A folder's name that begins with a point may lead out of the case, or hide.
    return plain && name.front() != '.' && name.find("/.") == std::string_view::npos &&
           name.find("//") == std::string_view::npos;
}

std::string reasonOf(int code) {
    return std::generic_category().message(code != 0 ? code : EIO);
}

}  // namespace

// ---- Writing

struct CasePacker::Zip {
    zipFile archive = nullptr;
    Sha256 hash;
    ~Zip() {
        if (archive != nullptr) {
            zipClose(archive, nullptr);
        }
    }
};

CasePacker::CasePacker(const fs::path& file) : file_(file), target_(file) {
    errno = 0;
    zip_ = std::make_unique<Zip>();
    zip_->archive = zipOpen64(target_.temporaryPath().string().c_str(), APPEND_STATUS_CREATE);
    if (zip_->archive == nullptr) {
        throwWriteError();
    }
    add(kKindPart, std::as_bytes(std::span(kKind.data(), kKind.size())), CasePacking::Stored);
}

CasePacker::~CasePacker() = default;

void CasePacker::throwWriteError() const {
    throw FileError(file_, MessageId::FileNotWritten, {reasonOf(errno)});
}

void CasePacker::begin(const std::string& name, CasePacking packing) {
    zip_fileinfo info{};
    info.dosDate = (1u << 21) | (1u << 16);  // The first day of 1980: the manifest has the date.
    const int level = static_cast<int>(packing);
    errno = 0;
    if (!isPlainName(name) ||
        zipOpenNewFileInZip64(zip_->archive, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                              level == 0 ? 0 : Z_DEFLATED, level, 1) != ZIP_OK) {
        throwWriteError();
    }
    parts_.push_back({name, 0, {}});
}

void CasePacker::write(std::span<const std::byte> bytes) {
    for (std::size_t done = 0; done < bytes.size(); done += kPiece) {
        const auto piece = bytes.subspan(done, std::min(kPiece, bytes.size() - done));
        errno = 0;
        if (zipWriteInFileInZip(zip_->archive, piece.data(), static_cast<unsigned>(piece.size())) !=
            ZIP_OK) {
            throwWriteError();
        }
    }
    parts_.back().bytes += bytes.size();
}

void CasePacker::end() {
    errno = 0;
    if (zipCloseFileInZip(zip_->archive) != ZIP_OK) {
        throwWriteError();
    }
}

void CasePacker::add(const std::string& name, std::span<const std::byte> bytes,
                     CasePacking packing) {
    begin(name, packing);
    write(bytes);
    end();
    Sha256 hash;
    hash.add(bytes);
    parts_.back().sha256 = hash.digits();
}

void CasePacker::addFile(const std::string& name, const fs::path& source, CasePacking packing,
                         const StopToken& stop) {
    std::ifstream stream(source, std::ios::binary);
    begin(name, packing);
    Sha256 hash;
    std::vector<char> piece(kPiece);
    while (stream) {
        stop.throwIfStopped();
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto bytes =
            std::as_bytes(std::span(piece.data(), static_cast<std::size_t>(stream.gcount())));
        write(bytes);
        hash.add(bytes);
    }
    if (!stream.eof()) {
        throw FileError(source, MessageId::FileMissingOrNotReadable);
    }
    end();
    parts_.back().sha256 = hash.digits();
}

void CasePacker::finish(Json manifest) {
    Json whole{{"format", kFormat}, {"format_version", kVersion}};
    whole.update(manifest);
    whole["parts"] = Json::array();
    for (const CasePart& part : parts_) {
        if (part.name != kKindPart) {
            whole["parts"].push_back(
                {{"name", part.name}, {"bytes", part.bytes}, {"sha256", part.sha256}});
        }
    }
    const std::string text = jsonText(whole, 1) + "\n";
    add(kManifest, std::as_bytes(std::span(text.data(), text.size())), CasePacking::Fast);
    errno = 0;
    const int closed = zipClose(zip_->archive, nullptr);
    zip_->archive = nullptr;
    if (closed != ZIP_OK) {
        throwWriteError();
    }
    target_.commit();
}

// ---- Reading

struct CaseArchive::Unzip {
    struct Entry {
        unz64_file_pos place{};
        std::uint64_t bytes = 0;
    };
    unzFile archive = nullptr;
    std::map<std::string, Entry> entries;
    ~Unzip() {
        if (archive != nullptr) {
            unzClose(archive);
        }
    }
};

CaseArchive::CaseArchive(const fs::path& file) : file_(file), zip_(std::make_unique<Unzip>()) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {
        throw FileError(file,
                        fs::exists(file, error) ? MessageId::FileNotAFile : MessageId::FileMissing);
    }
    const std::uint64_t packed = fs::file_size(file, error);
    zip_->archive = unzOpen64(file.string().c_str());
    unz_global_info64 whole{};
    if (zip_->archive == nullptr || unzGetGlobalInfo64(zip_->archive, &whole) != UNZ_OK) {
        throw FileError(file, MessageId::CaseFileDamaged);
    }
    if (whole.number_entry > kMostParts) {
        throw FileError(file, MessageId::CaseFileTooLarge, {whole.number_entry, 0});
    }
    std::uint64_t sum = 0;
    int status = unzGoToFirstFile(zip_->archive);
    while (status == UNZ_OK) {
        unz_file_info64 info{};
        std::array<char, kLongestName + 2> name{};
        Unzip::Entry entry;
        if (unzGetCurrentFileInfo64(zip_->archive, &info, name.data(), name.size() - 1, nullptr, 0,
                                    nullptr, 0) != UNZ_OK ||
            unzGetFilePos64(zip_->archive, &entry.place) != UNZ_OK) {
            throw FileError(file, MessageId::CaseFileDamaged);
        }
        if (info.size_filename > kLongestName || !isPlainName(name.data()) ||
            zip_->entries.contains(name.data())) {
            throw FileError(file, MessageId::CaseFileOddName);
        }
        entry.bytes = info.uncompressed_size;
        // Each size is cut off, so that the sum cannot run over.
        sum += std::min(entry.bytes, kMostBytes + 1);
        if (entry.bytes > packed * kMostExpansion || sum > kMostBytes) {
            throw FileError(file, MessageId::CaseFileTooLarge, {whole.number_entry, sum >> 20});
        }
        zip_->entries.emplace(name.data(), entry);
        status = unzGoToNextFile(zip_->archive);
    }
    if (status != UNZ_END_OF_LIST_OF_FILE) {
        throw FileError(file, MessageId::CaseFileDamaged);
    }
    readManifest();
}

CaseArchive::~CaseArchive() = default;

void CaseArchive::readManifest() {
    const auto found = zip_->entries.find(kManifest);
    if (found == zip_->entries.end() || found->second.bytes > kMostManifest) {
        throw FileError(file_, MessageId::CaseFileDamaged);
    }
    std::string text;
    // Nothing says what the manifest's hash is, but zip has a sum of its bytes.
    eachPiece({kManifest, found->second.bytes, {}}, StopToken(),
              [&text](std::span<const std::byte> bytes) {
                  text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
              });
    manifest_ = parseJson(text);
    try {
        if (manifest_.at("format").get<std::string>() != kFormat) {
            throw FileError(file_, MessageId::CaseFileDamaged);
        }
        if (manifest_.at("format_version").get<int>() > kVersion) {
            throw FileError(file_, MessageId::FileNewerVersion);
        }
        for (const Json& json : manifest_.at("parts")) {
            parts_.push_back({json.at("name").get<std::string>(),
                              json.at("bytes").get<std::uint64_t>(),
                              json.at("sha256").get<std::string>()});
        }
    } catch (const Json::exception&) {
        throw FileError(file_, MessageId::CaseFileDamaged);
    }
    for (const CasePart& part : parts_) {
        const auto entry = zip_->entries.find(part.name);
        if (entry == zip_->entries.end()) {
            throw FileError(file_, MessageId::CaseFilePartMissing, {part.name});
        }
        if (entry->second.bytes != part.bytes || part.sha256.size() != 64) {
            throw FileError(file_, MessageId::CaseFilePartDamaged, {part.name});
        }
    }
}

bool CaseArchive::has(const std::string& name) const {
    return std::any_of(parts_.begin(), parts_.end(),
                       [&name](const CasePart& part) { return part.name == name; });
}

const CasePart& CaseArchive::part(const std::string& name) const {
    const auto found = std::find_if(parts_.begin(), parts_.end(),
                                    [&name](const CasePart& part) { return part.name == name; });
    if (found == parts_.end()) {
        throw FileError(file_, MessageId::CaseFilePartMissing, {name});
    }
    return *found;
}

template <typename Use>
void CaseArchive::eachPiece(const CasePart& part, const StopToken& stop, const Use& use) const {
    const auto damaged = [&] {
        return part.sha256.empty() ? FileError(file_, MessageId::CaseFileDamaged)
                                   : FileError(file_, MessageId::CaseFilePartDamaged, {part.name});
    };
    Unzip::Entry& entry = zip_->entries.at(part.name);
    if (unzGoToFilePos64(zip_->archive, &entry.place) != UNZ_OK ||
        unzOpenCurrentFile(zip_->archive) != UNZ_OK) {
        throw damaged();
    }
    const struct Closer {
        unzFile archive;
        ~Closer() { unzCloseCurrentFile(archive); }
    } closer{zip_->archive};
    std::vector<std::byte> piece(
        static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, part.bytes + 1)));
    Sha256 hash;
    std::uint64_t done = 0;
    int got = 1;
    while (got > 0) {
        stop.throwIfStopped();
        got = unzReadCurrentFile(zip_->archive, piece.data(), static_cast<unsigned>(piece.size()));
        if (got < 0 || done + static_cast<std::uint64_t>(std::max(0, got)) > part.bytes) {
            throw damaged();
        }
        const auto bytes =
            std::span<const std::byte>(piece).first(static_cast<std::size_t>(std::max(0, got)));
        hash.add(bytes);
        use(bytes);
        done += bytes.size();
    }
    if (done != part.bytes || (!part.sha256.empty() && hash.digits() != part.sha256)) {
        throw damaged();
    }
}

std::vector<std::byte> CaseArchive::read(const std::string& name, std::uint64_t bytes) const {
    if (part(name).bytes != bytes) {
        throw FileError(file_, MessageId::CaseFilePartDamaged, {name});
    }
    return readUpTo(name, bytes);
}

std::vector<std::byte> CaseArchive::readUpTo(const std::string& name, std::uint64_t most) const {
    const CasePart& wanted = part(name);
    if (wanted.bytes > most) {
        throw FileError(file_, MessageId::CaseFilePartDamaged, {name});
    }
    std::vector<std::byte> all;
    all.reserve(static_cast<std::size_t>(wanted.bytes));
    eachPiece(wanted, StopToken(), [&all](std::span<const std::byte> bytes) {
        all.insert(all.end(), bytes.begin(), bytes.end());
    });
    return all;
}

void CaseArchive::unpack(const std::string& name, const fs::path& target,
                         const StopToken& stop) const {
    writeFileAtomically(target, [&](const WriteBytes& write) {
        eachPiece(part(name), stop, [&write](std::span<const std::byte> bytes) { write(bytes); });
    });
}

bool isCaseFile(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
        return false;
    }
    if (path.extension() == kCaseEnding) {
        return true;
    }
    std::string start(kFirstName + std::strlen(kKindPart) + kKind.size() + 64, '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(stream.gcount()));
    return start.starts_with("PK\x03\x04") &&
           start.compare(std::min(kFirstName, start.size()), std::strlen(kKindPart), kKindPart) ==
               0 &&
           start.find(kKind) != std::string::npos;
}

}  // namespace disyre
