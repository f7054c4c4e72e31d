// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/HealingBenchmark.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

#include "core/base/Json.h"
#include "core/platform/Machine.h"
#include "core/workflows/TimedHealing.h"

namespace disyre {

namespace {

using NamedHealing = std::pair<std::string, TimedHealing>;

/// Returns the area of brain in each slice in square millimetres.
std::vector<double> brainAreas(const Mask& mask, const std::array<double, 3>& spacing) {
    std::vector<double> areas;
    for (int z = 0; z < mask.size[2]; ++z) {
        int pixels = 0;
        for (int y = 0; y < mask.size[1]; ++y) {
            for (int x = 0; x < mask.size[0]; ++x) {
                pixels += mask.at(x, y, z) != 0 ? 1 : 0;
            }
        }
        areas.push_back(pixels * spacing[0] * spacing[1]);
    }
    return areas;
}

/// Returns the `count` slices whose area of brain comes closest to a share of the largest area.
std::vector<int> slicesOfArea(const std::vector<double>& areas, double share, int count) {
    const double wanted = share * *std::max_element(areas.begin(), areas.end());
    std::vector<int> slices(areas.size());
    std::iota(slices.begin(), slices.end(), 0);
    std::stable_sort(slices.begin(), slices.end(), [&](int a, int b) {
        return std::abs(areas[static_cast<std::size_t>(a)] - wanted) <
               std::abs(areas[static_cast<std::size_t>(b)] - wanted);
    });
    slices.resize(std::min(slices.size(), static_cast<std::size_t>(count)));
    return slices;
}

/// Returns the ways of healing that are compared. Each differs from the first one in a single
/// respect, except for the mode Fast, which differs in skip and stride.
std::vector<NamedHealing> waysToHeal(const BenchmarkRequest& request, int few, int sliceCount,
                                     int patch) {
    std::vector<NamedHealing> ways;
    const auto add = [&](const std::string& name, int slices, int stride, int skip) {
        TimedHealing healing;
        healing.request.slices = middleSlices(sliceCount, slices);
        healing.request.settings.stride = stride;
        healing.request.settings.skip = skip;
        ways.emplace_back(name, healing);
    };
    add(fmt::format("{} slices", few), few, 0, 25);
    add("one slice", 1, 0, 25);
    add(fmt::format("{} slices", 2 * few), 2 * few, 0, 25);
    add("stride half a patch", few, patch / 2, 25);
    add("stride a whole patch", few, patch, 25);
    add("skip 50", few, 0, 50);
    add("skip 10", few, 0, 10);
    add("mode fast", few, patch / 2, 50);
    add("beside a busy thread", few, 0, 25);
    ways.back().second.besideBusyThread = true;
    if (request.slices == 0) {
        add("all slices", sliceCount, 0, 25);
    }
    return ways;
}

/// Returns one way of healing, applied to slices that hold more or less brain.
std::vector<NamedHealing> slicesByArea(const std::vector<double>& areas, int few) {
    std::vector<NamedHealing> ways;
    for (const double share : {1.0, 0.75, 0.5, 0.25}) {
        TimedHealing healing;
        healing.request.slices = slicesOfArea(areas, share, few);
        ways.emplace_back(fmt::format("{:.0f} % of the brain area", 100.0 * share), healing);
    }
    return ways;
}

BenchmarkRow rowOf(const NamedHealing& way) {
    const auto& [name, healing] = way;
    return {name,
            healing.windowSteps,
            healing.result.windowsHealed,
            healing.result.windowsSkipped,
            healing.seconds,
            healing.firstFrame};
}

/// @param areas the areas of brain in all slices.
/// @param largest the way that heals the slices with most brain.
BrainAreaRow areaRowOf(const TimedHealing& healing, const TimedHealing& largest,
                       const std::vector<double>& areas, int few) {
    const auto areaOf = [&](const TimedHealing& way) {
        return std::accumulate(
            way.request.slices.begin(), way.request.slices.end(), 0.0,
            [&](double sum, int z) { return sum + areas[static_cast<std::size_t>(z)]; });
    };
    BrainAreaRow row;
    row.squareMillimetres = areaOf(healing) / few;
    row.areaToFirst = areaOf(healing) / areaOf(largest);
    row.timeToFirst = healing.seconds / largest.seconds;
    row.timeToArea = healing.seconds / largest.seconds / std::max(1e-9, row.areaToFirst);
    return row;
}

Json forwardJson(const std::vector<ForwardTimes>& forward) {
    Json rows;
    for (const ForwardTimes& times : forward) {
        rows.push_back(
            {{"threads", times.threads},
             {"speed_to_convolutions_alone", times.convolutionsAlone / times.ours},
             {"speed_to_plain_network", times.plain / times.ours},
             {"plain_network_to_convolutions_alone", times.convolutionsAlone / times.plain},
             {"seconds_per_window", times.ours}});
    }
    return rows;
}

}  // namespace

double HealingBenchmark::networkShare(const BenchmarkRow& row) const {
    return forward.back().ours * row.windowSteps / row.seconds;
}

HealingBenchmark measureHealing(const BenchmarkRequest& request, const BenchmarkObserver& observer,
                                const StopToken& stop) {
    const auto report = [&observer](const std::string& part) {
        if (observer) {
            observer(part);
        }
    };
    HealingBenchmark benchmark;
    const ModelCard card = readModelCard(request.model);
    benchmark.model = card.name;
    report("Reading and preparing");
    const TimedPreparation prepared = prepareTimed(request.scan, card);
    const PreparedScan& scan = prepared.scan;
    benchmark.readSeconds = prepared.readSeconds;
    benchmark.prepareSeconds = prepared.prepareSeconds;
    report("Loading");
    std::shared_ptr<Healer> healer;
    benchmark.loadSeconds =
        secondsOf([&] { healer = compute(request.threads).loadModel(request.model, "cpu"); });
    benchmark.libraryVersion = compute().info().libraryVersion;
    benchmark.threads = compute().info().threads;
    report("Network");
    benchmark.forward = measureForward(request);

    const int few = request.slices > 0 ? request.slices : 4;
    benchmark.slicesInRow = few;
    std::vector<NamedHealing> ways = waysToHeal(request, few, scan.image.size[2], card.patch);
    const std::size_t firstOfArea = ways.size();
    const std::vector<double> areas = brainAreas(scan.mask, scan.image.spacing());
    for (const NamedHealing& way : slicesByArea(areas, few)) {
        ways.push_back(way);
    }
    // All ways take turns in each round, so that a slow moment of the machine affects them alike.
    for (int round = 0; round < request.rounds; ++round) {
        for (auto& [name, healing] : ways) {
            report(fmt::format("Healing, round {} of {}: {}", round + 1, request.rounds, name));
            healing.run(*healer, scan, stop);
        }
    }
    std::transform(ways.begin(), ways.end(), std::back_inserter(benchmark.rows), rowOf);
    for (std::size_t i = firstOfArea; i < ways.size(); ++i) {
        benchmark.areas.push_back(areaRowOf(ways[i].second, ways[firstOfArea].second, areas, few));
    }
    benchmark.peakMemoryBytes = peakMemoryBytes();
    return benchmark;
}

std::vector<ForwardTimes> measureForward(const BenchmarkRequest& request) {
    return compute(request.threads).measureForward(request.model, 2 * request.rounds);
}

std::string benchmarkToJson(const HealingBenchmark& benchmark) {
    Json report = {{"format", "disyre-benchmark"},
                   {"format_version", 1},
                   {"model", benchmark.model},
                   {"libtorch", benchmark.libraryVersion},
                   {"threads", benchmark.threads}};
    report["forward"] = forwardJson(benchmark.forward);
    const BenchmarkRow& base = benchmark.rows.front();
    for (const BenchmarkRow& row : benchmark.rows) {
        report["healing"].push_back({{"what", row.what},
                                     {"windows_times_steps", row.windowSteps},
                                     {"windows_skipped", row.windowsSkipped},
                                     {"time_to_first_row", row.seconds / base.seconds},
                                     {"work_to_first_row", static_cast<double>(row.windowSteps) /
                                                               std::max(1, base.windowSteps)},
                                     {"network_share", benchmark.networkShare(row)},
                                     {"first_frame_share", row.firstFrame / row.seconds},
                                     {"seconds", row.seconds}});
    }
    for (const BrainAreaRow& row : benchmark.areas) {
        report["brain_area"].push_back({{"area_mm2_a_slice", row.squareMillimetres},
                                        {"area_to_first_row", row.areaToFirst},
                                        {"time_to_first_row", row.timeToFirst},
                                        {"time_to_area", row.timeToArea}});
    }
    const BenchmarkRow& slice = benchmark.rows[1];
    report["to_one_slice"] = {{"read", benchmark.readSeconds / slice.seconds},
                              {"prepare", benchmark.prepareSeconds / slice.seconds},
                              {"load_library_and_model", benchmark.loadSeconds / slice.seconds},
                              {"first_frame", slice.firstFrame / slice.seconds}};
    report["load_seconds"] = benchmark.loadSeconds;
    report["peak_memory_bytes"] = benchmark.peakMemoryBytes;
    return jsonText(report, 2);
}

std::string forwardTimesToJson(const std::vector<ForwardTimes>& forward) {
    return jsonText({{"forward", forwardJson(forward)}}, 2);
}

}  // namespace disyre
