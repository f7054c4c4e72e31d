// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/card/Schedule.h"
#include "core/image/Volume.h"
#include "core/synthesis/AnomalyShape.h"
#include "core/synthesis/Augmentation.h"

namespace disyre {

/// A healthy patch and its synthetic anomaly.
struct SyntheticSample {
    Patch healthy;    ///< x0
    Patch foreign;    ///< x_fp: another subject's patch in the anomaly's square, 0 elsewhere
    Patch mask;       ///< m
    Patch corrupted;  ///< x_t
    double alpha = 0.0;
    int t = 1;  ///< the schedule's step nearest to alpha
};

/// A subject to draw patches from; both must outlive the sampler.
struct SubjectView {
    const Volume* image;
    const Mask* mask;
};

/// Draws synthetic anomalies (method brief, section 1.2). Sample i depends on (seed, i) alone.
class PatchSampler {
public:
    /// @param foreign subjects that foreign patches come from; a subject never gives one to itself.
    /// Throws SettingsError when there are too few subjects or none has a brain in it.
    PatchSampler(std::vector<SubjectView> healthy, std::vector<SubjectView> foreign,
                 const Schedule& schedule, int patch, std::uint64_t seed,
                 Mirroring mirroring = Mirroring::BothAxes);

    [[nodiscard]] SyntheticSample sample(std::uint64_t index) const;

private:
    struct Subject {
        SubjectView view;
        std::vector<int> slices;  // those with brain in them
    };
    static std::vector<Subject> withSlices(const std::vector<SubjectView>& views);
    [[nodiscard]] MaskedPatch drawPatch(const Subject& subject, Random& random) const;
    [[nodiscard]] const Subject& drawForeignSubject(const Subject& healthy, Random& random) const;
    [[nodiscard]] Patch drawForeignSquare(const Subject& healthy, Random& random) const;

    std::vector<Subject> healthy_;
    std::vector<Subject> foreign_;
    Schedule schedule_;
    int patch_;
    ShapeSizes sizes_;
    std::uint64_t seed_;
    Mirroring mirroring_;
};

}  // namespace disyre
