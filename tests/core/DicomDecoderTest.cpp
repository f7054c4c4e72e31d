// SPDX-License-Identifier: GPL-3.0-or-later
// Compressed images are decoded in a program of its own: what becomes of this one when that one
// crashes, hangs, takes too much memory, is missing or answers nonsense.
#include "core/dicom/DicomDecoder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <map>
#include <thread>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Random.h"
#include "core/dicom/DicomPixels.h"
#include "core/platform/SharedLibrary.h"
#include "tests/support/Phantom.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::TestDicom;
using test::TestSyntax;

constexpr std::array<TestSyntax, 4> kCompressed{TestSyntax::Rle, TestSyntax::JpegLossless,
                                                TestSyntax::JpegLs, TestSyntax::Jpeg2000};

bool isRunning(long long process) {
    return kill(static_cast<pid_t>(process), 0) == 0;
}

fs::path reader() {
    return executableFolder() / "disyre-reader";
}

/// A compressed slice in a file, and how it is read.
class DicomDecoderTest : public ::testing::Test {
protected:
    DicomHeader slice(TestSyntax syntax, int side = 32) {
        TestDicom file;
        file.columns = side;
        file.rows = side;
        const fs::path path = folder_.path() / fmt::format("{}-{}.dcm", int(syntax), side);
        test::writeTestDicom(path, file, syntax);
        return readDicomHeader(path);
    }

    static std::vector<float> read(const DicomHeader& header, DicomDecoder& decoder) {
        std::vector<float> values(static_cast<std::size_t>(header.rows) *
                                  static_cast<std::size_t>(header.columns));
        DicomPixels(header, decoder).readFrame(0, values);
        return values;
    }

    /// Reads a slice, which must fail, and returns the error.
    static ScanError problemWith(const DicomHeader& header, DicomDecoder& decoder) {
        try {
            (void)read(header, decoder);
        } catch (const ScanError& error) {
            EXPECT_EQ(error.file(), header.file);
            EXPECT_EQ(std::string(error.what()).find("  "), std::string::npos);
            return error;
        }
        ADD_FAILURE() << "it was read";
        return {header.file, MessageId::ProgramUnexpected};
    }

    /// Writes a program that stands in for the reader.
    fs::path standIn(const std::string& script) {
        fs::path path = folder_.path() / "reader.sh";
        std::ofstream(path) << "#!/bin/sh\n" << script << "\n";
        fs::permissions(path, fs::perms::owner_all);
        return path;
    }

    test::TemporaryFolder folder_;
};

TEST_F(DicomDecoderTest, OneReaderServesAllSlicesAndEndsWithTheDecoder) {
    long long process = 0;
    {
        DicomDecoder decoder{StopToken()};
        EXPECT_EQ(decoder.processId(), 0) << "A reader is started although nothing is compressed.";
        for (const TestSyntax syntax : kCompressed) {
            const std::vector<float> values = read(slice(syntax), decoder);
            EXPECT_EQ(values[33], static_cast<float>(test::storedValue(1, 1, 1)));
            EXPECT_TRUE(process == 0 || decoder.processId() == process);
            process = decoder.processId();
        }
        EXPECT_TRUE(isRunning(process));
    }
    EXPECT_FALSE(isRunning(process));
}

TEST_F(DicomDecoderTest, TellsWhatStartingTheReaderTakes) {
    const DicomHeader header = slice(TestSyntax::Rle);
    DicomDecoder decoder{StopToken()};
    std::array<double, 2> milliseconds{};
    for (double& each : milliseconds) {
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_EQ(read(header, decoder).size(), 1024u);
        each = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
                   .count();
    }
    fmt::print("first slice, with the start of the reader: {:.1f} ms; the next: {:.1f} ms\n",
               milliseconds[0], milliseconds[1]);
}

TEST_F(DicomDecoderTest, AReaderThatCrashesBecomesASentenceAndTheNextSliceIsRead) {
    const DicomHeader header = slice(TestSyntax::Jpeg2000);
    DicomDecoder decoder{StopToken()};
    (void)read(header, decoder);
    ASSERT_EQ(kill(static_cast<pid_t>(decoder.processId()), SIGSEGV), 0);
    const ScanError error = problemWith(header, decoder);
    EXPECT_EQ(error.id(), MessageId::HelperStopped);
    EXPECT_NE(std::string(error.what()).find("stopped (signal 11)"), std::string::npos)
        << error.what();
    EXPECT_EQ(read(header, decoder).size(), 1024u);
}

TEST_F(DicomDecoderTest, AReaderThatHangsIsEndedAfterItsTime) {
    const DicomHeader header = slice(TestSyntax::Rle);
    DicomDecoder decoder(reader(), std::chrono::milliseconds(1000), StopToken());
    (void)read(header, decoder);
    const long long process = decoder.processId();
    ASSERT_EQ(kill(static_cast<pid_t>(process), SIGSTOP), 0);
    EXPECT_EQ(problemWith(header, decoder).id(), MessageId::HelperTooSlow);
    EXPECT_FALSE(isRunning(process));
}

TEST_F(DicomDecoderTest, AStopEndsAReaderThatHangs) {
    const DicomHeader header = slice(TestSyntax::JpegLs);
    StopToken stop;
    DicomDecoder decoder(reader(), std::chrono::minutes(10), stop);
    (void)read(header, decoder);
    const long long process = decoder.processId();
    ASSERT_EQ(kill(static_cast<pid_t>(process), SIGSTOP), 0);
    std::thread asks([&stop] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        stop.requestStop();
    });
    EXPECT_THROW((void)read(header, decoder), Stopped);
    asks.join();
    EXPECT_FALSE(isRunning(process));
}

TEST_F(DicomDecoderTest, AMissingReaderIsNamed) {
    DicomDecoder decoder(folder_.path() / "disyre-reader", DicomDecoder::kPatience, StopToken());
    const ScanError error = problemWith(slice(TestSyntax::Rle), decoder);
    EXPECT_EQ(error.id(), MessageId::HelperNotStarted);
    EXPECT_NE(std::string(error.what()).find("disyre-reader"), std::string::npos) << error.what();
}

TEST_F(DicomDecoderTest, AnswersThatDoNotFitAreRefused) {
    for (const char* script : {"exec cat", "exec yes"}) {
        DicomDecoder decoder(standIn(script), DicomDecoder::kPatience, StopToken());
        EXPECT_EQ(problemWith(slice(TestSyntax::Rle), decoder).id(), MessageId::HelperForeign)
            << script;
    }
    DicomDecoder silent(standIn("exit 3"), DicomDecoder::kPatience, StopToken());
    const ScanError error = problemWith(slice(TestSyntax::Rle), silent);
    EXPECT_EQ(error.id(), MessageId::HelperStopped);
    EXPECT_NE(std::string(error.what()).find("code 3"), std::string::npos) << error.what();
}

TEST_F(DicomDecoderTest, FilesWithoutCompressionNeedNoReader) {
    DicomDecoder decoder(folder_.path() / "nothing", DicomDecoder::kPatience, StopToken());
    EXPECT_EQ(read(slice(TestSyntax::ExplicitLittle), decoder).size(), 1024u);
    EXPECT_EQ(read(slice(TestSyntax::Deflated), decoder).size(), 1024u);
    EXPECT_EQ(decoder.processId(), 0);
}

#if defined(__linux__)

/// Returns the soft limit that the system holds a process to, such as "Max open files".
std::string limitOf(long long process, const std::string& name) {
    std::ifstream file(fmt::format("/proc/{}/limits", process));
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(name)) {
            const std::string rest = line.substr(26);
            return rest.substr(0, rest.find(' '));
        }
    }
    return "";
}

TEST_F(DicomDecoderTest, TheReaderHasGivenUpFilesAndHasLimitsOfMemoryAndTime) {
    DicomDecoder decoder{StopToken()};
    std::ifstream opened("/proc/self/maps");  // A file that the reader must not inherit.
    (void)read(slice(TestSyntax::Rle), decoder);
    const long long process = decoder.processId();
    EXPECT_EQ(limitOf(process, "Max open files"), "3");
    EXPECT_EQ(limitOf(process, "Max file size"), "0");
    EXPECT_EQ(limitOf(process, "Max core file size"), "0");
    EXPECT_NE(limitOf(process, "Max cpu time"), "unlimited");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    const std::string memory = limitOf(process, "Max address space");
    ASSERT_NE(memory, "unlimited");
    EXPECT_LT(std::stoull(memory), 2ull << 30);
#endif
    EXPECT_EQ(std::distance(fs::directory_iterator(fmt::format("/proc/{}/fd", process)),
                            fs::directory_iterator()),
              3);
}

TEST_F(DicomDecoderTest, AReaderWithoutMemoryBecomesASentence) {
    const DicomHeader small = slice(TestSyntax::Rle);
    const DicomHeader large = slice(TestSyntax::Jpeg2000, 2048);
    DicomDecoder decoder{StopToken()};
    (void)read(small, decoder);
    // It may keep what it has and take 4 MB more.
    std::ifstream file(fmt::format("/proc/{}/statm", decoder.processId()));
    rlim_t pages = 0;
    file >> pages;
    const rlim_t most = pages * 4096 + (4u << 20);
    const rlimit limit{most, most};
    ASSERT_EQ(prlimit(static_cast<pid_t>(decoder.processId()), RLIMIT_AS, &limit, nullptr), 0);
    const ScanError error = problemWith(large, decoder);
    EXPECT_EQ(error.id(), MessageId::HelperMemory) << error.what();
    EXPECT_EQ(read(large, decoder).size(), 2048u * 2048u);
}

TEST_F(DicomDecoderTest, TheLargestImageFitsIntoTheMemoryOfTheReader) {
    DicomDecoder decoder{StopToken()};
    EXPECT_EQ(read(slice(TestSyntax::Jpeg2000, 4096), decoder).size(), 4096u * 4096u);
    std::ifstream status(fmt::format("/proc/{}/status", decoder.processId()));
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmPeak")) {
            RecordProperty("peak", line);
        }
    }
}

#endif

/// Returns a whole number of the environment, or another one where it is not set.
int numberFrom(const char* name, int usual) {
    const char* text = std::getenv(name);
    return text != nullptr && std::atoi(text) > 0 ? std::atoi(text) : usual;
}

TEST_F(DicomDecoderTest, DamagedImagesAreReadOrRefusedInWordsAndNothingElse) {
    const int tries = numberFrom("DISYRE_DAMAGED_IMAGES", 400);
    std::map<MessageId, int> refused;
    int decoded = 0;
    DicomDecoder decoder(reader(), std::chrono::seconds(5), StopToken());
    for (int i = 0; i < tries; ++i) {
        SCOPED_TRACE(fmt::format("image {}", i));
        Random random(31, static_cast<std::uint64_t>(i));
        const DicomHeader header =
            slice(kCompressed[static_cast<std::size_t>(i) % kCompressed.size()]);
        std::ifstream in(header.file, std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(in), {}};
        // The last bytes are the image.
        const int last = std::min<int>(static_cast<int>(bytes.size()) - 400, 1500);
        for (int change = random.integer(1, 6); change > 0; --change) {
            const int place = static_cast<int>(bytes.size()) - 1 - random.integer(0, last);
            bytes[static_cast<std::size_t>(place)] = static_cast<char>(random.bits());
        }
        std::ofstream(header.file, std::ios::binary) << bytes;
        try {
            (void)read(header, decoder);
            ++decoded;
        } catch (const ScanError& error) {
            ++refused[error.id()];
        }
    }
    for (const auto& [id, count] : refused) {
        RecordProperty(nameOf(id), count);
        fmt::print("{}: {}\n", nameOf(id), count);
    }
    fmt::print("decoded: {} of {}\n", decoded, tries);
    EXPECT_GT(decoded, 0);
    EXPECT_FALSE(refused.empty());
}

}  // namespace
}  // namespace disyre
