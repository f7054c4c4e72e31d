// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "core/base/StopToken.h"
#include "core/findings/HealingAnimation.h"
#include "core/image/RgbPicture.h"
#include "core/image/Volume.h"
#include "core/workflows/ResultVolumes.h"

namespace disyre {

/// Called with how much of how much is done.
using PictureProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Returns the animation of a healing whose steps are known.
/// @param steps what the scan was at first, then after each step, all in RAS order on one grid and
/// with intensities in [0, 1]; two or more.
/// @param map the anomaly map on that grid.
/// @param voxel the three slices go through it.
[[nodiscard]] std::vector<TimedPicture> animationOf(const std::vector<const Volume*>& steps,
                                                    const Volume& map, double threshold,
                                                    const Size3& voxel, double pixelsPerMillimetre,
                                                    const StopToken& stop);

/// Returns the animation of results, in which the steps between are not kept: the scan, the
/// restoration, and the scan with the map, through the leading finding.
[[nodiscard]] std::vector<TimedPicture> animationOf(const ResultVolumes& volumes,
                                                    double pixelsPerMillimetre,
                                                    const StopToken& stop);

/// Writes an animation as a GIF file. Throws FileError, and Stopped if a stop is requested.
void writeAnimation(const std::filesystem::path& file, const std::vector<TimedPicture>& pictures,
                    const PictureProgress& progress, const StopToken& stop);

/// Writes the pictures as PNG files into a folder, which is made where it is missing:
/// healing-001.png and so on. Throws FileError, and Stopped if a stop is requested.
/// @return the files.
std::vector<std::filesystem::path> writePictureSeries(const std::filesystem::path& folder,
                                                      const std::vector<TimedPicture>& pictures,
                                                      const PictureProgress& progress,
                                                      const StopToken& stop);

}  // namespace disyre
