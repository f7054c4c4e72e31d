// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/SynthesisSettings.h"

#include <fmt/format.h>

#include "core/base/Error.h"

namespace disyre {

void checkSynthesisSettings(const SynthesisSettings& settings) {
    if (!(settings.softening.probability >= 0.0 && settings.softening.probability <= 1.0)) {
        throw SettingsError(fmt::format("The share of softened edges must lie in 0 to 1, not at {}.",
                                        settings.softening.probability));
    }
    if (settings.texture == AnomalyTexture::Disentangled && settings.method != Method::Disyre) {
        throw SettingsError(fmt::format(
            "Disentangled anomalies belong to the method disyre; {} has none.",
            toText(settings.method)));
    }
    if (settings.maskShrinking < 0 || settings.maskShrinking > kMostMaskShrinking) {
        throw SettingsError(fmt::format("Masks can be shrunk by 0 to {} voxels, not by {}.",
                                        kMostMaskShrinking, settings.maskShrinking));
    }
    const bool hasForeignPatches =
        (settings.method == Method::Disyre || settings.method == Method::Mood22) &&
        settings.texture == AnomalyTexture::Foreign;
    if (settings.neighbours != 0 && !hasForeignPatches) {
        throw SettingsError("Neighbouring slices are drawn for the methods disyre and mood22 with foreign "
                            "texture alone.");
    }
}

}  // namespace disyre
