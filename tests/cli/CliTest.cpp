// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/base/Log.h"
#include "core/card/Safetensors.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/preprocess/Orientation.h"
#include "tests/cli/RunProgram.h"
#include "tests/support/NiftiDescription.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::filesIn;
using test::Outcome;
using test::quoted;
using test::run;

/// A tiny model that the program itself trains on phantoms, once for all tests of this process.
class CliModel : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = new test::TemporaryFolder;
        fs::create_directories(folder_->path() / "scans");
        for (int i = 0; i < 3; ++i) {
            writeScan(folder_->path() / "scans" / ("sub-0" + std::to_string(i) + ".nii.gz"),
                      test::phantomBrain({40, 44, 24}, 2.0, i));
        }
        trained_ = run("train " + quoted(folder_->path() / "scans") + " --out " + quoted(model()) +
                       kSmall + " --steps 6 --json");
    }
    static void TearDownTestSuite() { delete folder_; }

    static fs::path model() { return folder_->path() / "model"; }
    static fs::path scan() { return folder_->path() / "scans" / "sub-00.nii.gz"; }

    static constexpr const char* kSmall =
        " --patch 16 --channels 8,16 --norm-groups 4 --batch 4 --threads 1";
    static test::TemporaryFolder* folder_;
    static Outcome trained_;
};
test::TemporaryFolder* CliModel::folder_ = nullptr;
Outcome CliModel::trained_;

TEST(Cli, HelpExplainsEveryCommand) {
    const Outcome help = run("--help");
    EXPECT_EQ(help.code, 0);
    EXPECT_NE(help.out.find("not a medical device"), std::string::npos);
    for (const char* command : {"info", "sample", "heal", "synthesize", "train", "evaluate"}) {
        EXPECT_NE(help.out.find(command), std::string::npos);
        const Outcome detail = run(std::string(command) + " --help");
        EXPECT_EQ(detail.code, 0);
        EXPECT_GT(detail.out.size(), 200u);
    }
}

TEST(Cli, VerboseRepeatsOnTheStandardErrorTheLogThatTheStateFolderKeeps) {
    const test::TemporaryFolder folder;
    const std::filesystem::path scan = folder.path() / "Erika Mustermann.nii.gz";
    const std::string state = "export XDG_STATE_HOME=" + quoted(folder.path() / "state") + ";";
    EXPECT_EQ(run("info " + quoted(scan), state).code, 1);
    const std::string kept = readTextFile(folder.path() / "state" / "disyre" / kLogFile);
    EXPECT_NE(kept.find("program.started program=disyre"), std::string::npos) << kept;
    EXPECT_NE(kept.find("command=info"), std::string::npos) << kept;
    EXPECT_NE(kept.find("id=scan.missing"), std::string::npos) << kept;
    EXPECT_EQ(kept.find("Mustermann"), std::string::npos) << kept;
    // The option may stand before the command or after it.
    for (const std::string& arguments :
         {"--verbose info " + quoted(scan), "info --verbose " + quoted(scan)}) {
        const Outcome verbose = run(arguments, state);
        EXPECT_EQ(verbose.code, 1);
        EXPECT_NE(verbose.err.find("program.started"), std::string::npos) << verbose.err;
    }
    EXPECT_EQ(run("info " + quoted(scan), state).err.find("program.started"), std::string::npos);
}

TEST(Cli, WrongUsageExitsWithCode2) {
    EXPECT_EQ(run("").code, 2);
    EXPECT_EQ(run("dance").code, 2);
    EXPECT_EQ(run("heal x.nii").code, 2);
    EXPECT_EQ(run("heal x.nii --out y --device abacus").code, 2);
}

TEST(Cli, InfoReportsAScan) {
    const test::TemporaryFolder folder;
    writeScan(folder.path() / "a b.nii.gz", test::phantomBrain({20, 22, 18}, 1.5));
    const Outcome info = run("info --json " + quoted(folder.path() / "a b.nii.gz"));
    ASSERT_EQ(info.code, 0) << info.err;
    const auto json = nlohmann::json::parse(info.out);
    EXPECT_EQ(json["size_voxels"], (std::vector<int>{20, 22, 18}));
    EXPECT_EQ(json["axes"], "RAS");
    EXPECT_EQ(json["minimum"], 0.0);
    EXPECT_GT(json["maximum"], 80.0);
    EXPECT_NE(run("info " + quoted(folder.path() / "a b.nii.gz")).out.find("20 x 22 x 18"),
              std::string::npos);
}

/// Counts the lines that begin with a text.
int sentencesOf(const std::string& lines, const std::string& beginning) {
    int count = 0;
    for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
        count += lines.compare(at, beginning.size(), beginning) == 0 ? 1 : 0;
        if (lines.find('\n', at) == std::string::npos) {
            break;
        }
    }
    return count;
}

/// Writes a MetaImage of two volumes: an empty one with one bright voxel, and the scan.
fs::path writeSeries(const test::TemporaryFolder& folder, const Volume& scan) {
    Volume first = scan;
    std::fill(first.voxels.begin(), first.voxels.end(), 0.0f);
    first.voxels[0] = 5.0f;
    fs::path path = folder.path() / "series.mha";
    std::ofstream file(path, std::ios::binary);
    file << fmt::format(
        "ObjectType = Image\nNDims = 4\nDimSize = {} {} {} 2\nElementSpacing = 2 2 2 1\n"
        "Offset = {} {} {} 0\nTransformMatrix = -1 0 0 0 0 -1 0 0 0 0 1 0 0 0 0 1\n"
        "ElementType = MET_FLOAT\nElementDataFile = LOCAL\n",
        scan.size[0], scan.size[1], scan.size[2], -scan.affine[0][3], -scan.affine[1][3],
        scan.affine[2][3]);
    for (const Volume& volume : {first, scan}) {
        file.write(reinterpret_cast<const char*>(volume.voxels.data()),
                   static_cast<std::streamsize>(volume.voxels.size() * sizeof(float)));
    }
    return path;
}

TEST(Cli, InfoTakesTheFirstVolumeOfASeriesOrTheChosenOneAndSaysWhich) {
    const test::TemporaryFolder folder;
    const fs::path series = writeSeries(folder, test::phantomBrain({20, 22, 18}, 2.0));
    const Outcome first = run("info " + quoted(series));
    EXPECT_NE(first.out.find("MetaImage, float32"), std::string::npos) << first.out;
    EXPECT_NE(first.out.find("0 to 5"), std::string::npos) << first.out;
    EXPECT_NE(first.out.find("a series of 2 volumes; volume 1 is used"), std::string::npos);
    const auto second = nlohmann::json::parse(run("info --json --volume 2 " + quoted(series)).out);
    EXPECT_EQ(second["volume"], 2);
    EXPECT_EQ(second["volumes"], 2);
    EXPECT_GT(second["maximum"], 80.0);
    const Outcome none = run("info --volume 3 " + quoted(series));
    EXPECT_EQ(none.code, 1);
    EXPECT_NE(none.err.find("has no volume 3"), std::string::npos) << none.err;
    EXPECT_EQ(run("info --volume 0 " + quoted(series)).code, 2);
}

TEST(Cli, InfoDrawsTheLossesOfAModel) {
    const test::TemporaryFolder folder;
    const fs::path svg = folder.path() / "curve.svg";
    ASSERT_EQ(run("info " + quoted(DISYRE_SHIPPED_MODEL) + " --curve " + quoted(svg)).code, 0);
    const std::string drawn = readTextFile(svg);
    EXPECT_NE(drawn.find("<svg"), std::string::npos);
    EXPECT_NE(drawn.find("held-out patches"), std::string::npos);
    const Outcome none = run("info " + quoted(folder.path()) + " --curve " + quoted(svg));
    EXPECT_EQ(none.code, 1);
    EXPECT_NE(none.err.find("training.csv"), std::string::npos) << none.err;
}

TEST(Cli, SampleWritesItsFiles) {
    const test::TemporaryFolder folder;
    const Outcome sample = run("sample --out " + quoted(folder.path() / "new"));
    ASSERT_EQ(sample.code, 0) << sample.err;
    for (const char* name :
         {"scan.nii.gz", "lesion_mask.nii.gz", "healthy.nii.gz", "sample.json"}) {
        EXPECT_TRUE(fs::exists(folder.path() / "new" / name)) << name;
    }
}

TEST(Cli, SampleTakesOneLesionOfALesson) {
    const test::TemporaryFolder folder;
    const Outcome sample = run("sample --lesion atrophy --out " + quoted(folder.path() / "new"));
    ASSERT_EQ(sample.code, 0) << sample.err;
    EXPECT_NE(readTextFile(folder.path() / "new" / "sample.json").find("\"atrophy\""),
              std::string::npos);
    const Outcome unknown = run("sample --lesion tumour --out " + quoted(folder.path() / "other"));
    EXPECT_NE(unknown.code, 0);
    EXPECT_NE(unknown.err.find("faint-texture"), std::string::npos) << unknown.err;
    EXPECT_FALSE(fs::exists(folder.path() / "other"));
}

TEST_F(CliModel, SynthesizeWritesTheSameSamplesWhateverTheThreads) {
    const test::TemporaryFolder folder;
    const fs::path scans = folder.path() / "scans.safetensors";
    ASSERT_EQ(run("prepare " + quoted(folder_->path() / "scans") + " --out " + quoted(scans)).code,
              0);
    const auto synthesize = [&](const std::string& name, const std::string& options) {
        const fs::path out = folder.path() / name;
        const Outcome outcome = run("synthesize " + quoted(scans) + " --count 5 --patch 16 --out " +
                                    quoted(out) + " " + options);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_NE(outcome.out.find("samples/s"), std::string::npos) << outcome.out;
        return readSafetensors(out);
    };
    const SafetensorsFile one = synthesize("one.safetensors", "--threads 1");
    const SafetensorsFile four = synthesize("four.safetensors", "--threads 4");
    for (const char* name : {"healthy", "corrupted", "mask", "foreign"}) {
        EXPECT_EQ(one.tensors.at(name).shape, (std::vector<std::int64_t>{5, 16, 16})) << name;
        EXPECT_EQ(one.tensors.at(name).bytes, four.tensors.at(name).bytes) << name;
    }
    EXPECT_EQ(one.tensors.at("alpha").bytes, four.tensors.at("alpha").bytes);
    EXPECT_EQ(one.tensors.at("t").type, "I64");
    const SafetensorsFile fpi = synthesize("fpi.safetensors", "--method fpi");
    EXPECT_EQ(fpi.metadata.at("method"), "fpi");
    EXPECT_EQ(fpi.tensors.at("healthy").bytes, one.tensors.at("healthy").bytes);
    EXPECT_NE(fpi.tensors.at("mask").bytes, one.tensors.at("mask").bytes);
    EXPECT_EQ(run("synthesize " + quoted(scans)).code, 2);
    EXPECT_EQ(run("synthesize --statistics --count 50").code, 0);
}

TEST_F(CliModel, TrainingLeavesAModelAndItsCard) {
    ASSERT_EQ(trained_.code, 0) << trained_.err;
    EXPECT_EQ(nlohmann::json::parse(trained_.out)["steps"], 6);
    // Nothing but what is doubtful about each of the three small scans is told.
    EXPECT_EQ(std::count(trained_.err.begin(), trained_.err.end(), '\n'), 3) << trained_.err;
    EXPECT_EQ(sentencesOf(trained_.err, "Warning: "), 3) << trained_.err;
    const Outcome card = run("info " + quoted(model()));
    EXPECT_EQ(card.code, 0);
    EXPECT_EQ(nlohmann::json::parse(card.out)["patch_pixels"], 16);
}

TEST_F(CliModel, HealWritesItsFilesOnTheScansGrid) {
    const test::TemporaryFolder folder;
    const Outcome heal = run("heal " + quoted(scan()) + " --model " + quoted(model()) + " --out " +
                             quoted(folder.path()) + " --json");
    ASSERT_EQ(heal.code, 0) << heal.err;
    EXPECT_TRUE(heal.err.find('\r') == std::string::npos);
    const auto json = nlohmann::json::parse(heal.out);
    EXPECT_EQ(json["steps"].size(), 4u);
    EXPECT_EQ(json["skip"], 25);
    EXPECT_EQ(json["scan_level"], 1.0);
    EXPECT_EQ(json["region_millilitres"],
              nlohmann::json::array());  // The card suggests no threshold.
    EXPECT_GT(json["peak_memory_bytes"], 1000000);
    const Volume original = readScan(scan());
    for (const char* name : {"anomaly_map.nii.gz", "restoration.nii.gz"}) {
        const Volume written = readScan(folder.path() / name);
        EXPECT_EQ(written.size, original.size);
        for (std::size_t row = 0; row < 3; ++row) {
            EXPECT_NEAR(written.affine[row][3], original.affine[row][3], 1e-4);
        }
    }
    const std::string csv = readTextFile(folder.path() / "steps.csv");
    EXPECT_EQ(csv.rfind("step,t,mean_gradient\n1,100,", 0), 0u);
    EXPECT_EQ(readTextFile(folder.path() / "findings.csv").rfind("number,at_threshold,", 0), 0u);
    EXPECT_EQ(filesIn(folder.path()), 6);
    EXPECT_EQ(test::niftiDescription(folder.path() / "anomaly_map.nii.gz"),
              "Anomaly score. Research use, not a medical device");
    EXPECT_EQ(test::niftiDescription(folder.path() / "restoration.nii.gz"),
              "Restoration. Research use, not a medical device");
}

TEST_F(CliModel, AVolumeOfASeriesHealsAsTheSameScanDoes) {
    const test::TemporaryFolder folder;
    const Volume brain = readScan(scan());
    const fs::path series = writeSeries(folder, brain);
    const std::string model = " --model " + quoted(CliModel::model());
    const fs::path alone = folder.path() / "alone";
    const fs::path chosen = folder.path() / "chosen";
    ASSERT_EQ(run("heal " + quoted(scan()) + model + " --out " + quoted(alone)).code, 0);
    const Outcome healed =
        run("heal " + quoted(series) + " --volume 2" + model + " --json --out " + quoted(chosen));
    ASSERT_EQ(healed.code, 0) << healed.err;
    EXPECT_NE(healed.err.find("volume 2 is used"), std::string::npos) << healed.err;
    EXPECT_EQ(nlohmann::json::parse(healed.out)["scan_volume"], 2);
    const Volume map = readScan(chosen / "anomaly_map.nii.gz");
    const Volume expected = readScan(alone / "anomaly_map.nii.gz");
    ASSERT_EQ(map.size, expected.size);
    float largest = 0.0f;
    for (std::size_t i = 0; i < map.voxels.size(); ++i) {
        largest = std::max(largest, std::abs(map.voxels[i] - expected.voxels[i]));
    }
    // The plain network's answers depend on the size of a batch in their last digits.
    EXPECT_LT(largest, 1e-6f);
}

TEST_F(CliModel, ModesSetSkipStrideAndMirroringUnlessTheseAreGiven) {
    const test::TemporaryFolder folder;
    const auto healed = [&](const std::string& options) {
        const Outcome heal = run("heal " + quoted(scan()) + " --model " + quoted(model()) +
                                 " --out " + quoted(folder.path()) + " --json " + options);
        EXPECT_EQ(heal.code, 0) << heal.err;
        return nlohmann::json::parse(heal.out);
    };
    const auto usual = healed("");
    EXPECT_EQ(usual["skip"], 25);
    EXPECT_EQ(usual["stride_pixels"], 4);  // A quarter of the patch's 16 pixels.
    EXPECT_EQ(usual["mirrored"], true);
    const auto fast = healed("--mode fast");
    EXPECT_EQ(fast["skip"], 50);
    EXPECT_EQ(fast["stride_pixels"], 8);
    EXPECT_EQ(fast["mirrored"], false);
    EXPECT_EQ(fast["steps"].size(), 2u);
    const auto mixed = healed("--mode fast --skip 20 --stride 3 --mirrored");
    EXPECT_EQ(mixed["skip"], 20);
    EXPECT_EQ(mixed["stride_pixels"], 3);
    EXPECT_EQ(mixed["mirrored"], true);
    EXPECT_EQ(healed("--not-mirrored")["mirrored"], false);
}

TEST_F(CliModel, HealChangesOnlyTheInsideOrOutsideOfAMaskOnAnotherGrid) {
    const test::TemporaryFolder folder;
    const Volume original = readScan(scan());
    // The mask's grid is twice as coarse, and its first half along x is marked; these are the
    // scan's voxels with x below 20.
    Volume mask({20, 22, 12}, original.affine);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            mask.affine[row][column] *= 2;
        }
    }
    for (int z = 0; z < 12; ++z) {
        for (int y = 0; y < 22; ++y) {
            for (int x = 0; x < 10; ++x) {
                mask.at(x, y, z) = 1.0f;
            }
        }
    }
    const fs::path file = folder.path() / "mask.nii.gz";
    writeScan(file, mask);
    const auto heal = [&](const std::string& options, const std::string& name) {
        return run("heal " + quoted(scan()) + " --model " + quoted(model()) +
                   " --mode fast --json " + options + " --out " + quoted(folder.path() / name));
    };
    // Counts the changed voxels and takes the largest score, at x below 18 and above 21.
    const auto changes = [&](const std::string& name) {
        const Volume restored = readScan(folder.path() / name / "restoration.nii.gz");
        const Volume map = readScan(folder.path() / name / "anomaly_map.nii.gz");
        std::array<int, 2> changed{};
        for (int z = 0; z < 24; ++z) {
            for (int y = 0; y < 44; ++y) {
                for (int x = 0; x < 40; ++x) {
                    if (x < 18 || x > 21) {
                        changed[x < 18 ? 0 : 1] +=
                            std::abs(restored.at(x, y, z) - original.at(x, y, z)) > 1e-3f ||
                                    map.at(x, y, z) > 1e-6f
                                ? 1
                                : 0;
                    }
                }
            }
        }
        return changed;
    };
    const Outcome inside = heal("--inside " + quoted(file), "inside");
    ASSERT_EQ(inside.code, 0) << inside.err;
    const auto told = nlohmann::json::parse(inside.out)["region"];
    EXPECT_EQ(told["use"], "inside");
    EXPECT_EQ(told["source"], file.string());
    EXPECT_GT(told["voxels"], 100);
    EXPECT_GT(told["millilitres"], 1.0);
    EXPECT_GT(changes("inside")[0], 100);
    EXPECT_EQ(changes("inside")[1], 0);
    ASSERT_EQ(heal("--outside " + quoted(file), "outside").code, 0);
    EXPECT_EQ(changes("outside")[0], 0);
    EXPECT_GT(changes("outside")[1], 100);
    // The region is left beside the results, and not beside those of the whole brain.
    const fs::path region = folder.path() / "inside" / "region.nii.gz";
    EXPECT_EQ(readScan(region).size, original.size);
    EXPECT_EQ(test::niftiDescription(region),
              "Region of the healing. Research use, not a medical device");
    ASSERT_EQ(heal("", "inside").code, 0);
    EXPECT_FALSE(fs::exists(region));
    const Outcome whole = heal("", "whole");
    EXPECT_EQ(nlohmann::json::parse(whole.out)["region"]["use"], "whole");

    EXPECT_EQ(heal("--inside " + quoted(file) + " --outside " + quoted(file), "both").code, 2);
    const auto expectSentence = [&](const fs::path& bad, const std::string& part) {
        const Outcome failed = heal("--inside " + quoted(bad), "bad");
        EXPECT_NE(failed.code, 0) << bad;
        EXPECT_NE(failed.err.find(part), std::string::npos) << failed.err;
        EXPECT_EQ(std::count(failed.err.begin(), failed.err.end(), '\n'), 1) << failed.err;
        EXPECT_FALSE(fs::exists(folder.path() / "bad"));
    };
    writeTextAtomically(folder.path() / "text.nii", "no mask");
    expectSentence(folder.path() / "text.nii", "text.nii");
    expectSentence(folder.path() / "none.nii", "does not exist");
    writeScan(folder.path() / "empty.nii", Volume({20, 22, 12}, mask.affine));
    expectSentence(folder.path() / "empty.nii", "marks no region");
    Volume away = mask;
    away.affine[0][3] += 1000.0;
    writeScan(folder.path() / "away.nii", away);
    expectSentence(folder.path() / "away.nii", "marks no voxel of its scan");
}

TEST_F(CliModel, RoundingToBf16ChangesTheMapOnlyALittle) {
    const test::TemporaryFolder folder;
    const auto mapOn = [&](const std::string& device) {
        const Outcome heal =
            run("heal " + quoted(scan()) + " --model " + quoted(model()) + " --out " +
                quoted(folder.path() / device) + " --json --device " + device);
        EXPECT_EQ(heal.code, 0) << heal.err;
        EXPECT_EQ(nlohmann::json::parse(heal.out)["device"], device);
        return readScan(folder.path() / device / "anomaly_map.nii.gz");
    };
    const Volume exact = mapOn("cpu");
    const Volume rounded = mapOn("cpu-bf16");
    double largest = 0.0;
    double highest = 0.0;
    for (std::size_t i = 0; i < exact.voxels.size(); ++i) {
        largest = std::max<double>(largest, std::abs(exact.voxels[i] - rounded.voxels[i]));
        highest = std::max<double>(highest, exact.voxels[i]);
    }
    EXPECT_GT(largest, 1e-6) << "nothing was rounded";
    EXPECT_LT(largest, 0.05 * highest);
}

TEST_F(CliModel, PaddingAndAnotherAxisOrderChangeTheMapByLessThan1em4) {
    const test::TemporaryFolder folder;
    const Volume original = readScan(scan());
    const auto mapOf = [&](const Volume& volume, const std::string& name) {
        const fs::path file = folder.path() / (name + ".nii.gz");
        writeScan(file, volume);
        const Outcome heal = run("heal " + quoted(file) + " --model " + quoted(model()) +
                                 " --out " + quoted(folder.path() / name));
        EXPECT_EQ(heal.code, 0) << heal.err;
        return readScan(folder.path() / name / "anomaly_map.nii.gz");
    };
    const Volume reference = mapOf(original, "reference");
    const int margin = 40;
    Volume padded({original.size[0] + 80, original.size[1] + 80, original.size[2] + 80},
                  original.affine);
    static_cast<Grid<float>&>(padded) = cutOut(original, {-margin, -margin, -margin}, padded.size);
    const Volume paddedMap = mapOf(padded, "padded");
    const Grid<float> cut = cutOut(paddedMap, {margin, margin, margin}, original.size);
    // The same voxels are stored with their axes in the order PSR.
    Volume turned({original.size[1], original.size[2], original.size[0]}, original.affine);
    for (std::size_t row = 0; row < 3; ++row) {
        turned.affine[row][0] = -original.affine[row][1];
        turned.affine[row][1] = original.affine[row][2];
        turned.affine[row][2] = original.affine[row][0];
        turned.affine[row][3] += original.affine[row][1] * (original.size[1] - 1);
    }
    const Volume turnedBack = toRas(mapOf(fromRas(original, turned), "turned"));
    double largest = 0.0;
    for (std::size_t i = 0; i < reference.voxels.size(); ++i) {
        ASSERT_NEAR(cut.voxels[i], reference.voxels[i], 1e-4);
        ASSERT_NEAR(turnedBack.voxels[i], reference.voxels[i], 1e-4);
        largest = std::max<double>(largest, reference.voxels[i]);
    }
    EXPECT_GT(largest, 0.0);
}

TEST_F(CliModel, AnInterruptedTrainingRunResumes) {
    const test::TemporaryFolder folder;
    const std::string train = "train " + quoted(folder_->path() / "scans") + " --out " +
                              quoted(folder.path()) + kSmall + " --steps 100000";
    // The run is interrupted as soon as the first rows of its history are written.
    const std::string history = (folder.path() / "training.csv").string();
    const Outcome stopped =
        run(train + " --validate-every 5 & pid=$!; for i in $(seq 500); do [ -f '" + history +
            "' ] && break; sleep 0.2; done; kill -TERM $pid; wait $pid");
    EXPECT_EQ(stopped.code, 130);
    EXPECT_TRUE(fs::exists(folder.path() / "checkpoint.safetensors"));
    EXPECT_TRUE(fs::exists(folder.path() / "card.json"));
    const Outcome other = run(train + " --resume --seed 5");
    EXPECT_EQ(other.code, 2);
    EXPECT_NE(other.err.find("resume"), std::string::npos);
}

TEST_F(CliModel, RefusesBadInputWithOneSentenceAndLeavesNoFile) {
    const test::TemporaryFolder folder;
    const fs::path bad = folder.path() / "bad.nii";
    writeTextAtomically(bad, "this is no scan");
    const fs::path out = folder.path() / "out";
    const auto expectFailure = [&](const std::string& arguments, const std::string& part) {
        const Outcome failed = run("heal " + arguments + " --out " + quoted(out));
        EXPECT_EQ(failed.code, 1) << arguments;
        EXPECT_NE(failed.err.find(part), std::string::npos) << failed.err;
        EXPECT_EQ(std::count(failed.err.begin(), failed.err.end(), '\n'), 1) << failed.err;
        EXPECT_FALSE(fs::exists(out)) << arguments;
    };
    const std::string useModel = " --model " + quoted(model());
    expectFailure(quoted(bad) + useModel, "bad.nii");
    expectFailure(quoted(folder.path() / "none.nii") + useModel, "does not exist");
    expectFailure(quoted(scan()) + " --model " + quoted(folder.path() / "none"), "does not exist");
    expectFailure(quoted(scan()) + " --model " + quoted(bad), "no model");
    const fs::path broken = folder.path() / "broken";
    fs::create_directories(broken);
    fs::copy(model() / "card.json", broken / "card.json");
    writeTextAtomically(broken / "weights.safetensors", "garbage that is longer than a header");
    expectFailure(quoted(scan()) + " --model " + quoted(broken), "safetensors");
    const Outcome usage =
        run("heal " + quoted(scan()) + useModel + " --skip 0 --out " + quoted(out));
    EXPECT_EQ(usage.code, 2);
    EXPECT_NE(usage.err.find("skip"), std::string::npos);
}

TEST_F(CliModel, RefusesBadTrainingFoldersWithOneSentenceAndLeavesNoFile) {
    const test::TemporaryFolder folder;
    const fs::path scans = folder.path() / "scans";
    const fs::path out = folder.path() / "out";
    fs::create_directories(scans);
    const auto expectFailure = [&](const std::string& part) {
        const Outcome failed =
            run("train " + quoted(scans) + " --out " + quoted(out) + kSmall + " --steps 1");
        EXPECT_NE(failed.code, 0) << part;
        EXPECT_NE(failed.err.find(part), std::string::npos) << failed.err;
        EXPECT_EQ(sentencesOf(failed.err, "disyre: "), 1) << failed.err;
        EXPECT_FALSE(fs::exists(out)) << part;
    };
    expectFailure("holds no NIfTI scan");
    writeScan(scans / "sub-00.nii.gz", test::phantomBrain({40, 44, 24}, 2.0, 0));
    expectFailure("at least two healthy scans");
    for (int i = 1; i < 4; ++i) {
        Volume scan = test::phantomBrain({40, 44, 24}, 2.0, i);
        for (float& voxel : scan.voxels) {
            voxel = i == 2 && voxel > 0.0f ? 1000.0f - voxel : voxel;
        }
        writeScan(scans / ("sub-0" + std::to_string(i) + ".nii.gz"), scan);
    }
    expectFailure("sub-02.nii.gz\": does not look like the other scans' modality (1 of 4");
    const Outcome accepted = run("train " + quoted(scans) + " --out " + quoted(out) + kSmall +
                                 " --steps 1 --mixed-contrasts --json");
    EXPECT_EQ(accepted.code, 0) << accepted.err;
}

TEST_F(CliModel, ReportsAFullDiskWithOneSentenceAndLeavesNoHalfFile) {
    const test::TemporaryFolder folder;
    // A limit on file sizes (in 512-byte blocks) makes writes fail halfway, as a full disk does.
    const Outcome failed = run("heal " + quoted(scan()) + " --model " + quoted(model()) +
                                   " --out " + quoted(folder.path()),
                               "trap '' XFSZ; ulimit -f 8; ");
    EXPECT_EQ(failed.code, 1) << failed.err;
    EXPECT_NE(failed.err.find("cannot be written"), std::string::npos) << failed.err;
    EXPECT_EQ(filesIn(folder.path()), 0);
}

// This test heals the sample that the program opens with by the model that comes with it.
TEST(ShippedModel, MapsTheSampleAtLeastThreeTimesAsWellAsTheBestTrivialMap) {
    const Outcome evaluated = run("evaluate --sample --json");
    ASSERT_EQ(evaluated.code, 0) << evaluated.err;
    const auto json = nlohmann::json::parse(evaluated.out);
    double best = json["prevalence"];
    ASSERT_EQ(json["baselines"].size(), 4u);
    for (const auto& baseline : json["baselines"]) {
        best = std::max(best, baseline["average_precision"].get<double>());
    }
    const double score = json["average_precision"];
    std::printf("AP %.3f, best trivial map %.3f, prevalence %.4f, best Dice %.3f\n", score, best,
                json["prevalence"].get<double>(), json["best_dice"].get<double>());
    EXPECT_GE(score, 3.0 * best);
}

TEST(ShippedModel, ReportsTheRegionsOfTheSampleAtItsThreshold) {
    const test::TemporaryFolder folder;
    ASSERT_EQ(run("sample --out " + quoted(folder.path() / "sample")).code, 0);
    const Outcome heal = run("heal " + quoted(folder.path() / "sample" / "scan.nii.gz") +
                             " --out " + quoted(folder.path() / "out") + " --mode fast");
    ASSERT_EQ(heal.code, 0) << heal.err;
    const auto json = nlohmann::json::parse(readTextFile(folder.path() / "out" / "result.json"));
    const auto volumes = json["region_millilitres"].get<std::vector<double>>();
    ASSERT_FALSE(volumes.empty());
    EXPECT_TRUE(std::is_sorted(volumes.rbegin(), volumes.rend()));
    // The largest region is the cavity.
    EXPECT_GT(volumes.front(), 2.0);
    EXPECT_LT(volumes.front(), 12.0);
    EXPECT_NE(heal.out.find(std::string("\nAt it: ") + std::to_string(volumes.size()) + " region"),
              std::string::npos)
        << heal.out;
}

}  // namespace
}  // namespace disyre
