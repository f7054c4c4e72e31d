// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/OverlayVolume.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/BrainVolume.h"
#include "core/preprocess/DisplayRange.h"
#include "core/preprocess/Resample.h"

namespace disyre {

namespace {

constexpr std::size_t kFewLabels = 12;
constexpr std::size_t kMostLabels = 1000;

/// Returns the share of neighbours along the first axis, both other than 0, that have one value.
double shareOfEqualNeighbours(const Volume& volume) {
    std::size_t pairs = 0;
    std::size_t alike = 0;
    for (std::size_t i = 1; i < volume.voxels.size(); ++i) {
        const float before = volume.voxels[i - 1];
        const float here = volume.voxels[i];
        if (before != 0.0f && here != 0.0f) {
            ++pairs;
            alike += before == here ? 1 : 0;
        }
    }
    return pairs == 0 ? 0.0 : static_cast<double>(alike) / static_cast<double>(pairs);
}

/// Reads the volume on its own grid and gives it the scan's position if it states none.
Volume readPlaced(const Volume& scan, const std::filesystem::path& file,
                  std::vector<Message>& warnings) {
    ScanInfo info;
    Volume volume = readScan(file, &info);
    const auto warn = [&](Message message) {
        message.file = displayPath(file);
        warnings.push_back(std::move(message));
    };
    for (const Message& warning : info.warnings) {
        if (warning.id != MessageId::ScanNoPosition) {
            warn(warning);
        }
    }
    if (!info.hasPosition && volume.size != scan.size) {
        throw ScanError(file, MessageId::MaskOtherSize);
    }
    if (!info.hasPosition && volume.affine != scan.affine) {
        volume.affine = scan.affine;
        warn(MessageId::MaskWithoutPosition);
    }
    return volume;
}

Volume asVolume(const Mask& mask, const Affine& affine) {
    Volume volume(mask.size, affine);
    std::copy(mask.voxels.begin(), mask.voxels.end(), volume.voxels.begin());
    return volume;
}

double millilitresIn(const Mask& mask, const Volume& grid) {
    return static_cast<double>(std::count(mask.voxels.begin(), mask.voxels.end(), 1)) *
           grid.voxelMillilitres();
}

MessageArgument rounded(double millilitres) {
    return MessageArgument::number(fmt::format("{:.0f}", millilitres));
}

/// Warns of a volume that is likely to be of another patient, or that lies elsewhere.
/// @param shown what is to be seen of it on its own grid.
void checkFit(const Volume& scan, const Volume& volume, const Mask& shown,
              const OverlayVolume& overlay, const std::filesystem::path& file,
              std::vector<Message>& warnings) {
    const Mask tissue = tissueOf(scan);
    double both = 0.0;
    for (std::size_t i = 0; i < tissue.voxels.size(); ++i) {
        both += tissue.voxels[i] != 0 && overlay.inside.voxels[i] != 0 ? 1.0 : 0.0;
    }
    both *= scan.voxelMillilitres();
    const double ofScan = millilitresIn(tissue, scan);
    const double ofVolume = millilitresIn(shown, volume);
    constexpr double kHardly = 0.5;
    constexpr double kOtherSize = 1.2;
    const bool areBrains = !overlay.isSegmentation() && isBrainVolume(ofScan / 1000.0) &&
                           isBrainVolume(ofVolume / 1000.0);
    Message message(MessageId::OverlayOtherBrain, {rounded(ofVolume), rounded(ofScan)});
    if (both < kHardly * std::min(ofScan, ofVolume)) {
        message =
            Message(MessageId::MaskHardlyOverlaps,
                    {MessageArgument::number(fmt::format("{:.1f}", std::min(ofScan, ofVolume))),
                     MessageArgument::number(fmt::format("{:.1f}", both))});
    } else if (!areBrains ||
               std::max(ofScan, ofVolume) <= kOtherSize * std::min(ofScan, ofVolume)) {
        return;
    }
    message.file = displayPath(file);
    warnings.push_back(std::move(message));
}

}  // namespace

std::vector<float> segmentationLabels(const Volume& volume) {
    std::set<float> values;
    float last = 0.0f;
    for (const float value : volume.voxels) {
        if (value == last) {
            continue;
        }
        last = value;
        if (value != std::round(value) || value < 0.0f) {
            return {};
        }
        values.insert(value);
        if (values.size() > kMostLabels) {
            return {};
        }
    }
    values.erase(0.0f);
    // A grey picture with few greys has many neighbours of different values; labels fill regions.
    constexpr double kMostNeighbours = 0.5;
    if (values.size() > kFewLabels && shareOfEqualNeighbours(volume) < kMostNeighbours) {
        return {};
    }
    return {values.begin(), values.end()};
}

OverlayVolume readOverlay(const Volume& scan, const std::filesystem::path& file,
                          std::vector<Message>& warnings) {
    const Volume volume = readPlaced(scan, file, warnings);
    OverlayVolume overlay;
    overlay.labels = segmentationLabels(volume);
    Mask shown(volume.size);
    if (overlay.isSegmentation()) {
        std::transform(volume.voxels.begin(), volume.voxels.end(), shown.voxels.begin(),
                       [](float label) -> std::uint8_t { return label != 0.0f; });
        overlay.onScan = labelsOnGridOf(scan, volume);
    } else {
        shown = measureBrain(volume).mask;
        overlay.shown = displayRange(volume, shown);
        overlay.onScan = greyOnGridOf(scan, volume);
    }
    const Volume inside = labelsOnGridOf(scan, asVolume(shown, volume.affine));
    overlay.inside = Mask(scan.size);
    for (std::size_t i = 0; i < inside.voxels.size(); ++i) {
        overlay.inside.voxels[i] = inside.voxels[i] != 0.0f ? 1 : 0;
        if (overlay.inside.voxels[i] == 0) {
            overlay.onScan.voxels[i] = 0.0f;
        }
    }
    if (std::count(overlay.inside.voxels.begin(), overlay.inside.voxels.end(), 1) == 0) {
        throw ScanError(file, MessageId::OverlayElsewhere);
    }
    checkFit(scan, volume, shown, overlay, file, warnings);
    return overlay;
}

}  // namespace disyre
