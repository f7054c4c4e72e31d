// SPDX-License-Identifier: GPL-3.0-or-later
// These tests need the real scans of DISYRE_DATA_DIR; without them they are skipped and counted as
// skipped.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/Error.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/ContrastGroups.h"
#include "core/preprocess/Preparation.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

class RealData : public ::testing::Test {
protected:
    void SetUp() override {
        if (test::dataFolder().empty()) {
            GTEST_SKIP() << "no scans: set DISYRE_DATA_DIR";
        }
    }
    static fs::path data() { return test::dataFolder(); }
};

TEST_F(RealData, ReaderFilesAreReadOrRefusedNeverCrash) {
    int files = 0;
    int read = 0;
    for (const auto& entry : fs::recursive_directory_iterator(data() / "reader_nifti")) {
        if (entry.is_regular_file()) {
            ++files;
            try {
                (void)readScan(entry.path());
                ++read;
            } catch (const ScanError&) {
            }
        }
    }
    EXPECT_GT(files, 10);
    EXPECT_GT(read, 3);
}

TEST_F(RealData, AT2ScanDiffersFromT1Heads) {
    ModelCard card;
    card.spacing = {2, 2, 2};
    std::vector<ContrastSignature> scans;
    for (const char* name : {"IXI012-HH-1211_T1", "IXI013-HH-1212_T1"}) {
        const fs::path folder = data() / "healthy_t1_ixi";
        const Volume scan = readScan(folder / "T1" / (std::string(name) + ".nii.gz"));
        const Mask brain = brainFromLabels(
            readScan(folder / "DLMUSE" / (std::string(name) + "_DLMUSE.nii.gz")), 2, 1);
        const PreparedScan prepared = prepare(scan, card, &brain);
        scans.push_back(contrastSignature(prepared.image, prepared.mask));
    }
    const PreparedScan t2 =
        prepare(readScan(data() / "healthy_other" / "rorden_M2208_T2w_stripped.nii.gz"), card);
    scans.push_back(contrastSignature(t2.image, t2.mask));
    EXPECT_EQ(contrastGroups(scans), (std::vector<std::vector<std::size_t>>{{0, 1}, {2}}));
}

TEST_F(RealData, AHealthyHeadIsPreparedToABrain) {
    const fs::path folder = data() / "healthy_t1_ixi";
    const Volume scan = readScan(folder / "T1" / "IXI012-HH-1211_T1.nii.gz");
    const Volume labels = readScan(folder / "DLMUSE" / "IXI012-HH-1211_T1_DLMUSE.nii.gz");
    EXPECT_EQ(axesText(scan.affine), "PSR");
    const Mask brain = brainFromLabels(labels, 2, 1);
    ModelCard card;
    card.spacing = {2, 2, 2};
    card.patch = 64;
    const PreparedScan prepared = prepare(scan, card, &brain);
    double litres = 0.0;
    for (const auto voxel : prepared.mask.voxels) {
        litres += voxel * prepared.image.voxelMillilitres() / 1000.0;
    }
    EXPECT_GT(litres, 1.0);
    EXPECT_LT(litres, 2.2);
    // In RAS order a brain is longer from back to front than from side to side.
    EXPECT_GT(prepared.image.size[1], prepared.image.size[0]);
    EXPECT_EQ(prepared.spacingInScan, (std::array<double, 3>{1, 1, 1}));
}

TEST_F(RealData, ValidationSubjectsAreBalancedByAgeAndSex) {
    struct Person {
        double age;
        std::string sex;
    };
    std::map<std::string, Person> people;
    std::ifstream csv(data() / "healthy_t1_ixi" / "participants.csv");
    std::string line;
    std::getline(csv, line);
    while (std::getline(csv, line)) {
        std::istringstream row(line);
        std::string id, age, sex;
        std::getline(row, id, ',');
        std::getline(row, age, ',');
        std::getline(row, sex, ',');
        if (!age.empty() && !sex.empty()) {
            people[id] = {std::stod(age), sex.substr(0, 1)};
        }
    }
    const auto list =
        nlohmann::json::parse(readTextFile(DISYRE_SOURCE_DIR "/resources/subjects/ixi-hh-t1.json"));
    const auto statistics = [&](const char* part) {
        double age = 0.0;
        double women = 0.0;
        for (const auto& name : list[part]) {
            const Person& person = people.at(name.get<std::string>());
            age += person.age;
            women += person.sex == "F" ? 1.0 : 0.0;
        }
        const auto count = static_cast<double>(list[part].size());
        return std::pair(age / count, women / count);
    };
    const auto [trainingAge, trainingWomen] = statistics("training");
    const auto [validationAge, validationWomen] = statistics("validation");
    EXPECT_NEAR(validationAge, trainingAge, 3.0);
    EXPECT_NEAR(validationWomen, trainingWomen, 0.1);
}

}  // namespace
}  // namespace disyre
