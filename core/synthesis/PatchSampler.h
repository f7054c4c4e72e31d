// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/Random.h"
#include "core/card/Schedule.h"
#include "core/synthesis/CommonPlace.h"
#include "core/synthesis/SynthesisSettings.h"

namespace disyre {

/// A healthy patch and the same patch corrupted.
struct SyntheticSample {
    Patch healthy;  ///< x0, in [0, 1], background exactly 0
    /// What was mixed in, 0 elsewhere: another subject's patch, or of Dae, Gaussian and Simplex the
    /// noise (standard normal; Dae's times 0.2).
    Patch foreign;
    /// m in [0, 1], 0 outside the brain: the anomaly's soft shape, the square of Fpi and Pii, or the
    /// brain itself where noise was added.
    Patch mask;
    /// x_t. In [0, 1], but for Dae, Gaussian and Simplex, whose noise is not clipped; background
    /// exactly 0.
    Patch corrupted;
    /// The slices around it, from the lowest up, as a scan with the anomaly would show them: the same
    /// shape filled from the foreign patch's own neighbours, by an alpha uniform in (alpha, 1), since what
    /// is around a slice is not healed with it; an anomaly ends below and above with odds of a tenth each.
    /// Cut and augmented as the slice is (but for noise, which is theirs), within its brain; 0 where
    /// there is no slice.
    std::vector<Patch> neighbours;
    double alpha = 0.0;  ///< how corrupted, 0 where x_t equals x0
    int t = 1;           ///< the schedule's step nearest to alpha
};

/// What the network is to return for the sample's x_t: alpha * mask where predictsMask(method)
/// (the network's output is then a logit), else x0.
[[nodiscard]] Patch target(const SyntheticSample& sample, Method method);

/// Draws corrupted patches. Sample i depends on (seed, i), the settings and the scans alone, and its
/// healthy patch not on the method. By Method (method brief, sections 1, 6.2b and 7.1):
///
/// - Disyre, Mood22: an anomaly in a soft shape by Eq. 1, alpha by settings.alphaDraw. Mood22's
///   authors work in 3-D, leave a tenth of the patches healthy and draw alpha from (0.3, 1).
/// - Dae: coarseNoise() times 0.2, alpha 1. Its authors use 16 x 16 values on a whole slice of
///   128 x 128; here it is a patch, with a value every 8 pixels just so.
/// - Fpi: a square of 10 to 40 % of the patch's side around a brain pixel, from the same place in
///   another subject (see sliceOfSamePlace; there it is registered scans), augmented alike; alpha
///   uniform in (0.05, 0.95). Its authors draw the middle from the central 80 % of the slice.
/// - Pii: the same with poissonBlend(), where all neighbours are brain; clipped. The gradients are
///   mixed linearly by alpha, without the variant that takes the stronger of the two.
/// - Gaussian, Simplex: x_t = sqrt(1 - alpha^2) x0 + alpha noise, alpha uniform in (0, 1) and t the
///   schedule's nearest step as for Disyre, so that the kind of corruption is all that differs. For
///   a schedule of kind Noise this is DDPM's forward process with the card's betas
///   (alpha_t = sqrt(1 - abar_t)); for the flipped one abar_t is replaced by 1 - abar_{T+1-t}.
///   DDPM and AnoDDPM draw t uniformly and work on [-1, 1] and whole slices; here it is [0, 1].
///   Simplex noise has AnoDDPM's six octaves, the first 64 pixels at 1 mm long, half a patch.
///
/// Noise is added in the brain only.
class PatchSampler {
public:
    /// @param foreign subjects that foreign patches come from; a subject never gives one to itself,
    /// unless settings.authorsPool.
    /// Throws SettingsError when there are too few subjects, none has a brain in it, or a setting is
    /// out of range.
    PatchSampler(std::vector<SubjectView> healthy, std::vector<SubjectView> foreign,
                 const Schedule& schedule, int patch, std::uint64_t seed,
                 const SynthesisSettings& settings = {});

    [[nodiscard]] SyntheticSample sample(std::uint64_t index) const;

private:
    struct Subject {
        SubjectView view;
        std::vector<int> slices;  // those with brain in them
        BrainBox box;
        Grid<std::uint8_t> depth;  // of the mask, where masks are shrunk
    };
    /// A healthy patch, where it came from, and the state before it was augmented.
    struct Drawn {
        const Subject* subject;
        int z;
        int shrinking;  // voxels that the mask lost
        Random beforeAugmentation;
        MaskedPatch patch;
    };

    /// A foreign patch, and where the square that is taken from it begins.
    struct DrawnSquare {
        Drawn drawn;
        int row;
        int column;
    };

    static std::vector<Subject> withSlices(const std::vector<SubjectView>& views);
    /// A slice under the mask shrunk by so many voxels.
    [[nodiscard]] static MaskedPatch sliceOf(const Subject& subject, int z, int shrinking);
    [[nodiscard]] int drawShrinking(std::uint64_t index) const;
    /// The mask is shrunk by less where nothing of the slice would be left.
    [[nodiscard]] Drawn drawPatch(const Subject& subject, int shrinking, Random& random) const;
    [[nodiscard]] const Subject& drawForeignSubject(const Subject& healthy, Random& random) const;
    [[nodiscard]] DrawnSquare drawForeignSquare(const Subject& healthy, Random& random) const;
    [[nodiscard]] Patch squareOf(const Patch& patch, const DrawnSquare& place) const;
    /// The slice `offset` above the patch's own, cut and augmented as it was.
    [[nodiscard]] Patch neighbourOf(const Drawn& drawn, int offset, Random& noise) const;
    [[nodiscard]] Patch drawSamePlace(const Drawn& drawn, Random& random) const;

    void addAnomaly(const Drawn& drawn, SyntheticSample& sample, std::uint64_t index,
                    Random& random) const;
    /// `shape` begins at row0 and column0, as in the slice itself.
    void addNeighbours(const Drawn& drawn, const DrawnSquare& foreign, const Patch& shape, int row0,
                       int column0, std::uint64_t index, SyntheticSample& sample) const;
    void addBiasStep(SyntheticSample& sample, Random& random) const;
    void addSquare(const Drawn& drawn, SyntheticSample& sample, std::uint64_t index,
                   Random& random) const;
    void addNoise(const Drawn& drawn, SyntheticSample& sample, Random& random) const;

    std::vector<Subject> healthy_;
    std::vector<Subject> foreign_;
    Schedule schedule_;
    int patch_;
    ShapeSizes sizes_;
    std::uint64_t seed_;
    SynthesisSettings settings_;
};

}  // namespace disyre
