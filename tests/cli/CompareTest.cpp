// SPDX-License-Identifier: GPL-3.0-or-later
// `disyre compare`, from outside.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "tests/cli/RunProgram.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::Outcome;
using test::quoted;
using test::run;

/// A scan and a second visit that lies elsewhere and has a further bright place, each healed by a
/// tiny model that the program trains on phantoms.
class CompareCommand : public ::testing::Test {
protected:
    CompareCommand() {
        fs::create_directories(file("healthy"));
        for (const int subject : {11, 12, 13}) {
            writeScan(file("healthy/s" + std::to_string(subject) + ".nii.gz"),
                      test::phantomBrain({40, 44, 24}, 2.0, subject));
        }
        Volume scan = test::phantomBrain({40, 44, 24}, 2.0, 1);
        writeScan(file("visit1.nii.gz"), scan);
        scan.affine[0][3] += 12.0;
        scan.affine[1][3] -= 7.0;
        writeScan(file("visit2.nii.gz"), scan);
        const Outcome trained = run(
            "train " + quoted(file("healthy")) + " --out " + quoted(file("model")) +
            " --patch 16 --channels 8,16 --norm-groups 4 --batch 4 --threads 1 --steps 4 --json");
        EXPECT_EQ(trained.code, 0) << trained.err;
        for (const std::string visit : {"visit1", "visit2"}) {
            const Outcome healed =
                run("heal " + quoted(file(visit + ".nii.gz")) +
                    " --mode fast --no-places --threads 1 --model " + quoted(file("model")) +
                    " --out " + quoted(file("results-" + visit)) + " --json");
            EXPECT_EQ(healed.code, 0) << healed.err;
        }
    }
    [[nodiscard]] fs::path file(const std::string& name) const { return folder_.path() / name; }
    /// Replaces the map of a result by boxes that score 1, and gives it a threshold: the tiny model
    /// finds nothing that is worth comparing.
    void setFindings(const std::string& visit, const std::vector<Size3>& boxes) const {
        const fs::path folder = file("results-" + visit);
        Volume map = readScan(file(visit + ".nii.gz"));
        std::fill(map.voxels.begin(), map.voxels.end(), 0.0f);
        for (const Size3& first : boxes) {
            for (int i = 0; i < 64; ++i) {
                map.at(first[0] + i % 4, first[1] + i / 4 % 4, first[2] + i / 16) = 1.0f;
            }
        }
        writeScan(folder / "anomaly_map.nii.gz", map);
        nlohmann::ordered_json record =
            nlohmann::ordered_json::parse(readTextFile(folder / "result.json"));
        record["suggested_threshold"] = 0.5;
        std::ofstream(folder / "result.json") << record.dump();
    }
    [[nodiscard]] Outcome compare(const std::string& options) const {
        return run("compare " + quoted(file("results-visit1")) + " " +
                   quoted(file("results-visit2")) + " " + options);
    }

    test::TemporaryFolder folder_;
};

TEST_F(CompareCommand, TellsWhatBecameOfEachFinding) {
    setFindings("visit1", {{8, 20, 10}, {24, 10, 10}});
    setFindings("visit2", {{8, 20, 10}, {24, 30, 8}});
    const Outcome told = compare("--out " + quoted(file("changes.csv")));
    ASSERT_EQ(told.code, 0) << told.err;
    EXPECT_NE(told.out.find("The alignment is good"), std::string::npos) << told.out;
    EXPECT_NE(told.out.find("3 findings: 1 new, 1 gone, 1 unchanged."), std::string::npos)
        << told.out;
    const std::string csv = readTextFile(file("changes.csv"));
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 4);
    EXPECT_NE(csv.find("\n1,new,0.000,0.512,"), std::string::npos) << csv;

    const Outcome json = compare("--json");
    ASSERT_EQ(json.code, 0) << json.err;
    const auto read = nlohmann::json::parse(json.out);
    EXPECT_EQ(read["counts"]["unchanged"], 1);
    EXPECT_EQ(read["alignment"]["quality"], "good");
    EXPECT_NEAR(read["alignment"]["earlier_to_later"][0][3].get<double>(), 12.0, 1.0);
    EXPECT_NEAR(read["alignment"]["earlier_to_later"][1][3].get<double>(), -7.0, 1.0);

    // By the headers alone the places differ, and the poor fit is said.
    const Outcome unaligned = compare("--no-align");
    ASSERT_EQ(unaligned.code, 0) << unaligned.err;
    EXPECT_NE(unaligned.out.find("2 new, 2 gone."), std::string::npos) << unaligned.out;
}

TEST_F(CompareCommand, ResultsOfOneScanNeedNoAlignment) {
    setFindings("visit1", {{8, 20, 10}});
    const Outcome told =
        run("compare " + quoted(file("results-visit1")) + " " + quoted(file("results-visit1")));
    ASSERT_EQ(told.code, 0) << told.err;
    EXPECT_NE(told.out.find("of one scan"), std::string::npos) << told.out;
    EXPECT_NE(told.out.find("1 finding: 1 unchanged."), std::string::npos) << told.out;
}

TEST_F(CompareCommand, RefusesWithASentenceAndWritesNothing) {
    const auto refused = [&](const std::string& later, const std::string& said) {
        const Outcome outcome = run("compare " + quoted(file("results-visit1")) + " " +
                                    quoted(file(later)) + " --out " + quoted(file("changes.csv")));
        EXPECT_EQ(outcome.code, 1);
        EXPECT_NE(outcome.err.find(said), std::string::npos) << outcome.err;
        EXPECT_FALSE(fs::exists(file("changes.csv")));
    };
    refused("results-visit2", "has no threshold");
    setFindings("visit1", {{8, 20, 10}});
    fs::create_directories(file("empty"));
    refused("empty", "result.json");
    setFindings("visit2", {{8, 20, 10}});
    fs::remove(file("visit2.nii.gz"));
    refused("results-visit2", "not there any more");
}

}  // namespace
}  // namespace disyre
