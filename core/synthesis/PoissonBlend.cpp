// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/PoissonBlend.h"

#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace disyre {

namespace {

constexpr std::array<std::pair<int, int>, 4> kNeighbours = {
    {{-1, 0}, {1, 0}, {0, -1}, {0, 1}}};

bool onBorder(const PatchMask& mask, int row, int column) {
    return row == 0 || column == 0 || row == mask.height - 1 || column == mask.width - 1;
}

/// The unknown pixels and, of each, its unknown neighbours (-1 for a known one, which is 0).
struct Unknowns {
    std::vector<std::pair<int, int>> pixels;
    std::vector<std::array<int, 4>> neighbours;

    explicit Unknowns(const PatchMask& inside) {
        Array2<int> number(inside.height, inside.width, -1);
        for (int row = 0; row < inside.height; ++row) {
            for (int column = 0; column < inside.width; ++column) {
                if (inside.at(row, column) != 0 && !onBorder(inside, row, column)) {
                    number.at(row, column) = static_cast<int>(pixels.size());
                    pixels.emplace_back(row, column);
                }
            }
        }
        for (const auto& [row, column] : pixels) {
            std::array<int, 4> around{};
            for (std::size_t k = 0; k < 4; ++k) {
                around[k] = number.at(row + kNeighbours[k].first, column + kNeighbours[k].second);
            }
            neighbours.push_back(around);
        }
    }
};

using Values = std::vector<double>;

double product(const Values& a, const Values& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// The negative Laplacian with 0 around the unknown pixels: symmetric and positive definite.
void applyLaplacian(const Unknowns& unknowns, const Values& values, Values& result) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        result[i] = 4.0 * values[i];
        for (const int neighbour : unknowns.neighbours[i]) {
            if (neighbour >= 0) {
                result[i] -= values[static_cast<std::size_t>(neighbour)];
            }
        }
    }
}

/// Conjugate gradients (Hestenes and Stiefel 1952) from zero, to a millionth of the right side.
Values solveLaplacian(const Unknowns& unknowns, const Values& rightSide) {
    Values solution(rightSide.size(), 0.0);
    Values residual = rightSide;
    Values direction = residual;
    Values image(rightSide.size());
    double squared = product(residual, residual);
    const double enough = 1e-12 * squared;
    for (std::size_t i = 0; i < rightSide.size() && squared > enough && squared > 1e-20; ++i) {
        applyLaplacian(unknowns, direction, image);
        const double step = squared / product(direction, image);
        for (std::size_t k = 0; k < solution.size(); ++k) {
            solution[k] += step * direction[k];
            residual[k] -= step * image[k];
        }
        const double next = product(residual, residual);
        for (std::size_t k = 0; k < solution.size(); ++k) {
            direction[k] = residual[k] + next / squared * direction[k];
        }
        squared = next;
    }
    return solution;
}

}  // namespace

PatchMask solvableRegion(const PatchMask& region, const PatchMask& within) {
    PatchMask result(region.height, region.width);
    for (int row = 1; row + 1 < region.height; ++row) {
        for (int column = 1; column + 1 < region.width; ++column) {
            bool known = region.at(row, column) != 0 && within.at(row, column) != 0;
            for (const auto& [dr, dc] : kNeighbours) {
                known = known && within.at(row + dr, column + dc) != 0;
            }
            result.at(row, column) = known ? 1 : 0;
        }
    }
    return result;
}

Patch poissonBlend(const Patch& image, const Patch& source, const PatchMask& inside, double alpha) {
    // With the blend linear in the gradients, the change u = result - image solves
    // Laplacian u = alpha Laplacian (source - image), u = 0 around: one solve, and alpha = 0 is exact.
    const auto difference = [&](int row, int column) {
        return static_cast<double>(source.at(row, column)) - image.at(row, column);
    };
    const Unknowns unknowns(inside);
    Values rightSide;
    for (const auto& [row, column] : unknowns.pixels) {
        double sum = 0.0;
        for (const auto& [dr, dc] : kNeighbours) {
            sum += difference(row, column) - difference(row + dr, column + dc);
        }
        rightSide.push_back(alpha * sum);
    }
    const Values change = solveLaplacian(unknowns, rightSide);
    Patch result = image;
    for (std::size_t i = 0; i < change.size(); ++i) {
        float& pixel = result.at(unknowns.pixels[i].first, unknowns.pixels[i].second);
        pixel = static_cast<float>(pixel + change[i]);
    }
    return result;
}

}  // namespace disyre
