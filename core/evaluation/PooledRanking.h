// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace disyre {

/// The scores of the voxels (or slices) of one group, and for each of them a label: 1 in the
/// lesion, 0 elsewhere.
struct ScoredVoxels {
    std::vector<float> scores;
    std::vector<std::uint8_t> labels;
};

/// Measures over the voxels of all groups taken together, as Metrics.h defines them.
struct RankingMeasures {
    double averagePrecision = 0.0;
    double bestDice = 0.0;
    double bestDiceThreshold = 0.0;  ///< Scores at or above the threshold are positive.
    double areaUnderRoc = 0.5;
    /// Share of positives, which is the average precision of a constant map.
    double prevalence = 0.0;
};

/// One point of a precision-recall curve.
struct PrecisionRecallPoint {
    double threshold = 0.0;
    double recall = 0.0;
    double precision = 0.0;
};

/// A ranking of all groups' scores from which average precision, best Dice and the area under the
/// ROC curve follow exactly for any weighting of the groups. It is compact, because between two
/// neighbouring lesion scores only the number of other voxels matters. Groups are cases; a
/// bootstrap replicate weighs each case by how often its subject was drawn.
class PooledRanking {
public:
    /// Returns the scores of a group. It is called twice for each group, in the order 0 .. groups -
    /// 1, so that only one group is in memory at a time.
    using ReadGroup = std::function<ScoredVoxels(std::size_t group)>;
    PooledRanking(std::size_t groups, const ReadGroup& read);

    [[nodiscard]] std::size_t groups() const { return positives_.size(); }

    /// Returns the ranking of fewer, larger groups, which gives the same measures faster. Group g
    /// becomes a part of group into[g], or is left out if into[g] is empty.
    /// @param into one entry for each group, each below `count`.
    /// @param count the number of groups of the result.
    [[nodiscard]] PooledRanking merged(std::span<const std::optional<std::size_t>> into,
                                       std::size_t count) const;

    /// Returns the measures for one weighting.
    /// @param weights one weight for each group; 0 leaves the group out.
    [[nodiscard]] RankingMeasures measure(std::span<const double> weights) const;
    /// Returns the measures for many weightings, which is faster than one after the other.
    /// @param threads the number of processor threads that share them; it does not change the
    /// results.
    [[nodiscard]] std::vector<RankingMeasures> measure(
        const std::vector<std::vector<double>>& weightings, int threads = 1) const;

    /// Returns at most `points` points of the precision-recall curve, from the highest threshold
    /// on, evenly spread over the recall; the last one has recall 1.
    [[nodiscard]] std::vector<PrecisionRecallPoint> curve(std::span<const double> weights,
                                                          std::size_t points) const;

private:
    /// The voxels of a group that have one lesion score, or lie between it and the next higher one.
    struct Entry {
        std::uint32_t group = 0;
        std::uint32_t above = 0;      // Number of negatives between the two scores.
        std::uint32_t tied = 0;       // Number of negatives with exactly this score.
        std::uint32_t positives = 0;  // Number of positives with exactly this score.
    };
    struct Tally;

    PooledRanking() = default;
    void measureLanes(std::span<const std::vector<double>> weightings,
                      std::span<RankingMeasures> results) const;

    std::vector<float> thresholds_;  // The distinct scores of positives, descending.
    // The entries of threshold i are offsets_[i] up to, but not including, offsets_[i + 1].
    std::vector<std::size_t> offsets_;
    std::vector<Entry> entries_;
    std::vector<double> positives_;  // Number of positives of each group; negatives_ likewise.
    std::vector<double> negatives_;
};

}  // namespace disyre
