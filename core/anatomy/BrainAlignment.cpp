// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/anatomy/BrainAlignment.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/preprocess/GridFilters.h"

namespace disyre {

namespace {

// Twelve parameters of the affine, the gain and the offset.
constexpr std::size_t kParameters = 14;
using Parameters = std::array<double, kParameters>;
using Normal = std::array<std::array<double, kParameters>, kParameters>;
using Point = std::array<double, 3>;

/// Returns the brain alone, scaled to a mean of 1 and smoothed.
Volume strippedAndSmoothed(const Volume& scan, const Mask& brain, double sigma) {
    Volume stripped = scan;
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
        stripped.voxels[i] = brain.voxels[i] != 0 ? scan.voxels[i] : 0.0f;
        sum += stripped.voxels[i];
        count += brain.voxels[i];
    }
    if (!(sum > 0.0)) {
        throw SettingsError(MessageId::BrainNotAlignedEmpty);
    }
    for (float& value : stripped.voxels) {
        value *= static_cast<float>(count / sum);
    }
    static_cast<Grid<float>&>(stripped) = gaussian(stripped, scan.spacing(), sigma);
    return stripped;
}

struct Extent {
    Point middle{};
    Point deviation{};
};

Extent extentOf(const Volume& scan, const Mask& brain) {
    Point sum{}, squares{};
    double count = 0.0;
    std::size_t i = 0;
    for (int z = 0; z < brain.size[2]; ++z) {
        for (int y = 0; y < brain.size[1]; ++y) {
            for (int x = 0; x < brain.size[0]; ++x, ++i) {
                if (brain.voxels[i] == 0) {
                    continue;
                }
                const Point mm = scan.position({double(x), double(y), double(z)});
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    sum[axis] += mm[axis];
                    squares[axis] += mm[axis] * mm[axis];
                }
                count += 1.0;
            }
        }
    }
    if (count == 0.0) {
        throw SettingsError(MessageId::BrainNotAlignedEmpty);
    }
    Extent extent;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        extent.middle[axis] = sum[axis] / count;
        extent.deviation[axis] =
            std::sqrt(squares[axis] / count - extent.middle[axis] * extent.middle[axis]);
    }
    return extent;
}

/// A point of the template at which the images are compared.
struct Sample {
    Point mm;
    double value;
};

std::vector<Sample> samplesOf(const Volume& image, const Mask& brain, double step) {
    const auto spacing = image.spacing();
    const Grid<float> depth = signedDistance(brain, spacing);
    std::array<int, 3> stride{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        stride[axis] = std::max(1, static_cast<int>(std::lround(step / spacing[axis])));
    }
    std::vector<Sample> samples;
    for (int z = 0; z < image.size[2]; z += stride[2]) {
        for (int y = 0; y < image.size[1]; y += stride[1]) {
            for (int x = 0; x < image.size[0]; x += stride[0]) {
                // A rim of empty space around the brain is compared as well, because it holds the
                // brain's outline in place.
                constexpr float kRim = -8.0f;
                if (depth.at(x, y, z) > kRim) {
                    samples.push_back(
                        {image.position({double(x), double(y), double(z)}), image.at(x, y, z)});
                }
            }
        }
    }
    return samples;
}

/// Solves a x = b, where `a` is symmetric and positive definite, so that Gaussian elimination is
/// stable without pivoting.
Parameters solve(Normal a, Parameters b) {
    for (std::size_t k = 0; k < kParameters; ++k) {
        for (std::size_t row = k + 1; row < kParameters; ++row) {
            const double factor = a[row][k] / a[k][k];
            for (std::size_t column = k; column < kParameters; ++column) {
                a[row][column] -= factor * a[k][column];
            }
            b[row] -= factor * b[k];
        }
    }
    for (std::size_t k = kParameters; k-- > 0;) {
        for (std::size_t column = k + 1; column < kParameters; ++column) {
            b[k] -= a[k][column] * b[column];
        }
        b[k] /= a[k][k];
    }
    return b;
}

/// The least squares problem of gain * scan(affine * x) + offset - template(x). The gain multiplies
/// the scan, because a gain of the template would make a template that is shrunk into a few even
/// voxels the best fit.
class Fit {
public:
    Fit(std::vector<Sample> samples, const Volume& scan)
        : samples_(std::move(samples)), scan_(scan), toIndex_(inverseOf(scan.affine)) {}

    [[nodiscard]] double cost(const Parameters& p) const {
        double sum = 0.0;
        for (const Sample& s : samples_) {
            const double residual = p[12] * sampleAt(scan_, index(p, s.mm)) + p[13] - s.value;
            sum += residual * residual;
        }
        return sum;
    }

    void refine(Parameters& p) const {
        double damping = 1e-3;
        double best = cost(p);
        constexpr int kIterations = 40;
        for (int i = 0; i < kIterations && damping < 1e6; ++i) {
            Normal normal{};
            Parameters right{};
            linearise(p, normal, right);
            for (std::size_t k = 0; k < kParameters; ++k) {
                normal[k][k] *= 1.0 + damping;
                normal[k][k] += 1e-9;
            }
            const Parameters change = solve(normal, right);
            Parameters next = p;
            for (std::size_t k = 0; k < kParameters; ++k) {
                next[k] += change[k];
            }
            const double value = cost(next);
            if (value < best) {
                const bool settled = best - value < 1e-5 * best;
                best = value;
                p = next;
                damping *= 0.3;
                if (settled) {
                    break;
                }
            } else {
                damping *= 10.0;
            }
        }
    }

    [[nodiscard]] Point index(const Parameters& p, const Point& mm) const {
        Point moved{};
        for (std::size_t row = 0; row < 3; ++row) {
            // The shifts are counted in decimetres, so that all twelve numbers have a similar size.
            moved[row] = p[4 * row] * mm[0] + p[4 * row + 1] * mm[1] + p[4 * row + 2] * mm[2] +
                         100.0 * p[4 * row + 3];
        }
        return movedBy(toIndex_, moved);
    }

private:
    void linearise(const Parameters& p, Normal& normal, Parameters& right) const {
        for (const Sample& s : samples_) {
            const Point at = index(p, s.mm);
            Point slope{};  // The slope along the scan's voxel axes.
            for (std::size_t axis = 0; axis < 3; ++axis) {
                Point ahead = at, behind = at;
                ahead[axis] += 1.0;
                behind[axis] -= 1.0;
                slope[axis] = p[12] * (sampleAt(scan_, ahead) - sampleAt(scan_, behind)) / 2.0;
            }
            Parameters row{};
            for (std::size_t r = 0; r < 3; ++r) {
                const double inMm = slope[0] * toIndex_[0][r] + slope[1] * toIndex_[1][r] +
                                    slope[2] * toIndex_[2][r];
                for (std::size_t c = 0; c < 3; ++c) {
                    row[4 * r + c] = inMm * s.mm[c];
                }
                row[4 * r + 3] = inMm * 100.0;
            }
            const double value = sampleAt(scan_, at);
            row[12] = value;
            row[13] = 1.0;
            const double residual = p[12] * value + p[13] - s.value;
            for (std::size_t k = 0; k < kParameters; ++k) {
                for (std::size_t l = 0; l < kParameters; ++l) {
                    normal[k][l] += row[k] * row[l];
                }
                right[k] -= row[k] * residual;
            }
        }
    }

    std::vector<Sample> samples_;
    const Volume& scan_;
    Affine toIndex_;
};

Parameters startFrom(const Extent& from, const Extent& to) {
    Parameters p{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double scale = to.deviation[axis] / from.deviation[axis];
        p[4 * axis + axis] = scale;
        p[4 * axis + 3] = (to.middle[axis] - scale * from.middle[axis]) / 100.0;
    }
    p[12] = 1.0;
    return p;
}

Affine affineFrom(const Parameters& p) {
    Affine affine{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            affine[row][column] = p[4 * row + column];
        }
        affine[row][3] = 100.0 * p[4 * row + 3];
    }
    return affine;
}

/// Computes correlation and overlap over the template's voxels.
void judge(const Volume& templateImage, const Mask& templateBrain, const Volume& image,
           const Mask& brain, BrainAlignment& alignment) {
    const Affine toIndex = inverseOf(image.affine);
    double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0, inTemplate = 0;
    double brainVoxels = 0.0;
    for (const auto voxel : brain.voxels) {
        brainVoxels += voxel;
    }
    std::size_t i = 0;
    for (int z = 0; z < templateBrain.size[2]; ++z) {
        for (int y = 0; y < templateBrain.size[1]; ++y) {
            for (int x = 0; x < templateBrain.size[0]; ++x, ++i) {
                if (templateBrain.voxels[i] == 0) {
                    continue;
                }
                inTemplate += 1.0;
                const Point at = movedBy(
                    toIndex, movedBy(alignment.templateToScan,
                                     templateImage.position({double(x), double(y), double(z)})));
                const std::array<int, 3> nearest{static_cast<int>(std::lround(at[0])),
                                                 static_cast<int>(std::lround(at[1])),
                                                 static_cast<int>(std::lround(at[2]))};
                if (!brain.contains(nearest[0], nearest[1], nearest[2]) ||
                    brain.at(nearest[0], nearest[1], nearest[2]) == 0) {
                    continue;
                }
                const double u = templateImage.voxels[i];
                const double v = sampleAt(image, at);
                n += 1, a += u, b += v, aa += u * u, bb += v * v, ab += u * v;
            }
        }
    }
    const Affine& t = alignment.templateToScan;
    const double grows = std::abs(Volume({1, 1, 1}, t).voxelMillilitres()) * 1000.0;
    const double templateMl = inTemplate * templateImage.voxelMillilitres() * grows;
    const double bothMl = n * templateImage.voxelMillilitres() * grows;
    alignment.overlap = 2.0 * bothMl / (templateMl + brainVoxels * image.voxelMillilitres());
    const double spread = std::sqrt((n * aa - a * a) * (n * bb - b * b));
    alignment.correlation = spread > 0.0 ? (n * ab - a * b) / spread : 0.0;
}

}  // namespace

double sampleAt(const Grid<float>& grid, const std::array<double, 3>& at) {
    std::array<int, 3> first{};
    std::array<double, 3> share{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        first[axis] = static_cast<int>(std::floor(at[axis]));
        share[axis] = at[axis] - first[axis];
    }
    double value = 0.0;
    for (int corner = 0; corner < 8; ++corner) {
        const std::array<int, 3> step{corner & 1, (corner >> 1) & 1, corner >> 2};
        double weight = 1.0;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            weight *= step[axis] != 0 ? share[axis] : 1.0 - share[axis];
        }
        const int x = first[0] + step[0], y = first[1] + step[1], z = first[2] + step[2];
        if (weight > 0.0 && grid.contains(x, y, z)) {
            value += weight * grid.at(x, y, z);
        }
    }
    return value;
}

BrainAlignment alignBrains(const Volume& templateScan, const Mask& templateBrain,
                           const Volume& scan, const Mask& brain) {
    Parameters p = startFrom(extentOf(templateScan, templateBrain), extentOf(scan, brain));
    BrainAlignment alignment;
    for (const double sigma : {6.0, 3.0}) {
        const Volume from = strippedAndSmoothed(templateScan, templateBrain, sigma);
        const Volume to = strippedAndSmoothed(scan, brain, sigma);
        Fit(samplesOf(from, templateBrain, sigma > 4.0 ? 8.0 : 4.0), to).refine(p);
        alignment.templateToScan = affineFrom(p);
        judge(from, templateBrain, to, brain, alignment);
    }
    constexpr double kLeastCorrelation = 0.5;
    if (!(alignment.correlation >= kLeastCorrelation)) {
        throw SettingsError(MessageId::BrainNotAligned);
    }
    return alignment;
}

}  // namespace disyre
