// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/TemplateBrain.h"

#include <cmath>

#include "core/anatomy/BrainAlignment.h"
#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/Orientation.h"

namespace disyre {

namespace {

/// Aligns the template with a scan and returns its intensities at the voxels of `brain`, which lies
/// on the grid of `image`; they are 0 elsewhere.
std::vector<float> carried(const TemplateBrain& from, const Volume& image, const Mask& brain) {
    const Affine toTemplate =
        inverseOf(alignBrains(from.scan, from.brain, image, brain).templateToScan);
    std::vector<float> values(image.voxels.size(), 0.0f);
    for (int z = 0; z < image.size[2]; ++z) {
        for (int y = 0; y < image.size[1]; ++y) {
            for (int x = 0; x < image.size[0]; ++x) {
                const std::size_t i = image.index(x, y, z);
                if (brain.voxels[i] != 0) {
                    const auto mm = image.position(
                        {static_cast<double>(x), static_cast<double>(y), static_cast<double>(z)});
                    values[i] = static_cast<float>(
                        sampleAt(from.scan, from.scan.indexAt(movedBy(toTemplate, mm))));
                }
            }
        }
    }
    return values;
}

}  // namespace

TemplateBrain readTemplateBrain(const std::filesystem::path& file) {
    TemplateBrain result{toRas(readScan(file)), {}};
    std::vector<Message> warnings;
    result.brain = findBrain(result.scan, warnings);
    if (!warnings.empty()) {
        throw ScanError(file, MessageId::TemplateNotStripped);
    }
    return result;
}

BaselineMap templateDifference(const TemplateBrain& templateBrain, const Volume& image,
                               const Mask& brain) {
    BaselineMap map{"|scan - template|", carried(templateBrain, image, brain)};
    double count = 0.0;
    double sumFrom = 0.0;
    double sumTo = 0.0;
    double sumSquares = 0.0;
    double sumProducts = 0.0;
    for (std::size_t i = 0; i < map.scores.size(); ++i) {
        if (brain.voxels[i] != 0) {
            const auto from = static_cast<double>(map.scores[i]);
            const auto to = static_cast<double>(image.voxels[i]);
            count += 1.0;
            sumFrom += from;
            sumTo += to;
            sumSquares += from * from;
            sumProducts += from * to;
        }
    }
    const double spread = count * sumSquares - sumFrom * sumFrom;
    const double gain = spread > 0.0 ? (count * sumProducts - sumFrom * sumTo) / spread : 0.0;
    const double offset = count > 0.0 ? (sumTo - gain * sumFrom) / count : 0.0;
    for (std::size_t i = 0; i < map.scores.size(); ++i) {
        map.scores[i] =
            brain.voxels[i] != 0
                ? static_cast<float>(std::abs(static_cast<double>(image.voxels[i]) - offset -
                                              gain * static_cast<double>(map.scores[i])))
                : 0.0f;
    }
    return map;
}

}  // namespace disyre
