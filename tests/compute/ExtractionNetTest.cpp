// SPDX-License-Identifier: GPL-3.0-or-later
// The networks that find the brain, beside what their authors' own files give for a made-up cube
// (tests/data/brain-extraction.json, written by installer/developer/convert-brain-extraction.py).
#include "core/extraction/ExtractionNet.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/card/ExtractionCard.h"
#include "core/platform/Sha256.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

const fs::path kNetworks = DISYRE_SOURCE_DIR "/resources/models/brain-extraction";

const SafetensorsFile& shippedWeights() {
    static const SafetensorsFile file = readSafetensors(kNetworks / "weights.safetensors");
    return file;
}

const nlohmann::json& recordedShares() {
    static const nlohmann::json content =
        nlohmann::json::parse(std::ifstream(DISYRE_TEST_DATA "/brain-extraction.json"));
    return content;
}

/// The cube of the script: a bright shell, a core with waves, no random number.
Grid<float> madeUpCube() {
    const int side = recordedShares()["side"];
    const auto place = [side](int i) { return (i + 0.5) / side * 2.0 - 1.0; };
    Grid<float> cube({side, side, side});
    for (int k = 0; k < side; ++k) {
        for (int j = 0; j < side; ++j) {
            for (int i = 0; i < side; ++i) {
                const double x = place(i);
                const double y = place(j);
                const double z = place(k);
                const double radius = std::sqrt(1.6 * x * x + y * y + 1.3 * z * z);
                double value = radius < 0.9 ? (radius > 0.8 ? 1.2 : 0.3) : 0.1;
                if (radius < 0.7) {
                    value =
                        0.6 + 0.2 * std::sin(9.0 * x + 1.0) * std::cos(7.0 * y) * std::sin(8.0 * z);
                }
                cube.at(i, j, k) = static_cast<float>(value);
            }
        }
    }
    return cube;
}

void expectRecordedShares(const std::string& name) {
    const ExtractionNet net(shippedWeights(), name + ".", "weights");
    const Grid<float> share = net.brainShare(madeUpCube(), {}, StopToken());
    const nlohmann::json& expected = recordedShares()[name];
    const double mean = std::accumulate(share.voxels.begin(), share.voxels.end(), 0.0) /
                        static_cast<double>(share.voxels.size());
    EXPECT_NEAR(mean, expected["mean"].get<double>(), 1e-5);
    const int side = share.size[0];
    double highest = 0.0;
    for (const auto& voxel : expected["voxels"]) {
        // In the file the first axis varies slowest.
        const int place = voxel[0];
        const float value = share.at(place / (side * side), place / side % side, place % side);
        EXPECT_NEAR(value, voxel[1].get<double>(), 1e-4) << name << " at " << place;
        highest = std::max(highest, voxel[1].get<double>());
    }
    EXPECT_GT(highest, 0.5);
}

TEST(ExtractionNet, NetworkOfTheBoxGivesWhatItsAuthorsFileGives) {
    expectRecordedShares("box");
}

TEST(ExtractionNet, NetworkOfTheBrainGivesWhatItsAuthorsFileGives) {
    expectRecordedShares("brain");
}

TEST(ExtractionNet, ProgressRisesToAllOfTheWork) {
    const ExtractionNet net(shippedWeights(), "box.", "weights");
    std::vector<double> shares;
    (void)net.brainShare(
        madeUpCube(), [&shares](double share) { shares.push_back(share); }, StopToken());
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_GT(shares.size(), 30u);
    EXPECT_NEAR(shares.back(), 1.0, 1e-9);
}

TEST(ExtractionNet, AStopIsAnsweredBeforeTheNextSlab) {
    const ExtractionNet net(shippedWeights(), "box.", "weights");
    StopToken stop;
    int reports = 0;
    const auto stopEarly = [&](double) {
        if (++reports == 3) {
            stop.requestStop();
        }
    };
    EXPECT_THROW((void)net.brainShare(Grid<float>({128, 128, 128}, 0.5f), stopEarly, stop),
                 Stopped);
    EXPECT_EQ(reports, 3);
}

TEST(ExtractionNet, MissingUnknownAndWrongTensorsAreNamed) {
    const auto message = [](const SafetensorsFile& file) {
        try {
            const ExtractionNet net(file, "box.", "weights");
        } catch (const ModelError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    SafetensorsFile file = shippedWeights();
    file.tensors.erase("box.up1.conv2.0.weight");
    EXPECT_NE(message(file).find("box.up1.conv2.0.weight"), std::string::npos) << message(file);
    file = shippedWeights();
    file.tensors["box.more"] = storeFloats(std::vector<float>{1.0f}, {1});
    EXPECT_NE(message(file).find("box.more"), std::string::npos) << message(file);
    file = shippedWeights();
    file.tensors["box.conv.0.bias"] = storeFloats(std::vector<float>{1.0f}, {1});
    EXPECT_NE(message(file).find("box.conv.0.bias"), std::string::npos) << message(file);
    EXPECT_EQ(message(shippedWeights()), "");
}

TEST(ExtractionNet, CardTellsTheHashOfTheWeights) {
    const ExtractionCard card = readExtractionCard(kNetworks);
    EXPECT_EQ(card.weightsSha256, sha256OfFile(kNetworks / "weights.safetensors"));
    EXPECT_EQ(card.licence, "MIT");
    EXPECT_EQ(card.brainSide, 256);
}

}  // namespace
}  // namespace disyre
