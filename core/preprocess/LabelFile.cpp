// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/LabelFile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/Resample.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// Collects messages that are about one file.
class LabelWarnings {
public:
    LabelWarnings(const fs::path& file, std::vector<Message>& warnings)
        : file_(displayPath(file)), warnings_(warnings) {}

    void add(Message message) {
        message.file = file_;
        warnings_.push_back(std::move(message));
    }

private:
    std::string file_;
    std::vector<Message>& warnings_;
};

/// Tells whether a mask is soft: several values above 0, and some that are not whole. One value
/// alone, such as 0.3, marks as 1 does.
bool isSoftMask(const Volume& labels) {
    constexpr float kTolerance = 0.01f;
    float level = 0.0f;
    bool hasSeveral = false;
    bool hasFractions = false;
    for (const float value : labels.voxels) {
        if (value <= 0.0f) {
            continue;
        }
        level = level == 0.0f ? value : level;
        hasSeveral = hasSeveral || std::abs(value - level) > kTolerance * level;
        hasFractions = hasFractions || std::abs(value - std::round(value)) > kTolerance;
        if (hasSeveral && hasFractions) {
            return true;
        }
    }
    return false;
}

void harden(Volume& labels, LabelWarnings& warnings) {
    if (!isSoftMask(labels)) {
        return;
    }
    for (float& value : labels.voxels) {
        value = value > 0.5f ? value : 0.0f;
    }
    warnings.add(MessageId::MaskSoft);
}

/// Reads the labels on their own grid and gives them the scan's position if they state none.
Volume readOnOwnGrid(const Volume& scan, const fs::path& file, LabelWarnings& warnings) {
    ScanInfo info;
    Volume labels = readScan(file, &info);
    for (const Message& warning : info.warnings) {
        if (warning.id != MessageId::ScanNoPosition) {
            warnings.add(warning);
        }
    }
    if (!info.hasPosition && labels.size != scan.size) {
        throw ScanError(file, MessageId::MaskOtherSize);
    }
    if (!info.hasPosition && labels.affine != scan.affine) {
        labels.affine = scan.affine;
        warnings.add(MessageId::MaskWithoutPosition);
    }
    harden(labels, warnings);
    return labels;
}

std::size_t markedIn(const Volume& labels) {
    return static_cast<std::size_t>(std::count_if(labels.voxels.begin(), labels.voxels.end(),
                                                  [](float label) { return label > 0.0f; }));
}

/// Returns the distance in mm between the middles of two grids.
double distanceBetween(const Volume& a, const Volume& b) {
    const auto middleOf = [](const Volume& volume) {
        return volume.position(
            {(volume.size[0] - 1) / 2.0, (volume.size[1] - 1) / 2.0, (volume.size[2] - 1) / 2.0});
    };
    const auto inA = middleOf(a);
    const auto inB = middleOf(b);
    return std::hypot(inA[0] - inB[0], inA[1] - inB[1], inA[2] - inB[2]);
}

/// Warns of labels that probably lie elsewhere than they should.
void checkPlace(const Volume& scan, const Volume& labels, const Volume& onScan,
                LabelWarnings& warnings) {
    const Mask tissue = tissueOf(scan);
    double both = 0.0;
    double inScan = 0.0;
    for (std::size_t i = 0; i < tissue.voxels.size(); ++i) {
        inScan += tissue.voxels[i];
        both += tissue.voxels[i] != 0 && onScan.voxels[i] > 0.0f ? 1.0 : 0.0;
    }
    both *= scan.voxelMillilitres();
    const double smaller =
        std::min(inScan * scan.voxelMillilitres(),
                 static_cast<double>(markedIn(labels)) * labels.voxelMillilitres());
    constexpr double kHardly = 0.5;
    constexpr double kFarInMillimetres = 10.0;
    const double distance = distanceBetween(scan, labels);
    if (both < kHardly * smaller) {
        warnings.add({MessageId::MaskHardlyOverlaps,
                      {MessageArgument::number(fmt::format("{:.1f}", smaller)),
                       MessageArgument::number(fmt::format("{:.1f}", both))}});
    } else if (labels.size == scan.size && distance > kFarInMillimetres) {
        warnings.add(
            {MessageId::MaskElsewhere, {MessageArgument::number(fmt::format("{:.0f}", distance))}});
    }
}

/// Reads labels on their own grid and on that of the scan.
std::pair<Volume, Volume> readOnBothGrids(const Volume& scan, const fs::path& file,
                                          std::vector<Message>& messages) {
    LabelWarnings warnings(file, messages);
    Volume labels = readOnOwnGrid(scan, file, warnings);
    Volume onScan = labelsOnGridOf(scan, labels);
    if (markedIn(onScan) == 0) {
        throw ScanError(file, MessageId::ScansMaskElsewhere);
    }
    checkPlace(scan, labels, onScan, warnings);
    return {std::move(labels), std::move(onScan)};
}

}  // namespace

Volume readLabels(const Volume& scan, const fs::path& file, std::vector<Message>& warnings) {
    return readOnBothGrids(scan, file, warnings).first;
}

Volume readLabelsFor(const Volume& scan, const fs::path& file, std::vector<Message>& warnings) {
    return readOnBothGrids(scan, file, warnings).second;
}

}  // namespace disyre
