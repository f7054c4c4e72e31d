// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contrast/SyntheticContrast.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "tests/support/LabelledPhantom.h"

namespace disyre {
namespace {

const LabelledBrain& brain() {
    static const LabelledBrain made = [] {
        const test::LabelledPhantom phantom = test::labelledPhantom();
        return labelledBrain(phantom.scan, phantom.labels, 1);
    }();
    return made;
}

/// Returns the median of the tissue's voxels that lie well inside the brain.
double medianOf(const Grid<float>& made, Tissue tissue) {
    std::vector<float> values;
    for (std::size_t i = 0; i < made.voxels.size(); ++i) {
        if (brain().tissue.voxels[i] == tissue && brain().depth.voxels[i] > 6.0f) {
            values.push_back(made.voxels[i]);
        }
    }
    std::nth_element(values.begin(),
                     values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return static_cast<double>(values[values.size() / 2]);
}

TEST(SyntheticContrast, TissuesAreOrderedAsTheContrastShowsThem) {
    for (std::uint64_t sample = 0; sample < 5; ++sample) {
        const Grid<float> t2 = inContrast(brain(), SyntheticContrast::T2, 1, sample);
        EXPECT_GT(medianOf(t2, Tissue::Fluid), medianOf(t2, Tissue::Grey) + 0.1) << sample;
        EXPECT_GT(medianOf(t2, Tissue::Grey), medianOf(t2, Tissue::White) + 0.03) << sample;
        const Grid<float> flair = inContrast(brain(), SyntheticContrast::Flair, 1, sample);
        EXPECT_LT(medianOf(flair, Tissue::Fluid), medianOf(flair, Tissue::White) - 0.1) << sample;
        EXPECT_GT(medianOf(flair, Tissue::Grey), medianOf(flair, Tissue::White) + 0.03) << sample;
    }
}

TEST(SyntheticContrast, DependsOnSeedAndSampleAlone) {
    const auto voxels = [](std::uint64_t seed, std::uint64_t sample) {
        return inContrast(brain(), SyntheticContrast::T2, seed, sample).voxels;
    };
    EXPECT_EQ(voxels(3, 7), voxels(3, 7));
    EXPECT_NE(voxels(3, 7), voxels(3, 8));
    EXPECT_NE(voxels(3, 7), voxels(4, 7));
}

TEST(SyntheticContrast, IsZeroOutsideTheBrain) {
    const Grid<float> made = inContrast(brain(), SyntheticContrast::T2, 1, 1);
    std::size_t outside = 0;
    for (std::size_t i = 0; i < made.voxels.size(); ++i) {
        EXPECT_GE(made.voxels[i], 0.0f);
        if (brain().brain.voxels[i] == 0) {
            ++outside;
            ASSERT_EQ(made.voxels[i], 0.0f);
        }
    }
    EXPECT_GT(outside, 100u);
}

TEST(SyntheticContrast, NamesAreReadAsTheyAreWritten) {
    for (const auto contrast : {SyntheticContrast::T2, SyntheticContrast::Flair}) {
        EXPECT_EQ(syntheticContrastFromText(toText(contrast)), contrast);
    }
    EXPECT_FALSE(syntheticContrastFromText("T1"));
}

}  // namespace
}  // namespace disyre
