// SPDX-License-Identifier: GPL-3.0-or-later
// `disyre heal` on many scans and `disyre summary`, from outside.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/image/Nifti.h"
#include "tests/cli/RunProgram.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::Outcome;
using test::quoted;
using test::run;

/// A BIDS dataset of four subjects, one of whose images is damaged, and a tiny model that the
/// program trains on phantoms.
class HealManyCommand : public ::testing::Test {
protected:
    HealManyCommand() {
        std::ofstream(make("data/dataset_description.json")) << "{}";
        for (const int subject : {1, 3, 4}) {
            const std::string name = "sub-" + std::to_string(subject);
            writeScan(make(fmt::format("data/{0}/anat/{0}_T1w.nii.gz", name)),
                      test::phantomBrain({40, 44, 24}, 2.0, subject));
            writeScan(make("healthy/" + name + ".nii.gz"),
                      test::phantomBrain({40, 44, 24}, 2.0, subject + 10));
        }
        std::ofstream(make("data/sub-2/anat/sub-2_T1w.nii.gz")) << "damaged";
        const Outcome trained = run(
            "train " + quoted(file("healthy")) + " --out " + quoted(file("model")) +
            " --patch 16 --channels 8,16 --norm-groups 4 --batch 4 --threads 1 --steps 4 --json");
        EXPECT_EQ(trained.code, 0) << trained.err;
    }
    [[nodiscard]] fs::path file(const std::string& name) const { return folder_.path() / name; }
    [[nodiscard]] fs::path make(const std::string& name) const {
        fs::create_directories(file(name).parent_path());
        return file(name);
    }
    [[nodiscard]] Outcome heal(const std::string& options, const char* out = "out") const {
        return run("heal " + quoted(file("data")) +
                   " --mode fast --no-places --threads 1 --model " + quoted(file("model")) +
                   " --out " + quoted(file(out)) + " " + options);
    }
    [[nodiscard]] std::string text(const std::string& name) const {
        return readTextFile(file(name));
    }

    test::TemporaryFolder folder_;
};

TEST_F(HealManyCommand, HealsADatasetNamesWhatFailedAndGoesOn) {
    const Outcome first = heal("");
    EXPECT_EQ(first.code, 1) << "one scan is damaged";
    EXPECT_NE(first.out.find("Healed 3 scans, 0 had results already, 1 could not be healed."),
              std::string::npos)
        << first.out;
    EXPECT_NE(first.err.find("sub-2_T1w was not healed"), std::string::npos) << first.err;
    EXPECT_TRUE(fs::exists(file("out/sub-3/anat/sub-3_T1w/anomaly_map.nii.gz")));
    EXPECT_NE(text("out/sub-2/anat/sub-2_T1w/failure.json").find("sub-2_T1w.nii.gz"),
              std::string::npos);
    const std::string page = text("out/index.html");
    EXPECT_NE(page.find("sub-4/anat/sub-4_T1w/strongest.png"), std::string::npos);
    EXPECT_NE(page.find("3 scans healed, 1 not."), std::string::npos);

    writeScan(file("data/sub-2/anat/sub-2_T1w.nii.gz"), test::phantomBrain({40, 44, 24}, 2.0, 2));
    const Outcome second = heal("");
    EXPECT_EQ(second.code, 0) << second.err;
    EXPECT_NE(second.out.find("Healed 1 scan, 3 had results already, 0 could not be healed."),
              std::string::npos)
        << second.out;
    EXPECT_FALSE(fs::exists(file("out/sub-2/anat/sub-2_T1w/failure.json")));

    // The results of a scan make a report, without a display. The window's program writes it.
    const Outcome report = run("report " + quoted(file("out/sub-1/anat/sub-1_T1w")) + " --out " +
                                   quoted(file("report.html")) + " --language de",
                               "unset DISPLAY WAYLAND_DISPLAY;");
    const fs::path window = fs::path(DISYRE_PROGRAM).replace_filename("disyre-explorer");
    if (fs::exists(window)) {
        ASSERT_EQ(report.code, 0) << report.err;
        EXPECT_NE(text("report.html").find("kein Medizinprodukt"), std::string::npos);
    } else {
        EXPECT_EQ(report.code, 1);
        EXPECT_NE(report.err.find("Install the whole program"), std::string::npos) << report.err;
    }
}

TEST_F(HealManyCommand, PartsOfSeveralMachinesAreJoined) {
    EXPECT_EQ(heal("--shard 1/2").code, 0);
    EXPECT_EQ(heal("--shard 2/2").code, 1);
    const Outcome joined = run("summary " + quoted(file("out")) + " --json");
    ASSERT_EQ(joined.code, 0) << joined.err;
    const auto json = nlohmann::json::parse(joined.out);
    ASSERT_EQ(json["scans"].size(), 4u);
    EXPECT_FALSE(json["scans"][0].contains("problem"));
    EXPECT_TRUE(json["scans"][1].contains("problem"));
    const std::string csv = text("out/summary.csv");
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 5);
    for (const char* wrong : {"0/2", "3/2", "2", "a/b", "1/2/3"}) {
        EXPECT_EQ(heal(std::string("--shard ") + wrong).code, 2) << wrong;
    }
}

TEST_F(HealManyCommand, AFolderOfScansIsHealedScanByScan) {
    std::ofstream(file("healthy/empty.nii.gz")) << "";
    const Outcome healed =
        run("heal " + quoted(file("healthy")) + " --mode fast --no-places --threads 1 --model " +
            quoted(file("model")) + " --out " + quoted(file("each")));
    EXPECT_EQ(healed.code, 1) << "one file is empty";
    EXPECT_NE(healed.out.find("Healed 3 scans, 0 had results already, 1 could not be healed."),
              std::string::npos)
        << healed.out << healed.err;
    EXPECT_NE(healed.err.find("empty was not healed"), std::string::npos) << healed.err;
    EXPECT_TRUE(fs::exists(file("each/sub-3/anomaly_map.nii.gz")));
}

TEST_F(HealManyCommand, WhatCannotBeMeantIsSaid) {
    const Outcome mask = heal("--mask " + quoted(file("data/sub-1/anat/sub-1_T1w.nii.gz")));
    EXPECT_EQ(mask.code, 2);
    EXPECT_NE(mask.err.find("--mask belongs to a single scan"), std::string::npos) << mask.err;
    const Outcome nothing = run("summary " + quoted(file("healthy")));
    EXPECT_EQ(nothing.code, 1);
    EXPECT_NE(nothing.err.find("holds no results"), std::string::npos) << nothing.err;
}

}  // namespace
}  // namespace disyre
