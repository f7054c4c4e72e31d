// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/CaseMaps.h"

#include <algorithm>

#include "core/healing/MapAccumulator.h"
#include "core/healing/MapSmoothing.h"

namespace disyre {

namespace {

/// The anomaly maps that come from a single healing.
struct PassMaps {
    Volume weighted;  ///< The map with the weighting ForegroundWeighting::Code.
    Volume plain;     ///< The map without foreground weighting.
};

/// Adds the map of a healing to `sum`, weighted as a method asks for and multiplied by `factor`.
/// @param share the result of brainShareMap(); empty unless the weighting is Normalised.
void addMap(Volume& sum, const PassMaps& maps, ForegroundWeighting weighting,
            const std::vector<float>& share, float factor) {
    if (sum.voxels.empty()) {
        sum = Volume(maps.weighted.size, maps.weighted.affine);
    }
    for (std::size_t i = 0; i < sum.voxels.size(); ++i) {
        float value = maps.weighted.voxels[i];
        if (weighting == ForegroundWeighting::Off) {
            value = maps.plain.voxels[i];
        } else if (weighting == ForegroundWeighting::Normalised) {
            value = share[i] > 0.0f ? value / share[i] : 0.0f;
        }
        sum.voxels[i] += factor * value;
    }
}

/// The maps of one model on one case while they are being made.
class MapMaker {
public:
    MapMaker(const EvaluatedModel& model, const CaseToHeal& toHeal,
             const CaseMapsObserver& observer)
        : model_(model),
          toHeal_(toHeal),
          observer_(observer),
          slices_(toHeal.slices),
          isHealed_(static_cast<std::size_t>(toHeal.prepared.mask.size[2]), 0),
          sums_(model.methods.size()) {
        const Mask& brain = toHeal.prepared.mask;
        const std::vector<double> kernel =
            smoothingAcross(model.settings, model.card, toHeal.prepared.image);
        const int reach = static_cast<int>(kernel.size()) - 1;
        const std::vector<int> neighbours = neighboursWithin(reach, slices_, brain);
        slices_.insert(slices_.end(), neighbours.begin(), neighbours.end());
        for (const int slice : slices_) {
            isHealed_[static_cast<std::size_t>(slice)] = 1;
        }
        const bool normalised =
            std::any_of(model.methods.begin(), model.methods.end(), [](const ScoredMethod& method) {
                return method.settings.weighting == ForegroundWeighting::Normalised;
            });
        if (normalised) {
            share_ = brainShareMap(brain, model.card.patch, model.settings.stride,
                                   model.settings.placement);
        }
        for (const auto& passes : model.plan.passesOf) {
            passesLeft_.push_back(passes.size());
        }
    }

    std::string run(const StopToken& stop) {
        for (std::size_t pass = 0; pass < model_.plan.passes.size(); ++pass) {
            const PassMaps maps = heal(model_.plan.passes[pass], stop);
            for (std::size_t method = 0; method < sums_.size(); ++method) {
                const auto& passes = model_.plan.passesOf[method];
                if (std::find(passes.begin(), passes.end(), pass) != passes.end()) {
                    addMap(sums_[method], maps, model_.methods[method].settings.weighting, share_,
                           1.0f / static_cast<float>(passes.size()));
                    if (--passesLeft_[method] == 0) {
                        finish(method);
                    }
                }
            }
        }
        return device_;
    }

private:
    PassMaps heal(const HealingSettings& settings, const StopToken& stop) {
        const PreparedScan& prepared = toHeal_.prepared;
        MapAccumulator plain(prepared.image);
        const StepObserver observer = [&](const StepFrame& frame) {
            plain.add(frame.slice, frame.step, frame.steps, frame.gradient);
            if (observer_.step) {
                observer_.step({settings, frame});
            }
        };
        HealingResult result =
            model_.healer->heal({prepared.image, prepared.mask},
                                {.settings = settings, .slices = slices_}, observer, stop);
        stop.throwIfStopped();
        device_ = result.device;
        return {std::move(result.anomalyMap), plain.take()};
    }

    /// Smooths and filters the finished map of a method and hands it over.
    void finish(std::size_t number) {
        const ScoredMethod& method = model_.methods[number];
        const Mask& brain = toHeal_.prepared.mask;
        Volume& map = sums_[number];
        smoothMapWithin(map, brain, mapSmoothingPixels(method.settings, model_.card));
        smoothMapAcross(map, brain, isHealed_,
                        smoothingAcross(method.settings, model_.card, toHeal_.prepared.image));
        if (!method.median.isNone()) {
            map = medianFiltered(map, brain, method.median);
        }
        observer_.map(number, mapToScan(toHeal_.prepared, toHeal_.scan, map));
        map = {};
    }

    const EvaluatedModel& model_;
    const CaseToHeal& toHeal_;
    const CaseMapsObserver& observer_;
    std::vector<int> slices_;  // The slices that were asked for, then those that smoothing needs.
    std::vector<std::uint8_t> isHealed_;  // One value for each slice: 1 if it is in slices_.
    std::vector<float> share_;
    std::vector<Volume> sums_;             // The sum of the maps of each method, in model space.
    std::vector<std::size_t> passesLeft_;  // The number of passes that each method still lacks.
    std::string device_;
};

}  // namespace

std::string makeCaseMaps(const EvaluatedModel& model, const CaseToHeal& toHeal,
                         const CaseMapsObserver& observer, const StopToken& stop) {
    return MapMaker(model, toHeal, observer).run(stop);
}

}  // namespace disyre
