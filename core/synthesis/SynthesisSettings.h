// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/card/Method.h"
#include "core/synthesis/AnomalyShape.h"
#include "core/synthesis/Augmentation.h"
#include "core/synthesis/IntensityBias.h"

namespace disyre {

/// What a synthetic anomaly of DISYRE is made of.
enum class AnomalyTexture {
    Foreign,      ///< version 1: a foreign patch is blended in by Eq. 1
    Disentangled  ///< version 2 (DAG, brief section 7.1): its range is matched, then a bias added
};

/// How much of the foreign patch is blended in: alpha of Eq. 1.
enum class AlphaDraw {
    Uniform,  ///< alpha uniform in (0, 1), as the authors' code has it
    Schedule  ///< t uniform in 1..T and alpha that of the schedule, as the first paper's text reads
};

/// How patches are corrupted. The defaults are the authors' but for the pool and the softening, whose
/// better readings the brief names. (The model t1-2mm saw FreeForms::Wide.)
struct SynthesisSettings {
    Method method = Method::Disyre;
    Mirroring mirroring = Mirroring::BothAxes;
    AnomalyTexture texture = AnomalyTexture::Foreign;  ///< of Disyre; others take Foreign only
    BiasCodebook codebook = BiasCodebook::Authors;     ///< of Disentangled
    /// Shapes and softening of Disyre's and Mood22's anomalies.
    FreeForms freeForms = FreeForms::Authors;
    EdgeSoftening softening = {};
    AlphaDraw alphaDraw = AlphaDraw::Uniform;
    /// Foreign patches may come from any subject, the healthy one's own too, as in the authors' pool
    /// of patches. Otherwise they always come from another one.
    bool authorsPool = false;
    /// Slices on either side that a sample takes along, of Disyre's and Mood22's foreign patches.
    int neighbours = 0;
    /// The healthy scan's brain mask is shrunk by 0 to this many voxels in a sample, each with equal odds,
    /// so that a mask tighter than training's is no anomaly. The authors do not. 0 to 4.
    int maskShrinking = 0;
};

inline constexpr int kMostMaskShrinking = 4;

/// Throws SettingsError when a setting is out of range or contradicts another one.
void checkSynthesisSettings(const SynthesisSettings& settings);

}  // namespace disyre
