// SPDX-License-Identifier: GPL-3.0-or-later
// How long a graphics card takes to heal a whole brain, with and without CUDA graphs, beside the
// processor of the same machine. It needs neither ITK nor scans: the brain is an ellipsoid.

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "core/base/Progress.h"
#include "core/card/ModelCard.h"
#include "core/compute/WindowPrediction.h"
#include "core/inference/InferenceNet.h"
#include "core/model/CardNet.h"
#include "core/model/TensorStorage.h"
#include "core/model/Torch.h"
#include "tests/support/Phantom.h"

namespace {

using namespace disyre;

constexpr int kRounds = 3;

struct Timing {
    // Seconds of the first healing, which also records graphs and finds the size of a batch.
    double first = 0.0;
    // Seconds of the fastest of the later healings.
    double shortest = 1e9;
    // Seconds of the fastest healing of a single slice through the middle.
    double single = 1e9;
    HealingResult result;
};

double mebibytes(std::size_t values) {
    return static_cast<double>(values) * 4.0 / (1024.0 * 1024.0);
}

Timing timed(const Volume& image, const Mask& mask, const ModelCard& card, HealingWorkers workers) {
    workers.batches = std::make_shared<BatchRule>(512);
    Timing timing;
    const HealingRequest whole;
    HealingRequest single;
    single.slices = {image.size[2] / 2};
    const auto heal = [&](const HealingRequest& request) {
        return healScan({image, mask}, request, card, workers, {}, StopToken());
    };
    timing.first = heal(whole).seconds;
    for (int round = 0; round < kRounds; ++round) {
        timing.result = heal(whole);
        timing.shortest = std::min(timing.shortest, timing.result.seconds);
        timing.single = std::min(timing.single, heal(single).seconds);
    }
    return timing;
}

/// Writes a model of the paper's network with random weights, which is measured if the command line
/// names no model.
std::filesystem::path randomModel(const std::filesystem::path& folder) {
    ModelCard card;
    card.name = "random";
    UNet net(card.architecture);
    initialiseWeights(*net, 1);
    std::filesystem::create_directories(folder);
    writeSafetensors(folder / kWeightsFile, storeWeights(*net));
    writeModelCard(folder, card);
    return folder;
}

UNet onCard(const std::filesystem::path& model, const ModelCard& card) {
    UNet net(card.architecture);
    const std::filesystem::path weights = modelFolder(model) / kWeightsFile;
    fillWeights(*net, readSafetensors(weights), weights);
    net->eval();
    net->to(torch::kCUDA);
    return net;
}

}  // namespace

int main(int argumentCount, char** arguments) {
    if (!torch::cuda::is_available()) {
        std::puts("There is no CUDA card here, or this LibTorch knows none: nothing to measure.");
        return 0;
    }
    const test::TemporaryFolder folder;
    const std::filesystem::path model =
        argumentCount > 1 ? arguments[1] : randomModel(folder.path());
    const ModelCard card = readModelCard(model);
    const double spacing = card.spacing[0];
    const auto voxels = [spacing](double millimetres) {
        return static_cast<int>(millimetres / spacing);
    };
    const Volume image = test::phantomBrain({voxels(181), voxels(217), voxels(181)}, spacing);
    const Mask mask = test::phantomMask(image);
    std::printf("%s: %d slices of %d x %d at %g mm, %.0f MiB\n", card.name.c_str(), image.size[2],
                image.size[0], image.size[1], spacing, mebibytes(image.voxels.size()));
    std::fflush(stdout);

    const auto print = [](const char* what, const Timing& timing) {
        std::printf("%-34s whole %.3f s (first %.3f s), one slice %.4f s, %d windows\n", what,
                    timing.shortest, timing.first, timing.single, timing.result.windowsHealed);
        std::fflush(stdout);
    };
    Timing withGraphs;
    for (const int workers : {4, 2, 8}) {
        for (const auto graphs : {CardNet::Graphs::On, CardNet::Graphs::Off}) {
            if (graphs == CardNet::Graphs::Off && workers != 4) {
                continue;
            }
            const auto net =
                std::make_shared<CardNet>(onCard(model, card), card, torch::kCUDA, graphs);
            Timing timing = timed(
                image, mask, card,
                {.restore = predictOnCard(net, StopToken()), .threads = workers, .batches = {}});
            char what[80];
            std::snprintf(what, sizeof what, "card, %d workers, %s", workers,
                          graphs == CardNet::Graphs::On ? "graphs" : "no graphs");
            print(what, timing);
            if (workers == 4 && graphs == CardNet::Graphs::On) {
                std::printf("  %d graphs recorded\n", net->recordedGraphs());
                withGraphs = std::move(timing);
            }
        }
    }

    // Healing a tenth of the slices on the processor is enough to compare it with the card.
    HealingRequest some;
    for (int z = image.size[2] / 20; z < image.size[2]; z += 10) {
        some.slices.push_back(z);
    }
    UNet net = loadNet(model, card);
    const auto fast =
        std::make_shared<const InferenceNet>(card.architecture, card.patch, weightSource(*net));
    const HealingResult onProcessor =
        healScan({image, mask}, some, card,
                 {.restore = predictOnProcessor(fast, card, StopToken()),
                  .threads = at::get_num_threads(),
                  .batches = std::make_shared<BatchRule>(32)},
                 {}, StopToken());
    double largest = 0.0;
    double sum = 0.0;
    std::size_t count = 0;
    for (const int z : some.slices) {
        for (std::size_t i = image.index(0, 0, z); i < image.index(0, 0, z) + image.sliceSize();
             ++i) {
            const double difference =
                std::abs(onProcessor.anomalyMap.voxels[i] - withGraphs.result.anomalyMap.voxels[i]);
            largest = std::max(largest, difference);
            sum += mask.voxels[i] != 0 ? difference : 0.0;
            count += mask.voxels[i] != 0 ? 1 : 0;
        }
    }
    std::printf(
        "processor, %d threads: %d slices in %.2f s, %.0f windows a second; the card %.0f\n",
        at::get_num_threads(), onProcessor.slicesHealed, onProcessor.seconds,
        onProcessor.windowsHealed / onProcessor.seconds,
        withGraphs.result.windowsHealed / withGraphs.shortest);
    std::printf("map, card to processor: mean difference %.2g, largest %.2g\n",
                count > 0 ? sum / static_cast<double>(count) : 0.0, largest);
    return 0;
}
