// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ResultPictures.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/findings/KeyPicture.h"
#include "core/findings/LightBox.h"
#include "core/findings/SlicePicture.h"
#include "core/image/GifFile.h"
#include "core/image/PngFile.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/OutputFolder.h"

namespace disyre {

namespace fs = std::filesystem;

std::vector<TimedPicture> animationOf(const std::vector<const Volume*>& steps, const Volume& map,
                                      double threshold, const Size3& voxel,
                                      double pixelsPerMillimetre, const StopToken& stop) {
    std::vector<RgbPicture> pictures;
    for (const Volume* step : steps) {
        stop.throwIfStopped();
        pictures.push_back(keyPicture(*step, map, 0.0, voxel, pixelsPerMillimetre));
        if (pictures.back().width > kLargestPicture || pictures.back().height > kLargestPicture) {
            throw SettingsError(MessageId::PictureTooLarge,
                                {pictures.back().width, pictures.back().height});
        }
    }
    return healingAnimation(pictures,
                            keyPicture(*steps.front(), map, threshold, voxel, pixelsPerMillimetre));
}

std::vector<TimedPicture> animationOf(const ResultVolumes& volumes, double pixelsPerMillimetre,
                                      const StopToken& stop) {
    return animationOf({&volumes.scan, &volumes.restored}, volumes.map, volumes.threshold,
                       leadingVoxel(volumes), pixelsPerMillimetre, stop);
}

void writeAnimation(const fs::path& file, const std::vector<TimedPicture>& pictures,
                    const PictureProgress& progress, const StopToken& stop) {
    std::vector<GifPicture> frames;
    frames.reserve(pictures.size());
    for (const TimedPicture& each : pictures) {
        frames.push_back({each.picture, each.hundredths});
    }
    writeGif(file, frames, sliceColours(), progress, stop);
}

std::vector<fs::path> writePictureSeries(const fs::path& folder,
                                         const std::vector<TimedPicture>& pictures,
                                         const PictureProgress& progress, const StopToken& stop) {
    const OutputFolder made(folder);
    std::vector<fs::path> files;
    for (const TimedPicture& each : pictures) {
        stop.throwIfStopped();
        files.push_back(folder / fmt::format("healing-{:03}.png", files.size() + 1));
        writePng(files.back(), each.picture);
        if (progress) {
            progress(files.size(), pictures.size());
        }
    }
    return files;
}

}  // namespace disyre
