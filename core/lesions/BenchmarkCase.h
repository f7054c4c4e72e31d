// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/anatomy/LabelledBrain.h"

namespace disyre {

/// The kinds of lesion that are put into a healthy brain to measure detection. None of them uses
/// equation 1 of the paper, another subject's tissue, or the shapes of the training.
enum class CaseKind {
    Stroke,
    MassEffect,
    Atrophy,
    Cavity,
    WhiteMatterSpots,
    BlurredBorder,
    Bleed,
    BrightTissue
};

/// The kinds of the benchmark, in the order in which its cases are numbered. Bright tissue is not
/// among them: it came later, and the numbers of the other cases stay what they were.
constexpr std::array<CaseKind, 7> kCaseKinds{
    CaseKind::Stroke,           CaseKind::MassEffect,    CaseKind::Atrophy, CaseKind::Cavity,
    CaseKind::WhiteMatterSpots, CaseKind::BlurredBorder, CaseKind::Bleed};

/// Every kind that there is.
constexpr std::array<CaseKind, 8> kAllCaseKinds{
    CaseKind::Stroke,           CaseKind::MassEffect,    CaseKind::Atrophy, CaseKind::Cavity,
    CaseKind::WhiteMatterSpots, CaseKind::BlurredBorder, CaseKind::Bleed,   CaseKind::BrightTissue};

/// Returns "stroke", "mass-effect", "atrophy", "cavity", "white-matter-spots", "blurred-border",
/// "bleed" or "bright-tissue".
[[nodiscard]] std::string caseKindName(CaseKind kind);
/// Reads the names that caseKindName() returns; throws SettingsError for any other text.
[[nodiscard]] CaseKind caseKindFromName(const std::string& name);

/// Tells whether a kind of lesion resembles what training mixes in: soft blobs of foreign tissue,
/// blended in to any degree. A blurred border does, because foreign tissue blended in halfway
/// doubles and softens every border. A cavity does, because it looks like a blob taken from a
/// ventricle or from the empty space around a foreign brain. The other kinds do not: real stroke
/// shapes and many small spots are no such blobs, displaced tissue is the subject's own and has no
/// pasted border, and a bleed is brighter than any tissue.
[[nodiscard]] bool isNearTraining(CaseKind kind);

/// Returns the smallest and the largest volume in ml that is asked for; the logarithm of the volume
/// is uniform in between. For a stroke both are 0, since its shape decides.
[[nodiscard]] std::pair<double, double> askedVolumes(CaseKind kind);

/// The change from which on a voxel belongs to the lesion mask of a kind that moves or blurs
/// tissue, as a share of the scan's contrast between fluid and white matter. The change is averaged
/// over the voxel's neighbourhood by a Gaussian with a standard deviation of 2 mm.
constexpr double kStatedChange = 0.10;

/// The shape of a stroke lesion in the space of a template; its voxels are 0 or 1.
struct StrokeShape {
    std::string name;
    Volume mask;
};

/// The stroke shapes to choose from, and how their space is carried to the scan.
struct StrokeShapes {
    const std::vector<StrokeShape>* shapes = nullptr;
    /// Takes RAS millimetres of the template to RAS millimetres of the scan.
    Affine templateToScan{};
};

/// A healthy brain with a lesion that was put into it.
struct BenchmarkCase {
    CaseKind kind = CaseKind::Stroke;
    /// The scan on the grid of the LabelledBrain, in the scan's own intensities; 0 outside the
    /// brain.
    Volume scan;
    Mask lesion;  ///< The lesion mask, which lies inside the brain.
    /// The volume that was asked for, and the volume that the lesion has.
    double askedMl = 0.0;
    double lesionMl = 0.0;
    std::array<double, 3> centreMm{};  ///< The centre of the lesion mask in RAS millimetres.
    std::string shape;                 ///< The name of the stroke shape; empty for other kinds.
    /// What was drawn, by name: radii and reaches in mm, and intensities in the scan's own units.
    std::vector<std::pair<std::string, double>> drawn;
};

/// Makes case `number` of a seed. It depends only on (seed, number), the kind and the brain. Edges
/// are soft over one to two voxels, or over 6 mm for a blurred border. Altered tissue gets back the
/// noise that filling or interpolating took away, with the scan's own strength and correlation.
/// @param strokes needed for CaseKind::Stroke only.
/// Throws SettingsError if the brain has no place for the kind or if no stroke shape reaches its
/// tissue.
[[nodiscard]] BenchmarkCase makeCase(const LabelledBrain& brain, CaseKind kind, std::uint64_t seed,
                                     std::uint64_t number, const StrokeShapes& strokes = {});

}  // namespace disyre
