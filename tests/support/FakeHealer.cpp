// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeHealer.h"

#include <cmath>
#include <numeric>

namespace disyre::test {

namespace {

class FakeHealer final : public Healer {
public:
    explicit FakeHealer(ModelCard card) : card_(std::move(card)) {}

    [[nodiscard]] const ModelCard& card() const override { return card_; }

    HealingResult heal(const HealingInput& input, const HealingRequest& request,
                       const StepObserver& observer, const StopToken& stop) override {
        const std::vector<int> ts = healingSteps(request.settings, card_);
        HealingResult result;
        result.restoration = input.image;
        result.anomalyMap = Volume(input.image.size, input.image.affine);
        result.device = "fake";
        for (const int t : ts) {
            result.steps.push_back({t, 0.0});
        }
        std::vector<int> slices = request.slices;
        if (slices.empty() && !request.neighbours) {
            slices.resize(static_cast<std::size_t>(input.image.size[2]));
            std::iota(slices.begin(), slices.end(), 0);
        }
        const std::size_t asked = slices.size();
        const std::vector<int> neighbours = request.neighbours.value_or(std::vector<int>());
        slices.insert(slices.end(), neighbours.begin(), neighbours.end());
        for (std::size_t i = 0; i < slices.size(); ++i) {
            const bool isNeighbour = i >= asked;
            for (std::size_t step = 0; step < ts.size(); ++step) {
                if (stop.stopRequested()) {
                    result.stopped = true;
                    return result;
                }
                StepFrame frame;
                frame.slice = slices[i];
                frame.isNeighbour = isNeighbour;
                frame.step = static_cast<int>(step);
                frame.steps = static_cast<int>(ts.size());
                frame.t = ts[step];
                frame.slicesDone = static_cast<int>(i) + (step + 1 == ts.size() ? 1 : 0);
                frame.slicesTotal = static_cast<int>(slices.size());
                healStep(input, request.region, frame, observer, result);
            }
            result.slicesHealed += isNeighbour ? 0 : 1;
        }
        return result;
    }

private:
    static void healStep(const HealingInput& input, const HealingRegion& region, StepFrame frame,
                         const StepObserver& observer, HealingResult& result) {
        const std::size_t first = input.image.index(0, 0, frame.slice);
        std::vector<float> restored(input.image.sliceSize(), 0.0f);
        std::vector<float> gradient(input.image.sliceSize(), 0.0f);
        for (std::size_t i = 0; i < restored.size(); ++i) {
            if (input.mask.voxels[first + i] == 0) {
                continue;
            }
            restored[i] = input.image.voxels[first + i];
            if (region.mayChange(first + i)) {
                const float part = (kHealedGrey - restored[i]) / static_cast<float>(frame.steps);
                restored[i] += part * static_cast<float>(frame.step + 1);
                gradient[i] = std::abs(part);
            }
            if (!frame.isNeighbour) {
                result.restoration.voxels[first + i] = restored[i];
                result.anomalyMap.voxels[first + i] = gradient[i];
            }
        }
        frame.width = input.image.size[0];
        frame.height = input.image.size[1];
        frame.restored = restored;
        frame.gradient = gradient;
        frame.weighted = gradient;
        if (observer) {
            observer(frame);
        }
    }

    ModelCard card_;
};

}  // namespace

std::shared_ptr<Healer> fakeHealer(const ModelCard& card) {
    return std::make_shared<FakeHealer>(card);
}

ModelCard fakeCard() {
    ModelCard card;
    card.name = "fake model";
    card.spacing = {4, 4, 4};
    card.patch = 32;
    card.data = "a phantom made by code";
    HealthyScores scores;
    scores.threshold = 0.05;
    scores.rule = "chosen for the tests";
    HealingSettings thorough;
    applyMode(thorough, HealingMode::Thorough, card.patch);
    scores.scoring = scoringText(thorough, card);
    card.healthy = {scores};
    return card;
}

std::filesystem::path writeFakeModel(const std::filesystem::path& folder) {
    const std::filesystem::path model = folder / "model";
    std::filesystem::create_directories(model);
    writeModelCard(model, fakeCard());
    return model;
}

}  // namespace disyre::test
