// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/PooledRanking.h"

#include <algorithm>
#include <array>
#include <functional>

#include "core/base/TaskThreads.h"

namespace disyre {

namespace {

constexpr std::size_t kLanes = 8;
using Lanes = std::array<double, kLanes>;

std::vector<float> distinctPositiveScores(std::size_t groups,
                                          const PooledRanking::ReadGroup& read) {
    std::vector<float> scores;
    for (std::size_t group = 0; group < groups; ++group) {
        const ScoredVoxels voxels = read(group);
        for (std::size_t i = 0; i < voxels.scores.size(); ++i) {
            if (voxels.labels[i] != 0) {
                scores.push_back(voxels.scores[i]);
            }
        }
    }
    std::sort(scores.begin(), scores.end(), std::greater<>());
    scores.erase(std::unique(scores.begin(), scores.end()), scores.end());
    return scores;
}

}  // namespace

PooledRanking::PooledRanking(std::size_t groups, const ReadGroup& read)
    : thresholds_(distinctPositiveScores(groups, read)),
      offsets_(thresholds_.size() + 1, 0),
      positives_(groups, 0.0),
      negatives_(groups, 0.0) {
    std::vector<std::vector<std::pair<std::uint32_t, Entry>>> found(groups);
    std::vector<Entry> counts(thresholds_.size());
    for (std::size_t group = 0; group < groups; ++group) {
        const ScoredVoxels voxels = read(group);
        for (std::size_t i = 0; i < voxels.scores.size(); ++i) {
            const float score = voxels.scores[i];
            const bool positive = voxels.labels[i] != 0;
            (positive ? positives_ : negatives_)[group] += 1.0;
            const auto at = static_cast<std::size_t>(
                std::lower_bound(thresholds_.begin(), thresholds_.end(), score, std::greater<>()) -
                thresholds_.begin());
            if (at < thresholds_.size()) {
                Entry& entry = counts[at];
                (positive                   ? entry.positives
                 : score == thresholds_[at] ? entry.tied
                                            : entry.above)++;
            }
        }
        for (std::size_t at = 0; at < counts.size(); ++at) {
            Entry& entry = counts[at];
            if (entry.above + entry.tied + entry.positives > 0) {
                entry.group = static_cast<std::uint32_t>(group);
                found[group].emplace_back(static_cast<std::uint32_t>(at), entry);
                ++offsets_[at + 1];
                entry = {};
            }
        }
    }
    for (std::size_t at = 0; at < thresholds_.size(); ++at) {
        offsets_[at + 1] += offsets_[at];
    }
    entries_.resize(offsets_.back());
    std::vector<std::size_t> next(offsets_.begin(), offsets_.end() - 1);
    for (auto& group : found) {
        for (const auto& [at, entry] : group) {
            entries_[next[at]++] = entry;
        }
        group = {};
    }
}

/// Goes through the thresholds from the highest on for kLanes weightings at a time.
struct PooledRanking::Tally {
    const PooledRanking& ranking;
    std::vector<Lanes> weights;  // The weights of each group.
    Lanes allPositives{};
    Lanes allNegatives{};
    Lanes truePositives{};
    Lanes falsePositives{};

    Tally(const PooledRanking& owner, std::span<const std::vector<double>> weightings)
        : ranking(owner), weights(owner.groups()) {
        for (std::size_t group = 0; group < weights.size(); ++group) {
            for (std::size_t lane = 0; lane < weightings.size(); ++lane) {
                const double weight = weightings[lane][group];
                weights[group][lane] = weight;
                allPositives[lane] += weight * ranking.positives_[group];
                allNegatives[lane] += weight * ranking.negatives_[group];
            }
        }
    }

    /// Calls visit(threshold index, new positives, negatives in between, tied negatives). During
    /// the call the true and false positives are those before this threshold.
    template <typename Visit>
    void sweep(Visit visit) {
        for (std::size_t at = 0; at < ranking.thresholds_.size(); ++at) {
            Lanes positives{};
            Lanes above{};
            Lanes tied{};
            for (std::size_t e = ranking.offsets_[at]; e < ranking.offsets_[at + 1]; ++e) {
                const Entry& entry = ranking.entries_[e];
                const Lanes& weight = weights[entry.group];
                for (std::size_t lane = 0; lane < kLanes; ++lane) {
                    positives[lane] += weight[lane] * entry.positives;
                    above[lane] += weight[lane] * entry.above;
                    tied[lane] += weight[lane] * entry.tied;
                }
            }
            visit(at, positives, above, tied);
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                truePositives[lane] += positives[lane];
                falsePositives[lane] += above[lane] + tied[lane];
            }
        }
    }
};

PooledRanking PooledRanking::merged(std::span<const std::optional<std::size_t>> into,
                                    std::size_t count) const {
    PooledRanking result;
    result.positives_.assign(count, 0.0);
    result.negatives_.assign(count, 0.0);
    for (std::size_t group = 0; group < groups(); ++group) {
        if (into[group]) {
            result.positives_[*into[group]] += positives_[group];
            result.negatives_[*into[group]] += negatives_[group];
        }
    }
    result.offsets_.push_back(0);
    // A threshold at which no remaining group has a lesion is dropped, and its voxels are counted
    // as lying above the next threshold.
    std::vector<Entry> pending(count);
    for (std::size_t at = 0; at < thresholds_.size(); ++at) {
        const std::span here(entries_.data() + offsets_[at], offsets_[at + 1] - offsets_[at]);
        const bool kept = std::any_of(here.begin(), here.end(), [&into](const Entry& entry) {
            return into[entry.group] && entry.positives > 0;
        });
        for (const Entry& from : here) {
            if (into[from.group]) {
                Entry& entry = pending[*into[from.group]];
                entry.above += from.above;
                (kept ? entry.tied : entry.above) += from.tied;
                entry.positives += from.positives;
            }
        }
        if (!kept) {
            continue;
        }
        for (std::size_t group = 0; group < count; ++group) {
            Entry& entry = pending[group];
            if (entry.above + entry.tied + entry.positives > 0) {
                entry.group = static_cast<std::uint32_t>(group);
                result.entries_.push_back(entry);
                entry = {};
            }
        }
        result.thresholds_.push_back(thresholds_[at]);
        result.offsets_.push_back(result.entries_.size());
    }
    return result;
}

void PooledRanking::measureLanes(std::span<const std::vector<double>> weightings,
                                 std::span<RankingMeasures> results) const {
    Tally tally(*this, weightings);
    Lanes precisionArea{};
    Lanes rocArea{};
    tally.sweep([&](std::size_t at, const Lanes& positives, const Lanes& above, const Lanes& tied) {
        for (std::size_t lane = 0; lane < results.size(); ++lane) {
            const double before = tally.truePositives[lane];
            const double now = before + positives[lane];
            rocArea[lane] += before * above[lane] + (before + now) / 2.0 * tied[lane];
            if (positives[lane] > 0.0) {
                const double predicted =
                    now + tally.falsePositives[lane] + above[lane] + tied[lane];
                precisionArea[lane] += positives[lane] * now / predicted;
                const double dice = 2.0 * now / (predicted + tally.allPositives[lane]);
                RankingMeasures& result = results[lane];
                if (dice > result.bestDice) {
                    result.bestDice = dice;
                    result.bestDiceThreshold = static_cast<double>(thresholds_[at]);
                }
            }
        }
    });
    for (std::size_t lane = 0; lane < results.size(); ++lane) {
        RankingMeasures& result = results[lane];
        const double positives = tally.allPositives[lane];
        const double negatives = tally.allNegatives[lane];
        if (positives > 0.0) {
            result.averagePrecision = precisionArea[lane] / positives;
            result.prevalence = positives / (positives + negatives);
        }
        if (positives > 0.0 && negatives > 0.0) {
            const double below = negatives - tally.falsePositives[lane];
            result.areaUnderRoc = (rocArea[lane] + positives * below) / (positives * negatives);
        }
    }
}

std::vector<RankingMeasures> PooledRanking::measure(
    const std::vector<std::vector<double>>& weightings, int threads) const {
    std::vector<RankingMeasures> results(weightings.size());
    const auto measureBlock = [&](int block) {
        const std::size_t first = static_cast<std::size_t>(block) * kLanes;
        const std::size_t count = std::min(kLanes, weightings.size() - first);
        measureLanes({weightings.data() + first, count}, {results.data() + first, count});
    };
    const int blocks = static_cast<int>((weightings.size() + kLanes - 1) / kLanes);
    if (threads > 1 && blocks > 1) {
        TaskThreads(std::min(threads, blocks)).run(blocks, measureBlock);
    } else {
        for (int block = 0; block < blocks; ++block) {
            measureBlock(block);
        }
    }
    return results;
}

RankingMeasures PooledRanking::measure(std::span<const double> weights) const {
    return measure(std::vector<std::vector<double>>{{weights.begin(), weights.end()}}).front();
}

std::vector<PrecisionRecallPoint> PooledRanking::curve(std::span<const double> weights,
                                                       std::size_t points) const {
    const std::vector<std::vector<double>> weightings{{weights.begin(), weights.end()}};
    Tally tally(*this, weightings);
    const double all = tally.allPositives[0];
    std::vector<PrecisionRecallPoint> curve;
    tally.sweep([&](std::size_t at, const Lanes& positives, const Lanes& above, const Lanes& tied) {
        const double now = tally.truePositives[0] + positives[0];
        const double recall = all > 0.0 ? now / all : 0.0;
        const double due = static_cast<double>(curve.size() + 1) / static_cast<double>(points);
        if (positives[0] > 0.0 && (recall >= due || now >= all)) {
            const double predicted = now + tally.falsePositives[0] + above[0] + tied[0];
            curve.push_back({static_cast<double>(thresholds_[at]), recall, now / predicted});
        }
    });
    return curve;
}

}  // namespace disyre
