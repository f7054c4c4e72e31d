// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/Random.h"
#include "core/card/Schedule.h"
#include "core/synthesis/CommonPlace.h"
#include "core/synthesis/SynthesisSettings.h"

namespace disyre {

/// A training sample: a healthy patch, the same patch corrupted, and how it was corrupted. All
/// patches are squares of the sampler's patch side.
struct SyntheticSample {
    Patch healthy;  ///< x0: the healthy patch in [0, 1], with a background of exactly 0.
    /// What was mixed in: another subject's patch, or for the methods Dae, Gaussian and Simplex the
    /// noise, which is standard normal (for Dae times 0.2). It is 0 where nothing was mixed in.
    Patch foreign;
    /// m in [0, 1], 0 outside the brain: the anomaly's soft shape, for the methods Fpi and Pii
    /// their square, or the whole brain where noise was added.
    Patch mask;
    /// x_t: the corrupted patch, with a background of exactly 0. It lies in [0, 1] except for the
    /// methods Dae, Gaussian and Simplex, whose noise is not clipped.
    Patch corrupted;
    /// The slices around the patch's slice, from the lowest up, as a scan with the anomaly would
    /// show them; empty unless SynthesisSettings::neighbours is above 0. In them the same shape is
    /// filled from the foreign patch's own neighbours. Their alpha is uniform in (alpha, 1), since
    /// the slices around a slice are not healed along with it. To either side the anomaly ends next
    /// to the slice with a probability of 0.1. A neighbour is cut and augmented as the slice is,
    /// except that it has noise of its own, and lies within the slice's brain; beyond the end of
    /// the scan it is 0.
    std::vector<Patch> neighbours;
    double alpha = 0.0;  ///< How strongly the patch is corrupted, in [0, 1]; 0 where x_t equals x0.
    int t = 1;  ///< The step of the schedule whose alpha is nearest to `alpha`, from 1 to T.
};

/// Returns what the network is trained to return for the sample's x_t: alpha * mask if
/// predictsMask(method) (the network's output is then a logit), and x0 otherwise.
[[nodiscard]] Patch target(const SyntheticSample& sample, Method method);

/// Draws corrupted training patches from healthy scans. Sample i depends only on (seed, i), the
/// settings and the scans, and its healthy patch does not depend on the method. The methods corrupt
/// as follows (resources/manual/method.md, sections 3 to 7):
///
/// - Disyre and Mood22 mix in an anomaly with a soft shape by equation 1 of the DISYRE paper, with
///   alpha drawn as settings.alphaDraw says. The authors of Mood22 work in three dimensions, leave
///   a tenth of the patches healthy and draw alpha from (0.3, 1).
/// - Dae adds coarseNoise() times 0.2, with alpha 1. Its authors draw 16 x 16 values for a whole
///   slice of 128 x 128 pixels; a patch here has a value every 8 pixels too.
/// - Fpi takes a square of 10 to 40 % of the patch's side, centred on a random brain pixel, from
///   the same place in another subject, augmented alike; alpha is uniform in (0.05, 0.95). Its
///   authors use registered scans, for which sliceOfSamePlace() stands in here, and draw the centre
///   from the central 80 % of the slice.
/// - Pii does the same with poissonBlend() and clips the result; only pixels whose four neighbours
///   are brain change. The gradients are mixed linearly by alpha, without the variant that takes
///   the stronger of the two.
/// - Gaussian and Simplex set x_t = sqrt(1 - alpha^2) x0 + alpha noise, with alpha uniform in
///   (0, 1) and t the schedule's nearest step as for Disyre, so that only the kind of corruption
///   differs. For a schedule of kind Noise this is the forward process of DDPM with the card's
///   betas (alpha_t = sqrt(1 - abar_t)); for a flipped schedule abar_t is replaced by 1 -
///   abar_{T+1-t}. DDPM and AnoDDPM draw t uniformly and work on whole slices in [-1, 1]; here the
///   range is [0, 1]. Simplex noise has the six octaves of AnoDDPM, and the first wavelength is
///   half the patch's side, which is 64 pixels at 1 mm.
///
/// Noise is added inside the brain only.
class PatchSampler {
public:
    /// @param healthy the subjects that healthy patches are drawn from.
    /// @param foreign the subjects that foreign patches come from. A subject never gives a foreign
    /// patch to itself, unless settings.authorsPool is set.
    /// @param patch the side of the square patches in pixels, at least 8.
    /// Throws SettingsError if there are too few subjects, if no subject has a brain in it, or if a
    /// setting is out of range.
    PatchSampler(std::vector<SubjectView> healthy, std::vector<SubjectView> foreign,
                 const Schedule& schedule, int patch, std::uint64_t seed,
                 const SynthesisSettings& settings = {});

    /// Draws sample number `index`; may be called from several threads at once.
    [[nodiscard]] SyntheticSample sample(std::uint64_t index) const;

private:
    struct Subject {
        SubjectView view;
        std::vector<int> slices;  // The slices with at least one brain voxel.
        BrainBox box;
        // The depth of each voxel in the mask; filled only if masks are shrunk.
        Grid<std::uint8_t> depth;
    };
    /// A healthy patch, where it was cut from, and the state of the random numbers before it was
    /// augmented.
    struct Drawn {
        const Subject* subject;
        int z;
        int shrinking;  // By how many voxels the brain mask was shrunk.
        int thickness;  // How many slices were averaged, from z up.
        Random beforeAugmentation;
        MaskedPatch patch;
    };

    /// A foreign patch and the row and column where the square that is taken from it begins.
    struct DrawnSquare {
        Drawn drawn;
        int row;
        int column;
    };

    static std::vector<Subject> withSlices(const std::vector<SubjectView>& views);
    /// Returns the slice under the brain mask shrunk by `shrinking` voxels.
    /// @param thickness the brain of this many slices, from z up, is averaged.
    [[nodiscard]] static MaskedPatch sliceOf(const Subject& subject, int z, int shrinking,
                                             int thickness);
    [[nodiscard]] int drawThickness(Random& random) const;
    [[nodiscard]] int drawShrinking(std::uint64_t index) const;
    /// Draws a patch under the mask shrunk by `shrinking` voxels, or by fewer if nothing of the
    /// slice would be left.
    [[nodiscard]] Drawn drawPatch(const Subject& subject, int shrinking, Random& random) const;
    [[nodiscard]] const Subject& drawForeignSubject(const Subject& healthy, Random& random) const;
    [[nodiscard]] DrawnSquare drawForeignSquare(const Subject& healthy, Random& random) const;
    [[nodiscard]] Patch squareOf(const Patch& patch, const DrawnSquare& place) const;
    /// Returns the slice that lies `offset` slices above the patch's own, cut and augmented as the
    /// patch was.
    [[nodiscard]] Patch neighbourOf(const Drawn& drawn, int offset, Random& noise) const;
    [[nodiscard]] Patch drawSamePlace(const Drawn& drawn, Random& random) const;

    void addAnomaly(const Drawn& drawn, SyntheticSample& sample, std::uint64_t index,
                    Random& random) const;
    /// Fills the sample's neighbouring slices. The shape begins at (row0, column0), as in the patch
    /// itself.
    void addNeighbours(const Drawn& drawn, const DrawnSquare& foreign, const Patch& shape, int row0,
                       int column0, std::uint64_t index, SyntheticSample& sample) const;
    /// Adds an anomaly of another kind than a foreign patch.
    void addOtherKind(AnomalyKind kind, const Drawn& drawn, const Patch& shape, int row0,
                      int column0, SyntheticSample& sample, Random& random) const;
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
