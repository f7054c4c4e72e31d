// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/Safetensors.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <limits>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
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

/// Reads a file that must be refused, and returns why.
MessageId problemWith(const fs::path& path) {
    try {
        (void)readSafetensors(path);
    } catch (const ModelError& error) {
        EXPECT_EQ(error.file(), path);
        return error.id();
    }
    ADD_FAILURE() << "it was read";
    return MessageId::ProgramUnexpected;
}

TEST(Safetensors, SaysWhatIsWrongWithAHostileFile) {
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "x.safetensors";
    const auto problem = [&path](const std::string& header, const std::string& data) {
        writeRaw(path, header, data);
        return problemWith(path);
    };
    const std::string a = R"("a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]})";
    // Names and bytes that count twice.
    EXPECT_EQ(problem("{" + a + "," + a + "}", "1234"), MessageId::WeightsTwice);
    EXPECT_EQ(
        problem(R"({"a":{"dtype":"F32","dtype":"I32","shape":[1],"data_offsets":[0,4]}})", "1234"),
        MessageId::WeightsTwice);
    EXPECT_EQ(
        problem("{" + a + R"(,"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", "12345678"),
        MessageId::WeightsHoles);
    // Lengths that are none.
    EXPECT_EQ(problem(R"({"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}})", "1234"),
              MessageId::WeightsShapeImpossible);
    EXPECT_EQ(problem(R"({"a":{"dtype":"F32","shape":[1e300],"data_offsets":[0,4]}})", "1234"),
              MessageId::WeightsShapeImpossible);
    EXPECT_EQ(problem(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,-4]}})", "1234"),
              MessageId::WeightsHeaderDamaged);
    EXPECT_EQ(problem(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", "1234"),
              MessageId::WeightsSizeDisagrees);
    std::string ones = "1";
    for (int i = 0; i < 100000; ++i) {
        ones += ",1";
    }
    EXPECT_EQ(
        problem(R"({"a":{"dtype":"F32","shape":[)" + ones + R"(],"data_offsets":[0,4]}})", "1234"),
        MessageId::WeightsShapeImpossible);
    EXPECT_EQ(problem(R"({"a":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}})", "1234"),
              MessageId::WeightsTypeUnknown);
    // What would take minutes to read, or the stack.
    std::string many = "{";
    for (int i = 0; i < 300000; ++i) {
        many += "\"" + std::to_string(i) + "\":0,";
    }
    EXPECT_EQ(problem(many + a + "}", "1234"), MessageId::WeightsHeaderNotJson);
    EXPECT_EQ(problem("{\"a\":" + std::string(1000000, '['), ""), MessageId::WeightsHeaderNotJson);
}

TEST(Safetensors, AHeaderLongerThanTheFileOrThanAnyIsRefusedBeforeMemoryIsAskedFor) {
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "x.safetensors";
    for (const std::uint64_t length :
         {~std::uint64_t{0}, ~std::uint64_t{0} - 7, std::uint64_t{1} << 40, std::uint64_t{11}}) {
        std::string bytes(8, '\0');
        for (std::size_t i = 0; i < 8; ++i) {
            bytes[i] = static_cast<char>(length >> (8 * i));
        }
        std::ofstream(path, std::ios::binary) << bytes << "{}";
        EXPECT_EQ(problemWith(path), MessageId::WeightsUnknown) << length;
    }
    std::ofstream(path, std::ios::binary) << "short";
    EXPECT_EQ(problemWith(path), MessageId::WeightsUnknown);
    // A file with a hole, which takes no space on the disk: 20 MB that say they are a header.
    std::ofstream(path, std::ios::binary) << std::string("\0\0\x31\x01\0\0\0\0", 8);
    fs::resize_file(path, 0x01310000u + 8);
    EXPECT_EQ(problemWith(path), MessageId::WeightsUnknown);
}

TEST(Safetensors, EachTruncationIsRefused) {
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "x.safetensors";
    writeSafetensors(path, example());
    for (std::uintmax_t length = fs::file_size(path); length-- > 0;) {
        fs::resize_file(path, length);
        EXPECT_THROW((void)readSafetensors(path), ModelError) << length;
    }
}

TEST(Safetensors, AnEmptyArrayMayStandBesideAnyOther) {
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "x.safetensors";
    const std::string full = R"("a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]})";
    const std::string empty = R"("b":{"dtype":"F32","shape":[0],"data_offsets":[0,0]})";
    for (const std::string& header :
         {fmt::format("{{{},{}}}", full, empty), fmt::format("{{{},{}}}", empty, full)}) {
        writeRaw(path, header, "1234");
        EXPECT_EQ(readSafetensors(path).tensors.size(), 2u);
    }
}

TEST(Safetensors, NumbersThatAreNotFiniteAreNamed) {
    const fs::path path = "x.safetensors";
    SafetensorsFile file = example();
    EXPECT_NO_THROW(requireFinite(file, path));
    for (const float value :
         {std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(),
          std::numeric_limits<float>::quiet_NaN()}) {
        file.tensors["c"] = storeFloats(std::vector<float>{1.0f, value}, {2});
        EXPECT_THROW(requireFinite(file, path), ModelError);
    }
    const auto half = [](unsigned char low, unsigned char high, const char* type) {
        return StoredTensor{type, {1}, {std::byte{low}, std::byte{high}}};
    };
    file.tensors["c"] = half(0xff, 0x7b, "F16");  // The largest number.
    EXPECT_NO_THROW(requireFinite(file, path));
    file.tensors["c"] = half(0x00, 0x7e, "F16");
    EXPECT_THROW(requireFinite(file, path), ModelError);
    file.tensors["c"] = half(0x7f, 0x7f, "BF16");
    EXPECT_NO_THROW(requireFinite(file, path));
    file.tensors["c"] = half(0x80, 0xff, "BF16");
    EXPECT_THROW(requireFinite(file, path), ModelError);
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
