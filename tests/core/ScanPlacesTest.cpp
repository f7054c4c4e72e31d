// SPDX-License-Identifier: GPL-3.0-or-later
// The atlas that comes with the program, and the names that it gives to places of a scan
// (core/anatomy/ScanPlaces.h).
#include "core/anatomy/ScanPlaces.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/Orientation.h"
#include "tests/support/Phantom.h"
#include "tests/support/Reorient.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

const fs::path kAtlas = DISYRE_SOURCE_DIR "/resources/atlas";

/// An atlas of a cube of 20 mm: the voxels left of the middle are 1, those right of it 2, and the
/// uppermost layer has no label.
std::shared_ptr<const BrainAtlas> halvedCube() {
    auto atlas = std::make_shared<BrainAtlas>();
    atlas->scan = Volume({10, 10, 10}, axisAlignedAffine({2, 2, 2}, {-9, -9, -9}), 1.0f);
    atlas->brain = Mask(atlas->scan.size, 1);
    atlas->labels = atlas->scan;
    for (int z = 0; z < 10; ++z) {
        for (int y = 0; y < 10; ++y) {
            for (int x = 0; x < 10; ++x) {
                atlas->labels.at(x, y, z) = z == 9 ? 0.0f : x < 5 ? 1.0f : 2.0f;
            }
        }
    }
    atlas->regions = {{1, {BodySide::Left, "frontal lobe", "precentral gyrus"}},
                      {2, {BodySide::Right, "deep structures", "thalamus"}}};
    return atlas;
}

TemplateRegistration goodFit() {
    return {axisAlignedAffine({1, 1, 1}, {0, 0, 0}), 0.95, 1.0};
}

TEST(ScanPlaces, NamesTheCentreAndTheSharesOfTheLeadingRegions) {
    const ScanPlaces places(halvedCube(), goodFit());
    const Volume& grid = halvedCube()->scan;
    std::vector<std::size_t> voxels;
    for (int x = 2; x < 7; ++x) {
        voxels.push_back(grid.index(x, 5, 5));
    }
    const auto place = places.placeOf(grid, voxels);
    ASSERT_TRUE(place);
    EXPECT_EQ(place->region.structure, "precentral gyrus");
    EXPECT_EQ(place->region.area(), "frontal lobe");
    ASSERT_EQ(place->shares.size(), 2u);
    EXPECT_DOUBLE_EQ(place->shares[0].share, 0.6);
    EXPECT_EQ(place->shares[0].region.side, BodySide::Left);
    EXPECT_DOUBLE_EQ(place->shares[1].share, 0.4);
    EXPECT_EQ(place->shares[1].region.area(), "thalamus");
}

TEST(ScanPlaces, VoxelsWithoutANameCountInTheSharesAndAPlaceOfThemAloneHasNone) {
    const ScanPlaces places(halvedCube(), goodFit());
    const Volume& grid = halvedCube()->scan;
    const auto half =
        places.placeOf(grid, std::vector<std::size_t>{grid.index(8, 5, 8), grid.index(8, 5, 9)});
    ASSERT_TRUE(half);
    EXPECT_DOUBLE_EQ(half->shares[0].share, 0.5);
    EXPECT_FALSE(places.placeOf(grid, std::vector<std::size_t>{grid.index(8, 5, 9)}));
    EXPECT_FALSE(places.placeOf(grid, std::vector<std::size_t>{}));
    EXPECT_EQ(places.regionAt({500.0, 0.0, 0.0}), nullptr);
}

TEST(ScanPlaces, FollowTheAffineOfTheAlignment) {
    TemplateRegistration fit = goodFit();
    // The scan's patient looks the other way: turned by half a circle about the upright axis.
    fit.templateToScan = {{{-1, 0, 0, 100}, {0, -1, 0, 0}, {0, 0, 1, 0}}};
    const ScanPlaces places(halvedCube(), fit);
    ASSERT_NE(places.regionAt({105.0, 0.0, 0.0}), nullptr);
    EXPECT_EQ(places.regionAt({105.0, 0.0, 0.0})->side, BodySide::Left);
    EXPECT_EQ(places.regionAt({95.0, 0.0, 0.0})->side, BodySide::Right);
}

TEST(ScanPlaces, APoorAlignmentNamesNothingAndSaysWhy) {
    for (const TemplateRegistration& fit :
         {TemplateRegistration{goodFit().templateToScan, kLeastOverlap - 0.01, 1.0},
          TemplateRegistration{goodFit().templateToScan, 0.95, kLeastMutualInformation - 0.01}}) {
        const ScanPlaces places(halvedCube(), fit);
        EXPECT_FALSE(places.isGood());
        EXPECT_EQ(places.regionAt({-5.0, 0.0, 0.0}), nullptr);
        EXPECT_FALSE(places.placeOf(halvedCube()->scan, std::vector<std::size_t>{0}));
        ASSERT_TRUE(places.problem());
        EXPECT_EQ(places.problem()->id, MessageId::PlacesPoorAlignment);
    }
    EXPECT_FALSE(ScanPlaces(halvedCube(), goodFit()).problem());
}

TEST(ShippedAtlas, HasEachStructureOnItsSide) {
    const BrainAtlas atlas = readAtlas(kAtlas);
    EXPECT_EQ(axesText(atlas.labels.affine), "RAS");
    std::map<int, std::pair<double, double>> sums;
    for (std::size_t i = 0; i < atlas.labels.voxels.size(); ++i) {
        const auto row = static_cast<std::size_t>(atlas.labels.size[0]);
        const double x = atlas.labels.position({double(i % row), 0, 0})[0];
        auto& [sum, count] = sums[static_cast<int>(std::lround(atlas.labels.voxels[i]))];
        sum += x;
        count += 1.0;
    }
    sums.erase(0);
    EXPECT_EQ(sums.size(), atlas.regions.size());
    EXPECT_GT(sums.size(), 130u);
    for (const auto& [label, sum] : sums) {
        const double x = sum.first / sum.second;
        const AtlasRegion& region = atlas.regions.at(label);
        switch (region.side) {
            case BodySide::Left:
                EXPECT_LT(x, -1.0) << region.structure;
                break;
            case BodySide::Right:
                EXPECT_GT(x, 1.0) << region.structure;
                break;
            case BodySide::Middle:
                EXPECT_LT(std::abs(x), 4.0) << region.structure;
                break;
        }
    }
}

TEST(ShippedAtlas, ADamagedOneIsRefused) {
    const test::TemporaryFolder folder;
    for (const char* name : {kAtlasTemplateFile, kAtlasLabelsFile}) {
        fs::copy_file(kAtlas / name, folder.path() / name);
    }
    EXPECT_THROW((void)readAtlas(folder.path()), FileError);
    for (const char* text : {"", "[]", "{\"regions\": 3}", "{\"regions\": {\"x\": {}}}",
                             "{\"regions\": {\"59\": {\"side\": \"up\", \"lobe\": \"\", "
                             "\"structure\": \"\"}}}",
                             "{\"regions\": {}}"}) {
        std::ofstream(folder.path() / kAtlasRegionsFile) << text;
        try {
            (void)readAtlas(folder.path());
            ADD_FAILURE() << text;
        } catch (const FileError& error) {
            EXPECT_EQ(error.id(), MessageId::AtlasDamaged) << text;
        }
    }
}

/// The atlas's brain with a spot in the left temporal lobe that nothing else is as bright as, and
/// the affine of a head that is turned on the scanner's table.
struct MarkedBrain {
    static constexpr float kSpot = 1000.0f;
    Volume scan;

    MarkedBrain() : scan(readAtlas(kAtlas).scan) {
        for (int z = 0; z < scan.size[2]; ++z) {
            for (int y = 0; y < scan.size[1]; ++y) {
                for (int x = 0; x < scan.size[0]; ++x) {
                    const auto mm = scan.position({double(x), double(y), double(z)});
                    if (std::hypot(mm[0] + 45.0, mm[1] + 15.0, mm[2] + 18.0) < 7.0) {
                        scan.at(x, y, z) = kSpot;
                    }
                }
            }
        }
    }

    void turn(double angle) {
        Affine turned = scan.affine;
        for (std::size_t column = 0; column < 4; ++column) {
            turned[1][column] =
                std::cos(angle) * scan.affine[1][column] - std::sin(angle) * scan.affine[2][column];
            turned[2][column] =
                std::sin(angle) * scan.affine[1][column] + std::cos(angle) * scan.affine[2][column];
        }
        scan.affine = turned;
    }
};

TEST(ShippedAtlas, NamesTheSideOfASpotInFilesOfAnyOrientation) {
    const test::TemporaryFolder folder;
    const auto places = [&](const Volume& scan) {
        const fs::path file = folder.path() / "scan.nii.gz";
        writeScan(file, scan);
        const Volume ras = toRas(readScan(file));
        std::vector<Message> warnings;
        const ScanPlaces found = findPlaces(ras, findBrain(ras, warnings), StopToken());
        EXPECT_TRUE(found.isGood());
        std::vector<std::size_t> spot;
        for (std::size_t i = 0; i < ras.voxels.size(); ++i) {
            if (ras.voxels[i] == MarkedBrain::kSpot) {
                spot.push_back(i);
            }
        }
        EXPECT_GT(spot.size(), 100u);
        return found.placeOf(ras, spot);
    };
    const MarkedBrain straight;
    MarkedBrain oblique;
    oblique.turn(0.3);
    const Orientation ras;
    const Orientation lpi{{0, 1, 2}, {true, true, true}};
    const Orientation psr{{2, 0, 1}, {false, true, false}};
    for (const Volume& scan :
         {test::reoriented(straight.scan, ras), test::reoriented(straight.scan, lpi),
          test::reoriented(straight.scan, psr), test::reoriented(oblique.scan, lpi)}) {
        const auto place = places(scan);
        ASSERT_TRUE(place) << axesText(scan.affine);
        EXPECT_EQ(place->region.side, BodySide::Left) << axesText(scan.affine);
        EXPECT_EQ(place->region.lobe, "temporal lobe") << axesText(scan.affine);
    }
    // The same voxels mirrored in space: the spot is on the other side.
    MarkedBrain mirrored;
    for (std::size_t column = 0; column < 4; ++column) {
        mirrored.scan.affine[0][column] = -mirrored.scan.affine[0][column];
    }
    const auto place = places(mirrored.scan);
    ASSERT_TRUE(place);
    EXPECT_EQ(place->region.side, BodySide::Right);
}

}  // namespace
}  // namespace disyre
