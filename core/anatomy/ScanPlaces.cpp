// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/anatomy/ScanPlaces.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <mutex>

#include "core/base/MessageId.h"

namespace disyre {

namespace {

/// Returns the affine that does first one and then another.
Affine afterwards(const Affine& first, const Affine& then) {
    Affine both{};
    for (std::size_t column = 0; column < 4; ++column) {
        std::array<double, 3> axis{};
        for (std::size_t row = 0; row < 3; ++row) {
            axis[row] = first[row][column];
        }
        for (std::size_t row = 0; row < 3; ++row) {
            both[row][column] = then[row][0] * axis[0] + then[row][1] * axis[1] +
                                then[row][2] * axis[2] + (column == 3 ? then[row][3] : 0.0);
        }
    }
    return both;
}

std::array<double, 3> indexOf(const Volume& grid, std::size_t voxel) {
    const auto row = static_cast<std::size_t>(grid.size[0]);
    return {static_cast<double>(voxel % row), static_cast<double>(voxel % grid.sliceSize() / row),
            static_cast<double>(voxel / grid.sliceSize())};
}

/// Returns the program's atlas, which is read once and then kept as long as somebody uses it.
std::shared_ptr<const BrainAtlas> sharedAtlas() {
    static std::mutex mutex;
    static std::weak_ptr<const BrainAtlas> kept;
    const std::lock_guard lock(mutex);
    auto atlas = kept.lock();
    if (!atlas) {
        atlas = std::make_shared<const BrainAtlas>(readAtlas(shippedAtlasFolder()));
        kept = atlas;
    }
    return atlas;
}

}  // namespace

ScanPlaces::ScanPlaces(std::shared_ptr<const BrainAtlas> atlas,
                       const TemplateRegistration& registration)
    : atlas_(std::move(atlas)),
      registration_(registration),
      toLabel_(
          afterwards(inverseOf(registration.templateToScan), inverseOf(atlas_->labels.affine))) {}

std::optional<Message> ScanPlaces::problem() const {
    if (isGood()) {
        return std::nullopt;
    }
    const auto number = [](double value) {
        return MessageArgument::number(fmt::format("{:.2f}", value));
    };
    return Message(MessageId::PlacesPoorAlignment,
                   {number(registration_.overlap), number(kLeastOverlap),
                    number(registration_.mutualInformation), number(kLeastMutualInformation)});
}

int ScanPlaces::labelAt(const std::array<double, 3>& millimetres) const {
    const auto index = movedBy(toLabel_, millimetres);
    const int x = static_cast<int>(std::lround(index[0]));
    const int y = static_cast<int>(std::lround(index[1]));
    const int z = static_cast<int>(std::lround(index[2]));
    return atlas_->labels.contains(x, y, z)
               ? static_cast<int>(std::lround(atlas_->labels.at(x, y, z)))
               : 0;
}

const AtlasRegion* ScanPlaces::regionAt(const std::array<double, 3>& millimetres) const {
    const int label = isGood() ? labelAt(millimetres) : 0;
    return label != 0 ? &atlas_->regions.at(label) : nullptr;
}

std::optional<NamedPlace> ScanPlaces::placeOf(const Volume& grid,
                                              std::span<const std::size_t> voxels) const {
    if (!isGood() || voxels.empty()) {
        return std::nullopt;
    }
    std::map<int, std::size_t> counts;
    std::array<double, 3> sum{};
    for (const std::size_t voxel : voxels) {
        const auto index = indexOf(grid, voxel);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            sum[axis] += index[axis];
        }
        ++counts[labelAt(grid.position(index))];
    }
    counts.erase(0);
    if (counts.empty()) {
        return std::nullopt;
    }
    std::vector<std::pair<int, std::size_t>> leading(counts.begin(), counts.end());
    std::stable_sort(leading.begin(), leading.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    const auto count = static_cast<double>(voxels.size());
    const int middle = labelAt(grid.position({sum[0] / count, sum[1] / count, sum[2] / count}));
    NamedPlace place;
    place.region = atlas_->regions.at(middle != 0 ? middle : leading.front().first);
    constexpr std::size_t kMostShares = 3;
    constexpr double kLeastShare = 0.05;
    for (const auto& [label, inside] : leading) {
        const double share = static_cast<double>(inside) / count;
        if (place.shares.size() < kMostShares && share >= kLeastShare) {
            place.shares.push_back({atlas_->regions.at(label), share});
        }
    }
    return place;
}

Volume ScanPlaces::labelsOn(const Volume& grid) const {
    Volume labels(grid.size, grid.affine);
    for (std::size_t i = 0; i < labels.voxels.size(); ++i) {
        labels.voxels[i] = static_cast<float>(labelAt(grid.position(indexOf(grid, i))));
    }
    return labels;
}

ScanPlaces findPlaces(const Volume& scan, const Mask& brain, const StopToken& stop) {
    const auto atlas = sharedAtlas();
    return {atlas, registerTemplate(atlas->scan, atlas->brain, scan, brain, stop)};
}

}  // namespace disyre
