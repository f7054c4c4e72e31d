// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing that is written or printed names the patient, unless a person asks for it: every output
// of a healing from DICOM is searched, byte by byte, for what the scan's files say of the patient.
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "core/image/Nifti.h"
#include "tests/cli/RunProgram.h"
#include "tests/support/Phantom.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::Outcome;
using test::quoted;
using test::run;

constexpr std::array<const char*, 5> kIdentifiers{"Geheimnis", "Zacharias", "GEHEIM4711",
                                                  "19510203", "1951-02-03"};

std::string contentOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Unpacks every gzip, zlib and raw deflate stream that begins somewhere in some bytes, as those of
/// .nii.gz files, PDF and PNG files and zip archives do.
std::string unpacked(const std::string& bytes) {
    std::string all;
    for (std::size_t at = 0; at + 2 < bytes.size(); ++at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        const bool gzip = first == 0x1f && second == 0x8b;
        const bool zlib = first == 0x78 && (256 * first + second) % 31 == 0;
        const bool zip = bytes.compare(at, 4, "PK\x03\x04") == 0 && at + 30 < bytes.size();
        if (!gzip && !zlib && !zip) {
            continue;
        }
        std::size_t from = at;
        if (zip) {
            const auto length = [&](std::size_t i) {
                return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])) +
                       256 *
                           static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i + 1]));
            };
            from = at + 30 + length(26) + length(28);
        }
        z_stream stream{};
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + from));
        stream.avail_in = static_cast<uInt>(bytes.size() - std::min(from, bytes.size()));
        inflateInit2(&stream, zip ? -15 : 15 + 32);
        std::array<char, 65536> piece{};
        int status = Z_OK;
        while (status == Z_OK) {
            stream.next_out = reinterpret_cast<Bytef*>(piece.data());
            stream.avail_out = static_cast<uInt>(piece.size());
            status = inflate(&stream, Z_NO_FLUSH);
            if (status == Z_OK || status == Z_STREAM_END) {
                all.append(piece.data(), piece.size() - stream.avail_out);
            }
        }
        inflateEnd(&stream);
    }
    return all;
}

/// The identifier that some bytes hold, as they are, as 16-bit text or packed; empty for none.
std::string identifierIn(const std::string& bytes) {
    std::string found;
    for (const std::string& text : {bytes, unpacked(bytes)}) {
        for (const std::string identifier : kIdentifiers) {
            std::string wide;
            for (const char letter : identifier) {
                wide += '\0';
                wide += letter;
            }
            if (text.find(identifier) != std::string::npos ||
                text.find(wide.substr(1)) != std::string::npos) {
                found = identifier;
            }
        }
    }
    return found;
}

class Privacy : public ::testing::Test {
protected:
    Privacy() {
        // A stripped brain as a series of slices, and a tiny model trained on phantoms.
        const Size3 size{40, 44, 24};
        const Volume brain = test::phantomBrain(size, 4.0);
        test::writeTestSeries(file("dicom"), size[2], [&](test::TestDicom& slice) {
            slice.patientName = "Geheimnis^Zacharias";
            slice.patientId = "GEHEIM4711";
            slice.patientBirthDate = "19510203";
            slice.columns = size[0];
            slice.rows = size[1];
            slice.spacing = {4.0, 4.0};
            slice.thickness = 4.0;
            slice.position = {0.0, 0.0, 4.0 * slice.instance};
            for (int y = 0; y < size[1]; ++y) {
                for (int x = 0; x < size[0]; ++x) {
                    slice.stored.push_back(static_cast<int>(brain.at(x, y, slice.instance - 1)));
                }
            }
        });
        fs::create_directories(file("healthy"));
        for (const int subject : {1, 2, 3}) {
            writeScan(file("healthy") / ("sub-" + std::to_string(subject) + ".nii.gz"),
                      test::phantomBrain(size, 4.0, subject));
        }
        const Outcome trained = run(
            "train " + quoted(file("healthy")) + " --out " + quoted(file("model")) +
            " --patch 16 --channels 8,16 --norm-groups 4 --batch 4 --threads 1 --steps 4 --json");
        EXPECT_EQ(trained.code, 0) << trained.err;
    }
    [[nodiscard]] fs::path file(const std::string& name) const { return folder_.path() / name; }

    /// Checks what a call of the program printed.
    static void expectSilent(const Outcome& outcome) {
        EXPECT_EQ(identifierIn(outcome.out), "");
        EXPECT_EQ(identifierIn(outcome.err), "");
    }
    void expectSilentFiles(const fs::path& folder) const {
        std::size_t files = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file()) {
                EXPECT_EQ(identifierIn(contentOf(entry.path())), "") << entry.path();
                EXPECT_EQ(identifierIn(entry.path().string()), "");
                ++files;
            }
        }
        EXPECT_GT(files, 0u);
    }

    test::TemporaryFolder folder_;
};

TEST_F(Privacy, TheSearchFindsWhatItLooksFor) {
    EXPECT_EQ(identifierIn(contentOf(file("dicom") / "slice-001.dcm")), "19510203");
    writeScan(file("a.nii.gz"), test::phantomBrain({8, 8, 8}), "Zacharias");
    EXPECT_EQ(identifierIn(contentOf(file("a.nii.gz"))), "Zacharias");
}

TEST_F(Privacy, NoOutputOfAHealingNamesThePatient) {
    const std::string options = " --mode fast --threads 1 --model " + quoted(file("model"));
    const Outcome healed =
        run("heal " + quoted(file("dicom")) + options + " --out " + quoted(file("out")));
    ASSERT_EQ(healed.code, 0) << healed.err;
    expectSilent(healed);
    expectSilent(run("heal " + quoted(file("dicom")) + options + " --no-places --json --out " +
                     quoted(file("out json"))));
    expectSilentFiles(file("out"));
    expectSilentFiles(file("out json"));
    const Outcome converted =
        run("convert " + quoted(file("dicom")) + " " + quoted(file("scan.nii.gz")));
    ASSERT_EQ(converted.code, 0) << converted.err;
    expectSilent(converted);
    EXPECT_EQ(identifierIn(contentOf(file("scan.nii.gz"))), "");
    const fs::path window = fs::path(DISYRE_PROGRAM).replace_filename("disyre-explorer");
    if (fs::exists(window)) {
        for (const char* report : {"report.html", "report.pdf"}) {
            const Outcome written =
                run("report " + quoted(file("out")) + " --out " + quoted(file(report)),
                    "unset DISPLAY WAYLAND_DISPLAY;");
            ASSERT_EQ(written.code, 0) << written.err;
            expectSilent(written);
            EXPECT_EQ(identifierIn(contentOf(file(report))), "") << report;
        }
    }
    // A damaged file of the series is named by its path, not by what it says.
    test::truncateFile(file("dicom") / "slice-003.dcm", 600);
    expectSilent(run("heal " + quoted(file("dicom")) + options + " --out " + quoted(file("no"))));
}

}  // namespace
}  // namespace disyre
