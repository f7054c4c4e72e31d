// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/SynthesisSettings.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

void checkSynthesisSettings(const SynthesisSettings& settings) {
    if (!(settings.softening.probability >= 0.0 && settings.softening.probability <= 1.0)) {
        throw SettingsError(MessageId::SynthesisSoftening, {settings.softening.probability});
    }
    if (settings.texture == AnomalyTexture::Disentangled && settings.method != Method::Disyre) {
        throw SettingsError(MessageId::SynthesisDisentangled, {toText(settings.method)});
    }
    if (settings.maskShrinking < 0 || settings.maskShrinking > kMostMaskShrinking) {
        throw SettingsError(MessageId::SynthesisMaskShrinking,
                            {kMostMaskShrinking, settings.maskShrinking});
    }
    const ScannerVariation& scanner = settings.augmentation.scanner;
    const AnomalyKinds& kinds = settings.kinds;
    for (const double share : {scanner.shading, scanner.contrast, scanner.rician, scanner.coarse,
                               scanner.thickSlices, kinds.brightness, kinds.deformation, kinds.blur,
                               kinds.spots, kinds.brightness + kinds.deformation + kinds.blur}) {
        if (!(share >= 0.0 && share <= 1.0)) {
            throw SettingsError(MessageId::SynthesisShare);
        }
    }
    const bool hasForeignPatches =
        (settings.method == Method::Disyre || settings.method == Method::Mood22) &&
        settings.texture == AnomalyTexture::Foreign;
    if (settings.neighbours != 0 && !hasForeignPatches) {
        throw SettingsError(MessageId::SynthesisNeighbours);
    }
    if (!kinds.isForeignOnly() && (!hasForeignPatches || settings.neighbours != 0)) {
        throw SettingsError(MessageId::SynthesisKinds);
    }
}

}  // namespace disyre
