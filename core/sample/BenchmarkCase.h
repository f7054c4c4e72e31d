// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/sample/LabelledBrain.h"

namespace disyre {

/// What is put into a healthy brain to measure detection on. None of it uses Eq. 1, another
/// subject's tissue or the training's shapes.
enum class CaseKind { Stroke, MassEffect, Atrophy, Cavity, WhiteMatterSpots, BlurredBorder, Bleed };

constexpr std::array<CaseKind, 7> kCaseKinds{
    CaseKind::Stroke,           CaseKind::MassEffect,    CaseKind::Atrophy, CaseKind::Cavity,
    CaseKind::WhiteMatterSpots, CaseKind::BlurredBorder, CaseKind::Bleed};

/// "stroke", "mass-effect", "atrophy", "cavity", "white-matter-spots", "blurred-border", "bleed".
[[nodiscard]] std::string caseKindName(CaseKind kind);

/// Whether a kind looks like something that training pastes (soft blobs of foreign tissue, blended
/// in to any degree): a blurred border looks like foreign tissue blended in halfway, which doubles
/// and softens every border; a cavity looks like a blob pasted in full from a ventricle or from
/// the empty space around a foreign brain. The others do not: real stroke shapes and many small
/// spots are no such blobs, displaced tissue is the subject's own and has no pasted border, and a
/// bleed is brighter than any tissue.
[[nodiscard]] bool isNearTraining(CaseKind kind);

/// The least and the largest volume in ml that is asked for; log-uniform between. For a stroke the
/// shapes decide and both are 0.
[[nodiscard]] std::pair<double, double> askedVolumes(CaseKind kind);

/// The share of the scan's contrast between fluid and white matter by which a voxel must have
/// changed (mean over its neighbourhood, Gaussian of 2 mm) to belong to the lesion mask of a kind
/// that moves or blurs tissue.
constexpr double kStatedChange = 0.10;

/// A stroke's shape in the space of a template, 0 or 1.
struct StrokeShape {
    std::string name;
    Volume mask;
};

/// Shapes to choose from and the way from their space to the scan.
struct StrokeShapes {
    const std::vector<StrokeShape>* shapes = nullptr;
    Affine templateToScan{};  ///< RAS mm to RAS mm
};

struct BenchmarkCase {
    CaseKind kind = CaseKind::Stroke;
    Volume scan;   ///< the LabelledBrain's grid, the scan's own intensities, 0 outside the brain
    Mask lesion;   ///< inside the brain
    double askedMl = 0.0;
    double lesionMl = 0.0;
    std::array<double, 3> centreMm{};  ///< middle of the lesion mask, RAS
    std::string shape;                 ///< the stroke shape's name; empty for other kinds
    /// What was drawn, by name: radii and reaches in mm, intensities in the scan's own.
    std::vector<std::pair<std::string, double>> drawn;
};

/// Case `number` of a seed: depends on (seed, number), the kind and the brain alone.
/// Edges are soft over one to two voxels (blurred border: 6 mm); altered tissue gets back the noise
/// that filling or interpolating it took away, with the scan's own strength and correlation.
/// @param strokes needed for CaseKind::Stroke only
/// Throws SettingsError when the brain has no place for the kind or no shape reaches its tissue.
[[nodiscard]] BenchmarkCase makeCase(const LabelledBrain& brain, CaseKind kind, std::uint64_t seed,
                                     std::uint64_t number, const StrokeShapes& strokes = {});

}  // namespace disyre
