// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace disyre {

/// Scores of the voxels (or slices) of one group, and 1 where there is a lesion, else 0.
struct ScoredVoxels {
    std::vector<float> scores;
    std::vector<std::uint8_t> labels;
};

/// Measures of all groups' voxels taken together. Definitions as in Metrics.h.
struct RankingMeasures {
    double averagePrecision = 0.0;
    double bestDice = 0.0;
    double bestDiceThreshold = 0.0;  ///< positive when score >= threshold
    double areaUnderRoc = 0.5;
    double prevalence = 0.0;  ///< share of positives: the average precision of a constant map
};

struct PrecisionRecallPoint {
    double threshold = 0.0;
    double recall = 0.0;
    double precision = 0.0;
};

/// All that average precision, best Dice and AUROC of any weighting of the groups need, exactly:
/// between two neighbouring lesion scores only the number of other voxels counts. Groups are cases;
/// a bootstrap replicate weighs each by how often its subject was drawn.
class PooledRanking {
public:
    /// Called twice for each group 0 .. groups - 1, in order, so that no more than one is in memory.
    using ReadGroup = std::function<ScoredVoxels(std::size_t group)>;
    PooledRanking(std::size_t groups, const ReadGroup& read);

    [[nodiscard]] std::size_t groups() const { return positives_.size(); }

    /// The ranking of fewer, larger groups, which measures the same and faster: group g becomes part
    /// of group into[g], and is left out where that is none.
    /// @param into one a group, each below `count`.
    [[nodiscard]] PooledRanking merged(std::span<const std::optional<std::size_t>> into,
                                       std::size_t count) const;

    /// @param weights one a group, 0 leaves it out.
    [[nodiscard]] RankingMeasures measure(std::span<const double> weights) const;
    /// Many weightings at once, which is faster than one by one.
    /// @param threads of the processor that share them; they change nothing but the time.
    [[nodiscard]] std::vector<RankingMeasures> measure(
        const std::vector<std::vector<double>>& weightings, int threads = 1) const;

    /// The precision-recall curve, from the highest threshold on: at most `points` of its points,
    /// evenly spread over the recall, the last one at recall 1.
    [[nodiscard]] std::vector<PrecisionRecallPoint> curve(std::span<const double> weights,
                                                          std::size_t points) const;

private:
    /// A group's voxels at one lesion score and between it and the next higher one.
    struct Entry {
        std::uint32_t group = 0;
        std::uint32_t above = 0;      // negatives in between
        std::uint32_t tied = 0;       // negatives of exactly this score
        std::uint32_t positives = 0;  // of exactly this score
    };
    struct Tally;

    PooledRanking() = default;
    void measureLanes(std::span<const std::vector<double>> weightings,
                      std::span<RankingMeasures> results) const;

    std::vector<float> thresholds_;     // the distinct scores of positives, descending
    std::vector<std::size_t> offsets_;  // entries of threshold i: offsets_[i] .. offsets_[i + 1]
    std::vector<Entry> entries_;
    std::vector<double> positives_;  // of each group
    std::vector<double> negatives_;
};

}  // namespace disyre
