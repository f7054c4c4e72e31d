// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels of the inference network, each beside the portable one on the same data: the counter
// times_portable says how much faster. Both are timed in turn within one run.
#include <benchmark/benchmark.h>

#include <chrono>
#include <functional>
#include <vector>

#include "core/inference/InferenceKernels.h"

namespace {

using namespace disyre;

std::vector<float> values(std::size_t count) {
    std::vector<float> made(count);
    for (std::size_t i = 0; i < count; ++i) {
        made[i] = static_cast<float>(static_cast<int>(i * 7919 % 2003) - 1001) / 1001.0f;
    }
    return made;
}

/// Times `work` with the fastest kernels and with the portable ones.
void compare(benchmark::State& state, const std::function<void(const InferenceKernels&)>& work) {
    using Clock = std::chrono::steady_clock;
    const auto kernels = availableKernels();
    double fast = 0.0;
    double portable = 0.0;
    for (auto step : state) {
        (void)step;
        const auto start = Clock::now();
        work(*kernels.front());
        const auto middle = Clock::now();
        work(*kernels.back());
        const double seconds = std::chrono::duration<double>(middle - start).count();
        fast += seconds;
        portable += std::chrono::duration<double>(Clock::now() - middle).count();
        state.SetIterationTime(seconds);
    }
    state.SetLabel(kernels.front()->name);
    state.counters["times_portable"] = portable / fast;
}

void product(benchmark::State& state) {
    const int k = static_cast<int>(state.range(0));
    const int outputs = static_cast<int>(state.range(1));
    constexpr int kRows = 192;
    const std::vector<float> from = values(static_cast<std::size_t>(kRows * k));
    const std::vector<float> matrix = values(static_cast<std::size_t>(k * outputs));
    std::vector<float> packed(matrix.size());
    std::vector<float> to(static_cast<std::size_t>(kRows * outputs));
    std::vector<const float*> rows;
    std::vector<float*> results;
    for (int row = 0; row < kRows; ++row) {
        rows.push_back(from.data() + row * k);
        results.push_back(to.data() + row * outputs);
    }
    const std::ptrdiff_t noOffset = 0;
    compare(state, [&](const InferenceKernels& kernels) {
        kernels.pack(matrix.data(), k, outputs, packed.data());
        kernels.multiply({.matrix = packed.data(),
                          .k = k,
                          .outputs = outputs,
                          .rows = rows.data(),
                          .rowCount = kRows,
                          .tapOffsets = &noOffset,
                          .taps = 1,
                          .results = results.data()});
        benchmark::ClobberMemory();
    });
}
BENCHMARK(product)->Args({64, 32})->Args({128, 64})->Args({2304, 256})->UseManualTime();

void normaliseAndActivate(benchmark::State& state) {
    const int channels = static_cast<int>(state.range(0));
    constexpr int kPixels = 4096;
    const std::vector<float> from = values(static_cast<std::size_t>(kPixels * channels));
    std::vector<float> to(from.size());
    const std::vector<float> scale = values(static_cast<std::size_t>(channels));
    compare(state, [&](const InferenceKernels& kernels) {
        kernels.normalise(from.data(), kPixels, channels, scale.data(), scale.data(), true,
                          to.data(), channels);
        benchmark::ClobberMemory();
    });
}
BENCHMARK(normaliseAndActivate)->Arg(32)->Arg(128)->UseManualTime();

void moments(benchmark::State& state) {
    const int channels = static_cast<int>(state.range(0));
    constexpr int kPixels = 4096;
    const std::vector<float> from = values(static_cast<std::size_t>(kPixels * channels));
    std::vector<double> sums(static_cast<std::size_t>(2 * channels));
    compare(state, [&](const InferenceKernels& kernels) {
        kernels.addMoments(from.data(), kPixels, channels, sums.data(), sums.data() + channels);
        benchmark::ClobberMemory();
    });
}
BENCHMARK(moments)->Arg(32)->Arg(128)->UseManualTime();

void winogradTransforms(benchmark::State& state) {
    const int channels = static_cast<int>(state.range(0));
    const std::vector<float> tile = values(static_cast<std::size_t>(36 * channels));
    std::vector<float> planes(tile.size());
    std::vector<float> result(static_cast<std::size_t>(16 * channels));
    const std::vector<float> bias = values(static_cast<std::size_t>(channels));
    compare(state, [&](const InferenceKernels& kernels) {
        for (int repeat = 0; repeat < 100; ++repeat) {
            kernels.tileToPlanes(tile.data(), 6 * channels, channels, planes.data(), channels);
            kernels.planesToTile(planes.data(), channels, channels, bias.data(), nullptr,
                                 result.data(), 4 * channels);
            benchmark::ClobberMemory();
        }
    });
}
BENCHMARK(winogradTransforms)->Arg(32)->Arg(96)->UseManualTime();

}  // namespace

BENCHMARK_MAIN();
