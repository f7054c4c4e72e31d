// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/image/Volume.h"
#include "core/teaching/DrawnShape.h"

namespace disyre {

/// The number of rounds of a quiz.
inline constexpr int kQuizRounds = 10;
/// The most points of a round.
inline constexpr int kQuizPoints = 10;

/// A lesion that was put into a healthy brain, to be found by eye in one slice.
struct QuizRound {
    Volume scan;       ///< The scan in model space with the lesion, in [0, 1].
    int slice = 0;     ///< The axial slice that shows most of the lesion.
    PatchMask lesion;  ///< The lesion in this slice.
};

/// Makes a round. It depends only on the scan, the seed and the number.
/// @param healthy a healthy scan in model space (RAS order, intensities in [0, 1]).
/// @param number of the round, from 0.
/// Throws SettingsError if the brain is too small for a lesion.
[[nodiscard]] QuizRound makeQuizRound(const Volume& healthy, const Mask& brain, std::uint64_t seed,
                                      int number);

/// Where a person thinks that the lesion is: an ellipse on the slice, in pixels.
struct QuizMark {
    SlicePoint middle;
    double radiusRows = 0.0;
    double radiusColumns = 0.0;
};

/// How near a mark comes.
struct QuizAnswer {
    double distanceMm = 0.0;  ///< From the mark's middle to the lesion's.
    double dice = 0.0;        ///< Of the marked area and the lesion.
    /// kQuizPoints if the mark's middle lies in the lesion, else one less for each 3 mm, and part
    /// of 3 mm, that the nearest pixel of the lesion is away; at least 0.
    int points = 0;
};

/// Judges a mark. @param pixelMm the side of a pixel in mm.
[[nodiscard]] QuizAnswer judgeMark(const PatchMask& lesion, const QuizMark& mark, double pixelMm);

/// Judges an anomaly map by the same rules: its mark is the pixel of the highest score, and its
/// Dice the best one over all thresholds within the brain.
[[nodiscard]] QuizAnswer judgeMap(const PatchMask& lesion, const Patch& map, const PatchMask& brain,
                                  double pixelMm);

}  // namespace disyre
