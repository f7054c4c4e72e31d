// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/card/Method.h"
#include "core/synthesis/AnomalyKind.h"
#include "core/synthesis/AnomalyShape.h"
#include "core/synthesis/Augmentation.h"
#include "core/synthesis/IntensityBias.h"

namespace disyre {

/// What a synthetic anomaly of the method Disyre is made of.
enum class AnomalyTexture {
    Foreign,  ///< Version 1: a foreign patch is blended in by equation 1 of the paper.
    /// Version 2, "disentangled anomaly generation": the foreign patch's range of intensities is
    /// first matched to the healthy patch's, and an intensity bias is added afterwards
    /// (resources/manual/method.md, section 5).
    Disentangled
};

/// How alpha of equation 1, the share of the foreign patch that is blended in, is drawn.
enum class AlphaDraw {
    Uniform,  ///< Alpha is uniform in (0, 1), as in the authors' code.
    /// The step t is uniform in 1..T and alpha is the schedule's alpha of t, as the paper's text
    /// reads.
    Schedule
};

/// How training patches are corrupted. The defaults are those of the authors' code, except for the
/// pool of foreign patches and the softening of edges, which follow what the authors meant where
/// their code differs (resources/manual/method.md, sections 4 and 5).
struct SynthesisSettings {
    Method method = Method::Disyre;
    PatchAugmentation augmentation = {};
    /// Used by the method Disyre; the other methods take Foreign only.
    AnomalyTexture texture = AnomalyTexture::Foreign;
    BiasCodebook codebook = BiasCodebook::Authors;  ///< Used by the texture Disentangled.
    /// Shape and edges of the anomalies of the methods Disyre and Mood22.
    FreeForms freeForms = FreeForms::Authors;
    EdgeSoftening softening = {};
    AlphaDraw alphaDraw = AlphaDraw::Uniform;
    /// If true, foreign patches may come from any subject, the healthy patch's own included, as in
    /// the authors' pool of patches. If false, they always come from another subject.
    bool authorsPool = false;
    /// Number of slices on either side that a sample takes along; for the foreign patches of the
    /// methods Disyre and Mood22 only.
    int neighbours = 0;
    /// The healthy scan's brain mask is shrunk by 0 up to this many voxels in each sample, with
    /// equal odds, so that the network does not take a mask that is tighter than in training for an
    /// anomaly. The range is 0 to kMostMaskShrinking; the authors do not shrink masks.
    int maskShrinking = 0;
    /// Kinds of anomaly beside foreign patches; for the methods Disyre and Mood22 with the texture
    /// Foreign and without neighbours.
    AnomalyKinds kinds = {};
};

inline constexpr int kMostMaskShrinking = 4;

/// Throws SettingsError if a setting is out of range or contradicts another one.
void checkSynthesisSettings(const SynthesisSettings& settings);

}  // namespace disyre
