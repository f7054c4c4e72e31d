// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/SyntheticSamples.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/card/Safetensors.h"
#include "core/synthesis/SamplePipeline.h"
#include "core/training/PreparedDataset.h"

namespace disyre {

namespace {

/// Samples one after the other, as arrays of count x rows x columns.
struct SampleArrays {
    std::map<std::string, std::vector<float>> patches;
    std::vector<float> alphas;
    std::vector<std::int64_t> steps;

    void add(const SyntheticSample& sample) {
        for (const auto& [name, patch] :
             {std::pair("healthy", &sample.healthy), std::pair("corrupted", &sample.corrupted),
              std::pair("mask", &sample.mask), std::pair("foreign", &sample.foreign)}) {
            auto& values = patches[name];
            values.insert(values.end(), patch->pixels.begin(), patch->pixels.end());
        }
        alphas.push_back(static_cast<float>(sample.alpha));
        steps.push_back(sample.t);
    }

    [[nodiscard]] SafetensorsFile file(std::int64_t side) const {
        SafetensorsFile file;
        const auto count = static_cast<std::int64_t>(alphas.size());
        for (const auto& [name, values] : patches) {
            file.tensors[name] = storeFloats(values, {count, side, side});
        }
        file.tensors["alpha"] = storeFloats(alphas, {count});
        const auto bytes = std::as_bytes(std::span(steps));
        file.tensors["t"] = {"I64", {count}, {bytes.begin(), bytes.end()}};
        return file;
    }
};

std::vector<SubjectView> viewsOf(const std::vector<TrainingSubject>& subjects) {
    std::vector<SubjectView> views;
    std::transform(subjects.begin(), subjects.end(), std::back_inserter(views),
                   [](const TrainingSubject& subject) {
                       return SubjectView{&subject.image, &subject.mask};
                   });
    return views;
}

}  // namespace

double writeSyntheticSamples(const SyntheticSamplesRequest& request, const SampleObserver& observer,
                             const StopToken& stop) {
    checkSynthesisSettings(request.settings);
    const PreparedDataset dataset = readPreparedDataset(request.scans);
    const std::vector<SubjectView> views = viewsOf(dataset.data.training);
    SynthesisSettings settings = request.settings;
    settings.augmentation.brightTissue = dataset.preparation.intensity.quantileValue;
    const PatchSampler sampler(views, views, Schedule(dataset.preparation.schedule), request.patch,
                               request.seed, settings);
    SampleArrays arrays;
    SamplePipeline pipeline([&sampler](std::uint64_t index) { return sampler.sample(index); },
                            {.threads = request.threads});
    for (int i = 0; i < request.count; ++i) {
        stop.throwIfStopped();
        arrays.add(pipeline.next());
        constexpr int kBetweenCalls = 64;
        if (observer && i % kBetweenCalls == 0) {
            observer(i + 1);
        }
    }
    const double samplesPerSecond = pipeline.statistics().samplesPerSecond();
    SafetensorsFile file = arrays.file(request.patch);
    file.metadata = {
        {"format", "disyre-synthetic-samples"},
        {"format_version", "1"},
        {"method", toText(request.settings.method)},
        {"texture",
         request.settings.texture == AnomalyTexture::Foreign ? "foreign" : "disentangled"},
        {"seed", std::to_string(request.seed)}};
    writeSafetensors(request.out, file);
    return samplesPerSecond;
}

}  // namespace disyre
