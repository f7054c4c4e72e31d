// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/Json.h"
#include "core/base/StopToken.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

/// The ending of a case's file.
inline constexpr const char* kCaseEnding = ".disyre";

/// A part of a case: a file inside its zip archive.
struct CasePart {
    std::string name;         ///< Such as "results/review.json", with "/" between folders.
    std::uint64_t bytes = 0;  ///< Its size, unpacked.
    std::string sha256;       ///< Of its unpacked bytes, as 64 hexadecimal digits.
};

/// How strongly a part is compressed: a level of deflate.
enum class CasePacking {
    Stored = 0,  ///< For what is compressed already.
    Fast = 1     ///< For numbers, of which a higher level would make little less.
};

/// Writes a case: a zip archive of parts, with a manifest that lists them. It is written beside its
/// place and renamed at the end, so that an earlier case stays whole whatever fails.
class CasePacker {
public:
    /// Begins a case. Throws FileError if the file's folder cannot be written to.
    explicit CasePacker(const std::filesystem::path& file);
    ~CasePacker();
    CasePacker(const CasePacker&) = delete;
    CasePacker& operator=(const CasePacker&) = delete;

    /// Adds a part. Throws FileError if it cannot be written, for instance because the disk is
    /// full.
    void add(const std::string& name, std::span<const std::byte> bytes, CasePacking packing);
    /// Adds a file as a part. Throws FileError if it cannot be read or written, Stopped if a stop
    /// is requested.
    void addFile(const std::string& name, const std::filesystem::path& source, CasePacking packing,
                 const StopToken& stop);
    /// Adds the manifest, to which the list of parts is added as "parts", and puts the case in its
    /// place. Throws FileError.
    void finish(Json manifest);

private:
    struct Zip;

    [[noreturn]] void throwWriteError() const;
    void begin(const std::string& name, CasePacking packing);
    void write(std::span<const std::byte> bytes);
    void end();

    std::filesystem::path file_;
    AtomicFile target_;
    std::unique_ptr<Zip> zip_;
    std::vector<CasePart> parts_;
};

/// A case that is read. Before any memory is asked for, the number, the sizes and the names of its
/// parts are checked and compared with those of the manifest; every part that is read is compared
/// with its hash. An object must be used on one thread at a time.
class CaseArchive {
public:
    /// Opens a case and reads its manifest. Throws FileError if the file is missing, no case,
    /// damaged, cut off, written by a newer version or made to do harm.
    explicit CaseArchive(const std::filesystem::path& file);
    ~CaseArchive();
    CaseArchive(const CaseArchive&) = delete;
    CaseArchive& operator=(const CaseArchive&) = delete;

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    [[nodiscard]] const Json& manifest() const { return manifest_; }
    [[nodiscard]] const std::vector<CasePart>& parts() const { return parts_; }
    [[nodiscard]] bool has(const std::string& name) const;

    /// Returns the bytes of a part. Throws FileError if it is missing, has another size than
    /// `bytes`, or is damaged.
    [[nodiscard]] std::vector<std::byte> read(const std::string& name, std::uint64_t bytes) const;
    /// The same for a part of any size up to `most`.
    [[nodiscard]] std::vector<std::byte> readUpTo(const std::string& name,
                                                  std::uint64_t most) const;
    /// Writes a part into a file. Throws FileError, or Stopped if a stop is requested.
    void unpack(const std::string& name, const std::filesystem::path& target,
                const StopToken& stop) const;

private:
    struct Unzip;

    [[nodiscard]] const CasePart& part(const std::string& name) const;
    /// Hands out the bytes of a part piece by piece and compares them with its size and its hash.
    template <typename Use>
    void eachPiece(const CasePart& part, const StopToken& stop, const Use& use) const;
    void readManifest();

    std::filesystem::path file_;
    std::unique_ptr<Unzip> zip_;
    Json manifest_;
    std::vector<CasePart> parts_;
};

/// Tells whether a path names a case: a file that has the ending of one, or begins as one.
[[nodiscard]] bool isCaseFile(const std::filesystem::path& path);

}  // namespace disyre
