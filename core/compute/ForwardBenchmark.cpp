// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/ForwardBenchmark.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Progress.h"
#include "core/base/TaskThreads.h"
#include "core/model/TensorStorage.h"
#include "core/model/Torch.h"

namespace disyre {

namespace {

constexpr int kWindows = 4;  // The number of windows in a call.
constexpr int kTurns = 3;    // The number of calls in a round.

/// A convolution of the network with an input of the size that it gets.
struct Convolution {
    torch::nn::Conv2dImpl* layer;
    torch::Tensor input;
};

int numberAfter(const std::string& text, const std::string& word) {
    const std::size_t at = text.find(word);
    return at == std::string::npos ? 0 : std::stoi(text.substr(at + word.size()));
}

/// Collects all convolutions of the network, with inputs as in the plain network for windows of
/// this side.
std::vector<Convolution> convolutionsOf(UNetImpl& net, int side) {
    const int levels = static_cast<int>(net.architecture().channels.size());
    std::vector<Convolution> convolutions;
    for (const auto& item : net.named_modules()) {
        auto* layer = item.value()->as<torch::nn::Conv2dImpl>();
        if (layer == nullptr) {
            continue;
        }
        const std::string& name = item.key();
        int level = 0;
        if (name.find("down_blocks.") != std::string::npos) {
            level = numberAfter(name, "down_blocks.");
        } else if (name.find("up_blocks.") != std::string::npos) {
            level = levels - 1 - numberAfter(name, "up_blocks.");
            level -= name.find("upsamplers") != std::string::npos ? 1 : 0;
        } else if (name.find("mid_block") != std::string::npos) {
            level = levels - 1;
        }
        convolutions.push_back(
            {layer, torch::rand({kWindows, layer->weight.size(1), side >> level, side >> level})
                        .contiguous(torch::MemoryFormat::ChannelsLast)});
    }
    return convolutions;
}

/// Returns the seconds that `work` takes if `workers` threads with one LibTorch thread each do it
/// once at the same time. Each thread does it once before the clock starts, because a new thread
/// has no buffers yet and, for some time, no processor of its own.
template <typename Work>
double secondsOf(int workers, Work work) {
    std::atomic<int> warm{0};
    std::vector<double> seconds(static_cast<std::size_t>(workers));
    // Each task waits for all others, so that every thread has exactly one.
    TaskThreads(workers).run(workers, [&](int worker) {
        at::set_num_threads(1);
        const torch::InferenceMode inference;
        work();
        for (++warm; warm < workers;) {
            std::this_thread::yield();
        }
        const ProgressMeter clock(1.0);
        for (int turn = 0; turn < kTurns; ++turn) {
            work();
        }
        seconds[static_cast<std::size_t>(worker)] = clock.secondsElapsed() / kTurns;
    });
    return *std::max_element(seconds.begin(), seconds.end());
}

}  // namespace

std::vector<ForwardTimes> forwardTimes(const std::filesystem::path& model, int threads,
                                       int rounds) {
    const ModelCard card = readModelCard(model);
    UNet net = loadNet(model, card);
    net->eval();
    for (torch::Tensor& parameter : net->parameters()) {
        if (parameter.dim() == 4) {
            parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
        }
    }
    if (!InferenceNet::supports(card.architecture)) {
        throw SettingsError(MessageId::ComputeNothingToCompare);
    }
    const InferenceNet fast(card.architecture, card.patch, weightSource(*net));
    const std::vector<Convolution> convolutions = convolutionsOf(*net, card.patch);
    const torch::Tensor x = torch::rand({kWindows, 1, card.patch, card.patch});
    const torch::Tensor channelsLast = x.contiguous(torch::MemoryFormat::ChannelsLast);
    const torch::Tensor conditions = torch::full({kWindows}, 50.0);

    const auto runFloor = [&] {
        for (const Convolution& convolution : convolutions) {
            (void)convolution.layer->forward(convolution.input);
        }
    };
    const auto runPlain = [&] { (void)net->forward(channelsLast, conditions); };
    const auto runOurs = [&] {
        torch::Tensor out = torch::empty_like(x);
        fast.forward(x.data_ptr<float>(), kWindows, 50.0, out.data_ptr<float>());
    };
    const int ownThreads = at::get_num_threads();
    std::vector<ForwardTimes> all;
    std::vector<int> workerCounts = {1};
    if (threads > 1) {
        workerCounts.push_back(threads);
    }
    for (const int workers : workerCounts) {
        std::array<double, 3> shortest{1e9, 1e9, 1e9};
        // The three ways are measured side by side, so that other work of the machine affects them
        // alike.
        for (int round = 0; round < rounds + 1; ++round) {
            const std::array<double, 3> seconds = {secondsOf(workers, runFloor),
                                                   secondsOf(workers, runPlain),
                                                   secondsOf(workers, runOurs)};
            for (std::size_t i = 0; i < 3 && round > 0; ++i) {
                shortest[i] = std::min(shortest[i], seconds[i] / (kWindows * workers));
            }
        }
        all.push_back({.threads = workers,
                       .convolutionsAlone = shortest[0],
                       .plain = shortest[1],
                       .ours = shortest[2]});
    }
    at::set_num_threads(ownThreads);
    return all;
}

}  // namespace disyre
