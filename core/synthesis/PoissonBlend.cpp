// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/PoissonBlend.h"

#include <Eigen/IterativeLinearSolvers>
#include <Eigen/SparseCore>

#include <array>
#include <utility>
#include <vector>

namespace disyre {

namespace {

constexpr std::array<std::pair<int, int>, 4> kNeighbours = {{{-1, 0}, {1, 0}, {0, -1}, {0, 1}}};

bool onBorder(const PatchMask& mask, int row, int column) {
    return row == 0 || column == 0 || row == mask.height - 1 || column == mask.width - 1;
}

/// The pixels whose change is to be found, and the number of each in the system of equations.
struct Unknowns {
    std::vector<std::pair<int, int>> pixels;  // The row and the column of each pixel.
    Array2<int> numbers;                      // The number of each pixel; -1 if it stays as it is.

    explicit Unknowns(const PatchMask& inside) : numbers(inside.height, inside.width, -1) {
        for (int row = 0; row < inside.height; ++row) {
            for (int column = 0; column < inside.width; ++column) {
                if (inside.at(row, column) != 0 && !onBorder(inside, row, column)) {
                    numbers.at(row, column) = static_cast<int>(pixels.size());
                    pixels.emplace_back(row, column);
                }
            }
        }
    }
};

using Matrix = Eigen::SparseMatrix<double>;
using Vector = Eigen::VectorXd;

/// Returns the negative five-point Laplacian on the unknown pixels, which counts the pixels around
/// them as 0. It is symmetric and positive definite.
Matrix laplacianOn(const Unknowns& unknowns) {
    const auto count = static_cast<Eigen::Index>(unknowns.pixels.size());
    Matrix matrix(count, count);
    matrix.reserve(Eigen::VectorXi::Constant(count, 5));
    for (Eigen::Index i = 0; i < count; ++i) {
        const auto& [row, column] = unknowns.pixels[static_cast<std::size_t>(i)];
        for (const auto& [dr, dc] : kNeighbours) {
            const int neighbour = unknowns.numbers.at(row + dr, column + dc);
            if (neighbour >= 0) {
                matrix.insert(neighbour, i) = -1.0;
            }
        }
        matrix.insert(i, i) = 4.0;
    }
    matrix.makeCompressed();
    return matrix;
}

Vector solve(const Matrix& matrix, const Vector& rightSide) {
    // Every entry of the diagonal is 4, so a diagonal preconditioner would change nothing.
    Eigen::ConjugateGradient<Matrix, Eigen::Lower | Eigen::Upper, Eigen::IdentityPreconditioner>
        solver;
    solver.setTolerance(1e-6);
    solver.setMaxIterations(rightSide.size());
    solver.compute(matrix);
    return solver.solve(rightSide);
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
    // The blend is linear in the gradients. The change u = result - image therefore solves
    // Laplacian u = alpha Laplacian (source - image) with u = 0 around the region, which takes one
    // solve and gives exactly the image for alpha = 0.
    const auto difference = [&](int row, int column) {
        return static_cast<double>(source.at(row, column)) - image.at(row, column);
    };
    const Unknowns unknowns(inside);
    if (unknowns.pixels.empty()) {
        return image;
    }
    Vector rightSide(static_cast<Eigen::Index>(unknowns.pixels.size()));
    for (Eigen::Index i = 0; i < rightSide.size(); ++i) {
        const auto& [row, column] = unknowns.pixels[static_cast<std::size_t>(i)];
        double sum = 0.0;
        for (const auto& [dr, dc] : kNeighbours) {
            sum += difference(row, column) - difference(row + dr, column + dc);
        }
        rightSide[i] = alpha * sum;
    }
    const Vector change = solve(laplacianOn(unknowns), rightSide);
    Patch result = image;
    for (Eigen::Index i = 0; i < change.size(); ++i) {
        const auto& [row, column] = unknowns.pixels[static_cast<std::size_t>(i)];
        float& pixel = result.at(row, column);
        pixel = static_cast<float>(pixel + change[i]);
    }
    return result;
}

}  // namespace disyre
