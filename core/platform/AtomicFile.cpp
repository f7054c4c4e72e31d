// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/AtomicFile.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <system_error>

#if defined(_WIN32)
#include <io.h>
#include <process.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

int processNumber() {
#if defined(_WIN32)
    return _getpid();
#else
    return static_cast<int>(getpid());
#endif
}

std::FILE* openFile(const fs::path& path, const char* mode) {
#if defined(_WIN32)
    return _wfopen(path.c_str(), std::wstring(mode, mode + std::strlen(mode)).c_str());
#else
    return std::fopen(path.c_str(), mode);
#endif
}

bool syncToDisk(std::FILE* file) {
#if defined(_WIN32)
    return _commit(_fileno(file)) == 0;
#else
    return fsync(fileno(file)) == 0;
#endif
}

[[noreturn]] void throwWriteError(const fs::path& path, int code) {
    throw FileError(path, MessageId::FileNotWritten, {std::generic_category().message(code)});
}

}  // namespace

AtomicFile::AtomicFile(fs::path finalPath) : final_(std::move(finalPath)) {
    static std::atomic<int> counter = 0;
    temporary_ = final_;
    temporary_ += ".part-" + std::to_string(processNumber()) + "-" + std::to_string(counter++);
    // Some writers choose the encoding by the extension, so it stays the last part of the name.
    temporary_ += final_.extension();
    std::FILE* file = openFile(temporary_, "wb");
    if (file == nullptr) {
        throwWriteError(final_, errno);
    }
    std::fclose(file);
}

AtomicFile::~AtomicFile() {
    if (!committed_) {
        std::error_code ignored;
        fs::remove(temporary_, ignored);
    }
}

void AtomicFile::commit() {
    std::FILE* file = openFile(temporary_, "r+b");
    const bool synced = file != nullptr && syncToDisk(file);
    const int code = errno;
    if (file != nullptr) {
        std::fclose(file);
    }
    if (!synced) {
        throwWriteError(final_, code);
    }
    std::error_code error;
    fs::rename(temporary_, final_, error);
    if (error) {
        throwWriteError(final_, error.value());
    }
    committed_ = true;
}

void writeFileAtomically(const fs::path& path,
                         const std::function<void(const WriteBytes&)>& produce) {
    AtomicFile target(path);
    std::FILE* file = openFile(target.temporaryPath(), "wb");
    if (file == nullptr) {
        throwWriteError(path, errno);
    }
    const struct Closer {
        std::FILE*& file;
        ~Closer() {
            if (file != nullptr) {
                std::fclose(file);
            }
        }
    } closer{file};
    produce([&](std::span<const std::byte> bytes) {
        if (std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size()) {
            throwWriteError(path, errno);
        }
    });
    std::FILE* finished = file;
    file = nullptr;
    if (std::fclose(finished) != 0) {
        throwWriteError(path, errno);
    }
    target.commit();
}

void writeTextAtomically(const fs::path& path, std::string_view text) {
    writeFileAtomically(path, [text](const WriteBytes& write) {
        write(std::as_bytes(std::span(text.data(), text.size())));
    });
}

std::string readTextFile(const fs::path& path, std::size_t maximumBytes) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
        throw FileError(path,
                        fs::exists(path, error) ? MessageId::FileNotAFile : MessageId::FileMissing);
    }
    if (fs::file_size(path, error) > maximumBytes) {
        throw FileError(path, MessageId::FileTooLarge);
    }
    std::ifstream stream(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream) {
        throw FileError(path, MessageId::FileNotReadable);
    }
    return text;
}

void checkWritable(const fs::path& file) {
    std::error_code error;
    if (fs::is_directory(file, error)) {
        throw FileError(file, MessageId::FileNotAFile);
    }
    const AtomicFile probe(file);
}

void createFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw FileError(folder, MessageId::FolderNotCreated, {error.message()});
    }
}

}  // namespace disyre
