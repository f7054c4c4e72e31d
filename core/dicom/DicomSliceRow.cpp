// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomSliceRow.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/MessageId.h"

namespace disyre {

namespace {

constexpr double kEvenShare = 0.02;
/// Positions are often written with two decimals only, in mm.
constexpr double kEvenMillimetres = 0.01;
constexpr double kLargestGap = 2.5;

MessageArgument millimetres(double mm) {
    return MessageArgument::number(fmt::format("{:.4g}", mm));
}

/// Makes the slices at even places by linear interpolation between those that are there.
std::vector<SliceMix> mixesAt(const std::vector<double>& places, double spacing, std::size_t count,
                              double snap) {
    std::vector<SliceMix> mixes(count);
    std::size_t lower = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double place = places.front() + static_cast<double>(i) * spacing;
        while (lower + 2 < places.size() && places[lower + 1] <= place) {
            ++lower;
        }
        const double weight = (place - places[lower]) / (places[lower + 1] - places[lower]);
        const double clamped = std::clamp(weight, 0.0, 1.0);
        mixes[i] = {lower, lower + 1, static_cast<float>(clamped)};
        if (std::abs(place - places[lower]) <= snap) {
            mixes[i] = {lower, lower, 0.0f};
        } else if (std::abs(place - places[lower + 1]) <= snap) {
            mixes[i] = {lower + 1, lower + 1, 0.0f};
        }
    }
    return mixes;
}

/// Makes a row in which each slice that is there stands by itself, and a missing one between its
/// neighbours; `steps` says by how many places each slice lies behind the one before.
SliceRow countedRow(const std::vector<double>& places, const std::vector<int>& steps) {
    SliceRow row;
    row.slices.push_back({0, 0, 0.0f});
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i] == 2) {
            row.slices.push_back({i, i + 1, 0.5f});
        }
        row.slices.push_back({i + 1, i + 1, 0.0f});
    }
    row.spacing = (places.back() - places.front()) / static_cast<double>(row.slices.size() - 1);
    return row;
}

SliceRow resampledRow(const std::vector<double>& places, double median, double smallest,
                      double largest) {
    const double length = places.back() - places.front();
    const auto count = static_cast<std::size_t>(std::lround(length / median)) + 1;
    SliceRow row;
    row.spacing = length / static_cast<double>(count - 1);
    row.slices = mixesAt(places, row.spacing, count, kEvenMillimetres);
    row.warnings.push_back(
        {MessageId::DicomSlicesResampled,
         {millimetres(smallest), millimetres(largest), millimetres(row.spacing)}});
    return row;
}

}  // namespace

SliceRow evenRow(const std::vector<double>& places) {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < places.size(); ++i) {
        gaps.push_back(places[i] - places[i - 1]);
    }
    std::vector<double> sorted = gaps;
    std::sort(sorted.begin(), sorted.end());
    const double median = sorted[(sorted.size() - 1) / 2];
    // How many places each gap spans, as long as all gaps are whole multiples of the median.
    std::vector<int> steps;
    for (const double gap : gaps) {
        const double span = std::max(1.0, std::round(gap / median));
        if (std::abs(gap - span * median) <= span * (kEvenShare * median) + kEvenMillimetres) {
            steps.push_back(static_cast<int>(std::min(span, 1e6)));
        }
    }
    SliceRow refused;
    if (steps.size() == gaps.size()) {
        const int widest = *std::max_element(steps.begin(), steps.end());
        const auto missing = static_cast<std::size_t>(std::count(steps.begin(), steps.end(), 2));
        if (widest > 2 || missing * 10 > places.size()) {
            refused.refusal = Message(MessageId::DicomSlicesMissing,
                                      {millimetres(sorted.back()), millimetres(median)});
            return refused;
        }
        SliceRow row = countedRow(places, steps);
        if (missing > 0) {
            row.warnings.push_back({MessageId::DicomSlicesFilled, {missing, row.slices.size()}});
        }
        return row;
    }
    if (sorted.back() > kLargestGap * median || places.size() < 3) {
        refused.refusal = Message(MessageId::DicomSlicesUneven,
                                  {millimetres(sorted.front()), millimetres(sorted.back())});
        return refused;
    }
    return resampledRow(places, median, sorted.front(), sorted.back());
}

}  // namespace disyre
