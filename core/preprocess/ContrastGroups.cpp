// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/ContrastGroups.h"

#include <algorithm>
#include <cmath>

namespace disyre {

namespace {

constexpr int kCells = 12;  // The number of cells along each axis.

}  // namespace

ContrastSignature contrastSignature(const Volume& image, const Mask& mask) {
    const std::size_t count = std::size_t{kCells} * kCells * kCells;
    std::vector<double> sums(count, 0.0);
    std::vector<double> brain(count, 0.0);
    std::vector<double> voxels(count, 0.0);
    for (int z = 0; z < image.size[2]; ++z) {
        for (int y = 0; y < image.size[1]; ++y) {
            for (int x = 0; x < image.size[0]; ++x) {
                const auto cell = static_cast<std::size_t>(
                    ((z * kCells / image.size[2]) * kCells + y * kCells / image.size[1]) * kCells +
                    x * kCells / image.size[0]);
                voxels[cell] += 1.0;
                if (mask.at(x, y, z) != 0) {
                    brain[cell] += 1.0;
                    sums[cell] += static_cast<double>(image.at(x, y, z));
                }
            }
        }
    }
    ContrastSignature signature;
    for (std::size_t cell = 0; cell < count; ++cell) {
        signature.means.push_back(brain[cell] > 0.0 ? static_cast<float>(sums[cell] / brain[cell])
                                                    : 0.0f);
        signature.shares.push_back(
            voxels[cell] > 0.0 ? static_cast<float>(brain[cell] / voxels[cell]) : 0.0f);
    }
    return signature;
}

double contrastSimilarity(const ContrastSignature& a, const ContrastSignature& b) {
    double weights = 0.0;
    double sumA = 0.0;
    double sumB = 0.0;
    double squaresA = 0.0;
    double squaresB = 0.0;
    double products = 0.0;
    for (std::size_t i = 0; i < a.means.size(); ++i) {
        const double weight = std::sqrt(static_cast<double>(a.shares[i]) * b.shares[i]);
        const double x = a.means[i];
        const double y = b.means[i];
        weights += weight;
        sumA += weight * x;
        sumB += weight * y;
        squaresA += weight * x * x;
        squaresB += weight * y * y;
        products += weight * x * y;
    }
    if (weights <= 0.0) {
        return 0.0;
    }
    const double varianceA = squaresA - sumA * sumA / weights;
    const double varianceB = squaresB - sumB * sumB / weights;
    if (varianceA <= 0.0 || varianceB <= 0.0) {
        return 0.0;
    }
    return (products - sumA * sumB / weights) / std::sqrt(varianceA * varianceB);
}

std::vector<std::vector<std::size_t>> contrastGroups(std::span<const ContrastSignature> scans) {
    constexpr double kAlike = 0.5;
    std::vector<std::vector<std::size_t>> groups;
    std::vector<bool> placed(scans.size(), false);
    for (std::size_t first = 0; first < scans.size(); ++first) {
        if (placed[first]) {
            continue;
        }
        placed[first] = true;
        std::vector<std::size_t> group{first};
        for (std::size_t next = 0; next < group.size(); ++next) {
            for (std::size_t other = 0; other < scans.size(); ++other) {
                if (!placed[other] &&
                    contrastSimilarity(scans[group[next]], scans[other]) >= kAlike) {
                    placed[other] = true;
                    group.push_back(other);
                }
            }
        }
        std::sort(group.begin(), group.end());
        groups.push_back(std::move(group));
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return groups;
}

}  // namespace disyre
