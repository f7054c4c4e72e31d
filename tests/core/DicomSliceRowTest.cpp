// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomSliceRow.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/MessageId.h"

namespace disyre {
namespace {

std::vector<double> evenPlaces(int count, double spacing) {
    std::vector<double> places;
    for (int i = 0; i < count; ++i) {
        places.push_back(-30.0 + i * spacing);
    }
    return places;
}

TEST(DicomSliceRow, EvenSlicesStandByThemselves) {
    const SliceRow row = evenRow(evenPlaces(20, 1.25));
    EXPECT_FALSE(row.refusal);
    EXPECT_TRUE(row.warnings.empty());
    EXPECT_DOUBLE_EQ(row.spacing, 1.25);
    ASSERT_EQ(row.slices.size(), 20u);
    EXPECT_EQ(row.slices[7].lower, 7u);
    EXPECT_EQ(row.slices[7].weight, 0.0f);
}

TEST(DicomSliceRow, PositionsRoundedToTwoDecimalsAreEven) {
    std::vector<double> places;
    for (int i = 0; i < 50; ++i) {
        places.push_back(std::round(i * 0.9375 * 100.0) / 100.0);
    }
    const SliceRow row = evenRow(places);
    EXPECT_TRUE(row.warnings.empty());
    EXPECT_EQ(row.slices.size(), 50u);
    EXPECT_NEAR(row.spacing, 0.9375, 1e-3);
}

TEST(DicomSliceRow, OneMissingSliceIsTheMeanOfItsNeighbours) {
    std::vector<double> places = evenPlaces(20, 2.0);
    places.erase(places.begin() + 5);
    const SliceRow row = evenRow(places);
    EXPECT_FALSE(row.refusal);
    ASSERT_EQ(row.slices.size(), 20u);
    EXPECT_EQ(row.slices[5].lower, 4u);
    EXPECT_EQ(row.slices[5].upper, 5u);
    EXPECT_EQ(row.slices[5].weight, 0.5f);
    EXPECT_EQ(row.slices[6].lower, 5u);
    EXPECT_DOUBLE_EQ(row.spacing, 2.0);
    ASSERT_EQ(row.warnings.size(), 1u);
    EXPECT_EQ(row.warnings[0].text(),
              "1 of 20 slices is missing; each was filled in as the mean of its two neighbours.");
}

TEST(DicomSliceRow, TwoMissingNeighboursAreRefused) {
    std::vector<double> places = evenPlaces(20, 2.0);
    places.erase(places.begin() + 5, places.begin() + 7);
    const SliceRow row = evenRow(places);
    ASSERT_TRUE(row.refusal);
    EXPECT_EQ(row.refusal->id, MessageId::DicomSlicesMissing);
    EXPECT_TRUE(row.slices.empty());
}

TEST(DicomSliceRow, ManyMissingSlicesAreRefused) {
    std::vector<double> places;
    for (int i = 0; i < 30; ++i) {
        if (i % 5 != 2) {
            places.push_back(i * 1.0);
        }
    }
    EXPECT_EQ(evenRow(places).refusal->id, MessageId::DicomSlicesMissing);
}

TEST(DicomSliceRow, UnevenSlicesAreResampledToTheirMedianDistance) {
    const SliceRow row = evenRow({0.0, 2.0, 4.0, 7.0, 9.0, 11.0});
    ASSERT_FALSE(row.refusal);
    EXPECT_EQ(row.warnings.at(0).id, MessageId::DicomSlicesResampled);
    // 11 mm hold five and a half distances of 2 mm, which are rounded to six.
    ASSERT_EQ(row.slices.size(), 7u);
    EXPECT_NEAR(row.spacing, 11.0 / 6.0, 1e-9);
    EXPECT_EQ(row.slices.front().lower, 0u);
    EXPECT_EQ(row.slices.front().weight, 0.0f);
    EXPECT_EQ(row.slices.back().lower, 5u);
    EXPECT_EQ(row.slices.back().weight, 0.0f);
    // The second one lies at 1.833 mm, between those at 0 and 2 mm.
    EXPECT_EQ(row.slices[1].lower, 0u);
    EXPECT_NEAR(row.slices[1].weight, 11.0 / 12.0, 1e-6);
}

TEST(DicomSliceRow, GapsThatAreTooWideAreRefused) {
    const SliceRow row = evenRow({0.0, 2.0, 4.0, 9.3, 11.0, 13.0});
    ASSERT_TRUE(row.refusal);
    EXPECT_EQ(row.refusal->id, MessageId::DicomSlicesUneven);
}

TEST(DicomSliceRow, TwoSlicesAreEven) {
    EXPECT_EQ(evenRow({1.0, 6.0}).slices.size(), 2u);
    EXPECT_DOUBLE_EQ(evenRow({1.0, 6.0}).spacing, 5.0);
}

}  // namespace
}  // namespace disyre
