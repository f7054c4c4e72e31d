// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingForecast.h"
#include "core/base/Json.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace disyre {

namespace {

constexpr const char* kForecastKey = "event";
constexpr const char* kForecast = "forecast";
constexpr double kFloat = 4.0;

/// Functions that are called for each part of a network, in the order in which UNetImpl builds it.
struct Visitor {
    std::function<void(int in, int out, int level)> block;
    std::function<void(int channels, int level)> attention;
    std::function<void(int channels, int level)> resampler;
};

void visit(const Architecture& net, const Visitor& visitor) {
    const int levels = static_cast<int>(net.channels.size());
    const auto width = [&net](int level) { return net.channels[static_cast<std::size_t>(level)]; };
    const auto blocks = [&](const std::vector<int>& inputs, int level) {
        for (const int in : inputs) {
            visitor.block(in, width(level), level);
            if (net.attention[static_cast<std::size_t>(level)]) {
                visitor.attention(width(level), level);
            }
        }
    };
    for (int i = 0; i < levels; ++i) {
        std::vector<int> inputs(static_cast<std::size_t>(net.blocksPerLevel), width(i));
        inputs.front() = width(std::max(0, i - 1));
        blocks(inputs, i);
        if (i + 1 < levels) {
            visitor.resampler(width(i), i);
        }
    }
    const int last = levels - 1;
    for (int i = 0; i < 2; ++i) {
        visitor.block(width(last), width(last), last);
    }
    if (net.midAttention) {
        visitor.attention(width(last), last);
    }
    for (int i = last; i >= 0; --i) {
        std::vector<int> inputs;
        for (int j = 0; j <= net.blocksPerLevel; ++j) {
            const int skip = j == net.blocksPerLevel ? width(std::max(0, i - 1)) : width(i);
            inputs.push_back((j == 0 ? width(std::min(last, i + 1)) : width(i)) + skip);
        }
        blocks(inputs, i);
        if (i > 0) {
            visitor.resampler(width(i), i);
        }
    }
}

/// Counts the values of one patch that the network keeps for the backward pass.
double keptValues(const Architecture& net, int patch) {
    const auto pixels = [patch](int level) {
        const double side = patch / static_cast<double>(1 << level);
        return side * side;
    };
    double values = 0.0;
    visit(net, {[&](int in, int out, int level) {
                    // A residual block keeps the inputs of its two normalisations, activations and
                    // convolutions, and its sum.
                    values += (3.0 * in + 4.0 * out) * pixels(level);
                },
                [&](int channels, int level) {
                    const double tokens = pixels(level);
                    values +=
                        6.0 * channels * tokens + 3.0 * tokens * tokens * channels / net.headWidth;
                },
                [&](int channels, int level) { values += channels * pixels(level); }});
    return values + 4.0 * net.channels.front() * pixels(0);
}

}  // namespace

std::string trainingForecastToJson(const TrainingForecast& forecast) {
    const Json json = {{kForecastKey, kForecast},
                       {"device", forecast.device},
                       {"seconds_per_step", forecast.secondsPerStep},
                       {"seconds", forecast.seconds},
                       {"memory_bytes", forecast.memoryBytes},
                       {"available_bytes", forecast.availableBytes}};
    return jsonText(json);
}

std::optional<TrainingForecast> trainingForecastFromJson(const std::string& line) {
    const Json json = parseJson(line);
    try {
        if (json.at(kForecastKey).get<std::string>() != kForecast) {
            return std::nullopt;
        }
        return TrainingForecast{
            json.at("device").get<std::string>(), json.at("seconds_per_step").get<double>(),
            json.at("seconds").get<double>(), json.at("memory_bytes").get<std::uint64_t>(),
            json.at("available_bytes").get<std::uint64_t>()};
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

std::int64_t parameterCount(const Architecture& net) {
    const auto convolution = [](std::int64_t in, std::int64_t out, std::int64_t side) {
        return in * out * side * side + out;
    };
    const std::int64_t first = net.channels.front();
    const std::int64_t time = 4 * first;
    std::int64_t count = convolution(net.inputChannels(), first, 3) + (first * time + time) +
                         (time * time + time) + 2 * first + convolution(first, 1, 3);
    visit(net, {[&](std::int64_t in, std::int64_t out, int) {
                    count += 2 * in + convolution(in, out, 3) + (time * out + out) + 2 * out +
                             convolution(out, out, 3) + (in != out ? convolution(in, out, 1) : 0);
                },
                [&](std::int64_t channels, int) {
                    count += 2 * channels + 4 * convolution(channels, channels, 1);
                },
                [&](std::int64_t channels, int) { count += convolution(channels, channels, 3); }});
    return count;
}

std::uint64_t trainingMemoryBytes(const Architecture& net, int patch,
                                  const TrainingSettings& settings, int threads,
                                  std::uint64_t scanBytes) {
    // These two values were measured: the memory of the program with LibTorch loaded, and the
    // factor by which the allocator's fragments enlarge the activations' memory.
    constexpr double kProgram = 350e6;
    constexpr double kFragments = 1.5;
    const int workers = std::clamp(threads, 1, settings.batch);
    const int share = (settings.batch + workers - 1) / workers;
    const double pass = std::min(settings.microBatch, share);
    // Memory holds the weights, two moments, the gradients and their sum, the average if it is on,
    // and the checkpoint's copy of everything that it stores.
    const double copies = (settings.emaDecay > 0.0 ? 8.0 : 6.0) + 2.0;
    const double weights = static_cast<double>(parameterCount(net)) * kFloat;
    return static_cast<std::uint64_t>(kProgram + weights * (copies + workers) +
                                      kFragments * kFloat * keptValues(net, patch) * pass *
                                          workers) +
           scanBytes;
}

std::uint64_t cardMemoryBytes(const Architecture& net, int patch,
                              const TrainingSettings& settings) {
    constexpr double kContext = 1e9;
    constexpr double kFragments = 1.5;
    // The mean number of bytes of a value, half of the values being bf16 and half float.
    constexpr double kMixed = 3.0;
    // The card holds the weights, two moments, the gradients, the gradients of the recorded pass,
    // the best copy and, if it is on, the average.
    const double copies = settings.emaDecay > 0.0 ? 7.0 : 6.0;
    const double pass = std::min(settings.microBatch, settings.batch);
    return static_cast<std::uint64_t>(kContext +
                                      static_cast<double>(parameterCount(net)) * kFloat * copies +
                                      kFragments * kMixed * keptValues(net, patch) * pass);
}

std::uint64_t preparedScanBytes(double spacing) {
    // The bounding box of an adult brain measures about 140 x 180 x 140 mm.
    constexpr double kBox = 140.0 * 180.0 * 140.0;
    return static_cast<std::uint64_t>(kBox / (spacing * spacing * spacing) * (kFloat + 1.0));
}

}  // namespace disyre
