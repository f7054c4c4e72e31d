// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contrast/SyntheticContrast.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/base/Random.h"
#include "core/preprocess/GridFilters.h"

namespace disyre {

namespace {

constexpr std::uint32_t kPurpose = 0x5432u;
constexpr double kRegionSpread = 0.04;
constexpr double kBorderMillimetres = 1.5;
constexpr double kLeastNoise = 0.01;
constexpr double kMostNoise = 0.03;

struct Range {
    double low;
    double high;
    [[nodiscard]] double draw(Random& random) const { return random.uniform(low, high); }
};

/// Relative intensities as spin-echo T2 and FLAIR scans at 1.5 to 3 T show them, with room on both
/// sides.
struct ContrastLevels {
    Range fluid;
    Range grey;
    Range whiteToGrey;  ///< The intensity of white matter as a share of that of grey matter.
    Range pallidum;     ///< The gain of the pallidum, whose nuclei are the richest in iron.
    Range striatum;     ///< The gain of putamen and caudate.
};
constexpr ContrastLevels kT2{{0.90, 1.05}, {0.48, 0.62}, {0.58, 0.74}, {0.70, 0.90}, {0.84, 1.0}};
constexpr ContrastLevels kFlair{
    {0.03, 0.14}, {0.62, 0.80}, {0.70, 0.86}, {0.76, 0.94}, {0.88, 1.0}};

bool isPallidum(int region) {
    return region == 55 || region == 56;
}
bool isStriatum(int region) {
    return region == 36 || region == 37 || region == 57 || region == 58;
}

/// Maps intensities by straight lines between the three tissues, constant beyond them. Voxels much
/// darker than fluid on T1 are bone or air, which is dark in every contrast.
class Remapping {
public:
    Remapping(const TissueLevels& from, double fluid, double grey, double white)
        : knots_{{{0.3 * from.fluid, 0.0},
                  {0.7 * from.fluid, fluid},
                  {from.fluid, fluid},
                  {from.grey, grey},
                  {from.white, white}}} {}

    [[nodiscard]] double operator()(double value) const {
        if (value <= knots_.front().first) {
            return knots_.front().second;
        }
        for (std::size_t i = 1; i < knots_.size(); ++i) {
            if (value <= knots_[i].first) {
                const double share =
                    (value - knots_[i - 1].first) / (knots_[i].first - knots_[i - 1].first);
                return knots_[i - 1].second + share * (knots_[i].second - knots_[i - 1].second);
            }
        }
        return knots_.back().second;
    }

private:
    std::array<std::pair<double, double>, 5> knots_;
};

Grid<float> regionGains(const LabelledBrain& brain, const ContrastLevels& levels, Random& random) {
    std::map<int, double> gains;
    for (const std::int16_t region : brain.region.voxels) {
        gains.emplace(region, 1.0);
    }
    // The gains are drawn in the order of the regions, so that they do not depend on the order of
    // the voxels.
    const double pallidum = levels.pallidum.draw(random);
    const double striatum = levels.striatum.draw(random);
    for (auto& [region, gain] : gains) {
        gain = std::clamp(1.0 + kRegionSpread * random.normal(), 1.0 - 2.5 * kRegionSpread,
                          1.0 + 2.5 * kRegionSpread);
        gain = tissueOfMuseRegion(region) == Tissue::Fluid ? 1.0 : gain;
        gain *= isPallidum(region) ? pallidum : isStriatum(region) ? striatum : 1.0;
    }
    Grid<float> map(brain.region.size, 1.0f);
    for (std::size_t i = 0; i < map.voxels.size(); ++i) {
        map.voxels[i] = static_cast<float>(gains.at(brain.region.voxels[i]));
    }
    return gaussian(map, brain.scan.spacing(), kBorderMillimetres);
}

}  // namespace

std::string toText(SyntheticContrast contrast) {
    return contrast == SyntheticContrast::T2 ? "T2" : "FLAIR";
}

std::optional<SyntheticContrast> syntheticContrastFromText(const std::string& text) {
    for (const auto contrast : {SyntheticContrast::T2, SyntheticContrast::Flair}) {
        if (toText(contrast) == text) {
            return contrast;
        }
    }
    return std::nullopt;
}

Grid<float> inContrast(const LabelledBrain& brain, SyntheticContrast contrast, std::uint64_t seed,
                       std::uint64_t sample) {
    Random random(seed, sample, kPurpose);
    const ContrastLevels& levels = contrast == SyntheticContrast::T2 ? kT2 : kFlair;
    const double fluid = levels.fluid.draw(random);
    const double grey = levels.grey.draw(random);
    const double white = grey * levels.whiteToGrey.draw(random);
    const double noise = random.uniform(kLeastNoise, kMostNoise);
    const Remapping remapped(brain.levels, fluid, grey, white);
    const Grid<float> gains = regionGains(brain, levels, random);
    Grid<float> made(brain.scan.size, 0.0f);
    for (std::size_t i = 0; i < made.voxels.size(); ++i) {
        if (brain.brain.voxels[i] != 0) {
            const double value = remapped(static_cast<double>(brain.scan.voxels[i])) *
                                     static_cast<double>(gains.voxels[i]) +
                                 noise * random.normal();
            made.voxels[i] = static_cast<float>(std::max(0.0, value));
        }
    }
    return made;
}

}  // namespace disyre
