// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/teaching/Quiz.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/Random.h"
#include "core/evaluation/Metrics.h"
#include "core/lesions/ImplantedLesion.h"

namespace disyre {

namespace {

constexpr std::uint32_t kRoundPurpose = 41;

double diceOf(const PatchMask& a, const PatchMask& b) {
    double both = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        both += a.pixels[i] != 0 && b.pixels[i] != 0 ? 1.0 : 0.0;
        sum += (a.pixels[i] != 0 ? 1.0 : 0.0) + (b.pixels[i] != 0 ? 1.0 : 0.0);
    }
    return sum > 0.0 ? 2.0 * both / sum : 0.0;
}

/// The points of a mark with this middle.
int pointsFor(const PatchMask& lesion, SlicePoint middle, double pixelMm) {
    constexpr double kMmOfAPoint = 3.0;
    double nearest = HUGE_VAL;
    for (int row = 0; row < lesion.height; ++row) {
        for (int column = 0; column < lesion.width; ++column) {
            if (lesion.at(row, column) != 0) {
                // The distance to the pixel's area; 0 inside it.
                const double rows = std::max(0.0, std::abs(row + 0.5 - middle.row) - 0.5);
                const double columns = std::max(0.0, std::abs(column + 0.5 - middle.column) - 0.5);
                nearest = std::min(nearest, std::hypot(rows, columns));
            }
        }
    }
    const double lost = std::ceil(nearest * pixelMm / kMmOfAPoint);
    return lost >= kQuizPoints ? 0 : kQuizPoints - static_cast<int>(lost);
}

QuizAnswer answerAt(const PatchMask& lesion, SlicePoint middle, double pixelMm) {
    const SlicePoint centre = middleOf(lesion);
    QuizAnswer answer;
    answer.distanceMm =
        pixelMm * std::hypot(middle.row - centre.row, middle.column - centre.column);
    answer.points = pointsFor(lesion, middle, pixelMm);
    return answer;
}

}  // namespace

QuizRound makeQuizRound(const Volume& healthy, const Mask& brain, std::uint64_t seed, int number) {
    Random random(seed, static_cast<std::uint64_t>(number), kRoundPurpose);
    const std::uint64_t upper = random.bits();
    const std::uint64_t lesionSeed = (upper << 32) | random.bits();
    QuizRound round;
    round.scan = healthy;
    Mask lesion(healthy.size);
    implantLesion(round.scan, brain, drawLesion(healthy, brain, lesionSeed), lesion);
    for (float& value : round.scan.voxels) {
        value = std::clamp(value, 0.0f, 1.0f);
    }
    std::ptrdiff_t most = -1;
    const auto count = static_cast<std::ptrdiff_t>(lesion.sliceSize());
    for (int z = 0; z < lesion.size[2]; ++z) {
        const auto first = lesion.voxels.begin() + static_cast<std::ptrdiff_t>(z) * count;
        const auto pixels = std::count(first, first + count, 1);
        if (pixels > most) {
            most = pixels;
            round.slice = z;
        }
    }
    round.lesion = PatchMask(lesion.size[1], lesion.size[0]);
    std::copy_n(lesion.voxels.begin() + static_cast<std::ptrdiff_t>(round.slice) * count, count,
                round.lesion.pixels.begin());
    return round;
}

QuizAnswer judgeMark(const PatchMask& lesion, const QuizMark& mark, double pixelMm) {
    QuizAnswer answer = answerAt(lesion, mark.middle, pixelMm);
    answer.dice = diceOf(lesion, drawnEllipse(lesion.height, lesion.width, mark.middle,
                                              mark.radiusRows, mark.radiusColumns));
    return answer;
}

QuizAnswer judgeMap(const PatchMask& lesion, const Patch& map, const PatchMask& brain,
                    double pixelMm) {
    SlicePoint peak{map.height / 2.0, map.width / 2.0};
    float highest = -1.0f;
    std::vector<float> scores;
    std::vector<std::uint8_t> labels;
    for (int row = 0; row < map.height; ++row) {
        for (int column = 0; column < map.width; ++column) {
            if (brain.at(row, column) == 0) {
                continue;
            }
            scores.push_back(map.at(row, column));
            labels.push_back(lesion.at(row, column));
            if (map.at(row, column) > highest) {
                highest = map.at(row, column);
                peak = {row + 0.5, column + 0.5};
            }
        }
    }
    QuizAnswer answer = answerAt(lesion, peak, pixelMm);
    answer.dice = bestDice(scores, labels).dice;
    return answer;
}

}  // namespace disyre
