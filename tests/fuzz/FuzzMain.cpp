// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a target without libFuzzer: over its seeds, over a fixed number of changed ones, which are
// the same on every machine, or over files. `--write-seeds FOLDER` writes the seeds, for libFuzzer
// to begin with.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "core/base/Random.h"
#include "tests/fuzz/FuzzTarget.h"

namespace {

using namespace disyre;

/// An input that takes longer than this hangs, for the person who waits for it.
constexpr double kMostSeconds = 20.0;

std::size_t anyPlace(const std::string& bytes, Random& random) {
    return static_cast<std::size_t>(random.integer(0, static_cast<int>(bytes.size()) - 1));
}

/// Changes an input in one of the ways in which files are damaged or made to harm.
void change(std::string& bytes, const std::vector<std::string>& seeds, Random& random) {
    if (bytes.empty()) {
        bytes = std::string(1, static_cast<char>(random.bits()));
    }
    static constexpr std::array<std::uint64_t, 10> kNumbers{
        0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, ~std::uint64_t{0}};
    static constexpr std::array<const char*, 12> kWords{
        "-1",   "0",   "4294967296",           "1e308",  "NaN", "null", "{}", "[]",
        "\"\"", "../", "18446744073709551615", "\\u0000"};
    const std::size_t at = anyPlace(bytes, random);
    switch (random.integer(0, 8)) {
        case 0:
            bytes[at] ^= static_cast<char>(1 << random.integer(0, 7));
            break;
        case 1:
            bytes[at] = static_cast<char>(random.bits());
            break;
        case 2: {  // A number at its bounds, in either order of bytes.
            const std::uint64_t number = kNumbers[static_cast<std::size_t>(random.integer(0, 9))];
            const std::size_t width = std::size_t{1} << random.integer(0, 3);
            const bool big = random.chance(0.5);
            for (std::size_t i = 0; i < width && at + i < bytes.size(); ++i) {
                const std::size_t place = big ? width - 1 - i : i;
                bytes[at + i] = static_cast<char>(number >> (8 * place));
            }
            break;
        }
        case 3:  // Cut off.
            bytes.resize(at);
            break;
        case 4:  // A piece is left out.
            bytes.erase(at, static_cast<std::size_t>(random.integer(1, 64)));
            break;
        case 5: {  // A piece comes twice.
            const std::string piece =
                bytes.substr(at, static_cast<std::size_t>(random.integer(1, 64)));
            bytes.insert(anyPlace(bytes, random), piece);
            break;
        }
        case 6:  // A word that a text's reader may stumble over.
            bytes.insert(at, kWords[static_cast<std::size_t>(random.integer(0, 11))]);
            break;
        case 7: {  // The number that stands here in a text becomes another one.
            const std::size_t digit = bytes.find_first_of("0123456789", at);
            if (digit != std::string::npos) {
                const std::size_t end = bytes.find_first_not_of("0123456789.", digit);
                bytes.replace(digit, (end == std::string::npos ? bytes.size() : end) - digit,
                              kWords[static_cast<std::size_t>(random.integer(0, 4))]);
            }
            break;
        }
        default: {  // The end of another input.
            const std::string& other = seeds[static_cast<std::size_t>(
                random.integer(0, static_cast<int>(seeds.size()) - 1))];
            bytes.resize(at);
            bytes += other.substr(std::min(at, other.size()));
            break;
        }
    }
}

double secondsOf(const std::string& input) {
    const auto begun = std::chrono::steady_clock::now();
    fuzz::parseOnce(input);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

/// Where the input that is being tried lies if it ends the process.
void keep(const std::string& input) {
    std::ofstream("fuzz-input.bin", std::ios::binary) << input;
}

}  // namespace

int main(int argc, char** argv) {
    int runs = 1000;
    int seed = 1;
    bool keepsEach = false;
    std::string folder;
    std::vector<std::string> files;
    for (int i = 1; i < argc; ++i) {
        const std::string option = argv[i];
        if (option == "--runs" && i + 1 < argc) {
            runs = std::atoi(argv[++i]);
        } else if (option == "--seed" && i + 1 < argc) {
            seed = std::atoi(argv[++i]);
        } else if (option == "--write-seeds" && i + 1 < argc) {
            folder = argv[++i];
        } else if (option == "--keep") {
            keepsEach = true;
        } else {
            files.push_back(option);
        }
    }
    const std::vector<std::string> seeds = fuzz::target().seeds;
    if (seeds.empty()) {
        std::fputs("The target has no seeds.\n", stderr);
        return 1;
    }
    if (!folder.empty()) {
        std::filesystem::create_directories(folder);
        for (std::size_t i = 0; i < seeds.size(); ++i) {
            std::ofstream(folder + "/seed-" + std::to_string(i), std::ios::binary) << seeds[i];
        }
        return 0;
    }
    for (const std::string& file : files) {
        std::printf("%s: %.3f s\n", file.c_str(), secondsOf(fuzz::bytesOf(file)));
    }
    if (!files.empty()) {
        return 0;
    }
    double slowest = 0.0;
    for (const std::string& input : seeds) {
        slowest = std::max(slowest, secondsOf(input));
    }
    for (int run = 0; run < runs; ++run) {
        Random random(static_cast<std::uint64_t>(seed), static_cast<std::uint64_t>(run));
        std::string input =
            seeds[static_cast<std::size_t>(random.integer(0, static_cast<int>(seeds.size()) - 1))];
        for (int changes = random.integer(1, 6); changes > 0; --changes) {
            change(input, seeds, random);
        }
        if (keepsEach) {
            keep(input);
        }
        const double seconds = secondsOf(input);
        if (seconds > kMostSeconds) {
            keep(input);
            std::printf("Run %d took %.1f s; its input is in fuzz-input.bin.\n", run, seconds);
            return 1;
        }
        slowest = std::max(slowest, seconds);
    }
    std::printf(
        "%zu seeds and %d changed inputs: all read or refused in words, the slowest in %.2f s.\n",
        seeds.size(), runs, slowest);
    return 0;
}
