// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/Safetensors.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/base/Error.h"
#include "core/base/Random.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

SafetensorsFile example() {
    SafetensorsFile file;
    file.tensors["b"] = storeFloats(std::vector<float>{1.5f, -2.0f, 3.0f, 0.0f}, {2, 2});
    file.tensors["a"] = storeInteger(42);
    file.tensors["empty"] = storeFloats({}, {0, 3});
    file.metadata["note"] = "é";
    return file;
}

void writeRaw(const fs::path& path, const std::string& header, const std::string& data) {
    std::string bytes(8, '\0');
    for (std::size_t i = 0; i < 8; ++i) {
        bytes[i] = static_cast<char>(header.size() >> (8 * i));
    }
    std::ofstream(path, std::ios::binary) << bytes << header << data;
}

TEST(Safetensors, IsReadAsItWasWritten) {
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "x.safetensors";
    writeSafetensors(path, example());
    const SafetensorsFile read = readSafetensors(path);
    EXPECT_EQ(read.metadata, example().metadata);
    ASSERT_EQ(read.tensors.size(), 3u);
    EXPECT_EQ(read.tensors.at("b").shape, (std::vector<std::int64_t>{2, 2}));
    EXPECT_EQ(read.tensors.at("b").bytes, example().tensors.at("b").bytes);
    EXPECT_EQ(read.tensors.at("a").bytes, example().tensors.at("a").bytes);
}

TEST(Safetensors, RefusesDamagedFilesWithASentence) {
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "x.safetensors";
    EXPECT_THROW((void)readSafetensors(path), ModelError);
    const std::pair<const char*, const char*> cases[] = {
        {"not json", ""},
        {R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", "1234"},
        {R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", "12345678"},
        {R"({"a":{"dtype":"X9","shape":[1],"data_offsets":[0,4]}})", "1234"},
        {R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", "1234"},
        {R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", "12"},
        {R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", "123456"},
        {R"({"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}})", "1234"},
        {R"({"a":5})", ""},
    };
    for (const auto& [header, data] : cases) {
        writeRaw(path, header, data);
        EXPECT_THROW((void)readSafetensors(path), ModelError) << header;
    }
}

TEST(Safetensors, MutatedFilesNeverCrash) {
    const test::TemporaryFolder folder;
    const fs::path good = folder.path() / "good.safetensors";
    const fs::path bad = folder.path() / "bad.safetensors";
    writeSafetensors(good, example());
    std::ifstream stream(good, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    int refused = 0;
    for (std::uint64_t i = 0; i < 500; ++i) {
        Random random(3, i);
        std::string mutated = bytes;
        const int changes = random.integer(1, 4);
        for (int c = 0; c < changes; ++c) {
            mutated[static_cast<std::size_t>(random.integer(
                0, static_cast<int>(bytes.size()) - 1))] = static_cast<char>(random.bits());
        }
        mutated.resize(static_cast<std::size_t>(random.integer(0, static_cast<int>(bytes.size()))));
        std::ofstream(bad, std::ios::binary) << mutated;
        try {
            (void)readSafetensors(bad);
        } catch (const ModelError&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, 450);
}

}  // namespace
}  // namespace disyre
