// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/FuzzTarget.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>

#include "core/base/Error.h"

namespace disyre::fuzz {

namespace {

namespace fs = std::filesystem;

/// A folder that is removed when the process ends well.
class FuzzFolder {
public:
    FuzzFolder() {
        std::error_code error;
        const fs::path memory = "/dev/shm";
        const fs::path parent =
            fs::is_directory(memory, error) ? memory : fs::temp_directory_path();
        path_ = parent / ("disyre-fuzz-" + std::to_string(getpid()));
        fs::create_directories(path_);
    }
    ~FuzzFolder() {
        std::error_code error;
        fs::remove_all(path_, error);
    }
    FuzzFolder(const FuzzFolder&) = delete;
    FuzzFolder& operator=(const FuzzFolder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

}  // namespace

fs::path inputFile(const std::string& name, std::string_view input) {
    static const FuzzFolder folder;
    const fs::path path = folder.path() / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary)
        .write(input.data(), static_cast<std::streamsize>(input.size()));
    return path;
}

std::string bytesOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void parseOnce(std::string_view input) {
    static const Target kTarget = target();
    try {
        kTarget.parse(input);
    } catch (const Error&) {
        // Refused in a sentence.
    } catch (const std::exception& error) {
        std::fprintf(stderr, "The parser threw what it should not: %s\n", error.what());
        std::abort();
    }
}

}  // namespace disyre::fuzz

/// The door that libFuzzer knows.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    disyre::fuzz::parseOnce({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
