// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/anatomy/RigidAlignment.h"

#include <itkVersorRigid3DTransform.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

#include "core/anatomy/BrainAlignment.h"
#include "core/anatomy/RegistrationSearch.h"
#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/preprocess/GridFilters.h"

namespace disyre {

namespace {

using Rigid = itk::VersorRigid3DTransform<double>;

/// A mask that is this many times as large as the other one holds more of the head than that.
constexpr double kShowsMore = 1.6;

/// Where the search begins: the angle about the axis from right to left, and the shift in mm.
struct RigidStart {
    double angle = 0.0;
    std::array<double, 3> shift{};
};

std::vector<RigidStart> rigidStarts(const StrippedImage& fixed, const StrippedImage& moving,
                                    bool showsMore) {
    constexpr double kInclination = 20.0 * std::numbers::pi / 180.0;
    std::array<double, 3> between{};
    for (std::size_t i = 0; i < 3; ++i) {
        between[i] = moving.middle[i] - fixed.middle[i];
    }
    // The positions that the headers state are often right already.
    std::vector<RigidStart> starts{{0.0, {0.0, 0.0, 0.0}}};
    // The brain lies above the centre of its head, by how much depends on how much neck is shown.
    const std::vector<double> heights =
        showsMore ? std::vector<double>{0.0, 25.0, 50.0} : std::vector<double>{0.0};
    for (const double height : heights) {
        for (const double angle : {0.0, kInclination, -kInclination}) {
            starts.push_back({angle, {between[0], between[1], between[2] + height}});
        }
    }
    return starts;
}

Rigid::Pointer rigidFrom(const StrippedImage& fixed, const RigidStart& start) {
    const auto transform = Rigid::New();
    Rigid::InputPointType centre;
    Rigid::OutputVectorType shift;
    for (unsigned i = 0; i < 3; ++i) {
        centre[i] = fixed.middle[i];
        shift[i] = start.shift[i];
    }
    transform->SetCenter(centre);
    Rigid::VersorType turn;
    turn.SetRotationAroundX(start.angle);
    transform->SetRotation(turn);
    transform->SetTranslation(shift);
    return transform;
}

/// The inverse of a rotation and shift.
Affine rigidInverse(const Affine& rigid) {
    Affine inverse{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            inverse[row][column] = rigid[column][row];
            inverse[row][3] -= rigid[column][row] * rigid[column][3];
        }
    }
    return inverse;
}

double turnOf(const Affine& rigid) {
    const double trace = rigid[0][0] + rigid[1][1] + rigid[2][2];
    return std::acos(std::clamp((trace - 1.0) / 2.0, -1.0, 1.0)) * 180.0 / std::numbers::pi;
}

double entropyOf(const std::vector<double>& counts, double total) {
    double entropy = 0.0;
    for (const double count : counts) {
        if (count > 0.0) {
            entropy -= count / total * std::log(count / total);
        }
    }
    return entropy;
}

/// The bins of some intensities, of which each holds as many as any other.
class EqualBins {
public:
    static constexpr std::size_t kBins = 24;

    explicit EqualBins(std::vector<float> values) {
        std::sort(values.begin(), values.end());
        for (std::size_t i = 1; i < kBins; ++i) {
            bounds_.push_back(values[i * values.size() / kBins]);
        }
    }
    [[nodiscard]] std::size_t binOf(float value) const {
        return static_cast<std::size_t>(std::upper_bound(bounds_.begin(), bounds_.end(), value) -
                                        bounds_.begin());
    }

private:
    std::vector<float> bounds_;
};

/// More than this volume, in mm^3, is more than a brain.
constexpr double kMostBrain = 2.3e6;

/// The intensities of the two images where both have tissue.
struct CommonTissue {
    std::vector<float> fixed;
    std::vector<float> moving;
    double share = 0.0;  ///< Of the fixed image's tissue.
};

CommonTissue commonTissue(const StrippedImage& fixed, const StrippedImage& moving,
                          const Affine& fixedToMoving) {
    // Both are smoothed alike, so that noise and the thickness of slices do not count.
    constexpr double kSigma = 2.0;
    const Grid<float> fixedImage = gaussian(fixed.image, fixed.image.spacing(), kSigma);
    const Grid<float> movingImage = gaussian(moving.image, moving.image.spacing(), kSigma);
    CommonTissue common;
    forEachCommonVoxel(
        fixed, moving, fixedToMoving, [&](std::size_t voxel, const std::array<double, 3>& place) {
            common.fixed.push_back(fixedImage.voxels[voxel]);
            common.moving.push_back(static_cast<float>(sampleAt(movingImage, place)));
        });
    const auto inside = std::count_if(fixed.inside.voxels.begin(), fixed.inside.voxels.end(),
                                      [](std::uint8_t voxel) { return voxel != 0; });
    common.share = static_cast<double>(common.fixed.size()) / static_cast<double>(inside);
    return common;
}

double correlationOf(const CommonTissue& common) {
    const auto count = static_cast<double>(common.fixed.size());
    double sumA = 0.0;
    double sumB = 0.0;
    double sumAa = 0.0;
    double sumBb = 0.0;
    double sumAb = 0.0;
    for (std::size_t i = 0; i < common.fixed.size(); ++i) {
        const double a = common.fixed[i];
        const double b = common.moving[i];
        sumA += a;
        sumB += b;
        sumAa += a * a;
        sumBb += b * b;
        sumAb += a * b;
    }
    const double variance = (sumAa - sumA * sumA / count) * (sumBb - sumB * sumB / count);
    return variance > 0.0 ? (sumAb - sumA * sumB / count) / std::sqrt(variance) : 0.0;
}

/// 2 I(a, b) / (H(a) + H(b)).
double agreementOf(const CommonTissue& common) {
    const EqualBins binsA(common.fixed);
    const EqualBins binsB(common.moving);
    constexpr std::size_t kBins = EqualBins::kBins;
    std::vector<double> a(kBins);
    std::vector<double> b(kBins);
    std::vector<double> both(kBins * kBins);
    for (std::size_t i = 0; i < common.fixed.size(); ++i) {
        const std::size_t binA = binsA.binOf(common.fixed[i]);
        const std::size_t binB = binsB.binOf(common.moving[i]);
        a[binA] += 1.0;
        b[binB] += 1.0;
        both[binA * kBins + binB] += 1.0;
    }
    const auto total = static_cast<double>(common.fixed.size());
    const double sum = entropyOf(a, total) + entropyOf(b, total);
    return sum > 0.0 ? 2.0 * (sum - entropyOf(both, total)) / sum : 0.0;
}

/// The largest distance in mm between where two transforms carry the corners of a head.
double furthestApart(const Affine& a, const Affine& b, const std::array<double, 3>& middle) {
    constexpr double kHalf = 70.0;
    double furthest = 0.0;
    for (int corner = 0; corner < 8; ++corner) {
        std::array<double, 3> place = middle;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            place[axis] += (corner >> axis & 1) != 0 ? kHalf : -kHalf;
        }
        const auto first = movedBy(a, place);
        const auto second = movedBy(b, place);
        furthest = std::max(
            furthest, std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]));
    }
    return furthest;
}

/// Improves a transform until it stays where it is. The steps of one search only become shorter, so
/// that it may end on its way.
void settle(RegistrationLevel& level, Rigid& transform, double firstStep, unsigned iterations,
            const std::array<double, 3>& middle, const StopToken& stop) {
    constexpr int kMostRounds = 6;
    constexpr double kStays = 0.1;
    for (int round = 0; round < kMostRounds; ++round) {
        const Affine before = rowsOf(transform);
        (void)level.improve(transform, firstStep, iterations, stop);
        if (furthestApart(before, rowsOf(transform), middle) < kStays) {
            return;
        }
    }
}

/// Fits the fixed image to the moving one.
Rigid::Pointer fitRigidly(const StrippedImage& fixed, const StrippedImage& moving, bool showsMore,
                          const AlignmentProgress& progress, const StopToken& stop) {
    constexpr float kRim = 6.0f;
    // Around a stripped brain there is empty space, and around the same brain in a head there is
    // not.
    const float rim = showsMore ? 0.0f : kRim;
    const std::vector<RigidStart> starts = rigidStarts(fixed, moving, showsMore);
    RegistrationLevel coarse(fixed, moving, 8.0, rim);
    Rigid::Pointer best;
    double most = 0.0;
    double done = 0.0;
    const double steps = static_cast<double>(starts.size()) + 4.0;
    const auto tell = [&](double pieces) {
        done += pieces;
        progress(done / steps);
    };
    for (const RigidStart& start : starts) {
        const auto transform = rigidFrom(fixed, start);
        try {
            const double value = coarse.improve(*transform, 4.0, 25, stop);
            if (best.IsNull() || value > most) {
                best = transform;
                most = value;
            }
        } catch (const itk::ExceptionObject&) {
            // From here the images do not meet; from another start they may.
        }
        tell(1.0);
    }
    if (best.IsNull()) {
        throw SettingsError(MessageId::VisitsNotAligned);
    }
    settle(coarse, *best, 2.0, 60, fixed.middle, stop);
    tell(1.0);
    RegistrationLevel fine(fixed, moving, 4.0, rim);
    settle(fine, *best, 1.0, 40, fixed.middle, stop);
    tell(2.0);
    return best;
}

/// Measures how well a transform fits.
/// @param toMoving takes millimetres of the smaller image to those of the larger one.
RigidAlignment measured(const StrippedImage& fixed, const StrippedImage& moving,
                        const Affine& toMoving) {
    const CommonTissue common = commonTissue(fixed, moving, toMoving);
    RigidAlignment result;
    result.overlap = common.share * std::max(1.0, fixed.volume / moving.volume);
    result.isOfHeads = std::min(fixed.volume, moving.volume) > kMostBrain;
    if (!common.fixed.empty()) {
        result.correlation = correlationOf(common);
        result.agreement = agreementOf(common);
    }
    result.firstToSecond = toMoving;
    return result;
}

}  // namespace

const char* nameOf(AlignmentQuality quality) {
    switch (quality) {
        case AlignmentQuality::Good:
            return "good";
        case AlignmentQuality::Doubtful:
            return "doubtful";
        case AlignmentQuality::Poor:
            break;
    }
    return "poor";
}

AlignmentQuality RigidAlignment::quality() const {
    const AgreementLimits& limits = isOfHeads ? kLimitsOfHeads : kLimitsOfBrains;
    if (overlap < kLeastCommonTissue || agreement < limits.doubtful) {
        return AlignmentQuality::Poor;
    }
    return agreement < limits.good ? AlignmentQuality::Doubtful : AlignmentQuality::Good;
}

RigidAlignment alignRigidly(const Volume& first, const Mask& firstTissue, const Volume& second,
                            const Mask& secondTissue, const AlignmentProgress& progress,
                            const StopToken& stop) {
    StrippedImage fixed = strippedImage(first, firstTissue);
    StrippedImage moving = strippedImage(second, secondTissue);
    const std::array<double, 3> middle = fixed.middle;
    stop.throwIfStopped();
    const bool isSwapped = fixed.volume > kShowsMore * moving.volume;
    if (isSwapped) {
        std::swap(fixed, moving);
    }
    const bool showsMore = moving.volume > kShowsMore * fixed.volume;
    try {
        const Affine found = rowsOf(*fitRigidly(fixed, moving, showsMore, progress, stop));
        RigidAlignment result = measured(fixed, moving, found);
        result.firstToSecond = isSwapped ? rigidInverse(found) : found;
        result.turnDegrees = turnOf(found);
        const auto moved = movedBy(result.firstToSecond, middle);
        result.shiftMillimetres =
            std::hypot(moved[0] - middle[0], moved[1] - middle[1], moved[2] - middle[2]);
        progress(1.0);
        return result;
    } catch (const itk::ExceptionObject&) {
        throw SettingsError(MessageId::VisitsNotAligned);
    }
}

RigidAlignment alignmentByHeaders(const Volume& first, const Mask& firstTissue,
                                  const Volume& second, const Mask& secondTissue) {
    const RigidAlignment none;
    return measured(strippedImage(first, firstTissue), strippedImage(second, secondTissue),
                    none.firstToSecond);
}

}  // namespace disyre
