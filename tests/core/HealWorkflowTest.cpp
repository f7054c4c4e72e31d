// SPDX-License-Identifier: GPL-3.0-or-later
// The heal workflow (core/workflows/Heal.h) with a healer that needs no network, and the files that
// it leaves.
#include <gtest/gtest.h>

#include <nifti2_io.h>
#include <zlib.h>

#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/anatomy/BrainAtlas.h"
#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/workflows/Heal.h"
#include "tests/support/FakeHealer.h"
#include "tests/support/HeadPhantom.h"
#include "tests/support/NiftiDescription.h"
#include "tests/support/Phantom.h"
#include "tests/support/Reorient.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

class HealWorkflow : public ::testing::Test {
protected:
    HealWorkflow() : scan_(test::phantomBrain()) {
        writeScan(scanFile(), scan_);
        request_.scan = scanFile();
        request_.folder = folder_.path() / "out";
        // The phantom is no brain that an atlas could be aligned with.
        request_.namesPlaces = false;
        request_.options.model = test::writeFakeModel(folder_.path()).string();
        request_.loadExtractor = [](const fs::path&, const std::string&) {
            return std::make_unique<test::FakeExtractor>();
        };
        request_.options.loadHealer = [this](const fs::path& model, const std::string& device) {
            device_ = device;
            return test::fakeHealer(readModelCard(model));
        };
    }

    [[nodiscard]] fs::path scanFile() const { return folder_.path() / "scan.nii.gz"; }
    [[nodiscard]] fs::path out(const char* name) const { return request_.folder / name; }

    /// Writes a mask that is 1 where x lies below `end`, and 0 elsewhere.
    [[nodiscard]] fs::path leftPart(int end) const {
        Volume mask(scan_.size, scan_.affine);
        for (int z = 0; z < mask.size[2]; ++z) {
            for (int y = 0; y < mask.size[1]; ++y) {
                for (int x = 0; x < end; ++x) {
                    mask.at(x, y, z) = 1.0f;
                }
            }
        }
        fs::path file = folder_.path() / "left.nii.gz";
        writeScan(file, mask);
        return file;
    }

    test::TemporaryFolder folder_;
    Volume scan_;
    HealFileRequest request_;
    std::string device_;
};

TEST_F(HealWorkflow, WritesMapRestorationStepsAndRecordOnTheScansGrid) {
    request_.options.device = "cpu";
    const HealedFile file = healFile(request_, {}, StopToken());
    EXPECT_EQ(device_, "cpu");
    ASSERT_EQ(file.written.files.size(), 6u);
    for (const fs::path& written : file.written.files) {
        EXPECT_TRUE(fs::exists(written)) << written;
    }
    const Volume map = readScan(out(kAnomalyMapFile));
    ASSERT_EQ(map.size, scan_.size);
    const Volume expected = mapToScan(file.healed.prepared, scan_, file.healed.result.anomalyMap);
    EXPECT_EQ(map.voxels, expected.voxels);
    EXPECT_GT(*std::max_element(map.voxels.begin(), map.voxels.end()), 0.05f);
    EXPECT_EQ(readScan(out(kRestorationFile)).size, scan_.size);
    EXPECT_EQ(readTextFile(out(kStepsFile)).rfind("step,t,mean_gradient\n1,100,", 0), 0u);
}

TEST_F(HealWorkflow, ADicomFolderIsHealedOnItsOwnGrid) {
    const fs::path dicom = folder_.path() / "dicom";
    test::writeTestSeries(dicom, scan_.size[2], [this](test::TestDicom& file) {
        file.columns = scan_.size[0];
        file.rows = scan_.size[1];
        file.spacing = {2.0, 2.0};
        for (int y = 0; y < file.rows; ++y) {
            for (int x = 0; x < file.columns; ++x) {
                // DICOM's columns run to the left and its rows to the back.
                file.stored.push_back(static_cast<int>(
                    10.0f * scan_.at(file.columns - 1 - x, file.rows - 1 - y, file.instance - 1)));
            }
        }
    });
    request_.scan = dicom;
    (void)healFile(request_, {}, StopToken());
    const Volume map = readScan(out(kAnomalyMapFile));
    EXPECT_EQ(map.size, scan_.size);
    EXPECT_EQ(axesText(map.affine), "LPS");
    EXPECT_GT(*std::max_element(map.voxels.begin(), map.voxels.end()), 0.05f);
    request_.series = 2;
    EXPECT_THROW((void)healFile(request_, {}, StopToken()), ScanError);
}

TEST_F(HealWorkflow, RecordTellsTheScanTheModelTheThresholdAndTheRegionsThere) {
    const HealedFile file = healFile(request_, {}, StopToken());
    const auto json = nlohmann::json::parse(readTextFile(out(kResultFile)));
    EXPECT_EQ(json, nlohmann::json::parse(resultJson(file.written.record)));
    EXPECT_EQ(json["scan"], scanFile().string());
    EXPECT_EQ(json["model"], "fake model");
    EXPECT_EQ(json["device"], "fake");
    EXPECT_EQ(json["stride_pixels"], 8);
    EXPECT_EQ(json["region"]["use"], "whole");
    EXPECT_EQ(json["suggested_threshold"], 0.05);
    EXPECT_FALSE(json["region_millilitres"].empty());
    EXPECT_GT(json["peak_memory_bytes"], 1000000);
    const auto& first = json["findings"][0];
    EXPECT_EQ(first["number"], 1);
    EXPECT_EQ(first["at_threshold"], true);
    EXPECT_EQ(first["millilitres"], json["region_millilitres"][0]);
    EXPECT_GE(first["peak_score"], first["mean_score"]);
    EXPECT_GE(first["mean_score"], 0.05);
    EXPECT_TRUE(first["asymmetry"].is_null()) << "the scan was not aligned";
    const std::string table = readTextFile(out(kFindingsFile));
    EXPECT_EQ(static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n')),
              json["findings"].size() + 1);
    EXPECT_EQ(table.rfind("number,at_threshold,millilitres,", 0), 0u);
}

TEST_F(HealWorkflow, TheBrainOfAWholeHeadIsFoundFirstAndToldInTheRecord) {
    const Volume head = test::phantomHead();
    writeScan(scanFile(), head);
    double extracted = -1.0;
    const HealedFile file = healFile(
        request_,
        [&extracted](const HealProgress& progress) {
            extracted = std::max(extracted, progress.extracted);
        },
        StopToken());
    EXPECT_EQ(extracted, 1.0);
    ASSERT_EQ(file.written.files.size(), 7u);
    EXPECT_EQ(file.written.files.back(), out(kBrainMaskFile));
    const Volume mask = readScan(out(kBrainMaskFile));
    const Volume map = readScan(out(kAnomalyMapFile));
    ASSERT_EQ(mask.size, head.size);
    const Mask brain = test::phantomHeadBrain(head);
    std::size_t differing = 0;
    for (std::size_t i = 0; i < mask.voxels.size(); ++i) {
        differing += (mask.voxels[i] > 0.0f) != (brain.voxels[i] != 0) ? 1 : 0;
        EXPECT_TRUE(mask.voxels[i] > 0.0f || map.voxels[i] == 0.0f);
    }
    EXPECT_LT(differing, 4000u);
    const auto json = nlohmann::json::parse(readTextFile(out(kResultFile)));
    EXPECT_EQ(json["brain_extraction"]["model"], "fake networks");
    EXPECT_NEAR(json["brain_extraction"]["millilitres"].get<double>(), 1360.0, 30.0);
    ASSERT_FALSE(file.warnings.empty());
    EXPECT_NE(file.warnings.front().text().find("brain_mask.nii.gz"), std::string::npos);
    EXPECT_EQ(json["warnings"][0], file.warnings.front().text());
    // The same mask, given by hand from the same folder, gives the same map, and is written anew.
    request_.brainMask = out(kBrainMaskFile);
    const HealedFile again = healFile(request_, {}, StopToken());
    EXPECT_EQ(again.healed.result.anomalyMap.voxels, file.healed.result.anomalyMap.voxels);
    EXPECT_FALSE(again.written.record.brainExtraction);
    ASSERT_TRUE(again.written.record.brainMask);
    EXPECT_FALSE(again.written.record.brainMask->mended);
    EXPECT_EQ(readScan(out(kBrainMaskFile)).voxels, mask.voxels);
    // The mask of an earlier healing would be taken for that of a scan that needs none.
    request_.brainMask.clear();
    writeScan(scanFile(), scan_);
    EXPECT_EQ(healFile(request_, {}, StopToken()).written.files.size(), 6u);
    EXPECT_FALSE(fs::exists(out(kBrainMaskFile)));
}

TEST_F(HealWorkflow, AStrippedScanOrAWishLeavesTheBrainAsItIs) {
    const HealedFile stripped = healFile(request_, {}, StopToken());
    EXPECT_FALSE(fs::exists(out(kBrainMaskFile)));
    EXPECT_FALSE(
        nlohmann::json::parse(readTextFile(out(kResultFile))).contains("brain_extraction"));
    writeScan(scanFile(), test::phantomHead());
    request_.extractsBrain = false;
    const HealedFile file = healFile(request_, {}, StopToken());
    EXPECT_FALSE(fs::exists(out(kBrainMaskFile)));
    ASSERT_FALSE(file.warnings.empty());
    EXPECT_NE(file.warnings.front().text().find("does not look skull-stripped"), std::string::npos);
}

TEST_F(HealWorkflow, AHeadWithoutAFindableBrainIsRefusedAndNothingIsWritten) {
    writeScan(scanFile(), test::phantomHead());
    request_.loadExtractor = [](const fs::path&, const std::string&) {
        return std::make_unique<test::FakeExtractor>(2.0f, 3.0f);
    };
    EXPECT_THROW((void)healFile(request_, {}, StopToken()), ScanError);
    EXPECT_FALSE(fs::exists(request_.folder));
}

TEST_F(HealWorkflow, DescriptionsSayThatNothingIsAMedicalDevice) {
    request_.options.regionUse = RegionUse::Outside;
    request_.options.regionMask = leftPart(20).string();
    (void)healFile(request_, {}, StopToken());
    EXPECT_EQ(test::niftiDescription(out(kAnomalyMapFile)),
              "Anomaly score. Research use, not a medical device");
    EXPECT_EQ(test::niftiDescription(out(kRestorationFile)),
              "Restoration. Research use, not a medical device");
    EXPECT_EQ(test::niftiDescription(out(kRegionFile)),
              "Region of the healing. Research use, not a medical device");
}

TEST_F(HealWorkflow, RegionFileIsWrittenForARegionAndAnOldOneIsRemovedWithoutOne) {
    request_.options.regionUse = RegionUse::Inside;
    request_.options.regionMask = leftPart(20).string();
    const HealedFile inside = healFile(request_, {}, StopToken());
    ASSERT_EQ(inside.written.files.size(), 7u);
    EXPECT_EQ(inside.written.files.back(), out(kRegionFile));
    const Volume region = readScan(out(kRegionFile));
    ASSERT_EQ(region.size, scan_.size);
    EXPECT_GT(region.at(16, 28, 20), 0.5f);
    EXPECT_LT(region.at(26, 28, 20), 0.5f);
    const auto json = nlohmann::json::parse(readTextFile(out(kResultFile)));
    EXPECT_EQ(json["region"]["use"], "inside");
    EXPECT_EQ(json["region"]["source"], request_.options.regionMask);
    // The region's file can be given back to heal the same region.
    request_.options.regionMask = out(kRegionFile).string();
    EXPECT_EQ(healFile(request_, {}, StopToken()).healed.result.anomalyMap.voxels,
              inside.healed.result.anomalyMap.voxels);

    request_.options.regionUse = RegionUse::WholeBrain;
    EXPECT_EQ(healFile(request_, {}, StopToken()).written.files.size(), 6u);
    EXPECT_FALSE(fs::exists(out(kRegionFile)));
}

TEST_F(HealWorkflow, NothingOutsideARegionChanges) {
    request_.options.regionUse = RegionUse::Inside;
    request_.options.regionMask = leftPart(20).string();
    (void)healFile(request_, {}, StopToken());
    const Volume map = readScan(out(kAnomalyMapFile));
    const Volume restored = readScan(out(kRestorationFile));
    bool changes = false;
    for (int z = 0; z < map.size[2]; ++z) {
        for (int y = 0; y < map.size[1]; ++y) {
            for (int x = 0; x < map.size[0]; ++x) {
                changes = changes || map.at(x, y, z) > 0.0f;
                // Voxels of the model's grid are twice as wide as the scan's.
                if (x > 23) {
                    ASSERT_EQ(map.at(x, y, z), 0.0f);
                    ASSERT_NEAR(restored.at(x, y, z), scan_.at(x, y, z), 1e-3);
                }
            }
        }
    }
    EXPECT_TRUE(changes);
}

TEST_F(HealWorkflow, BrainMaskIsUsedInPlaceOfTheBrainThatWouldBeFound) {
    const HealedFile whole = healFile(request_, {}, StopToken());
    request_.brainMask = leftPart(20);
    const HealedFile left = healFile(request_, {}, StopToken());
    EXPECT_LT(left.healed.prepared.image.size[0], whole.healed.prepared.image.size[0]);
}

TEST_F(HealWorkflow, ProgressBeginsWithPreparingAndEndsWithTheLastSlice) {
    std::vector<HealProgress> seen;
    const HealedFile file = healFile(
        request_, [&](const HealProgress& progress) { seen.push_back(progress); }, StopToken());
    ASSERT_GT(seen.size(), 2u);
    EXPECT_TRUE(seen.front().isPreparing);
    EXPECT_EQ(seen[1].slice, 1);
    EXPECT_EQ(seen[1].t, 100);
    EXPECT_FALSE(seen.back().isPreparing);
    EXPECT_EQ(seen.back().slice, seen.back().slices);
    EXPECT_EQ(seen.back().slices, file.healed.prepared.image.size[2]);
}

TEST_F(HealWorkflow, StopThrowsAndLeavesNoFile) {
    StopToken stop;
    const auto stopLater = [&stop](const HealProgress& progress) {
        if (progress.slice == 3) {
            stop.requestStop();
        }
    };
    EXPECT_THROW((void)healFile(request_, stopLater, stop), Stopped);
    EXPECT_FALSE(fs::exists(request_.folder));
}

TEST_F(HealWorkflow, SettingsOfTheModeGiveWayToThoseGivenSingly) {
    const ModelCard card = test::fakeCard();
    HealOptions options;
    EXPECT_EQ(settingsFor(options, card).stride, 8);
    EXPECT_TRUE(settingsFor(options, card).mirrored);
    options.mode = HealingMode::Fast;
    EXPECT_EQ(settingsFor(options, card).skip, 50);
    EXPECT_EQ(settingsFor(options, card).stride, 16);
    EXPECT_FALSE(settingsFor(options, card).mirrored);
    options.stride = 0;
    EXPECT_EQ(settingsFor(options, card).stride, 16);
    options.stride = 5;
    options.skip = 20;
    options.mirrored = true;
    EXPECT_EQ(settingsFor(options, card).stride, 5);
    EXPECT_EQ(settingsFor(options, card).skip, 20);
    EXPECT_TRUE(settingsFor(options, card).mirrored);
    options.skip = 0;
    EXPECT_THROW((void)settingsFor(options, card), SettingsError);
}

TEST_F(HealWorkflow, RegionMaskWithoutARegionIsToldByItsName) {
    request_.options.regionUse = RegionUse::Inside;
    const fs::path empty = folder_.path() / "empty.nii";
    writeScan(empty, Volume(scan_.size, scan_.affine));
    request_.options.regionMask = empty.string();
    try {
        (void)healFile(request_, {}, StopToken());
        FAIL();
    } catch (const ScanError& error) {
        EXPECT_EQ(error.file(), empty);
    }
}

std::vector<std::string> textsIn(const nlohmann::json& list) {
    return list.get<std::vector<std::string>>();
}

TEST_F(HealWorkflow, AllWarningsAreToldWithTheFirstStepAndKeptInTheRecord) {
    Volume mask(scan_.size, scan_.affine);
    std::copy(scan_.voxels.begin(), scan_.voxels.end(), mask.voxels.begin());
    for (float& value : mask.voxels) {
        value = value > 0.0f ? 1.0f : 0.0f;
    }
    mask.at(24, 28, 20) = 0.75f;
    request_.brainMask = folder_.path() / "soft.nii";
    writeScan(request_.brainMask, mask);
    scan_.at(24, 28, 20) = std::numeric_limits<float>::quiet_NaN();
    writeScan(scanFile(), scan_);
    std::vector<Message> told;
    const auto observer = [&told](const HealProgress& progress) {
        told.insert(told.end(), progress.warnings.begin(), progress.warnings.end());
    };
    const HealedFile file = healFile(request_, observer, StopToken());
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(told[0].id, MessageId::ScanNotFinite);
    EXPECT_EQ(told[1].id, MessageId::MaskSoft);
    EXPECT_EQ(textsOf(file.warnings), textsOf(told));
    const auto json = nlohmann::json::parse(readTextFile(out(kResultFile)));
    EXPECT_EQ(textsIn(json["warnings"]), textsOf(told));
}

TEST_F(HealWorkflow, AMaskThatLiesElsewhereIsTold) {
    Volume mask(scan_.size, scan_.affine);
    mask.affine[0][3] += 46.0;
    for (std::size_t i = 0; i < mask.voxels.size(); ++i) {
        mask.voxels[i] = scan_.voxels[i] > 0.0f ? 1.0f : 0.0f;
    }
    request_.brainMask = folder_.path() / "elsewhere.nii";
    writeScan(request_.brainMask, mask);
    const HealedFile file = healFile(request_, {}, StopToken());
    ASSERT_FALSE(file.warnings.empty());
    EXPECT_EQ(file.warnings[0].id, MessageId::MaskHardlyOverlaps);
}

TEST_F(HealWorkflow, ResultsNeverOverwriteWhatTheyAreMadeFrom) {
    request_.folder = folder_.path();
    const fs::path restoration = folder_.path() / kRestorationFile;
    fs::rename(scanFile(), restoration);
    request_.scan = restoration;
    const std::string before = readTextFile(restoration);
    const auto refused = [this] {
        bool begun = false;
        try {
            (void)healFile(
                request_, [&begun](const HealProgress&) { begun = true; }, StopToken());
        } catch (const FileError& error) {
            return error.id() == MessageId::FileIsInput && !begun;
        }
        return false;
    };
    EXPECT_TRUE(refused()) << "the scan";
    EXPECT_EQ(readTextFile(restoration), before);
    fs::rename(restoration, scanFile());
    request_.scan = scanFile();
    fs::copy_file(leftPart(20), folder_.path() / kRegionFile);
    request_.brainMask = folder_.path() / kRegionFile;
    EXPECT_TRUE(refused()) << "a brain mask, which would be removed";
    request_.brainMask.clear();
    fs::rename(folder_.path() / kRegionFile, folder_.path() / kAnomalyMapFile);
    request_.options.regionUse = RegionUse::Inside;
    request_.options.regionMask = (folder_.path() / kAnomalyMapFile).string();
    EXPECT_TRUE(refused()) << "the region's mask";
    fs::rename(folder_.path() / kAnomalyMapFile, folder_.path() / kBrainMaskFile);
    request_.options.regionMask = (folder_.path() / kBrainMaskFile).string();
    EXPECT_TRUE(refused()) << "the region's mask, which would be removed";
}

/// The header of a NIfTI-1 file, and a way to change it in an uncompressed one.
nifti_1_header headerOf(const fs::path& file) {
    nifti_1_header header{};
    gzFile stream = gzopen(file.string().c_str(), "rb");
    EXPECT_EQ(gzread(stream, &header, sizeof header), static_cast<int>(sizeof header)) << file;
    gzclose(stream);
    return header;
}

void setHeader(const fs::path& file, const nifti_1_header& header) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.write(reinterpret_cast<const char*>(&header), sizeof header);
}

/// Compares every field of two headers that says where the voxels lie, bit by bit.
void expectSamePosition(const nifti_1_header& a, const nifti_1_header& b) {
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(a.dim[i], b.dim[i]) << i;
        EXPECT_EQ(a.pixdim[i], b.pixdim[i]) << i;
        EXPECT_EQ(a.srow_x[i], b.srow_x[i]) << i;
        EXPECT_EQ(a.srow_y[i], b.srow_y[i]) << i;
        EXPECT_EQ(a.srow_z[i], b.srow_z[i]) << i;
    }
    EXPECT_EQ(a.qform_code, b.qform_code);
    EXPECT_EQ(a.sform_code, b.sform_code);
    EXPECT_EQ(a.quatern_b, b.quatern_b);
    EXPECT_EQ(a.quatern_c, b.quatern_c);
    EXPECT_EQ(a.quatern_d, b.quatern_d);
    EXPECT_EQ(a.qoffset_x, b.qoffset_x);
    EXPECT_EQ(a.qoffset_y, b.qoffset_y);
    EXPECT_EQ(a.qoffset_z, b.qoffset_z);
    EXPECT_EQ(a.xyzt_units & 7, b.xyzt_units & 7);
}

TEST_F(HealWorkflow, ResultsOfAnObliqueScanLieWhereItDoesToTheBit) {
    // Axes in the order and directions LPI, turned about two axes, with three lengths of a voxel.
    const double s = std::sin(0.21);
    const double c = std::cos(0.21);
    const double u = std::sin(-0.13);
    const double v = std::cos(-0.13);
    scan_.affine = {{{-1.7 * c, 2.3 * s * v, -3.1 * s * u, 40.123},
                     {-1.7 * s, -2.3 * c * v, 3.1 * c * u, 31.77},
                     {0.0, -2.3 * u, -3.1 * v, 55.31}}};
    request_.scan = folder_.path() / "oblique.nii";
    request_.options.regionUse = RegionUse::Outside;
    writeScan(request_.scan, scan_);
    const nifti_1_header written = headerOf(request_.scan);
    EXPECT_GT(written.qform_code, 0);
    const fs::path region = folder_.path() / "part.nii";
    Volume part(scan_.size, scan_.affine);
    std::fill_n(part.voxels.begin(), part.voxels.size() / 2, 1.0f);
    writeScan(region, part);
    request_.options.regionMask = region.string();
    for (const int kind : {0, 1, 2}) {
        nifti_1_header header = written;
        if (kind == 0) {
            // Both positions are stated, with codes and last digits that computing does not give.
            header.sform_code = NIFTI_XFORM_MNI_152;
            header.qform_code = NIFTI_XFORM_ALIGNED_ANAT;
            header.pixdim[1] = std::nextafter(header.pixdim[1], 9.0f);
            header.quatern_c += 1e-6f;
            header.qoffset_y += 1e-4f;
        } else if (kind == 1) {
            header.sform_code = 0;
            std::fill_n(header.srow_x, 4, 0.0f);
            std::fill_n(header.srow_y, 4, 0.0f);
            std::fill_n(header.srow_z, 4, 0.0f);
        } else {
            header.qform_code = 0;
        }
        setHeader(request_.scan, header);
        (void)healFile(request_, {}, StopToken());
        for (const char* name : {kAnomalyMapFile, kRestorationFile, kRegionFile}) {
            SCOPED_TRACE(name + std::to_string(kind));
            expectSamePosition(headerOf(out(name)), header);
        }
    }
}

TEST_F(HealWorkflow, TheBiasFieldIsDividedOutWhereAskedForAndWhatIsNotHealedStaysToTheBit) {
    for (int z = 0; z < scan_.size[2]; ++z) {
        for (int y = 0; y < scan_.size[1]; ++y) {
            for (int x = 0; x < scan_.size[0]; ++x) {
                scan_.at(x, y, z) *= static_cast<float>(std::exp(0.02 * (x - 24)));
            }
        }
    }
    writeScan(scanFile(), scan_);
    const int end = 20;
    request_.options.regionUse = RegionUse::Outside;
    request_.options.regionMask = leftPart(end).string();
    const auto biasIn = [&] {
        return nlohmann::json::parse(readTextFile(out(kResultFile)))["bias_correction"]
            .get<std::string>();
    };
    const HealedFile plain = healFile(request_, {}, StopToken());
    EXPECT_TRUE(plain.healed.prepared.biasField.voxels.empty());
    EXPECT_EQ(biasIn(), "off");
    request_.options.settings.bias = BiasCorrection::On;
    const HealedFile corrected = healFile(request_, {}, StopToken());
    EXPECT_FALSE(corrected.healed.prepared.biasField.voxels.empty());
    EXPECT_EQ(biasIn(), "on");
    const Volume restoration = readScan(out(kRestorationFile));
    ASSERT_EQ(restoration.size, scan_.size);
    EXPECT_EQ(restoration.affine, readScan(scanFile()).affine);
    std::size_t changed = 0;
    // Two of the model's voxels of 4 mm beside the border mix healed and unhealed ones.
    for (int z = 0; z < scan_.size[2]; ++z) {
        for (int y = 0; y < scan_.size[1]; ++y) {
            for (int x = 0; x < scan_.size[0]; ++x) {
                if (x < end - 4 || scan_.at(x, y, z) == 0.0f) {
                    ASSERT_EQ(restoration.at(x, y, z), scan_.at(x, y, z)) << x;
                } else if (restoration.at(x, y, z) != scan_.at(x, y, z)) {
                    ++changed;
                }
            }
        }
    }
    EXPECT_GT(changed, 10000u);
}

TEST_F(HealWorkflow, PlacesOfTheRegionsAreNamedOnTheirSide) {
    // The brain of the atlas, of which only a ball in the right half of the cerebellum is healed.
    const Volume brain = readAtlas(DISYRE_SOURCE_DIR "/resources/atlas").scan;
    Volume ball(brain.size, brain.affine);
    for (int z = 0; z < ball.size[2]; ++z) {
        for (int y = 0; y < ball.size[1]; ++y) {
            for (int x = 0; x < ball.size[0]; ++x) {
                const auto mm = ball.position({double(x), double(y), double(z)});
                const double away = std::hypot(mm[0] - 28.0, mm[1] + 62.0, mm[2] + 38.0);
                ball.at(x, y, z) = away < 13.0 ? 1.0f : 0.0f;
            }
        }
    }
    request_.namesPlaces = true;
    request_.options.regionUse = RegionUse::Inside;
    request_.options.regionMask = (folder_.path() / "ball.nii.gz").string();
    writeScan(request_.options.regionMask, ball);
    for (const Orientation& order : {Orientation{}, Orientation{{0, 1, 2}, {true, true, true}},
                                     Orientation{{2, 0, 1}, {false, true, false}}}) {
        writeScan(scanFile(), test::reoriented(brain, order));
        const HealedFile file = healFile(request_, {}, StopToken());
        const ResultRecord& record = file.written.record;
        ASSERT_TRUE(record.alignment);
        EXPECT_TRUE(record.alignment->isGood);
        ASSERT_FALSE(record.regionPlaces.empty());
        ASSERT_TRUE(record.regionPlaces[0]);
        EXPECT_EQ(record.regionPlaces[0]->side, "right");
        EXPECT_EQ(record.regionPlaces[0]->lobe, "cerebellum");
        ASSERT_EQ(record.findings.size(), record.regionPlaces.size() + record.weakRegions.size());
        EXPECT_GT(record.findings[0].midlineDistance.value(), 0.0) << "to the right";
        EXPECT_TRUE(record.findings[0].asymmetry);
        EXPECT_EQ(record.findings[0].place->lobe, "cerebellum");
        const auto json = nlohmann::json::parse(readTextFile(out(kResultFile)));
        EXPECT_EQ(json["region_places"].size(), json["region_millilitres"].size());
        EXPECT_EQ(json["region_places"][0]["side"], "right");
        EXPECT_GT(json["alignment"]["overlap"], 0.95);
        EXPECT_EQ(json["alignment"]["good"], true);
    }
}

TEST_F(HealWorkflow, AScanThatFitsTheAtlasBadlyHasNoNamesAndSaysWhy) {
    request_.namesPlaces = true;
    Volume half = scan_;
    for (int z = 0; z < half.size[2] / 2; ++z) {
        std::fill_n(half.voxels.begin() + static_cast<std::ptrdiff_t>(half.index(0, 0, z)),
                    half.sliceSize(), 0.0f);
    }
    writeScan(scanFile(), half);
    const HealedFile file = healFile(request_, {}, StopToken());
    const ResultRecord& record = file.written.record;
    ASSERT_FALSE(file.warnings.empty());
    EXPECT_EQ(file.warnings.back().id, MessageId::PlacesPoorAlignment);
    ASSERT_TRUE(record.alignment);
    EXPECT_FALSE(record.alignment->isGood);
    for (const auto& place : record.regionPlaces) {
        EXPECT_FALSE(place);
    }
    const auto json = nlohmann::json::parse(readTextFile(out(kResultFile)));
    EXPECT_EQ(textsIn(json["warnings"]), textsOf(file.warnings));
    EXPECT_TRUE(json["region_places"].empty() || json["region_places"][0].is_null());
}

#if !defined(_WIN32)
TEST_F(HealWorkflow, AFolderThatTakesNoFilesIsRefusedBeforeHealing) {
    request_.folder = "/proc/self";
    bool begun = false;
    EXPECT_THROW((void)healFile(
                     request_, [&begun](const HealProgress&) { begun = true; }, StopToken()),
                 FileError);
    EXPECT_FALSE(begun);
}

TEST_F(HealWorkflow, NamesThatAreNotUtf8AreWorkedWith) {
    const fs::path folder = folder_.path() / "M\xfcller";
    fs::create_directories(folder);
    fs::rename(scanFile(), folder / "scan.nii.gz");
    request_.scan = folder / "scan.nii.gz";
    request_.folder = folder / "out";
    const HealedFile file = healFile(request_, {}, StopToken());
    ASSERT_EQ(file.written.files.size(), 6u);
    for (const fs::path& written : file.written.files) {
        EXPECT_TRUE(fs::exists(written));
    }
    const auto json = nlohmann::json::parse(readTextFile(folder / "out" / kResultFile));
    EXPECT_NE(json["scan"].get<std::string>().find("M\uFFFDller"), std::string::npos);
}
#endif

}  // namespace
}  // namespace disyre
